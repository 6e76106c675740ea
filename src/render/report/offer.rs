//! Section 2: what, for whom, for how much, to what end, and how well proven.

use super::block::{Block, paragraph};
use super::context::{Context, Pack};
use super::{Section, words};
use crate::render::number::{eur, figure, percent, points};

pub(super) const SECTION: Section = Section {
    number: "2",
    title: "The offer in one paragraph",
    strategy: &["M013", "M055", "M056", "M057", "M058", "M182"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(format!(
            "The package for {} is empty: under this scenario's money and rules no component is proposed. \
             Section 12 says why each one was left out. {}.",
            pack.name(),
            proof(context)
        ))];
    }
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
    let mut sentences = vec![format!(
        "The offer to {} holds {} for {} over {first} to {last}: {}.",
        pack.name(),
        words::count(pack.chosen.len(), "component", "components"),
        eur(pack.total(context)),
        words::and(&named)
    )];
    if let Some(people) = people(pack) {
        sentences.push(format!(
            "It addresses a country of {} million people.",
            figure(people)
        ));
    }
    sentences.extend(partner_gains(context, pack));
    sentences.extend(eu_gains(context, pack));
    if let Some(party) = pack.party {
        let eu = context.eu().map_or_else(String::new, |eu| {
            format!(
                "; the EU, over all partners, {}",
                percent(eu.share_of_ideal)
            )
        });
        sentences.push(format!(
            "{} reaches {} of the best it could get alone under the same money{eu}.",
            pack.name(),
            percent(party.share_of_ideal)
        ));
    }
    vec![
        paragraph(sentences.join(" ")),
        paragraph(format!(
            "The package was picked by one criterion: {}. {}.",
            words::criterion(context.result.criterion),
            proof(context)
        )),
    ]
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
        "The largest gains of the partner, on a scale of 0 to 100, are {}.",
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
