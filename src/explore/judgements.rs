//! What in a catalogue and a scenario is judgement, and where it may move.
//!
//! A judgement is the grade of one component's effect on one need or interest (all sizes follow it), the
//! extra effect of a pair, a cost, or a weight. A grade moves to its neighbours in the rubric, a cost
//! to its low and its high estimate; what states neither moves by a given share up and down.

use std::collections::BTreeSet;

use crate::model::rubric::{Side, neighbours};
use crate::model::{CriterionRule, Effect, Meur, Offer, OfferParts};

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

/// What is estimated and was not moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unmoved {
    /// Effects computed from how many are reached: they follow a figure, not a grade.
    pub reach: usize,
    /// Costs that state no range.
    pub costs: usize,
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
