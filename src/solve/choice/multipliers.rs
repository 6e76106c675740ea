//! Prices of the rows and weights of the objectives that say the most about a zone.
//!
//! For weights `w >= 0` and prices `u >= 0` every package satisfies
//!
//! `w f(x) = B - sum_j |r_j| [x_j is not the better way] - u (slack of the rows) - ...`, `r = w F - u A`,
//!
//! with `B = u b + sum_j max(r_j l_j, r_j h_j)`: the Lagrangian bound, true for any `u` whatever
//! rounding did to it. A package in the zone above a corner `c` has `w f(x) >= w c`, so what it may
//! lose is at most `B - w c`. The weights and prices that make this budget least are those of the
//! linear program `max t: f_k(x) - c_k >= t s_k, rows`; its dual is solved.

use std::time::Duration;

use good_lp::Expression;

use super::program::{Program, Row};
use crate::formulate::{ColumnKey, LinearModel, RowKey, Sense};
use crate::solve::{Limits, Outcome, Solver, solve};

/// Weights and prices with what follows from them.
#[derive(Debug, Clone)]
pub struct Multipliers {
    /// Weight of each objective.
    pub weights: Vec<f64>,
    /// Price of each row over 0/1 columns.
    pub prices: Vec<f64>,
    /// What a 0/1 column is worth: better at 1 where positive.
    pub worth: Vec<f64>,
    /// What `w f` of no package exceeds.
    pub bound: f64,
}

impl Multipliers {
    /// The weighted sum at a corner; what has no weight does not count.
    #[must_use]
    pub fn at(&self, corner: &[f64]) -> f64 {
        let weighted = self.weights.iter().zip(corner).filter(|(w, _)| **w > 0.0);
        weighted.map(|(w, c)| w * c).sum()
    }

    /// Weights and prices for the zone above a corner. `scale` makes objectives comparable;
    /// `None` where `time` was not enough or the solver failed.
    #[must_use]
    pub fn of(program: &Program, corner: &[f64], scale: &[f64], time: Duration) -> Option<Self> {
        let rows: Vec<&Row> = program.rows().collect();
        let mut dual = LinearModel::default();
        let prices: Vec<_> = (0..rows.len())
            .map(|row| dual.column(ColumnKey::Price { row }, 0.0, f64::INFINITY, false))
            .collect();
        let weights: Vec<_> = (0..corner.len())
            .map(|party| dual.column(ColumnKey::Weight { party }, 0.0, f64::INFINITY, false))
            .collect();
        // Each column's row: worth >= w F - u A, and what it is worth is paid over its range.
        let mut stated: Vec<Expression> = vec![Expression::default(); program.bounds.len()];
        let mut paid = Expression::default();
        for (row, &price) in rows.iter().zip(&prices) {
            for &(at, value) in &row.terms {
                stated[at] -= value * price;
            }
            let at_lower: f64 = row
                .terms
                .iter()
                .map(|&(at, v)| v * program.bounds[at].0)
                .sum();
            paid += (row.rhs - at_lower) * price;
        }
        for ((objective, &weight), corner) in program.objectives.iter().zip(&weights).zip(corner) {
            for &(at, value) in &objective.terms {
                stated[at] += value * weight;
            }
            let terms = objective.terms.iter();
            let at_lower: f64 = terms.map(|&(at, v)| v * program.bounds[at].0).sum();
            paid += (objective.constant + at_lower - corner) * weight;
        }
        for (at, stated) in stated.into_iter().enumerate() {
            let (lower, upper) = program.bounds[at];
            if upper > lower {
                let worth =
                    dual.column(ColumnKey::Worth { partner: at }, 0.0, f64::INFINITY, false);
                paid += (upper - lower) * worth;
                dual.row(RowKey::shared("worth", ""), worth - stated, Sense::Ge, 0.0);
            }
        }
        let normed: Expression = weights.iter().zip(scale).map(|(&w, s)| *s * w).sum();
        dual.row(RowKey::shared("weights", ""), normed, Sense::Eq, 1.0);
        dual.maximise(-1.0 * paid);
        let limits = Limits {
            time,
            ..Limits::proof(Solver::default())
        };
        let Outcome::Solved(point) = solve(&dual, &limits) else {
            return None;
        };
        let prices = &point.values[..rows.len()];
        let weights = &point.values[rows.len()..rows.len() + corner.len()];
        Some(Self::from(program, &rows, weights, prices))
    }

    /// What follows from weights and prices, from scratch: the bound holds for any that are not below 0.
    fn from(program: &Program, rows: &[&Row], weights: &[f64], prices: &[f64]) -> Self {
        let mut worth = vec![0.0; program.bounds.len()];
        let mut bound = 0.0;
        let weights: Vec<f64> = weights
            .iter()
            .map(|w| if *w > 1e-12 { *w } else { 0.0 })
            .collect();
        let prices: Vec<f64> = prices
            .iter()
            .map(|u| if *u > 1e-12 { *u } else { 0.0 })
            .collect();
        for (objective, weight) in program.objectives.iter().zip(&weights) {
            bound += weight * objective.constant;
            for &(at, value) in &objective.terms {
                worth[at] += weight * value;
            }
        }
        for (row, price) in rows.iter().zip(&prices) {
            bound += price * row.rhs;
            for &(at, value) in &row.terms {
                worth[at] -= price * value;
            }
        }
        for (worth, (lower, upper)) in worth.iter().zip(&program.bounds) {
            bound += (worth * lower).max(worth * upper);
        }
        worth.truncate(program.binaries);
        Self {
            weights,
            prices: prices[..program.pure.len()].to_vec(),
            worth,
            bound,
        }
    }
}
