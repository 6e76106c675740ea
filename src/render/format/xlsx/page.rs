//! A sheet being written: cells, formulas with their values, how it prints.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, Format as Style, FormatAlign,
    FormatBorder, Formula, Worksheet, XlsxError,
};

use crate::load::book_text::write_text;
use crate::render::escape;
use crate::render::locale::{Locale, tell};
use crate::render::number::{UNITS_PER_MEUR, as_f64};
use crate::render::report::chart;

/// Ink of headings, as in the other documents.
const BRAND: Color = Color::RGB(0x0b_3a_75);
const LINE: Color = Color::RGB(0xcb_d2_dc);
const FAINT: Color = Color::RGB(0xf3_f5_f8);
/// Cells that are there to be changed.
const INPUT: Color = Color::RGB(0xff_f4_cc);

/// How cells look.
pub(super) struct Styles {
    pub(super) title: Style,
    pub(super) section: Style,
    pub(super) head: Style,
    /// Text after a column of figures, to which it would stick.
    pub(super) head_after: Style,
    pub(super) head_right: Style,
    pub(super) text: Style,
    pub(super) wrap: Style,
    pub(super) note: Style,
    pub(super) plain: Style,
    pub(super) mark: Style,
    pub(super) owner: Style,
    pub(super) decimal: Style,
    pub(super) utility: Style,
    pub(super) left_money: Style,
    pub(super) left_year: Style,
    pub(super) year: Style,
    pub(super) count: Style,
    pub(super) money: Style,
    pub(super) share: Style,
    pub(super) points: Style,
    pub(super) factor: Style,
    pub(super) input: Style,
    pub(super) total: Style,
    pub(super) total_count: Style,
    pub(super) total_money: Style,
    pub(super) total_share: Style,
}

const MONEY: &str = "#,##0.0;\u{2212}#,##0.0;\u{2013}";
/// As printed elsewhere: a small share is not rounded away.
const SHARE: &str = "[=0]0%;[<0.005]\"<1%\";0%";

impl Styles {
    /// The styles of a sheet that is read from the left or from the right. From the right every text is told so:
    /// by itself a program puts a text that begins in Latin letters at the left, in the column beside it.
    pub(super) fn new(rtl: bool) -> Self {
        let text = |style: Style| {
            if rtl {
                style.set_align(FormatAlign::Right).set_reading_direction(2)
            } else {
                style
            }
        };
        let begin = if rtl {
            FormatAlign::Right
        } else {
            FormatAlign::Left
        };
        let top = || Style::new().set_align(FormatAlign::Top);
        let cell = || {
            top()
                .set_border_bottom(FormatBorder::Hair)
                .set_border_bottom_color(LINE)
        };
        let head = || {
            Style::new()
                .set_align(FormatAlign::Bottom)
                .set_bold()
                .set_text_wrap()
                .set_font_color(Color::White)
                .set_background_color(BRAND)
        };
        let total = || {
            top()
                .set_bold()
                .set_background_color(FAINT)
                .set_border_top(FormatBorder::Thin)
                .set_border_bottom(FormatBorder::Thin)
        };
        Self {
            title: text(Style::new())
                .set_bold()
                .set_font_size(16.0)
                .set_font_color(BRAND),
            section: text(Style::new())
                .set_bold()
                .set_font_size(12.0)
                .set_font_color(BRAND),
            head: text(head()),
            head_after: text(head()).set_align(begin).set_indent(1),
            head_right: head().set_align(FormatAlign::Right),
            text: text(cell()),
            wrap: text(cell()).set_text_wrap(),
            note: text(top()).set_text_wrap(),
            plain: text(Style::new()).set_align(begin).set_indent(1),
            mark: cell().set_align(FormatAlign::Center),
            owner: text(cell()).set_align(begin).set_indent(1),
            decimal: cell().set_num_format("0.0"),
            utility: cell().set_num_format("0.000"),
            left_money: cell().set_num_format(MONEY).set_align(begin),
            left_year: cell().set_num_format("0").set_align(begin),
            year: cell().set_num_format("0"),
            count: cell().set_num_format("0"),
            money: cell().set_num_format(MONEY),
            share: cell().set_num_format(SHARE),
            points: cell().set_num_format("0.0%"),
            factor: cell().set_num_format("0.00"),
            input: cell()
                .set_num_format("0.00")
                .set_background_color(INPUT)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xe6_9f_00)),
            total: text(total()),
            total_count: total().set_num_format("0"),
            total_money: total().set_num_format(MONEY),
            total_share: total().set_num_format(SHARE),
        }
    }
}

/// A column: heading, width, and whether its cells are figures.
#[derive(Clone, Copy)]
pub(super) struct Column<'a>(pub(super) &'a str, pub(super) f64, pub(super) bool);

/// Columns from their headings, `#` before those of figures, and their widths.
pub(super) fn columns<'a>(headings: &'a [String], widths: &[f64]) -> Vec<Column<'a>> {
    debug_assert_eq!(headings.len(), widths.len());
    let columns = headings.iter().zip(widths);
    columns
        .map(|(heading, width)| match heading.strip_prefix('#') {
            Some(figures) => Column(figures, *width, true),
            None => Column(heading, *width, false),
        })
        .collect()
}

/// A sheet being written.
pub(super) struct Page<'w> {
    pub(super) sheet: &'w mut Worksheet,
    pub(super) styles: &'w Styles,
    /// Width of each column that has one, in characters.
    widths: BTreeMap<u16, f64>,
    /// Lines of each row that has more than one.
    lines: BTreeMap<u32, u32>,
    /// Whether it prints on one page, and not only one page wide.
    pub(super) single: bool,
}

/// How much wider bold letters are, beyond what their estimate is on the safe side.
const BOLD: f64 = 1.02;
/// Marks that are not seen: they keep a full stop at the end of its line, and a text that begins with a
/// digit from being read as part of the size of letters.
const FROM_LEFT: char = '\u{200e}';
const FROM_RIGHT: char = '\u{200f}';
/// Height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;

impl<'w> Page<'w> {
    pub(super) fn new(sheet: &'w mut Worksheet, styles: &'w Styles) -> Self {
        let (widths, lines) = (BTreeMap::new(), BTreeMap::new());
        Self {
            sheet,
            styles,
            widths,
            lines,
            single: false,
        }
    }

    pub(super) fn text(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        style: &Style,
    ) -> Result<(), XlsxError> {
        let text = escape::one_line(text);
        let styles = self.styles;
        let wraps = [
            &styles.wrap,
            &styles.head,
            &styles.head_after,
            &styles.head_right,
        ];
        if let Some(width) = self.widths.get(&column)
            && wraps.iter().any(|wraps| std::ptr::eq(*wraps, style))
        {
            let bold = !std::ptr::eq(style, &raw const styles.wrap);
            let width = if bold { *width / BOLD } else { *width };
            self.grow(row, lines(&text, width));
        }
        write_text(self.sheet, row, column, &text, style)
    }

    /// Makes a row so many lines high at least: not every program does so itself.
    fn grow(&mut self, row: u32, lines: u32) {
        let known = self.lines.entry(row).or_insert(1);
        *known = lines.max(*known);
    }

    pub(super) fn number(
        &mut self,
        row: u32,
        column: u16,
        value: f64,
        style: &Style,
    ) -> Result<(), XlsxError> {
        self.sheet
            .write_number_with_format(row, column, value, style)?;
        Ok(())
    }

    /// A number, or an empty cell where there is none.
    pub(super) fn maybe(
        &mut self,
        row: u32,
        column: u16,
        value: Option<f64>,
        style: &Style,
    ) -> Result<(), XlsxError> {
        match value {
            Some(value) => self.number(row, column, value, style),
            None => self.text(row, column, "", style),
        }
    }

    /// A formula and what it comes to, which a reader shows that does not compute.
    pub(super) fn formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        value: f64,
        style: &Style,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(value.to_string());
        self.sheet
            .write_formula_with_format(row, column, formula, style)?;
        Ok(())
    }

    /// Headings, with the widths of their columns where these are not 0.
    pub(super) fn heads(&mut self, row: u32, columns: &[Column]) -> Result<(), XlsxError> {
        let mut after = false;
        for (column, Column(heading, width, figures)) in (0..).zip(columns) {
            let style = match (*figures, after) {
                (true, _) => &self.styles.head_right,
                (false, true) => &self.styles.head_after,
                (false, false) => &self.styles.head,
            };
            after = *figures;
            if *width > 0.0 {
                self.sheet.set_column_width(column, *width)?;
                self.widths.insert(column, *width);
            }
            self.text(row, column, heading, style)?;
        }
        Ok(())
    }

    /// A row of sums: its name, and empty cells to be filled.
    pub(super) fn band(&mut self, row: u32, name: &str, columns: usize) -> Result<(), XlsxError> {
        let total = &self.styles.total;
        for (column, _) in (0..).zip(0..columns) {
            self.text(row, column, if column == 0 { name } else { "" }, total)?;
        }
        Ok(())
    }

    /// A remark over the whole width of a table, as many lines high as it needs.
    pub(super) fn note(
        &mut self,
        row: u32,
        columns: &[Column],
        text: &str,
    ) -> Result<(), XlsxError> {
        let width: f64 = columns.iter().map(|Column(_, width, _)| width).sum();
        let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
        if last > 0 {
            self.sheet
                .merge_range(row, 0, row, last, "", &self.styles.note)?;
        }
        self.text(row, 0, text, &self.styles.note)?;
        self.grow(row, lines(text, width));
        Ok(())
    }

    /// Marks cells of a column below zero.
    pub(super) fn red_below_zero(
        &mut self,
        first: u32,
        column: u16,
        last: u32,
    ) -> Result<(), XlsxError> {
        let red = Style::new()
            .set_font_color(Color::RGB(0xa5_1d_00))
            .set_bold();
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::LessThan(0))
            .set_format(red);
        self.sheet
            .add_conditional_format(first, column, last, column, &rule)?;
        Ok(())
    }

    /// The table that the sheet is: frozen headings, repeated on each page, with filters.
    pub(super) fn table(
        &mut self,
        heads: u32,
        last_row: u32,
        columns: usize,
    ) -> Result<(), XlsxError> {
        let last = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
        self.sheet.set_freeze_panes(heads + 1, 0)?;
        self.sheet.set_repeat_rows(0, heads)?;
        self.sheet.autofilter(heads, 0, last_row.max(heads), last)?;
        Ok(())
    }

    /// How it is read and how it prints: A4 landscape, one page wide.
    pub(super) fn finish(&mut self, title: &str, locale: &Locale) -> Result<(), XlsxError> {
        for (row, lines) in &self.lines {
            self.sheet
                .set_row_height(*row, LINE_HEIGHT * f64::from(*lines))?;
        }
        // An ampersand begins a code of the header.
        let title: String = escape::one_line(title)
            .replace('&', "&&")
            .chars()
            .take(120)
            .collect();
        let notice = locale.say("notice-short");
        let pages = tell!(locale, "page-of", page = "&P", pages = "&N");
        // In a line from the right what comes first stands there.
        let line = |first: &str, last: &str| {
            let (left, right, mark) = if locale.is_rtl() {
                (last, first, FROM_RIGHT)
            } else {
                (first, last, FROM_LEFT)
            };
            format!("&L&8{mark}{left}{mark}&R&8{mark}{right}{mark}")
        };
        self.sheet
            .set_paper_size(9)
            .set_landscape()
            .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
            .set_print_fit_to_pages(1, u16::from(self.single))
            .set_header(line(&title, "&A"))
            .set_right_to_left(locale.is_rtl())
            .set_footer(line(&notice, &pages));
        Ok(())
    }
}

/// Lines that a text takes in a column as wide as so many digits, broken between words.
fn lines(text: &str, width: f64) -> u32 {
    let digits = |text: &str| chart::width(text) / chart::width("0");
    let space = digits(" ");
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split(' ') {
        // A line also ends after a hyphen, before which no space stands.
        for (at, part) in word.split_inclusive('-').enumerate() {
            let (length, before) = (digits(part), if at == 0 { space } else { 0.0 });
            if used > 0.0 && used + before + length > width {
                lines += 1;
                used = 0.0;
            } else if used > 0.0 {
                used += before;
            }
            used += length;
            while used > width.max(1.0) {
                lines += 1;
                used -= width.max(1.0);
            }
        }
    }
    lines
}

/// Printed units as million EUR.
pub(super) fn meur(units: i64) -> f64 {
    as_f64(units) / UNITS_PER_MEUR
}

/// Name of a cell: `C5`.
pub(super) fn at(row: u32, column: u16) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// Cells of a column that stay where they are when a formula is copied: `$C$2:$C$9`.
pub(super) fn down(column: u16, first: u32, last: u32) -> String {
    let letters = letters(column);
    format!("${letters}${}:${letters}${}", first + 1, last + 1)
}

/// Cells of a row: `D5:K5`.
pub(super) fn across(row: u32, first: u16, last: u16) -> String {
    format!("{}:{}", at(row, first), at(row, last))
}

/// Name of a column: A to Z, then AA.
fn letters(column: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column)
}

/// Row of the last of some rows that begin at `first`; of none it is the first, which stays empty.
pub(super) fn last_row(first: u32, rows: usize) -> u32 {
    first + u32::try_from(rows.saturating_sub(1)).unwrap_or(u32::MAX - first)
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_line_ends_after_a_space_or_a_hyphen() {
        assert_eq!(lines("guarantee-backed loan", 30.0), 1);
        assert_eq!(lines("guarantee-backed loan", 12.0), 2);
        assert_eq!(lines("guarantee-backed loan", 10.0), 3);
    }
}
