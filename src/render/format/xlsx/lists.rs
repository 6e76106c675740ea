//! Sheets of plain rows: what was left out, what was assumed, where figures come from.

use rust_xlsxwriter::XlsxError;

use super::page::{Column, Page, columns, last_row};
use crate::render::number::as_f64;
use crate::render::report::data::Cell;
use crate::render::report::workbook::Workbook;

pub(super) fn left_out(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let heads = tables.locale.cells("book-left-out-columns");
    let columns = columns(&heads, &[9.0, 10.0, 44.0, 34.0, 70.0]);
    list(page, &columns, &tables.left_out)
}

pub(super) fn assumptions(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let heads = tables.locale.cells("book-assumptions-columns");
    let columns = columns(&heads, &[20.0, 74.0, 44.0, 30.0]);
    list(page, &columns, &tables.assumptions)
}

pub(super) fn sources(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let heads = tables.locale.cells("book-sources-columns");
    let columns = columns(&heads, &[14.0, 32.0, 34.0, 76.0, 12.0, 8.0, 26.0]);
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
