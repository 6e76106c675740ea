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
use crate::render::locale::Locale;
use crate::render::report::workbook::Workbook as Tables;
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "xlsx",
    writes: "tables.xlsx: every table as an Excel workbook with formulas, charts and a what-if column",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let bytes = workbook(&input.report.workbook).map_err(RenderError::Xlsx)?;
    files.push(OutFile {
        path: "tables.xlsx".to_owned(),
        bytes,
    });
    Ok(())
}

fn workbook(tables: &Tables) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&tables.title)
        .set_subject("Tech Business Offer")
        .set_comment(Locale::english().say("notice"))
        .set_creation_datetime(&created(&tables.date)?);
    workbook.set_properties(&properties);
    let styles = Styles::new();
    let mut page = |name: &str, draw: &dyn Fn(&mut Page) -> Result<(), XlsxError>| {
        let sheet = workbook.add_worksheet().set_name(name)?;
        let mut page = Page::new(sheet, &styles);
        draw(&mut page)?;
        page.finish(&tables.title)
    };
    page(summary::NAME, &|page| summary::draw(page, tables))?;
    page(charts::NAME, &|page| charts::draw(page, tables))?;
    page(packages::NAME, &|page| packages::draw(page, tables))?;
    page(financing::NAME, &|page| financing::draw(page, tables))?;
    page(plan::NAME, &|page| plan::draw(page, tables))?;
    page(needs::NEEDS, &|page| needs::needs(page, tables))?;
    page(needs::INTERESTS, &|page| needs::interests(page, tables))?;
    page("Left out", &|page| lists::left_out(page, tables))?;
    page("Assumptions", &|page| lists::assumptions(page, tables))?;
    page("Sources", &|page| lists::sources(page, tables))?;
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
