//! How wide the columns of a table are: figures never wrap, words are never broken, and what is
//! left goes to the columns with the longest texts.

use crate::render::report::block::Table;
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
/// Each column gets its longest word (a column of figures its longest cell); what is left is shared
/// in proportion to what its longest text, wrapped, still lacks. The width of a wrapped text grows
/// slower than its length, since its height grows too. Where even the words do not fit, all columns
/// shrink alike.
pub(super) fn columns(table: &Table, room: u32) -> Vec<u32> {
    let (least, wanted) = asked(table);
    share(&least, &wanted, room)
}

/// What all columns need together, in twips, so that no word is broken.
#[cfg(feature = "pdf")]
pub(super) fn least(table: &Table) -> f64 {
    asked(table).0.iter().sum()
}

/// The least that each column needs and what it would take.
fn asked(table: &Table) -> (Vec<f64>, Vec<f64>) {
    let rows = || table.rows.iter().chain(&table.total);
    let mut least = Vec::new();
    let mut wanted = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let cells = || {
            rows()
                .filter_map(move |row| row.get(at))
                .map(String::as_str)
        };
        let head = longest_word(&column.label) * BOLD;
        let (low, high) = if column.numeric {
            let low = cells().map(twips).fold(head, f64::max);
            (low, low.max(twips(&column.label) / 2.0))
        } else {
            let low = cells().map(longest_word).fold(head, f64::max);
            let long = cells().map(twips).fold(twips(&column.label), f64::max);
            let wrapped = if long > LINE {
                LINE * (long / LINE).powf(0.65)
            } else {
                long
            };
            (low, wrapped.max(low))
        };
        let air = MARGIN + if gap(table, at) { f64::from(GAP) } else { 0.0 };
        least.push(low + air);
        wanted.push(high + air);
    }
    (least, wanted)
}

/// Whether a column of figures stands before one of text, to which it would stick.
pub(super) fn gap(table: &Table, at: usize) -> bool {
    let numeric = |at: usize| table.columns.get(at).map(|column| column.numeric);
    numeric(at) == Some(true) && numeric(at + 1) == Some(false)
}

fn share(least: &[f64], wanted: &[f64], room: u32) -> Vec<u32> {
    let room_f = f64::from(room);
    let sum: f64 = least.iter().sum();
    let lacking: f64 = least.iter().zip(wanted).map(|(low, high)| high - low).sum();
    let exact: Vec<f64> = if sum >= room_f {
        least.iter().map(|low| low / sum * room_f).collect()
    } else if lacking > 0.0 {
        let spare = room_f - sum;
        let grow = |(low, high): (&f64, &f64)| low + spare * (high - low) / lacking;
        least.iter().zip(wanted).map(grow).collect()
    } else {
        least.iter().map(|low| low / sum * room_f).collect()
    };
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
