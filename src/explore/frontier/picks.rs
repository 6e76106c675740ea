//! What each criterion picks, marked on the frontier.
//!
//! Every criterion ends Pareto-efficient. Where the frontier is exact and its objectives are the
//! utilities of all parties (one partner and the EU), what a criterion picks is therefore one of the
//! points, and pursuing its aims over the points finds it. Elsewhere the scenario is solved.

use rayon::prelude::*;

use super::{Frontier, Objective, TOLERANCE};
use crate::explore::balance::every_criterion;
use crate::formulate::{CRITERIA, criteria};
use crate::model::{Criterion, CriterionRule, Offer, Rule};
use crate::portfolio::{self, Effort};

/// What a criterion picks.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// The criterion.
    pub rule: CriterionRule,
    /// Value of each objective, as printed.
    pub values: Vec<f64>,
    /// The point of the frontier with these values.
    pub point: Option<usize>,
}

/// Every criterion there is.
#[must_use]
pub fn every() -> Vec<CriterionRule> {
    CRITERIA.iter().map(|criterion| criterion.rule).collect()
}

/// Whether the picks can be read off the points.
#[must_use]
pub fn are_among_the_points(offer: &Offer, frontier: &Frontier) -> bool {
    let has = |wanted: fn(&Objective) -> bool| frontier.objectives.iter().any(wanted);
    let floors = offer
        .scenario
        .rules
        .iter()
        .any(|rule| matches!(rule, Rule::Floor(_)));
    frontier.exact
        && offer.partners.len() == 1
        && !floors
        && has(|it| matches!(it, Objective::Partners | Objective::Partner(_)))
        && has(|it| *it == Objective::Eu)
}

/// Finds what criteria pick.
pub fn mark(offer: &Offer, frontier: &mut Frontier, rules: &[CriterionRule], effort: &Effort<'_>) {
    frontier.picks = if are_among_the_points(offer, frontier) {
        let worths: Vec<(Vec<f64>, f64)> = frontier
            .points
            .iter()
            .map(|point| point.selection.worth(offer))
            .collect();
        let picked = rules
            .iter()
            .map(|&rule| (rule, among(offer, &worths, rule)));
        picked
            .filter_map(|(rule, at)| {
                Some(Picked {
                    rule,
                    values: frontier.points.get(at?)?.values.clone(),
                    point: at,
                })
            })
            .collect()
    } else {
        let solved: Vec<Option<Picked>> = rules
            .par_iter()
            .map(|&rule| solved(offer, frontier, rule, effort))
            .collect();
        solved.into_iter().flatten().collect()
    };
}

/// The point that a criterion's aims, one after the other, leave.
fn among(offer: &Offer, worths: &[(Vec<f64>, f64)], rule: CriterionRule) -> Option<usize> {
    let ideals: Vec<f64> = (0..=offer.partners.len())
        .map(|party| {
            worths
                .iter()
                .map(|(u, _)| u[party])
                .fold(f64::NEG_INFINITY, f64::max)
        })
        .collect();
    let mut left: Vec<usize> = (0..worths.len()).collect();
    for aim in criteria::aims(stated(offer, rule), &criteria::views(offer, &ideals)) {
        let value = |at: &usize| aim.value(&worths[*at].0, worths[*at].1);
        let best = left.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
        left.retain(|at| value(at) >= best - TOLERANCE * best.abs().max(1.0));
    }
    left.first().copied()
}

/// A criterion as it stands beside the others: `alpha-fair` with the scenario's alpha.
fn stated(offer: &Offer, rule: CriterionRule) -> Criterion {
    let known = every_criterion(offer).into_iter();
    let mut same = known.filter(|criterion| criterion.rule == rule);
    same.next().unwrap_or(Criterion { rule, alpha: None })
}

/// What a criterion picks, by solving the scenario with it.
fn solved(
    offer: &Offer,
    frontier: &Frontier,
    rule: CriterionRule,
    effort: &Effort<'_>,
) -> Option<Picked> {
    let offer = offer.with_criterion(stated(offer, rule));
    let solution = portfolio::solve(&offer, effort).ok()?;
    let (utilities, cost) = solution.selection.worth(&offer);
    let values: Vec<f64> = frontier
        .objectives
        .iter()
        .map(|objective| objective.value(&utilities, cost))
        .collect();
    let same = |point: &super::Point| {
        let pairs = point.values.iter().zip(&values);
        pairs
            .into_iter()
            .all(|(a, b)| (a - b).abs() <= 1e-7 * a.abs().max(1.0))
    };
    Some(Picked {
        rule,
        point: frontier.points.iter().position(same),
        values,
    })
}
