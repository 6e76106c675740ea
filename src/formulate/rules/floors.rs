//! No party ends below its disagreement point, nor below a floor that the scenario gives it.
//!
//! `U_p >= max(d_p, floor_p)`, `U_eu >= max(d_eu, floor_eu)`

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "floors",
    sentence: "no party ends below its disagreement point or its floor",
    formula: "U_j >= max(d_j, floor_j)",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let eu = formulation.offer.partners.len();
    let mut parties = formulation.extent.partners.clone();
    if formulation.extent.eu_floor {
        parties.push(eu);
    }
    for party in parties {
        let floor = formulation.extent.floors[party];
        let utility = formulation.utility[party].clone();
        // A utility that nothing lowers is never below 0: the row would say nothing.
        let harmless = formulation
            .model
            .terms(&utility)
            .iter()
            .all(|&(at, value)| value >= 0.0 && formulation.model.columns()[at].lower >= 0.0);
        if !floor.is_finite() || (floor <= 0.0 && harmless) {
            continue;
        }
        let key = if party == eu {
            RowKey::shared(RULE.name, "eu")
        } else {
            RowKey::of(RULE.name, party, "")
        };
        formulation.model.row(key, utility, Sense::Ge, floor);
    }
}
