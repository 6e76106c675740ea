//! The core: divisions under which no coalition would do better on its own.

use super::nucleolus::{Normal, stages::least_excess};
use super::{TOLERANCE, directions::Directions, tidy};
use crate::model::{Coalition, Game};

/// Whether shares are in the core, and who would leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// No coalition pays more (earns less) than on its own.
    pub in_core: bool,
    /// The largest excess `x(S) - c(S)` (of a gain: `v(S) - x(S)`) over coalitions short of everybody.
    pub largest_excess: f64,
    /// The smallest coalition that it is the excess of; empty with a single member.
    pub coalition: Coalition,
}

/// Holds shares against every coalition; `None` where coalitions are not listed.
#[must_use]
pub fn standing(game: &Game, shares: &[f64]) -> Option<Standing> {
    let table = game.table()?;
    let noise = TOLERANCE * game.scale();
    let sign = game.shared().sign();
    let paid = sums(shares);
    let everybody = table.len() - 1;
    let mut worst: Option<(f64, usize)> = None;
    for coalition in 1..everybody {
        let excess = sign * (paid[coalition] - table[coalition]);
        let leads = worst.is_none_or(|(most, at)| {
            let smaller = coalition.count_ones() < at.count_ones();
            excess > most + noise || (smaller && excess > most - noise)
        });
        if leads {
            worst = Some((excess, coalition));
        }
    }
    let (excess, coalition) = worst.unwrap_or((0.0, 0));
    Some(Standing {
        // Shares are rounded to ten digits: sums of them agree to nine.
        in_core: excess <= noise,
        largest_excess: tidy(game, excess),
        coalition: coalition as Coalition,
    })
}

/// The least core's epsilon: the smallest largest excess that any division of the whole leaves
/// (Maschler, Peleg and Shapley 1979). At most 0: the core is not empty. `None` where coalitions
/// are not listed.
///
/// # Errors
/// In words, where its linear program fails.
pub fn least_core(game: &Game) -> Result<Option<f64>, String> {
    let Some(normal) = Normal::of(game, false) else {
        return Ok(game.table().map(|_| 0.0));
    };
    let everybody = [(game.everybody(), normal.whole())];
    let directions = Directions::of(game.len());
    let (_, epsilon) = least_excess(&normal, &everybody, &directions, &mut normal.first_rows())?;
    let epsilon = epsilon * normal.scale;
    let none = TOLERANCE * game.scale();
    Ok(Some(if epsilon.abs() <= none { 0.0 } else { epsilon }))
}

/// The sum of the shares of every coalition.
pub(super) fn sums(shares: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; 1 << shares.len()];
    for coalition in 1..sums.len() {
        let first = coalition.trailing_zeros() as usize;
        sums[coalition] = sums[coalition & (coalition - 1)] + shares[first];
    }
    sums
}
