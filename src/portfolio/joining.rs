//! What joining a shared project costs at first: what it adds to each partner's package, beyond what the
//! partner keeps of it.
//!
//! ```text
//! g_p[c,o,k]  = max { worth of a package of p that joins c,o,k } - max { worth of one that does not join c }
//! o*,k*       = the project of c with the largest sum of its k largest g_p[c,o,k]
//! pi_p[c,o,k] = g_p[c,o,k] - theta max(0, g_p[c,o*,k*])        for the k* members of o*,k*
//!             = g_p[c,o,k]                                     for everybody else
//! ```
//!
//! over the packages known at given prices of money, those likeliest to join changed to the option and
//! the group in question; nobody is paid but members of `o*,k*` for joining it. With `theta = 0` a partner
//! gains nothing by joining on terms that the others do not share; what members keep makes up for what is
//! not known of their gains. `theta` is as large as leaves `o*,k*` the project that is worth most. With one
//! project and packages that do not depend on it otherwise, these are the cheapest prices; any prices
//! prove a bound.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Effort;
use super::bound::WORTHLESS;
use super::pool::{Known, Pool};
use super::prices::{Ask, Prices, clean, price};
use super::projects::{Joins, Project, paid};
use crate::formulate::Pick;
use crate::model::Offer;

/// Packages of a partner that are looked at for what joining a project adds.
const LIKELY: usize = 3;
/// What joining is charged or paid where it must not or must happen, as a multiple of what a package is worth.
const DECISIVE: f64 = 2.0;
/// Nodes for a package on the other side at most: it says what joining adds, and proves nothing.
const NODES: u64 = 400;
/// Parts of a member's gain that it may keep.
const PARTS: u32 = 10;

/// Adds what each partner could have on the other side: its best package without a project of a component
/// that its best one joins, and with one of a component that it does not.
pub fn look_aside(
    offer: &Offer,
    pool: &mut Pool,
    prices: &Prices,
    floors: &[f64],
    effort: &Effort<'_>,
) {
    let mut options: BTreeMap<(usize, usize), BTreeSet<Pick>> = BTreeMap::new();
    for project in &pool.projects {
        for &partner in &project.joiners {
            let component = project.pick.component;
            let options = options.entry((partner, component)).or_default();
            options.insert(project.pick);
        }
    }
    let free = prices.freely();
    let known: &Pool = pool;
    let options: Vec<_> = options.into_iter().collect();
    let aside = |((partner, component), options): ((usize, usize), BTreeSet<Pick>)| {
        let best = known.best(offer, &Ask::free(partner, &free, floors))?;
        let worth = known.worth(offer, partner, &free, best).abs();
        let joins = best.joined().any(|pick| pick.component == component);
        let toll = if joins { DECISIVE } else { -DECISIVE } * worth;
        let mut prices = free.clone();
        prices.joins[partner] = options.into_iter().map(|pick| (pick, toll)).collect();
        let ask = Ask {
            nodes: Some(NODES),
            ..Ask::free(partner, &prices, floors)
        };
        let asked = price(offer, &ask, known, effort);
        asked.ok().and_then(|(picks, _)| Some((partner, picks?)))
    };
    let found: Vec<Option<(usize, Vec<Pick>)>> =
        options.into_par_iter().with_max_len(1).map(aside).collect();
    pool.add(offer, found.into_iter().flatten().collect());
}

/// Prices of money as they are, and of joining what it adds beyond what members keep.
#[must_use]
pub fn shared_out(offer: &Offer, pool: &Pool, prices: &Prices) -> Prices {
    let free = prices.freely();
    let partners = (0..offer.partners.len()).into_par_iter();
    let gains = partners.map(|partner| added(offer, pool, &free, partner));
    let gains: Joins = gains.collect();
    let mut projects: BTreeMap<usize, Vec<&Project>> = BTreeMap::new();
    for project in &pool.projects {
        let of_component = projects.entry(project.pick.component).or_default();
        of_component.push(project);
    }
    let mut joins: Joins = vec![BTreeMap::new(); gains.len()];
    for projects in projects.values() {
        let charged = charged(projects, &gains);
        for (joins, charged) in joins.iter_mut().zip(charged) {
            joins.extend(charged);
        }
    }
    Prices {
        joins,
        claim: None,
        ..free
    }
}

/// Prices where start years are chosen: of a project that no known package of a partner joins, joining costs what it
/// does in the nearest year in which one joins the same. Otherwise it would be free in every year until a package
/// shows that it is worth something.
#[must_use]
pub fn in_any_year(offer: &Offer, pool: &Pool, mut prices: Prices) -> Prices {
    if !offer.scenario.phased {
        return prices;
    }
    let size = |pick: &Pick| &offer.components[pick.component].options[pick.option].id;
    let alike =
        |a: &Pick, b: &Pick| (a.component, a.group) == (b.component, b.group) && size(a) == size(b);
    for (partner, joins) in prices.joins.iter_mut().enumerate() {
        let packages = pool.packages[partner].iter();
        let known: BTreeSet<Pick> = packages.flat_map(Known::joined).copied().collect();
        let projects = pool.projects.iter();
        let unknown = projects.filter(|p| p.joiners.contains(&partner) && !known.contains(&p.pick));
        for Project { pick, .. } in unknown {
            let others = known.iter().filter(|other| alike(other, pick));
            let next = others.min_by_key(|other| other.option.abs_diff(pick.option));
            let Some(next) = next else { continue };
            match joins.get(next).copied() {
                Some(price) => joins.insert(*pick, price),
                None => joins.remove(pick),
            };
        }
    }
    prices.claim = None;
    prices
}

/// What is charged for joining the projects of a component.
fn charged(projects: &[&Project], gains: &Joins) -> Joins {
    let gain = |partner: usize, pick: &Pick| gains[partner].get(pick).copied().unwrap_or(0.0);
    let by_worth = projects
        .iter()
        .max_by(|a, b| paid(a, gains).total_cmp(&paid(b, gains)));
    let agreed = by_worth.filter(|project| paid(project, gains) > 0.0);
    let members: Vec<usize> = agreed.map_or_else(Vec::new, |project| {
        let mut members = project.joiners.clone();
        members.sort_by(|&a, &b| gain(b, &project.pick).total_cmp(&gain(a, &project.pick)));
        members.truncate(project.pick.group);
        members
    });
    let keeping = |part: u32| {
        let theta = f64::from(part) / f64::from(PARTS);
        let mut joins: Joins = vec![BTreeMap::new(); gains.len()];
        for project in projects {
            for &partner in &project.joiners {
                let member = agreed.filter(|_| members.contains(&partner));
                let kept = member.map_or(0.0, |agreed| gain(partner, &agreed.pick).max(0.0));
                let price = gain(partner, &project.pick) - theta * kept;
                let paid = member.is_some_and(|agreed| agreed.pick == project.pick);
                let price = clean(if paid { price } else { price.max(0.0) }, WORTHLESS);
                if price != 0.0 {
                    joins[partner].insert(project.pick, price);
                }
            }
        }
        joins
    };
    // Or nobody would build it.
    let leads = |joins: &Joins| {
        let worth = agreed.map_or(0.0, |agreed| paid(agreed, joins));
        let others = projects.iter().map(|project| paid(project, joins));
        others.fold(0.0, f64::max) <= worth + WORTHLESS
    };
    let parts = (1..=PARTS).rev();
    parts.map(keeping).find(leads).unwrap_or_else(|| keeping(0))
}

/// What joining each project adds to a partner's package, where joining is free.
fn added(offer: &Offer, pool: &Pool, free: &Prices, partner: usize) -> BTreeMap<Pick, f64> {
    let packages = pool.packages[partner].iter();
    let mut best: Vec<(f64, &Known)> = packages
        .map(|known| (pool.worth(offer, partner, free, known), known))
        .collect();
    best.sort_by(|a, b| b.0.total_cmp(&a.0));
    let joins = |known: &Known, component: usize| known.joined().any(|p| p.component == component);
    let same = |a: &Pick, b: &Pick| (a.component, a.option) == (b.component, b.option);
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
            .filter(|(_, known)| known.joined().any(|p| same(p, &pick)));
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
            added.insert(pick, with - *without);
        }
    }
    // What no package is known for is taken to add as much as what is next to it.
    for project in pool.projects.iter().rev() {
        let pick = project.pick;
        if added.contains_key(&pick) || !project.joiners.contains(&partner) {
            continue;
        }
        let larger = Pick {
            group: pick.group + 1,
            ..pick
        };
        let alike = |(known, _): &(&Pick, &f64)| {
            (known.component, known.group) == (pick.component, pick.group)
        };
        let next = added.get(&larger).copied().or_else(|| {
            let others = added.iter().filter(alike).map(|(_, &gain)| gain);
            others.reduce(f64::max)
        });
        if let Some(next) = next {
            added.insert(pick, next);
        }
    }
    added
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Joins, Pick, Project, charged, paid};

    fn project(group: usize, joiners: usize) -> Project {
        let pick = Pick {
            component: 0,
            option: 0,
            group,
        };
        let joiners = (0..joiners).collect();
        Project { pick, joiners }
    }

    /// What each partner gains from each project, in the order of both.
    fn gains(projects: &[&Project], partners: &[&[f64]]) -> Joins {
        let each = partners.iter().map(|gains| {
            let pairs = projects.iter().zip(*gains);
            pairs.map(|(project, &gain)| (project.pick, gain)).collect()
        });
        each.collect()
    }

    fn near(joins: &BTreeMap<Pick, f64>, project: &Project, expected: f64) {
        let price = joins.get(&project.pick).copied().unwrap_or(0.0);
        assert!((price - expected).abs() < 1e-9, "{price} for {expected}");
    }

    #[test]
    fn members_keep_as_much_as_leaves_their_project_worth_most() {
        let (two, three) = (&project(2, 3), &project(3, 3));
        let projects = [two, three];
        let gains = gains(&projects, &[&[0.3, 0.1], &[0.2, 0.25], &[0.0, 0.2]]);
        let joins = charged(&projects, &gains);
        // Three gain 0.55 together, two of them 0.5: 0.5 - 0.35 theta <= 0.55 - 0.55 theta up to a quarter.
        near(&joins[0], three, 0.8 * 0.1);
        near(&joins[1], three, 0.8 * 0.25);
        near(&joins[2], three, 0.8 * 0.2);
        near(&joins[0], two, 0.3 - 0.2 * 0.1);
        near(&joins[1], two, 0.2 - 0.2 * 0.25);
        // Nobody is paid for a project that is not agreed on.
        near(&joins[2], two, 0.0);
        assert!(paid(two, &joins) <= paid(three, &joins));
    }

    #[test]
    fn who_loses_by_joining_is_paid_by_who_gains() {
        let pair = &project(2, 2);
        let gains = gains(&[pair], &[&[0.3], &[-0.1]]);
        let joins = charged(&[pair], &gains);
        near(&joins[0], pair, 0.4 * 0.3);
        near(&joins[1], pair, -0.1);
        assert!(paid(pair, &joins) >= 0.0);
    }

    #[test]
    fn what_is_not_worth_it_costs_who_gains_all_of_it() {
        let pair = &project(2, 2);
        let gains = gains(&[pair], &[&[0.1], &[-0.3]]);
        let joins = charged(&[pair], &gains);
        near(&joins[0], pair, 0.1);
        near(&joins[1], pair, 0.0);
    }
}
