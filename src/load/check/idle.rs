//! Money that the scenario holds and no one may use.

use super::ResolvedCheck;
use crate::load::input::Input;
use crate::load::resolve::associated;
use crate::model::{BlendingTerm, Component, Diagnostic, Instrument, OfferParts, Partner, Scope};

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
        } else if !parts.components.iter().any(|one| names(one, instrument)) {
            let message = format!("no component may be paid with `{}`", row.instrument);
            (
                message,
                "name it in the `finance` of what it may pay for, or drop the row".to_owned(),
            )
        } else if !parts.components.iter().any(|component| {
            let mut partners = parts.partners.iter().zip(&parts.may_use);
            names(component, instrument)
                && partners.any(|(partner, may)| {
                    open(may)
                        && joins(component, partner)
                        && associated(instrument, component, partner)
                })
        }) {
            let message = format!(
                "no partner of the scenario may use `{}` for what names it",
                row.instrument
            );
            (
                message,
                format!(
                    "drop the row, or add a partner that may: {}",
                    who(instrument)
                ),
            )
        } else {
            continue;
        };
        findings.push(
            input
                .unless_set("partners", "idle-money", message)
                .at(scenario.place(&format!("/envelope/{at}/instrument")))
                .hint(hint),
        );
    }
    findings
}

/// Whether the component's own shares leave the instrument anything to pay.
fn names(component: &Component, instrument: &Instrument) -> bool {
    let share = component.finance.get(&instrument.id);
    component.finance.is_empty() || share.is_some_and(|share| share.value() > 0.0)
}

/// Whether a shared project is this partner's too.
fn joins(component: &Component, partner: &Partner) -> bool {
    match &component.scope {
        Scope::Regional { members, .. } => members.contains(&partner.id),
        Scope::National => true,
    }
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
    for rule in &instrument.blending {
        if let BlendingTerm::AssociatedOrShared { frameworks_any } = &rule.term {
            let held = frameworks_any.join(" or ");
            tests.push(format!(
                "with {held}, or a member of a shared project that names it"
            ));
        }
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
