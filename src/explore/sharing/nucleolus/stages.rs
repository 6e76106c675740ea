//! The two linear programs of a stage: the least excess, and who has it in every best division.

use std::collections::BTreeSet;

use good_lp::{Expression, Variable};

use super::Normal;
use crate::explore::sharing::core::sums;
use crate::explore::sharing::directions::Directions;
use crate::formulate::{ColumnKey, LinearModel, RowKey, Sense};
use crate::model::{Coalition, positions};
use crate::solve::{Limits, Outcome, Point, Solver, solve};

/// How far a coalition may exceed the least excess, where the largest worth is 1.
const BROKEN: f64 = 1e-8;
/// How near an excess is to the least to be looked at.
const NEAR: f64 = 1e-6;
/// How far an excess must fall to count as not settled.
const LOOSE: f64 = 1e-5;
/// What noise of the first program the second one forgives.
const NOISE: f64 = 1e-9;
/// No share of a nucleolus is further from 0: an equal division leaves no excess above 2.
const FAR: f64 = 4.0;

/// Settled sums: the coalition and its sum.
type Fixed = [(Coalition, f64)];

/// The smallest excess that a division within the settled sums can hold every other coalition to,
/// and such a division. Rows are generated: those of `rows`, and what a solution breaks is added.
///
/// ```text
/// min e   with  x(S) + e >= v(S) for every S that can still move,  x(F) fixed,  x_i >= 0 (if rational)
/// ```
pub(in crate::explore::sharing) fn least_excess(
    normal: &Normal,
    fixed: &Fixed,
    directions: &Directions,
    rows: &mut BTreeSet<Coalition>,
) -> Result<(Vec<f64>, f64), String> {
    loop {
        let (mut model, shares) = shares(normal, fixed);
        let excess = model.column(ColumnKey::Excess, -2.0 * FAR, 2.0 * FAR, false);
        for &coalition in rows.iter() {
            let left = sum(&shares, coalition) + excess;
            model.row(key(coalition), left, Sense::Ge, normal.worth(coalition));
        }
        model.maximise(-1.0 * excess);
        let point = point(&model)?;
        let of = |column: Variable| model.evaluate(&column.into(), &point.values);
        let at: Vec<f64> = shares.iter().map(|&share| of(share)).collect();
        let least = of(excess);
        let broken = broken(normal, directions, &at, least);
        let before = rows.len();
        rows.extend(broken);
        if rows.len() == before {
            return Ok((at, least));
        }
    }
}

/// The most broken coalitions: the worst with and the worst without each member, so that no
/// two rounds look at the same few.
fn broken(normal: &Normal, directions: &Directions, at: &[f64], least: f64) -> BTreeSet<Coalition> {
    let sums = sums(at);
    let mut worst = vec![(least + BROKEN, None); 2 * normal.members];
    let everybody = normal.table.len() - 1;
    let excesses = normal
        .table
        .iter()
        .zip(&sums)
        .map(|(worth, sum)| worth - sum);
    for (position, excess) in excesses.enumerate().take(everybody).skip(1) {
        if excess <= least + BROKEN {
            continue;
        }
        let coalition = position as Coalition;
        let mut moves = None;
        for member in 0..normal.members {
            let slot = 2 * member + (position >> member & 1);
            if excess > worst[slot].0 {
                if !*moves.get_or_insert_with(|| directions.moves(coalition)) {
                    break;
                }
                worst[slot] = (excess, Some(coalition));
            }
        }
    }
    worst
        .into_iter()
        .filter_map(|(_, coalition)| coalition)
        .collect()
}

/// The coalitions among `rows` that have the least excess in every best division: those whose slack
/// cannot be raised above 0. Raising the sum of all slacks shows some that can be; these are
/// dropped, until none is left that can.
pub(super) fn tight_in_all(
    normal: &Normal,
    fixed: &Fixed,
    rows: &BTreeSet<Coalition>,
    at: &[f64],
    least: f64,
) -> Result<Vec<Coalition>, String> {
    let excess = |coalition: Coalition| {
        let sum: f64 = positions(coalition).map(|member| at[member]).sum();
        normal.worth(coalition) - sum
    };
    let mut tight: Vec<Coalition> = rows
        .iter()
        .copied()
        .filter(|&coalition| excess(coalition) >= least - NEAR)
        .collect();
    loop {
        let (mut model, shares) = shares(normal, fixed);
        let mut slacks = Vec::new();
        for &coalition in rows {
            let mut left = sum(&shares, coalition);
            if tight.contains(&coalition) {
                let slack = model.column(ColumnKey::Slack { coalition }, 0.0, 1.0, false);
                left -= slack;
                slacks.push((coalition, slack));
            }
            let least = normal.worth(coalition) - least - NOISE;
            model.row(key(coalition), left, Sense::Ge, least);
        }
        model.maximise(
            slacks
                .iter()
                .map(|&(_, slack)| Expression::from(slack))
                .sum(),
        );
        let point = point(&model)?;
        let loose = |slack: Variable| model.evaluate(&slack.into(), &point.values) > LOOSE;
        let kept: Vec<Coalition> = slacks
            .iter()
            .filter(|&&(_, slack)| !loose(slack))
            .map(|&(coalition, _)| coalition)
            .collect();
        if kept.len() == tight.len() {
            return Ok(kept);
        }
        tight = kept;
    }
}

/// A model with a column for each share and a row for each settled sum.
fn shares(normal: &Normal, fixed: &Fixed) -> (LinearModel, Vec<Variable>) {
    let mut model = LinearModel::default();
    let (low, high) = if normal.rational {
        (0.0, normal.whole())
    } else {
        (-FAR, FAR)
    };
    let shares: Vec<Variable> = (0..normal.members)
        .map(|member| model.column(ColumnKey::Share { member }, low, high, false))
        .collect();
    for &(coalition, settled) in fixed {
        let left = sum(&shares, coalition);
        model.row(
            RowKey::shared("settled", coalition.to_string()),
            left,
            Sense::Eq,
            settled,
        );
    }
    (model, shares)
}

fn sum(shares: &[Variable], coalition: Coalition) -> Expression {
    positions(coalition)
        .map(|member| Expression::from(shares[member]))
        .sum()
}

fn key(coalition: Coalition) -> RowKey {
    RowKey::shared("excess", coalition.to_string())
}

fn point(model: &LinearModel) -> Result<Point, String> {
    match solve(model, &Limits::proof(Solver::default())) {
        Outcome::Solved(point) => Ok(point),
        Outcome::Infeasible => Err("the nucleolus: a linear program has no solution".to_owned()),
        Outcome::Stopped { .. } => Err("the nucleolus: a linear program was stopped".to_owned()),
        Outcome::Failed(why) => Err(format!("the nucleolus: {why}")),
    }
}
