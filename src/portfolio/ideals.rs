//! The ideal point of each party: the best it could get under the whole envelope with everybody at
//! the disagreement point or better.
//!
//! For a partner: its own problem alone, with the whole envelope and any project open to it, cannot
//! be exceeded; where the others, joining only what they must, leave room for that very package, it
//! is reached. For the EU, and where the others do not leave room: the whole portfolio.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Effort, Proven, Unsolved, exact, pursue};
use crate::formulate::rules::regional::joiners;
use crate::formulate::{Aim, Extent, Formulation, LinearModel, Pick, Sense};
use crate::model::{Candidate, Offer, Rule};

/// Nodes for one partner's ideal point.
const NODES: u64 = 200_000;

/// Ideal point of each party, the EU last.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio at all.
pub fn ideals(
    offer: &Offer,
    workshop: &mut pursue::Workshop,
    effort: &Effort<'_>,
) -> Result<Vec<Proven>, Unsolved> {
    let partners = offer.partners.len();
    // A third of the time at most: the criterion itself needs the most.
    let share = Effort {
        time: effort.clock.elapsed() + effort.left() / 3,
        ..*effort
    };
    let alone: Vec<Option<(Proven, Vec<Pick>)>> = if workshop.is_exact() {
        vec![None; partners]
    } else {
        let idle = allows_nothing(&Formulation::new(offer, Extent::whole(offer)).model);
        (0..partners)
            .into_par_iter()
            .with_max_len(1)
            .map(|partner| alone(offer, partner, idle, &share))
            .collect()
    };
    let packages = alone.iter().enumerate().filter_map(|(partner, known)| {
        let (_, picks) = known.as_ref()?;
        Some((partner, picks.clone()))
    });
    workshop.pool().add(offer, packages.collect());
    workshop.begin_roughly(offer);
    let mut ideals = Vec::with_capacity(partners + 1);
    for (party, known) in alone.into_iter().chain([None]).enumerate() {
        let found = match known {
            Some((known, _)) => known,
            None => {
                workshop
                    .pursue(offer, &[utility(party, partners)], &share)?
                    .first
            }
        };
        ideals.push(found);
    }
    Ok(ideals)
}

/// The utility of one party; the EU's position is the number of partners.
#[must_use]
pub fn utility(party: usize, partners: usize) -> Aim {
    let mut coefficients = vec![0.0; partners + 1];
    coefficients[party] = 1.0;
    Aim::Sum {
        name: "utility",
        coefficients,
        constant: 0.0,
    }
}

/// A partner's ideal point while the others join only what they must; `None` where they cannot.
fn alone(
    offer: &Offer,
    partner: usize,
    idle: bool,
    effort: &Effort<'_>,
) -> Option<(Proven, Vec<Pick>)> {
    let aim = [utility(partner, offer.partners.len())];
    let exactly = Effort {
        gap: 0.0,
        ..*effort
    };
    let extent = Extent::alone(offer, partner);
    let best = exact::pursue(offer, extent, &aim, None, &exactly, NODES).ok()?;
    let picks = &best.selection.picks[partner];
    let mut extent = Extent::whole(offer);
    if idle {
        extent.partners = concerned(offer, partner, picks);
    }
    let narrowed = narrowed(offer, partner, picks, &extent.partners);
    let reached = exact::pursue(&narrowed, extent, &aim, None, &exactly, NODES).ok()?;
    let (value, bound) = (reached.first.value, best.first.bound);
    // Where the others cannot join as it would like, its ideal point is everybody's business.
    let proven = Proven {
        value,
        bound: bound.max(value),
    };
    let picks = best.selection.picks[partner].clone();
    (bound - value <= 1e-6 * bound.abs().max(1e-9)).then_some((proven, picks))
}

/// Whether a model's rows and columns allow everything to be 0: that nobody gets any package.
fn allows_nothing(model: &LinearModel) -> bool {
    let mut columns = model.columns().iter();
    let mut rows = model.rows().iter();
    columns.all(|column| column.lower <= 0.0 && column.upper >= 0.0)
        && rows.all(|row| match row.sense {
            Sense::Le => row.rhs >= 0.0,
            Sense::Ge => row.rhs <= 0.0,
            Sense::Eq => row.rhs == 0.0,
        })
}

/// Who must be asked whether a partner can have a package where the others may have nothing: itself, and
/// whoever can join the projects that it joins.
fn concerned(offer: &Offer, partner: usize, picks: &[Pick]) -> Vec<usize> {
    let shared = picks.iter().filter(|pick| pick.group > 0);
    let joiners = shared.flat_map(|pick| joiners(offer, pick.component));
    let concerned: BTreeSet<usize> = joiners.chain([partner]).collect();
    concerned.into_iter().collect()
}

/// The offer with a partner's own package as the only one it could have, and the others among some partners
/// reduced to the projects it joins, what the scenario asks for, and what these require.
fn narrowed(offer: &Offer, partner: usize, picks: &[Pick], partners: &[usize]) -> Offer {
    let named = |at: usize| {
        let component = &offer.components[at];
        offer.scenario.rules.iter().any(|rule| match rule {
            Rule::Include {
                component: named, ..
            } => *named == component.id,
            // Whoever joins something must be able to satisfy these too.
            Rule::AreaShare {
                area, min: Some(_), ..
            } => *area == component.area,
            Rule::Complement { needs_areas, .. } => needs_areas.contains(&component.area),
            _ => false,
        })
    };
    let joined = |at: usize| {
        picks
            .iter()
            .any(|pick| pick.group > 0 && pick.component == at)
    };
    let mut wanted: BTreeSet<usize> = (0..offer.components.len())
        .filter(|&at| joined(at) || named(at))
        .collect();
    let concerned = || {
        let partners = partners.iter();
        partners.flat_map(|&partner| offer.candidates_of(partner))
    };
    loop {
        let required: BTreeSet<usize> = concerned()
            .filter(|candidate| wanted.contains(&candidate.component))
            .flat_map(|candidate| candidate.requires.iter().flatten().copied())
            .collect();
        let before = wanted.len();
        wanted.extend(required);
        if wanted.len() == before {
            break;
        }
    }
    let offered = |candidate: &Candidate| {
        if candidate.partner != partner {
            return wanted
                .contains(&candidate.component)
                .then(|| candidate.clone());
        }
        let mut picks = picks.iter();
        let picked = picks.find(|pick| pick.component == candidate.component)?;
        let mut candidate = candidate.clone();
        candidate
            .choices
            .retain(|choice| choice.option == picked.option);
        (!candidate.choices.is_empty()).then_some(candidate)
    };
    Offer::from_checked(offer.offering(concerned().filter_map(offered).collect()))
}
