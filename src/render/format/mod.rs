//! Output formats, one a file.

mod csv;
mod datapackage;
mod docx;
mod html;
mod iati;
mod json;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod widths;
mod xlsx;

pub use docx::WordTemplate;

use super::report::Report;
use super::template::Engine;
use super::{OutFile, RenderError};
use crate::package::ResultFile;

/// A way to write a result.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Name on the command line.
    pub name: &'static str,
    /// What it writes, in one line.
    pub writes: &'static str,
    /// Writes it.
    pub(crate) write: fn(&Input, &mut Vec<OutFile>) -> Result<(), RenderError>,
}

/// Every format. To add one: a file beside this one with `pub(super) const FORMAT: Format`, a line
/// here, and a test that reads its output back.
pub const FORMATS: &[Format] = &[
    markdown::FORMAT,
    html::FORMAT,
    docx::FORMAT,
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
    xlsx::FORMAT,
    csv::FORMAT,
    json::FORMAT,
    iati::FORMAT,
];

/// Formats that this build leaves out, each with how to get it.
pub const NOT_BUILT: &[(&str, &str)] = &[
    #[cfg(not(feature = "pdf"))]
    ("pdf", "cargo build --release --features pdf"),
];

/// What a format is made from.
pub(crate) struct Input<'a> {
    pub(crate) report: &'a Report,
    pub(crate) result: &'a ResultFile,
    pub(crate) engine: &'a Engine,
    /// The user's Word file.
    pub(crate) word: Option<&'a WordTemplate>,
}

impl Format {
    /// The format with this name; `md` is Markdown too.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Format> {
        let name = if name == "md" { "markdown" } else { name };
        FORMATS.iter().find(|format| format.name == name)
    }
}

/// A file of text.
fn text(path: impl Into<String>, text: String) -> OutFile {
    OutFile {
        path: path.into(),
        bytes: text.into_bytes(),
    }
}
