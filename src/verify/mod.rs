//! Every figure of a result recomputed from the checked input and the result file alone.
//!
//! Nothing here reads how the answer was found: no formulation, no solver, no decomposition. A
//! mistake made there cannot repeat itself here. One check is one file under [`check`] and one
//! line in its table; all checks run and all findings are returned, never just the first.
//!
//! What it cannot show: that no better answer exists (that rests on the bound that the solver
//! proved), that an ideal point is right, and that a scenario without an answer has none.

pub mod check;
mod code;
mod criterion;
mod finding;
mod ledger;
mod recompute;
mod view;

#[cfg(test)]
mod perturbed;
#[cfg(test)]
mod small;

use crate::model::Offer;
use crate::package::result::{ResultFile, Status};

pub use code::Code;
pub use finding::{Figure, Finding, Relation, Site};
pub use ledger::{NO_RANGE, TOLERANCE};

/// What was checked and what was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// One sentence for each check that ran.
    pub checked: Vec<&'static str>,
    /// What is wrong; empty: the result is right in all that was checked.
    pub findings: Vec<Finding>,
    /// How many single comparisons were made.
    pub comparisons: usize,
}

/// Every finding on a result, in the order of the checks.
#[must_use]
pub fn verify(offer: &Offer, result: &ResultFile) -> Vec<Finding> {
    report(offer, result).findings
}

/// Every finding on a result, in words.
#[must_use]
pub fn messages(offer: &Offer, result: &ResultFile) -> Vec<String> {
    verify(offer, result).iter().map(Finding::message).collect()
}

/// The places of variants that do not hold up beside a result: of the partner's list, and in it.
#[must_use]
pub fn unsound(offer: &Offer, result: &ResultFile) -> Vec<(usize, usize)> {
    check::unsound(&view::View::new(offer, result))
}

/// Every finding on a result, with what was checked and how often.
///
/// A result that says that no package satisfies the scenario has no figures to recompute: only
/// the checks of every result run.
#[must_use]
pub fn report(offer: &Offer, result: &ResultFile) -> Report {
    let view = view::View::new(offer, result);
    let mut ledger = ledger::Ledger::default();
    let mut checked = Vec::new();
    for check in check::CHECKS {
        if check.of_every_result || result.status != Status::Infeasible {
            (check.run)(&view, &mut ledger);
            checked.push(check.sentence);
        }
    }
    Report {
        checked,
        findings: ledger.findings,
        comparisons: ledger.comparisons,
    }
}
