//! Texts of the catalogue in other languages than English.

use std::collections::BTreeMap;

/// Translations of one thing's texts: by language (ISO 639-1), then by the key of the text (`name`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Translations(BTreeMap<String, BTreeMap<String, String>>);

impl Translations {
    /// The text in a language, where there is one.
    ///
    /// ```
    /// use tech_business_offer::model::Translations;
    /// let texts = Translations::from_iter([("fr", "name", "Maroc")]);
    /// assert_eq!(texts.get("fr", "name"), Some("Maroc"));
    /// assert_eq!(texts.get("uk", "name"), None);
    /// ```
    #[must_use]
    pub fn get(&self, language: &str, key: &str) -> Option<&str> {
        self.0.get(language)?.get(key).map(String::as_str)
    }
}

/// A line as printed, with its translations under the key `text`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// The line in English.
    pub text: String,
    /// The line in other languages.
    pub translations: Translations,
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            translations: Translations::default(),
        }
    }
}

impl<S: Into<String>> FromIterator<(S, S, S)> for Translations {
    fn from_iter<I: IntoIterator<Item = (S, S, S)>>(texts: I) -> Self {
        let mut all: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (language, key, text) in texts {
            all.entry(language.into())
                .or_default()
                .insert(key.into(), text.into());
        }
        Self(all)
    }
}
