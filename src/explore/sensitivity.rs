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
//! it stays.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::alternatives::apart;
use super::around::{Around, Then, Wish};
pub use super::judgements::{Change, Judgement, Move, Unmoved, moved, moves};
use crate::formulate::{Extent, Pick, criteria};
use crate::model::{Effect, Offer, PartyId};
use crate::portfolio::{
    self, Effort, Proven, Selection, Solution, Unsolved, exact, ideals, local, pursue,
};

/// Moves at a time, so that the most telling come first.
const BATCH: usize = 16;
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
    /// No package satisfies the scenario any more.
    NoPackage,
    /// A limit came first.
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
            Fate::Stays | Fate::NotTried => 0.0,
        }
    }

    /// In how many components the packages differ.
    #[must_use]
    pub fn differs(&self, reference: &Selection) -> usize {
        let Fate::Changes(changes) = &self.fate else {
            return 0;
        };
        let apart = |change: &Changed| {
            super::alternatives::distance(reference.of(change.partner), &change.picks)
        };
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
            .filter(|trial| trial.fate != Fate::NotTried);
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
            Fate::NoPackage | Fate::NotTried => false,
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
    let bounds = if several {
        bounds(offer, &held, effort)?
    } else {
        Vec::new()
    };
    let decide = |to: &Move| -> (Fate, bool) {
        let known = behind.as_ref();
        if known.is_some_and(|known| changes_nothing(offer, known, to)) {
            return (Fate::Stays, true);
        }
        if effort.is_over() {
            return (Fate::NotTried, false);
        }
        let new = moved(offer, to);
        if !several {
            return (alone(&new, &reference, effort), false);
        }
        let concerned = (0..offer.partners.len())
            .filter(|&partner| concerns(offer, partner, reference.of(partner), to));
        let open = concerned
            .filter(|&partner| !stays(offer, &new, to, partner, &held, bounds[partner], effort));
        let open: Vec<usize> = open.collect();
        (around(&new, &open, &held, effort), open.is_empty())
    };
    let mut trials = Vec::with_capacity(moves.len());
    for batch in moves.chunks(BATCH) {
        let tried: Vec<Trial> = batch
            .par_iter()
            .with_max_len(1)
            .map(|to| {
                let (fate, argued) = decide(to);
                Trial {
                    moved: to.clone(),
                    fate,
                    argued,
                }
            })
            .collect();
        trials.extend(tried);
    }
    let influence = |trial: &Trial| (trial.loss(), trial.differs(&reference));
    let order = |fate: &Fate| match fate {
        Fate::NoPackage | Fate::Changes(_) => 0,
        Fate::NotTried => 1,
        Fate::Stays => 2,
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
    })
}

/// The best package of each partner while the others keep theirs: a search that a limit ended may
/// have left something, which is no move's doing.
fn reference(
    offer: &Offer,
    solution: &Solution,
    effort: &Effort<'_>,
) -> Result<Selection, Unsolved> {
    let picks = of_each(offer, |partner| {
        let mut around = Around::new(offer, solution, partner);
        let old = solution.selection.of(partner).to_vec();
        match best(&mut around, effort) {
            Ok(Best::Other { picks, .. }) => Ok(picks),
            Ok(Best::Chosen(_) | Best::Open) | Err(Unsolved::Infeasible | Unsolved::Stopped) => {
                Ok(old)
            }
            Err(failed) => Err(failed),
        }
    })?;
    Ok(Selection { picks })
}

/// What the criterion cannot exceed for each partner with the numbers as they are, where the reference is
/// allowed and nothing is better.
fn bounds(
    offer: &Offer,
    held: &Solution,
    effort: &Effort<'_>,
) -> Result<Vec<Option<f64>>, Unsolved> {
    of_each(offer, |partner| {
        match best(&mut Around::new(offer, held, partner), effort) {
            Ok(Best::Chosen(bound)) => Ok(Some(bound)),
            Ok(_) | Err(Unsolved::Infeasible | Unsolved::Stopped) => Ok(None),
            Err(failed) => Err(failed),
        }
    })
}

/// Something of each partner, found side by side.
fn of_each<T: Send>(
    offer: &Offer,
    of: impl Fn(usize) -> Result<T, Unsolved> + Sync + Send,
) -> Result<Vec<T>, Unsolved> {
    let all = (0..offer.partners.len()).into_par_iter().with_max_len(1);
    let all: Vec<Result<T, Unsolved>> = all.map(of).collect();
    all.into_iter().collect()
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

fn best(around: &mut Around<'_>, effort: &Effort<'_>) -> Result<Best, Unsolved> {
    let chosen = around.chosen().to_vec();
    let kept = around.value(&chosen);
    let slack = slack(kept, effort);
    let anything = Wish {
        from_chosen: true,
        ..Wish::ANY
    };
    let found = around.find(&anything, effort)?;
    let fits = found.picks == chosen || around.fits(effort)?;
    if fits && found.first.bound <= kept + slack {
        return Ok(Best::Chosen(found.first.bound));
    }
    let value = around.value(&found.picks);
    if fits && value <= kept + slack {
        return Ok(Best::Open);
    }
    if !fits {
        let picks = found.picks;
        return Ok(Best::Other { picks, value, fits });
    }
    // As good, up to the gap, and as near to the chosen package as counted work finds: what need not
    // change is not told as a change.
    let partner = around.partner();
    let least = value - self::slack(value, effort).min(0.5 * (value - kept).max(0.0));
    let near = Wish {
        least: Some(least),
        first: &|staged| Some(-1.0 * apart(staged, partner, &chosen)),
        whole: true,
        then: Then::Nothing,
        ..Wish::ANY
    };
    let near = around.find_within(NEAR_NODES, &near, effort);
    let picks = near.map_or(found.picks, |near| near.picks);
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

/// Whether a move only lowers what is in none of the packages that count.
fn changes_nothing(offer: &Offer, known: &BTreeSet<usize>, to: &Move) -> bool {
    let untouched = match to.judgement {
        Judgement::Closes { component, .. } | Judgement::Serves { component, .. } => {
            !known.contains(&component)
        }
        Judgement::Synergy { component, with } => {
            !known.contains(&component) || !known.contains(&with)
        }
        _ => false,
    };
    let mut partners = 0..offer.partners.len();
    untouched && partners.all(|partner| raises_nothing(offer, partner, to))
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

/// Several partners: each solved again while the others keep their packages.
fn around(offer: &Offer, concerned: &[usize], held: &Solution, effort: &Effort<'_>) -> Fate {
    let mut changes = Vec::new();
    for &partner in concerned {
        let mut around = Around::new(offer, held, partner);
        match best(&mut around, effort) {
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
                return Fate::NotTried;
            }
        }
    }
    if changes.is_empty() {
        Fate::Stays
    } else {
        Fate::Changes(changes)
    }
}

/// Whether a partner's package stays for sure: the move makes no package of it worth more to anybody, so
/// that the bound without the move holds with it, and what the package itself is worth then still comes up to
/// it. It must keep its floors, too.
fn stays(
    offer: &Offer,
    new: &Offer,
    to: &Move,
    partner: usize,
    held: &Solution,
    bound: Option<f64>,
    effort: &Effort<'_>,
) -> bool {
    let Some(bound) = bound.filter(|_| raises_nothing(offer, partner, to)) else {
        return false;
    };
    let ideals: Vec<f64> = held.ideals.iter().map(|ideal| ideal.value).collect();
    let (utilities, _) = held.selection.worth(new);
    let mut floors = utilities.iter().zip(pursue::floors(new, &ideals));
    if !floors.all(|(utility, floor)| *utility >= floor) {
        return false;
    }
    // Effects leave the money as it is.
    let kept = Around::new(new, held, partner).value(held.selection.of(partner));
    bound <= kept + slack(kept, effort)
}

/// Whether a move of effects makes no package of a partner worth more to it or to the EU.
fn raises_nothing(offer: &Offer, partner: usize, to: &Move) -> bool {
    let falls = |effects: &[Effect]| {
        let mut values = effects.iter().map(|effect| effect.value);
        values.all(|value| value * to.factor <= value)
    };
    let candidates = offer.candidates.iter();
    match to.judgement {
        Judgement::Closes { component, need } => {
            closes_no_more(offer, partner, component, need, to.factor)
        }
        // The EU looks at everybody's packages.
        Judgement::Serves {
            component,
            interest,
        } => candidates.filter(|c| c.component == component).all(|c| {
            let effects = c.choices.iter().flat_map(|choice| &choice.serves);
            let mut meant = effects.filter(|effect| effect.on == interest);
            meant.all(|effect| falls(std::slice::from_ref(effect)))
        }),
        Judgement::Synergy { component, with } => {
            candidates.filter(|c| c.component == component).all(|c| {
                let mut meant = c.synergies.iter().filter(|synergy| synergy.with == with);
                meant.all(|synergy| falls(&synergy.closes) && falls(&synergy.serves))
            })
        }
        _ => false,
    }
}

/// Whether a move can matter to a partner's own package. What is worth less to the partner itself, and not in
/// its package, does not: whatever else it could have is worth no more than before.
fn concerns(offer: &Offer, partner: usize, package: &[Pick], to: &Move) -> bool {
    let offered = |component: usize| {
        let mut candidates = offer.candidates_of(partner);
        candidates.any(|candidate| candidate.component == component)
    };
    match to.judgement {
        Judgement::Closes { component, need } => {
            let held = package.iter().any(|pick| pick.component == component);
            offered(component)
                && offer.partners[partner].need_share(need) > 0.0
                && (held || !closes_no_more(offer, partner, component, need, to.factor))
        }
        Judgement::Serves { component, .. } | Judgement::Cost { component } => offered(component),
        Judgement::Synergy { component, with } => offered(component) && offered(with),
        Judgement::Need { need } => offer.partners[partner].need_share(need) > 0.0,
        Judgement::Interest { .. } => true,
        Judgement::Party { party } => match offer.parties().get(party) {
            Some(PartyId::Partner(id)) => offer.partners[partner].id == *id,
            _ => true,
        },
    }
}

/// Whether a factor makes a component's effects on a need of a partner no larger.
fn closes_no_more(
    offer: &Offer,
    partner: usize,
    component: usize,
    need: usize,
    factor: f64,
) -> bool {
    let effects = offer
        .candidates_of(partner)
        .filter(|candidate| candidate.component == component)
        .flat_map(|candidate| &candidate.choices)
        .flat_map(|choice| &choice.closes);
    let mut values = effects
        .filter(|effect| effect.on == need)
        .map(|effect| effect.value);
    values.all(|value| value * factor <= value)
}
