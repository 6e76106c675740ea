//! One partner's problem at given prices on what is shared, and the packages it has given so far.

use good_lp::Expression;

use super::{Effort, Unsolved};
use crate::formulate::{Extent, Formulation, Pick, Plan, Value, value};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, solve};

use super::exact::{hint, selection};

/// Relative gap to which a partner's problem is solved: far inside what the whole is judged by.
pub const PRICING_GAP: f64 = 1e-3;
/// Nodes for one partner's problem.
const PRICING_NODES: u64 = 800;
/// One euro in MEUR: less of an envelope is nothing.
const EURO: f64 = 1e-6;
/// How far below a floor a package may seem by rounding.
pub const SLACK: f64 = 1e-9;

/// A row that all partners share: an instrument's envelope, in total or in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedRow {
    /// Instrument.
    pub instrument: usize,
    /// Year of the horizon, where it is a yearly limit.
    pub year: Option<usize>,
    /// MEUR.
    pub limit: f64,
}

/// The rows that all partners share.
#[must_use]
pub fn shared_rows(offer: &Offer) -> Vec<SharedRow> {
    let mut rows = Vec::new();
    let stated_by_year = offer
        .candidates
        .iter()
        .flat_map(|c| &c.choices)
        .any(|c| c.by_year.is_some());
    for row in &offer.scenario.envelope {
        let known = offer
            .taxonomy
            .instruments
            .iter()
            .position(|known| known.id == row.instrument);
        let Some(instrument) = known else { continue };
        if let Some(total) = row.total {
            rows.push(SharedRow {
                instrument,
                year: None,
                limit: total.value(),
            });
        }
        for (year, limit) in row.per_year.iter().enumerate().filter(|_| stated_by_year) {
            rows.push(SharedRow {
                instrument,
                year: Some(year),
                limit: limit.value(),
            });
        }
    }
    rows
}

/// A package that a partner could have.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What is in it, sorted.
    pub picks: Vec<Pick>,
    /// What it is worth.
    pub value: Value,
    /// What it takes of each shared row, in MEUR.
    pub spend: Vec<f64>,
}

/// Every package found so far, by partner.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    /// The packages.
    pub packages: Vec<Vec<Known>>,
}

impl Pool {
    /// An empty pool.
    #[must_use]
    pub fn new(partners: usize) -> Self {
        Self {
            packages: vec![Vec::new(); partners],
        }
    }

    /// Adds a package unless a copy that spends no more of anything is there.
    pub fn add(&mut self, partner: usize, known: Known) -> bool {
        let twin = self.packages[partner].iter().any(|other| {
            other.picks == known.picks
                && other
                    .spend
                    .iter()
                    .zip(&known.spend)
                    .all(|(there, new)| (there - new).abs() < 1e-6)
        });
        if !twin {
            self.packages[partner].push(known);
        }
        !twin
    }
}

/// Prices on what is shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Prices {
    /// Worth of one more MEUR of each shared row.
    pub rows: Vec<f64>,
    /// Weight on each party's utility, the EU last: what one more unit of it is worth.
    pub parties: Vec<f64>,
}

/// Solves one partner's problem at given prices. The bound holds for every package it could have.
///
/// # Errors
/// [`Unsolved`] where the partner has no package at all.
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one search, each with its own life"
)]
pub fn price(
    offer: &Offer,
    partner: usize,
    prices: &Prices,
    plan: Option<&Plan>,
    floors: &[f64],
    shared: &[SharedRow],
    pool: &Pool,
    effort: &Effort<'_>,
) -> Result<(Option<Known>, f64), Unsolved> {
    let mut extent = Extent::alone(offer, partner);
    extent.floors = floors.to_vec();
    extent.plan = plan.cloned();
    let mut formulation = Formulation::new(offer, extent);
    let spends: Vec<Expression> = shared
        .iter()
        .map(|row| spend(&formulation, partner, row))
        .collect();
    let eu = prices.parties[offer.partners.len()] * offer.partner_share(partner);
    let mut objective = prices.parties[partner] * formulation.utility[partner].clone()
        + eu * formulation.eu_at[partner].clone();
    for (spend, price) in spends.iter().zip(&prices.rows) {
        if *price != 0.0 {
            objective -= *price * spend.clone();
        }
    }
    formulation.model.maximise(objective);
    let best = pool.packages[partner]
        .iter()
        .filter(|known| {
            known.value.partner >= floors[partner] - SLACK && fits(known, partner, plan)
        })
        .max_by(|a, b| {
            worth(offer, partner, prices, a).total_cmp(&worth(offer, partner, prices, b))
        });
    let hint = best
        .map(|known| hint(&formulation.model, |_| &known.picks))
        .unwrap_or_default();
    let limits = Limits {
        gap: PRICING_GAP,
        nodes: PRICING_NODES,
        time: effort.left(),
        start: &hint,
        solver: effort.solver,
    };
    match solve(&formulation.model, &limits) {
        Outcome::Solved(point) => {
            let picks = selection(&formulation.model, offer.partners.len(), &point.values)
                .picks
                .swap_remove(partner);
            let spend = spends
                .iter()
                .map(|spend| clean(formulation.model.evaluate(spend, &point.values), EURO))
                .collect();
            let known = Known {
                value: value(offer, partner, &picks),
                picks,
                spend,
            };
            Ok((Some(known), point.bound))
        }
        Outcome::Infeasible => Err(Unsolved::Infeasible),
        // No package yet, but still a bound: of use to the proof.
        Outcome::Stopped {
            bound: Some(bound), ..
        } => Ok((None, bound)),
        Outcome::Stopped { bound: None, .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
}

/// Whether a known package joins exactly the projects of a plan that name the partner.
fn fits(known: &Known, partner: usize, plan: Option<&Plan>) -> bool {
    let Some(plan) = plan else { return true };
    let joined: Vec<Pick> = known
        .picks
        .iter()
        .filter(|pick| pick.group > 0)
        .copied()
        .collect();
    let mine = plan
        .projects
        .iter()
        .filter(|(_, _, members)| members.contains(&partner));
    let mut asked: Vec<Pick> = mine
        .map(|(component, option, members)| Pick {
            component: *component,
            option: *option,
            group: members.len(),
        })
        .collect();
    asked.sort();
    joined == asked
}

/// What a known package is worth at the prices.
#[must_use]
pub fn worth(offer: &Offer, partner: usize, prices: &Prices, known: &Known) -> f64 {
    let eu = prices.parties[offer.partners.len()] * offer.partner_share(partner);
    let spent: f64 = prices
        .rows
        .iter()
        .zip(&known.spend)
        .map(|(price, spend)| price * spend)
        .sum();
    prices.parties[partner] * known.value.partner + eu * known.value.eu - spent
}

/// The value, or 0 where it is less than `least`.
#[must_use]
pub fn clean(value: f64, least: f64) -> f64 {
    if value.abs() < least { 0.0 } else { value }
}

/// What a partner takes of a shared row.
fn spend(formulation: &Formulation<'_>, partner: usize, row: &SharedRow) -> Expression {
    match row.year {
        Some(year) => formulation.paid_in_year(row.instrument, year),
        None => formulation.finance[partner][row.instrument].clone(),
    }
}
