//! Where the money of each item comes from.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::{Ledger, slack};
use crate::verify::view::{Chosen, Held, View, instrument_position};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for held in &view.packages {
        for chosen in &held.chosen {
            let at = held.site().component(&chosen.item.component);
            let sum: f64 = chosen.item.finance.values().sum();
            ledger.equal(Code::FinanceSum, &at, chosen.cost(), sum);
            for (id, &amount) in &chosen.item.finance {
                let at = at.clone().instrument(id);
                ledger.at_least(Code::FinanceNegative, &at, 0.0, amount);
                if let Some(instrument) = instrument_position(view.offer, id) {
                    carries(view, held, chosen, instrument, amount, &at, ledger);
                }
            }
        }
    }
}

/// The instrument is open to the partner, has an envelope, and stays within its share.
fn carries(
    view: &View<'_>,
    held: &Held<'_>,
    chosen: &Chosen<'_>,
    instrument: usize,
    amount: f64,
    at: &Site,
    ledger: &mut Ledger,
) {
    let offer = view.offer;
    let share = chosen
        .candidate
        .finance
        .get(instrument)
        .copied()
        .unwrap_or(0.0);
    ledger.at_most(Code::FinanceShare, at, share * chosen.cost(), amount);
    // An instrument that is listed with nothing is no use of it.
    if amount.abs() <= slack(0.0) {
        return;
    }
    let open = offer
        .may_use
        .get(held.partner)
        .and_then(|open| open.get(instrument));
    let open = open.copied().unwrap_or(false);
    let (open_to, closed) = ("open to the partner", "not open to it");
    ledger.holds(Code::InstrumentNotAllowed, at, open, open_to, closed);
    let id = &offer.taxonomy.instruments[instrument].id;
    let listed = offer
        .scenario
        .envelope
        .iter()
        .any(|row| row.instrument == *id);
    ledger.holds(
        Code::InstrumentNotAllowed,
        at,
        listed,
        "an envelope",
        "no envelope",
    );
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn does_not_sum_to_the_cost() {
        let codes = small::codes(|result| {
            result.packages[0].items[0]
                .finance
                .insert("EIB".into(), 2.0);
        });
        assert!(codes.contains(&"finance-sum"), "{codes:?}");
    }

    #[test]
    fn negative_amount() {
        let codes = small::codes(|result| {
            let finance = &mut result.packages[0].items[0].finance;
            finance.insert("EIB".into(), -1.0);
            finance.insert("NDICI-G".into(), 10.0);
        });
        assert!(codes.contains(&"finance-negative"), "{codes:?}");
    }

    #[test]
    fn beyond_its_share() {
        let codes = small::codes_with(|offer| offer.candidates[0].finance[1] = 0.29, |_| {});
        assert_eq!(codes, ["finance-share"]);
    }

    #[test]
    fn closed_to_the_partner() {
        let codes = small::codes_with(|offer| offer.may_use[0][1] = false, |_| {});
        assert_eq!(codes, ["instrument-not-allowed"; 2]);
    }

    #[test]
    fn without_an_envelope() {
        let codes = small::codes_with(
            |offer| drop(offer.scenario.envelope.pop()),
            |result| drop(result.envelopes.pop()),
        );
        assert_eq!(codes, ["instrument-not-allowed"; 2]);
    }
}
