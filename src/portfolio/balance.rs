//! The largest level that every party's gain reaches, for many partners and the EU.
//!
//! If every partner must gain at least `t`, which stands in its own problem where whole packages
//! count, the EU can get at most `V'(t)` (see [`bound`](super::bound)). Where that is less than `t`
//! asks for it, no portfolio reaches `t`. A level that prices cannot refute bounds the search from
//! above: the EU gets no more at a higher one; among many partners, whose rounds cost the most, the level
//! at which the two meet is sought by halves, with one look at each. Packages for levels just below are collected
//! and put together by the most that they leave the EU, at several levels. Then the least level that
//! would prove this portfolio is closed in on (see [`steps`](super::steps)): it is refuted, or a better
//! portfolio comes out. Among many partners that is for when prices and packages near the middle of what
//! is open teach nothing more. What that leaves open between few partners is searched as a whole.

use super::bound::Target;
use super::exact;
use super::ideals::utility;
use super::local;
use super::pursue::{CLOSINGS, LEAST, Wanted, Workshop, are_many, choices};
use super::{Effort, Selection, Unsolved};
use crate::formulate::{Aim, Extent};
use crate::model::Offer;

/// Levels tried at most before packages are put together.
const LEVELS: usize = 6;
/// Rounds of prices for a level at most, and where it is likely to be the last.
const ROUNDS: usize = 5;
const LAST_ROUNDS: usize = 12;
/// Where the search begins, as a share of what the ideal points allow.
const FIRST: f64 = 0.85;
/// How far below the bound packages are looked for first, as a share of it for each of the partners: what
/// putting whole packages together loses is the less the more there are.
const NEAR: f64 = 0.03;
/// How wide what is open must be, as a share of the bound, for few partners' packages to be sought in the
/// middle of it first.
const WIDE: f64 = 0.02;
/// Columns of packages up to which the whole offer is searched, and nodes for that.
const FEW: usize = 600;
const WHOLE_NODES: u64 = 200_000;
/// Closings before local search takes two partners at a time.
const PATIENT: usize = 3;
/// Levels at which packages are put together at most, and how near the best one is known then, as a
/// part of the gap asked for.
const PROBES: usize = 6;
const PROBED: f64 = 0.2;
/// Rounds of prices for a level in the middle of what is open, and among many partners, whose rounds cost the
/// most.
const CLOSER: usize = 2;
const LOOK: usize = 1;

/// The levels of an aim about the worst-off: what each asks of every party.
pub struct Levels<'a> {
    /// Party, offset, scale of every gain.
    gains: &'a [(usize, f64, f64)],
    /// Least utility of each party at any level, the EU last.
    floors: Vec<f64>,
    /// Offset and scale of the EU's gain.
    eu: (f64, f64),
    /// The utility of the EU.
    aim: Aim,
}

impl<'a> Levels<'a> {
    /// The levels of an aim; `None` where it is about something else than the smallest gain, or not
    /// about the EU.
    #[must_use]
    pub fn of(offer: &Offer, aim: &'a Aim, floors: &[f64]) -> Option<Self> {
        let eu = offer.partners.len();
        let Aim::Worst { k: 1, gains, .. } = aim else {
            return None;
        };
        let &(_, offset, scale) = gains.iter().find(|(party, _, _)| *party == eu)?;
        Some(Self {
            gains,
            floors: floors.to_vec(),
            eu: (offset, scale),
            aim: utility(eu, eu),
        })
    }

    /// Least utility of each party at a level; the EU's is what is sought.
    fn floors(&self, level: f64) -> Vec<f64> {
        let mut floors = self.floors.clone();
        let eu = floors.len() - 1;
        for &(party, offset, scale) in self.gains.iter().filter(|(party, _, _)| *party != eu) {
            floors[party] = floors[party].max(offset + level * scale);
        }
        floors
    }

    /// The utility of the EU at a level.
    fn utility(&self, level: f64) -> f64 {
        self.eu.0 + level * self.eu.1
    }

    /// The level of a utility of the EU.
    fn level(&self, utility: f64) -> f64 {
        (utility - self.eu.0) / self.eu.1
    }
}

/// The best level found, with what is proven not to be exceeded.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio at all, or none was found in time.
pub fn balance(
    workshop: &mut Workshop,
    offer: &Offer,
    levels: &Levels<'_>,
    aims: &[Aim],
    effort: &Effort<'_>,
) -> Result<(Selection, f64), Unsolved> {
    let floors = levels.floors.as_slice();
    let roughly = workshop.roughly(offer, effort, |rough, offer, effort| {
        balance(rough, offer, levels, aims, effort)
    });
    let likely = roughly.as_ref().map(|(_, high)| *high);
    let mut best: Option<Selection> = roughly.map(|(selection, _)| selection);
    let mut low = best
        .as_ref()
        .map_or(f64::NEG_INFINITY, |best| best.reaches(offer, &aims[0]));
    let likely = likely.map(|likely| likely.max(least_proof(low, likely, effort)));
    let mut high = ceiling(workshop, offer, levels, (low, likely), effort);
    let many = are_many(offer);
    let mut stuck = false;
    let first = &aims[..1];
    for round in 0..CLOSINGS {
        if high - low <= effort.gap * high.abs() || effort.is_over() {
            break;
        }
        let before = (high, low);
        stuck |= !many && high - low <= WIDE * high.abs();
        let mut level = least_proof(low, high, effort);
        if round == 0 && best.is_none() {
            // Packages for levels just below the bound, with the projects that are wanted.
            level = high - near(offer) * high.abs();
            if let Some(prices) = workshop.prices().cloned() {
                workshop.enrich(offer, &levels.floors(level), &prices, effort);
            }
        } else {
            let amid = many || !stuck;
            if amid {
                level = level.max(f64::midpoint(low.max(0.0), high));
            }
            let enough = low + 0.999 * effort.gap * high.abs();
            let wanted = Wanted {
                target: Target {
                    below: levels.utility(enough.max(level)),
                    rounds: match (stuck, many) {
                        (true, _) => Target::LEAST.rounds,
                        (false, true) => LOOK,
                        (false, false) => CLOSER,
                    },
                },
                enriched: amid,
                whole: stuck,
            };
            let floors = levels.floors(level);
            match workshop.close(offer, &levels.aim, &floors, wanted, effort) {
                Ok(most) => high = high.min(level.max(levels.level(most))),
                Err(Unsolved::Infeasible) => high = high.min(level),
                Err(_) => {}
            }
        }
        let probed = probe(workshop, offer, levels, first, (low, high, level), effort);
        let mut found = better(offer, first, best.clone(), probed);
        if !many || found.is_none() {
            let combined = workshop.combine(offer, first, floors, found.as_ref(), effort);
            found = better(offer, first, found, combined.ok());
        }
        let Some(mut found) = found else { continue };
        if stuck || !many {
            let part = Effort {
                time: effort.clock.elapsed() + effort.left() / 4,
                ..*effort
            };
            let around = local::neighbourhoods(offer, round >= PATIENT);
            let pool = workshop.pool();
            local::improve(offer, first, floors, pool, &mut found, high, &around, &part);
        }
        let value = found.reaches(offer, &aims[0]);
        if value > low {
            (low, best) = (value, Some(found));
        }
        let same = |a: f64, b: f64| (a - b).abs() <= LEAST * a.abs();
        if round > PATIENT && stuck && same(before.0, high) && same(before.1, low) {
            break; // nothing more to learn
        }
        let learnt = (before.0 - high).max(low - before.1);
        stuck = learnt <= PROBED * effort.gap * high.abs();
    }
    match best {
        Some(selection) if high - low > effort.gap * high.abs() && choices(offer) <= FEW => {
            Ok(whole(offer, first, floors, (selection, high), effort))
        }
        Some(selection) => Ok((selection, high)),
        // No level could be put together: whatever portfolio there is.
        None => workshop
            .best(offer, &aims[..aims.len().min(2)], floors, effort)
            .map(|(selection, bound)| (selection, bound.min(high))),
    }
}

/// The better of two portfolios for the first of some aims.
fn better(
    offer: &Offer,
    aims: &[Aim],
    one: Option<Selection>,
    other: Option<Selection>,
) -> Option<Selection> {
    let value = |selection: &Selection| selection.reaches(offer, &aims[0]);
    match (one, other) {
        (Some(one), Some(other)) if value(&other) > value(&one) => Some(other),
        (one, other) => one.or(other),
    }
}

/// The best portfolio of the packages known, by the most that they leave the EU at several levels between
/// what is known and what cannot be exceeded: a master with one sum to maximise is far easier than one
/// with the smallest of many gains.
fn probe(
    workshop: &mut Workshop,
    offer: &Offer,
    levels: &Levels<'_>,
    aims: &[Aim],
    (mut low, mut high, mut level): (f64, f64, f64),
    effort: &Effort<'_>,
) -> Option<Selection> {
    let eu = [levels.aim.clone()];
    let most = high;
    let mut best = None;
    for _ in 0..PROBES {
        let floors = levels.floors(level);
        let found = workshop.combine(offer, &eu, &floors, None, effort).ok();
        let left = found.as_ref().map(|found| found.reaches(offer, &eu[0]));
        if left.is_some_and(|left| levels.level(left) >= level) {
            low = low.max(level);
        } else {
            high = high.min(level);
        }
        best = better(offer, aims, best, found);
        if let Some(best) = &best {
            low = low.max(best.reaches(offer, &aims[0]));
        }
        if high - low <= PROBED * effort.gap * high.abs() {
            break;
        }
        level = if low.is_finite() {
            f64::midpoint(low, high)
        } else {
            // Twice as far below what cannot be exceeded.
            2.0 * level - most
        };
    }
    best
}

/// How far below the bound packages are looked for first, as a share of it.
#[expect(
    clippy::cast_precision_loss,
    reason = "there are a few hundred partners at most"
)]
fn near(offer: &Offer) -> f64 {
    NEAR / offer.partners.len() as f64
}

/// The least level that would prove what there is, if nothing reached it.
fn least_proof(low: f64, high: f64, effort: &Effort<'_>) -> f64 {
    low + 0.9 * effort.gap.max(LEAST) * high.abs()
}

/// The better of what is known and what a search of the whole offer comes to.
fn whole(
    offer: &Offer,
    aims: &[Aim],
    floors: &[f64],
    (known, bound): (Selection, f64),
    effort: &Effort<'_>,
) -> (Selection, f64) {
    let half = Effort {
        time: effort.clock.elapsed() + effort.left() / 2,
        ..*effort
    };
    let extent = Extent {
        floors: floors.to_vec(),
        ..Extent::whole(offer)
    };
    match exact::pursue(offer, extent, aims, Some(&known), &half, WHOLE_NODES) {
        Ok(found) => {
            let value = |selection: &Selection| selection.reaches(offer, &aims[0]);
            let better = value(&found.selection) > value(&known);
            let selection = if better { found.selection } else { known };
            (selection, bound.min(found.first.bound))
        }
        Err(_) => (known, bound),
    }
}

/// A level that no portfolio exceeds, by prices alone, which the workshop keeps: near enough to a known one, or as
/// low as it gets. Where one is likely to be about right, it is tried first.
fn ceiling(
    workshop: &mut Workshop,
    offer: &Offer,
    levels: &Levels<'_>,
    (known, likely): (f64, Option<f64>),
    effort: &Effort<'_>,
) -> f64 {
    let proving = Effort {
        time: effort.clock.elapsed() + effort.left() / 2,
        ..*effort
    };
    // No party can gain more than its ideal point.
    let most =
        |&(party, offset, scale): &(usize, f64, f64)| (workshop.most()[party] - offset) / scale;
    let mut high = levels.gains.iter().map(most).fold(f64::INFINITY, f64::min);
    let mut prices = workshop.prices().cloned();
    let mut level = likely.unwrap_or(FIRST * high).min(high);
    let mut low = f64::NEG_INFINITY;
    let many = are_many(offer);
    let rounds = match likely {
        Some(_) => LAST_ROUNDS,
        None if many && prices.is_some() => LOOK,
        None => ROUNDS,
    };
    for _ in 0..LEVELS {
        let target = Target {
            below: levels.utility(level),
            rounds,
        };
        let (aim, floors) = (&levels.aim, levels.floors(level));
        let found = workshop.prove(offer, aim, &floors, prices.as_ref(), target, &proving);
        let reachable = match found {
            Ok(found) => {
                prices = Some(found.prices);
                levels.level(found.bound)
            }
            Err(Unsolved::Infeasible) => f64::NEG_INFINITY,
            Err(_) => break,
        };
        // The EU gets no less at a lower level and no more at a higher one: the two meet in between.
        high = high.min(level.max(reachable));
        low = low.max(level.min(reachable));
        if proving.is_over()
            || high - known <= effort.gap * high.abs()
            || (reachable >= level && (!many || high - low <= 0.5 * effort.gap * high.abs()))
        {
            break;
        }
        level = if reachable >= level {
            f64::midpoint(low, high)
        } else if reachable.is_finite() {
            // Hardly lower than what this level leaves the EU.
            low.max(0.5 * level)
        } else {
            0.8 * level
        };
    }
    workshop.prices = prices;
    high
}
