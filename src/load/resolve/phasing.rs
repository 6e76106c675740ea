//! Start years: in a phased scenario each size of a component is offered once for each year in which
//! it could start.
//!
//! A size can start in a year if it is built, and all that it states as payments is paid, within the
//! horizon. Where nothing depends on the year, everything starts at once and only requirements delay
//! it (see `package::schedule`).

use super::choice::whole_years;
use crate::model::{Component, OptionSpec, Scenario};

/// Says whether the scenario is phased, and if so writes the start years into the components.
pub(super) fn phase(scenario: &mut Scenario, components: &mut [Component]) {
    let years = scenario.horizon.years;
    scenario.phased |= components
        .iter()
        .any(|component| is_pressed(component, components, years));
    if !scenario.phased {
        return;
    }
    for component in components {
        let options = std::mem::take(&mut component.options);
        for option in options {
            component
                .options
                .extend((0..=last(&option, years)).map(|start| OptionSpec {
                    start,
                    ..option.clone()
                }));
        }
    }
}

/// Whether a component may have to operate earlier than what it requires can: whichever sizes are
/// chosen, waiting must not lead out of the horizon. Then the search has to know the years.
fn is_pressed(component: &Component, all: &[Component], years: usize) -> bool {
    let fits = |option: &&OptionSpec| takes(option) <= years;
    let others = all.iter().flat_map(|other| &other.options);
    let slowest = others
        .filter(fits)
        .map(|o| whole_years(o.build_years))
        .max();
    let own = component.options.iter().filter(fits);
    let latest = own
        .map(|o| last(o, years) + whole_years(o.build_years))
        .min();
    !component.requires.is_empty()
        && slowest
            .zip(latest)
            .is_some_and(|(slowest, latest)| latest < slowest)
}

/// Latest start, in years after the first, with which all of it falls into the horizon.
fn last(option: &OptionSpec, years: usize) -> usize {
    years.saturating_sub(takes(option).max(1))
}

/// Years from the start until it is built and its stated payments are made.
fn takes(option: &OptionSpec) -> usize {
    whole_years(option.build_years).max(option.cost.paid_years())
}
