//! The embedded solver, microlp: pure Rust, nothing to install.
//!
//! Rows are `good_lp` expressions. `good_lp` 1.15 pins microlp 0.6, which ends with "singular
//! matrix" on tiny models, and cannot be given another solver from outside; so the expressions are
//! handed to microlp 0.7 directly. To be dropped when `good_lp` moves to 0.7.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome};
use microlp::{TerminationReason, Variable};

use super::{Limits, Outcome, Point};
use crate::formulate::{LinearModel, Sense};

/// How far from whole a whole-number column may be: rounding it must not move money by a cent.
const WHOLE: f64 = 1e-9;

/// Maximises with microlp 0.7. A numerical failure is tried once more without presolve.
#[must_use]
pub fn solve(model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    if model.columns().is_empty() {
        return empty(model);
    }
    let (problem, variables) = problem(model);
    let options = |presolve: bool| {
        let mut options = SolveOptions::default();
        options.mip_gap = limits.gap;
        options.int_tol = WHOLE;
        options.time_limit = Some(limits.time);
        options.node_limit = (limits.nodes != u64::MAX).then_some(limits.nodes);
        options.presolve = presolve;
        options.warm_start = (!limits.start.is_empty()).then(|| {
            limits
                .start
                .iter()
                .map(|&(at, value)| (variables[at], value))
                .collect()
        });
        options
    };
    let outcome = match problem.solve_with(options(true)) {
        Err(Error::InternalError(_)) => problem.solve_with(options(false)),
        other => other,
    };
    match outcome {
        Ok(outcome) => read(model, &variables, &outcome),
        Err(Error::Infeasible) => Outcome::Infeasible,
        Err(other) => Outcome::Failed(other.to_string()),
    }
}

fn problem(model: &LinearModel) -> (Problem, Vec<Variable>) {
    let mut coefficients = vec![0.0; model.columns().len()];
    for (at, value) in model.terms(model.objective()) {
        coefficients[at] = value;
    }
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let mut variables = Vec::with_capacity(model.columns().len());
    for (column, &coefficient) in model.columns().iter().zip(&coefficients) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole-number columns are 0/1 or small counts"
        )]
        let variable = if column.integer {
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

/// A model without columns: its rows hold or do not.
fn empty(model: &LinearModel) -> Outcome {
    let holds = model.rows().iter().all(|row| match row.sense {
        Sense::Le => 0.0 <= row.rhs + super::FEASIBILITY,
        Sense::Ge => 0.0 >= row.rhs - super::FEASIBILITY,
        Sense::Eq => row.rhs.abs() <= super::FEASIBILITY,
    });
    let value = model.objective_constant();
    if holds {
        Outcome::Solved(Point {
            values: Vec::new(),
            value,
            bound: value,
            by_clock: false,
        })
    } else {
        Outcome::Infeasible
    }
}
