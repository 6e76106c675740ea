//! Largest weighted product of gains (Nash 1950; with weights Kalai 1977).
//!
//! `max sum_j lambda_j log (U_j - d_j)`, which the unit of a utility does not change, so gains are
//! taken as shares of the range: the value is their weighted geometric mean.

use super::{Aim, Criterion, PartyView, alpha_fair};
use crate::model::CriterionRule;

/// The criterion.
pub const CRITERION: Criterion = Criterion {
    rule: CriterionRule::Nash,
    sentence: "the product of all gains, to the power of their weights, is as large as it can be",
    formula: "max sum_j lambda_j log (U_j - d_j)",
    aims,
};

fn aims(parties: &[PartyView], _: f64) -> Vec<Aim> {
    alpha_fair::fair(
        "geometric mean of gains as shares of the ideal",
        parties,
        1.0,
    )
}
