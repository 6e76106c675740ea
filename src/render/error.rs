//! What can keep a document from being written.

use thiserror::Error;

/// Why no document came out. The words say what to do.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The result speaks of something that the offer does not hold.
    #[error(
        "the result names {kind} `{id}`, which the offer does not hold; build it again from the same files"
    )]
    Mismatch {
        /// `partner`, `component`, `option`, `instrument`, `need` or `interest`.
        kind: &'static str,
        /// The identifier.
        id: String,
    },
    /// A file in the user's template folder replaces nothing.
    #[error("{directory}/{name} is not a template of ours; known: {known}")]
    UnknownTemplate {
        /// The folder.
        directory: String,
        /// The file.
        name: String,
        /// Every name there is.
        known: String,
    },
    /// A template is broken or asks for a field that does not exist.
    #[error("{0}")]
    Template(TemplateError),
    /// A table could not be written as CSV.
    #[error("a table could not be written as CSV")]
    Csv(#[source] csv::Error),
    /// The workbook could not be written.
    #[error("the Excel workbook could not be written: {0}")]
    Xlsx(#[source] rust_xlsxwriter::XlsxError),
    /// A Word document could not be put together.
    #[error("a Word document could not be written: {0}")]
    Word(String),
    /// A PDF document could not be put together.
    #[cfg(feature = "pdf")]
    #[error("a PDF document could not be written: {0}")]
    Pdf(String),
    /// The result could not be written as JSON.
    #[error("the result could not be written as JSON")]
    Json(#[source] serde_json::Error),
}

/// An error of a template, with the place and the line itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The file as the user knows it.
    pub file: String,
    /// Line, from 1; 0 where not known.
    pub line: usize,
    /// Column in characters, from 1; 0 where not known.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The line itself, where known.
    pub source_line: Option<String>,
}

impl std::fmt::Display for TemplateError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "template {}", self.file)?;
        if self.line > 0 {
            write!(out, ", line {}", self.line)?;
            if self.column > 0 {
                write!(out, ", column {}", self.column)?;
            }
        }
        write!(out, ": {}", self.message)?;
        if let Some(source) = &self.source_line {
            let margin = self.line.to_string();
            let blank = " ".repeat(margin.len());
            write!(out, "\n {blank} |\n {margin} | {source}\n {blank} |")?;
            if self.column > 0 {
                write!(out, " {}^", " ".repeat(self.column - 1))?;
            }
        }
        Ok(())
    }
}
