//! Section 5: what each side gains and gives up.

use super::block::{Block, Half, Table, heading, list, note, paragraph};
use super::chart::{Side, gains};
use super::context::{Context, Pack, effect_on_interest, effect_on_need};
use super::{Section, words};
use crate::model::{InstrumentKind, Measure};
use crate::render::number::{
    NBSP, apportion, decimal, eur, nearest, percent, points, signed_points,
};

pub(super) const SECTION: Section = Section {
    number: "5",
    title: "Mutual benefit",
    strategy: &[
        "M003", "M006", "M014", "M015", "M016", "M020", "M033", "M044", "M058", "M091", "M111",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![paragraph(shares(context, pack))];
    let left = partner_side(context, pack);
    let right = eu_side(context, pack);
    blocks.push(Block::Pair {
        left: Half {
            heading: format!("What {} gains", pack.name()),
            blocks: left,
        },
        right: Half {
            heading: "What the EU gains".to_owned(),
            blocks: right,
        },
    });
    if !pack.chosen.is_empty() {
        blocks.push(chart(pack));
        blocks.push(note(
            "Points: contribution to each side's own utility, on a scale of 0 to 100 for all its needs or interests met. \
             The two scales measure different things and are not compared with each other.",
        ));
    }
    blocks.push(heading("Objectives of the strategy"));
    blocks.extend(objectives(context, pack));
    blocks.push(heading("What each side gives up"));
    blocks.extend(list(concessions(context, pack)));
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

fn shares(context: &Context, pack: &Pack) -> String {
    let mut sentences = Vec::new();
    if let Some(party) = pack.party {
        sentences.push(format!(
            "The package meets {} of the weighted needs of {}: {} of the best it could get alone under the same money.",
            percent(party.utility),
            pack.name(),
            percent(party.share_of_ideal)
        ));
    }
    sentences.push(format!(
        "At this partner it serves {} of the EU's weighted interests.",
        percent(pack.package.eu_utility)
    ));
    if let Some(eu) = context.eu() {
        sentences.push(format!(
            "Over all partners of the scenario the EU reaches {} of the best it could get.",
            percent(eu.share_of_ideal)
        ));
    }
    sentences.join(" ")
}

fn partner_side(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut table = Table::new(
        "Need by need, gap from 0 to 100",
        &["Need", "#Before", "#After", "Mainly through"],
    );
    let mut rows: Vec<(f64, Vec<String>)> = Vec::new();
    for (at, need) in context.offer.taxonomy.needs.iter().enumerate() {
        let (severity, met) = pack.need(context.offer, at);
        if met.abs() < 5e-4 || severity <= 0.0 {
            continue;
        }
        let through = main_contributors(pack, |chosen| {
            met.signum() * effect_on_need(pack, chosen, at)
        });
        let after = severity * (1.0 - met);
        let cells = vec![need.name.clone(), points(severity), points(after), through];
        rows.push((pack.partner.need_share(at) * met, cells));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, cells) in rows {
        table.row(cells);
    }
    table
        .block()
        .into_iter()
        .chain(none_if(pack.chosen.is_empty()))
        .collect()
}

fn eu_side(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut table = Table::new(
        "Interest by interest",
        &["Interest", "#Served", "Mainly through"],
    );
    for (at, interest) in context.offer.taxonomy.interests.iter().enumerate() {
        let met = pack.interest(context.offer, at);
        if met.abs() < 5e-4 {
            continue;
        }
        let through = main_contributors(pack, |chosen| {
            effect_on_interest(context.offer, pack, chosen, at)
        });
        table.row(vec![interest.name.clone(), percent(met), through]);
    }
    let mut blocks: Vec<Block> = table
        .block()
        .into_iter()
        .chain(none_if(pack.chosen.is_empty()))
        .collect();
    let money: f64 = pack
        .chosen
        .iter()
        .map(super::context::Chosen::eu_content)
        .sum();
    let total: f64 = pack.chosen.iter().map(|chosen| chosen.item.cost).sum();
    let counted = context
        .offer
        .taxonomy
        .interests
        .iter()
        .any(|interest| interest.measure == Measure::EuContent);
    if counted && total > 0.0 {
        blocks.push(note(format!(
            "EU suppliers would deliver an estimated {} of the package ({}); procurement stays open.",
            eur(nearest(money)),
            percent(money / total)
        )));
    }
    blocks
}

fn none_if(empty: bool) -> Option<Block> {
    empty.then(|| paragraph("Nothing: the package is empty."))
}

/// The two components that contribute most.
fn main_contributors(pack: &Pack, effect: impl Fn(&super::context::Chosen) -> f64) -> String {
    let mut by: Vec<(f64, String)> = pack
        .chosen
        .iter()
        .map(|chosen| {
            let code = chosen.component.code.clone();
            (
                effect(chosen),
                code.unwrap_or_else(|| chosen.component.name.clone()),
            )
        })
        .filter(|(effect, _)| *effect > 1e-9)
        .collect();
    by.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let more = by.len().saturating_sub(2);
    let mut named: Vec<String> = by.into_iter().take(2).map(|(_, name)| name).collect();
    if named.is_empty() {
        return "–".to_owned();
    }
    if more > 0 {
        named.push(format!("{more} more"));
    }
    named.join(", ")
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
                "Nothing in the package serves objective {name}: what would serve it was left out for the reasons of section 12."
            )));
        }
    }
    table.block().into_iter().chain(blocks).collect()
}

/// Negative effects with their reasons, and what the package costs either side.
fn concessions(context: &Context, pack: &Pack) -> Vec<String> {
    let taxonomy = &context.offer.taxonomy;
    let (mut lines, mut of_eu) = (Vec::new(), Vec::new());
    for chosen in &pack.chosen {
        let why = |code: &str| {
            let judged = chosen.component.judgements.get(code);
            judged.map_or_else(String::new, |judgement| {
                let why = judgement.why.trim_end_matches('.');
                format!("; {}", why.strip_prefix("concession: ").unwrap_or(why))
            })
        };
        for effect in chosen
            .choice
            .closes
            .iter()
            .filter(|effect| effect.value < 0.0)
        {
            let need = &taxonomy.needs[effect.on];
            let points = format!("{}{NBSP}%", decimal(effect.value * 100.0, 1));
            let why = why(need.id.as_str());
            lines.push(format!(
                "{} of {}: {points} of the gap, through {}{why}.",
                need.name,
                pack.name(),
                chosen.label()
            ));
        }
        for effect in chosen
            .choice
            .serves
            .iter()
            .filter(|effect| effect.value < 0.0)
        {
            let interest = &taxonomy.interests[effect.on];
            let points = format!("{}{NBSP}%", decimal(effect.value * 100.0, 1));
            let why = why(interest.id.as_str());
            of_eu.push(format!(
                "{} of the EU: {points} of the interest, through {}{why}.",
                interest.name,
                chosen.label()
            ));
        }
    }
    lines.append(&mut of_eu);
    if lines.is_empty() {
        lines.push("No chosen component is judged to work against a need of the partner or an interest of the EU.".to_owned());
    }
    let own = pack.of_kind(context, |kind| kind == InstrumentKind::Domestic);
    let debt = pack.of_kind(context, InstrumentKind::is_debt);
    let grants = pack.of_kind(context, |kind| kind == InstrumentKind::Grant);
    if own > 0 {
        lines.push(format!(
            "{} pays {} from its own budget.",
            pack.name(),
            eur(own)
        ));
    }
    if debt > 0 {
        lines.push(format!(
            "{} has to be repaid, by the government or by private borrowers (section 6).",
            eur(debt)
        ));
    }
    if grants > 0 {
        lines.push(format!(
            "The EU and its Member States give {} in grants.",
            eur(grants)
        ));
    }
    let run: f64 = pack
        .chosen
        .iter()
        .map(|c| c.choice.opex_per_year.value() * c.share)
        .sum();
    if run > 0.0 {
        lines.push(format!(
            "Running costs of about {} a year stay with the partner after the period.",
            eur(nearest(run))
        ));
    }
    lines
}
