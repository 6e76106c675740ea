//! Words for codes: criteria, kinds of money, reasons. Each is a message of the language it is said in.

use crate::model::{CriterionRule, DebtRating, InstrumentKind, Marker};
use crate::package::{Objective, Status, frameworks};
use crate::render::escape::{FOREIGN_END, FOREIGN_START};
use crate::render::locale::{Language, Locale, tell};

/// A notion of balance, by its usual name.
pub(crate) fn notion(locale: &Locale, rule: CriterionRule) -> String {
    locale.say(match rule {
        CriterionRule::Utilitarian => "notion-utilitarian",
        CriterionRule::Egalitarian => "notion-egalitarian",
        CriterionRule::KalaiSmorodinsky => "notion-kalai-smorodinsky",
        CriterionRule::Nash => "notion-nash",
        CriterionRule::AlphaFair => "notion-alpha-fair",
        CriterionRule::PartnerFirst => "notion-partner-first",
        CriterionRule::EuFirst => "notion-eu-first",
    })
}

/// What a criterion looks for.
pub(super) fn criterion(locale: &Locale, rule: CriterionRule) -> String {
    locale.say(match rule {
        CriterionRule::Utilitarian => "criterion-utilitarian",
        CriterionRule::Egalitarian => "criterion-egalitarian",
        CriterionRule::KalaiSmorodinsky => "criterion-kalai-smorodinsky",
        CriterionRule::Nash => "criterion-nash",
        CriterionRule::AlphaFair => "criterion-alpha-fair",
        CriterionRule::PartnerFirst => "criterion-partner-first",
        CriterionRule::EuFirst => "criterion-eu-first",
    })
}

/// What is proven about the answer: "optimal" only where it is.
pub(super) fn proof(locale: &Locale, status: Status, objective: Objective) -> String {
    match status {
        Status::Optimal => locale.say("proof-optimal"),
        Status::WithinGap | Status::Infeasible => {
            let gap = locale.gap_percent(objective.gap);
            tell!(locale, "proof-within", gap = gap)
        }
    }
}

/// The same for a table.
pub(super) fn status(locale: &Locale, status: Status, objective: Objective) -> String {
    match status {
        Status::Optimal => locale.say("status-optimal"),
        Status::WithinGap | Status::Infeasible => {
            let gap = locale.gap_percent(objective.gap);
            tell!(locale, "status-within", gap = gap)
        }
    }
}

/// Kind of money.
pub(super) fn kind(locale: &Locale, kind: InstrumentKind) -> String {
    locale.say(match kind {
        InstrumentKind::Grant => "money-grant",
        InstrumentKind::Loan => "money-loan",
        InstrumentKind::Guarantee => "money-guarantee",
        InstrumentKind::ExportCredit => "money-export-credit",
        InstrumentKind::Equity => "money-equity",
        InstrumentKind::Domestic => "money-domestic",
    })
}

/// Debt sustainability rating.
pub(super) fn debt(locale: &Locale, rating: DebtRating) -> String {
    locale.say(match rating {
        DebtRating::NotRated => "rating-none",
        DebtRating::Low => "rating-low",
        DebtRating::Moderate => "rating-moderate",
        DebtRating::High => "rating-high",
        DebtRating::InDistress => "rating-distress",
    })
}

/// A reason code in words; a code that is not known here is spelt out.
pub(super) fn code(locale: &Locale, code: &str) -> String {
    if code.is_empty() {
        return locale.say("reason-other");
    }
    let known = locale.find(&format!("reason-{code}"));
    known.unwrap_or_else(|| locale.foreign(&capital(&code.replace(['-', '_'], " "))))
}

/// Why a component with this reason code is left out, as a sentence that holds for every case; nothing for a
/// code that is not known here.
pub(super) fn because(locale: &Locale, code: &str) -> Option<String> {
    locale.find(&format!("because-{code}"))
}

/// What a stage of the criterion looks for. A result carries it in English.
pub(super) fn aim(locale: &Locale, aim: &str) -> String {
    if locale.language == Language::English {
        return aim.to_owned();
    }
    let (aim_alone, lowest) = match aim.split_once(", sum of the ") {
        Some((aim, rest)) => (aim, rest.strip_suffix(" lowest")),
        None => (aim, None),
    };
    let id = aim_alone.replace(',', "").replace(' ', "-");
    match (locale.find(&format!("aim-{id}")), lowest) {
        (Some(said), None) if aim_alone == aim => said,
        (Some(said), Some(count)) => tell!(locale, "aim-sum", aim = said, count = count),
        _ => locale.foreign(aim),
    }
}

/// A policy marker.
pub(super) fn marker(locale: &Locale, marker: Marker) -> String {
    let known = locale.find(&format!("marker-{}", marker.id()));
    known.unwrap_or_else(|| locale.foreign(marker.name()))
}

/// An agreement by its token; one that is not known here is spelt out.
pub(super) fn framework(locale: &Locale, token: &str) -> String {
    let known = locale.find(&format!("framework-{token}"));
    known.unwrap_or_else(|| locale.foreign(&frameworks::framework(token)))
}

/// A region of the partner table; one that is not known here is printed as it stands.
pub(super) fn region(locale: &Locale, region: &str) -> String {
    let id: String = region
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let known = locale.find(&format!("region-{id}"));
    known.unwrap_or_else(|| locale.foreign(region))
}

/// A language by its code (ISO 639); one that is not known here prints its code.
pub(super) fn language(locale: &Locale, code: &str) -> String {
    let known = locale.find(&format!("language-{code}"));
    known.unwrap_or_else(|| code.to_owned())
}

/// A topic of the strategy in words. One that is not known here is spelt out: hyphens open up, but not those of
/// names such as `e-signature`.
pub(super) fn topic(locale: &Locale, token: &str) -> String {
    const WHOLE: &[&str] = &["EU-AU", "e-signature"];
    if let Some(known) = locale.find(&format!("topic-{}", token.replace('&', "and"))) {
        return known;
    }
    let mut text = token.replace(['-', '_'], " ");
    for whole in WHOLE {
        text = text.replace(&whole.replace('-', " "), whole);
    }
    locale.foreign(&text.replace("IRIS2", "IRIS\u{b2}"))
}

/// The text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    if let Some(rest) = text.strip_prefix(FOREIGN_START) {
        return format!("{FOREIGN_START}{}", capital(rest));
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A fixed text with a small first letter, to stand after another.
pub(super) fn small(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

/// Owner of money as printed; one that is not known here is printed as it stands.
pub(super) fn owner(locale: &Locale, code: &str) -> String {
    if code.is_empty() {
        return locale.say("to-be-named");
    }
    let known = locale.find(&format!("owner-{code}"));
    known.unwrap_or_else(|| locale.foreign(code))
}

/// A sentence from a line of the catalogue: trimmed, one full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if let Some(inside) = text.strip_suffix(FOREIGN_END) {
        return format!("{}{FOREIGN_END}", sentence(inside));
    }
    if text.is_empty() || text.ends_with(['.', '!', '?', '؟']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_words() {
        let english = Locale::english();
        assert_eq!(code(english, "money-used"), "Money used");
        assert_eq!(code(english, "some-new-code"), "Some new code");
        assert_eq!(code(english, ""), "Other reasons");
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(english.and(&items), "a, b and c");
        assert_eq!(english.or(&items), "a, b or c");
    }

    #[test]
    fn marks_of_english_text_stay_around_it() {
        let french = Locale::of(Language::French);
        let text = sentence(&capital(&french.foreign("a name")));
        assert_eq!(text, format!("{FOREIGN_START}A name.{FOREIGN_END}"));
    }
}
