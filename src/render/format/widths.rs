//! How wide the columns of a table are: figures never wrap, words are never broken, and what is
//! left goes to the columns with the longest texts.

use crate::render::escape::UNBROKEN;
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
/// More air between figures and the text that follows them.
pub(super) const GAP: u32 = 130;

/// Widths of the columns in twips; they sum to `room`.
///
/// Each column gets its longest word (a column of figures its longest cell). What is left goes, in
/// proportion to what each lacks, to its longest text, wrapped, then to that text on one line, then to
/// all. The width of a wrapped text grows slower than its length, since its height grows too. Then width
/// moves from one column to another as long as that saves lines. Where even the words do not fit, columns of
/// text shrink alike, and those of figures only where these would take most of the room.
pub(super) fn columns(table: &Table, room: u32) -> Vec<u32> {
    let asked = asked(table);
    let mut exact = share(&asked, room);
    save_lines(table, &asked, &mut exact);
    rounded(&exact, room)
}

/// What all columns need together, in twips, so that no word is broken.
#[cfg(feature = "pdf")]
pub(super) fn least(table: &Table) -> f64 {
    asked(table).iter().map(|column| column.least).sum()
}

/// Of the heading, each row and the total, how many lines of text it has in columns of these widths.
#[cfg(feature = "pdf")]
pub(super) fn lines(table: &Table, widths: &[u32]) -> Vec<f64> {
    let heading: Vec<String> = table
        .columns
        .iter()
        .map(|column| column.label.clone())
        .collect();
    let rows = [&heading]
        .into_iter()
        .chain(&table.rows)
        .chain(&table.total);
    let row = |row: &Vec<String>| {
        let cells = row.iter().zip(widths).enumerate();
        let lines = cells
            .map(|(at, (cell, width))| wrapped(&words(cell), f64::from(*width) - air(table, at)));
        lines.fold(1.0, f64::max)
    };
    rows.map(row).collect()
}

/// Widths of the words of a cell, somewhat wider than they are estimated.
fn words(cell: &str) -> Vec<f64> {
    let words = cell.split([' ', '\n']).filter(|word| !word.is_empty());
    words.map(|word| DOUBT * twips(word)).collect()
}

/// Margins of a cell.
fn air(table: &Table, at: usize) -> f64 {
    MARGIN + if gap(table, at) { f64::from(GAP) } else { 0.0 }
}

/// What a column asks for, each no less than the one before.
struct Asked {
    /// Whether it holds figures.
    figures: bool,
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
        let air = air(table, at);
        Asked {
            figures: column.numeric,
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

/// Part of the room that figures may take from words that do not fit.
const FIGURES: f64 = 0.6;

fn share(asked: &[Asked], room: u32) -> Vec<f64> {
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
    let sum = |exact: &[f64], meant: fn(&Asked) -> bool| -> f64 {
        let columns = exact.iter().zip(asked).filter(|(_, column)| meant(column));
        columns.map(|(width, _)| width).sum()
    };
    let (all, figures) = (sum(&exact, |_| true), sum(&exact, |column| column.figures));
    // A broken word can be read; a broken figure is two.
    let keeps = all > room_f && figures < FIGURES * room_f && figures < all;
    let part = if keeps {
        (room_f - figures) / (all - figures)
    } else if all > 0.0 {
        room_f / all
    } else {
        1.0
    };
    let columns = exact.iter_mut().zip(asked);
    for (width, _) in columns.filter(|(_, column)| !(keeps && column.figures)) {
        *width *= part;
    }
    exact
}

/// Widths as whole numbers that sum to the room.
fn rounded(exact: &[f64], room: u32) -> Vec<u32> {
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

/// Part of the room that moves at once, and how many such parts are tried.
const STEP: f64 = 1.0 / 60.0;
const LEAPS: [f64; 4] = [1.0, 2.0, 4.0, 8.0];
/// Rows that are looked at, and most moves.
const LOOKED_AT: usize = 40;
const MOVES: usize = 40;

/// What a broken line costs where its row gets no higher.
const BROKEN: f64 = 0.05;
/// How much wider words may turn out than they are estimated.
const DOUBT: f64 = 1.06;

/// Lines of words set one after the other.
fn wrapped(words: &[f64], room: f64) -> f64 {
    let space = twips(" ");
    let (mut lines, mut used) = (1.0, 0.0);
    for word in words {
        if used > 0.0 && used + space + word > room {
            lines += 1.0;
            used = 0.0;
        }
        used += if used > 0.0 { space + word } else { *word };
    }
    lines
}

/// Moves width between columns while the table gets shorter, always by the move that saves most.
fn save_lines(table: &Table, asked: &[Asked], widths: &mut [f64]) {
    let text: Vec<usize> = (0..widths.len())
        .filter(|at| !table.columns[*at].numeric)
        .collect();
    let room: f64 = widths.iter().sum();
    let least: f64 = asked.iter().map(|column| column.least).sum();
    if text.len() < 2 || least >= room {
        return;
    }
    // Of each cell of text the widths of its words.
    let cells: Vec<Vec<Vec<f64>>> = table
        .rows
        .iter()
        .take(LOOKED_AT)
        .map(|row| {
            let cell = |at: &usize| row.get(*at).map_or("", String::as_str);
            text.iter().map(|at| words(cell(at))).collect()
        })
        .collect();
    let lines = |widths: &[f64]| -> f64 {
        let row = |row: &Vec<Vec<f64>>| {
            let cells = text.iter().zip(row);
            let lines = cells.map(|(at, words)| wrapped(words, widths[*at] - air(table, *at)));
            let (most, all) = lines.fold((1.0, 0.0), |(most, all), n| (f64::max(most, n), all + n));
            // Of rows of the same height the one with less text broken.
            most + BROKEN * all
        };
        cells.iter().map(row).sum()
    };
    let mut now = lines(widths);
    for _ in 0..MOVES {
        let mut best: Option<(f64, f64, usize, usize)> = None;
        for from in 0..widths.len() {
            for &to in text.iter().filter(|to| **to != from) {
                for leap in LEAPS {
                    let moved = leap * STEP * room;
                    if widths[from] - moved < asked[from].least {
                        break;
                    }
                    let mut tried = widths.to_vec();
                    tried[from] -= moved;
                    tried[to] += moved;
                    // Of equal savings the smallest move.
                    let saved = now - lines(&tried);
                    if saved > 0.5 * BROKEN && best.is_none_or(|(most, ..)| saved > most) {
                        best = Some((saved, moved, from, to));
                    }
                }
            }
        }
        let Some((saved, moved, from, to)) = best else {
            return;
        };
        widths[from] -= moved;
        widths[to] += moved;
        now -= saved;
    }
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
    fn width_moves_to_where_it_saves_lines() {
        let mut table = Table::new("t", &["Component", "What is delivered", "#From"]);
        for name in [
            "Short",
            "Some longer name of a thing",
            "A name of four words",
        ] {
            let text = "Grants for monitoring, fact-checking and media literacy, and access to platform data. ";
            table.row(vec![name.into(), text.repeat(2), "2029".into()]);
        }
        let asked = asked(&table);
        let before = share(&asked, 9_638);
        let mut after = before.clone();
        save_lines(&table, &asked, &mut after);
        let sum = |widths: &[f64]| widths.iter().sum::<f64>();
        assert!((sum(&before) - sum(&after)).abs() < 1e-6);
        assert_ne!(before, after);
        for (width, column) in after.iter().zip(&asked) {
            assert!(*width > column.least - 1e-6);
        }
        let lines = |widths: &[f64]| -> f64 {
            let cell = |row: &Vec<String>, at: usize| {
                let words: Vec<f64> = row[at].split(' ').map(|word| DOUBT * twips(word)).collect();
                wrapped(&words, widths[at] - MARGIN)
            };
            let rows = table.rows.iter();
            rows.map(|row| cell(row, 0).max(cell(row, 1)) + BROKEN * (cell(row, 0) + cell(row, 1)))
                .sum()
        };
        assert!(lines(&after) < lines(&before), "{before:?} {after:?}");
    }

    #[test]
    fn a_word_without_end_does_not_take_the_page() {
        let mut table = Table::new("t", &["A", "B"]);
        table.row(vec!["ü".repeat(400), "two words".into()]);
        let widths = columns(&table, 9_638);
        assert!(widths[1] > 700, "{widths:?}");
    }

    #[test]
    fn words_without_end_break_no_figures() {
        let mut table = Table::new("t", &["A", "B", "#C"]);
        table.row(vec!["W".repeat(90), "W".repeat(90), "1 193.2".into()]);
        let widths = columns(&table, 9_638);
        assert_eq!(widths.iter().sum::<u32>(), 9_638);
        assert!(f64::from(widths[2]) + 1.0 > asked(&table)[2].least);
        assert!(widths[0].abs_diff(widths[1]) < 3, "{widths:?}");
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
