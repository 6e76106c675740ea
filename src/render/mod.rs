//! Package -> documents: one report model, one format a file, templates that only draw.
//!
//! 1. [`report`] turns the offer and the result into everything a document says, in words and
//!    rounded figures that add up.
//! 2. [`template`] fills our templates, or the user's, with it.
//! 3. [`mod@format`] names the files.

pub mod compare;
pub mod coverage;
mod error;
mod escape;
pub mod format;
mod iso;
mod locale;
pub(crate) mod number;
pub mod report;
mod rounding;
pub mod template;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use error::{RenderError, TemplateError};
pub(crate) use escape::{FOREIGN_END, FOREIGN_START, csv_text};
pub use format::{FORMATS, Format, NOT_BUILT, WordTemplate};
pub use locale::{Language, Languages, UnknownLanguage};
pub use report::{SECTIONS, Section};
pub use template::{TEMPLATES, Template, TemplateSource};

use crate::model::Offer;
use crate::package::ResultFile;

/// What to write, and what no file says.
#[derive(Debug, Clone, Default)]
pub struct RenderOptions {
    /// Date printed on every document, `2026-11-20`.
    pub date: String,
    /// Version of the program, printed in the method note.
    pub version: String,
    /// Formats to write.
    pub formats: Vec<&'static Format>,
    /// Languages to write documents in.
    pub languages: Languages,
    /// The user's templates.
    pub templates: Option<TemplateSource>,
    /// The user's Word file, for its styles, header, footer and page.
    pub word_template: Option<WordTemplate>,
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// Path below the output folder, with forward slashes.
    pub path: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// Writes every document of a result in memory. The same input gives the same bytes.
///
/// # Errors
/// A result that does not belong to the offer, or a template that is broken.
pub fn render(
    offer: &Offer,
    result: &ResultFile,
    options: &RenderOptions,
) -> Result<Vec<OutFile>, RenderError> {
    let engine = template::Engine::new(options.templates.as_ref())?;
    let report = report::build(
        offer,
        result,
        &options.date,
        &options.version,
        &options.languages,
    )?;
    let mut files = Vec::new();
    for format in &options.formats {
        (format.write)(
            &format::Input {
                report: &report,
                result,
                engine: &engine,
                word: options.word_template.as_ref(),
            },
            &mut files,
        )?;
    }
    Ok(files)
}
