//! The largest level that every party's gain reaches, for many partners and the EU.
//!
//! If every partner must gain at least `t`, what the EU can still get, `V(t)`, does not rise with
//! `t`. A bound `V'(t)` on it therefore bounds the level: no level exceeds
//! `max(t, (V'(t) - d_eu) / scale_eu)`. The search goes to where the two meet. Each partner's level
//! stands in its own problem, so whole packages count there; only the envelope is priced.

use super::pursue::Workshop;
use super::{Effort, Selection, Unsolved};
use crate::formulate::Aim;
use crate::model::Offer;

/// Evaluations of a level at most.
const LEVELS: usize = 8;
/// Relative gap at which the search for a level ends.
const CLOSE: f64 = 1e-3;

/// The best level found, with what is proven not to be exceeded.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio at all, or none was found in time.
pub fn balance(
    workshop: &mut Workshop,
    offer: &Offer,
    aim: &Aim,
    effort: &Effort<'_>,
) -> Result<(Selection, f64), Unsolved> {
    let eu = offer.partners.len();
    let Aim::Worst { gains, .. } = aim else { return Err(Unsolved::Failed("not a level".to_owned())) };
    let (_, eu_offset, eu_scale) =
        gains.iter().find(|(party, _, _)| *party == eu).copied().unwrap_or((eu, 0.0, 1.0));
    let for_eu = Aim::Sum {
        name: "utility of the EU",
        coefficients: (0..=eu).map(|party| if party == eu { 1.0 } else { 0.0 }).collect(),
        constant: 0.0,
    };
    // No party can gain more than its ideal point.
    let most = |&(party, offset, scale): &(usize, f64, f64)| (workshop.most()[party] - offset) / scale;
    let mut high = gains.iter().map(most).fold(f64::INFINITY, f64::min);
    let mut low = f64::NEG_INFINITY;
    let mut best: Option<Selection> = None;
    // Levels tried, with the level that the EU could still reach there.
    let mut tried: Vec<(f64, f64)> = Vec::new();
    let mut level = if high.is_finite() { 0.9 * high } else { 0.5 };
    for number in 0..LEVELS {
        let floors = floors(workshop, gains, eu, level);
        let parts = u32::try_from(LEVELS - number).unwrap_or(1).clamp(2, 4);
        let share = Effort { time: effort.clock.elapsed() + effort.left() / parts, gap: CLOSE / 2.0, ..*effort };
        match workshop.best_sum(offer, &for_eu, &floors, &share) {
            Ok((selection, bound)) => {
                let reachable = (bound - eu_offset) / eu_scale;
                high = high.min(level.max(reachable));
                tried.push((level, reachable));
                let (utilities, cost) = selection.worth(offer);
                let reached = aim.value(&utilities, cost);
                eprintln!("T level {level:.5} reachable {reachable:.5} reached {reached:.5} high {high:.5} {:?}", effort.clock.elapsed());
                if best.is_none() || reached > low {
                    low = reached;
                    best = Some(selection);
                }
            }
            Err(Unsolved::Infeasible) => {
                eprintln!("T level {level:.5} infeasible {:?}", effort.clock.elapsed());
                if best.is_none() && level <= low.max(0.0) {
                    return Err(Unsolved::Infeasible);
                }
                high = high.min(level);
            }
            Err(unsolved) if best.is_none() => return Err(unsolved),
            Err(_) => break,
        }
        if high - low <= CLOSE * high.abs() || effort.is_over() {
            break;
        }
        let next = next(&tried, low, high);
        if (next - level).abs() < CLOSE * 0.1 * high.abs() {
            break;
        }
        level = next;
    }
    best.map(|selection| (selection, high)).ok_or(Unsolved::Stopped)
}

/// The floors that a level stands for.
fn floors(workshop: &Workshop, gains: &[(usize, f64, f64)], eu: usize, level: f64) -> Vec<f64> {
    let mut floors = workshop.floors().to_vec();
    for &(party, offset, scale) in gains.iter().filter(|(party, _, _)| *party != eu) {
        floors[party] = floors[party].max(offset + level * scale);
    }
    floors
}

/// Where level and reachable level would meet: by the secant of the last two, else half-way.
fn next(tried: &[(f64, f64)], low: f64, high: f64) -> f64 {
    let floor = if low.is_finite() { low } else { 0.0 };
    let guess = match tried {
        [.., (a, fa), (b, fb)] if (a - b).abs() > 1e-9 => {
            let slope = (fb - fa) / (b - a);
            b + (fb - b) / (1.0 - slope)
        }
        [(a, fa)] => a + (fa - a) * 0.5,
        _ => f64::NAN,
    };
    if guess.is_finite() && guess > floor && guess < high { guess } else { floor + (high - floor) * 0.5 }
}
