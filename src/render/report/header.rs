//! Section 1: who, inside which framework, when, on which data.

use super::block::{Block, Table};
use super::context::{Context, Pack};
use super::{KeyFigure, Section, words};
use crate::model::{InstrumentKind, SeverityRule};
use crate::render::number::{eur, percent};

pub(super) const SECTION: Section = Section {
    number: "1",
    title: "At a glance",
    strategy: &[
        "M001", "M046", "M047", "M048", "M049", "M051", "M053", "M071", "M073", "M161",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let scenario = &context.offer.scenario;
    let (first, last) = context.years();
    let mut facts = Table::new("Partner, framework, status, contacts", &["Item", "Content"]);
    let mut fact =
        |item: &str, content: String| facts.row(vec![item.to_owned(), words::capital(&content)]);
    fact("Partner", format!("{} ({})", pack.name(), pack.partner.id));
    fact("Region", pack.partner.region.clone());
    fact("Host framework", host(pack));
    fact("Engagement", modes(pack));
    fact("Next political step", next_step(pack));
    let profile = &pack.partner.profile;
    if !profile.topics.is_empty() {
        let topics: Vec<String> = profile
            .topics
            .iter()
            .map(|topic| topic.replace(['-', '_'], " "))
            .collect();
        fact("Topics of the strategy", topics.join("; "));
    }
    if !profile.languages.is_empty() {
        fact(
            "Working languages",
            format!("{} (ISO 639-1)", profile.languages.join(", ")),
        );
    }
    fact("Scenario", scenario.title.clone());
    fact("Period", format!("{first} to {last}"));
    fact(
        "Prices",
        format!(
            "million EUR at constant {} prices, not discounted",
            scenario.price_year
        ),
    );
    fact("Data years", data_years(context));
    fact(
        "Date and status",
        format!("{}, draft for discussion", context.date),
    );
    fact(
        "Policy anchor",
        "JOIN(2025) 140 of 5 June 2025, An International Digital Strategy for the European Union, section 3: \
         a Joint Communication, not binding"
            .to_owned(),
    );
    for reader in [
        "EU Delegation",
        "Partner ministry",
        "Lead Member State and its embassy",
    ] {
        facts.row(vec![
            reader.to_owned(),
            "contact to be completed".to_owned(),
        ]);
    }
    vec![Block::Table { table: facts }]
}

/// The agreements that the offer can sit inside.
fn host(pack: &Pack) -> String {
    let held: Vec<String> = frameworks(pack, words::is_host);
    let others: Vec<String> = frameworks(pack, |token| !words::is_host(token));
    let host = if held.is_empty() {
        "stand-alone: no framework is recorded for this partner".to_owned()
    } else {
        held.join("; ")
    };
    if others.is_empty() {
        host
    } else {
        format!("{host}. Also: {}", others.join("; "))
    }
}

fn frameworks(pack: &Pack, keep: impl Fn(&str) -> bool) -> Vec<String> {
    let held = pack.partner.profile.frameworks.iter();
    held.filter(|token| keep(token))
        .map(|token| words::framework(token))
        .collect()
}

fn deepens(pack: &Pack) -> bool {
    ["TTC", "DigitalPartnership", "DigitalDialogue"]
        .iter()
        .any(|f| pack.partner.has_framework(f))
}

/// The directions of section 2 of the strategy that the package follows.
fn modes(pack: &Pack) -> String {
    let mut modes = Vec::new();
    if deepens(pack) {
        modes.push("deepen (an existing digital partnership, dialogue or council)");
    } else {
        modes.push("broaden (no digital partnership or dialogue yet)");
    }
    let security = pack.partner.has_framework("SecurityDefencePartnership");
    if security && pack.partner.has_framework("DigitalPartnership") {
        modes.push(
            "strengthen (digital partnership together with a Security and Defence Partnership)",
        );
    } else if security {
        modes.push("strengthen (Security and Defence Partnership)");
    }
    if pack.chosen.iter().any(super::context::Chosen::regional) {
        modes.push("connect (a project shared with other partners)");
    }
    modes.join("; ")
}

fn next_step(pack: &Pack) -> String {
    if deepens(pack) {
        "take the package up in the existing partnership or dialogue; prepared in a Team Europe manner".to_owned()
    } else {
        "for discussion: a digital dialogue as the first framework; prepared in a Team Europe manner".to_owned()
    }
}

/// Years of the indicators that needs rest on.
fn data_years(context: &Context) -> String {
    let taxonomy = &context.offer.taxonomy;
    let mut years: Vec<u32> = Vec::new();
    for need in &taxonomy.needs {
        let SeverityRule::Linear { indicator, .. } = &need.severity else {
            continue;
        };
        let Some(column) = context
            .offer
            .indicators
            .iter()
            .find(|column| column.id == *indicator)
        else {
            continue;
        };
        let parts = column.year.split(|c: char| !c.is_ascii_digit());
        years.extend(
            parts
                .filter(|part| part.len() == 4)
                .filter_map(|part| part.parse::<u32>().ok()),
        );
    }
    match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(year), _) => year.to_string(),
        _ => "not stated".to_owned(),
    }
}

/// What the cover shows.
pub(super) fn key_figures(context: &Context, pack: &Pack) -> Vec<KeyFigure> {
    let total = pack.total(context);
    let mut figures = vec![figure(eur(total), "over the whole period")];
    let count = pack.chosen.len();
    figures.push(figure(
        count.to_string(),
        if count == 1 {
            "component"
        } else {
            "components"
        },
    ));
    if let Some(party) = pack.party {
        figures.push(figure(
            percent(party.share_of_ideal),
            "of the best the partner could get",
        ));
    }
    if total > 0 {
        let grants = pack.of_kind(context, |kind| kind == InstrumentKind::Grant);
        let share = crate::render::number::as_f64(grants) / crate::render::number::as_f64(total);
        figures.push(figure(percent(share), "grants"));
    }
    if let Some(year) = pack
        .chosen
        .iter()
        .map(super::context::Chosen::operates_from)
        .min()
    {
        figures.push(figure(year.to_string(), "first results"));
    }
    figures
}

pub(super) fn figure(value: String, label: &str) -> KeyFigure {
    KeyFigure {
        value,
        label: label.to_owned(),
    }
}
