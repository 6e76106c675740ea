//! What a criterion comes to, from utilities, disagreement and ideal points.
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
//!
//! As far as one partner of several and the EU make it up, the first three means and minima are over
//! these two; sums stay whole. Where neither of the two counts, what the criterion asks for next decides.

use crate::model::{Criterion, CriterionRule};

use super::ledger::NO_RANGE;
use super::recompute::weighted_mean;

/// A party as a criterion sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Standing {
    /// Lambda.
    pub(super) weight: f64,
    pub(super) utility: f64,
    pub(super) disagreement: f64,
    pub(super) ideal: f64,
    pub(super) is_eu: bool,
}

impl Standing {
    fn gain(&self) -> f64 {
        self.utility - self.disagreement
    }

    fn range(&self) -> f64 {
        self.ideal - self.disagreement
    }

    fn can_gain(&self) -> bool {
        self.range() > NO_RANGE
    }

    fn share(&self) -> f64 {
        self.gain() / self.range()
    }
}

/// The criterion's value for all parties.
pub(super) fn whole(criterion: Criterion, parties: &[Standing]) -> f64 {
    let can_gain = parties.iter().filter(|party| party.can_gain());
    match criterion.rule {
        CriterionRule::KalaiSmorodinsky => {
            let shares = can_gain.map(Standing::share);
            shares.reduce(f64::min).unwrap_or(1.0)
        }
        CriterionRule::Egalitarian => {
            let gains = parties.iter().map(Standing::gain);
            gains.reduce(f64::min).unwrap_or(0.0)
        }
        CriterionRule::Utilitarian => can_gain.map(|party| party.weight * party.share()).sum(),
        CriterionRule::Nash | CriterionRule::AlphaFair => {
            let counted = can_gain.filter(|party| party.weight > 0.0);
            let shares = counted.map(|party| (party.weight, party.share()));
            power_mean(1.0 - alpha(criterion), &shares.collect::<Vec<_>>())
        }
        CriterionRule::PartnerFirst => {
            let partners = parties.iter().filter(|party| !party.is_eu);
            weighted_mean(partners.map(|party| (party.weight, party.utility)))
        }
        CriterionRule::EuFirst => {
            let eu = parties.iter().find(|party| party.is_eu);
            eu.map_or(0.0, |eu| eu.utility)
        }
    }
}

/// The criterion's value as far as one partner's package changes it: whole with one partner. `cost` is that of
/// the whole portfolio.
pub(super) fn between(
    criterion: Criterion,
    parties: &[Standing],
    partner: usize,
    cost: f64,
) -> f64 {
    if parties.len() <= 2 || is_sum(criterion) {
        return whole(criterion, parties);
    }
    let moving: Vec<Standing> = moving(parties, partner).collect();
    let can_gain = |of: &[Standing]| of.iter().any(Standing::can_gain);
    let counts = |of: &[Standing]| of.iter().any(|p| p.can_gain() && p.weight > 0.0);
    let by_share = Criterion {
        rule: CriterionRule::KalaiSmorodinsky,
        alpha: None,
    };
    match criterion.rule {
        CriterionRule::Egalitarian => whole(criterion, &moving),
        CriterionRule::KalaiSmorodinsky if !can_gain(parties) => 1.0,
        CriterionRule::KalaiSmorodinsky if can_gain(&moving) => whole(criterion, &moving),
        CriterionRule::Nash | CriterionRule::AlphaFair if !counts(parties) => 1.0,
        CriterionRule::Nash | CriterionRule::AlphaFair if counts(&moving) => {
            whole(criterion, &moving)
        }
        CriterionRule::Nash | CriterionRule::AlphaFair
            if alpha(criterion) >= 1.0 && can_gain(&moving) =>
        {
            whole(by_share, &moving)
        }
        CriterionRule::AlphaFair if alpha(criterion) < 1.0 && weightless(parties) => {
            efficiency(parties)
        }
        _ => -cost,
    }
}

/// What of [`between`] a relative loss is a part of: of a sum, what the partner and the EU gain in it.
pub(super) fn stake(criterion: Criterion, parties: &[Standing], partner: usize, cost: f64) -> f64 {
    let value = between(criterion, parties, partner, cost);
    let counts = |party: Standing| party.can_gain() && party.weight > 0.0;
    let by_sum = criterion.rule == CriterionRule::AlphaFair
        && alpha(criterion) < 1.0
        && parties.iter().any(|party| counts(*party))
        && !moving(parties, partner).any(counts)
        && weightless(parties);
    if parties.len() <= 2 || !(is_sum(criterion) || by_sum) {
        return value;
    }
    let eu = parties.len() - 1;
    let mut without = parties.to_vec();
    for at in [partner, eu] {
        without[at].utility = without[at].disagreement;
    }
    value - between(criterion, &without, partner, cost)
}

fn alpha(criterion: Criterion) -> f64 {
    criterion.alpha.unwrap_or(1.0)
}

fn is_sum(criterion: Criterion) -> bool {
    match criterion.rule {
        CriterionRule::Utilitarian | CriterionRule::PartnerFirst | CriterionRule::EuFirst => true,
        CriterionRule::AlphaFair => alpha(criterion).abs() < 1e-12,
        _ => false,
    }
}

/// The partner and the EU, which is last.
fn moving(parties: &[Standing], partner: usize) -> impl Iterator<Item = Standing> + '_ {
    let eu = parties.len() - 1;
    [partner, eu].into_iter().map(|at| parties[at])
}

fn weightless(parties: &[Standing]) -> bool {
    parties.iter().any(|party| party.weight == 0.0)
}

/// `sum_j U_j / (I_j - d_j)`, the utility itself where there is nothing to gain.
fn efficiency(parties: &[Standing]) -> f64 {
    let parts = parties.iter().map(|party| {
        let range = if party.can_gain() { party.range() } else { 1.0 };
        party.utility / range
    });
    parts.sum()
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
    use super::{Standing, between, power_mean, stake, whole};
    use crate::model::{Criterion, CriterionRule};

    #[test]
    fn a_mean_with_a_part_of_nothing() {
        let parts = [(1.0, 0.0), (2.0, 0.9)];
        assert!(power_mean(0.0, &parts).abs() < 1e-12);
        assert!(power_mean(-1.0, &parts).abs() < 1e-12);
        assert!((power_mean(0.5, &parts) - 0.4).abs() < 1e-12);
        assert!((power_mean(0.0, &[]) - 1.0).abs() < 1e-12);
    }

    /// Shares of the ideal 0.5, 0.25 and, for the EU, 0.8.
    fn parties() -> [Standing; 3] {
        let party = |utility: f64, disagreement: f64, ideal: f64| Standing {
            weight: 1.0,
            utility,
            disagreement,
            ideal,
            is_eu: false,
        };
        let eu = Standing {
            is_eu: true,
            ..party(0.4, 0.0, 0.5)
        };
        [party(0.5, 0.1, 0.9), party(0.2, 0.0, 0.8), eu]
    }

    #[test]
    fn one_of_several_partners_and_the_eu() {
        use CriterionRule::{
            AlphaFair, Egalitarian, EuFirst, KalaiSmorodinsky, Nash, PartnerFirst, Utilitarian,
        };
        let all = parties();
        let sum = 0.5 + 0.25 + 0.8;
        for (rule, alpha, value, at_stake) in [
            (KalaiSmorodinsky, None, 0.5, 0.5),
            (Egalitarian, None, 0.4, 0.4),
            (Nash, None, 0.4_f64.sqrt(), 0.4_f64.sqrt()),
            (AlphaFair, Some(2.0), 2.0 / 3.25, 2.0 / 3.25),
            (AlphaFair, Some(0.0), sum / 3.0, 1.3 / 3.0),
            (Utilitarian, None, sum, 1.3),
            (PartnerFirst, None, 0.35, 0.2),
            (EuFirst, None, 0.4, 0.4),
        ] {
            let criterion = Criterion { rule, alpha };
            let found = between(criterion, &all, 0, 7.0);
            assert!((found - value).abs() < 1e-12, "{rule:?} {found}");
            let found = stake(criterion, &all, 0, 7.0);
            assert!((found - at_stake).abs() < 1e-12, "{rule:?} {found}");
        }
    }

    #[test]
    fn one_partner_is_the_whole() {
        let all = [parties()[1], parties()[2]];
        let criterion = Criterion::of(CriterionRule::Utilitarian);
        assert!((between(criterion, &all, 0, 7.0) - whole(criterion, &all)).abs() < 1e-12);
        assert!((stake(criterion, &all, 0, 7.0) - 1.05).abs() < 1e-12);
    }

    #[test]
    fn where_neither_can_gain_the_cost_is_left() {
        let mut all = parties();
        for at in [0, 2] {
            all[at].ideal = all[at].disagreement;
        }
        for rule in [CriterionRule::KalaiSmorodinsky, CriterionRule::Nash] {
            let found = between(Criterion::of(rule), &all, 0, 7.0);
            assert!((found + 7.0).abs() < 1e-12, "{rule:?} {found}");
        }
        all[1].ideal = 0.0;
        let found = between(Criterion::of(CriterionRule::KalaiSmorodinsky), &all, 0, 7.0);
        assert!((found - 1.0).abs() < 1e-12, "{found}");
        // A power mean of less than 1 that one party without weight keeps from ending efficient.
        let mut all = parties();
        for at in [0, 2] {
            all[at].weight = 0.0;
        }
        let criterion = Criterion {
            rule: CriterionRule::AlphaFair,
            alpha: Some(0.5),
        };
        let sum = 0.5 / 0.8 + 0.2 / 0.8 + 0.4 / 0.5;
        assert!((between(criterion, &all, 0, 7.0) - sum).abs() < 1e-12);
        assert!((stake(criterion, &all, 0, 7.0) - 1.3).abs() < 1e-12);
        let nash = between(Criterion::of(CriterionRule::Nash), &all, 0, 7.0);
        assert!((nash - 0.5).abs() < 1e-12, "{nash}");
    }
}
