//! Annex L: what an Action Document asks for: synopsis, logical framework, indicative budget, markers and codes.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Table, heading, note, paragraph};
use super::coding::{self, package_marks, purpose, purpose_name};
use super::context::{Chosen, Context, Pack};
use super::results::{self, Line, impacts};
use super::{Section, gains, needs, words};
use crate::model::InstrumentKind;
use crate::render::number::{NBSP, apportion, as_f64, eur, money, money_or_dash, points};

pub(super) const SECTION: Section = Section {
    number: "L",
    title: "Action Document sheet",
    strategy: &["M009", "M042", "M148"],
    build,
};

/// Most outcomes and outputs of the logical framework: it names main results only.
const OUTCOMES: usize = 3;
const OUTPUTS: usize = 6;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![paragraph(
        "In the order of the Commission's Action Document of 2021-27, so that a Delegation can carry it over. What this exercise cannot \
         know is left open by name. Marks: S sourced, D derived, E estimated.",
    )];
    blocks.extend(synopsis(context, pack).block());
    if pack.chosen.is_empty() {
        blocks.push(note(
            "The package is empty: there is no framework, no budget and nothing to code.",
        ));
        return blocks;
    }
    blocks.push(heading("Policy markers"));
    blocks.extend(markers(context, pack).block());
    blocks.push(note(format!(
        "Scores of the OECD's DAC: 0 not targeted, 1 significant objective, 2 principal objective. A package takes 2 where components \
         with 2 carry at least {}{NBSP}% of its cost, and 1 where components with 1 or 2 carry at least {}{NBSP}%; both limits are \
         estimated. The Delegation scores; internal tags (digitalisation, connectivity, migration, inequality) are set by it.",
        coding::PRINCIPAL * 100.0,
        coding::SIGNIFICANT * 100.0
    )));
    blocks.push(heading("Sectors"));
    blocks.extend(sectors(context, pack).block());
    blocks.push(note(
        "Codes and names: OECD DAC, purpose codes of the CRS (S). Which code a component takes is estimated (E).",
    ));
    blocks.push(heading("Logical framework matrix"));
    blocks.extend(framework(context, pack).block());
    blocks.push(note(format!(
        "Targets are set with the partner; baselines that are not given are filled at signature or in the first report. The whole results \
         frame: {}.",
        results::SECTION.place()
    )));
    blocks.push(heading("Indicative budget"));
    blocks.extend(budget(context, pack).block());
    blocks.push(note(
        "Every amount at its owner, once. Guaranteed lending is a contingent liability and no payment of the EU. Evaluation and audit may \
         be covered by another decision; contingencies are not included.",
    ));
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
    let mut table = Table::new("Action summary", &["#No", "Entry", "Content"]);
    let rows = framing(context, pack)
        .into_iter()
        .chain(coded(context, pack));
    for (at, (entry, content)) in rows.enumerate() {
        table.row(vec![(at + 1).to_string(), entry.to_owned(), content]);
    }
    table
}

/// Said of what the Delegation sets.
const OPEN: &str = "to be set by the Delegation";

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
        .map(|area| area.name.clone())
        .collect();
    let or_none = |names: String| {
        if names.is_empty() {
            "none".to_owned()
        } else {
            names
        }
    };
    vec![
        (
            "Title, business reference, basic act",
            format!(
                "Tech Business Offer for {}, {first} to {last}; reference in OPSYS and basic act: {OPEN}",
                pack.name()
            ),
        ),
        (
            "Team Europe Initiative",
            format!("recorded: {}; {OPEN}", or_none(initiatives.join(", "))),
        ),
        (
            "Zone benefiting from the action",
            format!("{} ({})", pack.name(), pack.partner.region),
        ),
        ("Programming document", OPEN.to_owned()),
        (
            "Link with its objectives and expected results",
            format!(
                "JOIN(2025) 140, section 3; shares by objective of the strategy in {}; results of the programme: {OPEN}",
                gains::SECTION.place()
            ),
        ),
        ("Priority areas and sectors", or_none(areas.join("; "))),
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
        .map(|at| taxonomy.instruments[at].id.to_string())
        .collect();
    let used = if used.is_empty() {
        "no money is used".to_owned()
    } else {
        used.join(", ")
    };
    let oda = match pack.partner.oda {
        Some(true) => "recorded as eligible for official development assistance",
        Some(false) => "recorded as not eligible for official development assistance",
        None => "eligibility for official development assistance is not recorded",
    };
    vec![
        ("Sustainable Development Goals", goals(context, pack)),
        (
            "DAC codes, main delivery channel",
            format!(
                "see the table of sectors; partner {oda}, to be checked against the DAC list in force; channel: {OPEN}"
            ),
        ),
        (
            "Targets (climate, biodiversity, migration, education, inclusion, gender, rights)",
            format!("{OPEN}; the markers below are a start"),
        ),
        ("Policy markers", "see the table of markers".to_owned()),
        (
            "Internal markers and tags",
            format!("digitalisation: every component; others: {OPEN}"),
        ),
        (
            "Amounts concerned",
            format!(
                "total estimated cost {}; EU contribution {}; Team Europe partners {}; guaranteed lending {}; partner, private and \
                 others {}; budget line: {OPEN}",
                eur(pack.total(context)),
                eur(eu),
                eur(team),
                eur(guaranteed),
                eur(others)
            ),
        ),
        (
            "Type of financing, management mode",
            format!("{used}; management mode: to be agreed between the owners of the money"),
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
        return OPEN.to_owned();
    };
    others.remove(&main);
    let others: Vec<String> = others.iter().map(ToString::to_string).collect();
    if others.is_empty() {
        format!("main: {main} (E)")
    } else {
        format!("main: {main}; others: {} (E)", others.join(", "))
    }
}

fn markers(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        "Suggested policy markers of the package",
        &["Marker", "#Score", "Because of", "Mark"],
    );
    for found in package_marks(&context.offer.taxonomy, pack) {
        let because: Vec<String> = found
            .because
            .iter()
            .map(|(component, score, why)| format!("{component} ({score}: {why})"))
            .collect();
        table.row(vec![
            found.marker.name().to_owned(),
            found.score.to_string(),
            if because.is_empty() {
                "–".to_owned()
            } else {
                because.join("; ")
            },
            found.confidence.mark().to_owned(),
        ]);
    }
    table
}

fn sectors(context: &Context, pack: &Pack) -> Table {
    let mut by_code: BTreeMap<Option<&str>, (i64, Vec<&str>)> = BTreeMap::new();
    for chosen in &pack.chosen {
        let code = purpose(&context.offer.taxonomy, chosen.component);
        let sector = by_code.entry(code).or_default();
        sector.0 += chosen.units;
        sector.1.push(chosen.short());
    }
    let parts: Vec<f64> = by_code.values().map(|(units, _)| as_f64(*units)).collect();
    let shares = apportion(&parts, 100);
    let mut table = Table::new(
        "DAC purpose codes by cost",
        &["DAC purpose code", "#Million EUR", "#Share", "Components"],
    );
    // Those without a code come last.
    let mut rows: Vec<_> = by_code.iter().zip(shares).collect();
    rows.sort_by_key(|((code, _), _)| (code.is_none(), **code));
    for ((code, (units, components)), share) in rows {
        table.row(vec![
            code.map_or_else(
                || "none: not development assistance, or to be set".to_owned(),
                purpose_name,
            ),
            money(*units),
            format!("{share}{NBSP}%"),
            components.join(", "),
        ]);
    }
    let all = if pack.total(context) > 0 { 100 } else { 0 };
    table.total = Some(vec![
        "Total".to_owned(),
        money(pack.total(context)),
        format!("{all}{NBSP}%"),
        String::new(),
    ]);
    table
}

fn framework(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        "Main results",
        &[
            "Level",
            "Result",
            "Indicator",
            "Baseline",
            "Target",
            "Source of verification",
            "Risk to the assumption",
        ],
    );
    let open = || "to be set with the partner".to_owned();
    let mut indicators = impacts(context, pack).into_iter();
    let (title, baseline, source) = indicators.next().unwrap_or_else(|| {
        (
            "to be set".to_owned(),
            "to be collected".to_owned(),
            "to be set".to_owned(),
        )
    });
    table.row(vec![
        "Impact".to_owned(),
        format!("A digital transformation of {} that people and firms can trust, with the EU as a partner", pack.name()),
        title,
        baseline,
        open(),
        source,
        "–".to_owned(),
    ]);
    for (name, before, after, indicator) in outcomes(context, pack) {
        table.row(vec![
            "Outcome".to_owned(),
            name,
            indicator,
            format!("gap of {before} of 100"),
            format!("{}; model: gap of {after} of 100 (E)", open()),
            format!("the indices of {}", needs::SECTION.place()),
            "Running costs are not budgeted.".to_owned(),
        ]);
    }
    let mut largest: Vec<&Chosen> = pack.chosen.iter().collect();
    largest.sort_by_key(|chosen| std::cmp::Reverse(chosen.units));
    for chosen in largest.into_iter().take(OUTPUTS) {
        let lines: Vec<Line> = chosen
            .component
            .indicators
            .iter()
            .map(|line| Line::read(line))
            .collect();
        let indicator = lines
            .iter()
            .find(|line| line.level == "Output")
            .or(lines.first());
        let baseline = if indicator.is_some_and(|line| line.level == "Output") {
            "0"
        } else {
            "to be collected"
        };
        table.row(vec![
            "Output".to_owned(),
            chosen.label(),
            indicator.map_or_else(|| "to be set".to_owned(), |line| words::capital(&line.text)),
            baseline.to_owned(),
            open(),
            "reports of the implementing bodies".to_owned(),
            chosen
                .component
                .risks
                .first()
                .map_or_else(|| "–".to_owned(), |risk| words::sentence(risk)),
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
                    || "no public indicator: to be agreed".to_owned(),
                    |column| column.title.clone(),
                );
            (
                need.name.clone(),
                points(severity),
                points(severity * (1.0 - met)),
                indicator,
            )
        })
        .collect()
}

fn budget(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        "Indicative budget, million EUR",
        &[
            "Component",
            "#EU contribution",
            "#Team Europe partners",
            "#Guaranteed lending",
            "#Partner, private, others",
            "#Total",
        ],
    );
    let cells = |name: String, sums: [i64; 4], total: i64| {
        let mut cells = vec![name];
        cells.extend(sums.iter().map(|units| money_or_dash(*units)));
        cells.push(money(total));
        cells
    };
    for chosen in &pack.chosen {
        let sums = owners(
            context,
            chosen.sources.iter().map(|(at, units)| (*at, *units)),
        );
        table.row(cells(chosen.label(), sums, chosen.units));
    }
    for later in ["Evaluation and audit", "Contingencies"] {
        let mut cells = vec![later.to_owned()];
        cells.extend((0..5).map(|_| "–".to_owned()));
        table.row(cells);
    }
    let sums = owners(context, pack.sources(context).iter().copied().enumerate());
    table.total = Some(cells("Total".to_owned(), sums, pack.total(context)));
    table
}
