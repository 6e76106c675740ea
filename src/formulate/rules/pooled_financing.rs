//! What each instrument gives a partner's components together is enough for each of them, within shares.
//!
//! Itemised financing needs a column for every component and instrument. Which amounts `G[p,f]`
//! can be split over the components so that each is paid in full and no instrument exceeds its share
//! is a transport problem; by max-flow min-cut (Gale 1957) it is possible exactly when
//!
//! `sum_c cost_c max(0, 1 - sum_{f not in T} share_cf) <= sum_{f in T} G[p,f]` for every set T of instruments
//!
//! and `sum_f G[p,f] = sum_c cost_c`. Most sets say nothing new and are left out: those whose left
//! side a smaller set has already. The split itself is made once the packages are known.

use std::collections::BTreeMap;

use good_lp::Expression;

use super::Rule;
use crate::formulate::{ColumnKey, Formulation, Money, RowKey, Sense};
use crate::model::Candidate;

/// The rule.
pub const RULE: Rule = Rule {
    name: "pooled-financing",
    sentence: "what each instrument gives a partner is enough for each of its components, within shares",
    formula: "sum_c cost_c max(0, 1 - sum_{f not in T} share_cf) <= sum_{f in T} G[p,f] for every T; sum_f G[p,f] = sum_c cost_c",
    add,
};

/// Instruments at most for which sets are enumerated; beyond it financing is itemised.
pub const MOST_INSTRUMENTS: usize = 12;

fn add(formulation: &mut Formulation<'_>) {
    if formulation.extent.money != Money::Pooled {
        return;
    }
    for partner in formulation.extent.partners.clone() {
        let usable = usable(formulation, partner);
        if usable.is_empty() || usable.len() > MOST_INSTRUMENTS {
            continue;
        }
        let classes = classes(formulation, partner, &usable);
        let most: f64 = formulation.choices_at(partner).map(|x| x.cost).sum();
        let given: Vec<_> = usable
            .iter()
            .map(|&instrument| {
                formulation.model.column(
                    ColumnKey::Pooled {
                        partner,
                        instrument,
                    },
                    0.0,
                    most,
                    false,
                )
            })
            .collect();
        for (&instrument, &amount) in usable.iter().zip(&given) {
            formulation.finance[partner][instrument] += amount;
        }
        let whole: Expression = classes.values().cloned().sum();
        let pool: Expression = given.iter().map(|&amount| Expression::from(amount)).sum();
        let key = RowKey::of(RULE.name, partner, "all");
        formulation.model.row(key, pool - whole, Sense::Eq, 0.0);
        for set in telling_sets(&classes.keys().cloned().collect::<Vec<_>>(), usable.len()) {
            let mut left = Expression::default();
            for (shares, cost) in &classes {
                let uncovered = uncovered(shares, set);
                if uncovered > 0.0 {
                    left += uncovered * cost.clone();
                }
            }
            let inside = (0..usable.len()).filter(|at| set >> at & 1 == 1);
            let mut about = String::new();
            for at in inside {
                left -= Expression::from(given[at]);
                about.push_str(
                    formulation.offer.taxonomy.instruments[usable[at]]
                        .id
                        .as_str(),
                );
                about.push('_');
            }
            let key = RowKey::of(RULE.name, partner, about.trim_end_matches('_'));
            formulation.model.row(key, left, Sense::Le, 0.0);
        }
    }
}

/// Whether a candidate's financing is pooled with the others of its partner.
#[must_use]
pub fn is_pooled(formulation: &Formulation<'_>, candidate: &Candidate) -> bool {
    let offer = formulation.offer;
    let by_year = |(instrument, share): (usize, &f64)| {
        *share > 0.0 && super::financing::is_limited_by_year(offer, instrument)
    };
    let mut shares = candidate.finance.iter().enumerate();
    formulation.extent.money == Money::Pooled
        && !shares.any(by_year)
        && usable(formulation, candidate.partner).len() <= MOST_INSTRUMENTS
}

/// Instruments that may carry something of what is pooled at a partner.
fn usable(formulation: &Formulation<'_>, partner: usize) -> Vec<usize> {
    (0..formulation.offer.taxonomy.instruments.len())
        .filter(|&instrument| {
            let mut pooled = formulation.offer.candidates_of(partner);
            pooled.any(|candidate| candidate.finance[instrument] > 0.0)
        })
        .collect()
}

/// Cost by pattern of shares: few components have a pattern of their own.
fn classes(
    formulation: &Formulation<'_>,
    partner: usize,
    usable: &[usize],
) -> BTreeMap<Vec<u64>, Expression> {
    let mut classes: BTreeMap<Vec<u64>, Expression> = BTreeMap::new();
    for x in formulation.choices_at(partner) {
        if x.cost > 0.0 && is_pooled(formulation, x.candidate) {
            // Shares are between 0 and 1, so their bits sort as they do.
            let pattern = usable
                .iter()
                .map(|&instrument| x.candidate.finance[instrument].to_bits())
                .collect();
            *classes.entry(pattern).or_default() += x.cost * x.variable;
        }
    }
    classes
}

/// The part of a cost that only the instruments of a set can carry.
fn uncovered(shares: &[u64], set: usize) -> f64 {
    let outside = shares
        .iter()
        .enumerate()
        .filter(|(at, _)| set >> at & 1 == 0);
    let covered: f64 = outside.map(|(_, share)| f64::from_bits(*share)).sum();
    let left = 1.0 - covered;
    if left > 1e-9 { left } else { 0.0 }
}

/// The sets whose left side no smaller set has; the set of all is the equality's.
fn telling_sets(patterns: &[Vec<u64>], instruments: usize) -> Vec<usize> {
    let left = |set: usize| -> Vec<f64> {
        patterns
            .iter()
            .map(|shares| uncovered(shares, set))
            .collect()
    };
    let all = (1_usize << instruments) - 1;
    (1..all)
        .filter(|&set| {
            let own = left(set);
            let anything = own.iter().any(|&value| value > 0.0);
            let members = (0..instruments).filter(|at| set >> at & 1 == 1);
            anything
                && members
                    .map(|at| set & !(1 << at))
                    .all(|smaller| left(smaller) != own)
        })
        .collect()
}
