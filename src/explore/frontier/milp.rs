//! One zone by the solver: the best weighted sum among the packages above a corner.
//!
//! With positive weights the best package above a corner is on the frontier: whatever is better in
//! one objective and no worse in the others is above the corner too.

use std::sync::Arc;

use super::archive::Known;
use super::objective::Objective;
use crate::formulate::{Aim, Extent, Formulation, RowKey, Sense, Staged};
use crate::model::Offer;
use crate::portfolio::{Effort, Selection, exact};
use crate::solve::{Limits, Outcome, solve};

/// Nodes for one zone, counted so that the answer does not depend on the machine.
const NODES: u64 = 300_000;

/// The problem as the solver gets it.
pub struct Question<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// Least utilities and the like.
    pub extent: &'a Extent,
    /// What is traded off.
    pub objectives: &'a [Objective],
    /// What makes the objectives comparable.
    pub scale: &'a [f64],
}

/// What the solver says about a zone.
pub enum Answer {
    /// There is nothing in it.
    Empty,
    /// A point in it, and whether it is proven to be on the frontier.
    Point(Known, bool),
    /// A limit came first, or the answer was not usable.
    Unsettled,
}

impl Question<'_> {
    /// The values of a selection, as they are maximised.
    #[must_use]
    pub fn known(&self, selection: Selection) -> Known {
        let (utilities, cost) = selection.worth(self.offer);
        let gain = |objective: &Objective| objective.sign() * objective.value(&utilities, cost);
        Known {
            gains: self.objectives.iter().map(gain).collect(),
            cost,
            selection: Arc::new(selection),
        }
    }

    /// Asks for the best point whose values are at least these.
    #[must_use]
    pub fn best_above(&self, least: &[f64], effort: &Effort<'_>) -> Answer {
        let mut staged = self.above(least);
        let mut weighted = good_lp::Expression::default();
        for (objective, scale) in self.objectives.iter().zip(self.scale) {
            weighted += objective.expression(&staged) / *scale;
        }
        staged.model.maximise(weighted);
        match solve(&staged.model, &limits(effort)) {
            Outcome::Infeasible => Answer::Empty,
            Outcome::Solved(point) => {
                let partners = self.offer.partners.len();
                let selection = exact::selection(&staged.model, partners, &point.values);
                let proven = point.bound - point.value <= 1e-9 * point.value.abs().max(1.0);
                Answer::Point(self.known(selection), proven)
            }
            Outcome::Stopped { .. } | Outcome::Failed(_) => Answer::Unsettled,
        }
    }

    /// The cheapest package with at least these values, if the solver finds it.
    #[must_use]
    pub fn cheapest(&self, least: &[f64], effort: &Effort<'_>) -> Option<Known> {
        let mut staged = self.above(least);
        let aim = Aim::Cheapest.expression(&mut staged);
        staged.model.maximise(aim);
        let Outcome::Solved(point) = solve(&staged.model, &limits(effort)) else {
            return None;
        };
        let partners = self.offer.partners.len();
        Some(self.known(exact::selection(&staged.model, partners, &point.values)))
    }

    /// The packages whose values are at least these.
    fn above(&self, least: &[f64]) -> Staged {
        let mut staged = Formulation::new(self.offer, self.extent.clone()).staged(&[]);
        for ((objective, least), scale) in self.objectives.iter().zip(least).zip(self.scale) {
            let times = 1.0 / scale;
            let gain = times * objective.expression(&staged);
            let key = RowKey::shared("above", objective.name(self.offer));
            staged.model.row(key, gain, Sense::Ge, times * least);
        }
        staged
    }
}

/// Proof within counted nodes and the time left.
fn limits<'e>(effort: &Effort<'e>) -> Limits<'e> {
    Limits {
        gap: 0.0,
        nodes: NODES,
        time: effort.left(),
        start: &[],
        solver: effort.solver,
        clock: Some(effort.clock),
    }
}
