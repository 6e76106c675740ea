//! Better prices by a subgradient method (Held, Wolfe and Crowder 1974), with a row kept whole: the
//! linear relaxation does not know that the row counts whole columns.

use super::prices::Prices;
use super::problem::Problem;
use super::program::Row;
use super::reach::Block;
use super::surrogate::Limits;

/// Part of the last direction that is kept.
const MEMORY: f64 = 0.3;
/// Rounds without a better bound before less is hoped for.
const PATIENCE: usize = 6;
/// How much better a bound is hoped for at first, relative to it, and at last, as a part of that.
const HOPE: f64 = 0.02;
const LEAST_HOPE: f64 = 0.01;
/// A worth that is nothing: the column may stand anywhere.
const NOTHING: f64 = 1e-9;
/// A better bound is better by so much, relative to it.
const BETTER: f64 = 1e-9;
/// What a round counts for in how often a column is chosen.
const RECENT: f64 = 0.05;

/// Better prices.
pub struct Polished {
    /// The prices.
    pub prices: Prices,
    /// What they prove.
    pub bound: f64,
    /// How often the bound takes each 0/1 column for part of the best, lately.
    pub often: Vec<f64>,
}

/// What prices prove; fills the tables of the blocks.
pub fn bound(problem: &Problem<'_>, prices: &Prices, blocks: &mut [Block]) -> f64 {
    let mut bound = prices.base;
    for block in blocks {
        block.fill(&problem.groups, &prices.worth);
        bound += block.ahead(block.start());
    }
    bound
}

/// Improves prices until the bound is below `enough`, in so many rounds at most; `known` is what the
/// first prices prove, where the tables of the blocks are filled for them.
pub fn polish(
    problem: &Problem<'_>,
    limits: &Limits,
    start: Prices,
    blocks: &mut [Block],
    known: Option<f64>,
    enough: f64,
    rounds: usize,
) -> Polished {
    let program = problem.program;
    // Rows count alike, whatever their units.
    let size = |row: &&Row| {
        let sizes = row.terms.iter().map(|term| term.1.abs());
        sizes.fold(1e-9, f64::max)
    };
    let scales: Vec<f64> = problem
        .rows
        .iter()
        .map(|row| 1.0 / size(row).powi(2))
        .collect();
    let first = known.unwrap_or_else(|| bound(problem, &start, blocks));
    let mut best = (first, start);
    let mut hope = (first - enough).min(HOPE * first.abs()).max(0.0);
    let least_hope = LEAST_HOPE * hope;
    let mut often = vec![0.0; program.binaries];
    let mut direction = vec![0.0; problem.rows.len()];
    let (mut current, mut reached) = (best.1.clone(), first);
    // Whether the tables stand for the best prices.
    let mut filled = true;
    let mut stall = 0;
    for _ in 0..rounds {
        if best.0 <= enough || hope <= least_hope {
            break;
        }
        let values = attained(problem, &current, blocks, &mut often);
        let mut norm = 0.0;
        let slacks = limits.slacks(problem, &values);
        let rows = slacks.iter().zip(&scales).zip(&current.rows);
        for (((slack, scale), price), along) in rows.zip(&mut direction) {
            *along = (1.0 - MEMORY) * slack + MEMORY * *along;
            if *along < 0.0 || *price > 0.0 {
                norm += scale * *along * *along;
            }
        }
        if norm <= 1e-18 {
            break;
        }
        let step = (reached - (best.0 - hope)) / norm;
        let mut rows = current.rows;
        for ((price, scale), along) in rows.iter_mut().zip(&scales).zip(&direction) {
            *price = (*price - step * scale * along).max(0.0);
        }
        limits.hand_on(problem, &mut rows);
        current = Prices::new(problem, rows);
        reached = bound(problem, &current, blocks);
        if reached < best.0 - BETTER * best.0.abs() {
            if reached < best.0 - 0.5 * hope {
                hope *= 1.5;
            }
            best = (reached, current.clone());
            filled = true;
            stall = 0;
            continue;
        }
        filled = false;
        stall += 1;
        if stall >= PATIENCE {
            hope *= 0.5;
            stall = 0;
            direction.fill(0.0);
            current = best.1.clone();
            reached = bound(problem, &current, blocks);
            filled = true;
        }
    }
    let (reached, prices) = best;
    Polished {
        bound: if filled {
            reached
        } else {
            bound(problem, &prices, blocks)
        },
        prices,
        often,
    }
}

/// The values of the settled columns at which the bound is attained.
fn attained(
    problem: &Problem<'_>,
    prices: &Prices,
    blocks: &[Block],
    often: &mut [f64],
) -> Vec<f64> {
    let program = problem.program;
    let mut columns = Vec::new();
    for block in blocks {
        block.choice(&problem.groups, &prices.worth, &mut columns);
    }
    for often in &mut *often {
        *often *= 1.0 - RECENT;
    }
    let mut values = vec![0.0; program.bounds.len()];
    for column in columns {
        values[column] = 1.0;
        often[column] += RECENT;
    }
    program.complete(&mut values);
    for known in &program.determined {
        let (lower, upper) = program.bounds[known.column];
        let worth = prices.worth[known.column];
        if worth > NOTHING {
            values[known.column] = upper;
        } else if worth < -NOTHING {
            values[known.column] = lower;
        }
    }
    values
}
