//! The criterion's aims over the whole portfolio.

use std::collections::BTreeMap;

use good_lp::Expression;
use rayon::prelude::*;

use super::balance::Levels;
use super::bound::{self, Priced, Target};
use super::exact::{self, Pursued, stage};
use super::money::EURO;
use super::pool::{Pool, SLACK};
use super::prices::{self, Ask, Prices};
use super::{
    Effort, Proven, Selection, Solution, Unsolved, balance, ideals, local, master, money, steps,
};
use crate::formulate::value::choice_of;
use crate::formulate::{Aim, Extent, Formulation, Pick, Plan, criteria};
use crate::model::{FloorLevel, Offer, PartyId, Rule, Scope};

/// 0/1 columns up to which plain branch and bound is tried first.
const SMALL: usize = 60;
/// Nodes for a small offer or one partner: enough to settle either.
const NODES: u64 = 2_000_000;
/// Nodes for a master over known packages.
const MASTER_NODES: u64 = 3_000;
/// Nodes for any portfolio at all.
const ANY_NODES: u64 = 20_000;

/// Money much cheaper than it is, so that it is not wasted and yet no object.
const CHEAP: f64 = 0.2;
/// Money dearer than it is.
const DEAR: f64 = 2.0;
/// What all money is worth where its price is not known, as a part of what all parties weigh.
const LITTLE: f64 = 0.05;
/// How much dearer money gets at a time until packages can be paid for, and how often it does.
const DEARER: f64 = 1.2;
const DEARER_TIMES: usize = 40;
/// Times that packages which claims allow turn out not to be payable before they are asked for in turn.
const BROKEN_TIMES: usize = 3;
/// Times that they are asked for in turn at most.
const TURNS: usize = 12;
/// What is left of a claim for rounding, as a part of it.
const ROUNDING: f64 = 1e-5;
/// Steps between what packages need with dear money and with cheap.
const STEPS: usize = 4;
/// Times that a bound is closed in on at most.
pub const CLOSINGS: usize = 12;
/// Rounds of prices for a tangent at most.
const TOUCHES: usize = 6;
/// Partners up to which local search takes two at a time for later aims.
const PAIRED: usize = 12;
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
            let (utilities, cost) = selection.worth(offer);
            let mut pairs = utilities.iter().zip(&workshop.floors);
            let holds = pairs.all(|(utility, floor)| *utility >= floor - SLACK);
            if holds {
                aims[0].value(&utilities, cost)
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
        by_clock: pursued.by_clock,
    })
}

/// The criterion's aims at given ideal points.
pub(super) fn aims(offer: &Offer, ideals: &[Proven]) -> Vec<Aim> {
    let values: Vec<f64> = ideals.iter().map(|ideal| ideal.value).collect();
    criteria::aims(offer.scenario.criterion, &criteria::views(offer, &values))
}

/// Raises the ideal points to what a selection reaches; says whether any was too low.
fn raise(offer: &Offer, ideals: &mut [Proven], selection: &Selection) -> bool {
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

/// Options of all candidates: columns of packages.
pub(super) fn choices(offer: &Offer) -> usize {
    let candidates = offer.candidates.iter();
    candidates.map(|candidate| candidate.choices.len()).sum()
}

/// What is learnt from one aim to the next: packages known, floors.
pub struct Workshop {
    pool: Pool,
    floors: Vec<f64>,
    exact: bool,
    /// Whether bounds are closed in on, as for the criterion, or what prices prove is enough.
    thorough: bool,
    /// Prices that proved the last bound.
    prices: Option<Prices>,
    /// Utility that each party is proven not to exceed.
    most: Vec<f64>,
}

impl Workshop {
    /// A workshop for an offer.
    #[must_use]
    pub fn new(offer: &Offer, floors: Vec<f64>) -> Self {
        Self {
            prices: None,
            thorough: false,
            most: most(offer),
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
            // Half of the time for the best value, the rest to improve on what comes after it.
            let parts = if aims.len() == 1 { 1 } else { 2 };
            let first = Effort {
                time: effort.clock.elapsed() + effort.left() / parts,
                ..*effort
            };
            self.best(offer, &aims[..1], &floors, &first)?
        };
        if aims.len() > 1 {
            let together = if offer.partners.len() <= PAIRED { 2 } else { 1 };
            local::improve(
                offer,
                aims,
                &floors,
                &mut self.pool,
                &mut selection,
                bound,
                together,
                effort,
            );
        }
        Ok(Self::report(offer, aims, selection, bound, effort))
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
        let proving = Effort {
            time: effort.clock.elapsed() + effort.left() / 2,
            ..*effort
        };
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
        let fitting = self.fitting(offer, floors, effort);
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
            let pool = &mut self.pool;
            local::improve(
                offer,
                aims,
                floors,
                pool,
                &mut selection,
                bound,
                1,
                &improving,
            );
            let (utilities, cost) = selection.worth(offer);
            let value = aims[0].value(&utilities, cost);
            let settled = bound - value <= effort.gap * bound.abs();
            let Some(prices) = self.prices.clone() else {
                break;
            };
            if !self.thorough || settled || effort.is_over() {
                break;
            }
            let below = value + 0.999 * effort.gap.max(LEAST) * bound.abs();
            let sum = above(offer, &aims[0], Some(&utilities));
            let closed = if matches!(aims[0], Aim::Fair(_)) {
                self.touch(offer, &sum, floors, &prices, below, effort)
            } else {
                self.close(offer, &sum, floors, &prices, below, effort)
            };
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

    /// A portfolio to begin with: each partner's best package for the projects that the partners want,
    /// at the prices found, or money as much dearer as it takes for all of them to be paid for. Where
    /// none of that fits, what each can still have after those before it.
    fn fitting(&mut self, offer: &Offer, floors: &[f64], effort: &Effort<'_>) -> Option<Selection> {
        let prices = self.prices.as_ref()?;
        let plan = self.plan(offer, floors, prices);
        let first = self.costly(prices);
        let mut prices = first.clone();
        let mut broken = 0;
        for _ in 0..DEARER_TIMES {
            prices.claim = self.pool.claim(&prices.money);
            let ask = |partner| Ask {
                plan: Some(&plan),
                ..Ask::free(partner, &prices, floors)
            };
            let known = (0..offer.partners.len()).map(|p| self.pool.best(offer, &ask(p)));
            let known = known.collect::<Option<Vec<_>>>()?;
            let paid = self.pool.claims.iter().enumerate().all(|(at, claim)| {
                known.iter().map(|known| known.needs[at]).sum::<f64>() <= claim.limit
            });
            let picks = known.iter().map(|known| known.picks.clone()).collect();
            let selection = Selection { picks };
            if paid {
                if self.stands(offer, floors, &selection) {
                    return Some(selection);
                }
                broken += 1;
                if broken == BROKEN_TIMES {
                    break;
                }
            }
            prices = prices.times(DEARER);
        }
        let none = Plan::default();
        for plan in [&plan, &none] {
            // Every time that they cannot be paid for, a claim is learnt that says so.
            for _ in 0..TURNS {
                let claims = self.pool.claims.len();
                let Some(selection) = self.in_turn(offer, floors, &first, plan, effort) else {
                    break;
                };
                if self.stands(offer, floors, &selection) {
                    return Some(selection);
                }
                if self.pool.claims.len() == claims {
                    break;
                }
            }
        }
        None
    }

    /// Whether packages can be paid for together and leave the EU its floor.
    fn stands(&mut self, offer: &Offer, floors: &[f64], selection: &Selection) -> bool {
        let eu = offer.partners.len();
        selection.worth(offer).0[eu] >= floors[eu] - SLACK
            && self.pool.affords(selection).unwrap_or(false)
    }

    /// The best package of each partner at some prices within what those before it leave, members of
    /// shared projects first; `None` where one of them has none left.
    fn in_turn(
        &mut self,
        offer: &Offer,
        floors: &[f64],
        prices: &Prices,
        plan: &Plan,
        effort: &Effort<'_>,
    ) -> Option<Selection> {
        let mut prices = prices.clone();
        prices.claim = self.pool.claim(&prices.money);
        let joins = |partner: usize| plan.projects.iter().any(|(_, _, m)| m.contains(&partner));
        let (joining, others): (Vec<usize>, Vec<usize>) =
            (0..offer.partners.len()).partition(|&partner| joins(partner));
        let mut selection = Selection {
            picks: vec![Vec::new(); offer.partners.len()],
        };
        // Rounding must not add up to more than there is.
        let claims = self.pool.claims.iter();
        let mut room: Vec<f64> = claims.map(|claim| (1.0 - ROUNDING) * claim.limit).collect();
        for partner in joining.into_iter().chain(others) {
            let picks = self.within(offer, floors, &prices, plan, partner, &room, effort)?;
            let needs = &self.pool.find(partner, &picks)?.needs;
            for (left, need) in room.iter_mut().zip(needs) {
                *left = (*left - need).max(0.0);
            }
            selection.picks[partner] = picks;
        }
        Some(selection)
    }

    /// The best package of a partner at some prices that needs no more than there is by each claim. Few
    /// claims are in the way of one package: those that the last one broke are stated.
    #[expect(
        clippy::too_many_arguments,
        reason = "what is asked of a partner, and what is left for it"
    )]
    fn within(
        &mut self,
        offer: &Offer,
        floors: &[f64],
        prices: &Prices,
        plan: &Plan,
        partner: usize,
        room: &[f64],
        effort: &Effort<'_>,
    ) -> Option<Vec<Pick>> {
        let free = Ask {
            plan: Some(plan),
            ..Ask::free(partner, prices, floors)
        };
        let mut stated = vec![f64::INFINITY; room.len()];
        let mut picks = self
            .pool
            .best(offer, &free)
            .map(|known| known.picks.clone());
        loop {
            if let Some(picks) = picks {
                self.pool.add(offer, vec![(partner, picks.clone())]);
                let needs = &self.pool.find(partner, &picks)?.needs;
                let broken = |at: &usize| needs[*at] > room[*at] && stated[*at].is_infinite();
                let broken: Vec<usize> = (0..room.len()).filter(broken).collect();
                if broken.is_empty() {
                    return Some(picks);
                }
                for at in broken {
                    stated[at] = (room[at] - EURO).max(0.0);
                }
            }
            let ask = Ask {
                room: Some(&stated),
                ..free
            };
            let known = self.pool.best(offer, &ask).map(|known| known.picks.clone());
            let asked = prices::price(offer, &ask, &self.pool, effort).ok();
            picks = Some(asked.and_then(|(picks, _)| picks).or(known)?);
        }
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

    /// Packages to begin with, unless there are some.
    fn seed(&mut self, offer: &Offer, floors: &[f64], effort: &Effort<'_>) {
        if self.pool.packages.iter().any(Vec::is_empty) {
            seeds(offer, floors, &mut self.pool, effort);
        }
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
        bound::bound(offer, aim, floors, start, target, &mut self.pool, effort)
    }

    /// What a tangent cannot exceed: prices for it first, then whole packages. Packages for these
    /// prices are kept.
    fn touch(
        &mut self,
        offer: &Offer,
        sum: &Aim,
        floors: &[f64],
        prices: &Prices,
        below: f64,
        effort: &Effort<'_>,
    ) -> Result<f64, Unsolved> {
        let target = Target {
            below,
            rounds: TOUCHES,
        };
        let found = self.prove(offer, sum, floors, Some(prices), target, effort)?;
        self.enrich(offer, floors, &found.prices, effort);
        let closed = if found.bound < below {
            found.bound
        } else {
            let closed = self.close(offer, sum, floors, &found.prices, below, effort);
            closed.map_or(found.bound, |closed| closed.min(found.bound))
        };
        self.prices = Some(found.prices);
        Ok(closed)
    }

    /// What an aim cannot exceed where prices found before count, and packages as a whole: the bound is
    /// lowered until it is below `below`, or real packages reach it.
    ///
    /// # Errors
    /// [`Unsolved`] where no money is dear, a partner has no package, or time is up.
    pub fn close(
        &mut self,
        offer: &Offer,
        aim: &Aim,
        floors: &[f64],
        prices: &Prices,
        below: f64,
        effort: &Effort<'_>,
    ) -> Result<f64, Unsolved> {
        let once = Target { below, rounds: 1 };
        let proved = self.prove(offer, aim, floors, Some(prices), once, effort)?;
        if proved.bound < below {
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
        steps::close(offer, &sum, below, &mut self.pool, effort)
            .map(|closed| closed.min(proved.bound))
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

    /// Adds packages around the prices, for the projects wanted: each partner's best that needs no more
    /// than this or that share of the dearest claim. Packages that differ in what they
    /// need are what makes a portfolio use the envelope to the full.
    pub fn enrich(&mut self, offer: &Offer, floors: &[f64], prices: &Prices, effort: &Effort<'_>) {
        let plan = self.plan(offer, floors, prices);
        let prices = &self.costly(prices);
        let Some((claim, _)) = self.pool.claim(&prices.money) else {
            return;
        };
        let (cheap, dearer) = (prices.times(CHEAP), prices.times(DEAR));
        // First what money may buy at most and at least, then what lies between.
        let about = |partner, prices, most| Ask {
            plan: Some(&plan),
            most,
            ..Ask::free(partner, prices, floors)
        };
        let ends: Vec<Ask<'_>> = (0..offer.partners.len())
            .flat_map(|partner| [about(partner, &cheap, None), about(partner, &dearer, None)])
            .collect();
        ask(offer, &ends, &mut self.pool, effort);
        let mut between = Vec::new();
        for ends in ends.chunks(2) {
            let need = |end: &Ask<'_>| self.pool.best(offer, end).map(|known| known.needs[claim]);
            let (Some(most), Some(least)) = (need(&ends[0]), need(&ends[1])) else {
                continue;
            };
            if most - least <= EURO {
                continue;
            }
            for step in 1..STEPS {
                #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
                let share = step as f64 / STEPS as f64;
                let limit = least + share * (most - least);
                between.push(about(ends[0].partner, &cheap, Some((claim, limit))));
            }
        }
        ask(offer, &between, &mut self.pool, effort);
    }

    /// Prices at which money costs something: a little, where nothing was proven by its price.
    fn costly(&self, prices: &Prices) -> Prices {
        let mut prices = prices.clone();
        if prices.money.iter().all(|price| *price <= 0.0) {
            let worth: f64 = prices.parties.iter().sum();
            prices.money.fill(LITTLE * worth / self.pool.money());
        }
        prices
    }

    /// The shared projects that the partners want at these prices.
    fn plan(&self, offer: &Offer, floors: &[f64], prices: &Prices) -> Plan {
        // Who wants a component, and how many want each option of it.
        let mut wanted: BTreeMap<usize, (Vec<usize>, BTreeMap<usize, usize>)> = BTreeMap::new();
        for partner in 0..offer.partners.len() {
            let best = self.pool.best(offer, &Ask::free(partner, prices, floors));
            for pick in best.iter().flat_map(|known| known.joined()) {
                let (members, options) = wanted.entry(pick.component).or_default();
                members.push(partner);
                *options.entry(pick.option).or_default() += 1;
            }
        }
        let enough = |component: usize, members: &[usize]| match offer.components[component].scope {
            Scope::Regional { min_members, .. } => members.len() >= min_members,
            Scope::National => false,
        };
        let mut projects: Vec<(usize, usize, Vec<usize>)> = Vec::new();
        for (component, (mut members, options)) in wanted {
            let Some((&option, _)) = options.iter().max_by_key(|(_, count)| **count) else {
                continue;
            };
            let pick = Pick {
                component,
                option,
                group: 0,
            };
            members.retain(|&partner| choice_of(offer, partner, &pick).is_some());
            if enough(component, &members) {
                projects.push((component, option, members));
            }
        }
        Plan { projects }
    }
}

/// Packages to begin with: best for the EU and for the partner with money no object, and for
/// both with money as dear as it is on average.
pub(super) fn seeds(offer: &Offer, floors: &[f64], pool: &mut Pool, effort: &Effort<'_>) {
    let partners = offer.partners.len();
    let shared = pool.shared.len();
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are a few hundred partners at most"
    )]
    let usual = 0.5 * partners as f64 / pool.money();
    let at = |partner: usize, share: f64, dear: f64| {
        let mut parties = vec![0.0; partners + 1];
        parties[partner] = share;
        parties[partners] = (1.0 - share) / offer.partner_share(partner).max(1e-6);
        let prices = Prices::new(vec![dear * usual; shared], parties);
        (partner, prices)
    };
    let wishes: Vec<(usize, Prices)> = (0..partners)
        .flat_map(|partner| {
            [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)].map(|(share, dear)| at(partner, share, dear))
        })
        .collect();
    let asks: Vec<Ask<'_>> = wishes
        .iter()
        .map(|(partner, prices)| Ask::free(*partner, prices, floors))
        .collect();
    ask(offer, &asks, pool, effort);
}

/// Asks partners for packages, and keeps what they answer.
fn ask(offer: &Offer, asks: &[Ask<'_>], pool: &mut Pool, effort: &Effort<'_>) {
    let known: &Pool = pool;
    let found: Vec<Option<(usize, Vec<Pick>)>> = asks
        .par_iter()
        .with_max_len(1)
        .map(|ask| {
            let answer = prices::price(offer, ask, known, effort);
            answer
                .ok()
                .and_then(|(known, _)| Some((ask.partner, known?)))
        })
        .collect();
    pool.add(offer, found.into_iter().flatten().collect());
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
