//! A rougher offer to begin with: of the years in which a size of a component could start, the first
//! that its requirements allow, and those that the packages known so far have.
//!
//! Start years make several columns of one. What money is worth hardly depends on them, and a package
//! of the rougher offer is one of the whole offer: prices and packages are sought there first, so that
//! little is left to be found, and proven, with every start year.

use std::collections::{BTreeMap, BTreeSet};

use super::pool::Pool;
use super::pursue::Workshop;
use crate::formulate::{Extent, Pick};
use crate::model::{Candidate, Choice, Offer, OfferParts, OptionId, Scope};

/// The rougher offer, and what is learnt about it.
pub struct Rough {
    /// The offer.
    pub offer: Offer,
    /// What is learnt.
    pub workshop: Workshop,
}

impl Rough {
    /// The rougher offer; `None` where start years are not chosen.
    #[must_use]
    pub fn of(offer: &Offer, known: &Pool) -> Option<Self> {
        if !offer.scenario.phased {
            return None;
        }
        let parts: &OfferParts = offer;
        let mut parts = parts.clone();
        let kept = kept(offer, known);
        let partners = 0..offer.partners.len();
        let required: Vec<_> = partners.map(|partner| required(offer, partner)).collect();
        parts.candidates.retain_mut(|candidate| {
            let (partner, component) = (candidate.partner, candidate.component);
            let year = required[partner].get(&component).copied().unwrap_or(0);
            let firsts = firsts(offer, candidate, year);
            let firsts: BTreeSet<usize> = firsts.values().map(|choice| choice.option).collect();
            let owner = owner(offer, partner, component);
            candidate.choices.retain(|choice| {
                firsts.contains(&choice.option) || kept.contains(&(owner, component, choice.option))
            });
            !candidate.choices.is_empty()
        });
        let offer = Offer::from_checked(parts);
        let workshop = Workshop::new(&offer, Extent::whole(&offer).floors);
        Some(Self { offer, workshop })
    }
}

/// What the packages known so far have: partner, unless it is a shared project, component, option.
fn kept(offer: &Offer, known: &Pool) -> BTreeSet<(Option<usize>, usize, usize)> {
    let packages = known.packages.iter().enumerate();
    let picks = packages.flat_map(|(partner, packages)| {
        let picks = packages.iter().flat_map(|known| &known.picks);
        picks.map(move |pick| (partner, pick))
    });
    let kept = picks.map(|(partner, pick): (usize, &Pick)| {
        let owner = owner(offer, partner, pick.component);
        (owner, pick.component, pick.option)
    });
    kept.collect()
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
