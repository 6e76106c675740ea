//! The effort of a package stays within what the partner's administration can carry.
//!
//! `sum_{c,o} effort_o x[p,c,o] <= capacity_p`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "delivery-capacity",
    sentence: "the effort of a package stays within what the partner's administration can carry",
    formula: "sum_{c,o} effort_o x[p,c,o] <= capacity_p",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for partner in formulation.extent.partners.clone() {
        let Some(capacity) = offer.partners[partner].delivery_capacity else {
            continue;
        };
        let effort: Expression = formulation
            .choices_at(partner)
            .map(|x| x.choice.effort * x.variable)
            .sum();
        if formulation.model.terms(&effort).is_empty() {
            continue;
        }
        formulation.model.row(
            RowKey::of(RULE.name, partner, ""),
            effort,
            Sense::Le,
            capacity,
        );
    }
}
