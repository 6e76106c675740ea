//! How long and how hard to search.

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
#[derive(Debug, Clone, Copy)]
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
}

impl Limits<'_> {
    /// Search until it is proven.
    #[must_use]
    pub fn proof(solver: Solver) -> Self {
        Self {
            gap: 0.0,
            nodes: u64::MAX,
            time: Duration::from_secs(86_400),
            start: &[],
            solver,
        }
    }
}
