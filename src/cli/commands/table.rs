//! Plain text tables for a terminal.

use std::fmt::Write as _;

use super::super::exit::plural;
use super::wrap::{Asked, TIED, cell, seen, widths};
use crate::model::Offer;
use crate::package::ResultFile;
use crate::render::number::{marginal_percent, small_decimals};

/// Between two columns.
const GAP: &str = "  ";

/// Rows of cells as columns within a line of a terminal; columns whose cells are all numbers align right.
#[must_use]
pub fn columns(header: &[&str], rows: &[Vec<String>]) -> String {
    aligned(header, &right(header, rows), rows)
}

/// The same where it is known which columns align right.
#[must_use]
pub fn aligned(header: &[&str], right: &[bool], rows: &[Vec<String>]) -> String {
    let asked = |at: usize| Asked::of(column(header, rows, at), right[at]);
    let asked: Vec<Asked> = (0..header.len()).map(asked).collect();
    set(header, right, rows, &widths(&asked, seen(GAP)))
}

/// One line for each row, however long it gets: what people search line by line.
#[must_use]
pub fn lines(header: &[&str], rows: &[Vec<String>]) -> String {
    let width = |at: usize| column(header, rows, at).map(seen).max().unwrap_or(0);
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    set(header, &right(header, rows), rows, &widths)
}

/// A column with its heading.
fn column<'c>(
    header: &'c [&str],
    rows: &'c [Vec<String>],
    at: usize,
) -> impl Iterator<Item = &'c str> {
    let cells = rows.iter().filter_map(move |row| row.get(at));
    [header[at]].into_iter().chain(cells.map(String::as_str))
}

fn right(header: &[&str], rows: &[Vec<String>]) -> Vec<bool> {
    let number = |cell: &str| cell.is_empty() || cell.parse::<f64>().is_ok();
    let numeric = |at: usize| column(header, rows, at).skip(1).all(number);
    (0..header.len()).map(numeric).collect()
}

/// A table of these widths; a row is as high as its highest cell.
fn set(header: &[&str], right: &[bool], rows: &[Vec<String>], widths: &[usize]) -> String {
    let line = |cells: Vec<&str>| {
        let padded = cells.iter().zip(widths).zip(right);
        let padded = padded.map(|((cell, width), right)| {
            let space = " ".repeat(width.saturating_sub(seen(cell)));
            if *right {
                format!("{space}{cell}")
            } else {
                format!("{cell}{space}")
            }
        });
        let padded: Vec<String> = padded.collect();
        format!("{}\n", padded.join(GAP).trim_end())
    };
    let row = |cells: Vec<&str>| -> String {
        let broken: Vec<Vec<String>> = cells
            .iter()
            .zip(widths)
            .map(|(text, width)| cell(text, *width))
            .collect();
        let height = broken.iter().map(Vec::len).max().unwrap_or(0);
        let at = |at: usize| {
            let cells = broken.iter().map(|lines| lines.get(at));
            line(cells.map(|cell| cell.map_or("", String::as_str)).collect())
        };
        (0..height).map(at).collect()
    };
    let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut text = row(header.to_vec());
    text.push_str(&line(rules.iter().map(String::as_str).collect()));
    for cells in rows {
        text.push_str(&row(cells.iter().map(String::as_str).collect()));
    }
    text
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
                    .map(|(f, amount)| format!("{f}{TIED}{amount:.1}"))
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
    let percent = marginal_percent(result.objective.value, price);
    percent.map_or_else(String::new, |percent| {
        format!("{percent:.*} %", small_decimals(percent))
    })
}
