//! `tbo robust`: which judgements, moved within their range, change the package.

use std::fmt::Write as _;

use super::super::Failure;
use super::super::args::{Robust as Args, SolveFormat};
use super::super::exit::plural;
use super::super::output::{Talk, out, out_text};
use super::super::solved::{Solved, failure};
use super::table::columns;
use super::wrap::{TIED, wrapped};
use crate::explore::sensitivity::sensitivity;
use crate::model::Offer;
use crate::package::balance::ItemOutline;
use crate::package::robust::{ChangedPackage, MoveName, MoveOutcome, RobustFile, named};
use crate::solve::Clock;

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Args, talk: &Talk) -> Result<(), Failure> {
    let solved = Solved::of(&args.scenario, args.format == SolveFormat::Json, talk)?;
    let since = solved.clock.elapsed();
    let effort = solved.effort();
    let found = solved
        .search
        .pool
        .install(|| sensitivity(&solved.offer, &solved.solution, args.spread, &effort))
        .map_err(failure)?;
    let seconds = solved.clock.elapsed().saturating_sub(since).as_secs_f64();
    let file = named(&solved.offer, &found, args.spread, &args.scenario.set);
    match args.format {
        SolveFormat::Table => out_text(&tables(&solved.offer, &file))?,
        SolveFormat::Json => {
            let text = serde_json::to_string_pretty(&file)
                .map_err(|error| Failure::Other(format!("cannot write the moves: {error}")))?;
            out(&format!("{text}\n"))?;
        }
        SolveFormat::Csv => out(&csv(&file)?)?,
    }
    let hint = if file.not_tried.is_empty() {
        ""
    } else {
        ": give it more with --time-limit"
    };
    talk.say(&format!(
        "{} decided ({seconds:.1} s){}{hint}",
        plural(file.decided, "move"),
        left(&file)
    ));
    Ok(())
}

/// What was left undecided, and why.
fn left(file: &RobustFile) -> String {
    let count = |moves: &[MoveName], what: &str| match moves.len() {
        0 => String::new(),
        number => format!(", {number} {what}"),
    };
    count(&file.open, "not settled by the counted work") + &count(&file.not_tried, "not tried")
}

/// A move in words.
#[must_use]
pub fn words(moved: &MoveName) -> String {
    let of = moved.component.as_deref().unwrap_or_default();
    let on = moved.on.as_deref().unwrap_or_default();
    let by = format!("{:+.0} %", 100.0 * (moved.factor - 1.0));
    let where_to = match (&moved.from, &moved.to) {
        (Some(from), Some(to)) => format!("from {from} to {to}"),
        (None, Some(to)) => format!("{to} ({by})"),
        _ => by,
    };
    match moved.kind.as_str() {
        "closes" | "serves" => format!("{of}: effect on {on} {where_to}"),
        "synergy" => format!("{of}: extra effect with {on} {where_to}"),
        "cost" => format!("{of}: cost {where_to}"),
        "need-weight" => format!("weight of the need {on} {where_to}"),
        "interest-weight" => format!("weight of the interest {on} {where_to}"),
        _ => format!("weight of the party {on} {where_to}"),
    }
}

/// What one does, or several do.
fn verb<'v>(count: usize, one: &'v str, several: &'v str) -> &'v str {
    if count == 1 { one } else { several }
}

fn percent(part: usize, whole: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand moves")]
    let share = 100.0 * part as f64 / whole.max(1) as f64;
    format!("{share:.1} %")
}

/// How many moves change something, and what was moved how.
fn summary(file: &RobustFile) -> String {
    let mut text = String::new();
    let decided = if file.decided < file.moves {
        format!(", {} decided", file.decided)
    } else {
        String::new()
    };
    // Writing into a String cannot fail.
    let _ = writeln!(
        text,
        "{}{decided}: {} {} the package as it is ({}), {} {} it{}",
        plural(file.moves, "move"),
        file.unchanged,
        verb(file.unchanged, "leaves", "leave"),
        percent(file.unchanged, file.decided),
        file.changes.len(),
        verb(file.changes.len(), "changes", "change"),
        left(file)
    );
    if file.stopped_by_clock {
        text.push_str(&wrapped(
            "",
            "the time limit ended the search for the packages: there may be better ones, of which other moves are told",
        ));
    }
    let _ = writeln!(
        text,
        "graded effects move by one grade, costs to their low and high estimate, the rest by {:.0} %",
        100.0 * file.spread
    );
    if file.others_held {
        text.push_str(
            "each partner is solved again while the others keep their packages; ideal points stay\n",
        );
    }
    let never = format!(
        "effort, EU content, shares of instruments; {} that follow from reach; {} without a range",
        plural(file.not_moved_reach, "effect"),
        plural(file.not_moved_costs, "cost")
    );
    text.push_str(&wrapped("never moved: ", &never));
    text
}

fn tables(offer: &Offer, file: &RobustFile) -> String {
    let mut text = format!("{}\n\n{}", offer.scenario.title, summary(file));
    if file.decided == 0 {
        text.push_str("\nNothing is known: give it more with --time-limit.\n");
        return text;
    }
    if file.changes.is_empty() {
        text.push_str("\nNo move that was tried changes the package.\n");
    } else {
        let _ = writeln!(
            text,
            "\nWhat changes the package, in order of influence ({})",
            file.changes.len()
        );
        let losses = file.changes.iter().map(|one| loss(one, file.others_held));
        let losses: Vec<String> = losses.collect();
        let heading = "loss if kept";
        let width = losses.iter().map(|loss| loss.chars().count());
        let width = width.fold(heading.len(), usize::max);
        let _ = writeln!(text, "{heading:width$}  move");
        let _ = writeln!(text, "{}  {}", "-".repeat(width), "-".repeat(40));
        for (one, loss) in file.changes.iter().zip(losses) {
            let label = format!("{loss:width$}  ");
            text.push_str(&wrapped(&label, &words(&one.moved)));
            text.push_str(&change(one, file.packages.len() > 1));
        }
        if file.changes.iter().any(is_forbidden) {
            text.push_str(
                "not allowed: after the move the package breaks a rule or costs more than there is\n",
            );
        }
    }
    for package in &file.packages {
        let _ = writeln!(
            text,
            "\n{}: how often each component stays, in whichever size",
            package.partner
        );
        let rows: Vec<Vec<String>> = package
            .items
            .iter()
            .map(|item| {
                let mut components = offer.components.iter();
                let known = components.find(|c| c.id.as_str() == item.component);
                vec![
                    item.component.clone(),
                    item.option.clone(),
                    format!("{} of {}", item.stays, file.decided),
                    percent(item.stays, file.decided),
                    known.map_or_else(String::new, |c| c.name.clone()),
                ]
            })
            .collect();
        text.push_str(&columns(
            &["component", "size", "stays", "share", "name"],
            &rows,
        ));
    }
    text
}

/// Whether the package could not stay as it is after a move.
fn is_forbidden(change: &MoveOutcome) -> bool {
    let mut packages = change.packages.iter();
    change.feasible && packages.any(|package| !package.old_is_allowed)
}

fn loss(change: &MoveOutcome, others_held: bool) -> String {
    if !change.feasible {
        let where_to = if others_held { " beside others" } else { "" };
        format!("no package{where_to}")
    } else if is_forbidden(change) {
        "not allowed".to_owned()
    } else {
        format!("{:.3} %", 100.0 * change.loss)
    }
}

/// Sizes that come in or go out, of those that are shown.
const MOST_SHOWN: usize = 3;

/// Options of a package that come in, or that go out.
type Of = fn(&ChangedPackage) -> &[ItemOutline];

/// Options of a change, where asked for each with its partner, from which no line parts it.
fn options(change: &MoveOutcome, of: Of, with_partner: bool) -> Vec<String> {
    let names = change.packages.iter().flat_map(|package| {
        let items = of(package).iter().map(size);
        items.map(|size| {
            if with_partner {
                format!("{}:{TIED}{size}", package.partner)
            } else {
                size
            }
        })
    });
    names.collect()
}

/// All of them, for programs.
fn listed(change: &MoveOutcome, of: Of) -> String {
    options(change, of, true).join(", ").replace(TIED, " ")
}

/// What comes in and goes out.
fn change(change: &MoveOutcome, several: bool) -> String {
    let mut text = String::new();
    let lists: [(&str, Of); 2] = [
        ("    in:  ", |package| &package.enters),
        ("    out: ", |package| &package.leaves),
    ];
    for (label, of) in lists {
        let names = options(change, of, several);
        if !names.is_empty() {
            text.push_str(&wrapped(label, &some(&names, MOST_SHOWN)));
        }
    }
    text
}

fn size(item: &ItemOutline) -> String {
    format!("{}/{}", item.component, item.option)
}

/// So many names at most, and how many more there are.
fn some(names: &[String], most: usize) -> String {
    let shown = names.len().min(most);
    let mut text = names[..shown].join(", ");
    if names.len() > shown {
        // Writing into a String cannot fail.
        let _ = write!(text, " and {} more", names.len() - shown);
    }
    text
}

/// One line for each move that changes something or was not tried.
fn csv(file: &RobustFile) -> Result<String, Failure> {
    let problem =
        |error: &dyn std::fmt::Display| Failure::Other(format!("cannot write the moves: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "kind",
            "component",
            "on",
            "from",
            "to",
            "factor",
            "outcome",
            "loss",
            "in",
            "out",
        ])
        .map_err(|error| problem(&error))?;
    let name = |moved: &MoveName| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        // A concession's grade begins with a minus; it must not be read as a formula.
        let grade = |grade: &Option<String>| {
            crate::render::csv_text(grade.as_deref().unwrap_or_default()).into_owned()
        };
        [
            moved.kind.clone(),
            text(&moved.component),
            text(&moved.on),
            grade(&moved.from),
            grade(&moved.to),
            moved.factor.to_string(),
        ]
    };
    for change in &file.changes {
        let outcome = if !change.feasible {
            "no-package"
        } else if is_forbidden(change) {
            "old-not-allowed"
        } else {
            "changed"
        };
        let row = name(&change.moved).into_iter().chain([
            outcome.to_owned(),
            change.loss.to_string(),
            listed(change, |package| &package.enters),
            listed(change, |package| &package.leaves),
        ]);
        writer.write_record(row).map_err(|error| problem(&error))?;
    }
    for (moves, outcome) in [(&file.open, "open"), (&file.not_tried, "not-tried")] {
        for moved in moves {
            let empty = || String::new();
            let rest = [outcome.to_owned(), empty(), empty(), empty()];
            let row = name(moved).into_iter().chain(rest);
            writer.write_record(row).map_err(|error| problem(&error))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| problem(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CriterionRule;
    use crate::package::robust::ROBUST;

    #[test]
    fn packages_of_a_search_that_the_clock_ended_are_said_to_be_of_one() {
        let mut file = RobustFile {
            format: ROBUST.to_owned(),
            scenario: "sample".to_owned(),
            inputs: Vec::new(),
            overrides: Vec::new(),
            criterion: CriterionRule::Utilitarian,
            alpha: None,
            spread: 0.25,
            others_held: true,
            stopped_by_clock: false,
            moves: 2,
            decided: 2,
            unchanged: 1,
            argued: 0,
            not_moved_reach: 0,
            not_moved_costs: 0,
            packages: Vec::new(),
            changes: Vec::new(),
            open: Vec::new(),
            not_tried: Vec::new(),
        };
        let said = summary(&file);
        assert!(said.contains("2 moves: 1 leaves the package"), "{said}");
        assert!(!said.contains("time limit"), "{said}");
        file.stopped_by_clock = true;
        file.moves = 4;
        let said = summary(&file);
        assert!(said.contains("the time limit ended the search"), "{said}");
        // Shares are of what was decided.
        assert!(said.contains("4 moves, 2 decided: 1 leaves the package as it is (50.0 %), 0"));
    }
}
