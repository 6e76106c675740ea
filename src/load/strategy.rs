//! The map of the strategy, with every finding at once.

use std::collections::BTreeSet;
use std::path::Path;

use super::raw::RawStrategy;
use super::raw::strategy::{RawItem, RawProfilePart};
use super::read::{Located, Reader, has_errors, sorted};
use super::schema::SchemaKind;
use super::world::World;
use super::{Rejected, rejected};
use crate::model::{Diagnostic, Pointer, STRATEGY_ITEMS, Shelf, StrategyItem, StrategyMap};

/// Name of the map in a catalogue's folder; it is no file of components.
pub(crate) const FILE: &str = "strategy.json";

/// Reads the map of a catalogue, `strategy.json` in its folder.
///
/// # Errors
/// Every finding: an item twice, one that is missing or is none of the strategy, context without a reason.
pub fn load_strategy(world: &dyn World, catalogue: &Path) -> Result<StrategyMap, Rejected> {
    let mut reader = Reader::new(world);
    let map = read(&mut reader, &catalogue.join(FILE));
    match map {
        Some(map) if !has_errors(&reader.findings) => Ok(map),
        _ => Err(rejected(sorted(reader.findings))),
    }
}

/// Reads and checks a map; what is wrong goes to the findings.
pub(crate) fn read(reader: &mut Reader<'_>, path: &Path) -> Option<StrategyMap> {
    let tree = reader.tree(path, None)?;
    let raw: Located<RawStrategy> = reader.shaped(&tree, SchemaKind::Strategy)?;
    complete(reader, &raw);
    let mut items: Vec<StrategyItem> = raw.value.items.iter().map(item).collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    Some(StrategyMap { items })
}

/// Every item of the strategy once, and no other.
fn complete(reader: &mut Reader<'_>, raw: &Located<RawStrategy>) {
    let known: BTreeSet<String> = (1..=STRATEGY_ITEMS).map(|n| format!("M{n:03}")).collect();
    let mut seen = BTreeSet::new();
    for (at, item) in raw.value.items.iter().enumerate() {
        let place = || raw.place(&format!("/items/{at}/id"));
        let id = &item.id.0;
        if !known.contains(id) {
            let message = format!("`{id}` is no item of the strategy");
            let finding = Diagnostic::error("unknown-item", message).at(place());
            reader.report(finding.hint(format!("items are M001 to M{STRATEGY_ITEMS}")));
        }
        if !seen.insert(id.clone()) {
            let message = format!("item `{id}` is given twice");
            let finding = Diagnostic::error("duplicate-item", message).at(place());
            reader.report(finding.hint("keep one of the two"));
        }
        let only_context = item.kinds == [super::raw::strategy::RawItemKind::Context];
        if only_context && item.context.is_none() {
            let message = format!("item `{id}` is context, and nothing says why");
            let finding = Diagnostic::error("context-without-reason", message).at(place());
            reader.report(finding.hint("say in `context` why nothing is built from it"));
        }
    }
    let missing: Vec<&str> = known.difference(&seen).map(String::as_str).collect();
    if !missing.is_empty() {
        let message = format!("items are missing: {}", missing.join(", "));
        let finding = Diagnostic::error("missing-item", message).at(raw.place("/items"));
        reader.report(finding.hint("list every item, also one that is only context"));
    }
}

fn item(raw: &RawItem) -> StrategyItem {
    let mut pointers = Vec::new();
    let mut add = |shelf: Shelf, names: &mut dyn Iterator<Item = &str>| {
        pointers.extend(names.map(|name| Pointer {
            shelf,
            name: name.to_owned(),
        }));
    };
    add(
        Shelf::Framework,
        &mut raw.frameworks.iter().map(|name| name.0.as_str()),
    );
    add(
        Shelf::Topic,
        &mut raw.topics.iter().map(|name| name.0.as_str()),
    );
    add(
        Shelf::Profile,
        &mut raw.profile.iter().map(|part| match part {
            RawProfilePart::Running => "running",
            RawProfilePart::Strengths => "strengths",
            RawProfilePart::Topics => "topics",
        }),
    );
    add(
        Shelf::Column,
        &mut raw.columns.iter().map(|name| name.0.as_str()),
    );
    add(
        Shelf::Rule,
        &mut raw.rules.iter().map(|name| name.0.as_str()),
    );
    add(
        Shelf::Criterion,
        &mut raw.criteria.iter().map(|name| name.0.as_str()),
    );
    add(
        Shelf::Scenario,
        &mut raw.scenario.iter().map(|name| name.0.as_str()),
    );
    StrategyItem {
        id: raw.id.0.clone(),
        title: raw.title.0.trim().to_owned(),
        section: raw.section.0.trim().to_owned(),
        kinds: raw.kinds.iter().map(|kind| (*kind).into()).collect(),
        pointers,
        context: raw.context.as_ref().map(|text| text.0.trim().to_owned()),
        gap: raw.gap.as_ref().map(|text| text.0.trim().to_owned()),
    }
}
