//! What each group of members of a shared project would pay for it alone.

use crate::model::{Coalition, Game, Offer, Part};

/// The cost game of a shared project among the members who join it, by position in the offer.
///
/// Each part of the chosen option is paid once by those who need it:
/// `c(S) = sum of the parts that somebody in S needs`. The catalogue's parts are scaled to the whole
/// cost, running costs included. A part that none of the members needs comes with the option and is
/// for all of them; so is the whole project where the catalogue names no parts. Fewer than
/// `min_members` would not get the project offered: `c(S)` is then what they would have to pay for the
/// same parts without the others.
///
/// `None` without members, or where the offer has no such component or option.
#[must_use]
pub fn cost_game(
    offer: &Offer,
    component: usize,
    option: usize,
    members: &[usize],
    cost: f64,
) -> Option<Game> {
    let spec = offer.components.get(component)?.options.get(option)?;
    let joined = members.iter().map(|&at| offer.partners.get(at));
    let joined: Vec<_> = joined.collect::<Option<_>>()?;
    if joined.is_empty() || joined.len() > crate::model::MOST_MEMBERS {
        return None;
    }
    let everybody = Coalition::MAX >> (crate::model::MOST_MEMBERS - joined.len());
    let whole: f64 = spec.parts.iter().map(|part| part.cost).sum();
    let mut parts: Vec<Part> = spec
        .parts
        .iter()
        .map(|part| {
            let needed = joined.iter().enumerate();
            let needed = needed.filter(|(_, partner)| part.members.contains(&partner.id));
            let needed = needed.fold(0, |all, (at, _)| all | 1 << at);
            Part {
                name: part.name.clone(),
                cost: cost * part.cost / whole,
                members: if needed == 0 { everybody } else { needed },
            }
        })
        .collect();
    if parts.is_empty() {
        parts.push(Part {
            name: "project".to_owned(),
            cost,
            members: everybody,
        });
    }
    let names = joined.iter().map(|partner| partner.id.to_string());
    Game::of_parts(names.collect(), parts)
}

/// What the model charges each member: `cost / members`.
#[must_use]
pub fn equal_shares(cost: f64, members: usize) -> Vec<f64> {
    vec![cost / super::real(members); members]
}
