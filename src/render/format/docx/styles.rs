//! The styles of a document: ours, or the user's completed by those of ours that are missing.
//!
//! A style is known by its name, as pandoc and Word do: the ids of one and the same style differ
//! between the languages of Word (`Heading1`, `Titre1`).

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::xml::{self, W, child, child_value, is};
use crate::render::RenderError;
use crate::render::template::Engine;

/// Styles ready to be written.
pub(super) struct Styles {
    /// The part.
    pub(super) text: String,
    /// Their ids by the ids of ours; `bullets` is the list that paragraphs name themselves, or
    /// empty, and `unnumbered` not empty where headings must say that they have no number.
    pub(super) ids: BTreeMap<String, String>,
    /// Tab stops of their `Header` and `Footer`, in twips: our own lines there clear them.
    pub(super) tabs: BTreeMap<&'static str, Vec<i64>>,
}

/// Our styles of the lines at the head and the foot of a page.
const PLACES: [&str; 2] = ["Header", "Footer"];

const OURS: &str = "word-styles.xml.j2";

/// Our own styles.
///
/// # Errors
/// Our template, replaced by the user, that is no XML.
pub(super) fn ours(text: String, engine: &Engine) -> Result<Styles, RenderError> {
    let file = xml::parse(&text).map_err(|error| engine.no_xml(OURS, &error))?;
    let mut ids: BTreeMap<String, String> = listed(&file)
        .map(|style| (id(&style).to_owned(), id(&style).to_owned()))
        .collect();
    ids.insert("bullets".to_owned(), String::new());
    ids.insert("unnumbered".to_owned(), String::new());
    let tabs = PLACES.map(|place| (place, Vec::new())).into();
    Ok(Styles { text, ids, tabs })
}

/// Their styles, ours that they lack, and the language of our text. `list` is the number of our
/// bullets.
///
/// # Errors
/// Our template, replaced by the user, that is no XML.
pub(super) fn merged(
    theirs: &str,
    ours: &str,
    list: u32,
    language: &str,
    engine: &Engine,
) -> Result<Styles, RenderError> {
    let our_file = xml::parse(ours).map_err(|error| engine.no_xml(OURS, &error))?;
    // What the user brought was parsed when it was read.
    let Ok(their_file) = xml::parse(theirs) else {
        return self::ours(ours.to_owned(), engine);
    };
    let mut taken: BTreeSet<String> = listed(&their_file).map(|s| id(&s).to_owned()).collect();
    let mut ids = BTreeMap::new();
    let mut missing = Vec::new();
    for style in listed(&our_file) {
        let found = listed(&their_file).find(|other| same(&style, other));
        let known = found.map_or_else(
            || {
                missing.push(style);
                let mut free = id(&style).to_owned();
                while taken.contains(&free) {
                    free.insert_str(0, "TBO");
                }
                taken.insert(free.clone());
                free
            },
            |other| id(&other).to_owned(),
        );
        ids.insert(id(&style).to_owned(), known);
    }
    let renamed = |element: &str, attribute: &str, value: &str| match (element, attribute) {
        ("style", "styleId") | ("basedOn" | "next" | "link", "val") => ids.get(value).cloned(),
        // A default of its own kind exists already.
        ("style", "default") => Some("0".to_owned()),
        ("numId", "val") => Some(list.to_string()),
        _ => None,
    };
    let mut added = String::new();
    for style in &missing {
        xml::copy(&mut added, style, &renamed);
    }
    let numbered = |ours: &str| {
        let style = ids.get(ours).and_then(|id| by_id(&their_file, id));
        style.is_some_and(|style| has_number(&their_file, style))
    };
    let bullets = !missing.iter().any(|style| id(style) == "ListBullet") && !numbered("ListBullet");
    let unnumbered = ["Heading1", "Heading2"].into_iter().any(numbered);
    let tabs = PLACES.map(|place| {
        let style = ids.get(place).and_then(|id| by_id(&their_file, id));
        let stops = style.map(|style| tab_stops(&their_file, style));
        (place, stops.unwrap_or_default())
    });
    let tabs = tabs.into();
    let text = completed(theirs, &their_file, &added, language);
    ids.insert(
        "bullets".to_owned(),
        if bullets {
            list.to_string()
        } else {
            String::new()
        },
    );
    ids.insert(
        "unnumbered".to_owned(),
        if unnumbered {
            "1".to_owned()
        } else {
            String::new()
        },
    );
    Ok(Styles { text, ids, tabs })
}

/// The styles of a file that have an id.
pub(super) fn listed<'a, 'i: 'a>(file: &'a Document<'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    file.root_element()
        .children()
        .filter(|node| is(node, "style") && node.attribute((W, "styleId")).is_some())
}

fn id<'a>(style: &Node<'a, '_>) -> &'a str {
    style.attribute((W, "styleId")).unwrap_or_default()
}

/// Whether two styles are one: the same kind and name, or both the default of their kind.
fn same(ours: &Node, theirs: &Node) -> bool {
    let kind = |style: &Node| {
        style
            .attribute((W, "type"))
            .unwrap_or("paragraph")
            .to_owned()
    };
    let is_default =
        |style: &Node| matches!(style.attribute((W, "default")), Some("1" | "true" | "on"));
    let name = |style: &Node| {
        child_value(style, "name")
            .unwrap_or_default()
            .to_lowercase()
    };
    kind(ours) == kind(theirs)
        && if is_default(ours) {
            is_default(theirs)
        } else {
            name(ours) == name(theirs)
        }
}

fn by_id<'a, 'i: 'a>(file: &'a Document<'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    listed(file).find(|style| id(style) == wanted)
}

/// Whether a style, or one it is based on, puts a number or bullet before its paragraphs.
fn has_number(file: &Document, style: Node) -> bool {
    let number =
        |style: Node| child(&style, "pPr").and_then(|pr| child(&pr, "numPr").map(|n| n.id()));
    let number = based_on(file, style).into_iter().find_map(number);
    let number = number.and_then(|id| file.get_node(id));
    number.is_some_and(|number| child_value(&number, "numId") != Some("0"))
}

/// Positions at which a style, or one it is based on, has tab stops.
fn tab_stops(file: &Document, style: Node) -> Vec<i64> {
    let mut stops = BTreeSet::new();
    for style in based_on(file, style) {
        let tabs = child(&style, "pPr").and_then(|pr| child(&pr, "tabs"));
        let tabs = tabs.map(|tabs| tabs.id()).and_then(|id| file.get_node(id));
        let each = tabs.into_iter().flat_map(|tabs| tabs.children());
        stops.extend(each.filter_map(|tab| tab.attribute((W, "pos"))?.parse::<i64>().ok()));
    }
    stops.into_iter().collect()
}

/// A style and those it is based on, nearest first.
fn based_on<'a, 'i: 'a>(file: &'a Document<'i>, style: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let mut seen = BTreeSet::new();
    let mut chain = Vec::new();
    let mut next = Some(style);
    while let Some(style) = next.filter(|style| seen.insert(id(style).to_owned())) {
        chain.push(style);
        next = child_value(&style, "basedOn").and_then(|base| by_id(file, base));
    }
    chain
}

/// The file with these styles at its end and every language set to that of our text.
fn completed(text: &str, file: &Document, added: &str, language: &str) -> String {
    let root = file.root_element();
    let end = text[..root.range().end].rfind("</").unwrap_or(text.len());
    let mut edits: Vec<(std::ops::Range<usize>, &str)> = file
        .descendants()
        .filter(|node| is(node, "lang"))
        .filter_map(|node| Some(node.attribute_node((W, "val"))?.range_value()))
        .map(|range| (range, language))
        .collect();
    edits.push((end..end, added));
    let mut out = String::with_capacity(text.len() + added.len());
    let mut from = 0;
    for (range, new) in edits {
        out.push_str(&text[from..range.start]);
        out.push_str(new);
        from = range.end;
    }
    out + &text[from..]
}
