//! Whether the free columns can be filled in: who pays what.
//!
//! Fixed 0/1 columns leave a system `D y <= d - E x` with bounds on `y`. By Farkas' lemma it has a
//! solution unless weights `w >= 0` with `w D = 0` make `w (d - E x)` negative; such weights are a
//! cut `w E x <= w d` that also settles other packages.

use good_lp::Expression;

use super::program::{Program, Row, Terms, dot};
use crate::formulate::{ColumnKey, LinearModel, RowKey, Sense};
use crate::solve::{Limits, Outcome, Solver, solve_model};

/// What a right-hand side may be broken by, relative to its size: as the solver's rows.
const ROUNDING: f64 = 1e-7;

/// The solver failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed;

/// Answers whether packages can be paid for, and remembers why some cannot.
#[derive(Debug, Clone, Default)]
pub struct Feasible {
    cuts: Vec<Row>,
}

impl Feasible {
    /// Cuts found so far.
    #[must_use]
    pub fn cuts(&self) -> &[Row] {
        &self.cuts
    }

    /// Learns what others found.
    pub fn learn(&mut self, cuts: &[Row]) {
        for cut in cuts {
            if !self.cuts.iter().any(|known| same(known, cut)) {
                self.cuts.push(cut.clone());
            }
        }
    }

    /// Whether the free columns can be filled in at these values of the others.
    pub fn holds(&mut self, program: &Program, values: &[f64]) -> bool {
        if program.linked.is_empty() {
            return true;
        }
        let broken = |cut: &Row| dot(&cut.terms, values) > cut.rhs + cut.slack;
        if let Some(at) = self.cuts.iter().position(broken) {
            // What broke last is likely to break next.
            self.cuts[..=at].rotate_right(1);
            return false;
        }
        match certificate(program, values) {
            Ok(None) | Err(Failed) => true,
            Ok(Some(cut)) => {
                self.cuts.insert(0, cut);
                false
            }
        }
    }
}

fn same(one: &Row, other: &Row) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1e-9);
    let alike = |(a, b): (&(usize, f64), &(usize, f64))| a.0 == b.0 && near(a.1, b.1);
    one.terms.len() == other.terms.len()
        && near(one.rhs, other.rhs)
        && one.terms.iter().zip(&other.terms).all(alike)
}

/// A cut that these values break; `None` where the free columns can be filled in.
///
/// # Errors
/// Where the solver fails.
pub fn certificate(program: &Program, values: &[f64]) -> Result<Option<Row>, Failed> {
    let settled = program.binaries + program.determined.len();
    let mut dual = LinearModel::default();
    let mut balance = vec![Expression::default(); program.bounds.len() - settled];
    let mut gain = Expression::default();
    let mut normed = Expression::default();
    let mut weights = Vec::new();
    for (row, linked) in program.linked.iter().enumerate() {
        let weight = dual.column(ColumnKey::Price { row }, 0.0, 1.0, false);
        let split = linked.terms.partition_point(|&(at, _)| at < settled);
        gain += (linked.rhs - dot(&linked.terms[..split], values)) * weight;
        for &(at, value) in &linked.terms[split..] {
            balance[at - settled] += value * weight;
        }
        normed += weight;
        weights.push(weight);
    }
    // Bounds of the free columns are rows too.
    for (at, stated) in balance.into_iter().enumerate() {
        let (lower, upper) = program.bounds[settled + at];
        let high = dual.column(
            ColumnKey::Worth { partner: 2 * at },
            0.0,
            f64::INFINITY,
            false,
        );
        let low = dual.column(
            ColumnKey::Worth {
                partner: 2 * at + 1,
            },
            0.0,
            f64::INFINITY,
            false,
        );
        gain += upper * high - lower * low;
        dual.row(
            RowKey::shared("balance", ""),
            stated + high - low,
            Sense::Eq,
            0.0,
        );
    }
    dual.row(RowKey::shared("weights", ""), normed, Sense::Le, 1.0);
    dual.maximise(-1.0 * gain);
    let Outcome::Solved(point) = solve_model(&dual, &Limits::proof(Solver::default())) else {
        return Err(Failed);
    };
    let cut = combine(program, settled, &point.values[..weights.len()]);
    Ok((dot(&cut.terms, values) > cut.rhs + cut.slack).then_some(cut))
}

/// `w E x <= w d`, with what the bounds of the free columns give.
fn combine(program: &Program, settled: usize, weights: &[f64]) -> Row {
    let mut sums = vec![0.0; program.bounds.len()];
    let (mut rhs, mut size) = (0.0, 0.0);
    for (row, &weight) in program.linked.iter().zip(weights) {
        if weight > 1e-12 {
            rhs += weight * row.rhs;
            size += weight * row.rhs.abs();
            for &(at, value) in &row.terms {
                sums[at] += weight * value;
                if at < settled {
                    size += weight * value.abs();
                }
            }
        }
    }
    // The least that the free columns can add: 0 but for rounding.
    for (sum, (lower, upper)) in sums.iter().zip(&program.bounds).skip(settled) {
        rhs -= (sum * lower).min(sum * upper);
    }
    let terms: Terms = sums
        .iter()
        .take(settled)
        .copied()
        .enumerate()
        .filter(|(_, value)| value.abs() > 1e-12)
        .collect();
    Row {
        terms,
        rhs,
        slack: ROUNDING * size.max(1e-9),
    }
}
