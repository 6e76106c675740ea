//! A package has at least and at most so many components.
//!
//! `min <= sum_{c,o} x[p,c,o] <= max`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};
use crate::model::Rule as ScenarioRule;

/// The rule.
pub const RULE: Rule = Rule {
    name: "count",
    sentence: "a package has at least and at most so many components",
    formula: "min <= sum_{c,o} x[p,c,o] <= max",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for (number, rule) in formulation.offer.scenario.rules.iter().enumerate() {
        let ScenarioRule::Count { partner, min, max } = rule else {
            continue;
        };
        for at in super::addressed(formulation, partner.as_ref()) {
            let count: Expression = formulation
                .choices_at(at)
                .map(|x| Expression::from(x.variable))
                .sum();
            for (limit, sense, side) in [(min, Sense::Ge, "min"), (max, Sense::Le, "max")] {
                let Some(limit) = *limit else { continue };
                let key = RowKey::of(RULE.name, at, format!("rule{}_{side}", number + 1));
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a package has a few dozen components"
                )]
                formulation
                    .model
                    .row(key, count.clone(), sense, limit as f64);
            }
        }
    }
}
