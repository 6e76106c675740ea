//! The ideal point of each party: the best it could get under the whole envelope with everybody at
//! the disagreement point or better.

use super::{Effort, Proven, Unsolved, pursue};
use crate::formulate::Aim;
use crate::model::Offer;

/// Ideal point of each party, the EU last.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio at all.
pub fn ideals(
    offer: &Offer,
    workshop: &mut pursue::Workshop,
    effort: &Effort<'_>,
) -> Result<Vec<Proven>, Unsolved> {
    let parties = offer.partners.len() + 1;
    (0..parties)
        .map(|party| {
            let mut coefficients = vec![0.0; parties];
            coefficients[party] = 1.0;
            let aim = Aim::Sum {
                name: "utility",
                coefficients,
                constant: 0.0,
            };
            // A seventh of what is left for each: the criterion itself needs the most.
            let share = Effort {
                time: effort.clock.elapsed() + effort.left() / 7,
                ..*effort
            };
            let pursued = workshop.pursue(offer, &[aim], &share)?;
            Ok(pursued.first)
        })
        .collect()
}
