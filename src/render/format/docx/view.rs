//! A paper as the Word templates see it: numbered captions, column widths, names of the parts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::base::Base;
use crate::render::format::widths;
use crate::render::report::block::{Block, Half, Table};
use crate::render::report::chart::{Figure, Unit};
use crate::render::report::{Document, Page, Paper, Words};

/// English Metric Units in a twentieth of a point.
const EMU_PER_TWIP: u32 = 635;
/// Height of a chart without its bars, in EMU: margins, axis, legend.
const CHART_FRAME: usize = 520_000;
/// Height of a row of one bar, and of two.
const CHART_ROW: [usize; 2] = [215_000, 320_000];
/// Height of a line of a legend of long names.
const CHART_LEGEND: usize = 200_000;
/// What a row needs more where a label takes two lines, and how long such a label is.
const CHART_WRAPPED: (usize, usize) = (130_000, 36);
/// Height of a plane of two axes.
const CHART_PLANE: usize = 2_900_000;
/// The tallest chart that fits on a page with its caption.
const CHART_MOST: usize = 7_600_000;

/// What the templates of a document see.
#[derive(Serialize)]
pub(super) struct View<'a> {
    document: &'a Document,
    paper: &'a Paper,
    words: &'a Words,
    language: &'static str,
    /// Whether the text runs from right to left.
    rtl: bool,
    /// Style ids of the written file by those of ours.
    style: &'a BTreeMap<String, String>,
    /// Tab stops to clear at the head and the foot of the page.
    tabs: &'a BTreeMap<&'static str, Vec<i64>>,
    /// Width of the text, in twips.
    width: u32,
    figures: KeyFigures,
    sections: Vec<Section<'a>>,
    links: Vec<Linked<'a>>,
    /// The same document in other languages.
    versions: Vec<Linked<'a>>,
    /// Page size, margins, headers and footers, ready-made.
    section_settings: &'a str,
    even_and_odd_headers: bool,
    mirror_margins: bool,
}

#[derive(Serialize)]
struct KeyFigures {
    width: u32,
    columns: Vec<u32>,
}

#[derive(Serialize)]
struct Section<'a> {
    heading: String,
    bookmark: String,
    /// Whether it begins on a new page.
    breaks: bool,
    blocks: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Linked<'a> {
    relation: String,
    label: &'a str,
}

/// A block with everything that only a document on pages needs.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Item<'a> {
    Paragraph {
        text: &'a str,
    },
    Note {
        text: &'a str,
    },
    Heading {
        text: &'a str,
    },
    List {
        items: &'a [String],
    },
    Table {
        number: usize,
        caption: &'a str,
        width: u32,
        columns: Vec<Column<'a>>,
        rows: &'a [Vec<String>],
        total: Option<&'a Vec<String>>,
    },
    Chart {
        number: usize,
        title: &'a str,
        desc: &'a str,
        relation: String,
        cx: u32,
        cy: usize,
    },
}

#[derive(Serialize)]
struct Column<'a> {
    label: &'a str,
    numeric: bool,
    width: u32,
    /// Space at the right, in twips.
    gap: u32,
}

/// Relation of the nth chart of a document, from 1.
pub(super) fn chart_relation(number: usize) -> String {
    format!("rChart{number}")
}

/// Relation of the nth link of a document, from 1.
pub(super) fn link_relation(number: usize) -> String {
    format!("rLink{number}")
}

/// The paper with numbers and widths, and its charts in order.
pub(super) fn view<'a>(page: &Page<'a>, base: &'a Base) -> (View<'a>, Vec<&'a Figure>) {
    let paper = page.paper;
    let mut counter = Counter {
        room: base.width,
        tables: 0,
        charts: Vec::new(),
    };
    let first_annex = paper.sections.iter().position(|part| part.annex);
    let sections = paper.sections.iter().enumerate().map(|(at, part)| Section {
        heading: if part.annex {
            format!("{} {}. {}", page.words.annex, part.number, part.title)
        } else {
            format!("{}. {}", part.number, part.title)
        },
        bookmark: format!("_Toc{:09}", at + 1),
        breaks: Some(at) == first_annex,
        blocks: counter.items(&part.blocks),
    });
    let sections = sections.collect();
    // Links to other documents first, then to other languages: the order of their relations.
    let labels = paper.links.iter().map(|link| link.label.as_str());
    let labels = labels.chain(paper.versions.iter().map(|version| version.label));
    let mut links: Vec<Linked> = (1..)
        .zip(labels)
        .map(|(number, label)| Linked {
            relation: link_relation(number),
            label,
        })
        .collect();
    let versions = links.split_off(paper.links.len());
    let view = View {
        document: page.document,
        paper,
        words: page.words,
        language: page.language.tag(),
        rtl: page.language.is_rtl(),
        style: &base.styles.ids,
        tabs: &base.styles.tabs,
        width: base.width,
        figures: key_figures(paper, base.width),
        sections,
        links,
        versions,
        section_settings: &base.section,
        even_and_odd_headers: base.even_and_odd_headers,
        mirror_margins: base.mirror_margins,
    };
    (view, counter.charts)
}

/// The key figures side by side, each as wide as its text asks for.
fn key_figures(paper: &Paper, room: u32) -> KeyFigures {
    let labels: Vec<String> = paper
        .key_figures
        .iter()
        .map(|figure| format!("#{}", figure.label))
        .collect();
    let mut table = Table::new("", &labels);
    // Printed larger than text in tables.
    let cells = paper.key_figures.iter().map(|f| f.value.repeat(2));
    table.row(cells.collect());
    KeyFigures {
        width: room,
        columns: widths::columns(&table, room),
    }
}

struct Counter<'a> {
    room: u32,
    tables: usize,
    charts: Vec<&'a Figure>,
}

impl<'a> Counter<'a> {
    fn items(&mut self, blocks: &'a [Block]) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph { text } => items.push(Item::Paragraph { text }),
                Block::Note { text } => items.push(Item::Note { text }),
                Block::Heading { text } => items.push(Item::Heading { text }),
                Block::List { items: list } => items.push(Item::List { items: list }),
                Block::Table { table } => items.push(self.table(table)),
                Block::Chart { figure } => items.push(self.chart(figure)),
                // A page of paper is too narrow for two tables side by side.
                Block::Pair { left, right } => {
                    for Half { heading, blocks } in [left, right] {
                        items.push(Item::Heading { text: heading });
                        items.extend(self.items(blocks));
                    }
                }
            }
        }
        items
    }

    fn table(&mut self, table: &'a Table) -> Item<'a> {
        self.tables += 1;
        let columns = table.columns.iter().zip(widths::columns(table, self.room));
        let columns = columns.enumerate().map(|(at, (column, width))| Column {
            label: &column.label,
            numeric: column.numeric,
            width,
            gap: if widths::gap(table, at) {
                widths::GAP
            } else {
                0
            },
        });
        Item::Table {
            number: self.tables,
            caption: &table.caption,
            width: self.room,
            columns: columns.collect(),
            rows: &table.rows,
            total: table.total.as_ref(),
        }
    }

    fn chart(&mut self, figure: &'a Figure) -> Item<'a> {
        self.charts.push(figure);
        let bars = match figure.data.unit {
            Unit::Years { .. } | Unit::MillionStacked => 1,
            _ => figure.data.series.len().min(2),
        };
        let (more, long) = CHART_WRAPPED;
        let labels = &figure.data.labels;
        let wraps = bars == 1 && labels.iter().any(|label| label.chars().count() > long);
        // Names of sources of money are long: about two stand in a line of the legend.
        let legend = match figure.data.unit {
            Unit::MillionStacked => CHART_LEGEND * figure.data.series.len().div_ceil(2),
            _ => 0,
        };
        let row = CHART_ROW[bars.saturating_sub(1)] + if wraps { more } else { 0 };
        Item::Chart {
            number: self.charts.len(),
            title: &figure.title,
            desc: &figure.desc,
            relation: chart_relation(self.charts.len()),
            cx: self.room.saturating_mul(EMU_PER_TWIP),
            cy: if figure.data.line.is_some() {
                CHART_PLANE
            } else {
                (CHART_FRAME + legend + row * labels.len()).min(CHART_MOST)
            },
        }
    }
}
