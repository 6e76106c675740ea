//! What the free columns add once the others are settled: who pays what, at which price.
//!
//! Settled columns v leave a linear program over the free ones,
//!
//! ```text
//! phi(v) = max { f y : D y <= d - E v, l <= y <= h }
//! ```
//!
//! Every solution of its dual is a cut `phi(v) <= w (d - E v) + sum_y max(r l, r h)`, `r = f - w D`,
//! that holds for every v; a ray of the dual is a row that every v obeys. Few of each say all
//! that matters, so they are kept.

use good_lp::{Expression, IntoAffineExpression as _};

use super::feasible;
use super::program::{Determined, Linear, Program, Row, Terms, dot};
use crate::formulate::{ColumnKey, LinearModel, RowKey, Sense};
use crate::solve::{Limits, Outcome, Solver, solve_model};

/// What the free columns add, by what was learnt of it.
#[derive(Debug, Clone)]
pub struct Filling {
    learnt: Vec<Learnt>,
    /// Positions in what was learnt: what shut out a choice last is looked at first.
    recent: Vec<usize>,
    /// How far what prices prove may be above what the columns add, relative to it, by rounding.
    rounding: f64,
    /// Linear programs solved.
    solved: u64,
    /// Whether the solver failed, so that what was shut out may not have been.
    pub failed: bool,
}

#[derive(Debug, Clone)]
enum Learnt {
    /// `phi(v) <= constant + terms v`.
    Worth(Linear),
    /// What every v that can be filled in obeys.
    Holds(Row),
}

/// A program without its free columns: a column for what they add in their place, below every cut.
pub struct Projected {
    /// The program; the positions of the other columns stay.
    pub program: Program,
    /// What was learnt, as rows, in that order.
    pub learnt: Vec<Row>,
}

/// Rounding that matters little where answers are sought to a relative gap, as a part of it, and how much
/// there may be at least and at most.
const ROUNDING: (f64, f64, f64) = (1e-1, 1e-7, 1e-4);

impl Filling {
    /// Nothing learnt yet, for a search to a relative gap.
    #[must_use]
    pub fn within(gap: f64) -> Self {
        let (part, least, most) = ROUNDING;
        Self {
            learnt: Vec::new(),
            recent: Vec::new(),
            rounding: (part * gap).clamp(least, most),
            solved: 0,
            failed: false,
        }
    }

    /// How much was learnt.
    #[must_use]
    pub fn known(&self) -> usize {
        self.learnt.len()
    }

    /// Linear programs solved so far.
    #[must_use]
    pub fn solved(&self) -> u64 {
        self.solved
    }

    /// Learns the cut that prices of the rows with free columns give; says where it stands.
    pub fn learn(&mut self, program: &Program, prices: &[f64]) -> Option<usize> {
        (!program.linked.is_empty()).then(|| self.keep(Learnt::Worth(cut(program, prices))))
    }

    fn keep(&mut self, learnt: Learnt) -> usize {
        self.learnt.push(learnt);
        self.recent.insert(0, self.learnt.len() - 1);
        self.learnt.len() - 1
    }

    /// What the free columns add at these values of the settled ones; `None` where they cannot be
    /// filled in or add less than `least`.
    pub fn worth(&mut self, program: &Program, values: &[f64], least: f64) -> Option<f64> {
        if program.linked.is_empty() {
            return Some(0.0);
        }
        let counts = !program.is_settled();
        let shut = |at: &usize| match &self.learnt[*at] {
            Learnt::Worth(cut) if counts => cut.at(values) < least,
            Learnt::Worth(cut) => cut.at(values) < -1e-7 * cut.constant.abs().max(1.0),
            Learnt::Holds(row) => !holds(row, values),
        };
        if let Some(at) = self.recent.iter().position(shut) {
            self.recent[..=at].rotate_right(1);
            return None;
        }
        self.solved += 1;
        match feasible::certificate(program, values) {
            Ok(None) => {}
            Ok(Some(row)) => {
                self.keep(Learnt::Holds(row));
                return None;
            }
            Err(feasible::Failed) => {
                self.failed = true;
                return None;
            }
        }
        if !counts {
            return Some(0.0);
        }
        let Some((worth, prices)) = solve_dual(program, values) else {
            self.failed = true;
            return None;
        };
        let cut = cut(program, &prices);
        // The cut stands at what was found, or the program was not solved as it is. What it says holds
        // whatever its prices are: within rounding, that is what the columns add.
        let stands = cut.at(values);
        if stands > worth + self.rounding * worth.abs().max(1.0) {
            self.failed = true;
            return None;
        }
        let worth = worth.max(stands);
        let same = |known: &Learnt| matches!(known, Learnt::Worth(known) if known.at(values) <= cut.at(values) + 1e-9 * worth.abs().max(1.0));
        if !self.learnt.iter().any(same) {
            self.keep(Learnt::Worth(cut));
        }
        (worth >= least).then_some(worth)
    }

    /// The program without its free columns.
    #[must_use]
    pub fn projected(&self, program: &Program) -> Projected {
        let settled = program.binaries + program.determined.len();
        let mut projected = program.clone();
        projected.linked.clear();
        projected.bounds.truncate(settled);
        let objective = &mut projected.objectives[0];
        let free = objective
            .terms
            .split_off(objective.terms.partition_point(|&(at, _)| at < settled));
        let counts = !free.is_empty();
        if counts {
            let low = free
                .iter()
                .map(|&(at, f)| (f * program.bounds[at].0).min(f * program.bounds[at].1));
            let low: f64 = low.sum();
            let cuts = self.learnt.iter().filter_map(|learnt| match learnt {
                Learnt::Worth(cut) => Some(cut),
                Learnt::Holds(_) => None,
            });
            let high = cuts.clone().map(|cut| cut.range(&projected.bounds).1);
            let high = high.fold(f64::INFINITY, f64::min).max(low);
            let limits = cuts.map(|cut| (negated(&cut.terms), cut.constant, 1.0));
            projected.determined.push(Determined {
                column: settled,
                upper: high,
                limits: limits.collect(),
            });
            projected.objectives[0].terms.push((settled, 1.0));
            projected.bounds.push((low, high));
        }
        let row = |learnt: &Learnt| match learnt {
            Learnt::Worth(cut) => {
                let own = counts.then_some((settled, 1.0));
                let terms: Terms = negated(&cut.terms).into_iter().chain(own).collect();
                let size: f64 = terms.iter().map(|term| term.1.abs()).sum();
                Row {
                    terms,
                    rhs: cut.constant,
                    slack: 1e-7 * size.max(cut.constant.abs()).max(1e-9),
                }
            }
            Learnt::Holds(row) => row.clone(),
        };
        Projected {
            learnt: self.learnt.iter().map(row).collect(),
            program: projected,
        }
    }
}

fn negated(terms: &Terms) -> Terms {
    terms.iter().map(|&(at, value)| (at, -value)).collect()
}

/// The cut of prices of the rows with free columns.
fn cut(program: &Program, prices: &[f64]) -> Linear {
    let settled = program.binaries + program.determined.len();
    let mut sums = vec![0.0; settled];
    let mut free = vec![0.0; program.bounds.len() - settled];
    for &(at, value) in &program.objectives[0].terms {
        if at >= settled {
            free[at - settled] += value;
        }
    }
    let mut constant = 0.0;
    for (row, &price) in program.linked.iter().zip(prices) {
        if price > 0.0 {
            constant += price * row.rhs;
            for &(at, value) in &row.terms {
                if at < settled {
                    sums[at] -= price * value;
                } else {
                    free[at - settled] -= price * value;
                }
            }
        }
    }
    for (reduced, (lower, upper)) in free.iter().zip(&program.bounds[settled..]) {
        constant += (reduced * lower).max(reduced * upper);
    }
    let terms = sums.into_iter().enumerate();
    Linear {
        terms: terms.filter(|(_, value)| value.abs() > 1e-13).collect(),
        constant,
    }
}

/// What the free columns add, with the price of each row that they stand in.
fn solve_dual(program: &Program, values: &[f64]) -> Option<(f64, Vec<f64>)> {
    let settled = program.binaries + program.determined.len();
    let mut dual = LinearModel::default();
    let mut stated = vec![Expression::default(); program.bounds.len() - settled];
    let mut paid = Expression::default();
    let terms = &program.objectives[0].terms;
    let free = &terms[terms.partition_point(|&(at, _)| at < settled)..];
    // Money can be cheap beside what is settled: for the solver its largest coefficient is 1.
    let size = free
        .iter()
        .fold(0.0, |size: f64, term| size.max(term.1.abs()));
    let scale = if size > 0.0 { 1.0 / size } else { 1.0 };
    for &(at, value) in free {
        stated[at - settled] += scale * value;
    }
    let mut prices = 0;
    for (row, linked) in program.linked.iter().enumerate() {
        let price = dual.column(ColumnKey::Price { row }, 0.0, f64::INFINITY, false);
        prices += 1;
        let split = linked.terms.partition_point(|&(at, _)| at < settled);
        let mut left = linked.rhs - dot(&linked.terms[..split], values);
        for &(at, value) in &linked.terms[split..] {
            stated[at - settled] -= value * price;
            left -= value * program.bounds[at].0;
        }
        paid += left * price;
    }
    let mut constant = 0.0;
    for (at, stated) in stated.into_iter().enumerate() {
        let (lower, upper) = program.bounds[settled + at];
        constant += lower * stated.constant();
        let worth = dual.column(ColumnKey::Worth { partner: at }, 0.0, f64::INFINITY, false);
        paid += (upper - lower) * worth;
        dual.row(RowKey::shared("worth", ""), worth - stated, Sense::Ge, 0.0);
    }
    dual.maximise(-1.0 * paid);
    let Outcome::Solved(point) = solve_model(&dual, &Limits::proof(Solver::default())) else {
        return None;
    };
    let rows = point.values[..prices].iter();
    let rows = rows.map(|price| price.max(0.0) / scale);
    Some(((constant - point.value) / scale, rows.collect()))
}

/// Fills in the free columns as well as it can be done; `None` where the solver fails.
#[must_use]
pub fn fill(program: &Program, values: &mut [f64]) -> Option<()> {
    let settled = program.binaries + program.determined.len();
    if program.bounds.len() == settled {
        return Some(());
    }
    let mut model = LinearModel::default();
    let free = program.bounds[settled..].iter().enumerate();
    let columns: Vec<_> = free
        .map(|(row, &(lower, upper))| model.column(ColumnKey::Price { row }, lower, upper, false))
        .collect();
    let sum = |terms: &[(usize, f64)]| -> Expression {
        terms
            .iter()
            .map(|&(at, value)| value * columns[at - settled])
            .sum()
    };
    for (number, row) in program.linked.iter().enumerate() {
        let (known, open) = row
            .terms
            .split_at(row.terms.partition_point(|term| term.0 < settled));
        let key = RowKey::shared("filling", number.to_string());
        model.row(key, sum(open), Sense::Le, row.rhs - dot(known, values));
    }
    let terms = &program.objectives[0].terms;
    model.maximise(sum(&terms[terms.partition_point(|term| term.0 < settled)..]));
    let Outcome::Solved(point) = solve_model(&model, &Limits::proof(Solver::default())) else {
        return None;
    };
    values[settled..].copy_from_slice(&point.values);
    Some(())
}

/// Whether a row's left side stays within its right side.
#[must_use]
pub fn holds(row: &Row, values: &[f64]) -> bool {
    dot(&row.terms, values) <= row.rhs + row.slack
}
