//! Section 3: what each side gains most, and what each side gives up.

use super::block::{Block, Half, Table, figure_of, heading, list, note, paragraph};
use super::chart::{Mark, plane};
use super::context::{Context, Pack, effect_on_interest, effect_on_need};
use super::{Section, financing, gains, words};
use crate::model::InstrumentKind;
use crate::render::locale::tell;
use crate::render::number::as_f64;

pub(super) const SECTION: Section = Section {
    number: "3",
    id: "section-benefit",
    strategy: &[
        "M003", "M006", "M014", "M015", "M016", "M020", "M033", "M044", "M058", "M091", "M111",
    ],
    build,
};

/// Outcomes closer than this are one.
const SAME: f64 = 5e-5;
/// Most rows on either side; the rest is in the annex.
const SHOWN: usize = 4;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![paragraph(shares(context, pack))];
    if pack.chosen.is_empty() {
        blocks.push(paragraph(context.say("benefit-none")));
    } else {
        blocks.push(Block::Pair {
            left: Half {
                heading: tell!(context, "benefit-partner", partner = pack.name(context)),
                blocks: partner_side(context, pack),
            },
            right: Half {
                heading: context.say("benefit-eu"),
                blocks: eu_side(context, pack),
            },
        });
        blocks.push(note(tell!(
            context,
            "benefit-remarks",
            annex = gains::SECTION.annex()
        )));
    }
    blocks.push(heading(context.say("concessions")));
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
        label: tell!(
            context,
            "compromises-this",
            notion = words::notion(context, context.result.criterion)
        ),
    }];
    for pick in picks {
        let at = (pick.pick.partner, pick.pick.eu);
        let same =
            |mark: &&mut Mark| (mark.at.0 - at.0).abs() < SAME && (mark.at.1 - at.1).abs() < SAME;
        let name = words::notion(context, pick.criterion);
        match marks.iter_mut().find(same) {
            Some(mark) => mark.label = context.commas(&[&mark.label, &name]),
            None => marks.push(Mark {
                at,
                role: "partner",
                label: name,
            }),
        }
    }
    let line: Vec<(f64, f64)> = points
        .iter()
        .map(|point| (point.partner, point.eu))
        .collect();
    let needs = tell!(context, "compromises-needs", partner = pack.name(context));
    let interests = context.say("compromises-interests");
    let figure = plane(
        context,
        context.chart_id(&pack.package.partner, "compromises"),
        &context.say("compromises"),
        [&needs, &interests],
        &line,
        &marks,
    );
    let mut blocks = vec![
        heading(context.say("compromises")),
        figure_of(context, figure),
        note(context.say("compromises-remarks")),
    ];
    if found.unproven > 0 {
        blocks.push(note(context.say("compromises-open")));
    }
    blocks
}

fn shares(context: &Context, pack: &Pack) -> String {
    let mut sentences = Vec::new();
    if let Some(party) = pack.party {
        sentences.push(tell!(
            context,
            "benefit-needs-met",
            share = context.percent(party.utility),
            partner = pack.name(context)
        ));
    }
    sentences.push(tell!(
        context,
        "benefit-interests-served",
        share = context.percent(pack.package.eu_utility)
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
        let through = main_contributors(context, pack, |chosen| {
            met.signum() * effect_on_need(pack, chosen, at)
        });
        let after = severity * (1.0 - met);
        let (name, before) = (context.need(need), context.points(severity));
        let cells = vec![name, before, context.points(after), through];
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
        let through = main_contributors(context, pack, |chosen| {
            met.signum() * effect_on_interest(context.offer, pack, chosen, at)
        });
        let cells = vec![context.interest(interest), context.percent(met), through];
        rows.push((context.offer.interest_share(at) * met, cells));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    rows.into_iter().map(|row| row.1).collect()
}

/// A table of needs, or nothing without rows; `caption` is a message.
pub(super) fn needs_table(
    context: &Context,
    caption: &str,
    rows: Vec<Vec<String>>,
) -> Option<Block> {
    let columns = context.cells("benefit-needs-columns");
    let mut table = Table::new(context.say(caption), &columns);
    for row in rows {
        table.row(row);
    }
    table.block()
}

/// A table of interests, or nothing without rows; `caption` is a message.
pub(super) fn interests_table(
    context: &Context,
    caption: &str,
    rows: Vec<Vec<String>>,
) -> Option<Block> {
    let columns = context.cells("benefit-interests-columns");
    let mut table = Table::new(context.say(caption), &columns);
    for row in rows {
        table.row(row);
    }
    table.block()
}

fn partner_side(context: &Context, pack: &Pack) -> Vec<Block> {
    let rows: Vec<_> = needs(context, pack).into_iter().take(SHOWN).collect();
    let table = needs_table(context, "benefit-needs-table", rows);
    table
        .into_iter()
        .chain(none_if_unchanged(context, pack))
        .collect()
}

fn none_if_unchanged(context: &Context, pack: &Pack) -> Option<Block> {
    needs(context, pack)
        .is_empty()
        .then(|| paragraph(context.say("benefit-no-need")))
}

fn eu_side(context: &Context, pack: &Pack) -> Vec<Block> {
    let rows: Vec<_> = interests(context, pack).into_iter().take(SHOWN).collect();
    if rows.is_empty() {
        return vec![paragraph(context.say("benefit-no-interest"))];
    }
    interests_table(context, "benefit-interests-table", rows)
        .into_iter()
        .collect()
}

/// What `gains` has beyond the rows shown here.
pub(super) fn beyond(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.into_iter().skip(SHOWN).collect()
}

/// The component that contributes most, and how many others do.
fn main_contributors(
    context: &Context,
    pack: &Pack,
    effect: impl Fn(&super::context::Chosen) -> f64,
) -> String {
    let mut by: Vec<(f64, String)> = pack
        .chosen
        .iter()
        .map(|chosen| (effect(chosen), chosen.short(context)))
        .filter(|(effect, _)| *effect > 1e-9)
        .collect();
    by.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    match by.as_slice() {
        [] => "–".to_owned(),
        [(_, name)] => name.clone(),
        [(_, name), more @ ..] => {
            // Short enough to stay on one line.
            let more = context.signed(as_f64(i64::try_from(more.len()).unwrap_or(0)), 0);
            context.commas(&[name, &more]).replace(' ', "\u{a0}")
        }
    }
}

/// Negative effects with their reasons, and what the package costs either side.
fn concessions(context: &Context, pack: &Pack) -> Vec<String> {
    let taxonomy = &context.offer.taxonomy;
    let (mut lines, mut of_eu) = (Vec::new(), Vec::new());
    for chosen in &pack.chosen {
        let why = |line: String, code: &str| {
            let Some(judgement) = chosen.component.judgements.get(code) else {
                return words::sentence(&line);
            };
            words::sentence(&context.semicolons(&[line, context.reason(judgement)]))
        };
        let share = |value: f64| context.with_percent(&context.decimal(value * 100.0, 1));
        for effect in chosen
            .choice
            .closes
            .iter()
            .filter(|effect| effect.value < 0.0)
        {
            let need = &taxonomy.needs[effect.on];
            let line = tell!(
                context,
                "concession-need",
                need = context.need(need),
                partner = pack.name(context),
                share = share(effect.value),
                component = chosen.short(context)
            );
            lines.push(why(line, need.id.as_str()));
        }
        for effect in chosen
            .choice
            .serves
            .iter()
            .filter(|effect| effect.value < 0.0)
        {
            let interest = &taxonomy.interests[effect.on];
            let line = tell!(
                context,
                "concession-interest",
                interest = context.interest(interest),
                share = share(effect.value),
                component = chosen.short(context)
            );
            of_eu.push(why(line, interest.id.as_str()));
        }
    }
    lines.append(&mut of_eu);
    if lines.is_empty() {
        lines.push(context.say("concession-none"));
    }
    let burdens = burdens(context, pack);
    if !burdens.is_empty() {
        lines.push(burdens.join(" "));
    }
    lines
}

/// What the package costs either side.
fn burdens(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = Vec::new();
    let own = pack.of_kind(context, |kind| kind == InstrumentKind::Domestic);
    let debt = pack.of_kind(context, InstrumentKind::is_debt);
    let grants = pack.of_kind(context, |kind| kind == InstrumentKind::Grant);
    if own > 0 {
        lines.push(tell!(
            context,
            "burden-own",
            partner = pack.name(context),
            amount = context.eur(own)
        ));
    }
    if debt > 0 {
        let (amount, section) = (context.eur(debt), financing::SECTION.section());
        lines.push(match pack.sovereign(context) {
            0 => tell!(
                context,
                "burden-debt-private",
                amount = amount,
                section = section
            ),
            owed if owed == debt => tell!(
                context,
                "burden-debt-government",
                amount = amount,
                section = section
            ),
            owed => tell!(
                context,
                "burden-debt-both",
                amount = amount,
                owed = context.eur(owed),
                section = section
            ),
        });
    }
    if grants > 0 {
        lines.push(tell!(
            context,
            "burden-grants",
            amount = context.eur(grants)
        ));
    }
    lines
}
