//! The offer's own figures, from the catalogue and the partner's row.
//!
//! ```text
//! capex  = fixed + sum per x indicator               (in MEUR)
//! cost   = capex + (fixed + share x capex) x (years of the horizon - start - build years, rounded up)
//! year t = capex / build years while it is built + opex from then on, or the stated payments since the start
//! closes = min(at_most, (units + sum units_per x indicator) / of)      where the option says so
//! serves = as stated, 0 where the interest does not apply to the partner
//! both x (1 + benefit discount rate)^-(start + build years, rounded up)
//! ```

use std::collections::BTreeMap;

use crate::model::{Condition, Cost, Effect, Interest, InterestId, OptionSpec, Partner, Quantity};
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
            synergies(view, held, chosen, &at, ledger);
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
            range,
            ..
        } => {
            let mut same = |what: &str, expected, found| {
                ledger.equal(Code::Catalogue, &at.clone().detail(what), expected, found);
            };
            // Whose figures a shared project follows is not one partner's to say.
            if is_regional(view.offer, chosen.candidate.component) && !capex.per.is_empty() {
                return;
            }
            let Some(capex) = quantity(capex, partner) else {
                return;
            };
            // A build time that arithmetic put a hair above two years is two years.
            let building = (spec.build_years - 1e-9).ceil().max(0.0);
            let years = count(view.offer.scenario.horizon.years) - building - count(spec.start);
            let opex = opex_fixed.value() + opex_share * capex;
            let cost = capex + opex * years.max(0.0);
            same("capex", capex, chosen.choice.capex.value());
            same("opex", opex, chosen.choice.opex_per_year.value());
            same("low", cost * range.low, chosen.choice.low.value());
            same("high", cost * range.high, chosen.choice.high.value());
            let due = |year: usize| {
                let since = count(year) - count(spec.start);
                let pays = since >= 0.0 && since < building.max(1.0);
                let invest = if pays { capex / building.max(1.0) } else { 0.0 };
                invest + if since >= building { opex } else { 0.0 }
            };
            by_year(view, chosen, &due, at, ledger);
            cost
        }
        Cost::ByYear(payments) => {
            let due = |year: usize| {
                let since = year.checked_sub(spec.start);
                let paid = since.and_then(|since| payments.get(since));
                paid.map_or(0.0, |paid| paid.value())
            };
            by_year(view, chosen, &due, at, ledger);
            payments.iter().map(|payment| payment.value()).sum()
        }
    };
    let found = chosen.choice.cost.value();
    ledger.equal(Code::Catalogue, &at.clone().detail("cost"), expected, found);
}

/// The payments of each year of the horizon, where they are known by year.
fn by_year(
    view: &View<'_>,
    chosen: &Chosen<'_>,
    due: &dyn Fn(usize) -> f64,
    at: &Site,
    ledger: &mut Ledger,
) {
    let Some(found) = &chosen.choice.by_year else {
        return;
    };
    for year in 0..view.offer.scenario.horizon.years.max(found.len()) {
        let at = at.clone().detail(&format!("year {}", year + 1));
        let found = found.get(year).map_or(0.0, |paid| paid.value());
        ledger.equal(Code::Catalogue, &at, due(year), found);
    }
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
    let wait = (spec.build_years - 1e-9).ceil().max(0.0) + count(spec.start);
    let weight = (1.0 + view.offer.scenario.benefit_discount_rate).powf(-wait);
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
            expected * weight,
            found,
        );
    }
    let serves = totals(&chosen.choice.serves);
    for (position, interest) in taxonomy.interests.iter().enumerate() {
        let expected = served(interest, &spec.serves, partner);
        let found = serves.get(&position).copied().unwrap_or(0.0);
        ledger.equal(
            Code::Catalogue,
            &at.clone().detail(interest.id.as_str()),
            expected * weight,
            found,
        );
    }
}

/// What a synergy adds, for each component that the partner can be offered too.
fn synergies(
    view: &View<'_>,
    held: &Held<'_>,
    chosen: &Chosen<'_>,
    at: &Site,
    ledger: &mut Ledger,
) {
    let offer = view.offer;
    let (needs, interests) = (&offer.taxonomy.needs, &offer.taxonomy.interests);
    let partner = &offer.partners[held.partner];
    let stated = &offer.components[chosen.candidate.component].synergies;
    for other in offer.candidates_of(held.partner).map(|c| c.component) {
        let other_id = &offer.components[other].id;
        let stated = || stated.iter().filter(|synergy| synergy.with == *other_id);
        let resolved = || {
            let found = chosen.candidate.synergies.iter();
            found.filter(|synergy| synergy.with == other)
        };
        if stated().next().is_none() && resolved().next().is_none() {
            continue;
        }
        let mut compare = |what: &str, expected: f64, found: f64| {
            let at = at.clone().detail(&format!("{what} with {other_id}"));
            ledger.equal(Code::Catalogue, &at, expected, found);
        };
        for (position, need) in needs.iter().enumerate() {
            let closes = stated().filter_map(|synergy| synergy.closes.get(&need.id));
            let found = resolved().map(|synergy| on(position, &synergy.closes));
            compare(need.id.as_str(), closes.sum(), found.sum());
        }
        for (position, interest) in interests.iter().enumerate() {
            let serves = stated().map(|synergy| served(interest, &synergy.serves, partner));
            let found = resolved().map(|synergy| on(position, &synergy.serves));
            compare(interest.id.as_str(), serves.sum(), found.sum());
        }
    }
}

/// What is stated for an interest, or nothing where the interest does not apply to the partner.
fn served(interest: &Interest, stated: &BTreeMap<InterestId, f64>, partner: &Partner) -> f64 {
    let applies = interest.applies_to.as_ref();
    if applies.is_some_and(|condition| !fulfils(partner, condition)) {
        return 0.0;
    }
    stated.get(&interest.id).copied().unwrap_or(0.0)
}

/// Whether every stated part of a condition holds; a figure that is not known fulfils no bound.
fn fulfils(partner: &Partner, condition: &Condition) -> bool {
    let outside = condition.indicators.iter().any(|bounds| {
        let known = partner.indicator(&bounds.indicator);
        known.is_none_or(|value| {
            bounds.min.is_some_and(|min| value < min) || bounds.max.is_some_and(|max| value > max)
        })
    });
    let frameworks = &condition.frameworks_any;
    let held = &partner.profile.frameworks;
    let member = frameworks.is_empty() || held.iter().any(|one| frameworks.contains(one));
    let named = condition.partners.is_empty() || condition.partners.contains(&partner.id);
    !outside && member && named
}

/// `fixed + sum per x indicator`; nothing where a figure is not known.
pub(super) fn quantity(quantity: &Quantity, partner: &Partner) -> Option<f64> {
    let mut sum = quantity.fixed;
    for (indicator, amount) in &quantity.per {
        sum += amount * partner.indicator(indicator)?;
    }
    Some(sum)
}

fn on(position: usize, effects: &[Effect]) -> f64 {
    let effects = effects.iter().filter(|effect| effect.on == position);
    effects.map(|effect| effect.value).sum()
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
    use crate::model::{Bounds, Condition, Effect, IndicatorId, Meur, PartnerId, Quantity};
    use crate::verify::small;

    fn finds(change: impl FnOnce(&mut crate::model::OfferParts)) {
        let codes = small::codes_with(change, |_| {});
        assert!(codes.contains(&"catalogue"), "{codes:?}");
    }

    #[test]
    fn cost_that_does_not_follow() {
        finds(|offer| offer.candidates[0].choices[0].cost = Meur::new(10.1).unwrap());
        finds(|offer| {
            let population = IndicatorId::new("population_million");
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

    fn applies_to(offer: &mut crate::model::OfferParts, condition: Condition) {
        offer.taxonomy.interests[0].applies_to = Some(condition);
    }

    fn known(offer: &crate::model::OfferParts) -> (IndicatorId, f64) {
        let indicators = &offer.partners[0].indicators;
        let (indicator, value) = indicators.first_key_value().unwrap();
        (indicator.clone(), *value)
    }

    #[test]
    fn interest_that_does_not_apply() {
        // What is stated for STD at MAR must then not have been counted there.
        let tunisia = || Condition {
            partners: vec![PartnerId::new("TUN")],
            ..Condition::default()
        };
        finds(|offer| applies_to(offer, tunisia()));
        finds(|offer| {
            let frameworks_any = vec!["Nothing".into()];
            let condition = Condition {
                frameworks_any,
                ..Condition::default()
            };
            applies_to(offer, condition);
        });
        finds(|offer| {
            let (indicator, value) = known(offer);
            let bounds = Bounds {
                indicator,
                min: Some(value + 1.0),
                max: None,
            };
            let indicators = vec![bounds];
            applies_to(
                offer,
                Condition {
                    indicators,
                    ..Condition::default()
                },
            );
        });
    }

    #[test]
    fn interest_that_applies() {
        let codes = small::codes_with(
            |offer| {
                let (indicator, value) = (IndicatorId::new("years_associated"), 4.0);
                offer.partners.iter_mut().for_each(|partner| {
                    partner.profile.frameworks.push("Partnership".into());
                    partner.indicators.insert(indicator.clone(), value);
                });
                let condition = Condition {
                    indicators: vec![Bounds {
                        indicator,
                        min: Some(value),
                        max: Some(value),
                    }],
                    frameworks_any: vec!["Other".into(), "Partnership".into()],
                    partners: ["MAR", "TUN"].map(PartnerId::new).into(),
                };
                applies_to(offer, condition);
            },
            |_| {},
        );
        assert!(!codes.contains(&"catalogue"), "{codes:?}");
    }

    #[test]
    fn synergy_that_does_not_follow() {
        let with_synergy = |offer: &crate::model::OfferParts| {
            let mut candidates = offer.candidates.iter();
            candidates
                .position(|one| !one.synergies.is_empty())
                .unwrap()
        };
        finds(|offer| {
            let at = with_synergy(offer);
            offer.candidates[at].synergies.clear();
        });
        finds(|offer| {
            let at = with_synergy(offer);
            let synergy = &mut offer.candidates[at].synergies[0];
            synergy.closes.push(Effect { on: 0, value: 0.01 });
        });
    }

    #[test]
    fn reach_that_does_not_follow() {
        let academy = small::candidate("TUN", "skills-academy");
        finds(|offer| offer.candidates[academy].choices[0].closes[0].value = 0.5);
    }

    #[test]
    fn payments_that_do_not_follow() {
        let academy = small::candidate("TUN", "skills-academy");
        finds(|offer| {
            let choice = &mut offer.candidates[academy].choices[0];
            choice.by_year = Some(
                [3.0, 3.0, 1.0, 1.0]
                    .map(|paid| Meur::new(paid).unwrap())
                    .into(),
            );
        });
        // MAR's digital-id: investment of 6 at once, and 1 a year to run.
        let with = |paid: [f64; 4]| {
            let years = paid.map(|paid| Meur::new(paid).unwrap());
            small::codes_with(
                |offer| {
                    offer.candidates[0].choices[0].by_year = Some(years.into());
                },
                |result| result.packages[0].items[0].by_year = paid.into(),
            )
        };
        assert!(!with([7.0, 1.0, 1.0, 1.0]).contains(&"catalogue"));
        assert!(with([6.0, 2.0, 1.0, 1.0]).contains(&"catalogue"));
    }
}
