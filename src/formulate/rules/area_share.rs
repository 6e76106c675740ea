//! A package spends between two shares of its cost on an area.
//!
//! `min sum_c cost <= sum_{c in area} cost <= max sum_c cost`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};
use crate::model::Rule as ScenarioRule;

/// The rule.
pub const RULE: Rule = Rule {
    name: "area-share",
    sentence: "a package spends between two shares of its cost on an area",
    formula: "min sum_c cost <= sum_{c in area} cost <= max sum_c cost",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for rule in &offer.scenario.rules {
        let ScenarioRule::AreaShare {
            partner,
            area,
            min,
            max,
        } = rule
        else {
            continue;
        };
        for at in super::addressed(formulation, partner.as_ref()) {
            let cost = |in_area: bool| -> Expression {
                formulation
                    .choices_at(at)
                    .filter(|x| !in_area || offer.components[x.candidate.component].area == *area)
                    .map(|x| x.cost * x.variable)
                    .sum()
            };
            let (spent, whole) = (cost(true), cost(false));
            for (share, sense, side) in [(min, Sense::Ge, "min"), (max, Sense::Le, "max")] {
                let Some(share) = *share else { continue };
                let left = spent.clone() - share.value() * whole.clone();
                let key = RowKey::of(RULE.name, at, format!("{area}_{side}"));
                formulation.model.row(key, left, sense, 0.0);
            }
        }
    }
}
