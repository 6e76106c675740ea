//! Effects out of proportion, or of no effect.

use super::Check;
use crate::load::input::Input;
use crate::load::raw::text::{ById, Finite, InterestRef, NeedRef};
use crate::load::raw::{RawComponent, RawMeasure};
use crate::load::read::Located;
use crate::model::{Diagnostic, Place};

pub(super) const CHECK: Check = Check {
    about: "An option has an effect, each between minus and plus the cap (at least 1) where the need or interest has one.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for component in &input.components {
        for (at, option) in component.value.options.iter().enumerate() {
            let base = format!("/options/{at}");
            let none = option.closes.0.is_empty()
                && option.serves.0.is_empty()
                && option.reaches.0.is_empty();
            if none {
                let message = "the option neither closes a need nor serves an interest";
                let finding = Diagnostic::error("no-effect", message).at(component.place(&base));
                findings.push(finding.hint("give at least one of `closes`, `serves`, `reaches`"));
            }
            for need in option.reaches.0.keys() {
                if option.closes.0.contains_key(need) {
                    let place = component.place(&format!("{base}/reaches/{}", need.0));
                    let message = format!("`{}` stands in `closes` too", need.0);
                    let finding = Diagnostic::error("two-effects", message).at(place);
                    findings
                        .push(finding.hint("a reach takes the place of the fixed share: keep one"));
                }
            }
            findings.extend(bounded(
                input,
                component,
                &base,
                &option.closes,
                &option.serves,
            ));
        }
        for (at, synergy) in component.value.synergies.iter().enumerate() {
            let base = format!("/synergies/{at}");
            findings.extend(bounded(
                input,
                component,
                &base,
                &synergy.closes,
                &synergy.serves,
            ));
            if synergy.closes.0.is_empty() && synergy.serves.0.is_empty() {
                let finding = Diagnostic::error("no-effect", "the synergy has no effect");
                let place = component.place(&base);
                findings.push(finding.at(place).hint("give `closes` or `serves`"));
            }
        }
    }
    findings
}

fn bounded(
    input: &Input,
    component: &Located<RawComponent>,
    base: &str,
    closes: &ById<NeedRef, Finite>,
    serves: &ById<InterestRef, Finite>,
) -> Vec<Diagnostic> {
    let closes = closes
        .0
        .iter()
        .map(|(on, value)| ("closes", &on.0, value.0));
    let serves = serves
        .0
        .iter()
        .map(|(on, value)| ("serves", &on.0, value.0));
    let mut findings = Vec::new();
    for (key, on, value) in closes.chain(serves) {
        let place = component.place(&format!("{base}/{key}/{on}"));
        findings.extend(judge(input, on, value, place));
    }
    findings
}

fn judge(input: &Input, on: &str, value: f64, place: Place) -> Option<Diagnostic> {
    let taxonomy = &input.taxonomy.as_ref()?.value;
    let need = taxonomy.needs.iter().find(|need| need.id.0 == on);
    let interest = taxonomy
        .interests
        .iter()
        .find(|interest| interest.id.0 == on);
    if interest.is_some_and(|interest| interest.measure == RawMeasure::EuContent) {
        let message =
            format!("`{on}` is measured by EU content: an effect on it counts for nothing");
        let finding = Diagnostic::warning("no-effect", message).at(place);
        return Some(finding.hint("state the option's `eu_content` instead"));
    }
    let own = need
        .map(|need| need.cap)
        .or(interest.map(|interest| interest.cap))?;
    let set = input.scenario.as_ref().and_then(|scenario| {
        let mut caps = scenario.value.caps.0.iter();
        caps.find(|(code, _)| code.0 == on).map(|(_, cap)| *cap)
    });
    let most = set.unwrap_or(own)?.0.max(1.0);
    if value.abs() <= most {
        return None;
    }
    let message = format!("an effect of {value} on `{on}` is outside -{most} to {most}");
    let hint = "an effect is a share of the gap; a need that adds up points has \"cap\": null";
    Some(
        Diagnostic::error("out-of-range", message)
            .at(place)
            .hint(hint),
    )
}
