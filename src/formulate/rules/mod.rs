//! The constraints: one rule a file, one line in [`RULES`].
//!
//! **How to add one.** Write `rules/<name>.rs` with a module comment that says the rule in one
//! sentence and gives its formula, and a function `add(&mut Formulation)` that adds its rows under
//! a [`RowKey`](super::RowKey) of the rule's name. Add a line to `RULES`, a golden text under
//! `tests/golden/`, and the check that recomputes it in `verify/`.

pub mod absorptive_capacity;
pub mod area_share;
pub mod complement;
pub mod conflicts;
pub mod count;
pub mod debt_gate;
pub mod delivery_capacity;
pub mod envelope_partner;
pub mod envelope_total;
pub mod envelope_year;
pub mod financing;
pub mod floors;
pub mod include;
pub mod interests;
pub mod needs;
pub mod one_option;
pub mod own_budget;
pub mod pooled_financing;
pub mod regional;
pub mod requires;
pub mod synergies;

use std::collections::BTreeMap;

use good_lp::Expression;

use super::{ColumnKey, Formulation, RowKey, Sense};
use crate::model::{Choice, Effect, PartnerId, ResolvedSynergy};

/// A constraint of the model.
pub struct Rule {
    /// Name, the `rule` of its rows.
    pub name: &'static str,
    /// What it says.
    pub sentence: &'static str,
    /// How it is written.
    pub formula: &'static str,
    /// Adds its rows.
    pub add: fn(&mut Formulation<'_>),
}

/// Every constraint, in the order in which rows are added.
pub const RULES: &[Rule] = &[
    one_option::RULE,
    requires::RULE,
    conflicts::RULE,
    synergies::RULE,
    needs::RULE,
    interests::RULE,
    financing::RULE,
    pooled_financing::RULE,
    envelope_total::RULE,
    envelope_year::RULE,
    envelope_partner::RULE,
    own_budget::RULE,
    debt_gate::RULE,
    regional::RULE,
    delivery_capacity::RULE,
    absorptive_capacity::RULE,
    count::RULE,
    include::RULE,
    area_share::RULE,
    complement::RULE,
    floors::RULE,
];

/// Adds a column for a met share: at most the sum of effects over the cap, and at most 1.
/// Without a cap the share is the sum itself and needs no column.
fn met(
    formulation: &mut Formulation<'_>,
    column: ColumnKey,
    row: RowKey,
    effects: Expression,
    cap: Option<f64>,
) -> Expression {
    let Some(cap) = cap else { return effects };
    let terms = formulation.model.terms(&effects);
    if most(formulation, &terms) <= cap {
        return effects / cap; // it can never be more than met
    }
    // Every variable is bounded: the least is all the concessions at once.
    let least: f64 = terms.iter().map(|&(_, value)| value.min(0.0)).sum::<f64>() / cap;
    let share = formulation.model.column(column, least, 1.0, false);
    formulation
        .model
        .row(row, share - effects / cap, Sense::Le, 0.0);
    share.into()
}

/// The partners that a scenario rule is about: one, or every one of the extent.
fn addressed(formulation: &Formulation<'_>, partner: Option<&PartnerId>) -> Vec<usize> {
    let is_meant = |at: &usize| partner.is_none_or(|id| formulation.offer.partners[*at].id == *id);
    formulation
        .extent
        .partners
        .iter()
        .copied()
        .filter(is_meant)
        .collect()
}

/// The most that a sum of effects can reach: of each component its best option, and every synergy.
fn most(formulation: &Formulation<'_>, terms: &[(usize, f64)]) -> f64 {
    let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let mut others = 0.0;
    for &(at, value) in terms {
        match formulation.model.columns()[at].key {
            ColumnKey::Choice {
                partner, component, ..
            } => {
                let known = best.entry((partner, component)).or_default();
                *known = known.max(value);
            }
            _ => others += value.max(0.0),
        }
    }
    best.values().sum::<f64>() + others
}

/// Sum of the effects on a need or an interest: of each choice, and of each synergy.
fn effects(
    formulation: &Formulation<'_>,
    partner: usize,
    on: usize,
    of_choice: fn(&Choice) -> &[Effect],
    of_synergy: fn(&ResolvedSynergy) -> &[Effect],
) -> Expression {
    let mut sum = Expression::default();
    for x in formulation.choices_at(partner) {
        for effect in of_choice(x.choice).iter().filter(|effect| effect.on == on) {
            sum += effect.value * x.variable;
        }
    }
    for candidate in formulation.offer.candidates_of(partner) {
        for synergy in &candidate.synergies {
            let pair = synergies::pair(partner, candidate.component, synergy.with);
            let Some(both) = formulation.model.find(&pair) else {
                continue;
            };
            for effect in of_synergy(synergy).iter().filter(|effect| effect.on == on) {
                sum += effect.value * both;
            }
        }
    }
    sum
}
