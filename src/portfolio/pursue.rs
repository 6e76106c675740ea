//! The criterion's aims over the whole portfolio.

use rayon::prelude::*;

use super::exact::{self, Pursued, Reading, pursue_on, stage};
use super::prices::{self, Ask, Known, Pool, Prices, SharedRow, shared_rows};
use super::{Effort, Proven, Selection, Solution, Unsolved, ideals, master, money};
use crate::formulate::{Aim, Extent, Formulation, Pick, Plan, Staged, criteria, value};
use crate::model::{FloorLevel, Offer, PartyId, Rule};

/// 0/1 columns up to which plain branch and bound is tried first.
const SMALL: usize = 60;
/// Nodes for a small offer or one partner: enough to settle either.
const NODES: u64 = 2_000_000;
/// Nodes for a master over known packages.
const MASTER_NODES: u64 = 3_000;
/// Nodes for one step of local search.
const STEP_NODES: u64 = 1_500;

/// Solves a scenario: ideal points, the criterion's aims, the money.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio or none was found in time.
pub fn solve(offer: &Offer, effort: &Effort<'_>) -> Result<Solution, Unsolved> {
    let mut workshop = Workshop::new(offer, Extent::whole(offer).floors);
    let ideals = ideals::ideals(offer, &mut workshop, effort)?;
    let values: Vec<f64> = ideals.iter().map(|ideal| ideal.value).collect();
    workshop.floors = floors(offer, &values);
    let views = criteria::views(offer, &values);
    let aims = criteria::aims(offer.scenario.criterion.rule, &views);
    let pursued = workshop.pursue(offer, &aims, effort)?;
    let financing = money::finance(offer, &pursued.selection, effort)?;
    Ok(Solution {
        selection: pursued.selection,
        financing,
        ideals,
        stages: pursued.stages,
        by_clock: pursued.by_clock,
    })
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
            pool: Pool::new(offer.partners.len()),
            shared: shared_rows(offer),
            floors,
            exact: offer.partners.len() == 1 || choices <= SMALL,
        }
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
        // Half of the time for the proof, the rest for packages.
        let proving = Effort {
            time: effort.clock.elapsed() + effort.left() / 2,
            ..*effort
        };
        let priced = prices::bound(
            offer,
            &aims[0],
            &self.floors,
            &self.shared,
            &mut self.pool,
            &proving,
        )?;
        self.enrich(offer, &aims[0], &priced.prices, priced.bound, effort);
        let mut pursued = self.combine(offer, aims, None, effort)?;
        self.improve(offer, aims, &mut pursued, priced.bound, effort);
        let (utilities, cost) = pursued.selection.worth(offer);
        let reached = aims[0].value(&utilities, cost);
        pursued.first = Proven {
            value: reached,
            bound: priced.bound.max(reached),
        };
        pursued.stages = aims
            .iter()
            .enumerate()
            .map(|(at, aim)| {
                let value = aim.value(&utilities, cost);
                stage(aim, value, (at == 0).then_some(priced.bound.max(value)))
            })
            .collect();
        pursued.by_clock |= effort.is_over();
        Ok(pursued)
    }

    /// Adds packages around the prices: for the projects wanted and for none, for targets just
    /// below the bound, and for money dearer and cheaper than it is.
    fn enrich(
        &mut self,
        offer: &Offer,
        aim: &Aim,
        prices: &Prices,
        bound: f64,
        effort: &Effort<'_>,
    ) {
        let mut asks: Vec<(usize, Prices, Ask)> = Vec::new();
        let plans = self.plans(offer, prices);
        for partner in 0..offer.partners.len() {
            for plan in &plans {
                for factor in [1.0, 0.5, 2.0] {
                    let mut at = prices.clone();
                    at.rows.iter_mut().for_each(|price| *price *= factor);
                    asks.push((
                        partner,
                        at,
                        Ask {
                            plan: Some(plan.clone()),
                            at_least: None,
                        },
                    ));
                }
                let Aim::Worst { gains, k: 1, .. } = aim else {
                    continue;
                };
                let own = gains.iter().find(|(party, _, _)| *party == partner);
                let Some(&(_, offset, scale)) = own else {
                    continue;
                };
                for below in [1.0, 0.995, 0.985] {
                    let mut at = prices.clone();
                    at.parties[partner] *= 0.1; // the target holds the partner's side
                    let at_least = Some(offset + scale * bound * below);
                    asks.push((
                        partner,
                        at,
                        Ask {
                            plan: Some(plan.clone()),
                            at_least,
                        },
                    ));
                }
            }
        }
        let (floors, shared, pool) = (&self.floors, &self.shared, &self.pool);
        let found: Vec<Option<(usize, Known)>> = asks
            .par_iter()
            .map(|(partner, at, ask)| {
                let priced = prices::price(offer, *partner, at, ask, floors, shared, pool, effort);
                priced.ok().map(|(known, _)| (*partner, known))
            })
            .collect();
        for (partner, known) in found.into_iter().flatten() {
            self.pool.add(partner, known);
        }
    }

    /// Plans worth trying: nothing shared, and what the partners want at these prices.
    fn plans(&self, offer: &Offer, prices: &Prices) -> Vec<Plan> {
        let mut wanted: Vec<(Pick, Vec<usize>)> = Vec::new();
        for (partner, packages) in self.pool.packages.iter().enumerate() {
            let best = packages.iter().max_by(|a, b| {
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

    fn combine(
        &self,
        offer: &Offer,
        aims: &[Aim],
        start: Option<&Selection>,
        effort: &Effort<'_>,
    ) -> Result<Pursued, Unsolved> {
        master::combine(
            offer,
            aims,
            &self.floors,
            &self.shared,
            &self.pool,
            start,
            effort,
            MASTER_NODES,
        )
    }

    /// Local search: one or two partners' packages at a time are chosen anew, exactly, while the
    /// others keep theirs; ends when no such step helps, or when time or proof says so.
    fn improve(
        &mut self,
        offer: &Offer,
        aims: &[Aim],
        pursued: &mut Pursued,
        bound: f64,
        effort: &Effort<'_>,
    ) {
        let partners = offer.partners.len();
        let mut score = score(offer, aims, &pursued.selection);
        let singles = (0..partners).map(|p| vec![p]);
        let pairs = (0..partners).flat_map(|a| (a + 1..partners).map(move |b| vec![a, b]));
        let neighbourhoods: Vec<Vec<usize>> = singles.chain(pairs).collect();
        let mut untried = neighbourhoods.len();
        let mut at = 0;
        while untried > 0 && !effort.is_over() {
            let neighbourhood = &neighbourhoods[at % neighbourhoods.len()];
            at += 1;
            untried -= 1;
            let close = bound - score[0] <= effort.gap * bound.abs();
            if close && neighbourhood.len() > 1 {
                continue;
            }
            let Some(found) = self.step(offer, aims, &pursued.selection, neighbourhood, effort)
            else {
                continue;
            };
            let reached = self::score(offer, aims, &found);
            if better(&reached, &score) {
                score = reached;
                pursued.selection = found;
                untried = neighbourhoods.len();
            }
        }
    }

    /// The best packages of some partners while the others keep theirs.
    fn step(
        &self,
        offer: &Offer,
        aims: &[Aim],
        current: &Selection,
        neighbourhood: &[usize],
        effort: &Effort<'_>,
    ) -> Option<Selection> {
        let financing = money::finance(offer, current, effort).ok()?;
        let mut extent = Extent::whole(offer);
        extent.partners = neighbourhood.to_vec();
        extent.floors.clone_from(&self.floors);
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
        others[offer.partners.len()] -= inside;
        extent.floors[offer.partners.len()] -= others[offer.partners.len()];
        let staged = Formulation::new(offer, extent).staged(&others);
        let read = |staged: &Staged, values: &[f64]| {
            let chosen = exact::selection(&staged.model, offer.partners.len(), values);
            let mut selection = current.clone();
            for &partner in neighbourhood {
                selection.picks[partner].clone_from(&chosen.picks[partner]);
            }
            selection
        };
        let hint = |staged: &Staged, selection: &Selection| exact::hint(&staged.model, selection);
        let reading = Reading {
            selection: &read,
            hint: &hint,
        };
        let quick = Effort {
            gap: 0.0,
            ..*effort
        };
        pursue_on(
            offer,
            staged,
            &reading,
            aims,
            Some(current),
            &quick,
            STEP_NODES,
        )
        .ok()
        .map(|found| found.selection)
    }
}

fn score(offer: &Offer, aims: &[Aim], selection: &Selection) -> Vec<f64> {
    let (utilities, cost) = selection.worth(offer);
    aims.iter().map(|aim| aim.value(&utilities, cost)).collect()
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
