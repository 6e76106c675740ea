//! Envelopes: the sum over all packages, and over each package, stays within the scenario's limits.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

use super::used::{used_by, used_in_all};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for row in &view.offer.scenario.envelope {
        let instrument = row.instrument.as_str();
        if let Some(total) = row.total {
            let at = Site::default().instrument(instrument);
            let used = used_in_all(view, instrument);
            ledger.at_most(Code::EnvelopeTotal, &at, total.value(), used);
        }
        if let Some(limit) = row.per_partner {
            for held in &view.packages {
                let at = held.site().instrument(instrument);
                let used = used_by(held.package, instrument);
                ledger.at_most(Code::EnvelopePartner, &at, limit.value(), used);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Meur;
    use crate::verify::small;

    #[test]
    fn total() {
        let with = |total| {
            small::codes_with(
                |offer| offer.scenario.envelope[0].total = Meur::new(total),
                |result| result.envelopes[0].total = Some(total),
            )
        };
        assert!(with(48.0).is_empty());
        assert_eq!(with(47.9), ["envelope-total"]);
    }

    #[test]
    fn for_one_partner() {
        let with = |limit| {
            small::codes_with(
                |offer| offer.scenario.envelope[0].per_partner = Meur::new(limit),
                |_| {},
            )
        };
        assert!(with(26.0).is_empty());
        assert_eq!(with(25.9), ["envelope-partner"]);
        assert_eq!(with(21.9), ["envelope-partner"; 2]);
    }
}
