//! Annex C: who gains what through which component, objectives of the strategy, smaller gains.

use super::block::{Block, Half, Table, figure_of, heading, list, note, paragraph};
use super::chart::{Side, gains};
use super::context::{Context, Pack};
use super::{Section, alternatives, benefit, words};
use crate::model::Measure;
use crate::render::locale::tell;
use crate::render::number::{apportion, nearest};

pub(super) const SECTION: Section = Section {
    number: "C",
    id: "section-gains",
    strategy: &["M003", "M006", "M020", "M058"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(context.say("gains-none"))];
    }
    let mut blocks = vec![chart(context, pack), note(context.say("gains-points"))];
    blocks.extend(objectives(context, pack));
    blocks.extend(suppliers(context, pack));
    let left = benefit::needs_table(
        context,
        "gains-other-needs",
        benefit::beyond(benefit::needs(context, pack)),
    );
    let right = benefit::interests_table(
        context,
        "gains-other-interests",
        benefit::beyond(benefit::interests(context, pack)),
    );
    let smaller = tell!(
        context,
        "gains-smaller-partner",
        partner = pack.name(context)
    );
    let of_eu = context.say("gains-smaller-eu");
    match (left, right) {
        (Some(left), Some(right)) => blocks.push(Block::Pair {
            left: Half {
                heading: smaller,
                blocks: vec![left],
            },
            right: Half {
                heading: of_eu,
                blocks: vec![right],
            },
        }),
        (Some(only), None) => blocks.extend([heading(smaller), only]),
        (None, Some(only)) => blocks.extend([heading(of_eu), only]),
        (None, None) => {}
    }
    if !pack.partner.profile.strengths.is_empty() {
        blocks.push(heading(context.say("gains-learn")));
        let lines = pack
            .partner
            .profile
            .strengths
            .iter()
            .map(|line| words::sentence(&context.phrase(line)));
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
        note(tell!(
            context,
            "gains-suppliers",
            amount = context.eur(nearest(money)),
            share = context.percent(money / total)
        ))
    })
}

fn chart(context: &Context, pack: &Pack) -> Block {
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
            label: chosen.label(context),
            partner: chosen.gain.partner,
            eu: chosen.gain.eu,
            texts: [
                context.signed_points(chosen.gain.partner),
                context.signed_points(chosen.gain.eu),
            ],
        })
        .collect();
    let heads = [pack.name(context), context.say("eu")];
    let id = context.chart_id(pack.partner.id.as_str(), "gains");
    let figure = gains(
        context,
        id,
        &context.say("gains-chart"),
        [&heads[0], &heads[1]],
        &rows,
    );
    figure_of(context, figure)
}

/// Share of each objective of the strategy in what the EU gains.
fn objectives(context: &Context, pack: &Pack) -> Vec<Block> {
    let names = [
        (Some('a'), "objective-a"),
        (Some('b'), "objective-b"),
        (Some('c'), "objective-c"),
        (None, "objective-other"),
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
        let served = if possible > 0.0 {
            gained / possible
        } else {
            0.0
        };
        rows.push((context.say(name), objective.is_some(), gained, served));
    }
    let parts: Vec<f64> = rows.iter().map(|row| row.2.max(0.0)).collect();
    let printed = apportion(&parts, 100);
    let mut table = Table::new(
        context.say("objectives-table"),
        &context.cells("objectives-columns"),
    );
    let mut blocks = Vec::new();
    for ((name, stated, gained, served), printed) in rows.iter().zip(printed) {
        table.row(vec![
            name.clone(),
            context.with_percent(&printed.to_string()),
            context.percent(*served),
        ]);
        if *gained <= 1e-9 && *stated && !pack.chosen.is_empty() {
            blocks.push(note(tell!(
                context,
                "objectives-unserved",
                objective = name.as_str(),
                annex = alternatives::SECTION.annex()
            )));
        }
    }
    table.block().into_iter().chain(blocks).collect()
}
