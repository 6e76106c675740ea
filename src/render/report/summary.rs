//! The summary of all packages of a scenario.

use std::collections::BTreeMap;

use super::block::{Block, Table, figure_of, heading, list, note, paragraph};
use super::chart::{Bar, PairBar, Unit, bars, pairs};
use super::context::{Context, Pack, label};
use super::header::figure;
use super::ratios::Leverage;
use super::{Link, Paper, Part, alternatives, loans, matrix, offer, provenance, sharing, words};
use crate::model::PartnerId;
use crate::package::EnvelopeUse;
use crate::render::locale::{Language, Languages, tell};
use crate::render::number::{
    UNITS_PER_MEUR, as_f64, count_f64, marginal_percent, nearest, small_decimals,
};

/// Stages of the criterion that are printed.
const STAGES: usize = 4;

/// Packages beyond which readers look for a name rather than for the scenario's order.
const MANY: usize = 12;

/// Packages in the order of printing: the scenario's, or by name where there are many.
pub(super) fn ordered<'c>(context: &'c Context<'c>) -> Vec<&'c Pack<'c>> {
    let mut packs: Vec<&Pack> = context.packs.iter().collect();
    if packs.len() > MANY {
        packs.sort_by(|a, b| a.partner.name.cmp(&b.partner.name));
    }
    packs
}

/// The summary as a document.
pub(super) fn paper(context: &Context, languages: &Languages) -> Paper {
    let parts: [(&str, Vec<Block>); 8] = [
        ("summary-result", result(context)),
        ("summary-packages", packages(context)),
        ("summary-balance", balance(context)),
        ("summary-money", money_of_all(context)),
        ("summary-shared", shared(context)),
        ("summary-chosen", chosen(context)),
        ("summary-left-out", left_out(context)),
        ("summary-method", method(context)),
    ];
    let sections = parts
        .into_iter()
        .filter(|(_, blocks)| !blocks.is_empty())
        .enumerate();
    let sections = sections.map(|(at, (title, blocks))| Part {
        number: (at + 1).to_string(),
        title: context.say(title),
        annex: false,
        anchor: format!("s{}", at + 1),
        blocks,
    });
    let notes: Vec<String> = context
        .packs
        .iter()
        .filter_map(|pack| super::footnote(context, pack))
        .collect();
    Paper {
        id: "summary".to_owned(),
        title: context.title(&context.offer.scenario),
        subtitle: context.say("summary-subtitle"),
        footnote: (!notes.is_empty()).then(|| notes.join(" ")),
        key_figures: key_figures(context),
        sections: sections.collect(),
        links: ordered(context)
            .into_iter()
            .map(|pack| Link {
                path: format!(
                    "briefs/{}{}",
                    pack.partner.id,
                    brief_language(context, pack, languages).suffix()
                ),
                label: pack.name(context),
            })
            .collect(),
        versions: Vec::new(),
    }
}

/// The language of the brief that a summary points to: its own, else the first in which there is one.
fn brief_language(context: &Context, pack: &Pack, languages: &Languages) -> Language {
    let working = &pack.partner.profile.languages;
    let written = |language: &Language| languages.wants(*language, working);
    let own = Some(context.language).filter(written);
    let first = || Language::ALL.into_iter().find(written);
    own.or_else(first).unwrap_or(Language::English)
}

fn key_figures(context: &Context) -> Vec<super::KeyFigure> {
    let components: usize = context.packs.iter().map(|pack| pack.chosen.len()).sum();
    let partners = context.packs.len();
    let alone = context.packs.first().filter(|_| partners == 1);
    let mut figures = vec![
        figure(
            partners.to_string(),
            &tell!(context, "key-partners", count = partners),
        ),
        figure(
            context.eur(context.money.total),
            &context.say("key-whole-period"),
        ),
        figure(
            components.to_string(),
            &match alone {
                Some(_) => tell!(context, "key-components", count = components),
                None => tell!(context, "key-all-components", count = components),
            },
        ),
    ];
    let shares = context.packs.iter().filter_map(|pack| pack.party);
    if let Some(least) = shares
        .map(|party| party.share_of_ideal)
        .min_by(f64::total_cmp)
    {
        let label = match alone {
            Some(pack) => tell!(context, "key-best-partner", partner = pack.name(context)),
            None => context.say("key-least"),
        };
        figures.push(figure(context.percent(least), &label));
    }
    if let Some(eu) = context.eu() {
        figures.push(figure(
            context.percent(eu.share_of_ideal),
            &context.say("key-best-eu"),
        ));
    }
    figures
}

fn result(context: &Context) -> Vec<Block> {
    let scenario = &context.offer.scenario;
    let mut blocks = Vec::new();
    if !scenario.description.is_empty() {
        blocks.push(paragraph(context.text(
            &scenario.translations,
            "description",
            &scenario.description,
        )));
    }
    let (first, last) = context.years();
    blocks.push(paragraph(tell!(
        context,
        "summary-packages-for",
        count = context.packs.len(),
        amount = context.eur(context.money.total),
        first = first,
        last = last,
        prices = scenario.price_year,
        criterion = words::criterion(context, context.result.criterion),
        proof = offer::proof(context)
    )));
    let links = context.packs.iter().map(|pack| {
        tell!(
            context,
            "summary-package",
            partner = pack.name(context),
            count = pack.chosen.len(),
            amount = context.eur(pack.total(context))
        )
    });
    if context.packs.len() <= 3 {
        blocks.extend(list(links.collect()));
    }
    blocks
}

fn packages(context: &Context) -> Vec<Block> {
    let mut table = Table::new(
        context.say("summary-packages"),
        &context.cells("packages-columns"),
    );
    for pack in ordered(context) {
        let grants = pack.of_kind(context, |kind| kind == crate::model::InstrumentKind::Grant);
        let party = |of: fn(&crate::package::Party) -> f64| {
            pack.party
                .map_or_else(|| "–".to_owned(), |party| context.percent(of(party)))
        };
        table.row(vec![
            pack.name(context),
            pack.chosen.len().to_string(),
            context.money(pack.total(context)),
            context.money_or_dash(grants),
            party(|party| party.utility),
            party(|party| party.share_of_ideal),
            context.percent(pack.package.eu_utility),
            context.decimal(pack.package.effort, 1),
            pack.package
                .delivery_capacity
                .map_or_else(|| "–".to_owned(), |capacity| context.decimal(capacity, 1)),
        ]);
    }
    let grants: i64 = context
        .packs
        .iter()
        .map(|pack| pack.of_kind(context, |kind| kind == crate::model::InstrumentKind::Grant))
        .sum();
    let count: usize = context.packs.iter().map(|pack| pack.chosen.len()).sum();
    let dash = String::new;
    table.total = Some(vec![
        context.say("all"),
        count.to_string(),
        context.money(context.money.total),
        context.money_or_dash(grants),
        dash(),
        dash(),
        dash(),
        dash(),
        dash(),
    ]);
    vec![
        Block::Table { table },
        note(context.say("packages-remarks")),
    ]
}

fn balance(context: &Context) -> Vec<Block> {
    let mut rows = Vec::new();
    for pack in ordered(context) {
        if let Some(party) = pack.party {
            rows.push(Bar {
                label: pack.name(context),
                value: party.share_of_ideal,
                text: context.percent(party.share_of_ideal),
                role: "partner",
            });
        }
    }
    let mut title = context.say("balance-chart");
    if rows.len() > 2 * MANY {
        // A chart of every partner would be longer than a page; section 2 has them all.
        rows.sort_by(|a, b| a.value.total_cmp(&b.value));
        rows.truncate(2 * MANY);
        title = tell!(context, "balance-chart-least", count = 2 * MANY);
    }
    if let Some(eu) = context.eu() {
        rows.push(Bar {
            label: context.say("eu"),
            value: eu.share_of_ideal,
            text: context.percent(eu.share_of_ideal),
            role: "eu",
        });
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let id = context.chart_id("summary", "shares");
    let figure = bars(context, id, &title, Unit::Share, 1.0, &rows);
    let mut blocks = vec![figure_of(context, figure)];
    let mut stages = Table::new(
        context.say("stages-table"),
        &context.cells("stages-columns"),
    );
    // Lexicographic aims are as many as there are parties: the first say what was looked for.
    let all = &context.result.stages;
    for stage in all.iter().take(STAGES) {
        stages.row(vec![
            words::capital(&words::aim(context, &stage.aim)),
            context.figure(stage.value),
            stage
                .bound
                .map_or_else(|| context.say("not-proven"), |bound| context.figure(bound)),
        ]);
    }
    blocks.extend(stages.block());
    if all.len() > STAGES {
        blocks.push(note(tell!(
            context,
            "stages-more",
            count = all.len() - STAGES
        )));
    }
    blocks
}

/// What each euro of EU grant goes with, and what has to be paid back.
fn debt(context: &Context) -> Block {
    let mut table = Table::new(context.say("debt-table"), &context.cells("debt-columns"));
    let dash = || "–".to_owned();
    let (mut grants, mut lent) = (0, 0);
    for pack in ordered(context) {
        let leverage = Leverage::of(context, pack);
        let lines = loans::lines(context, pack);
        let owed: i64 = lines.iter().map(|line| line.units).sum();
        let (all, private) = leverage
            .per_euro(context)
            .unwrap_or_else(|| (dash(), dash()));
        let mut row = vec![
            pack.name(context),
            context.money_or_dash(leverage.eu_grants),
            all,
            private,
            context.money_or_dash(owed),
        ];
        match loans::Service::of(&lines).peak() {
            Some((year, most)) => row.extend([
                tell!(
                    context,
                    "debt-in-year",
                    amount = context.money(most),
                    year = year
                ),
                loans::of_gdp(context, as_f64(most) / 10.0, pack.partner.gdp),
            ]),
            None => row.extend([dash(), dash()]),
        }
        table.row(row);
        grants += leverage.eu_grants;
        lent += owed;
    }
    let mut total = vec![String::new(); table.columns.len()];
    total[0] = context.say("all");
    total[1] = context.money_or_dash(grants);
    total[4] = context.money_or_dash(lent);
    table.total = Some(total);
    Block::Table { table }
}

/// A row for each partner, a column for each source.
fn who_pays(context: &Context, used: &[usize]) -> Block {
    let instruments = &context.offer.taxonomy.instruments;
    let mut columns = context.cells("who-pays-columns");
    let after = columns.split_off(1.min(columns.len()));
    columns.extend(
        used.iter()
            .map(|at| context.numeric_code(instruments[*at].id.as_str())),
    );
    columns.extend(after);
    let mut table = Table::new(context.say("who-pays-table"), &columns);
    for pack in ordered(context) {
        let mut row = vec![pack.name(context)];
        row.extend(
            used.iter()
                .map(|at| context.money_or_dash(pack.sources(context)[*at])),
        );
        row.push(context.money(pack.total(context)));
        table.row(row);
    }
    let mut last = vec![context.say("all")];
    let sources = &context.money.sources;
    last.extend(used.iter().map(|at| context.money(sources[*at])));
    last.push(context.money(context.money.total));
    table.total = Some(last);
    Block::Table { table }
}

fn money_of_all(context: &Context) -> Vec<Block> {
    let mut blocks = money_blocks(context);
    blocks.extend(matrix::chart_of_all(context));
    blocks
}

fn money_blocks(context: &Context) -> Vec<Block> {
    let instruments = &context.offer.taxonomy.instruments;
    let used = context.used_instruments(&context.money.sources);
    let mut blocks = Vec::new();
    if !used.is_empty() {
        blocks.push(who_pays(context, &used));
        blocks.push(debt(context));
    }
    let mut table = Table::new(
        context.say("envelopes-table"),
        &context.cells("envelopes-columns"),
    );
    let mut chart = Vec::new();
    for envelope in &context.result.envelopes {
        let at = instruments
            .iter()
            .position(|i| i.id.as_str() == envelope.instrument);
        let units = at.map_or_else(|| nearest(envelope.used), |at| context.money.sources[at]);
        let name = at.map_or_else(
            || envelope.instrument.clone(),
            |at| context.instrument(&instruments[at]),
        );
        let kind = at.map_or_else(
            || "–".to_owned(),
            |at| words::kind(context, instruments[at].kind),
        );
        let money = |units: i64| context.money(units);
        let (total, share) = match envelope.total {
            Some(total) if total > 0.0 => (
                money(nearest(total)),
                context.percent((envelope.used / total).clamp(0.0, 1.0)),
            ),
            Some(total) => (money(nearest(total)), "–".to_owned()),
            None => (context.say("no-total"), "–".to_owned()),
        };
        if let Some(all) = envelope.total {
            chart.push(PairBar {
                label: name.clone(),
                values: [all, as_f64(units) / UNITS_PER_MEUR],
                text: tell!(
                    context,
                    "part-of",
                    part = money(units),
                    whole = money(nearest(all))
                ),
            });
        }
        table.row(vec![
            context.pair(&context.code(&envelope.instrument), &name),
            kind,
            total,
            money(units),
            share,
            envelope.shadow_price.map_or_else(
                || "–".to_owned(),
                |price| more(context, context.result.objective.value, price),
            ),
        ]);
    }
    let priced = context.result.envelopes.iter();
    let is_priced = priced.clone().any(|row| row.shadow_price.is_some());
    blocks.extend(table.block());
    if is_priced {
        let mut said = context.say("envelopes-prices");
        if priced.clone().any(priced_though_left) {
            said.push(' ');
            said.push_str(&context.say("envelopes-priced-left"));
        }
        blocks.push(note(said));
    }
    if !chart.is_empty() {
        let most = chart
            .iter()
            .map(|bar| bar.values[0].max(bar.values[1]))
            .fold(0.0, f64::max);
        let keys = [
            ("free", context.say("envelopes-available")),
            ("used", context.say("envelopes-used")),
        ];
        let figure = pairs(
            context,
            context.chart_id("summary", "envelopes"),
            &context.say("envelopes-chart"),
            Unit::Million,
            most,
            &keys,
            &chart,
        );
        blocks.push(figure_of(context, figure));
    }
    blocks
}

/// Whether more of a source adds something though the packages leave at least a hundredth of it unused, which a
/// reader would take for a mistake.
fn priced_though_left(row: &EnvelopeUse) -> bool {
    let left = row.total.is_some_and(|total| row.used < 0.99 * total);
    left && row.shadow_price.is_some_and(|price| price > 1e-9)
}

/// What one more million adds to the objective at the margin, relative to it.
fn more(context: &Context, value: f64, price: f64) -> String {
    marginal_percent(value, price).map_or_else(
        || "–".to_owned(),
        |percent| context.with_percent(&context.decimal(percent, small_decimals(percent))),
    )
}

fn shared(context: &Context) -> Vec<Block> {
    let mut table = Table::new(
        context.say("summary-shared"),
        &context.cells("shared-columns"),
    );
    for project in &context.result.regional {
        let known = context
            .offer
            .components
            .iter()
            .find(|c| c.id.as_str() == project.component);
        let option = known.and_then(|c| c.options.iter().find(|o| o.id.as_str() == project.option));
        let units: i64 = context
            .packs
            .iter()
            .flat_map(|pack| &pack.chosen)
            .filter(|chosen| chosen.component.id.as_str() == project.component)
            .map(|chosen| chosen.units)
            .sum();
        let units = if units > 0 {
            units
        } else {
            nearest(project.cost)
        };
        let members: Vec<String> = project
            .members
            .iter()
            .map(|id| partner_name(context, id))
            .collect();
        table.row(vec![
            known.map_or_else(
                || project.component.clone(),
                |component| label(context, component),
            ),
            option.map_or_else(|| project.option.clone(), |option| context.size(option)),
            context.money(units),
            context.commas(&members),
        ]);
    }
    let mut blocks: Vec<Block> = table.block().into_iter().collect();
    for project in &context.result.regional {
        blocks.extend(sharing::blocks(context, project));
    }
    blocks
}

pub(super) fn partner_name(context: &Context, id: &str) -> String {
    let pack = context
        .packs
        .iter()
        .find(|pack| pack.partner.id == PartnerId::new(id));
    pack.map_or_else(|| id.to_owned(), |pack| pack.name(context))
}

fn chosen(context: &Context) -> Vec<Block> {
    let mut by: BTreeMap<usize, (usize, i64, Vec<String>)> = BTreeMap::new();
    for pack in &context.packs {
        for chosen in &pack.chosen {
            let entry = by.entry(chosen.component_at).or_default();
            entry.0 += 1;
            entry.1 += chosen.units;
            entry.2.push(pack.partner.id.to_string());
        }
    }
    let mut rows: Vec<_> = by.into_iter().collect();
    rows.sort_by_key(|(at, (count, units, _))| {
        (std::cmp::Reverse(*count), std::cmp::Reverse(*units), *at)
    });
    let mut table = Table::new(
        context.say("chosen-table"),
        &context.cells("chosen-columns"),
    );
    for (at, (count, units, partners)) in rows {
        let component = &context.offer.components[at];
        let area = context.offer.taxonomy.area(&component.area);
        table.row(vec![
            label(context, component),
            area.map_or_else(|| component.area.to_string(), |area| context.area(area)),
            count.to_string(),
            context.money(units),
            context.commas(&partners),
        ]);
    }
    if !table.rows.is_empty() {
        let count: usize = context.packs.iter().map(|pack| pack.chosen.len()).sum();
        table.total = Some(vec![
            context.say("all"),
            String::new(),
            count.to_string(),
            context.money(context.money.total),
            String::new(),
        ]);
    }
    table.block().into_iter().collect()
}

fn left_out(context: &Context) -> Vec<Block> {
    let groups = alternatives::groups(context.result.left_out.iter());
    if groups.is_empty() {
        return Vec::new();
    }
    let rows: Vec<Bar> = groups
        .iter()
        .map(|(code, members)| Bar {
            label: words::code(context, code),
            value: count_f64(members.len()),
            text: members.len().to_string(),
            role: "neutral",
        })
        .collect();
    let most = rows.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let title = context.say("left-out-chart");
    let id = context.chart_id("summary", "left-out");
    vec![
        figure_of(context, bars(context, id, &title, Unit::Count, most, &rows)),
        paragraph(tell!(
            context,
            "left-out-where",
            annex = alternatives::SECTION.annex()
        )),
    ]
}

fn method(context: &Context) -> Vec<Block> {
    let result = context.result;
    let mut blocks = vec![paragraph(context.say("method-text"))];
    blocks.extend(list(vec![
        tell!(
            context,
            "method-answer",
            status = words::status(context, result.status, result.objective)
        ),
        tell!(
            context,
            "method-made",
            version = context.version,
            day = context.day(context.date)
        ),
    ]));
    blocks.extend(provenance::open_ideals(context, None));
    if !result.overrides.is_empty() {
        blocks.push(heading(context.say("method-changes")));
        blocks.extend(list(result.overrides.clone()));
    }
    let warnings: Vec<String> = context
        .offer
        .warnings
        .iter()
        .map(|warning| {
            let warning = words::sentence(&words::capital(&warning.message));
            context.foreign(&warning)
        })
        .collect();
    if !warnings.is_empty() {
        blocks.push(heading(context.say("method-warnings")));
        blocks.extend(list(warnings));
    }
    blocks.push(note(tell!(
        context,
        "method-files",
        count = result.inputs.len()
    )));
    if context.language != Language::English {
        blocks.push(note(context.say("untranslated")));
    }
    blocks
}
