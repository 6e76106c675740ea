//! Annex E: who delivers, as one team.

use super::block::{Block, Table, list, paragraph};
use super::context::{Context, Pack};
use super::{Section, header};
use crate::model::{InstrumentKind, Phrase};
use crate::render::locale::tell;

pub(super) const SECTION: Section = Section {
    number: "E",
    id: "section-delivery",
    strategy: &[
        "M018", "M062", "M063", "M064", "M066", "M067", "M070", "M071", "M145", "M161", "M176",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut table = Table::new(
        context.say("delivery-table"),
        &context.cells("delivery-columns"),
    );
    for chosen in &pack.chosen {
        let actors: Vec<String> = chosen
            .component
            .actors
            .iter()
            .map(|line| actor(context, line))
            .collect();
        let actors = if actors.is_empty() {
            context.say("to-be-named")
        } else {
            context.semicolons(&actors)
        };
        table.row(vec![
            chosen.short(context),
            actors,
            context.say("to-be-agreed"),
            context.say("to-be-named"),
        ]);
    }
    let mut blocks = vec![
        header::more(context, pack),
        paragraph(context.say("delivery-team")),
    ];
    blocks.extend(table.block());
    blocks.extend(list(lines(context, pack)));
    blocks
}

/// An actor id of the taxonomy prints that actor's name; anything else is printed as it stands.
fn actor(context: &Context, line: &Phrase) -> String {
    let known = context
        .offer
        .taxonomy
        .actors
        .iter()
        .find(|actor| actor.id.as_str() == line.text);
    known.map_or_else(|| context.phrase(line), |actor| context.actor(actor))
}

fn lines(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = Vec::new();
    let instruments = &context.offer.taxonomy.instruments;
    let used = context.used_instruments(pack.sources(context));
    let team: Vec<String> = used
        .iter()
        .filter(|at| instruments[**at].kind != InstrumentKind::Domestic)
        .map(|at| {
            let money = context.money(pack.sources(context)[*at]);
            // A code and its amount stay on one line.
            format!(
                "{}\u{a0}{money}",
                context.code(instruments[*at].id.as_str())
            )
        })
        .collect();
    if !team.is_empty() {
        lines.push(tell!(
            context,
            "delivery-money",
            amounts = context.commas(&team)
        ));
    }
    lines.push(context.say(facilitator(&pack.partner.region)));
    lines.push(context.say("delivery-contract"));
    lines.push(context.say("delivery-companies"));
    lines.push(context.say("delivery-consultation"));
    for programme in &pack.partner.profile.running {
        lines.push(tell!(
            context,
            "delivery-running",
            programme = context.programme(programme),
            source = context.foreign(programme.source.trim_end_matches('.'))
        ));
    }
    lines
}

/// Message that names who brings both sides together.
fn facilitator(region: &str) -> &'static str {
    if region.contains("Enlargement")
        || region.contains("Eastern Partnership")
        || region.contains("Western Balkans")
    {
        "delivery-eu4digital"
    } else {
        "delivery-d4d"
    }
}
