//! The shared envelope priced: each partner's problem alone at these prices proves a bound.
//!
//! For prices `sigma >= 0` on the shared rows, weights `alpha` on the parties and a price `phi` on
//! the EU's floor, no portfolio is worth more than
//!
//! `sum_r sigma_r B_r - phi floor_eu - sum_j alpha_j offset_j / scale_j
//!  + sum_p max_k { alpha_p / scale_p U_pk + (alpha_eu / scale_eu + phi) s_p U_eu(pk) - sum_r sigma_r spend_rk }`
//!
//! where `k` runs over every package that partner `p` could have, members free to join a shared
//! project at the smallest share of its cost. The prices that make this least are found by cutting planes
//! (Kelley 1960) over the packages found so far, damped towards the best prices known.

use good_lp::Expression;
use rayon::prelude::*;

use super::{Effort, Unsolved};
use crate::formulate::{
    Aim, ColumnKey, Extent, Formulation, LinearModel, Pick, Plan, RowKey, Sense, Value, value,
};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, solve};

use super::exact::selection;

/// Relative gap to which a partner's problem is solved: far inside what the whole is judged by.
const PRICING_GAP: f64 = 2e-4;
/// Nodes for one partner's problem.
const PRICING_NODES: u64 = 4_000;
/// How far the prices asked for are pulled towards the best known.
const DAMPING: f64 = 0.5;
/// Rounds of prices at most.
const ROUNDS: usize = 60;

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

/// What is asked of one partner's problem beyond the prices.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// Projects that are built; `None`: any.
    pub plan: Option<Plan>,
    /// Least utility of the partner, beyond its floor.
    pub at_least: Option<f64>,
}

/// Solves one partner's problem at given prices. The bound holds for every package it could have.
///
/// # Errors
/// [`Unsolved`] where the partner has no package at all.
pub fn price(
    offer: &Offer,
    partner: usize,
    prices: &Prices,
    ask: &Ask,
    floors: &[f64],
    shared: &[SharedRow],
    pool: &Pool,
    effort: &Effort<'_>,
) -> Result<(Known, f64), Unsolved> {
    let mut extent = Extent::alone(offer, partner);
    extent.floors = floors.to_vec();
    if let Some(at_least) = ask.at_least {
        extent.floors[partner] = extent.floors[partner].max(at_least);
    }
    extent.plan = ask.plan.clone();
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
        .filter(|_| ask.plan.is_none())
        .max_by(|a, b| {
            worth(offer, partner, prices, a).total_cmp(&worth(offer, partner, prices, b))
        });
    let hint = best
        .map(|known| hint(&formulation.model, partner, &known.picks))
        .unwrap_or_default();
    let limits = Limits {
        gap: PRICING_GAP,
        nodes: PRICING_NODES,
        time: effort.left(),
        start: &hint,
    };
    match solve(&formulation.model, &limits) {
        Outcome::Solved(point) => {
            let picks = selection(&formulation.model, offer.partners.len(), &point.values)
                .picks
                .swap_remove(partner);
            let spend = spends
                .iter()
                .map(|spend| formulation.model.evaluate(spend, &point.values))
                .collect();
            let known = Known {
                value: value(offer, partner, &picks),
                picks,
                spend,
            };
            Ok((known, point.bound))
        }
        Outcome::Infeasible => Err(Unsolved::Infeasible),
        Outcome::Stopped { .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
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

fn hint(model: &LinearModel, partner: usize, picks: &[Pick]) -> Vec<(usize, f64)> {
    let columns = model.columns().iter().enumerate();
    columns
        .filter_map(|(at, column)| match column.key {
            ColumnKey::Choice {
                partner: p,
                component,
                option,
                group,
            } if p == partner => {
                let chosen = picks.contains(&Pick {
                    component,
                    option,
                    group,
                });
                Some((at, if chosen { 1.0 } else { 0.0 }))
            }
            _ => None,
        })
        .collect()
}

/// What a partner takes of a shared row.
fn spend(formulation: &Formulation<'_>, partner: usize, row: &SharedRow) -> Expression {
    let Some(wanted) = row.year else {
        return formulation.finance[partner][row.instrument].clone();
    };
    let columns = formulation.model.columns().iter();
    columns
        .filter(|column| {
            matches!(column.key, ColumnKey::Finance { instrument, year: Some(year), .. }
                if instrument == row.instrument && year == wanted)
        })
        .map(|column| Expression::from(column.variable))
        .sum()
}

/// What the prices proved.
pub struct Priced {
    /// No portfolio is worth more.
    pub bound: f64,
    /// The prices that prove it.
    pub prices: Prices,
    /// Rounds it took.
    pub rounds: usize,
}

/// Finds the prices that prove the least bound on an aim, filling the pool on the way.
///
/// # Errors
/// [`Unsolved`] where a partner has no package at all, or a limit came before any bound.
pub fn bound(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    shared: &[SharedRow],
    pool: &mut Pool,
    effort: &Effort<'_>,
) -> Result<Priced, Unsolved> {
    let mut best: Option<(f64, Prices)> = None;
    let mut rounds = 0;
    let mut stalled = 0;
    while rounds < ROUNDS {
        let (lower, at) = cheapest_prices(offer, aim, floors, shared, pool)?;
        let asked = match &best {
            Some((_, centre)) if stalled == 0 => between(&at, centre, DAMPING),
            _ => at,
        };
        let found: Vec<_> = (0..offer.partners.len())
            .into_par_iter()
            .map(|partner| {
                price(
                    offer,
                    partner,
                    &asked,
                    &Ask::default(),
                    floors,
                    shared,
                    pool,
                    effort,
                )
            })
            .collect();
        let mut bound = fixed(offer, aim, floors, shared, &asked);
        let mut new = false;
        for (partner, found) in found.into_iter().enumerate() {
            match found {
                Ok((known, at_most)) => {
                    bound += at_most;
                    new |= pool.add(partner, known);
                }
                Err(_) if best.is_some() && effort.is_over() => bound = f64::INFINITY,
                Err(unsolved) => return Err(unsolved),
            }
        }
        rounds += 1;
        let improved = best.as_ref().is_none_or(|(known, _)| bound < *known - 1e-9);
        if improved {
            best = Some((bound, asked));
            stalled = 0;
        } else {
            stalled += 1;
        }
        let least = best.as_ref().map_or(f64::INFINITY, |(bound, _)| *bound);
        let close = least - lower <= PRICING_GAP * least.abs().max(1e-9);
        if effort.is_over() || close || (!new && stalled > 1) {
            break;
        }
    }
    let (bound, prices) = best.ok_or(Unsolved::Stopped)?;
    Ok(Priced {
        bound,
        prices,
        rounds,
    })
}

/// The part of the bound that no package changes.
fn fixed(offer: &Offer, aim: &Aim, floors: &[f64], shared: &[SharedRow], prices: &Prices) -> f64 {
    let envelope: f64 = shared
        .iter()
        .zip(&prices.rows)
        .map(|(row, price)| row.limit * price)
        .sum();
    let eu = offer.partners.len();
    match aim {
        Aim::Sum {
            coefficients,
            constant,
            ..
        } => {
            let floor = if floors[eu].is_finite() {
                (prices.parties[eu] - coefficients[eu]) * floors[eu]
            } else {
                0.0
            };
            envelope + constant - floor
        }
        Aim::Worst { gains, .. } => {
            // alpha_j offset_j / scale_j, with alpha_j / scale_j the party's price (but for the EU's floor).
            let offsets: f64 = gains
                .iter()
                .map(|&(party, offset, _)| prices.parties[party] * offset)
                .sum();
            envelope - offsets
        }
        Aim::Cheapest => envelope,
    }
}

fn between(asked: &Prices, centre: &Prices, damping: f64) -> Prices {
    let mix = |a: &[f64], b: &[f64]| {
        a.iter()
            .zip(b)
            .map(|(a, b)| (1.0 - damping) * a + damping * b)
            .collect()
    };
    Prices {
        rows: mix(&asked.rows, &centre.rows),
        parties: mix(&asked.parties, &centre.parties),
    }
}

/// The prices at which the packages known so far are worth least, and that worth: a small linear program.
fn cheapest_prices(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    shared: &[SharedRow],
    pool: &Pool,
) -> Result<(f64, Prices), Unsolved> {
    /// Far outside what a MEUR or a package is worth, so that every column is bounded.
    const FAR: f64 = 1e4;
    let partners = offer.partners.len();
    let mut model = LinearModel::default();
    let rows: Vec<_> = (0..shared.len())
        .map(|row| model.column(ColumnKey::Price { row }, 0.0, FAR, false))
        .collect();
    let mut least = Expression::default();
    for (row, &price) in shared.iter().zip(&rows) {
        least += row.limit * price;
    }
    let mut weights = vec![Expression::default(); partners + 1];
    match aim {
        Aim::Sum {
            coefficients,
            constant,
            ..
        } => {
            for (weight, coefficient) in weights.iter_mut().zip(coefficients) {
                *weight += *coefficient;
            }
            if floors[partners].is_finite() {
                let extra = model.column(ColumnKey::Weight { party: partners }, 0.0, FAR, false);
                weights[partners] += extra;
                least -= floors[partners] * extra;
            }
            least += *constant;
        }
        Aim::Worst { k, gains, .. } => {
            let mut sum = Expression::default();
            for &(party, offset, scale) in gains {
                let alpha = model.column(ColumnKey::Weight { party }, 0.0, 1.0, false);
                sum += alpha;
                weights[party] += alpha / scale;
                least -= (offset / scale) * alpha;
            }
            #[expect(
                clippy::cast_precision_loss,
                reason = "there are a few hundred parties at most"
            )]
            model.row(RowKey::shared("weights", ""), sum, Sense::Eq, *k as f64);
        }
        Aim::Cheapest => {}
    }
    for (partner, packages) in pool.packages.iter().enumerate() {
        let worth = model.column(ColumnKey::Worth { partner }, -FAR, FAR, false);
        least += worth;
        if packages.is_empty() {
            model.row(RowKey::of("worth", partner, "none"), worth, Sense::Ge, 0.0);
        }
        for (at, known) in packages.iter().enumerate() {
            let eu = offer.partner_share(partner) * known.value.eu;
            let mut left =
                known.value.partner * weights[partner].clone() + eu * weights[partners].clone();
            for (&price, &spend) in rows.iter().zip(&known.spend) {
                if spend != 0.0 {
                    left -= spend * price;
                }
            }
            model.row(
                RowKey::of("worth", partner, at.to_string()),
                left - worth,
                Sense::Le,
                0.0,
            );
        }
    }
    model.maximise(-1.0 * least);
    match solve(&model, &Limits::proof()) {
        Outcome::Solved(point) => {
            let of = |expression: &Expression| model.evaluate(expression, &point.values);
            let price = |row: usize| {
                model
                    .find(&ColumnKey::Price { row })
                    .map_or(0.0, |v| of(&v.into()))
            };
            let prices = Prices {
                rows: (0..shared.len()).map(|row| price(row).max(0.0)).collect(),
                parties: weights.iter().map(of).collect(),
            };
            Ok((-point.value, prices))
        }
        Outcome::Infeasible => Err(Unsolved::Failed(
            "the prices of the envelope have no solution".to_owned(),
        )),
        Outcome::Stopped { .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
}
