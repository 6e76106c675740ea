//! `partners/indicators.schema.json`, a Frictionless Table Schema.

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{ById, ColumnName, LanguageCode, Text};
use super::translation::RawColumnTexts;
use crate::model::Confidence;

/// What each column of `indicators.csv` holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Columns of the partner table (a Frictionless Table Schema)")]
pub(crate) struct RawTableSchema {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub(crate) _schema: Option<String>,
    /// The columns, in the order of the table.
    pub(crate) fields: Vec<RawField>,
    /// The column that identifies a row.
    #[serde(rename = "primaryKey", default)]
    #[schemars(extend("enum" = ["iso3", null]))]
    pub(crate) _primary_key: Option<String>,
    /// What stands for an unknown figure: the empty cell alone.
    #[serde(rename = "missingValues", default)]
    pub(crate) missing_values: Option<Vec<String>>,
}

/// One column.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawField {
    /// Name in the table's first line.
    pub(crate) name: ColumnName,
    /// What a cell holds.
    #[serde(rename = "type")]
    pub(crate) kind: RawColumnType,
    /// Title as printed.
    pub(crate) title: Text,
    /// What it means.
    #[expect(dead_code, reason = "for people who read the file")]
    #[serde(default)]
    pub(crate) description: Option<String>,
    /// Unit as printed.
    #[serde(default)]
    pub(crate) unit: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub(crate) source: Option<String>,
    /// Reference year as printed: `2024` or `2022-24`.
    #[serde(default)]
    pub(crate) year: Option<String>,
    /// How far it can be trusted.
    #[serde(default)]
    pub(crate) confidence: Option<Confidence>,
    /// Title and unit in other languages; what is absent is printed in English.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawColumnTexts>,
    /// Bounds on the values.
    #[serde(default)]
    pub(crate) constraints: Option<RawConstraints>,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawColumnType {
    /// Text.
    String,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// yes or no, true or false.
    Boolean,
}

/// Bounds on the values of a column.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawConstraints {
    /// Smallest value.
    #[serde(default)]
    pub(crate) minimum: Option<f64>,
    /// Largest value.
    #[serde(default)]
    pub(crate) maximum: Option<f64>,
    /// Whether a cell must be filled.
    #[serde(default)]
    pub(crate) required: Option<bool>,
    /// Whether no two cells may be alike.
    #[serde(default)]
    pub(crate) unique: Option<bool>,
}
