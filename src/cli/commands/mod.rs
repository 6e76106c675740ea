//! The commands: one a file.
//!
//! **How to add one.** A variant of [`Command`](super::args::Command) with its arguments, a file here
//! with a function `run`, a line in [`run`] below, and a case in `tests/commands/`.

pub mod alternatives;
pub mod balance;
pub mod build;
pub mod check;
pub mod compare;
pub mod completions;
pub mod coverage;
pub mod documents;
pub mod explain;
pub mod export;
pub mod frontier;
pub mod grant_element;
pub mod import;
pub mod list;
pub mod render;
pub mod robust;
pub mod scatter;
pub mod schema;
pub mod share;
pub mod show;
pub mod solve;
pub mod sweep;
pub mod table;
pub mod verify;
pub mod words;
pub mod wrap;

use super::Failure;
use super::args::{Cli, Command, Question};
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
        Command::Explain(args) => explain::run(args, talk),
        Command::Frontier(args) => frontier::run(args, talk),
        Command::Alternatives(args) => alternatives::run(args, talk),
        Command::Sweep(args) => sweep::run(args, talk),
        Command::Compare(args) => compare::run(args, talk),
        Command::Robust(args) => robust::run(args, talk),
        Command::Verify(args) => verify::run(args, talk),
        Command::Render(args) => render::run(args, talk),
        Command::Check(args) => check::run(args, talk),
        Command::Coverage(args) => coverage::run(args, talk),
        Command::List(args) => list::run(args),
        Command::Show(args) => show::run(args),
        Command::Share(args) => share::run(args, talk),
        Command::Finance(args) => match &args.question {
            Question::GrantElement(args) => grant_element::run(args),
        },
        Command::Schema(args) => schema::run(args),
        Command::Export(args) => export::run(args, talk),
        Command::Import(args) => import::run(args, talk),
        Command::Completions(args) => completions::run(args),
    }
}
