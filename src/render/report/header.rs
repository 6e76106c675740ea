//! Section 5: inside which framework, next to what, when, on which data; and what the cover shows.

use super::block::{Block, Table};
use super::context::{Context, Pack};
use super::{KeyFigure, Section, financing, offer, words};
use crate::model::SeverityRule;
use crate::package::frameworks;
use crate::render::number::{NBSP, eur, figure as figure_of, nearest, percent};

pub(super) const SECTION: Section = Section {
    number: "5",
    title: "Framework, status, contacts",
    strategy: &[
        "M001", "M041", "M046", "M047", "M048", "M049", "M051", "M053", "M071", "M073", "M161",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let scenario = &context.offer.scenario;
    let profile = &pack.partner.profile;
    let (first, last) = context.years();
    let mut facts = Table::new("Where the offer stands", &["Item", "Content"]);
    let mut fact =
        |item: &str, content: String| facts.row(vec![item.to_owned(), words::capital(&content)]);
    let people = offer::people(pack).map_or_else(String::new, |people| {
        format!(", {} million people", figure_of(people))
    });
    fact(
        "Partner",
        format!(
            "{} ({}), {}{people}",
            pack.name(),
            pack.partner.id,
            pack.partner.region
        ),
    );
    fact("Host framework", host(pack));
    fact("Engagement", modes(pack));
    fact("Next political step", next_step(pack));
    if !profile.running.is_empty() {
        fact("Already running, not paid twice", running(pack));
    }
    if !profile.topics.is_empty() {
        let topics: Vec<String> = profile
            .topics
            .iter()
            .map(|topic| words::topic(topic))
            .collect();
        fact("Topics of the strategy", topics.join("; "));
    }
    if !profile.languages.is_empty() {
        fact(
            "Working languages",
            words::and(
                &profile
                    .languages
                    .iter()
                    .map(|code| words::language(code))
                    .collect::<Vec<_>>(),
            ),
        );
    }
    fact(
        "Period and prices",
        format!(
            "{first} to {last}; million EUR at constant {} prices, not discounted",
            scenario.price_year
        ),
    );
    fact(
        "Status",
        format!(
            "draft for discussion of {}; data of {}; scenario \u{201c}{}\u{201d}",
            context.date,
            data_years(context),
            scenario.title
        ),
    );
    fact(
        "Policy anchor",
        "JOIN(2025) 140 of 5 June 2025, An International Digital Strategy for the European Union, section 3: \
         a Joint Communication, not binding"
            .to_owned(),
    );
    fact(
        "Contacts",
        "to be completed: EU Delegation; partner ministry; lead Member State and its embassy"
            .to_owned(),
    );
    vec![Block::Table { table: facts }]
}

/// What runs already, with amounts.
fn running(pack: &Pack) -> String {
    let programmes = pack.partner.profile.running.iter().map(|programme| {
        let amount = programme.amount.map_or_else(String::new, |amount| {
            format!(" ({})", eur(nearest(amount.value())))
        });
        format!("{}{amount}", programme.name)
    });
    programmes.collect::<Vec<_>>().join("; ")
}

/// The agreements that the offer can sit inside.
fn host(pack: &Pack) -> String {
    let hosts: Vec<String> = held(pack, frameworks::is_host);
    let others: Vec<String> = held(pack, |token| !frameworks::is_host(token));
    let host = if hosts.is_empty() {
        "stand-alone: no framework is recorded for this partner".to_owned()
    } else {
        hosts.join("; ")
    };
    if others.is_empty() {
        host
    } else {
        format!("{host}. Also: {}", others.join("; "))
    }
}

fn held(pack: &Pack, keep: impl Fn(&str) -> bool) -> Vec<String> {
    let held = pack.partner.profile.frameworks.iter();
    held.filter(|token| keep(token))
        .map(|token| frameworks::framework(token))
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

/// What the cover shows: how much, what, how balanced, in which money, when.
pub(super) fn key_figures(context: &Context, pack: &Pack) -> Vec<KeyFigure> {
    let total = pack.total(context);
    let (first, last) = context.years();
    let mut figures = vec![figure(eur(total), &format!("{first} to {last}"))];
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
            &format!("of the best for {}", pack.name()),
        ));
    }
    if let Some(eu) = context.eu() {
        figures.push(figure(percent(eu.share_of_ideal), "of the best for the EU"));
    }
    if total > 0 {
        let (label, share) = financing::kinds(context, pack)[0];
        figures.push(figure(format!("{share}{NBSP}%"), label));
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
