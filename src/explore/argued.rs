//! What becomes of a move without making it: which numbers it changes, and for whom that can matter.

use std::collections::BTreeSet;

use super::judgements::{Judgement, Move};
use crate::model::{Effect, Offer, PartyId};
use crate::portfolio::Selection;

/// Whether a move only lowers what is in none of some components.
pub(super) fn changes_nothing(offer: &Offer, known: &BTreeSet<usize>, to: &Move) -> bool {
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

/// Whether a move of effects makes no package of a partner worth more to it or to the EU.
pub(super) fn raises_nothing(offer: &Offer, partner: usize, to: &Move) -> bool {
    // The EU looks at everybody's packages, another partner at its own.
    let own_alone = matches!(to.judgement, Judgement::Closes { .. });
    effects(offer, to).is_some_and(|mut effects| {
        effects.all(|(at, value)| (own_alone && at != partner) || value * to.factor <= value)
    })
}

/// Whether a move of effects makes no package worth less to anybody.
pub(super) fn lowers_nothing(offer: &Offer, to: &Move) -> bool {
    effects(offer, to)
        .is_some_and(|mut effects| effects.all(|(_, value)| value * to.factor >= value))
}

/// The effects that a move changes, with the partner at which each is; `None` where it changes something else.
fn effects<'o>(offer: &'o Offer, to: &Move) -> Option<Box<dyn Iterator<Item = (usize, f64)> + 'o>> {
    let component = component(to)?;
    let of_it = offer
        .candidates
        .iter()
        .filter(move |candidate| candidate.component == component);
    let on = |effects: &'o [Effect], on: usize| {
        let meant = effects.iter().filter(move |effect| effect.on == on);
        meant.map(|effect| effect.value)
    };
    match to.judgement {
        Judgement::Closes { need, .. } => Some(Box::new(of_it.flat_map(move |candidate| {
            let choices = candidate.choices.iter();
            let values = choices.flat_map(move |choice| on(&choice.closes, need));
            values.map(|value| (candidate.partner, value))
        }))),
        Judgement::Serves { interest, .. } => Some(Box::new(of_it.flat_map(move |candidate| {
            let choices = candidate.choices.iter();
            let values = choices.flat_map(move |choice| on(&choice.serves, interest));
            values.map(|value| (candidate.partner, value))
        }))),
        Judgement::Synergy { with, .. } => Some(Box::new(of_it.flat_map(move |candidate| {
            let synergies = candidate.synergies.iter().filter(move |s| s.with == with);
            let effects = synergies.flat_map(|s| s.closes.iter().chain(&s.serves));
            effects.map(|effect| (candidate.partner, effect.value))
        }))),
        _ => None,
    }
}

/// The component of which a move changes an effect.
pub(super) fn component(to: &Move) -> Option<usize> {
    match to.judgement {
        Judgement::Closes { component, .. }
        | Judgement::Serves { component, .. }
        | Judgement::Synergy { component, .. } => Some(component),
        _ => None,
    }
}

/// Whether a move can matter to a partner's own package while the others keep theirs. What is worth less to the
/// partner itself, and not in its package, does not: whatever else it could have is worth no more than before.
/// What another partner has costs money that both share, and is worth something to the EU.
pub(super) fn concerns(offer: &Offer, partner: usize, held: &Selection, to: &Move) -> bool {
    let offered = |component: usize| {
        let mut candidates = offer.candidates_of(partner);
        candidates.any(|candidate| candidate.component == component)
    };
    let holds = |at: usize, component: usize| {
        let mut picks = held.of(at).iter();
        picks.any(|pick| pick.component == component)
    };
    let others_hold = |all: &[usize]| {
        let mut others = (0..offer.partners.len()).filter(|&at| at != partner);
        others.any(|at| all.iter().all(|&component| holds(at, component)))
    };
    match to.judgement {
        Judgement::Closes { component, need } => {
            offered(component)
                && offer.partners[partner].need_share(need) > 0.0
                && (holds(partner, component) || !raises_nothing(offer, partner, to))
        }
        Judgement::Serves { component, .. } | Judgement::Cost { component } => {
            offered(component) || others_hold(&[component])
        }
        Judgement::Synergy { component, with } => {
            (offered(component) && offered(with)) || others_hold(&[component, with])
        }
        Judgement::Need { need } => offer.partners[partner].need_share(need) > 0.0,
        Judgement::Interest { .. } => true,
        Judgement::Party { party } => match offer.parties().get(party) {
            Some(PartyId::Partner(id)) => offer.partners[partner].id == *id,
            _ => true,
        },
    }
}
