//! Ideal points: `share = (utility - disagreement) / (ideal - disagreement)`, 1 where nothing can be gained; the
//! same of the ideal's bound, where that is stated.

use crate::package::result::Party;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::{Ledger, NO_RANGE};
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for party in &view.result.parties {
        let at = Site::partner(&party.id);
        ledger.equal(
            Code::ShareOfIdeal,
            &at,
            share(party.ideal, party),
            party.share_of_ideal,
        );
        let bound = party.ideal_bound.unwrap_or(party.ideal);
        if let Some(least) = party.share_at_least {
            let proven = share(bound, party);
            ledger.equal(Code::ShareAtLeast, &at, proven, least);
        }
        ledger.at_most(Code::IdealExceeded, &at, bound, party.utility);
        ledger.at_most(Code::IdealBound, &at, bound, party.ideal);
    }
}

fn share(ideal: f64, party: &Party) -> f64 {
    let range = ideal - party.disagreement;
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
    fn share_of_the_bound() {
        let with = |least: f64| {
            small::codes(|result| {
                let party = &mut result.parties[1];
                party.ideal_bound = Some(2.0 * party.ideal - party.disagreement);
                party.share_at_least = Some(least * party.share_of_ideal);
            })
        };
        assert!(!with(0.5).contains(&"share-at-least"));
        assert!(with(0.6).contains(&"share-at-least"));
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
