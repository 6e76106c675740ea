//! The Word file that a ministry brings: its styles, theme, lists, header, footer and page are taken
//! over, nothing of its text. As pandoc does with its reference document.
//!
//! The file is a stranger's: it is unpacked within limits, its XML may have no document type, what
//! it embeds other than pictures is refused, and parts get names of ours.

mod archive;
mod page;
mod relations;

use crate::model::{Diagnostic, Place};

use self::archive::Archive;
use self::page::PageSettings;
use self::relations::Taken;
use super::base::Reference;
use super::pack::{Part, Relation};
use super::xml::{self, STRICT, W};

/// What is taken over from a Word file.
#[derive(Debug, Clone)]
pub struct WordTemplate {
    pub(super) styles: String,
    pub(super) theme: Option<TakenText>,
    pub(super) numbering: Option<TakenText>,
    /// Headers, footers and the pictures they show.
    pub(super) parts: Vec<Part>,
    pub(super) references: Vec<Reference>,
    pub(super) page: Option<PageSettings>,
    pub(super) even_and_odd_headers: bool,
    pub(super) mirror_margins: bool,
}

/// A part of XML and what it refers to.
#[derive(Debug, Clone)]
pub(super) struct TakenText {
    pub(super) text: String,
    pub(super) relations: Vec<Relation>,
}

impl WordTemplate {
    /// Bytes beyond which a file is not read.
    pub const MOST_BYTES: u64 = archive::MOST_BYTES;

    /// Reads a Word file; `file` is its name as the user knows it.
    ///
    /// # Errors
    /// Everything that keeps it from being used.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = Reader {
            file,
            findings: Vec::new(),
        };
        let template = reader.template(bytes);
        match template {
            Some(template) if reader.findings.is_empty() => Ok(template),
            _ => Err(reader.findings),
        }
    }
}

/// Reads and remembers what is wrong.
struct Reader<'f> {
    file: &'f str,
    findings: Vec<Diagnostic>,
}

/// What can be wrong with the file as a whole.
const NO_DOCX: &str = "word-file";
/// What can be wrong with a part of it.
const BAD_PART: &str = "word-part";
/// What is too large.
const TOO_LARGE: &str = "word-too-large";

impl Reader<'_> {
    /// Remembers a finding; `part` is empty for the file as a whole.
    fn refuse(&mut self, code: &'static str, part: &str, message: impl Into<String>, hint: &str) {
        let place = Place {
            file: self.file.to_owned(),
            pointer: part.to_owned(),
            span: None,
        };
        let finding = Diagnostic::error(code, message).at(place);
        self.findings.push(if hint.is_empty() {
            finding
        } else {
            finding.hint(hint)
        });
    }

    fn template(&mut self, bytes: &[u8]) -> Option<WordTemplate> {
        let mut archive = Archive::open(self, bytes)?;
        let mut taken = Taken::new(self, &mut archive)?;
        let main = taken.main.clone();
        let document = archive.text(self, &main)?;
        let relations = relations::relations_of(self, &mut archive, &main)?;
        let by_kind = |kind: &str| {
            relations
                .iter()
                .find(|relation| relation.is(kind))
                .and_then(|relation| relation.part.clone())
        };
        let Some(styles_part) = by_kind("styles") else {
            self.refuse(
                NO_DOCX,
                &main,
                "it has no styles",
                "open it in Word and save it as Word Document (.docx)",
            );
            return None;
        };
        let styles = archive.text(self, &styles_part)?;
        self.styles(&styles_part, &styles)?;
        let mut with_relations = |reader: &mut Self, name: Option<String>| {
            let name = name?;
            let text = archive.text(reader, &name)?;
            reader.parsed(&name, &text)?;
            let relations = taken.follow(reader, &mut archive, &name, 0);
            Some(TakenText { text, relations })
        };
        let theme = with_relations(self, by_kind("theme"));
        let numbering = with_relations(self, by_kind("numbering"));
        let settings = by_kind("settings").and_then(|name| {
            let text = archive.text(self, &name)?;
            Some((name, text))
        });
        let (mut even_and_odd_headers, mut mirror_margins) = (false, false);
        if let Some((name, text)) = &settings
            && let Some(file) = self.parsed(name, text)
        {
            even_and_odd_headers = xml::on(&file.root_element(), "evenAndOddHeaders");
            mirror_margins = xml::on(&file.root_element(), "mirrorMargins");
        }
        let file = self.parsed(&main, &document)?;
        let section = page::last_section(&file);
        let page = section.and_then(|section| page::settings(self, &main, &section));
        let mut references = Vec::new();
        for wanted in section
            .map(|section| page::references(&section))
            .unwrap_or_default()
        {
            let target = relations
                .iter()
                .find(|relation| relation.id == wanted.relation);
            let Some(name) = target.and_then(|relation| relation.part.clone()) else {
                self.refuse(
                    BAD_PART,
                    &main,
                    format!(
                        "the header or footer `{}` is not in the file",
                        wanted.relation
                    ),
                    "open it in Word and save it again",
                );
                continue;
            };
            if let Some(part) = taken.take(self, &mut archive, &name, 0) {
                references.push(Reference {
                    footer: wanted.footer,
                    pages: wanted.pages,
                    part,
                });
            }
        }
        Some(WordTemplate {
            styles,
            theme,
            numbering,
            parts: taken.parts,
            references,
            page,
            even_and_odd_headers,
            mirror_margins,
        })
    }

    /// Parses a part of XML; what is wrong with it is remembered.
    fn parsed<'t>(&mut self, part: &str, text: &'t str) -> Option<roxmltree::Document<'t>> {
        match xml::parse(text) {
            Ok(file) => Some(file),
            Err(roxmltree::Error::DtdDetected) => {
                let message = "it has a document type, which could hide anything";
                self.refuse(
                    BAD_PART,
                    part,
                    message,
                    "Word writes none: save it again in Word",
                );
                None
            }
            Err(error) => {
                self.refuse(
                    BAD_PART,
                    part,
                    format!("not XML: {error}"),
                    "the file is damaged: open it in Word and save it again",
                );
                None
            }
        }
    }

    /// Whether ours can be added to these styles.
    fn styles(&mut self, part: &str, text: &str) -> Option<()> {
        let file = self.parsed(part, text)?;
        let root = file.root_element();
        if root.tag_name().namespace() == Some(STRICT) {
            self.refuse(
                NO_DOCX,
                part,
                "it is saved as Strict Open XML, which is not read",
                "in Word choose Save As and the type Word Document (.docx)",
            );
        } else if !xml::is(&root, "styles") || super::styles::listed(&file).next().is_none() {
            self.refuse(NO_DOCX, part, "it holds no styles", "save it again in Word");
        } else if root.lookup_namespace_uri(Some("w")) != Some(W) {
            let message = "its elements of Word are not written with the prefix `w`";
            self.refuse(NO_DOCX, part, message, "save it again in Word");
        } else {
            return Some(());
        }
        None
    }
}
