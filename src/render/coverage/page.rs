//! The coverage as a page of Markdown: `docs/strategy-coverage.md`.

use std::fmt::Write as _;

use super::{Coverage, Covered, Standing, State, What};
use crate::render::escape::markdown;

const HEAD: &str = "\
# Which items of the strategy are represented, and where

Written by `tbo coverage --format markdown`; a test holds this page to it. The items M001 to M191 are those of the project's map of
JOIN(2025) 140 and its companion documents, [`components/strategy.json`](../components/strategy.json). Components, areas, needs,
interests, instruments and actors name the items that they stand for in `strategy`, sections of the brief in the code; the map itself
names frameworks, rules and keys of scenarios, which must exist. `tbo coverage` fails where something that must stand for an item does
not and the map does not say why.
";

/// The page.
#[must_use]
pub fn page(coverage: &Coverage) -> String {
    let mut text = HEAD.to_owned();
    let counts: Vec<String> = State::ALL
        .iter()
        .map(|state| format!("{} {}", coverage.count(*state), state.word()))
        .collect();
    // Writing into a String cannot fail.
    let _ = writeln!(
        text,
        "\nOf {} items: {}.",
        coverage.items.len(),
        counts.join(", ")
    );
    for (state, title, note) in [
        (
            State::Lost,
            "Lost",
            "Something that must stand for them does not.",
        ),
        (
            State::Partly,
            "Represented in part",
            "What is missing is said.",
        ),
        (
            State::Context,
            "Context",
            "Nothing is built from these, on purpose.",
        ),
        (
            State::Carried,
            "Represented",
            "By everything that must stand for them.",
        ),
    ] {
        let items: Vec<&Covered> = coverage
            .items
            .iter()
            .filter(|item| item.state == state)
            .collect();
        if items.is_empty() {
            continue;
        }
        let third = match state {
            State::Lost => "missing",
            State::Partly => "what is missing",
            State::Context => "why",
            State::Carried => "",
        };
        let _ = write!(
            text,
            "\n## {title}\n\n{note}\n\n| item | section | what it is | where |"
        );
        let _ = writeln!(text, "{}", column(third));
        let _ = writeln!(
            text,
            "|---|---|---|---|{}",
            if third.is_empty() { "" } else { "---|" }
        );
        for item in items {
            let said = match state {
                State::Lost => item.missing.join(", "),
                State::Partly => item.gap.clone().unwrap_or_default(),
                State::Context => item.context.clone().unwrap_or_default(),
                State::Carried => String::new(),
            };
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} |{}",
                markdown(&item.id),
                markdown(&item.section),
                markdown(&item.title),
                markdown(&places(&item.places)),
                column(&markdown(&said))
            );
        }
    }
    if !coverage.broken.is_empty() {
        text.push_str("\n## Names that lead nowhere\n\n");
        for line in &coverage.broken {
            let _ = writeln!(text, "- {}", markdown(line));
        }
    }
    text
}

fn column(cell: &str) -> String {
    if cell.is_empty() {
        String::new()
    } else {
        format!(" {cell} |")
    }
}

/// What stands for an item, in one line: `component CON-01, CON-02; need CONN-INT; section 4`.
#[must_use]
pub fn places(places: &[Standing]) -> String {
    let mut groups: Vec<(What, Vec<&str>)> = Vec::new();
    for place in places {
        match groups.last_mut() {
            Some((what, ids)) if *what == place.what => ids.push(&place.id),
            _ => groups.push((place.what, vec![&place.id])),
        }
    }
    let groups = groups
        .iter()
        .map(|(what, ids)| format!("{} {}", what.word(), ids.join(", ")));
    groups.collect::<Vec<_>>().join("; ")
}
