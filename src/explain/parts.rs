//! Where not even parts of components make a package: what proves it names the rows that matter.
//!
//! Multipliers `y` of rows `A x <= b`, the right way round for each, prove that no `x` within its bounds
//! obeys them where
//!
//! ```text
//! min { (y A) x : x within its bounds } > y b
//! ```
//!
//! (Farkas' lemma). They are the duals of the smallest step `t` by which all rows have to give way together:
//! scaled by that one step alone, they are mostly those of a single conflict. Where a floor is out of reach for
//! whole components only, the duals `y` of the most that a partner can have, `c x`, say what counts: nothing is
//! worth more than
//!
//! ```text
//! y b + max { (c - y A) x : x within its bounds }
//! ```
//!
//! Whether either still holds without a cause is a sum, not a search.

use std::collections::BTreeMap;

use good_lp::Expression;

use super::cause::Held;
use super::feasible::{Whose, extent};
use crate::formulate::{ColumnKey, Formulation, LinearModel, RowKey, Sense};
use crate::portfolio::Effort;
use crate::solve::{Limits, LinearOutcome, LinearPoint, linear};

/// How far a sum must be out of reach to be more than rounding, and multipliers that are none.
const ROUNDING: f64 = 1e-7;
const NOTHING: f64 = 1e-9;
/// A step of all rows that is more than solvers let pass, and one that none needs.
const STEP: f64 = 1e-5;
const FAR: f64 = 1e6;

/// Multipliers of rows that prove that there is no package, not even in parts, or none worth more than so much
/// to a partner.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    multipliers: BTreeMap<RowKey, f64>,
    /// The partner, and what nothing is worth more than to it.
    most: Option<(usize, f64)>,
}

impl Proof {
    /// The proof that there is no package, where there is one.
    #[must_use]
    pub fn of(held: &Held, whose: Whose, effort: &Effort<'_>) -> Option<Self> {
        let model = Formulation::new(&held.offer, extent(held, whose)).model;
        let loose = giving_way(&model);
        let point = solved(&loose, effort)?;
        (point.value < -STEP).then(|| Self {
            multipliers: multipliers(&loose, &point),
            most: None,
        })
    }

    /// The proof that nothing is worth more to a partner than so much, its floor apart.
    #[must_use]
    pub fn of_most(held: &Held, partner: usize, effort: &Effort<'_>) -> Option<Self> {
        let model = worth(held, partner);
        let point = solved(&model, effort)?;
        Some(Self {
            multipliers: multipliers(&model, &point),
            most: Some((partner, point.value)),
        })
    }

    /// Whether it is about the most that a partner can have.
    #[must_use]
    pub fn is_of_most(&self) -> bool {
        self.most.is_some()
    }

    /// Whether it is a proof for another offer, too; of the most, within a part of it.
    #[must_use]
    pub fn holds(&self, held: &Held, whose: Whose, within: f64) -> bool {
        let model = match self.most {
            Some((partner, _)) => worth(held, partner),
            None => Formulation::new(&held.offer, extent(held, whose)).model,
        };
        // What is left of the objective, `c - y A`.
        let mut left = vec![0.0; model.columns().len()];
        if self.most.is_some() {
            for (at, coefficient) in model.terms(model.objective()) {
                left[at] = coefficient;
            }
        }
        let (mut most, mut size) = (0.0, 1.0_f64);
        for row in model.rows() {
            let Some(&multiplier) = self.multipliers.get(&row.key) else {
                continue;
            };
            let right_way = match row.sense {
                Sense::Le => multiplier > 0.0,
                Sense::Ge => multiplier < 0.0,
                Sense::Eq => true,
            };
            if right_way {
                for (at, coefficient) in model.terms(&row.expression) {
                    left[at] -= multiplier * coefficient;
                }
                most += multiplier * row.rhs;
                size = size.max((multiplier * row.rhs).abs());
            }
        }
        for (&left, column) in left.iter().zip(model.columns()) {
            if left.abs() > NOTHING {
                most += (left * column.lower).max(left * column.upper);
            }
        }
        match self.most {
            // Multipliers are scaled by the step, so that this is one.
            None => most < -STEP,
            Some((_, value)) => most <= value * (1.0 + within) + ROUNDING * size,
        }
    }
}

/// A partner's own problem without its floor, for the most that it can have.
fn worth(held: &Held, partner: usize) -> LinearModel {
    let mut free = extent(held, Whose::Alone(partner));
    free.floors[partner] = f64::NEG_INFINITY;
    let mut formulation = Formulation::new(&held.offer, free);
    formulation
        .model
        .maximise(formulation.utility[partner].clone());
    formulation.model
}

fn solved(model: &LinearModel, effort: &Effort<'_>) -> Option<LinearPoint> {
    let limits = Limits {
        time: effort.left(),
        clock: Some(effort.clock),
        ..Limits::proof(effort.solver)
    };
    match linear(model, &limits) {
        LinearOutcome::Solved(point) => Some(point),
        _ => None,
    }
}

fn multipliers(model: &LinearModel, point: &LinearPoint) -> BTreeMap<RowKey, f64> {
    let mut multipliers = BTreeMap::new();
    for (row, dual) in model.rows().iter().zip(&point.duals) {
        if dual.abs() > NOTHING {
            *multipliers.entry(row.key.clone()).or_insert(0.0) += dual;
        }
    }
    multipliers
}

/// The same rows, all of which give way together, by as small a step as it takes.
fn giving_way(model: &LinearModel) -> LinearModel {
    let mut loose = model.without(&[]);
    loose.truncate(0);
    let step = loose.column(ColumnKey::Price { row: 0 }, 0.0, FAR, false);
    for row in model.rows() {
        let terms = model.terms(&row.expression);
        let size = terms.iter().map(|term| term.1.abs()).fold(1.0, f64::max);
        let own: Expression = terms
            .iter()
            .map(|&(at, value)| value * loose.columns()[at].variable)
            .sum();
        if row.sense != Sense::Ge {
            loose.row(
                row.key.clone(),
                own.clone() - size * step,
                Sense::Le,
                row.rhs,
            );
        }
        if row.sense != Sense::Le {
            loose.row(row.key.clone(), own + size * step, Sense::Ge, row.rhs);
        }
    }
    loose.maximise(-1.0 * step);
    loose
}
