//! Aims in turn by plain branch and bound on the whole model of an extent.

use good_lp::Expression;

use super::{Effort, Proven, Selection, StageOutcome, Unsolved};
use crate::formulate::{
    Aim, ColumnKey, Extent, Formulation, LinearModel, Pick, RowKey, Sense, Staged,
};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, solve};

/// Slack on what an earlier aim reached, relative to its size: the solver's own tolerance.
const KEPT: f64 = 1e-7;

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
    let mut best: Option<Selection> = start.cloned();
    let mut known = false;
    let mut outcomes = Vec::new();
    let mut first = None;
    let mut by_clock = false;
    for aim in aims {
        let objective = aim.expression(&mut staged);
        staged.model.maximise(objective.clone());
        let hint = best
            .as_ref()
            .map(|selection| (reading.hint)(&staged, selection))
            .unwrap_or_default();
        let limits = Limits {
            gap: effort.gap,
            nodes,
            time: effort.left(),
            start: &hint,
            solver: effort.solver,
        };
        let (selection, bound) = match solve(&staged.model, &limits) {
            Outcome::Solved(point) => {
                by_clock |= point.by_clock;
                (
                    (reading.selection)(&staged, &point.values),
                    Some(point.bound),
                )
            }
            Outcome::Infeasible if !known => return Err(Unsolved::Infeasible),
            Outcome::Stopped { .. } if !known => return Err(Unsolved::Stopped),
            Outcome::Failed(why) if !known => return Err(Unsolved::Failed(why)),
            // Only the row that keeps the last aim can be in the way: what there is, is kept.
            _ => (best.clone().unwrap_or_default(), None),
        };
        let (utilities, cost) = selection.worth(offer);
        let value = aim.value(&utilities, cost);
        let bound = bound.map(|bound| bound.max(value));
        outcomes.push(stage(aim, value, bound));
        first.get_or_insert(Proven {
            value,
            bound: bound.unwrap_or(f64::INFINITY),
        });
        best = Some(selection);
        known = true;
        keep(&mut staged, aim, objective, value);
        if effort.is_over() {
            by_clock = true;
            break;
        }
    }
    let first = first.ok_or(Unsolved::Stopped)?;
    Ok(Pursued {
        selection: best.unwrap_or_default(),
        stages: outcomes,
        first,
        by_clock,
    })
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
    let key = RowKey::shared("keep", aim.name());
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
