//! The partners' figures applied to the catalogue: what each can be offered, at which cost, with
//! which effect, and why not.

mod blending;
mod candidates;
mod choice;
mod eligible;
mod finance;
mod partners;
mod phasing;

pub(crate) use blending::associated;
pub(crate) use partners::profile;

use super::convert;
use super::input::Input;
use super::raw::RawComponent;
use super::read::Located;
use crate::finance::PriceBase;
use crate::model::{Assumption, Component, Diagnostic, Offer, OfferParts};

/// The catalogue at prices of a year, sorted by id, each component beside what it was read from.
pub(crate) fn catalogue<'i>(
    components: &'i [Located<RawComponent>],
    price_year: i32,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(Component, &'i Located<RawComponent>)> {
    let prices = PriceBase::shipped();
    let mut converted = Vec::new();
    for raw in components {
        match convert::component(&raw.value, &prices, price_year) {
            Ok(component) => converted.push((component, raw)),
            Err((option, error)) => findings.push(
                Diagnostic::error("no-price-base", error.to_string())
                    .at(raw.place(&format!("/options/{option}/cost/price_year")))
                    .hint("state the cost at prices of a year of the table"),
            ),
        }
    }
    converted.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    converted
}

/// The offer of a scenario whose files passed every check. `None` where a finding was added.
pub(crate) fn offer(input: &Input, findings: &mut Vec<Diagnostic>) -> Option<OfferParts> {
    let (scenario, taxonomy) = (input.scenario.as_ref()?, input.taxonomy.as_ref()?);
    let table = input.table.as_ref()?;
    let before = findings.len();
    let located = catalogue(&input.components, scenario.value.price_year, findings);
    let mut assumptions = Vec::new();
    let mut plan = convert::scenario(&scenario.value);
    let mut components: Vec<Component> = located
        .iter()
        .map(|(component, _)| component.clone())
        .collect();
    phasing::phase(&mut plan, &mut components);
    let partners = partners::partners(input, scenario, taxonomy, table, &plan, &mut assumptions);
    let mut parts = OfferParts {
        scenario: plan,
        taxonomy: convert::taxonomy(&taxonomy.value, Some(&scenario.value)),
        partners,
        components,
        candidates: Vec::new(),
        blocked: Vec::new(),
        indicators: table.indicators.clone(),
        may_use: Vec::new(),
        assumptions,
        warnings: Vec::new(),
        inputs: Vec::new(),
    };
    let oda_unknown = eligible::OdaUnknown::default();
    parts.may_use = finance::may_use(&parts, &oda_unknown);
    let places: Vec<&Located<RawComponent>> = located.iter().map(|(_, raw)| *raw).collect();
    candidates::fill(&mut parts, &places, &oda_unknown, findings);
    for partner in oda_unknown.partners() {
        let partner = parts.partners[partner].id.clone();
        parts.assumptions.push(Assumption::OdaUnknown { partner });
    }
    let fine = !super::read::has_errors(findings.get(before..).unwrap_or_default());
    fine.then_some(parts)
}

/// Seals the parts.
pub(crate) fn seal(parts: OfferParts) -> Offer {
    Offer::from_checked(parts)
}
