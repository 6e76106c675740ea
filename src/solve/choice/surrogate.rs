//! Determined columns: what holds them down, what that charges for them, and rows without them.
//!
//! A determined column is at most what each of its limits allows, `d <= (rhs - others) / c`, and at
//! most its upper bound; so it is at most any mean of these. The prices say which mean says most:
//! what the column is worth to the other rows is what its limits charge for it.

use super::prices::Prices;
use super::problem::Problem;
use super::program::Terms;

/// A row of the problem, and the coefficient of a column in it.
type Entry = (usize, f64);

/// The rows that each column stands in.
pub struct Limits {
    /// By column.
    entries: Vec<Vec<Entry>>,
    /// By determined column, those that define it.
    own: Vec<Vec<Entry>>,
    /// The others.
    others: Vec<Vec<Entry>>,
    /// What the objective counts it for.
    counted: Vec<f64>,
}

impl Limits {
    /// Finds them.
    #[must_use]
    pub fn new(problem: &Problem<'_>) -> Self {
        let program = problem.program;
        let mut entries: Vec<Vec<Entry>> = vec![Vec::new(); program.bounds.len()];
        for (number, row) in problem.rows.iter().enumerate() {
            for &(at, value) in &row.terms {
                entries[at].push((number, value));
            }
        }
        let mut limits = Self {
            entries: Vec::new(),
            own: Vec::new(),
            others: Vec::new(),
            counted: Vec::new(),
        };
        for known in &program.determined {
            let defines = |&(number, value): &Entry| {
                let row = problem.rows[number];
                let others = || row.terms.iter().filter(|term| term.0 != known.column);
                known.limits.iter().any(|(terms, rhs, coefficient)| {
                    let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
                    same(*coefficient, value) && same(*rhs, row.rhs) && terms.iter().eq(others())
                })
            };
            let (own, others) = entries[known.column]
                .iter()
                .partition(|entry| defines(entry));
            limits.own.push(own);
            limits.others.push(others);
            let counted = program.objectives[0].terms.iter();
            let counted = counted.filter(|term| term.0 == known.column);
            limits.counted.push(counted.map(|term| term.1).sum());
        }
        limits.entries = entries;
        limits
    }

    /// The rows that define a determined column, by its place among them, with its coefficient in each.
    #[must_use]
    pub fn defining(&self, place: usize) -> &[(usize, f64)] {
        &self.own[place]
    }

    /// The other rows that a determined column stands in, with its coefficient in each.
    #[must_use]
    pub fn others(&self, place: usize) -> &[(usize, f64)] {
        &self.others[place]
    }

    /// What the objective counts a determined column for.
    #[must_use]
    pub fn counted(&self, place: usize) -> f64 {
        self.counted[place]
    }

    /// What is left of each row where the columns have these values, most of them 0.
    #[must_use]
    pub fn slacks(&self, problem: &Problem<'_>, values: &[f64]) -> Vec<f64> {
        let mut slacks: Vec<f64> = problem.rows.iter().map(|row| row.rhs).collect();
        for (entries, &value) in self.entries.iter().zip(values) {
            if value != 0.0 {
                for &(row, c) in entries {
                    slacks[row] -= c * value;
                }
            }
        }
        slacks
    }

    /// Makes what defines a determined column charge what it is worth: more would leave it at its
    /// lower bound. Where several rows define it they charge all of it.
    pub fn hand_on(&self, problem: &Problem<'_>, prices: &mut [f64]) {
        for k in (0..problem.program.determined.len()).rev() {
            let own = &self.own[k];
            if own.is_empty() {
                continue;
            }
            let asked: f64 = self.others[k].iter().map(|&(row, c)| prices[row] * c).sum();
            let wanted = (self.counted[k] - asked).max(0.0);
            let charged: f64 = own.iter().map(|&(row, c)| prices[row] * c).sum();
            if own.len() == 1 && charged <= wanted {
                continue;
            }
            let mut over = charged - wanted;
            for _ in 0..own.len() {
                let able = own
                    .iter()
                    .filter(|&&(row, _)| over < 0.0 || prices[row] > 0.0);
                let able: Vec<Entry> = able.copied().collect();
                if able.is_empty() || over.abs() < 1e-15 {
                    break;
                }
                #[expect(clippy::cast_precision_loss, reason = "a handful")]
                let each = over / able.len() as f64;
                for (row, c) in able {
                    let new = (prices[row] - each / c).max(0.0);
                    over -= (prices[row] - new) * c;
                    prices[row] = new;
                }
            }
        }
    }
}

/// For each determined column the weights of what holds it down.
pub struct Weights {
    /// Row, coefficient of the column in it, weight.
    limits: Vec<Vec<(usize, f64, f64)>>,
    /// Weight of the upper bound.
    bound: Vec<f64>,
}

impl Weights {
    /// The weights that prices give.
    #[must_use]
    pub fn new(problem: &Problem<'_>, limits: &Limits, prices: &Prices) -> Self {
        let mut weights = Self {
            limits: Vec::new(),
            bound: Vec::new(),
        };
        for (known, own) in problem.program.determined.iter().zip(&limits.own) {
            let charged: f64 = own.iter().map(|&(row, c)| prices.rows[row] * c).sum();
            let wanted = (prices.worth[known.column] + charged).max(charged);
            let share = |&(row, c): &Entry| {
                let charged = prices.rows[row] * c;
                let weight = if wanted > 0.0 { charged / wanted } else { 0.0 };
                (row, c, weight)
            };
            let mut shares: Vec<(usize, f64, f64)> = own.iter().map(share).collect();
            let mut bound = 1.0 - shares.iter().map(|share| share.2).sum::<f64>();
            if wanted <= 0.0
                && let Some(first) = shares.first_mut()
            {
                first.2 = 1.0;
                bound = 0.0;
            }
            weights.limits.push(shares);
            weights.bound.push(bound.max(0.0));
        }
        weights
    }

    /// The row over 0/1 columns that a row implies: terms, right-hand side.
    #[must_use]
    pub fn row(&self, problem: &Problem<'_>, terms: &Terms, rhs: f64) -> (Terms, f64) {
        let program = problem.program;
        let mut sums = vec![0.0; program.bounds.len()];
        for &(at, value) in terms {
            sums[at] += value;
        }
        let mut rhs = rhs;
        for (k, known) in program.determined.iter().enumerate().rev() {
            let value = std::mem::take(&mut sums[known.column]);
            if value > 0.0 {
                rhs -= value * program.bounds[known.column].0;
            } else if value < 0.0 {
                rhs -= value * self.bound[k] * known.upper;
                for &(row, coefficient, weight) in &self.limits[k] {
                    let row = problem.rows[row];
                    let times = value * weight / coefficient;
                    rhs -= times * row.rhs;
                    for &(at, other) in row.terms.iter().filter(|term| term.0 != known.column) {
                        sums[at] -= times * other;
                    }
                }
            }
        }
        let terms = sums.into_iter().enumerate();
        (
            terms.filter(|(_, value)| value.abs() > 1e-12).collect(),
            rhs,
        )
    }

    /// The prices without that of one row, and without what is charged only because of it.
    #[must_use]
    pub fn without(&self, problem: &Problem<'_>, prices: &Prices, row: usize) -> Vec<f64> {
        let program = problem.program;
        let mut rows = prices.rows.clone();
        let price = std::mem::take(&mut rows[row]);
        let mut less = vec![0.0; program.bounds.len()];
        for &(at, value) in &problem.rows[row].terms {
            less[at] -= price * value;
        }
        for (k, known) in program.determined.iter().enumerate().rev() {
            let wanted = less[known.column];
            if wanted <= 0.0 {
                continue;
            }
            for &(limit, coefficient, weight) in &self.limits[k] {
                let drop = (wanted * weight / coefficient).min(rows[limit]);
                rows[limit] -= drop;
                let terms = problem.rows[limit].terms.iter();
                for &(at, other) in terms.filter(|term| term.0 != known.column) {
                    less[at] -= drop * other;
                }
            }
        }
        rows
    }
}
