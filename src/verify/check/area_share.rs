//! Rule `area-share`: `min x cost <= cost of the area's items <= max x cost`; an empty package passes.

use crate::model::Rule;
use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, View};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for rule in &view.offer.scenario.rules {
        let Rule::AreaShare {
            partner,
            area,
            min,
            max,
        } = rule
        else {
            continue;
        };
        for held in view.packages_of(partner.as_ref()) {
            let in_area = held
                .chosen
                .iter()
                .filter(|chosen| view.offer.components[chosen.candidate.component].area == *area);
            let spent: f64 = in_area.map(Chosen::cost).sum();
            let at = held.site().detail(area.as_str());
            if let Some(min) = min {
                ledger.at_least(Code::AreaShare, &at, min.value() * held.cost(), spent);
            }
            if let Some(max) = max {
                ledger.at_most(Code::AreaShare, &at, max.value() * held.cost(), spent);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{AreaId, PartnerId, Rule, Share};
    use crate::verify::small;

    fn codes(partner: Option<&str>, min: Option<f64>, max: Option<f64>) -> Vec<&'static str> {
        let share = |share: Option<f64>| share.and_then(Share::new);
        let rule = Rule::AreaShare {
            partner: partner.map(PartnerId::new),
            area: AreaId::new("skills"),
            min: share(min),
            max: share(max),
        };
        small::codes_with(|offer| offer.scenario.rules.push(rule), |_| {})
    }

    #[test]
    fn bounds() {
        // Skills are 8 of 48 for MAR (0.167) and 8 of 38 for TUN (0.211).
        assert!(codes(None, Some(0.16), Some(0.22)).is_empty());
        assert_eq!(codes(None, Some(0.2), None), ["area-share"]);
        assert_eq!(codes(None, None, Some(0.2)), ["area-share"]);
        assert!(codes(Some("TUN"), Some(0.2), None).is_empty());
        assert_eq!(codes(Some("MAR"), Some(0.2), None), ["area-share"]);
    }
}
