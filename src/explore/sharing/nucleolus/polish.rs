//! The nucleolus once more, from the coalitions that are settled: a linear system without the noise
//! of the linear programs.

use super::Normal;
use crate::model::{Coalition, positions};

/// Pivots below this are noise; entries are of the size of 1.
const PIVOT: f64 = 1e-9;
/// How near 0 a gain is to be 0.
const ZERO: f64 = 1e-7;
/// How far the system may move a share: further, and it is not the same point.
const SAME: f64 = 1e-5;

/// Solves `x(S) + e_k = v(S)` for the coalitions settled in stage k, `x(N) = v(N)`, and `x_i = 0` for
/// those who gain nothing; shares `x` and excesses `e` are unknown. Keeps `found` where the system
/// does not determine the shares or leads elsewhere.
pub(super) fn polish(normal: &Normal, tight: &[Vec<Coalition>], found: Vec<f64>) -> Vec<f64> {
    let members = normal.members;
    let unknowns = members + tight.len();
    let row = |coalition: Coalition, stage: Option<usize>, right: f64| {
        let mut row = vec![0.0; unknowns + 1];
        for member in positions(coalition) {
            row[member] = 1.0;
        }
        if let Some(stage) = stage {
            row[members + stage] = 1.0;
        }
        row[unknowns] = right;
        row
    };
    let mut rows = vec![row(normal.everybody(), None, normal.whole())];
    for (stage, coalitions) in tight.iter().enumerate() {
        let settled = coalitions.iter();
        rows.extend(settled.map(|&s| row(s, Some(stage), normal.worth(s))));
    }
    if normal.rational {
        let nothing = (0..members).filter(|&member| found[member].abs() <= ZERO);
        rows.extend(nothing.map(|member| row(1 << member, None, 0.0)));
    }
    match solved(rows, unknowns) {
        Some(exact) if exact.iter().zip(&found).all(|(a, b)| (a - b).abs() <= SAME) => {
            exact[..members].to_vec()
        }
        _ => found,
    }
}

/// Gauss and Jordan, with the largest pivot of each column; rows that follow from others vanish.
fn solved(mut rows: Vec<Vec<f64>>, unknowns: usize) -> Option<Vec<f64>> {
    for column in 0..unknowns {
        let pivot = (column..rows.len())
            .max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))
            .filter(|&at| rows[at][column].abs() > PIVOT)?;
        rows.swap(column, pivot);
        let lead = rows[column][column];
        for entry in &mut rows[column] {
            *entry /= lead;
        }
        let pivot = rows[column].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let factor = row[column];
            if at != column && factor != 0.0 {
                for (entry, pivot) in row.iter_mut().zip(&pivot) {
                    *entry -= factor * pivot;
                }
            }
        }
    }
    Some((0..unknowns).map(|at| rows[at][unknowns]).collect())
}
