//! Components that can only be built after each other.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::load::input::Input;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "Requirements lead to a component that requires nothing more, never back in a circle.",
    run,
};

/// A component can be built once each of its requirements names one that can; what is left over
/// waits for itself. Of each such circle the chain is named once.
fn run(input: &Input) -> Vec<Diagnostic> {
    let mut waiting: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, component) in input.components.iter().enumerate() {
        waiting.entry(component.value.id.0.as_str()).or_insert(at);
    }
    loop {
        let buildable = |at: usize| {
            let mut requires = input.components[at].value.requires.iter();
            requires.all(|requirement| {
                let mut any_of = requirement.any_of.iter();
                any_of.any(|other| !waiting.contains_key(other.0.as_str()))
            })
        };
        let before = waiting.len();
        let left = waiting.iter().filter(|(_, at)| !buildable(**at));
        waiting = left.map(|(id, at)| (*id, *at)).collect();
        if waiting.len() == before {
            break;
        }
    }
    let mut findings = Vec::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for start in waiting.keys() {
        if named.contains(start) {
            continue;
        }
        let chain = chain(input, &waiting, start);
        let fresh = chain.iter().all(|id| !named.contains(id));
        named.insert(start);
        named.extend(chain.iter().copied());
        let Some(first) = chain.first().filter(|_| fresh && chain.len() > 2) else {
            continue; // A component that requires itself is reported as such.
        };
        let component = &input.components[waiting[first]];
        let message = format!("requirements go in a circle: {}", chain.join(" -> "));
        let finding = Diagnostic::error("requirement-cycle", message);
        findings.push(
            finding
                .at(component.place("/requires"))
                .hint("each must be complete before the next operates: drop one requirement"),
        );
    }
    findings
}

/// The circle that a waiting component runs into, its first component at both ends.
fn chain<'i>(input: &'i Input, waiting: &BTreeMap<&'i str, usize>, start: &'i str) -> Vec<&'i str> {
    let mut walked: Vec<&str> = Vec::new();
    let mut at = start;
    loop {
        if let Some(first) = walked.iter().position(|id| *id == at) {
            walked.push(at);
            return walked.split_off(first);
        }
        walked.push(at);
        let requires = &input.components[waiting[at]].value.requires;
        let blocking = requires.iter().find(|requirement| {
            let mut any_of = requirement.any_of.iter();
            any_of.all(|other| waiting.contains_key(other.0.as_str()))
        });
        let next = blocking.and_then(|requirement| requirement.any_of.first());
        match next {
            Some(next) => at = next.0.as_str(),
            None => return Vec::new(),
        }
    }
}
