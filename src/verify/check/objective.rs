//! The value of the criterion's first stage, from the parties' figures.
//!
//! | rule | value |
//! |---|---|
//! | kalai-smorodinsky | least share of the ideal over parties that can gain (1 if none can) |
//! | egalitarian | least gain over all parties |
//! | utilitarian | sum of lambda x gain / (ideal - disagreement) over parties that can gain |
//! | partner-first | mean utility of the partners, weighted by lambda |
//! | eu-first | utility of the EU |

use crate::model::{CriterionRule, PartyId};
use crate::package::result::Party;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::{Ledger, NO_RANGE};
use crate::verify::recompute::weighted_mean;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let scenario = &view.offer.scenario;
    let mut parties = Vec::new();
    for id in view.offer.parties() {
        // A party that is not listed is a finding of its own.
        let Some(party) = view.party(&id) else { return };
        parties.push((scenario.party_weight(&id), id, party));
    }
    let gain = |party: &Party| party.utility - party.disagreement;
    let range = |party: &Party| party.ideal - party.disagreement;
    let can_gain = parties
        .iter()
        .filter(|(_, _, party)| range(party) > NO_RANGE);
    let expected = match scenario.criterion.rule {
        CriterionRule::KalaiSmorodinsky => {
            let shares = can_gain.map(|(_, _, party)| gain(party) / range(party));
            shares.reduce(f64::min).unwrap_or(1.0)
        }
        CriterionRule::Egalitarian => {
            let gains = parties.iter().map(|(_, _, party)| gain(party));
            gains.reduce(f64::min).unwrap_or(0.0)
        }
        CriterionRule::Utilitarian => can_gain
            .map(|(weight, _, party)| weight * gain(party) / range(party))
            .sum(),
        CriterionRule::PartnerFirst => {
            let partners = parties.iter().filter(|(_, id, _)| *id != PartyId::Eu);
            weighted_mean(partners.map(|(weight, _, party)| (*weight, party.utility)))
        }
        CriterionRule::EuFirst => view.party(&PartyId::Eu).map_or(0.0, |eu| eu.utility),
    };
    let at = Site::named("objective value");
    ledger.equal(
        Code::ObjectiveValue,
        &at,
        expected,
        view.result.objective.value,
    );
}

#[cfg(test)]
mod tests {
    use crate::model::{CriterionRule, PartnerId, PartyId};
    use crate::verify::small;

    /// Whether the value is right for the rule, with lambda 3 for MAR where stated.
    fn accepts(rule: CriterionRule, weight: Option<f64>, value: f64) -> bool {
        let codes = small::codes_with(
            |offer| {
                offer.scenario.criterion.rule = rule;
                let mar = PartyId::Partner(PartnerId::new("MAR"));
                offer.scenario.weights.parties =
                    weight.map(|weight| (mar, weight)).into_iter().collect();
            },
            |result| {
                result.criterion = rule;
                result.objective.value = value;
                result.objective.bound = value;
                result.stages.clear();
            },
        );
        assert!(
            codes.is_empty() || codes == ["objective-value"],
            "{codes:?}"
        );
        codes.is_empty()
    }

    #[test]
    fn every_rule() {
        // Utilities 0.7, 0.5667, 0.4983; disagreement 0.1, 0, 0; ideal points 0.9, 0.7, 0.6.
        let (tun, eu) = (1.7 / 3.0, 1.495 / 3.0);
        assert!(accepts(CriterionRule::KalaiSmorodinsky, None, 0.75));
        assert!(!accepts(CriterionRule::KalaiSmorodinsky, None, 0.76));
        assert!(accepts(CriterionRule::Egalitarian, None, eu));
        assert!(!accepts(CriterionRule::Egalitarian, None, 0.6));
        assert!(accepts(
            CriterionRule::Utilitarian,
            None,
            0.75 + tun / 0.7 + eu / 0.6
        ));
        assert!(accepts(
            CriterionRule::Utilitarian,
            Some(3.0),
            2.25 + tun / 0.7 + eu / 0.6
        ));
        assert!(!accepts(
            CriterionRule::Utilitarian,
            Some(3.0),
            0.75 + tun / 0.7 + eu / 0.6
        ));
        assert!(accepts(
            CriterionRule::PartnerFirst,
            None,
            f64::midpoint(0.7, tun)
        ));
        assert!(accepts(
            CriterionRule::PartnerFirst,
            Some(3.0),
            (2.1 + tun) / 4.0
        ));
        assert!(accepts(CriterionRule::EuFirst, None, eu));
        assert!(!accepts(CriterionRule::EuFirst, None, tun));
    }

    #[test]
    fn nobody_can_gain() {
        let codes = small::codes(|result| {
            for party in &mut result.parties {
                party.ideal = party.disagreement;
                party.ideal_bound = None;
                party.share_of_ideal = 1.0;
            }
            result.objective.value = 1.0;
            result.objective.bound = 1.0;
            result.stages.clear();
        });
        assert_eq!(codes, ["ideal-exceeded"; 3]);
    }
}
