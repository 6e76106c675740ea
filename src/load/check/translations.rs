//! Lists in another language that do not go with the English one.

use super::Check;
use crate::load::input::Input;
use crate::load::read::Located;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "A list of lines in another language has as many lines as the English one.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for component in &input.components {
        let raw = &component.value;
        for (language, texts) in &raw.translations.0 {
            for (list, english, own) in [
                ("actors", raw.actors.len(), &texts.actors),
                ("safeguards", raw.safeguards.len(), &texts.safeguards),
                ("risks", raw.risks.len(), &texts.risks),
                ("indicators", raw.indicators.len(), &texts.indicators),
            ] {
                findings.extend(compare(component, &language.0, list, english, own));
            }
        }
    }
    for profile in &input.profiles {
        let english = profile.value.strengths.len();
        for (language, texts) in &profile.value.translations.0 {
            let own = &texts.strengths;
            findings.extend(compare(profile, &language.0, "strengths", english, own));
        }
    }
    findings
}

/// None of the lines, or one for each: they are matched by their place.
fn compare<R>(
    of: &Located<R>,
    language: &str,
    list: &str,
    english: usize,
    own: &[String],
) -> Option<Diagnostic> {
    if own.is_empty() || own.len() == english {
        return None;
    }
    let message = format!(
        "`{list}` has {english} lines in English and {} in `{language}`",
        own.len()
    );
    let place = of.place(&format!("/translations/{language}/{list}"));
    let hint = "write one for each, in the same order; an empty one is printed in English";
    let finding = Diagnostic::error("lines-not-alike", message);
    Some(finding.at(place).hint(hint))
}
