//! `tbo build`: solve, verify, write every document.

use super::super::args::Build;
use super::super::output::{Talk, folder_for_documents, write_all};
use super::super::{Failure, session};
use super::{documents, words};

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to write.
pub fn run(args: &Build, talk: &Talk) -> Result<(), Failure> {
    // What can be wrong with the documents is said before minutes are spent on solving.
    let options = documents::options(&args.documents)?;
    folder_for_documents(&args.output)?;
    let session = session::run(&args.scenario, talk)?;
    let mut files = documents::render(&session.offer, &session.result, &options)?;
    let seconds = session.seconds;
    let run = serde_json::json!({
        "format": "tbo-run/1",
        "version": env!("CARGO_PKG_VERSION"),
        "date": options.date,
        "solver": session.search,
        "seconds": { "load": seconds[0], "solve": seconds[1], "verify": seconds[2] },
    });
    files.push(("run.json".to_owned(), format!("{run:#}\n").into_bytes()));
    write_all(&args.output, &files)?;
    talk.say(&words::proof(&session.result));
    talk.say(&format!(
        "verified, {} files written to {} ({:.1} s)",
        files.len(),
        args.output.display(),
        seconds.iter().sum::<f64>()
    ));
    Ok(())
}
