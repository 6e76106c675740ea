//! Is there any package at all?

use rayon::prelude::*;

use super::cause::Held;
use crate::formulate::{Aim, Extent};
use crate::model::Offer;
use crate::portfolio::payable::{Proofs, payable};
use crate::portfolio::pursue::floors;
use crate::portfolio::{Effort, Selection, Unsolved, exact};

/// Nodes for one partner.
const ALONE: u64 = 20_000;
/// Nodes for all partners together.
const TOGETHER: u64 = 2_000;

/// Partners up to which prices are tried before anything else.
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
pub fn any(held: &Held, whose: Whose, proofs: &Proofs, effort: &Effort<'_>) -> Verdict {
    let together = whose == Whose::All && held.offer.partners.len() > 1;
    if together {
        let verdict = by_prices(held, proofs, effort);
        if verdict != Verdict::Unknown {
            return verdict;
        }
    }
    let nothing = Aim::Sum {
        name: "any package",
        coefficients: vec![0.0; held.offer.partners.len() + 1],
        constant: 0.0,
    };
    let extent = extent(held, whose);
    let nodes = if together { TOGETHER } else { ALONE };
    match exact::pursue(&held.offer, extent, &[nothing], None, effort, nodes) {
        Ok(found) => Verdict::Yes(found.selection),
        Err(Unsolved::Infeasible) => Verdict::No,
        Err(Unsolved::Stopped | Unsolved::Failed(_)) => Verdict::Unknown,
    }
}

/// Looks for a package of everybody by prices alone, which takes little time.
#[must_use]
pub fn by_prices(held: &Held, proofs: &Proofs, effort: &Effort<'_>) -> Verdict {
    match payable(&held.case(), proofs, effort) {
        Ok(selection) => Verdict::Yes(selection),
        Err(Unsolved::Infeasible) => Verdict::No,
        Err(Unsolved::Stopped | Unsolved::Failed(_)) => Verdict::Unknown,
    }
}

/// Whether it is soon proven that there is no package: for some partner alone, or for few of them together.
#[must_use]
pub fn is_hopeless(offer: &Offer, effort: &Effort<'_>) -> bool {
    let partners = offer.partners.len();
    if partners == 1 {
        return false;
    }
    let held = Held {
        offer: offer.clone(),
        floors: floors(offer, &vec![0.0; partners + 1]),
        signs: Vec::new(),
    };
    let proofs = Proofs::default();
    let alone = (0..partners).into_par_iter().with_max_len(1);
    alone
        .map(Whose::Alone)
        .any(|whose| any(&held, whose, &proofs, effort).is_no())
        || (partners <= FEW && by_prices(&held, &proofs, effort).is_no())
}
