//! Annex L: what an Action Document asks for: synopsis, logical framework, indicative budget, markers and codes.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Table, heading, note, paragraph};
use super::coding::{self, package_marks, purpose, purpose_name};
use super::context::{Chosen, Context, Pack};
use super::results::{self, Line, impacts};
use super::{Section, gains, needs, words};
use crate::model::InstrumentKind;
use crate::render::locale::{Locale, tell};
use crate::render::number::{apportion, as_f64};

pub(super) const SECTION: Section = Section {
    number: "L",
    id: "section-action",
    strategy: &["M009", "M042", "M148"],
    build,
};

/// Most outcomes and outputs of the logical framework: it names main results only.
const OUTCOMES: usize = 3;
const OUTPUTS: usize = 6;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![paragraph(context.say("action-order"))];
    blocks.extend(synopsis(context, pack).block());
    if pack.chosen.is_empty() {
        blocks.push(note(context.say("action-none")));
        return blocks;
    }
    blocks.push(heading(context.say("markers")));
    blocks.extend(markers(context, pack).block());
    blocks.push(note(tell!(
        context,
        "markers-remarks",
        principal = context.percent(coding::PRINCIPAL),
        significant = context.percent(coding::SIGNIFICANT)
    )));
    blocks.push(heading(context.say("sectors")));
    blocks.extend(sectors(context, pack).block());
    blocks.push(note(context.say("sectors-remarks")));
    blocks.push(heading(context.say("logframe")));
    blocks.extend(framework(context, pack).block());
    blocks.push(note(tell!(
        context,
        "logframe-remarks",
        annex = results::SECTION.annex()
    )));
    blocks.push(heading(context.say("budget")));
    blocks.extend(budget(context, pack).block());
    blocks.push(note(context.say("budget-remarks")));
    blocks
}

/// Total by owner: the EU's own money, its partners in Team Europe, lending under guarantee, everybody else.
fn owners(context: &Context, sources: impl Iterator<Item = (usize, i64)>) -> [i64; 4] {
    let mut sums = [0; 4];
    for (at, units) in sources {
        let source = &context.offer.taxonomy.instruments[at];
        let column = match (source.owner.as_str(), source.kind) {
            (_, InstrumentKind::Guarantee) => 2,
            ("eu", _) => 0,
            ("eib" | "dfi" | "member-states", _) => 1,
            _ => 3,
        };
        sums[column] += units;
    }
    sums
}

fn synopsis(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        context.say("action-table"),
        &context.cells("action-columns"),
    );
    let rows = framing(context, pack)
        .into_iter()
        .chain(coded(context, pack));
    for (at, (entry, content)) in rows.enumerate() {
        table.row(vec![(at + 1).to_string(), context.say(entry), content]);
    }
    table
}

/// Rows 1 to 6: what and where.
fn framing(context: &Context, pack: &Pack) -> Vec<(&'static str, String)> {
    let (first, last) = context.years();
    let frameworks = pack.partner.profile.frameworks.iter().map(String::as_str);
    let initiatives: Vec<&str> = frameworks
        .filter(|framework| framework.split('-').any(|part| part == "TEI"))
        .collect();
    let areas: Vec<String> = context
        .offer
        .taxonomy
        .areas
        .iter()
        .filter(|area| {
            pack.chosen
                .iter()
                .any(|chosen| chosen.component.area == area.id)
        })
        .map(|area| context.area(area))
        .collect();
    let or_none = |names: String| {
        if names.is_empty() {
            context.say("none")
        } else {
            names
        }
    };
    let region = words::region(context, &pack.partner.region);
    vec![
        (
            "action-title",
            tell!(
                context,
                "action-title-text",
                partner = pack.name(context),
                first = first,
                last = last
            ),
        ),
        (
            "action-initiative",
            tell!(
                context,
                "action-initiative-text",
                initiatives = or_none(context.commas(&initiatives))
            ),
        ),
        ("action-zone", format!("{} ({region})", pack.name(context))),
        ("action-programming", context.say("set-by-delegation")),
        (
            "action-objectives",
            tell!(
                context,
                "action-objectives-text",
                annex = gains::SECTION.annex()
            ),
        ),
        ("action-areas", or_none(context.semicolons(&areas))),
    ]
}

/// Rows 7 to 13: codes and money.
fn coded(context: &Context, pack: &Pack) -> Vec<(&'static str, String)> {
    let taxonomy = &context.offer.taxonomy;
    let sources = pack.sources(context).iter().copied().enumerate();
    let [eu, team, guaranteed, others] = owners(context, sources);
    let used: Vec<String> = context
        .used_instruments(pack.sources(context))
        .into_iter()
        .map(|at| context.code(taxonomy.instruments[at].id.as_str()))
        .collect();
    let used = if used.is_empty() {
        context.say("action-no-money")
    } else {
        context.commas(&used)
    };
    let channel = context.say(match pack.partner.oda {
        Some(true) => "action-channel-eligible",
        Some(false) => "action-channel-not-eligible",
        None => "action-channel-unknown",
    });
    vec![
        ("action-goals", goals(context, pack)),
        ("action-channel", channel),
        ("action-targets", context.say("action-targets-text")),
        ("markers", context.say("action-markers-text")),
        ("action-tags", context.say("action-tags-text")),
        (
            "action-amounts",
            tell!(
                context,
                "action-amounts-text",
                total = context.eur(pack.total(context)),
                eu = context.eur(eu),
                team = context.eur(team),
                guaranteed = context.eur(guaranteed),
                others = context.eur(others)
            ),
        ),
        (
            "action-financing",
            tell!(context, "action-financing-text", instruments = used),
        ),
    ]
}

/// Main goal: the one whose components carry most of the cost.
fn goals(context: &Context, pack: &Pack) -> String {
    let mut cost: BTreeMap<u8, i64> = BTreeMap::new();
    let mut others: BTreeSet<u8> = BTreeSet::new();
    for chosen in &pack.chosen {
        let Some(area) = coding::area(&context.offer.taxonomy, chosen.component) else {
            continue;
        };
        if let Some(main) = area.sdgs.first() {
            *cost.entry(*main).or_default() += chosen.units.max(0) + 1;
        }
        others.extend(&area.sdgs);
    }
    // Of equals the lower number.
    let main = cost
        .iter()
        .max_by_key(|(goal, cost)| (**cost, std::cmp::Reverse(**goal)));
    let Some((&main, _)) = main else {
        return context.say("set-by-delegation");
    };
    others.remove(&main);
    let others: Vec<String> = others.iter().map(ToString::to_string).collect();
    if others.is_empty() {
        tell!(context, "goals-main", main = main)
    } else {
        tell!(
            context,
            "goals-both",
            main = main,
            others = context.commas(&others)
        )
    }
}

fn markers(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        context.say("markers-table"),
        &context.cells("markers-columns"),
    );
    for found in package_marks(context, &context.offer.taxonomy, pack) {
        let because: Vec<String> = found
            .because
            .iter()
            .map(|(component, mark)| {
                let score = mark.score.to_string();
                let line = |locale: &Locale, why: &str| {
                    format!("{component} ({})", locale.pair(&score, why))
                };
                let translated = mark.translations.get(context.language.code(), "why");
                // One run of English: cut in two, its brackets would part in a line from the right.
                translated.map_or_else(
                    || context.foreign(&line(Locale::english(), &mark.why)),
                    |why| line(context, why),
                )
            })
            .collect();
        table.row(vec![
            words::marker(context, found.marker),
            found.score.to_string(),
            if because.is_empty() {
                "–".to_owned()
            } else {
                context.semicolons(&because)
            },
            found.confidence.mark().to_owned(),
        ]);
    }
    table
}

fn sectors(context: &Context, pack: &Pack) -> Table {
    let mut by_code: BTreeMap<Option<&str>, (i64, Vec<String>)> = BTreeMap::new();
    for chosen in &pack.chosen {
        let code = purpose(&context.offer.taxonomy, chosen.component);
        let sector = by_code.entry(code).or_default();
        sector.0 += chosen.units;
        sector.1.push(chosen.short(context));
    }
    let parts: Vec<f64> = by_code.values().map(|(units, _)| as_f64(*units)).collect();
    let shares = apportion(&parts, 100);
    let mut table = Table::new(
        context.say("sectors-table"),
        &context.cells("sectors-columns"),
    );
    // Those without a code come last.
    let mut rows: Vec<_> = by_code.iter().zip(shares).collect();
    rows.sort_by_key(|((code, _), _)| (code.is_none(), **code));
    for ((code, (units, components)), share) in rows {
        table.row(vec![
            code.map_or_else(
                || context.say("sectors-none"),
                |code| purpose_name(context, code),
            ),
            context.money(*units),
            context.with_percent(&share.to_string()),
            context.commas(components),
        ]);
    }
    let all = if pack.total(context) > 0 { "100" } else { "0" };
    table.total = Some(vec![
        context.say("total"),
        context.money(pack.total(context)),
        context.with_percent(all),
        String::new(),
    ]);
    table
}

fn framework(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        context.say("logframe-table"),
        &context.cells("logframe-columns"),
    );
    let open = || context.say("set-with-partner");
    let mut indicators = impacts(context, pack).into_iter();
    let (title, baseline, source) = indicators.next().unwrap_or_else(|| {
        (
            context.say("to-be-set"),
            context.say("to-be-collected"),
            context.say("to-be-set"),
        )
    });
    table.row(vec![
        context.say("level-impact"),
        tell!(context, "logframe-impact", partner = pack.name(context)),
        title,
        baseline,
        open(),
        source,
        "–".to_owned(),
    ]);
    for (name, before, after, indicator) in outcomes(context, pack) {
        table.row(vec![
            context.say("level-outcome"),
            name,
            indicator,
            tell!(context, "logframe-gap", gap = before),
            tell!(context, "logframe-target", gap = after),
            tell!(context, "logframe-indices", annex = needs::SECTION.annex()),
            context.say("logframe-risk"),
        ]);
    }
    let mut largest: Vec<&Chosen> = pack.chosen.iter().collect();
    largest.sort_by_key(|chosen| std::cmp::Reverse(chosen.units));
    for chosen in largest.into_iter().take(OUTPUTS) {
        let lines: Vec<Line> = chosen
            .component
            .indicators
            .iter()
            .map(|line| Line::of(context, line))
            .collect();
        let indicator = lines
            .iter()
            .find(|line| line.level == "Output")
            .or(lines.first());
        let baseline = if indicator.is_some_and(|line| line.level == "Output") {
            "0".to_owned()
        } else {
            context.say("to-be-collected")
        };
        let first_risk = chosen.component.risks.first();
        table.row(vec![
            context.say("level-output"),
            chosen.label(context),
            indicator.map_or_else(
                || context.say("to-be-set"),
                |line| words::capital(&line.text),
            ),
            baseline,
            open(),
            context.say("logframe-reports"),
            first_risk.map_or_else(
                || "–".to_owned(),
                |risk| words::sentence(&context.phrase(risk)),
            ),
        ]);
    }
    table
}

/// Needs that the package closes most of: name, gap before and after, indicator.
fn outcomes(context: &Context, pack: &Pack) -> Vec<(String, String, String, String)> {
    let all = &context.offer.taxonomy.needs;
    let mut order: Vec<(f64, usize)> = (0..all.len())
        .map(|at| {
            (
                pack.partner.need_share(at) * pack.need(context.offer, at).1,
                at,
            )
        })
        .filter(|(gain, _)| *gain > 1e-9)
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    order
        .into_iter()
        .take(OUTCOMES)
        .map(|(_, at)| {
            let need = &all[at];
            let (severity, met) = pack.need(context.offer, at);
            let indicator = needs::indicator(context, need)
                .and_then(|(_, column)| column)
                .map_or_else(
                    || context.say("logframe-no-indicator"),
                    |column| context.column(column),
                );
            (
                context.need(need),
                context.points(severity),
                context.points(severity * (1.0 - met)),
                indicator,
            )
        })
        .collect()
}

fn budget(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        context.say("budget-table"),
        &context.cells("budget-columns"),
    );
    let cells = |name: String, sums: [i64; 4], total: i64| {
        let mut cells = vec![name];
        cells.extend(sums.iter().map(|units| context.money_or_dash(*units)));
        cells.push(context.money(total));
        cells
    };
    for chosen in &pack.chosen {
        let sums = owners(
            context,
            chosen.sources.iter().map(|(at, units)| (*at, *units)),
        );
        table.row(cells(chosen.label(context), sums, chosen.units));
    }
    for later in ["budget-evaluation", "budget-contingencies"] {
        let mut cells = vec![context.say(later)];
        cells.extend((0..5).map(|_| "–".to_owned()));
        table.row(cells);
    }
    let sums = owners(context, pack.sources(context).iter().copied().enumerate());
    table.total = Some(cells(context.say("total"), sums, pack.total(context)));
    table
}
