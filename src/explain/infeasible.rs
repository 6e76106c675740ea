//! Which single change to the scenario would make it satisfiable: each one verified by solving.

use crate::formulate::{Aim, Extent};
use crate::model::{Offer, OfferParts};
use crate::portfolio::{Effort, Unsolved, exact};

/// Nodes for one test.
const NODES: u64 = 20_000;

/// A single change that makes an infeasible scenario satisfiable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relaxation {
    /// Without this rule, by its position in the scenario.
    WithoutRule(usize),
    /// Without the limits of this envelope row, by its position in the scenario.
    WithoutLimit(usize),
    /// Without this party's disagreement point, by its position, the EU last.
    WithoutDisagreement(usize),
}

/// Every single change that helps, in the order rules, limits, disagreement points.
#[must_use]
pub fn relaxations(offer: &Offer, effort: &Effort<'_>) -> Vec<Relaxation> {
    let scenario = &offer.scenario;
    let rules = (0..scenario.rules.len()).map(Relaxation::WithoutRule);
    let limits = (0..scenario.envelope.len()).map(Relaxation::WithoutLimit);
    let parties = (0..=offer.partners.len()).filter(|&at| offer.disagreement(at) > 0.0);
    let disagreements = parties.map(Relaxation::WithoutDisagreement);
    let all = rules.chain(limits).chain(disagreements);
    all.filter(|change| satisfiable(&relaxed(offer, change), effort))
        .collect()
}

fn relaxed(offer: &Offer, change: &Relaxation) -> Offer {
    let parts: &OfferParts = offer;
    let mut parts = parts.clone();
    match *change {
        Relaxation::WithoutRule(at) => {
            parts.scenario.rules.remove(at);
        }
        Relaxation::WithoutLimit(at) => {
            let row = &mut parts.scenario.envelope[at];
            row.total = None;
            row.per_partner = None;
            row.per_year.clear();
        }
        Relaxation::WithoutDisagreement(at) => match parts.partners.get_mut(at) {
            Some(partner) => partner.disagreement = 0.0,
            None => parts.scenario.eu_disagreement = 0.0,
        },
    }
    Offer::from_checked(parts)
}

fn satisfiable(offer: &Offer, effort: &Effort<'_>) -> bool {
    let floors = crate::portfolio::pursue::floors(offer, &vec![0.0; offer.partners.len() + 1]);
    let extent = Extent {
        floors,
        ..Extent::whole(offer)
    };
    let loose = Effort {
        gap: 1.0,
        ..*effort
    };
    match exact::pursue(offer, extent, &[Aim::Cheapest], None, &loose, NODES) {
        Ok(_) => true,
        Err(Unsolved::Infeasible | Unsolved::Stopped | Unsolved::Failed(_)) => false,
    }
}
