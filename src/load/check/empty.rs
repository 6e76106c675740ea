//! Nothing to choose from, or nobody to choose for.

use super::Check;
use crate::load::input::Input;
use crate::load::raw::RawPartners;
use crate::model::{Diagnostic, Place};

pub(super) const CHECK: Check = Check {
    about: "The catalogue holds a component, the table a partner, and the scenario names at least one.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if let Some(taxonomy) = &input.taxonomy
        && input
            .known
            .names("component")
            .is_none_or(|there| there.is_empty())
        && input.catalogue_read
    {
        let place = Place {
            span: None,
            ..taxonomy.place("")
        };
        let finding = Diagnostic::error("no-components", "the catalogue holds no component");
        findings.push(
            finding
                .at(place)
                .hint("put component files beside the taxonomy: components/<area>/<name>.json"),
        );
    }
    let (Some(scenario), Some(table)) = (&input.scenario, &input.table) else {
        return findings;
    };
    let none = match &scenario.value.partners {
        RawPartners::All => table.rows.is_empty(),
        // An unknown region is reported where names are looked up.
        RawPartners::Region(_) => false,
        RawPartners::List(ids) => ids.is_empty(),
    };
    if none {
        let finding = Diagnostic::error("no-partners", "there is no partner to build for");
        findings.push(
            finding
                .at(scenario.place("/partners"))
                .hint("the partner table has no row"),
        );
    }
    findings
}
