//! Lexicographic max-min of gains as shares of the best each party could get
//! (Kalai and Smorodinsky 1975; lexicographic as in Imai 1983, since packages are whole).
//!
//! `lexmax-min_j (U_j - d_j) / (I_j - d_j)`; a party with nothing to gain is left out.

use super::{Aim, Criterion, PartyView, all_at_their_ideal, leximin, shares};
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

fn aims(parties: &[PartyView], _: f64) -> Vec<Aim> {
    let gains = shares(parties);
    if gains.is_empty() {
        vec![all_at_their_ideal(NAME, parties)]
    } else {
        leximin(NAME, &gains)
    }
}
