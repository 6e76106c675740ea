//! How long and how hard to search.

use std::fmt;
use std::time::Duration;

use super::Solver;

/// Tells how much time is left. The library never reads a clock itself: the caller hands one in.
pub trait Clock: Sync {
    /// Time since the run began.
    fn elapsed(&self) -> Duration;
}

/// A clock that stands still: a search limited by counted work alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoClock;

impl Clock for NoClock {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// Limits on one solve.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Relative gap at which the search may stop; 0 for proof.
    pub gap: f64,
    /// Nodes of the search tree, counted, so that the same input gives the same answer.
    pub nodes: u64,
    /// Wall time of each backend that is asked, the last resort.
    pub time: Duration,
    /// Values of some columns to start from, by position.
    pub start: &'a [(usize, f64)],
    /// Who is asked.
    pub solver: Solver,
    /// The clock by which the time is counted between two backends; without one only theirs counts.
    pub clock: Option<&'a dyn Clock>,
}

impl fmt::Debug for Limits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limits")
            .field("gap", &self.gap)
            .field("nodes", &self.nodes)
            .field("time", &self.time)
            .field("start", &self.start)
            .field("solver", &self.solver)
            .finish_non_exhaustive()
    }
}

impl Limits<'_> {
    /// Time on the clock; none where there is no clock.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.clock.map_or(Duration::ZERO, Clock::elapsed)
    }

    /// Search until it is proven.
    #[must_use]
    pub fn proof(solver: Solver) -> Self {
        Self {
            gap: 0.0,
            nodes: u64::MAX,
            time: Duration::from_secs(86_400),
            start: &[],
            solver,
            clock: None,
        }
    }
}
