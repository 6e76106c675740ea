//! Why there is no package: every conflict that shares no cause with another, and what would end it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::cause::{Cause, Field};
use super::change::Change;
use super::conflict::{Conflict, Memory, Question};
use crate::model::{FloorLevel, Offer, Rule};
use crate::portfolio::proofs::Proofs;
use crate::portfolio::{Effort, ideal_points};

/// Why there is no package.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Infeasibility {
    /// The conflicts, with the changes of which any one ends it, each verified by solving with the
    /// causes of the other conflicts out of the way.
    pub conflicts: Vec<(Conflict, Vec<Change>)>,
    /// Whether there is a package once all of them are out of the way.
    pub all: bool,
    /// Where no single change is enough: changes that together are, verified by solving.
    pub repair: Vec<Change>,
    /// Whether floors are stated by ideal points that there are not while these conflicts stand: what
    /// they would ask for was not looked at.
    pub floors_open: bool,
    /// Ideal points, the EU last, where a floor that is stated by them is in the way.
    pub ideals: Option<Vec<f64>>,
}

/// Explains why an offer has no package; `loose` is the same offer without rules that exclude, `known` what was
/// proven of it before.
#[must_use]
pub fn explain(offer: &Offer, loose: &Offer, known: &Proofs, effort: &Effort<'_>) -> Infeasibility {
    let effort = Effort {
        gap: 0.0,
        ..*effort
    };
    let field = Field::new(offer, loose);
    let proofs = known.so_far();
    let (plain, with_ideals) = (Memory::default(), Memory::default());
    let mut question = Question {
        field: &field,
        ideals: None,
        proofs: &proofs,
        memory: &plain,
        effort,
        nearby: false,
    };
    let mut conflicts = question.conflicts();
    let mut ideals = None;
    if conflicts.found.is_empty() && shares(offer) {
        // There are packages, and so ideal points: it is the floors.
        let known = ideal_points(offer, &effort).ok();
        ideals = known.map(|known| known.iter().map(|ideal| ideal.value).collect::<Vec<f64>>());
        question.ideals = ideals.as_deref();
        question.memory = &with_ideals;
        if question.ideals.is_some() {
            conflicts = question.conflicts();
        }
    }
    let of_all: BTreeSet<Cause> = field.causes.iter().copied().collect();
    let each = conflicts.found.par_iter().with_max_len(1);
    let told: Vec<(Conflict, Vec<Change>)> = each
        .map(|conflict| {
            let others = conflicts.found.iter().filter(|other| *other != conflict);
            let others: BTreeSet<Cause> = others.flat_map(|o| o.causes.iter().copied()).collect();
            let kept = &of_all - &others;
            (conflict.clone(), question.changes(conflict, &kept))
        })
        .collect();
    let single = told.len() == 1 && !told[0].1.is_empty();
    let repair = if single || told.is_empty() {
        Vec::new()
    } else {
        question.repair(&told)
    };
    Infeasibility {
        conflicts: told,
        all: conflicts.all,
        repair,
        floors_open: ideals.is_none() && shares(offer),
        ideals,
    }
}

/// Whether a floor is stated as a share of an ideal point.
fn shares(offer: &Offer) -> bool {
    offer.scenario.rules.iter().any(|rule| {
        matches!(rule, Rule::Floor(floor) if matches!(floor.level, FloorLevel::ShareOfIdeal(_)))
    })
}
