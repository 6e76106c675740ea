//! Section 12: what was considered and left out, by reason.

use std::collections::BTreeMap;

use super::block::{Block, Table, heading, list, note, paragraph};
use super::chart::{Bar, bars};
use super::context::{Context, Pack, label};
use super::{Section, words};
use crate::model::{Area, Component};
use crate::package::LeftOut;
use crate::render::number::count_f64;

pub(super) const SECTION: Section = Section {
    number: "12",
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
    let mut blocks = vec![paragraph(format!(
        "{} of the catalogue {} considered and left out.",
        words::count(count, "component", "components"),
        if count == 1 { "was" } else { "were" }
    ))];
    let rows: Vec<Bar> = groups
        .iter()
        .map(|(code, members)| Bar {
            label: words::code(code),
            value: count_f64(members.len()),
            text: members.len().to_string(),
            role: "neutral",
        })
        .collect();
    let most = rows.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let id = format!("{}-left-out", pack.partner.id);
    blocks.push(Block::Chart {
        figure: bars(id, "Left out, by reason: number of components", most, &rows),
    });
    for (code, members) in &groups {
        blocks.push(heading(format!(
            "{} ({})",
            words::code(code),
            members.len()
        )));
        blocks.extend(members_of(context, members));
    }
    blocks.push(note(
        "Cheaper, faster or greener variants are made by changing the scenario: its money, its rules or its weights.",
    ));
    blocks
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

/// The reason once with names by area where all share it, a table where they do not.
fn members_of(context: &Context, members: &[&LeftOut]) -> Vec<Block> {
    let mut by_reason: Vec<(&str, Vec<&LeftOut>)> = Vec::new();
    for left in members {
        match by_reason
            .iter_mut()
            .find(|(reason, _)| *reason == left.reason)
        {
            Some((_, of)) => of.push(left),
            None => by_reason.push((&left.reason, vec![left])),
        }
    }
    if let [(reason, of)] = by_reason.as_slice() {
        let mut blocks = vec![paragraph(words::sentence(&words::capital(reason)))];
        blocks.extend(list(by_area(context, of)));
        return blocks;
    }
    let mut table = Table::new("Reason by component", &["Component", "Why it is left out"]);
    for (reason, of) in by_reason {
        let names: Vec<String> = of.iter().map(|left| name(context, left)).collect();
        table.row(vec![
            names.join("; "),
            words::sentence(&words::capital(reason)),
        ]);
    }
    table.block().into_iter().collect()
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
