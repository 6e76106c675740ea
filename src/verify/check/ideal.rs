//! Ideal points: `share = (utility - disagreement) / (ideal - disagreement)`, 1 where nothing can be gained.

use crate::package::result::Party;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::{Ledger, NO_RANGE};
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for party in &view.result.parties {
        let at = Site::partner(&party.id);
        ledger.equal(Code::ShareOfIdeal, &at, share(party), party.share_of_ideal);
        let bound = party.ideal_bound.unwrap_or(party.ideal);
        ledger.at_most(Code::IdealExceeded, &at, bound, party.utility);
        ledger.at_most(Code::IdealBound, &at, bound, party.ideal);
    }
}

fn share(party: &Party) -> f64 {
    let range = party.ideal - party.disagreement;
    if range > NO_RANGE {
        (party.utility - party.disagreement) / range
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    fn finds(code: &str, change: impl FnOnce(&mut crate::package::result::ResultFile)) {
        let codes = small::codes(change);
        assert!(codes.contains(&code), "{code} not in {codes:?}");
    }

    #[test]
    fn arithmetic() {
        finds("share-of-ideal", |result| {
            result.parties[1].share_of_ideal = 0.9;
        });
        finds("share-of-ideal", |result| result.parties[1].ideal = 0.8);
    }

    #[test]
    fn more_than_the_best() {
        finds("ideal-exceeded", |result| {
            result.parties[1].ideal = 0.5;
            result.parties[1].ideal_bound = Some(0.5);
        });
        // Without a bound the ideal point itself is one.
        finds("ideal-exceeded", |result| {
            result.parties[1].ideal = 0.5;
            result.parties[1].ideal_bound = None;
        });
    }

    #[test]
    fn beyond_its_own_bound() {
        finds("ideal-bound", |result| {
            result.parties[1].ideal_bound = Some(0.69);
        });
    }
}
