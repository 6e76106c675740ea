//! A criterion with a parameter that it needs, or that it cannot use.

use super::Check;
use crate::load::input::Input;
use crate::model::{CriterionRule, Diagnostic};

pub(super) const CHECK: Check = Check {
    about: "The criterion alpha-fair states its alpha, and no other criterion does.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let Some(scenario) = &input.scenario else {
        return Vec::new();
    };
    let criterion = &scenario.value.criterion;
    let (message, hint, place) = match (criterion.rule, criterion.alpha) {
        (CriterionRule::AlphaFair, None) => (
            "the criterion alpha-fair states no alpha".to_owned(),
            "add `alpha`: 0 is utilitarian, 1 nash, a large one close to kalai-smorodinsky",
            "/criterion",
        ),
        (rule, Some(_)) if rule != CriterionRule::AlphaFair => (
            format!("the criterion {rule} has no alpha"),
            "leave `alpha` out, or take the rule alpha-fair",
            "/criterion/alpha",
        ),
        _ => return Vec::new(),
    };
    let finding = Diagnostic::error("bad-criterion", message).at(scenario.place(place));
    vec![finding.hint(hint)]
}
