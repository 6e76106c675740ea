//! What a package achieves, from the catalogue's effects.

use crate::model::{Choice, Effect, Measure, Offer, ResolvedSynergy};

use super::view::{Held, View};

/// Share of each need met: `min(1, sum of effects and synergies / cap)`, or the sum without a cap.
pub(super) fn needs_met(offer: &Offer, held: &Held<'_>) -> Vec<f64> {
    let needs = &offer.taxonomy.needs;
    let sums = effects(
        held,
        needs.len(),
        |choice| &choice.closes,
        |synergy| &synergy.closes,
    );
    let caps = needs.iter().map(|need| need.cap);
    sums.into_iter()
        .zip(caps)
        .map(|(sum, cap)| met(sum, cap))
        .collect()
}

/// Share of each interest met: effects as for needs, or `min(1, sum of eu_content x cost / cap)`.
pub(super) fn interests_met(offer: &Offer, held: &Held<'_>) -> Vec<f64> {
    let interests = &offer.taxonomy.interests;
    let served = effects(
        held,
        interests.len(),
        |choice| &choice.serves,
        |synergy| &synergy.serves,
    );
    let spent_in_eu: f64 = held
        .chosen
        .iter()
        .map(|chosen| chosen.choice.eu_content * chosen.cost())
        .sum();
    let sums = interests.iter().zip(served);
    sums.map(|(interest, served)| match interest.measure {
        Measure::Effects => met(served, interest.cap),
        Measure::EuContent => met(spent_in_eu, interest.cap),
    })
    .collect()
}

/// A partner's utility: `sum w v z / sum w v`.
pub(super) fn partner_utility(offer: &Offer, held: &Held<'_>) -> f64 {
    let partner = &offer.partners[held.partner];
    let weights = partner.need_weight.iter().zip(&partner.severity);
    let weights = weights.map(|(weight, severity)| weight * severity);
    weighted_mean(weights.zip(needs_met(offer, held)))
}

/// The EU's utility at one partner: `sum w a / sum w`.
pub(super) fn eu_utility_at(offer: &Offer, held: &Held<'_>) -> f64 {
    let weights = offer
        .taxonomy
        .interests
        .iter()
        .map(|interest| interest.weight);
    weighted_mean(weights.zip(interests_met(offer, held)))
}

/// The EU's utility: `sum k U_eu(p) / sum k`. A partner without a package counts with none.
pub(super) fn eu_utility(view: &View<'_>) -> f64 {
    let offer = view.offer;
    weighted_mean(
        offer
            .partners
            .iter()
            .enumerate()
            .map(|(position, partner)| {
                let held = view.packages.iter().find(|held| held.partner == position);
                let utility = held.map_or(0.0, |held| eu_utility_at(offer, held));
                (offer.scenario.partner_weight(&partner.id), utility)
            }),
    )
}

/// `sum w x / sum w` over pairs of weight and value; 0 without weight.
pub(super) fn weighted_mean(pairs: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut total, mut sum) = (0.0, 0.0);
    for (weight, value) in pairs {
        total += weight;
        sum += weight * value;
    }
    if total > 0.0 { sum / total } else { 0.0 }
}

fn met(sum: f64, cap: Option<f64>) -> f64 {
    cap.map_or(sum, |cap| (sum / cap).min(1.0))
}

/// Sum of the effects of a package on each of `count` needs (interests); a synergy's count only
/// with the other component.
fn effects(
    held: &Held<'_>,
    count: usize,
    of_choice: fn(&Choice) -> &[Effect],
    of_synergy: fn(&ResolvedSynergy) -> &[Effect],
) -> Vec<f64> {
    let mut sums = vec![0.0; count];
    let mut add = |effects: &[Effect]| {
        for effect in effects {
            sums[effect.on] += effect.value;
        }
    };
    for chosen in &held.chosen {
        add(of_choice(chosen.choice));
        let synergies = chosen.candidate.synergies.iter();
        for synergy in synergies.filter(|synergy| held.holds(synergy.with)) {
            add(of_synergy(synergy));
        }
    }
    sums
}
