//! Every package that loses at most a budget against the Lagrangian bound.
//!
//! From the package in which each 0/1 column is the better way, columns are turned over, the most
//! costly first: each turn costs what the column is worth. What exceeds the budget is not visited,
//! so all packages with `w f(x) >= threshold` are seen and nothing else: with tight bounds and
//! narrow zones few thousand of 2^n. The idea is that of reduced-cost fixing, applied at every step.

use super::archive::{Archive, Known};
use crate::solve::choice::feasible::Feasible;
use crate::solve::choice::multipliers::Multipliers;
use crate::solve::choice::program::{Program, dot};

/// Steps between two looks at the clock.
const STRIDE: u64 = 1 << 13;

/// How an enumeration ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Everything within the budget was seen.
    Complete,
    /// Counted work ran out.
    Exhausted,
    /// The clock ran out.
    Stopped,
}

/// What packages found are made into.
pub type Make<'a> = dyn Fn(&[f64]) -> Known + Sync + 'a;

/// A search through packages.
pub struct Enumeration<'a> {
    program: &'a Program,
    make: &'a Make<'a>,
    over: &'a (dyn Fn() -> bool + Sync),
    /// 0/1 columns, the most costly to turn first, with the cost.
    order: Vec<(usize, f64)>,
    /// By column: rows over 0/1 columns with what turning it adds to their slack.
    turns: Vec<Vec<(usize, f64)>>,
    /// By row: what turning all columns from a place in the order on could add to its slack.
    reserve: Vec<Vec<f64>>,
    /// Rows that have a price.
    priced: Vec<(usize, f64)>,
    budget: f64,
    nodes: u64,
    most_nodes: u64,
    values: Vec<f64>,
    slack: Vec<f64>,
    /// Slacks to go back to: sums that are only ever undone by memory do not drift.
    saved: Vec<f64>,
    /// What rounding may add to a loss.
    rounding: f64,
    broken: usize,
    archive: Archive,
    feasible: Feasible,
    found: Vec<Known>,
    ended: Ended,
}

/// What an enumeration came to.
pub struct Enumerated {
    /// Packages that no point known before reaches.
    pub found: Vec<Known>,
    /// What was learnt about who can pay.
    pub feasible: Feasible,
    /// How it ended.
    pub ended: Ended,
    /// Steps taken.
    pub nodes: u64,
}

impl<'a> Enumeration<'a> {
    /// Prepares a search.
    #[must_use]
    pub fn new(
        program: &'a Program,
        multipliers: &Multipliers,
        make: &'a Make<'a>,
        over: &'a (dyn Fn() -> bool + Sync),
        archive: Archive,
        feasible: Feasible,
    ) -> Self {
        let mut values: Vec<f64> = program.bounds.iter().map(|bounds| bounds.0).collect();
        let mut order = Vec::with_capacity(program.binaries);
        for (at, &worth) in multipliers.worth.iter().enumerate() {
            let (lower, upper) = program.bounds[at];
            if worth > 0.0 {
                values[at] = upper;
            }
            if upper > lower {
                order.push((at, worth.abs()));
            }
        }
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for value in values.iter_mut().skip(program.binaries) {
            *value = 0.0;
        }
        let mut turns = vec![Vec::new(); program.binaries];
        let mut slack = Vec::with_capacity(program.pure.len());
        for (number, row) in program.pure.iter().enumerate() {
            slack.push(row.rhs + row.slack - dot(&row.terms, &values));
            for &(at, value) in &row.terms {
                let turn = if values[at] > 0.5 { value } else { -value };
                turns[at].push((number, turn));
            }
        }
        let mut reserve = vec![vec![0.0; order.len() + 1]; program.pure.len()];
        for (place, &(at, _)) in order.iter().enumerate().rev() {
            for row in &mut reserve {
                row[place] = row[place + 1];
            }
            for &(number, turn) in &turns[at] {
                reserve[number][place] += turn.max(0.0);
            }
        }
        let priced = multipliers.prices.iter().copied().enumerate();
        let slacks = multipliers.prices.iter().zip(&program.pure);
        let rounding = slacks.map(|(price, row)| price * row.slack).sum::<f64>()
            + 1e-12 * multipliers.bound.abs();
        Self {
            program,
            make,
            over,
            order,
            turns,
            reserve,
            priced: priced.filter(|(_, price)| *price > 0.0).collect(),
            budget: 0.0,
            nodes: 0,
            most_nodes: 0,
            values,
            broken: slack.iter().filter(|slack| **slack < 0.0).count(),
            slack,
            saved: Vec::new(),
            rounding,
            archive,
            feasible,
            found: Vec::new(),
            ended: Ended::Complete,
        }
    }

    /// A first budget that a few turns exhaust.
    #[must_use]
    pub fn first_budget(&self) -> f64 {
        let cheap = self.order.len() / 8 + 1;
        let turns = self.order.iter().rev().map(|(_, cost)| *cost);
        turns
            .filter(|cost| *cost > 0.0)
            .nth(cheap)
            .unwrap_or(f64::INFINITY)
    }

    /// What was found so far that no point known before reaches.
    #[must_use]
    pub fn found(&self) -> &[Known] {
        &self.found
    }

    /// Sees every package that loses at most `budget`.
    pub fn run(&mut self, budget: f64, most_nodes: u64) -> Ended {
        self.budget = budget;
        self.most_nodes = self.nodes.saturating_add(most_nodes);
        self.ended = Ended::Complete;
        self.visit(0, 0.0);
        self.ended
    }

    /// What it came to.
    #[must_use]
    pub fn finish(self) -> Enumerated {
        Enumerated {
            found: self.found,
            feasible: self.feasible,
            ended: self.ended,
            nodes: self.nodes,
        }
    }

    fn visit(&mut self, from: usize, loss: f64) {
        self.nodes += 1;
        if self.nodes > self.most_nodes {
            self.ended = Ended::Exhausted;
        } else if self.nodes.is_multiple_of(STRIDE) && (self.over)() {
            self.ended = Ended::Stopped;
        }
        if self.broken == 0 {
            self.look(loss);
        }
        let left = self.budget - loss;
        let affordable = self.order[from..].partition_point(|&(_, cost)| cost > left);
        for place in from + affordable..self.order.len() {
            if self.ended != Ended::Complete || (self.broken > 0 && self.is_lost(place)) {
                return;
            }
            let (at, cost) = self.order[place];
            self.turn(at);
            if self.broken == 0 || !self.is_lost(place + 1) {
                self.visit(place + 1, loss + cost);
            }
            self.turn_back(at);
        }
    }

    /// Whether a broken row stays broken whatever is turned from a place on.
    fn is_lost(&self, place: usize) -> bool {
        let rows = self.slack.iter().zip(&self.reserve);
        rows.into_iter()
            .any(|(slack, reserve)| *slack + reserve[place] < 0.0)
    }

    /// Turns a column over.
    fn turn(&mut self, at: usize) {
        for &(row, turn) in &self.turns[at] {
            let slack = &mut self.slack[row];
            self.saved.push(*slack);
            self.broken -= usize::from(*slack < 0.0);
            *slack += turn;
            self.broken += usize::from(*slack < 0.0);
        }
        let (lower, upper) = self.program.bounds[at];
        self.values[at] = lower + upper - self.values[at];
    }

    /// Turns the column back that was turned last.
    fn turn_back(&mut self, at: usize) {
        for &(row, _) in self.turns[at].iter().rev() {
            let slack = &mut self.slack[row];
            self.broken -= usize::from(*slack < 0.0);
            *slack = self.saved.pop().unwrap_or(*slack);
            self.broken += usize::from(*slack < 0.0);
        }
        let (lower, upper) = self.program.bounds[at];
        self.values[at] = lower + upper - self.values[at];
    }

    /// Looks at the package there is: every row over 0/1 columns holds.
    fn look(&mut self, loss: f64) {
        let idle: f64 = self
            .priced
            .iter()
            .map(|&(row, price)| price * self.slack[row])
            .sum();
        if loss + idle > self.budget + self.rounding {
            return;
        }
        self.program.complete(&mut self.values);
        let gains: Vec<f64> = self
            .program
            .objectives
            .iter()
            .map(|sum| sum.at(&self.values))
            .collect();
        let cost = || self.program.cost.at(&self.values);
        if self.archive.knows(&gains, cost) {
            return;
        }
        let broken = |row: &crate::solve::choice::program::Row| {
            dot(&row.terms, &self.values) > row.rhs + row.slack
        };
        if self.program.checked.iter().any(broken)
            || !self.feasible.holds(self.program, &self.values)
        {
            return;
        }
        let known = (self.make)(&self.values);
        if self.archive.take(known.clone()) {
            self.found.push(known);
        }
    }
}
