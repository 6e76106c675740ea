//! Section 4: what is delivered, what it costs to build and to run.

use super::block::{Block, Table, note, paragraph};
use super::context::{Chosen, Context, Pack};
use super::{Section, words};
use crate::model::{Confidence, Cost};
use crate::render::number::{decimal, money, money_or_dash, nearest};

pub(super) const SECTION: Section = Section {
    number: "4",
    title: "The package",
    strategy: &["M056", "M057", "M059", "M060", "M061"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph("No component is in this package.")];
    }
    let (first, last) = context.years();
    let mut what = Table::new(
        "Components and what is delivered",
        &[
            "Component",
            "What is delivered",
            "Size",
            "Prerequisites",
            "#Effort",
        ],
    );
    let mut costs = Table::new(
        format!(
            "Costs in million EUR, constant {} prices",
            context.offer.scenario.price_year
        ),
        &[
            "Component".to_owned(),
            "#Investment".to_owned(),
            format!("#Running cost {first} to {last}"),
            "#Total".to_owned(),
            "#Running cost over ten years".to_owned(),
            "#Years to operation".to_owned(),
            "Mark".to_owned(),
        ],
    );
    let (mut invest_sum, mut run_sum, mut ten_sum) = (0, 0, 0);
    for chosen in &pack.chosen {
        what.row(vec![
            name(chosen),
            words::sentence(&chosen.component.delivers),
            chosen.size(),
            prerequisites(context, pack, chosen),
            decimal(chosen.choice.effort, 1),
        ]);
        let (invest, run) = chosen.split();
        let ten = nearest(chosen.choice.opex_per_year.value() * 10.0 * chosen.share);
        invest_sum += invest;
        run_sum += run;
        ten_sum += ten;
        costs.row(vec![
            name(chosen),
            money_or_dash(invest),
            money_or_dash(run),
            money(chosen.units),
            money_or_dash(ten),
            chosen.choice.build_years.to_string(),
            mark(chosen).to_owned(),
        ]);
    }
    costs.total = Some(vec![
        "Total".to_owned(),
        money(invest_sum),
        money(run_sum),
        money(pack.total(context)),
        money(ten_sum),
        String::new(),
        String::new(),
    ]);
    let capacity = pack.package.delivery_capacity.map_or_else(
        || "; no capacity is recorded for this partner".to_owned(),
        |capacity| format!(" of a capacity put at {}", decimal(capacity, 1)),
    );
    let effort = format!(
        "Effort is what a component asks of the partner's administration, in comparable units. The package asks {}{capacity}.",
        decimal(pack.package.effort, 1)
    );
    let mut blocks = vec![
        Block::Table { table: what },
        Block::Table { table: costs },
        note(effort),
    ];
    if pack.chosen.iter().any(Chosen::regional) {
        blocks.push(note(
            "Shared: a project built once for several partners; the figures are this partner's share of its cost.",
        ));
    }
    if pack
        .chosen
        .iter()
        .any(|chosen| chosen.choice.by_year.is_some())
    {
        blocks.push(note(
            "Where the catalogue states payments by year, they are shown as investment.",
        ));
    }
    blocks.push(note(
        "Running cost over ten years counts the first ten years of operation and is not part of the total. \
         Mark of the cost: S sourced, D derived, E estimated.",
    ));
    blocks
}

/// Label with a word where the project is shared.
pub(super) fn name(chosen: &Chosen) -> String {
    if chosen.regional() {
        format!("{} (shared)", chosen.label())
    } else {
        chosen.label()
    }
}

/// How far the cost can be trusted.
pub(super) fn mark(chosen: &Chosen) -> &'static str {
    match &chosen.option.cost {
        Cost::Capex { confidence, .. } => confidence.mark(),
        Cost::ByYear(_) => {
            let best = chosen
                .component
                .sources
                .iter()
                .map(|source| source.confidence)
                .min();
            best.unwrap_or(Confidence::Estimated).mark()
        }
    }
}

fn prerequisites(context: &Context, pack: &Pack, chosen: &Chosen) -> String {
    if chosen.component.requires.is_empty() {
        return "none".to_owned();
    }
    let mut in_package: Vec<String> = chosen
        .candidate
        .requires
        .iter()
        .filter_map(|any_of| any_of.iter().find(|at| pack.has(**at).is_some()))
        .map(|at| short(context, *at))
        .collect();
    in_package.dedup();
    let waived = chosen.component.requires.len() > chosen.candidate.requires.len();
    let mut parts = Vec::new();
    if !in_package.is_empty() {
        parts.push(format!("in the package: {}", in_package.join(", ")));
    }
    if waived {
        parts.push("met already".to_owned());
    }
    if parts.is_empty() {
        "see section 9".to_owned()
    } else {
        words::capital(&parts.join("; "))
    }
}

fn short(context: &Context, component: usize) -> String {
    let component = &context.offer.components[component];
    component
        .code
        .clone()
        .unwrap_or_else(|| component.name.clone())
}
