//! The Shapley value from a sample of orders, with its error, where there are too many coalitions.

use super::real;
use crate::model::{Coalition, Game};

/// Pairs of orders drawn: an order and its reverse.
pub(super) const PAIRS: usize = 5_000;

/// Where the sequence of draws begins: the same on every run and machine.
const SEED: u64 = 0x05EE_D0F5_A4E5;

/// A sampled Shapley value.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    /// Mean of what each member adds; sums to the whole exactly.
    pub shares: Vec<f64>,
    /// Standard error of each mean: two times out of three the true value is within it.
    pub error: Vec<f64>,
}

/// The Shapley value from `pairs` orders and their reverses (antithetic: a member early in one
/// is late in the other, so that the errors partly cancel; Castro, Gomez and Tejada 2009 for plain
/// sampling). Each pair is one observation: `error = sqrt(variance of the pairs / pairs)`.
#[must_use]
pub fn sampled(game: &Game, pairs: usize) -> Sampled {
    let members = game.len();
    let pairs = pairs.max(2);
    let mut random = SEED;
    let mut order: Vec<usize> = (0..members).collect();
    // Welford's running mean and sum of squares.
    let (mut mean, mut squares) = (vec![0.0; members], vec![0.0; members]);
    for pair in 1..=pairs {
        shuffle(&mut order, &mut random);
        let mut added = vec![0.0; members];
        add_along(game, order.iter(), &mut added);
        add_along(game, order.iter().rev(), &mut added);
        for member in 0..members {
            let seen = added[member] / 2.0;
            let off = seen - mean[member];
            mean[member] += off / real(pair);
            squares[member] += off * (seen - mean[member]);
        }
    }
    let error = squares
        .iter()
        .map(|sum| (sum / real(pairs - 1) / real(pairs)).max(0.0).sqrt());
    Sampled {
        error: error.collect(),
        shares: mean,
    }
}

/// What each adds when it joins in this order.
fn add_along<'a>(game: &Game, order: impl Iterator<Item = &'a usize>, added: &mut [f64]) {
    let (mut joined, mut before): (Coalition, f64) = (0, 0.0);
    for &member in order {
        joined |= 1 << member;
        let worth = game.worth(joined);
        added[member] += worth - before;
        before = worth;
    }
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for last in (1..order.len()).rev() {
        let below = last as u64 + 1;
        // The bias of the remainder is below 64 / 2^64.
        let drawn = usize::try_from(next(random) % below).unwrap_or(last);
        order.swap(last, drawn);
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
