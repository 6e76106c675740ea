//! A synergy counts exactly when both components are chosen.
//!
//! `w <= chosen[p,c]`, `w <= chosen[p,d]`, `w >= chosen[p,c] + chosen[p,d] - 1`

use super::Rule;
use crate::formulate::{ColumnKey, Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "synergies",
    sentence: "a synergy counts exactly when both components are chosen",
    formula: "w <= chosen[p,c]; w <= chosen[p,d]; w >= chosen[p,c] + chosen[p,d] - 1 (where it can hurt)",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for candidate in formulation.candidates() {
        for synergy in &candidate.synergies {
            let (partner, component, with) = (candidate.partner, candidate.component, synergy.with);
            if formulation.choices_of(partner, with).next().is_none() {
                continue;
            }
            let both = formulation.model.column(
                ColumnKey::Synergy {
                    partner,
                    component,
                    with,
                },
                0.0,
                1.0,
                false,
            );
            let components = &formulation.offer.components;
            let about = format!("{}_{}", components[component].id, components[with].id);
            let gains = formulation.chosen(partner, component);
            let helps = formulation.chosen(partner, with);
            // Only a harmful synergy would be left at 0 by an optimiser that may choose.
            let harmful = synergy
                .closes
                .iter()
                .chain(&synergy.serves)
                .any(|effect| effect.value < 0.0);
            if harmful {
                let key = RowKey::of(RULE.name, partner, format!("{about}_both"));
                let left = gains.clone() + helps.clone() - both;
                formulation.model.row(key, left, Sense::Le, 1.0);
            }
            let key = RowKey::of(RULE.name, partner, format!("{about}_gains"));
            formulation.model.row(key, both - gains, Sense::Le, 0.0);
            let key = RowKey::of(RULE.name, partner, format!("{about}_helps"));
            formulation.model.row(key, both - helps, Sense::Le, 0.0);
        }
    }
}
