//! `tbo frontier`: every outcome that cannot be improved for one side without loss for another.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::time::Duration;

use super::super::Failure;
use super::super::args::{Frontier as Args, SolveFormat};
use super::super::exit::plural;
use super::super::output::{Talk, out, out_text};
use super::super::session::Opened;
use super::scatter::{self, Dot};
use crate::explore::frontier::{self, Frontier, Known, Objective, file::FrontierFile, picks};
use crate::model::CriterionRule;
use crate::portfolio::proofs::Proofs;
use crate::portfolio::{Effort, Unsolved};

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Args, talk: &Talk) -> Result<(), Failure> {
    let asked = args.criteria.as_deref().map(criteria).transpose()?;
    let opened = Opened::of(&args.scenario, talk)?;
    let (offer, search) = (&opened.offer, &opened.search);
    let effort = &search.effort(search.solver, &opened.clock);
    search.pool.install(|| {
        let objectives =
            frontier::objective::parse(&args.objectives, offer).map_err(Failure::Usage)?;
        let mut frontier = find(args, &opened, &objectives, effort, *talk)?;
        let searched = effort.clock.elapsed();
        // Data waits for no criterion that has to be solved for, unless asked to.
        let wait = args.format == SolveFormat::Table;
        let rules = match asked {
            Some(rules) => rules,
            None if wait || picks::are_among_the_points(offer, &frontier) => picks::every(),
            None => Vec::new(),
        };
        let more = Effort {
            time: searched + effort.time.min(Duration::from_secs(60)),
            ..*effort
        };
        picks::mark(offer, &mut frontier, &rules, &more);
        let marked = effort.clock.elapsed().saturating_sub(searched);
        let file = frontier::file::file(offer, &frontier, &args.scenario.set);
        match args.format {
            SolveFormat::Table => {
                let drawn = args.chart || std::io::stdout().is_terminal();
                let chart = if drawn { chart(&file) } else { String::new() };
                out_text(&format!(
                    "{}\n\n{chart}{}",
                    offer.scenario.title,
                    table(&file)
                ))?;
            }
            SolveFormat::Json => {
                let text = serde_json::to_string_pretty(&file).map_err(|error| {
                    Failure::Other(format!("cannot write the frontier: {error}"))
                })?;
                out(&format!("{text}\n"))?;
            }
            SolveFormat::Csv => out(&csv(&file)?)?,
        }
        talk.say(&proof(&file, searched, marked));
        Ok(())
    })
}

fn find(
    args: &Args,
    opened: &Opened,
    objectives: &[Objective],
    effort: &Effort<'_>,
    talk: Talk,
) -> Result<Frontier, Failure> {
    let watched = std::io::stderr().is_terminal();
    let watch = |points: &[Known], open: usize| {
        if watched && open > 0 {
            let seconds = effort.clock.elapsed().as_secs_f64();
            talk.say(&format!("{seconds:7.1} s  {}", progress(points, open)));
        }
    };
    frontier::solve(&opened.offer, objectives, effort, &watch).map_err(|unsolved| match unsolved {
        Unsolved::Infeasible => opened
            .infeasible(&args.scenario, &Proofs::default())
            .for_programs(args.format == SolveFormat::Json),
        Unsolved::Stopped => Failure::NoAnswer(
            "stopped without a package; give it more time with --time-limit".to_owned(),
        ),
        Unsolved::Failed(why) => Failure::NoAnswer(format!("the solver failed: {why}")),
    })
}

fn progress(points: &[Known], open: usize) -> String {
    let ends = points.first().zip(points.last());
    let ends = ends.map_or_else(String::new, |(first, last)| {
        let values = |known: &Known| {
            let labels: Vec<String> = known
                .gains
                .iter()
                .map(|gain| scatter::label(gain.abs()))
                .collect();
            labels.join(", ")
        };
        format!(" from ({}) to ({})", values(first), values(last))
    });
    format!(
        "{}{ends}; {} still open",
        plural(points.len(), "point"),
        plural(open, "region")
    )
}

/// Criteria by name: `all`, `none`, or some.
fn criteria(names: &[String]) -> Result<Vec<CriterionRule>, Failure> {
    match names {
        [one] if one == "all" => return Ok(picks::every()),
        [one] if one == "none" => return Ok(Vec::new()),
        _ => {}
    }
    let known = picks::every();
    let name = |rule: &CriterionRule| word(*rule);
    names
        .iter()
        .map(|asked| {
            let found = known.iter().find(|rule| name(rule) == *asked).copied();
            found.ok_or_else(|| {
                let there: Vec<String> = known.iter().map(name).collect();
                Failure::Usage(format!(
                    "unknown criterion `{asked}`; write all, none, or some of {}",
                    there.join(", ")
                ))
            })
        })
        .collect()
}

/// A criterion as scenarios write it.
fn word(rule: CriterionRule) -> String {
    let text = serde_json::to_value(rule).unwrap_or_default();
    text.as_str().unwrap_or_default().to_owned()
}

/// Marks of criteria on the chart, in the order of the picks.
const MARKS: [char; 8] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

fn chart(file: &FrontierFile) -> String {
    let dot = |values: &[f64], mark| Dot {
        across: values[0],
        up: values[1],
        mark,
    };
    let mut dots: Vec<Dot> = file
        .points
        .iter()
        .map(|point| dot(&point.values, '*'))
        .collect();
    let marks = file.picks.iter().zip(MARKS);
    dots.extend(marks.clone().map(|(pick, mark)| dot(&pick.values, mark)));
    let mut text = scatter::draw(&dots, &file.objectives[0], &file.objectives[1]);
    for (pick, mark) in marks {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "  {mark}  {}", word(pick.criterion));
    }
    text.push('\n');
    text
}

fn table(file: &FrontierFile) -> String {
    let mut header: Vec<&str> = file.objectives.iter().map(String::as_str).collect();
    let cost = !file.objectives.iter().any(|name| name == "cost");
    if cost {
        header.push("MEUR");
    }
    header.extend(["options", "proven", "picked by"]);
    let rows: Vec<Vec<String>> = file
        .points
        .iter()
        .map(|point| {
            let mut row: Vec<String> = point
                .values
                .iter()
                .map(|value| format!("{value:.6}"))
                .collect();
            if cost {
                row.push(format!("{:.1}", point.cost));
            }
            row.push(point.items.len().to_string());
            row.push(if point.proven { "yes" } else { "no" }.to_owned());
            let picked: Vec<String> = point.picked_by.iter().map(|rule| word(*rule)).collect();
            row.push(picked.join(", "));
            row
        })
        .collect();
    let mut text = super::table::columns(&header, &rows);
    for pick in file.picks.iter().filter(|pick| pick.point.is_none()) {
        let values: Vec<String> = pick
            .values
            .iter()
            .map(|value| format!("{value:.6}"))
            .collect();
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{} picks ({}), which is not among the points above",
            word(pick.criterion),
            values.join(", ")
        );
    }
    text
}

/// One line for each point; the options in one cell.
fn csv(file: &FrontierFile) -> Result<String, Failure> {
    let problem = |error: &dyn std::fmt::Display| {
        Failure::Other(format!("cannot write the frontier: {error}"))
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fixed = ["cost_meur", "proven", "exact", "picked_by", "items"];
    // An objective `cost` and the cost of the packages are the same figure; both columns stay.
    let header = file.objectives.iter().map(String::as_str).chain(fixed);
    writer
        .write_record(header)
        .map_err(|error| problem(&error))?;
    for point in &file.points {
        let picked: Vec<String> = point.picked_by.iter().map(|rule| word(*rule)).collect();
        let items: Vec<String> = point
            .items
            .iter()
            .map(|item| format!("{}/{}/{}", item.partner, item.component, item.option))
            .collect();
        let mut row: Vec<String> = point.values.iter().map(ToString::to_string).collect();
        row.extend([
            point.cost.to_string(),
            point.proven.to_string(),
            file.exact.to_string(),
            picked.join(" "),
            items.join(" "),
        ]);
        writer.write_record(&row).map_err(|error| problem(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| problem(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What is proven, and how long it took.
fn proof(file: &FrontierFile, searched: Duration, marked: Duration) -> String {
    let points = plural(file.points.len(), "point");
    let seconds = searched.as_secs_f64();
    let found = if file.exact {
        format!("exact: {points}, and no others ({seconds:.2} s)")
    } else {
        let proven = file.points.iter().filter(|point| point.proven).count();
        format!(
            "not exact: {points}, {proven} of them proven; {} not searched to the end ({seconds:.1} s); give it more with --time-limit",
            plural(file.unexplored.len(), "region")
        )
    };
    let marked = marked.as_secs_f64();
    if file.picks.is_empty() || marked < 0.1 {
        found
    } else {
        format!("{found}; criteria solved in {marked:.1} s")
    }
}
