//! Reads files: bytes, digest, UTF-8, JSON, shape. What is wrong goes to the findings.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::locate::{Node, Source, parse};
use super::schema::{SchemaKind, annotated};
use super::shape::{Extent, Reference, walk};
use super::suggest;
use super::world::{World, normal, shown};
use crate::model::{Diagnostic, InputFile, Place, Severity};

/// A value and where each part of it stands.
#[derive(Debug, Clone)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    base: String,
    tree: Arc<Node>,
}

impl<T> Located<T> {
    /// Where the part at a JSON pointer stands; the nearest part around it where it is absent.
    pub(crate) fn place(&self, pointer: &str) -> Place {
        let full = format!("{}{pointer}", self.base);
        self.tree.nearest(&full).spot.place(&full)
    }
}

/// Reads files and remembers what it read and what was wrong.
pub(crate) struct Reader<'w> {
    /// Where files come from.
    pub(crate) world: &'w dyn World,
    /// What is wrong so far.
    pub(crate) findings: Vec<Diagnostic>,
    /// What was named so far.
    pub(crate) references: Vec<Reference>,
    /// What was read so far.
    pub(crate) inputs: Vec<InputFile>,
}

impl<'w> Reader<'w> {
    /// A reader of nothing yet.
    pub(crate) fn new(world: &'w dyn World) -> Self {
        Self {
            world,
            findings: Vec::new(),
            references: Vec::new(),
            inputs: Vec::new(),
        }
    }

    /// Notes something wrong.
    pub(crate) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Lists a file that was read, once.
    pub(crate) fn list(&mut self, file: InputFile) {
        if !self.inputs.iter().any(|input| input.path == file.path) {
            self.inputs.push(file);
        }
    }

    /// The text of a file. `named_at` is where another file names it.
    pub(crate) fn text(&mut self, path: &Path, named_at: Option<Place>) -> Option<Arc<Source>> {
        let file = shown(path);
        let bytes = match self.world.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let finding = self.unreadable(path, &error);
                let whole = Place {
                    file,
                    pointer: String::new(),
                    span: None,
                };
                self.report(finding.at(named_at.unwrap_or(whole)));
                return None;
            }
        };
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        let path = file.clone();
        self.list(InputFile { path, sha256 });
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                Some(Source::new(file, text))
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(&error.as_bytes()[..good]);
                let line = 1 + before.matches('\n').count();
                let place = Place {
                    file,
                    pointer: String::new(),
                    span: None,
                };
                let message = format!("line {line} is not UTF-8 text");
                self.report(
                    Diagnostic::error("not-utf8", message)
                        .at(place)
                        .hint("save the file in UTF-8"),
                );
                None
            }
        }
    }

    fn unreadable(&self, path: &Path, error: &io::Error) -> Diagnostic {
        let file = shown(path);
        if error.kind() != io::ErrorKind::NotFound {
            return Diagnostic::error("unreadable", format!("{file} cannot be read"))
                .hint(error.kind().to_string());
        }
        let finding = Diagnostic::error("not-found", format!("there is no file {file}"));
        let folder = path.parent().unwrap_or(Path::new(""));
        match self.world.list(folder) {
            Ok(siblings) => {
                let names: BTreeSet<String> = siblings.iter().map(|path| shown(path)).collect();
                let hint = suggest::hint(&file, names.iter().map(String::as_str));
                finding.hint(hint.unwrap_or_else(|| "the folder is empty".to_owned()))
            }
            Err(_) => finding.hint(format!("there is no folder {} either", shown(folder))),
        }
    }

    /// A JSON file as a tree; its syntax and duplicate keys are checked, its shape is not.
    pub(crate) fn tree(&mut self, path: &Path, named_at: Option<Place>) -> Option<Arc<Node>> {
        let source = self.text(path, named_at)?;
        match parse(&source) {
            Ok((node, findings)) => {
                self.findings.extend(findings);
                Some(Arc::new(node))
            }
            Err(finding) => {
                self.report(*finding);
                None
            }
        }
    }

    /// Checks a tree's shape. The value comes back only where nothing is wrong with it.
    pub(crate) fn shaped<T: DeserializeOwned>(
        &mut self,
        node: &Arc<Node>,
        kind: SchemaKind,
    ) -> Option<Located<T>> {
        let walk = walk(node, annotated(kind), Extent::Whole);
        self.references.extend(walk.references);
        let clean = walk.findings.is_empty();
        self.findings.extend(walk.findings);
        if clean { self.value(node) } else { None }
    }

    /// Checks the shape of a file that another one completes.
    pub(crate) fn partly_shaped(&mut self, node: &Node, kind: SchemaKind) {
        let walk = walk(node, annotated(kind), Extent::Part);
        self.findings.extend(walk.findings);
    }

    /// Checks a tree's shape; each element of the list at `key` comes back where nothing is wrong
    /// with it, so that one bad component does not hide the others.
    pub(crate) fn shaped_elements<T: DeserializeOwned>(
        &mut self,
        node: &Arc<Node>,
        kind: SchemaKind,
        key: &str,
    ) -> Vec<Located<T>> {
        let walk = walk(node, annotated(kind), Extent::Whole);
        self.references.extend(walk.references);
        let mut good = Vec::new();
        for (at, element) in node
            .get(key)
            .map_or(&[][..], Node::elements)
            .iter()
            .enumerate()
        {
            let base = format!("/{key}/{at}");
            let inside = |finding: &Diagnostic| {
                let pointer = finding.place.as_ref().map(|place| place.pointer.as_str());
                let rest = pointer.and_then(|pointer| pointer.strip_prefix(&base));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            if walk.findings.iter().any(inside) {
                continue;
            }
            match serde_json::from_value(element.to_json()) {
                Ok(value) => {
                    let tree = Arc::clone(node);
                    good.push(Located { value, base, tree });
                }
                Err(error) => self.misread(element, &base, &error),
            }
        }
        self.findings.extend(walk.findings);
        good
    }

    fn value<T: DeserializeOwned>(&mut self, node: &Arc<Node>) -> Option<Located<T>> {
        match serde_json::from_value(node.to_json()) {
            Ok(value) => Some(Located {
                value,
                base: String::new(),
                tree: Arc::clone(node),
            }),
            Err(error) => {
                self.misread(node, "", &error);
                None
            }
        }
    }

    /// The schema let through what the types refuse: still a finding, never a panic.
    fn misread(&mut self, node: &Node, pointer: &str, error: &serde_json::Error) {
        let finding = Diagnostic::error("unreadable-value", error.to_string());
        self.report(finding.at(node.spot.place(pointer)));
    }

    /// Every `*.json` below a folder, sorted; folders are entered.
    pub(crate) fn json_below(&self, folder: &Path) -> Result<Vec<PathBuf>, io::Error> {
        let mut files = Vec::new();
        let mut folders = vec![(folder.to_owned(), 0)];
        while let Some((folder, depth)) = folders.pop() {
            for entry in self.world.list(&folder)? {
                let json = entry.extension().is_some_and(|ext| ext == "json");
                if json {
                    files.push(entry);
                } else if depth < 8
                    && entry.extension().is_none()
                    && self.world.list(&entry).is_ok()
                {
                    folders.push((entry, depth + 1));
                }
            }
        }
        files.sort();
        Ok(files)
    }
}

/// A path named in a file, relative to that file's folder.
pub(crate) fn beside(file: &str, named: &str) -> PathBuf {
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    normal(&folder.join(named))
}

/// In the order of the files and their lines, each once.
pub(crate) fn sorted(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |finding: &Diagnostic| {
        let place = finding.place.as_ref();
        let at = place
            .and_then(|place| place.span.as_ref())
            .map(|span| (span.line, span.column));
        (
            place.map(|place| place.file.clone()),
            at,
            place.map(|place| place.pointer.clone()),
            finding.code,
            finding.message.clone(),
        )
    };
    findings.sort_by_cached_key(key);
    findings.dedup();
    findings
}

/// Whether anything stops the input from being used.
pub(crate) fn has_errors(findings: &[Diagnostic]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}
