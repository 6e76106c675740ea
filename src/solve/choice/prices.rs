//! Prices of the rows: for any that are not below 0 no choice is worth more than
//!
//! ```text
//! L(u) = u b + sum over the other columns of max(r l, r h) + max { r x : x in K },   r = c - u A
//! ```
//!
//! where K keeps what is not priced: at most one column of each group, and the rows of
//! [`reach`](super::reach).

use super::problem::Problem;

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
}
