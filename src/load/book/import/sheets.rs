//! Which sheets the book has, and what is wrong with their headings.

use std::collections::BTreeMap;

use super::Importer;
use crate::load::book::layout::{self, CODES, README, SHEETS};
use crate::load::book::table::{At, Cell, Row, Table};
use crate::load::suggest;
use crate::model::Diagnostic;

/// A sheet of the layout where the book has it.
pub(super) struct Sheet<'b> {
    pub(super) at: usize,
    pub(super) table: &'b Table,
    pub(super) spec: &'static layout::Sheet,
    /// Column of the table for each column of the layout.
    pub(super) columns: Vec<Option<usize>>,
}

/// Sheets by name.
pub(super) type Sheets<'b> = BTreeMap<&'static str, Sheet<'b>>;

impl<'b> Importer<'b> {
    /// Every sheet of the layout; what is missing, unknown or given twice is reported.
    pub(super) fn sheets(&mut self) -> Sheets<'b> {
        let mut found = Sheets::new();
        let names = || SHEETS.iter().map(|sheet| sheet.name);
        for (at, table) in self.book.tables.iter().enumerate() {
            let name = table.name.trim();
            let top = At {
                table: at,
                row: table.heading_row,
                column: 0,
            };
            if [README, CODES].contains(&name) {
                continue;
            }
            let Some(spec) = SHEETS.iter().find(|sheet| sheet.name == name) else {
                let message = format!("there is no sheet `{name}` in a catalogue");
                let hint = suggest::hint(name, names()).unwrap_or_default();
                self.report(top, "unknown-sheet", message, hint);
                continue;
            };
            if found.contains_key(spec.name) {
                let message = format!("sheet `{name}` is there twice");
                self.report(top, "duplicate-sheet", message, "keep one of the two");
                continue;
            }
            let sheet = self.sheet(at, table, spec);
            found.insert(spec.name, sheet);
        }
        for spec in SHEETS {
            if !found.contains_key(spec.name) {
                let message = format!("sheet `{}` is missing", spec.name);
                let columns: Vec<&str> = spec.columns.iter().map(|column| column.name).collect();
                let finding = Diagnostic::error("missing-sheet", message).hint(format!(
                    "add it, without rows where there is nothing to say; its columns: {}",
                    columns.join(", ")
                ));
                self.findings.push((None, finding));
            }
        }
        found
    }

    fn sheet(&mut self, at: usize, table: &'b Table, spec: &'static layout::Sheet) -> Sheet<'b> {
        let mut columns = vec![None; spec.columns.len()];
        let place = |column| At {
            table: at,
            row: table.heading_row,
            column,
        };
        for (column, heading) in table.columns.iter().enumerate() {
            let heading = heading.trim();
            if let Some(known) = spec.column(heading) {
                if columns[known].is_some() {
                    let message = format!("column `{heading}` is there twice");
                    self.report(
                        place(column),
                        "duplicate-column",
                        message,
                        "keep one of the two",
                    );
                }
                columns[known] = columns[known].or(Some(column));
            } else if heading.is_empty() {
                let filled =
                    |row: &&Row| row.cells.get(column).is_some_and(|cell| !cell.is_blank());
                if let Some(row) = table.rows.iter().find(filled) {
                    let at = At {
                        row: row.number,
                        ..place(column)
                    };
                    let message = "a cell in a column without a heading".to_owned();
                    self.report(
                        at,
                        "unknown-column",
                        message,
                        "give the column its heading, or empty it",
                    );
                }
            } else if !spec.by_instrument {
                let names = spec.columns.iter().map(|column| column.name);
                let hint = suggest::hint(heading, names).unwrap_or_default();
                let message = format!("sheet {} has no column `{heading}`", spec.name);
                self.report(place(column), "unknown-column", message, hint);
            }
        }
        for (known, column) in spec.columns.iter().zip(&columns) {
            if column.is_none() && !known.later {
                let message = format!("column `{}` is missing", known.name);
                let hint = format!(
                    "add it, empty where there is nothing to say: {}",
                    known.about
                );
                self.report(place(0), "missing-column", message, hint);
            }
        }
        for row in &table.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                if let Cell::Unreadable(what) = cell {
                    let at = At {
                        row: row.number,
                        ..place(column)
                    };
                    let message = format!("the cell holds {what}");
                    self.report(
                        at,
                        "unreadable-cell",
                        message,
                        "write the value itself, as a number or as text",
                    );
                }
            }
        }
        Sheet {
            at,
            table,
            spec,
            columns,
        }
    }
}
