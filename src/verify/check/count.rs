//! Rule `count`: fewest and most components in a package.

use crate::model::Rule;
use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::{View, count};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for rule in &view.offer.scenario.rules {
        let Rule::Count { partner, min, max } = rule else {
            continue;
        };
        for held in view.packages_of(partner.as_ref()) {
            let (at, found) = (held.site(), count(held.package.items.len()));
            if let Some(min) = min {
                ledger.at_least(Code::Count, &at, count(*min), found);
            }
            if let Some(max) = max {
                ledger.at_most(Code::Count, &at, count(*max), found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{PartnerId, Rule};
    use crate::verify::small;

    fn codes(partner: Option<&str>, min: Option<usize>, max: Option<usize>) -> Vec<&'static str> {
        let partner = partner.map(PartnerId::new);
        let rule = Rule::Count { partner, min, max };
        small::codes_with(|offer| offer.scenario.rules.push(rule), |_| {})
    }

    #[test]
    fn bounds() {
        assert!(codes(None, Some(2), Some(3)).is_empty());
        assert_eq!(codes(None, Some(3), None), ["count"]);
        assert_eq!(codes(None, None, Some(2)), ["count"]);
        assert!(codes(Some("TUN"), None, Some(2)).is_empty());
    }
}
