//! What a partner's packages can be worth, by the shared projects they join and by what they need.
//!
//! Prices alone let every partner join a shared project on the terms it likes best, and let packages
//! be mixed to use the envelope to the full. Here both are whole again. The value of a partner's best
//! package that joins the projects `s` and needs at most `c` of the dearest claim is a staircase in
//! `c`, known from above by what was asked so far,
//!
//! ```text
//! v_ps(c) <= b_a + theta_a c   for every ask a about s, or about any projects, with limit C_a >= c,
//! ```
//!
//! and no portfolio is worth more than the largest `sum_p v_ps(c_p)` where `sum_p c_p <= sigma B` and
//! the members of each project are as many as each of them counts: a small problem. Where its answer
//! is not made of real packages, these stairs are asked for, until the bound is low enough or real
//! packages reach it.

use std::collections::{BTreeMap, BTreeSet};

use good_lp::Expression;
use rayon::prelude::*;

use super::bound::Answer;
use super::pool::{Known, Pool, SLACK};
use super::prices::{Ask, Prices, price};
use super::{Effort, Unsolved};
use crate::formulate::{ColumnKey, LinearModel, Pick, Plan, RowKey, Sense};
use crate::model::{Offer, Scope};
use crate::solve::{Limits, Outcome, solve};

/// How much less than a known package another has to need, in MEUR.
const LESS: f64 = 1e-3;
/// Times that stairs are asked for at most.
const ROUNDS: usize = 60;
/// Nodes for the choice of stairs.
const NODES: u64 = 20_000;
/// Ways to join shared projects that are told apart for one partner at most.
const WAYS: usize = 400;
/// How much of the gap asked for the stairs may leave open.
const OPEN: f64 = 0.1;
/// Rounds that have to lower the bound by as much of the gap together.
const IDLE: usize = 6;

/// `value <= most + slope c` for every package that needs `c <= limit`.
#[derive(Debug, Clone)]
struct Stair {
    /// The projects joined; `None` for whatever they are.
    joined: Option<Vec<Pick>>,
    limit: f64,
    most: f64,
    slope: f64,
    /// What joining each project adds: the ask charged it.
    joins: BTreeMap<Pick, f64>,
}

impl Stair {
    /// What a package that joins these projects and needs so much cannot exceed.
    fn over(&self, joined: &[Pick], need: f64) -> f64 {
        let charged = joined.iter().filter_map(|pick| self.joins.get(pick));
        self.most + charged.sum::<f64>() + self.slope * need
    }
}

/// What is closed: a sum over the partners at given weights, with floors.
pub struct Sum<'a> {
    /// Weights of the parties; prices of money, which give the claim.
    pub prices: &'a Prices,
    /// What no package of each partner can exceed at these prices, and the package found.
    pub each: &'a [Answer],
    /// The part of the sum that no package changes, money apart.
    pub fixed: f64,
    /// Least utility of each party, the EU last.
    pub floors: &'a [f64],
}

/// A stair chosen for a partner.
struct Chosen {
    joined: Vec<Pick>,
    need: f64,
    value: f64,
}

/// Lowers the bound of a sum until it is below `below`, or real packages reach it. The packages found
/// are kept.
///
/// # Errors
/// [`Unsolved`] where nothing is dear, or the choice of stairs has no answer.
pub fn close(
    offer: &Offer,
    sum: &Sum<'_>,
    below: f64,
    pool: &mut Pool,
    effort: &Effort<'_>,
) -> Result<f64, Unsolved> {
    let claim = pool.claim(&sum.prices.money);
    let limit = claim.map_or(0.0, |(claim, _)| pool.claims[claim].limit);
    let slope = claim.map_or(0.0, |(_, factor)| factor);
    let free = sum.prices.times(0.0).freely();
    let freely = sum.prices.freely();
    let ways: Vec<Vec<Vec<Pick>>> = (0..offer.partners.len())
        .map(|partner| ways(offer, partner))
        .collect();
    let mut stairs: Vec<Vec<Stair>> = sum
        .each
        .iter()
        .zip(&sum.prices.joins)
        .map(|((most, found), joins)| {
            let stair = |joined| Stair {
                joined,
                limit,
                most: *most,
                slope,
                joins: joins.clone(),
            };
            // What was found free to join anything need not be asked again about what it joins.
            let found = found.iter().map(|picks| {
                let joined = picks.iter().filter(|pick| pick.group > 0);
                stair(Some(joined.copied().collect()))
            });
            std::iter::once(stair(None)).chain(found).collect()
        })
        .collect();
    let mut bound = f64::INFINITY;
    let mut bounds: Vec<f64> = Vec::new();
    for _ in 0..ROUNDS {
        let (value, chosen) = choose(&stairs, &ways, limit, effort)?;
        bound = bound.min(value + sum.fixed);
        let before = bounds.iter().rev().nth(IDLE - 1);
        let idle = before.is_some_and(|before| before - bound < OPEN * effort.gap * bound.abs());
        if bound < below || idle || effort.is_over() {
            break;
        }
        bounds.push(bound);
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are a few hundred partners at most"
        )]
        let open = OPEN * effort.gap * bound.abs() / stairs.len().max(1) as f64;
        let asks: Vec<(usize, Vec<Pick>, Option<f64>)> = chosen
            .into_iter()
            .enumerate()
            .filter_map(|(partner, chosen)| {
                let known = known(offer, sum, pool, &free, partner, claim.map(|(at, _)| at));
                let limit = next(&stairs[partner], &known, &chosen, limit, open.max(SLACK))?;
                Some((partner, chosen.joined, limit))
            })
            .collect();
        if asks.is_empty() {
            break; // real packages reach it
        }
        let packages: &Pool = pool;
        let found: Vec<_> = asks
            .par_iter()
            .with_max_len(1)
            .map(|(partner, joined, limit)| {
                let plan = plan(*partner, joined);
                let most = limit.and_then(|limit| Some((claim?.0, limit)));
                let prices = if limit.is_some() { &free } else { &freely };
                let ask = Ask {
                    plan: (ways[*partner].len() > 1).then_some(&plan),
                    most: most.as_slice(),
                    ..Ask::free(*partner, prices, sum.floors)
                };
                price(offer, &ask, packages, effort)
            })
            .collect();
        let mut new: Vec<(usize, Vec<Pick>)> = Vec::new();
        for ((partner, joined, asked), found) in asks.into_iter().zip(found) {
            let most = match found {
                Ok((picks, most)) => {
                    new.extend(picks.map(|picks| (partner, picks)));
                    if most == f64::INFINITY {
                        continue; // time was up before anything was proven
                    }
                    most
                }
                // No package joins these projects, or needs so little.
                Err(Unsolved::Infeasible) => f64::NEG_INFINITY,
                Err(_) => continue,
            };
            stairs[partner].push(Stair {
                joined: Some(joined),
                limit: asked.unwrap_or(limit),
                most,
                slope: if asked.is_some() { 0.0 } else { slope },
                joins: BTreeMap::new(),
            });
        }
        pool.add(offer, new);
    }
    Ok(bound)
}

/// What the known packages of a partner join, need and are worth, money apart.
fn known(
    offer: &Offer,
    sum: &Sum<'_>,
    pool: &Pool,
    free: &Prices,
    partner: usize,
    claim: Option<usize>,
) -> Vec<(Vec<Pick>, f64, f64)> {
    let good = |known: &&Known| known.value.partner >= sum.floors[partner] - SLACK;
    let packages = pool.packages[partner].iter().filter(good);
    packages
        .map(|known| {
            let need = claim.map_or(0.0, |claim| known.needs[claim]);
            let worth = pool.worth(offer, partner, free, known);
            (known.joined().copied().collect(), need, worth)
        })
        .collect()
}

/// The limit to ask next about a chosen stair (`Some(None)`: none yet); `None` where a real package
/// stands on it, or nothing more can be asked.
#[expect(
    clippy::option_option,
    reason = "whether to ask, and whether with a limit"
)]
fn next(
    stairs: &[Stair],
    known: &[(Vec<Pick>, f64, f64)],
    chosen: &Chosen,
    limit: f64,
    open: f64,
) -> Option<Option<f64>> {
    let about = |stair: &&Stair| stair.joined.as_ref() == Some(&chosen.joined);
    let enough: Vec<f64> = known
        .iter()
        .filter(|(joined, _, worth)| *joined == chosen.joined && *worth >= chosen.value - open)
        .map(|(_, need, _)| *need)
        .collect();
    if enough.iter().any(|&need| need <= chosen.need + 2.0 * LESS) {
        return None;
    }
    if !stairs.iter().any(|stair| about(&stair)) {
        return Some(None);
    }
    let top = stairs
        .iter()
        .filter(about)
        .map(|stair| stair.limit)
        .filter(|&top| top >= chosen.need - SLACK)
        .fold(limit, f64::min);
    let least = enough
        .iter()
        .fold(top, |least, &need| least.min(need - LESS));
    let asked = |stair: &Stair| stair.slope == 0.0 && (stair.limit - least).abs() < 0.5 * LESS;
    (!stairs.iter().filter(about).any(asked)).then_some(Some(least))
}

/// Every way in which a partner may join shared projects; only the empty one where there are too many
/// to tell apart.
fn ways(offer: &Offer, partner: usize) -> Vec<Vec<Pick>> {
    let mut ways: Vec<Vec<Pick>> = vec![Vec::new()];
    for candidate in offer.candidates_of(partner) {
        let component = candidate.component;
        let Scope::Regional { min_members, .. } = offer.components[component].scope else {
            continue;
        };
        let most = crate::formulate::rules::regional::joiners(offer, component).len();
        let mut more = ways.clone();
        for choice in &candidate.choices {
            for group in min_members..=most {
                let pick = Pick {
                    component,
                    option: choice.option,
                    group,
                };
                more.extend(ways.iter().map(|way| {
                    let mut way = way.clone();
                    way.push(pick);
                    way.sort();
                    way
                }));
            }
        }
        ways = more;
        if ways.len() > WAYS {
            return vec![Vec::new()];
        }
    }
    ways
}

/// A plan in which a partner joins these projects: who the others are does not matter to it.
fn plan(partner: usize, joined: &[Pick]) -> Plan {
    let projects = joined.iter().map(|pick| {
        let members = vec![partner; pick.group];
        (pick.component, pick.option, members)
    });
    Plan {
        projects: projects.collect(),
    }
}

/// The columns of a stair: whether it is taken, what it joins, need and value.
type Step<'a> = (Expression, &'a Vec<Pick>, Expression, Expression);

/// The best choice of a stair for each partner, and what it is worth at most.
#[expect(
    clippy::too_many_lines,
    reason = "one small program, its columns and its rows"
)]
fn choose(
    stairs: &[Vec<Stair>],
    ways: &[Vec<Vec<Pick>>],
    limit: f64,
    effort: &Effort<'_>,
) -> Result<(f64, Vec<Chosen>), Unsolved> {
    let mut model = LinearModel::default();
    let mut needed = Expression::default();
    let mut worth = Expression::default();
    let mut members: BTreeMap<Pick, Expression> = BTreeMap::new();
    let mut of: Vec<Vec<Step<'_>>> = Vec::new();
    for (partner, (stairs, ways)) in stairs.iter().zip(ways).enumerate() {
        let mut one = Expression::default();
        let mut columns = Vec::new();
        for joined in ways {
            let about: Vec<&Stair> = stairs
                .iter()
                .filter(|stair| stair.joined.as_ref().is_none_or(|way| way == joined))
                .collect();
            let mut tops: Vec<f64> = about.iter().map(|stair| stair.limit).collect();
            tops.sort_by(f64::total_cmp);
            tops.dedup();
            let mut bottom = 0.0;
            for &top in &tops {
                let over: Vec<&&Stair> = about.iter().filter(|s| s.limit >= top).collect();
                let from = bottom;
                bottom = top;
                if over.iter().any(|stair| stair.most == f64::NEG_INFINITY) {
                    continue;
                }
                let most = over.iter().map(|stair| stair.over(joined, top));
                let reach = most.fold(0.0, |reach: f64, most| reach.max(most.abs())) + 1.0;
                let at = columns.len();
                let y = model.binary(ColumnKey::Pick {
                    partner,
                    package: at,
                });
                let c = model.column(ColumnKey::Need { partner, need: at }, 0.0, top, false);
                let key = ColumnKey::Interest {
                    partner,
                    interest: at,
                };
                let v = model.column(key, -reach, reach, false);
                let row = |what, n: usize| RowKey::of(what, partner, format!("{at}_{n}"));
                model.row(row("top", 0), c - top * y, Sense::Le, 0.0);
                model.row(row("bottom", 0), from * y - c, Sense::Le, 0.0);
                for (number, stair) in over.iter().enumerate() {
                    let most = stair.over(joined, 0.0) * y + stair.slope * c;
                    model.row(row("stair", number), v - most, Sense::Le, 0.0);
                }
                one += y;
                needed += c;
                worth += v;
                for pick in joined {
                    *members.entry(*pick).or_default() += y;
                }
                columns.push((y.into(), joined, c.into(), v.into()));
            }
        }
        model.row(RowKey::of("one", partner, ""), one, Sense::Eq, 1.0);
        of.push(columns);
    }
    let components: BTreeSet<usize> = members.keys().map(|pick| pick.component).collect();
    for component in components {
        let mut built = Expression::default();
        for (pick, joined) in members
            .iter()
            .filter(|(pick, _)| pick.component == component)
        {
            let y = model.binary(ColumnKey::Project {
                component,
                option: pick.option,
                group: pick.group,
            });
            built += y;
            #[expect(
                clippy::cast_precision_loss,
                reason = "a group has a few dozen members at most"
            )]
            let size = pick.group as f64;
            let about = format!("{}_{}_{}", pick.component, pick.option, pick.group);
            let left = joined.clone() - size * y;
            model.row(RowKey::shared("members", about), left, Sense::Eq, 0.0);
        }
        let key = RowKey::shared("built", component.to_string());
        model.row(key, built, Sense::Le, 1.0);
    }
    model.row(RowKey::shared("claim", ""), needed, Sense::Le, limit);
    model.maximise(worth);
    let limits = Limits {
        gap: 0.01 * effort.gap,
        nodes: NODES,
        time: effort.left_to_finish(),
        start: &[],
        solver: effort.solver,
        clock: Some(effort.clock),
    };
    match solve(&model, &limits) {
        Outcome::Solved(point) => {
            let at = |expression: &Expression| model.evaluate(expression, &point.values);
            let chosen = of.iter().filter_map(|columns| {
                let (_, joined, need, value) = columns.iter().find(|(y, ..)| at(y) > 0.5)?;
                Some(Chosen {
                    joined: (*joined).clone(),
                    need: at(need),
                    value: at(value),
                })
            });
            Ok((point.bound, chosen.collect()))
        }
        Outcome::Infeasible => Err(Unsolved::Infeasible),
        Outcome::Stopped { .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
}
