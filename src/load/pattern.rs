//! The few patterns that identifiers follow, matched by hand and said in words.

use super::raw::text::{
    CODE, COLUMN, ISO3, ITEM, LANGUAGE, MARKER, OWN_PURPOSE, PARTY, PURPOSE, SLUG,
};
use crate::model::Marker;

/// Whether a text follows a pattern of the schema; else what it should look like.
pub(crate) fn matches(pattern: &str, text: &str) -> Result<(), String> {
    let first = text.chars().next().unwrap_or(' ');
    let lower = |c: char| c.is_ascii_lowercase();
    let upper = |c: char| c.is_ascii_uppercase();
    let digit = |c: char| c.is_ascii_digit();
    let iso3 = text.len() == 3 && text.chars().all(upper);
    let (fits, words) = match pattern {
        SLUG => (
            (lower(first) || digit(first))
                && text.chars().all(|c| lower(c) || digit(c) || c == '-'),
            "use lower-case letters, digits and hyphens",
        ),
        CODE => (
            upper(first)
                && text
                    .chars()
                    .all(|c| upper(c) || digit(c) || matches!(c, '+' | '-')),
            "use capital letters, digits, plus and hyphen, a letter first",
        ),
        ISO3 => (iso3, "use the three capital letters of ISO 3166-1"),
        PARTY => (
            iso3 || text == "eu",
            "use the three capital letters of ISO 3166-1, or eu",
        ),
        COLUMN => (
            lower(first) && text.chars().all(|c| lower(c) || digit(c) || c == '_'),
            "use lower-case letters, digits and underscores, a letter first",
        ),
        ITEM => (
            text.len() == 4 && first == 'M' && text.chars().skip(1).all(digit),
            "write M and three digits",
        ),
        LANGUAGE => (
            matches!(text, "fr" | "es" | "pt" | "ar" | "uk"),
            "write a language that documents are translated into: fr, es, pt, ar or uk",
        ),
        PURPOSE => (
            text.len() == 5 && text.chars().all(digit),
            "write the five digits of a DAC purpose code",
        ),
        OWN_PURPOSE => (
            text == "none" || text.len() == 5 && text.chars().all(digit),
            "write the five digits of a DAC purpose code, or none",
        ),
        MARKER => (
            Marker::named(text).is_some(),
            "write a policy marker: gender, environment, governance, trade, biodiversity, mitigation, \
             adaptation, desertification, rmnch, drr, disability or nutrition",
        ),
        // What is left asks for text that is not blank.
        _ => (!text.trim().is_empty(), "write some text"),
    };
    if fits {
        return Ok(());
    }
    let repaired: String = match pattern {
        SLUG => text.to_lowercase().replace(['_', ' '], "-"),
        CODE => text.to_uppercase().replace(['_', ' '], "-"),
        ISO3 | ITEM => text.to_uppercase(),
        MARKER => text.to_lowercase(),
        COLUMN => text.to_lowercase().replace(['-', ' '], "_"),
        _ => String::new(),
    };
    if !repaired.is_empty() && repaired != text && matches(pattern, &repaired).is_ok() {
        return Err(format!("{words}: `{repaired}`"));
    }
    Err(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::matches;
    use crate::load::raw::text::{CODE, ISO3, ITEM, LANGUAGE, MARKER, OWN_PURPOSE, PURPOSE, SLUG};
    use crate::model::Marker;

    #[test]
    fn patterns_and_their_repairs() {
        assert!(matches(SLUG, "dpi-04").is_ok());
        assert!(matches(SLUG, "-dpi").is_err());
        assert!(matches(SLUG, "").is_err());
        assert!(matches(CODE, "NDICI-G").is_ok());
        assert!(matches(CODE, "H2020+").is_ok());
        assert!(matches(CODE, "2H").is_err());
        assert!(matches(ISO3, "XKX").is_ok());
        assert!(matches(ISO3, "ÄÖ").is_err());
        assert!(matches(ITEM, "M127").is_ok());
        assert!(matches(ITEM, "M12").is_err());
        assert!(matches(LANGUAGE, "uk").is_ok());
        assert!(matches(LANGUAGE, "en").is_err());
        assert!(matches(PURPOSE, "22040").is_ok());
        assert!(matches(PURPOSE, "none").is_err());
        assert!(matches(OWN_PURPOSE, "none").is_ok());
        assert!(matches(OWN_PURPOSE, "2204").is_err());
        for marker in Marker::ALL {
            assert!(matches(MARKER, marker.id()).is_ok());
            assert!(MARKER.contains(marker.id()), "{marker}");
        }
        assert!(matches(MARKER, "gendre").is_err());
        assert!(matches(MARKER, "Gender").unwrap_err().ends_with("`gender`"));
        let hint = matches(SLUG, "Dpi_Id").unwrap_err();
        assert!(hint.ends_with("`dpi-id`"), "{hint}");
    }
}
