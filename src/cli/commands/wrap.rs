//! Lines that fit a terminal: text broken between words, tables whose columns share the width.

/// Characters of a line, so that it can be read in a terminal.
pub const LINE: usize = 100;
/// Signs after which a word may be broken where it is longer than its line: parts of identifiers and paths.
const SIGNS: [char; 7] = ['-', '/', '_', '.', ',', '=', ':'];
/// Characters below which no column is narrowed.
const NARROW: usize = 8;

/// A space at which no line is broken, until it is printed: a character that no text has.
pub const TIED: char = '\u{e000}';
/// What is not parted: figures from their units, rules from their numbers, an option from what it sets.
const TOGETHER: [&str; 4] = [" %", " MEUR", "(rule ", "--set "];

/// Text behind a label, broken between words where a line is full; what follows stands under its first word.
#[must_use]
pub fn wrapped(label: &str, text: &str) -> String {
    let width = LINE.saturating_sub(seen(label));
    let mut start = label.to_owned();
    let mut all = String::new();
    for line in lines(&tied(text), width) {
        let line = line.replace(TIED, " ");
        all.push_str(format!("{start}{line}").trim_end());
        all.push('\n');
        start = " ".repeat(seen(label));
    }
    all
}

/// A text with its spaces tied where what stands around them is not parted.
fn tied(text: &str) -> String {
    let tie = |text: String, what: &&str| text.replace(what, &what.replace(' ', &TIED.to_string()));
    TOGETHER.iter().fold(text.to_owned(), tie)
}

/// Lines of so many characters; a word that is longer has a line of its own.
fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line: Option<String> = None;
    for word in text.split(' ') {
        match &mut line {
            Some(line) if seen(line) + 1 + seen(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(line.replace(word.to_owned())),
        }
    }
    lines.extend(line);
    lines
}

/// The lines of a cell: a word that is longer than its column is broken, after a sign where it has one.
#[must_use]
pub fn cell(text: &str, width: usize) -> Vec<String> {
    let mut all = Vec::new();
    for line in lines(&tied(text), width) {
        let mut rest = line.as_str();
        while seen(rest) > width.max(1) {
            let (part, more) = rest.split_at(cut(rest, width.max(1)));
            all.push(part.replace(TIED, " "));
            rest = more;
        }
        all.push(rest.replace(TIED, " "));
    }
    all
}

/// Where a word is broken that is longer than so many characters.
fn cut(word: &str, width: usize) -> usize {
    let mut at = word.char_indices().filter(|(_, one)| takes_place(*one));
    let end = at.nth(width).map_or(word.len(), |(at, _)| at);
    let signs = word[..end].char_indices().rev();
    let sign = signs.map(|(at, one)| (at + one.len_utf8(), one));
    let mut sign = sign.filter(|(_, one)| SIGNS.contains(one));
    sign.next().map_or(end, |(at, _)| at)
}

/// What a column of a table asks for, in characters.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// So that no cell is broken.
    whole: usize,
    /// So that no word is broken, no part of a word, nothing more than it has to be.
    least: [usize; 3],
}

impl Asked {
    /// Of the cells of a column, its heading among them; those of figures are never broken.
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>, figures: bool) -> Self {
        let (mut whole, mut word, mut part) = (0, 0, 0);
        for cell in cells {
            whole = whole.max(seen(cell));
            for one in tied(cell).split(' ') {
                word = word.max(seen(one));
                // A code is short, and stays whole.
                let parts = one.split_inclusive(SIGNS).map(seen);
                let parts = parts.fold(seen(one).min(NARROW), usize::max);
                part = part.max(parts);
            }
        }
        let least = if figures {
            [whole; 3]
        } else {
            [word, part, NARROW.min(part)]
        };
        Self { whole, least }
    }
}

/// Widths of columns within a line, with what stands between them: what is too much is taken from the widest columns,
/// first of those that break between words, and of equally wide ones from the last.
#[must_use]
pub fn widths(asked: &[Asked], between: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = asked.iter().map(|column| column.whole).collect();
    let room = LINE.saturating_sub(between * asked.len().saturating_sub(1));
    let mut over = widths.iter().sum::<usize>().saturating_sub(room);
    for step in 0..3 {
        while over > 0 {
            let spare = (0..widths.len()).filter(|&at| widths[at] > asked[at].least[step]);
            let Some(widest) = spare.max_by_key(|&at| widths[at]) else {
                break;
            };
            widths[widest] -= 1;
            over -= 1;
        }
    }
    widths
}

/// Characters that take a place.
#[must_use]
pub fn seen(text: &str) -> usize {
    text.chars().filter(|one| takes_place(*one)).count()
}

/// Marks of direction and of English text take none.
fn takes_place(one: char) -> bool {
    !matches!(one, '\u{200e}' | '\u{200f}' | '\u{2066}' | '\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_behind_a_label_stands_under_its_first_word() {
        let text = wrapped("  out: ", &["word"; 30].join(" "));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("  out: word ") && lines[1].starts_with("       word"));
        assert!(lines.iter().all(|line| line.chars().count() <= LINE));
        let words = text.split_whitespace().filter(|word| *word == "word");
        assert_eq!(words.count(), 30);
        // A word longer than a line stands whole.
        let long = "x".repeat(2 * LINE);
        assert_eq!(wrapped("- ", &long), format!("- {long}\n"));
        assert_eq!(wrapped("- ", ""), "-\n");
    }

    #[test]
    fn a_figure_stays_with_its_unit() {
        // The unit would be past the end of the line by one character.
        let text = format!("{} to 13.1 % (--set rules.0.max=1)", "x".repeat(LINE - 9));
        let text = wrapped("", &text);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "13.1 % (--set rules.0.max=1)", "{text}");
        assert!(lines[0].ends_with(" to"), "{text}");
    }

    #[test]
    fn a_cell_breaks_between_words_then_after_signs_then_anywhere() {
        assert_eq!(cell("one two three", 7), ["one two", "three"]);
        assert_eq!(
            cell("cyb-information-integrity", 16),
            ["cyb-information-", "integrity"]
        );
        assert_eq!(cell("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(
            cell("a\u{2066}bcd\u{2069}e", 3),
            ["a\u{2066}bc", "d\u{2069}e"]
        );
        assert_eq!(cell("", 3), [""]);
        assert_eq!(cell("0.2697 (87 %)", 10), ["0.2697", "(87 %)"]);
    }

    #[test]
    fn columns_share_a_line() {
        let text = |cells: &[&'static str]| Asked::of(cells.iter().copied(), false);
        let long = "word ".repeat(30);
        let long: &'static str = Box::leak(long.into_boxed_str());
        let narrow = text(&["id", "con-blue-raman"]);
        let figures = Asked::of(["MEUR", "1234.5"].into_iter(), true);
        // What fits stays.
        assert_eq!(widths(&[narrow, figures], 2), [14, 6]);
        // The longest text gives way, identifiers and figures do not.
        let shared = widths(&[narrow, figures, text(&[long])], 2);
        assert_eq!(shared, [14, 6, LINE - 14 - 6 - 4]);
        // Two long texts share what is left.
        let shared = widths(&[text(&[long]), figures, text(&[long])], 2);
        assert_eq!(shared, [45, 6, 45]);
        // Words break where even they are too long.
        let word: &'static str = Box::leak("x".repeat(LINE).into_boxed_str());
        let code = text(&["AI-02"]);
        let shared = widths(&[text(&[word]), figures, text(&[word]), code], 2);
        assert_eq!(shared, [42, 6, 41, 5]);
    }
}
