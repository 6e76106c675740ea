//! Money that the scenario holds and no one may use.

use super::ResolvedCheck;
use crate::load::input::Input;
use crate::model::{Diagnostic, Instrument, OfferParts};

pub(super) const CHECK: ResolvedCheck = ResolvedCheck {
    about: "Each instrument of the envelope may be used by a partner of the scenario, for a component of the catalogue.",
    run,
};

fn run(parts: &OfferParts, input: &Input) -> Vec<Diagnostic> {
    let Some(scenario) = &input.scenario else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (at, row) in parts.scenario.envelope.iter().enumerate() {
        let mut instruments = parts.taxonomy.instruments.iter();
        let Some(position) = instruments.position(|one| one.id == row.instrument) else {
            continue; // Reported as unknown.
        };
        let instrument = &parts.taxonomy.instruments[position];
        let open = |may: &Vec<bool>| may.get(position).copied().unwrap_or(false);
        let (message, hint) = if !parts.may_use.iter().any(open) {
            let message = format!("no partner of the scenario may use `{}`", row.instrument);
            (
                message,
                format!(
                    "drop the row, or add a partner that may: {}",
                    who(instrument)
                ),
            )
        } else if !parts.components.iter().any(|component| {
            component.finance.is_empty() || component.finance.contains_key(&row.instrument)
        }) {
            let message = format!("no component may be paid with `{}`", row.instrument);
            (
                message,
                "name it in the `finance` of what it may pay for, or drop the row".to_owned(),
            )
        } else {
            continue;
        };
        findings.push(
            Diagnostic::warning("idle-money", message)
                .at(scenario.place(&format!("/envelope/{at}/instrument")))
                .hint(hint),
        );
    }
    findings
}

/// Whom the instrument is for.
fn who(instrument: &Instrument) -> String {
    let eligible = &instrument.eligible;
    let mut tests = Vec::new();
    if !eligible.frameworks_any.is_empty() {
        tests.push(format!("with {}", eligible.frameworks_any.join(" or ")));
    }
    if !eligible.regions.is_empty() {
        tests.push(format!("in {}", eligible.regions.join(" or ")));
    }
    if !eligible.partners.is_empty() {
        let ids: Vec<String> = eligible.partners.iter().map(ToString::to_string).collect();
        tests.push(format!("one of {}", ids.join(", ")));
    }
    match eligible.oda {
        Some(true) => tests.push("eligible for development assistance".to_owned()),
        Some(false) => tests.push("not eligible for development assistance".to_owned()),
        None => {}
    }
    if instrument.sovereign && instrument.kind.is_debt() {
        tests.push("not at high risk of debt distress".to_owned());
    }
    if tests.is_empty() {
        "it has tests of its own".to_owned()
    } else {
        tests.join(", ")
    }
}
