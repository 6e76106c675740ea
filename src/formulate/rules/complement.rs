//! A package with something from some areas (hard infrastructure) has something from others (capacity).
//!
//! `x[p,c,o] <= sum_{d in needs_areas} chosen[p,d]` for every component c of `when_areas`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};
use crate::model::Rule as ScenarioRule;

/// The rule.
pub const RULE: Rule = Rule {
    name: "complement",
    sentence: "a package with hard infrastructure holds capacity building",
    formula: "chosen[p,c] <= sum_{d in needs_areas} chosen[p,d] for c in when_areas",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for (number, rule) in offer.scenario.rules.iter().enumerate() {
        let ScenarioRule::Complement {
            partner,
            when_areas,
            needs_areas,
        } = rule
        else {
            continue;
        };
        for at in super::addressed(formulation, partner.as_ref()) {
            let complement: Expression = formulation
                .choices_at(at)
                .filter(|x| needs_areas.contains(&offer.components[x.candidate.component].area))
                .map(|x| Expression::from(x.variable))
                .sum();
            let called_for: Vec<usize> = offer
                .candidates_of(at)
                .map(|candidate| candidate.component)
                .filter(|&component| when_areas.contains(&offer.components[component].area))
                .collect();
            for component in called_for {
                let left = formulation.chosen(at, component) - complement.clone();
                let about = format!("rule{}_{}", number + 1, offer.components[component].id);
                formulation
                    .model
                    .row(RowKey::of(RULE.name, at, about), left, Sense::Le, 0.0);
            }
        }
    }
}
