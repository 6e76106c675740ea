//! All packages together use at most the envelope of each instrument.
//!
//! `sum_{p,c} g[p,c,f] <= total_f`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "envelope-total",
    sentence: "all packages together use at most the envelope of each instrument",
    formula: "sum_{p,c} g[p,c,f] <= total_f",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for (instrument, described) in offer.taxonomy.instruments.iter().enumerate() {
        let row = offer
            .scenario
            .envelope
            .iter()
            .find(|row| row.instrument == described.id);
        let Some(total) = row.and_then(|row| row.total) else {
            continue;
        };
        let used: Expression = formulation
            .finance
            .iter()
            .map(|by_instrument| by_instrument[instrument].clone())
            .sum();
        if formulation.model.terms(&used).is_empty() {
            continue;
        }
        let key = RowKey::shared(RULE.name, described.id.as_str());
        formulation.model.row(key, used, Sense::Le, total.value());
    }
}
