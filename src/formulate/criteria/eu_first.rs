//! Best for the EU, every partner at its floor or better; then best for the partners.
//!
//! `max U_eu` with `U_p >= floor_p`

use super::{Aim, Criterion, PartyView, partner_first};
use crate::model::CriterionRule;

/// The criterion.
pub const CRITERION: Criterion = Criterion {
    rule: CriterionRule::EuFirst,
    sentence: "the best for the EU that leaves every partner at its floor or better",
    formula: "max U_eu, U_p >= floor_p",
    aims,
};

fn aims(parties: &[PartyView], _: f64) -> Vec<Aim> {
    let aims = vec![partner_first::eu(parties), partner_first::partners(parties)];
    partner_first::ending_efficient(aims, parties)
}
