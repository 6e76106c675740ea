//! Overrides that set nothing.

use super::Check;
use crate::load::input::Input;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "An override sets an indicator's value or a need's severity, and nothing else.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for profile in &input.profiles {
        for (at, set) in profile.value.overrides.iter().enumerate() {
            let indicator = (set.indicator.is_some(), set.value.is_some());
            let need = (set.need.is_some(), set.severity.is_some());
            let one = matches!(
                (indicator, need),
                ((true, true), (false, false)) | ((false, false), (true, true))
            );
            if !one {
                let message = "the override is neither of an indicator nor of a need";
                let hint = "write {\"indicator\", \"value\", \"source\"} or {\"need\", \"severity\", \"source\"}";
                findings.push(
                    Diagnostic::error("bad-override", message)
                        .at(profile.place(&format!("/overrides/{at}")))
                        .hint(hint),
                );
            }
        }
    }
    findings
}
