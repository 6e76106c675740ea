//! From a scenario file to a verified result.

use std::path::Path;
use std::time::{Duration, Instant};

use super::Failure;
use super::args::ScenarioArgs;
use super::exit::{Reasons, plural};
use super::output::Talk;
use super::search::Search;
use super::settle::{Settled, settle};
use crate::explain::{self, feasible};
use crate::explore::compromises::compromises;
use crate::load::{self, Disk};
use crate::model::{Offer, Severity};
use crate::package::{self, ResultFile, assemble, conflict_words, conflicts};
use crate::portfolio::{self, Effort, Solution, Unsolved};
use crate::solve::{Clock, Solver};
use crate::verify;

/// A clock that began when it was made.
pub struct RunClock(Instant);

impl RunClock {
    /// Starts the clock.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for RunClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A scenario solved and verified.
pub struct Session {
    /// The checked problem.
    pub offer: Offer,
    /// The verified answer.
    pub result: ResultFile,
    /// Seconds to load, to solve, to verify.
    pub seconds: [f64; 3],
    /// Who searched and how, for `run.json`.
    pub search: serde_json::Value,
}

/// Loads an offer; findings that are only warnings are said on stderr.
///
/// # Errors
/// [`Failure::Rejected`] with every finding.
pub fn load(scenario: &Path, set: &[(String, String)], talk: &Talk) -> Result<Offer, Failure> {
    let offer = load::load_offer(&Disk, scenario, set)
        .map_err(|rejected| Failure::Rejected(rejected.findings))?;
    for warning in offer
        .warnings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning)
    {
        talk.say(&format!("{warning}\n"));
    }
    Ok(offer)
}

/// A scenario under way: checked, with how it is searched and the clock of the run.
pub struct Opened {
    /// The checked problem.
    pub offer: Offer,
    /// How the search is set.
    pub search: Search,
    /// The clock of the run.
    pub clock: RunClock,
}

impl Opened {
    /// Loads a scenario, and reads how it is to be searched.
    ///
    /// # Errors
    /// [`Failure::Rejected`] with every finding.
    pub fn of(args: &ScenarioArgs, talk: &Talk) -> Result<Self, Failure> {
        let clock = RunClock::start();
        let offer = load(&args.scenario, &args.set, talk)?;
        let search = Search::of(&args.search, &offer)?;
        Ok(Self {
            offer,
            search,
            clock,
        })
    }

    /// Says what is about to be solved.
    pub fn announce(&self, talk: &Talk) {
        talk.say(&format!(
            "{}: {}, {} on offer, {} seconds at most",
            self.offer.scenario.id,
            plural(self.offer.partners.len(), "partner"),
            plural(self.offer.components.len(), "component"),
            self.search.seconds
        ));
    }

    /// Solves and verifies; `complete` adds to the result before it is verified.
    ///
    /// # Errors
    /// Every way in which there is no answer to show.
    pub fn solve(
        &self,
        args: &ScenarioArgs,
        talk: &Talk,
        mut complete: impl FnMut(&Solution, &Effort<'_>, &mut ResultFile),
    ) -> Result<Settled<(Solution, ResultFile)>, Failure> {
        let (offer, search, clock) = (&self.offer, &self.search, &self.clock);
        let attempt = |solver| {
            let effort = search.effort(solver, clock);
            let solution = search.pool.install(|| portfolio::solve(offer, &effort))?;
            let mut result = assemble(offer, &solution, &args.set);
            complete(&solution, &effort, &mut result);
            Ok((solution, result))
        };
        let findings = |(_, result): &(Solution, ResultFile)| verify::messages(offer, result);
        answer(args, offer, search, clock, talk, attempt, findings)
    }
}

/// Loads, solves and verifies, with what documents show beside the packages: the price of money, and
/// what else could be agreed.
///
/// # Errors
/// Every way in which there is no answer to show.
pub fn run(args: &ScenarioArgs, talk: &Talk) -> Result<Session, Failure> {
    let opened = Opened::of(args, talk)?;
    let loaded = opened.clock.elapsed();
    opened.announce(talk);
    let (offer, search) = (&opened.offer, &opened.search);
    let mut solved = Duration::ZERO;
    let settled = opened.solve(args, talk, |solution, effort, result| {
        let (prices, others) = search.pool.install(|| {
            (
                portfolio::shadow_prices(offer, solution, effort),
                compromises(offer, solution, effort),
            )
        });
        package::priced(offer, result, &prices);
        result.compromises = package::compromises(offer, &others);
        solved = opened.clock.elapsed();
    })?;
    let verified = opened.clock.elapsed();
    let seconds = [
        loaded,
        solved.saturating_sub(loaded),
        verified.saturating_sub(solved),
    ]
    .map(|time| time.as_secs_f64());
    let record = search.record(&settled);
    Ok(Session {
        result: settled.result.1,
        offer: opened.offer,
        seconds,
        search: record,
    })
}

/// The first answer that holds, of the solvers in turn; where there is none, why, with what would help.
///
/// # Errors
/// Every way in which there is no answer to show.
pub fn answer<T>(
    args: &ScenarioArgs,
    offer: &Offer,
    search: &Search,
    clock: &RunClock,
    talk: &Talk,
    attempt: impl FnMut(Solver) -> Result<T, Unsolved>,
    findings: impl Fn(&T) -> Vec<String>,
) -> Result<Settled<T>, Failure> {
    let soon = |solver: &Solver| {
        let effort = search.effort(*solver, clock);
        search
            .pool
            .install(|| feasible::is_hopeless(offer, &effort))
    };
    let solvers = search.solver.in_turn();
    if solvers.iter().all(soon) {
        let solver = search.solver;
        return Err(search
            .pool
            .install(|| infeasible(args, offer, solver, clock)));
    }
    match settle(&solvers, talk, attempt, findings) {
        Err(Failure::Infeasible(_)) => {
            let solver = search.solver;
            Err(search
                .pool
                .install(|| infeasible(args, offer, solver, clock)))
        }
        settled => settled,
    }
}

/// Seconds in which reasons are looked for.
const REASONS: u64 = 20;

/// Why there is no package, in words and for programs.
pub fn infeasible(
    args: &ScenarioArgs,
    offer: &Offer,
    solver: Solver,
    clock: &dyn Clock,
) -> Failure {
    let loose = match load::load_unexcluded(&Disk, &args.scenario, &args.set) {
        Ok(loose) => loose,
        Err(rejected) => return Failure::Rejected(rejected.findings),
    };
    let effort = Effort {
        gap: 0.0,
        time: clock.elapsed() + Duration::from_secs(REASONS),
        clock,
        solver,
    };
    let why = explain::infeasible::explain(offer, &loose, &effort);
    match serde_json::to_value(conflicts::conflicts(offer, &why)) {
        Ok(data) => Failure::Infeasible(Box::new(Reasons {
            lines: conflict_words::lines(offer, &why),
            data,
        })),
        Err(error) => Failure::Other(format!("cannot write the conflicts: {error}")),
    }
}

/// Today's date as YYYY-MM-DD in UTC (civil from days, Howard Hinnant).
#[must_use]
pub fn today() -> String {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |t| t.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or(0) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
