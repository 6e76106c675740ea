//! Packages: what each partner gets, from when, for how much, and what if it costs more.

use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};

use super::page::{Column, Page, at, columns, down, last_row, meur};
use super::summary;
use crate::render::locale::tell;
use crate::render::report::workbook::Workbook;

/// Message of its name.
pub(super) const NAME: &str = "book-packages";
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
    let years = [
        ("first", tables.first_year.into()),
        ("last", tables.last_year.into()),
    ];
    let heads = tables.locale.cells_with("book-packages-columns", &years);
    let widths = [
        10.0, 9.0, 38.0, 32.0, 26.0, 10.0, 9.0, 8.0, 11.0, 13.0, 15.0, 9.0, 9.0, 9.0, 11.0, 11.0,
        9.0, 10.0, 8.0,
    ];
    let columns = columns(&heads, &widths);
    let scopes = ["book-national", "book-regional"].map(|id| tables.locale.say(id));
    page.heads(0, &columns)?;
    let styles = page.styles;
    for (row, item) in (FIRST..).zip(&tables.items) {
        for (column, text) in (0..).zip([
            item.partner.as_str(),
            &item.code,
            &item.component,
            &item.size,
            &item.area,
            &scopes[usize::from(item.regional)],
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
            summary::factor(tables)
        );
        page.formula(row, WHAT_IF, &what_if, cost, &styles.money)?;
        page.number(row, 16, item.effort, &styles.factor)?;
        page.number(row, 17, item.eu_content, &styles.share)?;
        page.text(row, 18, item.mark, &styles.mark)?;
    }
    let last = last_row(FIRST, tables.items.len());
    page.table(0, last, columns.len())?;
    factors(page, tables, FIRST, last)?;
    totals(page, tables, last + 1, &columns)
}

fn totals(
    page: &mut Page,
    tables: &Workbook,
    row: u32,
    columns: &[Column],
) -> Result<(), XlsxError> {
    let styles = page.styles;
    page.band(row, &tables.locale.say("all"), columns.len())?;
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
    let told = tell!(
        tables.locale,
        "book-packages-note",
        summary = tables.name(summary::NAME)
    );
    page.note(row + 2, columns, &told)
}

/// Multipliers are numbers from 0.
fn factors(page: &mut Page, tables: &Workbook, first: u32, last: u32) -> Result<(), XlsxError> {
    let rule = multiplier(tables)?;
    page.sheet
        .add_data_validation(first, FACTOR, last, FACTOR, &rule)?;
    Ok(())
}

/// A number from 0, and what is said to who writes something else.
pub(super) fn multiplier(tables: &Workbook) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_title(tables.locale.say("book-multiplier"))?
        .set_error_message(tables.locale.say("book-multiplier-rule"))
}

/// A column of the components, as a formula of another sheet names it.
fn range(tables: &Workbook, column: u16) -> String {
    let last = last_row(FIRST, tables.items.len());
    format!("{}!{}", tables.quoted(NAME), down(column, FIRST, last))
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
