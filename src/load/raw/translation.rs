//! Texts of the catalogue in other languages.

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{ById, LanguageCode, Text};
use crate::model::Translations;

/// A name in another language.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNamed {
    /// Name as printed in that language.
    pub(crate) name: Text,
}

/// The texts of a component in another language; what is absent is printed in English.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDescribed {
    /// Name as printed in that language.
    #[serde(default)]
    pub(crate) name: Option<Text>,
    /// What the partner gets, in that language.
    #[serde(default)]
    pub(crate) delivers: Option<Text>,
}

/// The reason of a judgement in another language.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReason {
    /// The line in that language; of a concession without the word that begins it in English.
    pub(crate) why: Text,
}

/// Reasons by language.
pub(crate) fn reasons(raw: &ById<LanguageCode, RawReason>) -> Translations {
    let texts = raw.0.iter();
    texts
        .map(|(language, raw)| (language.0.as_str(), "why", raw.why.0.as_str()))
        .collect()
}

/// Names by language, as documents look them up.
pub(crate) fn names(raw: &ById<LanguageCode, RawNamed>) -> Translations {
    let texts = raw.0.iter();
    texts
        .map(|(language, raw)| (language.0.as_str(), "name", raw.name.0.as_str()))
        .collect()
}

/// Texts of a component by language.
pub(crate) fn described(raw: &ById<LanguageCode, RawDescribed>) -> Translations {
    let texts = raw.0.iter().flat_map(|(language, raw)| {
        let language = language.0.as_str();
        let name = raw
            .name
            .as_ref()
            .map(|text| (language, "name", text.0.as_str()));
        let delivers = raw.delivers.as_ref();
        let delivers = delivers.map(|text| (language, "delivers", text.0.as_str()));
        name.into_iter().chain(delivers)
    });
    texts.collect()
}
