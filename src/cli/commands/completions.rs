//! `tbo completions`: what a shell needs to complete commands and options.

use clap::CommandFactory as _;

use super::super::Failure;
use super::super::args::{Cli, Completions};
use super::super::output::out;

/// Runs the command.
///
/// # Errors
/// [`Failure::Closed`] where the reader has gone.
pub fn run(args: &Completions) -> Result<(), Failure> {
    let mut script = Vec::new();
    let mut command = Cli::command();
    clap_complete::generate(args.shell, &mut command, "tbo", &mut script);
    out(&String::from_utf8_lossy(&script))
}
