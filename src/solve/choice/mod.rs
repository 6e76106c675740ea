//! Models that choose at most one column of each group, such as a package, by search within a bound.
//!
//! 1. [`program`]: the model with its 0/1 columns first, then what they determine, then the rest;
//!    [`problem`]: the groups of columns of which one at most is 1.
//! 2. [`relaxation`]: the linear relaxation prices the rows ([`prices`]); [`keep`]: one row is kept whole by dynamic
//!    programming ([`reach`]), written over 0/1 columns alone ([`surrogate`]); [`polish`]: prices that
//!    suit that.
//!    [`narrow`]: what a row rules out.
//! 3. [`tree`]: depth first through the groups within the bound that this gives; [`filling`] and
//!    [`feasible`] say what the free columns add, by cuts.
//! 4. [`search`]: what a tree does not settle in some thousand steps is split by a group, one of many
//!    ways into halves.
//! 5. [`ties`]: a later aim is settled among the choices that attain an earlier one.
//!
//! A model that this does not settle soon goes to a backend, without the columns that the bound
//! shuts out and with the best choice known; what that does not settle comes back, for longer.
//! Counted work only, so the same model gives the same answer. [`multipliers`] are prices for several
//! objectives at a time.

pub mod feasible;
pub mod filling;
pub mod keep;
pub mod multipliers;
pub mod narrow;
pub mod polish;
pub mod prices;
pub mod problem;
pub mod program;
pub mod reach;
pub mod relaxation;
pub mod search;
pub mod surrogate;
pub mod ties;
pub mod tree;

#[cfg(test)]
mod tests;

use std::time::Duration;

use good_lp::Expression;

use super::{Limits, Outcome, Point};
use crate::formulate::LinearModel;
use program::Program;
use relaxation::Relaxation;
use search::{Search, Wish};

/// 0/1 columns at most.
const LARGEST: usize = 2_000;
/// Steps here, then nodes of a backend, in turn.
const STAGES: [(u64, u64); 2] = [(6_000_000, 2_000), (24_000_000, u64::MAX)];
/// Steps that a node of the limits stands for, and those that a node of a backend takes.
const PER_NODE: u64 = 500;
const BACKEND: u64 = 5_000;
/// Steps for the choices that attain an earlier aim.
const TIED: u64 = 3_000_000;

/// Asks a backend.
pub type Ask<'a> = dyn Fn(&LinearModel, &Limits<'_>) -> Outcome + 'a;

/// Maximises a model; `None` where it is of another kind.
#[must_use]
pub fn solve(model: &LinearModel, limits: &Limits<'_>, ask: &Ask<'_>) -> Option<Outcome> {
    solve_like(model, limits, None, ask).map(|(outcome, _)| outcome)
}

/// The same where the relaxation of the same model with other numbers is known: the search begins with it. With
/// the relaxation that it began with.
#[must_use]
pub fn solve_like(
    model: &LinearModel,
    limits: &Limits<'_>,
    like: Option<&Relaxation>,
    ask: &Ask<'_>,
) -> Option<(Outcome, Option<Relaxation>)> {
    let whole = model.columns().iter().filter(|column| column.integer);
    if !(1..=LARGEST).contains(&whole.count()) {
        return None;
    }
    let objective = [model.objective().clone()];
    let program = Program::read(model, &objective, &Expression::default())?;
    let since = limits.elapsed();
    let left = || {
        limits
            .time
            .saturating_sub(limits.elapsed().saturating_sub(since))
    };
    let over = || left().is_zero();
    let wish = Wish {
        gap: limits.gap,
        least: f64::NEG_INFINITY,
        most: f64::INFINITY,
        over: &over,
    };
    let mut search = Search::new(&program, wish).like(like);
    if !limits.start.is_empty() {
        let mut given = vec![0.0; model.columns().len()];
        for &(at, value) in limits.start {
            given[at] = value;
        }
        search.take(&binaries(&program, &given));
    }
    let mut steps = limits.nodes.saturating_mul(PER_NODE);
    if search.found.best.is_some() {
        let asked = ties::Asked {
            model,
            program: &program,
            most: steps.min(TIED),
            over: &over,
        };
        steps -= ties::settle(&asked, &mut search).min(steps);
        if search.is_settled() {
            let answer = answer(model, &program, &search, search.bound(), false)?;
            return Some((answer, None));
        }
    }
    let mut bound = f64::INFINITY;
    for (at_most, then) in STAGES {
        let before = search.steps;
        search.run(steps.min(at_most));
        steps = steps.saturating_sub(search.steps - before);
        if search.failed {
            return None;
        }
        bound = bound.min(search.bound());
        let then = then.min(steps / BACKEND);
        if search.is_settled() || over() || then == 0 {
            break;
        }
        steps -= then.saturating_mul(BACKEND).min(steps);
        match asked(model, &program, &mut search, limits, then, left(), ask) {
            Asked::Settled(most) => {
                bound = bound.min(most);
                break;
            }
            Asked::Open(most) => bound = bound.min(most),
            Asked::Failed => return None,
        }
    }
    let answer = answer(model, &program, &search, bound, over())?;
    Some((answer, search.root))
}

/// What a backend came to.
enum Asked {
    /// Nothing exceeds this, and that is close enough.
    Settled(f64),
    /// Nothing exceeds this.
    Open(f64),
    /// It failed.
    Failed,
}

/// Asks a backend about what is left.
fn asked(
    model: &LinearModel,
    program: &Program,
    search: &mut Search<'_>,
    limits: &Limits<'_>,
    nodes: u64,
    time: Duration,
    ask: &Ask<'_>,
) -> Asked {
    let (closed, shut) = search.closed();
    let closed: Vec<usize> = closed.into_iter().map(|at| program.source[at]).collect();
    let start: Vec<(usize, f64)> = search
        .found
        .best
        .iter()
        .flat_map(|best| {
            program
                .source
                .iter()
                .copied()
                .zip(best.values.iter().copied())
                .take(program.binaries)
        })
        .collect();
    let limits = Limits {
        nodes,
        time,
        start: &start,
        ..*limits
    };
    let narrowed = model.without(&closed);
    match ask(&narrowed, &limits) {
        Outcome::Solved(point) => {
            search.take(&binaries(program, &point.values));
            let most = point.bound.max(shut);
            let gap = (limits.gap * point.value.abs()).max(1e-9);
            if most <= point.value + gap {
                Asked::Settled(most)
            } else {
                Asked::Open(most)
            }
        }
        Outcome::Infeasible => Asked::Settled(shut),
        Outcome::Stopped { bound, .. } => Asked::Open(bound.unwrap_or(f64::INFINITY).max(shut)),
        Outcome::Failed(_) => Asked::Failed,
    }
}

/// The answer of a search.
fn answer(
    model: &LinearModel,
    program: &Program,
    search: &Search<'_>,
    bound: f64,
    by_clock: bool,
) -> Option<Outcome> {
    let Some(best) = &search.found.best else {
        return Some(if bound == f64::NEG_INFINITY {
            Outcome::Infeasible
        } else {
            let bound = bound.is_finite().then_some(bound);
            Outcome::Stopped { bound, by_clock }
        });
    };
    let mut values = best.values.clone();
    values.resize(program.bounds.len(), 0.0);
    filling::fill(program, &mut values)?;
    let values = program.restored(&values);
    let value = model.evaluate(model.objective(), &values);
    Some(Outcome::Solved(Point {
        bound: bound.max(value),
        value,
        values,
        by_clock: by_clock && !search.is_settled(),
    }))
}

/// The 0/1 columns of a program, from the columns of its model.
fn binaries(program: &Program, values: &[f64]) -> Vec<f64> {
    let columns = program.source.iter().take(program.binaries);
    columns
        .map(|&at| if values[at] > 0.5 { 1.0 } else { 0.0 })
        .collect()
}
