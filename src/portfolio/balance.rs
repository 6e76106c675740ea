//! The largest level that every party's gain reaches, for many partners and the EU.
//!
//! If every partner must gain at least `t`, which stands in its own problem where whole packages
//! count, the EU can get at most `V'(t)` (see [`bound`](super::bound)). Where that is less than `t`
//! asks for it, no portfolio reaches `t`. Where it is more, the packages found at that level are put
//! together into a portfolio that reaches it, or nearly. The search goes to where the two meet, and
//! ends with a level reached and a level refuted that are close.

use super::bound::Target;
use super::pursue::Workshop;
use super::{Effort, Selection, Unsolved};
use crate::formulate::Aim;
use crate::model::Offer;

/// Levels tried at most.
const LEVELS: usize = 16;
/// Rounds of prices for a level at most.
const ROUNDS: usize = 2;
/// Where the search begins, as a share of what the ideal points allow.
const FIRST: f64 = 0.85;
/// How dear money is when packages for a level are looked for: as the prices say, and dearer, so
/// that they fit together within the envelope.
const DEARER: [f64; 3] = [1.0, 3.0, 10.0];
/// Relative distance from the level reached below which a level is not worth refuting.
const MARGIN: f64 = 2e-3;

/// The best level found, with what is proven not to be exceeded.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio at all, or none was found in time.
pub fn balance(
    workshop: &mut Workshop,
    offer: &Offer,
    aims: &[Aim],
    effort: &Effort<'_>,
) -> Result<(Selection, f64), Unsolved> {
    let eu = offer.partners.len();
    let floors = workshop.floors().to_vec();
    let Aim::Worst { gains, .. } = &aims[0] else {
        return workshop.best(offer, aims, &floors, effort);
    };
    let Some(&(_, eu_offset, eu_scale)) = gains.iter().find(|(party, _, _)| *party == eu) else {
        return workshop.best(offer, aims, &floors, effort);
    };
    let for_eu = Aim::Sum {
        name: "utility of the EU",
        coefficients: (0..=eu)
            .map(|party| if party == eu { 1.0 } else { 0.0 })
            .collect(),
        constant: 0.0,
    };
    let reached = |selection: &Selection| {
        let (utilities, cost) = selection.worth(offer);
        aims[0].value(&utilities, cost)
    };
    // No party can gain more than its ideal point.
    let most =
        |&(party, offset, scale): &(usize, f64, f64)| (workshop.most()[party] - offset) / scale;
    let mut high = gains.iter().map(most).fold(f64::INFINITY, f64::min);
    let mut low = f64::NEG_INFINITY;
    let mut best: Option<Selection> = None;
    let mut prices = workshop.prices().cloned();
    let mut tried: Vec<(f64, f64)> = Vec::new();
    let mut level = FIRST * high;
    for _ in 0..LEVELS {
        let mut at_level = floors.clone();
        for &(party, offset, scale) in gains.iter().filter(|(party, _, _)| *party != eu) {
            at_level[party] = at_level[party].max(offset + level * scale);
        }
        let target = Target {
            below: eu_offset + level * eu_scale,
            rounds: ROUNDS,
        };
        match workshop.prove(offer, &for_eu, &at_level, prices.as_ref(), target, effort) {
            Ok(found) => {
                let reachable = (found.bound - eu_offset) / eu_scale;
                tried.push((level, reachable));
                high = high.min(level.max(reachable));
                if reachable >= level {
                    workshop.enrich(offer, &at_level, &found.prices, &DEARER, false, effort);
                }
                prices = Some(found.prices);
            }
            Err(Unsolved::Infeasible) => high = high.min(level),
            Err(_) => {}
        }
        if let Ok(found) = workshop.combine(offer, &aims[..1], &floors, best.as_ref(), effort) {
            let value = reached(&found);
            if value > low {
                (low, best) = (value, Some(found));
            }
        }
        if high - low <= effort.gap * high.abs() || effort.is_over() {
            break;
        }
        let next = next(&tried, low, high);
        if (next - level).abs() <= 1e-6 {
            break;
        }
        level = next;
    }
    match best {
        Some(selection) => Ok((selection, high)),
        // No level could be put together: whatever portfolio there is.
        None => workshop
            .best(offer, aims, &floors, effort)
            .map(|(selection, bound)| (selection, bound.min(high))),
    }
}

/// Where level and reachable level would meet: by the secant of the last two, kept clear of what is
/// reached and of what is refuted already.
fn next(tried: &[(f64, f64)], low: f64, high: f64) -> f64 {
    let floor = low.max(0.0);
    let margin = MARGIN * high.abs();
    let guess = match tried {
        [.., (a, fa), (b, fb)] if (a - b).abs() > 1e-9 && (fb - fa) / (b - a) < 0.5 => {
            b + (fb - b) / (1.0 - (fb - fa) / (b - a))
        }
        [.., (a, fa)] => a + (fa - a) * 0.6,
        [] => f64::NAN,
    };
    let middle = floor + (high - floor) * 0.5;
    let is_new = |level: f64| {
        tried
            .iter()
            .all(|&(known, _)| (known - level).abs() > 0.25 * margin)
    };
    if low.is_finite() && high - low > 2.0 * margin && guess.is_finite() {
        let near = guess.clamp(floor + margin, high - margin);
        if is_new(near) { near } else { middle }
    } else if low.is_finite() {
        middle
    } else {
        // Nothing put together yet: easier levels first.
        tried.last().map_or(0.5, |&(level, _)| level * 0.8)
    }
}
