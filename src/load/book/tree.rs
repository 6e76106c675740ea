//! A JSON value that knows which cells it came from.

use std::fmt::Write as _;

use super::table::At;
use crate::load::locate::Node;
use crate::load::locate::Value as NodeValue;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tree {
    /// Its cell; of an object the one that names it.
    pub(crate) at: Option<At>,
    /// What it is.
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A list.
    List(Vec<Tree>),
    /// Keys in order.
    Object(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// The cell that names it, where one does.
    pub(crate) key_at: Option<At>,
    /// The value.
    pub(crate) tree: Tree,
}

impl Tree {
    /// A value without a cell.
    pub(crate) fn new(value: Value) -> Self {
        Self { at: None, value }
    }

    /// A value of a cell.
    pub(crate) fn of(at: At, value: Value) -> Self {
        Self {
            at: Some(at),
            value,
        }
    }

    /// An object that a cell names, without keys yet.
    pub(crate) fn object(at: At) -> Self {
        Self::of(at, Value::Object(Vec::new()))
    }

    /// The keys of an object, none where this is none.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Object(entries) => entries,
            _ => &[],
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Text(text) => text.is_empty(),
            Value::List(elements) => elements.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            _ => false,
        }
    }

    /// Gives an object a key, where there is a value for it.
    pub(crate) fn put(&mut self, key: &str, tree: impl Into<Option<Tree>>) {
        self.put_named(key, None, tree);
    }

    /// Gives the object under `outer` a key; that object is made, named by a cell, where there is none.
    pub(crate) fn put_inner(&mut self, outer: &str, at: At, key: &str, tree: Tree) {
        if self.entries().iter().all(|entry| entry.key != outer) {
            self.put_named(outer, Some(at), Self::object(at));
        }
        if let Value::Object(entries) = &mut self.value
            && let Some(entry) = entries.iter_mut().find(|entry| entry.key == outer)
        {
            entry.tree.put(key, tree);
        }
    }

    /// The same with a cell that names the key.
    pub(crate) fn put_named(
        &mut self,
        key: &str,
        key_at: Option<At>,
        tree: impl Into<Option<Tree>>,
    ) {
        if let (Value::Object(entries), Some(tree)) = (&mut self.value, tree.into()) {
            entries.push(Entry {
                key: key.to_owned(),
                key_at,
                tree,
            });
        }
    }

    /// The cell of the part at a JSON pointer, or of the nearest around it. `naming` asks for the cell
    /// that names the part's key rather than the one that holds its value.
    pub(crate) fn cell(&self, pointer: &str, naming: bool) -> Option<At> {
        let mut tree = self;
        let mut found = self.at;
        for step in pointer.split('/').skip(1) {
            let key = step.replace("~1", "/").replace("~0", "~");
            let (key_at, inner) = if let Value::List(elements) = &tree.value {
                let at = step.parse().ok().and_then(|at: usize| elements.get(at));
                (None, at)
            } else {
                let entry = tree.entries().iter().find(|entry| entry.key == key);
                (entry.and_then(|entry| entry.key_at), entry.map(|e| &e.tree))
            };
            let Some(inner) = inner else { break };
            let own = if naming {
                key_at.or(inner.at)
            } else {
                inner.at.or(key_at)
            };
            found = own.or(found);
            tree = inner;
        }
        found
    }

    /// The text at a JSON pointer, where there is one.
    pub(crate) fn text(&self, pointer: &str) -> Option<&str> {
        let mut tree = self;
        for step in pointer.split('/').skip(1) {
            tree = match &tree.value {
                Value::List(elements) => elements.get(step.parse::<usize>().ok()?)?,
                _ => &tree.entries().iter().find(|entry| entry.key == step)?.tree,
            };
        }
        match &tree.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As JSON, two blanks a level. What `like` says in the same way is written as it stands there: order
    /// of keys, spelling of numbers, empty lists. So a file in which one value changes differs in one line.
    pub(crate) fn to_json(&self, like: Option<&Node>) -> String {
        let mut out = String::new();
        self.write(&mut out, 0, like);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize, like: Option<&Node>) {
        match &self.value {
            Value::Text(text) => out.push_str(&quoted(text)),
            Value::Number(number) => match like.map(|like| &like.value) {
                Some(NodeValue::Number(typed)) if typed.parse() == Ok(*number) => {
                    out.push_str(typed);
                }
                // Writing into a String cannot fail. Display never uses an exponent, which is JSON.
                _ => {
                    let _ = write!(out, "{number}");
                }
            },
            Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Value::List(elements) => {
                let part = |(at, element): (usize, &'_ Tree)| {
                    let like = like.and_then(|like| element.counterpart(at, like.elements()));
                    (None, element.clone(), like)
                };
                let parts = elements.iter().enumerate().map(part).collect();
                nested(out, depth, ['[', ']'], parts);
            }
            Value::Object(entries) => nested(out, depth, ['{', '}'], ordered(entries, like)),
        }
    }

    /// The element of a list that this one was before: by its name, else by its place.
    fn counterpart<'n>(&self, at: usize, elements: &'n [Node]) -> Option<&'n Node> {
        let named = ["id", "with"]
            .iter()
            .find_map(|key| Some((*key, self.text(&format!("/{key}"))?)));
        match named {
            Some((key, name)) => elements
                .iter()
                .find(|element| element.get(key).and_then(Node::text) == Some(name)),
            None => elements.get(at),
        }
    }

    /// What a file says that is empty.
    fn hollow(node: &Node) -> Option<Self> {
        let value = match &node.value {
            NodeValue::Text(text) if text.is_empty() => Value::Text(String::new()),
            NodeValue::List(elements) if elements.is_empty() => Value::List(Vec::new()),
            NodeValue::Object(entries) if entries.is_empty() => Value::Object(Vec::new()),
            _ => return None,
        };
        Some(Self::new(value))
    }

    /// What JSON files say, without the places and without what says nothing: empty texts, lists and
    /// objects, and null.
    pub(crate) fn plain(node: &Node) -> Option<Self> {
        let value = match &node.value {
            NodeValue::Null => return None,
            NodeValue::Bool(flag) => Value::Flag(*flag),
            NodeValue::Number(typed) => Value::Number(typed.parse().ok()?),
            NodeValue::Text(text) => Value::Text(text.clone()),
            NodeValue::List(elements) => {
                Value::List(elements.iter().filter_map(Self::plain).collect())
            }
            NodeValue::Object(entries) => {
                let mut kept: Vec<Entry> = entries
                    .iter()
                    .filter_map(|entry| {
                        Some(Entry {
                            key: entry.key.clone(),
                            key_at: None,
                            tree: Self::plain(&entry.node)?,
                        })
                    })
                    .collect();
                kept.sort_by(|a, b| a.key.cmp(&b.key));
                Value::Object(kept)
            }
        };
        let tree = Self::new(value);
        (!tree.is_empty()).then_some(tree)
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// A key, its value, and what it was before.
type Part<'n> = (Option<String>, Tree, Option<&'n Node>);

/// The keys as they stood before, then those that are new.
fn ordered<'n>(entries: &[Entry], like: Option<&'n Node>) -> Vec<Part<'n>> {
    let mut parts: Vec<Part<'n>> = Vec::new();
    for before in like.map_or(&[][..], Node::entries) {
        let now = entries.iter().find(|entry| entry.key == before.key);
        let tree = now
            .map(|entry| entry.tree.clone())
            .or_else(|| Tree::hollow(&before.node));
        parts.extend(tree.map(|tree| (Some(before.key.clone()), tree, Some(&before.node))));
    }
    for entry in entries {
        let known = like.is_some_and(|like| like.get(&entry.key).is_some());
        let idle = like.is_some() && entry.tree.is_empty();
        if !known && !idle {
            parts.push((Some(entry.key.clone()), entry.tree.clone(), None));
        }
    }
    parts
}

fn nested(out: &mut String, depth: usize, around: [char; 2], parts: Vec<Part<'_>>) {
    out.push(around[0]);
    if parts.is_empty() {
        out.push(around[1]);
        return;
    }
    for (at, (key, tree, like)) in parts.into_iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            out.push_str(&quoted(&key));
            out.push_str(": ");
        }
        tree.write(out, depth + 1, like);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(around[1]);
}
