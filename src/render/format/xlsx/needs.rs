//! Needs and interests: how wide each gap is, what closes, and what that adds to each side.

use rust_xlsxwriter::XlsxError;

use super::page::{Page, at, columns, down, last_row};
use crate::render::report::workbook::{NeedRow, Workbook};

/// Message of the name of the first sheet.
pub(super) const NEEDS: &str = "book-needs";
/// Message of the name of the second.
pub(super) const INTERESTS: &str = "book-interests";
/// First row of a need or an interest.
const FIRST: u32 = 1;
const NEED: u16 = 1;
const TODAY: u16 = 5;
const AFTER: u16 = 7;
const ADDS: u16 = 10;
const INTEREST_ADDS: u16 = 7;

pub(super) fn needs(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let heads = tables.locale.cells("book-needs-columns");
    let widths = [
        10.0, 12.0, 40.0, 30.0, 8.0, 9.0, 10.0, 10.0, 10.0, 12.0, 12.0,
    ];
    let columns = columns(&heads, &widths);
    page.heads(0, &columns)?;
    let styles = page.styles;
    let last = last_row(FIRST, tables.needs.len());
    let (partners, heavy) = (down(0, FIRST, last), down(8, FIRST, last));
    for (row, need) in (FIRST..).zip(&tables.needs) {
        for (column, text) in (0..).zip([&need.partner, &need.need, &need.name, &need.group]) {
            page.text(row, column, text, &styles.wrap)?;
        }
        page.number(row, 4, need.weight, &styles.factor)?;
        page.number(row, TODAY, need.severity, &styles.points)?;
        page.number(row, 6, need.met, &styles.points)?;
        let after = format!("=MAX(0,{}*(1-{}))", at(row, TODAY), at(row, 6));
        page.formula(row, AFTER, &after, gap_after(need), &styles.points)?;
        let weighed = format!("={}*{}", at(row, 4), at(row, TODAY));
        page.formula(
            row,
            8,
            &weighed,
            need.weight * need.severity,
            &styles.factor,
        )?;
        let sum = format!("SUMIF({partners},{},{heavy})", at(row, 0));
        let share = format!("=IF({sum}=0,0,{}/{sum})", at(row, 8));
        page.formula(row, 9, &share, share_of_needs(tables, need), &styles.points)?;
        let adds = format!("={}*{}", at(row, 9), at(row, 6));
        page.formula(
            row,
            ADDS,
            &adds,
            share_of_needs(tables, need) * need.met,
            &styles.points,
        )?;
    }
    page.table(0, last, columns.len())?;
    page.note(last + 2, &columns, &tables.locale.say("book-needs-note"))
}

pub(super) fn gap_after(need: &NeedRow) -> f64 {
    (need.severity * (1.0 - need.met)).max(0.0)
}

fn share_of_needs(tables: &Workbook, need: &NeedRow) -> f64 {
    let of = tables
        .needs
        .iter()
        .filter(|other| other.partner == need.partner);
    let sum: f64 = of.map(|other| other.weight * other.severity).sum();
    if sum == 0.0 {
        0.0
    } else {
        need.weight * need.severity / sum
    }
}

/// Share of a partner's needs that is met.
pub(super) fn needs_met(tables: &Workbook, partner: &str) -> f64 {
    let of = tables.needs.iter().filter(|need| need.partner == partner);
    of.map(|need| share_of_needs(tables, need) * need.met).sum()
}

/// The formula of the same, for a partner in a cell.
pub(super) fn needs_met_formula(tables: &Workbook, partner: &str) -> String {
    format!(
        "=SUMIF({},{partner},{})",
        range(tables, 0),
        range(tables, ADDS)
    )
}

fn range(tables: &Workbook, column: u16) -> String {
    let last = last_row(FIRST, tables.needs.len());
    format!("{}!{}", tables.quoted(NEEDS), down(column, FIRST, last))
}

/// The mean over partners of the gap of a need in a cell, today and after.
pub(super) fn mean_gap_formulas(tables: &Workbook, need: &str) -> [String; 2] {
    [TODAY, AFTER].map(|column| {
        format!(
            "=AVERAGEIF({},{need},{})",
            range(tables, NEED),
            range(tables, column)
        )
    })
}

pub(super) fn interests(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let heads = tables.locale.cells("book-interests-columns");
    let widths = [10.0, 12.0, 56.0, 10.0, 9.0, 11.0, 12.0, 14.0];
    let columns = columns(&heads, &widths);
    page.heads(0, &columns)?;
    let styles = page.styles;
    let last = last_row(FIRST, tables.interests.len());
    let (partners, weights) = (down(0, FIRST, last), down(4, FIRST, last));
    for (row, interest) in (FIRST..).zip(&tables.interests) {
        for (column, text) in (0..).zip([
            &interest.partner,
            &interest.interest,
            &interest.name,
            &interest.objective,
        ]) {
            page.text(row, column, text, &styles.wrap)?;
        }
        page.number(row, 4, interest.weight, &styles.factor)?;
        let share = interest_share(tables, &interest.partner, interest.weight);
        let sum = format!("SUMIF({partners},{},{weights})", at(row, 0));
        let formula = format!("=IF({sum}=0,0,{}/{sum})", at(row, 4));
        page.formula(row, 5, &formula, share, &styles.points)?;
        page.number(row, 6, interest.met, &styles.points)?;
        let adds = format!("={}*{}", at(row, 5), at(row, 6));
        page.formula(
            row,
            INTEREST_ADDS,
            &adds,
            share * interest.met,
            &styles.points,
        )?;
    }
    page.table(0, last, columns.len())?;
    page.note(
        last + 2,
        &columns,
        &tables.locale.say("book-interests-note"),
    )
}

fn interest_share(tables: &Workbook, partner: &str, weight: f64) -> f64 {
    let of = tables
        .interests
        .iter()
        .filter(|other| other.partner == partner);
    let sum: f64 = of.map(|other| other.weight).sum();
    if sum == 0.0 { 0.0 } else { weight / sum }
}

/// Share of the EU's interests served at a partner.
pub(super) fn interests_served(tables: &Workbook, partner: &str) -> f64 {
    let of = tables.interests.iter().filter(|row| row.partner == partner);
    of.map(|row| interest_share(tables, partner, row.weight) * row.met)
        .sum()
}

/// The formula of the same, for a partner in a cell.
pub(super) fn interests_served_formula(tables: &Workbook, partner: &str) -> String {
    let last = last_row(FIRST, tables.interests.len());
    let sheet = tables.quoted(INTERESTS);
    let range = |column| format!("{sheet}!{}", down(column, FIRST, last));
    format!("=SUMIF({},{partner},{})", range(0), range(INTEREST_ADDS))
}
