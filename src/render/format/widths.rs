//! How wide the columns of a table are: figures never wrap, words are never broken, and what is
//! left goes to the columns with the longest texts.

use crate::render::report::block::{Column, Table};
use crate::render::report::chart::{FONT, width};

/// Size of text in a table, in twentieths of a point (twips).
const SIZE: f64 = 170.0;
/// Cell margins of both sides, and some air, in twips.
const MARGIN: f64 = 190.0;
/// What bold letters, those of headings, are wider.
const BOLD: f64 = 1.12;
/// Text up to this width may ask for a line of its own.
const LINE: f64 = 2_600.0;
/// Characters after which a word breaks, where it has to.
pub(super) const UNBROKEN: usize = 40;
/// More air between figures and the text that follows them.
pub(super) const GAP: u32 = 130;

/// Widths of the columns in twips; they sum to `room`.
///
/// Each column gets its longest word (a column of figures its longest cell). What is left goes, in
/// proportion to what each lacks, to its longest text, wrapped, then to that text on one line, then to
/// all. The width of a wrapped text grows slower than its length, since its height grows too. Where even
/// the words do not fit, all columns shrink alike.
pub(super) fn columns(table: &Table, room: u32) -> Vec<u32> {
    share(&asked(table), room)
}

/// What all columns need together, in twips, so that no word is broken.
#[cfg(feature = "pdf")]
pub(super) fn least(table: &Table) -> f64 {
    asked(table).iter().map(|column| column.least).sum()
}

/// What a column asks for, each no less than the one before.
struct Asked {
    /// So that no word is broken.
    least: f64,
    /// For its longest text, wrapped.
    wrapped: f64,
    /// For its longest text on one line.
    line: f64,
}

fn asked(table: &Table) -> Vec<Asked> {
    let rows = || table.rows.iter().chain(&table.total);
    let ask = |(at, column): (usize, &Column)| {
        let cells = || {
            rows()
                .filter_map(move |row| row.get(at))
                .map(String::as_str)
        };
        let head = longest_word(&column.label) * BOLD;
        let (least, wrapped, line) = if column.numeric {
            let low = cells().map(twips).fold(head, f64::max);
            let high = low.max(twips(&column.label) / 2.0);
            (low, high, high)
        } else {
            let low = cells().map(longest_word).fold(head, f64::max);
            let long = cells().map(twips).fold(twips(&column.label), f64::max);
            let wrapped = if long > LINE {
                LINE * (long / LINE).powf(0.65)
            } else {
                long
            };
            (low, wrapped.max(low), long.max(low))
        };
        let air = MARGIN + if gap(table, at) { f64::from(GAP) } else { 0.0 };
        Asked {
            least: least + air,
            wrapped: wrapped + air,
            line: line + air,
        }
    };
    table.columns.iter().enumerate().map(ask).collect()
}

/// Whether a column of figures stands before one of text, to which it would stick.
pub(super) fn gap(table: &Table, at: usize) -> bool {
    let numeric = |at: usize| table.columns.get(at).map(|column| column.numeric);
    numeric(at) == Some(true) && numeric(at + 1) == Some(false)
}

fn share(asked: &[Asked], room: u32) -> Vec<u32> {
    let room_f = f64::from(room);
    let mut exact: Vec<f64> = asked.iter().map(|column| column.least).collect();
    for step in [
        |column: &Asked| column.wrapped,
        |column: &Asked| column.line,
    ] {
        let spare = room_f - exact.iter().sum::<f64>();
        let lacking: Vec<f64> = asked
            .iter()
            .zip(&exact)
            .map(|(column, has)| (step(column) - has).max(0.0))
            .collect();
        let all: f64 = lacking.iter().sum();
        if spare > 0.0 && all > 0.0 {
            let part = (spare / all).min(1.0);
            for (has, lacks) in exact.iter_mut().zip(lacking) {
                *has += lacks * part;
            }
        }
    }
    let sum: f64 = exact.iter().sum();
    if sum > 0.0 {
        for width in &mut exact {
            *width *= room_f / sum;
        }
    }
    // Rounded so that the widths sum to the room.
    let mut widths = Vec::with_capacity(exact.len());
    let (mut so_far, mut given) = (0.0, 0);
    for width in exact {
        so_far += width;
        let until = whole(so_far).min(room);
        widths.push(until.saturating_sub(given));
        given = until.max(given);
    }
    if let Some(last) = widths.last_mut() {
        *last += room.saturating_sub(given);
    }
    widths
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width on paper, clamped"
)]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 1e6) as u32
}

fn twips(text: &str) -> f64 {
    width(text) / FONT * SIZE
}

fn longest_word(text: &str) -> f64 {
    text.split([' ', '\n', '/'])
        // Long compounds may break at their hyphens, codes such as REG-01 should not.
        .flat_map(|word| word.split(if word.len() > 12 { '-' } else { ' ' }))
        .map(|word| match word.char_indices().nth(UNBROKEN) {
            Some((end, _)) => &word[..end],
            None => word,
        })
        .map(twips)
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_fill_the_page_and_prose_gets_the_room() {
        let mut table = Table::new("t", &["Id", "What it is", "#EUR"]);
        table.row(vec![
            "A1".into(),
            "A long explanation of what this is. ".repeat(9),
            "1 234.5".into(),
        ]);
        let widths = columns(&table, 9_638);
        assert_eq!(widths.iter().sum::<u32>(), 9_638);
        assert!(
            widths[1] > 3 * widths[2] && widths[2] > widths[0],
            "{widths:?}"
        );
    }

    #[test]
    fn what_nobody_lacks_is_shared_by_all() {
        let mut table = Table::new("t", &["Year", "#A", "#B", "#Debt service in all"]);
        table.row(vec!["2027".into(), "1".into(), "2".into(), "3".into()]);
        let widths = columns(&table, 9_638);
        assert_eq!(widths.iter().sum::<u32>(), 9_638);
        assert!(widths[3] < 6 * widths[1], "{widths:?}");
    }

    #[test]
    fn a_word_without_end_does_not_take_the_page() {
        let mut table = Table::new("t", &["A", "B"]);
        table.row(vec!["ü".repeat(400), "two words".into()]);
        let widths = columns(&table, 9_638);
        assert!(widths[1] > 700, "{widths:?}");
    }

    #[test]
    fn too_many_columns_shrink_alike_and_empty_ones_get_something() {
        let labels: Vec<String> = (0..40).map(|at| format!("#Heading{at}")).collect();
        let mut table = Table::new("t", &labels);
        table.row(vec![String::new(); 40]);
        let widths = columns(&table, 9_638);
        assert_eq!(widths.iter().sum::<u32>(), 9_638);
        assert!(widths.iter().all(|width| *width > 100), "{widths:?}");
    }
}
