//! Changes that together end all conflicts, where no single one does.
//!
//! What is to blame is dropped, and put back while a portfolio obeys it: the last one as it is, or one near to it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::cause::Cause;
use super::change::{Change, can_be_dropped};
use super::conflict::{Conflict, Question};
use super::feasible::{Whose, any};
use crate::portfolio::payable::stands;

/// Causes at most that are dropped together.
const MOST_DROPPED: usize = 40;

impl Question<'_> {
    /// Changes that together end all conflicts: the first of each, and where a conflict has none, as few of its causes
    /// as it takes; where that is not enough, as few as it takes of all causes that are to blame.
    #[must_use]
    pub fn repair(&self, told: &[(Conflict, Vec<Change>)]) -> Vec<Change> {
        let all: BTreeSet<Cause> = self.field.causes.iter().copied().collect();
        let blamed = |all: bool| -> BTreeSet<Cause> {
            let of = told.iter().filter(|(_, changes)| all || changes.is_empty());
            let causes = of.flat_map(|(conflict, _)| &conflict.causes);
            causes.copied().collect()
        };
        let first: Vec<Change> = told
            .iter()
            .filter_map(|(_, changes)| changes.first().copied())
            .collect();
        let with_first = || self.spared(&all, &first, &blamed(false));
        let spared = (!first.is_empty()).then(with_first).flatten();
        let spared = spared.or_else(|| self.spared(&all, &[], &blamed(true)));
        spared.or_else(|| self.dropped(&all)).unwrap_or_default()
    }

    /// Changes, and some of the causes that are to blame without which there is then a portfolio: all that can be
    /// dropped are, and each with which a portfolio is soon found is put back, what is rather asked for last.
    fn spared(
        &self,
        all: &BTreeSet<Cause>,
        first: &[Change],
        blamed: &BTreeSet<Cause>,
    ) -> Option<Vec<Change>> {
        let mut kept: BTreeSet<Cause> = all.clone();
        let mut changed = Vec::new();
        for change in first {
            match *change {
                Change::Drop(cause) => {
                    kept.remove(&cause);
                }
                Change::Set { cause, to, .. } => changed.push((cause, to)),
            }
        }
        let can = blamed
            .iter()
            .copied()
            .filter(|cause| can_be_dropped(*cause));
        let mut doubtful: Vec<Cause> = can.collect();
        kept.retain(|cause| !doubtful.contains(cause));
        if !self.verify(&kept, &changed) {
            return None;
        }
        doubtful.sort_by_key(|cause| std::cmp::Reverse(self.field.rank(*cause)));
        // What the portfolio found without them obeys all the same is put back at once.
        let obeyed = |cause: &&Cause| {
            let mut with = kept.clone();
            with.insert(**cause);
            let held = self.changed(&with, &changed);
            held.is_some_and(|held| stands(&held.case(), self.proofs, &self.effort))
        };
        let each = doubtful.par_iter().with_max_len(1);
        let idle: BTreeSet<Cause> = each.filter(obeyed).copied().collect();
        kept.extend(&idle);
        doubtful.retain(|cause| !idle.contains(cause));
        let mut dropped = Vec::new();
        for cause in doubtful {
            kept.insert(cause);
            if self.is_hopeless(cause, &kept, &changed) || !self.is_near(&kept, &changed) {
                kept.remove(&cause);
                dropped.push(Change::Drop(cause));
            }
        }
        let causes = &self.field.causes;
        dropped.extend(first);
        dropped.sort_by_key(|change| causes.iter().position(|known| *known == change.cause()));
        Some(dropped)
    }

    /// Whether a portfolio with these causes and values is soon found.
    fn is_near(&self, kept: &BTreeSet<Cause>, changed: &[(Cause, f64)]) -> bool {
        let nearby = Question {
            nearby: self.field.offer().partners.len() > 1,
            ..*self
        };
        nearby.verify(kept, changed)
    }

    /// Whether a partner that a cause concerns has no package with it, which is soon told.
    fn is_hopeless(&self, cause: Cause, kept: &BTreeSet<Cause>, changed: &[(Cause, f64)]) -> bool {
        let partners = self.field.offer().partners.len();
        let concerned = (0..partners).filter(|&at| partners > 1 && self.field.concerns(cause, at));
        let held = self.field.held(kept, changed, self.ideals);
        concerned
            .map(Whose::Alone)
            .any(|whose| any(&held, whose, self.proofs, &self.effort).is_no())
    }

    /// Causes without which there is a portfolio, none of them in vain.
    fn dropped(&self, all: &BTreeSet<Cause>) -> Option<Vec<Change>> {
        let mut kept = all.clone();
        let mut dropped: Vec<Cause> = Vec::new();
        while dropped.len() < MOST_DROPPED && !self.effort.is_over() {
            if self.verify(&kept, &[]) {
                for &cause in &dropped.clone() {
                    kept.insert(cause);
                    if self.verify(&kept, &[]) {
                        dropped.retain(|known| *known != cause);
                    } else {
                        kept.remove(&cause);
                    }
                }
                return Some(dropped.into_iter().map(Change::Drop).collect());
            }
            let conflict = self.first(&kept)?;
            let mut causes = conflict.causes.into_iter();
            let cause = causes.find(|cause| can_be_dropped(*cause))?;
            kept.remove(&cause);
            dropped.push(cause);
        }
        None
    }
}
