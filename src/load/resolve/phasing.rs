//! Start years: in a phased scenario each size of a component is offered once for each year in which
//! it could start.
//!
//! A size can start in a year if it is built, and all that it states as payments is paid, within the
//! horizon. Where nothing depends on the year, everything starts at once and only requirements delay
//! it (see `package::schedule`).

use super::choice::whole_years;
use crate::model::{Component, Cost, OptionSpec, Scenario};

/// Says whether the scenario is phased, and if so writes the start years into the components.
pub(super) fn phase(scenario: &mut Scenario, components: &mut [Component]) {
    // Stated payments cannot wait for a requirement without leaving the horizon: the search must know.
    let stated = |component: &Component| {
        let mut options = component.options.iter();
        !component.requires.is_empty() && options.any(|o| matches!(o.cost, Cost::ByYear(_)))
    };
    scenario.phased |= components.iter().any(stated);
    if !scenario.phased {
        return;
    }
    let years = scenario.horizon.years;
    for component in components {
        let options = std::mem::take(&mut component.options);
        for option in options {
            let last = years.saturating_sub(takes(&option).max(1));
            component.options.extend((0..=last).map(|start| OptionSpec {
                start,
                ..option.clone()
            }));
        }
    }
}

/// Years from the start until it is built and its stated payments are made.
fn takes(option: &OptionSpec) -> usize {
    let paid = match &option.cost {
        Cost::ByYear(payments) => payments
            .iter()
            .rposition(|payment| payment.value() != 0.0)
            .map_or(0, |last| last + 1),
        Cost::Capex { .. } => 0,
    };
    whole_years(option.build_years).max(paid)
}
