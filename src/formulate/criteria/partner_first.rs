//! Best for the partners, the EU at its floor or better; then best for the EU.
//!
//! `max sum_p lambda_p U_p / sum_p lambda_p` with `U_eu >= floor_eu`

use super::{Aim, Criterion, PartyView, efficient};
use crate::model::CriterionRule;

/// The criterion.
pub const CRITERION: Criterion = Criterion {
    rule: CriterionRule::PartnerFirst,
    sentence: "the best for the partners that leaves the EU at its floor or better",
    formula: "max sum_p lambda_p U_p / sum_p lambda_p, U_eu >= floor_eu",
    aims,
};

fn aims(parties: &[PartyView], _: f64) -> Vec<Aim> {
    ending_efficient(vec![partners(parties), eu(parties)], parties)
}

/// A partner without weight still must not be left worse off for nothing.
pub(super) fn ending_efficient(mut aims: Vec<Aim>, parties: &[PartyView]) -> Vec<Aim> {
    let mut partners = parties.iter().filter(|party| !party.is_eu);
    if partners.any(|party| party.weight == 0.0) {
        aims.push(efficient(parties));
    }
    aims
}

/// The weighted mean of the partners' utilities.
pub(super) fn partners(parties: &[PartyView]) -> Aim {
    let total: f64 = parties
        .iter()
        .filter(|party| !party.is_eu)
        .map(|party| party.weight)
        .sum();
    let share = |party: &PartyView| {
        if party.is_eu || total <= 0.0 {
            0.0
        } else {
            party.weight / total
        }
    };
    Aim::Sum {
        name: "weighted mean of the partners' utilities",
        coefficients: parties.iter().map(share).collect(),
        constant: 0.0,
    }
}

/// The EU's utility.
pub(super) fn eu(parties: &[PartyView]) -> Aim {
    Aim::Sum {
        name: "utility of the EU",
        coefficients: parties
            .iter()
            .map(|party| if party.is_eu { 1.0 } else { 0.0 })
            .collect(),
        constant: 0.0,
    }
}
