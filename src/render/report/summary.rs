//! The summary of all packages of a scenario.

use std::collections::BTreeMap;

use super::block::{Block, Table, heading, list, note, paragraph};
use super::chart::{Bar, PairBar, Unit, bars, pairs};
use super::context::{Context, Pack, label};
use super::header::figure;
use super::ratios::Leverage;
use super::{Link, Paper, Part, alternatives, loans, matrix, offer, sharing, words};
use crate::finance::absorption::gdp;
use crate::model::PartnerId;
use crate::render::number::{
    UNITS_PER_MEUR, as_f64, count_f64, eur, figure as value, money, money_or_dash, nearest, percent,
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
pub(super) fn paper(context: &Context) -> Paper {
    let parts: [(&str, Vec<Block>); 8] = [
        ("The result", result(context)),
        ("Packages", packages(context)),
        ("Balance between the parties", balance(context)),
        ("Money", money_of_all(context)),
        ("Shared projects", shared(context)),
        ("Components and how often they were chosen", chosen(context)),
        ("What was left out and why", left_out(context)),
        ("Method, inputs, limits", method(context)),
    ];
    let sections = parts
        .into_iter()
        .filter(|(_, blocks)| !blocks.is_empty())
        .enumerate();
    let sections = sections.map(|(at, (title, blocks))| Part {
        number: (at + 1).to_string(),
        title: title.to_owned(),
        annex: false,
        anchor: format!("s{}", at + 1),
        blocks,
    });
    let notes: Vec<String> = context
        .packs
        .iter()
        .filter_map(|pack| {
            let note = pack.partner.profile.note.as_ref()?;
            Some(format!("* {}", note.trim_start_matches(['*', ' '])))
        })
        .collect();
    Paper {
        id: "summary".to_owned(),
        title: context.offer.scenario.title.clone(),
        subtitle: "Tech Business Offer: summary of all packages".to_owned(),
        footnote: (!notes.is_empty()).then(|| notes.join(" ")),
        key_figures: key_figures(context),
        sections: sections.collect(),
        links: ordered(context)
            .into_iter()
            .map(|pack| Link {
                path: format!("briefs/{}", pack.partner.id),
                label: pack.name(),
            })
            .collect(),
    }
}

fn key_figures(context: &Context) -> Vec<super::KeyFigure> {
    let components: usize = context.packs.iter().map(|pack| pack.chosen.len()).sum();
    let partners = context.packs.len();
    let mut figures = vec![
        figure(
            partners.to_string(),
            if partners == 1 { "partner" } else { "partners" },
        ),
        figure(eur(context.money.total), "over the whole period"),
        figure(components.to_string(), "components in all packages"),
    ];
    let shares = context.packs.iter().filter_map(|pack| pack.party);
    if let Some(least) = shares
        .map(|party| party.share_of_ideal)
        .min_by(f64::total_cmp)
    {
        figures.push(figure(
            percent(least),
            "of its best for the partner that gets least",
        ));
    }
    if let Some(eu) = context.eu() {
        figures.push(figure(percent(eu.share_of_ideal), "of the best for the EU"));
    }
    figures
}

fn result(context: &Context) -> Vec<Block> {
    let scenario = &context.offer.scenario;
    let mut blocks = Vec::new();
    if !scenario.description.is_empty() {
        blocks.push(paragraph(scenario.description.clone()));
    }
    let (first, last) = context.years();
    blocks.push(paragraph(format!(
        "{} for {} over {first} to {last}, at constant {} prices. The packages were picked together by one criterion: {}. {}.",
        words::capital(&words::count(context.packs.len(), "package", "packages")),
        eur(context.money.total),
        scenario.price_year,
        words::criterion(context.result.criterion),
        offer::proof(context)
    )));
    let links = context.packs.iter().map(|pack| {
        format!(
            "{}: {}, {}",
            pack.name(),
            words::count(pack.chosen.len(), "component", "components"),
            eur(pack.total(context))
        )
    });
    if context.packs.len() <= 3 {
        blocks.extend(list(links.collect()));
    }
    blocks
}

fn packages(context: &Context) -> Vec<Block> {
    let mut table = Table::new(
        "Packages",
        &[
            "Partner",
            "#Components",
            "#Million EUR",
            "#Grants",
            "#Needs met",
            "#Share of its ideal",
            "#EU interests served",
            "#Effort",
            "#Capacity",
        ],
    );
    for pack in ordered(context) {
        let grants = pack.of_kind(context, |kind| kind == crate::model::InstrumentKind::Grant);
        let party = |of: fn(&crate::package::Party) -> f64| {
            pack.party
                .map_or_else(|| "–".to_owned(), |party| percent(of(party)))
        };
        table.row(vec![
            pack.name(),
            pack.chosen.len().to_string(),
            money(pack.total(context)),
            money_or_dash(grants),
            party(|party| party.utility),
            party(|party| party.share_of_ideal),
            percent(pack.package.eu_utility),
            crate::render::number::decimal(pack.package.effort, 1),
            pack.package.delivery_capacity.map_or_else(
                || "–".to_owned(),
                |capacity| crate::render::number::decimal(capacity, 1),
            ),
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
        "All".to_owned(),
        count.to_string(),
        money(context.money.total),
        money_or_dash(grants),
        dash(),
        dash(),
        dash(),
        dash(),
        dash(),
    ]);
    vec![
        Block::Table { table },
        note(
            "Needs met and interests served are weighted shares. Share of its ideal: what the partner gains, as a share of \
             the most it could gain under the whole money while nobody ends below no deal.",
        ),
    ]
}

fn balance(context: &Context) -> Vec<Block> {
    let mut rows = Vec::new();
    for pack in ordered(context) {
        if let Some(party) = pack.party {
            rows.push(Bar {
                label: pack.name(),
                value: party.share_of_ideal,
                text: percent(party.share_of_ideal),
                role: "partner",
            });
        }
    }
    let mut title = "Share of the ideal that each party reaches".to_owned();
    if rows.len() > 2 * MANY {
        // A chart of every partner would be longer than a page; section 2 has them all.
        rows.sort_by(|a, b| a.value.total_cmp(&b.value));
        rows.truncate(2 * MANY);
        title = format!(
            "Share of the ideal: the {} partners that reach least, and the EU; all are in section 2",
            2 * MANY
        );
    }
    if let Some(eu) = context.eu() {
        rows.push(Bar {
            label: "EU".to_owned(),
            value: eu.share_of_ideal,
            text: percent(eu.share_of_ideal),
            role: "eu",
        });
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let figure = bars("summary-shares".to_owned(), &title, Unit::Share, 1.0, &rows);
    let mut blocks = vec![Block::Chart { figure }];
    let mut stages = Table::new(
        "Stages of the criterion",
        &["Stage", "#Reached", "#Proven bound"],
    );
    // Lexicographic aims are as many as there are parties: the first say what was looked for.
    let all = &context.result.stages;
    for stage in all.iter().take(STAGES) {
        stages.row(vec![
            words::capital(&stage.aim),
            value(stage.value),
            stage.bound.map_or_else(|| "not proven".to_owned(), value),
        ]);
    }
    blocks.extend(stages.block());
    if all.len() > STAGES {
        blocks.push(note(format!(
            "{} more stages, the cost last, are in result.json.",
            all.len() - STAGES
        )));
    }
    blocks
}

/// What each euro of EU grant goes with, and what has to be paid back.
fn debt(context: &Context) -> Block {
    let mut table = Table::new(
        "Leverage and debt, million EUR",
        &[
            "Partner",
            "#EU grants",
            "#All money per euro of it",
            "#Private per euro of it",
            "#Lent",
            "#Most due in a year",
            "#Share of GDP",
        ],
    );
    let dash = || "–".to_owned();
    let (mut grants, mut lent) = (0, 0);
    for pack in ordered(context) {
        let leverage = Leverage::of(context, pack);
        let lines = loans::lines(context, pack);
        let owed: i64 = lines.iter().map(|line| line.units).sum();
        let (all, private) = leverage.per_euro().unwrap_or_else(|| (dash(), dash()));
        let mut row = vec![
            pack.name(),
            money_or_dash(leverage.eu_grants),
            all,
            private,
            money_or_dash(owed),
        ];
        match loans::Service::of(&lines).peak() {
            Some((year, most)) => row.extend([
                format!("{} in {year}", money(most)),
                loans::of_gdp(
                    as_f64(most) / 10.0,
                    gdp(pack.partner, context.offer.scenario.price_year),
                ),
            ]),
            None => row.extend([dash(), dash()]),
        }
        table.row(row);
        grants += leverage.eu_grants;
        lent += owed;
    }
    let mut total = vec![String::new(); table.columns.len()];
    "All".clone_into(&mut total[0]);
    total[1] = money_or_dash(grants);
    total[4] = money_or_dash(lent);
    table.total = Some(total);
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
        let mut columns = vec!["Partner".to_owned()];
        columns.extend(used.iter().map(|at| format!("#{}", instruments[*at].id)));
        columns.push("#Total".to_owned());
        let mut table = Table::new("Who pays what, million EUR", &columns);
        for pack in ordered(context) {
            let mut row = vec![pack.name()];
            row.extend(
                used.iter()
                    .map(|at| money_or_dash(pack.sources(context)[*at])),
            );
            row.push(money(pack.total(context)));
            table.row(row);
        }
        let mut last = vec!["All".to_owned()];
        last.extend(used.iter().map(|at| money(context.money.sources[*at])));
        last.push(money(context.money.total));
        table.total = Some(last);
        blocks.push(Block::Table { table });
        blocks.push(debt(context));
    }
    let mut table = Table::new(
        "Envelopes, million EUR",
        &[
            "Source",
            "Kind",
            "#Available",
            "#Used",
            "#Share used",
            "#One more adds",
        ],
    );
    let mut chart = Vec::new();
    for envelope in &context.result.envelopes {
        let at = instruments
            .iter()
            .position(|i| i.id.as_str() == envelope.instrument);
        let units = at.map_or_else(|| nearest(envelope.used), |at| context.money.sources[at]);
        let name = at.map_or_else(
            || envelope.instrument.clone(),
            |at| instruments[at].name.clone(),
        );
        let kind = at.map_or("–", |at| words::kind(instruments[at].kind));
        let (total, share) = match envelope.total {
            Some(total) if total > 0.0 => (
                money(nearest(total)),
                percent((envelope.used / total).clamp(0.0, 1.0)),
            ),
            Some(total) => (money(nearest(total)), "–".to_owned()),
            None => ("no total".to_owned(), "–".to_owned()),
        };
        if let Some(all) = envelope.total {
            chart.push(PairBar {
                label: name.clone(),
                values: [all, as_f64(units) / UNITS_PER_MEUR],
                text: format!("{} of {}", money(units), money(nearest(all))),
            });
        }
        table.row(vec![
            format!("{}: {name}", envelope.instrument),
            kind.to_owned(),
            total,
            money(units),
            share,
            envelope.shadow_price.map_or_else(
                || "–".to_owned(),
                |price| more(context.result.objective.value, price),
            ),
        ]);
    }
    let priced = context.result.envelopes.iter();
    let is_priced = priced.clone().any(|row| row.shadow_price.is_some());
    blocks.extend(table.block());
    if is_priced {
        blocks.push(note(
            "One more adds: by how much the objective would rise with one million EUR more of this source, as a share of it, at the margin and \
             with the ideal points held: the price of money where packages may be mixed. Packages come in whole components, so one million \
             alone may bring less. 0 % means that more of this source alone brings nothing.",
        ));
    }
    if !chart.is_empty() {
        let most = chart
            .iter()
            .map(|bar| bar.values[0].max(bar.values[1]))
            .fold(0.0, f64::max);
        let keys = [("free", "available"), ("used", "used")];
        let figure = pairs(
            "summary-envelopes".to_owned(),
            "Use of the envelopes, million EUR",
            Unit::Million,
            most,
            keys,
            &chart,
        );
        blocks.push(Block::Chart { figure });
    }
    blocks
}

/// What one more million adds to the objective at the margin, relative to it.
fn more(value: f64, price: f64) -> String {
    if value.abs() < 1e-9 {
        return "–".to_owned();
    }
    format!("{:.2} %", 100.0 * price / value.abs())
}

fn shared(context: &Context) -> Vec<Block> {
    let mut table = Table::new(
        "Shared projects",
        &["Project", "Size", "#Million EUR", "Members"],
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
            known.map_or_else(|| project.component.clone(), label),
            option
                .filter(|o| !o.name.is_empty())
                .map_or_else(|| project.option.clone(), |o| o.name.clone()),
            money(units),
            members.join(", "),
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
    pack.map_or_else(|| id.to_owned(), Pack::name)
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
        "Chosen components",
        &["Component", "Area", "#Packages", "#Million EUR", "Partners"],
    );
    for (at, (count, units, partners)) in rows {
        let component = &context.offer.components[at];
        let area = context.offer.taxonomy.area(&component.area);
        table.row(vec![
            label(component),
            area.map_or_else(|| component.area.to_string(), |area| area.name.clone()),
            count.to_string(),
            money(units),
            partners.join(", "),
        ]);
    }
    if !table.rows.is_empty() {
        let count: usize = context.packs.iter().map(|pack| pack.chosen.len()).sum();
        table.total = Some(vec![
            "All".to_owned(),
            String::new(),
            count.to_string(),
            money(context.money.total),
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
            label: words::code(code),
            value: count_f64(members.len()),
            text: members.len().to_string(),
            role: "neutral",
        })
        .collect();
    let most = rows.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let title = "Left out, by reason: components over all partners";
    vec![
        Block::Chart {
            figure: bars(
                "summary-left-out".to_owned(),
                title,
                Unit::Count,
                most,
                &rows,
            ),
        },
        paragraph(format!(
            "{} of each brief names the components and the reasons.",
            words::capital(&alternatives::SECTION.place())
        )),
    ]
}

fn method(context: &Context) -> Vec<Block> {
    let result = context.result;
    let mut blocks = vec![paragraph(
        "Packages are found by mixed-integer linear optimisation over a catalogue of components, a table of partner \
         indicators and a scenario; the answer is checked against the same files before a document is written. Effects \
         are judgements, costs are ranges, and JOIN(2025) 140 sets neither budget nor target countries nor criteria for \
         the offer: these are choices of the scenario.",
    )];
    blocks.extend(list(vec![
        format!(
            "Answer: {}.",
            words::status(result.status, result.objective)
        ),
        format!("Made with tbo {} on {}.", context.version, context.date),
    ]));
    if !result.overrides.is_empty() {
        blocks.push(heading("Changes made on the command line"));
        blocks.extend(list(result.overrides.clone()));
    }
    let warnings: Vec<String> = context
        .offer
        .warnings
        .iter()
        .map(|warning| words::sentence(&words::capital(&warning.message)))
        .collect();
    if !warnings.is_empty() {
        blocks.push(heading("Warnings about the input"));
        blocks.extend(list(warnings));
    }
    blocks.push(note(format!(
        "{} read; each one's digest (SHA-256) is in result.json, and \u{201c}tbo verify\u{201d} checks the result against them.",
        words::count(result.inputs.len(), "file was", "files were")
    )));
    blocks
}
