//! Summary: packages side by side, money by instrument, balance between the parties.

use rust_xlsxwriter::XlsxError;

use super::page::{Column, Page, across, at, columns, down, last_row, meur};
use super::{financing, needs, packages};
use crate::render::locale::tell;
use crate::render::number::count_f64;
use crate::render::report::workbook::{ItemRow, Workbook};

/// Message of its name.
pub(super) const NAME: &str = "book-summary";
/// Column of the multiplier of all costs.
const FACTOR: u16 = 3;

/// Most partners whose summary is one printed page.
const ONE_PAGE: usize = 14;

/// Widths of the first table; the others keep to its columns.
const WIDTHS: [f64; 13] = [
    11.0, 34.0, 13.0, 11.0, 12.0, 11.0, 12.0, 12.0, 12.0, 12.0, 12.0, 9.0, 10.0,
];

/// Where the multiplier of all costs stands: below the lines under the title.
fn factor_at(tables: &Workbook) -> (u32, u16) {
    (last_row(2, tables.lines.len() + 1), FACTOR)
}

/// The multiplier of all costs, as formulas name it.
pub(super) fn factor(tables: &Workbook) -> String {
    let (row, column) = factor_at(tables);
    let cell = down(column, row, row);
    let cell = cell.split(':').next().unwrap_or_default();
    format!("{}!{cell}", tables.quoted(NAME))
}

pub(super) fn draw(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let styles = page.styles;
    let heads = tables.locale.cells("book-partners-columns");
    let columns = columns(&heads, &WIDTHS);
    page.text(0, 0, &tables.title, &styles.title)?;
    for (row, line) in (1..).zip(&tables.lines) {
        page.note(row, &columns, line)?;
    }
    let (row, column) = factor_at(tables);
    let say = |id| tables.locale.say(id);
    page.text(row, 0, &say("book-what-if"), &styles.section)?;
    page.number(row, column, 1.0, &styles.input)?;
    let hint = say("book-what-if-hint");
    page.text(row, column + 1, &hint, &styles.plain)?;
    let rule = packages::multiplier(tables)?;
    page.sheet
        .add_data_validation(row, column, row, column, &rule)?;
    let next = partners(page, tables, &columns, row + 2)?;
    let next = instruments(page, tables, next + 1)?;
    let next = parties(page, tables, next + 1)?;
    notes(page, tables, &columns, next + 1)?;
    page.single = tables.partners.len() <= ONE_PAGE;
    Ok(())
}

fn cost<'t>(items: impl Iterator<Item = &'t ItemRow>) -> i64 {
    items.map(|item| item.invest + item.run).sum()
}

/// Every table: its name, its headings, its rows. Gives the row after it.
fn partners(
    page: &mut Page,
    tables: &Workbook,
    columns: &[Column],
    row: u32,
) -> Result<u32, XlsxError> {
    let styles = page.styles;
    let name = tables.locale.say("book-partners");
    page.text(row, 0, &name, &styles.section)?;
    page.heads(row + 1, columns)?;
    let first = row + 2;
    let end = last_row(first, tables.partners.len());
    let all = cost(tables.items.iter());
    let ids = packages::partners(tables);
    let total = at(end + 1, 3);
    for (row, partner) in (first..).zip(&tables.partners) {
        let own = || {
            tables
                .items
                .iter()
                .filter(|item| item.partner == partner.id)
        };
        let id = at(row, 0);
        page.text(row, 0, &partner.id, &styles.text)?;
        page.text(row, 1, &partner.name, &styles.wrap)?;
        page.formula(
            row,
            2,
            &format!("=COUNTIF({ids},{id})"),
            count_f64(own().count()),
            &styles.count,
        )?;
        let sum = |of: String| format!("=SUMIF({ids},{id},{of})");
        page.formula(
            row,
            3,
            &sum(packages::costs(tables)),
            meur(cost(own())),
            &styles.money,
        )?;
        page.formula(
            row,
            4,
            &sum(packages::what_ifs(tables)),
            meur(cost(own())),
            &styles.money,
        )?;
        page.formula(
            row,
            5,
            &format!("={}-{}", at(row, 4), at(row, 3)),
            0.0,
            &styles.money,
        )?;
        let share = if all == 0 {
            0.0
        } else {
            meur(cost(own())) / meur(all)
        };
        page.formula(
            row,
            6,
            &format!("=IF({total}=0,0,{}/{total})", at(row, 3)),
            share,
            &styles.share,
        )?;
        grants(page, tables, row, &partner.id)?;
        let met = needs::needs_met(tables, &partner.id);
        page.formula(
            row,
            8,
            &needs::needs_met_formula(tables, &id),
            met,
            &styles.share,
        )?;
        page.maybe(row, 9, partner.share_of_ideal, &styles.share)?;
        let served = needs::interests_served(tables, &partner.id);
        page.formula(
            row,
            10,
            &needs::interests_served_formula(tables, &id),
            served,
            &styles.share,
        )?;
        page.number(row, 11, partner.effort, &styles.decimal)?;
        page.maybe(row, 12, partner.capacity, &styles.decimal)?;
    }
    all_partners(page, tables, first, end)?;
    Ok(end + 2)
}

/// The row of sums under the partners.
fn all_partners(page: &mut Page, tables: &Workbook, first: u32, end: u32) -> Result<(), XlsxError> {
    let styles = page.styles;
    let all = cost(tables.items.iter());
    let row = end + 1;
    page.band(row, &tables.locale.say("all"), WIDTHS.len())?;
    let count = count_f64(tables.items.len());
    page.formula(
        row,
        2,
        &format!("=SUM({})", down(2, first, end)),
        count,
        &styles.total_count,
    )?;
    for (column, value) in [
        (3, meur(all)),
        (4, meur(all)),
        (5, 0.0),
        (7, meur(granted(tables, None))),
    ] {
        let sum = format!("=SUM({})", down(column, first, end));
        page.formula(row, column, &sum, value, &styles.total_money)?;
    }
    let share = if all == 0 { 0.0 } else { 1.0 };
    page.formula(
        row,
        6,
        &format!("=SUM({})", down(6, first, end)),
        share,
        &styles.total_share,
    )?;
    Ok(())
}

/// Printed units of grants, of one partner or of all.
fn granted(tables: &Workbook, partner: Option<&str>) -> i64 {
    let items = tables.items.iter();
    let items = items.filter(|item| partner.is_none_or(|partner| item.partner == partner));
    let of = |item: &ItemRow| -> i64 {
        let sources = item.sources.iter().zip(&tables.instruments);
        sources
            .filter(|(_, source)| source.grant)
            .map(|(units, _)| units)
            .sum()
    };
    items.map(of).sum()
}

fn grants(page: &mut Page, tables: &Workbook, row: u32, partner: &str) -> Result<(), XlsxError> {
    let styles = page.styles;
    let Some(grant) = tables.instruments.iter().find(|source| source.grant) else {
        return page.number(row, 7, 0.0, &styles.money);
    };
    let last = financing::total_column(tables) - 1;
    let position = tables
        .partners
        .iter()
        .position(|known| known.id == partner)
        .unwrap_or(0);
    let there = last_row(financing::partners_from(tables), position + 1);
    let formula = format!(
        "=SUMIF({name}!{kinds},\"{kind}\",{name}!{amounts})",
        name = tables.quoted(financing::NAME),
        kinds = across(financing::KINDS, financing::MONEY, last),
        kind = grant.kind.replace('"', "\"\""),
        amounts = across(there, financing::MONEY, last),
    );
    page.formula(
        row,
        7,
        &formula,
        meur(granted(tables, Some(partner))),
        &styles.money,
    )
}

fn instruments(page: &mut Page, tables: &Workbook, row: u32) -> Result<u32, XlsxError> {
    let styles = page.styles;
    if tables.instruments.is_empty() {
        return Ok(row);
    }
    let name = tables.locale.say("book-money");
    page.text(row, 0, &name, &styles.section)?;
    let heads = tables.locale.cells("book-money-columns");
    let mut columns = columns(&heads, &[0.0; 9]);
    // A name of an owner runs over the column beside it.
    columns.push(Column("", 0.0, false));
    page.heads(row + 1, &columns)?;
    let first = row + 2;
    let end = last_row(first, tables.instruments.len());
    let sums = last_row(financing::FIRST, tables.items.len()) + 1;
    let all = cost(tables.items.iter());
    let total = at(end + 1, 3);
    let (sheet, factor) = (tables.quoted(financing::NAME), factor_at(tables));
    for (position, source) in tables.instruments.iter().enumerate() {
        let row = last_row(first, position + 1);
        let units: i64 = tables.items.iter().map(|item| item.sources[position]).sum();
        let column = financing::MONEY + u16::try_from(position).unwrap_or(0);
        page.text(row, 0, &source.id, &styles.text)?;
        page.text(row, 1, &source.name, &styles.wrap)?;
        page.text(row, 2, &source.kind, &styles.wrap)?;
        let used = format!("={sheet}!{}", at(sums, column));
        page.formula(row, 3, &used, meur(units), &styles.money)?;
        let what_if = format!(
            "=SUMPRODUCT({sheet}!{},{})*{}",
            down(column, financing::FIRST, sums - 1),
            packages::multipliers(tables),
            at(factor.0, factor.1)
        );
        page.formula(row, 4, &what_if, meur(units), &styles.money)?;
        page.maybe(row, 5, source.available, &styles.money)?;
        let share = if all == 0 {
            0.0
        } else {
            meur(units) / meur(all)
        };
        page.formula(
            row,
            6,
            &format!("=IF({total}=0,0,{}/{total})", at(row, 3)),
            share,
            &styles.share,
        )?;
        match source.available {
            Some(available) => {
                let left = format!("={}-{}", at(row, 5), at(row, 4));
                page.formula(row, 7, &left, available - meur(units), &styles.money)?;
            }
            None => page.text(row, 7, "", &styles.text)?,
        }
        page.text(row, 8, &source.owner, &styles.owner)?;
        page.text(row, 9, "", &styles.text)?;
    }
    page.red_below_zero(first, 7, end)?;
    let row = end + 1;
    page.band(row, &tables.locale.say("all"), columns.len())?;
    for column in [3, 4] {
        let sum = format!("=SUM({})", down(column, first, end));
        page.formula(row, column, &sum, meur(all), &styles.total_money)?;
    }
    let share = if all == 0 { 0.0 } else { 1.0 };
    page.formula(
        row,
        6,
        &format!("=SUM({})", down(6, first, end)),
        share,
        &styles.total_share,
    )?;
    Ok(row + 1)
}

fn parties(page: &mut Page, tables: &Workbook, row: u32) -> Result<u32, XlsxError> {
    let styles = page.styles;
    let name = tables.locale.say("book-parties");
    page.text(row, 0, &name, &styles.section)?;
    let heads = tables.locale.cells("book-parties-columns");
    let columns = columns(&heads, &[0.0; 7]);
    page.heads(row + 1, &columns)?;
    let first = row + 2;
    for (row, party) in (first..).zip(&tables.parties) {
        page.text(row, 0, &party.id, &styles.text)?;
        page.text(row, 1, &party.name, &styles.wrap)?;
        page.number(row, 2, party.utility, &styles.utility)?;
        page.number(row, 3, party.disagreement, &styles.utility)?;
        page.number(row, 4, party.ideal, &styles.utility)?;
        let gain = party.utility - party.disagreement;
        let [utility, no_deal, ideal] = [2, 3, 4].map(|column| at(row, column));
        page.formula(
            row,
            5,
            &format!("={utility}-{no_deal}"),
            gain,
            &styles.utility,
        )?;
        let room = party.ideal - party.disagreement;
        let share = if room == 0.0 { 0.0 } else { gain / room };
        // Where a party has nothing to gain, the model settles what its share is called.
        if (share - party.share_of_ideal).abs() < 1e-6 {
            let formula =
                format!("=IF({ideal}={no_deal},0,({utility}-{no_deal})/({ideal}-{no_deal}))");
            page.formula(row, 6, &formula, share, &styles.share)?;
        } else {
            page.number(row, 6, party.share_of_ideal, &styles.share)?;
        }
    }
    Ok(last_row(first, tables.parties.len()) + 1)
}

fn notes(
    page: &mut Page,
    tables: &Workbook,
    columns: &[Column],
    row: u32,
) -> Result<(), XlsxError> {
    let packages = tables.name(packages::NAME);
    let mut lines = vec![
        tell!(tables.locale, "book-rounding", packages = packages),
        tables.locale.say("packages-remarks"),
    ];
    lines.extend(
        tables
            .partners
            .iter()
            .filter_map(|partner| partner.note.clone()),
    );
    for (row, line) in (row..).zip(lines) {
        page.note(row, columns, &line)?;
    }
    Ok(())
}
