//! A finding as plain data; its words are made here and nowhere else.

use std::fmt::{self, Write as _};

use serde::Serialize;

use super::code::Code;

/// Something in a result that is not what the input gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Stable code.
    pub code: Code,
    /// Where.
    pub at: Site,
    /// How the two figures should stand to each other.
    pub relation: Relation,
    /// What the input gives.
    pub expected: Figure,
    /// What the result says.
    pub found: Figure,
    /// Largest difference that would have counted as none, for numbers.
    pub tolerance: Option<f64>,
}

/// Where in a result; parts that say nothing are absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Site {
    /// The partner, or `eu`.
    pub partner: Option<String>,
    /// The component.
    pub component: Option<String>,
    /// The instrument.
    pub instrument: Option<String>,
    /// The need, interest, year, input file or field.
    pub detail: Option<String>,
}

/// How the found figure should stand to the expected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same.
    Equals,
    /// Not more.
    AtMost,
    /// Not less.
    AtLeast,
}

/// A number or a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// A number; money in MEUR.
    Number(f64),
    /// An identifier, a list of them, or a state in words.
    Text(String),
}

impl Site {
    /// A place in one partner's part of the result.
    pub(super) fn partner(id: &str) -> Self {
        Self {
            partner: Some(id.to_string()),
            ..Self::default()
        }
    }

    /// A place that is only a field, a file or the like.
    pub(super) fn named(detail: &str) -> Self {
        Self::default().detail(detail)
    }

    pub(super) fn component(mut self, id: &str) -> Self {
        self.component = Some(id.to_string());
        self
    }

    pub(super) fn instrument(mut self, id: &str) -> Self {
        self.instrument = Some(id.to_string());
        self
    }

    pub(super) fn detail(mut self, detail: &str) -> Self {
        self.detail = Some(detail.to_string());
        self
    }
}

impl Finding {
    /// The finding as one lower-case phrase.
    #[must_use]
    pub fn message(&self) -> String {
        let relation = match self.relation {
            Relation::Equals => "",
            Relation::AtMost => "at most ",
            Relation::AtLeast => "at least ",
        };
        let phrase = self.code.phrase();
        let mut text = format!(
            "{phrase}: expected {relation}{}, found {}",
            self.expected, self.found
        );
        if let Some(tolerance) = self.tolerance {
            // Writing to a string cannot fail.
            let _ = write!(text, " (tolerance {tolerance:.0e})");
        }
        if let Some(advice) = self.code.advice() {
            text.push_str("; ");
            text.push_str(advice);
        }
        text
    }
}

/// `MAR / dpi-digital-id / EIB`; `result` where no part is known.
impl fmt::Display for Site {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            &self.partner,
            &self.component,
            &self.instrument,
            &self.detail,
        ];
        let known: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        if known.is_empty() {
            out.write_str("result")
        } else {
            out.write_str(&known.join(" / "))
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Figure::Number(number) => number.fmt(out),
            Figure::Text(text) => text.fmt(out),
        }
    }
}

/// `item-cost at MAR / dpi-digital-id: cost of an item ...`.
impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at {}: {}", self.code, self.at, self.message())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_one_line() {
        let finding = Finding {
            code: Code::EnvelopeTotal,
            at: Site::default().instrument("EIB"),
            relation: Relation::AtMost,
            expected: Figure::Number(400.0),
            found: Figure::Number(410.5),
            tolerance: Some(4e-4),
        };
        assert_eq!(
            finding.to_string(),
            "envelope-total at EIB: more of an instrument is used than there is: expected at most \
             400, found 410.5 (tolerance 4e-4)"
        );
    }

    #[test]
    fn says_what_to_do_where_something_can_be_done() {
        let finding = Finding {
            code: Code::InputChanged,
            at: Site::named("a.json"),
            relation: Relation::Equals,
            expected: Figure::Text("ab".into()),
            found: Figure::Text("cd".into()),
            tolerance: None,
        };
        assert!(
            finding
                .message()
                .ends_with("solve again, or bring the file back")
        );
    }
}
