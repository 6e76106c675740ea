//! Sizes that a component does not have.

use super::Check;
use crate::load::input::Input;
use crate::load::raw::RawRule;
use crate::load::suggest;
use crate::model::{Diagnostic, Place};

pub(super) const CHECK: Check = Check {
    about: "An option that a rule or a running programme names is one of its component's.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut judge = |component: &str, option: &str, place: Place| {
        let Some(there) = input.known.options.get(component) else {
            return; // The component itself is unknown and reported as such.
        };
        if !there.contains(option) {
            let message = format!("component `{component}` has no option `{option}`");
            let mut finding = Diagnostic::error("unknown-id", message).at(place);
            let hint = suggest::hint(option, there.iter().map(String::as_str));
            finding.hints.extend(hint);
            findings.push(finding);
        }
    };
    for profile in &input.profiles {
        for (at, running) in profile.value.running.iter().enumerate() {
            for (which, covered) in running.covers.iter().enumerate() {
                if let Some(option) = &covered.option {
                    let pointer = format!("/running/{at}/covers/{which}/option");
                    judge(&covered.component.0, &option.0, profile.place(&pointer));
                }
            }
        }
    }
    if let Some(scenario) = &input.scenario {
        for (at, rule) in scenario.value.rules.iter().enumerate() {
            if let RawRule::Include {
                component,
                option: Some(option),
                ..
            }
            | RawRule::Exclude {
                component,
                option: Some(option),
                ..
            } = rule
            {
                let place = scenario.place(&format!("/rules/{at}/option"));
                judge(&component.0, &option.0, place);
            }
        }
    }
    findings
}
