//! Annex C: who gains what through which component, objectives of the strategy, smaller gains.

use super::block::{Block, Half, Table, heading, list, note, paragraph};
use super::chart::{Side, gains};
use super::context::{Context, Pack};
use super::{Section, alternatives, benefit, words};
use crate::model::Measure;
use crate::render::number::{NBSP, apportion, eur, nearest, percent, signed_points};

pub(super) const SECTION: Section = Section {
    number: "C",
    title: "Benefit in detail",
    strategy: &["M003", "M006", "M020", "M058"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(
            "There is no benefit to show: the package is empty.",
        )];
    }
    let mut blocks = vec![
        chart(pack),
        note(
            "Points (estimated): contribution to each side's own utility, on a scale of 0 to 100 for all its needs or interests \
             met. The two scales measure different things and are not compared with each other.",
        ),
    ];
    blocks.extend(objectives(context, pack));
    blocks.extend(suppliers(context, pack));
    let left = benefit::needs_table(
        "Other needs: gap from 0 to 100",
        benefit::beyond(benefit::needs(context, pack)),
    );
    let right = benefit::interests_table(
        "Other interests: share served",
        benefit::beyond(benefit::interests(context, pack)),
    );
    match (left, right) {
        (Some(left), Some(right)) => blocks.push(Block::Pair {
            left: Half {
                heading: format!("Smaller gains of {}", pack.name()),
                blocks: vec![left],
            },
            right: Half {
                heading: "Smaller gains of the EU".to_owned(),
                blocks: vec![right],
            },
        }),
        (Some(only), None) => {
            blocks.extend([heading(format!("Smaller gains of {}", pack.name())), only]);
        }
        (None, Some(only)) => blocks.extend([heading("Smaller gains of the EU"), only]),
        (None, None) => {}
    }
    if !pack.partner.profile.strengths.is_empty() {
        blocks.push(heading("What the EU can learn or reuse"));
        let lines = pack
            .partner
            .profile
            .strengths
            .iter()
            .map(|line| words::sentence(line));
        blocks.extend(list(lines.collect()));
    }
    blocks
}

/// Money that EU suppliers would deliver, where an interest counts it.
fn suppliers(context: &Context, pack: &Pack) -> Option<Block> {
    let interests = &context.offer.taxonomy.interests;
    let counted = interests
        .iter()
        .any(|interest| interest.measure == Measure::EuContent);
    let money: f64 = pack
        .chosen
        .iter()
        .map(super::context::Chosen::eu_content)
        .sum();
    let total: f64 = pack.chosen.iter().map(|chosen| chosen.item.cost).sum();
    (counted && total > 0.0).then(|| {
        note(format!(
            "EU suppliers would deliver an estimated {} of the package ({}); procurement stays open.",
            eur(nearest(money)),
            percent(money / total)
        ))
    })
}

fn chart(pack: &Pack) -> Block {
    let mut order: Vec<_> = pack.chosen.iter().collect();
    order.sort_by(|a, b| {
        let sum = |c: &super::context::Chosen| c.gain.partner + c.gain.eu;
        sum(b)
            .total_cmp(&sum(a))
            .then(a.component.id.cmp(&b.component.id))
    });
    let rows: Vec<Side> = order
        .iter()
        .map(|chosen| Side {
            label: chosen.label(),
            partner: chosen.gain.partner,
            eu: chosen.gain.eu,
            texts: [
                signed_points(chosen.gain.partner),
                signed_points(chosen.gain.eu),
            ],
        })
        .collect();
    let heads = [pack.name(), "EU".to_owned()];
    let id = format!("{}-gains", pack.partner.id);
    let figure = gains(
        id,
        "Who gains what: points of each side's own scale",
        [&heads[0], &heads[1]],
        &rows,
    );
    Block::Chart { figure }
}

/// Share of each objective of the strategy in what the EU gains.
fn objectives(context: &Context, pack: &Pack) -> Vec<Block> {
    let names = [
        (Some('a'), "(a) tech competitiveness"),
        (Some('b'), "(b) security"),
        (Some('c'), "(c) governance and standards"),
        (None, "enlargement and other interests"),
    ];
    let interests = &context.offer.taxonomy.interests;
    let mut rows = Vec::new();
    for (objective, name) in names {
        let of: Vec<usize> = (0..interests.len())
            .filter(|at| interests[*at].objective == objective)
            .collect();
        let gained: f64 = of
            .iter()
            .map(|at| context.offer.interest_share(*at) * pack.interest(context.offer, *at))
            .sum();
        if of.is_empty() || (objective.is_none() && gained.abs() < 1e-9) {
            continue;
        }
        let possible: f64 = of.iter().map(|at| context.offer.interest_share(*at)).sum();
        rows.push((
            name,
            gained,
            if possible > 0.0 {
                gained / possible
            } else {
                0.0
            },
        ));
    }
    let parts: Vec<f64> = rows.iter().map(|row| row.1.max(0.0)).collect();
    let printed = apportion(&parts, 100);
    let mut table = Table::new(
        "Objectives of JOIN(2025) 140, section 1",
        &["Objective", "#Share of the EU's gain", "#Objective served"],
    );
    let mut blocks = Vec::new();
    for ((name, gained, served), printed) in rows.iter().zip(printed) {
        table.row(vec![
            (*name).to_owned(),
            format!("{printed}{NBSP}%"),
            percent(*served),
        ]);
        if *gained <= 1e-9 && name.starts_with('(') && !pack.chosen.is_empty() {
            blocks.push(note(format!(
                "Nothing in the package serves objective {name}: what would serve it was left out for the reasons of {}.",
                alternatives::SECTION.place()
            )));
        }
    }
    table.block().into_iter().chain(blocks).collect()
}
