//! What documents show beside each package: packages nearly as good that are cheaper, faster, greener, ...

use std::time::Duration;

use rayon::prelude::*;

use crate::explore::alternatives::{self, Alternatives, WITHIN};
use crate::explore::around::Around;
use crate::formulate::Pick;
use crate::model::Offer;
use crate::package::alternatives::variants as named;
use crate::package::{ResultFile, Variants, assemble};
use crate::portfolio::{Effort, Solution, Unsolved};
use crate::verify;

/// Seconds for all of them together, the last resort: counted work ends the search for each.
const SECONDS: u64 = 60;

/// The variants of every package, each verified like any answer; what is not found in time, or does not hold
/// up, is named as not settled.
#[must_use]
pub fn variants(
    offer: &Offer,
    solution: &Solution,
    effort: &Effort<'_>,
    set: &[(String, String)],
    result: &ResultFile,
) -> Vec<Variants> {
    let effort = Effort {
        time: effort.clock.elapsed() + Duration::from_secs(SECONDS),
        ..*effort
    };
    let found = alternatives::variants(offer, solution, WITHIN, &effort);
    found
        .into_par_iter()
        .with_max_len(1)
        .map(|all| {
            let (all, results) = held_up(offer, solution, all, &effort, set);
            named(offer, &solution.selection, &all, WITHIN, result, &results)
        })
        .collect()
}

/// One partner's variants that hold up, with the whole result of each.
fn held_up(
    offer: &Offer,
    solution: &Solution,
    mut all: Alternatives,
    effort: &Effort<'_>,
    set: &[(String, String)],
) -> (Alternatives, Vec<ResultFile>) {
    let mut results = Vec::new();
    let mut fallen = Vec::new();
    let partner = all.partner;
    all.found.retain(|known| {
        // What there is no time to check is not shown.
        if effort.is_over() {
            fallen.push(known.kind);
            return false;
        }
        let whole = result(offer, solution, partner, &known.picks, effort, set);
        let holds = whole.ok().filter(|w| verify::messages(offer, w).is_empty());
        let kept = holds.is_some();
        results.extend(holds);
        if !kept {
            fallen.push(known.kind);
        }
        kept
    });
    all.unsettled.extend(fallen);
    (all, results)
}

/// The whole result with another package of one partner.
///
/// # Errors
/// [`Unsolved`] where it cannot be paid for.
pub fn result(
    offer: &Offer,
    solution: &Solution,
    partner: usize,
    picks: &[Pick],
    effort: &Effort<'_>,
    set: &[(String, String)],
) -> Result<ResultFile, Unsolved> {
    let mut selection = solution.selection.clone();
    selection.picks[partner] = picks.to_vec();
    let whole = Around::solution(offer, solution, selection, effort)?;
    Ok(assemble(offer, &whole, set))
}
