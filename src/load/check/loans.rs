//! Loans that outlive what they pay for.

use super::Check;
use crate::load::input::Input;
use crate::load::raw::RawComponent;
use crate::load::raw::taxonomy::RawInstrument;
use crate::load::read::Located;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "A loan is repaid before what it pays for is worn out.",
    run,
};

/// Years that a component is taken to last where it does not say so: an estimate, between
/// networks (25 years for the wet part of a cable) and machines in racks.
const LIFE_YEARS: f64 = 20.0;

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let Some(taxonomy) = &input.taxonomy else {
        return findings;
    };
    for (at, instrument) in taxonomy.value.instruments.iter().enumerate() {
        let Some(years) = repaid(instrument) else {
            continue;
        };
        let id = &instrument.id.0;
        let paid = input.components.iter();
        let paid = paid.filter(|component| may_pay(instrument, component));
        let (stated, silent): (Vec<_>, Vec<_>) =
            paid.partition(|component| component.value.life_years.is_some());
        for component in stated {
            let life = component.value.life_years.map_or(years, |life| life.0);
            if years > life {
                let message = format!(
                    "`{id}` is repaid over {years} years, longer than the {life} that `{}` lasts",
                    component.value.id.0
                );
                findings.push(
                    Diagnostic::error("loan-outlives-asset", message)
                        .at(component.place("/life_years"))
                        .hint(format!(
                            "take `{id}` out of its `finance`, or shorten the loan's `maturity_years`"
                        )),
                );
            }
        }
        if years > LIFE_YEARS && !silent.is_empty() {
            let message = format!(
                "`{id}` is repaid over {years} years, longer than the {LIFE_YEARS} that a component is taken to last (estimated)"
            );
            let names: Vec<&str> = silent
                .iter()
                .take(3)
                .map(|component| component.value.id.0.as_str())
                .collect();
            findings.push(
                Diagnostic::warning("loan-outlives-asset", message)
                    .at(taxonomy.place(&format!("/instruments/{at}/terms/maturity_years")))
                    .hint(format!(
                        "state `life_years` of what lasts longer, or shorten the loan; {} without: {}{}",
                        silent.len(),
                        names.join(", "),
                        if silent.len() > names.len() { ", ..." } else { "" }
                    )),
            );
        }
    }
    findings
}

/// Years until the last repayment, where it is debt on known terms.
fn repaid(instrument: &RawInstrument) -> Option<f64> {
    let terms = instrument.terms.as_ref()?;
    instrument.kind.is_debt().then_some(terms.maturity_years.0)
}

fn may_pay(instrument: &RawInstrument, component: &Located<RawComponent>) -> bool {
    let shares = &component.value.finance.0;
    let own = shares.iter().find(|(id, _)| id.0 == instrument.id.0);
    shares.is_empty() || own.is_some_and(|(_, share)| share.0 > 0.0)
}
