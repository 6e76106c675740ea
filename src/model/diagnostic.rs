//! A finding as plain data: what is wrong, where, and what would be right.

use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used; the reader should know.
    Warning,
}

/// Where a finding stands in an input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path as the user would type it.
    pub file: String,
    /// JSON pointer, or `row/column` in a table; empty for the file as a whole.
    pub pointer: String,
    /// Line, column and the line itself, where known.
    pub span: Option<Span>,
}

/// A stretch of one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// Characters underlined, at least 1.
    pub length: usize,
    /// The line as it stands in the file.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `unknown-key`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Lower-case phrase that says what is wrong.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// What would be right.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// An error without a place yet.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            place: None,
            hints: Vec::new(),
        }
    }

    /// A warning without a place yet.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, message)
        }
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same finding with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The framed form that a person reads.
impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(out, "{severity}[{}]: {}", self.code, self.message)?;
        if let Some(place) = &self.place {
            match &place.span {
                Some(span) => {
                    let gutter = span.line.to_string().len();
                    write!(
                        out,
                        "\n{:gutter$}--> {}:{}:{}",
                        "", place.file, span.line, span.column
                    )?;
                    write!(out, "\n{:gutter$} |", "")?;
                    write!(out, "\n{} | {}", span.line, span.text)?;
                    let pad = " ".repeat(span.column.saturating_sub(1));
                    write!(
                        out,
                        "\n{:gutter$} | {pad}{}",
                        "",
                        "^".repeat(span.length.max(1))
                    )?;
                }
                None => write!(out, "\n --> {}", place.file)?,
            }
            if !place.pointer.is_empty() {
                write!(out, "\n  = at: {}", place.pointer)?;
            }
        }
        for hint in &self.hints {
            write!(out, "\n  = help: {hint}")?;
        }
        Ok(())
    }
}
