//! A row of a sheet, and what its cells hold.

use super::sheets::Sheet;
use crate::load::book::layout::Holds;
use crate::load::book::table::{At, Cell, Row};
use crate::load::book::tree::{Tree, Value};

/// A row of a sheet.
#[derive(Clone, Copy)]
pub(super) struct Line<'b> {
    pub(super) sheet: &'b Sheet<'b>,
    pub(super) row: &'b Row,
    pub(super) decimal_comma: bool,
}

impl Line<'_> {
    pub(super) fn at(&self, column: &str) -> At {
        let spec = self.sheet.spec.column(column);
        let column = spec.and_then(|spec| self.sheet.columns[spec]);
        self.at_column(column.unwrap_or(0))
    }

    pub(super) fn at_column(&self, column: usize) -> At {
        At {
            table: self.sheet.at,
            row: self.row.number,
            column,
        }
    }

    pub(super) fn cell(&self, column: &str) -> &Cell {
        let spec = self.sheet.spec.column(column);
        let column = spec.and_then(|spec| self.sheet.columns[spec]);
        column
            .and_then(|column| self.row.cells.get(column))
            .unwrap_or(&Cell::Empty)
    }

    /// What the cell holds, as its column says.
    pub(super) fn tree(&self, column: &str) -> Option<Tree> {
        let holds = self.sheet.spec.columns[self.sheet.spec.column(column)?].holds;
        let at = self.at(column);
        let value = match holds {
            Holds::Word | Holds::OneOf(_) => {
                let text = text(self.cell(column))?;
                let word = text.trim();
                (!word.is_empty()).then(|| Value::Text(word.to_owned()))?
            }
            Holds::Text => Value::Text(text(self.cell(column))?),
            Holds::Number => number(self.cell(column), self.decimal_comma)?,
            Holds::Words => {
                let text = text(self.cell(column))?;
                let apart = |c: char| c.is_whitespace() || c == ',' || c == ';';
                let words = text.split(apart).filter(|word| !word.is_empty());
                listed(at, words.map(|word| Value::Text(word.to_owned())))?
            }
            Holds::Texts => {
                let texts = unescaped(&text(self.cell(column))?);
                listed(at, texts.into_iter().map(Value::Text))?
            }
            Holds::Numbers => {
                let text = text(self.cell(column))?;
                let apart = |c: char| c.is_whitespace() || c == ';';
                let numbers = text.split(apart).filter(|number| !number.is_empty());
                let value = |typed: &str| {
                    let cell = Cell::Text(typed.to_owned());
                    number(&cell, self.decimal_comma)
                };
                listed(at, numbers.filter_map(value))?
            }
        };
        Some(Tree::of(at, value))
    }

    /// A word or text of the cell.
    pub(super) fn word(&self, column: &str) -> Option<String> {
        match self.tree(column)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_blank(&self, column: &str) -> bool {
        self.cell(column).is_blank()
    }
}

fn listed(at: At, values: impl Iterator<Item = Value>) -> Option<Value> {
    let elements: Vec<Tree> = values.map(|value| Tree::of(at, value)).collect();
    (!elements.is_empty()).then_some(Value::List(elements))
}

fn text(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Empty | Cell::Unreadable(_) => None,
        Cell::Text(text) => (!text.is_empty()).then(|| text.clone()),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(flag.to_string()),
    }
}

/// A number; text that is none stays text, for the schema to refuse.
pub(super) fn number(cell: &Cell, decimal_comma: bool) -> Option<Value> {
    match cell {
        Cell::Empty | Cell::Unreadable(_) => None,
        Cell::Number(number) => Some(Value::Number(*number)),
        Cell::Flag(flag) => Some(Value::Flag(*flag)),
        Cell::Text(text) => {
            let typed = text.trim();
            if typed.is_empty() {
                return None;
            }
            let plain = if decimal_comma {
                typed.replacen(',', ".", 1)
            } else {
                typed.to_owned()
            };
            let number = plain
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite());
            Some(number.map_or_else(|| Value::Text(typed.to_owned()), Value::Number))
        }
    }
}

/// Texts apart by semicolons; a backslash takes what follows it as it stands.
fn unescaped(cell: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = String::new();
    // Bytes up to which blanks belong to the text.
    let mut kept = 0;
    let mut finish = |text: &mut String, kept: &mut usize| {
        let end = text.trim_end_matches(' ').len().max(*kept);
        text.truncate(end);
        if !text.is_empty() {
            texts.push(std::mem::take(text));
        }
        *kept = 0;
    };
    let mut characters = cell.chars();
    while let Some(c) = characters.next() {
        match c {
            ';' => finish(&mut text, &mut kept),
            '\\' => {
                text.push(characters.next().unwrap_or('\\'));
                kept = text.len();
            }
            ' ' if text.is_empty() => {}
            c => text.push(c),
        }
    }
    finish(&mut text, &mut kept);
    texts
}
