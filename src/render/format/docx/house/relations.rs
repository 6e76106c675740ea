//! From part to part: who refers to whom, and what is taken along.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::{BAD_PART, NO_DOCX, Reader};
use crate::render::format::docx::pack::{Part, Relation, Target};
use crate::render::format::docx::xml::STRICT;

/// Parts inside one another that are followed: a header, its picture, what that may have.
const DEEPEST: usize = 4;
/// Parts that are taken along.
const MOST: usize = 200;

/// A relationship as read.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) id: String,
    kind: String,
    /// The part it leads to.
    pub(super) part: Option<String>,
    /// The address outside of the file it leads to.
    outside: Option<String>,
}

impl Found {
    /// Whether its type ends so: `styles`, `header`.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// What is taken over, with new names.
pub(super) struct Taken {
    /// Name of the main part.
    pub(super) main: String,
    pub(super) parts: Vec<Part>,
    /// New names by old ones.
    names: BTreeMap<String, String>,
    defaults: BTreeMap<String, String>,
    overrides: BTreeMap<String, String>,
}

impl Taken {
    /// Finds the main part and what kinds of parts there are.
    pub(super) fn new(reader: &mut Reader, archive: &mut Archive) -> Option<Self> {
        let mut taken = Taken {
            main: String::new(),
            parts: Vec::new(),
            names: BTreeMap::new(),
            defaults: BTreeMap::new(),
            overrides: BTreeMap::new(),
        };
        let types = "[Content_Types].xml";
        let text = archive.text(reader, types)?;
        let file = reader.parsed(types, &text)?;
        for node in file.root_element().children() {
            let Some(kind) = node.attribute("ContentType") else {
                continue;
            };
            if let Some(extension) = node.attribute("Extension") {
                let extension = extension.to_lowercase();
                taken.defaults.insert(extension, kind.to_owned());
            } else if let Some(name) = node.attribute("PartName") {
                let name = name.trim_start_matches('/').to_lowercase();
                taken.overrides.insert(name, kind.to_owned());
            }
        }
        let root = relations_of(reader, archive, "")?;
        let main = root.iter().find(|relation| relation.is("officeDocument"));
        let Some(main) = main.and_then(|relation| relation.part.clone()) else {
            let hint = "give a Word Document (.docx) or a Word Template (.dotx)";
            reader.refuse(NO_DOCX, "", "it names no document inside", hint);
            return None;
        };
        let kind = taken.kind(&main).unwrap_or_default();
        if !kind.contains("wordprocessingml") && !kind.contains("ms-word") {
            let message = format!("it is no Word file but `{kind}`");
            let hint = "give a Word Document (.docx) or a Word Template (.dotx)";
            reader.refuse(NO_DOCX, "", message, hint);
            return None;
        }
        taken.main = main;
        Some(taken)
    }

    /// Takes a part and what it refers to along; its new name.
    pub(super) fn take(
        &mut self,
        reader: &mut Reader,
        archive: &mut Archive,
        name: &str,
        depth: usize,
    ) -> Option<String> {
        if let Some(known) = self.names.get(name) {
            return Some(known.clone());
        }
        let kind = self.kind(name).unwrap_or_default();
        let text = kind.ends_with(".header+xml") || kind.ends_with(".footer+xml");
        let picture = kind.starts_with("image/") && token(&kind);
        if !(text || picture) {
            let message =
                format!("a header, footer, list or theme holds `{kind}`, which is not taken over");
            reader.refuse(
                BAD_PART,
                name,
                message,
                "only text and pictures may stand there",
            );
            return None;
        }
        if depth > DEEPEST || self.names.len() >= MOST {
            let message = format!("headers and footers hold more than {MOST} parts");
            reader.refuse(BAD_PART, name, message, "take pictures out of them");
            return None;
        }
        let bytes = if text {
            let text = archive.text(reader, name)?;
            reader.parsed(name, &text)?;
            text.into_bytes()
        } else {
            let before = reader.findings.len();
            let bytes = archive.part(reader, name);
            if bytes.is_none() && reader.findings.len() == before {
                reader.refuse(
                    BAD_PART,
                    name,
                    "the picture is not in the file",
                    "save it again in Word",
                );
            }
            bytes?
        };
        let extension = if text { "xml" } else { extension(name) };
        let new = format!("word/house/{}.{extension}", self.names.len() + 1);
        self.names.insert(name.to_owned(), new.clone());
        let relations = self.follow(reader, archive, name, depth + 1);
        let mut part = Part::new(&new, kind, bytes);
        part.relations = relations;
        self.parts.push(part);
        Some(new)
    }

    /// Takes along what a part refers to; its relationships with the new names.
    pub(super) fn follow(
        &mut self,
        reader: &mut Reader,
        archive: &mut Archive,
        part: &str,
        depth: usize,
    ) -> Vec<Relation> {
        let mut relations = Vec::new();
        for found in relations_of(reader, archive, part).unwrap_or_default() {
            let target = match (&found.part, &found.outside) {
                (Some(name), _) => self.take(reader, archive, name, depth).map(Target::Part),
                (None, Some(address)) if found.is("hyperlink") && web(address) => {
                    Some(Target::Outside(address.clone()))
                }
                (None, address) => {
                    let address = address.as_deref().unwrap_or_default();
                    let message = format!("refers to something outside of the file: {address}");
                    let hint = "insert the picture instead of linking it";
                    reader.refuse(BAD_PART, part, message, hint);
                    None
                }
            };
            if let Some(target) = target {
                relations.push(Relation {
                    id: found.id,
                    kind: found.kind,
                    target,
                });
            }
        }
        relations
    }

    fn kind(&self, name: &str) -> Option<String> {
        let known = self.overrides.get(&name.to_lowercase());
        known
            .or_else(|| self.defaults.get(extension(&name.to_lowercase())))
            .cloned()
    }
}

/// What a part refers to; the empty name stands for the package.
pub(super) fn relations_of(
    reader: &mut Reader,
    archive: &mut Archive,
    part: &str,
) -> Option<Vec<Found>> {
    let (folder, file) = part.split_at(part.rfind('/').map_or(0, |at| at + 1));
    let name = format!("{folder}_rels/{file}.rels");
    if part.is_empty() {
        // Without it the archive is no document.
        archive.text(reader, &name)?;
    }
    let before = reader.findings.len();
    let Some(bytes) = archive.part(reader, &name) else {
        return (reader.findings.len() == before).then(Vec::new);
    };
    let Ok(text) = String::from_utf8(bytes) else {
        reader.refuse(BAD_PART, &name, "not UTF-8", "save it again in Word");
        return None;
    };
    let document = reader.parsed(&name, text.trim_start_matches('\u{feff}'))?;
    let nodes = document.root_element().children();
    let found = nodes
        .filter(roxmltree::Node::is_element)
        .filter_map(|node| {
            let target = node.attribute("Target")?;
            let outside = node.attribute("TargetMode") == Some("External");
            Some(Found {
                id: node.attribute("Id")?.to_owned(),
                kind: node.attribute("Type")?.to_owned(),
                part: (!outside).then(|| resolve(folder, target)),
                outside: outside.then(|| target.to_owned()),
            })
        });
    let found: Vec<Found> = found.collect();
    let strict = STRICT.split("/wordprocessingml").next().unwrap_or(STRICT);
    if found
        .iter()
        .any(|relation| relation.is("officeDocument") && relation.kind.starts_with(strict))
    {
        let hint = "in Word choose Save As and the type Word Document (.docx)";
        reader.refuse(
            NO_DOCX,
            "",
            "it is saved as Strict Open XML, which is not read",
            hint,
        );
        return None;
    }
    Some(found)
}

/// The name of the part that a relationship of a part in `folder` leads to.
fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut names: Vec<&str> = Vec::new();
    for name in whole.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// The extension of a name, where it is a plain one.
fn extension(name: &str) -> &str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let plain = extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain && (1..=8).contains(&extension.len()) {
        extension
    } else {
        "bin"
    }
}

/// Whether a content type is one.
fn token(kind: &str) -> bool {
    kind.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/+.-".contains(&byte))
}

fn web(address: &str) -> bool {
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}
