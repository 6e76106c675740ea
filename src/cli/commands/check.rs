//! `tbo check`: every finding in input files.

use std::path::PathBuf;

use super::super::Failure;
use super::super::args::Check;
use super::super::exit::plural;
use super::super::output::{Talk, out_text};
use crate::load::{self, Disk};
use crate::model::Severity;

/// Where files are looked for when none are named.
const USUAL: [&str; 3] = ["components", "partners", "scenarios"];

/// Runs the command.
///
/// # Errors
/// [`Failure::Rejected`] with every finding.
pub fn run(args: &Check, talk: &Talk) -> Result<(), Failure> {
    let paths: Vec<PathBuf> = if args.paths.is_empty() {
        USUAL
            .iter()
            .map(PathBuf::from)
            .filter(|path| path.exists())
            .collect()
    } else {
        args.paths.clone()
    };
    if paths.is_empty() {
        return Err(Failure::Usage(format!(
            "nothing to check here: there is no {}",
            USUAL.join(", no ")
        )));
    }
    let findings = load::check_paths(&Disk, &paths);
    if findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
    {
        return Err(Failure::Rejected(findings));
    }
    for finding in &findings {
        talk.say(&format!("{finding}\n"));
    }
    let named: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    out_text(&format!(
        "{}: no errors, {}\n",
        named.join(", "),
        plural(findings.len(), "warning")
    ))
}
