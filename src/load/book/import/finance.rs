//! The largest share that each instrument may carry: a column for each.

use super::Importer;
use super::line::number;
use super::sheets::Sheets;
use crate::load::book::table::{At, Cell};
use crate::load::book::tree::Tree;

impl<'b> Importer<'b> {
    pub(super) fn finance(&mut self, sheets: &Sheets<'b>) {
        let Some(sheet) = sheets.get("finance") else {
            return;
        };
        let own = sheet.columns.iter().flatten().collect::<Vec<_>>();
        for line in self.rows(sheets, "finance") {
            let Some(component) = self.component(line) else {
                continue;
            };
            if let Some(first) = self.drafts[component]
                .finance
                .as_ref()
                .and_then(|tree| tree.at)
            {
                let what = format!("the finance of `{}`", self.drafts[component].id);
                self.twice(line.at("component"), &what, first.row);
                continue;
            }
            let mut shares = Tree::object(line.at("component"));
            for (column, heading) in sheet.table.columns.iter().enumerate() {
                let heading = heading.trim();
                if own.contains(&&column) || heading.is_empty() {
                    continue;
                }
                let cell = line.row.cells.get(column).unwrap_or(&Cell::Empty);
                let at = line.at_column(column);
                let share = number(cell, line.decimal_comma).map(|value| Tree::of(at, value));
                // A code is a heading: a wrong one is found there, once for each share under it.
                let head = At {
                    row: sheet.table.heading_row,
                    ..at
                };
                if shares.entries().iter().all(|entry| entry.key != heading) {
                    shares.put_named(heading, Some(head), share);
                } else if share.is_some() {
                    let message = format!("two columns of `{heading}`");
                    self.report(head, "duplicate-column", message, "keep one of the two");
                }
            }
            self.drafts[component].finance = Some(shares);
        }
    }
}
