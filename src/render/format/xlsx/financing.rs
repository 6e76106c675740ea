//! Financing: who pays for what, component by instrument, and by partner.

use rust_xlsxwriter::XlsxError;

use super::page::{Column, Page, across, at, columns, down, last_row, meur};
use super::summary;
use crate::render::locale::tell;
use crate::render::report::workbook::{ItemRow, Workbook};

/// Message of its name.
pub(super) const NAME: &str = "book-financing";
/// Row of the kinds of money.
pub(super) const KINDS: u32 = 1;
/// First row of a component.
pub(super) const FIRST: u32 = 2;
/// Column of the first instrument.
pub(super) const MONEY: u16 = 3;

pub(super) fn draw(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let heads = tables.locale.cells("book-financing-columns");
    let mut columns = columns(&heads, &[10.0, 9.0, 44.0, 11.0, 11.0]);
    let after = columns.split_off(usize::from(MONEY).min(columns.len()));
    columns.extend(
        tables
            .instruments
            .iter()
            .map(|source| Column(&source.id, 12.0, true)),
    );
    columns.extend(after);
    page.heads(0, &columns)?;
    let styles = page.styles;
    for column in (0..).zip(&columns).map(|(column, _)| column) {
        page.text(KINDS, column, "", &styles.head)?;
    }
    for (column, source) in (MONEY..).zip(&tables.instruments) {
        page.text(KINDS, column, &source.kind, &styles.head_right)?;
    }
    let total = total_column(tables);
    let last = last_row(FIRST, tables.items.len());
    let (partners, totals) = (down(0, FIRST, last), down(total, FIRST, last));
    for (row, item) in (FIRST..).zip(&tables.items) {
        page.text(row, 0, &item.partner, &styles.text)?;
        page.text(row, 1, &item.code, &styles.text)?;
        page.text(row, 2, &item.component, &styles.wrap)?;
        sources(page, row, &item.sources)?;
        let whole: i64 = of_partner(tables, &item.partner).map(paid).sum();
        let share = if whole == 0 {
            0.0
        } else {
            meur(paid(item)) / meur(whole)
        };
        let own = at(row, total);
        let sum = format!("SUMIF({partners},{},{totals})", at(row, 0));
        page.formula(
            row,
            total + 1,
            &format!("=IF({sum}=0,0,{own}/{sum})"),
            share,
            &styles.share,
        )?;
    }
    page.table(KINDS, last, columns.len())?;
    all(page, tables, last + 1)?;
    by_partner(page, tables, &columns)
}

/// What is paid for a component; the rounding sees to it that this is its cost.
fn paid(item: &ItemRow) -> i64 {
    item.sources.iter().sum()
}

fn of_partner<'t>(tables: &'t Workbook, partner: &str) -> impl Iterator<Item = &'t ItemRow> {
    tables
        .items
        .iter()
        .filter(move |item| item.partner == partner)
}

/// Amounts of one component and their sum.
fn sources(page: &mut Page, row: u32, units: &[i64]) -> Result<(), XlsxError> {
    let styles = page.styles;
    let mut column = MONEY;
    for units in units {
        page.number(row, column, meur(*units), &styles.money)?;
        column += 1;
    }
    if units.is_empty() {
        return page.number(row, column, 0.0, &styles.money);
    }
    let sum = format!("=SUM({})", across(row, MONEY, column - 1));
    page.formula(row, column, &sum, meur(units.iter().sum()), &styles.money)
}

/// The last two rows: sums, and the share of each source.
fn all(page: &mut Page, tables: &Workbook, row: u32) -> Result<(), XlsxError> {
    let styles = page.styles;
    let total = total_column(tables);
    let whole: i64 = tables.items.iter().map(paid).sum();
    let width = usize::from(total) + 2;
    page.band(row, &tables.locale.say("all"), width)?;
    page.band(row + 1, &tables.locale.say("book-share"), width)?;
    let of = |at: usize| -> i64 { tables.items.iter().map(|item| item.sources[at]).sum() };
    let mut sums: Vec<(u16, i64)> = (MONEY..)
        .zip((0..tables.instruments.len()).map(of))
        .collect();
    sums.push((total, whole));
    for (column, units) in sums {
        let sum = format!("=SUM({})", down(column, FIRST, row - 1));
        page.formula(row, column, &sum, meur(units), &styles.total_money)?;
        let share = if whole == 0 {
            0.0
        } else {
            meur(units) / meur(whole)
        };
        let (own, all) = (at(row, column), at(row, total));
        page.formula(
            row + 1,
            column,
            &format!("=IF({all}=0,0,{own}/{all})"),
            share,
            &styles.total_share,
        )?;
    }
    Ok(())
}

/// Row of the first partner in the table below the components.
pub(super) fn partners_from(tables: &Workbook) -> u32 {
    last_row(FIRST, tables.items.len()) + 6
}

/// Column of the sums.
pub(super) fn total_column(tables: &Workbook) -> u16 {
    MONEY + u16::try_from(tables.instruments.len()).unwrap_or(0)
}

fn by_partner(page: &mut Page, tables: &Workbook, columns: &[Column]) -> Result<(), XlsxError> {
    let styles = page.styles;
    let first = partners_from(tables);
    let [by_partner, name, share] =
        ["book-by-partner", "book-name", "book-share-of-all"].map(|id| tables.locale.say(id));
    page.text(first - 2, 0, &by_partner, &styles.section)?;
    let mut heads: Vec<Column> = columns
        .iter()
        .map(|Column(name, _, figures)| Column(name, 0.0, *figures))
        .collect();
    heads[1] = Column("", 0.0, false);
    heads[2] = Column(&name, 0.0, false);
    if let Some(last) = heads.last_mut() {
        *last = Column(&share, 0.0, true);
    }
    page.heads(first - 1, &heads)?;
    let total = total_column(tables);
    let last = last_row(FIRST, tables.items.len());
    let ids = down(0, FIRST, last);
    let whole: i64 = tables.items.iter().map(paid).sum();
    let end = last_row(first, tables.partners.len());
    for (row, partner) in (first..).zip(&tables.partners) {
        page.text(row, 0, &partner.id, &styles.text)?;
        page.text(row, 1, "", &styles.text)?;
        page.text(row, 2, &partner.name, &styles.text)?;
        let of = |at: usize| -> i64 {
            of_partner(tables, &partner.id)
                .map(|item| item.sources[at])
                .sum()
        };
        let own: i64 = of_partner(tables, &partner.id).map(paid).sum();
        for (column, units) in (MONEY..).zip((0..tables.instruments.len()).map(of)) {
            let sum = format!("=SUMIF({ids},{},{})", at(row, 0), down(column, FIRST, last));
            page.formula(row, column, &sum, meur(units), &styles.money)?;
        }
        if total > MONEY {
            let sum = format!("=SUM({})", across(row, MONEY, total - 1));
            page.formula(row, total, &sum, meur(own), &styles.money)?;
        } else {
            page.number(row, total, 0.0, &styles.money)?;
        }
        let share = if whole == 0 {
            0.0
        } else {
            meur(own) / meur(whole)
        };
        let all = format!("SUM({})", down(total, first, end));
        let formula = format!("=IF({all}=0,0,{}/{all})", at(row, total));
        page.formula(row, total + 1, &formula, share, &styles.share)?;
    }
    let told = tell!(
        tables.locale,
        "book-financing-note",
        summary = tables.name(summary::NAME)
    );
    page.note(end + 2, columns, &told)
}
