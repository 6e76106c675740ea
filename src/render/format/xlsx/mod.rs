//! Excel: one workbook with live formulas, native charts and a what-if column.
//!
//! Figures are those of the other documents, so every table adds up as printed. Totals and shares are
//! formulas with the value they come to, which readers show until they compute anew. All text is
//! written as text.

mod charts;
mod financing;
mod lists;
mod needs;
mod packages;
mod page;
mod plan;
mod summary;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::page::{Page, Styles};
use super::{Format, Input};
use crate::render::report::workbook::Workbook as Tables;
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "xlsx",
    writes: "tables.xlsx, tables.fr.xlsx, ...: every table as an Excel workbook with formulas, charts and a what-if column",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    for edition in &input.report.editions {
        if let Some(tables) = &edition.workbook {
            files.push(OutFile {
                path: format!("tables{}.xlsx", edition.language.suffix()),
                bytes: workbook(tables).map_err(RenderError::Xlsx)?,
            });
        }
    }
    Ok(())
}

fn workbook(tables: &Tables) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&tables.title)
        .set_subject("Tech Business Offer")
        .set_comment(tables.locale.say("notice"))
        .set_creation_datetime(&created(&tables.date)?);
    workbook.set_properties(&properties);
    let styles = Styles::new(tables.locale.is_rtl());
    let mut page = |name: &str, draw: &dyn Fn(&mut Page) -> Result<(), XlsxError>| {
        let sheet = workbook.add_worksheet().set_name(tables.name(name))?;
        let mut page = Page::new(sheet, &styles);
        draw(&mut page)?;
        page.finish(&tables.title, tables.locale)
    };
    page(summary::NAME, &|page| summary::draw(page, tables))?;
    page(charts::NAME, &|page| charts::draw(page, tables))?;
    page(packages::NAME, &|page| packages::draw(page, tables))?;
    page(financing::NAME, &|page| financing::draw(page, tables))?;
    page(plan::NAME, &|page| plan::draw(page, tables))?;
    page(needs::NEEDS, &|page| needs::needs(page, tables))?;
    page(needs::INTERESTS, &|page| needs::interests(page, tables))?;
    page("book-left-out", &|page| lists::left_out(page, tables))?;
    page("book-assumptions", &|page| lists::assumptions(page, tables))?;
    page("book-sources", &|page| lists::sources(page, tables))?;
    workbook.save_to_buffer()
}

/// The date of the documents as the workbook's, so that the clock does not change its bytes.
fn created(date: &str) -> Result<ExcelDateTime, XlsxError> {
    let mut parts = date.split('-');
    let mut part = || parts.next().and_then(|part| part.parse::<u16>().ok());
    let (year, month, day) = (part(), part(), part());
    let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
    match (year, small(month), small(day)) {
        (Some(year), Some(month), Some(day)) => ExcelDateTime::from_ymd(year, month, day)
            .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1)),
        _ => ExcelDateTime::from_ymd(2000, 1, 1),
    }
}
