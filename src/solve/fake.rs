//! A backend that misbehaves, so that tests can see what becomes of it.

use super::{Limits, LinearOutcome, Outcome, Point};
use crate::formulate::LinearModel;

/// A backend that misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fake {
    /// How.
    pub act: Act,
    /// Whether nobody else may be asked.
    pub alone: bool,
}

/// How a backend misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Reports an error.
    Fails,
    /// Panics.
    Panics,
    /// Gives up without a point.
    Stops,
    /// Takes everything there is, whatever the rows say.
    Overreaches,
    /// States a better value than its point has.
    Boasts,
    /// States a bound that its own point exceeds.
    Undercuts,
    /// Gives a number that is none.
    Nan,
    /// Says that there is no point.
    Denies,
}

/// Misbehaves.
pub(super) fn solve(act: Act, model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    let honest = || match super::embedded::solve(model, limits, false) {
        Outcome::Solved(point) => point,
        other => panic!("the test's model has no point: {other:?}"),
    };
    let all = |value: fn(&crate::formulate::linear::Column) -> f64| {
        let values: Vec<f64> = model.columns().iter().map(value).collect();
        let value = model.evaluate(model.objective(), &values);
        Point {
            values,
            value,
            bound: value,
            by_clock: false,
        }
    };
    Outcome::Solved(match act {
        Act::Fails => return Outcome::Failed("told to fail".to_owned()),
        Act::Panics => std::panic::panic_any("told to panic"),
        Act::Denies => return Outcome::Infeasible,
        Act::Stops => {
            return Outcome::Stopped {
                bound: None,
                by_clock: false,
            };
        }
        Act::Overreaches => all(|column| column.upper),
        Act::Nan => all(|_| f64::NAN),
        Act::Boasts => {
            let mut point = honest();
            point.value += 1.0;
            point.bound += 1.0;
            point
        }
        Act::Undercuts => {
            let mut point = honest();
            point.bound -= 1.0;
            point
        }
    })
}

/// Misbehaves on a linear program.
pub(super) fn linear(act: Act, model: &LinearModel, limits: &Limits<'_>) -> LinearOutcome {
    match act {
        Act::Fails => LinearOutcome::Failed("told to fail".to_owned()),
        Act::Panics => std::panic::panic_any("told to panic"),
        Act::Stops => LinearOutcome::Stopped,
        Act::Denies => LinearOutcome::Infeasible,
        Act::Overreaches | Act::Boasts | Act::Undercuts | Act::Nan => {
            match super::embedded::linear(model, limits, false) {
                LinearOutcome::Solved(mut point) => {
                    point
                        .duals
                        .fill(if act == Act::Nan { f64::NAN } else { 0.0 });
                    LinearOutcome::Solved(point)
                }
                other => other,
            }
        }
    }
}
