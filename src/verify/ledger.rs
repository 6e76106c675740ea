//! Where checks write down what they compared.

use super::code::Code;
use super::finding::{Figure, Finding, Relation, Site};

/// Largest difference that counts as none: money in MEUR, shares and utilities alike, relative to
/// `max(1, |expected|)`.
pub const TOLERANCE: f64 = 1e-6;

/// One euro in MEUR: financing is stated in whole euros, so each figure of a sum is off by that much.
const EURO: f64 = 1e-6;

/// A party whose ideal point exceeds its disagreement point by no more than this has nothing to gain.
pub const NO_RANGE: f64 = 1e-9;

/// Findings so far and the number of comparisons.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) findings: Vec<Finding>,
    pub(super) comparisons: usize,
}

/// What counts as no difference from this figure.
pub(super) fn slack(expected: f64) -> f64 {
    TOLERANCE * expected.abs().max(1.0)
}

impl Ledger {
    /// Both figures are finite and equal.
    pub(super) fn equal(&mut self, code: Code, at: &Site, expected: f64, found: f64) {
        let agrees = (expected - found).abs() <= slack(expected);
        self.number(
            code,
            at,
            Relation::Equals,
            agrees,
            (expected, found),
            slack(expected),
        );
    }

    /// Both figures are finite and equal, `found` being a sum of `terms` amounts in whole euros.
    pub(super) fn equal_in_euros(
        &mut self,
        code: Code,
        at: &Site,
        expected: f64,
        found: f64,
        terms: f64,
    ) {
        let slack = slack(expected) + terms * EURO;
        let agrees = (expected - found).abs() <= slack;
        let figures = (expected, found);
        self.number(code, at, Relation::Equals, agrees, figures, slack);
    }

    /// Both figures are finite and `found` does not exceed `limit`.
    pub(super) fn at_most(&mut self, code: Code, at: &Site, limit: f64, found: f64) {
        let agrees = found <= limit + slack(limit);
        self.number(
            code,
            at,
            Relation::AtMost,
            agrees,
            (limit, found),
            slack(limit),
        );
    }

    /// Both figures are finite and `found` does not fall below `limit`.
    pub(super) fn at_least(&mut self, code: Code, at: &Site, limit: f64, found: f64) {
        let agrees = found >= limit - slack(limit);
        self.number(
            code,
            at,
            Relation::AtLeast,
            agrees,
            (limit, found),
            slack(limit),
        );
    }

    /// Both texts are the same.
    pub(super) fn same(&mut self, code: Code, at: &Site, expected: &str, found: &str) {
        self.holds(code, at, expected == found, expected, found);
    }

    /// A statement holds; the texts say what was expected and what stands there instead.
    pub(super) fn holds(
        &mut self,
        code: Code,
        at: &Site,
        truth: bool,
        expected: &str,
        found: &str,
    ) {
        self.comparisons += 1;
        if !truth {
            self.findings.push(Finding {
                code,
                at: at.clone(),
                relation: Relation::Equals,
                expected: Figure::Text(expected.to_owned()),
                found: Figure::Text(found.to_owned()),
                tolerance: None,
            });
        }
    }

    fn number(
        &mut self,
        code: Code,
        at: &Site,
        relation: Relation,
        agrees: bool,
        (expected, found): (f64, f64),
        slack: f64,
    ) {
        self.comparisons += 1;
        // An infinite expectation would have an infinite tolerance.
        if !(agrees && expected.is_finite() && found.is_finite()) {
            self.findings.push(Finding {
                code,
                at: at.clone(),
                relation,
                expected: Figure::Number(expected),
                found: Figure::Number(found),
                tolerance: Some(slack),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(compare: impl Fn(&mut Ledger)) -> usize {
        let mut ledger = Ledger::default();
        compare(&mut ledger);
        assert_eq!(ledger.comparisons, 1);
        ledger.findings.len()
    }

    #[test]
    fn tolerance_is_relative_above_one_and_absolute_below() {
        let equal = |expected, found| {
            findings(|ledger| ledger.equal(Code::ItemCost, &Site::default(), expected, found))
        };
        assert_eq!(equal(1e6, 1e6 + 0.9), 0);
        assert_eq!(equal(1e6, 1e6 + 1.1), 1);
        assert_eq!(equal(0.0, 0.9e-6), 0);
        assert_eq!(equal(0.0, -1.1e-6), 1);
    }

    #[test]
    fn what_is_not_finite_never_agrees() {
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let at = Site::default();
            for (expected, found) in [(odd, 1.0), (1.0, odd), (odd, odd)] {
                assert_eq!(
                    findings(|l| l.equal(Code::ItemCost, &at, expected, found)),
                    1
                );
                assert_eq!(
                    findings(|l| l.at_most(Code::ItemCost, &at, expected, found)),
                    1
                );
                assert_eq!(
                    findings(|l| l.at_least(Code::ItemCost, &at, expected, found)),
                    1
                );
            }
        }
    }

    #[test]
    fn limits_hold_on_their_side_only() {
        let at = Site::default();
        assert_eq!(findings(|l| l.at_most(Code::ItemCost, &at, 5.0, 4.0)), 0);
        assert_eq!(findings(|l| l.at_most(Code::ItemCost, &at, 5.0, 5.1)), 1);
        assert_eq!(findings(|l| l.at_least(Code::ItemCost, &at, 5.0, 6.0)), 0);
        assert_eq!(findings(|l| l.at_least(Code::ItemCost, &at, 5.0, 4.9)), 1);
    }
}
