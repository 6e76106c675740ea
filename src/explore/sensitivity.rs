//! Which judgements, moved within their range, change the package.
//!
//! One judgement moves at a time ([`super::judgements`]), and each move is decided by solving again:
//!
//! - with one partner in full, ideal points included;
//! - with several partner by partner, while the others keep their packages and the ideal points stay.
//!
//! The chosen package stays if, with the moved numbers, it is allowed and nothing is better for the
//! criterion; with several partners: for its value, up to the gap asked for. A smaller effect of what is
//! neither chosen nor in a package behind an ideal point changes nothing: every such value stays, and
//! others only fall. With several partners the bound on everything else is known from the numbers as they are;
//! where a move makes no package worth more, and what the chosen one is worth then still comes up to that bound,
//! it stays. Moves that raise effects are first made several at once: no package is worth more with any one of
//! them than with all, so that where the chosen one, which has none of their components, is best even then, one
//! search has settled all of them.
//!
//! What packages need of the shared money moves with costs alone. For every other move it is what it was. Each
//! search begins with the prices that the numbers as they are have, which a move changes little.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::alternatives::{apart, distance};
use super::argued::{changes_nothing, component, concerns, lowers_nothing, raises_nothing};
use super::around::{Around, Then, Wish, purses};
pub use super::judgements::{Change, Judgement, Move, Unmoved, moved, moves};
use crate::formulate::{Extent, Pick, criteria};
use crate::model::{Effect, Offer};
use crate::portfolio::pool::Pool;
use crate::portfolio::{
    self, Effort, Proven, Selection, Solution, Unsolved, exact, ideals, local, pursue,
};
use crate::solve::Relaxation;

/// Groups of moves at a time, so that the most telling come first.
const BATCH: usize = 16;
/// Part of the gap asked for to which the bound of the unmoved numbers is sought: what it leaves is what a move
/// may take before it has to be searched.
const NEARER: f64 = 0.1;
/// Moves that are made at once at most, and nodes for that: where more is needed, fewer are.
const AT_ONCE: usize = 4;
const JOINT_NODES: u64 = 1_000;
/// In how many components a package may differ to be as near as it gets.
const NEXT: usize = 2;
/// Nodes for the nearest of packages that are as good.
const NEAR_NODES: u64 = 30;
/// Nodes for the package behind an ideal point.
const NODES: u64 = 2_000_000;
/// Relative difference of values below which the solver cannot tell them apart.
const TELLABLE: f64 = 1e-7;
/// How far an ideal point may be off to be that of a package, relative to it.
const SAME: f64 = 1e-9;

/// How one partner's package changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// Partner, by position.
    pub partner: usize,
    /// What is best now.
    pub picks: Vec<Pick>,
    /// Loss of the criterion's value if the old package is kept, relative to what could be had.
    pub loss: f64,
    /// Whether the old package is still allowed: within the money and the rules.
    pub fits: bool,
}

/// What became of a move.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// The package stays.
    Stays,
    /// The packages of these partners change.
    Changes(Vec<Changed>),
    /// No package satisfies the scenario any more; of several partners, one has none beside the packages of the
    /// others.
    NoPackage,
    /// It was searched, and the counted work did not suffice to say.
    Open,
    /// The time was over before it was searched.
    NotTried,
}

/// A move and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// The move.
    pub moved: Move,
    /// What became of it.
    pub fate: Fate,
    /// Whether it was settled without solving.
    pub argued: bool,
}

/// Every move, in order of influence.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The packages that are held against every move: the solution's, or what is better for one
    /// partner while the others keep theirs.
    pub reference: Selection,
    /// The moves.
    pub trials: Vec<Trial>,
    /// What was not moved.
    pub unmoved: Unmoved,
    /// Whether the clock ended the search for the packages that were held.
    pub by_clock: bool,
}

impl Trial {
    /// Loss of value if the old packages are kept: the largest of any partner's; all of it where one is
    /// no longer allowed.
    #[must_use]
    pub fn loss(&self) -> f64 {
        match &self.fate {
            Fate::Changes(changes) => changes
                .iter()
                .map(|change| if change.fits { change.loss } else { 1.0 })
                .fold(0.0, f64::max),
            Fate::NoPackage => 1.0,
            Fate::Stays | Fate::Open | Fate::NotTried => 0.0,
        }
    }

    /// In how many components the packages differ.
    #[must_use]
    pub fn differs(&self, reference: &Selection) -> usize {
        let Fate::Changes(changes) = &self.fate else {
            return 0;
        };
        let apart = |change: &Changed| distance(reference.of(change.partner), &change.picks);
        changes.iter().map(apart).sum()
    }
}

impl Sensitivity {
    /// Moves that were decided, and those of them that leave the package as it is.
    #[must_use]
    pub fn decided(&self) -> (usize, usize) {
        let decided = self
            .trials
            .iter()
            .filter(|trial| !matches!(trial.fate, Fate::Open | Fate::NotTried));
        let stays = self.trials.iter().filter(|trial| trial.fate == Fate::Stays);
        (decided.count(), stays.count())
    }

    /// Decided moves in which a partner still gets a component, in whichever size.
    #[must_use]
    pub fn keeps(&self, partner: usize, component: usize) -> usize {
        let holds = |picks: &[Pick]| picks.iter().any(|pick| pick.component == component);
        let kept = |trial: &&Trial| match &trial.fate {
            Fate::Stays => true,
            Fate::Changes(changes) => changes
                .iter()
                .find(|change| change.partner == partner)
                .is_none_or(|change| holds(&change.picks)),
            Fate::NoPackage | Fate::Open | Fate::NotTried => false,
        };
        self.trials.iter().filter(kept).count()
    }
}

/// Decides every move within the time, the most telling first; and puts them in order of influence.
///
/// # Errors
/// [`Unsolved`] where the solver fails on the offer as it stands.
pub fn sensitivity(
    offer: &Offer,
    solution: &Solution,
    spread: f64,
    effort: &Effort<'_>,
) -> Result<Sensitivity, Unsolved> {
    let (mut moves, unmoved) = moves(offer, spread);
    let several = offer.partners.len() > 1;
    let reference = if several {
        reference(offer, solution, effort)?
    } else {
        solution.selection.clone()
    };
    // Where ideal points stand, only what somebody was given counts.
    let behind = if several {
        Some(components(&reference))
    } else {
        behind(offer, solution, effort)
    };
    telling(offer, &reference, &mut moves);
    let held = Solution {
        selection: reference.clone(),
        ..solution.clone()
    };
    let among = if several {
        Some(Among::new(offer, &held, effort)?)
    } else {
        None
    };
    let decide = |group: &Vec<Move>| -> Vec<Trial> {
        let known = behind.as_ref();
        let open = |to: &&Move| !known.is_some_and(|known| changes_nothing(offer, known, to));
        let open: Vec<&Move> = group.iter().filter(open).collect();
        let settled = among.as_ref().map(|among| among.jointly(&open));
        let fate = |to: &Move| {
            if !open.contains(&to) {
                return (Fate::Stays, true);
            }
            if effort.is_over() {
                return (Fate::NotTried, false);
            }
            match (&among, &settled) {
                (Some(among), Some(settled)) => among.decide(to, settled),
                _ => (alone(&moved(offer, to), &reference, effort), false),
            }
        };
        let trial = |to: &Move| {
            let (fate, argued) = fate(to);
            Trial {
                moved: to.clone(),
                fate,
                argued,
            }
        };
        group.iter().map(trial).collect()
    };
    let groups = groups(offer, moves);
    let mut trials = Vec::new();
    for batch in groups.chunks(BATCH) {
        let batch = batch.par_iter().with_max_len(1);
        let tried: Vec<Vec<Trial>> = batch.map(decide).collect();
        trials.extend(tried.into_iter().flatten());
    }
    let influence = |trial: &Trial| (trial.loss(), trial.differs(&reference));
    let order = |fate: &Fate| match fate {
        Fate::NoPackage | Fate::Changes(_) => 0,
        Fate::Open => 1,
        Fate::NotTried => 2,
        Fate::Stays => 3,
    };
    trials.sort_by(|a, b| {
        let ((loss_a, differs_a), (loss_b, differs_b)) = (influence(a), influence(b));
        order(&a.fate)
            .cmp(&order(&b.fate))
            .then(loss_b.total_cmp(&loss_a))
            .then(differs_b.cmp(&differs_a))
            .then(a.moved.judgement.cmp(&b.moved.judgement))
    });
    Ok(Sensitivity {
        reference,
        trials,
        unmoved,
        by_clock: solution.by_clock,
    })
}

/// Moves that are decided together: some that raise effects of as many components, and every other for itself.
fn groups(offer: &Offer, moves: Vec<Move>) -> Vec<Vec<Move>> {
    let mut groups: Vec<Vec<Move>> = Vec::new();
    let mut begun: Vec<usize> = Vec::new();
    for to in moves {
        let of = component(&to).filter(|_| lowers_nothing(offer, &to));
        // What raises one component twice would hardly be settled at once.
        let open = begun.iter().position(|&group| {
            let mut others = groups[group].iter();
            of.is_some() && others.all(|other| component(other) != of)
        });
        if let Some(at) = open {
            groups[begun[at]].push(to);
            if groups[begun[at]].len() == AT_ONCE {
                begun.remove(at);
            }
        } else {
            begun.extend(of.map(|_| groups.len()));
            groups.push(vec![to]);
        }
    }
    groups
}

/// The best package of each partner while the others keep theirs, one after the other: a search that a limit
/// ended may have left something, which is no move's doing.
fn reference(
    offer: &Offer,
    solution: &Solution,
    effort: &Effort<'_>,
) -> Result<Selection, Unsolved> {
    let mut held = solution.clone();
    for partner in 0..offer.partners.len() {
        match best(&mut Around::new(offer, &held, partner), effort, effort) {
            Ok(Best::Other { picks, .. }) => held.selection.picks[partner] = picks,
            Ok(Best::Chosen(_) | Best::Open) | Err(Unsolved::Infeasible | Unsolved::Stopped) => {}
            Err(failed) => return Err(failed),
        }
    }
    Ok(held.selection)
}

/// Several partners, each of whom is solved again while the others keep their packages.
struct Among<'a> {
    offer: &'a Offer,
    held: &'a Solution,
    /// What is known of each partner with the numbers as they are.
    known: Vec<Known>,
    effort: &'a Effort<'a>,
}

/// What is known of a partner with the numbers as they are.
struct Known {
    /// What the criterion cannot exceed, where the reference is allowed and nothing is better.
    bound: Option<f64>,
    /// What packages need of the shared money, with what was learnt of it.
    pool: Pool,
    /// The relaxation of its problem.
    root: Option<Relaxation>,
}

impl<'a> Among<'a> {
    fn new(offer: &'a Offer, held: &'a Solution, effort: &'a Effort<'a>) -> Result<Self, Unsolved> {
        let pool = purses(offer, held);
        let near = Effort {
            gap: NEARER * effort.gap,
            ..*effort
        };
        let all = (0..offer.partners.len()).into_par_iter().with_max_len(1);
        let all = all.map(|partner| {
            let mut around = Around::among(offer, held, partner, pool.clone());
            let bound = match best(&mut around, effort, &near) {
                Ok(Best::Chosen(bound)) => Some(bound),
                Ok(_) | Err(Unsolved::Infeasible | Unsolved::Stopped) => None,
                Err(failed) => return Err(failed),
            };
            let root = around.take_root();
            let pool = around.into_pool().unwrap_or_else(|| pool.clone());
            Ok(Known { bound, pool, root })
        });
        let all: Vec<Result<Known, Unsolved>> = all.collect();
        let known = all.into_iter().collect::<Result<_, _>>()?;
        Ok(Self {
            offer,
            held,
            known,
            effort,
        })
    }

    /// A partner's problem with other numbers.
    fn beside<'n>(&'n self, new: &'n Offer, partner: usize, pool: Pool) -> Around<'n> {
        let root = self.known[partner].root.as_ref();
        Around::among(new, self.held, partner, pool).like(root)
    }

    fn concerned(&self, to: &Move) -> impl Iterator<Item = usize> {
        let partners = 0..self.offer.partners.len();
        partners.filter(move |&partner| concerns(self.offer, partner, &self.held.selection, to))
    }

    /// For each partner, moves of some that raise effects which leave its package as it is: those that do so even
    /// all at once. Not asked about components that the partner has, so that its own package is worth more, too.
    fn jointly<'m>(&self, moves: &[&'m Move]) -> Vec<Vec<&'m Move>> {
        let partners = 0..self.offer.partners.len();
        let asked = partners.map(|partner| {
            let own = self.held.selection.of(partner);
            let has = |to: &Move| own.iter().any(|pick| component(to) == Some(pick.component));
            let about = moves.iter().copied();
            let held = &self.held.selection;
            let about = about.filter(|to| !has(to) && concerns(self.offer, partner, held, to));
            // Nothing is proven where the reference is not the best even before.
            let about: Vec<&Move> = about
                .filter(|_| self.known[partner].bound.is_some())
                .collect();
            self.at_once(partner, &about)
        });
        asked.collect()
    }

    /// Of some moves that raise effects, those that leave a partner's package as it is even all at once; of each
    /// half of them where not all do.
    fn at_once<'m>(&self, partner: usize, moves: &[&'m Move]) -> Vec<&'m Move> {
        if moves.len() < 2 || self.effort.is_over() {
            return Vec::new();
        }
        let all = moves.iter();
        let joint = all.fold(self.offer.clone(), |offer, to| moved(&offer, to));
        let pool = self.known[partner].pool.clone();
        let mut around = self.beside(&joint, partner, pool).paid();
        let found = around.find_within(JOINT_NODES, &Wish::BESIDE_CHOSEN, self.effort);
        let stays = |to: &&Move, bound: f64| self.stays(&moved(self.offer, to), partner, bound);
        match found {
            Ok(found) if moves.iter().all(|to| stays(to, found.first.bound)) => moves.to_vec(),
            _ => {
                let (some, others) = moves.split_at(moves.len() / 2);
                let mut stay = self.at_once(partner, some);
                stay.extend(self.at_once(partner, others));
                stay
            }
        }
    }

    /// What becomes of a move, and whether that was settled without solving; `settled` are the moves for each
    /// partner that are known to leave its package.
    fn decide(&self, to: &Move, settled: &[Vec<&Move>]) -> (Fate, bool) {
        let new = moved(self.offer, to);
        let falls = |partner: usize| {
            let before = self.known[partner].bound;
            before.filter(|_| raises_nothing(self.offer, partner, to))
        };
        let argued = |partner: &usize| {
            falls(*partner).is_some_and(|bound| self.stays(&new, *partner, bound))
        };
        let rest: Vec<usize> = self.concerned(to).filter(|p| !argued(p)).collect();
        let open = rest.iter().copied();
        let open: Vec<usize> = open.filter(|&p| !settled[p].contains(&to)).collect();
        let argued = rest.is_empty();
        let dear = matches!(to.judgement, Judgement::Cost { .. });
        let money = (dear && !open.is_empty()).then(|| purses(&new, self.held));
        let pool = |partner: usize| money.as_ref().unwrap_or(&self.known[partner].pool).clone();
        (self.around(&new, &open, &pool, !dear), argued)
    }

    /// Whether a partner's package stays for sure: none of its packages is worth more than a bound, and its own
    /// still comes up to that. It must keep its floors, too; effects leave the money as it is.
    fn stays(&self, new: &Offer, partner: usize, bound: f64) -> bool {
        let ideals: Vec<f64> = self.held.ideals.iter().map(|ideal| ideal.value).collect();
        let (utilities, _) = self.held.selection.worth(new);
        let mut floors = utilities.iter().zip(pursue::floors(new, &ideals));
        if !floors.all(|(utility, floor)| *utility >= floor) {
            return false;
        }
        let own = self.held.selection.of(partner);
        let kept = Around::settled(new, self.held, partner).value(own);
        bound <= kept + slack(kept, self.effort)
    }

    /// Each of some partners solved again; `paid` where all packages cost what they did.
    fn around(
        &self,
        new: &Offer,
        partners: &[usize],
        pool: &dyn Fn(usize) -> Pool,
        paid: bool,
    ) -> Fate {
        let mut changes = Vec::new();
        for &partner in partners {
            let mut around = self.beside(new, partner, pool(partner));
            if paid && self.known[partner].bound.is_some() {
                around = around.paid();
            }
            match best(&mut around, self.effort, self.effort) {
                Ok(Best::Chosen(_)) => {}
                Ok(Best::Other { picks, value, fits }) => {
                    let kept = around.value(around.chosen());
                    changes.push(Changed {
                        partner,
                        picks,
                        loss: lost(value, kept),
                        fits,
                    });
                }
                Err(Unsolved::Infeasible) => return Fate::NoPackage,
                Ok(Best::Open) | Err(Unsolved::Stopped | Unsolved::Failed(_)) => {
                    return if self.effort.is_over() {
                        Fate::NotTried
                    } else {
                        Fate::Open
                    };
                }
            }
        }
        if changes.is_empty() {
            Fate::Stays
        } else {
            Fate::Changes(changes)
        }
    }
}

/// Whether the chosen package of a partner is the best while the others keep theirs, by the criterion's
/// value and up to the gap.
enum Best {
    /// It is; nothing is worth more than this.
    Chosen(f64),
    /// Another one is, or it is not allowed.
    Other {
        /// What is best, or as good and nearer to the chosen one.
        picks: Vec<Pick>,
        /// What could be had.
        value: f64,
        /// Whether the chosen one is still allowed.
        fits: bool,
    },
    /// Neither is known.
    Open,
}

/// How far the value of a package may be exceeded before another counts as better.
fn slack(kept: f64, effort: &Effort<'_>) -> f64 {
    effort.gap.max(TELLABLE) * kept.abs().max(SAME)
}

/// Another package is better where it is worth more by the gap of `asked`; the search goes to that of `effort`, and
/// further where it does not tell.
fn best(
    around: &mut Around<'_>,
    asked: &Effort<'_>,
    effort: &Effort<'_>,
) -> Result<Best, Unsolved> {
    let chosen = around.chosen().to_vec();
    let kept = around.value(&chosen);
    let slack = slack(kept, asked);
    let mut allowed = None;
    let mut better = None;
    for gap in [effort.gap, NEARER * effort.gap, 0.0] {
        let effort = Effort { gap, ..*effort };
        let found = around.find(&Wish::BESIDE_CHOSEN, &effort)?;
        let fits = match allowed {
            Some(fits) => fits,
            None => found.picks == chosen || around.fits(&effort)?,
        };
        allowed = Some(fits);
        if fits && found.first.bound <= kept + slack {
            return Ok(Best::Chosen(found.first.bound));
        }
        let value = around.value(&found.picks);
        if !fits || value > kept + slack {
            better = Some((found.picks, value, fits));
            break;
        }
    }
    let Some((found, value, fits)) = better else {
        return Ok(Best::Open);
    };
    if !fits || distance(&found, &chosen) <= NEXT {
        return Ok(Best::Other {
            picks: found,
            value,
            fits,
        });
    }
    // As good, up to the gap, and as near to the chosen package as counted work finds: what need not
    // change is not told as a change.
    let partner = around.partner();
    let least = value - self::slack(value, asked).min(0.5 * (value - kept).max(0.0));
    let near = Wish {
        least: Some(least),
        first: &|staged| Some(-1.0 * apart(staged, partner, &chosen)),
        whole: true,
        then: Then::Nothing,
        ..Wish::ANY
    };
    let near = around.find_within(NEAR_NODES, &near, effort);
    let picks = near.map_or(found, |near| near.picks);
    Ok(Best::Other { picks, value, fits })
}

/// Components in the chosen package or in a package behind an ideal point; `None` where one of these is
/// not known.
fn behind(offer: &Offer, solution: &Solution, effort: &Effort<'_>) -> Option<BTreeSet<usize>> {
    let mut known: BTreeSet<usize> = components(&solution.selection);
    for (party, ideal) in solution.ideals.iter().enumerate() {
        let aim = [ideals::utility(party, offer.partners.len())];
        let extent = Extent::whole(offer);
        let found = exact::pursue(offer, extent, &aim, None, effort, NODES).ok()?;
        let Proven { value, bound } = *ideal;
        let tie = SAME * value.abs().max(1.0);
        if (found.first.value - value).abs() > tie || bound - value > tie {
            return None;
        }
        known.extend(components(&found.selection));
    }
    Some(known)
}

fn components(selection: &Selection) -> BTreeSet<usize> {
    let picks = selection.picks.iter().flatten();
    picks.map(|pick| pick.component).collect()
}

/// The most telling first: what touches a chosen component, then weights, then the rest by how
/// much the number moves.
fn telling(offer: &Offer, reference: &Selection, moves: &mut [Move]) {
    let chosen = components(reference);
    let rank = |to: &Move| match to.judgement {
        Judgement::Closes { component, .. }
        | Judgement::Serves { component, .. }
        | Judgement::Cost { component } => usize::from(!chosen.contains(&component)) * 2,
        Judgement::Synergy { component, with } => {
            usize::from(!chosen.contains(&component) || !chosen.contains(&with)) * 2
        }
        Judgement::Need { .. } | Judgement::Interest { .. } | Judgement::Party { .. } => 1,
    };
    let size = |to: &Move| {
        let best = |on: usize, of: fn(&crate::model::Choice) -> &[Effect], component: usize| {
            let of_it = offer.candidates.iter().filter(|c| c.component == component);
            let effects = of_it.flat_map(|c| &c.choices).flat_map(of);
            let sizes = effects.filter(|e| e.on == on).map(|e| e.value.abs());
            sizes.fold(0.0, f64::max)
        };
        let weight = match to.judgement {
            Judgement::Closes { component, need } => {
                let shares = offer.partners.iter().map(|p| p.need_share(need));
                best(need, |choice| &choice.closes, component) * shares.fold(0.0, f64::max)
            }
            Judgement::Serves {
                component,
                interest,
            } => {
                best(interest, |choice| &choice.serves, component) * offer.interest_share(interest)
            }
            _ => 1.0,
        };
        weight * (to.factor - 1.0).abs()
    };
    moves.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(size(b).total_cmp(&size(a)))
            .then(a.judgement.cmp(&b.judgement))
    });
}

/// One partner: everything solved again.
fn alone(offer: &Offer, reference: &Selection, effort: &Effort<'_>) -> Fate {
    let solution = match portfolio::solve(offer, effort) {
        Ok(solution) => solution,
        Err(Unsolved::Infeasible) => return Fate::NoPackage,
        Err(Unsolved::Stopped | Unsolved::Failed(_)) => return Fate::NotTried,
    };
    if solution.by_clock {
        return Fate::NotTried;
    }
    if solution.selection == *reference {
        return Fate::Stays;
    }
    let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
    let aims = criteria::aims(offer.scenario.criterion, &criteria::views(offer, &ideals));
    let values = |selection: &Selection| -> Vec<f64> {
        let (utilities, cost) = selection.worth(offer);
        aims.iter().map(|aim| aim.value(&utilities, cost)).collect()
    };
    let (new, old) = (values(&solution.selection), values(reference));
    let held = Solution {
        selection: reference.clone(),
        ..solution.clone()
    };
    match Around::new(offer, &held, 0).fits(effort) {
        Ok(fits) if fits && !local::better(&new, &old) => Fate::Stays,
        Ok(fits) => Fate::Changes(vec![Changed {
            partner: 0,
            picks: solution.selection.of(0).to_vec(),
            loss: lost(new[0], old[0]),
            fits,
        }]),
        Err(_) => Fate::NotTried,
    }
}

/// `(new - old) / |new|`, at least 0.
fn lost(new: f64, old: f64) -> f64 {
    if new.abs() > SAME {
        ((new - old) / new.abs()).max(0.0)
    } else {
        0.0
    }
}
