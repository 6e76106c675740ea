//! Sheets -> catalogue files, each value with the cell it came from. One file for each kind of sheet.

mod components;
mod draft;
mod effects;
mod eligibility;
mod finance;
mod line;
mod options;
mod relations;
mod sheets;
mod texts;

use self::draft::Draft;
use self::line::Line;
use self::sheets::Sheets;
use super::table::{At, Book, Cell};
use super::tree::{Tree, Value};
use crate::load::suggest;
use crate::model::Diagnostic;

/// A finding and the cell it is about.
pub(crate) type Finding = (Option<At>, Diagnostic);

/// What the sheets say.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    /// Files by their path below the catalogue's folder, in the order of the sheet.
    pub(crate) files: Vec<(String, Tree)>,
    /// What is wrong with the sheets themselves.
    pub(crate) findings: Vec<Finding>,
}

/// Puts files together. Values are taken as they stand: whether they are right is checked as for
/// any other file.
pub(crate) fn assemble(book: &Book) -> Assembled {
    let mut importer = Importer {
        book,
        findings: Vec::new(),
        drafts: Vec::new(),
    };
    let sheets = importer.sheets();
    importer.components(&sheets);
    importer.options(&sheets);
    importer.effects(&sheets);
    importer.per_unit(&sheets);
    importer.parts(&sheets);
    importer.requires(&sheets);
    importer.synergies(&sheets);
    importer.eligibility(&sheets);
    importer.finance(&sheets);
    importer.markers(&sheets);
    importer.translations(&sheets);
    importer.sources(&sheets);
    importer.lines(&sheets);
    importer.translated_lines();
    importer.files()
}

struct Importer<'b> {
    book: &'b Book,
    findings: Vec<Finding>,
    drafts: Vec<Draft>,
}

impl<'b> Importer<'b> {
    fn report(&mut self, at: At, code: &'static str, message: String, hint: impl Into<String>) {
        let finding = Diagnostic::error(code, message).hint(hint);
        self.findings.push((Some(at), finding));
    }

    fn rows<'s>(&self, sheets: &'s Sheets<'b>, name: &str) -> Vec<Line<'s>> {
        let decimal_comma = self.book.decimal_comma;
        sheets.get(name).map_or_else(Vec::new, |sheet| {
            let line = |row| Line {
                sheet,
                row,
                decimal_comma,
            };
            sheet.table.rows.iter().map(line).collect()
        })
    }

    /// A word that a row cannot do without.
    fn needed(&mut self, line: Line<'_>, column: &str) -> Option<String> {
        let word = line.word(column);
        if word.is_none() && !matches!(line.cell(column), Cell::Unreadable(_)) {
            let spec = line.sheet.spec.column(column);
            let about = spec.map_or("", |spec| line.sheet.spec.columns[spec].about);
            let message = format!("`{column}` is missing");
            self.report(
                line.at(column),
                "missing-cell",
                message,
                format!("write the {about}"),
            );
        }
        word
    }

    /// The same for a word out of a few.
    fn one_of(
        &mut self,
        line: Line<'_>,
        column: &str,
        words: &[&'static str],
    ) -> Option<&'static str> {
        let word = self.needed(line, column)?;
        let found = words.iter().find(|known| **known == word);
        if found.is_none() {
            let message = format!("`{word}` is not a value here");
            let hint = suggest::hint(&word, words.iter().copied()).unwrap_or_default();
            self.report(line.at(column), "unknown-value", message, hint);
        }
        found.copied()
    }

    /// The component that a row belongs to.
    fn component(&mut self, line: Line<'_>) -> Option<usize> {
        let id = self.needed(line, "component")?;
        let found = self.drafts.iter().position(|draft| draft.id == id);
        if found.is_none() {
            let message = format!("there is no component `{id}` in the sheet components");
            let hint = suggest::hint(&id, self.drafts.iter().map(|draft| draft.id.as_str()));
            self.report(
                line.at("component"),
                "unknown-id",
                message,
                hint.unwrap_or_default(),
            );
        }
        found
    }

    /// The option that a row belongs to.
    fn option(&mut self, line: Line<'_>, component: usize) -> Option<usize> {
        let id = self.needed(line, "option")?;
        let options = &self.drafts[component].options;
        let found = options.iter().position(|option| option.id == id);
        if found.is_none() {
            let component = &self.drafts[component].id;
            let message =
                format!("component `{component}` has no option `{id}` in the sheet options");
            let hint = suggest::hint(&id, options.iter().map(|option| option.id.as_str()));
            self.report(
                line.at("option"),
                "unknown-id",
                message,
                hint.unwrap_or_default(),
            );
        }
        found
    }

    fn twice(&mut self, at: At, what: &str, first: usize) {
        let hint = format!("row {first} says it already; remove one of the two");
        self.report(at, "duplicate-row", format!("{what} is given twice"), hint);
    }

    fn files(mut self) -> Assembled {
        let mut files: Vec<(String, Option<Tree>, Vec<Tree>)> = Vec::new();
        for draft in std::mem::take(&mut self.drafts) {
            let (file, schema) = (draft.file.clone(), draft.schema.clone());
            let component = draft.tree();
            let Some((_, first, components)) = files.iter_mut().find(|(path, _, _)| *path == file)
            else {
                files.push((file, schema, vec![component]));
                continue;
            };
            components.push(component);
            match (&*first, schema) {
                (Some(first), Some(other)) if first.value != other.value => {
                    if let Some(at) = other.at {
                        let message = format!("another schema for the same file {file}");
                        self.report(
                            at,
                            "two-schemas",
                            message,
                            "a file has one: write the same, or leave it empty",
                        );
                    }
                }
                (None, Some(other)) => *first = Some(other),
                _ => {}
            }
        }
        let tree = |(path, schema, components): (String, Option<Tree>, Vec<Tree>)| {
            let mut tree = Tree::new(Value::Object(Vec::new()));
            tree.put("$schema", schema);
            tree.put("components", Tree::new(Value::List(components)));
            (path, tree)
        };
        Assembled {
            files: files.into_iter().map(tree).collect(),
            findings: self.findings,
        }
    }
}

/// Gives an object a key unless it has it: then the row of the first.
fn put_once(object: &mut Tree, key: &str, key_at: At, tree: Option<Tree>) -> Option<usize> {
    if let Some(first) = object.entries().iter().find(|entry| entry.key == key) {
        return Some(first.key_at.map_or(0, |at| at.row));
    }
    object.put_named(key, Some(key_at), tree);
    None
}
