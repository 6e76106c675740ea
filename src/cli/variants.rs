//! What documents show beside each package: packages nearly as good that are cheaper, faster, greener, ...

use std::time::Duration;

use rayon::prelude::*;

use crate::explore::alternatives::{self, WITHIN};
use crate::model::Offer;
use crate::package::ResultFile;
use crate::package::alternatives::variants as named;
use crate::portfolio::{Effort, Solution};
use crate::verify;

/// Seconds for all of them together, the last resort: counted work ends the search for each.
const SECONDS: u64 = 60;

/// Adds the variants of every package; what is not found in counted work, or does not hold up, is named as not
/// settled.
pub fn add(offer: &Offer, solution: &Solution, effort: &Effort<'_>, result: &mut ResultFile) {
    let effort = Effort {
        time: effort.clock.elapsed() + Duration::from_secs(SECONDS),
        ..*effort
    };
    let found = alternatives::variants(offer, solution, WITHIN, &effort);
    let listed = found.par_iter();
    result.variants = listed
        .map(|all| named(offer, solution, all, WITHIN))
        .collect();
    for (list, at) in verify::unsound(offer, result).into_iter().rev() {
        let listed = &mut result.variants[list];
        let fallen = listed.packages.remove(at);
        listed.unsettled.push(fallen.kind);
    }
}
