//! Texts of the catalogue in other languages.

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{ById, LanguageCode, Text};
use crate::model::{Phrase, Translations};

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
    /// Lines of `actors` in that language, one for each; an empty one is printed as it stands there.
    #[serde(default)]
    pub(crate) actors: Vec<String>,
    /// Lines of `safeguards` in that language, one for each; an empty one is printed in English.
    #[serde(default)]
    pub(crate) safeguards: Vec<String>,
    /// Lines of `risks` in that language, one for each; an empty one is printed in English.
    #[serde(default)]
    pub(crate) risks: Vec<String>,
    /// Lines of `indicators` in that language, one for each, without level and remark on the baseline; an empty one is printed in English.
    #[serde(default)]
    pub(crate) indicators: Vec<String>,
}

/// The texts of a profile in another language.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPartnerTexts {
    /// The partner's name as printed in that language.
    pub(crate) name: Text,
    /// Lines of `strengths` in that language, one for each; an empty one is printed in English.
    #[serde(default)]
    pub(crate) strengths: Vec<String>,
}

/// The texts of a scenario in another language; what is absent is printed in English.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawScenarioTexts {
    /// Title as printed in that language.
    #[serde(default)]
    pub(crate) title: Option<Text>,
    /// Description as printed in that language.
    #[serde(default)]
    pub(crate) description: Option<Text>,
}

/// The texts of a column of the partner table in another language; what is absent is printed in English.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawColumnTexts {
    /// Title as printed in that language.
    #[serde(default)]
    pub(crate) title: Option<Text>,
    /// Unit as printed in that language.
    #[serde(default)]
    pub(crate) unit: Option<Text>,
}

/// A rule of an instrument in another language.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRuleTexts {
    /// The rule in words, in that language.
    pub(crate) text: Text,
    /// The other way of `below`, in that language.
    #[serde(default)]
    pub(crate) below: Option<Text>,
}

/// The reason of a judgement, of a prerequisite or of a marker in another language.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReason {
    /// The line in that language; of a concession without the word that begins it in English.
    pub(crate) why: Text,
}

/// The texts that one language gives, each with its key.
type Keyed<'a> = Vec<(&'static str, Option<&'a Text>)>;

fn keyed<'a, R>(
    raw: &'a ById<LanguageCode, R>,
    texts: impl Fn(&'a R) -> Keyed<'a>,
) -> Translations {
    let given = raw.0.iter().flat_map(|(language, raw)| {
        let texts = texts(raw).into_iter();
        texts.filter_map(|(key, text)| Some((language.0.as_str(), key, text?.0.as_str())))
    });
    given.collect()
}

/// Reasons by language.
pub(crate) fn reasons(raw: &ById<LanguageCode, RawReason>) -> Translations {
    keyed(raw, |raw| vec![("why", Some(&raw.why))])
}

/// Names by language, as documents look them up.
pub(crate) fn names(raw: &ById<LanguageCode, RawNamed>) -> Translations {
    keyed(raw, |raw| vec![("name", Some(&raw.name))])
}

/// Names of a partner by language.
pub(crate) fn partner_names(raw: &ById<LanguageCode, RawPartnerTexts>) -> Translations {
    keyed(raw, |raw| vec![("name", Some(&raw.name))])
}

/// Texts of a component by language, without its lists.
pub(crate) fn described(raw: &ById<LanguageCode, RawDescribed>) -> Translations {
    keyed(raw, |raw| {
        vec![
            ("name", raw.name.as_ref()),
            ("delivers", raw.delivers.as_ref()),
        ]
    })
}

/// Texts of a scenario by language.
pub(crate) fn titles(raw: &ById<LanguageCode, RawScenarioTexts>) -> Translations {
    keyed(raw, |raw| {
        vec![
            ("title", raw.title.as_ref()),
            ("description", raw.description.as_ref()),
        ]
    })
}

/// Texts of a column of the partner table by language.
pub(crate) fn columns(raw: &ById<LanguageCode, RawColumnTexts>) -> Translations {
    keyed(raw, |raw| {
        vec![("title", raw.title.as_ref()), ("unit", raw.unit.as_ref())]
    })
}

/// Texts of a rule of an instrument by language.
pub(crate) fn rules(raw: &ById<LanguageCode, RawRuleTexts>) -> Translations {
    keyed(raw, |raw| {
        vec![("text", Some(&raw.text)), ("below", raw.below.as_ref())]
    })
}

/// Lines of a list, each with its translations: the line at the same place in each language.
pub(crate) fn phrases<R>(
    english: &[Text],
    raw: &ById<LanguageCode, R>,
    lines: impl Fn(&R) -> &[String],
) -> Vec<Phrase> {
    let phrase = |(at, text): (usize, &Text)| {
        let given = raw.0.iter().filter_map(|(language, raw)| {
            let line = lines(raw).get(at).filter(|line| !line.is_empty())?;
            Some((language.0.as_str(), "text", line.as_str()))
        });
        Phrase {
            text: text.0.clone(),
            translations: given.collect(),
        }
    };
    english.iter().enumerate().map(phrase).collect()
}
