//! Section 1: what, for whom, for how much, to what end, and how well proven.

use super::block::{Block, note, paragraph};
use super::context::{Context, Pack};
use super::{Section, alternatives, words};
use crate::render::number::{eur, figure, percent, points};

pub(super) const SECTION: Section = Section {
    number: "1",
    title: "The offer",
    strategy: &["M013", "M055", "M056", "M057", "M058", "M182"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(format!(
            "The package for {} is empty: under this scenario's money and rules no component is proposed. \
             {} says why each one was left out. {}.",
            pack.name(),
            words::capital(&alternatives::SECTION.place()),
            proof(context)
        ))];
    }
    let mut blocks = vec![paragraph(what(context, pack))];
    let gains: Vec<String> = partner_gains(context, pack)
        .into_iter()
        .chain(eu_gains(context, pack))
        .collect();
    if !gains.is_empty() {
        blocks.push(paragraph(gains.join(" ")));
    }
    blocks.push(paragraph(why_balanced(context, pack)));
    blocks.push(note(
        "Effects on needs and interests are judgements and always estimated; each cost is marked sourced, derived or \
         estimated. The money is a proposal: no owner has agreed to it.",
    ));
    blocks
}

/// What, for whom, for how much, when.
fn what(context: &Context, pack: &Pack) -> String {
    let (first, last) = context.years();
    let mut largest: Vec<_> = pack.chosen.iter().collect();
    largest.sort_by(|a, b| {
        b.units
            .cmp(&a.units)
            .then(a.component.id.cmp(&b.component.id))
    });
    let mut named: Vec<String> = largest
        .iter()
        .take(4)
        .map(|chosen| chosen.component.name.clone())
        .collect();
    if largest.len() > 5 {
        named.push(format!("{} more", largest.len() - 4));
    } else if let Some(fifth) = largest.get(4) {
        named.push(fifth.component.name.clone());
    }
    format!(
        "{} to {}, a country of {}, for {} over {first} to {last}: {}.",
        words::capital(&words::count(
            pack.chosen.len(),
            "component is offered",
            "components are offered"
        )),
        pack.name(),
        people(pack).map_or_else(
            || "unknown size".to_owned(),
            |people| format!("{} million people", figure(people))
        ),
        eur(pack.total(context)),
        words::and(&named)
    )
}

/// How even the two sides come out, by which criterion, and how well that is proven.
fn why_balanced(context: &Context, pack: &Pack) -> String {
    let mut sentences = Vec::new();
    if let Some(party) = pack.party {
        let eu = context.eu().map_or_else(String::new, |eu| {
            let over = if context.packs.len() > 1 {
                " over all partners of the scenario"
            } else {
                ""
            };
            format!(
                ", and the EU {} of its own{over}",
                percent(eu.share_of_ideal)
            )
        });
        sentences.push(format!(
            "Balance: {} gets {} of the most that this money could do for it alone{eu}.",
            pack.name(),
            percent(party.share_of_ideal)
        ));
    }
    sentences.push(format!(
        "The package was picked by one criterion: {}. {}.",
        words::criterion(context.result.criterion),
        proof(context)
    ));
    sentences.join(" ")
}

/// Status in words.
pub(super) fn proof(context: &Context) -> String {
    let mut text = words::proof(context.result.status, context.result.objective);
    if context.result.stopped_by_clock {
        text.push_str("; the search was ended by its time limit");
    }
    text
}

/// People of the partner in millions, where the table knows.
pub(super) fn people(pack: &Pack) -> Option<f64> {
    let value = |id: &str| pack.partner.indicators.get(id).copied();
    value("population_million").or_else(|| value("population").map(|people| people / 1e6))
}

fn partner_gains(context: &Context, pack: &Pack) -> Option<String> {
    let mut gains: Vec<(f64, String)> = Vec::new();
    for (at, need) in context.offer.taxonomy.needs.iter().enumerate() {
        let (severity, met) = pack.need(context.offer, at);
        let gain = pack.partner.need_share(at) * met;
        if gain > 1e-9 {
            let after = severity * (1.0 - met);
            gains.push((
                gain,
                format!(
                    "{} (gap {} to {})",
                    need.name,
                    points(severity),
                    points(after)
                ),
            ));
        }
    }
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let named: Vec<String> = gains.into_iter().take(3).map(|gain| gain.1).collect();
    if named.is_empty() {
        return None;
    }
    Some(format!(
        "{} gains most in {}; a gap runs from 0 (none) to 100.",
        pack.name(),
        words::and(&named)
    ))
}

fn eu_gains(context: &Context, pack: &Pack) -> Option<String> {
    let mut gains: Vec<(f64, String)> = Vec::new();
    for (at, interest) in context.offer.taxonomy.interests.iter().enumerate() {
        let met = pack.interest(context.offer, at);
        let gain = context.offer.interest_share(at) * met;
        if gain > 1e-9 {
            gains.push((gain, format!("{} ({} served)", interest.name, percent(met))));
        }
    }
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let named: Vec<String> = gains.into_iter().take(2).map(|gain| gain.1).collect();
    if named.is_empty() {
        return None;
    }
    Some(format!("The EU gains most in {}.", words::and(&named)))
}
