//! Two components that conflict are not chosen together.
//!
//! `sum_o x[p,c,o] + sum_o x[p,k,o] <= 1`

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "conflicts",
    sentence: "two components that conflict are not chosen together",
    formula: "chosen[p,c] + chosen[p,k] <= 1",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for candidate in formulation.candidates() {
        for &other in &candidate.conflicts {
            // Stated on both sides of a pair, a conflict still gives one row.
            let twin = formulation.offer.candidate(candidate.partner, other);
            let stated_there =
                twin.is_some_and(|twin| twin.conflicts.contains(&candidate.component));
            if stated_there && other < candidate.component {
                continue;
            }
            let left = formulation.chosen(candidate.partner, candidate.component)
                + formulation.chosen(candidate.partner, other);
            let components = &formulation.offer.components;
            let about = format!(
                "{}_{}",
                components[candidate.component].id, components[other].id
            );
            formulation.model.row(
                RowKey::of(RULE.name, candidate.partner, about),
                left,
                Sense::Le,
                1.0,
            );
        }
    }
}
