//! What else could be agreed, as the result file says it.

use super::result::{Compromise, Compromises, NotionPick};
use crate::explore::compromises as explored;
use crate::model::Offer;

/// The compromises found, by identifiers.
#[must_use]
pub fn compromises(offer: &Offer, found: &[explored::Compromises]) -> Vec<Compromises> {
    let listed = |at: &explored::Compromise| Compromise {
        partner: at.partner,
        eu: at.eu,
        items: at
            .picks
            .iter()
            .map(|pick| {
                let component = &offer.components[pick.component];
                let option = &component.options[pick.option];
                (component.id.to_string(), option.id.to_string())
            })
            .collect(),
        start_years: at
            .picks
            .iter()
            .filter_map(|pick| offer.start_year(pick.component, pick.option))
            .collect(),
    };
    found
        .iter()
        .map(|found| Compromises {
            partner: offer.partners[found.partner].id.to_string(),
            points: found.points.iter().map(listed).collect(),
            notions: found
                .notions
                .iter()
                .map(|(criterion, pick)| NotionPick {
                    criterion: criterion.rule,
                    pick: listed(pick),
                })
                .collect(),
            unproven: found.unproven,
        })
        .collect()
}
