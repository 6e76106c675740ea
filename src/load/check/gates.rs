//! Gates that bind nobody, or that never open.

use super::ResolvedCheck;
use crate::load::input::Input;
use crate::model::{Diagnostic, OfferParts};

pub(super) const CHECK: ResolvedCheck = ResolvedCheck {
    about: "A gate is about a partner of the scenario and opens within the horizon, after its first year.",
    run,
};

fn run(parts: &OfferParts, input: &Input) -> Vec<Diagnostic> {
    let Some(scenario) = &input.scenario else {
        return Vec::new();
    };
    let horizon = parts.scenario.horizon;
    let first = horizon.start_year;
    let years = i32::try_from(horizon.years).unwrap_or(i32::MAX);
    let last = first.saturating_add(years).saturating_sub(1);
    let mut findings = Vec::new();
    for (at, gate) in parts.scenario.not_before.iter().enumerate() {
        let place = |key: &str| scenario.place(&format!("/not_before/{at}/{key}"));
        let mut refuse = |code, key: &str, message: String, hint: String| {
            let cause = if key == "partner" {
                "partners"
            } else {
                "horizon"
            };
            let finding = input.unless_set(cause, code, message);
            findings.push(finding.at(place(key)).hint(hint));
        };
        let mut partners = parts.partners.iter();
        if let Some(id) = &gate.partner
            && !partners.any(|partner| partner.id == *id)
        {
            refuse(
                "no-effect",
                "partner",
                format!("the gate is about {id}, which is not in the scenario"),
                "it binds nobody here: drop it, or add the partner to `partners`".to_owned(),
            );
        }
        let component = &gate.component;
        if gate.year > last {
            refuse(
                "closed-gate",
                "year",
                format!(
                    "`{component}` may not start before {}, and the horizon ends in {last}: it is shut out",
                    gate.year
                ),
                format!("write a year up to {last}, or `exclude` it by a rule"),
            );
        } else if gate.year <= first {
            refuse(
                "no-effect",
                "year",
                format!(
                    "`{component}` may start from {}, and nothing starts before {first}",
                    gate.year
                ),
                format!("write a year after {first}, or drop the gate"),
            );
        }
    }
    findings
}
