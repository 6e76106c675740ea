//! Sets of causes that cannot hold together, none of which could be spared.
//!
//! Partner by partner first, at the same time, then all together: what one partner's package alone cannot
//! obey is the sharper answer, and soon found. A set is found by dividing (`QuickXplain`, Junker 2004): `k` causes
//! out of `n` in about `k log(n / k)` questions of "is there any package?". Then it is taken out, and
//! the rest is asked again, until there is a package: the sets found share no cause.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::cause::{Cause, Field, LAST_RANK, number};
use super::feasible::{Verdict, Whose, any};
use super::parts::Proof;
use crate::portfolio::Effort;
use crate::portfolio::proofs::Proofs;

/// Part of the time left in which causes that do not matter are left out at most.
const THINNING: u32 = 4;

/// Causes up to which each is left out in turn, where hardly any can be spared.
const FEW: usize = 32;

/// Questions that are asked at the same time where each cause is left out in turn.
const AT_ONCE: usize = 2;

/// Questions about one conflict without an answer after which nothing more is left out: they take the longest, and
/// the next would be no easier.
const DOUBTS: usize = 2;

/// By how much the most that is proven in parts may be more where causes are left out, as a part of it: mostly
/// that does not matter.
const LOOSE: [f64; 2] = [0.01, 0.0];

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
    /// Prices that proved something earlier.
    pub proofs: &'q Proofs,
    /// What was answered before at these ideal points.
    pub memory: &'q Memory,
    /// How long and by whom.
    pub effort: Effort<'q>,
    /// Whether only portfolios are looked for that are near to known ones.
    pub nearby: bool,
}

/// Causes with which there was a package, and causes with which there was none: with fewer of the first there
/// is one, with more than the second there is none.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Vec<(Whose, BTreeSet<Cause>, Verdict)>>);

impl Memory {
    /// A copy, which goes on for itself.
    #[must_use]
    pub fn so_far(&self) -> Self {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Self(Mutex::new(known.clone()))
    }

    /// What follows for these causes from what is known.
    fn recall(&self, kept: &BTreeSet<Cause>, whose: Whose) -> Option<Verdict> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let follows = |(of, causes, verdict): &&(Whose, BTreeSet<Cause>, Verdict)| {
            *of == whose
                && match verdict {
                    Verdict::Yes(_) => kept.is_subset(causes),
                    Verdict::No => kept.is_superset(causes),
                    Verdict::Unknown => kept == causes,
                }
        };
        known.iter().find(follows).map(|known| known.2.clone())
    }

    fn keep(&self, kept: BTreeSet<Cause>, whose: Whose, verdict: &Verdict) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.push((whose, kept, verdict.clone()));
    }
}

impl Question<'_> {
    /// Whether anybody has a package with these causes.
    #[must_use]
    pub fn ask(&self, kept: &BTreeSet<Cause>, whose: Whose) -> Verdict {
        let concerned = kept.iter().copied();
        let concerned = concerned.filter(|&cause| self.field.is_about(cause, whose));
        let kept: BTreeSet<Cause> = concerned.collect();
        if let Some(known) = self.memory.recall(&kept, whose) {
            return known;
        }
        if self.effort.is_over() {
            return Verdict::Unknown;
        }
        let held = self.field.held(&kept, &[], self.ideals);
        let verdict = any(&held, whose, self.proofs, &self.effort);
        self.memory.keep(kept, whose, &verdict);
        verdict
    }

    /// Conflicts that share no cause, until there are no more or time is up.
    #[must_use]
    pub fn conflicts(&self) -> Conflicts {
        let mut left: BTreeSet<Cause> = self.field.causes.iter().copied().collect();
        let mut conflicts = Conflicts {
            found: self.of_partners(&mut left),
            all: false,
        };
        let is_last = |conflict: &Conflict| conflict.causes.is_empty();
        while !conflicts.found.last().is_some_and(is_last) && !self.effort.is_over() {
            match self.ask(&left, Whose::All) {
                Verdict::No => {}
                Verdict::Yes(_) => {
                    conflicts.all = true;
                    break;
                }
                Verdict::Unknown => break,
            }
            let conflict = self.conflict(&left, Whose::All);
            left.retain(|cause| !conflict.causes.contains(cause));
            conflicts.found.push(conflict);
        }
        conflicts
    }

    /// The conflicts of single partners, taken out of the causes that are left. Each looks for its own at the same
    /// time; of those that share a cause the first stands, and the others look again.
    fn of_partners(&self, left: &mut BTreeSet<Cause>) -> Vec<Conflict> {
        let partners = self.field.offer().partners.len();
        let alone = (0..partners).filter(|_| partners > 1).map(Whose::Alone);
        let mut doubtful: Vec<Whose> = alone.collect();
        let mut found: Vec<Conflict> = Vec::new();
        while !doubtful.is_empty() {
            let kept: &BTreeSet<Cause> = left;
            let each = doubtful.par_iter().with_max_len(1);
            let told = each.filter_map(|&whose| {
                let none = self.ask(kept, whose).is_no();
                none.then(|| self.conflict(kept, whose))
            });
            let told: Vec<Conflict> = told.collect();
            doubtful = told.iter().map(|conflict| conflict.whose).collect();
            for conflict in told {
                if conflict.causes.iter().all(|cause| left.contains(cause)) {
                    left.retain(|cause| !conflict.causes.contains(cause));
                    let last = conflict.causes.is_empty();
                    found.push(conflict);
                    if last {
                        return found;
                    }
                }
            }
        }
        found.sort_by_key(|conflict| conflict.whose);
        found
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
        let concerned = |cause: &Cause| self.field.is_about(*cause, whose);
        let causes = self.field.causes.iter().copied();
        let known: Vec<Cause> = causes
            .filter(|cause| among.contains(cause) && concerned(cause))
            .collect();
        let causes = self.fundamental(&known, whose);
        let none = BTreeSet::new();
        let doubts = AtomicUsize::new(0);
        let mut found = if self.ask(&none, whose).is_no() {
            Vec::new()
        } else {
            let narrowed = match whose {
                Whose::All => self.narrowed(&causes),
                Whose::Alone(partner) => self.in_parts(&causes, partner),
            };
            let holds = |kept: &BTreeSet<Cause>| {
                if doubts.load(Ordering::Relaxed) >= DOUBTS {
                    return false;
                }
                let verdict = self.ask(kept, whose);
                if verdict == Verdict::Unknown {
                    doubts.fetch_add(1, Ordering::Relaxed);
                }
                verdict.is_no()
            };
            match (narrowed, whose) {
                // Hardly any of them can be spared.
                (Some(few), Whose::Alone(_)) if few.len() <= FEW => one_by_one(few, &holds),
                (few, _) => divide(&none, false, &few.unwrap_or(causes), &holds),
            }
        };
        let position = |cause: &Cause| known.iter().position(|known| known == cause);
        found.sort_by_key(position);
        // Where every question was answered, dividing has proven it.
        let doubts = doubts.into_inner();
        let irreducible = doubts == 0
            || doubts < DOUBTS
                && found.iter().all(|cause| {
                    let others = found.iter().copied().filter(|other| other != cause);
                    self.ask(&others.collect(), whose).is_yes()
                });
        Conflict {
            causes: found,
            whose,
            irreducible,
        }
    }

    /// Most of what does not matter to a conflict of one partner is soon left out: what multipliers that prove it
    /// in parts of components do without, or that prove the most that the partner can have.
    fn in_parts(&self, causes: &[Cause], partner: usize) -> Option<Vec<Cause>> {
        let whose = Whose::Alone(partner);
        let held = |kept: &[Cause]| {
            let kept = kept.iter().copied().collect();
            self.field.held(&kept, &[], self.ideals)
        };
        let all = held(causes);
        let none = Proof::of(&all, whose, &self.effort);
        let none = none.filter(|proof| proof.holds(&all, whose, 0.0));
        let proof = none.or_else(|| {
            let floor = all.floors[partner].is_finite();
            let most = || Proof::of_most(&all, partner, &self.effort);
            floor
                .then(most)?
                .filter(|proof| proof.holds(&all, whose, 0.0))
        })?;
        // The floor is no part of what proves the most.
        let (base, others): (Vec<Cause>, Vec<Cause>) = causes
            .iter()
            .partition(|cause| proof.is_of_most() && self.field.is_floor_of(**cause, partner));
        let tries: &[f64] = if proof.is_of_most() { &LOOSE } else { &[0.0] };
        tries.iter().find_map(|&within| {
            let proven = |kept: &BTreeSet<Cause>| {
                let held = self.field.held(kept, &[], self.ideals);
                proof.holds(&held, whose, within)
            };
            let mut found = divide(&base.iter().copied().collect(), true, &others, &proven);
            found.extend(&base);
            // In the order in which they are to blame.
            found.sort_by_key(|cause| causes.iter().position(|known| known == cause));
            let few: BTreeSet<Cause> = found.iter().copied().collect();
            if !proof.is_of_most() {
                self.memory.keep(few.clone(), whose, &Verdict::No);
            }
            self.ask(&few, whose).is_no().then_some(found)
        })
    }

    /// Causes that are rather to blame than all others, as many kinds of them as it takes.
    fn fundamental(&self, causes: &[Cause], whose: Whose) -> Vec<Cause> {
        let up_to = |rank: usize| {
            let among = causes.iter().copied();
            among.filter(move |cause| self.field.rank(*cause) <= rank)
        };
        let known = self.proofs.known().into_iter().next();
        let is_none = |kept: BTreeSet<Cause>| match (&known, whose) {
            // Whether the prices that prove it still do is soon told; whether others would is not.
            (Some(proof), Whose::All) => {
                let held = self.field.held(&kept, &[], self.ideals);
                proof.proves(&held.case(), self.proofs, &self.effort)
            }
            _ => self.ask(&kept, whose).is_no(),
        };
        // With more causes there is a package all the less.
        let (mut enough, mut below) = (LAST_RANK, 0);
        while below < enough {
            let rank = usize::midpoint(below, enough);
            if is_none(up_to(rank).collect()) {
                enough = rank;
            } else {
                below = rank + 1;
            }
        }
        let mut enough: Vec<Cause> = up_to(enough).collect();
        // What comes first is blamed first.
        enough.sort_by_key(|cause| self.field.rank(*cause));
        enough
    }

    /// Most of what does not matter to a conflict over all together is soon left out: what the prices that
    /// prove it do without, each partner's causes apart from those of others.
    fn narrowed(&self, causes: &[Cause]) -> Option<Vec<Cause>> {
        let proof = self.proofs.known().into_iter().next()?;
        let field = self.field;
        let partners = field.offer().partners.len();
        let is_priced = |row: usize, year: Option<usize>| {
            field
                .instrument(row)
                .is_some_and(|instrument| proof.prices(instrument, year))
        };
        // What is priced is everybody's; what would be and is not does not matter.
        let is_shared = |cause: &Cause| {
            matches!(cause, Cause::Total(_) | Cause::Year { .. }) || field.is_of_eu(*cause)
        };
        let matters = |cause: &&Cause| match **cause {
            Cause::Total(row) => is_priced(row, None),
            Cause::Year { row, year } => is_priced(row, Some(year)),
            cause => !field.is_of_eu(cause) || proof.prices_floor(),
        };
        let kept: BTreeSet<Cause> = causes.iter().filter(matters).copied().collect();
        let shared: BTreeSet<Cause> = kept.iter().filter(|c| is_shared(c)).copied().collect();
        // What is left out late is of little use: dividing needs time too.
        let effort = Effort {
            time: self.effort.clock.elapsed() + self.effort.left() / THINNING,
            ..self.effort
        };
        let need = |partner: usize, kept: &BTreeSet<Cause>| {
            if effort.is_over() {
                return f64::NEG_INFINITY;
            }
            let held = field.held(kept, &[], self.ideals);
            let need = proof.need(&held.case(), partner, self.proofs, &effort);
            need.unwrap_or(f64::NEG_INFINITY)
        };
        let all = field.held(&kept, &[], self.ideals);
        let there_is = proof.there_is(&all.case());
        let each = (0..partners).into_par_iter().with_max_len(1);
        let needs: Vec<f64> = each.clone().map(|partner| need(partner, &kept)).collect();
        let slack = needs.iter().sum::<f64>() - there_is;
        if !slack.is_finite() || slack <= 0.0 {
            return None;
        }
        // Each may need so much less, and together they still need more than there is.
        let less = slack / (number(partners) + 1.0);
        let mattering = each.map(|partner| {
            let about = |cause: &&Cause| field.concerns(**cause, partner) && !is_shared(cause);
            let about: Vec<Cause> = kept.iter().filter(about).copied().collect();
            let enough = |kept: &BTreeSet<Cause>| need(partner, kept) >= needs[partner] - less;
            // Nothing needs nothing, and nothing is a package where none of these is asked for.
            if needs[partner] - less <= 0.0 && enough(&shared) {
                return Vec::new();
            }
            divide(&shared, false, &about, &enough)
        });
        let mattering: BTreeSet<Cause> = mattering
            .flatten()
            .chain(shared.par_iter().copied())
            .collect();
        let causes = causes.iter().filter(|cause| mattering.contains(cause));
        Some(causes.copied().collect())
    }
}

/// The causes of `among` without which what holds of all of them and `kept` would not; none to spare.
/// `asked` says that `kept` has grown since it was known not to be enough.
fn divide(
    kept: &BTreeSet<Cause>,
    asked: bool,
    among: &[Cause],
    holds: &(dyn Fn(&BTreeSet<Cause>) -> bool + Sync),
) -> Vec<Cause> {
    if asked && holds(kept) {
        return Vec::new();
    }
    if among.len() <= 1 {
        return among.to_vec();
    }
    let (first, second) = among.split_at(among.len() / 2);
    let with = |causes: &[Cause]| kept.iter().chain(causes).copied().collect();
    let of_second = divide(&with(first), true, second, holds);
    let ask = !of_second.is_empty();
    let mut found = divide(&with(&of_second), ask, first, holds);
    found.extend(of_second);
    found
}

/// The same where most of them are needed: each is left out in turn, what is least to blame first. The next one is
/// asked at the same time: its answer counts unless the first was left out.
fn one_by_one(among: Vec<Cause>, holds: &(dyn Fn(&BTreeSet<Cause>) -> bool + Sync)) -> Vec<Cause> {
    let mut found = among;
    let mut left = found.len();
    while left > 0 {
        let tried: Vec<usize> = (left.saturating_sub(AT_ONCE)..left).rev().collect();
        let spared = |&at: &usize| {
            let others = found.iter().enumerate().filter(|(other, _)| *other != at);
            holds(&others.map(|(_, cause)| *cause).collect())
        };
        let spared: Vec<bool> = tried.par_iter().with_max_len(1).map(spared).collect();
        left = match spared.iter().position(|is_spared| *is_spared) {
            Some(first) => {
                found.remove(tried[first]);
                tried[first]
            }
            None => left.saturating_sub(AT_ONCE),
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Cause, Memory, Verdict, Whose, divide, one_by_one};
    use crate::portfolio::Selection;

    #[test]
    fn both_ways_leave_only_what_is_needed() {
        let all: Vec<Cause> = (0..9).map(Cause::Total).collect();
        let rows = |of: &BTreeSet<Cause>, rows: &[usize]| {
            rows.iter().all(|&row| of.contains(&Cause::Total(row)))
        };
        let holds = |kept: &BTreeSet<Cause>| rows(kept, &[1, 4]) || rows(kept, &[2, 4, 8]);
        // What comes last is left out first.
        let needed = vec![Cause::Total(1), Cause::Total(4)];
        assert_eq!(one_by_one(all.clone(), &holds), needed);
        let mut found = divide(&BTreeSet::new(), false, &all, &holds);
        found.sort();
        assert_eq!(found, needed);
    }

    #[test]
    fn what_is_known_settles_fewer_or_more_causes_and_nothing_else() {
        let causes = |rows: &[usize]| -> BTreeSet<Cause> {
            rows.iter().map(|&row| Cause::Total(row)).collect()
        };
        let memory = Memory::default();
        let yes = Verdict::Yes(Selection::default());
        memory.keep(causes(&[1, 2]), Whose::All, &yes);
        memory.keep(causes(&[2, 3]), Whose::All, &Verdict::No);
        let recalled = |rows: &[usize]| memory.recall(&causes(rows), Whose::All);
        assert_eq!(recalled(&[1]), Some(yes.clone()));
        assert_eq!(recalled(&[1, 2]), Some(yes));
        assert_eq!(recalled(&[1, 2, 3]), Some(Verdict::No));
        assert_eq!(recalled(&[3]), None);
        assert_eq!(recalled(&[1, 3]), None);
        let another = Whose::Alone(0);
        assert_eq!(memory.recall(&causes(&[1]), another), None);
        assert_eq!(memory.recall(&causes(&[2, 3]), another), None);
    }
}
