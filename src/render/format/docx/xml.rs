//! Reading XML of others: no document types, bounded, only the elements of Word copied out.

use std::fmt::Write as _;

use roxmltree::{Document, Node, ParsingOptions};

use super::pack::escape;

/// Namespace of Word's own elements.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The same in files saved as "Strict Open XML".
pub(super) const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
/// Namespace of references to relationships.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Elements, texts and comments of a part beyond which it is not read.
const NODES: u32 = 1_000_000;
/// Elements inside one another beyond which nothing is copied.
const DEPTH: usize = 32;

/// Parses a part; a document type, and with it entities, is refused.
pub(super) fn parse(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options)
}

/// Whether the node is this element of Word.
pub(super) fn is(node: &Node, name: &str) -> bool {
    node.has_tag_name((W, name))
}

/// The first child of this name.
pub(super) fn child<'a, 'i>(node: &Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(child, name))
}

/// The attribute `w:val` of the first child of this name.
pub(super) fn child_value<'a>(node: &Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name)?.attribute((W, "val"))
}

/// Whether an element that stands for yes or no says yes.
pub(super) fn on(node: &Node, name: &str) -> bool {
    child(node, name)
        .is_some_and(|node| !matches!(node.attribute((W, "val")), Some("0" | "false" | "off")))
}

/// Writes an element of Word with its attributes and children of Word; `value` may change a value,
/// given element, attribute and value. Text and everything of other namespaces stay behind.
pub(super) fn copy(
    out: &mut String,
    node: &Node,
    value: &dyn Fn(&str, &str, &str) -> Option<String>,
) {
    copy_within(out, node, value, DEPTH);
}

fn copy_within(
    out: &mut String,
    node: &Node,
    value: &dyn Fn(&str, &str, &str) -> Option<String>,
    depth: usize,
) {
    let tag = node.tag_name();
    if tag.namespace() != Some(W) || depth == 0 {
        return;
    }
    let name = tag.name();
    // Writing to a string cannot fail.
    let _ = write!(out, "<w:{name}");
    for attribute in node.attributes().filter(|a| a.namespace() == Some(W)) {
        let new = value(name, attribute.name(), attribute.value());
        let text = escape(new.as_deref().unwrap_or(attribute.value()));
        let _ = write!(out, " w:{}=\"{text}\"", attribute.name());
    }
    out.push('>');
    for inner in node.children().filter(Node::is_element) {
        copy_within(out, &inner, value, depth - 1);
    }
    let _ = write!(out, "</w:{name}>");
}
