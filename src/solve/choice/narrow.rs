//! What some ways to settle groups rule out: a way with which a row cannot hold, whatever the other
//! groups do, is no way.
//!
//! A row `sum a x <= rhs` is at least the sum over groups of what its cheapest way adds, and what the
//! other columns add at least within their bounds. A way that lifts this above `rhs` is struck out;
//! a group whose empty way is struck out is required. So a choice pulls in what it requires and shuts
//! out what it conflicts with, or what can no longer be paid for.

use super::problem::{Group, Problem};
use super::program::Row;

/// Passes over the rows at most.
const PASSES: usize = 12;

/// A row, with what its 0/1 columns add by group.
struct Line {
    /// What is left of it after the other columns added the least they can.
    left: f64,
    /// Group, and (column, what it adds) for each of its columns that counts.
    groups: Vec<(usize, Vec<(usize, f64)>)>,
}

/// Rows made ready for narrowing groups.
pub struct Narrow {
    lines: Vec<Line>,
}

impl Narrow {
    /// Reads the rows of a problem.
    #[must_use]
    pub fn new(problem: &Problem<'_>) -> Self {
        let program = problem.program;
        let mut group_of = vec![usize::MAX; program.binaries];
        for (number, group) in problem.groups.iter().enumerate() {
            for &at in &group.options {
                group_of[at] = number;
            }
        }
        let line = |row: &&Row| {
            let mut left = row.rhs + row.slack;
            let mut by_group: Vec<(usize, Vec<(usize, f64)>)> = Vec::new();
            for &(at, value) in &row.terms {
                if at >= program.binaries {
                    let (lower, upper) = program.bounds[at];
                    left -= (value * lower).min(value * upper);
                } else if group_of[at] != usize::MAX {
                    match by_group.iter_mut().find(|known| known.0 == group_of[at]) {
                        Some(known) => known.1.push((at, value)),
                        None => by_group.push((group_of[at], vec![(at, value)])),
                    }
                }
            }
            Line {
                left,
                groups: by_group,
            }
        };
        Self {
            lines: problem.rows.iter().map(line).collect(),
        }
    }

    /// Strikes out what no choice can have; whether one is possible at all.
    #[must_use]
    pub fn strike(&self, groups: &mut [Group]) -> bool {
        let mut lows = Vec::new();
        for _ in 0..PASSES {
            let mut changed = false;
            for line in &self.lines {
                lows.clear();
                let mut left = line.left;
                for (number, adds) in &line.groups {
                    let low = least(&groups[*number], adds);
                    left -= low;
                    lows.push(low);
                }
                if left < 0.0 {
                    return false;
                }
                for ((number, adds), low) in line.groups.iter().zip(&lows) {
                    let group = &mut groups[*number];
                    // What this group may add.
                    let most = left + low;
                    if most < 0.0 && !group.required {
                        group.required = true;
                        changed = true;
                    }
                    let before = group.options.len();
                    group.options.retain(|at| of(adds, *at) <= most);
                    changed |= group.options.len() < before;
                    if group.is_impossible() {
                        return false;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        true
    }
}

/// What a column adds.
fn of(adds: &[(usize, f64)], column: usize) -> f64 {
    let known = adds.iter().find(|known| known.0 == column);
    known.map_or(0.0, |known| known.1)
}

/// What the cheapest way of a group adds.
fn least(group: &Group, adds: &[(usize, f64)]) -> f64 {
    let none = if group.required { f64::INFINITY } else { 0.0 };
    let ways = group.options.iter().map(|&at| of(adds, at));
    ways.fold(none, f64::min)
}
