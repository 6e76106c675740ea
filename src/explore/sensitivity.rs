//! Which judgements, moved within their range, change the package.
//!
//! A judgement is the grade of one component's effect on one need or interest (all sizes follow it), the
//! extra effect of a pair, a cost, or a weight. A grade moves to its neighbours in the rubric, a cost
//! to its low and its high estimate; what states neither moves by a stated share up and down. Each move is
//! decided by solving again:
//!
//! - with one partner in full, ideal points included;
//! - with several partner by partner, while the others keep their packages and the ideal points stay.
//!
//! The chosen package stays if, with the moved numbers, it is allowed and nothing is better for the
//! criterion; with several partners: for its value, up to the gap asked for. A smaller effect of what is
//! neither chosen nor in a package behind an ideal point changes nothing: every such value stays, and
//! others only fall.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::around::{Around, Wish};
use crate::formulate::{Extent, Pick, criteria};
use crate::model::rubric::{Side, neighbours};
use crate::model::{CriterionRule, Effect, Meur, Offer, OfferParts, PartyId};
use crate::portfolio::{self, Effort, Proven, Selection, Solution, Unsolved, exact, ideals, local};

/// Moves at a time, so that the most telling come first.
const BATCH: usize = 16;
/// Nodes for the package behind an ideal point.
const NODES: u64 = 2_000_000;
/// Relative difference of values below which the solver cannot tell them apart.
const TELLABLE: f64 = 1e-7;
/// How far an ideal point may be off to be that of a package, relative to it.
const SAME: f64 = 1e-9;

/// What is judged; positions in the offer and its taxonomy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// Effect of a component on a need.
    Closes {
        /// Component.
        component: usize,
        /// Need.
        need: usize,
    },
    /// Effect of a component on an interest.
    Serves {
        /// Component.
        component: usize,
        /// Interest.
        interest: usize,
    },
    /// Extra effects of a component with another.
    Synergy {
        /// Component that states them.
        component: usize,
        /// The other.
        with: usize,
    },
    /// Cost of a component.
    Cost {
        /// Component.
        component: usize,
    },
    /// Weight of a need.
    Need {
        /// Need.
        need: usize,
    },
    /// Weight of an interest.
    Interest {
        /// Interest.
        interest: usize,
    },
    /// Weight of a party in the criterion, the EU last.
    Party {
        /// Party.
        party: usize,
    },
}

/// Where a judgement moves.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// From a grade to a neighbour.
    Grade {
        /// The grade stated.
        from: String,
        /// The neighbour.
        to: String,
    },
    /// To the low estimate of the cost.
    Low,
    /// To the high estimate of the cost.
    High,
    /// By a share that nobody states but whoever asks.
    Share,
}

/// One judgement moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// What moves.
    pub judgement: Judgement,
    /// Where.
    pub change: Change,
    /// Factor on the numbers; of a cost, on the standard figure where all sizes share one.
    pub factor: f64,
}

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

/// What is estimated and was not moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unmoved {
    /// Effects computed from how many are reached: they follow a figure, not a grade.
    pub reach: usize,
    /// Costs that state no range.
    pub costs: usize,
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

/// Every move of an offer's judgements: `spread` is for what states neither grade nor range.
#[must_use]
pub fn moves(offer: &Offer, spread: f64) -> (Vec<Move>, Unmoved) {
    let mut moves = Vec::new();
    let mut unmoved = Unmoved::default();
    let both = |moves: &mut Vec<Move>, judgement: Judgement| {
        for factor in [1.0 - spread, 1.0 + spread] {
            moves.push(Move {
                judgement,
                change: Change::Share,
                factor,
            });
        }
    };
    let offered: BTreeSet<usize> = offer.candidates.iter().map(|c| c.component).collect();
    for component in offered {
        let described = &offer.components[component];
        for (side, on) in touched(offer, component) {
            let (judgement, code) = match side {
                Side::Need => (
                    Judgement::Closes {
                        component,
                        need: on,
                    },
                    offer.taxonomy.needs[on].id.as_str(),
                ),
                Side::Interest => (
                    Judgement::Serves {
                        component,
                        interest: on,
                    },
                    offer.taxonomy.interests[on].id.as_str(),
                ),
            };
            match described.judgements.get(code).map(|j| j.grade.as_str()) {
                None => both(&mut moves, judgement),
                Some(grade) => {
                    let next = neighbours(grade, side);
                    unmoved.reach += usize::from(next.is_empty());
                    moves.extend(next.into_iter().map(|(to, factor)| Move {
                        judgement,
                        change: Change::Grade {
                            from: grade.to_owned(),
                            to,
                        },
                        factor,
                    }));
                }
            }
        }
        for with in partners_of(offer, component) {
            both(&mut moves, Judgement::Synergy { component, with });
        }
        let range = ranges(offer, component);
        unmoved.costs += usize::from(range.is_none());
        for (change, factor) in range
            .into_iter()
            .flat_map(|(low, high)| [(Change::Low, low), (Change::High, high)])
        {
            moves.push(Move {
                judgement: Judgement::Cost { component },
                change,
                factor,
            });
        }
    }
    for need in 0..offer.taxonomy.needs.len() {
        if offer
            .partners
            .iter()
            .any(|partner| partner.need_share(need) > 0.0)
        {
            both(&mut moves, Judgement::Need { need });
        }
    }
    for interest in 0..offer.taxonomy.interests.len() {
        if offer.interest_share(interest) > 0.0 {
            both(&mut moves, Judgement::Interest { interest });
        }
    }
    let weighs = matches!(
        offer.scenario.criterion.rule,
        CriterionRule::Utilitarian | CriterionRule::Nash | CriterionRule::AlphaFair
    );
    for party in (0..=offer.partners.len()).filter(|_| weighs) {
        both(&mut moves, Judgement::Party { party });
    }
    (moves, unmoved)
}

/// The needs and interests that a component has an effect on at any partner where that counts.
fn touched(offer: &Offer, component: usize) -> Vec<(Side, usize)> {
    let mut needs = BTreeSet::new();
    let mut interests = BTreeSet::new();
    for candidate in offer.candidates.iter().filter(|c| c.component == component) {
        for choice in &candidate.choices {
            let partner = &offer.partners[candidate.partner];
            let counts = |on: usize| partner.need_share(on) > 0.0;
            let some = |effect: &&Effect| effect.value != 0.0;
            let closes = choice.closes.iter().filter(some).map(|effect| effect.on);
            needs.extend(closes.filter(|&on| counts(on)));
            let serves = choice.serves.iter().filter(some).map(|effect| effect.on);
            interests.extend(
                serves.filter(|&on| offer.interest_share(on) > 0.0 && !offer.counts_eu_content(on)),
            );
        }
    }
    let needs = needs.into_iter().map(|on| (Side::Need, on));
    needs
        .chain(interests.into_iter().map(|on| (Side::Interest, on)))
        .collect()
}

/// The components with which a component states extra effects, where some partner could have both.
fn partners_of(offer: &Offer, component: usize) -> BTreeSet<usize> {
    let mut with = BTreeSet::new();
    for candidate in offer.candidates.iter().filter(|c| c.component == component) {
        for synergy in &candidate.synergies {
            let mut others = offer.candidates_of(candidate.partner);
            if others.any(|other| other.component == synergy.with) {
                with.insert(synergy.with);
            }
        }
    }
    with
}

/// The factors of the low and the high estimate of a component's first size that has a range.
fn ranges(offer: &Offer, component: usize) -> Option<(f64, f64)> {
    let of_it = offer.candidates.iter().filter(|c| c.component == component);
    of_it
        .flat_map(|candidate| &candidate.choices)
        .find_map(|choice| {
            let cost = choice.cost.value();
            let (low, high) = (choice.low.value() / cost, choice.high.value() / cost);
            (cost > 0.0 && low < high).then_some((low, high))
        })
}

/// The offer with a judgement moved.
#[must_use]
pub fn moved(offer: &Offer, to: &Move) -> Offer {
    let parts: &OfferParts = offer;
    let mut parts = parts.clone();
    let scale = |effects: &mut Vec<Effect>, on: Option<usize>| {
        let meant = effects
            .iter_mut()
            .filter(|effect| on.is_none_or(|on| effect.on == on));
        meant.for_each(|effect| effect.value *= to.factor);
    };
    match to.judgement {
        Judgement::Closes { component, need } => {
            for choice in choices(&mut parts, component) {
                scale(&mut choice.closes, Some(need));
            }
        }
        Judgement::Serves {
            component,
            interest,
        } => {
            for choice in choices(&mut parts, component) {
                scale(&mut choice.serves, Some(interest));
            }
        }
        Judgement::Synergy { component, with } => {
            let of_it = parts
                .candidates
                .iter_mut()
                .filter(|c| c.component == component);
            for synergy in of_it.flat_map(|candidate| &mut candidate.synergies) {
                if synergy.with == with {
                    scale(&mut synergy.closes, None);
                    scale(&mut synergy.serves, None);
                }
            }
        }
        Judgement::Cost { component } => {
            for choice in choices(&mut parts, component) {
                let whole = if to.change == Change::Low {
                    choice.low
                } else {
                    choice.high
                };
                if choice.cost > Meur::ZERO {
                    let factor = whole.value() / choice.cost.value();
                    choice.capex = choice.capex * factor;
                    choice.opex_per_year = choice.opex_per_year * factor;
                    let years = choice.by_year.iter_mut().flatten();
                    years.for_each(|paid| *paid = *paid * factor);
                }
                choice.cost = whole;
            }
        }
        Judgement::Need { need } => {
            parts.taxonomy.needs[need].weight *= to.factor;
            for partner in &mut parts.partners {
                partner.need_weight[need] *= to.factor;
            }
        }
        Judgement::Interest { interest } => {
            parts.taxonomy.interests[interest].weight *= to.factor;
        }
        Judgement::Party { party } => {
            let id = offer.parties()[party].clone();
            let weight = offer.scenario.party_weight(&id) * to.factor;
            parts.scenario.weights.parties.insert(id, weight);
        }
    }
    Offer::from_checked(parts)
}

fn choices(
    parts: &mut OfferParts,
    component: usize,
) -> impl Iterator<Item = &mut crate::model::Choice> {
    let candidates = parts.candidates.iter_mut();
    candidates
        .filter(move |candidate| candidate.component == component)
        .flat_map(|candidate| &mut candidate.choices)
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
    let mut trials = Vec::with_capacity(moves.len());
    for batch in moves.chunks(BATCH) {
        let tried: Vec<Trial> = batch
            .par_iter()
            .with_max_len(1)
            .map(|to| {
                let argued = behind
                    .as_ref()
                    .is_some_and(|known| changes_nothing(offer, known, to));
                let fate = if argued {
                    Fate::Stays
                } else if effort.is_over() {
                    Fate::NotTried
                } else if several {
                    around(&moved(offer, to), to, solution, &reference, effort)
                } else {
                    alone(&moved(offer, to), &reference, effort)
                };
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
    let found: Vec<Result<Vec<Pick>, Unsolved>> = (0..offer.partners.len())
        .into_par_iter()
        .with_max_len(1)
        .map(|partner| {
            let mut around = Around::new(offer, solution, partner);
            let old = solution.selection.of(partner).to_vec();
            match best(&mut around, effort) {
                Ok(Best::Other(picks)) => Ok(picks),
                Ok(Best::Chosen | Best::Open) | Err(Unsolved::Infeasible | Unsolved::Stopped) => {
                    Ok(old)
                }
                Err(failed) => Err(failed),
            }
        })
        .collect();
    let picks: Result<Vec<Vec<Pick>>, Unsolved> = found.into_iter().collect();
    Ok(Selection { picks: picks? })
}

fn anything(only_value: bool) -> Wish<'static> {
    Wish {
        least: None,
        first: &|_| None,
        whole: false,
        only_value,
    }
}

/// Whether the chosen package of a partner is the best while the others keep theirs, by the criterion's
/// value and up to the gap.
enum Best {
    /// It is.
    Chosen,
    /// Another one is, or it is not allowed.
    Other(Vec<Pick>),
    /// Neither is known.
    Open,
}

fn best(around: &mut Around<'_>, effort: &Effort<'_>) -> Result<Best, Unsolved> {
    let chosen = around.chosen().to_vec();
    let kept = around.value(&chosen);
    let slack = effort.gap.max(TELLABLE) * kept.abs().max(SAME);
    let found = around.find(&anything(true), effort)?;
    let fits = around.fits(effort)?;
    if fits && found.first.bound <= kept + slack {
        return Ok(Best::Chosen);
    }
    if fits && around.value(&found.picks) <= kept + slack {
        return Ok(Best::Open);
    }
    // The same value, with what else the criterion asks for.
    let tidy = around.find(&anything(false), effort);
    Ok(Best::Other(tidy.map_or(found.picks, |tidy| tidy.picks)))
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
    let lowers = |effects: Vec<f64>| effects.iter().all(|value| value * to.factor <= *value);
    let of = |component: usize| {
        offer
            .candidates
            .iter()
            .filter(move |c| c.component == component)
    };
    match to.judgement {
        Judgement::Closes { component, need } => {
            let choices = of(component).flat_map(|candidate| &candidate.choices);
            let effects = choices.flat_map(|choice| &choice.closes);
            let values = effects.filter(|e| e.on == need).map(|e| e.value);
            !known.contains(&component) && lowers(values.collect())
        }
        Judgement::Serves {
            component,
            interest,
        } => {
            let choices = of(component).flat_map(|candidate| &candidate.choices);
            let effects = choices.flat_map(|choice| &choice.serves);
            let values = effects.filter(|e| e.on == interest).map(|e| e.value);
            !known.contains(&component) && lowers(values.collect())
        }
        Judgement::Synergy { component, with } => {
            let stated = of(component).flat_map(|candidate| &candidate.synergies);
            let stated = stated.filter(|synergy| synergy.with == with);
            let effects = stated.flat_map(|synergy| synergy.closes.iter().chain(&synergy.serves));
            let values = effects.map(|effect| effect.value).collect();
            let apart = !known.contains(&component) || !known.contains(&with);
            apart && lowers(values)
        }
        _ => false,
    }
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
fn around(
    offer: &Offer,
    to: &Move,
    solution: &Solution,
    reference: &Selection,
    effort: &Effort<'_>,
) -> Fate {
    let held = Solution {
        selection: reference.clone(),
        ..solution.clone()
    };
    let mut changes = Vec::new();
    for partner in (0..offer.partners.len()).filter(|&partner| concerns(offer, partner, to)) {
        let mut around = Around::new(offer, &held, partner);
        match best(&mut around, effort) {
            Ok(Best::Chosen) => {}
            Ok(Best::Other(picks)) => {
                let Ok(fits) = around.fits(effort) else {
                    return Fate::NotTried;
                };
                let (new, kept) = (around.value(&picks), around.value(around.chosen()));
                changes.push(Changed {
                    partner,
                    picks,
                    loss: lost(new, kept),
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

/// Whether a move can matter to a partner's own package.
fn concerns(offer: &Offer, partner: usize, to: &Move) -> bool {
    let offered = |component: usize| {
        let mut candidates = offer.candidates_of(partner);
        candidates.any(|candidate| candidate.component == component)
    };
    match to.judgement {
        Judgement::Closes { component, .. }
        | Judgement::Serves { component, .. }
        | Judgement::Cost { component } => offered(component),
        Judgement::Synergy { component, with } => offered(component) && offered(with),
        Judgement::Need { need } => offer.partners[partner].need_share(need) > 0.0,
        Judgement::Interest { .. } => true,
        Judgement::Party { party } => match offer.parties().get(party) {
            Some(PartyId::Partner(id)) => offer.partners[partner].id == *id,
            _ => true,
        },
    }
}
