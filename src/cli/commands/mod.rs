//! The commands: one a file.
//!
//! **How to add one.** A variant of [`Command`](super::args::Command) with its arguments, a file here
//! with a function `run`, a line in [`run`] below, and a case in `tests/commands.rs`.

pub mod balance;
pub mod build;
pub mod check;
pub mod completions;
pub mod coverage;
pub mod documents;
pub mod frontier;
pub mod list;
pub mod render;
pub mod scatter;
pub mod schema;
pub mod share;
pub mod show;
pub mod solve;
pub mod table;
pub mod verify;
pub mod words;

use super::Failure;
use super::args::{Cli, Command};
use super::output::Talk;

/// Runs the command that was asked for.
///
/// # Errors
/// Why it did not finish, with its exit code.
pub fn run(cli: &Cli, talk: &Talk) -> Result<(), Failure> {
    match &cli.command {
        Command::Build(args) => build::run(args, talk),
        Command::Solve(args) => solve::run(args, talk),
        Command::Balance(args) => balance::run(args, talk),
        Command::Frontier(args) => frontier::run(args, talk),
        Command::Verify(args) => verify::run(args, talk),
        Command::Render(args) => render::run(args, talk),
        Command::Check(args) => check::run(args, talk),
        Command::Coverage(args) => coverage::run(args, talk),
        Command::List(args) => list::run(args),
        Command::Show(args) => show::run(args),
        Command::Share(args) => share::run(args, talk),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
    }
}
