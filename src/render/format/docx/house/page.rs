//! Page size, margins, and which header stands on which pages.

use roxmltree::{Document, Node};

use super::{BAD_PART, Reader};
use crate::render::format::docx::xml::{self, R, W, child, is};

/// What is taken over of a section; the others are about columns of text, printers and notes.
const KEPT: [&str; 7] = [
    "pgSz",
    "pgMar",
    "pgBorders",
    "pgNumType",
    "vAlign",
    "titlePg",
    "rtlGutter",
];

/// The page as the user's file has it.
#[derive(Debug, Clone)]
pub(in super::super) struct PageSettings {
    /// Elements of the section, ready-made.
    pub(in super::super) settings: String,
    /// Width of the text, in twips.
    pub(in super::super) width: u32,
}

/// A header or footer that the section names.
pub(super) struct Wanted {
    pub(super) footer: bool,
    pub(super) pages: &'static str,
    pub(super) relation: String,
}

/// The section that the document ends with.
pub(super) fn last_section<'a, 'i: 'a>(file: &'a Document<'i>) -> Option<Node<'a, 'i>> {
    let body = child(&file.root_element(), "body")?;
    body.children().rfind(|node| is(node, "sectPr"))
}

/// Page size and margins, where the section says them and they leave room for text.
pub(super) fn settings(reader: &mut Reader, part: &str, section: &Node) -> Option<PageSettings> {
    let size = child(section, "pgSz")?;
    let margins = child(section, "pgMar")?;
    let number = |node: &Node, name: &str, otherwise: i64| {
        node.attribute((W, name))
            .map_or(Some(otherwise), |text| text.trim().parse::<i64>().ok())
            .filter(|twips| (-31_680..=31_680).contains(twips))
    };
    let width = (|| {
        let sides = number(&margins, "left", 0)? + number(&margins, "right", 0)?;
        Some(number(&size, "w", 0)? - sides - number(&margins, "gutter", 0)?)
    })();
    let height = (|| {
        let ends = number(&margins, "top", 0)?.abs() + number(&margins, "bottom", 0)?.abs();
        Some(number(&size, "h", 0)? - ends)
    })();
    let room = |twips: Option<i64>| twips.filter(|twips| *twips >= 4_000);
    let (Some(width), Some(_)) = (room(width), room(height)) else {
        reader.refuse(
            BAD_PART,
            part,
            "page and margins leave less than 7 cm for text, or are no lengths",
            "set page size and margins under Layout in Word",
        );
        return None;
    };
    let mut settings = String::new();
    for name in KEPT {
        if let Some(kept) = child(section, name) {
            xml::copy(&mut settings, &kept, &|_, _, _| None);
        }
    }
    Some(PageSettings {
        settings,
        width: u32::try_from(width).unwrap_or(4_000),
    })
}

/// Headers and footers by the pages they stand on.
pub(super) fn references(section: &Node) -> Vec<Wanted> {
    let wanted = section.children().filter_map(|node| {
        let footer = is(&node, "footerReference");
        if !footer && !is(&node, "headerReference") {
            return None;
        }
        let pages = match node.attribute((W, "type")) {
            Some("first") => "first",
            Some("even") => "even",
            _ => "default",
        };
        Some(Wanted {
            footer,
            pages,
            relation: node.attribute((R, "id"))?.to_owned(),
        })
    });
    wanted.collect()
}
