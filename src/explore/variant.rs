//! Directions in which a package within a loss may be better, in the model and as a number.

use good_lp::{Expression, Variable};

use super::around::choices;
use crate::formulate::rules::synergies::pair;
use crate::formulate::value::choice_of;
use crate::formulate::{ColumnKey, Pick, RowKey, Sense, Staged};
use crate::model::{Choice, Offer};

/// Group of needs that the variant `greener` is about.
pub const GREEN: &str = "green";

/// A direction in which a package within the loss may be better than the chosen one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// Least cost.
    Cheaper,
    /// Fewest years until everything is built, counted from the first year; then the fewest until each is
    /// built, in sum. Where start years are not chosen, everything starts at once.
    Faster,
    /// Least effort of the administration.
    Lighter,
    /// Most of the partner's green needs met, by weight and severity.
    Greener,
    /// Largest utility of the partner.
    Partner,
    /// Largest utility of the EU.
    Eu,
}

impl Variant {
    /// Every one, in the order shown.
    pub const ALL: [Self; 6] = [
        Self::Cheaper,
        Self::Faster,
        Self::Lighter,
        Self::Greener,
        Self::Partner,
        Self::Eu,
    ];
}

/// Years from the first until an option is built: `start + build years`.
#[must_use]
pub fn built(choice: &Choice) -> usize {
    choice.start + choice.build_years
}

/// Shuts out what takes longer to build than so many years.
pub(super) fn within_years(staged: &mut Staged, offer: &Offer, partner: usize, limit: usize) {
    let late: Vec<(Pick, Variable)> = choices(staged, partner)
        .filter(|(pick, _)| {
            choice_of(offer, partner, pick).is_some_and(|(_, choice)| built(choice) > limit)
        })
        .collect();
    for (pick, column) in late {
        let about = format!("{}_{}", pick.component, pick.option);
        let key = RowKey::of("late", partner, about);
        staged.model.row(key, column, Sense::Le, 0.0);
    }
}

/// A sum over the partner's choices.
pub(super) fn total(
    staged: &Staged,
    offer: &Offer,
    partner: usize,
    of: &dyn Fn(&Choice) -> f64,
) -> Expression {
    choices(staged, partner)
        .filter_map(|(pick, column)| {
            let (_, choice) = choice_of(offer, partner, &pick)?;
            Some(of(choice) * column)
        })
        .sum()
}

/// The years from the first until everything of a package is built.
#[must_use]
pub fn longest(offer: &Offer, partner: usize, picks: &[Pick]) -> usize {
    let chosen = picks
        .iter()
        .filter_map(|pick| choice_of(offer, partner, pick));
    chosen.map(|(_, choice)| built(choice)).max().unwrap_or(0)
}

/// The green needs that count for a partner.
fn green_needs(offer: &Offer, partner: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
    let needs = offer.taxonomy.needs.iter().enumerate();
    needs
        .filter(|(_, need)| need.group == GREEN)
        .map(move |(at, _)| (at, offer.partners[partner].need_share(at)))
        .filter(|(_, share)| *share > 0.0)
}

pub(super) fn has_green(offer: &Offer, partner: usize) -> bool {
    green_needs(offer, partner).next().is_some()
}

/// The part of the partner's utility that its green needs make up.
#[must_use]
pub fn greenness(offer: &Offer, partner: usize, picks: &[Pick]) -> f64 {
    let worth = crate::formulate::value(offer, partner, picks);
    green_needs(offer, partner)
        .map(|(need, share)| share * worth.needs[need])
        .sum()
}

/// The same in the model. A need that can never be more than met has no column of its own.
pub(super) fn green(staged: &Staged, offer: &Offer, partner: usize) -> Expression {
    let mut sum = Expression::default();
    for (need, share) in green_needs(offer, partner) {
        if let Some(met) = staged.model.find(&ColumnKey::Need { partner, need }) {
            sum += share * met;
            continue;
        }
        let scale = share / offer.taxonomy.needs[need].cap.unwrap_or(1.0);
        let on = |effects: &[crate::model::Effect]| -> f64 {
            let here = effects.iter().filter(|effect| effect.on == need);
            here.map(|effect| effect.value).sum()
        };
        sum += total(staged, offer, partner, &|choice| scale * on(&choice.closes));
        for candidate in offer.candidates_of(partner) {
            for synergy in &candidate.synergies {
                let key = pair(partner, candidate.component, synergy.with);
                if let Some(both) = staged.model.find(&key) {
                    sum += scale * on(&synergy.closes) * both;
                }
            }
        }
    }
    sum
}
