//! `tbo export`: the catalogue as a workbook that people edit.

use std::path::Path;

use super::super::Failure;
use super::super::args::{Export, ExportWhat};
use super::super::output::{Talk, out, write_all};
use crate::load::{self, BookFormat, Disk};

/// Runs the command.
///
/// # Errors
/// [`Failure::Usage`] for a file of another kind, [`Failure::Rejected`] with every finding.
pub fn run(args: &Export, talk: &Talk) -> Result<(), Failure> {
    let ExportWhat::Components = args.what;
    let format = args.output.as_deref().map_or(Ok(BookFormat::Csv), format)?;
    let bytes = load::export_components(&Disk, &args.catalogue, format)
        .map_err(|rejected| Failure::Rejected(rejected.findings))?;
    let Some(path) = &args.output else {
        return out(&String::from_utf8_lossy(&bytes));
    };
    if path.is_dir() {
        let message = format!("{} is a folder; name a file, .xlsx or .csv", path.display());
        return Err(Failure::Usage(message));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let files = [(name.into_owned(), bytes)];
    write_all(folder.unwrap_or(Path::new(".")), &files)?;
    talk.say(&format!(
        "{} written; edit it and read it back with `tbo import {} -o {}`",
        path.display(),
        path.display(),
        args.catalogue.display()
    ));
    Ok(())
}

fn format(path: &Path) -> Result<BookFormat, Failure> {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    match extension.to_lowercase().as_str() {
        "xlsx" => Ok(BookFormat::Xlsx),
        "csv" => Ok(BookFormat::Csv),
        _ => Err(Failure::Usage(format!(
            "{} ends in neither .xlsx nor .csv; the ending says which is written",
            path.display()
        ))),
    }
}
