//! Text of a file -> a tree in which every value knows where it stands.
//!
//! Each [`Node`] keeps its own [`Spot`], so a value that an `extends` or a `--set` moved into another
//! tree still points at the line it came from.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::model::{Diagnostic, Place, Span};

/// Deepest nesting that is read; nothing sensible comes near it.
const DEEPEST: usize = 128;

/// A file's text.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path as the user would type it.
    pub(crate) file: String,
    text: String,
    /// Byte at which each line starts.
    lines: Vec<usize>,
}

/// A stretch of a file, in bytes.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    source: Arc<Source>,
    start: usize,
    end: usize,
}

/// A JSON value that knows where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Where.
    pub(crate) spot: Spot,
    /// What.
    pub(crate) value: Value,
}

/// A JSON value.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number as it was typed.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object in file order.
    Object(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// Where the key stands.
    pub(crate) key_spot: Spot,
    /// The value.
    pub(crate) node: Node,
}

impl Source {
    /// A file's text, ready to be pointed into.
    pub(crate) fn new(file: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = [0]
            .into_iter()
            .chain(breaks.map(|(at, _)| at + 1))
            .collect();
        let file = file.into();
        Arc::new(Self { file, text, lines })
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A stretch of it.
    pub(crate) fn spot(self: &Arc<Self>, start: usize, end: usize) -> Spot {
        let source = Arc::clone(self);
        Spot { source, start, end }
    }

    /// The byte at a line and a column of bytes, both from 1.
    fn byte(&self, line: usize, column: usize) -> usize {
        let first = self.lines.get(line.saturating_sub(1)).copied();
        let byte = first.unwrap_or(self.text.len()) + column.saturating_sub(1);
        byte.min(self.text.len())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let line = self.lines.partition_point(|first| *first <= start).max(1) - 1;
        let first = self.lines[line];
        let text = self.text[first..].lines().next().unwrap_or_default();
        let characters = |upto: usize| {
            let upto = upto.saturating_sub(first).min(text.len());
            text.char_indices().take_while(|(at, _)| *at < upto).count()
        };
        let column = characters(start);
        Span {
            line: line + 1,
            column: column + 1,
            length: characters(end).saturating_sub(column).max(1),
            text: text.to_owned(),
        }
    }
}

impl Spot {
    /// As a diagnostic shows it.
    pub(crate) fn place(&self, pointer: &str) -> Place {
        // An override has no line of its own: its text is the place.
        let span = (!self.source.text.is_empty()).then(|| self.source.span(self.start, self.end));
        Place {
            file: self.source.file.clone(),
            pointer: pointer.to_owned(),
            span,
        }
    }

    /// The file.
    pub(crate) fn file(&self) -> &str {
        &self.source.file
    }
}

impl Node {
    /// The value of a key, where this is an object that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.entries().iter().find(|entry| entry.key == key);
        entry.map(|entry| &entry.node)
    }

    /// The keys and values, none where this is no object.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The elements, none where this is no list.
    pub(crate) fn elements(&self) -> &[Node] {
        match &self.value {
            Value::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text, where this is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As serde reads it. Whole numbers become integers however they were typed; a number out of
    /// range becomes null (it was refused before).
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(typed) => json_number(typed),
            Value::Text(text) => Json::String(text.clone()),
            Value::List(elements) => elements.iter().map(Node::to_json).collect(),
            Value::Object(entries) => entries
                .iter()
                .map(|entry| (entry.key.clone(), entry.node.to_json()))
                .collect(),
        }
    }

    /// The part at a JSON pointer, or the nearest around it where that is absent.
    pub(crate) fn nearest(&self, pointer: &str) -> &Node {
        let mut node = self;
        for step in pointer.split('/').skip(1) {
            let inner = match &node.value {
                Value::List(elements) => step.parse().ok().and_then(|at: usize| elements.get(at)),
                Value::Object(_) if step.contains('~') => {
                    node.get(&step.replace("~1", "/").replace("~0", "~"))
                }
                _ => node.get(step),
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node
    }
}

/// A JSON pointer on the way down a tree; its text is made where something is to be said.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Pointer<'a> {
    /// The whole file.
    Root,
    /// A key of what is further up.
    Key(&'a Pointer<'a>, &'a str),
    /// An element of what is further up.
    At(&'a Pointer<'a>, usize),
}

impl<'a> Pointer<'a> {
    /// One step down to a key.
    pub(crate) fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// One step down to an element.
    pub(crate) fn at(&'a self, position: usize) -> Self {
        Self::At(self, position)
    }
}

impl fmt::Display for Pointer<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(above, key) => write!(out, "{above}{}", join("", key)),
            Self::At(above, position) => write!(out, "{above}/{position}"),
        }
    }
}

/// One step further down a JSON pointer.
pub(crate) fn join(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

fn json_number(typed: &str) -> serde_json::Value {
    if let Ok(whole) = typed.parse::<i64>() {
        return whole.into();
    }
    let Ok(number) = typed.parse::<f64>() else {
        return serde_json::Value::Null;
    };
    // Beyond 2^53 a float is no longer every whole number.
    if number.fract() == 0.0 && number.abs() < 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        return (number as i64).into();
    }
    serde_json::Number::from_f64(number).map_or(serde_json::Value::Null, Into::into)
}

/// Reads strict JSON. Duplicate keys and nesting are refused as well as broken syntax.
pub(crate) fn parse(source: &Arc<Source>) -> Result<(Node, Vec<Diagnostic>), Box<Diagnostic>> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    if let Some(at) = too_deep(source.text()) {
        let place = source.spot(at, at + 1).place("");
        return Err(
            Diagnostic::error("too-deep", format!("nested deeper than {DEEPEST} levels"))
                .at(place)
                .hint("no file of the offer needs more than ten")
                .into(),
        );
    }
    let parsed = parse_to_ast(source.text(), &CollectOptions::default(), &strict);
    let tree = parsed.map_err(|error| {
        let range = error.range();
        let place = source.spot(range.start, range.end).place("");
        let (message, hint) = match source.text().get(range.start..) {
            Some(rest) if rest.starts_with("NaN") => (
                "not JSON: NaN is no number".to_owned(),
                "write an ordinary number",
            ),
            _ => words(error.kind()),
        };
        let finding = Diagnostic::error("json-syntax", message).at(place);
        Box::new(finding.hint(hint))
    })?;
    let Some(tree) = tree.value else {
        let place = source.spot(0, 0).place("");
        return Err(Diagnostic::error("json-syntax", "the file is empty")
            .at(place)
            .hint("write an object, { ... }")
            .into());
    };
    // What the tolerant parser lets through: leading zeros, control characters in text, and the like.
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(source.text()) {
        let at = source.byte(error.line(), error.column());
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        return Err(
            Diagnostic::error("json-syntax", format!("not JSON: {words}"))
                .at(source.spot(at, at + 1).place(""))
                .hint("the file must be JSON as in RFC 8259")
                .into(),
        );
    }
    let mut findings = Vec::new();
    let node = node(source, &tree, &Pointer::Root, &mut findings);
    Ok((node, findings))
}

/// Where brackets first nest too deep. Counted before parsing, so that a hostile file cannot
/// exhaust the stack.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}

fn node(
    source: &Arc<Source>,
    tree: &ast::Value<'_>,
    pointer: &Pointer<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Node {
    let range = tree.range();
    let value = match tree {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
        ast::Value::NumberLit(literal) => Value::Number(literal.value.to_owned()),
        ast::Value::StringLit(literal) => Value::Text(literal.value.to_string()),
        ast::Value::Array(array) => Value::List(
            array
                .elements
                .iter()
                .enumerate()
                .map(|(at, element)| node(source, element, &pointer.at(at), findings))
                .collect(),
        ),
        ast::Value::Object(object) => {
            let mut first: BTreeMap<&str, usize> = BTreeMap::new();
            let mut entries = Vec::new();
            for property in &object.properties {
                let key = property.name.as_str();
                let at = property.name.range();
                let key_spot = source.spot(at.start, at.end);
                let inner = pointer.key(key);
                if let Some(before) = first.insert(key, at.start) {
                    let line = source.span(before, before).line;
                    findings.push(
                        Diagnostic::error("duplicate-key", format!("`{key}` is given twice"))
                            .at(key_spot.place(&inner.to_string()))
                            .hint(format!(
                                "it stands on line {line} already; keep one of the two"
                            )),
                    );
                }
                let node = node(source, &property.value, &inner, findings);
                entries.push(Entry {
                    key: key.to_owned(),
                    key_spot,
                    node,
                });
            }
            Value::Object(entries)
        }
    };
    Node {
        spot: source.spot(range.start, range.end),
        value,
    }
}

/// What is wrong and what would be right.
fn words(kind: &ParseErrorKind) -> (String, &'static str) {
    use ParseErrorKind as Kind;
    let hint = match kind {
        Kind::CommentsNotAllowed => "JSON has no comments; put the remark into a text field",
        Kind::TrailingCommasNotAllowed => "remove the comma after the last entry",
        Kind::ExpectedComma => "put a comma between the two entries",
        Kind::NonFiniteNumbersNotAllowed => "write an ordinary number",
        Kind::UnexpectedWord => "put text into double quotes; numbers are written like 0.4 or 1e-4",
        Kind::UnterminatedObject | Kind::UnterminatedArray => "close the bracket that opens here",
        Kind::ExpectedColonAfterObjectKey => "write \"key\": value",
        Kind::MultipleRootJsonValues => "a file holds one value; remove what follows it",
        Kind::SingleQuotedStringsNotAllowed | Kind::ExpectedStringObjectProperty => {
            "use double quotes"
        }
        _ => "the file must be JSON as in RFC 8259",
    };
    let mut message = format!("not JSON: {kind}");
    // The parser's own phrases start with a capital; the messages here do not.
    let at = "not JSON: ".len();
    if let Some(first) = message.get(at..=at) {
        let lower = first.to_lowercase();
        message.replace_range(at..=at, &lower);
    }
    (message, hint)
}

#[cfg(test)]
mod tests {
    use super::{Pointer, Source, parse};

    fn frame(text: &str) -> String {
        match parse(&Source::new("a.json", text)) {
            Ok((_, findings)) => findings.iter().map(ToString::to_string).collect(),
            Err(finding) => finding.to_string(),
        }
    }

    #[test]
    fn columns_count_characters() {
        let (node, _) = parse(&Source::new("a.json", "{\n \"é\": 7 }")).unwrap();
        let span = node.get("é").unwrap().spot.place("/é").span.unwrap();
        assert_eq!((span.line, span.column, span.length), (2, 7, 1));
    }

    #[test]
    fn whole_numbers_are_integers_however_typed() {
        let (node, _) = parse(&Source::new("a.json", "[7, 7.0, 7e0, 0.5]")).unwrap();
        assert_eq!(node.to_json().to_string(), "[7,7,7,0.5]");
    }

    #[test]
    fn brackets_in_text_do_not_nest() {
        let text = format!("[\"{}\"]", "[".repeat(500));
        assert_eq!(frame(&text), "");
        assert!(frame(&"[".repeat(100_000)).starts_with("error[too-deep]"));
    }

    #[test]
    fn pointers_lead_to_the_nearest_part() {
        let (node, _) = parse(&Source::new("a.json", "{\"a/b\": [1, {\"~\": 2}]}")).unwrap();
        let number = |pointer: &str| node.nearest(pointer).to_json().to_string();
        assert_eq!(number("/a~1b/1/~0"), "2");
        assert_eq!(number("/a~1b/0/none/at/all"), "1");
        assert_eq!(number("/a~1b/7"), number("/a~1b"));
        assert_eq!(number(""), number("/none"));
        let way = Pointer::Root;
        let (way, last) = (way.key("a/b"), "~");
        assert_eq!(way.at(1).key(last).to_string(), "/a~1b/1/~0");
    }

    #[test]
    fn a_duplicate_key_is_found_at_its_second_place() {
        assert!(frame("{\"a\": 1,\n \"a\": 2}").contains("--> a.json:2:2"));
    }
}
