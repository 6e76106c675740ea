//! Needs met: `min(1, (sum of closes + synergies) / cap)`; the plain sum where there is no cap.

use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::recompute::needs_met;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let needs = &view.offer.taxonomy.needs;
    let expected: Vec<&str> = needs.iter().map(|need| need.id.as_str()).collect();
    for held in &view.packages {
        let listed = &held.package.needs;
        let found: Vec<&str> = listed.iter().map(|need| need.id.as_str()).collect();
        let at = held.site().detail("needs");
        ledger.same(
            Code::NeedsListed,
            &at,
            &expected.join(", "),
            &found.join(", "),
        );
        let severity = &view.offer.partners[held.partner].severity;
        let recomputed = needs_met(view.offer, held)
            .into_iter()
            .zip(severity)
            .zip(needs);
        for ((met, &severity), need) in recomputed {
            let at = held.site().detail(need.id.as_str());
            for listed in listed.iter().filter(|listed| listed.id == need.id.as_str()) {
                ledger.equal(Code::Severity, &at, severity, listed.severity);
                ledger.equal(Code::NeedMet, &at, met, listed.met);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn order_and_completeness() {
        assert_eq!(
            small::codes(|result| result.packages[0].needs.reverse()),
            ["needs-listed"]
        );
        assert_eq!(
            small::codes(|result| drop(result.packages[0].needs.pop())),
            ["needs-listed"]
        );
    }

    #[test]
    fn severity() {
        assert_eq!(
            small::codes(|result| result.packages[0].needs[0].severity = 0.4),
            ["severity"]
        );
    }

    #[test]
    fn share_met() {
        assert_eq!(
            small::codes(|result| result.packages[0].needs[1].met = 0.7),
            ["need-met"]
        );
    }

    #[test]
    fn no_more_than_all_of_it() {
        // CONN closes 0.6: with a cap of 0.5 it is met in full, and utilities follow.
        let fully = |cap: f64, met: f64| {
            small::codes_with(
                |offer| offer.taxonomy.needs[0].cap = Some(cap),
                |result| {
                    for package in &mut result.packages {
                        package.needs[0].met = met;
                    }
                },
            )
        };
        assert!(!fully(0.5, 1.0).contains(&"need-met"));
        assert_eq!(
            fully(0.5, 1.2)
                .iter()
                .filter(|&&code| code == "need-met")
                .count(),
            2
        );
        assert!(!fully(1.2, 0.5).contains(&"need-met"));
    }

    #[test]
    fn points_without_a_cap() {
        let codes = small::codes_with(
            |offer| offer.taxonomy.needs[1].cap = None,
            |result| {
                result.packages[0].needs[1].met = 0.6;
                result.packages[1].needs[1].met = 0.4;
            },
        );
        assert!(!codes.contains(&"need-met"), "{codes:?}");
    }

    #[test]
    fn a_synergy_counts_only_with_both() {
        // Without the synergy SKILL would be (0.3 + 0.2) / 0.8.
        let codes = small::codes_with(
            |offer| offer.candidates[0].synergies[0].with = 0,
            |result| result.packages[0].needs[1].met = 0.625,
        );
        assert!(!codes.contains(&"need-met"), "{codes:?}");
    }
}
