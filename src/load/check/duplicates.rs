//! Identifiers given twice.

use std::collections::BTreeMap;

use super::Check;
use crate::load::input::Input;
use crate::load::raw::RawPartners;
use crate::model::{Diagnostic, Place};

pub(super) const CHECK: Check = Check {
    about: "No two components, options of a component, entries of the taxonomy, envelope rows or profiles share an identifier.",
    run,
};

/// Identifiers seen so far, each with its first place.
struct Seen {
    kind: &'static str,
    first: BTreeMap<String, Place>,
    findings: Vec<Diagnostic>,
}

impl Seen {
    fn new(kind: &'static str) -> Self {
        let (first, findings) = (BTreeMap::new(), Vec::new());
        Self {
            kind,
            first,
            findings,
        }
    }

    fn add(&mut self, id: &str, place: Place) {
        let Some(first) = self.first.get(id) else {
            self.first.insert(id.to_owned(), place);
            return;
        };
        let line = first.span.as_ref().map_or(0, |span| span.line);
        let message = format!("{} `{id}` is there already", self.kind);
        let hint = format!(
            "the first is at {}:{line}; rename or remove one",
            first.file
        );
        self.findings.push(
            Diagnostic::error("duplicate-id", message)
                .at(place)
                .hint(hint),
        );
    }
}

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut components = Seen::new("component");
    for component in &input.components {
        components.add(&component.value.id.0, component.place("/id"));
        let mut options = Seen::new("option");
        for (at, option) in component.value.options.iter().enumerate() {
            options.add(&option.id.0, component.place(&format!("/options/{at}/id")));
        }
        findings.append(&mut options.findings);
        let mut members = Seen::new("member");
        for (at, member) in component.value.members.iter().flatten().enumerate() {
            members.add(&member.0, component.place(&format!("/members/{at}")));
        }
        findings.append(&mut members.findings);
    }
    findings.append(&mut components.findings);
    findings.extend(taxonomy(input));
    let mut profiles = Seen::new("profile");
    for profile in &input.profiles {
        profiles.add(&profile.value.id.0, profile.place("/id"));
    }
    findings.append(&mut profiles.findings);
    if let Some(scenario) = &input.scenario {
        let mut rows = Seen::new("envelope of instrument");
        for (at, row) in scenario.value.envelope.iter().enumerate() {
            let place = scenario.place(&format!("/envelope/{at}/instrument"));
            rows.add(&row.instrument.0, place);
        }
        findings.append(&mut rows.findings);
        if let RawPartners::List(ids) = &scenario.value.partners {
            let mut partners = Seen::new("partner");
            for (at, id) in ids.iter().enumerate() {
                partners.add(id, scenario.place(&format!("/partners/{at}")));
            }
            findings.append(&mut partners.findings);
        }
    }
    findings
}

fn taxonomy(input: &Input) -> Vec<Diagnostic> {
    let Some(taxonomy) = &input.taxonomy else {
        return Vec::new();
    };
    let raw = &taxonomy.value;
    let mut findings = Vec::new();
    let mut all = |kind, key: &str, ids: Vec<&str>| {
        let mut seen = Seen::new(kind);
        for (at, id) in ids.into_iter().enumerate() {
            seen.add(id, taxonomy.place(&format!("/{key}/{at}/id")));
        }
        findings.append(&mut seen.findings);
    };
    all(
        "area",
        "areas",
        raw.areas.iter().map(|a| a.id.0.as_str()).collect(),
    );
    all(
        "group",
        "groups",
        raw.groups.iter().map(|g| g.id.0.as_str()).collect(),
    );
    all(
        "instrument",
        "instruments",
        raw.instruments.iter().map(|i| i.id.0.as_str()).collect(),
    );
    all(
        "actor",
        "actors",
        raw.actors.iter().map(|a| a.id.0.as_str()).collect(),
    );
    // Caps and judgements name needs and interests alike: their codes must not meet.
    let mut seen = Seen::new("need or interest");
    for (at, need) in raw.needs.iter().enumerate() {
        seen.add(&need.id.0, taxonomy.place(&format!("/needs/{at}/id")));
    }
    for (at, interest) in raw.interests.iter().enumerate() {
        seen.add(
            &interest.id.0,
            taxonomy.place(&format!("/interests/{at}/id")),
        );
    }
    findings.append(&mut seen.findings);
    findings
}
