//! Conditions that always hold, or never.

use super::Check;
use crate::load::input::Input;
use crate::load::raw::text::Finite;
use crate::load::raw::{RawCondition, RawEligibility};
use crate::model::{Diagnostic, Place};

pub(super) const CHECK: Check = Check {
    about: "A condition states something, with its lower bound not above its upper one.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for component in &input.components {
        for (at, requirement) in component.value.requires.iter().enumerate() {
            if let Some(condition) = &requirement.waived_if {
                let place = component.place(&format!("/requires/{at}/waived_if"));
                findings.extend(stated(condition, place));
            }
        }
        let place = |key: &str| component.place(&format!("/eligible{key}"));
        findings.extend(eligibility(&component.value.eligible, &place));
    }
    if let Some(taxonomy) = &input.taxonomy {
        for (at, interest) in taxonomy.value.interests.iter().enumerate() {
            if let Some(condition) = &interest.applies_to {
                let place = taxonomy.place(&format!("/interests/{at}/applies_to"));
                findings.extend(stated(condition, place));
            }
        }
        for (at, instrument) in taxonomy.value.instruments.iter().enumerate() {
            let place = |key: &str| taxonomy.place(&format!("/instruments/{at}/eligible{key}"));
            findings.extend(eligibility(&instrument.eligible, &place));
        }
    }
    findings
}

fn eligibility(raw: &RawEligibility, place: &impl Fn(&str) -> Place) -> Vec<Diagnostic> {
    let bounds = raw.indicators.iter().enumerate();
    bounds
        .filter_map(|(at, bounds)| {
            ordered(bounds.min, bounds.max, place(&format!("/indicators/{at}")))
        })
        .collect()
}

fn stated(condition: &RawCondition, place: Place) -> Option<Diagnostic> {
    let lists = condition.frameworks_any.is_empty() && condition.partners.is_empty();
    let bound = condition.min.is_some() || condition.max.is_some();
    if condition.indicator.is_none() && bound {
        let finding = Diagnostic::error("bad-condition", "a bound, but no indicator");
        return Some(finding.at(place).hint("add \"indicator\": \"...\""));
    }
    if condition.indicator.is_none() && lists {
        let finding = Diagnostic::error("bad-condition", "the condition states nothing");
        let hint = "give `indicator` with `min` or `max`, `frameworks_any` or `partners`";
        return Some(finding.at(place).hint(hint));
    }
    condition.indicator.as_ref()?;
    ordered(condition.min, condition.max, place)
}

fn ordered(min: Option<Finite>, max: Option<Finite>, place: Place) -> Option<Diagnostic> {
    match (min, max) {
        (None, None) => {
            let finding = Diagnostic::error("bad-condition", "an indicator, but no bound");
            Some(finding.at(place).hint("add `min` or `max`"))
        }
        (Some(min), Some(max)) if min.0 > max.0 => {
            let message = format!("`min` {} is above `max` {}", min.0, max.0);
            let finding = Diagnostic::error("bad-condition", message);
            Some(
                finding
                    .at(place)
                    .hint("no partner can meet both: swap them"),
            )
        }
        _ => None,
    }
}
