//! One partner's package looked at again while everybody else keeps theirs.
//!
//! With one partner this is the whole problem. With several, the others keep their packages and the
//! shared projects stay as they are. The criterion is then asked as far as this partner can change it: the
//! partner's gain and the EU's. Money is one of two things:
//!
//! - [`Around::settled`]: the others keep it too, as the plan of the result has it. The partner's problem
//!   then stands alone, in what they leave of each envelope ([`crate::portfolio::money::left`]).
//! - [`Around::new`]: how everything is paid for stays open. That is asked where numbers move that others'
//!   packages depend on as well.

use good_lp::{Expression, Variable};

use crate::formulate::criteria::outline::Outline;
use crate::formulate::{
    Aim, ColumnKey, Extent, Fair, Formulation, KEEP, Pick, RowKey, Sense, Staged, criteria,
};
use crate::model::Offer;
use crate::portfolio::exact::{self, Pursued, Reading, pursue_on};
use crate::portfolio::pool::Pool;
use crate::portfolio::{
    Effort, Financing, Proven, Selection, Solution, StageOutcome, Unsolved, local, pursue,
};
use crate::solve::{Limits, Outcome, Point, Relaxation, solve_like};

/// Nodes for one question: enough to settle one partner alone.
const NODES: u64 = 2_000_000;
/// Nodes for one question where others hold their packages: what this does not settle is said.
const NODES_AMONG: u64 = 20_000;
/// Times that a question is asked again, because money did not suffice or a mean only seemed to hold.
const ROUNDS: usize = 60;
/// Rounding of a value that is held, relative to its size.
const HELD: f64 = 1e-9;
/// The solver's own rounding of an objective that is kept, relative to its size.
const KEPT: f64 = 1e-7;
/// Tangents of each party that hold a power mean to begin with, and the ratio between two.
const TANGENTS: (f64, u16) = (1.05, 24);
/// Relative gap of a first look at whole values.
const ROUGH: f64 = 0.1;
/// Rounding of whole values.
const TINY: f64 = 1e-6;
/// A power mean below this is none.
const NOTHING: f64 = 1e-7;

/// The choice columns of a partner.
pub(super) fn choices(
    staged: &Staged,
    partner: usize,
) -> impl Iterator<Item = (Pick, Variable)> + '_ {
    staged.model.columns().iter().filter_map(move |column| {
        let ColumnKey::Choice {
            partner: at,
            component,
            option,
            group,
        } = column.key
        else {
            return None;
        };
        let pick = Pick {
            component,
            option,
            group,
        };
        (at == partner).then_some((pick, column.variable))
    })
}

/// What the packages of a solution need of the shared money.
#[must_use]
pub(super) fn purses(offer: &Offer, solution: &Solution) -> Pool {
    let mut pool = Pool::new(offer);
    let picks = solution.selection.picks.iter().cloned().enumerate();
    pool.add(offer, picks.collect());
    pool
}

/// One partner's problem, with everybody else's package as it was chosen.
pub struct Around<'a> {
    offer: &'a Offer,
    partner: usize,
    chosen: Selection,
    floors: Vec<f64>,
    aims: Vec<Aim>,
    /// What the others need of the shared money; `None` where there are no others, or the offer is what
    /// they leave.
    pool: Option<Pool>,
    /// Whether the chosen packages are known to fit into the money.
    paid: bool,
    /// Gains at which a power mean only seemed to hold.
    cuts: Vec<Vec<f64>>,
    /// Nodes for one question.
    nodes: u64,
    /// The relaxation of the partner's problem with other numbers, where it is known.
    like: Option<&'a Relaxation>,
    /// The relaxation of the partner's problem, as it was first asked for the best package.
    root: Option<Relaxation>,
}

/// What is asked for after a wish, among the packages that answer it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing: any of them will do.
    Nothing,
    /// The criterion's first aim, its value.
    Value,
    /// Every aim of the criterion.
    Everything,
}

/// A question about the packages that the partner could have.
pub struct Wish<'w> {
    /// Least value of the criterion.
    pub least: Option<f64>,
    /// Adds rows, and says what comes before the criterion.
    pub first: &'w dyn Fn(&mut Staged) -> Option<Expression>,
    /// Whether what comes first takes whole values only: a bound less than one above is then as good.
    pub whole: bool,
    /// Whether the package that comes first is enough: the criterion is then not asked for.
    pub enough: &'w dyn Fn(&[Pick]) -> bool,
    /// How much of the criterion is asked for.
    pub then: Then,
    /// Whether the search begins at the chosen package: of packages that are as good up to the gap, it is
    /// then the answer.
    pub from_chosen: bool,
}

impl Wish<'_> {
    /// Any package, the one with the best value.
    pub const ANY: Self = Self {
        least: None,
        first: &|_| None,
        whole: false,
        enough: &|_| false,
        then: Then::Value,
        from_chosen: false,
    };

    /// The same, where the chosen package is the answer unless another is better.
    pub const BESIDE_CHOSEN: Self = Self {
        from_chosen: true,
        ..Self::ANY
    };
}

/// A package that answers a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The partner's picks, sorted.
    pub picks: Vec<Pick>,
    /// What came first, with what is proven about it: the wish, or the criterion's value.
    pub first: Proven,
    /// Whether the clock ended a search.
    pub by_clock: bool,
}

impl<'a> Around<'a> {
    /// The problem of a partner around a solution, however everything is paid for.
    #[must_use]
    pub fn new(offer: &'a Offer, solution: &Solution, partner: usize) -> Self {
        let pool = (offer.partners.len() > 1).then(|| purses(offer, solution));
        Self {
            pool,
            ..Self::settled(offer, solution, partner)
        }
    }

    /// The same where it is known what packages need of the shared money.
    #[must_use]
    pub(super) fn among(offer: &'a Offer, solution: &Solution, partner: usize, pool: Pool) -> Self {
        Self {
            pool: Some(pool),
            ..Self::settled(offer, solution, partner)
        }
    }

    /// The same where the chosen packages are known to fit into the money.
    #[must_use]
    pub(super) fn paid(self) -> Self {
        Self { paid: true, ..self }
    }

    /// What is known by now about the shared money; nothing where there are no others.
    #[must_use]
    pub(super) fn into_pool(self) -> Option<Pool> {
        self.pool
    }

    /// The problem of a partner in the offer that the others' money leaves it.
    #[must_use]
    pub fn settled(offer: &'a Offer, solution: &Solution, partner: usize) -> Self {
        let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
        let eu = offer.partners.len();
        let all = criteria::aims(offer.scenario.criterion, &criteria::views(offer, &ideals));
        let several = eu > 1;
        let aims = if several {
            let mine = all
                .iter()
                .filter_map(|aim| local::local(aim, &[partner], eu));
            mine.collect()
        } else {
            all
        };
        Self {
            offer,
            partner,
            chosen: solution.selection.clone(),
            floors: pursue::floors(offer, &ideals),
            aims,
            nodes: if several { NODES_AMONG } else { NODES },
            pool: None,
            paid: false,
            cuts: Vec::new(),
            like: None,
            root: None,
        }
    }

    /// The same where the relaxation of the partner's problem with other numbers is known: a search for the best
    /// package begins with its prices.
    #[must_use]
    pub(super) fn like(self, like: Option<&'a Relaxation>) -> Self {
        Self { like, ..self }
    }

    /// The relaxation of the partner's problem, as it was first asked for the best package.
    pub(super) fn take_root(&mut self) -> Option<Relaxation> {
        self.root.take()
    }

    /// The same with so many nodes for one question at most.
    #[must_use]
    pub fn hurried(self, nodes: u64) -> Self {
        Self {
            nodes: self.nodes.min(nodes),
            ..self
        }
    }

    /// Asks for other aims than the criterion's from now on.
    pub(super) fn pursue(&mut self, aims: Vec<Aim>) {
        self.aims = aims;
    }

    /// The partner, by position.
    #[must_use]
    pub fn partner(&self) -> usize {
        self.partner
    }

    /// The partner's chosen picks.
    #[must_use]
    pub fn chosen(&self) -> &[Pick] {
        self.chosen.of(self.partner)
    }

    /// The portfolio with another package of the partner.
    #[must_use]
    pub fn with(&self, picks: &[Pick]) -> Selection {
        let mut selection = self.chosen.clone();
        selection.picks[self.partner] = picks.to_vec();
        selection
    }

    /// What every aim of the criterion comes to with a package of the partner, in order.
    #[must_use]
    pub fn values(&self, picks: &[Pick]) -> Vec<f64> {
        let (utilities, cost) = self.with(picks).worth(self.offer);
        let aims = self.aims.iter();
        aims.map(|aim| aim.value(&utilities, cost)).collect()
    }

    /// The criterion's value with a package of the partner: its first aim.
    #[must_use]
    pub fn value(&self, picks: &[Pick]) -> f64 {
        self.values(picks).first().copied().unwrap_or(0.0)
    }

    /// The value that a relative loss leaves. In a sum over everybody, what the others get is not
    /// at stake: the loss is a part of what the partner and the EU gain.
    #[must_use]
    pub fn level(&self, within: f64) -> f64 {
        let value = self.value(self.chosen());
        let stake = match self.aims.first() {
            Some(Aim::Sum { coefficients, .. }) if self.offer.partners.len() > 1 => {
                let (utilities, _) = self.chosen.worth(self.offer);
                [self.partner, self.offer.partners.len()]
                    .into_iter()
                    .map(|j| coefficients[j] * (utilities[j] - self.offer.disagreement(j)))
                    .sum()
            }
            _ => value,
        };
        value - within * f64::abs(stake)
    }

    /// The best package for a wish, and then for the criterion.
    ///
    /// # Errors
    /// [`Unsolved`] where no package answers it, or none was found in time.
    pub fn find(&mut self, wish: &Wish<'_>, effort: &Effort<'_>) -> Result<Answer, Unsolved> {
        for _ in 0..ROUNDS {
            if effort.is_over() {
                break;
            }
            let (selection, first, by_clock) = self.ask(wish, effort)?;
            if !self.holds(&selection, wish.least) {
                continue;
            }
            if let Some(pool) = &mut self.pool
                && !(self.paid && selection == self.chosen)
                && !pool.affords(&selection)?
            {
                continue;
            }
            let picks = selection.of(self.partner).to_vec();
            return Ok(Answer {
                picks,
                first,
                by_clock,
            });
        }
        Err(Unsolved::Stopped)
    }

    /// The same with so many nodes at most for this question.
    ///
    /// # Errors
    /// As for [`Around::find`].
    pub fn find_within(
        &mut self,
        nodes: u64,
        wish: &Wish<'_>,
        effort: &Effort<'_>,
    ) -> Result<Answer, Unsolved> {
        let all = self.nodes;
        self.nodes = all.min(nodes);
        let found = self.find(wish, effort);
        self.nodes = all;
        found
    }

    /// Whether the chosen package is allowed: within the rules, the floors and the money.
    ///
    /// # Errors
    /// [`Unsolved`] where a limit came first or the solver fails.
    pub fn fits(&mut self, effort: &Effort<'_>) -> Result<bool, Unsolved> {
        let partner = self.partner;
        let chosen = self.chosen().to_vec();
        let as_chosen = |staged: &mut Staged| {
            let columns: Vec<(Pick, Variable)> = choices(staged, partner).collect();
            if !chosen
                .iter()
                .all(|pick| columns.iter().any(|(known, _)| known == pick))
            {
                let key = RowKey::of("fixed", partner, "missing");
                staged.model.row(key, Expression::default(), Sense::Ge, 1.0);
            }
            for (pick, column) in columns {
                let about = format!("{}_{}_{}", pick.component, pick.option, pick.group);
                let wanted = if chosen.contains(&pick) { 1.0 } else { 0.0 };
                let key = RowKey::of("fixed", partner, about);
                staged.model.row(key, column, Sense::Eq, wanted);
            }
            None
        };
        let wish = Wish {
            first: &as_chosen,
            ..Wish::ANY
        };
        match self.find(&wish, effort) {
            Ok(_) => Ok(true),
            Err(Unsolved::Infeasible) => Ok(false),
            Err(other) => Err(other),
        }
    }

    /// One answer, by what is known so far about the others' money.
    fn ask(
        &mut self,
        wish: &Wish<'_>,
        effort: &Effort<'_>,
    ) -> Result<(Selection, Proven, bool), Unsolved> {
        let mut staged = self.staged()?;
        if let Some(least) = wish.least {
            self.hold(&mut staged, least);
        }
        let mut known = None;
        if let Some(objective) = (wish.first)(&mut staged) {
            staged.model.maximise(objective.clone());
            let (point, proven, _) = self.largest(&staged, wish.whole, None, effort)?;
            let least = point.value - KEPT * point.value.abs().max(1.0);
            let key = RowKey::shared(KEEP, "wish");
            staged.model.row(key, objective, Sense::Ge, least);
            known = Some((self.read(&staged, &point.values), proven, point.by_clock));
        }
        let enough = |(found, ..): &(Selection, Proven, bool)| {
            wish.then == Then::Nothing || (wish.enough)(found.of(self.partner))
        };
        if let Some(found) = known.take_if(|found| enough(found)) {
            return Ok(found);
        }
        let aims = self.asked(wish);
        if known.is_none()
            && wish.from_chosen
            && let [aim] = &aims[..]
            && !matches!(aim, Aim::Fair(_))
        {
            let objective = aim.expression(&mut staged);
            staged.model.maximise(objective);
            let (point, proven, root) = self.largest(&staged, false, self.like, effort)?;
            self.root = self.root.take().or(root);
            return Ok((self.read(&staged, &point.values), proven, point.by_clock));
        }
        let read = |staged: &Staged, values: &[f64]| self.read(staged, values);
        let hint = |staged: &Staged, selection: &Selection| {
            exact::hint(&staged.model, |partner| selection.of(partner))
        };
        let reading = Reading {
            selection: &read,
            hint: &hint,
        };
        let chosen = wish.from_chosen.then_some(&self.chosen);
        let start = known.as_ref().map(|(selection, ..)| selection).or(chosen);
        let pursued = pursue_on(
            self.offer, staged, &reading, &aims, start, effort, self.nodes,
        );
        match (known, pursued) {
            (Some((_, first, by_clock)), Ok(found)) => {
                Ok((found.selection, first, by_clock || found.by_clock))
            }
            // What the wish found stands, with whatever the criterion would have made of it.
            (Some((selection, first, _)), Err(_)) => Ok((selection, first, true)),
            (None, Ok(found)) => {
                let Pursued {
                    selection,
                    first,
                    by_clock,
                    ..
                } = found;
                Ok((selection, first, by_clock))
            }
            (None, Err(unsolved)) => Err(unsolved),
        }
    }

    /// The largest value of the model's objective, with the relaxation of the model.
    fn largest(
        &self,
        staged: &Staged,
        whole: bool,
        like: Option<&Relaxation>,
        effort: &Effort<'_>,
    ) -> Result<(Point, Proven, Option<Relaxation>), Unsolved> {
        let ask = |gap: f64, start: &[(usize, f64)]| {
            let limits = Limits {
                gap,
                nodes: self.nodes,
                time: effort.left(),
                start,
                solver: effort.solver,
                clock: Some(effort.clock),
            };
            let (outcome, root) = solve_like(&staged.model, &limits, like);
            match outcome {
                Outcome::Solved(point) => Ok((point, root)),
                Outcome::Infeasible => Err(Unsolved::Infeasible),
                Outcome::Stopped { .. } => Err(Unsolved::Stopped),
                Outcome::Failed(why) => Err(Unsolved::Failed(why)),
            }
        };
        let chosen = exact::hint(&staged.model, |partner| self.chosen.of(partner));
        let (mut point, root) = ask(if whole { ROUGH } else { effort.gap }, &chosen)?;
        if !whole {
            let proven = Proven {
                value: point.value,
                bound: point.bound,
            };
            return Ok((point, proven, root));
        }
        // A gap that leaves less than one whole step above any value there can be.
        let bound = point.bound;
        if (bound + TINY).floor() > (point.value + TINY).floor() {
            let found = self.read(staged, &point.values);
            let hint = exact::hint(&staged.model, |partner| found.of(partner));
            (point, _) = ask((1.0 - 1e-3) / bound.abs().max(1.0), &hint)?;
        }
        let proven = Proven {
            value: point.value.round(),
            bound: (point.bound.min(bound) + TINY).floor(),
        };
        Ok((point, proven, root))
    }

    /// The criterion's aims as they are asked for. Where its value is held anyway, a power mean is asked
    /// for by its tangent at the chosen package, which is linear.
    fn asked(&self, wish: &Wish<'_>) -> Vec<Aim> {
        let aims = match wish.then {
            Then::Everything => &self.aims[..],
            Then::Nothing | Then::Value => &self.aims[..1],
        };
        let (utilities, _) = self.chosen.worth(self.offer);
        let plain = |aim: &Aim| match aim {
            Aim::Fair(fair) if wish.least.is_some() => fair.tangent(&utilities),
            other => other.clone(),
        };
        aims.iter().map(plain).collect()
    }

    fn staged(&self) -> Result<Staged, Unsolved> {
        if self.offer.partners.len() == 1 {
            let extent = Extent {
                floors: self.floors.clone(),
                ..Extent::whole(self.offer)
            };
            return Ok(Formulation::new(self.offer, extent).staged(&[]));
        }
        let (floors, pool) = (&self.floors, self.pool.as_ref());
        // Where another's package cannot be paid for at all, nothing fits beside it.
        local::around(self.offer, floors, pool, &self.chosen, &[self.partner])
            .ok_or(Unsolved::Infeasible)
    }

    fn read(&self, staged: &Staged, values: &[f64]) -> Selection {
        let found = exact::selection(&staged.model, self.offer.partners.len(), values);
        self.with(found.of(self.partner))
    }

    /// Rows that hold the criterion's value.
    fn hold(&self, staged: &mut Staged, least: f64) {
        let least = least - HELD * least.abs().max(HELD);
        match self.aims.first() {
            Some(Aim::Worst { gains, .. }) => {
                for &(party, offset, scale) in gains {
                    let key = RowKey::shared("held", party.to_string());
                    let utility = staged.utility[party].clone();
                    let rhs = offset + least * scale;
                    staged.model.row(key, utility, Sense::Ge, rhs);
                }
            }
            Some(Aim::Fair(fair)) if least > NOTHING => {
                let outline = Outline::new(fair, staged, least);
                let points = outline.spread(TANGENTS.0, TANGENTS.1);
                outline.write(staged, &points);
                for gains in &self.cuts {
                    outline.cut(staged, gains);
                }
                let key = RowKey::shared("held", fair.name);
                let sum = outline.at_least(least);
                staged.model.row(key, outline.sum(), Sense::Ge, sum);
            }
            Some(aim @ (Aim::Sum { .. } | Aim::Cheapest)) => {
                let aim = aim.clone();
                let reached = aim.expression(staged);
                let key = RowKey::shared("held", aim.name());
                staged.model.row(key, reached, Sense::Ge, least);
            }
            Some(Aim::Fair(_)) | None => {}
        }
    }

    /// Whether a power mean holds in truth, and not only by its tangents; where not, it is cut there.
    fn holds(&mut self, selection: &Selection, least: Option<f64>) -> bool {
        let (Some(Aim::Fair(fair)), Some(least)) = (self.aims.first(), least) else {
            return true;
        };
        let (utilities, _) = selection.worth(self.offer);
        let fair: &Fair = fair;
        if fair.value(&utilities) >= least - 10.0 * KEPT * least.abs() {
            return true;
        }
        self.cuts.push(fair.gains(&utilities));
        false
    }

    /// A portfolio as a solution of its own, with what it is proven to be worth at most.
    #[must_use]
    pub fn solution(
        offer: &Offer,
        base: &Solution,
        selection: Selection,
        financing: Financing,
    ) -> Solution {
        let (utilities, cost) = selection.worth(offer);
        let mut ideals = base.ideals.clone();
        pursue::raise(offer, &mut ideals, &selection);
        let at: Vec<f64> = ideals.iter().map(|ideal| ideal.value).collect();
        let aims = criteria::aims(offer.scenario.criterion, &criteria::views(offer, &at));
        let bound = base.stages.first().and_then(|stage| stage.bound);
        let stages = aims.iter().enumerate().map(|(number, aim)| {
            let value = aim.value(&utilities, cost);
            let bound = bound.filter(|_| number == 0).map(|bound| bound.max(value));
            exact::stage(aim, value, bound)
        });
        let stages: Vec<StageOutcome> = stages.collect();
        Solution {
            selection,
            financing,
            ideals,
            stages,
            prices: None,
            packages: Vec::new(),
            by_clock: base.by_clock,
        }
    }
}
