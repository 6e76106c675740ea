//! An interest is met by the sum of the effects on it (or the money of EU content), at most in full.
//!
//! `a[p,i] <= sum effects / cap`, or `a[p,i] <= sum eu_content cost x / cap` in MEUR; `a[p,i] <= 1`;
//! without a cap `a[p,i]` is the sum. `U_eu(p) = sum_i w_i a[p,i] / sum_i w_i`,
//! `U_eu = sum_p k_p U_eu(p) / sum_p k_p`.

use super::Rule;
use crate::formulate::{ColumnKey, Formulation, RowKey};

/// The rule.
pub const RULE: Rule = Rule {
    name: "interests",
    sentence: "an interest is met by the effects on it or the EU content paid for, and at most in full",
    formula: "a[p,i] <= min(1, sum effects / cap); U_eu = sum_p k_p sum_i w_i a[p,i] / (sum_i w_i sum_p k_p)",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    for partner in formulation.extent.partners.clone() {
        for (interest, described) in offer.taxonomy.interests.iter().enumerate() {
            let share = offer.interest_share(interest);
            if share == 0.0 {
                continue;
            }
            let effects = if offer.counts_eu_content(interest) {
                formulation
                    .choices_at(partner)
                    .map(|x| x.choice.eu_content * x.cost * x.variable)
                    .sum()
            } else {
                super::effects(
                    formulation,
                    partner,
                    interest,
                    |choice| &choice.serves,
                    |synergy| &synergy.serves,
                )
            };
            let met = super::met(
                formulation,
                ColumnKey::Interest { partner, interest },
                RowKey::of(RULE.name, partner, described.id.as_str()),
                effects,
                described.cap,
            );
            formulation.eu_at[partner] += share * met;
        }
        let at_partner = formulation.eu_at[partner].clone();
        let eu = offer.partners.len();
        formulation.utility[eu] += offer.partner_share(partner) * at_partner;
    }
}
