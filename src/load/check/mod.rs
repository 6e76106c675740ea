//! Cross-checks: what no single value can show, over everything that was read.
//!
//! # How to add one
//! Write `check/<name>.rs` with one function and a `CHECK` whose `about` says in one sentence what is
//! refused; add the line to [`CHECKS`] (over the files) or [`RESOLVED`] (over the offer with the
//! partners' figures applied); add a case to `tests/load/bad.rs`: the good example and one change.
//! A check reports everything it finds and never assumes that another one ran.

mod actors;
mod conditions;
mod costs;
mod criterion;
mod cycles;
mod duplicates;
mod effects;
mod empty;
mod envelope;
mod gates;
mod idle;
mod include;
mod instruments;
mod loans;
mod members;
mod options;
mod profiles;
mod references;
mod relations;
mod rules;
mod severity;
mod strangers;
mod translations;

use super::input::Input;
use crate::model::{Diagnostic, OfferParts};

/// A cross-check over the files.
pub(crate) struct Check {
    /// What it refuses, in one sentence.
    pub(crate) about: &'static str,
    /// Everything it finds.
    pub(crate) run: fn(&Input) -> Vec<Diagnostic>,
}

/// A cross-check over the offer with the partners' figures applied.
pub(crate) struct ResolvedCheck {
    /// What it refuses, in one sentence.
    pub(crate) about: &'static str,
    /// Everything it finds.
    pub(crate) run: fn(&OfferParts, &Input) -> Vec<Diagnostic>,
}

/// Every cross-check over the files.
pub(crate) const CHECKS: &[Check] = &[
    references::CHECK,
    actors::CHECK,
    options::CHECK,
    duplicates::CHECK,
    empty::CHECK,
    costs::CHECK,
    effects::CHECK,
    relations::CHECK,
    cycles::CHECK,
    members::CHECK,
    conditions::CHECK,
    severity::CHECK,
    instruments::CHECK,
    loans::CHECK,
    profiles::CHECK,
    envelope::CHECK,
    rules::CHECK,
    criterion::CHECK,
    translations::CHECK,
];

/// Every cross-check over the resolved offer.
pub(crate) const RESOLVED: &[ResolvedCheck] =
    &[include::CHECK, strangers::CHECK, idle::CHECK, gates::CHECK];

/// What each check refuses, in one sentence.
pub(crate) fn abouts() -> impl Iterator<Item = &'static str> {
    let over_files = CHECKS.iter().map(|check| check.about);
    over_files.chain(RESOLVED.iter().map(|check| check.about))
}

/// Runs every check over the files.
pub(crate) fn run(input: &Input, findings: &mut Vec<Diagnostic>) {
    for check in CHECKS {
        findings.extend((check.run)(input));
    }
}

/// Runs every check over the resolved offer.
pub(crate) fn run_resolved(parts: &OfferParts, input: &Input, findings: &mut Vec<Diagnostic>) {
    for check in RESOLVED {
        findings.extend((check.run)(parts, input));
    }
}

#[cfg(test)]
mod tests {
    use super::abouts;

    #[test]
    fn every_check_says_in_one_sentence_what_it_refuses() {
        for about in abouts() {
            assert!(about.ends_with('.') && !about.contains(". "), "{about}");
        }
    }
}
