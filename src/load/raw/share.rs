//! The table that `tbo share` reads.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{Finite, Positive, Text};

/// What every coalition of members would pay, or earn, on its own: `costs`, `values` or `parts`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Coalition costs of the Tech Business Offer")]
pub(crate) struct RawShare {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub(crate) _schema: Option<String>,
    /// Names of those who share; a name holds no plus sign.
    #[schemars(length(min = 1, max = 64))]
    pub(crate) members: Vec<Text>,
    /// What each coalition would pay on its own: a key is names joined by `+`, in any order. Every
    /// coalition of up to 20 members is listed.
    #[serde(default)]
    pub(crate) costs: Option<BTreeMap<String, Finite>>,
    /// What each coalition would earn on its own, instead of costs.
    #[serde(default)]
    pub(crate) values: Option<BTreeMap<String, Finite>>,
    /// Parts of a cost and who needs each, instead of a table: a coalition pays once for each part
    /// that somebody in it needs.
    #[serde(default)]
    #[schemars(length(min = 1))]
    pub(crate) parts: Option<Vec<RawSharedPart>>,
}

/// A part of a cost, paid once by those who need it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSharedPart {
    /// Name as printed.
    pub(crate) name: Text,
    /// What it costs.
    pub(crate) cost: Positive,
    /// Members that need it.
    #[schemars(length(min = 1))]
    pub(crate) needed_by: Vec<Text>,
}
