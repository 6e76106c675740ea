//! Lexicographic max-min of gains as shares of the best each party could get
//! (Kalai and Smorodinsky 1975; lexicographic as in Imai 1983, since packages are whole).
//!
//! `lexmax-min_j (U_j - d_j) / (I_j - d_j)`; a party with nothing to gain is left out.

use super::{Aim, Criterion, PartyView, leximin};
use crate::model::CriterionRule;

/// The criterion.
pub const CRITERION: Criterion = Criterion {
    rule: CriterionRule::KalaiSmorodinsky,
    sentence: "the smallest gain, as a share of the best its party could get, is as large as it can be; then the next",
    formula: "lexmax-min_j (U_j - d_j) / (I_j - d_j)",
    aims,
};

/// What it looks for, as printed.
const NAME: &str = "smallest share of the ideal";

fn aims(parties: &[PartyView]) -> Vec<Aim> {
    let gains: Vec<_> = parties
        .iter()
        .enumerate()
        .filter_map(|(at, party)| Some((at, party.disagreement, party.range()?)))
        .collect();
    if gains.is_empty() {
        vec![all_at_their_ideal(parties)]
    } else {
        leximin(NAME, &gains)
    }
}

/// Where nobody has anything to gain, everybody's share of the ideal is 1, as results state it.
fn all_at_their_ideal(parties: &[PartyView]) -> Aim {
    Aim::Sum {
        name: NAME,
        coefficients: vec![0.0; parties.len()],
        constant: 1.0,
    }
}
