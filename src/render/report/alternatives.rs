//! Section 12: what was considered and left out, by reason.

use std::collections::BTreeMap;

use super::block::{Block, Table, heading, list, note, paragraph};
use super::chart::{Bar, bars};
use super::context::{Context, Pack, label};
use super::{Section, words};
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

/// One line where all share a reason, a table where they do not.
fn members_of(context: &Context, members: &[&LeftOut]) -> Option<Block> {
    let name = |left: &LeftOut| {
        let known = context
            .offer
            .components
            .iter()
            .find(|c| c.id.as_str() == left.component);
        known.map_or_else(|| left.component.clone(), label)
    };
    let mut by_reason: Vec<(&str, Vec<String>)> = Vec::new();
    for left in members {
        match by_reason
            .iter_mut()
            .find(|(reason, _)| *reason == left.reason)
        {
            Some((_, names)) => names.push(name(left)),
            None => by_reason.push((&left.reason, vec![name(left)])),
        }
    }
    if by_reason.len() == 1 {
        let (reason, names) = &by_reason[0];
        return list(vec![format!(
            "{} Concerned: {}.",
            words::sentence(&words::capital(reason)),
            names.join("; ")
        )]);
    }
    let mut table = Table::new("Reason by component", &["Component", "Why it is left out"]);
    for (reason, names) in by_reason {
        table.row(vec![
            names.join("; "),
            words::sentence(&words::capital(reason)),
        ]);
    }
    table.block()
}
