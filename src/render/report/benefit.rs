//! Section 3: what each side gains most, and what each side gives up.

use super::block::{Block, Half, Table, heading, list, note, paragraph};
use super::chart::{Mark, plane};
use super::context::{Context, Pack, effect_on_interest, effect_on_need};
use super::{Section, financing, gains, words};
use crate::model::InstrumentKind;
use crate::render::number::{NBSP, decimal, eur, nearest, percent, points};

pub(super) const SECTION: Section = Section {
    number: "3",
    title: "Mutual benefit",
    strategy: &[
        "M003", "M006", "M014", "M015", "M016", "M020", "M033", "M044", "M058", "M091", "M111",
    ],
    build,
};

/// Outcomes closer than this are one.
const SAME: f64 = 5e-5;
/// Most rows on either side; the rest is in the annex.
const SHOWN: usize = 6;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![paragraph(shares(pack))];
    if pack.chosen.is_empty() {
        blocks.push(paragraph(
            "Neither side gains anything: the package is empty.",
        ));
    } else {
        blocks.push(Block::Pair {
            left: Half {
                heading: format!("What {} gains", pack.name()),
                blocks: partner_side(context, pack),
            },
            right: Half {
                heading: "What the EU gains".to_owned(),
                blocks: eu_side(context, pack),
            },
        });
        blocks.push(note(format!(
            "All effects are estimated. Smaller gains and shares by objective of the strategy: {}.",
            gains::SECTION.place()
        )));
    }
    blocks.push(heading("What each side gives up"));
    blocks.extend(list(concessions(context, pack)));
    blocks.extend(compromises(context, pack));
    blocks
}

/// What else could be agreed, with this package among it.
fn compromises(context: &Context, pack: &Pack) -> Vec<Block> {
    let known = &context.result.compromises;
    let Some(found) = known
        .iter()
        .find(|found| found.partner == pack.package.partner)
    else {
        return Vec::new();
    };
    let (points, picks) = (&found.points, &found.notions);
    let Some(party) = pack.party.filter(|_| !points.is_empty()) else {
        return Vec::new();
    };
    let agreed = (party.utility, pack.package.eu_utility);
    // Notions that pick the same outcome share a mark; those that pick this package are named with it.
    let mut marks: Vec<Mark> = vec![Mark {
        at: agreed,
        role: "used",
        label: format!("this package: {}", words::notion(context.result.criterion)),
    }];
    for pick in picks {
        let at = (pick.pick.partner, pick.pick.eu);
        let same =
            |mark: &&mut Mark| (mark.at.0 - at.0).abs() < SAME && (mark.at.1 - at.1).abs() < SAME;
        let name = words::notion(pick.criterion);
        match marks.iter_mut().find(same) {
            Some(mark) => mark.label = format!("{}, {name}", mark.label),
            None => marks.push(Mark {
                at,
                role: "partner",
                label: name.to_owned(),
            }),
        }
    }
    let line: Vec<(f64, f64)> = points
        .iter()
        .map(|point| (point.partner, point.eu))
        .collect();
    let needs = format!("needs of {} met", pack.name());
    let figure = plane(
        format!("{}-compromises", pack.package.partner),
        "What else could be agreed",
        [&needs, "interests of the EU served"],
        &line,
        &marks,
    );
    let others = if context.result.packages.len() > 1 {
        "while the other partners keep their packages"
    } else {
        "with the same money and rules"
    };
    vec![
        heading("What else could be agreed"),
        Block::Chart { figure },
        note(format!(
            "Each point on the line is a package {others} that no weighting of both sides would improve on; marked are this package and \
             which of them other notions of balance would pick. A point off the line is fairer or cheaper, not wrong. Both scales are estimated.",
        )),
    ]
}

fn shares(pack: &Pack) -> String {
    let mut sentences = Vec::new();
    if let Some(party) = pack.party {
        sentences.push(format!(
            "The package meets {} of the weighted needs of {}.",
            percent(party.utility),
            pack.name()
        ));
    }
    sentences.push(format!(
        "It serves {} of the EU's weighted interests at this partner.",
        percent(pack.package.eu_utility)
    ));
    sentences.join(" ")
}

/// Needs that the package changes, the largest gain first: cells of a table.
pub(super) fn needs(context: &Context, pack: &Pack) -> Vec<Vec<String>> {
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
    rows.into_iter().map(|row| row.1).collect()
}

/// Interests that the package serves, the largest gain first: cells of a table.
pub(super) fn interests(context: &Context, pack: &Pack) -> Vec<Vec<String>> {
    let mut rows: Vec<(f64, Vec<String>)> = Vec::new();
    for (at, interest) in context.offer.taxonomy.interests.iter().enumerate() {
        let met = pack.interest(context.offer, at);
        if met.abs() < 5e-4 {
            continue;
        }
        let through = main_contributors(pack, |chosen| {
            met.signum() * effect_on_interest(context.offer, pack, chosen, at)
        });
        let cells = vec![interest.name.clone(), percent(met), through];
        rows.push((context.offer.interest_share(at) * met, cells));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    rows.into_iter().map(|row| row.1).collect()
}

/// A table of needs, or nothing without rows.
pub(super) fn needs_table(caption: &str, rows: Vec<Vec<String>>) -> Option<Block> {
    let mut table = Table::new(caption, &["Need", "#Before", "#After", "Mainly through"]);
    for row in rows {
        table.row(row);
    }
    table.block()
}

/// A table of interests, or nothing without rows.
pub(super) fn interests_table(caption: &str, rows: Vec<Vec<String>>) -> Option<Block> {
    let mut table = Table::new(caption, &["Interest", "#Served", "Mainly through"]);
    for row in rows {
        table.row(row);
    }
    table.block()
}

fn partner_side(context: &Context, pack: &Pack) -> Vec<Block> {
    let rows: Vec<_> = needs(context, pack).into_iter().take(SHOWN).collect();
    let table = needs_table("Gap from 0 (none) to 100", rows);
    table
        .into_iter()
        .chain(none_if_unchanged(context, pack))
        .collect()
}

fn none_if_unchanged(context: &Context, pack: &Pack) -> Option<Block> {
    needs(context, pack)
        .is_empty()
        .then(|| paragraph("No need of the table changes."))
}

fn eu_side(context: &Context, pack: &Pack) -> Vec<Block> {
    let rows: Vec<_> = interests(context, pack).into_iter().take(SHOWN).collect();
    if rows.is_empty() {
        return vec![paragraph("No interest of the table is served.")];
    }
    interests_table("Share of each interest", rows)
        .into_iter()
        .collect()
}

/// What `gains` has beyond the rows shown here.
pub(super) fn beyond(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.into_iter().skip(SHOWN).collect()
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
            "{} is lent and has to be repaid: {} ({}).",
            eur(debt),
            match pack.sovereign(context) {
                0 => "by private borrowers, nothing by the government".to_owned(),
                owed if owed == debt => "by the government".to_owned(),
                owed => format!(
                    "{} by the government, the rest by private borrowers",
                    eur(owed)
                ),
            },
            financing::SECTION.place()
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
