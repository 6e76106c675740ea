//! A component is chosen only with one of the components it requires.
//!
//! `sum_o x[p,c,o] <= sum_{r in any_of} sum_o x[p,r,o]`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "requires",
    sentence: "a component is chosen only with one of the components it requires",
    formula: "chosen[p,c] <= sum_{r in any_of} chosen[p,r]",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for candidate in formulation.candidates() {
        for (number, any_of) in candidate.requires.iter().enumerate() {
            let required: Expression = any_of
                .iter()
                .map(|&other| formulation.chosen(candidate.partner, other))
                .sum();
            let left = formulation.chosen(candidate.partner, candidate.component) - required;
            let about = format!(
                "{}_{}",
                formulation.offer.components[candidate.component].id,
                number + 1
            );
            formulation.model.row(
                RowKey::of(RULE.name, candidate.partner, about),
                left,
                Sense::Le,
                0.0,
            );
        }
    }
}
