//! The criterion's aims over the whole portfolio.

use std::collections::BTreeMap;

use good_lp::Expression;
use rayon::prelude::*;

use super::bound::{self, Priced, Target};
use super::exact::{self, Pursued, stage};
use super::pool::Pool;
use super::prices::{self, Prices};
use super::{
    Effort, Proven, Selection, Solution, Unsolved, balance, ideals, local, master, money,
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

/// Solves a scenario: ideal points, the criterion's aims, the money.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio or none was found in time.
pub fn solve(offer: &Offer, effort: &Effort<'_>) -> Result<Solution, Unsolved> {
    let mut workshop = Workshop::new(offer, Extent::whole(offer).floors);
    let mut ideals = ideals::ideals(offer, &mut workshop, effort)?;
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
    criteria::aims(
        offer.scenario.criterion.rule,
        &criteria::views(offer, &values),
    )
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
            pool: Pool::new(offer),
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
            local::improve(offer, aims, &floors, &mut self.pool, &mut selection, bound, effort);
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
        local::improve(offer, aims, floors, &mut self.pool, &mut selection, bound, &improving);
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
        let (shared, pool) = (&self.pool.shared, &self.pool);
        let totals = shared.iter().filter(|row| row.year.is_none());
        let money: f64 = totals.map(|row| row.limit).sum::<f64>().max(1e-3);
        let asks: Vec<(usize, f64, f64)> = (0..partners)
            .flat_map(|partner| {
                [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)].map(|(share, dear)| (partner, share, dear))
            })
            .collect();
        let found: Vec<Option<(usize, Vec<Pick>)>> = asks
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
                    money: vec![price; shared.len()],
                    parties,
                    claim: None,
                };
                let answer = prices::price(offer, partner, &prices, None, floors, pool, effort);
                answer.ok().and_then(|(known, _)| Some((partner, known?)))
            })
            .collect();
        self.pool
            .add(offer, found.into_iter().flatten().collect());
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
        bound::bound(
            offer,
            aim,
            floors,
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
                    at.money.iter_mut().for_each(|price| *price *= factor);
                    at.claim = at.claim.map(|(claim, known)| (claim, known * factor));
                    asks.push((partner, at, plan));
                }
            }
        }
        let pool = &self.pool;
        let found: Vec<Option<(usize, Vec<Pick>)>> = asks
            .par_iter()
            .map(|(partner, at, plan)| {
                let answer = prices::price(
                    offer,
                    *partner,
                    at,
                    Some(plan),
                    floors,
                    pool,
                    effort,
                );
                answer.ok().and_then(|(known, _)| Some((*partner, known?)))
            })
            .collect();
        self.pool
            .add(offer, found.into_iter().flatten().collect());
    }

    /// Plans worth trying: nothing shared, and what the partners want at these prices.
    fn plans(&self, offer: &Offer, floors: &[f64], prices: &Prices) -> Vec<Plan> {
        // Who wants a component, and how many want each option of it.
        let mut wanted: BTreeMap<usize, (Vec<usize>, BTreeMap<usize, usize>)> = BTreeMap::new();
        for (partner, floor) in floors.iter().enumerate().take(offer.partners.len()) {
            let best = self.pool.best(offer, partner, prices, *floor, None);
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
        let mut plans = vec![Plan::default()];
        if !projects.is_empty() {
            plans.push(Plan { projects });
        }
        plans
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
