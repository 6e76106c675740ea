//! Annex F: what must hold before and while money flows.

use super::block::{Block, Table, heading, list, note};
use super::context::{Chosen, Context, Pack, label};
use super::{Section, words};

pub(super) const SECTION: Section = Section {
    number: "F",
    title: "Conditions and safeguards",
    strategy: &[
        "M004", "M019", "M045", "M075", "M076", "M080", "M100", "M129", "M133", "M147", "M152",
        "M154", "M179", "M180", "M187",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![heading("For the whole package")];
    blocks.extend(list(general(context, pack)));
    if let Some(table) = prerequisites(context, pack).block() {
        blocks.push(heading("Prerequisites"));
        blocks.push(table);
    }
    let conflicts = conflicts(context, pack);
    if !conflicts.is_empty() {
        blocks.push(heading("What the package rules out"));
        blocks.extend(list(conflicts));
    }
    if pack.chosen.is_empty() {
        blocks.push(note(
            "The package is empty: these conditions would hold for any later one.",
        ));
    }
    blocks
}

fn general(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = vec![
        "Rights: no delivery for surveillance outside the law; each component is checked for its effect on privacy, \
         expression and access before a decision; internet shutdowns suspend support."
            .to_owned(),
        "Data protection: personal data are processed under a law and an independent authority, or the component waits \
         for them; the partner chooses where its data are kept."
            .to_owned(),
        "Open standards and interoperability by default; no closed or state-controlled network architecture.".to_owned(),
        "Gender, accessibility and climate are screened for every component.".to_owned(),
    ];
    if has_hard(context, pack) {
        lines.insert(
            0,
            "Trusted suppliers: network and data-centre equipment follows the EU 5G toolbox and, for cables, the EU cable \
             security toolbox; high-risk suppliers are excluded, with a right of audit."
                .to_owned(),
        );
    }
    if pack.closes_any(context.offer, &["AI-COMP", "RND", "SEMI"]) {
        lines.push("Sensitive technology: export control and research security are checked; access to compute is open on stated terms.".to_owned());
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
        "What must be there first",
        &["Component", "Needs", "Why", "State"],
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
                    known.map_or_else(|| id.to_string(), label)
                })
                .collect();
            table.row(vec![
                chosen.short().to_owned(),
                any_of.join(" or "),
                words::sentence(&words::capital(&requirement.why)),
                state(context, pack, chosen, requirement).to_owned(),
            ]);
        }
    }
    table
}

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
        return "in this package";
    }
    let still_asked = chosen.candidate.requires.iter().any(|any_of| {
        any_of.iter().any(|at| {
            requirement
                .any_of
                .contains(&context.offer.components[*at].id)
        })
    });
    if still_asked {
        "open: to be agreed"
    } else {
        "met by what the partner has"
    }
}

fn conflicts(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = Vec::new();
    for chosen in &pack.chosen {
        let names: Vec<String> = chosen
            .candidate
            .conflicts
            .iter()
            .map(|at| label(&context.offer.components[*at]))
            .collect();
        if !names.is_empty() {
            lines.push(format!(
                "{} excludes {}.",
                chosen.label(),
                words::and(&names)
            ));
        }
    }
    lines
}
