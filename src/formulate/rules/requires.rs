//! A component is chosen only with one of the components it requires, which operates no later.
//!
//! `sum_o x[p,c,o] <= sum_{r in any_of} sum_o x[p,r,o]`; in a phased scenario, where an option has a
//! start year, for every year e from which it could operate:
//! `sum_{o: operates by e} x[p,c,o] <= sum_{r in any_of} sum_{o: operates by e} x[p,r,o]`

use good_lp::Expression;

use super::Rule;
use crate::formulate::{Formulation, RowKey, Sense};
use crate::model::{Candidate, Choice};

/// The rule.
pub const RULE: Rule = Rule {
    name: "requires",
    sentence: "a component is chosen only with one of the components it requires, which operates no later",
    formula: "sum_{o by e} x[p,c,o] <= sum_{r in any_of} sum_{o by e} x[p,r,o] for every year e of operation",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for candidate in formulation.candidates() {
        for (number, any_of) in candidate.requires.iter().enumerate() {
            for year in years(formulation, candidate) {
                let by = |component| operating(formulation, candidate.partner, component, year);
                let required: Expression = any_of.iter().map(|&other| by(other)).sum();
                let left = by(candidate.component) - required;
                let id = &formulation.offer.components[candidate.component].id;
                let by_year = year.map_or_else(String::new, |year| format!("_by{year}"));
                let about = format!("{id}_{}{by_year}", number + 1);
                let key = RowKey::of(RULE.name, candidate.partner, about);
                formulation.model.row(key, left, Sense::Le, 0.0);
            }
        }
    }
}

/// Years from which a candidate could operate; one `None` where start years are not chosen.
fn years(formulation: &Formulation<'_>, candidate: &Candidate) -> Vec<Option<usize>> {
    if !formulation.offer.scenario.phased {
        return vec![None];
    }
    let mut years: Vec<usize> = candidate.choices.iter().map(Choice::operates).collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(Some).collect()
}

/// 1 where the component is in the package and operates by a year, or at all.
fn operating(
    formulation: &Formulation<'_>,
    partner: usize,
    component: usize,
    by: Option<usize>,
) -> Expression {
    formulation
        .choices_of(partner, component)
        .filter(|x| by.is_none_or(|year| x.choice.operates() <= year))
        .map(|x| Expression::from(x.variable))
        .sum()
}
