//! A need is met by the sum of the effects on it, and at most in full.
//!
//! `z[p,n] <= (sum_o e[o,n] x[p,c,o] + sum w) / cap`, `z[p,n] <= 1`;
//! without a cap `z[p,n]` is the sum. `U_p = sum_n w_n v_pn z[p,n] / sum_n w_n v_pn`.

use super::Rule;
use crate::formulate::{ColumnKey, Formulation, RowKey};

/// The rule.
pub const RULE: Rule = Rule {
    name: "needs",
    sentence: "a need is met by the sum of the effects on it, and at most in full",
    formula: "z[p,n] <= min(1, sum effects / cap); U_p = sum_n w_n v_pn z[p,n] / sum_n w_n v_pn",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for partner in formulation.extent.partners.clone() {
        for (need, described) in offer.taxonomy.needs.iter().enumerate() {
            let share = offer.partners[partner].need_share(need);
            if share == 0.0 {
                continue;
            }
            let effects = super::effects(
                formulation,
                partner,
                need,
                |choice| &choice.closes,
                |synergy| &synergy.closes,
            );
            let met = super::met(
                formulation,
                ColumnKey::Need { partner, need },
                RowKey::of(RULE.name, partner, described.id.as_str()),
                effects,
                described.cap,
            );
            formulation.utility[partner] += share * met;
        }
    }
}
