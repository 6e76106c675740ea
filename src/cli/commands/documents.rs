//! Documents as `build` and `render` write them.

use std::path::Path;

use super::super::args::DocumentArgs;
use super::super::{Failure, session};
use crate::load::suggest;
use crate::model::Offer;
use crate::package::ResultFile;
use crate::render::{self, FORMATS, Format, RenderOptions, TemplateSource};

/// What to render, and how.
///
/// # Errors
/// [`Failure::Usage`] for an unknown format, [`Failure::Other`] for templates that cannot be read.
pub fn options(args: &DocumentArgs) -> Result<RenderOptions, Failure> {
    let formats = if args.formats.is_empty() {
        FORMATS.iter().collect()
    } else {
        args.formats
            .iter()
            .map(|name| format(name))
            .collect::<Result<Vec<_>, _>>()?
    };
    let templates = args.templates.as_deref().map(templates).transpose()?;
    let date = args.date.clone().unwrap_or_else(session::today);
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(RenderOptions {
        date,
        version,
        formats,
        templates,
    })
}

fn format(name: &str) -> Result<&'static Format, Failure> {
    Format::named(name.trim()).ok_or_else(|| {
        let known = || FORMATS.iter().map(|format| format.name);
        let hint = suggest::hint(name.trim(), known()).unwrap_or_default();
        let all: Vec<&str> = known().collect();
        Failure::Usage(format!(
            "there is no format `{name}`; {hint}\n  = help: this build writes {}",
            all.join(", ")
        ))
    })
}

fn templates(folder: &Path) -> Result<TemplateSource, Failure> {
    let problem = |error: std::io::Error| {
        Failure::Other(format!(
            "cannot read templates in {}: {error}",
            folder.display()
        ))
    };
    let mut files = std::collections::BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        if entry.file_type().map_err(problem)?.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(
                name,
                std::fs::read_to_string(entry.path()).map_err(problem)?,
            );
        }
    }
    Ok(TemplateSource {
        directory: folder.display().to_string(),
        files,
    })
}

/// Renders the documents of a result.
///
/// # Errors
/// [`Failure::Rejected`]-like framed template errors as [`Failure::Other`].
pub fn render(
    offer: &Offer,
    result: &ResultFile,
    options: &RenderOptions,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let files = render::render(offer, result, options)
        .map_err(|error| Failure::Other(error.to_string()))?;
    Ok(files
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect())
}
