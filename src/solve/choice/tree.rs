//! Depth first through the groups, within the bound of the prices.
//!
//! With the groups up to some place settled, no choice is worth more than
//!
//! ```text
//! base + worth of what is settled + sum over blocks of ahead - sum over rows of u_i (slack left at least)+
//! ```
//!
//! A row's slack left at least is what remains of it even if everything ahead used as much of it as
//! it can: its price was given as if it would be used up.

use super::filling::Filling;
use super::keep::Kept;
use super::prices::Prices;
use super::problem::Problem;
use super::program::{Program, Terms, dot};
use super::reach::{Block, Stand};
use super::surrogate::Limits;

/// Steps that filling in the free columns of a leaf counts as.
const FILLING: u64 = 2_000;

/// Options of a group at most.
const OPTIONS: usize = 64;
/// Steps between two looks at the clock.
const STRIDE: u64 = 1 << 12;

/// One way to settle a group.
struct Turn {
    column: Option<usize>,
    worth: f64,
    /// What it adds to each row of its level.
    terms: Vec<f64>,
}

/// A group, in the order in which they are settled.
struct Level {
    turns: Vec<Turn>,
    /// Rows that any of its columns counts in.
    rows: Vec<usize>,
    block: usize,
}

/// What the search needs to know of a row.
struct Line {
    rhs: f64,
    slack: f64,
    price: f64,
    /// By level: the most and the least that the groups from there on, and the other columns, add.
    most: Vec<f64>,
    least: Vec<f64>,
    /// What other columns than 0/1 ones add.
    others: Terms,
}

/// A choice with what it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Best {
    /// Its value.
    pub value: f64,
    /// The settled columns.
    pub values: Vec<f64>,
}

/// What a search finds.
#[derive(Debug, Default)]
pub struct Found {
    /// The best choice.
    pub best: Option<Best>,
    /// Every choice worth the least or more, where all are asked for: its settled columns.
    pub all: Option<Vec<Vec<f64>>>,
}

/// When a search ends.
pub struct Stop<'s> {
    /// Steps at most.
    pub steps: u64,
    /// Leaves that only what was learnt on the way shuts out, at most.
    pub learnt: u64,
    /// Whether time is up.
    pub over: &'s (dyn Fn() -> bool + Sync),
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Nothing is left.
    Complete,
    /// Counted work ran out.
    Exhausted,
    /// Much was learnt: to begin again is cheaper.
    Learnt,
    /// Time is up.
    Stopped,
}

/// What a search stays near to.
struct Near {
    /// By level: the way it is settled there.
    turns: Vec<usize>,
    /// Levels that may still be settled otherwise.
    changes: usize,
}

/// What a search came to.
pub struct Grown {
    /// How it ended.
    pub ended: Ended,
    /// The most that what was not looked into could be worth.
    pub open: f64,
    /// Steps taken.
    pub steps: u64,
}

/// A search through the groups.
pub struct Tree<'a> {
    program: &'a Program,
    problem: &'a Problem<'a>,
    blocks: &'a [Block],
    limits: &'a Limits,
    levels: Vec<Level>,
    lines: Vec<Line>,
    base: f64,
    stop: &'a Stop<'a>,
    near: Option<Near>,
}

/// A search under way.
struct Walk<'t> {
    tree: &'t Tree<'t>,
    filling: &'t mut Filling,
    found: &'t mut Found,
    /// What is worth less is of no use.
    least: f64,
    gap: f64,
    /// How much was known of the free columns when it began.
    known: usize,
    /// Leaves that what is known of the free columns shut out.
    shut: u64,
    /// Levels that may still be settled otherwise.
    changes: usize,
    sums: Vec<f64>,
    losses: Vec<f64>,
    saved: Vec<(f64, f64)>,
    stands: Vec<Stand>,
    values: Vec<f64>,
    grown: Grown,
}

impl<'a> Tree<'a> {
    /// Prepares a search; `order` has the groups of all blocks, each block's in its own order.
    #[must_use]
    pub fn new(
        program: &'a Program,
        problem: &'a Problem<'a>,
        limits: &'a Limits,
        kept: &'a Kept,
        order: &[usize],
        stop: &'a Stop<'a>,
    ) -> Self {
        let binaries = problem.program.binaries;
        let mut block_of = vec![0; problem.groups.len()];
        for (number, block) in kept.blocks.iter().enumerate() {
            for &group in &block.groups {
                block_of[group] = number;
            }
        }
        let mut entries: Vec<Vec<(usize, f64)>> = vec![Vec::new(); binaries];
        for (number, row) in problem.rows.iter().enumerate() {
            for &(at, value) in row.terms.iter().filter(|term| term.0 < binaries) {
                entries[at].push((number, value));
            }
        }
        let levels = order.iter().map(|&at| {
            let group = &problem.groups[at];
            let options = group.options.iter();
            let mut rows: Vec<usize> = options
                .flat_map(|&column| entries[column].iter().map(|entry| entry.0))
                .collect();
            rows.sort_unstable();
            rows.dedup();
            let turn = |column: Option<usize>| {
                let mut terms = vec![0.0; rows.len()];
                for &(row, value) in column.iter().flat_map(|&column| &entries[column]) {
                    if let Ok(place) = rows.binary_search(&row) {
                        terms[place] = value;
                    }
                }
                Turn {
                    column,
                    worth: column.map_or(0.0, |column| kept.prices.worth[column]),
                    terms,
                }
            };
            let none = (!group.required).then_some(None);
            let ways = none
                .into_iter()
                .chain(group.options.iter().copied().map(Some));
            Level {
                turns: ways.map(turn).collect(),
                block: block_of[at],
                rows: rows.clone(),
            }
        });
        let levels: Vec<Level> = levels.collect();
        Self {
            program,
            problem,
            blocks: &kept.blocks,
            limits,
            lines: lines(problem, &kept.prices, &levels),
            levels,
            base: kept.prices.base,
            stop,
            near: None,
        }
    }

    /// Searches for a better choice than the best, or for all.
    pub fn run(&mut self, filling: &mut Filling, found: &mut Found, least: f64, gap: f64) -> Grown {
        let lines = self.lines.iter();
        let losses: Vec<f64> = lines
            .map(|line| line.price * (line.rhs - line.most[0]).max(0.0))
            .collect();
        let starts = self.blocks.iter().map(|block| block.ahead(block.start()));
        let (ahead, loss) = (starts.sum(), losses.iter().sum());
        let mut walk = Walk {
            known: filling.known(),
            filling,
            found,
            least,
            gap,
            shut: 0,
            changes: self.near.as_ref().map_or(usize::MAX, |near| near.changes),
            sums: vec![0.0; self.lines.len()],
            losses,
            saved: Vec::new(),
            stands: self.blocks.iter().map(Block::start).collect(),
            values: vec![0.0; self.problem.program.bounds.len()],
            grown: Grown {
                ended: Ended::Complete,
                open: f64::NEG_INFINITY,
                steps: 0,
            },
            tree: self,
        };
        let hopeless = |line: &Line| line.least[0] > line.rhs + line.slack;
        if !self.lines.iter().any(hopeless) {
            walk.visit(0, self.base, ahead, loss);
        }
        walk.grown
    }

    /// Stays near to a choice: at most so many groups are settled otherwise. Says whether it is one of
    /// these groups.
    pub fn near(&mut self, best: &Best, changes: usize) -> bool {
        let taken = |turn: &Turn| turn.column.is_some_and(|at| best.values[at] > 0.5);
        let none = |turn: &Turn| turn.column.is_none();
        let turn = |level: &Level| {
            let found = level.turns.iter().position(taken);
            found.or_else(|| level.turns.iter().position(none))
        };
        let turns: Option<Vec<usize>> = self.levels.iter().map(turn).collect();
        self.near = turns.map(|turns| Near { turns, changes });
        self.near.is_some()
    }
}

impl Walk<'_> {
    /// What is not worth looking into.
    fn enough(&self) -> f64 {
        match &self.found.best {
            Some(best) => (best.value + (self.gap * best.value.abs()).max(1e-10)).max(self.least),
            None => self.least,
        }
    }

    fn visit(&mut self, at: usize, worth: f64, ahead: f64, loss: f64) {
        let tree = self.tree;
        self.grown.steps += 1;
        if self.grown.steps > tree.stop.steps {
            self.grown.ended = Ended::Exhausted;
        } else if self.grown.steps.is_multiple_of(STRIDE) && (tree.stop.over)() {
            self.grown.ended = Ended::Stopped;
        }
        let Some(level) = tree.levels.get(at) else {
            self.look();
            return;
        };
        let block = &tree.blocks[level.block];
        let stand = self.stands[level.block];
        let others = ahead - block.ahead(stand);
        // The most promising way first.
        let mut order = [(f64::NEG_INFINITY, 0_usize); OPTIONS];
        let mut count = 0;
        for (number, turn) in level.turns.iter().enumerate().take(OPTIONS) {
            if let Some(after) = block.after(stand, turn.column) {
                let bound = worth + turn.worth + others + block.ahead(after) - loss;
                if bound > f64::NEG_INFINITY {
                    order[count] = (bound, number);
                    count += 1;
                }
            }
        }
        let order = &mut order[..count];
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for &(bound, number) in &*order {
            if bound <= self.enough() || self.grown.ended != Ended::Complete {
                self.grown.open = self.grown.open.max(bound);
                return;
            }
            let near = tree.near.as_ref();
            let changed = usize::from(near.is_some_and(|near| near.turns[at] != number));
            if changed <= self.changes {
                self.changes -= changed;
                self.take(at, number, worth, others, loss);
                self.changes += changed;
            }
        }
    }

    /// Settles a group and goes on from there, unless that is not worth it.
    fn take(&mut self, at: usize, number: usize, worth: f64, others: f64, loss: f64) {
        let tree = self.tree;
        let level = &tree.levels[at];
        let turn = &level.turns[number];
        let stand = self.stands[level.block];
        let Some(after) = tree.blocks[level.block].after(stand, turn.column) else {
            return;
        };
        let mark = self.saved.len();
        let mut spilt = loss;
        let mut broken = false;
        for (&row, &term) in level.rows.iter().zip(&turn.terms) {
            let line = &tree.lines[row];
            self.saved.push((self.sums[row], self.losses[row]));
            let sum = self.sums[row] + term;
            self.sums[row] = sum;
            if line.price > 0.0 {
                let new = line.price * (line.rhs - line.most[at + 1] - sum).max(0.0);
                spilt += new - self.losses[row];
                self.losses[row] = new;
            }
            if sum + line.least[at + 1] > line.rhs + line.slack {
                broken = true;
                break;
            }
        }
        if !broken {
            let ahead = others + tree.blocks[level.block].ahead(after);
            let worth = worth + turn.worth;
            let bound = worth + ahead - spilt;
            if bound <= self.enough() {
                self.grown.open = self.grown.open.max(bound);
            } else {
                if let Some(column) = turn.column {
                    self.values[column] = 1.0;
                }
                self.stands[level.block] = after;
                self.visit(at + 1, worth, ahead, spilt);
                self.stands[level.block] = stand;
                if let Some(column) = turn.column {
                    self.values[column] = 0.0;
                }
            }
        }
        let taken = self.saved.len() - mark;
        for &row in level.rows[..taken].iter().rev() {
            if let Some((sum, loss)) = self.saved.pop() {
                self.sums[row] = sum;
                self.losses[row] = loss;
            }
        }
    }

    /// What is left of a row, its 0/1 columns and others as they stand.
    fn left(&self, row: usize) -> f64 {
        let line = &self.tree.lines[row];
        line.rhs - self.sums[row] - dot(&line.others, &self.values)
    }

    /// Gives the determined columns their values, from what the 0/1 columns add to each row.
    fn complete(&mut self) {
        let determined = &self.tree.problem.program.determined;
        for (place, known) in determined.iter().enumerate() {
            self.values[known.column] = 0.0;
            let defining = self.tree.limits.defining(place).iter();
            let most = defining.map(|&(row, coefficient)| self.left(row) / coefficient);
            self.values[known.column] = most.fold(known.upper, f64::min);
        }
    }

    /// Whether the rows with other columns than 0/1 ones hold; on the way here the rest did.
    fn holds(&self) -> bool {
        let mut lines = self.tree.lines.iter().enumerate();
        lines.all(|(row, line)| line.others.is_empty() || self.left(row) >= -line.slack)
    }

    /// Everything is settled: is it better than the best?
    fn look(&mut self) {
        let (program, problem) = (self.tree.program, self.tree.problem);
        self.complete();
        let known = match (&self.found.best, &self.found.all) {
            (Some(best), _) => best.value,
            (None, Some(_)) => self.least,
            (None, None) => f64::NEG_INFINITY,
        };
        if problem.program.objectives[0].at(&self.values) <= known || !self.holds() {
            return;
        }
        let settled = program.binaries + program.determined.len();
        let own = program.objectives[0].at_settled(&self.values, settled);
        let before = self.filling.solved();
        let worth = self.filling.worth(program, &self.values, known - own);
        self.grown.steps += FILLING * (self.filling.solved() - before);
        let Some(worth) = worth else {
            self.shut += 1;
            if self.shut > self.tree.stop.learnt && self.filling.known() > self.known {
                self.grown.ended = Ended::Learnt;
            }
            return;
        };
        if own + worth <= known {
            return;
        }
        let values = self.values[..settled].to_vec();
        match &mut self.found.all {
            Some(all) => all.push(values),
            None => {
                self.found.best = Some(Best {
                    value: own + worth,
                    values,
                });
            }
        }
    }
}

fn lines(problem: &Problem<'_>, prices: &Prices, levels: &[Level]) -> Vec<Line> {
    let program = problem.program;
    let depth = levels.len();
    let rows = problem.rows.iter().zip(&prices.rows);
    let mut lines: Vec<Line> = rows
        .map(|(row, &price)| {
            let (mut most, mut least) = (0.0, 0.0);
            let others: Terms =
                row.terms[row.terms.partition_point(|term| term.0 < program.binaries)..].to_vec();
            for &(at, value) in &others {
                let (one, other) = (value * program.bounds[at].0, value * program.bounds[at].1);
                most += one.max(other);
                least += one.min(other);
            }
            Line {
                rhs: row.rhs,
                slack: row.slack,
                price,
                most: vec![most; depth + 1],
                least: vec![least; depth + 1],
                others,
            }
        })
        .collect();
    for (at, level) in levels.iter().enumerate().rev() {
        for line in &mut lines {
            line.most[at] = line.most[at + 1];
            line.least[at] = line.least[at + 1];
        }
        for (place, &row) in level.rows.iter().enumerate() {
            let values = level.turns.iter().map(|turn| turn.terms[place]);
            let range = (f64::INFINITY, f64::NEG_INFINITY);
            let (low, high) = values.fold(range, |(low, high), v| (low.min(v), high.max(v)));
            lines[row].most[at] += high;
            lines[row].least[at] += low;
        }
    }
    lines
}
