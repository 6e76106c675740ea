//! The rules of the money itself: which of them the model keeps, which are still to be settled.

use super::block::{Block, Table};
use super::context::{Chosen, Context, Pack};
use super::words;
use crate::model::{BlendingRule, BlendingTerm};
use crate::render::locale::{Locale, tell};
use crate::render::number::NBSP;

/// Every rule of every source in use, with where it stands.
pub(super) fn table(context: &Context, pack: &Pack) -> Option<Block> {
    let mut table = Table::new(
        context.say("blending-table"),
        &context.cells("blending-columns"),
    );
    for at in context.used_instruments(pack.sources(context)) {
        let instrument = &context.offer.taxonomy.instruments[at];
        for rule in &instrument.blending {
            table.row(vec![
                context.code(instrument.id.as_str()),
                words::sentence(&context.blending(rule)).replace(" %", &format!("{NBSP}%")),
                context.say(kept(&rule.term)),
                stands(context, rule),
                rule.source.confidence.mark().to_owned(),
            ]);
        }
    }
    table.block()
}

/// Message that says how a rule is kept.
fn kept(term: &BlendingTerm) -> &'static str {
    match term {
        term if term.is_limit() => "blending-limit",
        BlendingTerm::LeastProject { .. } => "blending-checked",
        BlendingTerm::Condition { kept: true } => "blending-kept",
        _ => "blending-open",
    }
}

/// Publisher, what it says, year.
pub(super) fn stands(locale: &Locale, rule: &BlendingRule) -> String {
    let source = &rule.source;
    let year = source
        .year
        .map_or_else(String::new, |year| format!(", {year}"));
    locale.foreign(&format!("{}: {}{year}", source.publisher, source.title))
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
                .map(|chosen| chosen.short(context))
                .collect();
            if !small.is_empty() {
                let year = rule.source.year;
                lines.push(tell!(
                    context,
                    "blending-least",
                    source = context.code(instrument.id.as_str()),
                    components = context.and(&small),
                    amount = context.figure(meur.value()),
                    below = context.text(&rule.translations, "below", below),
                    publisher = context.foreign(&rule.source.publisher),
                    year = year.map_or_else(|| context.say("not-dated"), |year| year.to_string())
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
