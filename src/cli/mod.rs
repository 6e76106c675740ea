//! Arguments -> settings -> commands, one command a file.
//!
//! stdout is data, stderr is talk. Only this module prints, reads the clock and sets exit codes.

pub mod args;
pub mod commands;
pub mod exit;
pub mod output;
pub mod search;
pub mod session;
pub mod settle;
pub mod solved;
pub mod variants;

use std::process::ExitCode;

use clap::Parser;

pub use exit::Failure;

/// Runs the command line of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match args::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // clap prints help and version on stdout with code 0, mistakes on stderr with code 2.
            let code = if error.use_stderr() { exit::USAGE } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let talk = output::Talk { quiet: cli.quiet };
    match commands::run(&cli, &talk) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report();
            ExitCode::from(failure.code())
        }
    }
}
