//! The offer's own figures, from the catalogue and the partner's row.
//!
//! ```text
//! capex  = fixed + sum per x indicator               (in MEUR)
//! cost   = capex + (fixed + share x capex) x (years of the horizon - build years, rounded up)
//! closes = min(at_most, (units + sum units_per x indicator) / of)      where the option says so
//! ```

use std::collections::BTreeMap;

use crate::model::{Cost, Effect, OptionSpec, Partner, Quantity};
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, Held, View, count, is_regional};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let offer = view.offer;
    for held in &view.packages {
        let partner = &offer.partners[held.partner];
        for chosen in &held.chosen {
            let component = &offer.components[chosen.candidate.component];
            let spec = &component.options[chosen.choice.option];
            let at = held.site().component(component.id.as_str());
            cost(view, partner, spec, chosen, &at, ledger);
            let site = |what: &str| at.clone().detail(what);
            let choice = chosen.choice;
            ledger.equal(Code::Catalogue, &site("effort"), spec.effort, choice.effort);
            let content = spec.eu_content.value();
            ledger.equal(
                Code::Catalogue,
                &site("eu_content"),
                content,
                choice.eu_content,
            );
            effects(view, held, spec, chosen, &at, ledger);
        }
    }
}

fn cost(
    view: &View<'_>,
    partner: &Partner,
    spec: &OptionSpec,
    chosen: &Chosen<'_>,
    at: &Site,
    ledger: &mut Ledger,
) {
    let expected = match &spec.cost {
        Cost::Capex {
            capex,
            opex_fixed,
            opex_share,
            ..
        } => {
            // Whose figures a shared project follows is not one partner's to say.
            if is_regional(view.offer, chosen.candidate.component) && !capex.per.is_empty() {
                return;
            }
            let Some(capex) = quantity(capex, partner) else {
                return;
            };
            // A build time that arithmetic put a hair above two years is two years.
            let building = (spec.build_years - 1e-9).ceil().max(0.0);
            let years = count(view.offer.scenario.horizon.years) - building;
            capex + (opex_fixed.value() + opex_share * capex) * years.max(0.0)
        }
        Cost::ByYear(payments) => payments.iter().map(|payment| payment.value()).sum(),
    };
    let found = chosen.choice.cost.value();
    ledger.equal(Code::Catalogue, &at.clone().detail("cost"), expected, found);
}

fn effects(
    view: &View<'_>,
    held: &Held<'_>,
    spec: &OptionSpec,
    chosen: &Chosen<'_>,
    at: &Site,
    ledger: &mut Ledger,
) {
    let partner = &view.offer.partners[held.partner];
    let taxonomy = &view.offer.taxonomy;
    let closes = totals(&chosen.choice.closes);
    for (position, need) in taxonomy.needs.iter().enumerate() {
        let fixed = spec.closes.get(&need.id).copied().unwrap_or(0.0);
        let expected = match spec.reaches.get(&need.id) {
            None => fixed,
            Some(reach) => {
                let of = partner.indicator(&reach.of);
                let (Some(units), Some(of)) = (quantity(&reach.units, partner), of) else {
                    continue;
                };
                // Where nobody is there to be reached, everybody is.
                if of > 0.0 {
                    reach.at_most.min(units / of)
                } else {
                    reach.at_most
                }
            }
        };
        let found = closes.get(&position).copied().unwrap_or(0.0);
        ledger.equal(
            Code::Catalogue,
            &at.clone().detail(need.id.as_str()),
            expected,
            found,
        );
    }
    let serves = totals(&chosen.choice.serves);
    for (position, interest) in taxonomy.interests.iter().enumerate() {
        let expected = spec.serves.get(&interest.id).copied().unwrap_or(0.0);
        let found = serves.get(&position).copied().unwrap_or(0.0);
        ledger.equal(
            Code::Catalogue,
            &at.clone().detail(interest.id.as_str()),
            expected,
            found,
        );
    }
}

fn quantity(quantity: &Quantity, partner: &Partner) -> Option<f64> {
    let mut sum = quantity.fixed;
    for (indicator, amount) in &quantity.per {
        sum += amount * partner.indicator(indicator)?;
    }
    Some(sum)
}

fn totals(effects: &[Effect]) -> BTreeMap<usize, f64> {
    let mut totals = BTreeMap::new();
    for effect in effects {
        *totals.entry(effect.on).or_insert(0.0) += effect.value;
    }
    totals
}

#[cfg(test)]
mod tests {
    use crate::model::{Meur, Quantity};
    use crate::verify::small;

    fn finds(change: impl FnOnce(&mut crate::model::OfferParts)) {
        let codes = small::codes_with(change, |_| {});
        assert!(codes.contains(&"catalogue"), "{codes:?}");
    }

    #[test]
    fn cost_that_does_not_follow() {
        finds(|offer| offer.candidates[0].choices[0].cost = Meur::new(10.1).unwrap());
        finds(|offer| {
            let population = crate::model::IndicatorId::new("population_million");
            let small::Cost::Capex { capex, .. } = &mut offer.components[1].options[0].cost else {
                panic!("digital-id is stated as investment");
            };
            *capex = Quantity {
                fixed: 6.0,
                per: [(population, 0.01)].into(),
            };
        });
    }

    #[test]
    fn effect_that_does_not_follow() {
        finds(|offer| offer.candidates[0].choices[0].closes[0].value = 0.31);
        finds(|offer| offer.candidates[0].choices[0].serves.clear());
        finds(|offer| offer.candidates[0].choices[0].effort = 2.0);
        finds(|offer| offer.candidates[0].choices[0].eu_content = 0.6);
    }

    #[test]
    fn reach_that_does_not_follow() {
        let academy = small::candidate("TUN", "skills-academy");
        finds(|offer| offer.candidates[academy].choices[0].closes[0].value = 0.5);
    }
}
