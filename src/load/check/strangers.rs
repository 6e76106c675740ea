//! Rules and weights about partners that the scenario does not have; partners with nothing to weigh.

use std::collections::BTreeSet;

use super::ResolvedCheck;
use crate::load::input::Input;
use crate::load::raw::RawScenario;
use crate::load::raw::text::PartnerRef;
use crate::load::read::Located;
use crate::model::{Diagnostic, OfferParts, PartnerId, PartyId, Rule};

pub(super) const CHECK: ResolvedCheck = ResolvedCheck {
    about: "A floor, a rule, a capacity or a disagreement point is about a partner of the scenario, and every partner has a need with weight and severity and something on offer.",
    run,
};

fn run(parts: &OfferParts, input: &Input) -> Vec<Diagnostic> {
    let Some(scenario) = &input.scenario else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let here = |id: &PartnerId| parts.partners.iter().any(|partner| partner.id == *id);
    for (at, rule) in parts.scenario.rules.iter().enumerate() {
        let partner = match rule {
            Rule::Floor(floor) => {
                if let PartyId::Partner(id) = &floor.party
                    && !here(id)
                {
                    let message = format!("{id} is no party to this scenario");
                    findings.push(
                        Diagnostic::error("unknown-party", message)
                            .at(scenario.place(&format!("/rules/{at}/party")))
                            .hint("a floor is for the eu or for one of the scenario's partners"),
                    );
                }
                continue;
            }
            Rule::AreaShare { partner, .. }
            | Rule::Exclude { partner, .. }
            | Rule::Count { partner, .. }
            | Rule::Complement { partner, .. } => partner,
            Rule::Include { .. } => continue, // Has a check of its own.
        };
        if let Some(id) = partner.as_ref().filter(|id| !here(id)) {
            let message = format!("the rule is about {id}, which is not in the scenario");
            findings.push(
                Diagnostic::warning("no-effect", message)
                    .at(scenario.place(&format!("/rules/{at}/partner")))
                    .hint("it has no effect here"),
            );
        }
    }
    findings.extend(without_effect(scenario, here));
    let set = scenario.value.disagreement.0.keys();
    for id in set.filter(|id| id.0 != "eu" && !here(&PartnerId::new(&id.0))) {
        let message = format!("{} is no party to this scenario", id.0);
        findings.push(
            Diagnostic::error("unknown-party", message)
                .at(scenario.place(&format!("/disagreement/{}", id.0)))
                .hint("a disagreement point is of the eu or of one of the scenario's partners"),
        );
    }
    let offered: BTreeSet<usize> = parts.candidates.iter().map(|c| c.partner).collect();
    for (position, partner) in parts.partners.iter().enumerate() {
        let weighed = partner.need_weight.iter().zip(&partner.severity);
        if weighed
            .map(|(weight, severity)| weight * severity)
            .sum::<f64>()
            <= 0.0
        {
            let message = format!("{} has no need with weight and severity", partner.id);
            findings.push(
                Diagnostic::warning("no-needs", message)
                    .at(scenario.place("/partners"))
                    .hint("its utility is 0 whatever it gets"),
            );
        }
        if !offered.contains(&position) {
            let message = format!("nothing can be offered to {}", partner.id);
            findings.push(
                Diagnostic::warning("no-candidates", message)
                    .at(scenario.place("/partners"))
                    .hint("every component is blocked for it; `tbo explain` says why"),
            );
        }
    }
    findings
}

/// Ceilings and capacities of partners that the scenario does not have.
fn without_effect(
    scenario: &Located<RawScenario>,
    here: impl Fn(&PartnerId) -> bool,
) -> Vec<Diagnostic> {
    let of = |key: &'static str, what: &'static str| {
        move |id: &PartnerRef| (what, id.0.clone(), format!("/{key}/{}", id.0))
    };
    let ceilings = scenario.value.absorptive_capacity.0.keys();
    let ceilings = ceilings.map(of("absorptive_capacity", "the ceiling"));
    let capacities = scenario.value.delivery_capacity.0.keys();
    let capacities = capacities.map(of("delivery_capacity", "the capacity"));
    ceilings
        .chain(capacities)
        .filter(|(_, id, _)| !here(&PartnerId::new(id)))
        .map(|(what, id, pointer)| {
            let message = format!("{what} is about {id}, which is not in the scenario");
            Diagnostic::warning("no-effect", message)
                .at(scenario.place(&pointer))
                .hint("it has no effect here: drop it, or add the partner to `partners`")
        })
        .collect()
}
