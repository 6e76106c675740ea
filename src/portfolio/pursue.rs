//! The criterion's aims over the whole portfolio.

use good_lp::Expression;
use rayon::prelude::*;

use super::bound::{self, Priced, Target};
use super::exact::{self, Pursued, Reading, pursue_on, stage};
use super::prices::{self, Known, Pool, Prices, SharedRow, shared_rows};
use super::{
    Effort, Financing, Proven, Selection, Solution, Unsolved, balance, ideals, master, money,
};
use crate::formulate::{Aim, Extent, Formulation, Pick, Plan, Staged, criteria, value};
use crate::model::{FloorLevel, Offer, PartyId, Rule};

/// 0/1 columns up to which plain branch and bound is tried first.
const SMALL: usize = 60;
/// Nodes for a small offer or one partner: enough to settle either.
const NODES: u64 = 2_000_000;
/// Nodes for a master over known packages.
const MASTER_NODES: u64 = 3_000;
/// Nodes for any portfolio at all.
const ANY_NODES: u64 = 20_000;
/// Relative gap below which local search looks no further for the first aim.
const CLOSE: f64 = 2e-4;
/// Relative gap of one step of local search.
const STEP_GAP: f64 = 1e-5;
/// Steps of local search at a time.
const BATCH: usize = 4;
/// Nodes for one step of local search.
const STEP_NODES: u64 = 500;

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
        pursued = workshop.towards(offer, &ideals, effort)?;
        raise(offer, &mut ideals, &pursued.selection);
        let aims = aims(offer, &ideals);
        pursued = Workshop::report(offer, &aims, pursued.selection, pursued.first.bound, effort);
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
fn aims(offer: &Offer, ideals: &[Proven]) -> Vec<Aim> {
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

/// What is learnt from one aim to the next: packages known, floors.
pub struct Workshop {
    pool: Pool,
    shared: Vec<SharedRow>,
    floors: Vec<f64>,
    exact: bool,
    /// Prices that proved the last bound.
    prices: Option<Prices>,
    /// Utility that each party is proven not to exceed.
    most: Vec<f64>,
}

impl Workshop {
    /// A workshop for an offer.
    #[must_use]
    pub fn new(offer: &Offer, floors: Vec<f64>) -> Self {
        let choices: usize = offer
            .candidates
            .iter()
            .map(|candidate| candidate.choices.len())
            .sum();
        Self {
            prices: None,
            most: most(offer),
            pool: Pool::new(offer.partners.len()),
            shared: shared_rows(offer),
            floors,
            exact: offer.partners.len() == 1 || choices <= SMALL,
        }
    }

    /// Least utility of each party, the EU last.
    #[must_use]
    pub fn floors(&self) -> &[f64] {
        &self.floors
    }

    /// Prices that proved the last bound.
    #[must_use]
    pub fn prices(&self) -> Option<&Prices> {
        self.prices.as_ref()
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
        let eu = offer.partners.len();
        let balances = match &aims[0] {
            Aim::Worst { gains, k: 1, .. } => gains.iter().any(|(party, _, _)| *party == eu),
            _ => false,
        };
        let (mut selection, bound) = if balances {
            balance::balance(self, offer, &aims[..aims.len().min(2)], effort)?
        } else {
            // Half of the time for the best value, the rest to improve on what comes after it.
            let parts = if aims.len() == 1 { 1 } else { 2 };
            let first = Effort {
                time: effort.clock.elapsed() + effort.left() / parts,
                ..*effort
            };
            let floors = self.floors.clone();
            self.best(offer, &aims[..1], &floors, &first)?
        };
        let floors = self.floors.clone();
        if aims.len() > 1 {
            Self::improve(offer, aims, &floors, &mut selection, bound, effort);
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
        let start = self
            .prices
            .clone()
            .filter(|_| matches!(aims[0], Aim::Sum { .. }));
        let target = Target::LEAST;
        let bound = match self.prove(offer, &aims[0], floors, start.as_ref(), target, &proving) {
            Ok(priced) => {
                self.enrich(
                    offer,
                    floors,
                    &priced.prices,
                    &[1.0, 0.5, 2.0],
                    true,
                    effort,
                );
                self.prices = Some(priced.prices);
                priced.bound
            }
            Err(Unsolved::Infeasible) => return Err(Unsolved::Infeasible),
            // No time for prices: what no party can exceed still bounds the aim.
            Err(_) => aims[0].most(&self.most),
        };
        let mut selection = match self.combine(offer, aims, floors, None, effort) {
            Ok(selection) => selection,
            Err(_) => Self::any(offer, floors, effort)?,
        };
        let improving = Effort {
            time: effort.clock.elapsed() + effort.left() / 4,
            ..*effort
        };
        Self::improve(offer, aims, floors, &mut selection, bound, &improving);
        Ok((selection, bound))
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

    /// Packages to begin with: best for the EU and for the partner with money no object, and for
    /// both with money as dear as it is on average.
    fn seed(&mut self, offer: &Offer, floors: &[f64], effort: &Effort<'_>) {
        let partners = offer.partners.len();
        if self
            .pool
            .packages
            .iter()
            .all(|packages| !packages.is_empty())
        {
            return;
        }
        let (shared, pool) = (&self.shared, &self.pool);
        let totals = shared.iter().filter(|row| row.year.is_none());
        let money: f64 = totals.map(|row| row.limit).sum::<f64>().max(1e-3);
        let asks: Vec<(usize, f64, f64)> = (0..partners)
            .flat_map(|partner| {
                [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)].map(|(share, dear)| (partner, share, dear))
            })
            .collect();
        let found: Vec<Option<(usize, Known)>> = asks
            .par_iter()
            .map(|&(partner, share, dear)| {
                let mut parties = vec![0.0; partners + 1];
                parties[partner] = share;
                parties[partners] = (1.0 - share) / offer.partner_share(partner).max(1e-6);
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "there are a few hundred partners at most"
                )]
                let price = dear * 0.5 * partners as f64 / money;
                let prices = Prices {
                    rows: vec![price; shared.len()],
                    parties,
                };
                let answer =
                    prices::price(offer, partner, &prices, None, floors, shared, pool, effort);
                answer.ok().and_then(|(known, _)| Some((partner, known?)))
            })
            .collect();
        for (partner, known) in found.into_iter().flatten() {
            self.pool.add(partner, known);
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
        // What bounds a sum that is never less bounds the power mean.
        let above = match aim {
            Aim::Fair(fair) => Some(fair.average(offer.partners.len() + 1)),
            _ => None,
        };
        bound::bound(
            offer,
            above.as_ref().unwrap_or(aim),
            floors,
            &self.shared,
            start,
            target,
            &mut self.pool,
            effort,
        )
    }

    /// The best portfolio of the packages known.
    ///
    /// # Errors
    /// [`Unsolved`] where no combination of them fits.
    pub fn combine(
        &self,
        offer: &Offer,
        aims: &[Aim],
        floors: &[f64],
        start: Option<&Selection>,
        effort: &Effort<'_>,
    ) -> Result<Selection, Unsolved> {
        let (shared, pool) = (&self.shared, &self.pool);
        let combined = master::combine(
            offer,
            aims,
            floors,
            shared,
            pool,
            start,
            effort,
            MASTER_NODES,
        )?;
        Ok(combined.selection)
    }

    /// Adds packages around the prices: for the projects wanted and for none, and for money dearer
    /// and cheaper than it is.
    pub fn enrich(
        &mut self,
        offer: &Offer,
        floors: &[f64],
        prices: &Prices,
        factors: &[f64],
        apart: bool,
        effort: &Effort<'_>,
    ) {
        let mut plans = self.plans(offer, floors, prices);
        if !apart {
            plans.drain(..plans.len() - 1); // only with the projects that are wanted
        }
        let mut asks: Vec<(usize, Prices, &Plan)> = Vec::new();
        for partner in 0..offer.partners.len() {
            for plan in &plans {
                for &factor in factors {
                    let mut at = prices.clone();
                    at.rows.iter_mut().for_each(|price| *price *= factor);
                    asks.push((partner, at, plan));
                }
            }
        }
        let (shared, pool) = (&self.shared, &self.pool);
        let found: Vec<Option<(usize, Known)>> = asks
            .par_iter()
            .map(|(partner, at, plan)| {
                let answer = prices::price(
                    offer,
                    *partner,
                    at,
                    Some(plan),
                    floors,
                    shared,
                    pool,
                    effort,
                );
                answer.ok().and_then(|(known, _)| Some((*partner, known?)))
            })
            .collect();
        for (partner, known) in found.into_iter().flatten() {
            self.pool.add(partner, known);
        }
    }

    /// Plans worth trying: nothing shared, and what the partners want at these prices.
    fn plans(&self, offer: &Offer, floors: &[f64], prices: &Prices) -> Vec<Plan> {
        let mut wanted: Vec<(Pick, Vec<usize>)> = Vec::new();
        for (partner, packages) in self.pool.packages.iter().enumerate() {
            let best = packages
                .iter()
                .filter(|known| known.value.partner >= floors[partner] - prices::SLACK)
                .max_by(|a, b| {
                    prices::worth(offer, partner, prices, a)
                        .total_cmp(&prices::worth(offer, partner, prices, b))
                });
            for pick in best
                .iter()
                .flat_map(|known| &known.picks)
                .filter(|pick| pick.group > 0)
            {
                match wanted
                    .iter_mut()
                    .find(|(p, _)| (p.component, p.option) == (pick.component, pick.option))
                {
                    Some((_, members)) => members.push(partner),
                    None => wanted.push((*pick, vec![partner])),
                }
            }
        }
        let enough = |component: usize, members: &[usize]| match offer.components[component].scope {
            crate::model::Scope::Regional { min_members, .. } => members.len() >= min_members,
            crate::model::Scope::National => false,
        };
        let mut projects: Vec<(usize, usize, Vec<usize>)> = wanted
            .into_iter()
            .filter(|(pick, members)| enough(pick.component, members))
            .map(|(pick, members)| (pick.component, pick.option, members))
            .collect();
        projects.sort_by(|a, b| {
            (a.0, std::cmp::Reverse(a.2.len())).cmp(&(b.0, std::cmp::Reverse(b.2.len())))
        });
        projects.dedup_by_key(|(component, _, _)| *component);
        let mut plans = vec![Plan::default()];
        if !projects.is_empty() {
            plans.push(Plan { projects });
        }
        plans
    }

    /// Local search: one or two partners' packages at a time are chosen anew, exactly, while the
    /// others keep theirs; ends when no such step helps, or when time or proof says so.
    fn improve(
        offer: &Offer,
        aims: &[Aim],
        floors: &[f64],
        selection: &mut Selection,
        bound: f64,
        effort: &Effort<'_>,
    ) {
        let partners = offer.partners.len();
        let mut score = score(offer, aims, selection);
        let singles = (0..partners).map(|p| vec![p]);
        let pairs = (0..partners).flat_map(|a| (a + 1..partners).map(move |b| vec![a, b]));
        let neighbourhoods: Vec<Vec<usize>> = singles.chain(pairs).collect();
        let (mut at, mut untried) = (0, neighbourhoods.len());
        while untried > 0 && !effort.is_over() {
            let close = bound - score[0] <= effort.gap.max(CLOSE) * bound.abs();
            if close && aims.len() == 1 {
                break;
            }
            // A fixed number at a time, so that the answer does not depend on the threads.
            let worst = worst(offer, &aims[0], selection);
            let batch: Vec<&Vec<usize>> = (at..at + BATCH.min(untried))
                .map(|at| &neighbourhoods[at % neighbourhoods.len()])
                .filter(|pair| {
                    pair.len() == 1 || (!close && worst.is_none_or(|worst| pair.contains(&worst)))
                })
                .collect();
            at += BATCH.min(untried);
            untried -= BATCH.min(untried);
            let Ok(financing) = money::finance(offer, selection, effort) else {
                break;
            };
            let found: Vec<Option<Selection>> = batch
                .par_iter()
                .map(|neighbourhood| {
                    Self::step(
                        offer,
                        aims,
                        floors,
                        selection,
                        &financing,
                        neighbourhood,
                        effort,
                    )
                })
                .collect();
            for found in found.into_iter().flatten() {
                let reached = self::score(offer, aims, &found);
                if better(&reached, &score) {
                    score = reached;
                    *selection = found;
                    untried = neighbourhoods.len();
                }
            }
        }
    }

    /// The best packages of some partners while the others keep theirs.
    fn step(
        offer: &Offer,
        aims: &[Aim],
        floors: &[f64],
        current: &Selection,
        financing: &Financing,
        neighbourhood: &[usize],
        effort: &Effort<'_>,
    ) -> Option<Selection> {
        let eu = offer.partners.len();
        let mut extent = Extent::whole(offer);
        extent.partners = neighbourhood.to_vec();
        extent.floors = floors.to_vec();
        extent.plan = Some(current.plan());
        for (&(partner, component), amounts) in &financing.items {
            if neighbourhood.contains(&partner) {
                continue;
            }
            for (&instrument, amount) in amounts {
                extent.spent[instrument] += amount;
            }
            for (&instrument, years) in financing
                .by_year
                .get(&(partner, component))
                .into_iter()
                .flatten()
            {
                for (year, amount) in years.iter().enumerate() {
                    extent.spent_by_year[instrument][year] += amount;
                }
            }
        }
        let (mut others, _) = current.worth(offer);
        let inside: f64 = neighbourhood
            .iter()
            .map(|&partner| {
                offer.partner_share(partner) * value(offer, partner, &current.picks[partner]).eu
            })
            .sum();
        others[eu] -= inside;
        extent.floors[eu] -= others[eu];
        let staged = Formulation::new(offer, extent).staged(&others);
        let read = |staged: &Staged, values: &[f64]| {
            let chosen = exact::selection(&staged.model, offer.partners.len(), values);
            let mut selection = current.clone();
            for &partner in neighbourhood {
                selection.picks[partner].clone_from(&chosen.picks[partner]);
            }
            selection
        };
        let hint = |staged: &Staged, selection: &Selection| {
            exact::hint(&staged.model, |partner| selection.of(partner))
        };
        let reading = Reading {
            selection: &read,
            hint: &hint,
        };
        let quick = Effort {
            gap: STEP_GAP,
            ..*effort
        };
        let local: Vec<Aim> = aims
            .iter()
            .filter_map(|aim| local(aim, neighbourhood, eu))
            .collect();
        let found = pursue_on(
            offer,
            staged,
            &reading,
            &local,
            Some(current),
            &quick,
            STEP_NODES,
        );
        found.ok().map(|found| found.selection)
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

/// The part of an aim that a neighbourhood can change. Where the others' gains stay as they are,
/// the leximin order of all is the leximin order of those that move.
fn local(aim: &Aim, neighbourhood: &[usize], eu: usize) -> Option<Aim> {
    let (name, k, gains) = match aim {
        Aim::Worst { name, k, gains } => (name, k, gains),
        Aim::Fair(fair) => {
            let part = fair.among(|party| party == eu || neighbourhood.contains(&party));
            return (!part.gains.is_empty()).then_some(Aim::Fair(part));
        }
        _ => return Some(aim.clone()),
    };
    let moving: Vec<_> = gains
        .iter()
        .filter(|(party, _, _)| *party == eu || neighbourhood.contains(party))
        .copied()
        .collect();
    (*k <= moving.len()).then_some(Aim::Worst {
        name,
        k: *k,
        gains: moving,
    })
}

fn score(offer: &Offer, aims: &[Aim], selection: &Selection) -> Vec<f64> {
    let (utilities, cost) = selection.worth(offer);
    aims.iter().map(|aim| aim.value(&utilities, cost)).collect()
}

/// The worst-off partner of an aim that is about the worst-off; `None` where any partner can help.
fn worst(offer: &Offer, aim: &Aim, selection: &Selection) -> Option<usize> {
    let Aim::Worst { gains, .. } = aim else {
        return None;
    };
    let (utilities, _) = selection.worth(offer);
    let gain = |&&(party, offset, scale): &&(usize, f64, f64)| (utilities[party] - offset) / scale;
    let worst = gains.iter().min_by(|a, b| gain(a).total_cmp(&gain(b)))?;
    (worst.0 != offer.partners.len()).then_some(worst.0)
}

/// Whether one list of values is lexicographically better than another, beyond rounding.
fn better(new: &[f64], old: &[f64]) -> bool {
    for (new, old) in new.iter().zip(old) {
        let slack = 1e-7 * old.abs().max(1.0);
        if (new - old).abs() > slack {
            return new > old;
        }
    }
    false
}
