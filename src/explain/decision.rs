//! Why a component is in a package or not: what turning the decision would change, and how far its
//! cost or its effects would have to move for the decision to turn.
//!
//! Every answer is a scenario solved again: with the component included, or without it, or with its cost
//! or its effects times a factor. With one partner everything is solved again, ideal points too. With
//! several the other partners keep their packages, the shared projects their members, and the ideal points
//! stay as they are; but a shared project is everybody's to decide: with it, or without it for this partner,
//! everything is solved again.

use std::collections::BTreeMap;

use super::infeasible::{Infeasibility, explain};
use crate::formulate::{Aim, Pick, criteria};
use crate::model::{Candidate, Choice, Effect, Meur, Offer, OfferParts, Rule, Scope};
use crate::portfolio::pool::Pool;
use crate::portfolio::proofs::Proofs;
use crate::portfolio::pursue::floors;
use crate::portfolio::{self, Effort, Selection, Solution, Unsolved, local};

/// How closely a factor is found, as a share of it where it is above 1.
pub const TOLERANCE: f64 = 1e-3;
/// Factors tried upwards, before halving.
const UP: [f64; 6] = [1.25, 1.5, 2.0, 3.0, 5.0, 10.0];
/// Factors tried downwards, before halving.
const DOWN: [f64; 5] = [0.9, 0.75, 0.5, 0.25, 0.0];
/// Rounding in a comparison of effects and costs.
const TINY: f64 = 1e-9;

/// What is known about one component at one partner.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Partner.
    pub partner: usize,
    /// Component.
    pub component: usize,
    /// The pick, where it is chosen.
    pub chosen: Option<Pick>,
    /// A component that does at least as much for the same partner and asks for no more.
    pub dominated_by: Option<usize>,
    /// What was found by solving again; `None` where it was not asked for.
    pub trial: Option<Trial>,
    /// How far its cost can move; `None` where it was not asked for.
    pub cost: Option<Flip>,
    /// How far its effects can move; `None` where it was not asked for.
    pub effect: Option<Flip>,
}

/// The package where the decision is turned.
#[derive(Debug, Clone, PartialEq)]
pub enum Trial {
    /// There is one.
    Solved(Turned),
    /// There is none, and why, where that was looked for.
    Impossible(Option<Box<Infeasibility>>),
    /// A limit came first.
    Stopped,
}

/// What changes with a decision that is turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Turned {
    /// Whether everybody's packages were solved again, and not this partner's while the others keep theirs.
    pub everybody: bool,
    /// Utility of each party then, the EU last.
    pub utilities: Vec<f64>,
    /// Cost of all packages then, in MEUR.
    pub cost: f64,
    /// Components that leave the partner's package.
    pub leaves: Vec<usize>,
    /// Components that enter it.
    pub enters: Vec<usize>,
    /// Components that change their size.
    pub resized: Vec<usize>,
    /// Whether the search was ended by the clock.
    pub by_clock: bool,
}

/// How far a factor can move from 1 before the decision turns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    /// The factor farthest from 1 at which the decision was found to be the same.
    pub holds: f64,
    /// A factor, at most the tolerance away, at which it was found turned; `None` where it is the same
    /// at every factor tried, or where a limit came first.
    pub flips: Option<f64>,
    /// Whether there is no package at all at that factor: it has to be chosen and cannot be.
    pub no_package: bool,
    /// Whether every question was answered.
    pub complete: bool,
}

/// What a decision comes to after a twist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It is the same.
    Same,
    /// It is the other one.
    Other,
    /// There is no package any more.
    NoPackage,
}

/// A change to one component at one partner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Twist {
    /// It has to be in the package.
    Include,
    /// It cannot be.
    Exclude,
    /// Its cost times a factor, in every size.
    Cost(f64),
    /// Its own effects times a factor, in every size; synergies stay.
    Effect(f64),
}

/// A solved scenario about which questions are asked.
#[derive(Clone, Copy)]
pub struct Solved<'s> {
    /// The offer.
    pub offer: &'s Offer,
    /// The same without rules that exclude.
    pub loose: &'s Offer,
    /// Its solution.
    pub solution: &'s Solution,
    /// How long and by whom.
    pub effort: Effort<'s>,
}

impl Solved<'_> {
    /// Whether the other partners' packages are held while one partner's is solved again.
    #[must_use]
    pub fn holds_the_others(&self) -> bool {
        self.offer.partners.len() > 1
    }

    /// What is known without solving again.
    #[must_use]
    pub fn decision(&self, partner: usize, component: usize) -> Decision {
        let picks = self.solution.selection.of(partner);
        let chosen = picks.iter().find(|pick| pick.component == component);
        let mut decision = Decision {
            partner,
            component,
            chosen: chosen.copied(),
            dominated_by: None,
            trial: None,
            cost: None,
            effect: None,
        };
        if chosen.is_none() {
            decision.dominated_by = dominating(self.offer, partner, component);
        }
        decision
    }

    /// The same, and what solving again shows.
    #[must_use]
    pub fn examined(&self, partner: usize, component: usize) -> Decision {
        let mut decision = self.decision(partner, component);
        let mut candidates = self.offer.candidates_of(partner);
        if !candidates.any(|known| known.component == component) {
            return decision;
        }
        let is_chosen = decision.chosen.is_some();
        decision.trial = Some(self.trial(partner, component, is_chosen));
        if self.is_everybodys(component) {
            return decision;
        }
        let (dearer, better) = if is_chosen {
            (UP.as_slice(), DOWN.as_slice())
        } else {
            (DOWN.as_slice(), UP.as_slice())
        };
        let flip = |factors: &[f64], twist: fn(f64) -> Twist| {
            let turn = |factor: f64| self.turn(partner, component, is_chosen, twist(factor));
            flip(factors, &turn)
        };
        decision.cost = Some(flip(dearer, Twist::Cost));
        decision.effect = Some(flip(better, Twist::Effect));
        decision
    }

    /// Whether a decision is everybody's: about a shared project, where there are others.
    #[must_use]
    pub fn is_everybodys(&self, component: usize) -> bool {
        let scope = &self.offer.components[component].scope;
        matches!(scope, Scope::Regional { .. }) && self.holds_the_others()
    }

    fn trial(&self, partner: usize, component: usize, is_chosen: bool) -> Trial {
        let twist = if is_chosen {
            Twist::Exclude
        } else {
            Twist::Include
        };
        let twisted = twisted(self.offer, partner, component, twist);
        let everybody = self.is_everybodys(component);
        let whole = everybody || !self.holds_the_others();
        let found = if whole {
            self.anew(&twisted)
        } else {
            self.again(&twisted, partner)
        };
        match found {
            Ok((selection, by_clock)) => {
                let (utilities, cost) = selection.worth(&twisted);
                let sizes = |picks: &[Pick]| -> BTreeMap<usize, usize> {
                    let sizes = picks.iter().map(|pick| (pick.component, pick.option));
                    sizes.collect()
                };
                let (before, after) = (
                    sizes(self.solution.selection.of(partner)),
                    sizes(selection.of(partner)),
                );
                let only = |of: &BTreeMap<usize, usize>, than: &BTreeMap<usize, usize>| {
                    let keys = of.keys().filter(|at| !than.contains_key(at));
                    keys.copied().filter(|&at| at != component).collect()
                };
                let resized = before.iter().filter(|(at, size)| {
                    let after = after.get(at);
                    after.is_some_and(|after| after != *size)
                });
                Trial::Solved(Turned {
                    everybody,
                    utilities,
                    cost,
                    leaves: only(&before, &after),
                    enters: only(&after, &before),
                    resized: resized.map(|(&at, _)| at).collect(),
                    by_clock,
                })
            }
            Err(Unsolved::Infeasible) if !whole => Trial::Impossible(None),
            Err(Unsolved::Infeasible) => {
                let loose = self::twisted(self.loose, partner, component, twist);
                let why = explain(&twisted, &loose, &Proofs::default(), &self.effort);
                Trial::Impossible(Some(Box::new(why)))
            }
            Err(Unsolved::Stopped | Unsolved::Failed(_)) => Trial::Stopped,
        }
    }

    /// What the decision is after a twist; `None` where that was not found out.
    fn turn(&self, partner: usize, component: usize, chosen: bool, twist: Twist) -> Option<Turn> {
        if self.effort.is_over() {
            return None;
        }
        let twisted = twisted(self.offer, partner, component, twist);
        let (selection, by_clock) = match self.again(&twisted, partner) {
            Ok(found) => found,
            Err(Unsolved::Infeasible) => return Some(Turn::NoPackage),
            Err(Unsolved::Stopped | Unsolved::Failed(_)) => return None,
        };
        let mut picks = selection.of(partner).iter();
        let is_in = picks.any(|pick| pick.component == component);
        let turn = if is_in == chosen {
            Turn::Same
        } else {
            Turn::Other
        };
        (!by_clock).then_some(turn)
    }

    /// Everybody's packages of an offer, and whether the clock ended the search.
    fn anew(&self, offer: &Offer) -> Result<(Selection, bool), Unsolved> {
        let found = portfolio::solve(offer, &self.effort)?;
        Ok((found.selection, found.by_clock))
    }

    /// The packages of an offer, the others' held where there are others, and whether the clock ended the search.
    fn again(&self, offer: &Offer, partner: usize) -> Result<(Selection, bool), Unsolved> {
        if !self.holds_the_others() {
            return self.anew(offer);
        }
        let ideals = &self.solution.ideals;
        let ideals: Vec<f64> = ideals.iter().map(|ideal| ideal.value).collect();
        let views = criteria::views(offer, &ideals);
        let aims: Vec<Aim> = criteria::aims(offer.scenario.criterion, &views);
        let floors = floors(offer, &ideals);
        let current = &self.solution.selection;
        let found = local::anew(
            offer,
            &aims,
            &floors,
            &mut Pool::new(offer),
            current,
            partner,
            &self.effort,
        )?;
        Ok((found, self.effort.is_over()))
    }
}

/// The offer with a change to one component at one partner.
#[must_use]
pub fn twisted(offer: &Offer, partner: usize, component: usize, twist: Twist) -> Offer {
    let parts: &OfferParts = offer;
    let mut parts = parts.clone();
    let is_it = |known: &Candidate| known.partner == partner && known.component == component;
    match twist {
        Twist::Include => parts.scenario.rules.push(Rule::Include {
            partner: Some(parts.partners[partner].id.clone()),
            component: parts.components[component].id.clone(),
            option: None,
        }),
        Twist::Exclude => parts.candidates.retain(|known| !is_it(known)),
        Twist::Cost(factor) => {
            let found = parts.candidates.iter_mut().filter(|known| is_it(known));
            for choice in found.flat_map(|candidate| &mut candidate.choices) {
                scale_cost(choice, factor);
            }
        }
        Twist::Effect(factor) => {
            let found = parts.candidates.iter_mut().filter(|known| is_it(known));
            for choice in found.flat_map(|candidate| &mut candidate.choices) {
                let effects = choice.closes.iter_mut().chain(&mut choice.serves);
                effects.for_each(|effect| effect.value *= factor);
            }
        }
    }
    Offer::from_checked(parts)
}

fn scale_cost(choice: &mut Choice, factor: f64) {
    let amounts = [
        &mut choice.cost,
        &mut choice.capex,
        &mut choice.opex_per_year,
        &mut choice.low,
        &mut choice.high,
    ];
    let years = choice.by_year.iter_mut().flatten();
    for amount in amounts.into_iter().chain(years) {
        *amount = Meur::new(amount.value() * factor).unwrap_or(*amount);
    }
}

/// How far a factor can move along a list away from 1, then by halving.
fn flip(factors: &[f64], turn: &dyn Fn(f64) -> Option<Turn>) -> Flip {
    let mut flip = Flip {
        holds: 1.0,
        flips: None,
        no_package: false,
        complete: false,
    };
    for &factor in factors {
        match turn(factor) {
            Some(Turn::Same) => flip.holds = factor,
            Some(turned) => {
                flip.flips = Some(factor);
                flip.no_package = turned == Turn::NoPackage;
                break;
            }
            None => return flip,
        }
    }
    while let Some(flips) = flip.flips {
        if (flips - flip.holds).abs() <= TOLERANCE * flip.holds.max(1.0) {
            break;
        }
        let middle = f64::midpoint(flip.holds, flips);
        match turn(middle) {
            Some(Turn::Same) => flip.holds = middle,
            Some(turned) => {
                flip.flips = Some(middle);
                flip.no_package = turned == Turn::NoPackage;
            }
            None => return flip,
        }
    }
    flip.complete = true;
    flip
}

/// The first of a component's [`dominators`]; of two that are alike in everything the first stands.
#[must_use]
pub fn dominating(offer: &Offer, partner: usize, component: usize) -> Option<usize> {
    let found = *dominators(offer, partner, component).first()?;
    let it = offer.candidate(partner, component)?;
    let twin = offer.candidate(partner, found)?;
    let alike = twin
        .choices
        .iter()
        .all(|choice| it.choices.iter().any(|own| beats(offer, own, choice)));
    (!alike || found < component).then_some(found)
}

/// The components of the same area that do at least as much for a partner and ask for no more: each size
/// of the one has a size of the other that costs no more, asks no more effort, does at least as much for every
/// need and interest, can be paid at least as freely, and requires and excludes nothing that it does not.
/// None where synergies, requirements or rules of the scenario name the one.
#[must_use]
pub fn dominators(offer: &Offer, partner: usize, component: usize) -> Vec<usize> {
    let all: Vec<&Candidate> = offer.candidates_of(partner).collect();
    let Some(&it) = all.iter().find(|known| known.component == component) else {
        return Vec::new();
    };
    let area = |at: usize| &offer.components[at].area;
    let has_synergies = all.iter().any(|known| {
        known.component == component && !known.synergies.is_empty()
            || known.synergies.iter().any(|s| s.with == component)
    });
    if has_synergies || offer.components[component].scope != Scope::National {
        return Vec::new();
    }
    // A rule that names it means it.
    let named = offer.scenario.rules.iter().any(|rule| {
        matches!(rule, Rule::Include { component: id, .. } | Rule::Exclude { component: id, .. }
            if *id == offer.components[component].id)
    });
    let wanted = all
        .iter()
        .any(|known| known.requires.iter().flatten().any(|&at| at == component));
    if named || wanted {
        return Vec::new();
    }
    let better = |other: &&&Candidate| {
        other.component != component
            && offer.components[other.component].scope == Scope::National
            && area(other.component) == area(component)
            && other.synergies.iter().all(|synergy| {
                let effects = synergy.closes.iter().chain(&synergy.serves);
                effects.into_iter().all(|effect| effect.value >= 0.0)
            })
            && all.iter().all(|known| {
                known.synergies.iter().all(|synergy| {
                    let mut effects = synergy.closes.iter().chain(&synergy.serves);
                    synergy.with != other.component || effects.all(|effect| effect.value >= 0.0)
                })
            })
            && other
                .requires
                .iter()
                .all(|any_of| it.requires.contains(any_of))
            && other
                .conflicts
                .iter()
                .all(|at| it.conflicts.contains(at) || *at == component)
            && (other.finance.iter().zip(&it.finance)).all(|(a, b)| a >= b)
            && it.choices.iter().all(|worse| {
                other
                    .choices
                    .iter()
                    .any(|choice| beats(offer, choice, worse))
            })
    };
    let found = all.iter().filter(better);
    found.map(|known| known.component).collect()
}

/// Whether a size does at least as much as another and asks for no more.
fn beats(offer: &Offer, choice: &Choice, other: &Choice) -> bool {
    let of = |effects: &[Effect], on: usize| -> f64 {
        let known = effects.iter().filter(|effect| effect.on == on);
        known.map(|effect| effect.value).sum()
    };
    let serves = |choice: &Choice, at: usize| {
        if offer.counts_eu_content(at) {
            choice.eu_content * choice.cost.value()
        } else {
            of(&choice.serves, at)
        }
    };
    choice.by_year.is_none()
        && other.by_year.is_none()
        && choice.cost.value() <= other.cost.value() + TINY
        && choice.effort <= other.effort + TINY
        && (0..offer.taxonomy.needs.len())
            .all(|need| of(&choice.closes, need) >= of(&other.closes, need) - TINY)
        && (0..offer.taxonomy.interests.len())
            .all(|at| serves(choice, at) >= serves(other, at) - TINY)
}
