//! Financing plan: who pays for what in which year, sums as formulas.

use rust_xlsxwriter::XlsxError;

use super::page::{Column, Page, across, columns, down, last_row, meur};
use crate::render::report::workbook::Workbook;

/// Message of its name.
pub(super) const NAME: &str = "book-plan";
/// First row of a component and source.
const FIRST: u32 = 1;
/// Column of the first year.
const YEARS: u16 = 5;

pub(super) fn draw(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let years: Vec<String> = (tables.first_year..=tables.last_year)
        .map(|year| year.to_string())
        .collect();
    let heads = tables.locale.cells("book-plan-columns");
    let mut columns = columns(&heads, &[10.0, 9.0, 44.0, 11.0, 22.0, 11.0]);
    let after = columns.split_off(usize::from(YEARS).min(columns.len()));
    columns.extend(years.iter().map(|year| Column(year, 9.0, true)));
    columns.extend(after);
    page.heads(0, &columns)?;
    let styles = page.styles;
    let end = YEARS + u16::try_from(years.len()).unwrap_or(0);
    let last = last_row(FIRST, tables.plan.len());
    let mut sums = vec![0; years.len()];
    for (row, line) in (FIRST..).zip(&tables.plan) {
        for (column, text) in (0..).zip([&line.partner, &line.code]) {
            page.text(row, column, text, &styles.text)?;
        }
        page.text(row, 2, &line.component, &styles.wrap)?;
        page.text(row, 3, &line.source, &styles.text)?;
        page.text(row, 4, &line.kind, &styles.wrap)?;
        for ((column, units), sum) in (YEARS..).zip(&line.years).zip(&mut sums) {
            *sum += units;
            page.number(row, column, meur(*units), &styles.money)?;
        }
        let sum = format!("=SUM({})", across(row, YEARS, end - 1));
        page.formula(row, end, &sum, meur(line.years.iter().sum()), &styles.money)?;
    }
    page.table(0, last, columns.len())?;
    page.band(last + 1, &tables.locale.say("all"), columns.len())?;
    let whole = sums.iter().sum();
    for (column, units) in (YEARS..).zip(sums.into_iter().chain([whole])) {
        let sum = format!("=SUM({})", down(column, FIRST, last));
        page.formula(last + 1, column, &sum, meur(units), &styles.total_money)?;
    }
    page.note(last + 3, &columns, &tables.locale.say("book-plan-note"))
}
