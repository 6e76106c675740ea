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
/// Labels at most.
const LABELS: usize = 150_000;
/// Rounding of a row counted exactly, relative to its size; of sums of worths.
const ROUNDING: f64 = 1e-9;
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

/// A second row, counted exactly: `sum gains >= needed`.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// What each column adds.
    gains: Vec<f64>,
    /// What is needed, less what is rounding only.
    needed: f64,
}

impl Need {
    /// A row over 0/1 columns, `sum terms <= rhs`; `None` where it holds others.
    #[must_use]
    pub fn new(terms: &Terms, rhs: f64, binaries: usize) -> Option<Self> {
        if terms.iter().any(|&(column, _)| column >= binaries) {
            return None;
        }
        let mut gains = vec![0.0; binaries];
        let mut size = rhs.abs();
        for &(column, value) in terms {
            gains[column] = -value;
            size += value.abs();
        }
        let needed = -rhs - ROUNDING * size;
        Some(Self { gains, needed })
    }
}

/// What a way to settle groups adds to the second row and what it is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Label {
    gain: f64,
    worth: f64,
}

impl Label {
    /// Nothing settled.
    const NONE: Label = Label {
        gain: 0.0,
        worth: 0.0,
    };
}

/// For each place and units left the labels that no other beats in both, the largest gain first.
#[derive(Debug, Clone, Default)]
struct Labels {
    all: Vec<Label>,
    /// Where those of each place and units left begin, and the end of the last.
    starts: Vec<usize>,
}

impl Labels {
    fn of(&self, place: usize) -> &[Label] {
        &self.all[self.starts[place]..self.starts[place + 1]]
    }
}

/// Groups, with the rows that they share.
#[derive(Debug, Clone)]
pub struct Block {
    /// Positions of the groups, in the order in which they are settled.
    pub groups: Vec<usize>,
    units: Option<Units>,
    /// `ahead[k * width + units left]`.
    ahead: Vec<f64>,
    need: Option<Need>,
    labels: Labels,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// Groups settled.
    at: usize,
    /// Units left.
    left: usize,
    /// Still needed of the second row.
    needed: f64,
}

impl Block {
    /// A block whose table is empty.
    #[must_use]
    pub fn new(groups: Vec<usize>, units: Option<Units>) -> Self {
        let mut block = Self {
            groups,
            units,
            ahead: Vec::new(),
            need: None,
            labels: Labels::default(),
        };
        block.ahead = vec![0.0; (block.groups.len() + 1) * block.width()];
        block
    }

    /// The same with a second row.
    #[must_use]
    pub fn with(mut self, need: Need) -> Self {
        self.need = Some(need);
        self
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
            needed: self.need.as_ref().map_or(0.0, |need| need.needed),
        }
    }

    /// The most that the groups not settled yet are worth.
    #[must_use]
    pub fn ahead(&self, stand: Stand) -> f64 {
        let place = stand.at * self.width() + stand.left;
        if self.need.is_none() {
            return self.ahead[place];
        }
        let labels = self.labels.of(place);
        // The gains fall, the worths rise: the last that is enough is worth most.
        let end = labels.partition_point(|label| label.gain >= stand.needed);
        labels[..end]
            .last()
            .map_or(f64::NEG_INFINITY, |label| label.worth)
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
        let gain = self.need.as_ref().map_or(0.0, |need| need.gains[column]);
        Some(Stand {
            at,
            left,
            needed: stand.needed - gain,
        })
    }

    /// Fills the table for what columns are worth; what is worth less than `least` is left out where
    /// a second row is counted.
    pub fn fill(&mut self, groups: &[Group], worth: &[f64], least: f64) {
        self.fill_ahead(groups, worth);
        if let Some(need) = self.need.take()
            && let Some(labels) = self.labelled(groups, worth, &need, least)
        {
            self.labels = labels;
            self.need = Some(need);
        }
    }

    fn fill_ahead(&mut self, groups: &[Group], worth: &[f64]) {
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
    fn behind(&self, groups: &[Group], of: &dyn Fn(usize) -> f64) -> Vec<f64> {
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
                let value = of(column);
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

    /// The labels of every place; `None` where there are too many.
    fn labelled(&self, groups: &[Group], worth: &[f64], need: &Need, least: f64) -> Option<Labels> {
        // More than is needed is of no use, unless some of it can be lost again.
        let loses = need.gains.iter().any(|&gain| gain < 0.0);
        let useful = if loses { f64::INFINITY } else { need.needed };
        let mut size = 0;
        let width = self.width();
        let most = self.behind(groups, &|column| worth[column]);
        let gains = self.behind(groups, &|column| need.gains[column]);
        let depth = self.groups.len();
        // From the last place to the first; turned round at the end.
        let mut levels: Vec<Labels> = Vec::with_capacity(depth + 1);
        let mut ends = Labels::default();
        for left in 0..width {
            ends.starts.push(ends.all.len());
            let met = self.units.as_ref().is_none_or(|units| !units.needed) || left == 0;
            let place = depth * width + left;
            if met && most[place] > least && gains[place] >= need.needed {
                ends.all.push(Label::NONE);
            }
        }
        ends.starts.push(ends.all.len());
        levels.push(ends);
        let (mut labels, mut merged) = (Vec::new(), Vec::new());
        for (k, &group) in self.groups.iter().enumerate().rev() {
            let group = &groups[group];
            let next = &levels[levels.len() - 1];
            let mut now = Labels::default();
            now.all.reserve(next.all.len());
            for left in 0..width {
                now.starts.push(now.all.len());
                let place = k * width + left;
                if most[place] == f64::NEG_INFINITY {
                    continue; // nothing leads here
                }
                // What a label needs to be kept here.
                let worthwhile = Label {
                    gain: need.needed - gains[place],
                    worth: least - most[place],
                };
                labels.clear();
                if !group.required {
                    labels.extend_from_slice(kept(next.of(left), Label::NONE, worthwhile));
                }
                for &column in &group.options {
                    let then = match &self.units {
                        Some(units) => units.after(left, column),
                        None => Some(left),
                    };
                    let more = Label {
                        gain: need.gains[column],
                        worth: worth[column],
                    };
                    let others = then.map_or(&[][..], |then| kept(next.of(then), more, worthwhile));
                    if !others.is_empty() {
                        merge(&labels, others, more, useful, &mut merged);
                        std::mem::swap(&mut labels, &mut merged);
                    }
                }
                now.all.extend_from_slice(&labels);
            }
            now.starts.push(now.all.len());
            size += now.all.len();
            if size > LABELS {
                return None;
            }
            levels.push(now);
        }
        let mut labels = Labels::default();
        labels.all.reserve(size + width);
        for level in levels.iter().rev() {
            let before = labels.all.len();
            let starts = level.starts[..width].iter();
            labels.starts.extend(starts.map(|start| before + start));
            labels.all.extend_from_slice(&level.all);
        }
        labels.starts.push(labels.all.len());
        Some(labels)
    }

    /// How many labels there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.labels.all.len()
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
        let behind = self.behind(groups, &|column| worth[column]);
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

/// The labels that with `more` have the gain and exceed the worth that is asked for.
fn kept(labels: &[Label], more: Label, asked: Label) -> &[Label] {
    // The gains fall, the worths rise.
    let first = labels.partition_point(|label| label.worth + more.worth <= asked.worth);
    let end = labels.partition_point(|label| label.gain + more.gain >= asked.gain);
    labels.get(first..end).unwrap_or_default()
}

/// The labels of both, the second's with more gain (as much as is useful) and worth, that none beats.
fn merge(one: &[Label], other: &[Label], more: Label, useful: f64, merged: &mut Vec<Label>) {
    // Beyond the end of either: no gain at all.
    const END: Label = Label {
        gain: f64::NEG_INFINITY,
        worth: f64::NEG_INFINITY,
    };
    let first = |at: usize| one.get(at).copied().unwrap_or(END);
    let second = |at: usize| {
        other.get(at).map_or(END, |label| Label {
            gain: (label.gain + more.gain).min(useful),
            worth: label.worth + more.worth,
        })
    };
    merged.clear();
    let (mut at, mut with) = (0, 0);
    let (mut a, mut b) = (first(0), second(0));
    let mut best = f64::NEG_INFINITY;
    while at < one.len() || with < other.len() {
        let is_first = a.gain > b.gain || (a.gain >= b.gain && a.worth >= b.worth);
        let label = if is_first { a } else { b };
        if is_first {
            at += 1;
            a = first(at);
        } else {
            with += 1;
            b = second(with);
        }
        if label.worth > best {
            best = label.worth;
            merged.push(label);
        }
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
