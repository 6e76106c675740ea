//! At most one option of a component is in a partner's package.
//!
//! `sum_o x[p,c,o] <= 1`

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "one-option",
    sentence: "at most one option of a component is in a package",
    formula: "sum_o x[p,c,o] <= 1",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for candidate in formulation.candidates() {
        if formulation
            .choices_of(candidate.partner, candidate.component)
            .count()
            < 2
        {
            continue; // a 0/1 column needs no row to stay at most 1
        }
        let chosen = formulation.chosen(candidate.partner, candidate.component);
        let about = formulation.offer.components[candidate.component]
            .id
            .as_str();
        let key = RowKey::of(RULE.name, candidate.partner, about);
        formulation.model.row(key, chosen, Sense::Le, 1.0);
    }
}
