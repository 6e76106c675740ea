//! Charts as rectangles, lines and texts: every position is computed here, the template only draws.
//!
//! To add one: a file beside this one that returns a [`Figure`], and a block in a section.

mod bars;
mod data;
mod gains;
mod gantt;
mod money;
mod plane;
mod years;

use serde::Serialize;

use crate::render::escape::{FOREIGN_START, one_line};
use crate::render::number::count_f64;

pub(crate) use bars::{Bar, PairBar, bars, pairs};
pub(crate) use data::{Curve, Data, Series, Unit};
pub(crate) use gains::{Side, gains};
pub(crate) use gantt::{Span, gantt};
pub(crate) use money::{Slice, money};
pub(crate) use plane::{Mark, plane};
pub(crate) use years::{Band, years};

/// Width of every chart, in its own units; a page scales it.
pub(super) const WIDTH: f64 = 820.0;
/// Size of text.
pub(crate) const FONT: f64 = 13.0;

/// From one line of a name to the next.
const LINE: f64 = 14.0;

/// Counts as a letter of Arabic and is not seen: a line that begins with it runs from the right.
const ARABIC_MARK: char = '\u{61c}';

/// A chart.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figure {
    /// Name of its file, and prefix of the identifiers inside.
    pub(crate) id: String,
    /// What it shows, as a heading.
    pub(crate) title: String,
    /// The same in words, for who cannot see it.
    pub(crate) desc: String,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) rects: Vec<Rect>,
    pub(crate) lines: Vec<Line>,
    pub(crate) texts: Vec<Text>,
    /// The numbers behind it, for formats that draw it themselves.
    #[serde(skip)]
    pub(crate) data: Data,
}

/// A filled rectangle; `role` picks colour and pattern in the template.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
    pub(crate) role: &'static str,
    /// Shown when a pointer rests on it.
    pub(crate) title: String,
}

/// A line.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    pub(crate) x1: f64,
    pub(crate) y1: f64,
    pub(crate) x2: f64,
    pub(crate) y2: f64,
}

/// A text; `anchor` is `start`, `middle` or `end`.
#[expect(
    clippy::struct_field_names,
    reason = "`text` is what the template prints"
)]
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Text {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) anchor: &'static str,
    /// `label`, `value`, `axis`, `head` or `inside`.
    pub(crate) role: &'static str,
    pub(crate) text: String,
    /// The whole text where it was shortened.
    pub(crate) full: Option<String>,
}

impl Figure {
    fn new(id: String, title: impl Into<String>, desc: impl Into<String>, data: Data) -> Self {
        Figure {
            id,
            title: title.into(),
            desc: desc.into(),
            width: WIDTH,
            height: 0.0,
            rects: Vec::new(),
            lines: Vec::new(),
            texts: Vec::new(),
            data,
        }
    }

    /// The chart as it is read from the right: bars begin there, names stand there, years run to the left.
    pub(crate) fn mirrored(mut self) -> Self {
        let flip = |x: f64| tenth(WIDTH - x);
        for rect in &mut self.rects {
            rect.x = flip(rect.x + rect.w);
        }
        for line in &mut self.lines {
            (line.x1, line.x2) = (flip(line.x1), flip(line.x2));
        }
        for text in &mut self.texts {
            text.x = flip(text.x);
            text.anchor = match text.anchor {
                "start" => "end",
                "end" => "start",
                other => other,
            };
        }
        self
    }

    /// A line of a legend: what a number inside the chart stands for, and its amount. Gives the height it took.
    fn numbered(
        &mut self,
        y: f64,
        number: usize,
        role: &'static str,
        label: &str,
        sum: &str,
    ) -> f64 {
        self.rect((8.0, y - 1.0), (16.0, 14.0), role, String::new());
        let line = y + 11.0;
        self.text((32.0, line), "start", "value", &format!("{number}."), 24.0);
        let amount = width(sum) + 8.0;
        let name = Name::new(label, WIDTH - 70.0 - amount);
        self.name((54.0, line + name.more() / 2.0), "start", &name);
        self.text((WIDTH - 8.0, line), "end", "value", sum, amount);
        20.0 + name.more()
    }

    /// Adds a name; `at` is where its line stands, or the middle between its two lines.
    fn name(&mut self, at: (f64, f64), anchor: &'static str, name: &Name) {
        let mut y = at.1 - name.more() / 2.0;
        for line in &name.lines {
            self.texts.push(Text {
                x: tenth(at.0),
                y: tenth(y),
                anchor,
                role: "label",
                text: from_its_side(line.clone()),
                full: line.ends_with('…').then(|| name.whole.clone()),
            });
            y += LINE;
        }
    }

    /// What two roles stand for, above the bars; further left where there is too little room.
    fn keys(&mut self, left: f64, keys: &[(&'static str, String); 2]) {
        let long: f64 = keys.iter().map(|(_, key)| 30.0 + width(key)).sum();
        let mut x = left.min((WIDTH - long).max(0.0));
        for (role, key) in keys {
            self.rect((x, 8.0), (14.0, 12.0), role, String::new());
            self.text((x + 20.0, 19.0), "start", "axis", key, width(key));
            x += 30.0 + width(key);
        }
    }

    fn rect(&mut self, at: (f64, f64), size: (f64, f64), role: &'static str, title: String) {
        let (x, y) = (tenth(at.0), tenth(at.1));
        let (w, h) = (tenth(size.0.max(0.0)), tenth(size.1));
        self.rects.push(Rect {
            x,
            y,
            w,
            h,
            role,
            title,
        });
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (x1, y1, x2, y2) = (tenth(from.0), tenth(from.1), tenth(to.0), tenth(to.1));
        self.lines.push(Line { x1, y1, x2, y2 });
    }

    /// Adds a text that is shortened to fit into `room`.
    fn text(
        &mut self,
        at: (f64, f64),
        anchor: &'static str,
        role: &'static str,
        text: &str,
        room: f64,
    ) {
        let text = one_line(text);
        let short = fit(&text, room);
        let full = (short != text).then_some(text);
        self.texts.push(Text {
            x: tenth(at.0),
            y: tenth(at.1),
            anchor,
            role,
            text: from_its_side(short),
            full,
        });
    }
}

/// A name of a chart on one line, or on two where it is longer than there is room.
struct Name {
    whole: String,
    lines: Vec<String>,
}

impl Name {
    fn new(text: &str, room: f64) -> Self {
        let whole = one_line(text);
        let [first, rest] = in_two(&whole, room);
        // English in another language stays whole: its marks stand around it.
        let lines = if rest.is_empty() || whole.contains(FOREIGN_START) {
            vec![fit(&whole, room)]
        } else {
            vec![fit(first, room), fit(rest, room)]
        };
        Name { whole, lines }
    }

    /// Height that it takes beyond that of one line.
    fn more(&self) -> f64 {
        LINE * (count_f64(self.lines.len()) - 1.0)
    }
}

/// A label on one line, or broken between words where it is longer than the room.
fn in_two(label: &str, room: f64) -> [&str; 2] {
    if width(label) <= room {
        return [label, ""];
    }
    let breaks = label.match_indices(' ').map(|(at, _)| label.split_at(at));
    let fits = breaks.take_while(|(first, _)| width(first) <= room);
    fits.last()
        .map_or([label, ""], |(first, second)| [first, second.trim_start()])
}

/// Makes a line that holds Arabic run from the right also where it begins with a code or a bracket, and keeps the
/// colon or the ellipsis at its end on the left.
fn from_its_side(mut text: String) -> String {
    let arabic = |letter: char| ('\u{600}'..='\u{6ff}').contains(&letter);
    if text.contains(arabic) {
        if !text.starts_with(arabic) {
            text.insert(0, ARABIC_MARK);
        }
        if !text.ends_with(char::is_alphanumeric) {
            text.push(ARABIC_MARK);
        }
    }
    text
}

/// Room for the names beside the bars: as wide as the longest of them, so that bars get what is left.
fn label_room<'a>(labels: impl Iterator<Item = &'a String>) -> f64 {
    let widest = labels.map(|label| width(label)).fold(0.0, f64::max);
    (widest + 12.0).clamp(120.0, 480.0)
}

/// Positions need no more than a tenth of a unit.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0 + 0.0
}

/// Width of a text, estimated on the safe side for common sans-serif faces.
pub(crate) fn width(text: &str) -> f64 {
    let em: f64 = text
        .chars()
        .filter(|c| !matches!(*c, ARABIC_MARK | '\u{200e}' | '\u{2066}' | '\u{2069}'))
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.32,
            '\u{a0}' | ' ' => 0.34,
            'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.40,
            'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.95,
            'A'..='Z' | '&' | '+' | '<' | '>' | '=' | '→' | '–' => 0.75,
            // Arabic: marks above and below letters take no room.
            '\u{64b}'..='\u{652}' => 0.0,
            '\u{600}'..='\u{6ff}' => 0.56,
            c if c.is_ascii() => 0.60,
            c if u32::from(c) < 0x2000 => 0.68,
            _ => 1.05,
        })
        .sum();
    em * FONT
}

/// The text, shortened with an ellipsis to fit into `room`: after a word, where that keeps most of it.
pub(super) fn fit(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if width(&short) + width(&c.to_string()) + FONT > room {
            break;
        }
        short.push(c);
    }
    let whole_words = short.rfind(' ').filter(|at| *at > short.len() / 2);
    if let Some(end) = whole_words.filter(|_| !text[short.len()..].starts_with(' ')) {
        short.truncate(end);
    }
    let short = short.trim_end_matches([' ', ',', '(', '-', '\u{a0}']);
    format!("{short}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_with_the_whole_kept() {
        let mut figure = Figure::new("x".into(), "t", "d", Data::new(Unit::Count));
        figure.text(
            (0.0, 0.0),
            "start",
            "label",
            "A very long name of a component",
            100.0,
        );
        figure.text((0.0, 0.0), "start", "label", "Short", 100.0);
        assert!(figure.texts[0].text.ends_with('…'));
        assert!(width(&figure.texts[0].text) <= 100.0 + FONT);
        assert_eq!(
            figure.texts[0].full.as_deref(),
            Some("A very long name of a component")
        );
        assert_eq!(figure.texts[1].full, None);
    }

    #[test]
    fn a_name_takes_two_lines_before_it_is_shortened_after_a_word() {
        let lines = |text: &str, room: f64| Name::new(text, room).lines;
        let text = "CYB-10 Information integrity and resilience to foreign manipulation";
        assert_eq!(lines(text, 1000.0), [text]);
        assert_eq!(
            lines(text, 300.0),
            [
                "CYB-10 Information integrity and resilience",
                "to foreign manipulation"
            ]
        );
        let cut = lines(text, 190.0);
        assert_eq!(
            cut,
            ["CYB-10 Information integrity", "and resilience to foreign…"]
        );
        assert!(cut.iter().all(|line| width(line) <= 190.0 + FONT));
        assert_eq!(lines("Donaudampfschifffahrt", 100.0).len(), 1);
        let mut figure = Figure::new("x".into(), "t", "d", Data::new(Unit::Count));
        figure.name((0.0, 20.0), "end", &Name::new(text, 190.0));
        let seen: Vec<(f64, Option<&str>)> = figure
            .texts
            .iter()
            .map(|line| (line.y, line.full.as_deref()))
            .collect();
        assert_eq!(seen, [(13.0, None), (27.0, Some(text))]);
    }

    #[test]
    fn a_long_label_goes_on_in_a_second_line() {
        assert_eq!(in_two("EU first", 400.0), ["EU first", ""]);
        let long = "utilitarian, Nash, alpha-fair";
        let [first, second] = in_two(long, width(long) - 1.0);
        assert_eq!([first, second], ["utilitarian, Nash,", "alpha-fair"]);
        let word = "x".repeat(90);
        assert_eq!(in_two(&word, 400.0), [word.as_str(), ""]);
    }

    #[test]
    fn mirrored_twice_a_chart_is_as_before_and_once_it_begins_on_the_right() {
        let mut figure = Figure::new("x".into(), "t", "d", Data::new(Unit::Count));
        figure.rect((8.0, 0.0), (100.0, 10.0), "used", String::new());
        figure.line((8.0, 0.0), (108.0, 0.0));
        figure.text((8.0, 0.0), "start", "label", "CON-13", 200.0);
        let seen = |figure: &Figure| {
            let (rect, line, text) = (&figure.rects[0], &figure.lines[0], &figure.texts[0]);
            (rect.x, line.x1, line.x2, text.x, text.anchor)
        };
        let before = seen(&figure);
        let once = figure.mirrored();
        let right = WIDTH - 8.0;
        assert_eq!(
            seen(&once),
            (right - 100.0, right, right - 100.0, right, "end")
        );
        assert_eq!(seen(&once.mirrored()), before);
    }

    #[test]
    fn a_label_with_arabic_runs_from_the_right() {
        let mut figure = Figure::new("x".into(), "t", "d", Data::new(Unit::Count));
        for text in ["CON-13 شبكة", "شبكة 5G", "CON-13", "شبكة:"] {
            figure.text((0.0, 0.0), "start", "label", text, 200.0);
        }
        let texts: Vec<&str> = figure.texts.iter().map(|text| text.text.as_str()).collect();
        let expected = ["\u{61c}CON-13 شبكة", "شبكة 5G", "CON-13", "شبكة:\u{61c}"];
        assert_eq!(texts, expected);
        assert_eq!(
            width("\u{61c}CON-13 شبكة").to_bits(),
            width("CON-13 شبكة").to_bits()
        );
    }
}
