//! What a search came to.

use crate::formulate::LinearModel;

/// What a search came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A point, with what is proven about it.
    Solved(Point),
    /// Proven: there is no point.
    Infeasible,
    /// A limit came before any point did.
    Stopped {
        /// What no point can exceed, where known.
        bound: Option<f64>,
        /// Whether the clock was the limit.
        by_clock: bool,
    },
    /// The solver failed or its answer does not hold.
    Failed(String),
}

/// A point of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Value of each column, by position; whole numbers are whole.
    pub values: Vec<f64>,
    /// Value of the objective.
    pub value: f64,
    /// What no point can exceed.
    pub bound: f64,
    /// Whether the clock ended the search.
    pub by_clock: bool,
}

/// What a linear program came to.
#[derive(Debug, Clone, PartialEq)]
pub enum LinearOutcome {
    /// The best point, with its duals.
    Solved(LinearPoint),
    /// Proven: there is no point.
    Infeasible,
    /// The clock came first.
    Stopped,
    /// The solver failed or its answer does not hold.
    Failed(String),
}

/// The best point of a linear program, with what proves it.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearPoint {
    /// Value of each column, by position.
    pub values: Vec<f64>,
    /// Left-hand side of each row, by position.
    pub rows: Vec<f64>,
    /// What one more unit of each right-hand side adds to the value: at least 0 for `<=`, at most 0
    /// for `>=`.
    pub duals: Vec<f64>,
    /// Value of the objective.
    pub value: f64,
}

impl LinearPoint {
    /// The point with these values and duals.
    pub(super) fn new(model: &LinearModel, values: Vec<f64>, duals: Vec<f64>) -> Self {
        let rows = model.rows().iter();
        let rows = rows.map(|row| model.evaluate(&row.expression, &values));
        Self {
            rows: rows.collect(),
            value: model.evaluate(model.objective(), &values),
            values,
            duals,
        }
    }
}
