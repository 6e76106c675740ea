//! Components that require, exclude or help themselves, or require what they exclude.

use super::Check;
use crate::load::input::Input;
use crate::model::{Diagnostic, Place};

pub(super) const CHECK: Check = Check {
    about: "No component names itself, or requires or gains from what it conflicts with.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for component in &input.components {
        let own = component.value.id.0.as_str();
        let excludes = |other: &str| {
            let own_does = component.value.conflicts.iter().any(|c| c.0 == other);
            let other_does = input.components.iter().any(|there| {
                there.value.id.0 == other && there.value.conflicts.iter().any(|c| c.0 == own)
            });
            own_does || other_does
        };
        let mut itself = |what: &str, place: Place| {
            let finding = Diagnostic::error("self-reference", format!("`{own}` {what} itself"));
            findings.push(
                finding
                    .at(place)
                    .hint("name another component, or remove it"),
            );
        };
        for (at, other) in component.value.conflicts.iter().enumerate() {
            if other.0 == own {
                itself(
                    "conflicts with",
                    component.place(&format!("/conflicts/{at}")),
                );
            }
        }
        for (at, synergy) in component.value.synergies.iter().enumerate() {
            let place = component.place(&format!("/synergies/{at}/with"));
            if synergy.with.0 == own {
                itself("works better with", place);
            }
        }
        for (at, requirement) in component.value.requires.iter().enumerate() {
            for (which, other) in requirement.any_of.iter().enumerate() {
                if other.0 == own {
                    let pointer = format!("/requires/{at}/any_of/{which}");
                    itself("requires", component.place(&pointer));
                }
            }
        }
        for (at, synergy) in component.value.synergies.iter().enumerate() {
            if synergy.with.0 != own && excludes(&synergy.with.0) {
                let message = format!("`{own}` conflicts with `{}`", synergy.with.0);
                let place = component.place(&format!("/synergies/{at}/with"));
                let finding = Diagnostic::error("contradiction", message).at(place);
                findings.push(finding.hint("remove the conflict or the synergy"));
            }
        }
        for (at, requirement) in component.value.requires.iter().enumerate() {
            let place = component.place(&format!("/requires/{at}/any_of"));
            let mut others = requirement
                .any_of
                .iter()
                .filter(|other| other.0 != own)
                .peekable();
            if others.peek().is_some() && others.all(|other| excludes(&other.0)) {
                let message =
                    format!("`{own}` conflicts with everything that this requirement names");
                let finding = Diagnostic::error("contradiction", message).at(place);
                findings.push(finding.hint("remove the conflict, or name another component"));
            }
        }
    }
    findings
}
