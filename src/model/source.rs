//! Where a figure comes from and how far it can be trusted.

use serde::{Deserialize, Serialize};

/// How a figure came about; printed beside it as S, D or E.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The number stands in the named publication.
    Sourced,
    /// Arithmetic on sourced numbers.
    Derived,
    /// Judgement: a default to be overridden.
    Estimated,
}

impl Confidence {
    /// The mark printed beside a figure.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Confidence::Sourced => "S",
            Confidence::Derived => "D",
            Confidence::Estimated => "E",
        }
    }
}

/// A publication that a component's figures rest on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// Short mark used in tables, `A34`.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What it says that is used here.
    pub title: String,
    /// Year of publication, where known.
    pub year: Option<i32>,
    /// How far it carries the component's figures.
    pub confidence: Confidence,
}
