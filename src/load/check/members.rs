//! Regional components that nobody can join, and national ones with members.

use super::Check;
use crate::load::input::Input;
use crate::load::raw::{RawComponent, RawScope};
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "A regional component names enough members, a national one none, and parts are needed by members.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut report = |message: String, place, hint: &str| {
        let finding = Diagnostic::error("impossible-members", message);
        findings.push(finding.at(place).hint(hint));
    };
    for component in &input.components {
        let raw = &component.value;
        let id = &raw.id.0;
        for (pointer, member) in strangers(raw) {
            let message = format!("`{member}` needs a part of a project that it cannot join");
            let hint = "name it in the component's `members`, or take it out of `needed_by`";
            report(message, component.place(&pointer), hint);
        }
        match raw.scope {
            RawScope::National => {
                for (given, key) in [
                    (raw.members.is_some(), "members"),
                    (raw.min_members.is_some(), "min_members"),
                ] {
                    if given {
                        let message = format!("`{key}` on a national component");
                        let place = component.place(&format!("/{key}"));
                        report(message, place, "add \"scope\": \"regional\", or remove it");
                    }
                }
            }
            RawScope::Regional => match &raw.members {
                None => {
                    let message = format!("regional component `{id}` names no members");
                    let place = component.place("/scope");
                    report(message, place, "add \"members\": [\"MAR\", \"TUN\"]");
                }
                Some(members) => {
                    let needed = raw.min_members.unwrap_or(2);
                    if members.len() < needed {
                        let there = members.len();
                        let message = format!("names {there}, but at least {needed} must join");
                        let hint = "name more members, or lower `min_members` (2 unless stated)";
                        report(message, component.place("/members"), hint);
                    }
                }
            },
        }
    }
    findings
}

/// Who is said to need a part without being a member, and where.
fn strangers(raw: &RawComponent) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for (o, option) in raw.options.iter().enumerate() {
        for (p, part) in option.parts.iter().enumerate() {
            for (n, needs) in part.needed_by.iter().enumerate() {
                if !raw.members.iter().flatten().any(|member| member == needs) {
                    let pointer = format!("/options/{o}/parts/{p}/needed_by/{n}");
                    found.push((pointer, needs.0.as_str()));
                }
            }
        }
    }
    found
}
