//! `partners/profiles/<ISO3>.json`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{
    Amount, ById, ColumnRef, ComponentRef, Finite, Fraction, LanguageCode, NeedRef, OptionRef,
    PartnerRef, Text,
};
use super::translation::{RawNamed, RawPartnerTexts};

/// What is known of a partner beyond its row of the table.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Profile of a partner of the Tech Business Offer")]
pub(crate) struct RawProfile {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub(crate) _schema: Option<String>,
    /// ISO 3166-1 alpha-3, as the file name.
    pub(crate) id: PartnerRef,
    /// Agreements and dialogues it is part of.
    #[serde(default)]
    pub(crate) frameworks: Vec<Text>,
    /// Working languages, ISO 639-1.
    #[serde(default)]
    pub(crate) languages: Vec<Text>,
    /// Topics agreed with the EU.
    #[serde(default)]
    pub(crate) topics: Vec<Text>,
    /// What the EU can learn or reuse.
    #[serde(default)]
    pub(crate) strengths: Vec<Text>,
    /// Weight by need, instead of the taxonomy's.
    #[serde(default)]
    pub(crate) priorities: ById<NeedRef, Amount>,
    /// Most effort that the administration can carry.
    #[serde(default)]
    pub(crate) delivery_capacity: Option<RawFigure>,
    /// Its own money, in MEUR over the horizon.
    #[serde(default)]
    pub(crate) own_budget: Option<RawFigure>,
    /// Utility with its best outside offer.
    #[serde(default)]
    pub(crate) disagreement: Option<RawFigure>,
    /// Programmes that run already: not paid twice, and they satisfy requirements.
    #[serde(default)]
    pub(crate) running: Vec<RawRunning>,
    /// Figures instead of the table's.
    #[serde(default)]
    pub(crate) overrides: Vec<RawOverride>,
    /// Footnote that follows the name in print.
    #[serde(default)]
    pub(crate) note: Option<Text>,
    /// The partner's name and strengths in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawPartnerTexts>,
}

/// A figure with its source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFigure {
    /// The figure.
    pub(crate) value: Amount,
    /// Where it comes from.
    #[expect(dead_code, reason = "asked for so that no figure stands without one")]
    pub(crate) source: Text,
}

/// A programme that runs already.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRunning {
    /// Name as printed.
    pub(crate) name: Text,
    /// What it delivers; an empty list says that nothing of the catalogue is meant.
    pub(crate) covers: Vec<RawCovered>,
    /// Its size in MEUR.
    #[serde(default)]
    pub(crate) amount_meur: Option<Amount>,
    /// Where that is published.
    pub(crate) source: Text,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
}

/// A component, or one option of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCovered {
    /// The component.
    pub(crate) component: ComponentRef,
    /// The option; absent: all of it.
    #[serde(default)]
    pub(crate) option: Option<OptionRef>,
}

/// `{"indicator", "value", "source"}`, or `{"need", "severity", "source"}`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOverride {
    /// Column of the partner table.
    #[serde(default)]
    pub(crate) indicator: Option<ColumnRef>,
    /// Its value.
    #[serde(default)]
    pub(crate) value: Option<Finite>,
    /// Need.
    #[serde(default)]
    pub(crate) need: Option<NeedRef>,
    /// Its severity.
    #[serde(default)]
    pub(crate) severity: Option<Fraction>,
    /// Why.
    pub(crate) source: Text,
}
