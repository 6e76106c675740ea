//! Annex I: what was considered and left out, by reason.

use std::collections::BTreeMap;

use super::block::{Block, Table, note, paragraph};
use super::context::{Context, Pack, label};
use super::{Section, words};
use crate::model::{Area, Component};
use crate::package::LeftOut;

pub(super) const SECTION: Section = Section {
    number: "I",
    title: "Alternatives considered",
    strategy: &["M045", "M057"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let groups = groups(
        context
            .result
            .left_out
            .iter()
            .filter(|left| left.partner == pack.package.partner),
    );
    if groups.is_empty() {
        return vec![paragraph(
            "No component of the catalogue is recorded as left out.",
        )];
    }
    let count: usize = groups.iter().map(|(_, members)| members.len()).sum();
    let mut table = Table::new(
        "Left out, by reason",
        &["Why", "#Number", "Components, by area"],
    );
    for (code, members) in &groups {
        for (reason, of) in by_reason(members) {
            table.row(vec![
                why(code, reason),
                of.len().to_string(),
                by_area(context, &of).join(" "),
            ]);
        }
    }
    vec![
        paragraph(format!(
            "{} of the catalogue {} considered and left out.",
            words::count(count, "component", "components"),
            if count == 1 { "was" } else { "were" }
        )),
        Block::Table { table },
        note(
            "Cheaper, faster or greener variants are made by changing the scenario: its money, its rules or its weights.",
        ),
    ]
}

/// The reason as a sentence; its short name where there is none.
fn why(code: &str, reason: &str) -> String {
    let name = words::code(code);
    let reason = words::sentence(&words::capital(reason));
    if reason.is_empty() {
        words::sentence(&name)
    } else {
        reason
    }
}

/// By code, the largest group first.
pub(super) fn groups<'a>(
    left: impl Iterator<Item = &'a LeftOut>,
) -> Vec<(String, Vec<&'a LeftOut>)> {
    let mut by_code: BTreeMap<String, Vec<&LeftOut>> = BTreeMap::new();
    for left in left {
        by_code.entry(left.code.clone()).or_default().push(left);
    }
    let mut groups: Vec<_> = by_code.into_iter().collect();
    groups.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    groups
}

/// Members that share a reason, the largest group first.
fn by_reason<'a>(members: &[&'a LeftOut]) -> Vec<(&'a str, Vec<&'a LeftOut>)> {
    let mut by_reason: Vec<(&str, Vec<&LeftOut>)> = Vec::new();
    for &left in members {
        match by_reason
            .iter_mut()
            .find(|(reason, _)| *reason == left.reason)
        {
            Some((_, of)) => of.push(left),
            None => by_reason.push((&left.reason, vec![left])),
        }
    }
    by_reason.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
    by_reason
}

fn component<'a>(context: &'a Context, left: &LeftOut) -> Option<&'a Component> {
    context
        .offer
        .components
        .iter()
        .find(|known| known.id.as_str() == left.component)
}

fn name(context: &Context, left: &LeftOut) -> String {
    component(context, left).map_or_else(|| left.component.clone(), label)
}

/// `Skills: SKL-02 ...; SKL-05 ...`, areas in the order of the catalogue.
fn by_area(context: &Context, of: &[&LeftOut]) -> Vec<String> {
    let mut lines = Vec::new();
    let in_area = |left: &LeftOut, area: &Area| {
        component(context, left).is_some_and(|component| component.area == area.id)
    };
    for area in &context.offer.taxonomy.areas {
        let mut names: Vec<String> = of
            .iter()
            .filter(|left| in_area(left, area))
            .map(|left| name(context, left))
            .collect();
        names.sort();
        if !names.is_empty() {
            lines.push(format!("{}: {}.", area.name, names.join("; ")));
        }
    }
    let known = |left: &&&LeftOut| component(context, left).is_none();
    lines.extend(
        of.iter()
            .filter(known)
            .map(|left| format!("{}.", left.component)),
    );
    lines
}
