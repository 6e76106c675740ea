//! Payments by year and who carries them. Only items with payments by year count.
//!
//! ```text
//! paid[f, t] = finance_by_year[f][t],   else payment[t] x finance[f] / cost
//! sum_f finance_by_year[f][t] = payment[t]        sum_t finance_by_year[f][t] = finance[f]
//! ```

use std::collections::BTreeSet;

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, View, count};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let horizon = view.offer.scenario.horizon;
    for held in &view.packages {
        for chosen in &held.chosen {
            if !chosen.item.finance_by_year.is_empty() {
                let at = held.site().component(&chosen.item.component);
                let due = due(chosen, horizon.start_year, horizon.years);
                adds_up(chosen, &due, &at, ledger);
            }
        }
    }
    for row in &view.offer.scenario.envelope {
        let mut paid = vec![0.0; horizon.years];
        for chosen in view.packages.iter().flat_map(|held| &held.chosen) {
            add(
                &mut paid,
                chosen,
                row.instrument.as_str(),
                horizon.start_year,
            );
        }
        let years = i64::from(horizon.start_year)..;
        for ((limit, &paid), year) in row.per_year.iter().zip(&paid).zip(years) {
            let at = Site::default()
                .instrument(row.instrument.as_str())
                .detail(&year.to_string());
            ledger.at_most(Code::EnvelopeYear, &at, limit.value(), paid);
        }
    }
}

/// What is due of an item in each year of the horizon, where the catalogue states it.
pub(super) fn due(chosen: &Chosen<'_>, first: i32, years: usize) -> Vec<f64> {
    let mut due = vec![0.0; years];
    let delay = i64::from(chosen.item.start_year) - i64::from(first);
    let Ok(delay) = usize::try_from(delay) else {
        return due;
    };
    for (year, payment) in due.iter_mut().skip(delay).zip(chosen.payments()) {
        *year = payment;
    }
    due
}

/// Over the instruments the payments, over the years the financing, and nothing below 0.
fn adds_up(chosen: &Chosen<'_>, due: &[f64], at: &Site, ledger: &mut Ledger) {
    let (finance, by_year) = (&chosen.item.finance, &chosen.item.finance_by_year);
    let longest = by_year.values().map(Vec::len).max().unwrap_or(0);
    for year in 0..longest.max(due.len()) {
        let due = due.get(year).copied().unwrap_or(0.0);
        let paid = by_year.values().filter_map(|years| years.get(year)).sum();
        let at = at.clone().detail(&format!("year {}", year + 1));
        ledger.equal_in_euros(Code::FinanceByYear, &at, due, paid, count(by_year.len()));
    }
    let instruments: BTreeSet<&String> = finance.keys().chain(by_year.keys()).collect();
    for id in instruments {
        let at = at.clone().instrument(id);
        let years = by_year.get(id).map(Vec::as_slice).unwrap_or_default();
        for &paid in years {
            ledger.at_least(Code::FinanceNegative, &at, 0.0, paid);
        }
        let whole = finance.get(id).copied().unwrap_or(0.0);
        // What rounding to euros left over stands in one instrument, whichever year it came from.
        let terms = count(by_year.len() * longest);
        ledger.equal_in_euros(Code::FinanceByYear, &at, whole, years.iter().sum(), terms);
    }
}

/// Adds what the instrument pays of one item to each year of the horizon.
fn add(paid: &mut [f64], chosen: &Chosen<'_>, instrument: &str, first: i32) {
    let stated = &chosen.item.finance_by_year;
    if !stated.is_empty() {
        let years = stated.get(instrument).map(Vec::as_slice);
        for (year, amount) in paid.iter_mut().zip(years.unwrap_or_default()) {
            *year += amount;
        }
        return;
    }
    let cost = chosen.cost();
    let amount = chosen.item.finance.get(instrument).copied().unwrap_or(0.0);
    if cost > 0.0 {
        let due = due(chosen, first, paid.len());
        for (year, payment) in paid.iter_mut().zip(due) {
            *year += payment * amount / cost;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Meur, OfferParts};
    use crate::package::result::ResultFile;
    use crate::verify::small;

    fn with(limits: [f64; 4]) -> Vec<&'static str> {
        let limits = limits.into_iter().filter_map(Meur::new).collect();
        small::codes_with(|offer| offer.scenario.envelope[0].per_year = limits, |_| {})
    }

    #[test]
    fn each_year() {
        // Both academies draw 4, 2, 1, 1 on the grant; nothing else is stated by year.
        assert!(with([8.0, 4.0, 2.0, 2.0]).is_empty());
        assert_eq!(with([7.9, 4.0, 2.0, 2.0]), ["envelope-year"]);
        assert_eq!(with([8.0, 4.0, 2.0, 1.9]), ["envelope-year"]);
    }

    #[test]
    fn in_proportion_to_the_financing() {
        // With 6 of MAR's 8 from the grant, the first year takes 3 + 4 of it.
        let with = |first| {
            small::codes_with(
                |offer| offer.scenario.envelope[0].per_year = vec![Meur::new(first).unwrap()],
                |result| {
                    let finance = &mut result.packages[0].items[2].finance;
                    finance.insert("NDICI-G".into(), 6.0);
                    finance.insert("PTN".into(), 2.0);
                    result.envelopes[0].used = 46.0;
                    result.envelopes[2].used = 7.0;
                },
            )
        };
        assert!(with(7.0).is_empty());
        assert_eq!(with(6.9), ["envelope-year"]);
    }

    /// MAR's academy of 4, 2, 1, 1: 6 from the grant and 2 from its own budget, as told by year.
    fn told(years: [[f64; 4]; 2]) -> impl FnOnce(&mut ResultFile) {
        move |result| {
            let academy = &mut result.packages[0].items[2];
            academy.finance = [("NDICI-G".into(), 6.0), ("PTN".into(), 2.0)].into();
            let [grant, own] = years.map(Vec::from);
            academy.finance_by_year = [("NDICI-G".into(), grant), ("PTN".into(), own)].into();
            result.envelopes[0].used = 46.0;
            result.envelopes[2].used = 7.0;
        }
    }

    const TOLD: [[f64; 4]; 2] = [[4.0, 1.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]];

    #[test]
    fn as_stated_by_year() {
        let with = |limits: [f64; 4]| {
            let limits = limits.into_iter().filter_map(Meur::new).collect();
            let change = |offer: &mut OfferParts| offer.scenario.envelope[0].per_year = limits;
            small::codes_with(change, told(TOLD))
        };
        // TUN's academy draws 4, 2, 1, 1 beside it. In proportion the first year would take 7.
        assert!(with([8.0, 3.0, 1.0, 2.0]).is_empty());
        assert_eq!(with([7.9, 3.0, 1.0, 2.0]), ["envelope-year"]);
        assert_eq!(with([8.0, 3.0, 0.9, 2.0]), ["envelope-year"]);
    }

    #[test]
    fn by_year_adds_up_to_the_payments_and_to_the_financing() {
        assert!(small::codes(told(TOLD)).is_empty());
        let mut rounded = TOLD;
        rounded[0][0] += 1.5e-6;
        assert!(small::codes(told(rounded)).is_empty());
        // A year too much and one too little: the instruments' sums still fit.
        let shifted = [[3.0, 2.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]];
        assert_eq!(small::codes(told(shifted)), ["finance-by-year"; 2]);
        // The years' sums fit, the instruments' do not.
        let swapped = [[4.0, 2.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.0]];
        assert_eq!(small::codes(told(swapped)), ["finance-by-year"; 2]);
        let below = [[4.0, 2.0, -1.0, 1.0], [0.0, 0.0, 2.0, 0.0]];
        assert_eq!(small::codes(told(below)), ["finance-negative"]);
    }

    #[test]
    fn by_year_of_what_states_no_payments() {
        let codes = small::codes(|result| {
            let item = &mut result.packages[0].items[0];
            let years = item
                .finance
                .iter()
                .map(|(id, all)| (id.clone(), vec![*all]));
            item.finance_by_year = years.collect();
        });
        assert_eq!(codes, ["finance-by-year"]);
    }

    #[test]
    fn by_year_beyond_the_horizon_or_of_half_the_instruments() {
        let codes = small::codes(|result| {
            told(TOLD)(result);
            let years = &mut result.packages[0].items[2].finance_by_year;
            years.get_mut("PTN").unwrap().extend([0.0; 5]);
            years.get_mut("PTN").unwrap().push(1.0);
        });
        assert_eq!(codes, ["finance-by-year"; 2]);
        let codes = small::codes(|result| {
            told(TOLD)(result);
            let years = &mut result.packages[0].items[2].finance_by_year;
            years.remove("PTN");
        });
        assert_eq!(codes, ["finance-by-year"; 3]);
    }
}
