//! A scenario file, the files it extends, and what the command line sets: one tree.

use std::path::Path;
use std::sync::Arc;

use super::locate::{Entry, Node, Source, Spot, Value, join, parse};
use super::read::{Reader, beside};
use super::schema::SchemaKind;
use super::suggest;
use super::world::{World, normal, shown};
use crate::model::Diagnostic;

/// Longest chain of scenarios that extend each other.
const LONGEST_CHAIN: usize = 16;

/// The scenario's tree: each key from the file nearest to `path` that gives it, then the settings.
pub(crate) fn read_scenario(
    reader: &mut Reader<'_>,
    path: &Path,
    settings: &[(String, String)],
) -> Option<Arc<Node>> {
    let mut files: Vec<(String, Node)> = Vec::new();
    let mut next = Some((normal(path), None));
    while let Some((path, named_at)) = next.take() {
        let file = shown(&path);
        let tree = reader.tree(&path, named_at)?;
        if let Some(base) = tree.get("extends")
            && let Some(named) = base.text()
        {
            let target = beside(&file, named);
            let target_shown = shown(&target);
            let place = base.spot.place("/extends");
            let again = target_shown == file || files.iter().any(|(seen, _)| *seen == target_shown);
            if again || files.len() >= LONGEST_CHAIN {
                let mut chain: Vec<&str> = files.iter().map(|(seen, _)| seen.as_str()).collect();
                chain.extend([file.as_str(), target_shown.as_str()]);
                let message = format!("scenarios extend each other: {}", chain.join(" -> "));
                let finding = Diagnostic::error("extends-cycle", message).at(place);
                reader.report(finding.hint("a base must not lead back to a scenario built on it"));
                return None;
            }
            next = Some((target, Some(place)));
        }
        files.push((file, Arc::unwrap_or_clone(tree)));
    }
    let alone = files.len() == 1;
    if !alone {
        for (_, tree) in &files {
            reader.partly_shaped(tree, SchemaKind::Scenario);
        }
    }
    let merged = files.into_iter().map(|(_, tree)| tree).reduce(over);
    let mut merged = merged?;
    for (key, value) in settings {
        if let Err(finding) = set(&mut merged, key, value) {
            reader.report(*finding);
        }
        if let Value::Object(entries) = &mut merged.value
            && TRANSLATED.contains(&key.as_str())
        {
            entries.retain(|entry| entry.key != "translations");
        }
    }
    Some(Arc::new(merged))
}

/// Texts of a scenario that its `translations` are translations of.
const TRANSLATED: [&str; 2] = ["title", "description"];

/// The nearer tree's keys, and the further one's where the nearer gives none; texts of its own in English
/// leave the further one's translations behind.
fn over(mut nearer: Node, further: Node) -> Node {
    if let (Value::Object(own), Value::Object(base)) = (&mut nearer.value, further.value) {
        let worded = |entry: &Entry| TRANSLATED.contains(&entry.key.as_str());
        let worded = own.iter().any(worded);
        let missing: Vec<Entry> = base
            .into_iter()
            .filter(|entry| !own.iter().any(|given| given.key == entry.key))
            .filter(|entry| !(worded && entry.key == "translations"))
            .collect();
        own.extend(missing);
    }
    nearer
}

/// Settings of the command line as results state them: `key=value`, in order.
#[must_use]
pub fn stated(settings: &[(String, String)]) -> Vec<String> {
    let pairs = settings.iter();
    pairs.map(|(key, value)| format!("{key}={value}")).collect()
}

/// The value that a scenario has at a dotted path, after its bases and the settings: a number or a text
/// as written; `None` where there is neither, or nothing can be read.
#[must_use]
pub fn setting(
    world: &dyn World,
    path: &Path,
    settings: &[(String, String)],
    key: &str,
) -> Option<String> {
    let mut reader = Reader::new(world);
    let tree = read_scenario(&mut reader, path, settings)?;
    let mut node: &Node = &tree;
    for segment in key.split('.') {
        node = match &node.value {
            Value::List(elements) => elements.get(position(elements, segment).ok()?)?,
            _ => node.get(segment)?,
        };
    }
    match &node.value {
        Value::Number(text) | Value::Text(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// Sets one value by its dotted path: `criterion.rule`, `envelope.NDICI-G.total`.
fn set(root: &mut Node, key: &str, value: &str) -> Result<(), Box<Diagnostic>> {
    let source = Source::new(format!("--set {key}={value}"), "");
    let spot = source.spot(0, 0);
    let mut node = root;
    let mut pointer = String::new();
    for segment in key.split('.') {
        if segment.is_empty() {
            let finding = Diagnostic::error("bad-setting", "a part of the key is empty");
            let finding = finding.at(spot.place(&pointer));
            return Err(finding.hint("write --set key.inner=value").into());
        }
        node = step(node, segment, &spot, &mut pointer)?;
    }
    let mut new = typed(node, key, value).map_err(|(message, hint)| {
        let finding = Diagnostic::error("bad-setting", message);
        Box::new(finding.at(spot.place(&pointer)).hint(hint))
    })?;
    place_all(&mut new, &spot);
    *node = new;
    Ok(())
}

/// One step down, into an entry that is made where there is none: the schema judges it.
fn step<'n>(
    node: &'n mut Node,
    segment: &str,
    spot: &Spot,
    pointer: &mut String,
) -> Result<&'n mut Node, Box<Diagnostic>> {
    if !matches!(node.value, Value::List(_) | Value::Object(_)) {
        node.value = Value::Object(Vec::new());
    }
    match &mut node.value {
        Value::List(elements) => {
            let at = position(elements, segment).map_err(|hint| {
                let message = format!("there is no entry `{segment}` in the list");
                let finding = Diagnostic::error("unknown-id", message).at(spot.place(pointer));
                Box::new(finding.hint(hint.unwrap_or_else(|| "the list is empty".to_owned())))
            })?;
            *pointer = format!("{pointer}/{at}");
            Ok(&mut elements[at])
        }
        Value::Object(entries) => {
            *pointer = join(pointer, segment);
            let at = entries.iter().position(|entry| entry.key == segment);
            let at = at.unwrap_or(entries.len());
            if at == entries.len() {
                let value = Value::Object(Vec::new());
                entries.push(Entry {
                    key: segment.to_owned(),
                    key_spot: spot.clone(),
                    node: Node {
                        spot: spot.clone(),
                        value,
                    },
                });
            }
            Ok(&mut entries[at].node)
        }
        _ => {
            let finding = Diagnostic::error("bad-setting", "the key leads nowhere");
            Err(finding.at(spot.place(pointer)).into())
        }
    }
}

/// The element with this position, or the one that goes by this name.
fn position(elements: &[Node], segment: &str) -> Result<usize, Option<String>> {
    let names = |node: &Node| {
        let keys = ["instrument", "id", "component", "rule"];
        let mut named = keys.iter().filter_map(|key| node.get(key)?.text());
        named.next().map(str::to_owned)
    };
    let names: Vec<Option<String>> = elements.iter().map(names).collect();
    let by_name = names
        .iter()
        .position(|name| name.as_deref() == Some(segment));
    let by_number = segment
        .parse()
        .ok()
        .filter(|at: &usize| *at < elements.len());
    by_name
        .or(by_number)
        .ok_or_else(|| suggest::hint(segment, names.iter().flatten().map(String::as_str)))
}

/// A value as typed: JSON, a change in percent, a list where one stands, or text.
fn typed(old: &Node, key: &str, value: &str) -> Result<Node, (String, String)> {
    let source = Source::new("", value);
    let text = |text: &str| Node {
        spot: source.spot(0, 0),
        value: Value::Text(text.to_owned()),
    };
    if let Some(percent) = value.strip_suffix('%')
        && let Ok(change) = percent.parse::<f64>()
        && (percent.starts_with(['+', '-']))
    {
        let Value::Number(number) = &old.value else {
            let message = format!("`{key}` holds no number to change by {value}");
            return Err((message, format!("give the value itself: --set {key}=100")));
        };
        let number = number.parse::<f64>().unwrap_or(f64::NAN) * (100.0 + change) / 100.0;
        return Ok(Node {
            spot: source.spot(0, 0),
            value: Value::Number(plain(number)),
        });
    }
    let refused = |finding: &Diagnostic| {
        let hint = finding.hints.first().cloned().unwrap_or_default();
        Err((finding.message.clone(), hint))
    };
    match parse(&source) {
        Ok((node, findings)) => return findings.first().map_or(Ok(node), refused),
        // What opens like JSON is not meant as text.
        Err(finding) if value.trim_start().starts_with(['[', '{', '"']) => {
            return refused(&finding);
        }
        Err(_) => {}
    }
    // "all" is the one text that may stand for the list of partners.
    let listed = matches!(old.value, Value::List(_)) || key == "partners";
    let listed = listed && !(key == "partners" && value == "all");
    if listed {
        let words = value
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty());
        let value = Value::List(words.map(text).collect());
        return Ok(Node {
            spot: source.spot(0, 0),
            value,
        });
    }
    Ok(text(value))
}

/// A number as a person would write it: twelve digits, without what binary fractions leave behind.
fn plain(number: f64) -> String {
    let short = format!("{number:.11e}").parse().unwrap_or(number);
    f64::to_string(&short)
}

/// Makes every part of a set value point at the setting.
fn place_all(node: &mut Node, spot: &Spot) {
    node.spot = spot.clone();
    match &mut node.value {
        Value::List(elements) => elements.iter_mut().for_each(|inner| place_all(inner, spot)),
        Value::Object(entries) => {
            for entry in entries {
                entry.key_spot = spot.clone();
                place_all(&mut entry.node, spot);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_change_in_percent_is_written_without_noise() {
        assert_eq!(plain(60.0 * (100.0 - 98.0) / 100.0), "1.2");
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(0.0), "0");
        assert_eq!(plain(-1234.5), "-1234.5");
        assert_eq!(plain(1e300), format!("1{}", "0".repeat(300)));
        assert_eq!(plain(f64::NAN), "NaN");
    }
}
