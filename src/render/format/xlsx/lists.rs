//! Sheets of plain rows: what was left out, what was assumed, where figures come from.

use rust_xlsxwriter::XlsxError;

use super::page::{Column, Page, last_row};
use crate::render::number::as_f64;
use crate::render::report::data::Cell;
use crate::render::report::workbook::Workbook;

pub(super) fn left_out(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let columns = [
        Column("Partner", 9.0, false),
        Column("Code", 10.0, false),
        Column("Component", 44.0, false),
        Column("Reason in short", 34.0, false),
        Column("Reason", 70.0, false),
    ];
    list(page, &columns, &tables.left_out)
}

pub(super) fn assumptions(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let columns = [
        Column("Of", 20.0, false),
        Column("Assumption", 74.0, false),
        Column("Value", 44.0, false),
        Column("From", 30.0, false),
    ];
    list(page, &columns, &tables.assumptions)
}

pub(super) fn sources(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let columns = [
        Column("Kind", 12.0, false),
        Column("Id", 32.0, false),
        Column("Publisher", 34.0, false),
        Column("What it says", 70.0, false),
        Column("Year", 12.0, false),
        Column("Mark", 6.0, false),
        Column("Used for", 26.0, false),
    ];
    list(page, &columns, &tables.sources)
}

fn list(page: &mut Page, columns: &[Column], rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    page.heads(0, columns)?;
    let styles = page.styles;
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => page.text(row, column, text, &styles.wrap)?,
                Cell::Number(value) => page.number(row, column, *value, &styles.left_money)?,
                Cell::Count(count) => {
                    page.number(row, column, as_f64(*count), &styles.left_year)?;
                }
                Cell::Empty => page.text(row, column, "", &styles.text)?,
            }
        }
    }
    page.table(0, last_row(1, rows.len()), columns.len())
}
