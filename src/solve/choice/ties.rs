//! The best of the choices that attain what an earlier aim came to.
//!
//! A later aim is asked for beside a row `earlier aim >= what it came to`, the last of the model. That
//! row is loose in the relaxation, which trades a little of it for much of the later aim, while few
//! choices attain it. So the row is taken for the objective, every choice that attains it is found
//! within its bound, and the best of these is the answer.

use good_lp::Expression;

use super::filling;
use super::program::Program;
use super::search::Search;
use crate::formulate::{KEEP, LinearModel, Sense};

/// How far above the row's right-hand side, relative to its size, a choice still only attains it.
const ATTAINED: f64 = 1e-5;
/// Rounding in the row, relative to its size.
const ROUNDING: f64 = 2e-9;

/// A model beside its search.
pub struct Asked<'a> {
    /// The model.
    pub model: &'a LinearModel,
    /// The same as its search reads it.
    pub program: &'a Program,
    /// Steps at most.
    pub most: u64,
    /// Whether time is up.
    pub over: &'a (dyn Fn() -> bool + Sync),
}

/// Settles a search where the best known choice just attains the last row; the steps this took.
pub fn settle(asked: &Asked<'_>, search: &mut Search<'_>) -> u64 {
    let Some((earlier, least)) = earlier(asked, search) else {
        return 0;
    };
    let objective = [earlier.objective().clone()];
    let Some(program) = Program::read(&earlier, &objective, &Expression::default()) else {
        return 0;
    };
    let mut all = Search::for_all(&program, least, asked.over);
    all.run(asked.most);
    let complete = all.is_complete();
    for choice in all.found.all.iter().flatten() {
        let mut values = vec![0.0; asked.model.columns().len()];
        for (&at, &value) in program.source.iter().zip(choice).take(program.binaries) {
            values[at] = value;
        }
        search.take(&super::binaries(asked.program, &values));
    }
    if complete {
        search.close();
    }
    all.steps
}

/// The model with its last row for the objective, and what that has to come to; `None` where the best
/// known choice is above that, so that the row is no earlier aim.
fn earlier(asked: &Asked<'_>, search: &Search<'_>) -> Option<(LinearModel, f64)> {
    let row = asked.model.rows().last()?;
    if row.key.rule != KEEP || row.sense != Sense::Ge {
        return None;
    }
    let size = row.rhs.abs().max(1.0);
    let mut values = search.found.best.as_ref()?.values.clone();
    values.resize(asked.program.bounds.len(), 0.0);
    filling::fill(asked.program, &mut values)?;
    let values = asked.program.restored(&values);
    let attained = asked.model.evaluate(&row.expression, &values) - row.rhs;
    if attained > ATTAINED * size {
        return None;
    }
    let least = row.rhs - ROUNDING * size;
    Some((asked.model.with_last_row_for_objective()?, least))
}
