//! Yearly limits. Only items with payments by year count; each payment is carried by the item's
//! instruments in proportion to its financing: `payment x finance / cost`.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, View};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let horizon = view.offer.scenario.horizon;
    for row in &view.offer.scenario.envelope {
        let mut paid = vec![0.0; row.per_year.len()];
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

/// Adds what the instrument pays of one item to each year of the horizon.
fn add(paid: &mut [f64], chosen: &Chosen<'_>, instrument: &str, first: i32) {
    let cost = chosen.cost();
    let amount = chosen.item.finance.get(instrument).copied().unwrap_or(0.0);
    let delay = i64::from(chosen.item.start_year) - i64::from(first);
    let Ok(delay) = usize::try_from(delay) else {
        return;
    };
    if cost > 0.0 {
        for (year, payment) in paid.iter_mut().skip(delay).zip(chosen.payments()) {
            *year += payment * amount / cost;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Meur;
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
}
