//! Annex I: what was considered and left out, by reason; packages nearly as good.

use std::collections::BTreeMap;

use super::block::{Block, Table, list, note, paragraph};
use super::context::{Context, Pack, label};
use super::reasons::why;
use super::{Section, variants, words};
use crate::explain::decision::dominators;
use crate::model::{Area, Component};
use crate::package::LeftOut;
use crate::render::locale::{Locale, tell};

pub(super) const SECTION: Section = Section {
    number: "I",
    id: "section-alternatives",
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
    let mut blocks = if groups.is_empty() {
        vec![paragraph(context.say("alternatives-none"))]
    } else {
        left_out(context, &groups)
    };
    let outdone = outdone(context, pack);
    if !outdone.is_empty() {
        blocks.extend(list(outdone));
    }
    let nearby = variants::blocks(context, pack);
    if nearby.is_empty() {
        blocks.push(note(context.say("alternatives-variants")));
    }
    blocks.extend(nearby);
    blocks
}

/// What was left out beside something in the package that asks for no more and does no less.
fn outdone(context: &Context, pack: &Pack) -> Vec<String> {
    let offer = context.offer;
    let partner = &pack.package.partner;
    let mut partners = offer.partners.iter();
    let Some(at) = partners.position(|known| known.id.as_str() == partner) else {
        return Vec::new();
    };
    let holds = |component: &usize| {
        let mut items = pack.package.items.iter();
        let id = offer.components[*component].id.as_str();
        items.any(|item| item.component == id)
    };
    let left = context.result.left_out.iter();
    left.filter(|left| left.partner == *partner)
        .filter_map(|left| {
            let mut components = offer.components.iter();
            let left = components.position(|known| known.id.as_str() == left.component)?;
            let by = dominators(offer, at, left).into_iter().find(holds)?;
            let name = label(context, &offer.components[left]);
            let by = label(context, &offer.components[by]);
            let said = tell!(context, "alternatives-dominated", name = name, by = by);
            Some(said)
        })
        .collect()
}

/// What was left out, by reason.
fn left_out(context: &Context, groups: &[(String, Vec<&LeftOut>)]) -> Vec<Block> {
    let count: usize = groups.iter().map(|(_, members)| members.len()).sum();
    let mut table = Table::new(
        context.say("alternatives-table"),
        &context.cells("alternatives-columns"),
    );
    for (code, members) in groups {
        for (reason, of) in by_reason(context, code, members, |left| why(context, left)) {
            let areas = by_area(context, &of);
            if of.len() <= ONE_ROW {
                let names = areas.into_iter().map(|(_, names)| names);
                table.row(vec![
                    reason,
                    of.len().to_string(),
                    names.collect::<Vec<_>>().join(" "),
                ]);
                continue;
            }
            let mut reason = Some(reason);
            for (count, names) in areas {
                let said = reason.take();
                let said = said.unwrap_or_else(|| context.say("alternatives-same-reason"));
                table.row(vec![said, count.to_string(), names]);
            }
        }
    }
    table.total = Some(vec![context.say("total"), count.to_string(), String::new()]);
    vec![
        paragraph(tell!(context, "alternatives-count", count = count)),
        Block::Table { table },
    ]
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

/// Components that share a reason stand in one row up to so many, else in a row for each area.
const ONE_ROW: usize = 8;

/// Reasons whose sentence holds figures of the single component: those of several are told in one row.
const OWN_FIGURES: [&str; 2] = ["capacity-used", "money-used"];

/// Members that share a reason as printed, the largest group first.
fn by_reason<'a>(
    locale: &Locale,
    code: &str,
    members: &[&'a LeftOut],
    why: impl Fn(&LeftOut) -> String,
) -> Vec<(String, Vec<&'a LeftOut>)> {
    let mut by_reason: Vec<(String, Vec<&LeftOut>)> = Vec::new();
    let alike =
        OWN_FIGURES.contains(&code) && members.iter().any(|m| m.reason != members[0].reason);
    let shared = words::because(locale, code).filter(|_| alike);
    for &left in members {
        let reason = shared.clone();
        let reason = reason.unwrap_or_else(|| why(left));
        match by_reason.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, of)) => of.push(left),
            None => by_reason.push((reason, vec![left])),
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
    component(context, left).map_or_else(
        || left.component.clone(),
        |component| label(context, component),
    )
}

/// How many and `Skills: SKL-02 ...; SKL-05 ...`, areas in the order of the catalogue.
fn by_area(context: &Context, of: &[&LeftOut]) -> Vec<(usize, String)> {
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
            let said = context.pair(&context.area(area), &context.semicolons(&names));
            lines.push((names.len(), words::sentence(&said)));
        }
    }
    let known = |left: &&&LeftOut| component(context, left).is_none();
    lines.extend(
        of.iter()
            .filter(known)
            .map(|left| (1, format!("{}.", left.component))),
    );
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(code: &str, reasons: &[&str]) -> Vec<(String, usize)> {
        let left: Vec<LeftOut> = reasons
            .iter()
            .map(|reason| LeftOut {
                partner: "AAA".to_owned(),
                component: "con-rural".to_owned(),
                code: code.to_owned(),
                reason: (*reason).to_owned(),
            })
            .collect();
        let members: Vec<&LeftOut> = left.iter().collect();
        let why = |left: &LeftOut| words::sentence(&words::capital(&left.reason));
        let rows = by_reason(Locale::english(), code, &members, why).into_iter();
        rows.map(|(reason, of)| (reason, of.len())).collect()
    }

    #[test]
    fn figures_of_the_single_component_make_no_row_of_their_own() {
        let (one, other) = ("it takes 1.0", "it takes 1.5");
        let both = rows("capacity-used", &[one, other, one]);
        assert_eq!((both.len(), both[0].1), (1, 3));
        assert!(both[0].0.starts_with("Takes more of the administration"));
        // Where all say the same, so does the table.
        let same = rows("capacity-used", &[one, one]);
        assert_eq!(same, [("It takes 1.0.".to_owned(), 2)]);
        // Other reasons differ in what they name.
        assert_eq!(rows("conflict", &[one, other, one]).len(), 2);
    }
}
