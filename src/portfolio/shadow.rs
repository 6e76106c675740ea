//! What one more million of each envelope would bring at the margin: the prices of money.
//!
//! ```text
//! V(B) = the best value where packages may be mixed and together need at most B of everything shared
//! ```
//!
//! is concave in B, and the prices `sigma` at which its bound is least (see [`bound`](super::bound))
//! are its slope: one more MEUR of r adds at most `sigma_r` to V. No partner is held to the whole
//! envelope alone here: what stands in its own problem would have no price. Real packages come in
//! whole components, so what one million brings can be less, or more where it completes one.

use super::begin::seeds;
use super::bound::{self, Target};
use super::pool::Pool;
use super::purse;
use super::pursue::{above, aims, floors};
use super::rough::rougher;
use super::{Effort, Solution};
use crate::formulate::Aim;
use crate::model::{Meur, Offer, OfferParts};

/// Rounds of prices at most.
const ROUNDS: usize = 16;

/// The price of something shared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShadowPrice {
    /// Instrument.
    pub instrument: usize,
    /// Year of the horizon, where it is a yearly limit.
    pub year: Option<usize>,
    /// What one more MEUR adds to the first aim's value at the margin.
    pub worth: f64,
}

/// The prices of everything shared, for the criterion's first aim at an answer; none where there was no
/// time for them.
#[must_use]
pub fn shadow_prices(offer: &Offer, solution: &Solution, effort: &Effort<'_>) -> Vec<ShadowPrice> {
    let aim = &aims(offer, &solution.ideals)[0];
    let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
    let floors = &floors(offer, &ideals);
    let selection = &solution.selection;
    // Money has a price even where the search used all of its time.
    let effort = &Effort {
        time: effort.clock.elapsed() + effort.left_to_finish(),
        ..*effort
    };
    let alone = unlimited(offer);
    let mut pool = Pool::sharing(&alone, purse::shared(offer));
    let packages = selection.picks.iter().cloned().enumerate();
    pool.add(&alone, packages.collect());
    pool.add(&alone, solution.packages.clone());
    // A search of the whole offer leaves none but its answer's.
    if solution.packages.is_empty() {
        seeds(&alone, floors, &mut pool, effort);
    }
    let (utilities, _) = selection.worth(offer);
    let sum = above(offer, aim, Some(&utilities));
    let target = Target {
        rounds: ROUNDS,
        ..Target::LEAST
    };
    // What is proven of the smallest gain weighs the EU alone: how much each party counts, packages tell.
    let weighed = !matches!(sum, Aim::Worst { .. });
    let start = solution.prices.as_ref().filter(|_| weighed);
    // What money is worth hardly depends on start years.
    let alone = rougher(&alone, &pool).unwrap_or(alone);
    let Ok(priced) = bound::bound(&alone, &sum, floors, start, target, &mut pool, effort) else {
        return Vec::new();
    };
    let rows = pool.shared.iter().zip(&priced.prices.money);
    rows.map(|(row, &worth)| ShadowPrice {
        instrument: row.instrument,
        year: row.year,
        worth,
    })
    .collect()
}

/// The offer without the limits that all partners share.
fn unlimited(offer: &Offer) -> Offer {
    let parts: &OfferParts = offer;
    let mut parts = parts.clone();
    for row in &mut parts.scenario.envelope {
        row.total = None;
        // What is paid in each year still has to be known.
        row.per_year.fill(Meur::MAX);
    }
    Offer::from_checked(parts)
}
