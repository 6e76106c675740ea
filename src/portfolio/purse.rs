//! What a package needs of the shared envelope.
//!
//! A package can be paid for in many ways: any split over instruments within shares and limits. How
//! it is paid for is decided for all packages together, so a package has no spending of its own, only
//! its [`Purse`]: the rows that its financing obeys. At prices `sigma` on what is shared it needs at
//! least
//!
//! ```text
//! need(sigma) = min { sum_d sigma_d G_d : G pays for the package }
//! ```
//!
//! Packages can be paid for together exactly when `sum_p need_p(sigma) <= sum_d sigma_d B_d` for
//! every `sigma >= 0` (linear programming duality). One such row, a [`Claim`], that some packages
//! break is found by cutting planes; it holds for every portfolio.

use good_lp::Expression;
use rayon::prelude::*;

use super::Unsolved;
use crate::formulate::{ColumnKey, Extent, Formulation, LinearModel, Pick, RowKey, Sense};
use crate::model::{Meur, Offer};
use crate::solve::{Limits, Outcome, Solver, solve};

/// How far below a limit prices may find the needs, relative to it, before they are met: rounding.
const ROUNDING: f64 = 1e-9;
/// MEUR that are none.
const NO_MONEY: f64 = 1e-9;
/// Cuts at most in the search for a broken claim.
const ROUNDS: usize = 60;

/// What all partners share: an instrument's envelope, in total or in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Instrument.
    pub instrument: usize,
    /// Year of the horizon, where it is a yearly limit.
    pub year: Option<usize>,
    /// MEUR.
    pub limit: f64,
}

impl Shared {
    /// Whether it is limited at all: an explanation lifts a limit, and a price of money needs none.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        self.limit < Meur::MAX.value()
    }
}

/// Everything that all partners share.
#[must_use]
pub fn shared(offer: &Offer) -> Vec<Shared> {
    let mut rows = Vec::new();
    for row in &offer.scenario.envelope {
        let known = offer
            .taxonomy
            .instruments
            .iter()
            .position(|known| known.id == row.instrument);
        let Some(instrument) = known else { continue };
        if let Some(total) = row.total {
            rows.push(Shared {
                instrument,
                year: None,
                limit: total.value(),
            });
        }
        for (year, limit) in row.per_year.iter().enumerate() {
            rows.push(Shared {
                instrument,
                year: Some(year),
                limit: limit.value(),
            });
        }
    }
    rows
}

/// `sum_p need_p(sigma) <= limit`: prices on what is shared, and what the whole of it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Price of each shared thing; the largest is 1.
    pub prices: Vec<f64>,
    /// `sum_d sigma_d B_d` in MEUR.
    pub limit: f64,
}

impl Claim {
    /// The claim of prices; `None` where there are none.
    #[must_use]
    pub fn new(shared: &[Shared], prices: &[f64]) -> Option<Self> {
        let largest = prices.iter().copied().fold(0.0, f64::max);
        if largest <= 0.0 {
            return None;
        }
        let prices: Vec<f64> = prices.iter().map(|price| price / largest).collect();
        let limit = envelope(shared, &prices);
        Some(Self { prices, limit })
    }
}

/// What the whole of everything shared is worth at prices: `sum_d sigma_d B_d`.
#[must_use]
pub fn envelope(shared: &[Shared], prices: &[f64]) -> f64 {
    let rows = shared.iter().zip(prices);
    rows.map(|(row, price)| row.limit * price).sum()
}

/// Amounts of everything shared at prices: `sum_d sigma_d G_d`.
#[must_use]
pub fn priced(amounts: &[Expression], prices: &[f64]) -> Expression {
    let dear = amounts
        .iter()
        .zip(prices)
        .filter(|(_, price)| **price != 0.0);
    dear.map(|(amount, &price)| price * amount.clone()).sum()
}

/// The rows that the financing of a partner's packages obeys, with the choices still open.
#[derive(Clone)]
pub struct Till {
    /// Largest amount of each money column.
    upper: Vec<f64>,
    /// Money terms, choice terms, sense, right-hand side.
    rows: Vec<TillRow>,
    /// Money columns of each shared thing.
    shared: Vec<Vec<(usize, f64)>>,
}

#[derive(Clone)]
struct TillRow {
    money: Vec<(usize, f64)>,
    choices: Vec<(Pick, f64)>,
    sense: Sense,
    rhs: f64,
}

/// Terms, sense, right-hand side.
type PurseRow = (Vec<(usize, f64)>, Sense, f64);

/// The rows that the financing of one package obeys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Purse {
    upper: Vec<f64>,
    rows: Vec<PurseRow>,
    shared: Vec<Vec<(usize, f64)>>,
}

impl Till {
    /// The till of a partner: the rows of its model that hold money.
    #[must_use]
    pub fn new(offer: &Offer, partner: usize, shared: &[Shared]) -> Self {
        let mut extent = Extent::alone(offer, partner);
        extent.floors.fill(f64::NEG_INFINITY);
        let formulation = Formulation::new(offer, extent);
        let model = &formulation.model;
        let mut place = vec![None; model.columns().len()];
        let mut upper = Vec::new();
        for (at, column) in model.columns().iter().enumerate() {
            if matches!(
                column.key,
                ColumnKey::Pooled { .. } | ColumnKey::Finance { .. }
            ) {
                place[at] = Some(upper.len());
                upper.push(column.upper);
            }
        }
        let mut rows = Vec::new();
        for row in model.rows() {
            let (mut money, mut choices) = (Vec::new(), Vec::new());
            for (at, value) in model.terms(&row.expression) {
                match (place[at], &model.columns()[at].key) {
                    (Some(place), _) => money.push((place, value)),
                    (
                        None,
                        &ColumnKey::Choice {
                            component,
                            option,
                            group,
                            ..
                        },
                    ) => choices.push((
                        Pick {
                            component,
                            option,
                            group,
                        },
                        value,
                    )),
                    _ => {}
                }
            }
            if !money.is_empty() {
                rows.push(TillRow {
                    money,
                    choices,
                    sense: row.sense,
                    rhs: row.rhs,
                });
            }
        }
        let shared = shared
            .iter()
            .map(|row| {
                let spend = spend(&formulation, partner, row);
                let terms = model.terms(&spend).into_iter();
                terms
                    .filter_map(|(at, value)| place[at].map(|place| (place, value)))
                    .collect()
            })
            .collect();
        Self {
            upper,
            rows,
            shared,
        }
    }

    /// The purse of a package.
    #[must_use]
    pub fn purse(&self, picks: &[Pick]) -> Purse {
        let rows = self.rows.iter().map(|row| {
            let chosen = row.choices.iter().filter(|(pick, _)| picks.contains(pick));
            let fixed: f64 = chosen.map(|(_, value)| value).sum();
            (row.money.clone(), row.sense, row.rhs - fixed)
        });
        let costless = |(money, sense, rhs): &PurseRow| {
            // `-G <= 0` and the like say nothing of amounts that are not negative.
            (*sense == Sense::Le && *rhs >= 0.0 && money.iter().all(|(_, value)| *value <= 0.0))
                || (*sense == Sense::Ge
                    && *rhs <= 0.0
                    && money.iter().all(|(_, value)| *value >= 0.0))
        };
        Purse {
            upper: self.upper.clone(),
            rows: telling(rows.filter(|row| !costless(row)).collect()),
            shared: self.shared.clone(),
        }
    }
}

/// Rows without those that another implies: where some amounts have to add up to so much, so have they
/// with others.
fn telling(rows: Vec<PurseRow>) -> Vec<PurseRow> {
    let (mut sums, mut kept): (Vec<PurseRow>, Vec<PurseRow>) =
        rows.into_iter().partition(|row| at_least(row).is_some());
    let others = kept.len();
    // What implies a row has no more terms than it.
    sums.sort_by_key(|row| row.0.len());
    let part = |few: &PurseRow, many: &PurseRow| {
        let mut left = many.0.iter().map(|term| term.0);
        few.0.iter().all(|term| left.any(|other| other == term.0))
    };
    for row in sums {
        let least = at_least(&row);
        let implied = |known: &PurseRow| at_least(known) >= least && part(known, &row);
        if !kept[others..].iter().any(implied) {
            kept.push(row);
        }
    }
    kept
}

/// What some amounts have to add up to, where that is all that a row says.
fn at_least((terms, sense, rhs): &PurseRow) -> Option<f64> {
    let all = |of: f64| terms.iter().all(|(_, value)| value.total_cmp(&of).is_eq());
    match sense {
        Sense::Ge if all(1.0) => Some(*rhs),
        Sense::Le if all(-1.0) => Some(-rhs),
        _ => None,
    }
}

impl Purse {
    /// The least that the package needs at prices, and a split that needs no more: MEUR of each
    /// shared thing.
    ///
    /// # Errors
    /// [`Unsolved`] where the package cannot be paid for at all.
    pub fn least(&self, prices: &[f64]) -> Result<(f64, Vec<f64>), Unsolved> {
        let mut model = LinearModel::default();
        let columns: Vec<_> = self
            .upper
            .iter()
            .enumerate()
            .map(|(at, &upper)| model.column(ColumnKey::Price { row: at }, 0.0, upper, false))
            .collect();
        for (at, (terms, sense, rhs)) in self.rows.iter().enumerate() {
            let left: Expression = terms.iter().map(|&(c, value)| value * columns[c]).sum();
            model.row(RowKey::shared("purse", at.to_string()), left, *sense, *rhs);
        }
        let mut needed = Expression::default();
        for (terms, &price) in self.shared.iter().zip(prices) {
            for &(column, value) in terms.iter().filter(|_| price != 0.0) {
                needed += price * value * columns[column];
            }
        }
        model.maximise(-1.0 * needed);
        match solve(&model, &Limits::proof(Solver::default())) {
            Outcome::Solved(point) => {
                let split = self.shared.iter().map(|terms| {
                    let amounts = terms.iter().map(|&(at, value)| value * point.values[at]);
                    amounts.sum()
                });
                Ok((-point.value, split.collect()))
            }
            Outcome::Infeasible => Err(Unsolved::Infeasible),
            Outcome::Stopped { .. } => Err(Unsolved::Stopped),
            Outcome::Failed(why) => Err(Unsolved::Failed(why)),
        }
    }
}

/// A claim that packages break together; `None` where they can all be paid for.
///
/// # Errors
/// [`Unsolved`] where a package cannot be paid for even alone.
pub fn broken(shared: &[Shared], purses: &[&Purse]) -> Result<Option<Claim>, Unsolved> {
    if !shared.iter().any(Shared::is_limited) {
        return Ok(None);
    }
    let mut splits: Vec<Vec<Vec<f64>>> = vec![Vec::new(); purses.len()];
    // What has no limit costs nothing.
    let first = shared
        .iter()
        .map(|row| if row.is_limited() { 1.0 } else { 0.0 });
    let mut prices: Vec<f64> = first.collect();
    for _ in 0..ROUNDS {
        let mut needed = 0.0;
        let limit = envelope(shared, &prices);
        let found: Vec<_> = purses
            .par_iter()
            .map(|purse| purse.least(&prices))
            .collect();
        for (found, known) in found.into_iter().zip(&mut splits) {
            let (least, split) = found?;
            needed += least;
            known.push(split);
        }
        if needed > limit + ROUNDING * limit.max(1.0) {
            return Ok(Claim::new(shared, &prices));
        }
        let (excess, next) = worst_prices(shared, &splits)?;
        if excess <= ROUNDING * envelope(shared, &next).max(1.0) {
            return Ok(None);
        }
        prices = next;
    }
    Ok(None)
}

/// The prices that add up to 1 at which the known splits exceed what there is by most.
fn worst_prices(shared: &[Shared], splits: &[Vec<Vec<f64>>]) -> Result<(f64, Vec<f64>), Unsolved> {
    let far = splits
        .iter()
        .flatten()
        .flatten()
        .fold(1.0, |far: f64, amount| far.max(*amount));
    let mut model = LinearModel::default();
    let most = shared
        .iter()
        .map(|row| if row.is_limited() { 1.0 } else { 0.0 });
    let prices: Vec<_> = most
        .enumerate()
        .map(|(row, most)| model.column(ColumnKey::Price { row }, 0.0, most, false))
        .collect();
    let one: Expression = prices.iter().map(|&price| Expression::from(price)).sum();
    model.row(RowKey::shared("prices", ""), one, Sense::Eq, 1.0);
    let mut excess = Expression::default();
    for (row, &price) in shared
        .iter()
        .zip(&prices)
        .filter(|(row, _)| row.is_limited())
    {
        excess -= row.limit * price;
    }
    for (partner, known) in splits.iter().enumerate() {
        let need = model.column(ColumnKey::Worth { partner }, 0.0, far, false);
        excess += need;
        for (at, split) in known.iter().enumerate() {
            // Amounts that are rounding only would upset the solver.
            let paid: Expression = split
                .iter()
                .zip(&prices)
                .filter(|(g, _)| **g > NO_MONEY)
                .map(|(&g, &price)| g * price)
                .sum();
            let key = RowKey::of("need", partner, at.to_string());
            model.row(key, need - paid, Sense::Le, 0.0);
        }
    }
    model.maximise(excess);
    match solve(&model, &Limits::proof(Solver::default())) {
        Outcome::Solved(point) => {
            let prices = point.values[..shared.len()].iter();
            // Rounding must not make a price of nothing at all.
            let clean = prices.map(|&price| if price < 1e-9 { 0.0 } else { price });
            Ok((point.value, clean.collect()))
        }
        Outcome::Infeasible => Err(Unsolved::Infeasible),
        Outcome::Stopped { .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
}

/// States the most that amounts of everything shared may need by each claim, in MEUR.
pub fn hold<'c>(
    model: &mut LinearModel,
    amounts: &[Expression],
    most: impl Iterator<Item = (usize, &'c Claim, f64)>,
) {
    for (number, claim, most) in most {
        let needed = priced(amounts, &claim.prices);
        if !model.terms(&needed).is_empty() {
            let key = RowKey::shared("room", number.to_string());
            model.row(key, needed, Sense::Le, most);
        }
    }
}

/// What a partner takes of something shared.
#[must_use]
pub fn spend(formulation: &Formulation<'_>, partner: usize, row: &Shared) -> Expression {
    match row.year {
        Some(year) => formulation.paid_in_year(row.instrument, year),
        None => formulation.finance[partner][row.instrument].clone(),
    }
}
