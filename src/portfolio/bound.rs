//! The shared envelope priced: each partner's problem alone at these prices proves a bound.
//!
//! For prices `sigma >= 0` on the shared rows, weights `alpha` on the parties and a price `phi` on
//! the EU's floor, no portfolio is worth more than
//!
//! ```text
//! sum_r sigma_r B_r - phi floor_eu - sum_j alpha_j offset_j / scale_j
//!   + sum_p max_k { alpha_p / scale_p U_pk + (alpha_eu / scale_eu + phi) s_p U_eu(pk)
//!                   - need_k(sigma) }
//! ```
//!
//! where `k` runs over every package that partner `p` could have, members free to join a shared
//! project at the smallest share of its cost. The prices that make this least are found by cutting
//! planes (Kelley 1960) over the packages found so far, within a box around the best prices known and
//! damped towards them. What a package needs at prices not asked yet is at least what the known
//! claims say: `need(sum_c pi_c sigma_c) >= sum_c pi_c need(sigma_c)`.

use good_lp::Expression;
use rayon::prelude::*;

use super::pool::{Known, Pool, SLACK};
use super::prices::{Ask, Prices, clean, price, pricing_gap};
use super::purse::{Shared, envelope};
use super::{Effort, Unsolved};
use crate::formulate::{Aim, ColumnKey, LinearModel, Pick, RowKey, Sense};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, Solver, solve};

/// How far the prices asked for are pulled towards the best known: little while the bound falls, more
/// once it does not.
const DAMPING: [f64; 2] = [0.1, 0.5];
/// How far a price may rise in a round, as a multiple of the best known.
const BOX: f64 = 1.5;
/// How much of that at first where prices are known from elsewhere.
const WARM: f64 = 0.2;
/// How much less of that once a round did not help.
const NARROWER: f64 = 0.4;
/// What the first guess of the prices' scale still counts for once prices are known.
const GUESS: f64 = 0.02;
/// Packages of a partner that are looked at first when prices are sought.
const FIRST: usize = 12;
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

/// What no package of a partner can exceed, and the package found.
pub type Answer = (f64, Option<Vec<Pick>>);

/// What the prices proved.
pub struct Priced {
    /// No portfolio is worth more.
    pub bound: f64,
    /// The prices that prove it.
    pub prices: Prices,
    /// What no package of each partner can exceed at these prices, and the package found.
    pub each: Vec<Answer>,
}

/// Finds the prices that prove the least bound on an aim, filling the pool on the way.
///
/// # Errors
/// [`Unsolved`] where a partner has no package at all, or a limit came before any bound.
pub fn bound(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    start: Option<&Prices>,
    target: Target,
    pool: &mut Pool,
    effort: &Effort<'_>,
) -> Result<Priced, Unsolved> {
    let unit = unit(offer, aim, pool);
    let gap = pricing_gap(effort);
    let mut best: Option<(f64, Prices, Vec<Answer>)> = None;
    let mut centre = start.and_then(|start| admissible(start, aim));
    let mut rounds = 0;
    let mut stalled = 0;
    let mut trust = if centre.is_some() { WARM } else { 1.0 };
    while rounds < target.rounds {
        let mut asked = if let (Some(centre), 0) = (&centre, rounds) {
            centre.clone()
        } else {
            let (lower, at) =
                cheapest_prices(offer, aim, floors, pool, centre.as_ref(), unit, trust)?;
            let least = best.as_ref().map_or(f64::INFINITY, |(bound, _, _)| *bound);
            if least.is_finite() && least - lower <= 2.0 * gap * least.abs() {
                break;
            }
            match &centre {
                Some(centre) => between(&at, centre, DAMPING[stalled.min(1)]),
                None => at,
            }
        };
        asked.claim = pool.claim(&asked.money);
        let known: &Pool = pool;
        let asks = (0..offer.partners.len()).into_par_iter();
        let found: Vec<_> = asks
            .map(|partner| {
                let ask = Ask::free(partner, &asked, floors);
                price(offer, &ask, known, effort)
            })
            .collect();
        let mut bound = fixed(offer, aim, floors, &pool.shared, &asked);
        let mut new: Vec<(usize, Vec<Pick>)> = Vec::new();
        let mut each = Vec::with_capacity(offer.partners.len());
        for (partner, found) in found.into_iter().enumerate() {
            match found {
                Ok((picks, at_most)) => {
                    bound += at_most;
                    each.push((at_most, picks.clone()));
                    new.extend(picks.map(|picks| (partner, picks)));
                }
                Err(Unsolved::Infeasible) => return Err(Unsolved::Infeasible),
                Err(_) if best.is_some() => bound = f64::INFINITY,
                Err(unsolved) => return Err(unsolved),
            }
        }
        let new = pool.add(offer, new);
        rounds += 1;
        let least = best.as_ref().map_or(f64::INFINITY, |(bound, _, _)| *bound);
        stalled = if bound < least - 1e-4 * bound.abs() {
            0
        } else {
            stalled + 1
        };
        trust = if bound < least {
            (trust / NARROWER).min(1.0)
        } else {
            trust * NARROWER
        };
        if bound < least {
            centre = Some(asked.clone());
            best = Some((bound, asked, each));
        }
        let settled = best
            .as_ref()
            .is_some_and(|(bound, _, _)| *bound < target.below);
        if settled || effort.is_over() || (!new && stalled > 1) || stalled > 4 {
            break;
        }
    }
    let (bound, prices, each) = best.ok_or(Unsolved::Stopped)?;
    Ok(Priced {
        bound,
        prices,
        each,
    })
}

/// What a MEUR is worth on average, in units of the aim: the scale of the prices.
fn unit(offer: &Offer, aim: &Aim, pool: &Pool) -> f64 {
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
        money: vec![0.0; pool.shared.len()],
        parties,
        claim: None,
    };
    let best = |(partner, packages): (usize, &Vec<Known>)| {
        packages
            .iter()
            .map(|known| pool.worth(offer, partner, &prices, known))
            .fold(0.0, f64::max)
    };
    let worth: f64 = pool.packages.iter().enumerate().map(best).sum();
    let money: f64 = pool
        .shared
        .iter()
        .filter(|row| row.year.is_none())
        .map(|row| row.limit)
        .sum();
    (worth.max(1e-3) / money.max(1e-3)).clamp(1e-9, 1e3)
}

/// The part of the bound that no package changes.
#[must_use]
pub fn fixed(offer: &Offer, aim: &Aim, floors: &[f64], shared: &[Shared], prices: &Prices) -> f64 {
    let envelope = envelope(shared, &prices.money);
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
            money: prices.money.clone(),
            parties: coefficients.clone(),
            claim: None,
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
                money: scaled(&prices.money),
                parties: scaled(&prices.parties),
                claim: None,
            })
        }
        Aim::Worst { .. } | Aim::Fair(_) | Aim::Cheapest => None,
    }
}

fn between(asked: &Prices, centre: &Prices, damping: f64) -> Prices {
    let mix = |a: &[f64], b: &[f64]| {
        let mixed = a
            .iter()
            .zip(b)
            .map(|(a, b)| (1.0 - damping) * a + damping * b);
        mixed.map(|value| clean(value, WORTHLESS)).collect()
    };
    Prices {
        money: mix(&asked.money, &centre.money),
        parties: mix(&asked.parties, &centre.parties),
        claim: None,
    }
}

/// The prices at which the packages known so far are worth least, and that worth. Packages come into
/// the linear program as they matter: most of them never do.
fn cheapest_prices(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    pool: &Pool,
    centre: Option<&Prices>,
    unit: f64,
    trust: f64,
) -> Result<(f64, Prices), Unsolved> {
    let good: Vec<Vec<usize>> = (0..offer.partners.len())
        .map(|partner| {
            let packages = &pool.packages[partner];
            let mut good: Vec<usize> = (0..packages.len())
                .filter(|&at| packages[at].value.partner >= floors[partner] - SLACK)
                .collect();
            if let Some(centre) = centre {
                let worth = |&at: &usize| pool.worth(offer, partner, centre, &packages[at]);
                good.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
            }
            good
        })
        .collect();
    let mut chosen: Vec<Vec<usize>> = good
        .iter()
        .map(|good| good[..good.len().min(FIRST)].to_vec())
        .collect();
    loop {
        let solved = prices_of(offer, aim, floors, pool, &chosen, centre, unit, trust)?;
        let mut all = true;
        for (partner, left) in good.iter().enumerate() {
            let worth = |at: usize| solved.worth(offer, partner, &pool.packages[partner][at]);
            let slack = SLACK * solved.least.abs().max(1.0);
            let missed = left
                .iter()
                .filter(|at| !chosen[partner].contains(at))
                .map(|&at| (at, worth(at)))
                .max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((at, worth)) = missed
                && worth > solved.worths[partner] + slack
            {
                chosen[partner].push(at);
                all = false;
            }
        }
        if all {
            return Ok((solved.least, solved.prices));
        }
    }
}

/// Prices that are cheapest for some packages.
struct Cheapest {
    /// What the packages are worth, with what is shared.
    least: f64,
    /// The prices.
    prices: Prices,
    /// The price of each claim.
    claims: Vec<f64>,
    /// What a partner's best package is worth.
    worths: Vec<f64>,
}

impl Cheapest {
    /// What a package is worth by the prices of the claims.
    fn worth(&self, offer: &Offer, partner: usize, known: &Known) -> f64 {
        let eu = self.prices.parties[offer.partners.len()] * offer.partner_share(partner);
        let needed: f64 = self
            .claims
            .iter()
            .zip(&known.needs)
            .map(|(price, need)| price * need)
            .sum();
        self.prices.parties[partner] * known.value.partner + eu * known.value.eu - needed
    }
}

#[expect(
    clippy::too_many_lines,
    clippy::too_many_arguments,
    reason = "one linear program, its columns and its rows"
)]
fn prices_of(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    pool: &Pool,
    chosen: &[Vec<usize>],
    centre: Option<&Prices>,
    unit: f64,
    trust: f64,
) -> Result<Cheapest, Unsolved> {
    /// Far outside what a package is worth, so that every column is bounded.
    const FAR: f64 = 1e6;
    let partners = offer.partners.len();
    let mut model = LinearModel::default();
    let reach = |row: usize| {
        // Once prices are known, a first guess of their scale counts for little.
        match centre {
            Some(centre) => {
                let known = centre.money[row];
                (known * (1.0 + trust * BOX)).max(GUESS * unit)
            }
            None => BOX * unit,
        }
    };
    let widest = (0..pool.shared.len()).map(reach).fold(0.0, f64::max);
    let claims: Vec<_> = (0..pool.claims.len())
        .map(|row| model.column(ColumnKey::Price { row }, 0.0, widest, false))
        .collect();
    let mut money = vec![Expression::default(); pool.shared.len()];
    let mut least = Expression::default();
    for (claim, &price) in pool.claims.iter().zip(&claims) {
        least += claim.limit * price;
        for (sum, &part) in money.iter_mut().zip(&claim.prices) {
            if part != 0.0 {
                *sum += part * price;
            }
        }
    }
    for (row, sum) in money.iter().enumerate() {
        let key = RowKey::shared("box", row.to_string());
        model.row(key, sum.clone(), Sense::Le, reach(row));
        if let Some(centre) = centre
            && trust < 1.0
        {
            let key = RowKey::shared("box-below", row.to_string());
            let least = (1.0 - trust) * centre.money[row];
            model.row(key, sum.clone(), Sense::Ge, least);
        }
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
    let mut worths = Vec::with_capacity(partners);
    for (partner, chosen) in chosen.iter().enumerate() {
        let worth = model.column(ColumnKey::Worth { partner }, -FAR, FAR, false);
        worths.push(Expression::from(worth));
        least += worth;
        if chosen.is_empty() {
            model.row(RowKey::of("worth", partner, "none"), worth, Sense::Ge, 0.0);
        }
        for &at in chosen {
            let known = &pool.packages[partner][at];
            let eu = offer.partner_share(partner) * known.value.eu;
            let mut left =
                known.value.partner * weights[partner].clone() + eu * weights[partners].clone();
            for (&price, &need) in claims.iter().zip(&known.needs) {
                if need != 0.0 {
                    left -= need * price;
                }
            }
            let key = RowKey::of("worth", partner, at.to_string());
            model.row(key, left - worth, Sense::Le, 0.0);
        }
    }
    model.maximise(-1.0 * least);
    match solve(&model, &Limits::proof(Solver::default())) {
        Outcome::Solved(point) => {
            let of = |expression: &Expression| model.evaluate(expression, &point.values);
            let prices = Prices {
                money: money
                    .iter()
                    .map(|sum| clean(of(sum).max(0.0), WORTHLESS))
                    .collect(),
                parties: weights
                    .iter()
                    .map(|weight| clean(of(weight), WORTHLESS))
                    .collect(),
                claim: None,
            };
            Ok(Cheapest {
                least: -point.value,
                prices,
                claims: claims.iter().map(|&price| of(&price.into())).collect(),
                worths: worths.iter().map(of).collect(),
            })
        }
        Outcome::Infeasible => Err(Unsolved::Failed(
            "the prices of the envelope have no solution".to_owned(),
        )),
        Outcome::Stopped { .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
}
