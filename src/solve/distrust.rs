//! What a solver says is checked before anybody builds on it.

use good_lp::Expression;

use super::{LinearPoint, Point};
use crate::formulate::{LinearModel, Sense};

/// Absolute tolerance on rows and bounds, scaled by the size of the row.
pub const FEASIBILITY: f64 = 1e-6;

/// The first thing wrong with a model: solvers take a number that is none without a word.
pub(super) fn unsound(model: &LinearModel) -> Option<String> {
    for column in model.columns() {
        let whole = !column.integer || (column.lower.is_finite() && column.upper.is_finite());
        if column.lower.is_nan() || column.upper.is_nan() || !whole {
            return Some(format!("the bounds of {:?} are no numbers", column.key));
        }
    }
    let finite = |expression: &Expression| {
        let terms = model.terms(expression);
        terms.iter().all(|(_, coefficient)| coefficient.is_finite())
    };
    if !finite(model.objective()) || !model.objective_constant().is_finite() {
        return Some("the objective holds what is no number".to_owned());
    }
    let mut rows = model.rows().iter();
    let row = rows.find(|row| row.rhs.is_nan() || !finite(&row.expression))?;
    Some(format!("the row {:?} holds what is no number", row.key))
}

/// The first thing wrong with an answer, if any.
pub(super) fn distrust(model: &LinearModel, point: &Point) -> Option<String> {
    if let Some(why) = outside(model, &point.values, true) {
        return Some(why);
    }
    let value = model.evaluate(model.objective(), &point.values);
    let slack = FEASIBILITY * value.abs().max(1.0);
    // Written so that a value that is no number fails.
    let stated = (value - point.value).abs() <= slack && point.bound >= value - slack;
    (!stated).then(|| {
        format!(
            "the solver states {} within {}, its answer is worth {value}",
            point.value, point.bound
        )
    })
}

/// The first thing wrong with the answer to a linear program: it breaks a row, a dual has the wrong
/// sign, or what the duals prove (`sum_r b_r y_r + sum_j max over the bounds of d_j x_j` with
/// `d = c - A'y`) is not the value.
pub(super) fn distrust_linear(model: &LinearModel, point: &LinearPoint) -> Option<String> {
    if let Some(why) = outside(model, &point.values, false) {
        return Some(why);
    }
    if point.duals.len() != model.rows().len() {
        return Some("the solver gives no dual for some rows".to_owned());
    }
    let mut reduced = vec![0.0; model.columns().len()];
    for (at, coefficient) in model.terms(model.objective()) {
        reduced[at] = coefficient;
    }
    let mut proven = model.objective_constant();
    let mut size = 1.0_f64;
    for (row, &dual) in model.rows().iter().zip(&point.duals) {
        let right = match row.sense {
            Sense::Le => dual >= -FEASIBILITY,
            Sense::Ge => dual <= FEASIBILITY,
            Sense::Eq => dual.is_finite(),
        };
        if !right {
            return Some(format!("the dual {dual} of {:?} is impossible", row.key));
        }
        for (at, coefficient) in model.terms(&row.expression) {
            reduced[at] -= coefficient * dual;
        }
        // A row without a limit has no price.
        if dual != 0.0 {
            proven += row.rhs * dual;
            size = size.max((row.rhs * dual).abs());
        }
    }
    for (column, reduced) in model.columns().iter().zip(reduced) {
        let bound = if reduced > 0.0 {
            column.upper
        } else {
            column.lower
        };
        if reduced.abs() > FEASIBILITY * 1e-3 || bound.is_finite() {
            proven += reduced * bound;
            size = size.max((reduced * bound).abs());
        }
    }
    let held = (proven - point.value).abs() <= FEASIBILITY * size.max(point.value.abs());
    (!held).then(|| {
        format!(
            "the solver's duals prove {proven}, its answer is worth {}",
            point.value
        )
    })
}

/// The first bound, whole number or row that values do not keep to.
fn outside(model: &LinearModel, values: &[f64], whole: bool) -> Option<String> {
    if values.len() != model.columns().len() {
        return Some("the solver gives no value for some columns".to_owned());
    }
    for (column, &value) in model.columns().iter().zip(values) {
        let near = (value - value.round()).abs() <= FEASIBILITY;
        let inside = value >= column.lower - FEASIBILITY && value <= column.upper + FEASIBILITY;
        if !value.is_finite() || !inside || (whole && column.integer && !near) {
            return Some(format!(
                "the solver's value {value} is not one that {:?} may take",
                column.key
            ));
        }
    }
    for row in model.rows() {
        let terms = model.terms(&row.expression);
        let left: f64 = terms.iter().map(|&(at, c)| c * values[at]).sum();
        let size: f64 = terms
            .iter()
            .map(|&(at, c)| (c * values[at]).abs())
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
    None
}
