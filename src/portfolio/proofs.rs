//! What is proven and found where it is asked whether there is any portfolio, and kept for the next question:
//! most of it is as true of an offer that differs a little.
//!
//! A [`Proof`] is the prices at which partners need more than there is (see [`payable`](super::payable)); whether
//! they still prove it of another offer is asked of each partner alone. [`Proofs`] keeps them, with what partners
//! answered, their packages and the portfolios.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use good_lp::Expression;
use rayon::prelude::*;

use super::exact::hint;
use super::prices::{Ask, Prices};
use super::purse::{Shared, envelope, priced, shared, spend};
use super::{Effort, Selection, Unsolved};
use crate::formulate::{Extent, Formulation, LinearModel, Pick, Plan};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, solve};

/// How far needs must exceed what there is to be more than rounding, relative to it.
pub(super) const ROUNDING: f64 = 1e-7;
/// Prices that proved something and are tried again at most: the latest.
const REMEMBERED: usize = 4;
/// Packages of a partner, and portfolios, that are tried again at most: the latest.
const TRIED: usize = 6;

/// A partner's package, and the worth of none more.
pub(super) type Answered = (Option<Vec<Pick>>, f64);

/// Prices that proved that there is no portfolio.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proof {
    /// Instrument and year of a shared row, and its price.
    pub(super) money: Vec<((usize, Option<usize>), f64)>,
    /// What one unit of the EU's utility counts for: the price of its floor.
    pub(super) eu: f64,
    /// Nodes for one partner with which it was proven.
    pub(super) nodes: u64,
}

impl Proof {
    /// Whether what there is of an instrument, in total or in a year, is part of it.
    #[must_use]
    pub fn prices(&self, instrument: usize, year: Option<usize>) -> bool {
        self.money.iter().any(|(row, _)| *row == (instrument, year))
    }

    /// Whether the EU's floor is part of it.
    #[must_use]
    pub fn prices_floor(&self) -> bool {
        self.eu > 0.0
    }

    /// How far what there is of an instrument, in total or in a year, is short of what an offer needs;
    /// `None` where more of it would not end the proof.
    #[must_use]
    pub fn short_of(
        &self,
        instrument: usize,
        year: Option<usize>,
        case: &Case<'_>,
        known: &Proofs,
        effort: &Effort<'_>,
    ) -> Option<f64> {
        let row = self
            .money
            .iter()
            .find(|(row, _)| *row == (instrument, year))?;
        let needed: f64 = self.needs(case, known, effort).ok()?.iter().sum();
        let short = (needed - self.there_is(case)) / row.1;
        short.is_finite().then_some(short)
    }

    /// The price of each row of what an offer's partners share.
    fn at(&self, shared: &[Shared]) -> Vec<f64> {
        let price = |row: &Shared| {
            let at = (row.instrument, row.year);
            let known = self.money.iter().find(|(known, _)| *known == at);
            known
                .filter(|_| row.is_limited())
                .map_or(0.0, |known| known.1)
        };
        shared.iter().map(price).collect()
    }

    /// What there is at these prices.
    #[must_use]
    pub fn there_is(&self, case: &Case<'_>) -> f64 {
        let Case { offer, floors, .. } = *case;
        let shared = shared(offer);
        let floor = floors[offer.partners.len()];
        let floor = if floor.is_finite() {
            self.eu * floor
        } else {
            0.0
        };
        envelope(&shared, &self.at(&shared)) - floor
    }

    /// What any package of a partner needs at least at these prices, as far as it is soon proven; infinite
    /// where it has none.
    ///
    /// # Errors
    /// [`Unsolved`] where nothing is proven.
    pub fn need(
        &self,
        case: &Case<'_>,
        partner: usize,
        known: &Proofs,
        effort: &Effort<'_>,
    ) -> Result<f64, Unsolved> {
        let prices = self.at(&shared(case.offer));
        let key = Asked::of(partner, case.signs, &prices, self.eu, self.nodes);
        recalled(&known.needs, key, || {
            self.least(case, partner, &prices, effort)
        })
    }

    fn least(
        &self,
        case: &Case<'_>,
        partner: usize,
        prices: &[f64],
        effort: &Effort<'_>,
    ) -> Result<f64, Unsolved> {
        let Case { offer, floors, .. } = *case;
        let mut extent = Extent::alone(offer, partner);
        extent.floors = floors.to_vec();
        let mut formulation = Formulation::new(offer, extent);
        let shared = shared(offer);
        let taken = shared.iter().map(|row| spend(&formulation, partner, row));
        let mut objective = -1.0 * priced(&taken.collect::<Vec<Expression>>(), prices);
        if floors[offer.partners.len()].is_finite() {
            let share = self.eu * offer.partner_share(partner);
            objective += share * formulation.eu_at[partner].clone();
        }
        formulation.model.maximise(objective);
        let limits = Limits {
            nodes: self.nodes,
            time: effort.left(),
            clock: Some(effort.clock),
            ..Limits::proof(effort.solver)
        };
        match solve(&formulation.model, &limits) {
            Outcome::Solved(point) => Ok(-point.bound),
            Outcome::Infeasible => Ok(f64::INFINITY),
            Outcome::Stopped { bound, .. } => bound.map(|bound| -bound).ok_or(Unsolved::Stopped),
            Outcome::Failed(why) => Err(Unsolved::Failed(why)),
        }
    }

    /// Whether these prices prove that an offer has no portfolio.
    #[must_use]
    pub fn proves(&self, case: &Case<'_>, known: &Proofs, effort: &Effort<'_>) -> bool {
        let shared = shared(case.offer);
        if self.at(&shared).iter().all(|price| *price <= 0.0) && self.eu <= 0.0 {
            return false;
        }
        let there_is = self.there_is(case);
        let needs = self.needs(case, known, effort);
        needs.is_ok_and(|needs| exceeds(needs.iter().sum(), there_is))
    }

    /// What each partner needs at least.
    fn needs(
        &self,
        case: &Case<'_>,
        known: &Proofs,
        effort: &Effort<'_>,
    ) -> Result<Vec<f64>, Unsolved> {
        let partners = (0..case.offer.partners.len())
            .into_par_iter()
            .with_max_len(1);
        partners
            .map(|partner| self.need(case, partner, known, effort))
            .collect()
    }
}

/// Whether what is needed is more than there is, beyond rounding.
pub(super) fn exceeds(needed: f64, there_is: f64) -> bool {
    needed > there_is + ROUNDING * there_is.abs().max(1.0)
}

/// What was proven and found so far: most of it is as true of an offer that differs a little.
#[derive(Debug, Default)]
pub struct Proofs {
    found: Mutex<Vec<Proof>>,
    /// What partners need at least, and what they answered.
    needs: Mutex<HashMap<Asked, f64>>,
    answers: Mutex<HashMap<Asked, Answered>>,
    /// The packages of each partner, the latest last, and which of them it could have where.
    packages: Mutex<BTreeMap<usize, Vec<Vec<Pick>>>>,
    fits: Mutex<HashMap<Package, bool>>,
    /// The portfolios, the latest last.
    portfolios: Mutex<Vec<Selection>>,
}

/// A package: the partner, the sign of its problem, what is in it.
type Package = (usize, u64, Vec<Pick>);

/// One partner's problem at some prices.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked {
    partner: usize,
    /// The sign of its problem.
    sign: u64,
    /// The prices of money, and the weight of the EU.
    prices: Vec<u64>,
    /// The shared projects that are settled.
    plan: Option<Plan>,
    nodes: u64,
}

impl Asked {
    /// Where the problem has a sign.
    fn of(partner: usize, signs: &[u64], money: &[f64], eu: f64, nodes: u64) -> Option<Self> {
        let prices = money.iter().chain([&eu]).map(|price| price.to_bits());
        Some(Self {
            partner,
            sign: *signs.get(partner)?,
            prices: prices.collect(),
            plan: None,
            nodes,
        })
    }
}

/// What is known under a key, or what is found then.
fn recalled<T: Clone, E>(
    memory: &Mutex<HashMap<Asked, T>>,
    key: Option<Asked>,
    find: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    if let Some(known) = key
        .as_ref()
        .and_then(|key| locked(memory).get(key).cloned())
    {
        return Ok(known);
    }
    let found = find()?;
    if let Some(key) = key {
        locked(memory).insert(key, found.clone());
    }
    Ok(found)
}

fn copied<T: Clone>(of: &Mutex<T>) -> Mutex<T> {
    Mutex::new(locked(of).clone())
}

/// A partner's own problem, in which every package is worth the same.
fn anything(case: &Case<'_>, partner: usize) -> LinearModel {
    let mut extent = Extent::alone(case.offer, partner);
    extent.floors = case.floors.to_vec();
    let mut model = Formulation::new(case.offer, extent).model;
    model.maximise(Expression::default());
    model
}

/// Whether just these picks are a package of a partner's own problem.
fn is_a_package(model: &LinearModel, picks: &[Pick], effort: &Effort<'_>) -> bool {
    let start = hint(model, |_| picks);
    let chosen = start.iter().filter(|(_, value)| *value > 0.5).count();
    let limits = Limits {
        nodes: 0,
        time: effort.left(),
        start: &start,
        clock: Some(effort.clock),
        ..Limits::proof(effort.solver)
    };
    // What is no longer on offer has no column.
    chosen == picks.len()
        && matches!(solve(model, &limits), Outcome::Solved(point)
        if start.iter().all(|&(at, value)| (point.values[at] - value).abs() < 0.5))
}

/// The shared projects that a package joins.
pub(super) fn joined(picks: &[Pick]) -> impl Iterator<Item = &Pick> {
    picks.iter().filter(|pick| pick.group > 0)
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An offer of which it is asked whether there is any portfolio.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// Least utility of each party, the EU last.
    pub floors: &'a [f64],
    /// A number for each partner, the same wherever its own problem is the same: what is known of it is not
    /// asked again. None where nothing is to be remembered.
    pub signs: &'a [u64],
}

impl Proofs {
    /// A copy, which goes on for itself.
    #[must_use]
    pub fn so_far(&self) -> Self {
        Self {
            found: copied(&self.found),
            needs: copied(&self.needs),
            answers: copied(&self.answers),
            packages: copied(&self.packages),
            fits: copied(&self.fits),
            portfolios: copied(&self.portfolios),
        }
    }

    /// Keeps packages: they may do where something else is asked.
    pub fn keep(&self, selection: &Selection) {
        let mut known = locked(&self.packages);
        for (partner, picks) in selection.picks.iter().enumerate() {
            let known = known.entry(partner).or_default();
            if !picks.is_empty() && !known.contains(picks) {
                known.push(picks.clone());
            }
        }
    }

    /// Keeps a portfolio.
    pub(super) fn keep_portfolio(&self, selection: &Selection) {
        self.keep(selection);
        let mut known = locked(&self.portfolios);
        known.retain(|other| other != selection);
        known.push(selection.clone());
    }

    /// A package that a partner could have alone, where one of the latest will do.
    #[must_use]
    pub fn fitting(
        &self,
        case: &Case<'_>,
        partner: usize,
        effort: &Effort<'_>,
    ) -> Option<Vec<Pick>> {
        self.first_that_fits(case, partner, self.latest(partner, &|_| true), effort)
    }

    /// Whether a partner could have just this package.
    pub(super) fn is_still(
        &self,
        case: &Case<'_>,
        partner: usize,
        picks: &[Pick],
        effort: &Effort<'_>,
    ) -> bool {
        let one = vec![picks.to_vec()];
        self.first_that_fits(case, partner, one, effort).is_some()
    }

    /// The package of a portfolio that a partner could still have, or another that joins the same projects.
    pub(super) fn in_place_of(
        &self,
        case: &Case<'_>,
        partner: usize,
        picks: &[Pick],
        effort: &Effort<'_>,
    ) -> Option<Vec<Pick>> {
        let others = self.latest(partner, &|other| {
            other != picks && joined(other).eq(joined(picks))
        });
        let all = std::iter::once(picks.to_vec()).chain(others).collect();
        self.first_that_fits(case, partner, all, effort)
    }

    /// The latest packages of a partner among some, the last first.
    fn latest(&self, partner: usize, among: &dyn Fn(&[Pick]) -> bool) -> Vec<Vec<Pick>> {
        let packages = locked(&self.packages);
        let known = packages.get(&partner).into_iter().flatten().rev();
        known
            .filter(|picks| among(picks))
            .take(TRIED)
            .cloned()
            .collect()
    }

    /// The first of some packages that a partner could have alone.
    fn first_that_fits(
        &self,
        case: &Case<'_>,
        partner: usize,
        packages: Vec<Vec<Pick>>,
        effort: &Effort<'_>,
    ) -> Option<Vec<Pick>> {
        let mut model = None;
        packages.into_iter().find(|picks| {
            let key = case.signs.get(partner);
            let key = key.map(|&sign| (partner, sign, picks.clone()));
            let known = key
                .as_ref()
                .and_then(|key| locked(&self.fits).get(key).copied());
            known.unwrap_or_else(|| {
                let model = model.get_or_insert_with(|| anything(case, partner));
                let fits = is_a_package(model, picks, effort);
                if let Some(key) = key {
                    locked(&self.fits).insert(key, fits);
                }
                fits
            })
        })
    }

    /// What a partner answered where it was asked the same before, or answers then. It keeps its own floor and the
    /// EU's.
    pub(super) fn answered(
        &self,
        ask: &Ask<'_>,
        signs: &[u64],
        find: impl FnOnce() -> Result<Answered, Unsolved>,
    ) -> Result<Answered, Unsolved> {
        let Prices { money, parties, .. } = ask.prices;
        let eu = parties.last().copied().unwrap_or(0.0);
        let nodes = ask.nodes.unwrap_or(u64::MAX);
        let key = Asked::of(ask.partner, signs, money, eu, nodes).map(|key| Asked {
            plan: ask.plan.cloned(),
            ..key
        });
        recalled(&self.answers, key, find)
    }

    /// The latest portfolios, the last first.
    pub(super) fn portfolios(&self) -> Vec<Selection> {
        let known = locked(&self.portfolios);
        known.iter().rev().take(TRIED).cloned().collect()
    }

    /// The latest ones, the last first.
    #[must_use]
    pub fn known(&self) -> Vec<Proof> {
        let known = locked(&self.found);
        known.iter().rev().take(REMEMBERED).cloned().collect()
    }

    /// Adds a proof, or makes it the last one.
    pub(super) fn add(&self, proof: Proof) {
        let mut known = locked(&self.found);
        known.retain(|other| *other != proof);
        known.push(proof);
    }
}
