//! From a scenario file to a verified solution that can be looked at further.

use super::Failure;
use super::args::ScenarioArgs;
use super::output::Talk;
use super::search::Search;
use super::session::{Opened, RunClock};
use crate::model::Offer;
use crate::package::ResultFile;
use crate::portfolio::{Effort, Solution, Unsolved};
use crate::solve::Solver;

/// A scenario solved and verified, with what it takes to go on from there.
pub struct Solved {
    /// The checked problem.
    pub offer: Offer,
    /// The answer.
    pub solution: Solution,
    /// The same as a result, verified.
    pub result: ResultFile,
    /// How the search was set.
    pub search: Search,
    /// Who gave the answer.
    pub solver: Solver,
    /// The clock of the run.
    pub clock: RunClock,
}

impl Solved {
    /// Loads, solves and verifies. One partner is solved to proof, unless a gap is asked for: what is
    /// compared with the answer should not be better than it. Where there is no package and `data` is asked
    /// for, why goes to stdout.
    ///
    /// # Errors
    /// Every way in which there is no answer.
    pub fn of(args: &ScenarioArgs, data: bool, talk: &Talk) -> Result<Self, Failure> {
        let mut opened = Opened::of(args, talk)?;
        if args.search.gap.is_none() && opened.offer.partners.len() == 1 {
            opened.search.gap = 0.0;
        }
        opened.announce(talk);
        let settled = opened
            .solve(args, talk, |_, _, _| ())
            .map_err(|failure| failure.for_programs(data))?;
        let (solution, result) = settled.result;
        Ok(Self {
            offer: opened.offer,
            solution,
            result,
            search: opened.search,
            solver: settled.solver,
            clock: opened.clock,
        })
    }

    /// As many seconds again.
    #[must_use]
    pub fn effort(&self) -> Effort<'_> {
        self.search.effort(self.solver, &self.clock)
    }
}

/// Why a search that follows an answer came to nothing.
#[must_use]
pub fn failure(unsolved: Unsolved) -> Failure {
    match unsolved {
        Unsolved::Infeasible => Failure::Other(
            "the answer contradicts itself: no package satisfies the scenario".to_owned(),
        ),
        Unsolved::Stopped => Failure::NoAnswer(
            "stopped at the time limit; give it more with --time-limit".to_owned(),
        ),
        Unsolved::Failed(why) => Failure::NoAnswer(format!("the solver failed: {why}")),
    }
}
