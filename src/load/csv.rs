//! Comma-separated text with the place of every cell (RFC 4180), which a finding needs.

use std::sync::Arc;

use super::locate::{Source, Spot};
use crate::model::Diagnostic;

/// One cell.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// What it holds, unquoted, without blanks around it.
    pub(crate) text: String,
    /// Where.
    pub(crate) spot: Spot,
}

/// The records of a file, blank lines left out.
pub(crate) fn records(source: &Arc<Source>) -> Result<Vec<Vec<Cell>>, Box<Diagnostic>> {
    let text = source.text();
    let mut records = Vec::new();
    let mut record = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (cell, end) = cell(source, at)?;
        record.push(cell);
        let rest = &text[end..];
        if rest.starts_with(',') {
            at = end + 1;
            if at == text.len() {
                record.push(blank(source, at));
            }
            continue;
        }
        at = end + rest.len().min(if rest.starts_with("\r\n") { 2 } else { 1 });
        finish(&mut record, &mut records);
    }
    finish(&mut record, &mut records);
    Ok(records)
}

fn finish(record: &mut Vec<Cell>, records: &mut Vec<Vec<Cell>>) {
    let blank_line = record.iter().all(|cell| cell.text.is_empty()) && record.len() <= 1;
    let record = std::mem::take(record);
    if !blank_line {
        records.push(record);
    }
}

fn blank(source: &Arc<Source>, at: usize) -> Cell {
    let (text, spot) = (String::new(), source.spot(at, at));
    Cell { text, spot }
}

/// One cell and the byte after it.
fn cell(source: &Arc<Source>, start: usize) -> Result<(Cell, usize), Box<Diagnostic>> {
    let text = &source.text()[start..];
    let Some(quoted) = text.strip_prefix('"') else {
        let length = text.find([',', '\n', '\r']).unwrap_or(text.len());
        let spot = source.spot(start, start + length);
        let text = text[..length].trim().to_owned();
        return Ok((Cell { text, spot }, start + length));
    };
    let broken =
        |message: &str, at: usize| {
            let place = source.spot(start, at).place("");
            let finding = Diagnostic::error("csv-syntax", message).at(place);
            Box::new(finding.hint(
                "write a quotation mark inside a quoted cell twice, and close the cell with one",
            ))
        };
    let mut unquoted = String::new();
    let mut from = 0;
    loop {
        let Some(length) = quoted[from..].find('"') else {
            return Err(broken("a quoted cell is not closed", start + 1));
        };
        unquoted.push_str(&quoted[from..from + length]);
        from += length + 1;
        if !quoted[from..].starts_with('"') {
            break;
        }
        unquoted.push('"');
        from += 1;
    }
    let end = start + 1 + from;
    if !(quoted[from..].is_empty() || quoted[from..].starts_with([',', '\n', '\r'])) {
        return Err(broken("text follows the end of a quoted cell", end));
    }
    let (text, spot) = (unquoted.trim().to_owned(), source.spot(start, end));
    Ok((Cell { text, spot }, end))
}

#[cfg(test)]
mod tests {
    use super::records;
    use crate::load::locate::Source;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let records = records(&Source::new("t.csv", text)).unwrap();
        let texts = |record: Vec<super::Cell>| record.into_iter().map(|cell| cell.text).collect();
        records.into_iter().map(texts).collect()
    }

    #[test]
    fn quotes_blank_lines_and_line_ends() {
        let found = texts("a,b\r\n\n\"x,\"\"y\"\"\", 2 \nlast,");
        assert_eq!(
            found,
            [vec!["a", "b"], vec!["x,\"y\"", "2"], vec!["last", ""]]
        );
    }

    #[test]
    fn broken_quotes_are_refused() {
        for text in ["a,\"b", "\"a\"b,c"] {
            let error = records(&Source::new("t.csv", text)).unwrap_err();
            assert_eq!(error.code, "csv-syntax");
        }
    }

    proptest! {
        #[test]
        fn reads_what_the_csv_crate_reads(cells in proptest::collection::vec(
            proptest::collection::vec("[a-z,\"\n]{1,4}", 2..4), 1..4,
        )) {
            let width = cells[0].len();
            let rows: Vec<_> = cells.into_iter().filter(|row| row.len() == width).collect();
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let trimmed: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect())
                .collect();
            prop_assert_eq!(texts(&text), trimmed);
        }
    }
}
