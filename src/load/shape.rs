//! Holds a file against the schema of its kind: every finding of its shape at once.
//!
//! serde stops at the first thing that is wrong and knows no position in a moved value; this walk
//! goes on, and notes on its way what each text names, so that [`super::check`] can look it up.

use serde_json::{Map, Value as Json};

use super::locate::{Entry, Node, Pointer, Spot, Value};
use super::raw::text::{REF, REF_KEYS};
use super::{pattern, suggest};
use crate::model::{Diagnostic, Place};

/// A text that names something.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    /// What it names: `need`, `component`, ...
    pub(crate) kind: String,
    /// The name.
    pub(crate) name: String,
    spot: Spot,
    pointer: String,
}

impl Reference {
    /// Where.
    pub(crate) fn place(&self) -> Place {
        self.spot.place(&self.pointer)
    }
}

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// What is wrong.
    pub(crate) findings: Vec<Diagnostic>,
    /// What is named.
    pub(crate) references: Vec<Reference>,
}

/// How much of a file must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Every required key.
    Whole,
    /// Keys of the file as a whole may come from the file it extends.
    Part,
}

/// Holds `node` against `schema`.
pub(crate) fn walk(node: &Node, schema: &Json, extent: Extent) -> Walk {
    let mut walker = Walker {
        root: schema,
        extent,
        walk: Walk::default(),
    };
    walker.value(node, schema, &Pointer::Root);
    walker.walk
}

struct Walker<'s> {
    root: &'s Json,
    extent: Extent,
    walk: Walk,
}

impl<'s> Walker<'s> {
    fn report(&mut self, spot: &Spot, pointer: &Pointer<'_>, finding: Diagnostic) {
        self.walk
            .findings
            .push(finding.at(spot.place(&pointer.to_string())));
    }

    /// Follows `$ref`.
    fn resolved(&self, schema: &'s Json) -> &'s Json {
        let target = schema.get("$ref").and_then(Json::as_str);
        let target = target.and_then(|target| target.strip_prefix('#'));
        target
            .and_then(|pointer| self.root.pointer(pointer))
            .unwrap_or(schema)
    }

    fn value(&mut self, node: &Node, schema: &'s Json, pointer: &Pointer<'_>) {
        let schema = self.resolved(schema);
        if let Some(words) = words(schema) {
            self.word(node, &words, pointer);
            return;
        }
        if let Some(branches) = branches(schema) {
            self.branch(node, branches, pointer);
            return;
        }
        let allowed = types(schema);
        if !allowed.is_empty() && !allowed.iter().any(|wanted| is_a(node, wanted)) {
            self.wrong_type(node, &allowed, pointer);
            return;
        }
        match &node.value {
            Value::Object(entries) => self.object(node, entries, schema, pointer),
            Value::List(elements) => self.list(node, elements, schema, pointer),
            Value::Number(typed) => self.number(node, typed, schema, pointer),
            Value::Text(text) => self.text(node, text, schema, pointer),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn wrong_type(&mut self, node: &Node, wanted: &[&str], pointer: &Pointer<'_>) {
        let names: Vec<&str> = wanted
            .iter()
            .filter(|wanted| **wanted != "null")
            .map(|wanted| type_name(wanted))
            .collect();
        let names = names.join(" or ");
        let found = found_name(node);
        let mut finding =
            Diagnostic::error("wrong-type", format!("expected {names}, found {found}"));
        if let Value::Text(text) = &node.value
            && text.trim().parse::<f64>().is_ok_and(f64::is_finite)
            && (wanted.contains(&"number") || wanted.contains(&"integer"))
        {
            finding = finding.hint(format!("write {} without quotes", text.trim()));
        } else {
            finding = finding.hint(format!("write {names} here"));
        }
        self.report(&node.spot, pointer, finding);
    }

    /// One of a fixed set of words (or null).
    fn word(&mut self, node: &Node, words: &[&str], pointer: &Pointer<'_>) {
        match &node.value {
            Value::Text(text) if words.contains(&text.as_str()) => {}
            Value::Text(text) => {
                let mut finding =
                    Diagnostic::error("unknown-value", format!("`{text}` is not a value here"));
                if let Some(hint) = suggest::hint(text, words.iter().copied()) {
                    finding = finding.hint(hint);
                }
                self.report(&node.spot, pointer, finding);
            }
            _ => {
                let message = format!("expected text, found {}", found_name(node));
                let finding = Diagnostic::error("wrong-type", message)
                    .hint(format!("write one of \"{}\"", words.join("\", \"")));
                self.report(&node.spot, pointer, finding);
            }
        }
    }

    /// One of several shapes: told apart by a key with a fixed value, else by type.
    fn branch(&mut self, node: &Node, branches: &'s [Json], pointer: &Pointer<'_>) {
        let branches: Vec<&Json> = branches.iter().map(|b| self.resolved(b)).collect();
        if let Some(tag) = tag(&branches)
            && matches!(node.value, Value::Object(_))
        {
            self.tagged(node, &branches, tag, pointer);
            return;
        }
        let fits = |branch: &&Json| {
            let types = types(branch);
            types.is_empty() || types.iter().any(|wanted| is_a(node, wanted))
        };
        let fitting = branches.iter().find(|branch| fits(branch));
        if let Some(branch) = fitting {
            self.value(node, branch, pointer);
        } else {
            let wanted: Vec<&str> = branches.iter().flat_map(|b| types(b)).collect();
            self.wrong_type(node, &wanted, pointer);
        }
    }

    fn tagged(&mut self, node: &Node, branches: &[&'s Json], tag: &str, pointer: &Pointer<'_>) {
        let value_of = |branch: &Json| {
            branch["properties"][tag]["const"]
                .as_str()
                .map(str::to_owned)
        };
        let words: Vec<String> = branches.iter().filter_map(|b| value_of(b)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let Some(given) = node.get(tag) else {
            let finding = Diagnostic::error("missing-key", format!("`{tag}` is missing"))
                .hint(format!("write one of \"{}\"", words.join("\", \"")));
            self.report(&node.spot, pointer, finding);
            return;
        };
        let chosen = branches
            .iter()
            .find(|branch| given.text().is_some() && value_of(branch).as_deref() == given.text());
        match chosen {
            Some(branch) => self.value(node, branch, pointer),
            None => self.word(given, &words, &pointer.key(tag)),
        }
    }

    fn object(&mut self, node: &Node, entries: &[Entry], schema: &'s Json, pointer: &Pointer<'_>) {
        let no_keys = Map::new();
        let keys = schema.get("properties").and_then(Json::as_object);
        let rest = schema.get("additionalProperties");
        let closed = rest == Some(&Json::Bool(false));
        for entry in entries {
            let inner = pointer.key(&entry.key);
            if let Some(known) = keys.and_then(|keys| keys.get(&entry.key)) {
                self.value(&entry.node, known, &inner);
            } else if closed {
                let message = format!("unknown key `{}`", entry.key);
                let mut finding = Diagnostic::error("unknown-key", message);
                let there = keys.unwrap_or(&no_keys).keys().map(String::as_str);
                let there = there.filter(|key| !key.starts_with('$'));
                if let Some(hint) = suggest::hint(&entry.key, there) {
                    finding = finding.hint(hint);
                }
                self.report(&entry.key_spot, &inner, finding);
            } else if let Some(rest) = rest {
                self.key(entry, schema, &inner);
                self.value(&entry.node, rest, &inner);
            }
        }
        if matches!(pointer, Pointer::Root) && self.extent == Extent::Part {
            return;
        }
        let required = schema.get("required").and_then(Json::as_array);
        for key in required.into_iter().flatten().filter_map(Json::as_str) {
            if !entries.iter().any(|entry| entry.key == key) {
                let mut finding = Diagnostic::error("missing-key", format!("`{key}` is missing"));
                let about = keys.and_then(|keys| keys.get(key));
                if let Some(about) = about.and_then(|key| self.description(key)) {
                    finding = finding.hint(format!("`{key}`: {about}"));
                }
                self.report(&node.spot, pointer, finding);
            }
        }
    }

    /// First sentence of what the schema says of a key.
    fn description(&self, schema: &'s Json) -> Option<String> {
        let own = schema.get("description");
        let text = own.or_else(|| self.resolved(schema).get("description"))?;
        let line = text.as_str()?.replace('\n', " ");
        Some(line.trim_end_matches('.').to_owned())
    }

    /// A key that names something.
    fn key(&mut self, entry: &Entry, schema: &Json, pointer: &Pointer<'_>) {
        if let Some(wanted) = schema["propertyNames"]["pattern"].as_str()
            && let Err(hint) = pattern::matches(wanted, &entry.key)
        {
            let finding = Diagnostic::error("bad-id", format!("`{}` cannot stand here", entry.key));
            self.report(&entry.key_spot, pointer, finding.hint(hint));
        } else if let Some(kind) = schema.get(REF_KEYS).and_then(Json::as_str) {
            self.walk.references.push(Reference {
                kind: kind.to_owned(),
                name: entry.key.clone(),
                spot: entry.key_spot.clone(),
                pointer: pointer.to_string(),
            });
        }
    }

    fn list(&mut self, node: &Node, elements: &[Node], schema: &'s Json, pointer: &Pointer<'_>) {
        let fewest = schema.get("minItems").and_then(Json::as_u64).unwrap_or(0);
        if (elements.len() as u64) < fewest {
            let finding = Diagnostic::error("empty-list", "the list is empty");
            let finding = finding.hint("it needs at least one entry");
            self.report(&node.spot, pointer, finding);
        }
        if let Some(items) = schema.get("items") {
            for (at, element) in elements.iter().enumerate() {
                self.value(element, items, &pointer.at(at));
            }
        }
    }

    fn number(&mut self, node: &Node, typed: &str, schema: &Json, pointer: &Pointer<'_>) {
        let number = typed.parse::<f64>().unwrap_or(f64::NAN);
        if !number.is_finite() {
            let finding = Diagnostic::error("not-finite", format!("{typed} is too large a number"));
            let finding = finding.hint("amounts are in millions; write an ordinary number");
            self.report(&node.spot, pointer, finding);
            return;
        }
        let bound = |key: &str| schema.get(key).and_then(Json::as_f64);
        let (least, most) = (bound("minimum"), bound("maximum"));
        let above = bound("exclusiveMinimum");
        let whole = types(schema).contains(&"integer");
        let message = if whole && number.fract() != 0.0 {
            Some(format!("{typed} is not a whole number"))
        } else if let Some(least) = least.filter(|least| number < *least) {
            Some(format!("{typed} is below {least}"))
        } else if let Some(most) = most.filter(|most| number > *most) {
            Some(format!("{typed} is above {}", plain(most)))
        } else {
            let above = above.filter(|above| number <= *above);
            above.map(|above| format!("{typed} is not above {above}"))
        };
        if let Some(message) = message {
            let what = if whole { "a whole number" } else { "a number" };
            let low = least
                .map(|least| format!("from {}", plain(least)))
                .or(above.map(|above| format!("above {}", plain(above))))
                .unwrap_or_default();
            let high = most
                .map(|most| format!(" to {}", plain(most)))
                .unwrap_or_default();
            let finding = Diagnostic::error("out-of-range", message);
            let hint = format!("write {what} {low}{high}");
            self.report(&node.spot, pointer, finding.hint(hint.trim_end()));
        }
    }

    fn text(&mut self, node: &Node, text: &str, schema: &Json, pointer: &Pointer<'_>) {
        if let Some(wanted) = schema.get("pattern").and_then(Json::as_str)
            && let Err(hint) = pattern::matches(wanted, text)
        {
            let (code, message) = if text.trim().is_empty() {
                ("empty-text", "the text is empty".to_owned())
            } else {
                ("bad-id", format!("`{text}` cannot stand here"))
            };
            let finding = Diagnostic::error(code, message).hint(hint);
            self.report(&node.spot, pointer, finding);
        } else if let Some(kind) = schema.get(REF).and_then(Json::as_str) {
            self.walk.references.push(Reference {
                kind: kind.to_owned(),
                name: text.to_owned(),
                spot: node.spot.clone(),
                pointer: pointer.to_string(),
            });
        }
    }
}

/// The words of an enumeration, where the schema is one.
fn words(schema: &Json) -> Option<Vec<&str>> {
    let listed = schema.get("enum").and_then(Json::as_array);
    if let Some(listed) = listed {
        return Some(listed.iter().filter_map(Json::as_str).collect());
    }
    if let Some(word) = schema.get("const").and_then(Json::as_str) {
        return Some(vec![word]);
    }
    let mut all = Vec::new();
    for branch in branches(schema)? {
        if branch.get("properties").is_some() {
            return None;
        }
        all.extend(words(branch)?);
    }
    Some(all)
}

fn branches(schema: &Json) -> Option<&Vec<Json>> {
    let branches = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    branches.and_then(Json::as_array)
}

/// The key that has a fixed value in every branch.
fn tag<'s>(branches: &[&'s Json]) -> Option<&'s str> {
    let first = branches.first()?.get("properties")?.as_object()?;
    let fixed = |key: &str| {
        let value = |branch: &&Json| branch["properties"][key].get("const").is_some();
        branches.iter().all(value)
    };
    first.keys().map(String::as_str).find(|key| fixed(key))
}

fn types(schema: &Json) -> Vec<&str> {
    match schema.get("type") {
        Some(Json::String(one)) => vec![one],
        Some(Json::Array(several)) => several.iter().filter_map(Json::as_str).collect(),
        _ => branches(schema).map_or_else(Vec::new, |branches| {
            branches.iter().flat_map(types).collect()
        }),
    }
}

fn is_a(node: &Node, wanted: &str) -> bool {
    matches!(
        (&node.value, wanted),
        (Value::Null, "null")
            | (Value::Bool(_), "boolean")
            | (Value::Number(_), "number" | "integer")
            | (Value::Text(_), "string")
            | (Value::List(_), "array")
            | (Value::Object(_), "object")
    )
}

fn type_name(wanted: &str) -> &str {
    match wanted {
        "boolean" => "true or false",
        "number" => "a number",
        "integer" => "a whole number",
        "string" => "text",
        "array" => "a list",
        "object" => "an object",
        other => other,
    }
}

fn found_name(node: &Node) -> &'static str {
    match node.value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::Text(_) => "text",
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A bound as a person writes it.
fn plain(bound: f64) -> String {
    if bound.abs() >= 1e6 {
        format!("{bound:e}")
    } else {
        bound.to_string()
    }
}
