//! Which row is kept whole: the one without whose price, and with whose units, the bound is least.

use super::polish;
use super::prices::Prices;
use super::problem::Problem;
use super::reach::{self, Block, Units};
use super::surrogate::{Limits, Weights};

/// Rows looked at.
const CANDIDATES: usize = 5;
/// Rounds of better prices.
const ROUNDS: usize = 120;
/// Parts of the row's price that may stay beside its units.
const PARTS: [f64; 3] = [0.0, 0.5, 1.0];

/// Prices with what they prove.
pub struct Kept {
    /// No choice is worth more.
    pub bound: f64,
    /// The prices.
    pub prices: Prices,
    /// The most with each way of each group, at these.
    pub ways: Vec<(usize, Option<usize>, f64)>,
    /// The groups, with the row that is kept whole; the tables are filled.
    pub blocks: Vec<Block>,
    /// How often the bound takes each 0/1 column for part of the best, lately.
    pub often: Vec<f64>,
}

/// Keeps the row whole that helps most, and improves the prices for it; what is not worth more than
/// `enough` is not looked into any further.
#[must_use]
pub fn keep(
    problem: &Problem<'_>,
    limits: &Limits,
    start: Prices,
    order: &[usize],
    enough: f64,
) -> Kept {
    let mut blocks = reach::blocks(&problem.groups, order, None);
    let mut kept = Kept {
        bound: polish::bound(problem, &start, &mut blocks),
        ways: Vec::new(),
        prices: start,
        blocks,
        often: vec![0.0; problem.program.binaries],
    };
    if kept.bound <= enough {
        return kept;
    }
    if let Some(whole) = best_row(problem, limits, &kept.prices, order) {
        (kept.bound, kept.prices, kept.blocks) = (whole.bound, whole.prices, whole.blocks);
    }
    let (blocks, known) = (&mut kept.blocks, Some(kept.bound));
    let better = polish::polish(problem, limits, kept.prices, blocks, known, enough, ROUNDS);
    (kept.bound, kept.prices, kept.often) = (better.bound, better.prices, better.often);
    for block in &kept.blocks {
        let others = kept.bound - block.ahead(block.start());
        let ways = block.taken(&problem.groups, &kept.prices.worth).into_iter();
        kept.ways
            .extend(ways.map(|(group, way, most)| (group, way, others + most)));
    }
    kept
}

/// A row kept whole, with prices and what they prove.
struct Whole {
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
    prices: &Prices,
    order: &[usize],
) -> Option<Whole> {
    let weights = Weights::new(problem, limits, prices);
    let mut best: Option<Whole> = None;
    for row in candidates(problem, prices).into_iter().take(CANDIDATES) {
        let stated = problem.rows[row];
        let (terms, rhs) = weights.row(problem, &stated.terms, stated.rhs);
        let Some(units) = Units::new(&terms, rhs, problem.program.binaries) else {
            continue;
        };
        let mut blocks = reach::blocks(&problem.groups, order, Some(units));
        let without = weights.without(problem, prices, row);
        for part in PARTS {
            let pairs = without.iter().zip(&prices.rows);
            let mixed = pairs.map(|(none, all)| (1.0 - part) * none + part * all);
            let prices = Prices::new(problem, mixed.collect());
            let bound = polish::bound(problem, &prices, &mut blocks);
            if best.as_ref().is_none_or(|known| bound < known.bound) {
                let blocks = blocks.clone();
                best = Some(Whole {
                    bound,
                    prices,
                    blocks,
                });
            }
        }
    }
    best
}
