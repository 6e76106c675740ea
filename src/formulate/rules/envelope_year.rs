//! What an instrument pays in a year stays within that year's envelope.
//!
//! `sum_{p,c} g[p,c,f,t] <= per_year_ft`

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "envelope-year",
    sentence: "what an instrument pays in a year stays within that year's envelope",
    formula: "sum_{p,c} g[p,c,f,t] <= per_year_ft",
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
        let Some(row) = row.filter(|row| !row.per_year.is_empty()) else {
            continue;
        };
        for (year, limit) in row.per_year.iter().enumerate() {
            let used = formulation.paid_in_year(instrument, year);
            let terms = formulation.model.terms(&used);
            let most: f64 = terms
                .iter()
                .map(|&(at, value)| value * formulation.model.columns()[at].upper)
                .sum();
            if most <= limit.value() {
                continue; // even everything together stays within it
            }
            let key = RowKey::shared(RULE.name, format!("{}_year{}", described.id, year + 1));
            formulation.model.row(key, used, Sense::Le, limit.value());
        }
    }
}
