//! `tbo render`: the documents of a result, without solving.

use super::super::Failure;
use super::super::args::Render;
use super::super::exit::plural;
use super::super::output::{Talk, folder_for_documents, write_all};
use super::documents;
use crate::verify;

/// Runs the command. Only a result that holds is rendered.
///
/// # Errors
/// Every way in which there is nothing to write.
pub fn run(args: &Render, talk: &Talk) -> Result<(), Failure> {
    let options = documents::options(&args.documents)?;
    folder_for_documents(&args.output)?;
    let (offer, result) = super::verify::read(&args.result, args.scenario.as_deref(), talk)?;
    let findings = verify::verify(&offer, &result);
    if let Some(first) = findings.first() {
        return Err(Failure::Other(format!(
            "the result does not hold ({}): {}; `tbo verify` lists all",
            plural(findings.len(), "finding"),
            first.message()
        )));
    }
    let files = documents::render(&offer, &result, &options)?;
    write_all(&args.output, &files)?;
    if let Some(review) = documents::review(&files) {
        talk.say(review);
    }
    talk.say(&format!(
        "{} files written to {}",
        files.len(),
        args.output.display()
    ));
    Ok(())
}
