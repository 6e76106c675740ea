//! `components/strategy.json`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{ColumnName, Item, Slug, Text};
use crate::model::ItemKind;

/// What the founding documents name, item by item, and what stands for each.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Map of the strategy behind the Tech Business Offer")]
pub(crate) struct RawStrategy {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub(crate) _schema: Option<String>,
    /// Every item once, in the order of its id.
    pub(crate) items: Vec<RawItem>,
}

/// One thing that the founding documents name. Components, areas, needs, interests, instruments, actors and
/// sections of the brief name it themselves; what does not is named here.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawItem {
    /// Identifier: `M127`.
    pub(crate) id: Item,
    /// What it is, in a few words.
    pub(crate) title: Text,
    /// Section of JOIN(2025) 140, or the companion document.
    pub(crate) section: Text,
    /// What must stand for it.
    #[schemars(length(min = 1))]
    pub(crate) kinds: Vec<RawItemKind>,
    /// Frameworks of partners that stand for it.
    #[serde(default)]
    pub(crate) frameworks: Vec<Text>,
    /// Topics of partners that stand for it.
    #[serde(default)]
    pub(crate) topics: Vec<Text>,
    /// Parts of profiles that stand for it.
    #[serde(default)]
    pub(crate) profile: Vec<RawProfilePart>,
    /// Columns of the partner table that stand for it.
    #[serde(default)]
    pub(crate) columns: Vec<ColumnName>,
    /// Constraints of the model that stand for it: `tbo list rules`.
    #[serde(default)]
    pub(crate) rules: Vec<Slug>,
    /// Notions of balance that stand for it: `tbo list criteria`.
    #[serde(default)]
    pub(crate) criteria: Vec<Slug>,
    /// Keys of scenarios that stand for it, dotted: `weights.partners`.
    #[serde(default)]
    pub(crate) scenario: Vec<Text>,
    /// Why nothing is built from it, where it is context.
    #[serde(default)]
    pub(crate) context: Option<Text>,
    /// What is still missing.
    #[serde(default)]
    pub(crate) gap: Option<Text>,
}

/// What must stand for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawItemKind {
    /// Something the offer can contain.
    Component,
    /// A property of partners.
    Attribute,
    /// A constraint, a score or a condition.
    Rule,
    /// A source of money.
    Instrument,
    /// A delivery body.
    Actor,
    /// A section of the brief.
    Section,
    /// Something measured.
    Indicator,
    /// Something over several partners.
    Portfolio,
    /// Nothing to build; `context` says why.
    Context,
}

impl From<RawItemKind> for ItemKind {
    fn from(raw: RawItemKind) -> Self {
        match raw {
            RawItemKind::Component => Self::Component,
            RawItemKind::Attribute => Self::Attribute,
            RawItemKind::Rule => Self::Rule,
            RawItemKind::Instrument => Self::Instrument,
            RawItemKind::Actor => Self::Actor,
            RawItemKind::Section => Self::Section,
            RawItemKind::Indicator => Self::Indicator,
            RawItemKind::Portfolio => Self::Portfolio,
            RawItemKind::Context => Self::Context,
        }
    }
}

/// A part of partner profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawProfilePart {
    /// Programmes that run already.
    Running,
    /// What the EU can learn or reuse.
    Strengths,
    /// Topics agreed with the EU.
    Topics,
}
