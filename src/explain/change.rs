//! The smallest changes that end a conflict, each verified by solving.
//!
//! A limit is raised to the least that is used without it (a floor is lowered to the most that can be
//! had): one more optimisation, whose bound proves that less is not enough. What is no sum of the
//! model's columns, such as a share, is found by halving on a grid. Everything else is dropped.

use std::collections::BTreeSet;

use good_lp::Expression;
use rayon::prelude::*;

use super::cause::{Cause, Field, Held, Side, number, party};
use super::conflict::{Conflict, Question};
use super::feasible::{Verdict, Whose, any, by_prices, extent};
use crate::formulate::Formulation;
use crate::model::{FloorLevel, InstrumentKind, PartnerId, Rule};
use crate::portfolio::payable;
use crate::portfolio::pursue::{Workshop, is_small};
use crate::portfolio::{Effort, ideal_points, ideals};
use crate::solve::{Limits, Outcome, solve};

/// Nodes for one measurement.
const NODES: u64 = 20_000;
/// Nodes for one measurement over all partners.
const TOGETHER: u64 = 1_000;
/// Relative gap to which the most that a party can have in a portfolio is looked for.
const FLOOR_GAP: f64 = 1e-3;
/// Times that an amount is raised until it is enough, and by how much where it is not told that it is not.
const RAISES: usize = 30;
const DOUBTFUL: f64 = 1.02;
/// How many times the first step of a search for a value is doubled to get to the farthest, and into how many
/// parts a change of a portfolio is told apart.
const GALLOP: u32 = 10;
const FINE: i64 = 100;

/// A change to the scenario or the catalogue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// Without it there is a package.
    Drop(Cause),
    /// With another value there is a package.
    Set {
        /// What is changed.
        cause: Cause,
        /// Its value now.
        from: f64,
        /// Its value then: rounded to the safe side, and solved.
        to: f64,
        /// Whether it is proven that a value nearer to the present one, by a step of the rounding,
        /// would not do.
        smallest: bool,
    },
}

impl Change {
    /// What is changed.
    #[must_use]
    pub fn cause(&self) -> Cause {
        match *self {
            Self::Drop(cause) | Self::Set { cause, .. } => cause,
        }
    }
}

/// A value that a cause states.
#[derive(Debug, Clone, Copy)]
struct Stated {
    value: f64,
    /// Whether a larger value asks for less.
    raise: bool,
    /// Steps to which it is rounded, in one unit.
    steps: f64,
    /// Largest value that it may have.
    most: f64,
}

impl Stated {
    /// The nearest step on the safe side, closer than rounding of sums to it.
    fn rounded(&self, value: f64) -> f64 {
        let steps = value * self.steps;
        let rounded = if self.raise {
            (steps - 1e-6).ceil()
        } else {
            (steps + 1e-6).floor()
        };
        (rounded / self.steps + 0.0).clamp(0.0, self.most)
    }

    /// Whether a value asks for no more than a level that can be had.
    fn reaches(&self, value: f64, level: f64) -> bool {
        let rounding = 2e-6 / self.steps;
        if self.raise {
            value >= level - rounding
        } else {
            value <= level + rounding
        }
    }

    /// The worse of two values: who needs more, or can have less.
    fn worse(&self, a: f64, b: f64) -> f64 {
        if self.raise { a.max(b) } else { a.min(b) }
    }
}

/// The worst of some levels.
fn worst_of(stated: &Stated, levels: impl Iterator<Item = f64>) -> Option<f64> {
    levels.reduce(|a, b| stated.worse(a, b))
}

/// The value of a cause, where it has one that can be changed.
fn stated(field: &Field<'_>, cause: Cause) -> Option<Stated> {
    let offer = field.offer();
    let scenario = &offer.scenario;
    let of = |value: f64, raise: bool, steps: f64, most: f64| {
        Some(Stated {
            value,
            raise,
            steps,
            most,
        })
    };
    match cause {
        Cause::Rule { at, side } => match (&scenario.rules[at], side) {
            (Rule::AreaShare { min, .. }, Side::Least) => of((*min)?.value(), false, 1e3, 1.0),
            (Rule::AreaShare { max, .. }, _) => of((*max)?.value(), true, 1e3, 1.0),
            (Rule::Count { min, .. }, Side::Least) => of(number((*min)?), false, 1.0, 1e6),
            (Rule::Count { max, .. }, _) => of(number((*max)?), true, 1.0, 1e6),
            (Rule::Floor(floor), _) => match floor.level {
                FloorLevel::Utility(utility) => of(utility, false, 1e4, f64::INFINITY),
                FloorLevel::ShareOfIdeal(share) => of(share, false, 1e4, 1.0),
            },
            _ => None,
        },
        Cause::Total(row) => of(scenario.envelope[row].total?.value(), true, 1e3, 1e9),
        Cause::PerPartner(row) => of(scenario.envelope[row].per_partner?.value(), true, 1e3, 1e9),
        Cause::Year { row, year } => {
            let amount = scenario.envelope[row].per_year.get(year)?;
            of(amount.value(), true, 1e3, 1e9)
        }
        Cause::Disagreement(party) => of(offer.disagreement(party), false, 1e4, f64::INFINITY),
        Cause::Capacity(at) => of(offer.partners[at].delivery_capacity?, true, 1e3, 1e9),
        Cause::Absorption(at) => {
            let most = offer.partners[at].absorptive_capacity?;
            of(most.value(), true, 1e3, 1e9)
        }
        Cause::OwnBudget(at) => {
            let budget = offer.partners[at].profile.own_budget?;
            of(budget.value(), true, 1e3, 1e9)
        }
        Cause::Conflict { .. }
        | Cause::Requirement { .. }
        | Cause::DebtGate(_)
        | Cause::Members(_) => None,
    }
}

/// Whether a scenario or a catalogue could do without it. What a debt rating asks for is no choice.
pub(super) fn can_be_dropped(cause: Cause) -> bool {
    match cause {
        Cause::Rule { .. }
        | Cause::Total(_)
        | Cause::PerPartner(_)
        | Cause::Year { .. }
        | Cause::Conflict { .. }
        | Cause::Requirement { .. } => true,
        Cause::Disagreement(_)
        | Cause::Capacity(_)
        | Cause::Absorption(_)
        | Cause::OwnBudget(_)
        | Cause::DebtGate(_)
        | Cause::Members(_) => false,
    }
}

/// How far a value must be moved: a step at which there is no package, and one at which there is.
#[derive(Debug, Clone, Copy)]
struct Steps {
    no: i64,
    yes: i64,
    /// Whether it is proven that there is none at the first.
    proven: bool,
}

impl Steps {
    /// By halving, as near as a part of what it is moved (1: the next step). Mostly a little is enough, and that
    /// a little is not is soon proven.
    fn nearest(self, part: i64, far: i64, solved: &dyn Fn(i64) -> Verdict) -> Self {
        let Self {
            mut no,
            mut yes,
            mut proven,
        } = self;
        let fine = |moved: i64| if part > 1 { (moved / part).max(1) } else { 1 };
        let mut ahead = (far >> GALLOP).max(1) + no;
        while yes - no > fine(yes) {
            let middle = ahead.min(no + (yes - no) / 2);
            match solved(middle) {
                Verdict::Yes(_) => yes = middle,
                Verdict::No => (no, proven) = (middle, true),
                Verdict::Unknown => (no, proven) = (middle, false),
            }
            ahead = if yes < far { far } else { 2 * middle };
        }
        Self { no, yes, proven }
    }

    /// Whether a step less is proven not to be enough.
    fn is_next(self) -> bool {
        self.proven && self.yes - self.no <= 1
    }
}

impl Question<'_> {
    /// The smallest change of each cause of a conflict that ends it, with only these causes beside.
    ///
    /// What is in the way of one partner's package is mostly ended near a known portfolio. Where none of its causes
    /// is, each takes a search.
    #[must_use]
    pub fn changes(&self, conflict: &Conflict, kept: &BTreeSet<Cause>) -> Vec<Change> {
        let among_many = !is_small(self.field.offer());
        let nearby = Question {
            nearby: among_many && conflict.whose != Whose::All,
            ..*self
        };
        let found = nearby.each_change(conflict, kept);
        if found.is_empty() && nearby.nearby {
            self.each_change(conflict, kept)
        } else {
            found
        }
    }

    fn each_change(&self, conflict: &Conflict, kept: &BTreeSet<Cause>) -> Vec<Change> {
        // Each learns for itself, so that the answer is the same on any number of threads.
        let known = self.proofs.so_far();
        let causes = conflict.causes.par_iter().with_max_len(1);
        causes
            .filter_map(|&cause| {
                let (proofs, memory) = (known.so_far(), self.memory.so_far());
                let own = Question {
                    proofs: &proofs,
                    memory: &memory,
                    ..*self
                };
                own.change(cause, conflict.whose, kept)
            })
            .collect()
    }

    fn change(&self, cause: Cause, whose: Whose, kept: &BTreeSet<Cause>) -> Option<Change> {
        let mut without = kept.clone();
        without.remove(&cause);
        if self.effort.is_over() {
            return None;
        }
        // Nothing that is less than dropping it can help where that does not.
        if let Whose::Alone(_) = whose
            && self.ask(&without, whose).is_no()
        {
            return None;
        }
        if !self.verify(&without, &[]) {
            return None;
        }
        if let Some(stated) = stated(self.field, cause) {
            let found = match whose {
                Whose::All => self.raised(cause, &stated, kept),
                Whose::Alone(_) => None,
            };
            let found = found.or_else(|| self.measured(cause, &stated, whose, kept, &without));
            let found = if found.is_none() && !is_a_sum(self.field, cause) {
                self.halved(cause, &stated, whose, kept)
            } else {
                found
            };
            if let Some((to, smallest)) = found {
                let from = stated.value;
                return Some(Change::Set {
                    cause,
                    from,
                    to,
                    smallest,
                });
            }
        }
        can_be_dropped(cause).then_some(Change::Drop(cause))
    }

    /// Whether there is a portfolio with these causes and values, ideal points as they then are.
    pub(super) fn verify(&self, kept: &BTreeSet<Cause>, changed: &[(Cause, f64)]) -> bool {
        self.solved(kept, changed).is_yes()
    }

    fn solved(&self, kept: &BTreeSet<Cause>, changed: &[(Cause, f64)]) -> Verdict {
        let held = self.changed(kept, changed);
        held.map_or(Verdict::Unknown, |held| {
            self.portfolio(&held, &|held| {
                any(held, Whose::All, self.proofs, &self.effort)
            })
        })
    }

    /// Whether there is a portfolio: near to a known one, where only such are looked for.
    fn portfolio(&self, held: &Held, search: &dyn Fn(&Held) -> Verdict) -> Verdict {
        if self.nearby {
            let found = payable::nearby(&held.case(), self.proofs, &self.effort);
            found.map_or(Verdict::Unknown, Verdict::Yes)
        } else {
            search(held)
        }
    }

    /// The offer with these causes and values; `None` where its ideal points are not known.
    pub(super) fn changed(&self, kept: &BTreeSet<Cause>, changed: &[(Cause, f64)]) -> Option<Held> {
        let plain = self.field.held(kept, changed, None);
        if self.ideals.is_none() || !has_shares(self.field, kept) {
            return Some(plain);
        }
        let ideals = ideal_points(&plain.offer, &self.effort).ok()?;
        let ideals: Vec<f64> = ideals.iter().map(|ideal| ideal.value).collect();
        Some(self.field.held(kept, changed, Some(&ideals)))
    }

    /// By one more optimisation for each partner it is about, or over all together.
    fn measured(
        &self,
        cause: Cause,
        stated: &Stated,
        whose: Whose,
        kept: &BTreeSet<Cause>,
        without: &BTreeSet<Cause>,
    ) -> Option<(f64, bool)> {
        let held = self.field.held(without, &[], self.ideals);
        let partners = held.offer.partners.len();
        let alone = partners > 1;
        let mut tries = Vec::new();
        if alone {
            // Others have packages with the value that is stated, or conflicts of their own.
            let about = (0..partners).filter(|&at| {
                self.field.concerns(cause, at) && (whose == Whose::Alone(at) || whose == Whose::All)
            });
            tries.push(about.map(Whose::Alone).collect::<Vec<Whose>>());
        }
        // Where one partner's level is not enough, only a small whole is soon searched for another.
        if whose == Whose::All || is_small(&held.offer) {
            tries.push(vec![Whose::All]);
        }
        for whose in tries {
            let levels: Option<Vec<(f64, f64)>> = whose
                .iter()
                .map(|&whose| self.measure(cause, stated, &held, whose))
                .collect();
            let Some(levels) = levels.filter(|levels| !levels.is_empty()) else {
                continue;
            };
            let rounded = |level: Option<f64>| level.map_or(stated.value, |at| stated.rounded(at));
            let to = rounded(worst_of(stated, levels.iter().map(|level| level.0)));
            let proven = rounded(worst_of(stated, levels.iter().map(|level| level.1)));
            // What was found over all together is itself a portfolio, unless ideal points move.
            let level = worst_of(stated, levels.iter().map(|level| level.0));
            let safe = level.is_some_and(|level| stated.reaches(to, level));
            let found = safe && whose.contains(&Whose::All) && self.ideals.is_none();
            if found || self.verify(kept, &[(cause, to)]) {
                return Some((to, to.total_cmp(&proven).is_eq()));
            }
        }
        None
    }

    /// The best value that a cause could have, with its bound; `None` where it is no sum of columns.
    fn measure(
        &self,
        cause: Cause,
        stated: &Stated,
        held: &Held,
        whose: Whose,
    ) -> Option<(f64, f64)> {
        let together = whose == Whose::All && held.offer.partners.len() > 1;
        if together && let Some(party) = utility_of(self.field, cause) {
            return self.most(cause, held, party);
        }
        let mut formulation = Formulation::new(&held.offer, extent(held, whose));
        let level = level(self.field, cause, &formulation, whose)?;
        let objective = if stated.raise { -1.0 * level } else { level };
        formulation.model.maximise(objective);
        let limits = Limits {
            nodes: if together { TOGETHER } else { NODES },
            time: self.effort.left(),
            clock: Some(self.effort.clock),
            ..Limits::proof(self.effort.solver)
        };
        let Outcome::Solved(point) = solve(&formulation.model, &limits) else {
            return None;
        };
        let value = |found: f64| {
            let found = if stated.raise { -found } else { found };
            self.in_its_own_unit(cause, found)
        };
        Some((value(point.value), value(point.bound)))
    }

    /// The most that a party can have in any portfolio, by the search for portfolios.
    fn most(&self, cause: Cause, held: &Held, party: usize) -> Option<(f64, f64)> {
        let effort = Effort {
            time: self.effort.clock.elapsed() + self.effort.left() / 2,
            gap: FLOOR_GAP,
            ..self.effort
        };
        let aim = ideals::utility(party, held.offer.partners.len());
        let mut workshop = Workshop::new(&held.offer, held.floors.clone());
        let found = workshop.pursue(&held.offer, &[aim], &effort).ok()?;
        let value = |found: f64| self.in_its_own_unit(cause, found);
        Some((value(found.first.value), value(found.first.bound)))
    }

    /// A floor that is stated as a share of the ideal, as such.
    fn in_its_own_unit(&self, cause: Cause, value: f64) -> f64 {
        let offer = self.field.offer();
        let Cause::Rule { at, .. } = cause else {
            return value;
        };
        let (Rule::Floor(floor), Some(ideals)) = (&offer.scenario.rules[at], self.ideals) else {
            return value;
        };
        let (FloorLevel::ShareOfIdeal(_), Some(party)) = (floor.level, party(offer, &floor.party))
        else {
            return value;
        };
        let base = offer.disagreement(party);
        (value - base) / (ideals[party] - base).max(1e-12)
    }

    /// More of an instrument, by prices: each proof that there is still no portfolio says how much more it
    /// takes at least, until there is one. `None` for other causes, and where prices do not tell.
    fn raised(&self, cause: Cause, stated: &Stated, kept: &BTreeSet<Cause>) -> Option<(f64, bool)> {
        let (row, year) = match cause {
            Cause::Total(row) => (row, None),
            Cause::Year { row, year } => (row, Some(year)),
            _ => return None,
        };
        let instrument = self.field.instrument(row)?;
        let (mut least, mut tried) = (stated.value, stated.value);
        for _ in 0..RAISES {
            let held = self.changed(kept, &[(cause, tried)])?;
            match any(&held, Whose::All, self.proofs, &self.effort) {
                Verdict::Yes(_) => {
                    return Some((tried, tried <= stated.rounded(least)));
                }
                Verdict::No => {
                    let proofs = self.proofs.known();
                    let proof = proofs.first()?;
                    let asked = held.case();
                    let short =
                        proof.short_of(instrument, year, &asked, self.proofs, &self.effort)?;
                    least = tried + short.max(0.0);
                    tried = stated.rounded(least).max(tried + 1.0 / stated.steps);
                }
                Verdict::Unknown => tried = stated.rounded(tried * DOUBTFUL),
            }
        }
        None
    }

    /// By halving on a grid: the nearest step at which there is a portfolio, with none a step before.
    fn halved(
        &self,
        cause: Cause,
        stated: &Stated,
        whose: Whose,
        kept: &BTreeSet<Cause>,
    ) -> Option<(f64, bool)> {
        let nearest = stated.rounded(stated.value);
        let far = if stated.raise {
            let used = stated.most.min(nearest.max(1.0) * 1e3);
            stated.rounded(used)
        } else {
            0.0
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a grid of some thousand steps"
        )]
        let steps = ((far - nearest).abs() * stated.steps).round() as i64;
        let at = |step: i64| {
            #[expect(clippy::cast_precision_loss, reason = "a grid of some thousand steps")]
            let moved = step as f64 / stated.steps;
            let value = if stated.raise {
                nearest + moved
            } else {
                nearest - moved
            };
            // What has so many decimals, without the rounding of the sum.
            (value * stated.steps).round() / stated.steps
        };
        let together = self.field.offer().partners.len() > 1;
        let solved = |step: i64, whose: Whose| {
            let changed = [(cause, at(step))];
            let Some(held) = self.changed(kept, &changed) else {
                return Verdict::Unknown;
            };
            // A portfolio takes too long to be searched for at every step, or asked for the last one.
            if whose == Whose::All && together {
                self.portfolio(&held, &|held| by_prices(held, self.proofs, &self.effort))
            } else {
                any(&held, whose, self.proofs, &self.effort)
            }
        };
        let mut start = Steps {
            no: 0,
            yes: steps,
            proven: true,
        };
        if let Whose::Alone(_) = whose {
            // One partner's package tells soon how far it is at least, and mostly that is enough for all.
            if !solved(steps, whose).is_yes() {
                return None;
            }
            let own = start.nearest(1, steps, &|step| solved(step, whose));
            let verdict = solved(own.yes, Whose::All);
            if verdict.is_yes() {
                return Some((at(own.yes), own.is_next()));
            }
            (start.no, start.proven) = (own.yes, verdict.is_no());
        }
        if !solved(steps, Whose::All).is_yes() {
            return None;
        }
        let fine = if together { FINE } else { 1 };
        let found = start.nearest(fine, steps, &|step| solved(step, Whose::All));
        Some((at(found.yes), found.is_next()))
    }
}

/// The party whose utility a cause holds up.
fn utility_of(field: &Field<'_>, cause: Cause) -> Option<usize> {
    match cause {
        Cause::Disagreement(party) => Some(party),
        Cause::Rule { at, .. } => match &field.offer().scenario.rules[at] {
            Rule::Floor(floor) => party(field.offer(), &floor.party),
            _ => None,
        },
        _ => None,
    }
}

/// Whether what a cause limits is a sum over all packages together.
fn is_a_sum(field: &Field<'_>, cause: Cause) -> bool {
    match cause {
        Cause::Rule { at, .. } => match &field.offer().scenario.rules[at] {
            Rule::Count { partner, .. } => partner.is_some(),
            Rule::AreaShare { .. } => false,
            _ => true,
        },
        Cause::PerPartner(_) => field.offer().partners.len() == 1,
        // It is the dearest year that counts.
        Cause::Absorption(_) => false,
        _ => true,
    }
}

fn has_shares(field: &Field<'_>, kept: &BTreeSet<Cause>) -> bool {
    kept.iter().any(|cause| {
        let Cause::Rule { at, .. } = cause else {
            return false;
        };
        matches!(&field.offer().scenario.rules[*at], Rule::Floor(floor)
            if matches!(floor.level, FloorLevel::ShareOfIdeal(_)))
    })
}

/// What a cause limits, as a sum of columns.
fn level(
    field: &Field<'_>,
    cause: Cause,
    formulation: &Formulation<'_>,
    whose: Whose,
) -> Option<Expression> {
    let offer = field.offer();
    let scenario = &offer.scenario;
    let partners = &formulation.extent.partners;
    let one = || match (whose, partners.as_slice()) {
        (Whose::Alone(partner), _) => Some(partner),
        (Whose::All, &[only]) => Some(only),
        (Whose::All, _) => None,
    };
    let instrument = |row: usize| field.instrument(row);
    match cause {
        Cause::Rule { at, .. } => match &scenario.rules[at] {
            Rule::Floor(floor) => Some(formulation.utility[party(offer, &floor.party)?].clone()),
            Rule::Count { partner, .. } => {
                let named =
                    |id: &PartnerId| offer.partners.iter().position(|known| known.id == *id);
                let at = partner.as_ref().and_then(named).or_else(one)?;
                let picked = formulation.choices_at(at);
                Some(picked.map(|x| Expression::from(x.variable)).sum())
            }
            _ => None,
        },
        Cause::Total(row) => {
            let instrument = instrument(row)?;
            let used = formulation.finance.iter();
            Some(used.map(|of| of[instrument].clone()).sum())
        }
        Cause::PerPartner(row) => Some(formulation.finance[one()?][instrument(row)?].clone()),
        Cause::Year { row, year } => Some(formulation.paid_in_year(instrument(row)?, year)),
        Cause::Disagreement(party) => Some(formulation.utility[party].clone()),
        Cause::Capacity(at) => {
            let picked = formulation.choices_at(at);
            Some(picked.map(|x| x.choice.effort * x.variable).sum())
        }
        Cause::OwnBudget(at) => {
            let used = offer
                .taxonomy
                .instruments
                .iter()
                .zip(&formulation.finance[at]);
            let own = used.filter(|(known, _)| known.kind == InstrumentKind::Domestic);
            Some(own.map(|(_, used)| used.clone()).sum())
        }
        Cause::Absorption(_)
        | Cause::Conflict { .. }
        | Cause::Requirement { .. }
        | Cause::DebtGate(_)
        | Cause::Members(_) => None,
    }
}
