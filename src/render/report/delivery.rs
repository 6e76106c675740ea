//! Annex E: who delivers, as one team.

use super::Section;
use super::block::{Block, Table, list, paragraph};
use super::context::{Context, Pack};
use crate::model::InstrumentKind;
use crate::render::number::money;

pub(super) const SECTION: Section = Section {
    number: "E",
    title: "Delivery",
    strategy: &[
        "M018", "M062", "M063", "M064", "M066", "M067", "M070", "M071", "M145", "M161", "M176",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut table = Table::new(
        "Delivery bodies as the catalogue names them",
        &["Component", "Bodies", "Lead Member State", "Counterpart"],
    );
    for chosen in &pack.chosen {
        let actors: Vec<String> = chosen
            .component
            .actors
            .iter()
            .map(|line| actor(context, line))
            .collect();
        let actors = if actors.is_empty() {
            "to be named".to_owned()
        } else {
            actors.join("; ")
        };
        table.row(vec![
            chosen.short().to_owned(),
            actors,
            "to be agreed".to_owned(),
            "to be named".to_owned(),
        ]);
    }
    let mut blocks = vec![paragraph(
        "Tech Team Europe: each component is led jointly by an EU body and a Member State, with the partner's \
         ministry as owner. Naming a body here means that it works in this field, not that it has agreed.",
    )];
    blocks.extend(table.block());
    blocks.extend(list(lines(context, pack)));
    blocks
}

/// An actor id of the taxonomy prints that actor's name; anything else is printed as it stands.
fn actor(context: &Context, line: &str) -> String {
    let known = context
        .offer
        .taxonomy
        .actors
        .iter()
        .find(|actor| actor.id.as_str() == line);
    known.map_or_else(|| line.to_owned(), |actor| actor.name.clone())
}

fn lines(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = Vec::new();
    let instruments = &context.offer.taxonomy.instruments;
    let used = context.used_instruments(pack.sources(context));
    let team: Vec<String> = used
        .iter()
        .filter(|at| instruments[**at].kind != InstrumentKind::Domestic)
        .map(|at| {
            format!(
                "{} {}",
                instruments[*at].id,
                money(pack.sources(context)[*at])
            )
        })
        .collect();
    if !team.is_empty() {
        lines.push(format!(
            "Money of the team by instrument, million EUR: {}.",
            team.join(", ")
        ));
    }
    lines.push(format!(
        "Facilitator: {}, to be confirmed.",
        facilitator(&pack.partner.region)
    ));
    lines.push(
        "Contract form (grant, procurement, contribution agreement, indirect management, guarantee) and steering: left to \
         be agreed between the owners of the money."
            .to_owned(),
    );
    lines.push(
        "Companies: open and fair procurement; advice from industry, such as the Global Gateway Business Advisory Group, \
         with conflicts of interest declared."
            .to_owned(),
    );
    lines.push(
        "Consultation: civil society, academia and the private sector of both sides before a decision; a plan is to be \
         added."
            .to_owned(),
    );
    for programme in &pack.partner.profile.running {
        lines.push(format!(
            "Already running: {}. Source: {}.",
            programme.name,
            programme.source.trim_end_matches('.')
        ));
    }
    lines
}

fn facilitator(region: &str) -> &'static str {
    if region.contains("Enlargement")
        || region.contains("Eastern Partnership")
        || region.contains("Western Balkans")
    {
        "EU4Digital"
    } else {
        "Digital for Development (D4D) Hub"
    }
}
