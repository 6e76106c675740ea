//! The search: zones are closed or split until none is open.
//!
//! In each round some open zones are looked into side by side, each with what was known when the
//! round began; what they find is taken in afterwards, in order. The rounds do not depend on the
//! number of threads, so neither does the answer.

use rayon::prelude::*;

use super::archive::{Archive, Known};
use super::enumerate::{Ended, Enumeration};
use super::milp::{Answer, Question};
use super::zones::Zones;
use crate::formulate::LinearModel;
use crate::portfolio::{Effort, exact};
use crate::solve::choice::feasible::Feasible;
use crate::solve::choice::multipliers::Multipliers;
use crate::solve::choice::program::Program;

/// Zones looked into side by side.
const ROUND: usize = 8;
/// Steps in one zone before the solver is asked.
const STEPS: u64 = 100_000;
/// The same where the problem is a plain selection: steps are cheap, and the solver is of little help.
const SELECTION_STEPS: u64 = 100_000_000;
/// How much more an enumeration may lose each time it found nothing.
const WIDER: f64 = 1.6;
/// How far apart two answers of the solver must be, relative to the size of the objective: its own
/// tolerance lets it return to a corner that is nearer.
const RESOLUTION: f64 = 2e-7;
/// The same where that was not enough.
const COARSEST: f64 = 1.3e-6;

/// What everybody works on.
pub struct Search<'a> {
    /// As the solver gets it.
    pub question: Question<'a>,
    /// As the enumeration gets it, where it can.
    pub program: Option<&'a Program>,
    /// The model that the program was read from.
    pub model: &'a LinearModel,
    /// Least difference between two different values of an objective; 0 where not known.
    pub steps: &'a [f64],
    /// Limits.
    pub effort: Effort<'a>,
    /// Told after each round.
    pub watch: &'a super::Watch<'a>,
}

/// What is known about the frontier.
pub struct Found {
    /// The points.
    pub archive: Archive,
    /// Whether each is proven to be on the frontier.
    pub proven: Vec<bool>,
    /// Corners of the zones that may still hold points.
    pub open: Vec<Vec<f64>>,
}

/// Everything with at least this weighted sum was seen.
struct Seen {
    weights: Vec<f64>,
    threshold: f64,
}

/// What looking into a zone came to.
#[derive(Default)]
struct Look {
    found: Vec<Known>,
    /// The first of them is proven to be on the frontier.
    proven: bool,
    seen: Option<Seen>,
    empty: bool,
    stuck: bool,
    feasible: Feasible,
}

impl Seen {
    fn covers(&self, corner: &[f64]) -> bool {
        let weighted = self.weights.iter().zip(corner).filter(|(w, _)| **w > 0.0);
        weighted.map(|(w, c)| w * c).sum::<f64>() >= self.threshold
    }
}

impl Search<'_> {
    /// Looks into zones until none is open or time is up.
    #[must_use]
    pub fn run(&self, lowest: Vec<f64>, tolerance: Vec<f64>) -> Found {
        let mut archive = Archive::new(tolerance.clone());
        let mut zones = Zones::new(lowest, tolerance);
        let mut seen: Vec<Seen> = Vec::new();
        let mut empty: Vec<Vec<f64>> = Vec::new();
        let mut stuck: Vec<Vec<f64>> = Vec::new();
        let mut proven: Vec<Vec<f64>> = Vec::new();
        let mut feasible = Feasible::default();
        loop {
            zones.keep(|corner| {
                let stepped = self.stepped(corner);
                !seen.iter().any(|seen| seen.covers(&stepped))
                    && !empty.iter().any(|e| above(corner, e))
            });
            let open: Vec<&Vec<f64>> = zones
                .corners()
                .iter()
                .filter(|corner| !stuck.contains(corner))
                .collect();
            (self.watch)(archive.points(), zones.corners().len());
            if open.is_empty() || self.effort.is_over() {
                break;
            }
            // Spread over the frontier: neighbours would find the same points.
            let every = open.len().div_ceil(ROUND);
            let chosen: Vec<Vec<f64>> = open
                .iter()
                .step_by(every)
                .map(|corner| (*corner).clone())
                .collect();
            let looks: Vec<Look> = chosen
                .par_iter()
                .map(|corner| self.look(&zones, corner, &archive, &feasible))
                .collect();
            for (corner, look) in chosen.into_iter().zip(looks) {
                feasible.learn(look.feasible.cuts());
                if look.proven {
                    proven.extend(look.found.first().map(|known| known.gains.clone()));
                }
                for known in look.found {
                    let gains = known.gains.clone();
                    if archive.take(known) {
                        zones.split(&gains);
                    }
                }
                seen.extend(look.seen);
                if look.empty {
                    empty.push(corner);
                } else if look.stuck {
                    stuck.push(corner);
                }
            }
        }
        self.cheapest(&mut archive, &seen, &feasible);
        let open = zones.corners().to_vec();
        let sure = |known: &Known| {
            open.is_empty()
                || seen.iter().any(|seen| seen.covers(&known.gains))
                || proven.iter().any(|gains| {
                    let pairs = gains.iter().zip(&known.gains).zip(archive.tolerance());
                    pairs
                        .into_iter()
                        .all(|((a, b), tolerance)| (a - b).abs() <= *tolerance)
                })
        };
        let proven = archive.points().iter().map(sure).collect();
        Found {
            archive,
            proven,
            open,
        }
    }

    /// A corner raised by what a new point has to be better at least.
    fn stepped(&self, corner: &[f64]) -> Vec<f64> {
        let steps = corner.iter().zip(self.steps);
        steps
            .map(|(corner, step)| corner + step * (1.0 - 1e-6))
            .collect()
    }

    fn look(&self, zones: &Zones, corner: &[f64], archive: &Archive, feasible: &Feasible) -> Look {
        let mut look = Look::default();
        let stepped = self.stepped(corner);
        if let Some(program) = self.program
            && self.enumerate(
                program, zones, corner, &stepped, archive, feasible, &mut look,
            )
        {
            return look;
        }
        self.ask(zones, corner, &stepped, &mut look);
        look
    }

    /// Enumerates packages for a zone; says whether that settled or split it.
    #[expect(clippy::too_many_arguments, reason = "what a zone is looked at with")]
    fn enumerate(
        &self,
        program: &Program,
        zones: &Zones,
        corner: &[f64],
        stepped: &[f64],
        archive: &Archive,
        feasible: &Feasible,
        look: &mut Look,
    ) -> bool {
        let Some(multipliers) =
            Multipliers::of(program, stepped, self.question.scale, self.effort.left())
        else {
            return false;
        };
        let whole = multipliers.bound - multipliers.at(stepped);
        if whole < 0.0 {
            look.empty = true;
            return true;
        }
        let make = |values: &[f64]| self.make(program, values);
        let over = || self.effort.is_over();
        let mut search = Enumeration::new(
            program,
            &multipliers,
            &make,
            &over,
            archive.clone(),
            feasible.clone(),
        );
        let steps = steps(program);
        let mut budget = search.first_budget().min(whole);
        let (ended, reached) = loop {
            let ended = search.run(budget, steps);
            let hit = search
                .found()
                .iter()
                .any(|known| zones.holds(corner, &known.gains));
            if hit || ended != Ended::Complete || budget >= whole {
                break (ended, budget);
            }
            budget = (budget * WIDER).min(whole);
        };
        let done = search.finish();
        let hit = done
            .found
            .iter()
            .any(|known| zones.holds(corner, &known.gains));
        look.found = done.found;
        look.feasible = done.feasible;
        if ended == Ended::Complete {
            // What rounding may do to a sum stays unclaimed.
            let threshold = multipliers.bound - reached;
            look.seen = Some(Seen {
                weights: multipliers.weights.clone(),
                threshold: if reached >= whole {
                    multipliers.at(stepped)
                } else {
                    threshold
                },
            });
        }
        hit || ended != Ended::Exhausted
    }

    /// Asks the solver about a zone.
    fn ask(&self, zones: &Zones, corner: &[f64], stepped: &[f64], look: &mut Look) {
        let mut resolution = RESOLUTION;
        while resolution < COARSEST {
            let floor = |at: usize| {
                let stepped = stepped[at];
                let clear = corner[at] + resolution * self.question.scale[at];
                stepped.max(clear)
            };
            let least: Vec<f64> = (0..corner.len()).map(floor).collect();
            match self.question.best_above(&least, &self.effort) {
                Answer::Empty => {
                    look.empty = true;
                    return;
                }
                Answer::Point(known, proven) => {
                    if zones.holds(corner, &known.gains) {
                        look.found.insert(0, known);
                        look.proven = proven;
                        return;
                    }
                    // The solver's own tolerance let it return to a corner: stand back a little more.
                    resolution *= 2.5;
                }
                Answer::Unsettled => break,
            }
        }
        look.stuck = true;
    }

    /// A package from values of the program's columns.
    fn make(&self, program: &Program, values: &[f64]) -> Known {
        let mut columns = vec![0.0; program.width];
        for (&at, &value) in program.source.iter().zip(values) {
            columns[at] = value;
        }
        let partners = self.question.offer.partners.len();
        self.question
            .known(exact::selection(self.model, partners, &columns))
    }

    /// Of several packages at a point the cheapest: looks where not every one has been seen.
    fn cheapest(&self, archive: &mut Archive, seen: &[Seen], feasible: &Feasible) {
        let unsure: Vec<Known> = archive
            .points()
            .iter()
            .filter(|known| {
                !seen
                    .iter()
                    .any(|seen| seen.covers(&lowered(known, archive)))
            })
            .cloned()
            .collect();
        let snapshot = &*archive;
        let better: Vec<Vec<Known>> = unsure
            .par_iter()
            .map(|known| self.twins(known, snapshot, feasible))
            .collect();
        for known in better.into_iter().flatten() {
            archive.take(known);
        }
    }

    fn twins(&self, known: &Known, archive: &Archive, feasible: &Feasible) -> Vec<Known> {
        let corner = lowered(known, archive);
        if let Some(program) = self.program
            && let Some(multipliers) =
                Multipliers::of(program, &corner, self.question.scale, self.effort.left())
        {
            let make = |values: &[f64]| self.make(program, values);
            let over = || self.effort.is_over();
            let mut search = Enumeration::new(
                program,
                &multipliers,
                &make,
                &over,
                archive.clone(),
                feasible.clone(),
            );
            let whole = (multipliers.bound - multipliers.at(&corner)).max(0.0);
            if search.run(whole, steps(program)) == Ended::Complete {
                return search.finish().found;
            }
        }
        if self.effort.is_over() {
            return Vec::new();
        }
        self.question
            .cheapest(&corner, &self.effort)
            .into_iter()
            .collect()
    }
}

/// Steps in one zone before the solver is asked.
fn steps(program: &Program) -> u64 {
    let selection = program.determined.is_empty() && program.linked.is_empty();
    if selection { SELECTION_STEPS } else { STEPS }
}

/// The values of a point, less what is rounding only.
fn lowered(known: &Known, archive: &Archive) -> Vec<f64> {
    let pairs = known.gains.iter().zip(archive.tolerance());
    pairs.map(|(gain, tolerance)| gain - tolerance).collect()
}

/// Whether a corner is inside the zone above another.
fn above(corner: &[f64], other: &[f64]) -> bool {
    corner
        .iter()
        .zip(other)
        .all(|(corner, other)| corner >= other)
}
