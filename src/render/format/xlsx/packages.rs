//! Packages: what each partner gets, from when, for how much, and what if it costs more.

use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};

use super::page::{Column, Page, at, down, last_row, meur};
use super::summary;
use crate::render::report::workbook::Workbook;

pub(super) const NAME: &str = "Packages";
/// First row of a component.
pub(super) const FIRST: u32 = 1;
const INVEST: u16 = 9;
const RUN: u16 = 10;
const COST: u16 = 11;
const LOW: u16 = 12;
const HIGH: u16 = 13;
const FACTOR: u16 = 14;
const WHAT_IF: u16 = 15;

pub(super) fn draw(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let running = format!("Running {} to {}", tables.first_year, tables.last_year);
    let columns = [
        Column("Partner", 8.0, false),
        Column("Code", 9.0, false),
        Column("Component", 38.0, false),
        Column("Size", 32.0, false),
        Column("Area", 26.0, false),
        Column("Scope", 9.0, false),
        Column("Share of project", 8.5, true),
        Column("Starts", 7.0, true),
        Column("Operates from", 9.0, true),
        Column("Investment", 11.0, true),
        Column(&running, 10.0, true),
        Column("Cost", 9.0, true),
        Column("Low", 8.5, true),
        Column("High", 8.5, true),
        Column("Cost ×: change me", 9.0, true),
        Column("What-if cost", 10.0, true),
        Column("Effort", 7.0, true),
        Column("EU content", 8.5, true),
        Column("Mark", 6.0, false),
    ];
    page.heads(0, &columns)?;
    let styles = page.styles;
    for (row, item) in (FIRST..).zip(&tables.items) {
        for (column, text) in (0..).zip([
            item.partner.as_str(),
            &item.code,
            &item.component,
            &item.size,
            &item.area,
            if item.regional { "shared" } else { "national" },
        ]) {
            page.text(row, column, text, &styles.wrap)?;
        }
        page.number(row, 6, item.share, &styles.share)?;
        page.number(row, 7, f64::from(item.start_year), &styles.year)?;
        page.number(row, 8, f64::from(item.operates_from), &styles.year)?;
        page.number(row, INVEST, meur(item.invest), &styles.money)?;
        page.number(row, RUN, meur(item.run), &styles.money)?;
        let cost = meur(item.invest + item.run);
        let sum = format!("={}+{}", at(row, INVEST), at(row, RUN));
        page.formula(row, COST, &sum, cost, &styles.money)?;
        page.number(row, LOW, meur(item.low), &styles.money)?;
        page.number(row, HIGH, meur(item.high), &styles.money)?;
        page.number(row, FACTOR, 1.0, &styles.input)?;
        let what_if = format!(
            "={}*{}*{}",
            at(row, COST),
            at(row, FACTOR),
            summary::factor()
        );
        page.formula(row, WHAT_IF, &what_if, cost, &styles.money)?;
        page.number(row, 16, item.effort, &styles.factor)?;
        page.number(row, 17, item.eu_content, &styles.share)?;
        page.text(row, 18, item.mark, &styles.mark)?;
    }
    let last = last_row(FIRST, tables.items.len());
    page.table(0, last, columns.len())?;
    factors(page, FIRST, last)?;
    totals(page, tables, last + 1, &columns)
}

fn totals(
    page: &mut Page,
    tables: &Workbook,
    row: u32,
    columns: &[Column],
) -> Result<(), XlsxError> {
    let styles = page.styles;
    page.band(row, "All", columns.len())?;
    let all = |of: fn(&crate::render::report::workbook::ItemRow) -> i64| -> f64 {
        meur(tables.items.iter().map(of).sum())
    };
    for (column, value) in [
        (INVEST, all(|item| item.invest)),
        (RUN, all(|item| item.run)),
        (COST, all(|item| item.invest + item.run)),
        (LOW, all(|item| item.low)),
        (HIGH, all(|item| item.high)),
        (WHAT_IF, all(|item| item.invest + item.run)),
    ] {
        let sum = format!("=SUM({})", down(column, FIRST, row - 1));
        page.formula(row, column, &sum, value, &styles.total_money)?;
    }
    page.note(row + 2, columns, "Million EUR. Mark of the cost: S sourced, D derived, E estimated. Change a multiplier in the yellow column, or the one \
         for everything in the sheet Summary, and totals follow; the choice of components does not: for that, run tbo again.")
}

/// Multipliers are numbers from 0.
fn factors(page: &mut Page, first: u32, last: u32) -> Result<(), XlsxError> {
    let rule = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_title("Multiplier")?
        .set_error_message("Write a number from 0 to 100; 1 leaves the cost as it is.")?;
    page.sheet
        .add_data_validation(first, FACTOR, last, FACTOR, &rule)?;
    Ok(())
}

/// A column of the components, as a formula of another sheet names it.
fn range(tables: &Workbook, column: u16) -> String {
    let last = last_row(FIRST, tables.items.len());
    format!("{NAME}!{}", down(column, FIRST, last))
}

pub(super) fn partners(tables: &Workbook) -> String {
    range(tables, 0)
}

pub(super) fn costs(tables: &Workbook) -> String {
    range(tables, COST)
}

pub(super) fn what_ifs(tables: &Workbook) -> String {
    range(tables, WHAT_IF)
}

pub(super) fn multipliers(tables: &Workbook) -> String {
    range(tables, FACTOR)
}
