//! The shared envelope priced: each partner's problem alone at these prices proves a bound.
//!
//! For prices `sigma >= 0` on the shared rows, weights `alpha` on the parties and a price `phi` on
//! the EU's floor, no portfolio is worth more than
//!
//! ```text
//! sum_r sigma_r B_r - phi floor_eu - sum_j alpha_j offset_j / scale_j
//!   + sum_p max_k { alpha_p / scale_p U_pk + (alpha_eu / scale_eu + phi) s_p U_eu(pk)
//!                   - need_k(sigma) - pi_p(k) }
//!   + worth of the shared projects at pi
//! ```
//!
//! where `k` runs over every package that partner `p` could have, and `pi` is what it pays for joining
//! shared projects (see [`projects`](super::projects)). The prices that make this least are found by cutting
//! planes ([`dual`](super::dual)) over the packages found so far, damped towards the best prices known: money
//! first, and what joining costs once that no longer helps ([`joining`](super::joining)). What a package needs at prices not asked yet is at least what the known
//! claims say: `need(sum_c pi_c sigma_c) >= sum_c pi_c need(sigma_c)`.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::dual::{Within, cheapest_prices};
use super::joining::{in_any_year, look_aside, shared_out};
use super::pool::{Known, Pool};
use super::prices::{Ask, Prices, clean, price, pricing_gap};
use super::projects::{self, Joins};
use super::purse::envelope;
use super::{Effort, Unsolved};
use crate::formulate::{Aim, Pick};
use crate::model::Offer;

/// Rounds without a lower bound after which joining is not shared out anew.
const MISSES: usize = 2;
/// How far the prices asked for are pulled towards the best known: little while the bound falls, more
/// once it does not.
const DAMPING: [f64; 2] = [0.1, 0.5];
/// How much of that at first where prices are known from elsewhere.
const WARM: f64 = 0.2;
/// How much less of that once a round did not help, and how much of what the packages known foresee has to
/// come true before there is as much more.
const NARROWER: f64 = 0.4;
const TRUE: f64 = 0.5;
/// How much prices that are known from elsewhere can be bettered in a round, as a share of the bound; the
/// least box for that, and the times at most that a box is made anew.
const FAR: f64 = 0.01;
const NEAREST: f64 = 0.01;
const RESIZED: usize = 8;
/// Scales at which all money is tried at one price, each dearer than the last by the root of 2, and the
/// first, as a part of what a MEUR is worth on average.
const SCALES: i32 = 15;
const CHEAPEST: f64 = 1.0 / 32.0;
/// Rounds in which prices follow what is asked for, and how much dearer or cheaper money gets in one.
const STEERED: usize = 5;
const STRIDE: f64 = 1.7;
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
    // Prices that nobody has asked for yet follow what is asked of the envelope for a while.
    let mut steered = centre
        .is_none()
        .then(|| alike(offer, aim, floors, pool, unit))
        .flatten();
    let steering = if steered.is_some() { STEERED } else { 0 };
    let mut rounds = 0;
    let mut stalled = 0;
    let mut trust = if centre.is_some() { WARM } else { 1.0 };
    // What joining costs has as many prices as there are partners and projects, money a dozen: money
    // first, joining once that no longer helps.
    let priced_before = |prices: &Prices| prices.joins.iter().any(|joins| !joins.is_empty());
    let mut joining = pool.projects.is_empty() || centre.as_ref().is_some_and(priced_before);
    // What it adds by the weights of another sum is no more than a beginning.
    let differ = |centre: &Prices| start.is_some_and(|start| start.parties != centre.parties);
    let renewed = joining && centre.as_ref().is_some_and(differ) && matches!(aim, Aim::Sum { .. });
    let mut enough = false;
    let mut sharing = 0;
    while rounds < target.rounds {
        if enough && joining {
            break;
        }
        if enough || (renewed && rounds == 1) {
            (joining, sharing, stalled, trust) = (true, MISSES, 0, WARM);
            if let Some(centre) = &centre {
                look_aside(offer, pool, centre, floors, effort);
                steered = Some(shared_out(offer, pool, centre));
            }
        }
        let mut foreseen = None;
        let mut asked = if let Some(steered) = steered.take() {
            steered
        } else if let (Some(centre), 0) = (&centre, rounds) {
            centre.clone()
        } else {
            let mut within = Within {
                centre: centre.as_ref(),
                unit,
                trust,
                joining,
            };
            let least = best.as_ref().map_or(f64::INFINITY, |(bound, _, _)| *bound);
            let warm = start.is_some();
            let (lower, at) = cheaper(offer, aim, floors, pool, &mut within, (least, gap, warm))?;
            trust = within.trust;
            if best.is_some() && least - lower <= 2.0 * gap * least.abs() {
                enough = true;
                continue;
            }
            foreseen = Some(least - lower);
            match &centre {
                Some(centre) => between(&at, centre, DAMPING[stalled.min(1)]),
                None => at,
            }
        };
        asked = in_any_year(offer, pool, asked);
        asked.claim = pool.claim(&asked.money);
        let (worth, each) = everybody(offer, &asked, floors, pool, best.is_none(), effort)?;
        let bound = worth + fixed(offer, aim, floors, pool, &asked);
        let found = packages(&each);
        let new = pool.add(offer, found.clone());
        rounds += 1;
        if rounds < steering {
            steered = Some(steer(&asked, pool, &found));
        }
        let least = best.as_ref().map_or(f64::INFINITY, |(bound, _, _)| *bound);
        stalled = if rounds <= steering || bound < least - 1e-4 * bound.abs() {
            0
        } else {
            stalled + 1
        };
        trust = if rounds <= steering {
            WARM
        } else {
            trusted(trust, least - bound, foreseen)
        };
        // What joining adds is known better with the packages that it led to.
        if sharing > 0 && bound >= least {
            sharing -= 1;
        }
        if sharing > 0 {
            steered = Some(shared_out(offer, pool, &asked));
        }
        if bound < least {
            centre = Some(asked.clone());
            best = Some((bound, asked, each));
        }
        let settled = best
            .as_ref()
            .is_some_and(|(bound, _, _)| *bound < target.below);
        if settled || effort.is_over() {
            break;
        }
        enough = (!new && stalled > 1) || stalled > 4;
    }
    let (bound, prices, each) = best.ok_or(Unsolved::Stopped)?;
    Ok(Priced {
        bound,
        prices,
        each,
    })
}

/// The packages found, each with its partner.
#[must_use]
pub fn packages(each: &[Answer]) -> Vec<(usize, Vec<Pick>)> {
    let answers = each.iter().enumerate();
    answers
        .filter_map(|(partner, (_, picks))| Some((partner, picks.clone()?)))
        .collect()
}

/// The prices at which the packages known are worth least, and that worth, in a box of the right size: where
/// nothing is to be had nearby there may be more further away, and where prices known from elsewhere
/// (`warm`) seem to be bettered by much, they are only left too far behind.
fn cheaper(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    pool: &Pool,
    within: &mut Within<'_>,
    (least, gap, warm): (f64, f64, bool),
) -> Result<(f64, Prices), Unsolved> {
    let mut found = cheapest_prices(offer, aim, floors, pool, within)?;
    for _ in 0..RESIZED {
        let fall = (least - found.0) / least.abs();
        within.trust = if fall <= 2.0 * gap && within.trust < 1.0 {
            (within.trust / NARROWER).min(1.0)
        } else if warm && fall > FAR && within.trust > NEAREST {
            within.trust * NARROWER
        } else {
            break;
        };
        found = cheapest_prices(offer, aim, floors, pool, within)?;
    }
    Ok(found)
}

/// How much of the box counts after a round that lowered the bound by so much.
fn trusted(trust: f64, fell: f64, foreseen: Option<f64>) -> f64 {
    if fell <= 0.0 {
        trust * NARROWER
    } else if foreseen.is_none_or(|foreseen| fell >= TRUE * foreseen) {
        (trust / NARROWER).min(1.0)
    } else {
        trust
    }
}

/// Each partner's problem at some prices, side by side, and what all of them come to at most; without
/// a limit where one was not answered, unless `all` must be.
fn everybody(
    offer: &Offer,
    prices: &Prices,
    floors: &[f64],
    known: &Pool,
    all: bool,
    effort: &Effort<'_>,
) -> Result<(f64, Vec<Answer>), Unsolved> {
    let asks = (0..offer.partners.len()).into_par_iter().with_max_len(1);
    let ask = |partner| price(offer, &Ask::free(partner, prices, floors), known, effort);
    let found: Vec<_> = asks.map(ask).collect();
    let mut each = Vec::with_capacity(found.len());
    for found in found {
        each.push(match found {
            Ok((picks, most)) => (most, picks),
            Err(unsolved) if all || unsolved == Unsolved::Infeasible => return Err(unsolved),
            Err(_) => (f64::INFINITY, None),
        });
    }
    Ok((each.iter().map(|(most, _)| most).sum(), each))
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
    let prices = Prices::new(vec![0.0; pool.shared.len()], parties);
    let best = |(partner, packages): (usize, &Vec<Known>)| {
        packages
            .iter()
            .map(|known| pool.worth(offer, partner, &prices, known))
            .fold(0.0, f64::max)
    };
    let worth: f64 = pool.packages.iter().enumerate().map(best).sum();
    (worth.max(1e-3) / pool.money()).clamp(1e-9, 1e3)
}

/// The part of the bound that no package changes.
#[must_use]
pub fn fixed(offer: &Offer, aim: &Aim, floors: &[f64], pool: &Pool, prices: &Prices) -> f64 {
    let projects = projects::worth(&pool.projects, &prices.joins);
    let envelope = envelope(&pool.shared, &prices.money) + projects;
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
            parties: coefficients.clone(),
            claim: None,
            ..prices.clone()
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
            (sum > WORTHLESS && !others).then(|| {
                let mut joins = prices.joins.clone();
                let all = joins.iter_mut().flat_map(BTreeMap::values_mut);
                all.for_each(|price| *price /= sum);
                Prices {
                    money: scaled(&prices.money),
                    parties: scaled(&prices.parties),
                    joins,
                    claim: None,
                }
            })
        }
        Aim::Worst { .. } | Aim::Fair(_) | Aim::Cheapest => None,
    }
}

/// Prices to begin with where none are known: every instrument as dear as any other, such that the
/// packages known prove least.
fn alike(offer: &Offer, aim: &Aim, floors: &[f64], pool: &mut Pool, unit: f64) -> Option<Prices> {
    let Aim::Sum { coefficients, .. } = aim else {
        return None;
    };
    let totals = pool
        .shared
        .iter()
        .map(|row| if row.year.is_none() { unit } else { 0.0 });
    let mut prices = Prices::new(totals.collect(), coefficients.clone());
    prices.claim = pool.claim(&prices.money);
    let proven = |prices: &Prices| {
        let each = (0..offer.partners.len()).map(|partner| {
            let best = pool.best(offer, &Ask::free(partner, prices, floors));
            best.map_or(0.0, |known| pool.worth(offer, partner, prices, known))
        });
        each.sum::<f64>() + fixed(offer, aim, floors, pool, prices)
    };
    let scales =
        (0..SCALES).map(|step| prices.times(CHEAPEST * 2.0_f64.powf(0.5 * f64::from(step))));
    let tried = scales.map(|prices| (proven(&prices), prices));
    let best = tried.min_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, prices)| prices)
}

/// Prices after a look at what packages would take of the envelope at some: what is asked for more
/// than there is gets dearer, the rest cheaper.
fn steer(prices: &Prices, pool: &Pool, packages: &[(usize, Vec<Pick>)]) -> Prices {
    let split = |(partner, picks): &(usize, Vec<Pick>)| {
        let known = pool.find(*partner, picks)?;
        let (_, split) = known.purse.least(&prices.money).ok()?;
        Some(split)
    };
    let splits: Vec<_> = packages.par_iter().filter_map(split).collect();
    let mut next = prices.clone();
    for (at, price) in next.money.iter_mut().enumerate() {
        let asked: f64 = splits.iter().map(|split| split[at]).sum();
        let ratio = (asked / pool.shared[at].limit.max(1e-3)).sqrt();
        *price *= ratio.clamp(1.0 / STRIDE, STRIDE);
    }
    next
}

fn between(asked: &Prices, centre: &Prices, damping: f64) -> Prices {
    let mix = |a: &[f64], b: &[f64]| {
        let mixed = a
            .iter()
            .zip(b)
            .map(|(a, b)| (1.0 - damping) * a + damping * b);
        mixed.map(|value| clean(value, WORTHLESS)).collect()
    };
    let mixed = |(asked, centre): (&BTreeMap<Pick, f64>, &BTreeMap<Pick, f64>)| {
        let picks: BTreeSet<Pick> = asked.keys().chain(centre.keys()).copied().collect();
        let at = |of: &BTreeMap<Pick, f64>, pick: &Pick| of.get(pick).copied().unwrap_or(0.0);
        let price = |pick: &Pick| {
            let mixed = (1.0 - damping) * at(asked, pick) + damping * at(centre, pick);
            clean(mixed, WORTHLESS)
        };
        let prices = picks.into_iter().map(|pick| (pick, price(&pick)));
        prices.filter(|(_, price)| *price != 0.0).collect()
    };
    let joins: Joins = asked.joins.iter().zip(&centre.joins).map(mixed).collect();
    Prices {
        money: mix(&asked.money, &centre.money),
        parties: mix(&asked.parties, &centre.parties),
        joins,
        claim: None,
    }
}
