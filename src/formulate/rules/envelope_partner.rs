//! One partner uses at most its own limit of each instrument, its share of regional projects counted.
//!
//! `sum_c g[p,c,f] <= per_partner_f`

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};

/// The rule.
pub const RULE: Rule = Rule {
    name: "envelope-partner",
    sentence: "one partner uses at most its own limit of each instrument",
    formula: "sum_c g[p,c,f] <= per_partner_f",
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
        let Some(limit) = row.and_then(|row| row.per_partner) else {
            continue;
        };
        for partner in formulation.extent.partners.clone() {
            let used = formulation.finance[partner][instrument].clone();
            if formulation.model.terms(&used).is_empty() {
                continue;
            }
            let key = RowKey::of(RULE.name, partner, described.id.as_str());
            formulation.model.row(key, used, Sense::Le, limit.value());
        }
    }
}
