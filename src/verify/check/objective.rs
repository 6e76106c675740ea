//! The value of the criterion's first stage, from the parties' figures.

use crate::verify::code::Code;
use crate::verify::criterion::whole;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    // A party that is not listed is a finding of its own.
    let Some(parties) = view.standings() else {
        return;
    };
    let expected = whole(view.offer.scenario.criterion, &parties);
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
    use crate::model::{Criterion, CriterionRule, PartnerId, PartyId};
    use crate::verify::small;

    /// Whether the value is right for the rule, with lambda 3 for MAR where stated.
    fn accepts(rule: CriterionRule, weight: Option<f64>, value: f64) -> bool {
        accepts_at(Criterion::of(rule), weight, value)
    }

    fn accepts_at(criterion: Criterion, weight: Option<f64>, value: f64) -> bool {
        let codes = small::codes_with(
            |offer| {
                offer.scenario.criterion = criterion;
                let mar = PartyId::Partner(PartnerId::new("MAR"));
                offer.scenario.weights.parties =
                    weight.map(|weight| (mar, weight)).into_iter().collect();
            },
            |result| {
                result.criterion = criterion.rule;
                result.alpha = criterion.alpha;
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
    fn power_means() {
        let shares = [0.75, 1.7 / 2.1, 1.495 / 1.8];
        let product: f64 = shares.iter().product();
        assert!(accepts(CriterionRule::Nash, None, product.cbrt()));
        assert!(!accepts(CriterionRule::Nash, None, product.cbrt() + 1e-4));
        let weighted = (product * shares[0] * shares[0]).powf(0.2);
        assert!(accepts(CriterionRule::Nash, Some(3.0), weighted));
        assert!(!accepts(CriterionRule::Nash, Some(3.0), product.cbrt()));
        let alone = (shares[1] * shares[2]).sqrt();
        assert!(accepts(CriterionRule::Nash, Some(0.0), alone));
        let at = |alpha| Criterion {
            rule: CriterionRule::AlphaFair,
            alpha: Some(alpha),
        };
        let harmonic = 3.0 / shares.iter().map(|share| 1.0 / share).sum::<f64>();
        let mean = shares.iter().sum::<f64>() / 3.0;
        let roots = (shares.iter().map(|share| share.sqrt()).sum::<f64>() / 3.0).powi(2);
        for (alpha, value) in [
            (0.0, mean),
            (0.5, roots),
            (1.0, product.cbrt()),
            (2.0, harmonic),
        ] {
            assert!(accepts_at(at(alpha), None, value), "{alpha}");
            assert!(!accepts_at(at(alpha), None, value + 1e-4), "{alpha}");
            assert!(!accepts_at(at(alpha), None, value - 1e-4), "{alpha}");
        }
        // Hardly more than the smallest share to the power of its weight.
        let powers = shares.map(|share| (share / 0.75).powi(-99));
        let large = 0.75 * (powers.iter().sum::<f64>() / 3.0).powf(-1.0 / 99.0);
        assert!((0.758..0.759).contains(&large), "{large}");
        assert!(accepts_at(at(100.0), None, large));
        assert!(!accepts_at(at(100.0), None, 0.75));
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
