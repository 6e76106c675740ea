//! A workbook as plain tables, whichever file it came from.

/// Tables by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Book {
    /// The tables, in file order.
    pub(crate) tables: Vec<Table>,
    /// Whether numbers may be written with a decimal comma.
    pub(crate) decimal_comma: bool,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    /// Name.
    pub(crate) name: String,
    /// Where the headings stand.
    pub(crate) heading_row: usize,
    /// Headings.
    pub(crate) columns: Vec<String>,
    /// Rows that hold something.
    pub(crate) rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Row {
    /// Its number as the reader sees it, from 1.
    pub(crate) number: usize,
    /// Its cells; those at the end may be absent.
    pub(crate) cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// What no value can be read from, and what it is: `an error`, `a date`.
    Unreadable(&'static str),
}

/// Where a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    /// Position of the table in the book.
    pub(crate) table: usize,
    /// Number of the row.
    pub(crate) row: usize,
    /// Position of the column.
    pub(crate) column: usize,
}

impl Cell {
    /// Whether it holds nothing but blanks.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

impl Book {
    /// A place in words: `sheet effects, row 12, column value (E12)`.
    pub(crate) fn words(&self, at: At) -> String {
        let Some(table) = self.tables.get(at.table) else {
            return String::new();
        };
        let heading = table
            .columns
            .get(at.column)
            .filter(|heading| !heading.is_empty())
            .map(|heading| format!(", column {heading}"))
            .unwrap_or_default();
        let (name, row) = (&table.name, at.row);
        format!(
            "sheet {name}, row {row}{heading} ({}{row})",
            letters(at.column)
        )
    }
}

/// Name of a column: A to Z, then AA.
fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut name = Vec::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        name.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }
}
