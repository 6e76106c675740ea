//! Which row is kept whole: the one without whose price, and with whose units, the bound is least.

use super::polish;
use super::prices::Prices;
use super::problem::Problem;
use super::reach::{self, Block, Need, Units};
use super::surrogate::{Limits, Weights};

/// Rows looked at.
const CANDIDATES: usize = 5;
/// Rows looked at beside it.
const SECONDS: usize = 1;
/// Rounds of better prices with one row, and with two.
const ROUNDS: usize = 120;
const FEW_ROUNDS: usize = 5;
/// Steps that it counts as, and labels that count as one.
const WORK: u64 = 5_000;
const LABELS_A_STEP: u64 = 30;
/// Parts of the row's price that may stay beside its units.
const PARTS: [f64; 3] = [0.0, 0.5, 1.0];

/// Prices with what they prove.
pub struct Kept {
    /// No choice is worth more.
    pub bound: f64,
    /// What is worth less is left out of the tables.
    pub least: f64,
    /// Steps that it counts as.
    pub work: u64,
    /// The prices.
    pub prices: Prices,
    /// Prices of the rows to go on from, with one row kept whole.
    pub rows: Vec<f64>,
    /// The most with each way of each group, at these.
    pub ways: Vec<(usize, Option<usize>, f64)>,
    /// The groups, with the row that is kept whole; the tables are filled.
    pub blocks: Vec<Block>,
    /// How often the bound takes each 0/1 column for part of the best, lately.
    pub often: Vec<f64>,
}

/// Keeps the rows whole that help most, and improves the prices for them; what is not worth more than
/// `enough` is not looked into any further.
#[must_use]
pub fn keep(
    problem: &Problem<'_>,
    limits: &Limits,
    start: Prices,
    order: &[usize],
    enough: f64,
    twice: bool,
) -> Kept {
    let mut blocks = reach::blocks(&problem.groups, order, None);
    let bound = polish::bound(problem, &start, &mut blocks, enough);
    let mut best = Kept {
        bound,
        least: f64::NEG_INFINITY,
        work: WORK,
        rows: start.rows.clone(),
        ways: Vec::new(),
        prices: start,
        blocks,
        often: vec![0.0; problem.program.binaries],
    };
    if bound <= enough {
        return best;
    }
    let first = best_row(problem, limits, &best, order);
    if let Some(row) = &first {
        (best.bound, best.prices) = (row.bound, row.prices.clone());
        best.blocks.clone_from(&row.blocks);
    }
    best.polish(problem, limits, enough, ROUNDS);
    best.rows.clone_from(&best.prices.rows);
    for block in &best.blocks {
        let others = best.bound - block.ahead(block.start());
        let ways = block.taken(&problem.groups, &best.prices.worth).into_iter();
        best.ways
            .extend(ways.map(|(group, way, most)| (group, way, others + most)));
    }
    if twice
        && best.bound > enough
        && enough > f64::NEG_INFINITY
        && let Some(second) = second_row(problem, limits, &best, first.as_ref(), order, enough)
    {
        (best.bound, best.prices, best.blocks) = (second.bound, second.prices, second.blocks);
        best.least = enough;
        best.work += (FEW_ROUNDS as u64 + 1) * best.blocks[0].size() as u64 / LABELS_A_STEP;
        best.polish(problem, limits, enough, FEW_ROUNDS);
        best.bound = best.bound.max(enough);
    }
    best
}

impl Kept {
    fn polish(&mut self, problem: &Problem<'_>, limits: &Limits, enough: f64, rounds: usize) {
        let prices = self.prices.clone();
        let (blocks, known) = (&mut self.blocks, Some(self.bound));
        let better = polish::polish(problem, limits, prices, blocks, known, enough, rounds);
        self.prices = better.prices;
        self.bound = better.bound;
        self.often = better.often;
    }
}

/// A row kept whole, with prices and what they prove.
struct Whole {
    row: usize,
    units: Option<Units>,
    bound: f64,
    prices: Prices,
    blocks: Vec<Block>,
}

/// The rows with the largest part in the bound.
fn candidates(problem: &Problem<'_>, prices: &Prices) -> Vec<usize> {
    let part = |at: usize| prices.rows[at] * problem.rows[at].rhs.abs();
    let mut candidates: Vec<usize> = (0..problem.rows.len())
        .filter(|&at| prices.rows[at] > 0.0)
        .collect();
    candidates.sort_by(|&a, &b| part(b).total_cmp(&part(a)).then(a.cmp(&b)));
    candidates
}

/// The best row to keep whole.
fn best_row(
    problem: &Problem<'_>,
    limits: &Limits,
    known: &Kept,
    order: &[usize],
) -> Option<Whole> {
    let prices = &known.prices;
    let weights = Weights::new(problem, limits, prices);
    let mut best: Option<Whole> = None;
    for row in candidates(problem, prices).into_iter().take(CANDIDATES) {
        let stated = problem.rows[row];
        let (terms, rhs) = weights.row(problem, &stated.terms, stated.rhs);
        let Some(units) = Units::new(&terms, rhs, problem.program.binaries) else {
            continue;
        };
        let mut blocks = reach::blocks(&problem.groups, order, Some(units.clone()));
        let without = weights.without(problem, prices, row);
        for part in PARTS {
            let pairs = without.iter().zip(&prices.rows);
            let mixed = pairs.map(|(none, all)| (1.0 - part) * none + part * all);
            let prices = Prices::new(problem, mixed.collect());
            let bound = polish::bound(problem, &prices, &mut blocks, f64::NEG_INFINITY);
            if best.as_ref().is_none_or(|known| bound < known.bound) {
                let (units, blocks) = (Some(units.clone()), blocks.clone());
                best = Some(Whole {
                    row,
                    units,
                    bound,
                    prices,
                    blocks,
                });
            }
        }
    }
    best
}

/// The best row to count exactly beside it.
fn second_row(
    problem: &Problem<'_>,
    limits: &Limits,
    known: &Kept,
    first: Option<&Whole>,
    order: &[usize],
    enough: f64,
) -> Option<Whole> {
    let weights = Weights::new(problem, limits, &known.prices);
    let mut best: Option<Whole> = None;
    let rows = candidates(problem, &known.prices).into_iter();
    for row in rows
        .filter(|row| first.is_none_or(|first| first.row != *row))
        .take(SECONDS)
    {
        let stated = problem.rows[row];
        let (terms, rhs) = weights.row(problem, &stated.terms, stated.rhs);
        let Some(need) = Need::new(&terms, rhs, problem.program.binaries) else {
            continue;
        };
        let units = first.and_then(|first| first.units.clone());
        let mut blocks = vec![Block::new(order.to_vec(), units).with(need)];
        let prices = Prices::new(problem, weights.without(problem, &known.prices, row));
        let bound = polish::bound(problem, &prices, &mut blocks, enough);
        if bound < known.bound && best.as_ref().is_none_or(|known| bound < known.bound) {
            best = Some(Whole {
                row,
                units: None,
                bound,
                prices,
                blocks,
            });
        }
    }
    best
}
