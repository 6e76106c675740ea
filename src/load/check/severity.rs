//! Severities that cannot be computed.

use super::Check;
use crate::load::input::Input;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "A severity is a constant, or linear between two different values of an indicator with what holds where it is missing.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let Some(taxonomy) = &input.taxonomy else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (at, need) in taxonomy.value.needs.iter().enumerate() {
        let place = taxonomy.place(&format!("/needs/{at}/severity"));
        let raw = &need.severity;
        let given = [
            ("indicator", raw.indicator.is_some()),
            ("worst", raw.worst.is_some()),
            ("best", raw.best.is_some()),
            ("when_missing", raw.when_missing.is_some()),
        ];
        let any = given.iter().any(|(_, there)| *there);
        let missing = given.iter().filter(|(_, there)| !there);
        let missing: Vec<String> = missing.map(|(key, _)| format!("`{key}`")).collect();
        let form = "{\"constant\": 0.4} or {\"indicator\", \"worst\", \"best\", \"when_missing\"}";
        if raw.constant.is_some() && any {
            let finding = Diagnostic::error("bad-severity", "a constant and an indicator at once");
            findings.push(finding.at(place).hint(format!("keep one: {form}")));
        } else if raw.constant.is_none() && !missing.is_empty() {
            let message = if any {
                format!("{} is missing", missing.join(", "))
            } else {
                "the severity states nothing".to_owned()
            };
            let finding = Diagnostic::error("bad-severity", message);
            findings.push(finding.at(place).hint(format!("write {form}")));
        } else if raw.constant.is_none() && raw.worst == raw.best {
            let finding = Diagnostic::error("bad-severity", "`worst` and `best` are the same");
            findings.push(
                finding
                    .at(place)
                    .hint("severity is linear between two different values"),
            );
        }
    }
    findings
}
