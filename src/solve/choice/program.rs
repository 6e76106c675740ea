//! The model as the enumeration reads it: 0/1 columns first, then what they determine, then the rest.
//!
//! Columns that an equation states in terms of 0/1 columns (the money of the only instrument) are
//! substituted away. A column that everything wants as large as its rows allow (the share of a need
//! met, a synergy) is determined by the 0/1 columns. What is left is free: the financing where
//! several instruments share it. Where no objective counts a free column, the 0/1 columns alone say
//! what a package is worth.

use std::collections::BTreeMap;

use good_lp::{Expression, IntoAffineExpression as _};

use crate::formulate::{ColumnKey, LinearModel, Sense};

/// Relative size of a rounding error in a sum.
const ROUNDING: f64 = 1e-9;

/// A sum of columns, by position, sorted.
pub type Terms = Vec<(usize, f64)>;

/// `sum terms <= rhs`.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Left-hand side.
    pub terms: Terms,
    /// Right-hand side.
    pub rhs: f64,
    /// Excess that is rounding only.
    pub slack: f64,
}

/// `constant + sum terms`, to be maximised.
#[derive(Debug, Clone)]
pub struct Linear {
    /// Coefficients.
    pub terms: Terms,
    /// Added to the sum.
    pub constant: f64,
}

/// A column that is as large as some rows allow.
#[derive(Debug, Clone)]
pub struct Determined {
    /// Its position.
    pub column: usize,
    /// Upper bound.
    pub upper: f64,
    /// Each row that limits it: at most `(rhs - others) / coefficient`.
    pub limits: Vec<(Terms, f64, f64)>,
}

/// The whole problem.
#[derive(Debug, Clone)]
pub struct Program {
    /// Lower and upper bound of each column: 0/1 columns, determined ones, free ones.
    pub bounds: Vec<(f64, f64)>,
    /// How many 0/1 columns there are.
    pub binaries: usize,
    /// Determined columns in the order in which they can be computed.
    pub determined: Vec<Determined>,
    /// Rows over 0/1 columns.
    pub pure: Vec<Row>,
    /// Rows that also hold determined columns.
    pub checked: Vec<Row>,
    /// Rows that also hold free columns.
    pub linked: Vec<Row>,
    /// Objectives, over 0/1 and determined columns.
    pub objectives: Vec<Linear>,
    /// Whole cost, over 0/1 columns.
    pub cost: Linear,
    /// Position in the model of each column.
    pub source: Vec<usize>,
    /// Columns of the model that others state: position, and the sum over the model's columns.
    pub stated: Vec<(usize, Linear)>,
    /// Columns of the model.
    pub width: usize,
}

impl Linear {
    /// Its value where the columns have these values.
    #[must_use]
    pub fn at(&self, values: &[f64]) -> f64 {
        self.constant + dot(&self.terms, values)
    }

    /// Its value counting only the first columns.
    #[must_use]
    pub fn at_settled(&self, values: &[f64], settled: usize) -> f64 {
        let end = self.terms.partition_point(|&(at, _)| at < settled);
        self.constant + dot(&self.terms[..end], values)
    }

    /// The least and the most it can be within bounds.
    #[must_use]
    pub fn range(&self, bounds: &[(f64, f64)]) -> (f64, f64) {
        let (low, high) = activity(&self.terms, bounds);
        (self.constant + low, self.constant + high)
    }

    /// The largest number of which every sum over 0/1 columns is a multiple (beside the constant);
    /// 0 where there is none that is safe to rely on.
    #[must_use]
    pub fn step(&self, binaries: usize) -> f64 {
        if self.terms.iter().any(|&(at, _)| at >= binaries) {
            return 0.0;
        }
        let tens = (0..=6).map(|k| 10_f64.powi(-k));
        let twos = (1..=20).map(|k| 2_f64.powi(-k));
        for unit in tens.chain(twos) {
            let counts: Vec<f64> = self.terms.iter().map(|&(_, value)| value / unit).collect();
            let whole = |count: &f64| count.abs() < 1e6 && (count - count.round()).abs() < 1e-9;
            if counts.iter().all(whole) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "whole and below a million"
                )]
                let counts = counts.iter().map(|count| count.round().abs() as u64);
                #[expect(clippy::cast_precision_loss, reason = "below a million")]
                return counts.fold(0, gcd) as f64 * unit;
            }
        }
        0.0
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The value of a sum.
#[must_use]
pub fn dot(terms: &[(usize, f64)], values: &[f64]) -> f64 {
    terms.iter().map(|&(at, c)| c * values[at]).sum()
}

/// The least and the most a sum can be within bounds.
#[must_use]
pub fn activity(terms: &[(usize, f64)], bounds: &[(f64, f64)]) -> (f64, f64) {
    terms.iter().fold((0.0, 0.0), |(low, high), &(at, c)| {
        let (one, other) = (c * bounds[at].0, c * bounds[at].1);
        (low + one.min(other), high + one.max(other))
    })
}

impl Program {
    /// The values of every 0/1 and determined column where these 0/1 columns are 1; free ones stay 0.
    pub fn complete(&self, values: &mut [f64]) {
        for determined in &self.determined {
            let mut value = determined.upper;
            for (terms, rhs, coefficient) in &determined.limits {
                value = value.min((rhs - dot(terms, values)) / coefficient);
            }
            values[determined.column] = value;
        }
    }

    /// The values of the model's columns.
    #[must_use]
    pub fn restored(&self, values: &[f64]) -> Vec<f64> {
        let mut restored = vec![0.0; self.width];
        for (&at, &value) in self.source.iter().zip(values) {
            restored[at] = value;
        }
        for (at, stated) in &self.stated {
            restored[*at] = stated.at(&restored);
        }
        restored
    }

    /// Reads the model of some objectives; `None` where other whole numbers than 0 and 1 occur, or it
    /// is plain that no package satisfies it.
    #[must_use]
    pub fn read(model: &LinearModel, objectives: &[Expression], cost: &Expression) -> Option<Self> {
        let mut draft = Draft::of(model, objectives, cost)?;
        draft.substitute(model);
        if draft.denies() {
            return None; // there is nothing to enumerate: the solver says so
        }
        let order = draft.order(model);
        Some(draft.finish(model, &order))
    }

    /// Whether the 0/1 columns alone say what a package is worth: no objective counts a free column.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let settled = self.binaries + self.determined.len();
        let sums = self.objectives.iter().chain([&self.cost]);
        sums.flat_map(|sum| &sum.terms).all(|&(at, _)| at < settled)
    }
}

/// The model while columns are being sorted out.
struct Draft {
    /// Terms, sense, right-hand side.
    rows: Vec<(BTreeMap<usize, f64>, Sense, f64)>,
    /// Objectives, then cost.
    sums: Vec<(BTreeMap<usize, f64>, f64)>,
    /// Columns that others state, the last first.
    stated: Vec<(usize, Linear)>,
}

/// Whether a row says that a synergy needs one of its sides, `w - chosen <= 0`; a floor on a utility
/// that a harmful synergy lowers holds it down too, but does not say what it is.
fn is_synergy((terms, sense, rhs): &(BTreeMap<usize, f64>, Sense, f64), at: usize) -> bool {
    let own = terms.get(&at).copied().unwrap_or(0.0);
    let mut others = terms.iter().filter(|(other, _)| **other != at);
    *sense == Sense::Le && *rhs == 0.0 && others.all(|(_, c)| (c + own).abs() < ROUNDING)
}

/// Positions in the model of 0/1 columns, of determined ones with their limiting rows, of free ones.
struct Order {
    binaries: Vec<usize>,
    determined: Vec<(usize, Vec<usize>)>,
    free: Vec<usize>,
}

impl Draft {
    fn of(model: &LinearModel, objectives: &[Expression], cost: &Expression) -> Option<Self> {
        let strange = |column: &crate::formulate::linear::Column| {
            let zero_one = column.lower >= 0.0 && column.upper <= 1.0;
            (column.integer && !zero_one) || !column.lower.is_finite() || !column.upper.is_finite()
        };
        if model.columns().iter().any(strange) {
            return None;
        }
        let terms = |expression: &Expression| model.terms(expression).into_iter().collect();
        let rows = model.rows().iter();
        let sums = objectives.iter().chain([cost]);
        Some(Self {
            rows: rows
                .map(|row| (terms(&row.expression), row.sense, row.rhs))
                .collect(),
            sums: sums.map(|sum| (terms(sum), sum.constant())).collect(),
            stated: Vec::new(),
        })
    }

    /// Whether a row without columns does not hold.
    fn denies(&self) -> bool {
        let hollow = self.rows.iter().filter(|(terms, ..)| terms.is_empty());
        let mut broken = hollow.map(|(_, sense, rhs)| match sense {
            Sense::Le => *rhs < -ROUNDING,
            Sense::Ge => *rhs > ROUNDING,
            Sense::Eq => rhs.abs() > ROUNDING,
        });
        broken.any(|broken| broken)
    }

    /// Puts 0/1 columns in the place of a column that an equation states in terms of them.
    fn substitute(&mut self, model: &LinearModel) {
        let whole = |at: usize| model.columns()[at].integer;
        loop {
            let stated = self.rows.iter().enumerate().find_map(|(number, row)| {
                let mut others = row.0.iter().filter(|(at, _)| !whole(**at));
                let (&column, &coefficient) = others.next()?;
                let alone = others.next().is_none();
                (row.1 == Sense::Eq && alone && coefficient.abs() > ROUNDING).then_some((
                    number,
                    column,
                    coefficient,
                ))
            });
            let Some((number, column, coefficient)) = stated else {
                return;
            };
            let (mut terms, _, rhs) = self.rows.swap_remove(number);
            terms.remove(&column);
            // column = constant + sum terms
            let constant = rhs / coefficient;
            for value in terms.values_mut() {
                *value /= -coefficient;
            }
            for (left, _, rhs) in &mut self.rows {
                if let Some(times) = left.remove(&column) {
                    *rhs -= times * constant;
                    add(left, &terms, times);
                }
            }
            for (sum, added) in &mut self.sums {
                if let Some(times) = sum.remove(&column) {
                    *added += times * constant;
                    add(sum, &terms, times);
                }
            }
            let (lower, upper) = (model.columns()[column].lower, model.columns()[column].upper);
            self.rows.push((terms.clone(), Sense::Ge, lower - constant));
            self.rows.push((terms, Sense::Le, upper - constant));
            let terms = self.rows[self.rows.len() - 1].0.iter();
            let terms = terms.map(|(&at, &value)| (at, value)).collect();
            self.stated.insert(0, (column, Linear { terms, constant }));
        }
    }

    /// Sorts the columns.
    fn order(&self, model: &LinearModel) -> Order {
        let columns = model.columns();
        let whole = |at: usize| columns[at].integer;
        let mut order = Order {
            binaries: (0..columns.len()).filter(|&at| whole(at)).collect(),
            determined: Vec::new(),
            free: Vec::new(),
        };
        let mut settled: Vec<bool> = (0..columns.len()).map(whole).collect();
        let mut open: Vec<usize> = (0..columns.len())
            .filter(|&at| !whole(at) && !self.stated.iter().any(|stated| stated.0 == at))
            .collect();
        // Rows in which a column is held down: as `<=` where its coefficient is positive.
        let holds_down = |row: &(BTreeMap<usize, f64>, Sense, f64), at: usize| match row.1 {
            Sense::Le => row.0.get(&at).is_some_and(|c| *c > 0.0),
            Sense::Ge => row.0.get(&at).is_some_and(|c| *c < 0.0),
            Sense::Eq => row.0.contains_key(&at),
        };
        loop {
            let before = open.len();
            open.retain(|&at| {
                let rows = (0..self.rows.len()).filter(|&row| holds_down(&self.rows[row], at));
                let (known, unknown): (Vec<usize>, Vec<usize>) = rows.partition(|&row| {
                    let (terms, sense, _) = &self.rows[row];
                    let others = terms.keys().filter(|other| **other != at);
                    *sense != Sense::Eq && others.into_iter().all(|other| settled[*other])
                });
                // A synergy is the lesser of two 0/1 columns, whatever else would like it to be.
                let synergy = matches!(columns[at].key, ColumnKey::Synergy { .. });
                let wanted = self
                    .sums
                    .iter()
                    .all(|sum| sum.0.get(&at).is_none_or(|c| *c >= 0.0));
                let known: Vec<usize> = if synergy {
                    let defining = |row: &usize| is_synergy(&self.rows[*row], at);
                    known.into_iter().filter(defining).collect()
                } else {
                    known
                };
                let determined = if synergy {
                    !known.is_empty()
                } else {
                    unknown.is_empty() && wanted
                };
                if determined {
                    settled[at] = true;
                    order.determined.push((at, known));
                }
                !determined
            });
            if open.len() == before {
                break;
            }
        }
        order.free = open;
        order
    }

    fn finish(self, model: &LinearModel, order: &Order) -> Program {
        let determined = order.determined.iter().map(|(at, _)| at);
        let places = order.binaries.iter().chain(determined).chain(&order.free);
        let positions: Vec<usize> = places.copied().collect();
        let mut place = vec![usize::MAX; model.columns().len()];
        for (new, &old) in positions.iter().enumerate() {
            place[old] = new;
        }
        let bounds: Vec<(f64, f64)> = positions
            .iter()
            .map(|&at| (model.columns()[at].lower, model.columns()[at].upper))
            .collect();
        let moved = |terms: &BTreeMap<usize, f64>, sign: f64| -> Terms {
            let terms = terms.iter().filter(|(_, c)| **c != 0.0);
            let mut moved: Terms = terms.map(|(at, c)| (place[*at], sign * c)).collect();
            moved.sort_by_key(|&(at, _)| at);
            moved
        };
        let signs = |sense: Sense| -> &[f64] {
            match sense {
                Sense::Le => &[1.0],
                Sense::Ge => &[-1.0],
                Sense::Eq => &[1.0, -1.0],
            }
        };
        let binaries = order.binaries.len();
        let determined: Vec<Determined> = order
            .determined
            .iter()
            .map(|(at, limits)| {
                let column = place[*at];
                let limits = limits.iter().map(|&row| {
                    let (terms, sense, rhs) = &self.rows[row];
                    let sign = signs(*sense)[0];
                    let mut terms = moved(terms, sign);
                    let own = terms.iter().position(|&(other, _)| other == column);
                    let coefficient = own.map_or(1.0, |own| terms.remove(own).1);
                    (terms, sign * rhs, coefficient)
                });
                Determined {
                    column,
                    upper: bounds[column].1,
                    limits: limits.collect(),
                }
            })
            .collect();
        let mut program = Program {
            binaries,
            pure: Vec::new(),
            checked: Vec::new(),
            linked: Vec::new(),
            objectives: Vec::new(),
            cost: Linear {
                terms: Vec::new(),
                constant: 0.0,
            },
            source: positions,
            stated: self.stated,
            width: model.columns().len(),
            determined,
            bounds,
        };
        for (terms, sense, rhs) in &self.rows {
            for &sign in signs(*sense) {
                program.add(moved(terms, sign), sign * rhs);
            }
        }
        let sums = self.sums.iter().map(|(terms, constant)| Linear {
            terms: moved(terms, 1.0),
            constant: *constant,
        });
        program.objectives = sums.collect();
        program.cost = program.objectives.pop().unwrap_or(program.cost);
        program
    }
}

impl Program {
    /// Adds a row where it belongs; one that the bounds imply says nothing.
    pub fn add(&mut self, terms: Terms, rhs: f64) {
        let size: f64 = terms
            .iter()
            .map(|(_, c)| c.abs())
            .sum::<f64>()
            .max(rhs.abs());
        let slack = ROUNDING * size.max(1e-9);
        let last = terms.last().map_or(0, |&(at, _)| at);
        let implied = activity(&terms, &self.bounds).1 <= rhs + slack;
        let row = Row { terms, rhs, slack };
        let settled = self.binaries + self.determined.len();
        match last {
            _ if implied => {}
            _ if row.terms.is_empty() || last < self.binaries => self.pure.push(row),
            _ if last < settled => self.checked.push(row),
            _ => self.linked.push(row),
        }
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.pure.iter().chain(&self.checked).chain(&self.linked)
    }
}

fn add(left: &mut BTreeMap<usize, f64>, terms: &BTreeMap<usize, f64>, times: f64) {
    for (&at, &value) in terms {
        let sum = left.entry(at).or_insert(0.0);
        *sum += times * value;
        if sum.abs() <= 1e-15 * (times * value).abs() {
            left.remove(&at);
        }
    }
}
