//! The embedded solver, microlp: pure Rust, nothing to install.
//!
//! Rows are `good_lp` expressions. `good_lp` 1.15 pins microlp 0.6, which ends with "singular
//! matrix" on tiny models, and cannot be given another solver from outside; so the expressions are
//! handed to microlp 0.7 directly. To be dropped when `good_lp` moves to 0.7.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome};
use microlp::{TerminationReason, Variable};

use super::{Limits, LinearOutcome, LinearPoint, Outcome, Point};
use crate::formulate::{LinearModel, Sense};

/// How far from whole a whole-number column may be: rounding it must not move money by a cent.
const WHOLE: f64 = 1e-9;

/// Maximises; plainly is without presolve and without the start.
pub(super) fn solve(model: &LinearModel, limits: &Limits<'_>, plain: bool) -> Outcome {
    let (problem, variables) = problem(model, true);
    let mut options = options(limits, plain);
    if !plain && !limits.start.is_empty() {
        let start = limits.start.iter();
        options.warm_start = Some(start.map(|&(at, v)| (variables[at], v)).collect());
    }
    match problem.solve_with(options) {
        Ok(outcome) => read(model, &variables, &outcome),
        Err(Error::Infeasible) => Outcome::Infeasible,
        Err(other) => Outcome::Failed(other.to_string()),
    }
}

/// Maximises the relaxation. microlp 0.7 gives no duals: they are the answer to the dual program
/// `min b'y + u'p - l'q`, `A'y + p - q = c`, `p, q >= 0`, `y` of the sign of its row.
pub(super) fn linear(model: &LinearModel, limits: &Limits<'_>, plain: bool) -> LinearOutcome {
    let (primal, variables) = problem(model, false);
    let (dual, prices) = dual(model);
    let mut found = [Vec::new(), Vec::new()];
    for (at, (problem, variables)) in [(primal, variables), (dual, prices)].iter().enumerate() {
        let outcome = match problem.solve_with(options(limits, plain)) {
            Ok(outcome) => outcome,
            Err(Error::Infeasible) if at == 0 => return LinearOutcome::Infeasible,
            Err(other) => return LinearOutcome::Failed(other.to_string()),
        };
        let Some(solution) = outcome.solution().filter(|_| outcome.is_optimal()) else {
            return LinearOutcome::Stopped;
        };
        let values = variables.iter().map(|&v| solution.var_value(v));
        found[at] = values.collect();
    }
    let [values, duals] = found;
    LinearOutcome::Solved(LinearPoint::new(model, values, duals))
}

fn options(limits: &Limits<'_>, plain: bool) -> SolveOptions {
    let mut options = SolveOptions::default();
    options.mip_gap = limits.gap;
    options.int_tol = WHOLE;
    options.time_limit = Some(limits.time);
    options.node_limit = (limits.nodes != u64::MAX).then_some(limits.nodes);
    options.presolve = !plain;
    options
}

fn problem(model: &LinearModel, whole: bool) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let mut variables = Vec::with_capacity(model.columns().len());
    let objective = coefficients(model);
    for (column, &coefficient) in model.columns().iter().zip(&objective) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole-number columns are 0/1 or small counts"
        )]
        let variable = if whole && column.integer {
            problem.add_integer_var(
                coefficient,
                (column.lower.ceil() as i32, column.upper.floor() as i32),
            )
        } else {
            problem.add_var(coefficient, (column.lower, column.upper))
        };
        variables.push(variable);
    }
    for row in model.rows() {
        let terms: Vec<(Variable, f64)> = model
            .terms(&row.expression)
            .into_iter()
            .map(|(at, value)| (variables[at], value))
            .collect();
        let op = match row.sense {
            Sense::Le => ComparisonOp::Le,
            Sense::Ge => ComparisonOp::Ge,
            Sense::Eq => ComparisonOp::Eq,
        };
        problem.add_constraint(terms, op, row.rhs);
    }
    (problem, variables)
}

/// The dual program of the relaxation, with the variable of each row.
fn dual(model: &LinearModel) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut columns: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); model.columns().len()];
    let mut prices = Vec::with_capacity(model.rows().len());
    for row in model.rows() {
        let range = match row.sense {
            Sense::Le => (0.0, f64::INFINITY),
            Sense::Ge => (f64::NEG_INFINITY, 0.0),
            Sense::Eq => (f64::NEG_INFINITY, f64::INFINITY),
        };
        // A row without a limit has no price.
        let price = if row.rhs.is_finite() {
            problem.add_var(row.rhs, range)
        } else {
            problem.add_var(0.0, (0.0, 0.0))
        };
        for (at, value) in model.terms(&row.expression) {
            columns[at].push((price, value));
        }
        prices.push(price);
    }
    let objective = coefficients(model);
    for ((column, mut terms), coefficient) in model.columns().iter().zip(columns).zip(objective) {
        for (bound, sign) in [(column.upper, 1.0), (column.lower, -1.0)] {
            if bound.is_finite() {
                terms.push((problem.add_var(sign * bound, (0.0, f64::INFINITY)), sign));
            }
        }
        problem.add_constraint(terms, ComparisonOp::Eq, coefficient);
    }
    (problem, prices)
}

/// The objective by column.
fn coefficients(model: &LinearModel) -> Vec<f64> {
    let mut coefficients = vec![0.0; model.columns().len()];
    for (at, value) in model.terms(model.objective()) {
        coefficients[at] = value;
    }
    coefficients
}

fn read(model: &LinearModel, variables: &[Variable], outcome: &SolveOutcome) -> Outcome {
    let by_clock = outcome.termination_reason() == TerminationReason::TimeLimit;
    let constant = model.objective_constant();
    let bound = outcome.stats().best_bound.map(|bound| bound + constant);
    let Some(solution) = outcome.solution() else {
        return Outcome::Stopped { bound, by_clock };
    };
    let values: Vec<f64> = variables
        .iter()
        .zip(model.columns())
        .map(|(&variable, column)| {
            let value = solution.var_value(variable);
            if column.integer { value.round() } else { value }
        })
        .collect();
    let value = model.evaluate(model.objective(), &values);
    let proven = outcome.is_optimal();
    let bound = if proven {
        value.max(solution.objective() + constant)
    } else {
        bound.unwrap_or(f64::INFINITY).max(value)
    };
    Outcome::Solved(Point {
        values,
        value,
        bound,
        by_clock,
    })
}
