//! Is there any package at all?

use rayon::prelude::*;

use super::cause::Held;
use crate::formulate::{Aim, Extent, Formulation, Pick};
use crate::model::{Component, Offer, OfferParts, Rule, Scope};
use crate::portfolio::pool::Pool;
use crate::portfolio::pursue::floors;
use crate::portfolio::{Effort, Selection, Unsolved, exact};
use crate::solve::{Limits, LinearOutcome, linear};

/// Nodes for one partner.
const ALONE: u64 = 20_000;
/// Nodes for all partners together.
const TOGETHER: u64 = 2_000;

/// Rounding of utilities that are sums.
const ROUNDING: f64 = 1e-9;
/// Relative gap to which a package that is merely to be cheap is looked for.
const ROUGH: f64 = 0.1;

/// Partners up to which a linear program over all of them is soon solved.
const FEW: usize = 12;

/// Whose packages are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// One partner's, with the whole envelope for itself and any shared project open to it.
    Alone(usize),
    /// Everybody's.
    All,
}

/// What a search for any package came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// There is one.
    Yes(Selection),
    /// Proven: there is none.
    No,
    /// A limit came first.
    Unknown,
}

impl Verdict {
    /// Whether it is proven that there is none.
    #[must_use]
    pub fn is_no(&self) -> bool {
        matches!(self, Self::No)
    }

    /// Whether one was found.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        matches!(self, Self::Yes(_))
    }
}

/// The part of an offer that is looked at.
#[must_use]
pub fn extent(held: &Held, whose: Whose) -> Extent {
    let extent = match whose {
        Whose::Alone(partner) => Extent::alone(&held.offer, partner),
        Whose::All => Extent::whole(&held.offer),
    };
    Extent {
        floors: held.floors.clone(),
        ..extent
    }
}

/// Looks for any package.
#[must_use]
pub fn any(held: &Held, whose: Whose, effort: &Effort<'_>) -> Verdict {
    let nodes = match whose {
        Whose::All if held.offer.partners.len() > 1 => {
            if let Some(selection) = side_by_side(held, effort) {
                return Verdict::Yes(selection);
            }
            if relaxed_is_empty(held, effort) {
                return Verdict::No;
            }
            TOGETHER
        }
        _ => ALONE,
    };
    let nothing = Aim::Sum {
        name: "any package",
        coefficients: vec![0.0; held.offer.partners.len() + 1],
        constant: 0.0,
    };
    let extent = extent(held, whose);
    match exact::pursue(&held.offer, extent, &[nothing], None, effort, nodes) {
        Ok(found) => Verdict::Yes(found.selection),
        Err(Unsolved::Infeasible) => Verdict::No,
        Err(Unsolved::Stopped | Unsolved::Failed(_)) => Verdict::Unknown,
    }
}

/// Whether it is soon proven that there is no package: by a linear program over all partners, or for some
/// partner alone. One partner's own search proves it as soon.
#[must_use]
pub fn is_hopeless(offer: &Offer, effort: &Effort<'_>) -> bool {
    let partners = offer.partners.len();
    if partners == 1 {
        return false;
    }
    let held = Held {
        offer: offer.clone(),
        floors: floors(offer, &vec![0.0; partners + 1]),
    };
    let alone = (0..partners).into_par_iter().with_max_len(1);
    alone
        .map(Whose::Alone)
        .any(|whose| any(&held, whose, effort).is_no())
        || (partners <= FEW && relaxed_is_empty(&held, effort))
}

/// A cheap package of each partner, without shared projects, where together they can be paid for and give
/// everybody the least it must get: mostly enough to see that there is a portfolio, and far sooner found than
/// one by a search over all partners.
fn side_by_side(held: &Held, effort: &Effort<'_>) -> Option<Selection> {
    let mut parts = OfferParts::clone(&held.offer);
    let components = parts.components.clone();
    let is_shared = |component: &Component| matches!(component.scope, Scope::Regional { .. });
    // A rule that includes a project would be about nobody once it is on offer to nobody.
    let included = parts.scenario.rules.iter().any(|rule| {
        let Rule::Include { component, .. } = rule else {
            return false;
        };
        let mut known = components.iter();
        known.any(|known| known.id == *component && is_shared(known))
    });
    if included {
        return None;
    }
    parts
        .candidates
        .retain(|known| !is_shared(&components[known.component]));
    let apart = Held {
        offer: Offer::from_checked(parts),
        floors: held.floors.clone(),
    };
    let rough = Effort {
        gap: ROUGH,
        ..*effort
    };
    let partners = (0..held.offer.partners.len()).into_par_iter();
    let packages = partners.with_max_len(1).map(|partner| {
        let extent = extent(&apart, Whose::Alone(partner));
        let aims = [Aim::Cheapest];
        let found = exact::pursue(&apart.offer, extent, &aims, None, &rough, TOGETHER);
        found.ok().map(|found| found.selection.of(partner).to_vec())
    });
    let picks: Option<Vec<Vec<Pick>>> = packages.collect();
    let selection = Selection { picks: picks? };
    let (utilities, _) = selection.worth(&held.offer);
    let mut least = utilities.iter().zip(&held.floors);
    let enough = least.all(|(utility, floor)| *utility >= *floor - ROUNDING);
    let affords = enough && Pool::new(&held.offer).affords(&selection).ok()?;
    affords.then_some(selection)
}

/// Whether there is none even if packages could be divided: a linear program, soon solved.
fn relaxed_is_empty(held: &Held, effort: &Effort<'_>) -> bool {
    let formulation = Formulation::new(&held.offer, extent(held, Whose::All));
    let limits = Limits {
        time: effort.left(),
        ..Limits::proof(effort.solver)
    };
    matches!(
        linear(&formulation.model, &limits),
        LinearOutcome::Infeasible
    )
}
