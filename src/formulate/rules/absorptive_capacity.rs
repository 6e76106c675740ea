//! What a package pays out in a year stays within what the partner can take up.
//!
//! `sum_c sum_o cost[o,t] x[p,c,o] <= absorptive_capacity_p` for every year t

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "absorptive-capacity",
    sentence: "what a package pays out in a year stays within what the partner can take up",
    formula: "sum_c sum_o cost[o,t] x[p,c,o] <= absorptive_capacity_p",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for partner in formulation.extent.partners.clone() {
        let Some(most) = offer.partners[partner].absorptive_capacity else {
            continue;
        };
        for year in 0..offer.scenario.horizon.years {
            let paid: Expression = formulation
                .choices_at(partner)
                .filter_map(|x| {
                    Some(x.choice.by_year.as_ref()?.get(year)?.value() * x.share * x.variable)
                })
                .sum();
            let terms = formulation.model.terms(&paid);
            if super::most(formulation, &terms) <= most.value() {
                continue; // even everything together stays within it
            }
            let key = RowKey::of(RULE.name, partner, format!("year{}", year + 1));
            formulation.model.row(key, paid, Sense::Le, most.value());
        }
    }
}
