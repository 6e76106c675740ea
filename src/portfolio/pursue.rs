//! The criterion's aims over the whole portfolio.

use good_lp::Expression;

use super::balance::Levels;
use super::bound::{self, Priced, Target};
use super::exact::{self, Pursued, stage};
use super::pool::{Pool, SLACK};
use super::prices::{Ask, Prices};
use super::rough::{self, Both, Rough};
use super::{
    Effort, Proven, Selection, Solution, Unsolved, balance, ideals, local, master, money, steps,
};
use crate::formulate::{Aim, Extent, Formulation, criteria};
use crate::model::{FloorLevel, Offer, PartyId, Rule};

/// 0/1 columns up to which plain branch and bound is tried first.
const SMALL: usize = 60;
/// Nodes for a small offer or one partner: enough to settle either.
const NODES: u64 = 2_000_000;
/// Nodes for a master over known packages.
const MASTER_NODES: u64 = 3_000;
/// Nodes for any portfolio at all.
const ANY_NODES: u64 = 20_000;

/// Times that a bound is closed in on at most.
pub const CLOSINGS: usize = 12;
/// Partners beyond which a round of prices, or of local search, takes long.
const MANY: usize = 12;
/// Gap to which the rougher offer is searched, as a part of what is asked for.
const ROUGHLY: f64 = 0.5;
/// The least gap that is closed in on.
pub const LEAST: f64 = 1e-6;

/// Solves a scenario: ideal points, the criterion's aims, the money.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio or none was found in time.
pub fn solve(offer: &Offer, effort: &Effort<'_>) -> Result<Solution, Unsolved> {
    let mut workshop = Workshop::new(offer, Extent::whole(offer).floors);
    let ideals = ideals::ideals(offer, &mut workshop, effort)?;
    settle(offer, workshop, ideals, effort)
}

/// The ideal point of each party, the EU last: the same under every criterion.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio or none was found in time.
pub fn ideal_points(offer: &Offer, effort: &Effort<'_>) -> Result<Vec<Proven>, Unsolved> {
    let mut workshop = Workshop::new(offer, Extent::whole(offer).floors);
    ideals::ideals(offer, &mut workshop, effort)
}

/// Solves a scenario whose ideal points are known.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio or none was found in time.
pub fn solve_with_ideals(
    offer: &Offer,
    ideals: Vec<Proven>,
    effort: &Effort<'_>,
) -> Result<Solution, Unsolved> {
    let workshop = Workshop::new(offer, Extent::whole(offer).floors);
    settle(offer, workshop, ideals, effort)
}

fn settle(
    offer: &Offer,
    mut workshop: Workshop,
    mut ideals: Vec<Proven>,
    effort: &Effort<'_>,
) -> Result<Solution, Unsolved> {
    let mut pursued = workshop.towards(offer, &ideals, effort)?;
    if raise(offer, &mut ideals, &pursued.selection) {
        // A party got more than the search for its ideal point had found: the shares change with it.
        let known = pursued.selection;
        pursued = workshop.towards(offer, &ideals, effort)?;
        raise(offer, &mut ideals, &pursued.selection);
        let aims = aims(offer, &ideals);
        let worth = |selection: &Selection| {
            let (utilities, _) = selection.worth(offer);
            let mut pairs = utilities.iter().zip(&workshop.floors);
            let holds = pairs.all(|(utility, floor)| *utility >= floor - SLACK);
            if holds {
                selection.reaches(offer, &aims[0])
            } else {
                f64::NEG_INFINITY
            }
        };
        // What time was not enough for the second time may have been found the first.
        let (second, bound) = (pursued.selection, pursued.first.bound);
        let better = worth(&known) > worth(&second);
        let selection = if better { known } else { second };
        pursued = Workshop::report(offer, &aims, selection, bound, effort);
    }
    let financing = money::finance(offer, &pursued.selection, effort)?;
    Ok(Solution {
        selection: pursued.selection,
        financing,
        ideals,
        stages: pursued.stages,
        packages: workshop.pool.all(),
        prices: workshop.prices,
        by_clock: pursued.by_clock,
    })
}

/// The criterion's aims at given ideal points.
pub(super) fn aims(offer: &Offer, ideals: &[Proven]) -> Vec<Aim> {
    let values: Vec<f64> = ideals.iter().map(|ideal| ideal.value).collect();
    criteria::aims(offer.scenario.criterion, &criteria::views(offer, &values))
}

/// Raises the ideal points to what a selection reaches; says whether any was too low.
pub fn raise(offer: &Offer, ideals: &mut [Proven], selection: &Selection) -> bool {
    let (utilities, _) = selection.worth(offer);
    let mut raised = false;
    for (ideal, utility) in ideals.iter_mut().zip(utilities) {
        if utility > ideal.value {
            raised |= utility > ideal.value + 1e-9;
            ideal.value = utility;
            ideal.bound = ideal.bound.max(utility);
        }
    }
    raised
}

/// Least utility of each party, the EU last: its disagreement point, or a floor of the scenario.
#[must_use]
pub fn floors(offer: &Offer, ideals: &[f64]) -> Vec<f64> {
    let mut floors = Extent::whole(offer).floors;
    for rule in &offer.scenario.rules {
        let Rule::Floor(floor) = rule else { continue };
        let party = match &floor.party {
            PartyId::Eu => Some(offer.partners.len()),
            PartyId::Partner(id) => offer.partners.iter().position(|partner| partner.id == *id),
        };
        let Some(party) = party else { continue };
        let disagreement = Extent::whole(offer).floors[party];
        let least = match floor.level {
            FloorLevel::Utility(utility) => utility,
            // Rounding in the ideal point must not make a floor of 1 unreachable.
            FloorLevel::ShareOfIdeal(share) => {
                disagreement + share * (ideals[party] - disagreement) - 1e-9
            }
        };
        floors[party] = floors[party].max(least);
    }
    floors
}

/// Whether the whole model is small enough for plain branch and bound.
#[must_use]
pub fn is_small(offer: &Offer) -> bool {
    offer.partners.len() == 1 || choices(offer) <= SMALL
}

/// Whether there are so many partners that rounds in which all of them are asked must be few.
pub(super) fn are_many(offer: &Offer) -> bool {
    offer.partners.len() > MANY
}

/// Options of all candidates: columns of packages.
pub(super) fn choices(offer: &Offer) -> usize {
    let candidates = offer.candidates.iter();
    candidates.map(|candidate| candidate.choices.len()).sum()
}

/// What is learnt from one aim to the next: packages known, floors.
pub struct Workshop {
    pub(super) pool: Pool,
    floors: Vec<f64>,
    exact: bool,
    /// Whether bounds are closed in on, as for the criterion, or what prices prove is enough.
    thorough: bool,
    /// Prices that proved the last bound.
    pub(super) prices: Option<Prices>,
    /// Utility that each party is proven not to exceed.
    most: Vec<f64>,
    /// A rougher offer, in which prices and packages are sought first.
    pub(super) rough: Option<Box<Rough>>,
    /// The rougher offer with what the whole one was found to have beside it: bounds are sought there first.
    grown: Option<Offer>,
}

/// What is wanted of a bound that is closed in on.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// What is enough of prices.
    pub target: Target,
    /// Packages for the prices found are sought too.
    pub enriched: bool,
    /// Packages are taken as a whole where prices alone are not enough.
    pub whole: bool,
}

impl Workshop {
    /// A workshop for an offer.
    #[must_use]
    pub fn new(offer: &Offer, floors: Vec<f64>) -> Self {
        Self {
            prices: None,
            thorough: false,
            most: most(offer),
            rough: None,
            grown: None,
            pool: Pool::new(offer),
            floors,
            exact: is_small(offer),
        }
    }

    /// Prices that proved the last bound.
    #[must_use]
    pub fn prices(&self) -> Option<&Prices> {
        self.prices.as_ref()
    }

    /// Seeks prices and packages in a rougher offer first, where there is one.
    pub(super) fn begin_roughly(&mut self, offer: &Offer) {
        if !self.exact {
            self.rough = Rough::of(offer, &self.pool).map(Box::new);
            self.grown = self.rough.as_ref().map(|rough| rough.offer.clone());
        }
    }

    /// Every package found so far.
    pub fn pool(&mut self) -> &mut Pool {
        &mut self.pool
    }

    /// Utility that each party is proven not to exceed, the EU last.
    #[must_use]
    pub fn most(&self) -> &[f64] {
        &self.most
    }

    /// Whether the whole model is small enough for plain branch and bound.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// Pursues the scenario's criterion at given ideal points.
    fn towards(
        &mut self,
        offer: &Offer,
        ideals: &[Proven],
        effort: &Effort<'_>,
    ) -> Result<Pursued, Unsolved> {
        let values: Vec<f64> = ideals.iter().map(|ideal| ideal.value).collect();
        self.most = ideals.iter().map(|ideal| ideal.bound).collect();
        self.floors = floors(offer, &values);
        self.thorough = true;
        self.pursue(offer, &aims(offer, ideals), effort)
    }

    /// Pursues aims in turn.
    ///
    /// # Errors
    /// [`Unsolved`] where the first aim has no answer.
    pub fn pursue(
        &mut self,
        offer: &Offer,
        aims: &[Aim],
        effort: &Effort<'_>,
    ) -> Result<Pursued, Unsolved> {
        if self.exact {
            let mut extent = Extent::whole(offer);
            extent.floors.clone_from(&self.floors);
            return exact::pursue(offer, extent, aims, None, effort, NODES);
        }
        self.decompose(offer, aims, effort)
    }

    fn decompose(
        &mut self,
        offer: &Offer,
        aims: &[Aim],
        effort: &Effort<'_>,
    ) -> Result<Pursued, Unsolved> {
        let floors = self.floors.clone();
        let (mut selection, bound) = if let Some(levels) = Levels::of(offer, &aims[0], &floors) {
            balance::balance(self, offer, &levels, aims, effort)?
        } else {
            // Most of the time for the best value, the rest to improve on what comes after it.
            let later = u32::from(aims.len() > 1);
            let first = Effort {
                time: effort.clock.elapsed() + effort.left() * (4 - later) / 4,
                ..*effort
            };
            self.best(offer, &aims[..1], &floors, &first)?
        };
        if aims.len() > 1 {
            let around = if are_many(offer) {
                let open = effort.gap * bound.abs();
                self.doubtful(offer, &aims[0], &floors, &selection, open)
            } else {
                local::neighbourhoods(offer, true)
            };
            local::improve(
                offer,
                aims,
                &floors,
                &mut self.pool,
                &mut selection,
                bound,
                &around,
                effort,
            );
        }
        Ok(Self::report(offer, aims, selection, bound, effort))
    }

    /// Each of many partners whose package may be bettered: one that is worth more at the prices found is known,
    /// by more than the partner's part of what may be left `open`. Money has its price in them, so that what is
    /// worth the most is cheap, too. Everybody where the aim is the smallest gain, which prices do not weigh.
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are a few thousand partners at most"
    )]
    fn doubtful(
        &self,
        offer: &Offer,
        aim: &Aim,
        floors: &[f64],
        selection: &Selection,
        open: f64,
    ) -> Vec<Vec<usize>> {
        let weighing = !matches!(aim, Aim::Worst { .. });
        let Some(prices) = self.prices.as_ref().filter(|_| weighing) else {
            return local::neighbourhoods(offer, false);
        };
        let partners = offer.partners.len();
        let part = open / partners as f64;
        let is_doubtful = |&partner: &usize| {
            let worth = |known| self.pool.worth(offer, partner, prices, known);
            let best = self.pool.best(offer, &Ask::free(partner, prices, floors));
            let own = self.pool.find(partner, selection.of(partner));
            match (best, own) {
                (Some(best), Some(own)) => worth(best) - worth(own) > part,
                _ => true,
            }
        };
        let doubtful = (0..partners).filter(is_doubtful);
        doubtful.map(|partner| vec![partner]).collect()
    }

    fn report(
        offer: &Offer,
        aims: &[Aim],
        selection: Selection,
        bound: f64,
        effort: &Effort<'_>,
    ) -> Pursued {
        let (utilities, cost) = selection.worth(offer);
        let value = aims[0].value(&utilities, cost);
        let first = Proven {
            value,
            bound: bound.max(value),
        };
        let stages = aims
            .iter()
            .enumerate()
            .map(|(at, aim)| {
                stage(
                    aim,
                    aim.value(&utilities, cost),
                    (at == 0).then_some(first.bound),
                )
            })
            .collect();
        Pursued {
            selection,
            stages,
            first,
            by_clock: effort.is_over(),
        }
    }

    /// The best portfolio for the first of some aims, with floors, and what is proven about it.
    ///
    /// # Errors
    /// [`Unsolved`] where there is none, or none was found in time.
    pub fn best(
        &mut self,
        offer: &Offer,
        aims: &[Aim],
        floors: &[f64],
        effort: &Effort<'_>,
    ) -> Result<(Selection, f64), Unsolved> {
        // What is to be closed in on needs the other half; what is not, has only to be put together.
        let parts = if self.thorough { 2 } else { 3 };
        let proving = Effort {
            time: effort.clock.elapsed() + effort.left() * parts / 4,
            ..*effort
        };
        let roughly = self.roughly(offer, &proving, |rough, offer, effort| {
            rough.best(offer, aims, floors, effort)
        });
        let known = roughly.map(|(selection, _)| selection);
        self.seed(offer, floors, &proving);
        let sum = above(offer, &aims[0], None);
        let start = self
            .prices
            .clone()
            .filter(|_| matches!(sum, Aim::Sum { .. }));
        let target = Target::LEAST;
        let mut bound = match self.prove(offer, &sum, floors, start.as_ref(), target, &proving) {
            Ok(priced) => {
                self.enrich(offer, floors, &priced.prices, effort);
                self.prices = Some(priced.prices);
                priced.bound
            }
            Err(Unsolved::Infeasible) => return Err(Unsolved::Infeasible),
            // No time for prices: what no party can exceed still bounds the aim.
            Err(_) => aims[0].most(&self.most),
        };
        let fitting = self.fitting(offer, floors, effort).or(known);
        let combined = self.combine(offer, aims, floors, fitting.as_ref(), effort);
        let mut selection = match combined.ok().or(fitting) {
            Some(selection) => selection,
            None => Self::any(offer, floors, effort)?,
        };
        let quarter = |effort: &Effort<'_>| effort.clock.elapsed() + effort.left() / 4;
        for _ in 0..CLOSINGS {
            let improving = Effort {
                time: quarter(effort),
                ..*effort
            };
            let around = local::neighbourhoods(offer, false);
            let pool = &mut self.pool;
            local::improve(
                offer,
                aims,
                floors,
                pool,
                &mut selection,
                bound,
                &around,
                &improving,
            );
            let (utilities, cost) = selection.worth(offer);
            let value = aims[0].value(&utilities, cost);
            let settled = bound - value <= effort.gap * bound.abs();
            if !self.thorough || settled || self.prices.is_none() || effort.is_over() {
                break;
            }
            let below = value + 0.999 * effort.gap.max(LEAST) * bound.abs();
            let sum = above(offer, &aims[0], Some(&utilities));
            // A tangent is another sum than the last, and among many partners much is still to be found.
            let enriched = matches!(aims[0], Aim::Fair(_)) || are_many(offer);
            let wanted = Wanted {
                target: Target {
                    below,
                    ..Target::LEAST
                },
                enriched,
                whole: true,
            };
            let closed = self.close(offer, &sum, floors, wanted, effort);
            let lower = closed.unwrap_or(f64::INFINITY).min(bound);
            let found = self.combine(offer, aims, floors, Some(&selection), effort);
            let found = found.unwrap_or_else(|_| selection.clone());
            if lower >= bound && found == selection {
                break; // nothing more to learn
            }
            (bound, selection) = (lower, found);
        }
        Ok((selection, bound))
    }

    /// What a search comes to in the rougher offer, in half of the time; the packages and prices found
    /// there are kept. `None` where there is no such offer, or no answer in it.
    pub(super) fn roughly(
        &mut self,
        offer: &Offer,
        effort: &Effort<'_>,
        search: impl Fn(&mut Self, &Offer, &Effort<'_>) -> Result<(Selection, f64), Unsolved>,
    ) -> Option<(Selection, f64)> {
        let rough = self.rough.as_mut()?;
        let half = Effort {
            time: effort.clock.elapsed() + effort.left() / 2,
            gap: effort.gap * ROUGHLY,
            ..*effort
        };
        rough.workshop.most.clone_from(&self.most);
        rough.workshop.thorough = self.thorough;
        let found = search(&mut rough.workshop, &rough.offer, &half).ok();
        self.pool.add(offer, rough.workshop.pool.all());
        // What was proven before was about something else.
        let prices = rough.workshop.prices.clone();
        self.prices = prices.or(self.prices.take());
        found
    }

    /// Whatever portfolio satisfies the scenario: the cheapest that a short search finds.
    fn any(offer: &Offer, floors: &[f64], effort: &Effort<'_>) -> Result<Selection, Unsolved> {
        let extent = Extent {
            floors: floors.to_vec(),
            ..Extent::whole(offer)
        };
        let time = effort.clock.elapsed() + effort.left_to_finish();
        let loose = Effort {
            gap: 1.0,
            time,
            ..*effort
        };
        exact::pursue(offer, extent, &[Aim::Cheapest], None, &loose, ANY_NODES)
            .map(|found| found.selection)
    }

    /// What prices prove about an aim with floors; the packages found on the way are kept.
    ///
    /// # Errors
    /// [`Unsolved`] where a partner has no package, or a limit came before any bound.
    pub fn prove(
        &mut self,
        offer: &Offer,
        aim: &Aim,
        floors: &[f64],
        start: Option<&Prices>,
        target: Target,
        effort: &Effort<'_>,
    ) -> Result<Priced, Unsolved> {
        if let Some(rough) = self.grown.as_mut() {
            let both = Both {
                whole: offer,
                rough,
            };
            let pool = &mut self.pool;
            match rough::bound(both, aim, floors, start, target, pool, effort) {
                Err(_) if !effort.is_over() => {}
                found => return found,
            }
        }
        bound::bound(offer, aim, floors, start, target, &mut self.pool, effort)
    }

    /// What an aim cannot exceed by prices, from those found before, and by packages as a whole: the bound is
    /// lowered until it is as low as wanted, or real packages reach it.
    ///
    /// # Errors
    /// [`Unsolved`] where no money is dear, a partner has no package, or time is up.
    pub fn close(
        &mut self,
        offer: &Offer,
        aim: &Aim,
        floors: &[f64],
        wanted: Wanted,
        effort: &Effort<'_>,
    ) -> Result<f64, Unsolved> {
        let below = wanted.target.below;
        let start = self.prices.clone();
        let proved = self.prove(offer, aim, floors, start.as_ref(), wanted.target, effort)?;
        self.prices = Some(proved.prices.clone());
        if wanted.enriched {
            self.enrich(offer, floors, &proved.prices, effort);
        }
        if proved.bound < below || !wanted.whole {
            return Ok(proved.bound);
        }
        let fixed = bound::fixed(
            offer,
            aim,
            floors,
            &self.pool,
            &proved.prices.times(0.0).freely(),
        );
        let sum = steps::Sum {
            prices: &proved.prices,
            each: &proved.each,
            fixed,
            floors,
        };
        match steps::close(offer, &sum, below, &mut self.pool, effort) {
            Ok(closed) => Ok(closed.min(proved.bound)),
            Err(Unsolved::Infeasible) => Err(Unsolved::Infeasible),
            // What prices alone prove stands without the stairs.
            Err(_) => Ok(proved.bound),
        }
    }

    /// The best portfolio of the packages known.
    ///
    /// # Errors
    /// [`Unsolved`] where no combination of them fits.
    pub fn combine(
        &mut self,
        offer: &Offer,
        aims: &[Aim],
        floors: &[f64],
        start: Option<&Selection>,
        effort: &Effort<'_>,
    ) -> Result<Selection, Unsolved> {
        let combined = master::combine(
            offer,
            aims,
            floors,
            &mut self.pool,
            start,
            effort,
            MASTER_NODES,
        )?;
        Ok(combined.selection)
    }
}

/// A sum that is never less than an aim: the aim itself, or the tangent of a power mean at given
/// utilities, where all gains are equal unless given.
pub(super) fn above(offer: &Offer, aim: &Aim, at: Option<&[f64]>) -> Aim {
    match (aim, at) {
        (Aim::Fair(fair), Some(at)) => fair.tangent(at),
        (Aim::Fair(fair), None) => fair.average(offer.partners.len() + 1),
        _ => aim.clone(),
    }
}

/// What no party's utility can exceed: every need (interest) met in full, or by everything there is.
fn most(offer: &Offer) -> Vec<f64> {
    let formulation = Formulation::new(offer, Extent::whole(offer));
    let model = &formulation.model;
    let reach = |utility: &Expression| -> f64 {
        let terms = model.terms(utility);
        terms
            .iter()
            .map(|&(at, value)| (value * model.columns()[at].upper).max(0.0))
            .sum()
    };
    formulation.utility.iter().map(reach).collect()
}
