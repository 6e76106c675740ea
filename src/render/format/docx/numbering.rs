//! The lists of the user's file with ours beside them.

use roxmltree::Node;

use super::xml::{self, W, is};
use crate::render::RenderError;
use crate::render::template::Engine;

/// Our list of bullets, as our styles name it.
pub(super) const OUR_LIST: u32 = 1;

/// Their lists and ours, and the number under which ours now stands.
///
/// # Errors
/// Our template, replaced by the user, that is no XML.
pub(super) fn merged(
    theirs: &str,
    ours: &str,
    engine: &Engine,
) -> Result<(String, u32), RenderError> {
    let our_file =
        xml::parse(ours).map_err(|error| engine.no_xml("word-numbering.xml.j2", &error))?;
    // What the user brought was parsed when it was read.
    let Ok(their_file) = xml::parse(theirs) else {
        return Ok((ours.to_owned(), OUR_LIST));
    };
    let root = their_file.root_element();
    let highest = |element: &str, attribute: &str| {
        let numbers = root.children().filter(|node| is(node, element));
        numbers
            .filter_map(|node| node.attribute((W, attribute))?.parse::<u32>().ok())
            .max()
            .map_or(1, |most| most.saturating_add(1))
    };
    let shape = highest("abstractNum", "abstractNumId");
    let list = highest("num", "numId");
    let renamed = |_: &str, attribute: &str, value: &str| match (attribute, value) {
        ("abstractNumId", _) => Some(shape.to_string()),
        ("numId", _) => Some(list.to_string()),
        _ => None,
    };
    let mut shapes = String::new();
    let mut lists = String::new();
    for node in our_file.root_element().children() {
        if is(&node, "abstractNum") {
            xml::copy(&mut shapes, &node, &renamed);
        } else if is(&node, "num") {
            let shape_of = |element: &str, attribute: &str, value: &str| match element {
                "abstractNumId" => Some(shape.to_string()),
                _ => renamed(element, attribute, value),
            };
            xml::copy(&mut lists, &node, &shape_of);
        }
    }
    // Shapes stand before lists; both before what may follow them.
    let end = theirs[..root.range().end].rfind("</").unwrap_or(0);
    let first_list = root.children().find(|node| is(node, "num"));
    let after_lists = root
        .children()
        .rfind(|node| is(node, "num") || is(node, "abstractNum") || is(node, "numPicBullet"))
        .map(|node| node.range().end);
    if end == 0 || after_lists.is_none() {
        return Ok((ours.to_owned(), OUR_LIST));
    }
    let lists_at = after_lists.unwrap_or(end);
    let shapes_at = first_list.map_or(lists_at, |node: Node| node.range().start);
    let text = format!(
        "{}{shapes}{}{lists}{}",
        &theirs[..shapes_at],
        &theirs[shapes_at..lists_at],
        &theirs[lists_at..]
    );
    Ok((text, list))
}
