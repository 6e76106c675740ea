//! Who gets a package, and of what.

use std::collections::BTreeSet;

use crate::package::result::Item;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Held, View, choice, component_position};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let offer = view.offer;
    let expected: Vec<&str> = offer
        .partners
        .iter()
        .map(|partner| partner.id.as_str())
        .collect();
    let found: Vec<&str> = view
        .result
        .packages
        .iter()
        .map(|p| p.partner.as_str())
        .collect();
    let at = Site::named("packages");
    ledger.same(Code::Packages, &at, &expected.join(", "), &found.join(", "));
    for held in &view.packages {
        let mut seen = BTreeSet::new();
        for item in &held.package.items {
            let at = held.site().component(&item.component);
            let first = seen.insert(item.component.as_str());
            ledger.holds(Code::TwiceChosen, &at, first, "chosen once", &item.option);
            let offered = is_offered(view, held, item);
            ledger.holds(
                Code::NotOffered,
                &at,
                offered,
                "an option on offer",
                &item.option,
            );
        }
        start_years(view, held, ledger);
    }
}

fn is_offered(view: &View<'_>, held: &Held<'_>, item: &Item) -> bool {
    let Some(component) = component_position(view.offer, &item.component) else {
        return false;
    };
    let mut candidates = view.offer.candidates_of(held.partner);
    candidates.any(|candidate| {
        candidate.component == component
            && choice(view.offer, candidate, &item.option, item.start_year).is_some()
    })
}

/// An item starts in the horizon, and is built and paid when the horizon ends, or earlier.
fn start_years(view: &View<'_>, held: &Held<'_>, ledger: &mut Ledger) {
    let horizon = view.offer.scenario.horizon;
    let years = i64::try_from(horizon.years).unwrap_or(i64::MAX);
    let first = i64::from(horizon.start_year);
    for chosen in &held.chosen {
        let paid = chosen
            .payments()
            .iter()
            .rposition(|&payment| payment != 0.0);
        let takes = chosen
            .choice
            .build_years
            .max(paid.map_or(0, |last| last + 1));
        let takes = i64::try_from(takes).unwrap_or(i64::MAX);
        let last = first.saturating_add(years.saturating_sub(takes).min(years - 1));
        let start = i64::from(chosen.item.start_year);
        let at = held.site().component(&chosen.item.component);
        let expected = format!("{first} to {last}");
        let inside = (first..=last).contains(&start);
        ledger.holds(Code::StartYear, &at, inside, &expected, &start.to_string());
        let here = &view.offer.partners[held.partner].id;
        for gate in &view.offer.scenario.not_before {
            let meant = gate.partner.as_ref().is_none_or(|partner| partner == here);
            if meant && gate.component.as_str() == chosen.item.component {
                let (expected, open) = (format!("{} or later", gate.year), i64::from(gate.year));
                let after = start >= open;
                ledger.holds(Code::TooEarly, &at, after, &expected, &start.to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{ComponentId, Gate, PartnerId};
    use crate::verify::small;

    fn finds(code: &str, change: impl FnOnce(&mut crate::package::result::ResultFile)) {
        let codes = small::codes(change);
        assert!(codes.contains(&code), "{code} not in {codes:?}");
    }

    #[test]
    fn order_of_partners() {
        assert_eq!(
            small::codes(|result| result.packages.reverse()),
            ["packages"]
        );
    }

    #[test]
    fn one_package_each() {
        finds("packages", |result| drop(result.packages.pop()));
        finds("packages", |result| {
            result.packages.push(result.packages[1].clone());
        });
    }

    #[test]
    fn before_a_gate() {
        let with = |partner: Option<&str>, year| {
            let gate = Gate {
                partner: partner.map(PartnerId::new),
                component: ComponentId::new("digital-id"),
                year,
                why: String::new(),
            };
            small::codes_with(|offer| offer.scenario.not_before = vec![gate], |_| {})
        };
        assert_eq!(with(None, 2028), ["too-early"]);
        assert_eq!(with(Some("MAR"), 2028), ["too-early"]);
        assert!(with(None, 2027).is_empty());
        assert!(with(Some("TUN"), 2028).is_empty());
    }

    #[test]
    fn a_component_twice() {
        finds("twice-chosen", |result| {
            let again = result.packages[0].items[0].clone();
            result.packages[0].items.push(again);
        });
    }

    #[test]
    fn a_component_that_is_blocked() {
        finds("not-offered", |result| {
            let item = result.packages[0].items[0].clone();
            result.packages[1].items.push(item);
        });
    }

    #[test]
    fn a_start_outside_the_horizon() {
        for (year, wrong) in [(2026, true), (2027, false), (2030, false), (2031, true)] {
            let codes = small::codes(|result| result.packages[0].items[0].start_year = year);
            assert_eq!(codes == ["start-year"], wrong, "{year}: {codes:?}");
        }
    }

    #[test]
    fn payments_beyond_the_horizon() {
        finds("start-year", |result| {
            let academy = &mut result.packages[1].items[1];
            academy.start_year = 2028;
            academy.by_year = vec![0.0, 4.0, 2.0, 1.0];
        });
    }

    #[test]
    fn a_project_that_is_not_ready_in_time() {
        for (year, wrong) in [(2029, false), (2030, true)] {
            let codes = small::codes(|result| {
                result.packages[0].items[1].start_year = year;
                result.packages[1].items[0].start_year = year;
                result.regional[0].start_year = year;
            });
            assert_eq!(codes.contains(&"start-year"), wrong, "{year}: {codes:?}");
        }
    }
}
