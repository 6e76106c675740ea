//! The only place that names a solver.
//!
//! A backend takes a [`LinearModel`] and [`Limits`] and gives an [`Outcome`]. What it says is
//! checked here before anybody builds on it: integrality, bounds, rows, and that the bound is not
//! below the value. A backend that fails, stops without a point at counted work, panics, or gives an
//! answer that does not hold is replaced by the next: the other one where it is built, then the
//! embedded one without presolve. What nobody answers is [`Outcome::Failed`], never an answer.
//!
//! **How to add one.** A file here with `solve` and `linear`, a variant of [`Backend`] with its name
//! and version, and a line in [`ask`] and [`ask_linear`]; every test over [`Backend::built`] then
//! runs on it.

pub mod backend;
pub mod choice;
mod distrust;
mod embedded;
#[cfg(test)]
pub mod fake;
#[cfg(feature = "highs")]
mod highs;
pub mod limits;
pub mod outcome;
#[cfg(test)]
mod tests;

pub use backend::{Backend, NoBackend, Solver};
pub use choice::relaxation::Relaxation;
pub use distrust::FEASIBILITY;
pub use limits::{Clock, Limits};
pub use outcome::{LinearOutcome, LinearPoint, Outcome, Point};

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::formulate::{LinearModel, Sense};

/// Maximises the model's objective within the limits.
#[must_use]
pub fn solve(model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    solve_like(model, limits, None).0
}

/// The same where the relaxation of the same model with other numbers is known: its prices are the first, which
/// proves what any prices prove. With the relaxation that the search began with, where there was one.
#[must_use]
pub fn solve_like(
    model: &LinearModel,
    limits: &Limits<'_>,
    like: Option<&Relaxation>,
) -> (Outcome, Option<Relaxation>) {
    if distrust::unsound(model).is_none()
        && limits.solver.is_sound()
        && let Some((outcome, relaxation)) = choice::solve_like(model, limits, like, &solve_model)
    {
        let wrong = match &outcome {
            Outcome::Solved(point) => distrust::distrust(model, point).is_some(),
            _ => false,
        };
        if !wrong {
            return (outcome, relaxation);
        }
    }
    (solve_model(model, limits), None)
}

/// Maximises by a backend alone.
fn solve_model(model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    solve_by(&limits.solver.attempts(), model, limits)
}

fn solve_by(attempts: &[(Backend, bool)], model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    if let Some(why) = distrust::unsound(model) {
        return Outcome::Failed(why);
    }
    if model.columns().is_empty() {
        return trivial(model);
    }
    let mut wrong = Vec::new();
    let mut least: Option<f64> = None;
    let mut stopped = false;
    for &(backend, plain) in attempts {
        // As much counted work once more, in a plainer form, would stop there, too.
        if plain && stopped {
            continue;
        }
        let why = match guarded(|| ask(backend, plain, model, limits)) {
            Ok(Outcome::Solved(point)) => match distrust::distrust(model, &point) {
                None => return Outcome::Solved(point),
                Some(why) => why,
            },
            Ok(Outcome::Failed(why)) | Err(why) => why,
            Ok(Outcome::Stopped {
                bound,
                by_clock: false,
            }) => {
                stopped = true;
                least = [least, bound].into_iter().flatten().reduce(f64::min);
                continue;
            }
            Ok(other) => return other,
        };
        wrong.push(format!("{backend}: {why}"));
    }
    if stopped {
        Outcome::Stopped {
            bound: least,
            by_clock: false,
        }
    } else {
        Outcome::Failed(wrong.join("; "))
    }
}

/// Maximises the linear program of a model, whole numbers relaxed, with the dual of each row: what
/// one more unit of its right-hand side is worth. Duals prove the value, or there is no answer.
/// Where several duals prove it, backends may name different ones. Only the time limit counts.
#[must_use]
pub fn linear(model: &LinearModel, limits: &Limits<'_>) -> LinearOutcome {
    linear_by(&limits.solver.attempts(), model, limits)
}

fn linear_by(
    attempts: &[(Backend, bool)],
    model: &LinearModel,
    limits: &Limits<'_>,
) -> LinearOutcome {
    if let Some(why) = distrust::unsound(model) {
        return LinearOutcome::Failed(why);
    }
    if model.columns().is_empty() {
        return match trivial(model) {
            Outcome::Infeasible => LinearOutcome::Infeasible,
            _ => LinearOutcome::Solved(LinearPoint::new(
                model,
                Vec::new(),
                vec![0.0; model.rows().len()],
            )),
        };
    }
    let mut wrong = Vec::new();
    for &(backend, plain) in attempts {
        let why = match guarded(|| ask_linear(backend, plain, model, limits)) {
            Ok(LinearOutcome::Solved(point)) => match distrust::distrust_linear(model, &point) {
                None => return LinearOutcome::Solved(point),
                Some(why) => why,
            },
            Ok(LinearOutcome::Failed(why)) | Err(why) => why,
            Ok(other) => return other,
        };
        wrong.push(format!("{backend}: {why}"));
    }
    LinearOutcome::Failed(wrong.join("; "))
}

fn ask(backend: Backend, plain: bool, model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    match backend {
        Backend::Embedded => embedded::solve(model, limits, plain),
        #[cfg(feature = "highs")]
        Backend::Highs => highs::solve(model, limits),
        #[cfg(not(feature = "highs"))]
        Backend::Highs => Outcome::Failed(NoBackend::NotBuilt.to_string()),
        #[cfg(test)]
        Backend::Fake(fake) => fake::solve(fake.act, model, limits),
    }
}

fn ask_linear(
    backend: Backend,
    plain: bool,
    model: &LinearModel,
    limits: &Limits<'_>,
) -> LinearOutcome {
    match backend {
        Backend::Embedded => embedded::linear(model, limits, plain),
        #[cfg(feature = "highs")]
        Backend::Highs => highs::linear(model, limits),
        #[cfg(not(feature = "highs"))]
        Backend::Highs => LinearOutcome::Failed(NoBackend::NotBuilt.to_string()),
        #[cfg(test)]
        Backend::Fake(fake) => fake::linear(fake.act, model, limits),
    }
}

/// A model without columns, which solvers take for a mistake: its rows hold or do not.
fn trivial(model: &LinearModel) -> Outcome {
    let holds = model.rows().iter().all(|row| match row.sense {
        Sense::Le => 0.0 <= row.rhs + FEASIBILITY,
        Sense::Ge => 0.0 >= row.rhs - FEASIBILITY,
        Sense::Eq => row.rhs.abs() <= FEASIBILITY,
    });
    if !holds {
        return Outcome::Infeasible;
    }
    let value = model.objective_constant();
    Outcome::Solved(Point {
        values: Vec::new(),
        value,
        bound: value,
        by_clock: false,
    })
}

/// A solver that panics has failed, no more.
fn guarded<T>(ask: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(ask)).map_err(|_| "the solver panicked".to_owned())
}
