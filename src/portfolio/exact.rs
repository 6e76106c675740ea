//! Aims in turn by plain branch and bound on the whole model of an extent.

use good_lp::Expression;

use super::{Effort, Proven, Selection, StageOutcome, Unsolved, outer};
use crate::formulate::{
    Aim, ColumnKey, Extent, Formulation, KEEP, LinearModel, Pick, RowKey, Sense, Staged,
};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, solve};

/// Slack on what an earlier aim reached, relative to its size: the solver's own tolerance.
const KEPT: f64 = 1e-7;
/// Times that a later aim is asked again because it only seemed to keep a power mean.
const CUTS: usize = 40;

/// What a list of aims came to.
pub struct Pursued {
    /// The packages.
    pub selection: Selection,
    /// What each aim came to.
    pub stages: Vec<StageOutcome>,
    /// Bound of the first aim.
    pub first: Proven,
    /// Whether the clock ended a search.
    pub by_clock: bool,
}

/// The columns of packages: positions and values.
pub type Hint<'r> = dyn Fn(&Staged, &Selection) -> Vec<(usize, f64)> + Sync + 'r;

/// How to go between a model's columns and packages.
pub struct Reading<'r> {
    /// The packages at a point.
    pub selection: &'r (dyn Fn(&Staged, &[f64]) -> Selection + Sync),
    /// The columns of packages, by position.
    pub hint: &'r Hint<'r>,
}

/// Pursues aims on the model of an extent.
///
/// # Errors
/// [`Unsolved`] where the first aim has no answer.
pub fn pursue(
    offer: &Offer,
    extent: Extent,
    aims: &[Aim],
    start: Option<&Selection>,
    effort: &Effort<'_>,
    nodes: u64,
) -> Result<Pursued, Unsolved> {
    let partners = offer.partners.len();
    let staged = Formulation::new(offer, extent).staged(&[]);
    let read = |staged: &Staged, values: &[f64]| selection(&staged.model, partners, values);
    let reading = Reading {
        selection: &read,
        hint: &|staged, selection| hint(&staged.model, |partner| selection.of(partner)),
    };
    pursue_on(offer, staged, &reading, aims, start, effort, nodes)
}

/// Pursues aims one after the other; what an aim reached stays as a row for the next.
///
/// # Errors
/// [`Unsolved`] where the first aim has no answer. A later aim without an answer keeps the one there is.
pub fn pursue_on(
    offer: &Offer,
    mut staged: Staged,
    reading: &Reading<'_>,
    aims: &[Aim],
    start: Option<&Selection>,
    effort: &Effort<'_>,
    nodes: u64,
) -> Result<Pursued, Unsolved> {
    let search = Search {
        offer,
        reading,
        effort: *effort,
        nodes,
    };
    let mut best: Option<Selection> = start.cloned();
    let mut bounds = Vec::new();
    let mut kept = None;
    let mut by_clock = false;
    for aim in aims {
        let mut objective = None;
        let found = if let Aim::Fair(fair) = aim {
            outer::fairest(&search, &mut staged, fair, best.as_ref()).map(|(found, keep)| {
                kept = keep;
                found
            })
        } else {
            let asked = aim.expression(&mut staged);
            staged.model.maximise(asked.clone());
            objective = Some(asked);
            search.keeping(&mut staged, best.as_ref(), kept.as_ref())
        };
        let (selection, bound) = match found {
            Ok(found) => {
                by_clock |= found.by_clock;
                (found.selection, Some(found.bound))
            }
            Err(unsolved) if bounds.is_empty() => return Err(unsolved),
            // Only the row that keeps the last aim can be in the way: what there is, is kept.
            Err(_) => (best.clone().unwrap_or_default(), None),
        };
        let (utilities, cost) = selection.worth(offer);
        let value = aim.value(&utilities, cost);
        let bound = bound.map(|bound| bound.max(value));
        bounds.push(bound);
        best = Some(selection);
        if let Some(objective) = objective {
            keep(&mut staged, aim, objective, value);
        }
        if effort.is_over() {
            by_clock = true;
            break;
        }
    }
    let selection = best.unwrap_or_default();
    // An aim that stopped within its gap may have been bettered by what a later one found.
    let (utilities, cost) = selection.worth(offer);
    let reached: Vec<(&Aim, Proven)> = aims
        .iter()
        .zip(bounds)
        .map(|(aim, bound)| {
            let value = aim.value(&utilities, cost);
            let bound = bound.map_or(f64::INFINITY, |bound: f64| bound.max(value));
            (aim, Proven { value, bound })
        })
        .collect();
    let first = reached.first().ok_or(Unsolved::Stopped)?.1;
    // What the clock ended before any bound is not proven.
    let proven = |bound: f64| bound.is_finite().then_some(bound);
    Ok(Pursued {
        stages: reached
            .iter()
            .map(|(aim, came)| stage(aim, came.value, proven(came.bound)))
            .collect(),
        selection,
        first,
        by_clock,
    })
}

/// What every search of a list of aims shares.
pub(super) struct Search<'s> {
    offer: &'s Offer,
    reading: &'s Reading<'s>,
    pub(super) effort: Effort<'s>,
    nodes: u64,
}

/// What one search found.
pub(super) struct Found {
    /// The packages.
    pub(super) selection: Selection,
    /// What the objective cannot exceed.
    pub(super) bound: f64,
    /// Whether the clock ended it.
    pub(super) by_clock: bool,
}

impl Search<'_> {
    /// Maximises what the model asks for.
    pub(super) fn run(
        &self,
        staged: &Staged,
        start: Option<&Selection>,
        gap: f64,
    ) -> Result<Found, Unsolved> {
        let hint = start
            .map(|selection| (self.reading.hint)(staged, selection))
            .unwrap_or_default();
        let limits = Limits {
            gap,
            nodes: self.nodes,
            time: self.effort.left(),
            start: &hint,
            solver: self.effort.solver,
            clock: Some(self.effort.clock),
        };
        match solve(&staged.model, &limits) {
            Outcome::Solved(point) => Ok(Found {
                selection: (self.reading.selection)(staged, &point.values),
                bound: point.bound,
                by_clock: point.by_clock,
            }),
            Outcome::Infeasible => Err(Unsolved::Infeasible),
            Outcome::Stopped { .. } => Err(Unsolved::Stopped),
            Outcome::Failed(why) => Err(Unsolved::Failed(why)),
        }
    }

    /// The same while a power mean that was reached is kept in truth, not only by its tangents.
    fn keeping(
        &self,
        staged: &mut Staged,
        start: Option<&Selection>,
        kept: Option<&outer::Kept>,
    ) -> Result<Found, Unsolved> {
        for _ in 0..CUTS {
            let found = self.run(staged, start, self.effort.gap)?;
            let Some(kept) = kept else { return Ok(found) };
            let utilities = self.utilities(&found.selection);
            if kept.holds(&utilities) {
                return Ok(found);
            }
            kept.cut(staged, &utilities);
        }
        Err(Unsolved::Stopped)
    }

    /// Utility of every party, the EU last.
    pub(super) fn utilities(&self, selection: &Selection) -> Vec<f64> {
        selection.worth(self.offer).0
    }
}

/// What an aim came to, as reported: a cost is stated as it is.
#[must_use]
pub fn stage(aim: &Aim, value: f64, bound: Option<f64>) -> StageOutcome {
    let sign = if matches!(aim, Aim::Cheapest) {
        -1.0
    } else {
        1.0
    };
    StageOutcome {
        aim: aim.name(),
        value: sign * value,
        bound: bound.map(|bound| sign * bound),
    }
}

fn keep(staged: &mut Staged, aim: &Aim, objective: Expression, value: f64) {
    let slack = KEPT * value.abs().max(1.0);
    let key = RowKey::shared(KEEP, aim.name());
    staged.model.row(key, objective, Sense::Ge, value - slack);
}

/// The choice columns of some packages, 0 and 1; `picks` gives a partner's.
#[must_use]
pub fn hint<'p>(model: &LinearModel, picks: impl Fn(usize) -> &'p [Pick]) -> Vec<(usize, f64)> {
    let columns = model.columns().iter().enumerate();
    columns
        .filter_map(|(at, column)| match column.key {
            ColumnKey::Choice {
                partner,
                component,
                option,
                group,
            } => {
                let pick = Pick {
                    component,
                    option,
                    group,
                };
                let chosen = picks(partner).contains(&pick);
                Some((at, if chosen { 1.0 } else { 0.0 }))
            }
            _ => None,
        })
        .collect()
}

/// The packages at a point of the model of an extent.
#[must_use]
pub fn selection(model: &LinearModel, partners: usize, values: &[f64]) -> Selection {
    let mut picks = vec![Vec::new(); partners];
    for (column, &value) in model.columns().iter().zip(values) {
        if let ColumnKey::Choice {
            partner,
            component,
            option,
            group,
        } = column.key
            && value > 0.5
        {
            picks[partner].push(Pick {
                component,
                option,
                group,
            });
        }
    }
    for package in &mut picks {
        package.sort();
    }
    Selection { picks }
}
