//! The shared envelope priced: each partner's problem alone at these prices proves a bound.
//!
//! For prices `sigma >= 0` on the shared rows, weights `alpha` on the parties and a price `phi` on
//! the EU's floor, no portfolio is worth more than
//!
//! ```text
//! sum_r sigma_r B_r - phi floor_eu - sum_j alpha_j offset_j / scale_j
//!   + sum_p max_k { alpha_p / scale_p U_pk + (alpha_eu / scale_eu + phi) s_p U_eu(pk)
//!                   - sum_r sigma_r spend_rk }
//! ```
//!
//! where `k` runs over every package that partner `p` could have, members free to join a shared
//! project at the smallest share of its cost. The prices that make this least are found by cutting
//! planes (Kelley 1960) over the packages found so far, within a box around the best prices known and
//! damped towards them.

use good_lp::Expression;
use rayon::prelude::*;

use super::prices::{Known, PRICING_GAP, Pool, Prices, SLACK, SharedRow, clean, price, worth};
use super::{Effort, Unsolved};
use crate::formulate::{Aim, ColumnKey, LinearModel, RowKey, Sense};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, solve};

/// How far the prices asked for are pulled towards the best known.
const DAMPING: f64 = 0.4;
/// How far a price may move in a round, as a multiple of the best known.
const BOX: f64 = 2.5;
/// A price or weight below this is none: beside ordinary ones it would only upset the solver.
pub const WORTHLESS: f64 = 1e-9;

/// What is enough.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// A bound below this settles the matter.
    pub below: f64,
    /// Rounds of prices at most.
    pub rounds: usize,
}

impl Target {
    /// The least bound that a good many rounds give.
    pub const LEAST: Target = Target {
        below: f64::NEG_INFINITY,
        rounds: 30,
    };
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
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one search, each with its own life"
)]
pub fn bound(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    shared: &[SharedRow],
    start: Option<&Prices>,
    target: Target,
    pool: &mut Pool,
    effort: &Effort<'_>,
) -> Result<Priced, Unsolved> {
    let unit = unit(offer, aim, shared, pool);
    let mut best: Option<(f64, Prices)> = None;
    let mut centre = start.and_then(|start| admissible(start, aim));
    let mut rounds = 0;
    let mut stalled = 0;
    while rounds < target.rounds {
        let asked = if let (Some(centre), 0) = (&centre, rounds) {
            centre.clone()
        } else {
            let (lower, at) =
                cheapest_prices(offer, aim, floors, shared, pool, centre.as_ref(), unit)?;
            let least = best.as_ref().map_or(f64::INFINITY, |(bound, _)| *bound);
            if least.is_finite() && least - lower <= PRICING_GAP * least.abs() {
                break;
            }
            match &centre {
                Some(centre) if stalled == 0 => between(&at, centre),
                _ => at,
            }
        };
        let asks = (0..offer.partners.len()).into_par_iter();
        let found: Vec<_> = asks
            .map(|partner| price(offer, partner, &asked, None, floors, shared, pool, effort))
            .collect();
        let mut bound = fixed(offer, aim, floors, shared, &asked);
        let mut new = false;
        for (partner, found) in found.into_iter().enumerate() {
            match found {
                Ok((known, at_most)) => {
                    bound += at_most;
                    new |= known.is_some_and(|known| pool.add(partner, known));
                }
                Err(Unsolved::Infeasible) => return Err(Unsolved::Infeasible),
                Err(_) if best.is_some() => bound = f64::INFINITY,
                Err(unsolved) => return Err(unsolved),
            }
        }
        rounds += 1;
        let least = best.as_ref().map_or(f64::INFINITY, |(bound, _)| *bound);
        stalled = if bound < least - 1e-4 * bound.abs() {
            0
        } else {
            stalled + 1
        };
        if bound < least {
            centre = Some(asked.clone());
            best = Some((bound, asked));
        }
        let settled = best
            .as_ref()
            .is_some_and(|(bound, _)| *bound < target.below);
        if settled || effort.is_over() || (!new && stalled > 1) || stalled > 4 {
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

/// What a MEUR is worth on average, in units of the aim: the scale of the prices.
fn unit(offer: &Offer, aim: &Aim, shared: &[SharedRow], pool: &Pool) -> f64 {
    let partners = offer.partners.len();
    let mut parties = vec![0.0; partners + 1];
    match aim {
        Aim::Sum { coefficients, .. } => parties.clone_from(coefficients),
        Aim::Worst { gains, .. } => {
            #[expect(
                clippy::cast_precision_loss,
                reason = "there are a few hundred parties at most"
            )]
            let equal = 1.0 / gains.len().max(1) as f64;
            for &(party, _, scale) in gains {
                parties[party] = equal / scale;
            }
        }
        Aim::Fair(_) | Aim::Cheapest => {}
    }
    let prices = Prices {
        rows: vec![0.0; shared.len()],
        parties,
    };
    let best = |(partner, packages): (usize, &Vec<Known>)| {
        packages
            .iter()
            .map(|known| worth(offer, partner, &prices, known))
            .fold(0.0, f64::max)
    };
    let worth: f64 = pool.packages.iter().enumerate().map(best).sum();
    let money: f64 = shared
        .iter()
        .filter(|row| row.year.is_none())
        .map(|row| row.limit)
        .sum();
    (worth.max(1e-3) / money.max(1e-3)).clamp(1e-9, 1e3)
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
        Aim::Fair(_) | Aim::Cheapest => envelope,
    }
}

/// Prices found for another aim, made such that they prove something about this one: weights on the
/// worst-off add up to `k`, the weights of a sum are its own.
fn admissible(prices: &Prices, aim: &Aim) -> Option<Prices> {
    match aim {
        Aim::Sum { coefficients, .. } => Some(Prices {
            rows: prices.rows.clone(),
            parties: coefficients.clone(),
        }),
        Aim::Worst { k: 1, gains, .. } => {
            let sum: f64 = gains
                .iter()
                .map(|&(party, _, scale)| prices.parties[party] * scale)
                .sum();
            let scaled = |values: &[f64]| values.iter().map(|value| value / sum).collect();
            let known = |party: usize| gains.iter().any(|&(at, _, _)| at == party);
            let others = prices
                .parties
                .iter()
                .enumerate()
                .any(|(at, &weight)| weight != 0.0 && !known(at));
            (sum > WORTHLESS && !others).then(|| Prices {
                rows: scaled(&prices.rows),
                parties: scaled(&prices.parties),
            })
        }
        Aim::Worst { .. } | Aim::Fair(_) | Aim::Cheapest => None,
    }
}

fn between(asked: &Prices, centre: &Prices) -> Prices {
    let mix = |a: &[f64], b: &[f64]| {
        let mixed = a
            .iter()
            .zip(b)
            .map(|(a, b)| (1.0 - DAMPING) * a + DAMPING * b);
        mixed.map(|value| clean(value, WORTHLESS)).collect()
    };
    Prices {
        rows: mix(&asked.rows, &centre.rows),
        parties: mix(&asked.parties, &centre.parties),
    }
}

/// The prices at which the packages known so far are worth least, and that worth: a small linear program.
#[expect(
    clippy::too_many_lines,
    reason = "one linear program, its columns and its rows"
)]
fn cheapest_prices(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    shared: &[SharedRow],
    pool: &Pool,
    centre: Option<&Prices>,
    unit: f64,
) -> Result<(f64, Prices), Unsolved> {
    /// Far outside what a package is worth, so that every column is bounded.
    const FAR: f64 = 1e6;
    let partners = offer.partners.len();
    let mut model = LinearModel::default();
    let rows: Vec<_> = (0..shared.len())
        .map(|row| {
            let known = centre.map_or(0.0, |centre| centre.rows[row]);
            model.column(ColumnKey::Price { row }, 0.0, BOX * known.max(unit), false)
        })
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
                let known = centre.map_or(0.0, |centre| centre.parties[partners]);
                let extra = model.column(
                    ColumnKey::Weight { party: partners },
                    0.0,
                    BOX * known.max(1.0),
                    false,
                );
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
        Aim::Fair(_) | Aim::Cheapest => {}
    }
    for (partner, packages) in pool.packages.iter().enumerate() {
        let worth = model.column(ColumnKey::Worth { partner }, -FAR, FAR, false);
        least += worth;
        if packages.is_empty() {
            model.row(RowKey::of("worth", partner, "none"), worth, Sense::Ge, 0.0);
        }
        let good = |known: &&Known| known.value.partner >= floors[partner] - SLACK;
        for (at, known) in packages.iter().filter(good).enumerate() {
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
                rows: (0..shared.len())
                    .map(|row| clean(price(row).max(0.0), WORTHLESS))
                    .collect(),
                parties: weights
                    .iter()
                    .map(|weight| clean(of(weight), WORTHLESS))
                    .collect(),
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
