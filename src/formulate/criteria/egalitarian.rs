//! Lexicographic max-min of raw gains.
//!
//! `lexmax-min_j (U_j - d_j)`

use super::{Aim, Criterion, PartyView, leximin};
use crate::model::CriterionRule;

/// The criterion.
pub const CRITERION: Criterion = Criterion {
    rule: CriterionRule::Egalitarian,
    sentence: "the smallest gain is as large as it can be, then the next smallest, and so on",
    formula: "lexmax-min_j (U_j - d_j)",
    aims,
};

fn aims(parties: &[PartyView], _: f64) -> Vec<Aim> {
    let gains: Vec<_> = parties
        .iter()
        .enumerate()
        .map(|(at, party)| (at, party.disagreement, 1.0))
        .collect();
    leximin("smallest gain", &gains)
}
