//! The money for a component adds up to its cost, each instrument within its share.
//!
//! `sum_f g[p,c,f] = sum_o cost_o x[p,c,o]`, `g[p,c,f] <= share_f sum_o cost_o x[p,c,o]` over the
//! option's life. Where payments are known by year, an instrument that is limited by year has an
//! amount for each, together at most what is due then, `sum_f g[p,c,f,t] <= sum_o cost[o,t] x[p,c,o]`:
//! the instruments without yearly limits can then pay the rest of every year. A member of a shared
//! project pays `cost / members`.

use good_lp::Expression;

use super::Rule;
use crate::formulate::{ColumnKey, Formulation, RowKey, Sense};
use crate::model::{Candidate, Choice, Offer};

/// The rule.
pub const RULE: Rule = Rule {
    name: "financing",
    sentence: "the money for a component adds up to its cost, each instrument within its share",
    formula: "sum_{f,t} g[p,c,f,t] = sum_o cost_o x[p,c,o]; sum_f g[p,c,f,t] <= sum_o cost[o,t] x[p,c,o]; sum_t g[p,c,f,t] <= share_f sum_o cost_o x[p,c,o]",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for candidate in formulation.candidates() {
        if super::pooled_financing::is_pooled(formulation, candidate) {
            continue;
        }
        let cost: Expression = formulation
            .choices_of(candidate.partner, candidate.component)
            .map(|x| x.cost * x.variable)
            .sum();
        let most = formulation
            .choices_of(candidate.partner, candidate.component)
            .map(|x| x.cost)
            .fold(0.0, f64::max);
        if most <= 0.0 {
            continue; // what costs nothing needs no money
        }
        let years = years(formulation, candidate);
        let mut whole = Expression::default();
        let mut paid = vec![Expression::default(); years.len()];
        let about = formulation.offer.components[candidate.component]
            .id
            .to_string();
        for (instrument, &share) in candidate.finance.iter().enumerate() {
            if share <= 0.0 {
                continue;
            }
            let limited = is_limited_by_year(formulation.offer, instrument) && !years.is_empty();
            let spent: Vec<Option<usize>> = if limited {
                years.iter().copied().map(Some).collect()
            } else {
                vec![None]
            };
            let mut over_life = Expression::default();
            for (at, &year) in spent.iter().enumerate() {
                let key = ColumnKey::Finance {
                    partner: candidate.partner,
                    component: candidate.component,
                    instrument,
                    year,
                };
                let amount = formulation.model.column(key, 0.0, most, false);
                over_life += amount;
                if limited {
                    paid[at] += amount;
                }
            }
            whole += over_life.clone();
            formulation.finance[candidate.partner][instrument] += over_life.clone();
            if share < 1.0 {
                let id = &formulation.offer.taxonomy.instruments[instrument].id;
                let key = RowKey::of(RULE.name, candidate.partner, format!("{about}_{id}"));
                formulation
                    .model
                    .row(key, over_life - share * cost.clone(), Sense::Le, 0.0);
            }
        }
        let key = RowKey::of(RULE.name, candidate.partner, about.clone());
        formulation.model.row(key, whole - cost, Sense::Eq, 0.0);
        for (paid, &year) in paid.into_iter().zip(&years) {
            if formulation.model.terms(&paid).is_empty() {
                continue;
            }
            let left = paid - due(formulation, candidate, year);
            let key = RowKey::of(
                RULE.name,
                candidate.partner,
                format!("{about}_year{}", year + 1),
            );
            formulation.model.row(key, left, Sense::Le, 0.0);
        }
    }
}

/// Whether the scenario limits an instrument in each year.
#[must_use]
pub fn is_limited_by_year(offer: &Offer, instrument: usize) -> bool {
    let id = &offer.taxonomy.instruments[instrument].id;
    let mut rows = offer.scenario.envelope.iter();
    rows.any(|row| row.instrument == *id && !row.per_year.is_empty())
}

/// The years in which something may be due, where payments are known by year.
fn years(formulation: &Formulation<'_>, candidate: &Candidate) -> Vec<usize> {
    let due = |year: usize| {
        let paid = |choice: &Choice| {
            let payments = choice.by_year.as_ref();
            payments.is_some_and(|payments| payments.get(year).is_some_and(|p| p.value() > 0.0))
        };
        candidate.choices.iter().any(paid)
    };
    (0..formulation.offer.scenario.horizon.years)
        .filter(|&year| due(year))
        .collect()
}

/// What is due in a year.
fn due(formulation: &Formulation<'_>, candidate: &Candidate, year: usize) -> Expression {
    formulation
        .choices_of(candidate.partner, candidate.component)
        .filter_map(|x| {
            let payment = x.choice.by_year.as_ref()?.get(year)?;
            Some(payment.value() * x.share * x.variable)
        })
        .sum()
}
