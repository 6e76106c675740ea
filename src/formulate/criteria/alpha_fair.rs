//! Largest alpha-fair sum of normalised gains: from utilitarian (0) by way of Nash (1) towards the
//! largest smallest share (large).
//!
//! `max sum_j lambda_j g_j^(1-alpha) / (1-alpha)`, `g_j = (U_j - d_j) / (I_j - d_j)`
//!
//! Where no package lets every party with weight gain, alpha of 1 or more sees no difference (the
//! mean is 0, the sum minus infinity): the smallest shares decide then, one after the other. That
//! leaves as few parties as possible without gain, and is the limit of a large alpha.

use super::fair::{Fair, FairGain};
use super::{Aim, Criterion, PartyView, all_at_their_ideal, efficient, shares};
use crate::model::CriterionRule;

/// The criterion.
pub const CRITERION: Criterion = Criterion {
    rule: CriterionRule::AlphaFair,
    sentence: "the power mean of gains, each as a share of the best its party could get, is as large as it can be; the larger alpha, the more the small ones count",
    formula: "max sum_j lambda_j ((U_j - d_j) / (I_j - d_j))^(1-alpha) / (1-alpha)",
    aims,
};

fn aims(parties: &[PartyView], alpha: f64) -> Vec<Aim> {
    fair("power mean of gains as shares of the ideal", parties, alpha)
}

/// The power mean, and what follows where it cannot tell packages apart.
pub(super) fn fair(name: &'static str, parties: &[PartyView], alpha: f64) -> Vec<Aim> {
    let counts = |party: &PartyView| party.weight > 0.0 && party.range().is_some();
    let total: f64 = parties
        .iter()
        .filter(|party| counts(party))
        .map(|party| party.weight)
        .sum();
    let gain = |(at, party): (usize, &PartyView)| {
        Some(FairGain {
            party: at,
            weight: party.weight / total,
            offset: party.disagreement,
            scale: party.range()?,
        })
    };
    let counted = parties.iter().enumerate().filter(|(_, p)| counts(p));
    let fair = Fair {
        name,
        alpha,
        gains: counted.filter_map(gain).collect(),
    };
    let mut aims = vec![if fair.gains.is_empty() {
        all_at_their_ideal(name, parties)
    } else if alpha == 0.0 {
        fair.average(parties.len())
    } else {
        Aim::Fair(fair.clone())
    }];
    if fair.needs_all() {
        aims.extend(super::leximin(
            "smallest share of the ideal",
            &shares(parties),
        ));
    } else if parties.iter().any(|party| party.weight == 0.0) {
        aims.push(efficient(parties));
    }
    aims
}
