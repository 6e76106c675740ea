//! The master: one whole package for each partner, out of those known, within the shared rows.
//!
//! `sum_k pick[p,k] = 1`; `sum_{p,k} spend_rk pick[p,k] <= B_r`; a shared project's members all pick
//! packages that hold it: `sum pick = members y`.

use std::collections::BTreeMap;

use good_lp::Expression;

use super::exact::{Pursued, Reading, pursue_on};
use super::prices::{Pool, SharedRow};
use super::{Effort, Selection, Unsolved};
use crate::formulate::{Aim, ColumnKey, LinearModel, Pick, RowKey, Sense, Staged};
use crate::model::Offer;

/// Pursues the aims over the packages of a pool.
///
/// # Errors
/// [`Unsolved`] where no combination of known packages fits.
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one search, each with its own life"
)]
pub fn combine(
    offer: &Offer,
    aims: &[Aim],
    floors: &[f64],
    shared: &[SharedRow],
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
    let staged = model(offer, floors, shared, pool);
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

fn model(offer: &Offer, floors: &[f64], shared: &[SharedRow], pool: &Pool) -> Staged {
    let partners = offer.partners.len();
    let mut model = LinearModel::default();
    let mut utility = vec![Expression::default(); partners + 1];
    let mut cost = Expression::default();
    let mut spend = vec![Expression::default(); shared.len()];
    let mut joined: BTreeMap<Pick, BTreeMap<usize, Expression>> = BTreeMap::new();
    for (partner, packages) in pool.packages.iter().enumerate() {
        let mut one = Expression::default();
        for (package, known) in packages.iter().enumerate() {
            if known.value.partner < floors[partner] - super::prices::SLACK {
                continue;
            }
            let pick = model.binary(ColumnKey::Pick { partner, package });
            one += pick;
            utility[partner] += known.value.partner * pick;
            utility[partners] += offer.partner_share(partner) * known.value.eu * pick;
            cost += known.value.cost * pick;
            for (row, &amount) in spend
                .iter_mut()
                .zip(&known.spend)
                .filter(|(_, amount)| **amount != 0.0)
            {
                *row += amount * pick;
            }
            for &shared_pick in known.picks.iter().filter(|pick| pick.group > 0) {
                *joined
                    .entry(shared_pick)
                    .or_default()
                    .entry(partner)
                    .or_default() += pick;
            }
        }
        model.row(RowKey::of("one-package", partner, ""), one, Sense::Eq, 1.0);
    }
    for (row, used) in shared.iter().zip(spend) {
        let id = offer.taxonomy.instruments[row.instrument].id.as_str();
        let about = row
            .year
            .map_or_else(|| id.to_owned(), |year| format!("{id}_year{}", year + 1));
        model.row(
            RowKey::shared("envelope", about),
            used,
            Sense::Le,
            row.limit,
        );
    }
    for (pick, members) in joined {
        let y = model.binary(ColumnKey::Project {
            component: pick.component,
            option: pick.option,
            group: pick.group,
        });
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
