//! Packages and a portfolio to begin with.
//!
//! 1. Seeds: each partner's best with money no object, and as dear as it is on average.
//! 2. Around prices that were found: each partner's best for the projects that the partners want, that
//!    needs no more than this or that share of the dearest claim.
//! 3. A portfolio of these: with money as much dearer as it takes for all of them to be paid for, or each
//!    partner in turn with what those before it leave.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::money::EURO;
use super::pool::{Pool, SLACK};
use super::prices::{self, Ask, Prices};
use super::pursue::Workshop;
use super::{Effort, Selection};
use crate::formulate::value::choice_of;
use crate::formulate::{Pick, Plan};
use crate::model::{Offer, Scope};

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
impl Workshop {
    /// Packages to begin with, unless there are some.
    pub(super) fn seed(&mut self, offer: &Offer, floors: &[f64], effort: &Effort<'_>) {
        if self.pool.packages.iter().any(Vec::is_empty) {
            seeds(offer, floors, &mut self.pool, effort);
        }
    }

    /// A portfolio to begin with: each partner's best package for the projects that the partners want,
    /// at the prices found, or money as much dearer as it takes for all of them to be paid for. Where
    /// none of that fits, what each can still have after those before it.
    pub(super) fn fitting(
        &mut self,
        offer: &Offer,
        floors: &[f64],
        effort: &Effort<'_>,
    ) -> Option<Selection> {
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
        let mut most: Vec<(usize, f64)> = Vec::new();
        let mut picks = self
            .pool
            .best(offer, &free)
            .map(|known| known.picks.clone());
        loop {
            if let Some(picks) = picks {
                self.pool.add(offer, vec![(partner, picks.clone())]);
                let needs = &self.pool.find(partner, &picks)?.needs;
                let stated = |at: usize| most.iter().any(|&(claim, _)| claim == at);
                let broken = |at: &usize| needs[*at] > room[*at] && !stated(*at);
                let broken: Vec<usize> = (0..room.len()).filter(broken).collect();
                if broken.is_empty() {
                    return Some(picks);
                }
                most.extend(
                    broken
                        .into_iter()
                        .map(|at| (at, (room[at] - EURO).max(0.0))),
                );
            }
            let ask = Ask {
                most: &most,
                ..free
            };
            let known = self.pool.best(offer, &ask);
            let known = known.map(|known| known.picks.clone());
            let asked = prices::price(offer, &ask, &self.pool, effort).ok();
            picks = Some(asked.and_then(|(picks, _)| picks).or(known)?);
        }
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
        let about = |partner, prices| Ask {
            plan: Some(&plan),
            ..Ask::free(partner, prices, floors)
        };
        let ends: Vec<Ask<'_>> = (0..offer.partners.len())
            .flat_map(|partner| [about(partner, &cheap), about(partner, &dearer)])
            .collect();
        ask(offer, &ends, &mut self.pool, effort);
        let mut between: Vec<(usize, [(usize, f64); 1])> = Vec::new();
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
                between.push((ends[0].partner, [(claim, limit)]));
            }
        }
        let between: Vec<Ask<'_>> = between
            .iter()
            .map(|(partner, most)| Ask {
                most,
                ..about(*partner, &cheap)
            })
            .collect();
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
