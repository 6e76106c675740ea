//! A partner's own money in its package stays within its own budget, where that is given.
//!
//! `sum_c sum_{f domestic} g[p,c,f] <= own_budget_p`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};
use crate::model::InstrumentKind;

/// The rule.
pub const RULE: Rule = Rule {
    name: "own-budget",
    sentence: "a partner's own money in its package stays within its own budget",
    formula: "sum_c sum_{f domestic} g[p,c,f] <= own_budget_p",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for partner in formulation.extent.partners.clone() {
        let Some(budget) = offer.partners[partner].profile.own_budget else {
            continue;
        };
        let used: Expression = offer
            .taxonomy
            .instruments
            .iter()
            .zip(&formulation.finance[partner])
            .filter(|(instrument, _)| instrument.kind == InstrumentKind::Domestic)
            .map(|(_, used)| used.clone())
            .sum();
        if formulation.model.terms(&used).is_empty() {
            continue;
        }
        formulation.model.row(
            RowKey::of(RULE.name, partner, ""),
            used,
            Sense::Le,
            budget.value(),
        );
    }
}
