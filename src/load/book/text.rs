//! Text as a cell of a workbook holds it.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Most characters that a cell holds, in UTF-16 units.
const LONGEST: usize = 32_767;

/// Writes text that stays text: also where somebody enters the cell and leaves it again, and where the
/// text looks like the file format's own marks.
pub(crate) fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let literal = if starts_a_formula(text) {
        &format.clone().set_quote_prefix()
    } else {
        format
    };
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else if text.starts_with("<r>") && text.ends_with("</r>") {
        // The writer takes such text for its own mark-up; in two pieces it is text.
        let plain = Format::default();
        let (first, rest) = text.split_at(1);
        let pieces = [(&plain, first), (&plain, rest)];
        sheet.write_rich_string_with_format(row, column, &pieces, literal)?;
    } else {
        sheet.write_string_with_format(row, column, text, literal)?;
    }
    Ok(())
}

/// Whether a cell can hold the text.
pub(crate) fn fits(text: &str) -> bool {
    text.encode_utf16().count() <= LONGEST
}

/// Whether a spreadsheet would take the text for a formula if it were typed.
pub(crate) fn starts_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\''])
}
