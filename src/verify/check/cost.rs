//! Costs of items and packages.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, View};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for held in &view.packages {
        for chosen in &held.chosen {
            let at = held.site().component(&chosen.item.component);
            ledger.equal(Code::ItemCost, &at, chosen.cost(), chosen.item.cost);
            by_year(view, chosen, &at, ledger);
        }
        let at = held.site();
        ledger.equal(Code::PackageCost, &at, held.cost(), held.package.cost);
    }
}

/// Payments stand in the years of the horizon, counted from the item's start; what is not stated is 0.
fn by_year(view: &View<'_>, chosen: &Chosen<'_>, at: &Site, ledger: &mut Ledger) {
    let first = view.offer.scenario.horizon.start_year;
    let delay = i64::from(chosen.item.start_year) - i64::from(first);
    let payments = chosen.payments();
    let found = &chosen.item.by_year;
    let years = view.offer.scenario.horizon.years.max(found.len());
    for year in 0..years {
        let since = i64::try_from(year)
            .unwrap_or(i64::MAX)
            .saturating_sub(delay);
        let since = usize::try_from(since).ok();
        let expected = since
            .and_then(|since| payments.get(since))
            .copied()
            .unwrap_or(0.0);
        let found = found.get(year).copied().unwrap_or(0.0);
        let at = at.clone().detail(&format!("year {}", year + 1));
        ledger.equal(Code::ByYear, &at, expected, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn cost_of_an_item() {
        let codes = small::codes(|result| result.packages[0].items[0].cost += 0.001);
        assert_eq!(codes, ["item-cost"]);
    }

    #[test]
    fn share_of_a_shared_project() {
        let codes = small::codes(|result| result.packages[0].items[1].cost = 60.0);
        assert!(codes.contains(&"item-cost"), "{codes:?}");
    }

    #[test]
    fn payments() {
        let codes = small::codes(|result| result.packages[1].items[1].by_year[2] = 1.5);
        assert_eq!(codes, ["by-year"]);
        let codes = small::codes(|result| result.packages[1].items[1].by_year.push(1.0));
        assert_eq!(codes, ["by-year"]);
        let codes = small::codes(|result| result.packages[0].items[0].by_year = vec![10.0]);
        assert_eq!(codes, ["by-year"]);
        let codes = small::codes(|result| result.packages[1].items[1].by_year.clear());
        assert_eq!(codes.len(), 4);
    }

    #[test]
    fn a_later_start_moves_the_payments() {
        let codes = small::codes(|result| result.packages[1].items[1].start_year = 2028);
        assert!(codes.contains(&"by-year"), "{codes:?}");
    }

    #[test]
    fn cost_of_a_package() {
        assert_eq!(
            small::codes(|result| result.packages[1].cost += 1.0),
            ["package-cost"]
        );
    }
}
