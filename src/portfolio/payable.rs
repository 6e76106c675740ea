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

use std::collections::{BTreeMap, BTreeSet};

use good_lp::Expression;
use rayon::prelude::*;

use super::bound::WORTHLESS;
use super::pool::{Pool, SLACK};
use super::prices::{Ask, Prices, clean, price};
use super::proofs::{Answered, Case, Proof, Proofs, ROUNDING, exceeds, joined};
use super::purse::{Shared, envelope};
use super::pursue::Workshop;
use super::{Effort, Selection, Unsolved, local, master};
use crate::formulate::value::choice_of;
use crate::formulate::{Aim, ColumnKey, LinearModel, Pick, Plan, RowKey, Sense, value};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, Solver, solve};

/// Rounds of prices at most.
const ROUNDS: usize = 40;
/// Nodes for one partner at first, and where more would prove more.
const FEW_NODES: u64 = 8;
const MORE: u64 = 8;
const SOME_NODES: u64 = MORE * MORE * FEW_NODES;
const MANY_NODES: u64 = MORE * SOME_NODES;
/// Nodes for a package that reaches a floor by weighing it, how often it is tried and how much dearer each time.
const WEIGHED_NODES: u64 = 64;
const WEIGHTS: usize = 8;
const DEARER: f64 = 1.5;
/// Relative gap to which a package that needs least is looked for.
const ROUGH: f64 = 0.01;
/// Known portfolios of which packages that are missing are chosen anew: they are mostly alike.
const COMPLETED: usize = 2;
/// Nodes for putting known packages together.
const MASTER_NODES: u64 = 2_000;
/// Amounts beyond any that there are, so that every column is bounded.
const FAR: f64 = 1e7;

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

/// Whether the portfolio found last satisfies the scenario as it is.
#[must_use]
pub fn stands(case: &Case<'_>, proofs: &Proofs, effort: &Effort<'_>) -> bool {
    let Some(last) = proofs.portfolios().into_iter().next() else {
        return false;
    };
    let mut each = last.picks.iter().enumerate();
    each.all(|(partner, picks)| proofs.is_still(case, partner, picks, effort))
        && Search::new(case, proofs, effort)
            .stands(&last)
            .unwrap_or(false)
}

/// A portfolio that satisfies the scenario: one found before but for some packages, or what everybody asks for where
/// all money is as dear. `None` where neither will do.
#[must_use]
pub fn nearby(case: &Case<'_>, proofs: &Proofs, effort: &Effort<'_>) -> Option<Selection> {
    let mut search = Search::new(case, proofs, effort);
    let weights = search.alike();
    let known = search.known().ok()?;
    known.or_else(|| match search.ask(&weights) {
        Ok(Answer::Fits(selection)) => {
            proofs.keep_portfolio(&selection);
            Some(selection)
        }
        _ => None,
    })
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
        let answers = answers.map(|partner| self.answer(partner, &prices, None, MANY_NODES));
        let answers: Vec<Answered> = answers.collect::<Result<_, Unsolved>>()?;
        self.proofs.keep(&Selection {
            picks: answers
                .iter()
                .map(|(free, _)| free.clone().unwrap_or_default())
                .collect(),
        });
        let needed: f64 = answers.iter().map(|(_, at_most)| -at_most).sum();
        let there_is = envelope(&self.pool.shared, &weights.money)
            - self
                .floor()
                .map_or(0.0, |floor| weights.eu * self.unit * floor);
        if exceeds(needed, there_is) {
            return Err(Unsolved::Infeasible);
        }
        let free = answers.into_iter().map(|(free, _)| free);
        let free: Vec<Vec<Pick>> = free.collect::<Option<_>>().ok_or(Unsolved::Stopped)?;
        let (mut needed, known) = (0.0, self.found.len());
        for (partner, picks) in free.iter().enumerate() {
            needed += self.note(partner, picks, weights);
        }
        // Agreeing on shared projects, nobody needs less.
        let selection = if exceeds(needed, there_is) {
            None
        } else {
            self.agreed(weights, &prices, &free)
        };
        match selection {
            Some(selection) if self.stands(&selection)? => Ok(Answer::Fits(selection)),
            _ if self.found.len() > known => Ok(Answer::New),
            _ => Ok(Answer::Known),
        }
    }

    /// A portfolio found before, with other packages for those who cannot have theirs any more.
    fn known(&mut self) -> Result<Option<Selection>, Unsolved> {
        let (case, effort) = (self.case(), self.effort);
        for (number, whole) in self.proofs.portfolios().into_iter().enumerate() {
            let picks = (0..whole.picks.len()).into_par_iter().with_max_len(1);
            let picks = picks.map(|partner| {
                let own = &whole.picks[partner];
                self.proofs.in_place_of(&case, partner, own, &effort)
            });
            let picks: Vec<Option<Vec<Pick>>> = picks.collect();
            if number >= COMPLETED && picks.contains(&None) {
                continue;
            }
            let Some(selection) = self.completed(&whole, picks) else {
                continue;
            };
            if self.stands(&selection)? {
                self.proofs.keep_portfolio(&selection);
                return Ok(Some(selection));
            }
        }
        Ok(None)
    }

    /// A portfolio with these packages, and where there is none, one that a partner can have beside those of the
    /// others.
    fn completed(&self, whole: &Selection, picks: Vec<Option<Vec<Pick>>>) -> Option<Selection> {
        let missing: Vec<usize> = (0..picks.len())
            .filter(|&partner| picks[partner].is_none())
            .collect();
        let of = |(picks, known): (Option<Vec<Pick>>, &Vec<Pick>)| {
            picks.unwrap_or_else(|| known.clone())
        };
        let mut selection = Selection {
            picks: picks.into_iter().zip(&whole.picks).map(of).collect(),
        };
        if missing.is_empty() {
            return Some(selection);
        }
        // What a partner cannot have any more is no package for the pool.
        let mut pool = self.pool.clone();
        for partner in missing {
            let found = local::anew(
                self.offer,
                &[Aim::Cheapest],
                self.floors,
                &mut pool,
                &selection,
                partner,
                &self.effort,
            );
            selection = found.ok()?;
        }
        Some(selection)
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

    /// One partner's answer at some prices; `most` nodes for any package.
    fn answer(
        &self,
        partner: usize,
        prices: &Prices,
        plan: Option<&Plan>,
        most: u64,
    ) -> Result<Answered, Unsolved> {
        let ask = Ask {
            plan,
            nodes: Some(self.nodes),
            ..Ask::free(partner, prices, self.floors)
        };
        let find = || self.found(&ask, most);
        self.proofs.answered(&ask, self.signs, find)
    }

    /// The answer to an ask; where no package is soon found, one that reaches the floor by weighing it, and
    /// otherwise with as much more work as it takes for any.
    fn found(&self, ask: &Ask<'_>, most: u64) -> Result<Answered, Unsolved> {
        let (mut picks, mut at_most) = price(self.offer, ask, &self.pool, &self.effort)?;
        if picks.is_none() {
            picks = self.reaching(ask, -at_most);
        }
        let mut more = *ask;
        while let (None, Some(nodes)) = (&picks, more.nodes.filter(|&nodes| nodes < most)) {
            more.nodes = Some(MORE * nodes);
            (picks, at_most) = price(self.offer, &more, &self.pool, &self.effort)?;
        }
        Ok((picks, at_most))
    }

    /// A package that reaches its partner's floor, found without it: what the partner gains counts in money, dearer
    /// each time until it is enough. `need` is what any package needs at least.
    fn reaching(&self, ask: &Ask<'_>, need: f64) -> Option<Vec<Pick>> {
        let floor = ask.floors[ask.partner];
        if !(floor.is_finite() && floor > 0.0) {
            return None;
        }
        let mut floors = ask.floors.to_vec();
        floors[ask.partner] = f64::NEG_INFINITY;
        let mut prices = ask.prices.clone();
        let mut weight = need.max(1.0) / floor;
        for _ in 0..WEIGHTS {
            prices.parties[ask.partner] = weight;
            let free = Ask {
                prices: &prices,
                floors: &floors,
                nodes: Some(WEIGHED_NODES),
                ..*ask
            };
            let (picks, _) = price(self.offer, &free, &self.pool, &self.effort).ok()?;
            let reaches = |picks: &Vec<Pick>| {
                value(self.offer, ask.partner, picks).partner >= floor - ROUNDING
            };
            if picks.as_ref().is_some_and(reaches) {
                return picks;
            }
            weight *= DEARER;
        }
        None
    }

    /// Packages of everybody that agree on shared projects: none, or those that somebody cannot do without,
    /// with as many others as it takes.
    fn agreed(
        &mut self,
        weights: &Weights,
        prices: &Prices,
        free: &[Vec<Pick>],
    ) -> Option<Selection> {
        let offer = self.offer;
        let partners = offer.partners.len();
        let (this, none): (&Self, _) = (self, Plan::default());
        let apart = free.par_iter().enumerate().with_max_len(1);
        let apart = apart.map(|(partner, picks)| {
            if joined(picks).next().is_none() {
                return Some(picks.clone());
            }
            let answer = this.answer(partner, prices, Some(&none), SOME_NODES);
            answer.ok()?.0
        });
        let apart: Vec<Option<Vec<Pick>>> = apart.collect();
        for (partner, picks) in apart.iter().enumerate() {
            if let Some(picks) = picks {
                self.note(partner, picks, weights);
            }
        }
        let mut needed: BTreeMap<usize, BTreeMap<Pick, Vec<usize>>> = BTreeMap::new();
        for (partner, picks) in free.iter().enumerate() {
            for pick in joined(picks) {
                if apart[partner].is_none() {
                    let asked = needed.entry(pick.component).or_default();
                    asked.entry(*pick).or_default().push(partner);
                }
            }
        }
        if needed.is_empty() {
            return Some(Selection {
                picks: apart.into_iter().collect::<Option<_>>()?,
            });
        }
        let projects = needed.into_values().filter_map(|asked| {
            let mut members: Vec<usize> = asked.values().flatten().copied().collect();
            // All of them join the same: what most ask for.
            let (pick, _) = asked.into_iter().max_by_key(|(_, by)| by.len())?;
            let can = |partner: &usize| choice_of(offer, *partner, &pick).is_some();
            let mut others: Vec<usize> = (0..partners)
                .filter(|partner| !members.contains(partner) && can(partner))
                .collect();
            // Who would join anyhow comes first.
            others.sort_by_key(|&partner| !free[partner].contains(&pick));
            members.extend(
                others
                    .into_iter()
                    .take(pick.group.saturating_sub(members.len())),
            );
            members.sort_unstable();
            Some((pick.component, pick.option, members))
        });
        let plan = Plan {
            projects: projects.collect(),
        };
        let picks = (0..partners)
            .into_par_iter()
            .with_max_len(1)
            .map(|partner| {
                let answer = self.answer(partner, prices, Some(&plan), MANY_NODES);
                answer.ok()?.0
            });
        Some(Selection {
            picks: picks.collect::<Option<_>>()?,
        })
    }

    /// Keeps a package and what it takes where it needs least: so much, less what it gives the EU.
    fn note(&mut self, partner: usize, picks: &[Pick], weights: &Weights) -> f64 {
        let purse = self.pool.purse(partner, picks);
        let mut need = 0.0;
        if let Ok((least, amounts)) = purse.least(&weights.money) {
            let eu = self.offer.partner_share(partner) * value(self.offer, partner, picks).eu;
            need = least - self.unit * eu * weights.eu;
            self.points[partner].push(Point {
                amounts,
                eu: self.unit * eu,
            });
        }
        self.found.insert((partner, picks.to_vec()));
        need
    }

    fn stands(&mut self, selection: &Selection) -> Result<bool, Unsolved> {
        let (utilities, _) = selection.worth(self.offer);
        let mut pairs = utilities.iter().zip(self.floors);
        let holds = pairs.all(|(utility, floor)| *utility >= *floor - SLACK);
        Ok(holds && selection.agrees() && self.pool.affords(selection)?)
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
