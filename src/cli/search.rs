//! How a search is set: arguments before the scenario's own settings.

use std::time::Duration;

use rayon::ThreadPool;
use serde_json::{Value, json};

use super::Failure;
use super::args::SearchArgs;
use super::settle::Settled;
use crate::model::Offer;
use crate::portfolio::Effort;
use crate::solve::{Clock, Solver};

/// How a search is set.
pub struct Search {
    /// Who is asked first.
    pub solver: Solver,
    /// Relative gap at which the search may stop.
    pub gap: f64,
    /// Seconds at which it must stop, for each solver that is asked.
    pub seconds: f64,
    /// The threads.
    pub pool: ThreadPool,
}

impl Search {
    /// The arguments, and what they leave open from the scenario.
    ///
    /// # Errors
    /// [`Failure::Other`] where the threads cannot be started.
    pub fn of(args: &SearchArgs, offer: &Offer) -> Result<Self, Failure> {
        let threads = usize::from(args.threads.unwrap_or(0));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let settings = &offer.scenario.solver;
        Ok(Self {
            solver: Solver {
                backend: args.solver,
                seed: args.seed,
            },
            gap: args.gap.unwrap_or(settings.gap),
            seconds: args.time_limit.unwrap_or(settings.time_limit_s),
            pool: pool.map_err(|error| Failure::Other(format!("cannot start threads: {error}")))?,
        })
    }

    /// The effort that a solver may spend from now on.
    pub fn effort<'c>(&self, solver: Solver, clock: &'c dyn Clock) -> Effort<'c> {
        // A limit beyond what a clock can count is no limit.
        let time = Duration::try_from_secs_f64(self.seconds).unwrap_or(Duration::MAX / 4);
        Effort {
            gap: self.gap,
            time: time.saturating_add(clock.elapsed()),
            clock,
            solver,
        }
    }

    /// Who searched and how, for `run.json`.
    pub(super) fn record<T>(&self, settled: &Settled<T>) -> Value {
        let backend = settled.solver.backend;
        json!({
            "name": backend.name(),
            "program": backend.program(),
            "version": backend.version(),
            "seed": settled.solver.seed,
            "gap": self.gap,
            "time_limit_s": self.seconds,
            "threads": self.pool.current_num_threads(),
            "refused": settled.refused,
        })
    }
}
