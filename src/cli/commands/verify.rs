//! `tbo verify`: every figure of a result recomputed from the input files.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::super::args::Verify;
use super::super::exit::plural;
use super::super::output::{Talk, out_text};
use super::super::{Failure, session};
use crate::model::{Diagnostic, Offer, Place};
use crate::package::ResultFile;
use crate::verify;

/// Runs the command.
///
/// # Errors
/// [`Failure::Rejected`] for a result that cannot be read, [`Failure::Other`] for one that does not hold.
pub fn run(args: &Verify, talk: &Talk) -> Result<(), Failure> {
    let (offer, result) = read(&args.result, args.scenario.as_deref(), talk)?;
    let report = verify::report(&offer, &result);
    if report.findings.is_empty() {
        return out_text(&format!(
            "{}: holds; {} agree with the input files in {}\n",
            args.result.display(),
            plural(report.comparisons, "figure"),
            plural(report.checked.len(), "check")
        ));
    }
    for finding in &report.findings {
        out_text(&format!(
            "{}: {}\n",
            finding.code.as_str(),
            finding.message()
        ))?;
    }
    Err(Failure::Other(format!(
        "the result does not hold: {}",
        plural(report.findings.len(), "finding")
    )))
}

/// Reads a result and the offer it was made from.
///
/// # Errors
/// [`Failure::Rejected`] for either.
pub fn read(
    path: &Path,
    scenario: Option<&Path>,
    talk: &Talk,
) -> Result<(Offer, ResultFile), Failure> {
    let name = path.display().to_string();
    let reject = |message: String, hint: &str| {
        let place = Place {
            file: name.clone(),
            pointer: String::new(),
            span: None,
        };
        Failure::Rejected(vec![
            Diagnostic::error("result", message).at(place).hint(hint),
        ])
    };
    let mut bytes = Vec::new();
    if name == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    }
    .map_err(|error| {
        reject(
            format!("cannot be read: {error}"),
            "name a result.json that tbo wrote",
        )
    })?;
    let result: ResultFile = serde_json::from_slice(&bytes).map_err(|error| {
        reject(
            format!("not a result: {error}"),
            "`tbo schema result` prints what a result holds",
        )
    })?;
    let Some(stated) = result.inputs.first() else {
        return Err(reject(
            "names no input files".to_owned(),
            "the first of `inputs` is the scenario",
        ));
    };
    let found = scenario.map_or_else(|| PathBuf::from(&stated.path), Path::to_path_buf);
    if scenario.is_none() && !found.exists() {
        return Err(reject(
            format!("there is no file {}, its scenario, here", stated.path),
            "a result names its input files as they were given: run this in the folder where it was made",
        ));
    }
    let mut set = Vec::new();
    for change in &result.overrides {
        let Some((key, value)) = change.split_once('=') else {
            return Err(reject(
                format!("`overrides` holds `{change}`"),
                "write KEY=VALUE",
            ));
        };
        set.push((key.to_owned(), value.to_owned()));
    }
    Ok((session::load(&found, &set, talk)?, result))
}
