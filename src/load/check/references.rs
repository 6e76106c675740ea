//! Names of things that do not exist.

use super::Check;
use crate::load::input::Input;
use crate::load::suggest;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "Every need, interest, area, group, instrument, component, partner, region and indicator that a file names exists.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for reference in &input.references {
        // Names of a kind that could not be read are not judged.
        let name = reference.name.as_str();
        if input.known.has(&reference.kind, name) != Some(false) {
            continue;
        }
        let message = format!("there is no {} `{name}`", reference.kind);
        let mut finding = Diagnostic::error("unknown-id", message).at(reference.place());
        let there = input.known.names(&reference.kind).unwrap_or_default();
        finding.hints.extend(suggest::hint(name, there));
        findings.push(finding);
    }
    findings
}
