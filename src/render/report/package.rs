//! Section 2: what is delivered, from when, for how much.

use super::block::{Block, Table, note, paragraph};
use super::context::{Chosen, Context, Pack};
use super::{Section, conditions, costs, words};
use crate::model::{Confidence, Cost};
use crate::render::number::money;

pub(super) const SECTION: Section = Section {
    number: "2",
    title: "The package",
    strategy: &["M056", "M057", "M060", "M061", "M077"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph("No component is in this package.")];
    }
    let mut table = Table::new(
        format!(
            "What is delivered; million EUR, constant {} prices",
            context.offer.scenario.price_year
        ),
        &["Component", "What is delivered", "#From", "#Cost", "Mark"],
    );
    for chosen in &pack.chosen {
        let size = words::sentence(&chosen.size());
        table.row(vec![
            name(chosen),
            format!(
                "{} Size: {size}",
                words::sentence(&chosen.component.delivers)
            )
            .trim()
            .to_owned(),
            chosen.operates_from().to_string(),
            money(chosen.units),
            mark(chosen).to_owned(),
        ]);
    }
    table.total = Some(vec![
        "Total".to_owned(),
        String::new(),
        String::new(),
        money(pack.total(context)),
        String::new(),
    ]);
    let mut remarks = format!(
        "From: year in which it operates (estimated). Mark of the cost: S sourced, D derived, E estimated. Running costs, ranges and \
         who pays for what: {}; prerequisites: {}.",
        costs::SECTION.place(),
        conditions::SECTION.place()
    );
    if pack.chosen.iter().any(Chosen::regional) {
        remarks.push_str(
            " Shared: a project built once for several partners, here with this partner's share of its cost; shared \
             routes go on the list for the annual conference on routes.",
        );
    }
    vec![Block::Table { table }, note(remarks)]
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
