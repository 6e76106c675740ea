//! Words for codes: rules, frameworks, kinds of money, reasons.

use crate::model::{CriterionRule, DebtRating, InstrumentKind};
use crate::package::{Objective, Status};
use crate::render::number;

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

/// Tokens that open money or options, and are not host frameworks.
const GATES: &[&str] = &[
    "AccessionTrack",
    "HorizonEurope",
    "DigitalEurope",
    "GDPRAdequacy",
    "EUTrustServices",
    "Toolbox5G",
    "EuropeanResearchNetwork",
    "InformalDigitalHub",
];

/// Whether a framework can host the offer.
pub(super) fn is_host(framework: &str) -> bool {
    !GATES.contains(&framework)
}

/// A framework token in words: `DigitalPartnership` as "Digital Partnership".
pub(super) fn framework(token: &str) -> String {
    match token {
        "TTC" => return "Trade and Technology Council".to_owned(),
        "DCFTA" => return "Deep and Comprehensive Free Trade Area".to_owned(),
        "SAA" => return "Stabilisation and Association Agreement".to_owned(),
        "HorizonEurope" => return "Horizon Europe association".to_owned(),
        "DigitalEurope" => return "Digital Europe association".to_owned(),
        "GDPRAdequacy" => return "data-protection adequacy".to_owned(),
        "AccessionTrack" => return "accession track".to_owned(),
        "EU4Digital" | "D4DHub" => return token.to_owned(),
        "GrowthPlanWB" => return "Growth Plan for the Western Balkans".to_owned(),
        "EU-LACDigitalAlliance" => return "EU-LAC Digital Alliance".to_owned(),
        "EU-ASEAN-TEI" => return "Team Europe initiative with ASEAN".to_owned(),
        "TEI-CentralAsia" => return "Team Europe initiative for Central Asia".to_owned(),
        "SmartAfrica-AdminArrangement" => {
            return "administrative arrangement with Smart Africa".to_owned();
        }
        "NewPactMediterranean" => return "New Pact for the Mediterranean".to_owned(),
        "FTA-digital-negotiating" => {
            return "free trade agreement with a digital chapter (in talks)".to_owned();
        }
        "FTA-digital-concluded" => {
            return "free trade agreement with a digital chapter (concluded)".to_owned();
        }
        "ComprehensiveStrategicPartnership" => {
            return "Comprehensive and Strategic Partnership".to_owned();
        }
        "SecurityDefencePartnership" => return "Security and Defence Partnership".to_owned(),
        "ReformGrowthFacility" => return "Reform and Growth Facility".to_owned(),
        "EUTrustServices" => return "EU trust services".to_owned(),
        "Toolbox5G" => return "EU 5G toolbox".to_owned(),
        _ => {}
    }
    let mut out = String::new();
    let chars: Vec<char> = token.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let after_small = at > 0 && (chars[at - 1].is_lowercase() || chars[at - 1].is_numeric());
        let before_small = at > 0
            && chars[at - 1].is_uppercase()
            && chars.get(at + 1).is_some_and(|next| next.is_lowercase());
        if c.is_uppercase() && (after_small || before_small) {
            out.push(' ');
        }
        out.push(if c == '-' { ' ' } else { c });
    }
    out
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
    fn tokens_become_words() {
        assert_eq!(framework("DigitalPartnership"), "Digital Partnership");
        assert_eq!(framework("EULACDigitalAlliance"), "EULAC Digital Alliance");
        assert_eq!(
            framework("NewPactMediterranean"),
            "New Pact for the Mediterranean"
        );
        assert_eq!(code("money-used"), "Money used");
        assert_eq!(code("some-new-code"), "Some new code");
        assert_eq!(code(""), "Other reasons");
        assert_eq!(and(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
