//! Local search: one or two partners' packages at a time are chosen anew, exactly, while the others
//! keep theirs.
//!
//! The others keep their packages, not their money: how everything is paid for stays open, within
//! `sum_d sigma_d G_d <= sigma B - sum_others need(sigma)` for every claim known.

use std::collections::BTreeSet;

use good_lp::Expression;
use rayon::prelude::*;

use super::exact::{self, Reading, pursue_on};
use super::pool::Pool;
use super::purse::{hold, spend};
use super::pursue::are_many;
use super::{Effort, Selection, Unsolved};
use crate::formulate::{Aim, Extent, Formulation, Staged, value};
use crate::model::Offer;

/// Relative gap below which local search looks no further for the first aim.
const CLOSE: f64 = 2e-4;
/// Relative gap of one step.
const STEP_GAP: f64 = 1e-5;
/// Steps at a time.
const BATCH: usize = 4;
/// Nodes for one step with one partner.
const SINGLE_NODES: u64 = 3_000;
/// Nodes for one step with two partners.
const PAIR_NODES: u64 = 500;
/// How much of a level that is held may be lost to rounding, relative to it.
const KEPT: f64 = 1e-9;
/// Times a step is tried again because the money did not suffice.
const AGAIN: usize = 6;

/// Every partner, and where two are to be taken together every two of them.
#[must_use]
pub fn neighbourhoods(offer: &Offer, two: bool) -> Vec<Vec<usize>> {
    let partners = 0..offer.partners.len();
    let singles = partners.clone().map(|partner| vec![partner]);
    let firsts = partners.clone().filter(|_| two);
    let pairs = firsts.flat_map(|a| (a + 1..partners.end).map(move |b| vec![a, b]));
    singles.chain(pairs).collect()
}

/// Improves a selection until no step with some partners together helps, or until time or proof says
/// so. Packages found on the way are kept.
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one search, each with its own life"
)]
pub fn improve(
    offer: &Offer,
    aims: &[Aim],
    floors: &[f64],
    pool: &mut Pool,
    selection: &mut Selection,
    bound: f64,
    neighbourhoods: &[Vec<usize>],
    effort: &Effort<'_>,
) {
    remember(offer, pool, selection);
    let mut score = score(offer, aims, selection);
    let (mut at, mut untried) = (0, neighbourhoods.len());
    let mut settled: BTreeSet<usize> = BTreeSet::new();
    // Once the first aim is settled, what comes after it is looked for once with each of many partners.
    let many = are_many(offer);
    while untried > 0 && !effort.is_over() {
        let close = bound - score[0] <= effort.gap.max(CLOSE) * bound.abs();
        if close && aims.len() == 1 {
            break;
        }
        // A fixed number at a time, so that the answer does not depend on the threads.
        let worst = worst(offer, &aims[0], selection);
        let batch: Vec<usize> = (at..at + BATCH.min(untried))
            .map(|at| at % neighbourhoods.len())
            .filter(|at| {
                let pair = &neighbourhoods[*at];
                !settled.contains(at)
                    && (pair.len() == 1
                        || (!close && worst.is_none_or(|worst| pair.contains(&worst))))
            })
            .collect();
        at += BATCH.min(untried);
        untried -= BATCH.min(untried);
        // A level that is reached and proven need not be sought again: it is held.
        let held = held(&aims[0], score[0], floors).filter(|_| close && aims.len() > 1);
        let (sought, floors) = match &held {
            Some(held) => (&aims[1..], held.as_slice()),
            None => (aims, floors),
        };
        let known: &Pool = pool;
        let found: Vec<Option<Selection>> = batch
            .par_iter()
            .with_max_len(1)
            .map(|at| {
                let around = &neighbourhoods[*at];
                step(offer, sought, floors, known, selection, around, effort).ok()
            })
            .collect();
        for (number, mut found) in batch.into_iter().zip(found) {
            settled.insert(number);
            for _ in 0..AGAIN {
                let Some(new) = found.take() else { break };
                if !better(&self::score(offer, aims, &new), &score) {
                    break;
                }
                if pool.affords(&new).unwrap_or(false) {
                    score = self::score(offer, aims, &new);
                    *selection = new;
                    remember(offer, pool, selection);
                    if !(many && close) {
                        untried = neighbourhoods.len();
                        settled.clear();
                    }
                    break;
                }
                let around = &neighbourhoods[number];
                found = step(offer, sought, floors, pool, selection, around, effort).ok();
            }
        }
    }
}

/// One partner's package chosen anew while the others keep theirs, and the shared projects stay.
///
/// # Errors
/// [`Unsolved`] where there is none beside the others', or none was found in time.
pub fn anew(
    offer: &Offer,
    aims: &[Aim],
    floors: &[f64],
    pool: &mut Pool,
    selection: &Selection,
    partner: usize,
    effort: &Effort<'_>,
) -> Result<Selection, Unsolved> {
    remember(offer, pool, selection);
    for _ in 0..AGAIN {
        let found = step(offer, aims, floors, pool, selection, &[partner], effort)?;
        if pool.affords(&found)? {
            return Ok(found);
        }
    }
    Err(Unsolved::Stopped)
}

/// The floors at which every party keeps a level of the worst-off; `None` for any other aim.
fn held(aim: &Aim, level: f64, floors: &[f64]) -> Option<Vec<f64>> {
    let Aim::Worst { k: 1, gains, .. } = aim else {
        return None;
    };
    let mut held = floors.to_vec();
    for &(party, offset, scale) in gains {
        let least = offset + (level - KEPT * level.abs()) * scale;
        held[party] = held[party].max(least);
    }
    Some(held)
}

/// Adds a selection's packages to those known.
fn remember(offer: &Offer, pool: &mut Pool, selection: &Selection) {
    let packages = selection.picks.iter().cloned().enumerate().collect();
    pool.add(offer, packages);
}

/// The model of some partners' packages while the others keep theirs, and the shared projects as they
/// are. Where a pool says what the others need, that is theirs; otherwise the offer is what they leave.
/// `None` where somebody's package is not known to the pool.
#[must_use]
pub fn around(
    offer: &Offer,
    floors: &[f64],
    pool: Option<&Pool>,
    current: &Selection,
    neighbourhood: &[usize],
) -> Option<Staged> {
    let eu = offer.partners.len();
    let mut extent = Extent::whole(offer);
    extent.partners = neighbourhood.to_vec();
    extent.floors = floors.to_vec();
    extent.plan = Some(current.plan());
    let (mut others, _) = current.worth(offer);
    let inside: f64 = neighbourhood
        .iter()
        .map(|&partner| {
            offer.partner_share(partner) * value(offer, partner, &current.picks[partner]).eu
        })
        .sum();
    others[eu] -= inside;
    extent.floors[eu] -= others[eu];
    let mut formulation = Formulation::new(offer, extent);
    if let Some(pool) = pool {
        leave_room(&mut formulation, pool, current, neighbourhood)?;
    }
    Some(formulation.staged(&others))
}

/// The best packages of some partners while the others keep theirs.
fn step(
    offer: &Offer,
    aims: &[Aim],
    floors: &[f64],
    pool: &Pool,
    current: &Selection,
    neighbourhood: &[usize],
    effort: &Effort<'_>,
) -> Result<Selection, Unsolved> {
    let eu = offer.partners.len();
    let staged = around(offer, floors, Some(pool), current, neighbourhood)
        .ok_or_else(|| Unsolved::Failed("a package cannot be paid for".to_owned()))?;
    let read = |staged: &Staged, values: &[f64]| {
        let chosen = exact::selection(&staged.model, eu, values);
        let mut selection = current.clone();
        for &partner in neighbourhood {
            selection.picks[partner].clone_from(&chosen.picks[partner]);
        }
        selection
    };
    let hint = |staged: &Staged, selection: &Selection| {
        exact::hint(&staged.model, |partner| selection.of(partner))
    };
    let reading = Reading {
        selection: &read,
        hint: &hint,
    };
    let quick = Effort {
        gap: STEP_GAP,
        ..*effort
    };
    let local: Vec<Aim> = aims
        .iter()
        .filter_map(|aim| local(aim, neighbourhood, eu))
        .collect();
    let nodes = if neighbourhood.len() == 1 {
        SINGLE_NODES
    } else {
        PAIR_NODES
    };
    let found = pursue_on(
        offer,
        staged,
        &reading,
        &local,
        Some(current),
        &quick,
        nodes,
    );
    found.map(|found| found.selection)
}

/// What the others need of everything shared is theirs.
fn leave_room(
    formulation: &mut Formulation<'_>,
    pool: &Pool,
    current: &Selection,
    neighbourhood: &[usize],
) -> Option<()> {
    let others: Vec<&[f64]> = current
        .picks
        .iter()
        .enumerate()
        .filter(|(partner, _)| !neighbourhood.contains(partner))
        .map(|(partner, picks)| {
            let known = pool.find(partner, picks)?;
            Some(known.needs.as_slice())
        })
        .collect::<Option<_>>()?;
    let spends: Vec<Expression> = pool
        .shared
        .iter()
        .map(|row| {
            let each = neighbourhood
                .iter()
                .map(|&partner| spend(formulation, partner, row));
            each.sum()
        })
        .collect();
    let left = pool.claims.iter().enumerate().map(|(number, claim)| {
        let taken: f64 = others.iter().map(|needs| needs[number]).sum();
        (number, claim, (claim.limit - taken).max(0.0))
    });
    hold(&mut formulation.model, &spends, left);
    Some(())
}

/// The part of an aim that a neighbourhood can change. Where the others' gains stay as they are,
/// the leximin order of all is the leximin order of those that move.
#[must_use]
pub fn local(aim: &Aim, neighbourhood: &[usize], eu: usize) -> Option<Aim> {
    let (name, k, gains) = match aim {
        Aim::Worst { name, k, gains } => (name, k, gains),
        Aim::Fair(fair) => {
            let part = fair.among(|party| party == eu || neighbourhood.contains(&party));
            return (!part.gains.is_empty()).then_some(Aim::Fair(part));
        }
        _ => return Some(aim.clone()),
    };
    let moving: Vec<_> = gains
        .iter()
        .filter(|(party, _, _)| *party == eu || neighbourhood.contains(party))
        .copied()
        .collect();
    (*k <= moving.len()).then_some(Aim::Worst {
        name,
        k: *k,
        gains: moving,
    })
}

fn score(offer: &Offer, aims: &[Aim], selection: &Selection) -> Vec<f64> {
    let (utilities, cost) = selection.worth(offer);
    aims.iter().map(|aim| aim.value(&utilities, cost)).collect()
}

/// The worst-off partner of an aim that is about the worst-off; `None` where any partner can help.
fn worst(offer: &Offer, aim: &Aim, selection: &Selection) -> Option<usize> {
    let Aim::Worst { gains, .. } = aim else {
        return None;
    };
    let (utilities, _) = selection.worth(offer);
    let gain = |&&(party, offset, scale): &&(usize, f64, f64)| (utilities[party] - offset) / scale;
    let worst = gains.iter().min_by(|a, b| gain(a).total_cmp(&gain(b)))?;
    (worst.0 != offer.partners.len()).then_some(worst.0)
}

/// Whether one list of values is lexicographically better than another, beyond rounding.
#[must_use]
pub fn better(new: &[f64], old: &[f64]) -> bool {
    for (new, old) in new.iter().zip(old) {
        let slack = 1e-7 * old.abs().max(1.0);
        if (new - old).abs() > slack {
            return new > old;
        }
    }
    false
}
