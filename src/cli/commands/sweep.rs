//! `tbo sweep`: a scenario solved at several values of one key.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use super::super::Failure;
use super::super::args::{ScenarioArgs, SolveFormat, Sweep as Args};
use super::super::exit::plural;
use super::super::output::{Talk, out, out_text};
use super::super::session::{self, Opened, RunClock};
use super::scatter::{self, Dot};
use super::table::columns;
use super::wrap::wrapped;
use crate::explore::sweep;
use crate::load::{self, Disk, stated};
use crate::package::balance::PartyShare;
use crate::package::sweep::{PlacedItem, SWEEP, SweepFile, SweepRow, row, without_package};
use crate::package::{Status, gap_percent};
use crate::portfolio::Selection;
use crate::solve::Clock;

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print; a value without any package is not one of them.
pub fn run(args: &Args, talk: &Talk) -> Result<(), Failure> {
    let clock = RunClock::start();
    let values = values(args)?;
    let scenario = &args.scenario;
    let base = session::load(&scenario.scenario, &scenario.set, talk);
    // Every value is read before the first is solved: a mistake in the last one costs no minutes.
    let quiet = Talk { quiet: true };
    let mut all = Vec::with_capacity(values.len());
    for value in &values {
        let at = at(scenario, &args.key, value);
        all.push((value, session::load(&at.scenario, &at.set, &quiet)?, at));
    }
    // A key that has to be there can be first stated by its values: then any of them stands for the scenario.
    let base = match (base, all.first()) {
        (Ok(base), _) => base,
        (Err(Failure::Rejected(_)), Some((_, first, _))) => first.clone(),
        (Err(other), _) => return Err(other),
    };
    let seconds = scenario
        .search
        .time_limit
        .unwrap_or(base.scenario.solver.time_limit_s);
    talk.say(&format!(
        "{}: {} at {} values; {seconds} seconds at most for each",
        base.scenario.id,
        args.key,
        values.len()
    ));
    let mut rows: Vec<SweepRow> = Vec::with_capacity(all.len());
    let mut before: Option<(Vec<String>, Selection)> = None;
    for (value, offer, at) in all {
        let opened = Opened::begun(RunClock::start(), offer, &at)?;
        let offer = &opened.offer;
        let has = load::setting(&Disk, &scenario.scenario, &at.set, &args.key);
        let has = has.unwrap_or_else(|| value.clone());
        let has = has
            .parse()
            .map_or(has, |number| sweep::rounded(number).to_string());
        let solved = opened.solve(&at, talk, |_, _, _| ());
        if std::io::stderr().is_terminal() {
            talk.say(&format!("{:7.1} s  {has}", clock.elapsed().as_secs_f64()));
        }
        let (solution, result) = match solved {
            Ok(settled) => settled.result,
            Err(Failure::Infeasible(reasons)) => {
                rows.push(without_package(value, &has, reasons.because()));
                continue;
            }
            Err(Failure::NoAnswer(why)) => {
                let why = format!("at {} = {has}: {why}", args.key);
                return Err(Failure::NoAnswer(why));
            }
            Err(other) => return Err(other),
        };
        let selection = solution.selection;
        let partners: Vec<String> = offer.partners.iter().map(|p| p.id.to_string()).collect();
        let same = before.as_ref().filter(|(known, _)| *known == partners);
        let known = same.map(|(_, selection)| selection);
        rows.push(row(offer, value, &has, &result, &selection, known));
        before = Some((partners, selection));
    }
    let file = SweepFile {
        format: SWEEP.to_owned(),
        scenario: base.scenario.id.to_string(),
        inputs: base.inputs.clone(),
        overrides: stated(&scenario.set),
        key: args.key.clone(),
        rows,
    };
    match args.format {
        SolveFormat::Table => {
            let drawn = args.chart || std::io::stdout().is_terminal();
            let chart = if drawn { chart(&file) } else { String::new() };
            out_text(&format!(
                "{}\n\n{chart}{}",
                base.scenario.title,
                table(&file)
            ))?;
        }
        SolveFormat::Json => {
            let text = serde_json::to_string_pretty(&file)
                .map_err(|error| Failure::Other(format!("cannot write the sweep: {error}")))?;
            out(&format!("{text}\n"))?;
        }
        SolveFormat::Csv => out(&csv(&file)?)?,
    }
    let without = file
        .rows
        .iter()
        .filter(|row| row.status == Status::Infeasible)
        .count();
    let left = if without > 0 {
        format!("; no package satisfies the scenario at {without} of them")
    } else {
        String::new()
    };
    talk.say(&format!(
        "{} solved and verified ({:.1} s){left}",
        plural(file.rows.len() - without, "value"),
        clock.elapsed().as_secs_f64()
    ));
    Ok(())
}

/// The values as `--set` takes them. A bare percentage in a list is of the scenario's own value, as at
/// the ends.
fn values(args: &Args) -> Result<Vec<String>, Failure> {
    if let (Some(from), Some(to)) = (args.from, args.to) {
        return sweep::values(from, to, usize::from(args.steps))
            .map_err(|error| Failure::Usage(error.to_string()));
    }
    let values = args.values.iter().map(|value| value.trim());
    let written = values.map(|value| match value.strip_suffix('%') {
        Some(percent) if !percent.starts_with(['+', '-']) => percent
            .parse::<f64>()
            .map_or_else(|_| value.to_owned(), sweep::change),
        _ => value.to_owned(),
    });
    let written: Vec<String> = written.collect();
    if written.iter().any(String::is_empty) {
        return Err(Failure::Usage("a value of --values is empty".to_owned()));
    }
    Ok(written)
}

/// The scenario with the key at a value.
fn at(scenario: &ScenarioArgs, key: &str, value: &str) -> ScenarioArgs {
    let more = [(key.to_owned(), value.to_owned())];
    ScenarioArgs {
        scenario: scenario.scenario.clone(),
        set: scenario.set.iter().cloned().chain(more).collect(),
        search: scenario.search.clone(),
    }
}

/// Utilities that differ by less are the same.
const SAME: f64 = 1e-6;

/// Marks of parties on the chart, in their order; the EU's is `e`.
const MARKS: &str = "ABCDFGHIJKLMNOPQRSTUVWXYZ";

/// What each party gains or loses against the first value; nothing where values are no numbers or there are too
/// many parties.
fn chart(file: &SweepFile) -> String {
    let numbers: Option<Vec<f64>> = file.rows.iter().map(|row| row.value.parse().ok()).collect();
    let Some(numbers) = numbers else {
        return String::new();
    };
    let Some(first) = file.rows.iter().find(|row| !row.parties.is_empty()) else {
        return String::new();
    };
    let partners = first.parties.len() - 1;
    if partners > MARKS.len() {
        return String::new();
    }
    let mark = |at: usize| {
        MARKS
            .chars()
            .nth(at)
            .filter(|_| at < partners)
            .unwrap_or('e')
    };
    let dots: Vec<Dot> = file
        .rows
        .iter()
        .zip(&numbers)
        .flat_map(|(row, &across)| {
            // Where the key changes who the parties are, some are not everywhere.
            first
                .parties
                .iter()
                .enumerate()
                .filter_map(move |(at, was)| {
                    let party = row.parties.iter().find(|party| party.id == was.id)?;
                    Some(Dot {
                        across,
                        up: party.utility - was.utility,
                        mark: mark(at),
                    })
                })
        })
        .collect();
    let mut text = scatter::draw(
        &dots,
        &file.key,
        &format!("utility: change against {}", first.value),
    );
    for (at, party) in first.parties.iter().enumerate() {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "  {}  {}", mark(at), party.id);
    }
    text.push('\n');
    text
}

fn proof(row: &SweepRow) -> String {
    let by_clock = if row.stopped_by_clock { " *" } else { "" };
    match (row.status, &row.objective) {
        (Status::Optimal, _) => format!("optimal{by_clock}"),
        (Status::WithinGap, Some(objective)) => {
            format!("within {}{by_clock}", gap_percent(objective.gap))
        }
        _ => "no package".to_owned(),
    }
}

fn table(file: &SweepFile) -> String {
    let parties: Vec<String> = file
        .rows
        .iter()
        .map(|row| &row.parties)
        .max_by_key(|parties| parties.len())
        .map_or_else(Vec::new, |parties| {
            parties.iter().map(|p| p.id.clone()).collect()
        });
    let header: Vec<&str> = ["value", "criterion"]
        .into_iter()
        .chain(parties.iter().map(String::as_str))
        .chain(["MEUR", "proof"])
        .collect();
    let rows: Vec<Vec<String>> = file
        .rows
        .iter()
        .map(|row| {
            let utility = |id: &String| {
                let known = row.parties.iter().find(|party| party.id == *id);
                known.map_or_else(String::new, |party| format!("{:.4}", party.utility))
            };
            let value = row
                .objective
                .map_or_else(String::new, |o| format!("{:.4}", o.value));
            [row.value.clone(), value]
                .into_iter()
                .chain(parties.iter().map(utility))
                .chain([
                    row.cost
                        .map_or_else(String::new, |cost| format!("{cost:.1}")),
                    proof(row),
                ])
                .collect()
        })
        .collect();
    let mut text = format!("values of {}\n{}", file.key, columns(&header, &rows));
    text.push_str("columns of parties: utility; MEUR: cost of all packages\n");
    if file.rows.iter().any(|row| row.stopped_by_clock) {
        text.push_str("* stopped by the time limit\n");
    }
    if file.key.starts_with("criterion") {
        text.push('\n');
        text.push_str(&wrapped(
            "",
            "The criterion differs from row to row: its values are in different units and are not comparable",
        ));
    } else if file.rows.windows(2).any(|pair| falls(&pair[0], &pair[1])) {
        text.push('\n');
        text.push_str(&wrapped(
            "",
            "The criterion's value falls where nobody gets less: it is measured against ideal points, which are of each value",
        ));
    }
    text.push_str("\nWhat enters and leaves from one value to the next\n");
    let mut any = false;
    for row in file
        .rows
        .iter()
        .filter(|row| !row.enters.is_empty() || !row.leaves.is_empty())
    {
        any = true;
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{}", row.value);
        for party in &parties {
            let place = if parties.len() > 2 {
                format!("  {party} ")
            } else {
                "  ".to_owned()
            };
            for (label, items) in [("in:  ", &row.enters), ("out: ", &row.leaves)] {
                let own = items.iter().filter(|item| item.partner == *party);
                let own = own.map(|item| format!("{}/{}", item.component, item.option));
                let own: Vec<String> = own.collect();
                if !own.is_empty() {
                    text.push_str(&wrapped(&format!("{place}{label}"), &own.join(", ")));
                }
            }
        }
    }
    if !any {
        text.push_str("nothing: the packages stay\n");
    }
    let without = |row: &&SweepRow| !row.because.is_empty();
    if file.rows.iter().any(|row| without(&row)) {
        text.push_str("\nWhy there is no package\n");
    }
    for row in file.rows.iter().filter(without) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{}", row.value);
        for because in &row.because {
            text.push_str(&wrapped("  ", because));
        }
    }
    text
}

/// Whether the criterion's value falls from one value to the next, though no party gets less.
fn falls(before: &SweepRow, then: &SweepRow) -> bool {
    let (Some(was), Some(is)) = (before.objective, then.objective) else {
        return false;
    };
    let less = |(was, is): (&PartyShare, &PartyShare)| is.utility < was.utility - SAME;
    let mut pairs = before.parties.iter().zip(&then.parties);
    is.value < was.value - SAME && before.parties.len() == then.parties.len() && !pairs.any(less)
}

/// One line for each value and party.
fn csv(file: &SweepFile) -> Result<String, Failure> {
    let problem =
        |error: &dyn std::fmt::Display| Failure::Other(format!("cannot write the sweep: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "key",
            "set",
            "value",
            "status",
            "party",
            "utility",
            "share_of_ideal",
            "cost_meur",
            "objective",
            "bound",
            "gap",
            "components",
            "in",
            "out",
        ])
        .map_err(|error| problem(&error))?;
    let words = |text: &str| crate::render::csv_text(text).into_owned();
    for row in &file.rows {
        let status = serde_json::to_value(row.status).unwrap_or_default();
        let start = [
            words(&file.key),
            words(&row.set),
            // A number below 0 is a number.
            if row.value.parse::<f64>().is_ok() {
                row.value.clone()
            } else {
                words(&row.value)
            },
            status.as_str().unwrap_or_default().to_owned(),
        ];
        if row.parties.is_empty() {
            let rest = std::iter::repeat_n(String::new(), 10);
            let record = start.into_iter().chain(rest);
            writer
                .write_record(record)
                .map_err(|error| problem(&error))?;
            continue;
        }
        for (at, party) in row.parties.iter().enumerate() {
            // The EU's line is about everybody's packages together.
            let package = row.packages.get(at);
            let cost = package.map_or(row.cost, |package| Some(package.cost));
            let items = package.into_iter().flat_map(|package| &package.items);
            let items = items.map(|item| format!("{}/{}", item.component, item.option));
            let own = |items: &[PlacedItem]| {
                let own = items.iter().filter(|item| item.partner == party.id);
                let own = own.map(|item| format!("{}/{}", item.component, item.option));
                own.collect::<Vec<_>>().join(" ")
            };
            let number = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
            let rest = [
                party.id.clone(),
                party.utility.to_string(),
                party.share_of_ideal.to_string(),
                number(cost),
                number(row.objective.map(|o| o.value)),
                number(row.objective.map(|o| o.bound)),
                number(row.objective.map(|o| o.gap)),
                items.collect::<Vec<_>>().join(" "),
                own(&row.enters),
                own(&row.leaves),
            ];
            let record = start.iter().cloned().chain(rest);
            writer
                .write_record(record)
                .map_err(|error| problem(&error))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| problem(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
