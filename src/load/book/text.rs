//! Text as a cell of a workbook holds it.

use std::borrow::Cow;

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
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else if starts_a_formula(text) {
        let literal = format.clone().set_quote_prefix();
        sheet.write_string_with_format(row, column, marked(text), &literal)?;
    } else {
        sheet.write_string_with_format(row, column, marked(text), format)?;
    }
    Ok(())
}

/// Whether a cell can hold the text.
pub(crate) fn fits(text: &str) -> bool {
    marked(text).encode_utf16().count() <= LONGEST
}

/// Whether a spreadsheet would take the text for a formula if it were typed.
pub(crate) fn starts_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\''])
}

/// The format writes a character as `_xHHHH_`; text that looks so is marked itself. A text in `<r>` is
/// what the writer keeps for its own use.
fn marked(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    if text.contains("_x") {
        let mut escaped = String::with_capacity(text.len() + 8);
        for (at, c) in text.char_indices() {
            if c == '_' && is_mark(&text[at..]) {
                escaped.push_str("_x005F");
            }
            escaped.push(c);
        }
        out = Cow::Owned(escaped);
    }
    if let Some(rest) = out.strip_prefix("<r>") {
        out = Cow::Owned(format!("_x003C_r>{rest}"));
    }
    out
}

/// Whether a text starts with `_xHHHH_`.
fn is_mark(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
        && bytes[6] == b'_'
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn what_looks_like_a_mark_is_marked() {
        assert_eq!(marked("a_x0041_b"), "a_x005F_x0041_b");
        assert_eq!(marked("_x_ and _xyz_"), "_x_ and _xyz_");
        assert_eq!(marked("<r><t>x</t></r>"), "_x003C_r><t>x</t></r>");
    }
}
