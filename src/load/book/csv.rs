//! Tables as one CSV file, one under another, and back.
//!
//! ```text
//! #options
//! component,option,name,...
//! dpi-interoperability,pilot,Exchange pilot between a few registers,...
//! ```

use super::table::{Book, Cell, Row, Table};
use super::text::starts_a_formula;

/// What says that a table begins.
const BEGINS: char = '#';

/// The tables as text. It starts with a byte order mark: without it Excel takes accents for something
/// else.
///
/// # Errors
/// Whatever writing to memory gives.
pub(crate) fn write(book: &Book) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for (at, table) in book.tables.iter().enumerate() {
        if at > 0 {
            writer.write_record([""])?;
        }
        writer.write_record([format!("{BEGINS}{}", table.name)])?;
        writer.write_record(&table.columns)?;
        for row in &table.rows {
            writer.write_record(row.cells.iter().map(cell))?;
        }
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Unreadable(_) => String::new(),
        Cell::Text(text) if starts_a_formula(text) || text.starts_with(BEGINS) => {
            format!("'{text}")
        }
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// The text that was written: without the apostrophe that kept it from becoming a formula.
fn text(cell: &str) -> Cell {
    let rest = cell.strip_prefix('\'');
    let text = rest.filter(|rest| starts_a_formula(rest) || rest.starts_with(BEGINS));
    match text.unwrap_or(cell) {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

/// Reads the tables. Cells are apart by commas, or by semicolons or tabs as Excel saves them where the
/// comma is a decimal sign.
///
/// # Errors
/// Why the text is no such file, in words.
pub(crate) fn read(bytes: &[u8]) -> Result<Book, String> {
    let text_of = std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = 1 + good.matches('\n').count();
        format!("line {line} is not UTF-8 text; save the file as \"CSV UTF-8\"")
    })?;
    let all = text_of.strip_prefix('\u{feff}').unwrap_or(text_of);
    let delimiter = delimiter(all);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(all.as_bytes());
    let mut tables: Vec<Table> = Vec::new();
    let mut headed = false;
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let number = usize::try_from(line).unwrap_or(usize::MAX);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let first = record.get(0).unwrap_or_default().trim();
        if let Some(name) = first.strip_prefix(BEGINS) {
            tables.push(Table {
                name: name.trim().to_owned(),
                heading_row: number,
                ..Table::default()
            });
            headed = false;
            continue;
        }
        let Some(table) = tables.last_mut() else {
            return Err(format!(
                "line {number} stands before the name of a sheet; the file starts with {BEGINS}components"
            ));
        };
        if headed {
            let cells = record.iter().map(text).collect();
            table.rows.push(Row { number, cells });
        } else {
            table.heading_row = number;
            table.columns = record.iter().map(str::to_owned).collect();
            headed = true;
        }
    }
    Ok(Book {
        tables,
        decimal_comma: delimiter == b';',
    })
}

/// What stands between the headings of the first table.
fn delimiter(text: &str) -> u8 {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let headings = lines.find(|line| !line.trim_start_matches('"').starts_with(BEGINS));
    let count = |delimiter: char| headings.map_or(0, |line| line.matches(delimiter).count());
    let most = [';', '\t']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter));
    match most {
        Some(delimiter) if count(delimiter) > count(',') => u8::try_from(delimiter).unwrap_or(b','),
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_and_tabs_are_read_too() {
        for (sheet, comma) in [
            ("#a\nx,y\n1,\"b,c\"\n", false),
            ("#a;\nx;y\n1;b,c\n", true),
            ("#a\t\nx\ty\n1\tb,c\n", false),
        ] {
            let book = read(sheet.as_bytes()).unwrap();
            assert_eq!(book.decimal_comma, comma);
            let table = &book.tables[0];
            assert_eq!(table.columns, ["x", "y"]);
            assert_eq!((table.heading_row, table.rows[0].number), (2, 3));
            assert_eq!(table.rows[0].cells[1], Cell::Text("b,c".to_owned()));
        }
    }

    #[test]
    fn no_text_can_become_a_formula_or_a_sheet() {
        for typed in [
            "=1", "+1", "-major", "@x", "\tx", "\rx", "'x", "'=1", "#x", "'#x", "''",
        ] {
            let book = Book {
                tables: vec![Table {
                    name: "a".to_owned(),
                    heading_row: 2,
                    columns: vec!["x".to_owned(), "y".to_owned()],
                    rows: vec![Row {
                        number: 3,
                        cells: vec![Cell::Text(typed.to_owned()), Cell::Number(0.1)],
                    }],
                }],
                decimal_comma: false,
            };
            let bytes = write(&book).unwrap();
            let lines = String::from_utf8(bytes.clone()).unwrap();
            let line = lines
                .split_once('\n')
                .unwrap()
                .1
                .split_once('\n')
                .unwrap()
                .1;
            let line = line.trim_start_matches('"');
            assert!(line.starts_with('\''), "{typed:?}: {line}");
            let back = read(&bytes).unwrap();
            assert_eq!(
                back.tables[0].rows[0].cells[0],
                Cell::Text(typed.to_owned())
            );
        }
    }
}
