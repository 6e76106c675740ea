//! Prices of the rows: for any that are not below 0 no choice is worth more than
//!
//! ```text
//! L(u) = u b + sum over the other columns of max(r l, r h) + max { r x : x in K },   r = c - u A
//! ```
//!
//! where K keeps what is not priced: at most one column of each group, and the rows of
//! [`reach`](super::reach).

use good_lp::Expression;

use super::problem::Problem;
use super::program::Row;
use crate::formulate::{ColumnKey, LinearModel, RowKey, Sense};
use crate::solve::{Limits, Outcome, Solver, solve_model};

/// A price below this is none.
const WORTHLESS: f64 = 1e-12;
/// How much less than enough is proven where the relaxation has no point, relative to it.
const LESS: f64 = 0.01;

/// Prices of the rows with what follows from them.
#[derive(Debug, Clone)]
pub struct Prices {
    /// Price of each row of the problem.
    pub rows: Vec<f64>,
    /// What each column is worth at them.
    pub worth: Vec<f64>,
    /// The part of the bound that no 0/1 column changes.
    pub base: f64,
}

impl Prices {
    /// What follows from prices, from scratch.
    #[must_use]
    pub fn new(problem: &Problem<'_>, rows: Vec<f64>) -> Self {
        let program = problem.program;
        let mut worth = vec![0.0; program.bounds.len()];
        let objective = &program.objectives[0];
        let mut base = objective.constant;
        for &(at, value) in &objective.terms {
            worth[at] += value;
        }
        for (row, &price) in problem.rows.iter().zip(&rows) {
            if price > 0.0 {
                base += price * row.rhs;
                for &(at, value) in &row.terms {
                    worth[at] -= price * value;
                }
            }
        }
        let others = worth.iter().zip(&program.bounds).skip(program.binaries);
        base += others
            .map(|(worth, (lower, upper))| (worth * lower).max(worth * upper))
            .sum::<f64>();
        Self { rows, worth, base }
    }

    /// The prices of the linear relaxation; where it has no point, prices that prove less than
    /// `enough`. `None` where the solver fails.
    #[must_use]
    pub fn relaxed(problem: &Problem<'_>, enough: f64) -> Option<Self> {
        // Without a point the dual falls without end.
        let low = problem.program.objectives[0]
            .range(&problem.program.bounds)
            .0;
        let less = enough.max(low) - problem.program.objectives[0].constant;
        Self::dual(problem, None)
            .or_else(|| Self::dual(problem, Some(less - LESS * less.abs().max(1.0))))
    }

    /// The prices that solve the dual of the linear relaxation, at `least` or more.
    fn dual(problem: &Problem<'_>, least: Option<f64>) -> Option<Self> {
        let program = problem.program;
        let mut dual = LinearModel::default();
        let mut stated: Vec<Expression> = vec![Expression::default(); program.bounds.len()];
        let mut paid = Expression::default();
        for &(at, value) in &program.objectives[0].terms {
            stated[at] += value;
        }
        let groups: Vec<Row> = problem
            .groups
            .iter()
            .filter(|group| group.options.len() > 1 || group.required)
            .map(|group| Row {
                terms: group.options.iter().map(|&at| (at, 1.0)).collect(),
                rhs: 1.0,
                slack: 0.0,
            })
            .collect();
        let mut open = vec![false; program.bounds.len()];
        for group in &problem.groups {
            for &at in &group.options {
                open[at] = true;
            }
        }
        let mut prices = Vec::new();
        for (row, stands) in problem.rows.iter().copied().chain(&groups).enumerate() {
            let required = row >= problem.rows.len()
                && problem.groups.iter().any(|group| {
                    group.required && Some(&group.options[0]) == stands.terms.first().map(|t| &t.0)
                });
            let least = if required { f64::NEG_INFINITY } else { 0.0 };
            let price = dual.column(ColumnKey::Price { row }, least, f64::INFINITY, false);
            for &(at, value) in &stands.terms {
                stated[at] -= value * price;
            }
            let lower = |&(at, value): &(usize, f64)| {
                let lower = if at < program.binaries {
                    0.0
                } else {
                    program.bounds[at].0
                };
                value * lower
            };
            paid += (stands.rhs - stands.terms.iter().map(lower).sum::<f64>()) * price;
            prices.push(price);
        }
        for (at, stated) in stated.into_iter().enumerate() {
            let whole = at < program.binaries;
            let (lower, upper) = program.bounds[at];
            let range = if whole { 1.0 } else { upper - lower };
            if range > 0.0 && (!whole || open[at]) {
                let key = ColumnKey::Worth { partner: at };
                let worth = dual.column(key, 0.0, f64::INFINITY, false);
                paid += range * worth;
                dual.row(RowKey::shared("worth", ""), worth - stated, Sense::Ge, 0.0);
            }
        }
        if let Some(least) = least {
            dual.row(RowKey::shared("least", ""), paid.clone(), Sense::Ge, least);
        }
        dual.maximise(-1.0 * paid);
        let proof = Limits::proof(Solver::default());
        let Outcome::Solved(point) = solve_model(&dual, &proof) else {
            return None;
        };
        let rows = point.values[..problem.rows.len()].iter();
        let clean = rows.map(|&price| if price > WORTHLESS { price } else { 0.0 });
        Some(Self::new(problem, clean.collect()))
    }
}
