//! The prices that solve the dual of the linear relaxation of a part of a problem.
//!
//! The linear program is kept small. Of the 0/1 columns those come into it first that mattered to the
//! part that this one is of, and those worth most at its prices; the others as they are worth more than
//! their group is charged. A row that no way to settle the groups breaks has no price. A row that alone
//! says how large a determined column is charges what the column is worth, so neither is sought:
//!
//! ```text
//! u_r = (f_d - sum over the other rows of d: u_s a_sd) / a_rd
//! ```
//!
//! Any prices that are not below 0 prove a bound, so what is left out costs strength at most.

use good_lp::{Expression, IntoAffineExpression as _, Variable};

use super::prices::Prices;
use super::problem::Problem;
use super::program::{Row, activity};
use super::surrogate::Limits;
use crate::formulate::{ColumnKey, LinearModel, RowKey, Sense};
use crate::solve::{self, Outcome, Solver, solve_model};

/// A price below this is none.
const WORTHLESS: f64 = 1e-12;
/// How much less than enough is proven where the relaxation has no point, relative to it.
const LESS: f64 = 0.01;
/// Columns of a group that come into the linear program first.
const FIRST: usize = 2;
/// Columns of a group that all come into it, where there are no more.
const FEW: usize = 4;
/// How much more than its group is charged a column may be worth, relative to the largest coefficient.
const NEAR: f64 = 1e-7;

/// What is known of the linear relaxation of a problem.
#[derive(Debug, Clone, Default)]
pub struct Relaxation {
    /// Price of each row.
    pub rows: Vec<f64>,
    /// By 0/1 column: whether it came into the linear program.
    pub counted: Vec<bool>,
}

impl Relaxation {
    /// Whether it has a price for each row of a problem, as that of the same problem with other numbers has.
    #[must_use]
    pub fn suits(&self, problem: &Problem<'_>) -> bool {
        self.rows.len() == problem.rows.len() && self.counted.len() == problem.program.binaries
    }

    /// Solves the relaxation of a problem like another (which may have fewer rows, or be none); where it
    /// has no point, its prices prove less than `enough`. `None` where the solver fails.
    #[must_use]
    pub fn of(problem: &Problem<'_>, limits: &Limits, like: &Self, enough: f64) -> Option<Self> {
        let objective = &problem.program.objectives[0];
        let low = objective.range(&problem.program.bounds).0;
        let less = enough.max(low) - objective.constant;
        let sizes = objective.terms.iter().map(|term| term.1.abs());
        let near = NEAR * sizes.fold(0.0, f64::max);
        let reach = Reach::new(problem, limits);
        let mut counted = like.first(problem);
        loop {
            let dual = Dual {
                problem,
                limits,
                reach: &reach,
                pricing: &pricing(problem, limits, &reach),
                counted: &counted,
                // Without a point the dual would fall without end.
                least: less - LESS * less.abs().max(1.0),
            };
            let (rows, charged) = dual.solve()?;
            let found = Prices::new(problem, rows);
            let mut all = true;
            for (group, charged) in problem.groups.iter().zip(charged) {
                let missed = group.options.iter().copied();
                let missed = missed.filter(|&at| !counted[at] && found.worth[at] > charged + near);
                let most = missed.max_by(|&a, &b| found.worth[a].total_cmp(&found.worth[b]));
                if let Some(most) = most {
                    counted[most] = true;
                    all = false;
                }
            }
            if all {
                let rows = found.rows;
                return Some(Self { rows, counted });
            }
        }
    }

    /// The 0/1 columns that come into the linear program of a problem like this one first.
    fn first(&self, problem: &Problem<'_>) -> Vec<bool> {
        let mut counted = self.counted.clone();
        counted.resize(problem.program.binaries, false);
        let mut rows = self.rows.clone();
        rows.resize(problem.rows.len(), 0.0);
        let known = Prices::new(problem, rows);
        for group in &problem.groups {
            let mut options = group.options.clone();
            options.sort_by(|&a, &b| known.worth[b].total_cmp(&known.worth[a]));
            let few = options.len() <= FEW;
            for at in options.into_iter().take(if few { FEW } else { FIRST }) {
                counted[at] = true;
            }
        }
        counted
    }
}

/// The dual of a relaxation over the columns that count, at `least` or more.
struct Dual<'a> {
    problem: &'a Problem<'a>,
    limits: &'a Limits,
    reach: &'a Reach<'a>,
    pricing: &'a [Pricing],
    counted: &'a [bool],
    least: f64,
}

impl Dual<'_> {
    /// The price of each row, and what each group is charged for the one that it may have.
    fn solve(&self) -> Option<(Vec<f64>, Vec<f64>)> {
        let problem = self.problem;
        let mut model = LinearModel::default();
        let prices = self.price(&mut model);
        let (stated, mut paid) = self.state(&prices);
        let mut charged: Vec<Variable> = Vec::new();
        for (at, group) in problem.groups.iter().enumerate() {
            let key = ColumnKey::Worth { partner: at };
            let least = if group.required {
                f64::NEG_INFINITY
            } else {
                0.0
            };
            let charge = model.column(key, least, f64::INFINITY, false);
            paid += charge;
            charged.push(charge);
            for &at in group.options.iter().filter(|&&at| self.counted[at]) {
                let left = charge - stated[at].clone();
                model.row(RowKey::shared("worth", ""), left, Sense::Ge, 0.0);
            }
        }
        for (at, stated) in stated
            .into_iter()
            .enumerate()
            .skip(problem.program.binaries)
        {
            let (lower, upper) = self.reach.bounds[at];
            // Where a row charges all that a column is worth, nothing is left.
            let mut terms = (&stated).linear_coefficients();
            let nothing = terms.all(|(_, c)| c.abs() < WORTHLESS) && stated.constant() <= WORTHLESS;
            if upper > lower && !nothing {
                let key = ColumnKey::Worth { partner: at };
                let worth = model.column(key, 0.0, f64::INFINITY, false);
                paid += (upper - lower) * worth;
                model.row(RowKey::shared("worth", ""), worth - stated, Sense::Ge, 0.0);
            }
        }
        let key = RowKey::shared("least", "");
        model.row(key, paid.clone(), Sense::Ge, self.least);
        model.maximise(-1.0 * paid);
        let proof = solve::Limits::proof(Solver::default());
        let Outcome::Solved(point) = solve_model(&model, &proof) else {
            return None;
        };
        let of = |expression: &Expression| model.evaluate(expression, &point.values);
        let clean = |price: f64| if price > WORTHLESS { price } else { 0.0 };
        let rows = prices.iter().map(|price| clean(of(price))).collect();
        let charged = charged.into_iter().map(|charge| of(&charge.into()));
        Some((rows, charged.collect()))
    }

    /// The price of each row, in the columns of those that are sought.
    fn price(&self, model: &mut LinearModel) -> Vec<Expression> {
        let mut prices = vec![Expression::default(); self.problem.rows.len()];
        let mut charging = Vec::new();
        for (row, pricing) in self.pricing.iter().enumerate() {
            match *pricing {
                Pricing::None => {}
                Pricing::Sought => {
                    let key = ColumnKey::Price { row };
                    prices[row] += model.column(key, 0.0, f64::INFINITY, false);
                }
                Pricing::Charging(place) => charging.push((place, row)),
            }
        }
        // What a column is worth depends on what charges for the columns determined after it.
        charging.sort_unstable_by_key(|&(place, _)| std::cmp::Reverse(place));
        for (place, row) in charging {
            let mut left = Expression::from(self.limits.counted(place));
            for &(other, c) in self.limits.others(place) {
                left -= c * prices[other].clone();
            }
            let own = self.limits.defining(place).iter();
            let coefficient = own.filter(|own| own.0 == row).map(|own| own.1).sum::<f64>();
            prices[row] = left / coefficient;
        }
        prices
    }

    /// What each column is worth beside the prices, and what the rows are paid where all are at their
    /// lower bounds.
    fn state(&self, prices: &[Expression]) -> (Vec<Expression>, Expression) {
        let program = self.problem.program;
        let mut stated = vec![Expression::default(); program.bounds.len()];
        let mut paid = Expression::default();
        for &(at, value) in &program.objectives[0].terms {
            stated[at] += value;
        }
        let rows = self.problem.rows.iter().zip(self.pricing).zip(prices);
        for ((row, _), price) in rows.filter(|((_, pricing), _)| **pricing != Pricing::None) {
            let mut left = row.rhs;
            for &(at, value) in &row.terms {
                if at >= program.binaries {
                    left -= value * program.bounds[at].0;
                } else if !self.counted[at] {
                    continue;
                }
                stated[at] -= value * price.clone();
            }
            paid += left * price.clone();
        }
        (stated, paid)
    }
}

/// How the price of a row is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pricing {
    /// By the linear program.
    Sought,
    /// There is none: no way to settle the groups breaks the row.
    None,
    /// It charges all that a determined column, by its place among them, is worth: the row alone says
    /// how large it is, and that is never more than it may be.
    Charging(usize),
}

/// How the price of each row is found.
fn pricing(problem: &Problem<'_>, limits: &Limits, reach: &Reach<'_>) -> Vec<Pricing> {
    let program = problem.program;
    let rows = problem.rows.iter().enumerate();
    let mut pricing: Vec<Pricing> = rows
        .map(|(at, row)| {
            if reach.of(at).1 > row.rhs {
                Pricing::Sought
            } else {
                Pricing::None
            }
        })
        .collect();
    // The last determined first: what a column is worth depends on the prices of the rows of those.
    for (place, known) in program.determined.iter().enumerate().rev() {
        let own = limits.defining(place);
        let most = |own: (usize, f64)| reach.most(known.column, own);
        let mut sought = own
            .iter()
            .filter(|(row, _)| pricing[*row] == Pricing::Sought);
        let row = match (sought.next(), sought.next()) {
            (Some(only), None) => Some(only),
            (None, _) => own.iter().min_by(|a, b| most(**a).total_cmp(&most(**b))),
            (Some(_), Some(_)) => None,
        };
        let Some(&(row, coefficient)) = row else {
            continue;
        };
        let raises = |&(row, c): &(usize, f64)| c <= 0.0 || pricing[row] == Pricing::None;
        if limits.counted(place) >= 0.0
            && limits.others(place).iter().all(raises)
            && most((row, coefficient)) <= known.upper
        {
            pricing[row] = Pricing::Charging(place);
        }
    }
    pricing
}

/// What rows and determined columns can come to, whatever the ways to settle the groups.
struct Reach<'p> {
    problem: &'p Problem<'p>,
    /// By row: the least and the most that its 0/1 columns add.
    whole: Vec<(f64, f64)>,
    /// The bounds of each column.
    bounds: Vec<(f64, f64)>,
}

impl<'p> Reach<'p> {
    fn new(problem: &'p Problem<'p>, limits: &Limits) -> Self {
        let mut reach = Self {
            problem,
            whole: whole(problem),
            bounds: problem.program.bounds.clone(),
        };
        for (place, known) in problem.program.determined.iter().enumerate() {
            let own = limits.defining(place).iter();
            let most = own
                .map(|&own| reach.most(known.column, own))
                .fold(known.upper, f64::min);
            let (lower, upper) = &mut reach.bounds[known.column];
            *upper = most.max(*lower);
        }
        reach
    }

    /// The least and the most that the left side of a row can be.
    fn of(&self, row: usize) -> (f64, f64) {
        let terms = &self.problem.rows[row].terms;
        let others = terms.partition_point(|term| term.0 < self.problem.program.binaries);
        let others = activity(&terms[others..], &self.bounds);
        (self.whole[row].0 + others.0, self.whole[row].1 + others.1)
    }

    /// The most that a row leaves a column, which has this positive coefficient in it.
    fn most(&self, column: usize, (row, coefficient): (usize, f64)) -> f64 {
        let left = self.problem.rows[row].rhs - self.of(row).0;
        left / coefficient + self.bounds[column].0
    }
}

/// The least and the most that the 0/1 columns add to each row.
fn whole(problem: &Problem<'_>) -> Vec<(f64, f64)> {
    let program = problem.program;
    let mut group_of = vec![usize::MAX; program.binaries];
    for (number, group) in problem.groups.iter().enumerate() {
        for &at in &group.options {
            group_of[at] = number;
        }
    }
    let mut adds = vec![0.0; program.binaries];
    let mut touched: Vec<usize> = Vec::new();
    let range = |row: &&Row| {
        let whole = row.terms.partition_point(|term| term.0 < program.binaries);
        let whole = &row.terms[..whole];
        touched.clear();
        for &(at, value) in whole {
            adds[at] = value;
            touched.extend((group_of[at] != usize::MAX).then_some(group_of[at]));
        }
        touched.sort_unstable();
        touched.dedup();
        let mut range = (0.0, 0.0);
        for &group in &touched {
            let group = &problem.groups[group];
            let none = (!group.required).then_some(0.0);
            let ways = group.options.iter().map(|&at| adds[at]).chain(none);
            let (low, high) = ways.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), add| {
                (low.min(add), high.max(add))
            });
            range = (range.0 + low, range.1 + high);
        }
        for &(at, _) in whole {
            adds[at] = 0.0;
        }
        range
    };
    problem.rows.iter().map(range).collect()
}
