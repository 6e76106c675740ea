//! A rougher offer to begin with: of the years in which a size of a component could start, the first
//! that its requirements allow, and those that the packages known so far have.
//!
//! Start years make several columns of one. What money is worth hardly depends on them, and a package
//! of the rougher offer is one of the whole offer: prices and packages are sought there first, so that
//! little is left to be found, and proven, with every start year. So is every bound: prices that prove the
//! least of the rougher offer mostly prove as much of the whole, which takes one round to tell.

use std::collections::{BTreeMap, BTreeSet};

use super::bound::{self, Priced, Target};
use super::pool::Pool;
use super::prices::{Prices, pricing_gap};
use super::pursue::Workshop;
use super::{Effort, Unsolved};
use crate::formulate::value::choice_of;
use crate::formulate::{Aim, Extent, Pick};
use crate::model::{Candidate, Choice, Offer, OptionId, Scope};

/// Times at most that what the whole offer has beside the rougher one becomes part of it.
const TIMES: usize = 3;

/// The rougher offer, and what is learnt about it.
pub struct Rough {
    /// The offer.
    pub offer: Offer,
    /// What is learnt.
    pub workshop: Workshop,
}

impl Rough {
    /// The rougher offer and a workshop for it; `None` where start years are not chosen.
    #[must_use]
    pub fn of(offer: &Offer, known: &Pool) -> Option<Self> {
        let offer = rougher(offer, known)?;
        let workshop = Workshop::new(&offer, Extent::whole(&offer).floors);
        Some(Self { offer, workshop })
    }
}

/// The rougher offer; `None` where start years are not chosen.
#[must_use]
pub fn rougher(offer: &Offer, known: &Pool) -> Option<Offer> {
    if !offer.scenario.phased {
        return None;
    }
    let packages = known.packages.iter().enumerate();
    let picks = packages.flat_map(|(partner, packages)| {
        let picks = packages.iter().flat_map(|known| &known.picks);
        picks.map(move |pick| (partner, pick))
    });
    let kept = owned(offer, picks);
    let partners = 0..offer.partners.len();
    let required: Vec<_> = partners.map(|partner| required(offer, partner)).collect();
    let of_first = |candidate: &Candidate| -> BTreeSet<usize> {
        let required = &required[candidate.partner];
        let year = required.get(&candidate.component).copied().unwrap_or(0);
        let firsts = firsts(offer, candidate, year);
        firsts.values().map(|choice| choice.option).collect()
    };
    Some(only(offer, &kept, of_first))
}

/// An offer, and the rougher one that stands for it.
pub struct Both<'o> {
    /// The whole offer.
    pub whole: &'o Offer,
    /// The rougher one, which grows.
    pub rough: &'o mut Offer,
}

/// What prices prove of the whole offer, sought in the rougher one: what packages of the whole have at these prices
/// becomes part of the rougher one, until they prove the same of both.
///
/// # Errors
/// [`Unsolved`] where there is no package in the rougher offer, or a limit came before any bound.
pub fn bound(
    both: Both<'_>,
    aim: &Aim,
    floors: &[f64],
    start: Option<&Prices>,
    target: Target,
    pool: &mut Pool,
    effort: &Effort<'_>,
) -> Result<Priced, Unsolved> {
    let Both { whole, rough } = both;
    // What answers leave open must not keep the whole from what the rougher one reached.
    let near = 2.0 * pricing_gap(effort);
    let roughly = Target {
        below: target.below - near * target.below.abs(),
        ..target
    };
    let once = Target {
        rounds: 1,
        ..target
    };
    let mut start = start.cloned();
    let mut best: Option<Priced> = None;
    for _ in 0..TIMES {
        let first = start.as_ref();
        let found = bound::bound(rough, aim, floors, first, roughly, pool, effort)?;
        let prices = Some(&found.prices);
        let Ok(proved) = bound::bound(whole, aim, floors, prices, once, pool, effort) else {
            break;
        };
        let more = with(whole, rough, &bound::packages(&proved.each));
        let same = proved.bound - found.bound <= near * found.bound.abs();
        let done = same || more.is_none() || proved.bound < target.below || effort.is_over();
        start = Some(proved.prices.clone());
        if best.as_ref().is_none_or(|best| proved.bound < best.bound) {
            best = Some(proved);
        }
        if let Some(more) = more {
            *rough = more;
        }
        if done {
            break;
        }
    }
    best.ok_or(Unsolved::Stopped)
}

/// The rougher offer with what some packages have beside it; `None` where they have nothing else.
fn with(whole: &Offer, rough: &Offer, found: &[(usize, Vec<Pick>)]) -> Option<Offer> {
    let picks = found
        .iter()
        .flat_map(|(partner, picks)| picks.iter().map(move |pick| (*partner, pick)));
    let new = picks.filter(|(partner, pick)| choice_of(rough, *partner, pick).is_none());
    let new = owned(whole, new);
    let of_rough = |candidate: &Candidate| -> BTreeSet<usize> {
        let known = rough.candidate(candidate.partner, candidate.component);
        let choices = known.into_iter().flat_map(|known| &known.choices);
        choices.map(|choice| choice.option).collect()
    };
    (!new.is_empty()).then(|| only(whole, &new, of_rough))
}

/// A size that starts in a year: whose choice it is, component, option.
type Owned = (Option<usize>, usize, usize);

/// What partners have in packages.
fn owned<'p>(offer: &Offer, picks: impl Iterator<Item = (usize, &'p Pick)>) -> BTreeSet<Owned> {
    picks
        .map(|(partner, pick)| {
            let owner = owner(offer, partner, pick.component);
            (owner, pick.component, pick.option)
        })
        .collect()
}

/// The offer with only some options: those that are kept, and those named of each candidate.
fn only(
    offer: &Offer,
    kept: &BTreeSet<Owned>,
    named: impl Fn(&Candidate) -> BTreeSet<usize>,
) -> Offer {
    let mut candidates = offer.candidates.clone();
    candidates.retain_mut(|candidate| {
        let named = named(candidate);
        let component = candidate.component;
        let owner = owner(offer, candidate.partner, component);
        candidate.choices.retain(|choice| {
            named.contains(&choice.option) || kept.contains(&(owner, component, choice.option))
        });
        !candidate.choices.is_empty()
    });
    Offer::from_checked(offer.offering(candidates))
}

/// Whose the choice of a start year is: members of a shared project have to agree on it.
fn owner(offer: &Offer, partner: usize, component: usize) -> Option<usize> {
    let shared = matches!(offer.components[component].scope, Scope::Regional { .. });
    (!shared).then_some(partner)
}

/// The options of a candidate that operate no earlier than a year: of each size, the first to start.
fn firsts<'c>(
    offer: &'c Offer,
    candidate: &'c Candidate,
    year: usize,
) -> BTreeMap<&'c OptionId, &'c Choice> {
    let options = &offer.components[candidate.component].options;
    let mut firsts: BTreeMap<&OptionId, &Choice> = BTreeMap::new();
    for choice in candidate.choices.iter().filter(|c| c.operates() >= year) {
        let first = firsts.entry(&options[choice.option].id).or_insert(choice);
        if choice.start < first.start {
            *first = choice;
        }
    }
    firsts
}

/// The year, after the first, before which no component of a partner can operate, for what it requires.
fn required(offer: &Offer, partner: usize) -> BTreeMap<usize, usize> {
    let mut required: BTreeMap<usize, usize> = BTreeMap::new();
    // Each pass reaches one requirement further.
    loop {
        let operates = |component: usize| {
            let candidate = offer.candidate(partner, component)?;
            let year = required.get(&component).copied().unwrap_or(0);
            let choices = candidate.choices.iter().map(Choice::operates);
            choices.filter(|&from| from >= year).min()
        };
        let mut next = BTreeMap::new();
        for candidate in offer.candidates_of(partner) {
            let any =
                |any_of: &Vec<usize>| any_of.iter().filter_map(|&other| operates(other)).min();
            let year = candidate.requires.iter().filter_map(any).max();
            next.insert(candidate.component, year.unwrap_or(0));
        }
        if next == required {
            return required;
        }
        required = next;
    }
}
