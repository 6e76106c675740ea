//! Section 2: what is delivered, from when, for how much.

use super::block::{Block, Table, note, paragraph};
use super::context::{Chosen, Context, Pack};
use super::{Section, conditions, costs, words};
use crate::model::{Confidence, Cost};
use crate::render::locale::{Locale, tell};

pub(super) const SECTION: Section = Section {
    number: "2",
    id: "section-package",
    strategy: &["M056", "M057", "M060", "M061", "M077"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(context.say("package-none"))];
    }
    let mut table = Table::new(
        tell!(
            context,
            "package-table",
            prices = context.offer.scenario.price_year
        ),
        &context.cells("package-columns"),
    );
    for chosen in &pack.chosen {
        table.row(vec![
            format!("{} – {}", name(context, chosen), chosen.size(context)),
            words::sentence(&context.delivers(chosen.component)),
            chosen.operates_from().to_string(),
            context.money(chosen.units),
            mark(chosen).to_owned(),
        ]);
    }
    table.total = Some(vec![
        context.say("total"),
        String::new(),
        String::new(),
        context.money(pack.total(context)),
        String::new(),
    ]);
    let mut remarks = vec![tell!(
        context,
        "package-remarks",
        costs = costs::SECTION.annex(),
        conditions = conditions::SECTION.annex()
    )];
    if pack.chosen.iter().any(Chosen::regional) {
        remarks.push(context.say("package-shared"));
    }
    vec![Block::Table { table }, note(remarks.join(" "))]
}

/// Label with a word where the project is shared.
pub(super) fn name(locale: &Locale, chosen: &Chosen) -> String {
    shared(locale, chosen, chosen.label(locale))
}

/// A name with a word where the project is shared.
pub(super) fn shared(locale: &Locale, chosen: &Chosen, name: String) -> String {
    if chosen.regional() {
        tell!(locale, "shared-name", name = name)
    } else {
        name
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
