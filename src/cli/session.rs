//! From a scenario file to a verified result.

use std::path::Path;
use std::time::{Duration, Instant};

use super::Failure;
use super::args::ScenarioArgs;
use super::exit::{Reasons, plural};
use super::output::Talk;
use super::search::Search;
use super::settle::{Settled, settle};
use super::variants;
use crate::explain::{self, feasible};
use crate::explore::compromises::compromises;
use crate::load::{self, Disk};
use crate::model::{Offer, Severity};
use crate::package::{self, ResultFile, assemble, conflict_words, conflicts};
use crate::portfolio::proofs::Proofs;
use crate::portfolio::{self, Effort, Solution, Unsolved};
use crate::solve::Clock;
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
        Self::begun(clock, offer, args)
    }

    /// The same with an offer that is loaded already.
    ///
    /// # Errors
    /// [`Failure::Other`] where the threads cannot be started.
    pub fn begun(clock: RunClock, offer: Offer, args: &ScenarioArgs) -> Result<Self, Failure> {
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
        mut complete: impl FnMut(&Solution, &Effort<'_>, &mut ResultFile) + Send,
    ) -> Result<Settled<(Solution, ResultFile)>, Failure> {
        let offer = &self.offer;
        let attempt = |effort: &Effort<'_>| {
            let solution = portfolio::solve(offer, effort)?;
            let mut result = assemble(offer, &solution, &args.set);
            complete(&solution, effort, &mut result);
            Ok((solution, result))
        };
        let findings = |(_, result): &(Solution, ResultFile)| verify::messages(offer, result);
        self.answer(args, talk, attempt, findings)
    }

    /// The first answer that holds, of the solvers in turn; where there is none, why, with what would help.
    ///
    /// `attempt` searches with one solver, on the search's threads.
    ///
    /// # Errors
    /// Every way in which there is no answer to show.
    pub fn answer<T: Send>(
        &self,
        args: &ScenarioArgs,
        talk: &Talk,
        mut attempt: impl FnMut(&Effort<'_>) -> Result<T, Unsolved> + Send,
        findings: impl Fn(&T) -> Vec<String>,
    ) -> Result<Settled<T>, Failure> {
        let (search, pool) = (&self.search, &self.search.pool);
        let effort = |solver| search.effort(solver, &self.clock);
        let solvers = search.solver.in_turn();
        let efforts: Vec<Effort<'_>> = solvers.iter().copied().map(effort).collect();
        if let Some(known) = pool.install(|| feasible::hopeless(&self.offer, &efforts)) {
            return Err(self.infeasible(args, &known));
        }
        let on_threads = |solver| pool.install(|| attempt(&effort(solver)));
        match settle(&solvers, talk, on_threads, findings) {
            Err(Failure::Infeasible(_)) => Err(self.infeasible(args, &Proofs::default())),
            settled => settled,
        }
    }

    /// Why there is no package, in words and for programs; `known` is what was proven before.
    #[must_use]
    pub fn infeasible(&self, args: &ScenarioArgs, known: &Proofs) -> Failure {
        let loose = match load::load_unexcluded(&Disk, &args.scenario, &args.set) {
            Ok(loose) => loose,
            Err(rejected) => return Failure::Rejected(rejected.findings),
        };
        let (offer, search) = (&self.offer, &self.search);
        let effort = Effort {
            gap: 0.0,
            time: self.clock.elapsed() + Duration::from_secs(REASONS),
            clock: &self.clock,
            solver: search.solver,
        };
        let why = search
            .pool
            .install(|| explain::infeasible::explain(offer, &loose, known, &effort));
        Failure::Infeasible(Box::new(Reasons {
            lines: conflict_words::lines(offer, &why),
            data: Some(conflicts::conflicts(offer, &why)),
        }))
    }
}

/// Seconds in which reasons are looked for.
const REASONS: u64 = 20;

/// What is looked for beside the packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The price of money, and what else could be agreed with a single partner.
    Prices,
    /// And what else could be agreed with each, and what is nearly as good as each package, which take their
    /// own time.
    Variants,
}

/// Loads, solves and verifies, with what documents show beside the packages.
///
/// # Errors
/// Every way in which there is no answer to show.
pub fn run(args: &ScenarioArgs, beside: Beside, talk: &Talk) -> Result<Session, Failure> {
    let opened = Opened::of(args, talk)?;
    let loaded = opened.clock.elapsed();
    opened.announce(talk);
    let offer = &opened.offer;
    let mut solved = Duration::ZERO;
    let settled = opened.solve(args, talk, |solution, effort, result| {
        let prices = portfolio::shadow_prices(offer, solution, effort);
        package::priced(offer, result, &prices);
        // Several partners, or start years to choose, take seconds: for documents alone.
        let quick = offer.partners.len() == 1 && !offer.scenario.phased;
        if quick || beside == Beside::Variants {
            let others = compromises(offer, solution, effort);
            result.compromises = package::compromises(offer, &others);
        }
        if beside == Beside::Variants {
            variants::add(offer, solution, effort, result);
        }
        solved = opened.clock.elapsed();
    })?;
    let verified = opened.clock.elapsed();
    let seconds = [
        loaded,
        solved.saturating_sub(loaded),
        verified.saturating_sub(solved),
    ]
    .map(|time| time.as_secs_f64());
    let record = opened.search.record(&settled);
    Ok(Session {
        result: settled.result.1,
        offer: opened.offer,
        seconds,
        search: record,
    })
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
