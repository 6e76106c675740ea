//! Section 1: what, for whom, for how much, to what end, and how well proven.

use super::block::{Block, note, paragraph};
use super::context::{Context, Pack};
use super::{Section, alternatives, provenance, words};
use crate::package::figures;
use crate::render::locale::tell;

pub(super) const SECTION: Section = Section {
    number: "1",
    id: "section-offer",
    strategy: &["M013", "M055", "M056", "M057", "M058", "M182"],
    build,
};

/// Components that are named in the first sentence.
const NAMED: usize = 3;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(tell!(
            context,
            "offer-empty",
            partner = pack.name(context),
            annex = alternatives::SECTION.annex(),
            proof = proof(context)
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
    blocks.push(note(context.say("offer-judgements")));
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
        .take(NAMED)
        .map(|chosen| context.component(chosen.component))
        .collect();
    // One more is named rather than counted.
    if largest.len() > NAMED + 1 {
        let count = largest.len() - NAMED;
        named.push(tell!(context, "list-more", count = count));
    } else if let Some(last) = largest.get(NAMED) {
        named.push(context.component(last.component));
    }
    let size = people(pack).map_or_else(
        || context.say("offer-unknown-size"),
        |people| tell!(context, "offer-people", people = context.figure(people)),
    );
    tell!(
        context,
        "offer-what",
        count = pack.chosen.len(),
        partner = pack.name(context),
        size = size,
        amount = context.eur(pack.total(context)),
        first = first,
        last = last,
        components = context.and(&named)
    )
}

/// How even the two sides come out, by which criterion, and how well that is proven.
fn why_balanced(context: &Context, pack: &Pack) -> String {
    let mut sentences = Vec::new();
    if let Some(party) = pack.party {
        let (partner, share) = (pack.name(context), context.percent(party.share_of_ideal));
        sentences.push(match context.eu() {
            Some(eu) => tell!(
                context,
                "offer-balance",
                partner = partner,
                share = share,
                eu = context.percent(eu.share_of_ideal),
                partners = context.packs.len()
            ),
            None => tell!(
                context,
                "offer-balance-partner",
                partner = partner,
                share = share
            ),
        });
    }
    let parties = [pack.party, context.eu()];
    if parties.iter().flatten().any(|party| party.open().is_some()) {
        sentences.push(tell!(
            context,
            "offer-open-ideals",
            annex = provenance::SECTION.annex()
        ));
    }
    sentences.push(tell!(
        context,
        "offer-criterion",
        criterion = words::criterion(context, context.result.criterion),
        proof = proof(context)
    ));
    sentences.join(" ")
}

/// Status in words.
pub(super) fn proof(context: &Context) -> String {
    let proof = words::proof(context, context.result.status, context.result.objective);
    if context.result.stopped_by_clock {
        tell!(context, "proof-stopped", proof = proof)
    } else {
        proof
    }
}

/// People of the partner in millions, where the table knows.
pub(super) fn people(pack: &Pack) -> Option<f64> {
    figures::people(pack.partner)
}

fn partner_gains(context: &Context, pack: &Pack) -> Option<String> {
    let mut gains: Vec<(f64, String)> = Vec::new();
    for (at, need) in context.offer.taxonomy.needs.iter().enumerate() {
        let (severity, met) = pack.need(context.offer, at);
        let gain = pack.partner.need_share(at) * met;
        if gain > 1e-9 {
            let after = severity * (1.0 - met);
            let line = tell!(
                context,
                "offer-gain-need",
                need = context.need(need),
                before = context.points(severity),
                after = context.points(after)
            );
            gains.push((gain, line));
        }
    }
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let named: Vec<String> = gains.into_iter().take(2).map(|gain| gain.1).collect();
    if named.is_empty() {
        return None;
    }
    Some(tell!(
        context,
        "offer-gains-partner",
        partner = pack.name(context),
        needs = context.and(&named)
    ))
}

fn eu_gains(context: &Context, pack: &Pack) -> Option<String> {
    let mut gains: Vec<(f64, String)> = Vec::new();
    for (at, interest) in context.offer.taxonomy.interests.iter().enumerate() {
        let met = pack.interest(context.offer, at);
        let gain = context.offer.interest_share(at) * met;
        if gain > 1e-9 {
            let line = tell!(
                context,
                "offer-gain-interest",
                interest = context.interest(interest),
                share = context.percent(met)
            );
            gains.push((gain, line));
        }
    }
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let named: Vec<String> = gains.into_iter().take(2).map(|gain| gain.1).collect();
    if named.is_empty() {
        return None;
    }
    Some(tell!(
        context,
        "offer-gains-eu",
        interests = context.and(&named)
    ))
}
