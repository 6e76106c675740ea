//! From a scenario file to a verified result.

use std::path::Path;
use std::time::{Duration, Instant};

use super::Failure;
use super::args::ScenarioArgs;
use super::exit::plural;
use super::output::Talk;
use crate::explain::{Relaxation, relaxations};
use crate::load::{self, Disk};
use crate::model::{Offer, Severity};
use crate::package::{ResultFile, assemble};
use crate::portfolio::{self, Effort, Unsolved};
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

/// Loads an offer and does something with it on the threads and within the time asked for.
///
/// # Errors
/// [`Failure::Rejected`] with every finding, or what `work` ends with.
pub fn with_effort<T: Send>(
    args: &ScenarioArgs,
    talk: &Talk,
    work: impl FnOnce(&Offer, &Effort<'_>) -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    let clock = RunClock::start();
    let offer = load(&args.scenario, &args.set, talk)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(args.threads.unwrap_or(0)))
        .build();
    let pool = pool.map_err(|error| Failure::Other(format!("cannot start threads: {error}")))?;
    let limit = args
        .time_limit
        .unwrap_or(offer.scenario.solver.time_limit_s);
    let time = Duration::try_from_secs_f64(limit).unwrap_or(Duration::MAX / 4);
    let effort = Effort {
        gap: offer.scenario.solver.gap,
        time: time.saturating_add(clock.elapsed()),
        clock: &clock,
    };
    pool.install(|| work(&offer, &effort))
}

/// Loads, solves and verifies.
///
/// # Errors
/// Every way in which there is no answer to show.
pub fn run(args: &ScenarioArgs, talk: &Talk) -> Result<Session, Failure> {
    let clock = RunClock::start();
    let offer = load(&args.scenario, &args.set, talk)?;
    let loaded = clock.elapsed();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(args.threads.unwrap_or(0)))
        .build();
    let pool = pool.map_err(|error| Failure::Other(format!("cannot start threads: {error}")))?;
    let limit = args
        .time_limit
        .unwrap_or(offer.scenario.solver.time_limit_s);
    // A limit beyond what a clock can count is no limit.
    let time = Duration::try_from_secs_f64(limit).unwrap_or(Duration::MAX / 4);
    let effort = Effort {
        gap: offer.scenario.solver.gap,
        time: time.saturating_add(loaded),
        clock: &clock,
    };
    talk.say(&format!(
        "{}: {}, {} on offer, {} seconds at most",
        offer.scenario.id,
        plural(offer.partners.len(), "partner"),
        plural(offer.components.len(), "component"),
        limit
    ));
    let solution = pool.install(|| portfolio::solve(&offer, &effort));
    let solution = match solution {
        Ok(solution) => solution,
        Err(Unsolved::Infeasible) => {
            return Err(Failure::Infeasible(pool.install(|| help(&offer, &clock))));
        }
        Err(Unsolved::Stopped) => {
            return Err(Failure::NoAnswer(format!(
                "stopped after {limit} seconds without a package; give it more with --time-limit"
            )));
        }
        Err(Unsolved::Failed(why)) => {
            return Err(Failure::NoAnswer(format!("the solver failed: {why}")));
        }
    };
    let solved = clock.elapsed();
    let result = assemble(&offer, &solution, &args.set);
    let findings = verify::verify(&offer, &result);
    if !findings.is_empty() {
        let lines: Vec<String> = findings
            .iter()
            .map(|finding| format!("\n  {}", finding.message()))
            .collect();
        return Err(Failure::NoAnswer(format!(
            "the answer found does not hold up and is not used:{}",
            lines.concat()
        )));
    }
    let verified = clock.elapsed();
    let seconds = [
        loaded,
        solved.saturating_sub(loaded),
        verified.saturating_sub(solved),
    ]
    .map(|time| time.as_secs_f64());
    Ok(Session {
        offer,
        result,
        seconds,
    })
}

fn help(offer: &Offer, clock: &RunClock) -> Vec<String> {
    let effort = Effort {
        gap: 1.0,
        time: clock.elapsed() + Duration::from_secs(20),
        clock,
    };
    let changes = relaxations(offer, &effort);
    if changes.is_empty() {
        return vec![
            "no single rule, limit or disagreement point is the cause; loosen several at once"
                .to_owned(),
        ];
    }
    changes
        .iter()
        .map(|change| relaxation(offer, change))
        .collect()
}

fn relaxation(offer: &Offer, change: &Relaxation) -> String {
    match *change {
        Relaxation::WithoutRule(at) => {
            format!(
                "without {} there would be a package",
                super::commands::words::rule(&offer.scenario.rules[at], at)
            )
        }
        Relaxation::WithoutLimit(at) => {
            let instrument = &offer.scenario.envelope[at].instrument;
            format!("without the limits on {instrument} there would be a package; raise them")
        }
        Relaxation::WithoutDisagreement(at) => format!(
            "without the disagreement point of {} there would be a package",
            offer.partners[at].id
        ),
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
