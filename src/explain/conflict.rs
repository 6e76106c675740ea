//! Sets of causes that cannot hold together, none of which could be spared.
//!
//! Partner by partner first, then all together: what one partner's package alone cannot obey is the
//! sharper answer, and soon found. A set is found by dividing (`QuickXplain`, Junker 2004): `k` causes
//! out of `n` in about `k log(n / k)` questions of "is there any package?". Then it is taken out, and
//! the rest is asked again, until there is a package: the sets found share no cause.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::cause::{Cause, Field};
use super::feasible::{Verdict, Whose, any};
use crate::portfolio::Effort;

/// Causes that cannot hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The causes, the scenario's own first. None: not even without any of them is there a package.
    pub causes: Vec<Cause>,
    /// Whose packages they leave nothing for.
    pub whose: Whose,
    /// Whether it is proven that without any one of them there is a package.
    pub irreducible: bool,
}

/// Conflicts that share no cause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conflicts {
    /// The conflicts.
    pub found: Vec<Conflict>,
    /// Whether there is a package once they are out of the way: then there is no other.
    pub all: bool,
}

/// What is fixed while conflicts are looked for.
#[derive(Clone, Copy)]
pub struct Question<'q> {
    /// The causes.
    pub field: &'q Field<'q>,
    /// Ideal points for floors that are stated by them.
    pub ideals: Option<&'q [f64]>,
    /// How long and by whom.
    pub effort: Effort<'q>,
}

impl Question<'_> {
    /// Whether anybody has a package with these causes.
    #[must_use]
    pub fn ask(&self, kept: &BTreeSet<Cause>, whose: Whose) -> Verdict {
        any(
            &self.field.held(kept, &[], self.ideals),
            whose,
            &self.effort,
        )
    }

    /// Conflicts that share no cause, until there are no more or time is up.
    #[must_use]
    pub fn conflicts(&self) -> Conflicts {
        let partners = self.field.offer().partners.len();
        let mut left: BTreeSet<Cause> = self.field.causes.iter().copied().collect();
        let mut conflicts = Conflicts::default();
        let alone: Vec<Whose> = (0..partners).map(Whose::Alone).collect();
        let whole = [Whose::All];
        let doubtful: Vec<Whose> = if partners > 1 {
            let asked = alone.into_par_iter().with_max_len(1);
            asked
                .filter(|&whose| self.ask(&left, whose).is_no())
                .collect()
        } else {
            Vec::new()
        };
        for whose in doubtful.into_iter().chain(whole) {
            loop {
                if self.effort.is_over() {
                    return conflicts;
                }
                match self.ask(&left, whose) {
                    Verdict::No => {}
                    Verdict::Yes(_) => {
                        conflicts.all |= whose == Whose::All;
                        break;
                    }
                    Verdict::Unknown => break,
                }
                let conflict = self.conflict(&left, whose);
                left.retain(|cause| !conflict.causes.contains(cause));
                let last = conflict.causes.is_empty();
                conflicts.found.push(conflict);
                if last {
                    return conflicts;
                }
            }
        }
        conflicts
    }

    /// A conflict among causes, where there is one.
    #[must_use]
    pub fn first(&self, among: &BTreeSet<Cause>) -> Option<Conflict> {
        let partners = self.field.offer().partners.len();
        let alone = (0..partners).filter(|_| partners > 1).map(Whose::Alone);
        let mut whose = alone.chain([Whose::All]);
        let whose = whose.find(|&whose| self.ask(among, whose).is_no())?;
        Some(self.conflict(among, whose))
    }

    /// One conflict among causes that cannot hold together.
    fn conflict(&self, among: &BTreeSet<Cause>, whose: Whose) -> Conflict {
        let concerned = |cause: &Cause| match whose {
            Whose::Alone(partner) => self.field.concerns(*cause, partner),
            Whose::All => true,
        };
        // In the order of the field, so that the scenario's own causes are blamed first.
        let causes = self.field.causes.iter().copied();
        let causes: Vec<Cause> = causes
            .filter(|cause| among.contains(cause) && concerned(cause))
            .collect();
        let none = BTreeSet::new();
        let mut found = if self.ask(&none, whose).is_no() {
            Vec::new()
        } else {
            self.divide(&none, false, &causes, whose)
        };
        let position = |cause: &Cause| causes.iter().position(|known| known == cause);
        found.sort_by_key(position);
        let irreducible = found.par_iter().all(|cause| {
            let others = found.iter().copied().filter(|other| other != cause);
            self.ask(&others.collect(), whose).is_yes()
        });
        Conflict {
            causes: found,
            whose,
            irreducible,
        }
    }

    /// The causes of `among` that cannot hold together with `kept`, none to spare.
    fn divide(
        &self,
        kept: &BTreeSet<Cause>,
        asked: bool,
        among: &[Cause],
        whose: Whose,
    ) -> Vec<Cause> {
        if asked && self.ask(kept, whose).is_no() {
            return Vec::new();
        }
        if among.len() <= 1 {
            return among.to_vec();
        }
        let (first, second) = among.split_at(among.len() / 2);
        let with = |causes: &[Cause]| kept.iter().chain(causes).copied().collect();
        let of_second = self.divide(&with(first), true, second, whose);
        let ask = !of_second.is_empty();
        let mut found = self.divide(&with(&of_second), ask, first, whose);
        found.extend(of_second);
        found
    }
}
