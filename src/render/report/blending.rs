//! The rules of the money itself: which of them the model keeps, which are still to be settled.

use super::block::{Block, Table};
use super::context::{Chosen, Context, Pack};
use super::words;
use crate::model::{BlendingRule, BlendingTerm};
use crate::render::number::{NBSP, figure};

/// Every rule of every source in use, with where it stands.
pub(super) fn table(context: &Context, pack: &Pack) -> Option<Block> {
    let mut table = Table::new(
        "Rules of the sources used",
        &[
            "Source",
            "Rule",
            "How it is kept",
            "Where it stands",
            "Mark",
        ],
    );
    for at in context.used_instruments(pack.sources(context)) {
        let instrument = &context.offer.taxonomy.instruments[at];
        for rule in &instrument.blending {
            table.row(vec![
                instrument.id.to_string(),
                words::sentence(&rule.text).replace(" %", &format!("{NBSP}%")),
                kept(&rule.term).to_owned(),
                stands(rule),
                rule.source.confidence.mark().to_owned(),
            ]);
        }
    }
    table.block()
}

fn kept(term: &BlendingTerm) -> &'static str {
    match term {
        term if term.is_limit() => "limit of the model, verified",
        BlendingTerm::LeastProject { .. } => {
            "checked after the choice; section 4 names what it touches"
        }
        BlendingTerm::Condition { kept: true } => "kept by the model, verified",
        _ => "to be settled before signature",
    }
}

/// Publisher, what it says, year.
pub(super) fn stands(rule: &BlendingRule) -> String {
    let source = &rule.source;
    let year = source
        .year
        .map_or_else(String::new, |year| format!(", {year}"));
    format!("{}: {}{year}", source.publisher, source.title)
}

/// What the rules ask of this package beyond the limits of the model.
pub(super) fn conditions(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = Vec::new();
    for at in context.used_instruments(pack.sources(context)) {
        let instrument = &context.offer.taxonomy.instruments[at];
        for rule in &instrument.blending {
            let BlendingTerm::LeastProject { meur, below } = &rule.term else {
                continue;
            };
            let small: Vec<String> = pack
                .chosen
                .iter()
                .filter(|chosen| paid(chosen, instrument.id.as_str()))
                .filter(|chosen| chosen.choice.capex.value() < meur.value())
                .map(|chosen| chosen.short().to_owned())
                .collect();
            if !small.is_empty() {
                lines.push(format!(
                    "{} for {}: less than the investment of EUR{NBSP}{}{NBSP}million that a project of its own needs; the money goes \
                     {below} (source: {}, {}).",
                    instrument.id,
                    words::and(&small),
                    figure(meur.value()),
                    rule.source.publisher,
                    rule.source.year.map_or_else(|| "undated".to_owned(), |year| year.to_string()),
                ));
            }
        }
    }
    lines
}

/// Whether an instrument pays for a component; the whole project counts, not this partner's share.
fn paid(chosen: &Chosen, instrument: &str) -> bool {
    let amount = chosen.item.finance.get(instrument);
    amount.is_some_and(|meur| *meur > 0.0)
}
