//! Parts to one file: content types, relationships, the archive. The same parts give the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A part of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Name without the slash in front, `word/document.xml`.
    pub(super) name: String,
    /// Content type.
    pub(super) kind: String,
    pub(super) bytes: Vec<u8>,
    pub(super) relations: Vec<Relation>,
}

/// What a part refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The relationship's type.
    pub(super) kind: String,
    pub(super) target: Target,
}

/// Where a relationship leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A part, by its whole name.
    Part(String),
    /// An address outside of the file.
    Outside(String),
}

impl Part {
    pub(super) fn new(name: impl Into<String>, kind: impl Into<String>, bytes: Vec<u8>) -> Self {
        Part {
            name: name.into(),
            kind: kind.into(),
            bytes,
            relations: Vec::new(),
        }
    }

    /// The same part with a relationship to another one of the same document.
    pub(super) fn related(
        mut self,
        id: impl Into<String>,
        kind: impl Into<String>,
        target: Target,
    ) -> Self {
        self.relations.push(Relation {
            id: id.into(),
            kind: kind.into(),
            target,
        });
        self
    }
}

/// The file: `root` are the relationships of the package itself.
pub(super) fn pack(root: &[Relation], parts: &[Part]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut write = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
        ZipResult::Ok(())
    };
    // Readers look for the content types first.
    write("[Content_Types].xml", types(parts).as_bytes())?;
    write("_rels/.rels", relations("", root).as_bytes())?;
    for part in parts {
        write(&part.name, &part.bytes)?;
        if !part.relations.is_empty() {
            let (folder, file) = split(&part.name);
            let xml = relations(folder, &part.relations);
            write(&format!("{folder}_rels/{file}.rels"), xml.as_bytes())?;
        }
    }
    Ok(zip.finish()?.into_inner())
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn types(parts: &[Part]) -> String {
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for part in parts {
        let _ = write!(
            xml,
            "<Override PartName=\"/{}\" ContentType=\"{}\"/>",
            escape(&part.name),
            escape(&part.kind)
        );
    }
    xml + "</Types>\n"
}

fn relations(folder: &str, relations: &[Relation]) -> String {
    let mut xml = format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for relation in relations {
        let (target, mode) = match &relation.target {
            Target::Part(name) => match name.strip_prefix(folder) {
                Some(inside) => (inside.to_owned(), ""),
                None => (format!("/{name}"), ""),
            },
            Target::Outside(address) => (address.clone(), " TargetMode=\"External\""),
        };
        let _ = write!(
            xml,
            "<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"{mode}/>",
            escape(&relation.id),
            escape(&relation.kind),
            escape(&target)
        );
    }
    xml + "</Relationships>\n"
}

/// The folder of a part, with its slash, and its file.
fn split(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('/').map_or(0, |at| at + 1))
}

/// Text as the value of an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::render::escape::printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
