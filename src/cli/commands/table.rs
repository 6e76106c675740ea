//! Plain text tables for a terminal.

use std::fmt::Write as _;

use super::super::exit::plural;
use crate::model::Offer;
use crate::package::ResultFile;
use crate::render::number::small_decimals;

/// Rows of cells as aligned columns; columns whose cells are all numbers align right.
#[must_use]
pub fn columns(header: &[&str], rows: &[Vec<String>]) -> String {
    let numeric = |at: usize| {
        rows.iter()
            .filter_map(|row| row.get(at))
            .all(|cell| cell.is_empty() || cell.parse::<f64>().is_ok())
    };
    let right: Vec<bool> = (0..header.len()).map(numeric).collect();
    aligned(header, &right, rows)
}

/// The same where it is known which columns align right.
#[must_use]
pub fn aligned(header: &[&str], right: &[bool], rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(at))
            .map(|cell| seen(cell));
        cells.chain([seen(header[at])]).max().unwrap_or(0)
    };
    let layout: Vec<(usize, bool)> = (0..header.len()).map(|at| (width(at), right[at])).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(&layout)
            .map(|(cell, &(width, right))| {
                let space = " ".repeat(width.saturating_sub(seen(cell)));
                if right {
                    format!("{space}{cell}")
                } else {
                    format!("{cell}{space}")
                }
            })
            .collect();
        format!("{}\n", padded.join("  ").trim_end())
    };
    let mut text = line(&mut header.iter().copied());
    text.push_str(&line(
        &mut layout
            .iter()
            .map(|(width, _)| "-".repeat(*width))
            .collect::<Vec<_>>()
            .iter()
            .map(String::as_str),
    ));
    for row in rows {
        text.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    text
}

/// Characters of a line of text in words, so that it can be read in a terminal.
const LINE: usize = 100;

/// Text behind a label, broken between words where a line is full; what follows stands under its first word.
#[must_use]
pub fn wrapped(label: &str, text: &str) -> String {
    let mut lines = String::new();
    let mut line = label.to_owned();
    let mut empty = true;
    for word in text.split(' ') {
        if !empty && seen(&line) + 1 + seen(word) > LINE {
            lines.push_str(line.trim_end());
            lines.push('\n');
            line = " ".repeat(seen(label));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    format!("{lines}{}\n", line.trim_end())
}

/// Characters that take a place: marks of direction and of English text take none.
fn seen(cell: &str) -> usize {
    let mark = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}' | '\u{2069}');
    cell.chars().filter(|c| !mark(c)).count()
}

/// A result as tables: parties, each package, envelopes.
#[must_use]
pub fn result(offer: &Offer, result: &ResultFile) -> String {
    let mut text = format!("{}\n\n", offer.scenario.title);
    let parties: Vec<Vec<String>> = result
        .parties
        .iter()
        .map(|party| {
            let numbers = [
                party.utility,
                party.disagreement,
                party.ideal,
                party.share_of_ideal,
            ];
            let cells = numbers.iter().map(|number| format!("{number:.4}"));
            [party.id.clone()].into_iter().chain(cells).collect()
        })
        .collect();
    text.push_str(&columns(
        &["party", "utility", "no deal", "ideal", "share of ideal"],
        &parties,
    ));
    for package in &result.packages {
        let name = offer
            .partners
            .iter()
            .find(|p| p.id.as_str() == package.partner)
            .map_or("", |p| p.name.as_str());
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            "\n{} {name}: EUR {:.1} million, {}",
            package.partner,
            unsigned(package.cost),
            plural(package.items.len(), "component")
        );
        if let Some(capacity) = package.delivery_capacity {
            let _ = write!(text, ", effort {:.1} of {capacity:.1}", package.effort);
        }
        text.push('\n');
        if package.items.is_empty() {
            continue;
        }
        let rows: Vec<Vec<String>> = package
            .items
            .iter()
            .map(|item| {
                let component = offer
                    .components
                    .iter()
                    .find(|c| c.id.as_str() == item.component);
                let code = component.and_then(|c| c.code.clone()).unwrap_or_default();
                let name = component.map_or("", |c| c.name.as_str());
                let money: Vec<String> = item
                    .finance
                    .iter()
                    // Less than can be shown is rounding.
                    .filter(|(_, amount)| **amount >= 0.05)
                    .map(|(f, amount)| format!("{f} {amount:.1}"))
                    .collect();
                vec![
                    code,
                    item.component.clone(),
                    item.option.clone(),
                    item.start_year.to_string(),
                    format!("{:.1}", unsigned(item.cost)),
                    money.join(", "),
                    name.to_owned(),
                ]
            })
            .collect();
        text.push_str(&columns(
            &[
                "code",
                "component",
                "size",
                "start",
                "MEUR",
                "financing",
                "name",
            ],
            &rows,
        ));
    }
    text.push('\n');
    text.push_str(&envelopes(result));
    text
}

/// What is used of each kind of money.
fn envelopes(result: &ResultFile) -> String {
    let envelopes: Vec<Vec<String>> = result
        .envelopes
        .iter()
        .map(|row| {
            let total = row
                .total
                .map(|total| format!("{total:.1}"))
                .unwrap_or_default();
            let more = row.shadow_price.map(|price| per_million(result, price));
            let used = format!("{:.1}", unsigned(row.used));
            vec![
                row.instrument.clone(),
                used,
                total,
                more.unwrap_or_default(),
            ]
        })
        .collect();
    columns(
        &["instrument", "used", "total", "one more adds"],
        &envelopes,
    )
}

/// An amount without the sign that rounding may leave on nothing.
fn unsigned(amount: f64) -> f64 {
    if amount.abs() < 0.05 { 0.0 } else { amount }
}

/// What one more MEUR adds to the objective at the margin, relative to it.
fn per_million(result: &ResultFile, price: f64) -> String {
    let value = result.objective.value.abs();
    if value < 1e-9 {
        return String::new();
    }
    let percent = 100.0 * price / value;
    format!("{percent:.*} %", small_decimals(percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_behind_a_label_stands_under_its_first_word() {
        let text = wrapped("  out: ", &["word"; 30].join(" "));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("  out: word ") && lines[1].starts_with("       word"));
        assert!(lines.iter().all(|line| line.chars().count() <= LINE));
        let words = text.split_whitespace().filter(|word| *word == "word");
        assert_eq!(words.count(), 30);
        // A word longer than a line stands whole.
        let long = "x".repeat(2 * LINE);
        assert_eq!(wrapped("- ", &long), format!("- {long}\n"));
    }
}
