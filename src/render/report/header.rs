//! Section 5: inside which framework, next to what, what comes first and who is to be asked; the rest of where the
//! offer stands for annex E; and what the cover shows.

use super::block::{Block, Table};
use super::context::{Context, Pack};
use super::{KeyFigure, Section, conditions, financing, offer, risks, timeline, words};
use crate::model::SeverityRule;
use crate::package::frameworks;
use crate::render::locale::tell;
use crate::render::number::nearest;

pub(super) const SECTION: Section = Section {
    number: "5",
    id: "section-framework",
    strategy: &[
        "M001", "M041", "M046", "M047", "M048", "M049", "M051", "M053", "M071", "M073", "M161",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut facts = Facts::new(context, "framework-table");
    facts.add("framework-host", &host(context, pack));
    facts.add("framework-next-step", &next_step(context, pack));
    if !pack.partner.profile.running.is_empty() {
        facts.add("framework-running", &running(context, pack));
    }
    if let Some(results) = timeline::first_results(context, pack) {
        facts.add("framework-results", &results);
    }
    let mut risks = risks::heaviest(context, pack);
    if !risks.is_empty() {
        for risk in risks.iter_mut().skip(1) {
            *risk = words::small(risk);
        }
        let told = tell!(
            context,
            "framework-risks-named",
            risks = context.semicolons(&risks),
            annex = risks::SECTION.annex(),
            conditions = conditions::SECTION.annex()
        );
        facts.add("framework-risks", &told);
    }
    let status = tell!(
        context,
        "framework-status-draft",
        years = data_years(context),
        scenario = context.title(&context.offer.scenario)
    );
    facts.add("framework-status", &status);
    facts.add(
        "framework-contacts",
        &context.say("framework-contacts-open"),
    );
    vec![facts.block()]
}

/// The rest of where the offer stands, for annex E.
pub(super) fn more(context: &Context, pack: &Pack) -> Block {
    let profile = &pack.partner.profile;
    let (first, last) = context.years();
    let mut facts = Facts::new(context, "framework-more-table");
    facts.add("framework-partner", &partner(context, pack));
    facts.add("framework-engagement", &modes(context, pack));
    if !profile.topics.is_empty() {
        let topics = profile.topics.iter();
        let topics: Vec<String> = topics.map(|topic| words::topic(context, topic)).collect();
        facts.add("framework-topics", &context.semicolons(&topics));
    }
    if !profile.languages.is_empty() {
        let languages = profile.languages.iter();
        let languages: Vec<String> = languages
            .map(|code| words::language(context, code))
            .collect();
        facts.add("framework-languages", &context.and(&languages));
    }
    let period = tell!(
        context,
        "framework-period-prices",
        first = first,
        last = last,
        prices = context.offer.scenario.price_year
    );
    facts.add("framework-period", &period);
    facts.add("framework-anchor", &context.say("framework-anchor-text"));
    facts.block()
}

/// A table of items and what is said of each.
struct Facts<'a> {
    context: &'a Context<'a>,
    table: Table,
}

impl<'a> Facts<'a> {
    /// `caption` is a message.
    fn new(context: &'a Context<'a>, caption: &str) -> Self {
        let columns = context.cells("framework-columns");
        let table = Table::new(context.say(caption), &columns);
        Facts { context, table }
    }

    /// `item` is a message.
    fn add(&mut self, item: &str, content: &str) {
        let item = self.context.say(item);
        self.table.row(vec![item, words::capital(content)]);
    }

    fn block(self) -> Block {
        Block::Table { table: self.table }
    }
}

fn partner(context: &Context, pack: &Pack) -> String {
    let (name, id) = (pack.name(context), pack.partner.id.as_str());
    let region = words::region(context, &pack.partner.region);
    match offer::people(pack) {
        Some(people) => tell!(
            context,
            "framework-partner-people",
            partner = name,
            id = id,
            region = region,
            people = context.figure(people)
        ),
        None => tell!(
            context,
            "framework-partner-only",
            partner = name,
            id = id,
            region = region
        ),
    }
}

/// What runs already, with amounts.
fn running(context: &Context, pack: &Pack) -> String {
    let programmes = pack.partner.profile.running.iter().map(|programme| {
        let amount = programme.amount.map_or_else(String::new, |amount| {
            format!(" ({})", context.eur(nearest(amount.value())))
        });
        format!("{}{amount}", context.programme(programme))
    });
    context.semicolons(&programmes.collect::<Vec<_>>())
}

/// The agreements that the offer can sit inside.
fn host(context: &Context, pack: &Pack) -> String {
    let hosts = held(context, pack, frameworks::is_host);
    let others = held(context, pack, |token| !frameworks::is_host(token));
    let host = if hosts.is_empty() {
        context.say("framework-stand-alone")
    } else {
        context.semicolons(&hosts)
    };
    if others.is_empty() {
        host
    } else {
        tell!(
            context,
            "framework-also",
            host = host,
            others = context.semicolons(&others)
        )
    }
}

fn held(context: &Context, pack: &Pack, keep: impl Fn(&str) -> bool) -> Vec<String> {
    let held = pack.partner.profile.frameworks.iter();
    held.filter(|token| keep(token))
        .map(|token| words::framework(context, token))
        .collect()
}

fn deepens(pack: &Pack) -> bool {
    ["TTC", "DigitalPartnership", "DigitalDialogue"]
        .iter()
        .any(|f| pack.partner.has_framework(f))
}

/// The directions of section 2 of the strategy that the package follows.
fn modes(context: &Context, pack: &Pack) -> String {
    let mut modes = Vec::new();
    if deepens(pack) {
        modes.push(context.say("engagement-deepen"));
    } else {
        modes.push(context.say("engagement-broaden"));
    }
    let security = pack.partner.has_framework("SecurityDefencePartnership");
    if security && pack.partner.has_framework("DigitalPartnership") {
        modes.push(context.say("engagement-strengthen-both"));
    } else if security {
        modes.push(context.say("engagement-strengthen"));
    }
    if pack.chosen.iter().any(super::context::Chosen::regional) {
        modes.push(context.say("engagement-connect"));
    }
    context.semicolons(&modes)
}

fn next_step(context: &Context, pack: &Pack) -> String {
    context.say(if deepens(pack) {
        "next-step-existing"
    } else {
        "next-step-first"
    })
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
        (Some(first), Some(last)) if first != last => {
            tell!(context, "years", first = *first, last = *last)
        }
        (Some(year), _) => year.to_string(),
        _ => context.say("not-stated"),
    }
}

/// What the cover shows: how much, what, how balanced, in which money, when.
pub(super) fn key_figures(context: &Context, pack: &Pack) -> Vec<KeyFigure> {
    let total = pack.total(context);
    let (first, last) = context.years();
    let period = tell!(context, "years", first = first, last = last);
    let mut figures = vec![figure(context.eur(total), &period)];
    let count = pack.chosen.len();
    let components = tell!(context, "key-components", count = count);
    figures.push(figure(count.to_string(), &components));
    if let Some(party) = pack.party {
        figures.push(figure(
            context.percent(party.share_of_ideal),
            &tell!(context, "key-best-partner", partner = pack.name(context)),
        ));
    }
    if let Some(eu) = context.eu() {
        figures.push(figure(
            context.percent(eu.share_of_ideal),
            &context.say("key-best-eu"),
        ));
    }
    if total > 0 {
        let (label, share) = &financing::kinds(context, pack)[0];
        figures.push(figure(context.with_percent(&share.to_string()), label));
    }
    if let Some(year) = pack
        .chosen
        .iter()
        .map(super::context::Chosen::operates_from)
        .min()
    {
        figures.push(figure(year.to_string(), &context.say("key-first-results")));
    }
    figures
}

pub(super) fn figure(value: String, label: &str) -> KeyFigure {
    KeyFigure {
        value,
        label: label.to_owned(),
    }
}
