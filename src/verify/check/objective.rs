//! The value of the criterion's first stage, from the parties' figures.
//!
//! | rule | value |
//! |---|---|
//! | kalai-smorodinsky | least share of the ideal over parties that can gain (1 if none can) |
//! | egalitarian | least gain over all parties |
//! | utilitarian | sum of lambda x gain / (ideal - disagreement) over parties that can gain |
//! | nash | geometric mean of shares of the ideal, weights lambda, over parties that can gain (1 if none can) |
//! | alpha-fair | the same with the power mean of exponent 1 - alpha |
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
        CriterionRule::Nash | CriterionRule::AlphaFair => {
            let alpha = scenario.criterion.alpha.unwrap_or(1.0);
            let counted = can_gain.filter(|(weight, _, _)| *weight > 0.0);
            let shares = counted.map(|(weight, _, party)| (*weight, gain(party) / range(party)));
            power_mean(1.0 - alpha, &shares.collect::<Vec<_>>())
        }
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

/// `(sum w x^p / sum w)^(1/p)`, the geometric mean at p = 0; 1 over nothing. With p of 0 or less a
/// part that is 0 makes it 0; below a millionth it counts as 0.
fn power_mean(power: f64, parts: &[(f64, f64)]) -> f64 {
    let counted = |x: f64| if x > 1e-6 { x } else { 0.0 };
    let parts = parts.iter().map(|&(weight, x)| (weight, counted(x)));
    let parts: Vec<(f64, f64)> = parts.collect();
    let Some(least) = parts.iter().map(|(_, x)| *x).reduce(f64::min) else {
        return 1.0;
    };
    let most = parts.iter().map(|(_, x)| *x).fold(0.0, f64::max);
    // The part that counts most becomes 1: nothing overflows.
    let unit = if power <= 0.0 { least } else { most };
    if unit <= 0.0 {
        return 0.0;
    }
    let parts = parts.into_iter().map(|(weight, x)| (weight, x / unit));
    if power.abs() < 1e-9 {
        unit * weighted_mean(parts.map(|(weight, x)| (weight, x.ln()))).exp()
    } else {
        unit * weighted_mean(parts.map(|(weight, x)| (weight, x.powf(power)))).powf(1.0 / power)
    }
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
    fn a_mean_with_a_part_of_nothing() {
        let parts = [(1.0, 0.0), (2.0, 0.9)];
        assert!(super::power_mean(0.0, &parts).abs() < 1e-12);
        assert!(super::power_mean(-1.0, &parts).abs() < 1e-12);
        assert!((super::power_mean(0.5, &parts) - 0.4).abs() < 1e-12);
        assert!((super::power_mean(0.0, &[]) - 1.0).abs() < 1e-12);
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
