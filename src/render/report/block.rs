//! What a section is made of: paragraphs, lists, tables and charts, all plain text and figures.

use serde::Serialize;

use super::chart::Figure;
use crate::render::locale::Locale;

/// A piece of a section. Templates see `kind` and the fields named here.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Block {
    /// A paragraph: `text`.
    Paragraph { text: String },
    /// A remark in small print: `text`.
    Note { text: String },
    /// A heading within the section: `text`.
    Heading { text: String },
    /// A list: `items`.
    List { items: Vec<String> },
    /// A table: `table`.
    Table { table: Table },
    /// A chart: `figure`.
    Chart { figure: Box<Figure> },
    /// Two things side by side: `left` and `right`.
    Pair { left: Half, right: Half },
}

/// One side of a pair.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Half {
    pub(crate) heading: String,
    pub(crate) blocks: Vec<Block>,
}

/// A table whose cells are printed as they stand.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Table {
    /// Caption.
    pub(crate) caption: String,
    /// Columns; the first one names the row.
    pub(crate) columns: Vec<Column>,
    /// Rows of as many cells as there are columns.
    pub(crate) rows: Vec<Vec<String>>,
    /// Last row, where there is one.
    pub(crate) total: Option<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Column {
    /// Heading.
    pub(crate) label: String,
    /// Figures, aligned to the right.
    pub(crate) numeric: bool,
}

impl Table {
    /// A table; a heading that starts with `#` marks a column of figures.
    pub(crate) fn new<S: AsRef<str>>(caption: impl Into<String>, columns: &[S]) -> Self {
        let columns = columns.iter().map(|label| {
            let label = label.as_ref();
            let figures = label.strip_prefix('#');
            Column {
                label: figures.unwrap_or(label).to_owned(),
                numeric: figures.is_some(),
            }
        });
        Table {
            caption: caption.into(),
            columns: columns.collect(),
            rows: Vec::new(),
            total: None,
        }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(cells);
    }

    /// The table as a block, or nothing where it has no rows.
    pub(crate) fn block(self) -> Option<Block> {
        (!self.rows.is_empty()).then_some(Block::Table { table: self })
    }
}

/// A paragraph.
pub(crate) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { text: text.into() }
}

/// A chart.
pub(crate) fn figure_of(locale: &Locale, figure: Figure) -> Block {
    let figure = if locale.is_rtl() {
        figure.mirrored()
    } else {
        figure
    };
    Block::Chart {
        figure: Box::new(figure),
    }
}

/// A remark in small print.
pub(crate) fn note(text: impl Into<String>) -> Block {
    Block::Note { text: text.into() }
}

/// A heading within a section.
pub(crate) fn heading(text: impl Into<String>) -> Block {
    Block::Heading { text: text.into() }
}

/// A list, or nothing where it is empty.
pub(crate) fn list(items: Vec<String>) -> Option<Block> {
    (!items.is_empty()).then_some(Block::List { items })
}
