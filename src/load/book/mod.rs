//! The catalogue as a workbook that people edit, and back: sheets of an Excel file or one CSV file.
//!
//! 1. `layout`: which sheets and columns there are.
//! 2. `export`: catalogue files -> tables; `workbook`, `csv`: tables -> bytes.
//! 3. The way back: bytes -> tables; `import`: tables -> files, each value with its cell.
//! 4. The files are checked like any others, and every finding is told at its cell.

mod csv;
mod export;
mod import;
mod layout;
mod overlay;
mod table;
pub(crate) mod text;
mod tree;
mod workbook;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use self::import::{Assembled, Finding};
use self::overlay::Overlay;
use self::table::{At, Book};
use self::tree::Tree;
use super::input::Input;
use super::locate::{Node, Source};
use super::read::{Reader, has_errors, sorted};
use super::world::{World, shown};
use super::{CATALOGUE_PRICE_YEAR, Rejected, check, convert, rejected, resolve};
use crate::model::{Diagnostic, Place, Severity};

/// Keys of `eligible` that list values, and the word of the sheet.
const TESTED: [(&str, &str); 3] = [
    ("regions", "region"),
    ("partners", "partner"),
    ("frameworks_any", "framework"),
];

/// What a book is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookFormat {
    /// An Excel workbook.
    Xlsx,
    /// One CSV file, table under table.
    Csv,
}

/// A catalogue read from a book, checked.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The files that differ from those under the folder they are for, by their path below it.
    pub changed: Vec<(String, String)>,
    /// Files that say the same as before.
    pub unchanged: usize,
    /// Files there that the book does not name.
    pub left: Vec<String>,
    /// Components read.
    pub components: usize,
    /// What the reader should know.
    pub warnings: Vec<Diagnostic>,
}

/// Writes the components of a catalogue as a book. The same catalogue gives the same bytes.
///
/// # Errors
/// Every finding, where any of them is an error: in the catalogue, or what a book cannot hold.
pub fn export_components(
    world: &dyn World,
    catalogue: &Path,
    format: BookFormat,
) -> Result<Vec<u8>, Rejected> {
    let loaded = super::load_catalogue(world, catalogue)?;
    let mut reader = Reader::new(world);
    let mut trees = Vec::new();
    for path in component_files(&reader, catalogue) {
        if let Some(tree) = reader.tree(&path, None) {
            trees.push((below(catalogue, &path), tree));
        }
    }
    let files: Vec<export::File> = trees
        .iter()
        .map(|(path, tree)| export::File {
            path: path.clone(),
            tree,
        })
        .collect();
    let instruments = loaded.taxonomy.instruments.iter();
    let instruments: Vec<String> = instruments
        .map(|instrument| instrument.id.to_string())
        .collect();
    let book = export::export(&files, &instruments).map_err(rejected)?;
    let unheld = |why: String| {
        let finding = Diagnostic::error(
            "not-in-sheets",
            format!("the catalogue cannot be a workbook: {why}"),
        );
        let place = whole(shown(catalogue));
        rejected(vec![
            finding
                .at(place)
                .hint("export it as .csv, which has no such limit"),
        ])
    };
    match format {
        BookFormat::Xlsx => {
            if let Some(at) = too_long(&book) {
                return Err(unheld(format!(
                    "{} is longer than a cell holds",
                    book.words(at)
                )));
            }
            workbook::write(&book, &loaded.taxonomy).map_err(|error| unheld(error.to_string()))
        }
        BookFormat::Csv => csv::write(&book).map_err(|error| unheld(error.to_string())),
    }
}

fn too_long(book: &Book) -> Option<At> {
    for (table, sheet) in book.tables.iter().enumerate() {
        for row in &sheet.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                if let table::Cell::Text(text) = cell
                    && !text::fits(text)
                {
                    let row = row.number;
                    return Some(At { table, row, column });
                }
            }
        }
    }
    None
}

/// Reads a book of components, from an Excel file or CSV, told apart by their first bytes, and checks it
/// with the taxonomy of `catalogue` and with the partners. `target` is the folder that it is for.
///
/// # Errors
/// Every finding, each at its sheet, row and column, where any of them is an error.
pub fn import_components(
    world: &dyn World,
    name: &str,
    bytes: &[u8],
    catalogue: &Path,
    partners: &Path,
    target: &Path,
) -> Result<Imported, Rejected> {
    let book = read(name, bytes)?;
    let Assembled { files, findings } = import::assemble(&book);
    let files: BTreeMap<String, Tree> = files.into_iter().collect();
    let texts: BTreeMap<PathBuf, Vec<u8>> = files
        .iter()
        .map(|(path, tree)| (catalogue.join(path), tree.to_json(None).into_bytes()))
        .collect();
    let components = files.values().map(count).sum();
    let overlay = Overlay::new(world, catalogue, texts);
    let found = examine(&overlay, catalogue, partners);
    let mut told: Vec<Finding> = findings;
    for finding in found {
        told.push(at_cell(finding, &files, catalogue));
    }
    let left = left(world, target, &files);
    told.extend(elsewhere(world, target, &files, &left));
    let mut findings = in_order(told, &book, name);
    if has_errors(&findings) {
        return Err(Rejected { findings });
    }
    findings.retain(|finding| finding.severity == Severity::Warning);
    let (changed, unchanged) = against(world, target, &files);
    Ok(Imported {
        changed,
        unchanged,
        left,
        components,
        warnings: findings,
    })
}

/// The book, whichever form it has.
fn read(name: &str, bytes: &[u8]) -> Result<Book, Rejected> {
    // An Excel file is a ZIP archive; the older binary kind starts otherwise and is told so.
    let read = if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf]) {
        workbook::read(bytes)
    } else {
        csv::read(bytes)
    };
    read.map_err(|why| {
        let finding = Diagnostic::error("unreadable", format!("the file cannot be read: {why}"));
        let finding = finding.at(whole(name.to_owned()));
        rejected(vec![finding.hint(
            "give an Excel workbook (.xlsx, without a password) or a CSV file as `tbo export components` writes them",
        )])
    })
}

fn whole(file: String) -> Place {
    Place {
        file,
        pointer: String::new(),
        span: None,
    }
}

fn count(tree: &Tree) -> usize {
    let components = tree
        .entries()
        .iter()
        .find(|entry| entry.key == "components");
    components.map_or(0, |entry| match &entry.tree.value {
        tree::Value::List(components) => components.len(),
        _ => 0,
    })
}

/// The same checks as for files: shape, cross-checks, prices.
fn examine(world: &Overlay<'_>, catalogue: &Path, partners: &Path) -> Vec<Diagnostic> {
    let mut reader = Reader::new(world);
    let mut input = Input::default();
    input.catalogue(&mut reader, catalogue, None);
    input.partners(&mut reader, partners, None);
    check(&mut reader, &mut input);
    resolve::catalogue(
        &input.components,
        CATALOGUE_PRICE_YEAR,
        &mut reader.findings,
    );
    if let Some(taxonomy) = &input.taxonomy {
        convert::taxonomy(&taxonomy.value, None);
    }
    sorted(reader.findings)
}

/// A finding in a file that came from the book, told at its cell.
fn at_cell(finding: Diagnostic, files: &BTreeMap<String, Tree>, catalogue: &Path) -> Finding {
    let Some(place) = &finding.place else {
        return (None, finding);
    };
    let path = below(catalogue, Path::new(&place.file));
    let Some(tree) = files.get(&path) else {
        return (None, finding);
    };
    let naming = matches!(finding.code, "unknown-id" | "bad-id" | "unknown-key");
    let at = tree.cell(&place.pointer, naming);
    let mut finding = finding;
    if finding.code == "duplicate-id" {
        // The first is told by a line of a file that nobody sees.
        finding.hints = vec!["it stands before in the same list; remove one of the two".to_owned()];
    }
    (at, finding)
}

/// By sheet, row and column; what stands in no cell comes last.
fn in_order(mut told: Vec<Finding>, book: &Book, name: &str) -> Vec<Diagnostic> {
    told.sort_by_key(|(at, finding)| (at.is_none(), *at, finding.code, finding.message.clone()));
    let place = |(at, mut finding): Finding| {
        finding.hints.retain(|hint| !hint.is_empty());
        if let Some(at) = at {
            finding.place = Some(Place {
                file: name.to_owned(),
                pointer: book.words(at),
                span: None,
            });
        } else if finding.place.is_none() {
            finding.place = Some(whole(name.to_owned()));
        }
        finding
    };
    let mut findings: Vec<Diagnostic> = told.into_iter().map(place).collect();
    // One heading is named by every cell under it.
    findings.dedup();
    findings
}

/// Files of components under the target that the book does not name.
fn left(world: &dyn World, target: &Path, files: &BTreeMap<String, Tree>) -> Vec<String> {
    let there = component_files(&Reader::new(world), target);
    let there = there.iter().map(|path| below(target, path));
    there.filter(|path| !files.contains_key(path)).collect()
}

/// Components of the book that stand in one of those files too: written now, they would be there twice.
fn elsewhere(
    world: &dyn World,
    target: &Path,
    files: &BTreeMap<String, Tree>,
    left: &[String],
) -> Vec<Finding> {
    let mut stand: BTreeMap<String, &str> = BTreeMap::new();
    for path in left {
        if let Some(tree) = Reader::new(world).tree(&target.join(path), None) {
            for component in tree.get("components").map_or(&[][..], Node::elements) {
                let id = component.get("id").and_then(Node::text);
                stand.extend(id.map(|id| (id.to_owned(), path.as_str())));
            }
        }
    }
    let mut findings = Vec::new();
    for tree in files.values() {
        for at in 0..count(tree) {
            let pointer = format!("/components/{at}/id");
            let Some((id, path)) = tree.text(&pointer).and_then(|id| stand.get_key_value(id))
            else {
                continue;
            };
            let place = shown(&target.join(path));
            let finding = Diagnostic::error(
                "duplicate-id",
                format!("component `{id}` stands in {place} already"),
            );
            let hint = format!("write {path} in the column file, or delete that file");
            findings.push((tree.cell(&pointer, false), finding.hint(hint)));
        }
    }
    findings
}

/// What is to be written: files whose meaning changes. One that says the same keeps its bytes and is
/// counted.
fn against(
    world: &dyn World,
    target: &Path,
    files: &BTreeMap<String, Tree>,
) -> (Vec<(String, String)>, usize) {
    let mut changed = Vec::new();
    for (path, tree) in files {
        let there = world.read(&target.join(path)).ok();
        let there = there.and_then(|bytes| String::from_utf8(bytes).ok());
        let before = there.and_then(|text| parsed(&text));
        let said = before.as_ref().and_then(Tree::plain);
        let says = parsed(&tree.to_json(None)).as_ref().and_then(Tree::plain);
        if said.is_none() || said != says {
            changed.push((path.clone(), tree.to_json(before.as_ref())));
        }
    }
    let unchanged = files.len() - changed.len();
    (changed, unchanged)
}

/// What a file of components says, in one text for all ways of writing it: keys sorted, and without
/// what says nothing (empty texts, lists and objects). `None` where it is no JSON.
///
/// ```
/// use tech_business_offer::load::canonical;
/// let (a, b) = (r#"{"b": 1.0, "a": [], "c": "x"}"#, r#"{"c":"x","b":1}"#);
/// assert_eq!(canonical(a), canonical(b));
/// ```
#[must_use]
pub fn canonical(text: &str) -> Option<String> {
    let plain = Tree::plain(&parsed(text)?);
    Some(plain.map_or_else(String::new, |tree| tree.to_json(None)))
}

fn parsed(text: &str) -> Option<Node> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (node, findings) = super::locate::parse(&Source::new("", text)).ok()?;
    (!has_errors(&findings)).then_some(node)
}

fn component_files(reader: &Reader<'_>, catalogue: &Path) -> Vec<PathBuf> {
    let others = ["taxonomy.json", "strategy.json"].map(|name| catalogue.join(name));
    let files = reader.json_below(catalogue).unwrap_or_default();
    let files = files.into_iter().filter(|file| !others.contains(file));
    files.collect()
}

/// A path below a folder, with forward slashes.
fn below(folder: &Path, path: &Path) -> String {
    shown(path.strip_prefix(folder).unwrap_or(path))
}
