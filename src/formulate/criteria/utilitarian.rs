//! Largest weighted sum of normalised gains.
//!
//! `max sum_j lambda_j (U_j - d_j) / (I_j - d_j)`

use super::{Aim, Criterion, PartyView, efficient};
use crate::model::CriterionRule;

/// The criterion.
pub const CRITERION: Criterion = Criterion {
    rule: CriterionRule::Utilitarian,
    sentence: "the largest weighted sum of gains, each as a share of the best its party could get",
    formula: "max sum_j lambda_j (U_j - d_j) / (I_j - d_j)",
    aims,
};

fn aims(parties: &[PartyView], _: f64) -> Vec<Aim> {
    let scaled = |party: &PartyView| party.range().map_or(0.0, |range| party.weight / range);
    let sum = Aim::Sum {
        name: "weighted sum of normalised gains",
        coefficients: parties.iter().map(scaled).collect(),
        constant: -parties
            .iter()
            .map(|party| scaled(party) * party.disagreement)
            .sum::<f64>(),
    };
    let mut aims = vec![sum];
    // A party without weight still must not be left worse off for nothing.
    if parties.iter().any(|party| party.weight == 0.0) {
        aims.push(efficient(parties));
    }
    aims
}
