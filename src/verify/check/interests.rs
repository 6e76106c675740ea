//! Interests met: effects as for needs, or EU content: `min(1, sum of eu_content x cost / cap)`.

use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::recompute::{eu_utility_at, interests_met};
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let interests = &view.offer.taxonomy.interests;
    let expected: Vec<&str> = interests
        .iter()
        .map(|interest| interest.id.as_str())
        .collect();
    for held in &view.packages {
        let listed = &held.package.interests;
        let found: Vec<&str> = listed.iter().map(|interest| interest.id.as_str()).collect();
        let at = held.site().detail("interests");
        ledger.same(
            Code::InterestsListed,
            &at,
            &expected.join(", "),
            &found.join(", "),
        );
        for (met, interest) in interests_met(view.offer, held).into_iter().zip(interests) {
            let at = held.site().detail(interest.id.as_str());
            for listed in listed
                .iter()
                .filter(|listed| listed.id == interest.id.as_str())
            {
                ledger.equal(Code::InterestMet, &at, met, listed.met);
            }
        }
        let utility = eu_utility_at(view.offer, held);
        ledger.equal(
            Code::EuUtility,
            &held.site(),
            utility,
            held.package.eu_utility,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Measure;
    use crate::verify::small;

    #[test]
    fn order_and_completeness() {
        let codes = small::codes(|result| result.packages[1].interests.reverse());
        assert_eq!(codes, ["interests-listed"]);
        let codes = small::codes(|result| drop(result.packages[1].interests.pop()));
        assert_eq!(codes, ["interests-listed"]);
    }

    #[test]
    fn share_met() {
        let codes = small::codes(|result| result.packages[0].interests[0].met = 0.45);
        assert_eq!(codes, ["interest-met"]);
        let codes = small::codes(|result| result.packages[0].interests[1].met = 0.7);
        assert_eq!(codes, ["interest-met"]);
    }

    #[test]
    fn measured_otherwise() {
        let codes = small::codes_with(
            |offer| offer.taxonomy.interests[1].measure = Measure::Effects,
            |_| {},
        );
        assert!(codes.contains(&"interest-met"), "{codes:?}");
    }

    #[test]
    fn utility_at_a_partner() {
        assert_eq!(
            small::codes(|result| result.packages[0].eu_utility = 0.6),
            ["eu-utility"]
        );
    }
}
