//! Text of a catalogue is data: nothing in it may become a heading, a link, a tag or a formula.

use std::borrow::Cow;

/// Stand around English text in a document of another language. Unicode's own marks of an isolated run from left
/// to right: where nobody takes them for more, they keep it together in a line from right to left.
pub(crate) const FOREIGN_START: char = '\u{2066}';
/// The end of such a text.
pub(crate) const FOREIGN_END: char = '\u{2069}';

/// A text cut at the marks of English text: each piece, and whether it is marked. A mark without its other half,
/// which only a text of the catalogue can hold, marks nothing.
pub(crate) fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, inside, after)) = cut(rest) {
        if !before.is_empty() {
            pieces.push((before, false));
        }
        pieces.push((inside, true));
        rest = after;
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push((rest, false));
    }
    pieces
}

fn cut(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(FOREIGN_START)?;
    let (inside, after) = rest.split_once(FOREIGN_END)?;
    Some((before, inside, after))
}

/// One line without control characters or marks that turn the direction of writing.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, FOREIGN_START | FOREIGN_END) {
            continue;
        }
        let c = if c.is_control() || is_direction_mark(c) {
            ' '
        } else {
            c
        };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out.trim_matches(' ').to_owned()
}

/// The same text without characters that XML cannot hold; line ends stay.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || is_direction_mark(c)
            || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(bad) {
        let text = text.replace([FOREIGN_START, FOREIGN_END], "");
        Cow::Owned(text.replace(bad, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Characters after which a word breaks, where it has to.
pub(crate) const UNBROKEN: usize = 40;
/// Where a word may break without a hyphen.
pub(crate) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// The text with places to break at in words that could reach over the edge of the page.
pub(crate) fn broken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        // Not everybody breaks after a stroke, a stop or a bracket.
        run = if c.is_whitespace() || c == '-' {
            0
        } else {
            run + 1
        };
        if run > UNBROKEN {
            out.push(ZERO_WIDTH_SPACE);
            run = 1;
        }
        out.push(c);
    }
    out
}

/// Text as XML and HTML show it literally.
pub(crate) fn html(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Overrides and isolates of writing direction: they can make a line read as something else.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Text as Markdown (`CommonMark` with tables and autolinks) shows it literally, on one line.
///
/// ```text
/// a | b        -> a \| b
/// # heading    -> \# heading
/// [x](http://) -> \[x\](http\://)
/// ```
pub(crate) fn markdown(text: &str) -> String {
    let text = one_line(text);
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    for (at, &c) in chars.iter().enumerate() {
        let previous = at.checked_sub(1).map(|before| chars[before]);
        let next = chars.get(at + 1).copied();
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' | '@' => true,
            '_' => {
                !(previous.is_some_and(char::is_alphanumeric)
                    && next.is_some_and(char::is_alphanumeric))
            }
            '!' => next == Some('['),
            ':' => next == Some('/'),
            '#' | '-' | '+' | '=' => at == 0,
            '.' | ')' if digits > 0 && at == digits => next.is_none_or(|n| n == ' '),
            '.' => {
                at >= 3
                    && chars[at - 3..at]
                        .iter()
                        .all(|w| w.eq_ignore_ascii_case(&'w'))
            }
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text cell that no spreadsheet takes for a formula: an apostrophe before `= + - @`, tab, CR; nothing in it turns
/// the direction of writing.
pub(crate) fn csv_text(text: &str) -> Cow<'_, str> {
    let text: Cow<'_, str> = if text.contains(is_direction_mark) {
        let text = text.replace([FOREIGN_START, FOREIGN_END], "");
        Cow::Owned(text.replace(is_direction_mark, " "))
    } else {
        Cow::Borrowed(text)
    };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markdown() {
        for (text, expected) in [
            ("a|b", r"a\|b"),
            ("# heading", r"\# heading"),
            ("- item", r"\- item"),
            ("1. item", r"1\. item"),
            ("1.5 km", "1.5 km"),
            ("two\nlines\r\n\n# three", "two lines # three"),
            ("**b** _i_ egdi_2024", r"\*\*b\*\* \_i\_ egdi_2024"),
            ("[x](http://a.b)", r"\[x\](http\://a.b)"),
            ("www.example.org", r"www\.example.org"),
            ("![x](y)", r"\!\[x\](y)"),
            ("<script>&amp;", r"\<script\>\&amp;"),
            ("`code` $1$ ~~x~~ a@b", r"\`code\` \$1\$ \~\~x\~\~ a\@b"),
            ("    code", "code"),
            ("back\\slash", r"back\\slash"),
            ("right\u{202e}left", "right left"),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn only_words_without_end_break() {
        let parts = |text: &str| broken(text).matches(ZERO_WIDTH_SPACE).count();
        assert_eq!(parts(&"x".repeat(UNBROKEN)), 0);
        assert_eq!(parts(&"a/".repeat(UNBROKEN)), 1);
        assert_eq!(parts(&"word ".repeat(UNBROKEN)), 0);
        assert_eq!(parts(&"multi-stake\u{a0}holder ".repeat(9)), 0);
    }

    #[test]
    fn text_cannot_become_a_formula() {
        assert_eq!(csv_text("=1+1"), "'=1+1");
        assert_eq!(csv_text("-cmd"), "'-cmd");
        assert_eq!(csv_text("@x"), "'@x");
        assert_eq!(csv_text("\tx"), "'\tx");
        assert_eq!(csv_text("a=1"), "a=1");
        assert_eq!(csv_text("a\u{202e}b\u{2066}c\u{2069}"), "a bc");
        assert_eq!(csv_text("\u{2066}=1"), "'=1");
    }
}
