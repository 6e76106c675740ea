//! A comparison of answers as tables: for a terminal, as Markdown, as one self-contained HTML page.

use serde::Serialize;

use super::RenderError;
use super::escape::one_line;
use super::locale::Locale;
use super::report::Words;
use super::report::block::{Block, Table, note};
use super::template::Engine;
use crate::package::compare::{CompareFile, Compared, ComponentRow, PackageRow};
use crate::package::{Status, gap_percent};

/// A table of a comparison: plain text, not yet escaped for any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows.
    pub caption: String,
    /// Column headings; one that starts with `#` is of figures.
    pub columns: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
    /// A remark under it.
    pub note: Option<String>,
}

/// The documents a comparison can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Markdown.
    Markdown,
    /// HTML with its style inside.
    Html,
}

#[derive(Serialize)]
struct Page<'p> {
    title: &'static str,
    version: &'p str,
    words: Words,
    content: Vec<Block>,
}

/// The tables of a comparison, what differs first.
#[must_use]
pub fn sheets(file: &CompareFile) -> Vec<Sheet> {
    let mut sheets = vec![answers(file), parties(file)];
    sheets.extend(
        file.packages
            .iter()
            .filter_map(|package| differences(file, package)),
    );
    sheets.extend(money(file));
    sheets.extend(
        file.packages
            .iter()
            .filter_map(|package| same(file, package)),
    );
    sheets
}

/// A comparison as a document.
///
/// # Errors
/// A template of ours that is broken.
pub fn paper(file: &CompareFile, paper: Paper, version: &str) -> Result<String, RenderError> {
    let mut blocks = Vec::new();
    for sheet in sheets(file) {
        let mut table = Table::new(&sheet.caption, &sheet.columns);
        for row in sheet.rows {
            table.row(row);
        }
        blocks.extend(table.block());
        blocks.extend(sheet.note.map(note));
    }
    let page = Page {
        title: "Packages compared",
        version,
        // Comparisons are in English.
        words: Words::of(Locale::english()),
        content: blocks,
    };
    let template = match paper {
        Paper::Markdown => "compare.md.j2",
        Paper::Html => "compare.html.j2",
    };
    Engine::new(None)?.fill(template, &page)
}

fn marks(file: &CompareFile) -> impl Iterator<Item = &str> {
    file.answers.iter().map(|answer| answer.mark.as_str())
}

fn answers(file: &CompareFile) -> Sheet {
    let row = |answer: &Compared| {
        let changes = if answer.overrides.is_empty() {
            String::new()
        } else {
            format!(" with {}", answer.overrides.join(", "))
        };
        let origin = if answer.solved { "solved" } else { "as stored" };
        let proof = match answer.status {
            Status::Optimal => "optimal".to_owned(),
            Status::WithinGap => format!("within {}", gap_percent(answer.gap)),
            Status::Infeasible => "no package".to_owned(),
        };
        vec![
            answer.mark.clone(),
            format!("{}{changes}", one_line(&answer.source)),
            one_line(&answer.scenario),
            origin.to_owned(),
            answer.criterion.clone(),
            format!("{:.4}", answer.value),
            proof,
            format!("{:.1}", answer.cost),
        ]
    };
    let criteria = file.answers.iter().map(|answer| &answer.criterion);
    let one = criteria
        .clone()
        .all(|name| Some(name) == criteria.clone().next());
    let note = (!one).then(|| {
        "The criteria differ: their values are in different units and are not comparable."
            .to_owned()
    });
    Sheet {
        caption: "What is compared".to_owned(),
        columns: named(&[
            "",
            "file",
            "scenario",
            "answer",
            "criterion",
            "#value",
            "proof",
            "#MEUR",
        ]),
        rows: file.answers.iter().map(row).collect(),
        note,
    }
}

fn named(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|&column| column.to_owned()).collect()
}

/// A figure for each answer, and the difference of each later one to the first.
fn figures(values: &[Option<f64>], decimals: usize) -> Vec<String> {
    let plain = |value: f64| format!("{:.decimals$}", value + 0.0);
    let shown = values
        .iter()
        .map(|value| value.map_or_else(|| "-".to_owned(), plain));
    let first = values.first().copied().flatten();
    let more = values.iter().skip(1).map(|value| match (first, value) {
        (Some(first), Some(value)) => signed(value - first, decimals),
        _ => "-".to_owned(),
    });
    shown.chain(more).collect()
}

/// A difference with its sign; what rounds to nothing is 0.
fn signed(value: f64, decimals: usize) -> String {
    let text = format!("{value:+.decimals$}");
    let nothing = text.chars().all(|c| matches!(c, '+' | '-' | '0' | '.'));
    if nothing { "0".to_owned() } else { text }
}

fn figure_columns(file: &CompareFile) -> Vec<String> {
    let first = file
        .answers
        .first()
        .map_or("", |answer| answer.mark.as_str());
    let plain = marks(file).map(|mark| format!("#{mark}"));
    let more = marks(file).skip(1).map(|mark| format!("#{mark} - {first}"));
    plain.chain(more).collect()
}

fn parties(file: &CompareFile) -> Sheet {
    let mut rows = Vec::new();
    for party in &file.parties {
        let id = one_line(&party.id);
        let mut row = vec![format!("utility of {id}")];
        row.extend(figures(&party.utility, 4));
        rows.push(row);
        let percent = party
            .share_of_ideal
            .iter()
            .map(|share| share.map(|s| 100.0 * s));
        let mut row = vec![format!("{id}, % of its ideal")];
        row.extend(figures(&percent.collect::<Vec<_>>(), 1));
        rows.push(row);
    }
    for package in &file.packages {
        let mut row = vec![format!("cost for {}, MEUR", one_line(&package.partner))];
        row.extend(figures(&package.cost, 1));
        rows.push(row);
        let mut row = vec![format!("effort of {}", one_line(&package.partner))];
        row.extend(figures(&package.effort, 1));
        rows.push(row);
    }
    Sheet {
        caption: "Parties".to_owned(),
        columns: [vec![String::new()], figure_columns(file)].concat(),
        rows,
        note: None,
    }
}

/// Rows of components: code, name, and the size in each answer with its cost.
fn components(file: &CompareFile, rows: &[ComponentRow]) -> Vec<Vec<String>> {
    let cell = |option: &Option<String>, cost: &Option<f64>| match (option, cost) {
        (Some(option), Some(cost)) => format!("{} ({cost:.1})", one_line(option)),
        (Some(option), None) => one_line(option),
        _ => ".".to_owned(),
    };
    rows.iter()
        .map(|row| {
            let name = file.names.get(&row.component);
            let sizes = row.option.iter().zip(&row.cost);
            [
                one_line(&row.component),
                name.map_or_else(String::new, |name| one_line(name)),
            ]
            .into_iter()
            .chain(sizes.map(|(option, cost)| cell(option, cost)))
            .collect()
        })
        .collect()
}

fn component_columns(file: &CompareFile) -> Vec<String> {
    let marks = marks(file).map(|mark| format!("{mark}: size (MEUR)"));
    named(&["component", "name"])
        .into_iter()
        .chain(marks)
        .collect()
}

fn differences(file: &CompareFile, package: &PackageRow) -> Option<Sheet> {
    (!package.differences.is_empty()).then(|| Sheet {
        caption: format!(
            "What differs in the package for {}",
            one_line(&package.partner)
        ),
        columns: component_columns(file),
        rows: components(file, &package.differences),
        note: None,
    })
}

fn same(file: &CompareFile, package: &PackageRow) -> Option<Sheet> {
    (!package.same.is_empty()).then(|| Sheet {
        caption: format!("What is the same for {}", one_line(&package.partner)),
        columns: component_columns(file),
        rows: components(file, &package.same),
        note: None,
    })
}

fn money(file: &CompareFile) -> Option<Sheet> {
    let rows: Vec<Vec<String>> = file
        .money
        .iter()
        .map(|row| {
            let of =
                |value: &Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.1}"));
            let cells = row.used.iter().zip(&row.total);
            let cells = cells.map(|(used, total)| format!("{} of {}", of(used), of(total)));
            let more = figures(&row.used, 1).split_off(row.used.len());
            [one_line(&row.instrument)]
                .into_iter()
                .chain(cells)
                .chain(more)
                .collect()
        })
        .collect();
    let columns = figure_columns(file);
    (!rows.is_empty()).then(|| Sheet {
        caption: "Money used, of what there is, MEUR".to_owned(),
        columns: [named(&["instrument"]), columns].concat(),
        rows,
        note: None,
    })
}
