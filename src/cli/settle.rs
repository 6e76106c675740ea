//! A whole answer, verified: where one solver gives none that holds, the next is asked.

use super::Failure;
use super::output::Talk;
use crate::portfolio::Unsolved;
use crate::solve::Solver;

/// A verified answer and how it came about.
#[derive(Debug)]
pub struct Settled<T> {
    /// The answer, without findings.
    pub result: T,
    /// Who gave it.
    pub solver: Solver,
    /// Who gave none before, and why.
    pub refused: Vec<String>,
}

/// Asks the solvers in turn for a whole answer and returns the first that verification passes.
///
/// `attempt` searches with one solver, `verify` gives the findings on what it found.
///
/// # Errors
/// [`Failure::Infeasible`] where somebody proves that there is no package and nobody claims one;
/// [`Failure::NoAnswer`] with what each solver came to otherwise.
pub fn settle<T>(
    solvers: &[Solver],
    talk: &Talk,
    mut attempt: impl FnMut(Solver) -> Result<T, Unsolved>,
    verify: impl Fn(&T) -> Vec<String>,
) -> Result<Settled<T>, Failure> {
    let mut refused: Vec<String> = Vec::new();
    let mut infeasible = false;
    let mut claimed = false;
    for (at, &solver) in solvers.iter().enumerate() {
        let why = match attempt(solver) {
            Ok(result) => {
                let findings = verify(&result);
                if findings.is_empty() {
                    return Ok(Settled {
                        result,
                        solver,
                        refused,
                    });
                }
                claimed = true;
                let findings = findings.iter().map(|finding| format!("\n    {finding}"));
                format!(
                    "the answer found does not hold up and is not used:{}",
                    findings.collect::<String>()
                )
            }
            Err(Unsolved::Infeasible) => {
                infeasible = true;
                "no package satisfies the scenario".to_owned()
            }
            Err(Unsolved::Stopped) => {
                "stopped without a package; give it more with --time-limit".to_owned()
            }
            Err(Unsolved::Failed(why)) => format!("failed: {why}"),
        };
        let why = format!("{}: {why}", solver.backend);
        if let Some(next) = solvers.get(at + 1) {
            talk.say(&format!("{why}\n  asking {} instead", next.backend));
        }
        refused.push(why);
    }
    if infeasible && !claimed {
        return Err(Failure::Infeasible(Box::default()));
    }
    let known: Vec<String> = refused.iter().map(|why| format!("\n  {why}")).collect();
    Err(Failure::NoAnswer(format!(
        "no usable answer, and nothing was written:{}",
        known.concat()
    )))
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;
    use crate::load::{Disk, load_offer};
    use crate::model::Offer;
    use crate::package::{ResultFile, assemble};
    use crate::portfolio::{self, Effort};
    use crate::solve::Backend;
    use crate::solve::fake::{Act, Fake};
    use crate::solve::limits::NoClock;

    const QUIET: Talk = Talk { quiet: true };
    const OTHER: Solver = Solver {
        backend: Backend::Embedded,
        seed: 7,
    };

    fn offer() -> Offer {
        let path = Path::new("tests/fixtures/good/scenarios/base.json");
        load_offer(&Disk, path, &[]).expect("a good scenario")
    }

    fn solved(offer: &Offer, solver: Solver) -> Result<ResultFile, Unsolved> {
        let effort = Effort {
            gap: 0.0,
            time: Duration::from_secs(600),
            clock: &NoClock,
            solver,
        };
        portfolio::solve(offer, &effort).map(|solution| assemble(offer, &solution, &[]))
    }

    fn findings(offer: &Offer, result: &ResultFile) -> Vec<String> {
        let findings = crate::verify::verify(offer, result);
        findings
            .iter()
            .map(crate::verify::Finding::message)
            .collect()
    }

    /// A result with one figure that is not true.
    fn lie(mut result: ResultFile) -> ResultFile {
        result.packages[0].cost += 1.0;
        result
    }

    #[test]
    fn an_answer_that_holds_is_taken_from_the_first() {
        let offer = offer();
        let first = Solver::default();
        let settled = settle(
            &[first, OTHER],
            &QUIET,
            |s| solved(&offer, s),
            |r| findings(&offer, r),
        )
        .expect("an answer");
        assert_eq!((settled.solver, settled.refused.len()), (first, 0));
    }

    #[test]
    fn a_lie_is_replaced_by_what_the_other_finds() {
        let offer = offer();
        let first = Solver::default();
        let attempt = |solver| {
            let result = solved(&offer, solver)?;
            Ok(if solver == first { lie(result) } else { result })
        };
        let settled = settle(&[first, OTHER], &QUIET, attempt, |r| findings(&offer, r))
            .expect("the other's answer");
        assert_eq!(settled.solver, OTHER);
        assert!(
            settled.refused[0].contains("does not hold up"),
            "{:?}",
            settled.refused
        );
        assert_eq!(findings(&offer, &settled.result), Vec::<String>::new());
    }

    #[test]
    fn a_lie_without_another_solver_is_no_answer() {
        let offer = offer();
        let attempt = |solver| solved(&offer, solver).map(lie);
        let failure = settle(&[Solver::default()], &QUIET, attempt, |r| {
            findings(&offer, r)
        })
        .expect_err("no answer");
        assert_eq!(failure.code(), super::super::exit::NO_ANSWER);
        let said = failure.to_string();
        assert!(said.contains(&Backend::Embedded.to_string()), "{said}");
        for finding in findings(
            &offer,
            &lie(solved(&offer, Solver::default()).expect("solved")),
        ) {
            assert!(said.contains(&finding), "{said}");
        }
    }

    #[test]
    fn a_solver_that_fails_stops_or_denies_is_replaced() {
        let offer = offer();
        for act in [
            Act::Fails,
            Act::Panics,
            Act::Stops,
            Act::Overreaches,
            Act::Denies,
        ] {
            let fake = Solver::of(Backend::Fake(Fake { act, alone: true }));
            let settled = settle(
                &[fake, OTHER],
                &QUIET,
                |s| solved(&offer, s),
                |r| findings(&offer, r),
            )
            .unwrap_or_else(|failure| panic!("{act:?}: {failure}"));
            assert_eq!(
                (settled.solver, settled.refused.len()),
                (OTHER, 1),
                "{act:?}"
            );
        }
    }

    #[test]
    fn nobody_left_to_ask() {
        let offer = offer();
        let code = |act, alone| {
            let fake = Solver::of(Backend::Fake(Fake { act, alone }));
            let found = settle(
                &[fake],
                &QUIET,
                |s| solved(&offer, s),
                |r| findings(&offer, r),
            );
            found.map_or_else(|failure| failure.code(), |_| 0)
        };
        for act in [Act::Fails, Act::Panics, Act::Stops, Act::Overreaches] {
            assert_eq!(code(act, true), super::super::exit::NO_ANSWER, "{act:?}");
        }
        assert_eq!(code(Act::Denies, true), super::super::exit::INFEASIBLE);
        // Model by model, the embedded solver stands in.
        for act in [Act::Fails, Act::Panics, Act::Overreaches, Act::Undercuts] {
            assert_eq!(code(act, false), 0, "{act:?}");
        }
    }

    #[test]
    fn infeasible_only_where_nobody_claims_a_package() {
        let offer = offer();
        let code = |first: Result<(), Unsolved>, second: Result<(), Unsolved>| {
            let said = |solver| {
                if solver == OTHER {
                    second.clone()
                } else {
                    first.clone()
                }
            };
            let attempt = |solver| {
                said(solver)?;
                solved(&offer, Solver::default()).map(lie)
            };
            let solvers = [Solver::default(), OTHER];
            settle(&solvers, &QUIET, attempt, |r| findings(&offer, r))
                .map_or_else(|f| f.code(), |_| 0)
        };
        let no = || Err(Unsolved::Infeasible);
        assert_eq!(code(no(), no()), super::super::exit::INFEASIBLE);
        assert_eq!(
            code(no(), Err(Unsolved::Stopped)),
            super::super::exit::INFEASIBLE
        );
        assert_eq!(code(no(), Ok(())), super::super::exit::NO_ANSWER);
        assert_eq!(code(Ok(()), no()), super::super::exit::NO_ANSWER);
    }
}
