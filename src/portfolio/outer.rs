//! Power means by outer approximation: rounds of whole programs over tangents (Duran and Grossmann
//! 1986; Kelley 1960), each of which proves a bound, until the best mean found is within the gap.
//!
//! A round maximises a sum that is never less than what the mean comes to (see
//! [`Outline`](crate::formulate::criteria::outline::Outline)). What it finds gets tangents of its
//! own, at which the next round overestimates nothing any more.

use super::exact::{Found, Search};
use super::{Selection, Unsolved};
use crate::formulate::criteria::outline::{self, Outline};
use crate::formulate::{Aim, Fair, KEEP, RowKey, Sense, Staged};

/// Rounds at most.
const ROUNDS: usize = 60;
/// Tangents of each party in the first round, and once the first answer is known.
const COARSE: u16 = 12;
const FINE: u16 = 32;
/// Relative gap of the search for a first answer: it only has to be one.
const FIRST_GAP: f64 = 0.02;
/// A mean below this is none.
const NOTHING: f64 = 1e-7;
/// Relative gap below which the solver cannot tell values apart.
const TELLABLE: f64 = 1e-8;
/// Part of the mean reached that later aims may give up in the model, and in truth.
const KEPT: f64 = 1e-7;
const HOLDS: f64 = 4e-7;

/// What was reached, to be kept by later aims.
pub(super) struct Kept {
    fair: Fair,
    outline: Outline,
    mean: f64,
}

impl Kept {
    /// Whether what was reached still holds.
    pub(super) fn holds(&self, utilities: &[f64]) -> bool {
        self.fair.value(utilities) >= self.mean * (1.0 - HOLDS)
    }

    /// Shuts out utilities that only seem to keep it.
    pub(super) fn cut(&self, staged: &mut Staged, utilities: &[f64]) {
        self.outline.cut(staged, &self.fair.gains(utilities));
    }
}

/// The largest power mean, and what keeps it; nothing does where somebody is left without gain.
///
/// # Errors
/// [`Unsolved`] where there is no answer at all.
pub(super) fn fairest(
    search: &Search<'_>,
    staged: &mut Staged,
    fair: &Fair,
    start: Option<&Selection>,
) -> Result<(Found, Option<Kept>), Unsolved> {
    let rows = staged.model.row_count();
    let (mut found, settled) = first(search, staged, fair, start)?;
    staged.model.truncate(rows);
    let most = fair.mean(&outline::most(fair, staged));
    let mut mean = fair.value(&search.utilities(&found.selection));
    if mean <= NOTHING {
        // A mean of nothing is the best there is where the smallest gain is proven to be nothing.
        found.bound = if settled { mean } else { most };
        return Ok((found, None));
    }
    let mut outline = Outline::new(fair, staged, mean);
    let rows = staged.model.row_count();
    let mut points = outline.spread(1.0 + TELLABLE, COARSE);
    found.bound = most.max(mean);
    let gap = search.effort.gap.max(TELLABLE);
    for round in 0..ROUNDS {
        let gains = fair.gains(&search.utilities(&found.selection));
        add(&mut points, &gains);
        outline.against(mean);
        staged.model.truncate(rows);
        outline.write(staged, &points);
        staged.model.maximise(outline.sum());
        // The other half of the gap is for the tangents.
        let half = search.effort.gap / 2.0;
        let Ok(next) = search.run(staged, Some(&found.selection), half) else {
            break;
        };
        found.by_clock |= next.by_clock;
        found.bound = found.bound.min(outline.bound(next.bound)).max(mean);
        let utilities = search.utilities(&next.selection);
        let value = fair.value(&utilities);
        if value > mean {
            (mean, found.selection) = (value, next.selection);
            found.bound = found.bound.max(mean);
        }
        if found.bound - mean <= gap * found.bound || search.effort.is_over() {
            break;
        }
        if round == 0 {
            // Tangents as close as the gap asks for: between two that are a factor r apart the sum
            // is over by alpha (log r)^2 / 8 at most.
            outline.against(mean);
            let ratio = (2.0 * gap / fair.alpha).sqrt().exp();
            points = outline.spread(ratio, FINE);
        }
        if !add(&mut points, &fair.gains(&utilities)) && round > 0 {
            break; // nothing is overestimated at what was found: the rest is the solver's gap
        }
    }
    outline.against(mean);
    staged.model.truncate(rows);
    add(
        &mut points,
        &fair.gains(&search.utilities(&found.selection)),
    );
    outline.write(staged, &points);
    let least = outline.at_least(mean * (1.0 - KEPT));
    let key = RowKey::shared(KEEP, fair.name);
    staged.model.row(key, outline.sum(), Sense::Ge, least);
    let fair = fair.clone();
    Ok((
        found,
        Some(Kept {
            fair,
            outline,
            mean,
        }),
    ))
}

/// A first answer with a mean above 0, if there is one; and whether, if not, that is proven.
fn first(
    search: &Search<'_>,
    staged: &mut Staged,
    fair: &Fair,
    start: Option<&Selection>,
) -> Result<(Found, bool), Unsolved> {
    if let Some(start) = start.filter(|start| fair.value(&search.utilities(start)) > NOTHING) {
        let found = Found {
            selection: start.clone(),
            bound: f64::INFINITY,
            by_clock: false,
        };
        return Ok((found, false));
    }
    // Whoever must not be left without gain: the largest smallest gain; otherwise the largest sum.
    let aim = if fair.needs_all() {
        let gains = fair.gains.iter();
        Aim::Worst {
            name: fair.name,
            k: 1,
            gains: gains
                .map(|known| (known.party, known.offset, known.scale))
                .collect(),
        }
    } else {
        fair.average(staged.utility.len())
    };
    let objective = aim.expression(staged);
    staged.model.maximise(objective);
    let found = search.run(staged, start, FIRST_GAP)?;
    let settled = found.bound <= NOTHING;
    Ok((found, settled))
}

/// Adds gains to the points of each party; says whether any is new.
fn add(points: &mut [Vec<f64>], gains: &[f64]) -> bool {
    let mut new = false;
    for (points, &gain) in points.iter_mut().zip(gains) {
        let near = |known: &f64| (known - gain).abs() <= 1e-9 * gain.max(1.0);
        if !points.iter().any(near) {
            points.push(gain);
            new = true;
        }
    }
    new
}
