//! `tbo frontier`: every outcome that cannot be improved for one side without loss for another.

use super::super::args::{Frontier as Args, SolveFormat};
use super::super::output::{Talk, out, out_text};
use super::super::{Failure, session};
use crate::explore::frontier::{self, Known, file::FrontierFile};
use crate::portfolio::Unsolved;

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Args, talk: &Talk) -> Result<(), Failure> {
    session::with_effort(&args.scenario, talk, |offer, effort| {
        let objectives = frontier::objective::parse(&args.objectives, offer).map_err(Failure::Usage)?;
        let watch = |points: &[Known], open: usize| {
            talk.say(&format!("{:.1} s: {} points, {open} open", effort.clock.elapsed().as_secs_f64(), points.len()));
        };
        let found = frontier::solve(offer, &objectives, effort, &watch);
        let frontier = match found {
            Ok(frontier) => frontier,
            Err(Unsolved::Infeasible) => return Err(Failure::Infeasible(Vec::new())),
            Err(Unsolved::Stopped) => return Err(Failure::NoAnswer("stopped".to_owned())),
            Err(Unsolved::Failed(why)) => return Err(Failure::NoAnswer(format!("the solver failed: {why}"))),
        };
        let file = frontier::file::file(offer, &frontier, &args.scenario.set);
        match args.format {
            SolveFormat::Table => out_text(&table(&file)),
            SolveFormat::Json | SolveFormat::Csv => {
                let text = serde_json::to_string_pretty(&file)
                    .map_err(|error| Failure::Other(format!("cannot write the frontier: {error}")))?;
                out(&format!("{text}\n"))
            }
        }
    })
}

fn table(file: &FrontierFile) -> String {
    let rows: Vec<Vec<String>> = file
        .points
        .iter()
        .map(|point| point.values.iter().map(|value| format!("{value:.4}")).collect())
        .collect();
    let header: Vec<&str> = file.objectives.iter().map(String::as_str).collect();
    super::table::columns(&header, &rows)
}
