//! The largest level that every party's gain reaches, for many partners and the EU.
//!
//! Prices on the envelope and weights on the parties prove a first bound and find packages; the
//! master and local search make a portfolio of them. What is left between the two is mostly that
//! the prices let a partner mix packages. So the proof is finished by levels: if every partner must
//! gain at least `t`, which stands in its own problem where whole packages count, the EU can get at
//! most `V'(t)`; where that is less than `t` asks for it, no portfolio reaches `t`.

use super::bound::{self, Target};
use super::prices::Prices;
use super::pursue::Workshop;
use super::{Effort, Selection, Unsolved};
use crate::formulate::Aim;
use crate::model::Offer;

/// Levels tried at most.
const LEVELS: usize = 12;

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
    let floors = workshop.floors().to_vec();
    let share = Effort { time: effort.clock.elapsed() + effort.left() / 2, ..*effort };
    let (mut selection, mut high) = workshop.best(offer, aims, &floors, &share)?;
    let Aim::Worst { gains, .. } = &aims[0] else { return Ok((selection, high)) };
    let eu = offer.partners.len();
    let reached = |selection: &Selection| {
        let (utilities, cost) = selection.worth(offer);
        aims[0].value(&utilities, cost)
    };
    // No party can gain more than its ideal point.
    let most = |&(party, offset, scale): &(usize, f64, f64)| (workshop.most()[party] - offset) / scale;
    high = gains.iter().map(most).fold(high, f64::min);
    let Some(&(_, eu_offset, eu_scale)) = gains.iter().find(|(party, _, _)| *party == eu) else {
        return Ok((selection, high));
    };
    let for_eu = Aim::Sum {
        name: "utility of the EU",
        coefficients: (0..=eu).map(|party| if party == eu { 1.0 } else { 0.0 }).collect(),
        constant: 0.0,
    };
    let mut prices = workshop.prices().and_then(|prices| for_the_eu_alone(prices, eu));
    let mut low = reached(&selection);
    // The first level to refute is the one whose refutation proves what is asked for.
    let mut level = low + 0.8 * effort.gap.max(MARGIN) * low.abs().max(1e-6);
    for _ in 0..LEVELS {
        if high - low <= effort.gap * high.abs() || level >= high || effort.is_over() {
            break;
        }
        let mut at_level = floors.clone();
        for &(party, offset, scale) in gains.iter().filter(|(party, _, _)| *party != eu) {
            at_level[party] = at_level[party].max(offset + level * scale);
        }
        let needed = eu_offset + level * eu_scale;
        let target = Target { below: needed, rounds: 6 };
        match workshop.prove(offer, &for_eu, &at_level, prices.as_ref(), target, effort) {
            Ok(priced) => {
                let reachable = (priced.bound - eu_offset) / eu_scale;
                eprintln!("T level {level:.5} reachable {reachable:.5} low {low:.5} high {high:.5} rounds {} {:?}", priced.rounds, effort.clock.elapsed());
                prices = Some(priced.prices.clone());
                high = high.min(level.max(reachable));
                if reachable >= level {
                    // Not refuted: the packages found on the way may make a better portfolio.
                    workshop.enrich(offer, &at_level, &priced.prices, &[1.0], effort);
                    workshop.combine(offer, aims, &floors, &mut selection, high, effort);
                    low = low.max(reached(&selection));
                    level = level.max(low) + 0.5 * (reachable.min(high) - level.max(low));
                    continue;
                }
            }
            Err(Unsolved::Infeasible) => high = high.min(level),
            Err(_) => break,
        }
        if high - low <= effort.gap * high.abs() {
            break;
        }
        workshop.combine(offer, aims, &floors, &mut selection, high, effort);
        low = low.max(reached(&selection));
        level = low + 0.5 * (high - low);
    }
    Ok((selection, high))
}

/// Relative margin of the first level above what was reached: closer is not worth the proof.
const MARGIN: f64 = 4e-3;

/// Prices of the envelope in units of the EU's utility.
fn for_the_eu_alone(prices: &Prices, eu: usize) -> Option<Prices> {
    let weight = prices.parties[eu];
    (weight > bound::WORTHLESS).then(|| {
        let mut parties = vec![0.0; prices.parties.len()];
        parties[eu] = 1.0;
        Prices { rows: prices.rows.iter().map(|price| price / weight).collect(), parties }
    })
}
