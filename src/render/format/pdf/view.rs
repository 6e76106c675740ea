//! A paper as the Typst template sees it: with the widths of columns, charts drawn, and the few words
//! that are the template's own.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::widths;
use crate::render::RenderError;
use crate::render::escape::{FOREIGN_END, FOREIGN_START};
use crate::render::report::block::{Block, Half, Table};
use crate::render::report::chart::Figure;
use crate::render::report::{Document, KeyFigure, Link, Page, Part, Version};
use crate::render::template::Engine;

/// Width of the text on a page, in twentieths of a point (twips): 180 mm.
const ROOM: u32 = 10_205;
/// Room between two things side by side: 6 mm.
const GUTTER: u32 = 340;
/// Size of text for which widths are estimated, in tenths of a point.
const ESTIMATED: u32 = 85;
/// Size of text in tables, in tenths of a point: smaller on the two pages that everybody reads.
const SET: u32 = 82;
const SET_CORE: u32 = 76;

/// Fixed words of the template. `{...}` are places that it fills.
#[derive(Debug, Serialize)]
struct Words<'a> {
    annex: String,
    annexes: &'a str,
    page: String,
    /// Before the links to the briefs.
    briefs: &'a str,
    /// Before the links to the same document in other languages.
    versions: &'a str,
    /// Between links, before a space.
    comma: &'a str,
}

impl<'a> Words<'a> {
    fn of(page: &Page<'a>) -> Self {
        let [before, between, after] = &page.words.page;
        Words {
            annex: format!("{} {{number}}", page.words.annex),
            annexes: &page.words.annexes,
            page: format!("{before}{{page}}{between}{{pages}}{after}"),
            briefs: &page.words.briefs_inline,
            versions: &page.words.versions,
            comma: &page.words.comma,
        }
    }
}

/// What the template reads from `page.json`.
#[derive(Serialize)]
pub(super) struct View<'a> {
    lang: &'static str,
    region: Option<&'static str>,
    /// `ltr` or `rtl`.
    dir: &'static str,
    words: Words<'a>,
    document: &'a Document,
    /// The date in numbers, where it is one.
    date: Option<Date>,
    paper: Paper<'a>,
    /// Charts by id.
    svg: BTreeMap<&'a str, String>,
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Date {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Date {
    /// Reads `2026-11-20`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        Some(Date {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        })
    }
}

#[derive(Serialize)]
struct Paper<'a> {
    id: &'a str,
    title: &'a str,
    subtitle: &'a str,
    footnote: Option<&'a str>,
    key_figures: &'a [KeyFigure],
    sections: Vec<Section<'a>>,
    links: &'a [Link],
    versions: &'a [Version],
}

#[derive(Serialize)]
struct Section<'a> {
    number: &'a str,
    title: &'a str,
    annex: bool,
    blocks: Vec<Item<'a>>,
}

/// A block with everything that only a document on pages needs.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Item<'a> {
    Paragraph { text: &'a str },
    Note { text: &'a str },
    Heading { text: &'a str },
    List { items: &'a [String] },
    Table { table: Laid<'a> },
    Chart { figure: Chart<'a> },
    Pair { left: Side<'a>, right: Side<'a> },
}

#[derive(Serialize)]
struct Side<'a> {
    heading: &'a str,
    blocks: Vec<Item<'a>>,
}

/// A table with the widths of its columns.
#[derive(Serialize)]
struct Laid<'a> {
    #[serde(flatten)]
    table: &'a Table,
    /// Share of each column in the width.
    widths: Vec<u32>,
    /// Size of its text, in points.
    size: f64,
    /// What all columns need together so that no word is broken, in points at that size.
    least: f64,
    /// About how tall it is, in points at that size.
    height: f64,
}

#[derive(Serialize)]
struct Chart<'a> {
    id: &'a str,
    title: &'a str,
    desc: &'a str,
    width: f64,
    height: f64,
}

/// The paper with widths, and its charts drawn.
///
/// # Errors
/// A broken template of charts.
pub(super) fn view<'a>(page: &Page<'a>, engine: &Engine) -> Result<View<'a>, RenderError> {
    let paper = page.paper;
    let mut charts = Vec::new();
    let core = paper.sections.iter().any(|part| part.annex);
    let sections = paper.sections.iter().map(|part| {
        let set = if core && !part.annex { SET_CORE } else { SET };
        section(part, set, &mut charts)
    });
    let sections = sections.collect();
    let mut svg = BTreeMap::new();
    for figure in charts {
        let drawn = engine.fill_xml("charts.svg.j2", figure)?;
        svg.insert(figure.id.as_str(), drawn);
    }
    Ok(View {
        lang: page.lang,
        region: page
            .language
            .tag()
            .split_once('-')
            .map(|(_, region)| region),
        dir: page.dir,
        words: Words::of(page),
        document: page.document,
        date: Date::read(&page.document.date),
        paper: Paper {
            id: &paper.id,
            title: &paper.title,
            subtitle: &paper.subtitle,
            footnote: paper.footnote.as_deref(),
            key_figures: &paper.key_figures,
            sections,
            links: &paper.links,
            versions: &paper.versions,
        },
        svg,
    })
}

/// A chart whose letters our fonts have. Within a drawing one font has to have a whole run of letters:
/// Arabic ones and all others get theirs piece by piece. The font of Arabic has neither ellipsis nor marks of
/// isolated runs.
pub(super) fn lettered(drawing: String) -> String {
    if !drawing.contains(is_arabic) {
        return drawing;
    }
    let drawing = drawing
        .replace('…', "...")
        .replace([FOREIGN_START, FOREIGN_END], "");
    let mut out = String::with_capacity(drawing.len() * 2);
    for piece in drawing.split_inclusive('>') {
        match piece.split_once('<') {
            Some((text, tag)) if text.contains(is_arabic) && ends_text(tag) => {
                in_fonts(text, &mut out);
                out.push('<');
                out.push_str(tag);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

fn is_arabic(letter: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&letter) || [FROM_THE_RIGHT, UNTIL_HERE].contains(&letter)
}

/// A drawing knows lines from the left alone: these stand around one from the right.
const FROM_THE_RIGHT: char = '\u{202b}';
const UNTIL_HERE: char = '\u{202c}';

/// Whether what stands before a tag is drawn.
fn ends_text(tag: &str) -> bool {
    ["/text", "tspan", "/tspan", "title"]
        .iter()
        .any(|name| tag.starts_with(name))
}

/// A text with a font for each run of Arabic letters and for each run of others; spaces stay with what
/// they follow. It begins with an Arabic letter or mark: the whole text is set in the font of its first run,
/// and the others are then replaced letter by letter, which fails where two Arabic letters share one picture.
fn in_fonts(text: &str, out: &mut String) {
    let text = format!("{FROM_THE_RIGHT}{text}{UNTIL_HERE}");
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let arabic = is_arabic(first);
        let end = rest.find(|letter: char| letter != ' ' && is_arabic(letter) != arabic);
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        let font = if arabic {
            "Noto Sans Arabic"
        } else {
            "Noto Sans"
        };
        out.push_str("<tspan font-family=\"");
        out.push_str(font);
        out.push_str("\">");
        out.push_str(run);
        out.push_str("</tspan>");
        rest = after;
    }
}

fn section<'a>(part: &'a Part, set: u32, charts: &mut Vec<&'a Figure>) -> Section<'a> {
    Section {
        number: &part.number,
        title: &part.title,
        annex: part.annex,
        blocks: items(&part.blocks, ROOM, set, charts),
    }
}

fn items<'a>(
    blocks: &'a [Block],
    room: u32,
    set: u32,
    charts: &mut Vec<&'a Figure>,
) -> Vec<Item<'a>> {
    let item = |block: &'a Block| match block {
        Block::Paragraph { text } => Item::Paragraph { text },
        Block::Note { text } => Item::Note { text },
        Block::Heading { text } => Item::Heading { text },
        Block::List { items } => Item::List { items },
        Block::Table { table } => Item::Table {
            table: laid(table, room, set),
        },
        Block::Chart { figure } => {
            charts.push(figure);
            Item::Chart {
                figure: Chart {
                    id: &figure.id,
                    title: &figure.title,
                    desc: &figure.desc,
                    width: figure.width,
                    height: figure.height,
                },
            }
        }
        Block::Pair { left, right } => {
            let mut side = |half: &'a Half| Side {
                heading: &half.heading,
                blocks: items(&half.blocks, (room - GUTTER) / 2, set, charts),
            };
            Item::Pair {
                left: side(left),
                right: side(right),
            }
        }
    };
    blocks.iter().map(item).collect()
}

/// Height of a line in the size of its text, and what a row has above and below it in points.
const LINE: f64 = 1.22;
const ROW: f64 = 5.0;

fn laid(table: &Table, room: u32, set: u32) -> Laid<'_> {
    let widths = widths::columns(table, room * ESTIMATED / set);
    let size = f64::from(set) / 10.0;
    let rows = widths::lines(table, &widths);
    Laid {
        table,
        height: rows
            .into_iter()
            .map(|lines| lines * LINE * size + ROW)
            .sum(),
        widths,
        size,
        least: widths::least(table) * f64::from(set) / f64::from(ESTIMATED) / 20.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_or_left_out() {
        let date = Date {
            year: 2026,
            month: 11,
            day: 20,
        };
        assert_eq!(Date::read("2026-11-20"), Some(date));
        assert_eq!(Date::read("soon"), None);
    }

    #[test]
    fn each_script_of_a_chart_has_its_font() {
        let drawn = "<text x=\"1\">CON شبكة (ب)<title>CON-08</title></text>";
        let sans = |text: &str| format!("<tspan font-family=\"Noto Sans\">{text}</tspan>");
        let arabic = |text: &str| format!("<tspan font-family=\"Noto Sans Arabic\">{text}</tspan>");
        let runs = [
            arabic("\u{202b}"),
            sans("CON "),
            arabic("شبكة "),
            sans("("),
            arabic("ب"),
            sans(")"),
            arabic("\u{202c}"),
        ]
        .concat();
        let expected = format!("<text x=\"1\">{runs}<title>CON-08</title></text>");
        assert_eq!(lettered(drawn.to_owned()), expected);
        let english = "<text>CON-08</text>".to_owned();
        assert_eq!(lettered(english.clone()), english);
    }

    #[test]
    fn two_narrow_columns_ask_for_little() {
        let mut table = Table::new("t", &["A", "#B"]);
        table.row(vec!["a".into(), "1".into()]);
        let narrow = laid(&table, ROOM, SET);
        assert!(narrow.least < 60.0, "{}", narrow.least);
        table.rows[0][1] = "1".repeat(80);
        assert!(laid(&table, ROOM, SET).least > 300.0);
    }
}
