//! What a search came to.

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
