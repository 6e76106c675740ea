//! The names of agreements: the words for the tokens of the partners' profiles, here and nowhere else.

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
#[must_use]
pub fn is_host(framework: &str) -> bool {
    !GATES.contains(&framework)
}

/// A framework token in words: `DigitalPartnership` as "Digital Partnership".
#[must_use]
pub fn framework(token: &str) -> String {
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

/// Any of these agreements: "a, b or c".
#[must_use]
pub fn any_of(tokens: &[String]) -> String {
    let names: Vec<String> = tokens.iter().map(|token| framework(token)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
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
    }

    #[test]
    fn alternatives_are_joined_in_words() {
        let tokens = ["TTC", "DigitalPartnership", "SAA"].map(str::to_owned);
        assert_eq!(
            any_of(&tokens),
            "Trade and Technology Council, Digital Partnership or Stabilisation and Association Agreement"
        );
        assert_eq!(any_of(&tokens[..1]), "Trade and Technology Council");
    }
}
