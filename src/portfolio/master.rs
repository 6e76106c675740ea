//! The master: one whole package for each partner, out of those known, within the shared envelope.
//!
//! `sum_k pick[p,k] = 1`; `sum_{p,k} need_k(sigma) pick[p,k] <= sigma B` for every claim `sigma` known;
//! a shared project's members all pick packages that hold it: `sum pick = members y`. Where the
//! packages picked cannot be paid for together, the claim that they break is added, and they are
//! picked anew.

use std::collections::BTreeMap;

use good_lp::Expression;

use super::exact::{Pursued, Reading, pursue_on};
use super::pool::{Known, Pool, SLACK};
use super::{Effort, Selection, Unsolved};
use crate::formulate::{Aim, ColumnKey, LinearModel, Pick, RowKey, Sense, Staged};
use crate::model::Offer;

/// Times that packages are picked anew at most.
const ROUNDS: usize = 25;

/// Pursues the aims over the packages of a pool.
///
/// # Errors
/// [`Unsolved`] where no combination of known packages fits.
pub fn combine(
    offer: &Offer,
    aims: &[Aim],
    floors: &[f64],
    pool: &mut Pool,
    start: Option<&Selection>,
    effort: &Effort<'_>,
    nodes: u64,
) -> Result<Pursued, Unsolved> {
    for _ in 0..ROUNDS {
        let found = pick(offer, aims, floors, pool, start, effort, nodes)?;
        let claims = pool.claims.len();
        if pool.affords(&found.selection)? {
            return Ok(found);
        }
        if pool.claims.len() == claims {
            break; // a claim that is known already, broken within the solver's tolerance
        }
    }
    Err(Unsolved::Stopped)
}

fn pick(
    offer: &Offer,
    aims: &[Aim],
    floors: &[f64],
    pool: &Pool,
    start: Option<&Selection>,
    effort: &Effort<'_>,
    nodes: u64,
) -> Result<Pursued, Unsolved> {
    // Packages are of no use until they are put together: that much time there always is.
    let effort = &Effort {
        time: effort.clock.elapsed() + effort.left_to_finish(),
        ..*effort
    };
    let staged = model(offer, floors, pool);
    let read = |staged: &Staged, values: &[f64]| {
        let mut picks = vec![Vec::new(); offer.partners.len()];
        for (column, &value) in staged.model.columns().iter().zip(values) {
            if let ColumnKey::Pick { partner, package } = column.key
                && value > 0.5
            {
                picks[partner].clone_from(&pool.packages[partner][package].picks);
            }
        }
        Selection { picks }
    };
    let hint = |staged: &Staged, selection: &Selection| {
        let columns = staged.model.columns().iter().enumerate();
        columns
            .filter_map(|(at, column)| match column.key {
                ColumnKey::Pick { partner, package } => {
                    let first = pool.packages[partner]
                        .iter()
                        .position(|k| k.picks == selection.picks[partner]);
                    Some((at, if first == Some(package) { 1.0 } else { 0.0 }))
                }
                _ => None,
            })
            .collect()
    };
    let reading = Reading {
        selection: &read,
        hint: &hint,
    };
    pursue_on(offer, staged, &reading, aims, start, effort, nodes)
}

/// Packages that no other package of the partner beats in everything that counts.
fn telling(pool: &Pool, partner: usize, floor: f64) -> Vec<(usize, &Known)> {
    let packages = &pool.packages[partner];
    let good = |known: &Known| known.value.partner >= floor - SLACK;
    let beats = |a: &Known, b: &Known| {
        a.value.partner >= b.value.partner
            && a.value.eu >= b.value.eu
            && a.value.cost <= b.value.cost
            && a.needs.iter().zip(&b.needs).all(|(a, b)| a <= b)
            && a.joined().eq(b.joined())
    };
    let known = packages.iter().enumerate();
    known
        .filter(|(at, known)| {
            good(known)
                && !packages.iter().enumerate().any(|(other, better)| {
                    other != *at && beats(better, known) && (other < *at || !beats(known, better))
                })
        })
        .collect()
}

fn model(offer: &Offer, floors: &[f64], pool: &Pool) -> Staged {
    let partners = offer.partners.len();
    let mut model = LinearModel::default();
    let mut utility = vec![Expression::default(); partners + 1];
    let mut cost = Expression::default();
    let mut needed = vec![Expression::default(); pool.claims.len()];
    let mut joined: BTreeMap<Pick, BTreeMap<usize, Expression>> = BTreeMap::new();
    for partner in 0..partners {
        let mut one = Expression::default();
        for (package, known) in telling(pool, partner, floors[partner]) {
            let pick = model.binary(ColumnKey::Pick { partner, package });
            one += pick;
            utility[partner] += known.value.partner * pick;
            utility[partners] += offer.partner_share(partner) * known.value.eu * pick;
            cost += known.value.cost * pick;
            for (row, &need) in needed.iter_mut().zip(&known.needs) {
                if need != 0.0 {
                    *row += need * pick;
                }
            }
            for &shared_pick in known.joined() {
                *joined
                    .entry(shared_pick)
                    .or_default()
                    .entry(partner)
                    .or_default() += pick;
            }
        }
        model.row(RowKey::of("one-package", partner, ""), one, Sense::Eq, 1.0);
    }
    for (number, (claim, needed)) in pool.claims.iter().zip(needed).enumerate() {
        if !model.terms(&needed).is_empty() {
            let key = RowKey::shared("claim", number.to_string());
            model.row(key, needed, Sense::Le, claim.limit);
        }
    }
    // Packages known of one project may count on groups of different sizes: it is built once, by one of them.
    let mut built: BTreeMap<usize, Expression> = BTreeMap::new();
    for (pick, members) in joined {
        let y = model.binary(ColumnKey::Project {
            component: pick.component,
            option: pick.option,
            group: pick.group,
        });
        *built.entry(pick.component).or_default() += y;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a group has a few dozen members at most"
        )]
        let size = pick.group as f64;
        let all: Expression = members.values().cloned().sum();
        let about = format!("{}_{}_{}", pick.component, pick.option, pick.group);
        model.row(
            RowKey::shared("regional", about.clone()),
            all - size * y,
            Sense::Eq,
            0.0,
        );
        for (partner, member) in members {
            model.row(
                RowKey::of("regional", partner, about.clone()),
                member - y,
                Sense::Le,
                0.0,
            );
        }
    }
    for (component, built) in built {
        let key = RowKey::shared("built", component.to_string());
        model.row(key, built, Sense::Le, 1.0);
    }
    if floors[partners].is_finite() {
        model.row(
            RowKey::shared("floors", "eu"),
            utility[partners].clone(),
            Sense::Ge,
            floors[partners],
        );
    }
    Staged {
        model,
        utility,
        cost,
    }
}
