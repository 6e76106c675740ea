//! Parts of a problem are settled by a tree, or split by a group, the most promising first.
//!
//! What a part's own rows and prices rule out is struck out before it is split: a way with which a row
//! cannot hold ([`Narrow`]), or with which nothing is worth more than what is known.

use std::rc::Rc;

use super::filling::{Filling, holds};
use super::keep::{Kept, keep};
use super::narrow::Narrow;
use super::polish;
use super::prices::Prices;
use super::problem::{Group, Problem};
use super::program::{Linear, Program, Row};
use super::relaxation::Relaxation;
use super::surrogate::Limits;
use super::tree::{Best, Ended, Found, Stop, Tree};

/// Steps of a tree before its part is split.
const STEPS: u64 = 40_000;
/// Steps that pricing a part counts as.
const PRICING: u64 = 10_000;
/// Steps that keeping a row whole counts as.
const KEEPING: u64 = 5_000;
/// Leaves that only new cuts shut out before a part is begun again, and how often it is.
const LEARNT: u64 = 40;
const AGAIN: usize = 5;
/// Times that the choice at which the bound is attained is looked at.
const ASKED: usize = 12;
/// Groups settled otherwise than in the best at most, and steps, where one near it is looked for.
const CHANGES: usize = 4;
const NEAR_STEPS: u64 = 60_000;
/// Groups tried for a split, and rounds of prices for each of its ways.
const TRIED: usize = 6;
const TRIAL_ROUNDS: usize = 8;
/// Columns of a group up to which each is a part of its own where it is split.
const FEW: usize = 4;
/// How much sooner a way that is shut out counts for a split than one that is not.
const SHUT: f64 = 6.0;
/// How far below the least that a choice can be worth is less than any.
const LOW: f64 = 1e-6;
/// Choices at most, where all are asked for.
const CROWD: usize = 5_000;
/// Absolute gap that is none.
const NOTHING: f64 = 1e-10;

/// A part of the problem that is not settled.
struct Part {
    groups: Vec<Group>,
    bound: f64,
    /// The relaxation of the part that it is of; none for the whole.
    known: Option<Rc<Relaxation>>,
}

/// What looking into a part came to.
struct Looked {
    ended: Ended,
    /// Nothing in it is worth more, but for what was found.
    bound: f64,
    /// Its relaxation, with better prices.
    relaxed: Rc<Relaxation>,
    /// The parts it is split into, where it is not settled: groups, bound.
    parts: Parts,
}

impl Looked {
    /// Nothing of a part is left to look into.
    fn nothing(bound: f64) -> Self {
        Self {
            ended: Ended::Complete,
            bound,
            relaxed: Rc::default(),
            parts: Vec::new(),
        }
    }
}

/// Parts of a part: groups, bound.
type Parts = Vec<(Vec<Group>, f64)>;

/// What a search asks for.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// Relative gap.
    pub gap: f64,
    /// What is worth less is of no use.
    pub least: f64,
    /// What is worth so much ends the search.
    pub most: f64,
    /// Whether time is up.
    pub over: &'a (dyn Fn() -> bool + Sync),
}

/// A search, to be gone on with.
pub struct Search<'a> {
    program: &'a Program,
    problem: Problem<'a>,
    narrow: Narrow,
    filling: Filling,
    wish: Wish<'a>,
    /// Every choice is worth more.
    low: f64,
    /// What was found so far.
    pub found: Found,
    parts: Vec<Part>,
    /// What nothing that was settled exceeds, but for what was found.
    settled: f64,
    /// What the whole problem cannot exceed by prices alone, and the most with each way of a group.
    ways: Vec<(usize, Option<usize>, f64)>,
    looked_near: f64,
    /// Steps taken.
    pub steps: u64,
    most: u64,
    /// Whether the solver failed on the way.
    pub failed: bool,
    /// The relaxation of the whole with other numbers, where it is known.
    like: Option<&'a Relaxation>,
    /// The relaxation that the whole began with, the rows of free columns included.
    pub root: Option<Relaxation>,
}

impl<'a> Search<'a> {
    /// A search that has not begun.
    #[must_use]
    pub fn new(program: &'a Program, wish: Wish<'a>) -> Self {
        let problem = Problem::new(program);
        let whole = Part {
            groups: problem.groups.clone(),
            bound: f64::INFINITY,
            known: None,
        };
        Self {
            program,
            narrow: Narrow::new(&problem),
            problem,
            filling: Filling::within(wish.gap),
            wish,
            low: program.objectives[0].range(&program.bounds).0 - LOW,
            found: Found::default(),
            parts: vec![whole],
            settled: f64::NEG_INFINITY,
            ways: Vec::new(),
            looked_near: f64::NEG_INFINITY,
            steps: 0,
            most: 0,
            failed: false,
            like: None,
            root: None,
        }
    }

    /// The same where the relaxation of the problem with other numbers is known: its prices are the first here.
    #[must_use]
    pub fn like(self, like: Option<&'a Relaxation>) -> Self {
        Self { like, ..self }
    }

    /// A search for every choice worth `least` or more, that has not begun.
    #[must_use]
    pub fn for_all(program: &'a Program, least: f64, over: &'a (dyn Fn() -> bool + Sync)) -> Self {
        let wish = Wish {
            gap: 0.0,
            least,
            most: f64::INFINITY,
            over,
        };
        let mut search = Self::new(program, wish);
        search.found.all = Some(Vec::new());
        search
    }

    /// Nothing is better than the best known choice.
    pub fn close(&mut self) {
        self.parts.clear();
        self.settled = f64::NEG_INFINITY;
    }

    /// Whether every choice that was asked for is found.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.failed && !self.filling.failed && !self.is_crowded() && self.is_settled()
    }

    /// Whether there are too many choices to name all.
    fn is_crowded(&self) -> bool {
        let all = self.found.all.as_ref();
        all.is_some_and(|all| all.len() > CROWD)
    }

    /// Takes a choice by its 0/1 columns, if it holds and is better.
    pub fn take(&mut self, binaries: &[f64]) {
        let program = self.program;
        let mut values = vec![0.0; program.bounds.len()];
        values[..program.binaries].copy_from_slice(binaries);
        let mut within = values.iter().zip(&program.bounds).take(program.binaries);
        if within.any(|(value, (lower, upper))| value < lower || value > upper) {
            return;
        }
        program.complete(&mut values);
        let mut rows = program.pure.iter().chain(&program.checked);
        if !rows.all(|row| holds(row, &values)) {
            return;
        }
        let settled = program.binaries + program.determined.len();
        let own = program.objectives[0].at_settled(&values, settled);
        let known = self
            .found
            .best
            .as_ref()
            .map_or(f64::NEG_INFINITY, |best| best.value);
        if let Some(worth) = self.filling.worth(program, &values, known - own)
            && own + worth > known
        {
            values.truncate(settled);
            self.found.best = Some(Best {
                value: own + worth,
                values,
            });
        }
    }

    /// What is not worth looking into.
    fn enough(&self) -> f64 {
        let known = self.found.best.as_ref().map(|best| {
            let gap = self.wish.gap * best.value.abs();
            best.value + gap.max(NOTHING)
        });
        let least = self.wish.least.max(self.low);
        known.map_or(least, |known| known.max(least))
    }

    /// Notes what nothing that was settled exceeds; below the least there is nothing.
    fn settle(&mut self, bound: f64) {
        if bound > self.low {
            self.settled = self.settled.max(bound);
        }
    }

    /// What nothing exceeds.
    #[must_use]
    pub fn bound(&self) -> f64 {
        let known = self
            .found
            .best
            .as_ref()
            .map_or(f64::NEG_INFINITY, |best| best.value);
        let open = self.parts.iter().map(|part| part.bound);
        open.fold(self.settled.max(known), f64::max)
    }

    /// Whether nothing is left that is worth looking into.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let enough = self.enough();
        self.parts.iter().all(|part| part.bound <= enough)
    }

    /// 0/1 columns that nothing worth looking into has, and what nothing with one of them exceeds.
    #[must_use]
    pub fn closed(&self) -> (Vec<usize>, f64) {
        let enough = self.enough();
        let shut = self
            .ways
            .iter()
            .filter(|(_, column, most)| column.is_some() && *most <= enough);
        let most = shut
            .clone()
            .map(|way| way.2)
            .fold(f64::NEG_INFINITY, f64::max);
        (shut.filter_map(|way| way.1).collect(), most)
    }

    /// Settles parts until none is left that is worth looking into, or so many more steps are taken.
    pub fn run(&mut self, steps: u64) {
        self.most = self.steps.saturating_add(steps);
        while !self.failed && self.steps < self.most && !self.is_crowded() && !(self.wish.over)() {
            let Some(at) = most_promising(&self.parts) else {
                return;
            };
            let part = self.parts.swap_remove(at);
            if part.bound <= self.enough() {
                self.settle(part.bound);
                continue;
            }
            let first = part.bound == f64::INFINITY;
            let whole = Problem {
                groups: part.groups,
                ..self.problem.clone()
            };
            let Some(looked) = self.look(whole, part.known) else {
                self.failed = true;
                return;
            };
            let bound = looked.bound.min(part.bound);
            let best = self.found.best.as_ref();
            if best.is_some_and(|best| best.value >= self.wish.most) {
                self.settled = f64::INFINITY;
                self.parts.clear();
                return;
            }
            if first
                && best.is_none()
                && self.found.all.is_none()
                && looked.ended != Ended::Complete
            {
                match self.any(&looked.relaxed.rows) {
                    Some(true) => {}
                    Some(false) => return,
                    None => self.failed |= self.filling.failed,
                }
            }
            if looked.ended == Ended::Complete {
                self.settle(bound);
            }
            for (groups, reached) in looked.parts {
                self.parts.push(Part {
                    groups,
                    bound: reached.min(bound),
                    known: Some(Rc::clone(&looked.relaxed)),
                });
            }
        }
    }

    /// Finds any choice at all: the one with the largest left side of the row that asks for most.
    /// Whether there is one; `None` where that is not known.
    fn any(&mut self, prices: &[f64]) -> Option<bool> {
        let program = self.program;
        let own = self.problem.rows.len() - program.linked.len();
        let ask = |at: usize| prices[at] * -self.problem.rows[at].rhs;
        let asks = (0..own).filter(|&at| ask(at) > 0.0);
        let asked = asks.max_by(|&a, &b| ask(a).total_cmp(&ask(b)))?;
        let row = self.problem.rows[asked];
        let mut other = program.clone();
        let is_other = |known: &Row| known != row;
        other.pure.retain(is_other);
        other.checked.retain(is_other);
        other.objectives[0] = Linear {
            terms: row.terms.iter().map(|&(at, value)| (at, -value)).collect(),
            constant: 0.0,
        };
        let least = -row.rhs - row.slack;
        let wish = Wish {
            gap: 0.0,
            least,
            most: least,
            ..self.wish
        };
        let mut search = Search::new(&other, wish);
        search.run(self.most.saturating_sub(self.steps) / 2);
        self.steps += search.steps;
        if search.failed || search.filling.failed {
            return None;
        }
        if let Some(best) = search.found.best.take().filter(|best| best.value >= least) {
            self.take(&best.values[..program.binaries]);
            return Some(true);
        }
        let none = search.is_settled();
        if none {
            self.close();
        }
        none.then_some(false)
    }

    /// Looks into a part; `None` where the solver fails.
    fn look(&mut self, mut whole: Problem<'_>, known: Option<Rc<Relaxation>>) -> Option<Looked> {
        let program = self.program;
        let first = known.is_none();
        if !self.narrow.strike(&mut whole.groups) {
            return Some(Looked::nothing(f64::NEG_INFINITY));
        }
        let mut relaxed = if first {
            Some(self.relaxed(&whole)?)
        } else {
            None
        };
        let known = known.unwrap_or_default();
        let (mut again, mut asked) = (0, 0);
        loop {
            let projected = self.filling.projected(program);
            let problem = whole.on(&projected);
            let limits = Limits::new(&problem);
            let Relaxation { mut rows, counted } = match relaxed.take() {
                Some(relaxed) => relaxed,
                None => self.again(&problem, &limits, &known),
            };
            rows.resize(problem.rows.len(), 0.0);
            let start = Prices::new(&problem, rows);
            let order = order(&problem.groups, &start);
            let kept = keep(&problem, &limits, start, &order, self.enough());
            let rows = kept.prices.rows.clone();
            let now = Relaxation { rows, counted };
            self.steps += KEEPING;
            if asked < ASKED && kept.bound > self.enough() {
                asked += 1;
                if self.ask(&problem, &kept) {
                    relaxed = Some(now);
                    continue;
                }
            }
            if first {
                self.ways.clone_from(&kept.ways);
            }
            let (ended, open) = self.grow(&problem, &limits, &kept, &order);
            if ended == Ended::Learnt && again < AGAIN {
                again += 1;
                relaxed = Some(now);
                continue;
            }
            let bound = open.min(kept.bound);
            let done = ended == Ended::Complete || bound <= self.enough();
            if done {
                return Some(Looked::nothing(bound));
            }
            let worthless = kept.ways.iter().filter(|way| way.2 <= self.enough());
            let mut groups = problem.groups.clone();
            let mut struck = f64::NEG_INFINITY;
            for &(group, way, most) in worthless {
                struck = struck.max(most);
                groups[group].strike(way);
            }
            self.settle(struck);
            if groups.iter().any(Group::is_impossible) || !self.narrow.strike(&mut groups) {
                return Some(Looked::nothing(struck));
            }
            let problem = Problem { groups, ..problem };
            return Some(Looked {
                ended,
                bound,
                parts: self.split(&problem, &limits, kept),
                relaxed: Rc::new(now),
            });
        }
    }

    /// The linear relaxation of a part; where the solver fails, what is known of it.
    fn again(&mut self, problem: &Problem<'_>, limits: &Limits, known: &Relaxation) -> Relaxation {
        self.steps += PRICING;
        let relaxed = Relaxation::of(problem, limits, known, self.enough());
        relaxed.unwrap_or_else(|| known.clone())
    }

    /// The linear relaxation of the whole, the free columns' prices as one cut.
    fn relaxed(&mut self, whole: &Problem<'_>) -> Option<Relaxation> {
        let own = whole.rows.len() - self.program.linked.len();
        let mut relaxed = match self.like {
            Some(like) if like.suits(whole) => like.clone(),
            _ => {
                self.steps += PRICING;
                let nothing = Relaxation::default();
                Relaxation::of(whole, &Limits::new(whole), &nothing, self.enough())?
            }
        };
        self.root = Some(relaxed.clone());
        let free = relaxed.rows.split_off(own);
        if let Some(cut) = self.filling.learn(self.program, &free) {
            relaxed.rows.resize(own + cut, 0.0);
            relaxed.rows.push(1.0);
        }
        Some(relaxed)
    }

    /// Looks at the choice at which the bound is attained: what is not possible about it is learnt.
    fn ask(&mut self, problem: &Problem<'_>, kept: &Kept) -> bool {
        let mut columns = Vec::new();
        for block in &kept.blocks {
            block.choice(&problem.groups, &kept.prices.worth, &mut columns);
        }
        let mut values = vec![0.0; self.program.bounds.len()];
        for column in columns {
            values[column] = 1.0;
        }
        self.program.complete(&mut values);
        let before = self.filling.known();
        self.filling.worth(self.program, &values, f64::NEG_INFINITY);
        self.failed |= self.filling.failed;
        self.filling.known() > before
    }

    /// Grows a tree, then others near to the best: how the first ended, and what it left open.
    fn grow(
        &mut self,
        problem: &Problem<'_>,
        limits: &Limits,
        kept: &Kept,
        order: &[usize],
    ) -> (Ended, f64) {
        let stop = Stop {
            steps: STEPS,
            learnt: LEARNT,
            over: self.wish.over,
        };
        let least = self.wish.least;
        let gap = self.wish.gap;
        let mut tree = Tree::new(self.program, problem, limits, kept, order, &stop);
        let grown = tree.run(&mut self.filling, &mut self.found, least, gap);
        self.steps += grown.steps;
        let near = Stop {
            steps: NEAR_STEPS,
            learnt: u64::MAX,
            over: self.wish.over,
        };
        while grown.ended != Ended::Complete
            && let Some(best) = self
                .found
                .best
                .as_ref()
                .filter(|best| best.value > self.looked_near)
        {
            self.looked_near = best.value;
            let mut tree = Tree::new(self.program, problem, limits, kept, order, &near);
            if !tree.near(best, CHANGES) {
                break; // the best is in another part
            }
            let found = tree.run(&mut self.filling, &mut self.found, least, gap);
            self.steps += found.steps;
        }
        self.failed |= self.filling.failed;
        (grown.ended, grown.open)
    }

    /// Splits a part by the group whose ways are told apart best: a few rounds of prices for each way
    /// of each likely group.
    fn split(&self, problem: &Problem<'_>, limits: &Limits, mut kept: Kept) -> Parts {
        let unclear = |at: usize| -> f64 {
            let group = &problem.groups[at];
            let often = group.options.iter().map(|&at| kept.often[at]);
            let none = if group.required {
                0.0
            } else {
                (1.0 - often.clone().sum::<f64>()).max(0.0)
            };
            1.0 - none * none - often.map(|often| often * often).sum::<f64>()
        };
        let open = |&at: &usize| {
            let group = &problem.groups[at];
            group.options.len() + usize::from(!group.required) > 1
        };
        let mut likely: Vec<(f64, usize)> = (0..problem.groups.len())
            .filter(open)
            .map(|at| (unclear(at), at))
            .collect();
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let enough = self.enough();
        let bound = kept.bound;
        let hoped = (bound - enough).min(bound.abs()).max(1e-9);
        let mut best: Option<(f64, Parts)> = None;
        for (_, at) in likely.into_iter().take(TRIED) {
            let mut parts = Vec::new();
            let mut left = 0.0;
            for way in ways(&problem.groups[at], &kept.often) {
                let mut groups = problem.groups.clone();
                groups[at] = way;
                if !self.narrow.strike(&mut groups) {
                    left += (-SHUT).exp();
                    continue;
                }
                let part = Problem {
                    groups,
                    ..problem.clone()
                };
                let prices = kept.prices.clone();
                let tried = polish::polish(
                    &part,
                    limits,
                    prices,
                    &mut kept.blocks,
                    None,
                    enough,
                    TRIAL_ROUNDS,
                );
                let gain = (bound - tried.bound.max(enough)).max(0.0) / hoped;
                left += (-SHUT * gain.min(1.0)).exp();
                parts.push((part.groups, tried.bound));
            }
            if best.as_ref().is_none_or(|(least, _)| left < *least) {
                best = Some((left, parts));
            }
        }
        best.map(|(_, parts)| parts).unwrap_or_default()
    }
}

/// The ways to settle a group, as groups: each for itself, or where there are many, in two halves
/// between which the choices that attain the bound are divided most evenly. Columns that stand side by
/// side are alike (the same size in several years): each for itself, they would all be searched alike.
fn ways(group: &Group, often: &[f64]) -> Vec<Group> {
    let none = (!group.required).then_some(Group {
        options: Vec::new(),
        required: false,
    });
    let part = |options: &[usize]| Group {
        options: options.to_vec(),
        required: true,
    };
    let all = &group.options[..];
    let some = if all.len() <= FEW {
        all.chunks(1).map(part).collect()
    } else {
        let mass = |options: &[usize]| -> f64 { options.iter().map(|&at| often[at]).sum() };
        let uneven = |at: &usize| (mass(&all[..*at]) - mass(&all[*at..])).abs();
        let middle = |at: &usize| at.abs_diff(all.len() / 2);
        let cut = (1..all.len()).min_by(|a, b| {
            let uneven = uneven(a).total_cmp(&uneven(b));
            uneven.then(middle(a).cmp(&middle(b)))
        });
        let (one, other) = all.split_at(cut.unwrap_or(all.len()));
        vec![part(one), part(other)]
    };
    none.into_iter().chain(some).collect()
}

/// The groups, the clearest choices first.
fn order(groups: &[Group], prices: &Prices) -> Vec<usize> {
    let regret = |group: &Group| {
        let none = (!group.required).then_some(0.0);
        let worths = group.options.iter().map(|&at| prices.worth[at]).chain(none);
        let (mut first, mut second) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for worth in worths {
            if worth > first {
                (first, second) = (worth, first);
            } else {
                second = second.max(worth);
            }
        }
        if second > f64::NEG_INFINITY {
            first - second
        } else {
            f64::INFINITY
        }
    };
    let mut order: Vec<(f64, usize)> = groups.iter().map(regret).zip(0..).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, at)| at).collect()
}

/// The part with the largest bound, of those the first.
fn most_promising(parts: &[Part]) -> Option<usize> {
    let bound = |at: &usize| parts[*at].bound;
    (0..parts.len()).max_by(|a, b| bound(a).total_cmp(&bound(b)).then(b.cmp(a)))
}
