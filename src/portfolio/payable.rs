//! Is there any portfolio at all? Answered by prices, partner by partner.
//!
//! For prices `sigma >= 0` on what is shared and a weight `phi >= 0` on the EU's floor there is none where
//!
//! ```text
//! sum_p min_k { need_k(sigma) - phi s_p U_eu(pk) } > sigma B - phi floor_eu
//! ```
//!
//! over every package `k` that partner `p` could have alone, with any shared project open to it (Farkas'
//! lemma). Such prices are found by cutting planes: those at which the packages found so far exceed by
//! most what there is. Packages that cost little at such prices are also those that fit together.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use good_lp::Expression;
use rayon::prelude::*;

use super::bound::WORTHLESS;
use super::exact::hint;
use super::pool::{Pool, SLACK};
use super::prices::{Ask, Prices, clean, price};
use super::purse::{Shared, envelope, priced, shared, spend};
use super::pursue::Workshop;
use super::{Effort, Selection, Unsolved, master};
use crate::formulate::value::choice_of;
use crate::formulate::{
    Aim, ColumnKey, Extent, Formulation, LinearModel, Pick, Plan, RowKey, Sense, value,
};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, Solver, solve};

/// Rounds of prices at most.
const ROUNDS: usize = 40;
/// Nodes for one partner at first, and where more would prove more.
const FEW_NODES: u64 = 8;
const MORE: u64 = 8;
const SOME_NODES: u64 = MORE * MORE * FEW_NODES;
const MANY_NODES: u64 = MORE * SOME_NODES;
/// Relative gap to which a package that needs least is looked for.
const ROUGH: f64 = 0.01;
/// Nodes for putting known packages together.
const MASTER_NODES: u64 = 2_000;
/// How far needs must exceed what there is to be more than rounding, relative to it.
const ROUNDING: f64 = 1e-7;
/// Prices that proved something and are tried again at most: the latest.
const REMEMBERED: usize = 4;
/// Packages of a partner that are tried again at most: the latest.
const TRIED: usize = 6;
/// Amounts beyond any that there are, so that every column is bounded.
const FAR: f64 = 1e7;

/// Prices that proved that there is no portfolio.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proof {
    /// Instrument and year of a shared row, and its price.
    money: Vec<((usize, Option<usize>), f64)>,
    /// What one unit of the EU's utility counts for: the price of its floor.
    eu: f64,
    /// Nodes for one partner with which it was proven.
    nodes: u64,
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
        let key = asked(partner, case.signs, &prices, self.eu, self.nodes);
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
fn exceeds(needed: f64, there_is: f64) -> bool {
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

/// One partner's problem at some prices: the partner, the sign of its problem, the prices, nodes.
type Asked = (usize, u64, Vec<u64>, u64);

/// The key of a partner's problem, where it has a sign.
fn asked(partner: usize, signs: &[u64], money: &[f64], eu: f64, nodes: u64) -> Option<Asked> {
    let prices = money.iter().chain([&eu]).map(|price| price.to_bits());
    Some((partner, *signs.get(partner)?, prices.collect(), nodes))
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
fn joined(picks: &[Pick]) -> impl Iterator<Item = &Pick> {
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
    fn keep_portfolio(&self, selection: &Selection) {
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

    /// The package of a portfolio that a partner could still have, or another that joins the same projects.
    fn in_place_of(
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

    /// The latest ones, the last first.
    #[must_use]
    pub fn known(&self) -> Vec<Proof> {
        let known = locked(&self.found);
        known.iter().rev().take(REMEMBERED).cloned().collect()
    }

    /// Adds a proof, or makes it the last one.
    fn add(&self, proof: Proof) {
        let mut known = locked(&self.found);
        known.retain(|other| *other != proof);
        known.push(proof);
    }
}

/// A portfolio that satisfies the scenario, whatever it is worth.
///
/// # Errors
/// [`Unsolved::Infeasible`] where it is proven that there is none; [`Unsolved::Stopped`] where neither was
/// found.
pub fn payable(
    case: &Case<'_>,
    proofs: &Proofs,
    effort: &Effort<'_>,
) -> Result<Selection, Unsolved> {
    let known = proofs.known();
    if let Some(proof) = known
        .into_iter()
        .find(|proof| proof.proves(case, proofs, effort))
    {
        proofs.add(proof);
        return Err(Unsolved::Infeasible);
    }
    let mut search = Search::new(case, proofs, effort);
    let mut weights = search.alike();
    if let Some(selection) = search.known()? {
        return Ok(selection);
    }
    for _ in 0..ROUNDS {
        match search.ask(&weights) {
            Ok(Answer::Fits(selection)) => {
                proofs.keep_portfolio(&selection);
                return Ok(selection);
            }
            Ok(Answer::New) => {}
            // The same packages again: only more work could prove more.
            Ok(Answer::Known) if search.nodes < MANY_NODES => search.nodes *= MORE,
            Ok(Answer::Known) => break,
            Err(Unsolved::Infeasible) => {
                proofs.add(search.proof(&weights));
                return Err(Unsolved::Infeasible);
            }
            Err(other) => return Err(other),
        }
        if effort.is_over() {
            break;
        }
        match search.worst()? {
            Some(next) => weights = next,
            // Divided packages would fit: no prices prove anything.
            None => break,
        }
    }
    let found = search.together(weights);
    if let Ok(selection) = &found {
        proofs.keep_portfolio(selection);
    }
    found
}

/// Weights: a price for each shared row, and one for the EU's floor.
#[derive(Debug, Clone)]
struct Weights {
    money: Vec<f64>,
    eu: f64,
}

/// What a package takes of each shared row, and what it gives the EU, in MEUR of the same weight.
struct Point {
    amounts: Vec<f64>,
    eu: f64,
}

/// What the partners answered.
enum Answer {
    /// Packages that fit together.
    Fits(Selection),
    /// Packages that do not, some of them new.
    New,
    /// Packages that do not, all of them known.
    Known,
}

/// A partner's package, one without shared projects where that joins any, and the worth of none more.
type Answered = (Option<Vec<Pick>>, Option<Vec<Pick>>, f64);

struct Search<'a> {
    offer: &'a Offer,
    floors: &'a [f64],
    signs: &'a [u64],
    proofs: &'a Proofs,
    effort: Effort<'a>,
    pool: Pool,
    /// MEUR that one unit of the EU's utility counts for, so that all weights are of one size.
    unit: f64,
    points: Vec<Vec<Point>>,
    /// The packages found.
    found: BTreeSet<(usize, Vec<Pick>)>,
    /// Nodes for one partner.
    nodes: u64,
}

impl<'a> Search<'a> {
    fn new(case: &Case<'a>, proofs: &'a Proofs, effort: &Effort<'a>) -> Self {
        let Case {
            offer,
            floors,
            signs,
        } = *case;
        let pool = Pool::new(offer);
        let partners = offer.partners.len();
        Self {
            offer,
            floors,
            signs,
            proofs,
            effort: Effort {
                gap: ROUGH,
                ..*effort
            },
            unit: limited(&pool.shared)
                .map(|row| row.limit)
                .sum::<f64>()
                .max(1.0),
            pool,
            points: (0..partners).map(|_| Vec::new()).collect(),
            found: BTreeSet::new(),
            nodes: FEW_NODES,
        }
    }

    /// The EU's floor, where it has one.
    fn floor(&self) -> Option<f64> {
        let floor = self.floors[self.offer.partners.len()];
        floor.is_finite().then_some(floor)
    }

    /// Everything that is limited as dear as anything else.
    fn alike(&self) -> Weights {
        let rows = self.pool.shared.iter();
        let money = rows.map(|row| if row.is_limited() { 1.0 } else { 0.0 });
        Weights {
            money: money.collect(),
            eu: 0.0,
        }
    }

    fn proof(&self, weights: &Weights) -> Proof {
        let rows = self.pool.shared.iter().zip(&weights.money);
        let money = rows.map(|(row, &price)| ((row.instrument, row.year), price));
        Proof {
            money: money.filter(|(_, price)| *price > 0.0).collect(),
            eu: weights.eu * self.unit,
            nodes: self.nodes,
        }
    }

    /// Asks every partner for the package that needs least at some weights: a portfolio, where these fit
    /// together.
    fn ask(&mut self, weights: &Weights) -> Result<Answer, Unsolved> {
        let partners = self.offer.partners.len();
        let mut parties = vec![0.0; partners + 1];
        parties[partners] = weights.eu * self.unit;
        let mut prices = Prices::new(weights.money.clone(), parties);
        self.begin();
        prices.claim = self.pool.claim(&prices.money);
        let answers = (0..partners).into_par_iter().with_max_len(1);
        let answers = answers.map(|partner| {
            let eu = prices.parties[partners];
            let key = asked(partner, self.signs, &prices.money, eu, self.nodes);
            recalled(&self.proofs.answers, key, || self.answer(partner, &prices))
        });
        let answers: Vec<Answered> = answers.collect::<Result<_, Unsolved>>()?;
        self.proofs.keep(&Selection {
            picks: answers
                .iter()
                .map(|(free, ..)| free.clone().unwrap_or_default())
                .collect(),
        });
        let needed: f64 = answers.iter().map(|(_, _, at_most)| -at_most).sum();
        let there_is = envelope(&self.pool.shared, &weights.money)
            - self
                .floor()
                .map_or(0.0, |floor| weights.eu * self.unit * floor);
        if exceeds(needed, there_is) {
            return Err(Unsolved::Infeasible);
        }
        if answers.iter().any(|(picks, ..)| picks.is_none()) {
            return Err(Unsolved::Stopped);
        }
        let mut any_new = false;
        for (partner, (free, apart, _)) in answers.iter().enumerate() {
            for picks in free.iter().chain(apart) {
                any_new |= self.note(partner, picks, weights);
            }
        }
        let selection = self.agreed(&prices, answers);
        match selection {
            Some(selection) if self.stands(&selection)? => Ok(Answer::Fits(selection)),
            _ if any_new => Ok(Answer::New),
            _ => Ok(Answer::Known),
        }
    }

    /// A portfolio found before, with other packages for those who cannot have theirs any more.
    fn known(&mut self) -> Result<Option<Selection>, Unsolved> {
        let (case, effort) = (self.case(), self.effort);
        let known: Vec<Selection> = {
            let known = locked(&self.proofs.portfolios);
            known.iter().rev().take(TRIED).cloned().collect()
        };
        for whole in known {
            let picks = (0..whole.picks.len()).into_par_iter().with_max_len(1);
            let picks = picks.map(|partner| {
                let own = &whole.picks[partner];
                self.proofs.in_place_of(&case, partner, own, &effort)
            });
            let Some(picks) = picks.collect() else {
                continue;
            };
            let selection = Selection { picks };
            if self.stands(&selection)? {
                self.proofs.keep_portfolio(&selection);
                return Ok(Some(selection));
            }
        }
        Ok(None)
    }

    fn case(&self) -> Case<'a> {
        Case {
            offer: self.offer,
            floors: self.floors,
            signs: self.signs,
        }
    }

    /// Puts a package of each partner that has none into the pool, and one without shared projects, where those that
    /// are known will do: what a partner is asked for need not be searched for from nothing.
    fn begin(&mut self) {
        let (case, effort) = (self.case(), self.effort);
        let without = (0..self.offer.partners.len())
            .into_par_iter()
            .with_max_len(1);
        let known: Vec<(usize, Vec<Pick>)> = without
            .filter(|&partner| self.pool.packages[partner].is_empty())
            .flat_map_iter(|partner| {
                let any = self.proofs.fitting(&case, partner, &effort);
                let apart = any
                    .as_ref()
                    .and_then(|_| self.proofs.in_place_of(&case, partner, &[], &effort));
                let mut found: Vec<_> = apart.into_iter().chain(any).collect();
                found.dedup();
                found.into_iter().map(move |picks| (partner, picks))
            })
            .collect();
        self.pool.add(self.offer, known);
    }

    /// One partner's answer at some prices.
    fn answer(&self, partner: usize, prices: &Prices) -> Result<Answered, Unsolved> {
        let free = Ask {
            nodes: Some(self.nodes),
            ..Ask::free(partner, prices, self.floors)
        };
        let (picks, at_most) = self.found(&free, MANY_NODES)?;
        let joins = picks.iter().flatten().any(|pick| pick.group > 0);
        let apart = Plan::default();
        let apart = joins.then(|| {
            let ask = Ask {
                plan: Some(&apart),
                ..free
            };
            self.found(&ask, SOME_NODES).ok()?.0
        });
        Ok((picks, apart.flatten(), at_most))
    }

    /// The answer to an ask, with as much more work as it takes for any package.
    fn found(&self, ask: &Ask<'_>, most: u64) -> Result<(Option<Vec<Pick>>, f64), Unsolved> {
        let mut ask = *ask;
        loop {
            let (picks, at_most) = price(self.offer, &ask, &self.pool, &self.effort)?;
            let nodes = ask.nodes.filter(|&nodes| nodes < most);
            match nodes {
                Some(nodes) if picks.is_none() => ask.nodes = Some(MORE * nodes),
                _ => return Ok((picks, at_most)),
            }
        }
    }

    /// Packages of everybody that agree on shared projects: none, or those that somebody cannot do without,
    /// with as many others as it takes.
    fn agreed(&self, prices: &Prices, answers: Vec<Answered>) -> Option<Selection> {
        let offer = self.offer;
        let partners = offer.partners.len();
        let alone = |picks: &Vec<Pick>| picks.iter().all(|pick| pick.group == 0);
        let mut needed: BTreeMap<Pick, Vec<usize>> = BTreeMap::new();
        for (partner, (free, apart, _)) in answers.iter().enumerate() {
            let joined = free.iter().filter(|_| apart.is_none()).flatten();
            for pick in joined.filter(|pick| pick.group > 0) {
                needed.entry(*pick).or_default().push(partner);
            }
        }
        if needed.is_empty() {
            let picks = answers
                .into_iter()
                .map(|(free, apart, _)| apart.or(free).filter(alone));
            return Some(Selection {
                picks: picks.collect::<Option<_>>()?,
            });
        }
        let projects = needed.into_iter().map(|(pick, mut members)| {
            let can = |partner: &usize| choice_of(offer, *partner, &pick).is_some();
            let others: Vec<usize> = (0..partners)
                .filter(|partner| !members.contains(partner) && can(partner))
                .collect();
            members.extend(
                others
                    .into_iter()
                    .take(pick.group.saturating_sub(members.len())),
            );
            members.sort_unstable();
            (pick.component, pick.option, members)
        });
        let plan = Plan {
            projects: projects.collect(),
        };
        let picks = (0..partners)
            .into_par_iter()
            .with_max_len(1)
            .map(|partner| {
                let ask = Ask {
                    plan: Some(&plan),
                    nodes: Some(self.nodes),
                    ..Ask::free(partner, prices, self.floors)
                };
                self.found(&ask, MANY_NODES).ok()?.0
            });
        Some(Selection {
            picks: picks.collect::<Option<_>>()?,
        })
    }

    /// Keeps what a package takes where it needs least. Says whether it is new.
    fn note(&mut self, partner: usize, picks: &[Pick], weights: &Weights) -> bool {
        let purse = self.pool.purse(partner, picks);
        if let Ok((_, amounts)) = purse.least(&weights.money) {
            let eu = self.offer.partner_share(partner) * value(self.offer, partner, picks).eu;
            self.points[partner].push(Point {
                amounts,
                eu: self.unit * eu,
            });
        }
        self.found.insert((partner, picks.to_vec()))
    }

    fn stands(&mut self, selection: &Selection) -> Result<bool, Unsolved> {
        let (utilities, _) = selection.worth(self.offer);
        let mut pairs = utilities.iter().zip(self.floors);
        let holds = pairs.all(|(utility, floor)| *utility >= *floor - SLACK);
        Ok(holds && self.pool.affords(selection)?)
    }

    /// The weights that add up to 1 at which the packages found exceed by most what there is; `None` where
    /// they do not exceed it at any.
    fn worst(&self) -> Result<Option<Weights>, Unsolved> {
        let shared = &self.pool.shared;
        let mut model = LinearModel::default();
        let mut column =
            |row: usize, most: f64| model.column(ColumnKey::Price { row }, 0.0, most, false);
        let money: Vec<_> = (0..shared.len())
            .map(|row| column(row, if shared[row].is_limited() { 1.0 } else { 0.0 }))
            .collect();
        let eu = column(shared.len(), if self.floor().is_some() { 1.0 } else { 0.0 });
        let all = money.iter().chain([&eu]);
        let one: Expression = all.map(|&weight| Expression::from(weight)).sum();
        model.row(RowKey::shared("prices", ""), one, Sense::Eq, 1.0);
        let mut excess = self.unit * self.floor().unwrap_or(0.0) * eu;
        let priced = shared.iter().zip(&money);
        for (row, &weight) in priced.filter(|(row, _)| row.is_limited()) {
            excess -= row.limit * weight;
        }
        for (partner, points) in self.points.iter().enumerate() {
            let need = model.column(ColumnKey::Worth { partner }, -FAR, FAR, false);
            excess += need;
            for (at, point) in points.iter().enumerate() {
                let taken = point.amounts.iter().zip(&money);
                let mut taken: Expression = taken
                    .filter(|(amount, _)| **amount > WORTHLESS)
                    .map(|(&amount, &weight)| amount * weight)
                    .sum();
                taken -= point.eu * eu;
                let key = RowKey::of("need", partner, at.to_string());
                model.row(key, need - taken, Sense::Le, 0.0);
            }
        }
        model.maximise(excess);
        match solve(&model, &Limits::proof(Solver::default())) {
            Outcome::Solved(point) => {
                let mut weights = point.values.iter().map(|&price| clean(price, WORTHLESS));
                let money = weights.by_ref().take(shared.len()).collect();
                let eu = weights.next().unwrap_or(0.0);
                let exceeds = point.value > ROUNDING * self.unit;
                Ok(exceeds.then_some(Weights { money, eu }))
            }
            Outcome::Infeasible => Err(Unsolved::Failed(
                "the prices of the envelope have no solution".to_owned(),
            )),
            Outcome::Stopped { .. } => Err(Unsolved::Stopped),
            Outcome::Failed(why) => Err(Unsolved::Failed(why)),
        }
    }

    /// Packages that fit together: of those found, or one partner after the other with what those before it
    /// leave.
    fn together(self, weights: Weights) -> Result<Selection, Unsolved> {
        let (offer, floors) = (self.offer, self.floors);
        let mut workshop = Workshop::new(offer, floors.to_vec());
        workshop.pool = self.pool;
        workshop.pool.add(offer, self.found.into_iter().collect());
        let combined = master::combine(
            offer,
            &[Aim::Cheapest],
            floors,
            &mut workshop.pool,
            None,
            &self.effort,
            MASTER_NODES,
        );
        if let Ok(found) = combined {
            return Ok(found.selection);
        }
        let parties = vec![0.0; offer.partners.len() + 1];
        workshop.prices = Some(Prices::new(weights.money, parties));
        let fitting = workshop.fitting(offer, floors, &self.effort);
        fitting.ok_or(Unsolved::Stopped)
    }
}

fn limited(shared: &[Shared]) -> impl Iterator<Item = &Shared> {
    shared.iter().filter(|row| row.is_limited())
}
