//! What joining a shared project costs at first: what it adds to each partner's package.
//!
//! ```text
//! pi_p[c,o,k] = max { worth of a package of p that joins c,o,k } - max { worth of one that does not join c }
//! ```
//!
//! over the packages known at given prices of money, those likeliest to join changed to the option and
//! the group in question. A partner then gains nothing by joining on terms that the others do not
//! share. With one project and packages that do not depend on it otherwise, these are the cheapest
//! prices; any prices prove a bound.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::bound::WORTHLESS;
use super::pool::{Known, Pool};
use super::prices::{Prices, clean};
use crate::formulate::Pick;
use crate::model::Offer;

/// Packages of a partner that are looked at for what joining a project adds.
const LIKELY: usize = 3;

/// Prices of money as they are, and of joining what it adds.
#[must_use]
pub fn shared_out(offer: &Offer, pool: &Pool, prices: &Prices) -> Prices {
    let free = prices.freely();
    let partners = (0..offer.partners.len()).into_par_iter();
    let joins = partners.map(|partner| added(offer, pool, &free, partner));
    Prices {
        joins: joins.collect(),
        claim: None,
        ..free
    }
}

/// What joining each project adds to a partner's package, where joining is free.
fn added(offer: &Offer, pool: &Pool, free: &Prices, partner: usize) -> BTreeMap<Pick, f64> {
    let packages = pool.packages[partner].iter();
    let mut best: Vec<(f64, &Known)> = packages
        .map(|known| (pool.worth(offer, partner, free, known), known))
        .collect();
    best.sort_by(|a, b| b.0.total_cmp(&a.0));
    let joins = |known: &Known, component: usize| known.joined().any(|p| p.component == component);
    // A package with a component taken out, or joined otherwise.
    let changed = |known: &Known, component: usize, pick: Option<Pick>| {
        let others = known.picks.iter().filter(|p| p.component != component);
        let mut picks: Vec<Pick> = others.copied().chain(pick).collect();
        picks.sort();
        pool.worth_of(offer, partner, free, &picks)
    };
    let mut without: BTreeMap<usize, Option<f64>> = BTreeMap::new();
    let mut added = BTreeMap::new();
    let projects = pool.projects.iter();
    for project in projects.filter(|project| project.joiners.contains(&partner)) {
        let pick = project.pick;
        let joining = best
            .iter()
            .filter(|(_, known)| joins(known, pick.component));
        let with = joining
            .take(LIKELY)
            .filter_map(|(_, known)| changed(known, pick.component, Some(pick)));
        let Some(with) = with.reduce(f64::max) else {
            continue;
        };
        let without = without.entry(pick.component).or_insert_with(|| {
            let mut staying = best
                .iter()
                .filter(|(_, known)| !joins(known, pick.component));
            let less = best.first();
            let less = less.and_then(|(_, known)| changed(known, pick.component, None));
            let staying = staying.next().map(|(worth, _)| *worth);
            [staying, less].into_iter().flatten().reduce(f64::max)
        });
        if let Some(without) = without {
            added.insert(pick, clean(with - *without, WORTHLESS));
        }
    }
    added
}
