//! Actors written as an identifier that the taxonomy does not have.

use super::Check;
use crate::load::input::Input;
use crate::load::raw::text::SLUG;
use crate::load::{pattern, suggest};
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "An entry of `actors` that is written like an identifier, with a hyphen or one slip from one, is an actor of the taxonomy.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let Some(there) = input.known.names("actor") else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for component in &input.components {
        for (at, actor) in component.value.actors.iter().enumerate() {
            let name = actor.0.as_str();
            if pattern::matches(SLUG, name).is_err() || there.contains(&name) {
                continue;
            }
            // Some bodies write their name in small letters: one word is one, unless a slip away.
            let slip = there
                .iter()
                .any(|known| suggest::distance(name, known) == 1);
            if !name.contains('-') && !slip {
                continue;
            }
            let place = component.place(&format!("/actors/{at}"));
            let message = format!("there is no actor `{name}`");
            let mut finding = Diagnostic::error("unknown-id", message).at(place);
            finding
                .hints
                .extend(suggest::hint(name, there.iter().copied()));
            findings.push(finding.hint("a name that is no identifier starts with a capital"));
        }
    }
    findings
}
