//! What a package is worth, computed from what is in it rather than from the model's columns.

use crate::model::{Candidate, Choice, Effect, Offer};

/// A chosen option of a partner's package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pick {
    /// Component.
    pub component: usize,
    /// Option of the component.
    pub option: usize,
    /// Members who share the cost; 0 for a national component.
    pub group: usize,
}

/// What a package is worth to both sides, and what it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Met share of each need.
    pub needs: Vec<f64>,
    /// Met share of each interest.
    pub interests: Vec<f64>,
    /// The partner's utility.
    pub partner: f64,
    /// The EU's utility at this partner.
    pub eu: f64,
    /// Cost in MEUR, shares of regional projects included.
    pub cost: f64,
    /// Effort of the administration.
    pub effort: f64,
}

/// The candidate and the choice behind a pick.
#[must_use]
pub fn choice_of<'a>(
    offer: &'a Offer,
    partner: usize,
    pick: &Pick,
) -> Option<(&'a Candidate, &'a Choice)> {
    let candidate = offer.candidate(partner, pick.component)?;
    let choice = candidate
        .choices
        .iter()
        .find(|choice| choice.option == pick.option)?;
    Some((candidate, choice))
}

/// Values a package: needs and interests met, both utilities, cost and effort.
#[must_use]
pub fn value(offer: &Offer, partner: usize, picks: &[Pick]) -> Value {
    let mut needs = vec![0.0; offer.taxonomy.needs.len()];
    let mut interests = vec![0.0; offer.taxonomy.interests.len()];
    let (mut cost, mut effort) = (0.0, 0.0);
    let add = |sums: &mut Vec<f64>, effects: &[Effect]| {
        for effect in effects {
            sums[effect.on] += effect.value;
        }
    };
    for pick in picks {
        let Some((candidate, choice)) = choice_of(offer, partner, pick) else {
            continue;
        };
        let paid = choice.cost.value() * super::shared(pick.group);
        cost += paid;
        effort += choice.effort;
        add(&mut needs, &choice.closes);
        for effect in &choice.serves {
            if !offer.counts_eu_content(effect.on) {
                interests[effect.on] += effect.value;
            }
        }
        for (interest, sum) in interests.iter_mut().enumerate() {
            if offer.counts_eu_content(interest) {
                *sum += choice.eu_content * paid;
            }
        }
        for synergy in &candidate.synergies {
            if picks.iter().any(|other| other.component == synergy.with) {
                add(&mut needs, &synergy.closes);
                for effect in &synergy.serves {
                    if !offer.counts_eu_content(effect.on) {
                        interests[effect.on] += effect.value;
                    }
                }
            }
        }
    }
    let met = |sum: f64, cap: Option<f64>| cap.map_or(sum, |cap| (sum / cap).min(1.0));
    for (sum, need) in needs.iter_mut().zip(&offer.taxonomy.needs) {
        *sum = met(*sum, need.cap);
    }
    for (sum, interest) in interests.iter_mut().zip(&offer.taxonomy.interests) {
        *sum = met(*sum, interest.cap);
    }
    let at = &offer.partners[partner];
    let utility = needs
        .iter()
        .enumerate()
        .map(|(need, met)| at.need_share(need) * met)
        .sum();
    let eu = interests
        .iter()
        .enumerate()
        .map(|(i, met)| offer.interest_share(i) * met)
        .sum();
    Value {
        needs,
        interests,
        partner: utility,
        eu,
        cost,
        effort,
    }
}
