//! What documents show beside each package: packages nearly as good that are cheaper, faster, greener, ...

use std::time::Duration;

use rayon::prelude::*;

use crate::explore::alternatives::{self, Alternatives, Kind, Variant, WITHIN};
use crate::explore::around::Around;
use crate::model::Offer;
use crate::package::alternatives::variants as named;
use crate::package::{ResultFile, Variants, assemble};
use crate::portfolio::{Effort, Solution, Unsolved};
use crate::verify;

/// Seconds for all of them together where the search for the packages has left less.
const SECONDS: u64 = 20;

/// The variants of every package, each verified like any answer; what is not found in time, or does not hold
/// up, is named as not settled. None of a phased scenario: a variant is named by its components and sizes,
/// without start years.
pub fn variants(
    offer: &Offer,
    solution: &Solution,
    effort: &Effort<'_>,
    set: &[(String, String)],
    result: &ResultFile,
) -> Vec<Variants> {
    if offer.scenario.phased {
        return Vec::new();
    }
    let partners = offer.partners.len();
    let turns = partners
        .div_ceil(rayon::current_num_threads().max(1))
        .max(1);
    let turns = u32::try_from(turns).unwrap_or(u32::MAX);
    let time = effort.left().max(Duration::from_secs(SECONDS)) / turns;
    let partners = (0..partners).into_par_iter().with_max_len(1);
    partners
        .map(|partner| {
            let effort = Effort {
                time: effort.clock.elapsed() + time,
                ..*effort
            };
            let (all, results) = found(offer, solution, partner, &effort, set);
            named(offer, &solution.selection, &all, WITHIN, result, &results)
        })
        .collect()
}

/// One partner's variants that hold up, with the whole result of each.
fn found(
    offer: &Offer,
    solution: &Solution,
    partner: usize,
    effort: &Effort<'_>,
    set: &[(String, String)],
) -> (Alternatives, Vec<ResultFile>) {
    let all = alternatives::variants(offer, solution, partner, WITHIN, effort);
    let mut all = all.unwrap_or_else(|_| Alternatives {
        unsettled: Variant::ALL.map(Kind::Variant).to_vec(),
        ..Alternatives::none(partner)
    });
    let mut results = Vec::new();
    let mut fallen = Vec::new();
    all.found.retain(|known| {
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
pub fn result(
    offer: &Offer,
    solution: &Solution,
    partner: usize,
    picks: &[crate::formulate::Pick],
    effort: &Effort<'_>,
    set: &[(String, String)],
) -> Result<ResultFile, Unsolved> {
    let mut selection = solution.selection.clone();
    selection.picks[partner] = picks.to_vec();
    let whole = Around::solution(offer, solution, selection, effort)?;
    Ok(assemble(offer, &whole, set))
}
