//! What the scenario includes is in the package.
//!
//! `sum_o x[p,c,o] = 1`, over the stated option where one is stated

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};
use crate::model::Rule as ScenarioRule;

/// The rule.
pub const RULE: Rule = Rule {
    name: "include",
    sentence: "what the scenario includes is in the package",
    formula: "sum_o x[p,c,o] = 1",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for rule in &offer.scenario.rules {
        let ScenarioRule::Include {
            partner,
            component,
            option,
        } = rule
        else {
            continue;
        };
        let Some(at) = offer
            .components
            .iter()
            .position(|known| known.id == *component)
        else {
            continue;
        };
        let wanted = |o: usize| {
            option
                .as_ref()
                .is_none_or(|id| offer.components[at].options[o].id == *id)
        };
        for p in super::addressed(formulation, partner.as_ref()) {
            let offered = offer.candidate(p, at).is_some();
            if !offered && partner.is_none() {
                continue; // without a partner the rule is about those it is offered to
            }
            let chosen: Expression = formulation
                .choices_of(p, at)
                .filter(|x| wanted(x.choice.option))
                .map(|x| Expression::from(x.variable))
                .sum();
            let key = RowKey::of(RULE.name, p, component.as_str());
            formulation.model.row(key, chosen, Sense::Eq, 1.0);
        }
    }
}
