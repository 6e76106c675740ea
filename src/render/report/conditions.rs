//! Annex F: what must hold before and while money flows.

use super::block::{Block, Table, heading, list, note};
use super::context::{Chosen, Context, Pack, label};
use super::{Section, words};
use crate::render::locale::tell;

pub(super) const SECTION: Section = Section {
    number: "F",
    id: "section-conditions",
    strategy: &[
        "M004", "M019", "M045", "M075", "M076", "M080", "M100", "M129", "M133", "M147", "M152",
        "M154", "M179", "M180", "M187",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![heading(context.say("conditions-whole"))];
    blocks.extend(list(general(context, pack)));
    if let Some(table) = prerequisites(context, pack).block() {
        blocks.push(heading(context.say("prerequisites")));
        blocks.push(table);
    }
    let conflicts = conflicts(context, pack);
    if !conflicts.is_empty() {
        blocks.push(heading(context.say("conflicts")));
        blocks.extend(list(conflicts));
    }
    if pack.chosen.is_empty() {
        blocks.push(note(context.say("conditions-empty")));
    }
    blocks
}

fn general(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = vec![
        context.say("condition-rights"),
        context.say("condition-data"),
        context.say("condition-standards"),
        context.say("condition-screening"),
    ];
    if has_hard(context, pack) {
        lines.insert(0, context.say("condition-suppliers"));
    }
    if pack.closes_any(context.offer, &["AI-COMP", "RND", "SEMI"]) {
        lines.push(context.say("condition-sensitive"));
    }
    lines
}

/// Whether something in the package is hard infrastructure.
pub(super) fn has_hard(context: &Context, pack: &Pack) -> bool {
    pack.chosen.iter().any(|chosen| {
        context
            .offer
            .taxonomy
            .area(&chosen.component.area)
            .is_some_and(|area| area.hard)
    })
}

fn prerequisites(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(
        context.say("prerequisites-table"),
        &context.cells("prerequisites-columns"),
    );
    for chosen in &pack.chosen {
        for requirement in &chosen.component.requires {
            let any_of: Vec<String> = requirement
                .any_of
                .iter()
                .map(|id| {
                    let known = context
                        .offer
                        .components
                        .iter()
                        .find(|component| component.id == *id);
                    known.map_or_else(|| id.to_string(), |component| label(context, component))
                })
                .collect();
            let why = context.prerequisite(requirement);
            table.row(vec![
                chosen.short(context),
                context.or(&any_of),
                words::sentence(&words::capital(&why)),
                context.say(state(context, pack, chosen, requirement)),
            ]);
        }
    }
    table
}

/// Message that says whether a prerequisite is there.
fn state(
    context: &Context,
    pack: &Pack,
    chosen: &Chosen,
    requirement: &crate::model::Requirement,
) -> &'static str {
    let in_package = requirement
        .any_of
        .iter()
        .any(|id| pack.chosen.iter().any(|other| other.component.id == *id));
    if in_package {
        return "prerequisite-in-package";
    }
    let still_asked = chosen.candidate.requires.iter().any(|any_of| {
        any_of.iter().any(|at| {
            requirement
                .any_of
                .contains(&context.offer.components[*at].id)
        })
    });
    if still_asked {
        "prerequisite-open"
    } else {
        "prerequisite-met"
    }
}

fn conflicts(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = Vec::new();
    for chosen in &pack.chosen {
        let names: Vec<String> = chosen
            .candidate
            .conflicts
            .iter()
            .map(|at| label(context, &context.offer.components[*at]))
            .collect();
        if !names.is_empty() {
            lines.push(tell!(
                context,
                "conflict",
                component = chosen.label(context),
                others = context.and(&names)
            ));
        }
    }
    lines
}
