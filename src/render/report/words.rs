//! Words for codes: criteria, kinds of money, reasons.

use crate::model::{CriterionRule, DebtRating, InstrumentKind};
use crate::package::{Objective, Status};
use crate::render::number;

/// A notion of balance, by its usual name.
pub(super) fn notion(rule: CriterionRule) -> &'static str {
    match rule {
        CriterionRule::Utilitarian => "utilitarian",
        CriterionRule::Egalitarian => "egalitarian",
        CriterionRule::KalaiSmorodinsky => "Kalai-Smorodinsky",
        CriterionRule::Nash => "Nash",
        CriterionRule::AlphaFair => "alpha-fair",
        CriterionRule::PartnerFirst => "partner first",
        CriterionRule::EuFirst => "EU first",
    }
}

/// What a criterion looks for.
pub(super) fn criterion(rule: CriterionRule) -> &'static str {
    match rule {
        CriterionRule::Utilitarian => "the largest weighted sum of gains (utilitarian)",
        CriterionRule::Egalitarian => {
            "the largest gain for the party that gains least (egalitarian)"
        }
        CriterionRule::KalaiSmorodinsky => {
            "the most even shares of what each party could get alone (Kalai-Smorodinsky)"
        }
        CriterionRule::Nash => {
            "the largest product of gains, each to the power of its party's weight (Nash)"
        }
        CriterionRule::AlphaFair => {
            "the largest power mean of what each gains of what it could get alone (alpha-fair)"
        }
        CriterionRule::PartnerFirst => "the best for the partners, with a floor for the EU",
        CriterionRule::EuFirst => "the best for the EU, with a floor for every partner",
    }
}

/// What is proven about the answer: "optimal" only where it is.
pub(super) fn proof(status: Status, objective: Objective) -> String {
    match status {
        Status::Optimal => "It is proven optimal for this criterion".to_owned(),
        Status::WithinGap | Status::Infeasible => {
            let gap = number::gap_percent(objective.gap);
            format!("It is proven to be within {gap} of the best possible for this criterion")
        }
    }
}

/// The same for a table.
pub(super) fn status(status: Status, objective: Objective) -> String {
    match status {
        Status::Optimal => "optimal, proven".to_owned(),
        Status::WithinGap | Status::Infeasible => {
            format!(
                "within {} of the best possible, proven",
                number::gap_percent(objective.gap)
            )
        }
    }
}

/// Kind of money.
pub(super) fn kind(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Grant => "grant",
        InstrumentKind::Loan => "loan",
        InstrumentKind::Guarantee => "guarantee-backed loan",
        InstrumentKind::ExportCredit => "export credit",
        InstrumentKind::Equity => "equity",
        InstrumentKind::Domestic => "partner's own money",
    }
}

/// Debt sustainability rating.
pub(super) fn debt(rating: DebtRating) -> &'static str {
    match rating {
        DebtRating::NotRated => "not rated (outside the low-income framework)",
        DebtRating::Low => "low risk",
        DebtRating::Moderate => "moderate risk",
        DebtRating::High => "high risk",
        DebtRating::InDistress => "in debt distress",
    }
}

/// A reason code in words; a code that is not known here is spelt out.
pub(super) fn code(code: &str) -> String {
    match code {
        "already-running" => "Already delivered by a running programme",
        "capacity-used" => "Delivery capacity used",
        "conflict" => "Conflicts with a chosen component",
        "count-reached" => "Most components allowed are reached",
        "excluded" => "Excluded by the scenario",
        "missing-figure" => "A figure of the partner is missing",
        "money-used" => "Money used",
        "no-agreement" => "Agreement missing",
        "no-finance" => "No money may pay for it",
        "not-a-member" => "Shared project of other partners",
        "nothing-added" => "Adds nothing to what is met",
        "oda" => "Development assistance rule",
        "other-partners" => "Offered to other partners",
        "other-region" => "Offered to other regions",
        "outside-bounds" => "Meant for other starting points",
        "outweighed" => "Outweighed in the balance",
        "project-not-built" => "Shared project not built or joined",
        "requirement-not-chosen" => "Requirement not in the package",
        "requirement-not-offered" => "Requirement not offered",
        "too-few-members" => "Too few members",
        "too-late" => "Not ready within the period",
        "worse-for-one-side" => "Would make one side worse off",
        "" => "Other reasons",
        other => return capital(&other.replace(['-', '_'], " ")),
    }
    .to_owned()
}

/// A language by its code (ISO 639); one that is not known here prints its code.
pub(super) fn language(code: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("am", "Amharic"),
        ("ar", "Arabic"),
        ("az", "Azerbaijani"),
        ("bs", "Bosnian"),
        ("cnr", "Montenegrin"),
        ("de", "German"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fr", "French"),
        ("hi", "Hindi"),
        ("hr", "Croatian"),
        ("hy", "Armenian"),
        ("id", "Indonesian"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("ka", "Georgian"),
        ("kk", "Kazakh"),
        ("ko", "Korean"),
        ("ky", "Kyrgyz"),
        ("mk", "Macedonian"),
        ("ms", "Malay"),
        ("nb", "Norwegian"),
        ("pt", "Portuguese"),
        ("ro", "Romanian"),
        ("ru", "Russian"),
        ("rw", "Kinyarwanda"),
        ("sq", "Albanian"),
        ("sr", "Serbian"),
        ("sw", "Swahili"),
        ("tg", "Tajik"),
        ("th", "Thai"),
        ("tk", "Turkmen"),
        ("uk", "Ukrainian"),
        ("uz", "Uzbek"),
        ("vi", "Vietnamese"),
    ];
    let known = NAMES.iter().find(|(known, _)| *known == code);
    known.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}

/// A topic of the strategy in words: hyphens open up, but not those of names such as `e-signature`.
pub(super) fn topic(token: &str) -> String {
    const WHOLE: &[&str] = &["EU-AU", "e-signature"];
    let mut text = token.replace(['-', '_'], " ");
    for whole in WHOLE {
        text = text.replace(&whole.replace('-', " "), whole);
    }
    text.replace("IRIS2", "IRIS\u{b2}")
}

/// The text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// "a", "a and b", "a, b and c".
pub(super) fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "1 component", "2 components".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Owner of money as printed.
pub(super) fn owner(code: &str) -> String {
    match code {
        "" => "to be named",
        "eu" => "EU budget",
        "eib" => "European Investment Bank",
        "dfi" => "development banks",
        "member-states" => "Member States",
        "private" => "private investors",
        "partner" => "partner government",
        other => other,
    }
    .to_owned()
}

/// A sentence from a line of the catalogue: trimmed, one full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?']) {
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
        assert_eq!(code("money-used"), "Money used");
        assert_eq!(code("some-new-code"), "Some new code");
        assert_eq!(code(""), "Other reasons");
        assert_eq!(and(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
