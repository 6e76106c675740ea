//! Is there any package at all?

use rayon::prelude::*;

use super::cause::Held;
use crate::formulate::{Aim, Extent};
use crate::model::Offer;
use crate::portfolio::exact::{self, Pursued};
use crate::portfolio::payable::payable;
use crate::portfolio::proofs::Proofs;
use crate::portfolio::pursue::{floors, is_small};
use crate::portfolio::{Effort, Selection, Unsolved, ideals};

/// Nodes for one partner at first, and where that does not tell.
const QUICK: u64 = 4_000;
const ALONE: u64 = 20_000;
/// Relative gap that any package is within.
const ANY: f64 = 0.99;
/// Nodes for a cheap package where a floor stands in its way.
const FEW_NODES: u64 = 50;
/// Relative gap to which the most that a partner can have is looked for at first, and how often at most.
const ROUGH: f64 = 0.3;
const TIMES: usize = 5;
/// Part of the gap that is needed which is asked for.
const NEARER: f64 = 0.99;
/// Nodes for all partners together.
const TOGETHER: u64 = 2_000;
/// Part of the time left that one question about all partners may take.
const ONE_OF_MANY: u32 = 4;

/// How far a bound must be below a floor to be more than rounding.
const ROUNDING: f64 = 1e-7;

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
    let verdict = look(held, whose, proofs, effort);
    if let Verdict::Yes(selection) = &verdict {
        proofs.keep(selection);
    }
    verdict
}

fn look(held: &Held, whose: Whose, proofs: &Proofs, effort: &Effort<'_>) -> Verdict {
    if effort.is_over() {
        return Verdict::Unknown;
    }
    let together = whose == Whose::All && held.offer.partners.len() > 1;
    let effort = &Effort {
        time: if together {
            effort.clock.elapsed() + effort.left() / ONE_OF_MANY
        } else {
            effort.time
        },
        ..*effort
    };
    if together {
        let verdict = by_prices(held, proofs, effort);
        // One search over all of them at once tells only of a small whole.
        if verdict != Verdict::Unknown || !is_small(&held.offer) {
            return verdict;
        }
    }
    let one = match whose {
        Whose::Alone(partner) => Some(partner),
        Whose::All => (!together).then_some(0),
    };
    if let Some(partner) = one {
        if let Some(picks) = proofs.fitting(&held.case(), partner, effort) {
            let mut selection = Selection {
                picks: vec![Vec::new(); held.offer.partners.len()],
            };
            selection.picks[partner] = picks;
            if whose != Whose::All || is_all_there_is(held, &selection) {
                return Verdict::Yes(selection);
            }
        }
        let verdict = alone(held, whose, partner, effort);
        if verdict != Verdict::Unknown {
            return verdict;
        }
    }
    let nothing = Aim::Sum {
        name: "any package",
        coefficients: vec![0.0; held.offer.partners.len() + 1],
        constant: 0.0,
    };
    let nodes = if together { TOGETHER } else { ALONE };
    let found = exact::pursue(
        &held.offer,
        extent(held, whose),
        &[nothing],
        None,
        effort,
        nodes,
    );
    verdict(found)
}

/// Whether the package of a single partner is a portfolio: nobody else is there to join it, or to give the EU more.
fn is_all_there_is(held: &Held, selection: &Selection) -> bool {
    let (utilities, _) = selection.worth(&held.offer);
    let enough = |(utility, floor): (&f64, &f64)| *utility >= floor - ROUNDING;
    selection.agrees() && utilities.iter().zip(&held.floors).all(enough)
}

fn verdict(found: Result<Pursued, Unsolved>) -> Verdict {
    match found {
        Ok(found) => Verdict::Yes(found.selection),
        Err(Unsolved::Infeasible) => Verdict::No,
        Err(Unsolved::Stopped | Unsolved::Failed(_)) => Verdict::Unknown,
    }
}

/// Looks for a package of one partner where something says which way to go: a cheap one, and then one that is
/// worth as much to it as it must be.
fn alone(held: &Held, whose: Whose, partner: usize, effort: &Effort<'_>) -> Verdict {
    let within = |gap: f64| Effort { gap, ..*effort };
    let entire = extent(held, whose);
    let floor = held.floors[partner];
    let nodes = if floor.is_finite() { FEW_NODES } else { QUICK };
    let cheap = [Aim::Cheapest];
    let found = exact::pursue(
        &held.offer,
        entire.clone(),
        &cheap,
        None,
        &within(ANY),
        nodes,
    );
    let cheap = verdict(found);
    if cheap != Verdict::Unknown || !floor.is_finite() {
        return cheap;
    }
    // The most without the floor: a bound below it proves that there is none.
    let mut free = entire;
    free.floors[partner] = f64::NEG_INFINITY;
    let most = [ideals::utility(partner, held.offer.partners.len())];
    let mut known: Option<Selection> = None;
    let mut gap = ROUGH;
    for time in 1..=TIMES {
        let found = exact::pursue(
            &held.offer,
            free.clone(),
            &most,
            known.as_ref(),
            &within(gap),
            ALONE,
        );
        match found {
            Ok(found) if found.first.value >= floor => return Verdict::Yes(found.selection),
            Ok(found) if found.first.bound < floor - ROUNDING => return Verdict::No,
            Ok(_) if gap <= 0.0 => break,
            Ok(found) => {
                // As near as it takes for nothing that is enough to be left.
                let short = (floor - ROUNDING) / found.first.value - 1.0;
                let narrower = time + 1 < TIMES && found.first.value > 0.0;
                gap = if narrower {
                    NEARER * short.min(gap)
                } else {
                    0.0
                };
                known = Some(found.selection);
            }
            Err(unsolved) => return verdict(Err(unsolved)),
        }
    }
    Verdict::Unknown
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

/// Whether it is soon proven that there is no package, for some partner alone or for few of them together: by the
/// first of some solvers, and by all of the others, who are asked about that alone. What was learnt on the way.
#[must_use]
pub fn hopeless(offer: &Offer, efforts: &[Effort<'_>]) -> Option<Proofs> {
    let partners = offer.partners.len();
    let (first, others) = efforts.split_first().filter(|_| partners > 1)?;
    let held = Held {
        offer: offer.clone(),
        floors: floors(offer, &vec![0.0; partners + 1]),
        signs: Vec::new(),
    };
    let proofs = Proofs::default();
    let alone = (0..partners).into_par_iter().with_max_len(1);
    let is_none = |whose: Whose, effort: &Effort<'_>| match whose {
        Whose::Alone(_) => any(&held, whose, &proofs, effort).is_no(),
        Whose::All => by_prices(&held, &proofs, effort).is_no(),
    };
    let alone = alone
        .map(Whose::Alone)
        .find_first(|&whose| is_none(whose, first));
    let together = || (partners <= FEW).then_some(Whose::All);
    let whose = alone.or_else(|| together().filter(|&whose| is_none(whose, first)))?;
    let confirmed = others.iter().all(|effort| is_none(whose, effort));
    confirmed.then_some(proofs)
}
