//! `tbo solve`: solve, verify, print.

use super::super::Failure;
use super::super::args::{Solve, SolveFormat};
use super::super::output::{Talk, out, out_text};
use super::super::session::{self, Beside};
use super::{table, words};
use crate::render::{FORMATS, RenderOptions};

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Solve, talk: &Talk) -> Result<(), Failure> {
    let session = session::run(&args.scenario, Beside::Prices, talk)
        .map_err(|failure| failure.for_programs(args.format == SolveFormat::Json))?;
    match args.format {
        SolveFormat::Table => out_text(&table::result(&session.offer, &session.result))?,
        SolveFormat::Json => {
            let text = serde_json::to_string_pretty(&session.result)
                .map_err(|error| Failure::Other(format!("cannot write the result: {error}")))?;
            out(&format!("{text}\n"))?;
        }
        SolveFormat::Csv => {
            let formats = FORMATS
                .iter()
                .filter(|format| format.name == "csv")
                .collect();
            let options = RenderOptions {
                date: String::new(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                formats,
                ..RenderOptions::default()
            };
            let files = super::documents::render(&session.offer, &session.result, &options)?;
            let packages = files.into_iter().find(|(name, _)| name == "packages.csv");
            out(&String::from_utf8_lossy(&packages.unwrap_or_default().1))?;
        }
    }
    talk.say(&words::proof(&session.result));
    Ok(())
}
