//! One partner's problem at given prices on what is shared.

use std::collections::BTreeMap;

use good_lp::Expression;

use super::exact::{hint, selection};
use super::pool::Pool;
use super::projects::Joins;
use super::purse::{hold, priced, spend};
use super::{Effort, Unsolved};
use crate::formulate::{ColumnKey, Extent, Formulation, Pick, Plan};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, solve};

/// Relative gap to which a partner's problem is solved, as a share of what the whole is judged by.
const PRICING_SHARE: f64 = 0.1;
/// Relative gap to which a partner's problem is solved at most.
const PRICING_GAP: f64 = 5e-4;
/// Nodes for it at most: what is left open here is left open in every bound.
const PRICING_NODES: u64 = 4_000;
/// The same where start years are chosen, which make several columns of one.
const PHASED_NODES: u64 = 16_000;

/// Prices on what is shared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prices {
    /// Worth of one more MEUR of each shared thing.
    pub money: Vec<f64>,
    /// Weight on each party's utility, the EU last: what one more unit of it is worth.
    pub parties: Vec<f64>,
    /// What each partner pays for joining a shared project.
    pub joins: Joins,
    /// The claim whose prices these are, and the factor from its prices to them.
    pub claim: Option<(usize, f64)>,
}

impl Prices {
    /// Prices of money and weights of the parties; joining is free.
    #[must_use]
    pub fn new(money: Vec<f64>, parties: Vec<f64>) -> Self {
        let partners = parties.len() - 1;
        Self {
            money,
            parties,
            joins: vec![BTreeMap::new(); partners],
            claim: None,
        }
    }

    /// What a partner pays for the projects that it joins.
    pub fn joining<'p>(&self, partner: usize, joined: impl Iterator<Item = &'p Pick>) -> f64 {
        joined
            .filter_map(|pick| self.joins[partner].get(pick))
            .sum()
    }

    /// The same with joining free.
    #[must_use]
    pub fn freely(&self) -> Self {
        let mut free = self.clone();
        free.joins.iter_mut().for_each(BTreeMap::clear);
        free
    }

    /// The same with money dearer or cheaper by a factor.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        let mut scaled = self.clone();
        scaled.money.iter_mut().for_each(|price| *price *= factor);
        scaled.claim = scaled.claim.map(|(claim, known)| (claim, known * factor));
        scaled
    }
}

/// Relative gap to which a partner's problem is solved.
#[must_use]
pub fn pricing_gap(effort: &Effort<'_>) -> f64 {
    (PRICING_SHARE * effort.gap).min(PRICING_GAP)
}

/// What is asked of a partner.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The partner, by position.
    pub partner: usize,
    /// At which prices.
    pub prices: &'a Prices,
    /// Least utility of each party, the EU last.
    pub floors: &'a [f64],
    /// Shared projects that are settled; `None` where the partner is free to join.
    pub plan: Option<&'a Plan>,
    /// Claims, with the most that the package may need by each, in MEUR.
    pub most: &'a [(usize, f64)],
    /// Nodes at most; `None` where it is as many as usual.
    pub nodes: Option<u64>,
}

impl<'a> Ask<'a> {
    /// An ask that leaves the partner free to join what it likes and to need what it likes.
    #[must_use]
    pub fn free(partner: usize, prices: &'a Prices, floors: &'a [f64]) -> Self {
        Self {
            partner,
            prices,
            floors,
            plan: None,
            most: &[],
            nodes: None,
        }
    }
}

/// Solves one partner's problem at given prices. The bound holds for every package it could have.
///
/// # Errors
/// [`Unsolved`] where the partner has no package at all.
pub fn price(
    offer: &Offer,
    ask: &Ask<'_>,
    pool: &Pool,
    effort: &Effort<'_>,
) -> Result<(Option<Vec<Pick>>, f64), Unsolved> {
    let Ask {
        partner,
        prices,
        floors,
        plan,
        most,
        nodes,
    } = *ask;
    let mut extent = Extent::alone(offer, partner);
    extent.floors = floors.to_vec();
    extent.plan = plan.cloned();
    let mut formulation = Formulation::new(offer, extent);
    let eu = prices.parties[offer.partners.len()] * offer.partner_share(partner);
    let mut objective = prices.parties[partner] * formulation.utility[partner].clone()
        + eu * formulation.eu_at[partner].clone();
    let spends: Vec<Expression> = pool
        .shared
        .iter()
        .map(|row| spend(&formulation, partner, row))
        .collect();
    objective -= priced(&spends, &prices.money);
    for (pick, &price) in &prices.joins[partner] {
        let key = ColumnKey::Choice {
            partner,
            component: pick.component,
            option: pick.option,
            group: pick.group,
        };
        if let Some(joined) = formulation.model.find(&key) {
            objective -= price * joined;
        }
    }
    let most = most
        .iter()
        .map(|&(claim, most)| (claim, &pool.claims[claim], most));
    hold(&mut formulation.model, &spends, most);
    // Solvers take small numbers for none: the largest coefficient is 1.
    let terms = formulation.model.terms(&objective);
    let size = terms
        .iter()
        .fold(0.0, |size: f64, term| size.max(term.1.abs()));
    let scale = if size > 0.0 { 1.0 / size } else { 1.0 };
    formulation.model.maximise(scale * objective);
    let hint = pool
        .best(offer, ask)
        .map(|known| hint(&formulation.model, |_| &known.picks))
        .unwrap_or_default();
    let usual = if offer.scenario.phased {
        PHASED_NODES
    } else {
        PRICING_NODES
    };
    let limits = Limits {
        gap: pricing_gap(effort),
        nodes: nodes.unwrap_or(usual),
        time: effort.left(),
        start: &hint,
        solver: effort.solver,
        clock: Some(effort.clock),
    };
    match solve(&formulation.model, &limits) {
        Outcome::Solved(point) => {
            let picks = selection(&formulation.model, offer.partners.len(), &point.values)
                .picks
                .swap_remove(partner);
            Ok((Some(picks), point.bound / scale))
        }
        Outcome::Infeasible => Err(Unsolved::Infeasible),
        // No package yet, but still a bound: of use to the proof.
        Outcome::Stopped {
            bound: Some(bound), ..
        } => Ok((None, bound / scale)),
        Outcome::Stopped { bound: None, .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
}

/// The value, or 0 where it is less than `least`.
#[must_use]
pub fn clean(value: f64, least: f64) -> f64 {
    if value.abs() < least { 0.0 } else { value }
}
