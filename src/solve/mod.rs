//! The only place that names a solver.
//!
//! A backend takes a [`LinearModel`] and [`Limits`] and gives an [`Outcome`]. What it says is
//! checked here before anybody builds on it: integrality, bounds, rows, and that the bound is not
//! below the value. An answer that fails is [`Outcome::Failed`], never an answer.

pub mod embedded;
pub mod limits;
pub mod outcome;

pub use limits::{Clock, Limits};
pub use outcome::{Outcome, Point};

use crate::formulate::{LinearModel, Sense};

/// Absolute tolerance on rows and bounds, scaled by the size of the row.
pub const FEASIBILITY: f64 = 1e-6;

/// Maximises the model's objective within the limits.
#[must_use]
pub fn solve(model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    match embedded::solve(model, limits) {
        Outcome::Solved(point) => match distrust(model, &point) {
            None => Outcome::Solved(point),
            Some(why) => Outcome::Failed(why),
        },
        other => other,
    }
}

/// The first thing wrong with an answer, if any.
fn distrust(model: &LinearModel, point: &Point) -> Option<String> {
    for (column, &value) in model.columns().iter().zip(&point.values) {
        let near = (value - value.round()).abs() <= FEASIBILITY;
        let inside = value >= column.lower - FEASIBILITY && value <= column.upper + FEASIBILITY;
        if !value.is_finite() || !inside || (column.integer && !near) {
            return Some(format!(
                "the solver's value {value} is not one that {:?} may take",
                column.key
            ));
        }
    }
    for row in model.rows() {
        let terms = model.terms(&row.expression);
        let left: f64 = terms.iter().map(|&(at, c)| c * point.values[at]).sum();
        let size: f64 = terms
            .iter()
            .map(|&(at, c)| (c * point.values[at]).abs())
            .sum::<f64>()
            .max(1.0);
        let off = match row.sense {
            Sense::Le => left - row.rhs,
            Sense::Ge => row.rhs - left,
            Sense::Eq => (left - row.rhs).abs(),
        };
        if off > FEASIBILITY * size {
            return Some(format!("the solver's answer breaks {:?} by {off}", row.key));
        }
    }
    let value = model.evaluate(model.objective(), &point.values);
    let slack = FEASIBILITY * value.abs().max(1.0);
    if (value - point.value).abs() > slack || point.bound < value - slack {
        return Some(format!(
            "the solver states {} within {}, its answer is worth {value}",
            point.value, point.bound
        ));
    }
    None
}
