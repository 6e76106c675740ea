//! `tbo import`: a catalogue back from a workbook.

use std::io::Read as _;
use std::path::Path;

use super::super::Failure;
use super::super::args::Import;
use super::super::exit::plural;
use super::super::output::{Talk, folder_for_documents, write_all};
use crate::load::{self, Disk};

/// Files named before the rest is only counted.
const NAMED: usize = 5;

/// Runs the command.
///
/// # Errors
/// [`Failure::Rejected`] with every finding at its sheet, row and column.
pub fn run(args: &Import, talk: &Talk) -> Result<(), Failure> {
    folder_for_documents(&args.output)?;
    let name = args.file.display().to_string();
    let bytes = read(&args.file)?;
    let imported = load::import_components(
        &Disk,
        &name,
        &bytes,
        &args.catalogue,
        &args.partners,
        &args.output,
    )
    .map_err(|rejected| Failure::Rejected(rejected.findings))?;
    for warning in &imported.warnings {
        talk.say(&format!("{warning}\n"));
    }
    let mut files: Vec<(String, Vec<u8>)> = imported
        .changed
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()))
        .collect();
    let changed = files.len();
    let taxonomy = args.output.join("taxonomy.json");
    if !taxonomy.exists() {
        // Components mean nothing without the vocabulary they were checked with.
        let from = args.catalogue.join("taxonomy.json");
        let bytes = std::fs::read(&from)
            .map_err(|error| Failure::Other(format!("cannot read {}: {error}", from.display())))?;
        files.push(("taxonomy.json".to_owned(), bytes));
    }
    if !files.is_empty() {
        write_all(&args.output, &files)?;
    }
    talk.say(&format!(
        "{} read; {} of {} written, {} said the same before",
        plural(imported.components, "component"),
        plural(changed, "file"),
        args.output.display(),
        imported.unchanged
    ));
    if !imported.left.is_empty() {
        let named: Vec<&str> = imported
            .left
            .iter()
            .take(NAMED)
            .map(String::as_str)
            .collect();
        let more = imported.left.len().saturating_sub(NAMED);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        talk.say(&format!(
            "not in the workbook, and still there: {}{more}; delete what should go",
            named.join(", ")
        ));
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| Failure::Other(format!("cannot read standard input: {error}")))?;
        return Ok(bytes);
    }
    std::fs::read(path)
        .map_err(|error| Failure::Other(format!("cannot read {}: {error}", path.display())))
}
