//! Tables as an Excel workbook, and back.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::layout::{CODES, Column, Holds, README, SHEETS};
use super::table::{Book, Cell, Row, Table};
use super::text::write_text;
use crate::model::Taxonomy;

/// Rows for which a list of values to choose from is offered: those there are, and as many more.
const MORE_ROWS: u32 = 500;
/// Most rows and columns that are read; a catalogue comes nowhere near.
const MOST_ROWS: u32 = 200_000;
const MOST_COLUMNS: u32 = 500;

/// The workbook as bytes: the same tables give the same bytes.
///
/// # Errors
/// What the format cannot hold.
pub(crate) fn write(book: &Book, taxonomy: &Taxonomy) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title("Components of the Tech Business Offer")
        // Any fixed day would do: the clock would change the bytes.
        .set_creation_datetime(&ExcelDateTime::from_ymd(2025, 6, 5)?);
    workbook.set_properties(&properties);
    let codes = codes(taxonomy);
    readme(workbook.add_worksheet().set_name(README)?)?;
    for (table, spec) in book.tables.iter().zip(SHEETS) {
        let sheet = workbook.add_worksheet().set_name(&table.name)?;
        write_table(sheet, table, spec.columns, &codes)?;
    }
    write_codes(workbook.add_worksheet().set_name(CODES)?, &codes)?;
    workbook.save_to_buffer()
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00_33_66))
        .set_font_color(Color::White)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
}

fn page(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&A&RPage &P of &N")
        .set_repeat_rows(0, 0)?
        .set_freeze_panes(1, 1)?;
    Ok(())
}

fn write_table(
    sheet: &mut Worksheet,
    table: &Table,
    columns: &[Column],
    codes: &[Code],
) -> Result<(), XlsxError> {
    let (heading, plain) = (heading(), Format::new().set_align(FormatAlign::Top));
    let wrapped = plain.clone().set_text_wrap();
    let last = row_number(table.rows.len()) + MORE_ROWS;
    for (at, name) in table.columns.iter().enumerate() {
        let column = column_number(at);
        write_text(sheet, 0, column, name, &heading)?;
        let spec = columns.get(at);
        sheet.set_column_width(column, spec.map_or(11.0, |spec| spec.width))?;
        if let Some(spec) = spec {
            if let Some(rule) = validation(spec, codes)? {
                sheet.add_data_validation(1, column, last, column, &rule)?;
            }
            let about = DataValidation::new()
                .allow_any_value()
                .set_input_title(spec.name)?
                .set_input_message(spec.about)?;
            sheet.add_data_validation(0, column, 0, column, &about)?;
        }
    }
    for (at, row) in table.rows.iter().enumerate() {
        let number = row_number(at) + 1;
        for (at, cell) in row.cells.iter().enumerate() {
            let long = columns.get(at).is_some_and(|column| column.width >= 30.0);
            let format = if long { &wrapped } else { &plain };
            let column = column_number(at);
            match cell {
                Cell::Empty | Cell::Unreadable(_) => {}
                Cell::Text(text) => write_text(sheet, number, column, text, format)?,
                Cell::Number(value) => {
                    sheet.write_number_with_format(number, column, *value, &plain)?;
                }
                Cell::Flag(flag) => {
                    sheet.write_boolean_with_format(number, column, *flag, &plain)?;
                }
            }
        }
    }
    let end = row_number(table.rows.len());
    sheet.autofilter(
        0,
        0,
        end,
        column_number(table.columns.len().saturating_sub(1)),
    )?;
    page(sheet)
}

fn row_number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn column_number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Values to choose from, where a column has such; others may still be typed where codes are meant.
fn validation(column: &Column, codes: &[Code]) -> Result<Option<DataValidation>, XlsxError> {
    if let Holds::OneOf(words) = column.holds {
        return Ok(Some(
            DataValidation::new()
                .allow_list_strings(words)?
                .set_error_title(column.name)?
                .set_error_message("Choose one of the list.")?,
        ));
    }
    let kinds: &[&str] = match column.name {
        "area" => &["area"],
        "code" if column.about.starts_with("need") => &["need", "interest"],
        _ => return Ok(None),
    };
    let of_kind = |code: &Code| kinds.contains(&code.kind);
    let first = codes.iter().position(of_kind);
    let last = codes.iter().rposition(of_kind);
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(None);
    };
    let range = format!("={CODES}!$B${}:$B${}", first + 2, last + 2);
    Ok(Some(
        DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message("No such code in the sheet codes.")?,
    ))
}

/// A code and what it stands for.
struct Code {
    kind: &'static str,
    id: String,
    name: String,
}

fn codes(taxonomy: &Taxonomy) -> Vec<Code> {
    let mut codes = Vec::new();
    let mut add = |kind, id: String, name: &str| {
        let name = name.to_owned();
        codes.push(Code { kind, id, name });
    };
    for area in &taxonomy.areas {
        add("area", area.id.to_string(), &area.name);
    }
    for need in &taxonomy.needs {
        add("need", need.id.to_string(), &need.name);
    }
    for interest in &taxonomy.interests {
        add("interest", interest.id.to_string(), &interest.name);
    }
    for instrument in &taxonomy.instruments {
        add("instrument", instrument.id.to_string(), &instrument.name);
    }
    for actor in &taxonomy.actors {
        add("actor", actor.id.to_string(), &actor.name);
    }
    codes
}

fn write_codes(sheet: &mut Worksheet, codes: &[Code]) -> Result<(), XlsxError> {
    let (heading, plain) = (heading(), Format::new());
    for (column, (name, width)) in [("kind", 12.0), ("code", 24.0), ("name", 70.0)]
        .into_iter()
        .enumerate()
    {
        let column = column_number(column);
        write_text(sheet, 0, column, name, &heading)?;
        sheet.set_column_width(column, width)?;
    }
    for (at, code) in codes.iter().enumerate() {
        let row = row_number(at) + 1;
        for (column, text) in [code.kind, &code.id, &code.name].into_iter().enumerate() {
            write_text(sheet, row, column_number(column), text, &plain)?;
        }
    }
    sheet.autofilter(0, 0, row_number(codes.len()), 2)?;
    page(sheet)
}

fn readme(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(14.0);
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet
        .set_column_width(0, 24.0)?
        .set_column_width(1, 100.0)?;
    write_text(sheet, 0, 0, "Components of the Tech Business Offer", &title)?;
    let lines = [
        "Edit the sheets, save, and read them back: tbo import components.xlsx -o DIR. Everything is checked first; \
         nothing is written while one finding stands.",
        "Stand on a heading to see what its column holds. Rows may be sorted, filtered and added anywhere; a row is tied to \
         its component by the identifier in the column component. The order of rows is the order in the file.",
        "To add a component: one row in components, one in options for each size, at least one effect for each option. \
         To rename one, change its identifier in every sheet. To remove one, delete its rows and then its file.",
        "Numbers are numbers (0.3 or 30%); a formula counts with the value it shows. Columns may be moved, not renamed. \
         This sheet and the sheet codes are not read.",
    ];
    let mut row = 2;
    for line in lines {
        write_text(sheet, row, 1, line, &wrapped)?;
        row += 1;
    }
    row += 1;
    write_text(sheet, row, 0, "Sheet", &heading())?;
    write_text(sheet, row, 1, "One row is", &heading())?;
    for spec in SHEETS {
        row += 1;
        write_text(sheet, row, 0, spec.name, &bold)?;
        write_text(sheet, row, 1, spec.about, &wrapped)?;
    }
    row += 1;
    write_text(sheet, row, 0, CODES, &bold)?;
    write_text(
        sheet,
        row,
        1,
        "a code of the taxonomy and its name, to look up",
        &wrapped,
    )?;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Reads every sheet.
///
/// # Errors
/// Why the file is no workbook that can be read, in words.
pub(crate) fn read(bytes: &[u8]) -> Result<Book, String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        tables.push(read_table(&mut workbook, &name)?);
    }
    Ok(Book {
        tables,
        decimal_comma: false,
    })
}

fn read_table(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Table, String> {
    let failed = |error: calamine::XlsxError| format!("sheet {name}: {error}");
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => {
            return Ok(Table {
                name: name.to_owned(),
                ..Table::default()
            });
        }
        Err(error) => return Err(failed(error)),
    };
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some(found) = reader.next_cell_with_formula().map_err(failed)? {
        let (row, column) = found.pos;
        let cell = match found.value {
            DataRef::Empty if found.formula.is_some() => {
                Cell::Unreadable("a formula whose value was not saved")
            }
            DataRef::Empty => continue,
            DataRef::Int(value) => whole(value),
            DataRef::Float(value) => Cell::Number(value),
            DataRef::String(text) => Cell::Text(text),
            DataRef::SharedString(text) => Cell::Text(text.to_owned()),
            DataRef::Bool(flag) => Cell::Flag(flag),
            DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
                Cell::Unreadable("a date or a time")
            }
            DataRef::Error(_) => Cell::Unreadable("an error of a formula"),
        };
        if cell.is_blank() && !matches!(&cell, Cell::Text(text) if !text.is_empty()) {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(format!(
                "sheet {name}: something stands beyond row {MOST_ROWS} or column {MOST_COLUMNS}; delete it"
            ));
        }
        let cells = rows.entry(row).or_default();
        let column = column as usize;
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
    }
    rows.retain(|_, cells| cells.iter().any(|cell| !cell.is_blank()));
    let mut rows = rows.into_iter().map(|(row, cells)| Row {
        number: row as usize + 1,
        cells,
    });
    let heading = rows.next().unwrap_or_default();
    let columns = heading.cells.into_iter().map(|cell| match cell {
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        _ => String::new(),
    });
    Ok(Table {
        name: name.to_owned(),
        heading_row: heading.number.max(1),
        columns: columns.collect(),
        rows: rows.collect(),
    })
}

#[expect(clippy::cast_precision_loss, reason = "a cell holds a float anyway")]
fn whole(value: i64) -> Cell {
    Cell::Number(value as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_value_can_be_read_from_is_said() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("a").unwrap();
        sheet.write_string(1, 0, "x").unwrap();
        sheet.write_string(1, 1, "y").unwrap();
        let day = ExcelDateTime::from_ymd(2026, 1, 2).unwrap();
        let date = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_datetime_with_format(2, 0, &day, &date).unwrap();
        sheet
            .write_formula(3, 1, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
        sheet
            .write_formula(4, 0, Formula::new("=2*3").set_result("6"))
            .unwrap();
        sheet
            .write_formula(5, 0, Formula::new("=2*3").set_result(""))
            .unwrap();
        let book = read(&workbook.save_to_buffer().unwrap()).unwrap();
        let table = &book.tables[0];
        assert_eq!(
            (table.heading_row, &table.columns[..]),
            (2, &["x".to_owned(), "y".to_owned()][..])
        );
        let rows: Vec<(usize, &[Cell])> = table
            .rows
            .iter()
            .map(|row| (row.number, &row.cells[..]))
            .collect();
        assert_eq!(rows[0], (3, &[Cell::Unreadable("a date or a time")][..]));
        assert_eq!(
            rows[1],
            (
                4,
                &[Cell::Empty, Cell::Unreadable("an error of a formula")][..]
            )
        );
        assert_eq!(rows[2], (5, &[Cell::Number(6.0)][..]));
    }

    #[test]
    fn a_cell_far_away_is_refused_and_not_made_room_for() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("a").unwrap();
        sheet.write_string(1_048_575, 16_383, "x").unwrap();
        let error = read(&workbook.save_to_buffer().unwrap()).unwrap_err();
        assert!(error.contains("beyond row"), "{error}");
    }
}
