//! Summary: packages side by side, money by instrument, balance between the parties.

use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};

use super::page::{Column, Page, across, at, down, last_row, meur};
use super::{financing, needs, packages};
use crate::render::number::count_f64;
use crate::render::report::workbook::{ItemRow, Workbook};

pub(super) const NAME: &str = "Summary";
/// Where the multiplier of all costs stands.
const FACTOR: (u32, u16) = (5, 3);

/// Most partners whose summary is one printed page.
const ONE_PAGE: usize = 14;

/// The first table; the others keep to its columns.
const PARTNERS: [Column<'static>; 13] = [
    Column("Partner", 11.0, false),
    Column("Name", 34.0, false),
    Column("Components", 13.0, true),
    Column("Cost", 11.0, true),
    Column("What-if cost", 11.0, true),
    Column("Change", 11.0, true),
    Column("Share of all money", 10.0, true),
    Column("Grants", 11.0, true),
    Column("Needs met", 10.0, true),
    Column("Share of its ideal", 10.0, true),
    Column("EU interests served", 11.0, true),
    Column("Effort", 9.0, true),
    Column("Capacity", 9.0, true),
];

/// The multiplier of all costs, as formulas name it.
pub(super) fn factor() -> String {
    format!(
        "{NAME}!{}",
        down(FACTOR.1, FACTOR.0, FACTOR.0)
            .split(':')
            .next()
            .unwrap_or_default()
    )
}

pub(super) fn draw(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let styles = page.styles;
    page.text(0, 0, &tables.title, &styles.title)?;
    for (row, line) in (1..).zip(&tables.lines) {
        page.note(row, &PARTNERS, line)?;
    }
    let (row, column) = FACTOR;
    page.text(
        row,
        0,
        "What if everything costs this many times as much?",
        &styles.section,
    )?;
    page.number(row, column, 1.0, &styles.input)?;
    page.text(
        row,
        column + 1,
        "change the yellow cell; 1 leaves all costs as they are",
        &styles.plain,
    )?;
    let rule = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_message("Write a number from 0 to 100; 1 leaves all costs as they are.")?;
    page.sheet
        .add_data_validation(row, column, row, column, &rule)?;
    let next = partners(page, tables, row + 2)?;
    let next = instruments(page, tables, next + 1)?;
    let next = parties(page, tables, next + 1)?;
    notes(page, tables, next + 1)?;
    page.single = tables.partners.len() <= ONE_PAGE;
    Ok(())
}

fn cost<'t>(items: impl Iterator<Item = &'t ItemRow>) -> i64 {
    items.map(|item| item.invest + item.run).sum()
}

/// Every table: its name, its headings, its rows. Gives the row after it.
fn partners(page: &mut Page, tables: &Workbook, row: u32) -> Result<u32, XlsxError> {
    let styles = page.styles;
    page.text(row, 0, "Packages, million EUR", &styles.section)?;
    page.heads(row + 1, &PARTNERS)?;
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
    page.band(row, "All", PARTNERS.len())?;
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
        name = financing::NAME,
        kinds = across(financing::KINDS, financing::MONEY, last),
        kind = grant.kind,
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
    page.text(row, 0, "Money by instrument, million EUR", &styles.section)?;
    let columns = [
        Column("Instrument", 0.0, false),
        Column("Name", 0.0, false),
        Column("Kind", 0.0, false),
        Column("Used", 0.0, true),
        Column("What-if use", 0.0, true),
        Column("Available", 0.0, true),
        Column("Share of all money", 0.0, true),
        Column("Left after what-if", 0.0, true),
        Column("  Owner", 0.0, false),
        Column("", 0.0, false),
    ];
    page.heads(row + 1, &columns)?;
    let first = row + 2;
    let end = last_row(first, tables.instruments.len());
    let sums = last_row(financing::FIRST, tables.items.len()) + 1;
    let all = cost(tables.items.iter());
    let total = at(end + 1, 3);
    for (position, source) in tables.instruments.iter().enumerate() {
        let row = last_row(first, position + 1);
        let units: i64 = tables.items.iter().map(|item| item.sources[position]).sum();
        let column = financing::MONEY + u16::try_from(position).unwrap_or(0);
        page.text(row, 0, &source.id, &styles.text)?;
        page.text(row, 1, &source.name, &styles.wrap)?;
        page.text(row, 2, &source.kind, &styles.wrap)?;
        let used = format!("={}!{}", financing::NAME, at(sums, column));
        page.formula(row, 3, &used, meur(units), &styles.money)?;
        let what_if = format!(
            "=SUMPRODUCT({}!{},{})*{}",
            financing::NAME,
            down(column, financing::FIRST, sums - 1),
            packages::multipliers(tables),
            at(FACTOR.0, FACTOR.1)
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
    page.band(row, "All", columns.len())?;
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
    page.text(row, 0, "Balance between the parties", &styles.section)?;
    let columns = [
        Column("Party", 0.0, false),
        Column("Name", 0.0, false),
        Column("Utility", 0.0, true),
        Column("No deal", 0.0, true),
        Column("Ideal", 0.0, true),
        Column("Gain", 0.0, true),
        Column("Share of its ideal", 0.0, true),
    ];
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

fn notes(page: &mut Page, tables: &Workbook, row: u32) -> Result<(), XlsxError> {
    let mut lines = vec![
        "Figures are rounded once, so that every table adds up; totals and shares are formulas and can be traced. The what-if \
         figures follow the yellow cell above and the yellow column of the sheet Packages, financing in proportion. They do not \
         choose anew: for that, change the scenario and run tbo again."
            .to_owned(),
        "Needs met and interests served are weighted shares. Share of its ideal: what a party gains, as a share of the most it \
         could gain under the whole money while nobody ends below no deal."
            .to_owned(),
    ];
    lines.extend(
        tables
            .partners
            .iter()
            .filter_map(|partner| partner.note.clone()),
    );
    for (row, line) in (row..).zip(lines) {
        page.note(row, &PARTNERS, &line)?;
    }
    Ok(())
}
