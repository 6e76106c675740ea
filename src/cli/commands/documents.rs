//! Documents as `build` and `render` write them.

use std::path::Path;

use super::super::args::DocumentArgs;
use super::super::{Failure, session};
use crate::load::suggest;
use crate::model::{Diagnostic, Offer, Place};
use crate::package::ResultFile;
use crate::render::{
    self, FORMATS, Format, Language, Languages, NOT_BUILT, RenderOptions, TemplateSource,
    WordTemplate,
};

/// What to render, and how.
///
/// # Errors
/// [`Failure::Usage`] for an unknown format, [`Failure::Other`] for templates that cannot be read,
/// [`Failure::Rejected`] for a Word file that cannot be used.
pub fn options(args: &DocumentArgs) -> Result<RenderOptions, Failure> {
    let formats = if args.formats.is_empty() {
        FORMATS.iter().collect()
    } else {
        args.formats
            .iter()
            .map(|name| format(name))
            .collect::<Result<Vec<_>, _>>()?
    };
    let languages = Languages::of(&args.lang).map_err(|error| Failure::Usage(error.to_string()))?;
    let templates = args.templates.as_deref().map(templates).transpose()?;
    let word_template = args.word_template.as_deref();
    let word_template = word_template
        .map(|file| word_file(file, &formats))
        .transpose()?;
    let date = args.date.clone().unwrap_or_else(session::today);
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(RenderOptions {
        date,
        version,
        formats,
        languages,
        templates,
        word_template,
    })
}

/// The user's Word file.
fn word_file(file: &Path, formats: &[&Format]) -> Result<WordTemplate, Failure> {
    if !formats.iter().any(|format| format.name == "docx") {
        let message = "--word-template is for the format docx, which is not among --formats";
        return Err(Failure::Usage(message.to_owned()));
    }
    let name = file.display().to_string();
    let refused = |code, message, hint: String| {
        let place = Place {
            file: name.clone(),
            pointer: String::new(),
            span: None,
        };
        Failure::Rejected(vec![Diagnostic::error(code, message).at(place).hint(hint)])
    };
    let length = std::fs::metadata(file).and_then(|found| {
        // Reading a pipe or a device may never end.
        if found.is_file() {
            Ok(found.len())
        } else {
            Err(std::io::Error::other("it is no file"))
        }
    });
    let bytes = match length {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let hint = "give a Word Document (.docx) or a Word Template (.dotx)";
            return Err(refused(
                "not-found",
                format!("there is no file {name}"),
                hint.to_owned(),
            ));
        }
        Ok(length) if length > WordTemplate::MOST_BYTES => {
            let most = WordTemplate::MOST_BYTES >> 20;
            let message = format!("the file is larger than {most} MB");
            let hint = "take large pictures out of it".to_owned();
            return Err(refused("word-too-large", message, hint));
        }
        Ok(_) => std::fs::read(file),
        Err(error) => Err(error),
    };
    let bytes = bytes.map_err(|error| {
        refused(
            "unreadable",
            format!("{name} cannot be read"),
            error.to_string(),
        )
    })?;
    WordTemplate::read(&name, &bytes).map_err(Failure::Rejected)
}

fn format(name: &str) -> Result<&'static Format, Failure> {
    Format::named(name.trim()).ok_or_else(|| {
        if let Some((name, how)) = NOT_BUILT.iter().find(|(built, _)| *built == name.trim()) {
            return Failure::Usage(format!(
                "the format `{name}` is not in this build\n  = help: `{how}` gives one that writes it"
            ));
        }
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
        let name = entry.file_name().to_string_lossy().into_owned();
        // Whoever copies our folder has its description, too.
        if entry.file_type().map_err(problem)?.is_file() && name != "README.md" {
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

/// What to say of documents in other languages.
pub const TRANSLATED: &str = "documents in other languages than English are machine-assisted translations; each needs review by a native speaker";

/// What to say where documents were written in another language than English.
#[must_use]
pub fn review(files: &[(String, Vec<u8>)]) -> Option<&'static str> {
    let translated = |(path, _): &(String, Vec<u8>)| {
        let others = Language::ALL
            .into_iter()
            .filter(|language| *language != Language::English);
        others
            .map(|language| format!("{}.", language.suffix()))
            .any(|infix| path.contains(&infix))
    };
    files.iter().any(translated).then_some(TRANSLATED)
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
