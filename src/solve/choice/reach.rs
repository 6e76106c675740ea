//! A row kept whole while the others are priced: what the groups from each place on are worth at most
//! within what is left of it.
//!
//! The row is counted in whole units: a limit `sum a x <= b`, or a need `sum a x >= b`. Dynamic
//! programming over the units left gives `ahead[k]`, the most that the groups from the k-th on are
//! worth. Units are rounded to the side of the bound: no choice is left out.

use super::problem::Group;
use super::program::Terms;

/// Units in which a row is counted at most.
const UNITS: usize = 400;
/// Rounding of units: of a column, and of the row.
const TINY: f64 = 1e-6;
const SMALL: f64 = 1e-4;
/// Rounding of sums of worths.
const SLACK: f64 = 1e-12;

/// A row in whole units, by 0/1 column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    of: Vec<usize>,
    whole: usize,
    needed: bool,
}

impl Units {
    /// A row over 0/1 columns, `sum terms <= rhs`: a need where it asks for something, a limit
    /// otherwise; `None` where it is neither.
    #[must_use]
    pub fn new(terms: &Terms, rhs: f64, binaries: usize) -> Option<Self> {
        if terms.iter().any(|&(column, _)| column >= binaries) {
            return None;
        }
        if rhs < 0.0 {
            // Columns that take away from it count as nothing.
            let scale = scale(terms, -rhs);
            let mut of = vec![0; binaries];
            for &(column, value) in terms.iter().filter(|term| term.1 < 0.0) {
                of[column] = count((-value * scale - TINY).max(0.0).ceil());
            }
            let whole = count((-rhs * scale - SMALL).ceil());
            return Some(Self {
                of,
                whole,
                needed: true,
            });
        }
        if rhs == 0.0 || terms.iter().any(|&(_, value)| value <= 0.0) {
            return None;
        }
        let scale = scale(terms, rhs);
        let whole = count(rhs * scale + SMALL);
        let mut of = vec![0; binaries];
        for &(column, value) in terms {
            of[column] = count(value * scale + TINY).min(whole + 1);
        }
        Some(Self {
            of,
            whole,
            needed: false,
        })
    }

    /// What is left of so much after a column; `None` where the column does not fit.
    fn after(&self, left: usize, column: usize) -> Option<usize> {
        if self.needed {
            Some(left.saturating_sub(self.of[column]))
        } else {
            left.checked_sub(self.of[column])
        }
    }

    /// Whether any of these columns counts.
    #[must_use]
    pub fn counts(&self, columns: &[usize]) -> bool {
        columns.iter().any(|&at| self.of[at] > 0)
    }
}

/// Units in one of the row: so that all columns are whole, where that takes few enough.
fn scale(terms: &Terms, rhs: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let most = UNITS as f64;
    let whole = |scale: &f64| {
        let off = |value: f64| (value * scale - (value * scale).round()).abs();
        rhs * scale <= most && terms.iter().all(|&(_, value)| off(value) < 1e-9)
    };
    let exact = [1.0, 2.0, 4.0, 5.0, 10.0, 20.0, 50.0, 100.0];
    exact.into_iter().find(whole).unwrap_or(most / rhs)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "units are few and not below 0"
)]
fn count(value: f64) -> usize {
    value as usize
}

/// Groups, with the row that they share.
#[derive(Debug, Clone)]
pub struct Block {
    /// Positions of the groups, in the order in which they are settled.
    pub groups: Vec<usize>,
    units: Option<Units>,
    /// `ahead[k * width + units left]`.
    ahead: Vec<f64>,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// Groups settled.
    at: usize,
    /// Units left.
    left: usize,
}

impl Block {
    /// A block whose table is empty.
    #[must_use]
    pub fn new(groups: Vec<usize>, units: Option<Units>) -> Self {
        let mut block = Self {
            groups,
            units,
            ahead: Vec::new(),
        };
        block.ahead = vec![0.0; (block.groups.len() + 1) * block.width()];
        block
    }

    fn width(&self) -> usize {
        self.units.as_ref().map_or(1, |units| units.whole + 1)
    }

    /// Before anything is settled.
    #[must_use]
    pub fn start(&self) -> Stand {
        Stand {
            at: 0,
            left: self.width() - 1,
        }
    }

    /// The most that the groups not settled yet are worth.
    #[must_use]
    pub fn ahead(&self, stand: Stand) -> f64 {
        self.ahead[stand.at * self.width() + stand.left]
    }

    /// Where it stands after the next group takes a column, or none.
    #[must_use]
    pub fn after(&self, stand: Stand, column: Option<usize>) -> Option<Stand> {
        let at = stand.at + 1;
        let Some(column) = column else {
            return Some(Stand { at, ..stand });
        };
        let left = match &self.units {
            Some(units) => units.after(stand.left, column)?,
            None => stand.left,
        };
        Some(Stand { at, left })
    }

    /// Fills the table for what columns are worth.
    pub fn fill(&mut self, groups: &[Group], worth: &[f64]) {
        let width = self.width();
        let needed = self.units.as_ref().is_some_and(|units| units.needed);
        let last = self.groups.len() * width;
        self.ahead[last] = 0.0;
        self.ahead[last + 1..].fill(if needed { f64::NEG_INFINITY } else { 0.0 });
        for (k, &group) in self.groups.iter().enumerate().rev() {
            let group = &groups[group];
            let (head, tail) = self.ahead.split_at_mut((k + 1) * width);
            let (now, next) = (&mut head[k * width..], &tail[..width]);
            if group.required {
                now.fill(f64::NEG_INFINITY);
            } else {
                now.copy_from_slice(next);
            }
            for &column in &group.options {
                let worth = worth[column];
                let units = self.units.as_ref().map_or(0, |units| units.of[column]);
                if worth <= 0.0 && !group.required && !(needed && units > 0) {
                    continue;
                }
                if needed {
                    let met = units.min(width - 1);
                    let value = worth + next[0];
                    for now in &mut now[..=met] {
                        *now = now.max(value);
                    }
                    raise(&mut now[met + 1..], &next[1..width - met], worth);
                } else if units < width {
                    raise(&mut now[units..], &next[..width - units], worth);
                }
            }
        }
    }

    /// The most that the groups before each place can add with so many units left after them.
    fn behind(&self, groups: &[Group], worth: &[f64]) -> Vec<f64> {
        let width = self.width();
        let needed = self.units.as_ref().is_some_and(|units| units.needed);
        let mut behind = vec![f64::NEG_INFINITY; (self.groups.len() + 1) * width];
        behind[width - 1] = 0.0;
        for (k, &group) in self.groups.iter().enumerate() {
            let group = &groups[group];
            let (head, tail) = behind.split_at_mut((k + 1) * width);
            let (before, after) = (&head[k * width..], &mut tail[..width]);
            if !group.required {
                after.copy_from_slice(before);
            }
            for &column in &group.options {
                let value = worth[column];
                let units = self.units.as_ref().map_or(0, |units| units.of[column]);
                for (left, &before) in before.iter().enumerate() {
                    let then = if needed {
                        left.saturating_sub(units)
                    } else if left >= units {
                        left - units
                    } else {
                        continue;
                    };
                    after[then] = after[then].max(before + value);
                }
            }
            // Units that are left over are no harm, nor is what is met already.
            if needed {
                for left in 1..width {
                    after[left] = after[left].max(after[left - 1]);
                }
            } else {
                for left in (1..width).rev() {
                    after[left - 1] = after[left - 1].max(after[left]);
                }
            }
        }
        behind
    }

    /// Adds the columns of a best choice.
    pub fn choice(&self, groups: &[Group], worth: &[f64], columns: &mut Vec<usize>) {
        let mut stand = self.start();
        for &group in &self.groups {
            let group = &groups[group];
            let best = self.ahead(stand) - SLACK;
            let none = Stand {
                at: stand.at + 1,
                ..stand
            };
            let taken = group.options.iter().find_map(|&column| {
                let after = self.after(stand, Some(column))?;
                (worth[column] + self.ahead(after) >= best).then_some((column, after))
            });
            match taken {
                Some((column, after)) if group.required || self.ahead(none) < best => {
                    columns.push(column);
                    stand = after;
                }
                // None of it, or nothing satisfies the row.
                _ => stand = none,
            }
        }
    }

    /// The most that the block is worth with each column taken, and with none of each group.
    #[must_use]
    pub fn taken(&self, groups: &[Group], worth: &[f64]) -> Vec<(usize, Option<usize>, f64)> {
        let width = self.width();
        let behind = self.behind(groups, worth);
        let mut taken = Vec::new();
        for (at, &number) in self.groups.iter().enumerate() {
            let group = &groups[number];
            let none = (!group.required).then_some(None);
            for column in none
                .into_iter()
                .chain(group.options.iter().copied().map(Some))
            {
                let worth = column.map_or(0.0, |column| worth[column]);
                let most = (0..width).filter_map(|left| {
                    let units = self.units.as_ref().zip(column);
                    let then = match units {
                        Some((units, column)) => units.after(left, column)?,
                        None => left,
                    };
                    let ahead = self.ahead[(at + 1) * width + then];
                    Some(behind[at * width + left] + worth + ahead)
                });
                taken.push((number, column, most.fold(f64::NEG_INFINITY, f64::max)));
            }
        }
        taken
    }
}

/// `now = max(now, worth + next)`, one by one.
fn raise(now: &mut [f64], next: &[f64], worth: f64) {
    for (now, next) in now.iter_mut().zip(next) {
        let value = worth + next;
        if value > *now {
            *now = value;
        }
    }
}

/// The groups that count in a row, and the rest.
#[must_use]
pub fn blocks(groups: &[Group], order: &[usize], units: Option<Units>) -> Vec<Block> {
    let counts = |&group: &usize| {
        let units = units.as_ref();
        units.is_some_and(|units| units.counts(&groups[group].options))
    };
    let (inside, outside): (Vec<usize>, Vec<usize>) = order.iter().partition(|group| counts(group));
    vec![Block::new(inside, units), Block::new(outside, None)]
}
