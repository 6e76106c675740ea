//! The packages as activities in the sense of IATI: one for each package, one for each component below it.
//!
//! Money stands at the components alone, so that nothing is counted twice; a shared project is one activity of all
//! partners that join it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::coding::{self, package_marks, purpose, purpose_name};
use super::context::{Chosen, Context, Pack};
use super::results::Line;
use super::words;
use crate::model::{Confidence, InstrumentKind, Phrase};
use crate::render::iso;
use crate::render::locale::Locale;
use crate::render::number::{apportion, nearest_euro};

/// Prefix of every identifier until a publisher puts its own in its place. `XX` is no country.
const PLACEHOLDER: &str = "XX-DRAFT-TBO";

/// One activity. Codes are those of the code lists of IATI 2.03.
#[derive(Debug, Serialize)]
pub(crate) struct Activity {
    /// Placeholder, unique in the file.
    pub(crate) identifier: String,
    /// 1 for a package, 2 for a component.
    pub(crate) hierarchy: u8,
    pub(crate) title: String,
    /// Paragraphs: what it is.
    pub(crate) description: Vec<String>,
    /// What it is for, in one paragraph.
    pub(crate) objectives: Option<String>,
    pub(crate) organisations: Vec<Organisation>,
    /// First and last day, as planned.
    pub(crate) start: String,
    pub(crate) end: String,
    /// Code of `ActivityScope`: 3 several countries, 4 one.
    pub(crate) scope: u8,
    /// Where no partner has a code of ISO 3166-1, the file says a developing country, unspecified.
    pub(crate) countries: Vec<Share>,
    pub(crate) sectors: Vec<Sector>,
    /// Sustainable Development Goals.
    pub(crate) goals: Vec<u8>,
    pub(crate) markers: Vec<Coded>,
    /// Code of `FinanceType` where all money is of one kind.
    pub(crate) finance_type: Option<u16>,
    pub(crate) budgets: Vec<Budget>,
    pub(crate) related: Vec<Related>,
    pub(crate) conditions: Vec<String>,
    pub(crate) results: Vec<Outcome>,
}

/// An organisation that takes part.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Organisation {
    /// Code of `OrganisationRole`.
    pub(crate) role: u8,
    /// Code of `OrganisationType`, where known.
    pub(crate) kind: Option<u8>,
    pub(crate) name: String,
}

/// A code with its percentage, which sum to 100.
#[derive(Debug, Serialize)]
pub(crate) struct Share {
    pub(crate) code: String,
    pub(crate) percentage: String,
}

/// A sector; without a DAC code the catalogue's own area stands in.
#[derive(Debug, Serialize)]
pub(crate) struct Sector {
    /// Code of `SectorVocabulary`: 1 DAC purpose codes, 99 own.
    pub(crate) vocabulary: u8,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) percentage: String,
}

/// A policy marker with its significance.
#[derive(Debug, Serialize)]
pub(crate) struct Coded {
    pub(crate) code: u8,
    pub(crate) score: u8,
    /// Why.
    pub(crate) why: String,
}

/// What is planned for one year.
#[derive(Debug, Serialize)]
pub(crate) struct Budget {
    pub(crate) year: i32,
    /// Whole EUR.
    pub(crate) value: i64,
    /// Day whose prices the value is in.
    pub(crate) value_date: String,
}

/// Another activity of the same file.
#[derive(Debug, Serialize)]
pub(crate) struct Related {
    pub(crate) identifier: String,
    /// Code of `RelatedActivityType`: 1 parent, 2 child.
    pub(crate) kind: u8,
}

/// What is measured.
#[derive(Debug, Serialize)]
pub(crate) struct Outcome {
    /// Code of `ResultType`: 1 output, 2 outcome, 3 impact.
    pub(crate) kind: u8,
    pub(crate) title: String,
    /// Code of `IndicatorMeasure`: 1 unit, 2 percentage, 5 qualitative.
    pub(crate) measure: u8,
}

/// Every activity: packages in the order of partners, then components. Empty packages have none.
pub(super) fn activities(context: &Context) -> Vec<Activity> {
    let packs: Vec<&Pack> = context
        .packs
        .iter()
        .filter(|pack| !pack.chosen.is_empty())
        .collect();
    let mut all: Vec<Activity> = packs.iter().map(|pack| package(context, pack)).collect();
    let mut shared: BTreeSet<&str> = BTreeSet::new();
    for pack in &packs {
        for chosen in &pack.chosen {
            if !chosen.regional() {
                all.push(component(context, &[(pack, chosen)]));
            } else if shared.insert(chosen.component.id.as_str()) {
                let joined: Vec<(&Pack, &Chosen)> = packs
                    .iter()
                    .filter_map(|pack| Some((*pack, pack.has(chosen.component_at)?)))
                    .collect();
                all.push(component(context, &joined));
            }
        }
    }
    all
}

fn package_identifier(context: &Context, pack: &Pack) -> String {
    format!(
        "{PLACEHOLDER}-{}-{}",
        context.offer.scenario.id, pack.partner.id
    )
}

fn component_identifier(context: &Context, pack: &Pack, chosen: &Chosen) -> String {
    if chosen.regional() {
        format!(
            "{PLACEHOLDER}-{}-shared-{}",
            context.offer.scenario.id, chosen.component.id
        )
    } else {
        format!(
            "{}-{}",
            package_identifier(context, pack),
            chosen.component.id
        )
    }
}

fn package(context: &Context, pack: &Pack) -> Activity {
    let (first, last) = context.years();
    let taxonomy = &context.offer.taxonomy;
    let costs: Vec<f64> = pack.chosen.iter().map(|chosen| chosen.item.cost).collect();
    let mut by_sector: BTreeMap<(u8, String, String), f64> = BTreeMap::new();
    for (chosen, weight) in pack.chosen.iter().zip(positive(&costs)) {
        *by_sector.entry(sector(context, chosen)).or_default() += weight;
    }
    let mut organisations: BTreeSet<Organisation> = BTreeSet::new();
    for chosen in &pack.chosen {
        organisations.extend(funders(context, chosen));
    }
    organisations.insert(partner_government(pack));
    let goals: BTreeSet<u8> = pack
        .chosen
        .iter()
        .flat_map(|chosen| goals(context, chosen))
        .collect();
    Activity {
        identifier: package_identifier(context, pack),
        hierarchy: 1,
        title: format!(
            "Draft: Tech Business Offer for {}, {first} to {last}",
            pack.name(Locale::english())
        ),
        description: vec![
            Locale::english().say("notice"),
            format!(
                "A package of {} assembled by an independent tool from the scenario \u{201c}{}\u{201d}. Its money stands at the \
                 components. Identifiers are placeholders.",
                count(pack.chosen.len()),
                context.offer.scenario.title
            ),
        ],
        objectives: None,
        organisations: organisations.into_iter().collect(),
        start: day(first, "01-01"),
        end: day(last, "12-31"),
        scope: 4,
        countries: countries(&[(pack, 1.0)]),
        sectors: percentages(&by_sector),
        goals: goals.into_iter().collect(),
        markers: package_marks(Locale::english(), taxonomy, pack)
            .into_iter()
            .map(|found| {
                let because = found
                    .because
                    .iter()
                    .map(|(component, ..)| component.as_str());
                let because: Vec<&str> = because.collect();
                Coded {
                    code: found.marker.code(),
                    score: found.score,
                    why: match (because.is_empty(), found.score) {
                        (true, _) => format!(
                            "{}: no component has this objective.",
                            how(found.confidence)
                        ),
                        (false, 0) => format!(
                            "{}: too small a share of the cost ({}).",
                            how(found.confidence),
                            because.join(", ")
                        ),
                        (false, _) => {
                            format!("{}, from {}.", how(found.confidence), because.join(", "))
                        }
                    },
                }
            })
            .collect(),
        finance_type: None,
        budgets: Vec::new(),
        related: pack
            .chosen
            .iter()
            .map(|chosen| Related {
                identifier: component_identifier(context, pack, chosen),
                kind: 2,
            })
            .collect(),
        conditions: Vec::new(),
        results: Vec::new(),
    }
}

/// A component at its partner, or a shared project at all who join.
fn component(context: &Context, at: &[(&Pack, &Chosen)]) -> Activity {
    let taxonomy = &context.offer.taxonomy;
    let (pack, chosen) = at[0];
    let (_, last) = context.years();
    let names: Vec<String> = at
        .iter()
        .map(|(pack, _)| pack.name(Locale::english()))
        .collect();
    let mut organisations: BTreeSet<Organisation> = BTreeSet::new();
    for (pack, chosen) in at {
        organisations.extend(funders(context, chosen));
        organisations.insert(partner_government(pack));
    }
    organisations.extend(actors(context, chosen));
    let mut description = vec![Locale::english().say("notice")];
    description.extend(
        [&chosen.component.delivers, &chosen.size(Locale::english())]
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| words::sentence(text)),
    );
    let closes: Vec<String> = chosen
        .choice
        .closes
        .iter()
        .filter(|effect| effect.value > 0.0)
        .map(|effect| taxonomy.needs[effect.on].name.clone())
        .collect();
    let shares: Vec<(&Pack, f64)> = at
        .iter()
        .map(|(pack, chosen)| (*pack, chosen.item.cost))
        .collect();
    let kinds: BTreeSet<InstrumentKind> = at
        .iter()
        .flat_map(|(_, chosen)| kinds(context, chosen))
        .collect();
    Activity {
        identifier: component_identifier(context, pack, chosen),
        hierarchy: 2,
        title: format!(
            "Draft: {}, {}",
            chosen.label(Locale::english()),
            Locale::english().and(&names)
        ),
        description,
        objectives: (!closes.is_empty())
            .then(|| format!("Needs that it works on: {}.", closes.join("; "))),
        organisations: organisations.into_iter().collect(),
        start: day(chosen.item.start_year, "01-01"),
        end: day(last, "12-31"),
        scope: if at.len() > 1 { 3 } else { 4 },
        countries: countries(&shares),
        sectors: percentages(&BTreeMap::from([(sector(context, chosen), 1.0)])),
        goals: goals(context, chosen).collect(),
        markers: coding::marks(taxonomy, chosen.component)
            .into_iter()
            .map(|(marker, mark)| Coded {
                code: marker.code(),
                score: mark.score,
                why: words::sentence(&format!("{}: {}", how(mark.confidence), mark.why)),
            })
            .collect(),
        finance_type: match kinds.into_iter().collect::<Vec<_>>().as_slice() {
            [kind] => finance_type(*kind),
            _ => None,
        },
        budgets: budgets(context, at),
        related: at
            .iter()
            .map(|(pack, _)| Related {
                identifier: package_identifier(context, pack),
                kind: 1,
            })
            .collect(),
        conditions: chosen
            .component
            .safeguards
            .iter()
            .map(|line| words::sentence(&line.text))
            .collect(),
        results: chosen
            .component
            .indicators
            .iter()
            .map(|line| outcome(&line.text))
            .collect(),
    }
}

/// How a score came about.
fn how(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sourced => "Sourced",
        Confidence::Derived => "Derived",
        Confidence::Estimated => "Estimated",
    }
}

fn count(components: usize) -> String {
    if components == 1 {
        "one component".to_owned()
    } else {
        format!("{components} components")
    }
}

fn day(year: i32, rest: &str) -> String {
    format!("{year:04}-{rest}")
}

/// The weights, or the same for all where none is positive.
fn positive(weights: &[f64]) -> Vec<f64> {
    if weights.iter().any(|weight| *weight > 0.0) {
        weights.to_vec()
    } else {
        vec![1.0; weights.len()]
    }
}

/// Percentages with two decimals that sum to 100.
fn hundredths(weights: &[f64]) -> Vec<String> {
    let parts = apportion(&positive(weights), 10_000);
    parts
        .iter()
        .map(|part| format!("{}.{:02}", part / 100, part % 100))
        .collect()
}

/// Partners with a code of two letters, by their share of the cost.
fn countries(shares: &[(&Pack, f64)]) -> Vec<Share> {
    let known: Vec<(&str, f64)> = shares
        .iter()
        .filter_map(|(pack, share)| Some((iso::alpha2(pack.partner.id.as_str())?, *share)))
        .collect();
    let weights: Vec<f64> = known.iter().map(|(_, share)| *share).collect();
    let percentages = hundredths(&weights);
    known
        .iter()
        .zip(percentages)
        // A share that rounds to nothing would be no recipient.
        .filter(|(_, percentage)| percentage != "0.00")
        .map(|((code, _), percentage)| Share {
            code: (*code).to_owned(),
            percentage,
        })
        .collect()
}

/// Vocabulary, code and name.
fn sector(context: &Context, chosen: &Chosen) -> (u8, String, String) {
    let taxonomy = &context.offer.taxonomy;
    if let Some(code) = purpose(taxonomy, chosen.component) {
        (1, code.to_owned(), purpose_name(Locale::english(), code))
    } else {
        let area = coding::area(taxonomy, chosen.component);
        let name = area.map_or_else(
            || chosen.component.area.to_string(),
            |area| area.name.clone(),
        );
        (99, chosen.component.area.to_string(), name)
    }
}

/// Sectors of one vocabulary sum to 100 by themselves, as the standard asks.
fn percentages(by_sector: &BTreeMap<(u8, String, String), f64>) -> Vec<Sector> {
    let mut all = Vec::new();
    for wanted in [1, 99] {
        let of: Vec<_> = by_sector
            .iter()
            .filter(|((vocabulary, ..), _)| *vocabulary == wanted)
            .collect();
        let weights: Vec<f64> = of.iter().map(|(_, weight)| **weight).collect();
        for (((vocabulary, code, name), _), percentage) in of.iter().zip(hundredths(&weights)) {
            all.push(Sector {
                vocabulary: *vocabulary,
                code: code.clone(),
                name: name.clone(),
                percentage,
            });
        }
    }
    all
}

fn goals<'a>(context: &'a Context, chosen: &'a Chosen) -> impl Iterator<Item = u8> + 'a {
    let area = coding::area(&context.offer.taxonomy, chosen.component);
    area.into_iter().flat_map(|area| area.sdgs.iter().copied())
}

/// Owners of the money, role 1.
fn funders(context: &Context, chosen: &Chosen) -> Vec<Organisation> {
    let instruments = &context.offer.taxonomy.instruments;
    let paying = chosen.item.finance.iter().filter(|(_, meur)| **meur > 0.0);
    paying
        .filter_map(|(id, _)| {
            instruments
                .iter()
                .find(|instrument| instrument.id.as_str() == id)
        })
        .map(|instrument| Organisation {
            role: 1,
            kind: match instrument.owner.as_str() {
                "eu" | "dfi" => Some(15),
                "eib" => Some(40),
                "member-states" | "partner" => Some(10),
                "private" => Some(70),
                _ => None,
            },
            name: format!(
                "{} ({})",
                words::capital(&words::owner(Locale::english(), &instrument.owner)),
                instrument.name
            ),
        })
        .collect()
}

/// Who would own it, role 2.
fn partner_government(pack: &Pack) -> Organisation {
    Organisation {
        role: 2,
        kind: Some(10),
        name: format!(
            "Government of {} (to be named)",
            pack.name(Locale::english())
        ),
    }
}

/// Delivery bodies as the catalogue names them, role 4.
fn actors(context: &Context, chosen: &Chosen) -> Vec<Organisation> {
    let known = &context.offer.taxonomy.actors;
    let organisation = |line: &Phrase| {
        let actor = known.iter().find(|actor| actor.id.as_str() == line.text);
        let kind = actor.and_then(|actor| match actor.kind.as_str() {
            "eu" | "dfi" => Some(15),
            "member-state" | "partner" => Some(10),
            "industry" => Some(70),
            "international" => Some(40),
            _ => None,
        });
        let name = actor.map_or_else(|| line.text.clone(), |actor| actor.name.clone());
        Organisation {
            role: 4,
            kind,
            name: format!("{name} (works in this field; has not agreed)"),
        }
    };
    chosen.component.actors.iter().map(organisation).collect()
}

fn kinds<'a>(
    context: &'a Context,
    chosen: &'a Chosen,
) -> impl Iterator<Item = InstrumentKind> + 'a {
    let paying = chosen.item.finance.iter().filter(|(_, meur)| **meur > 0.0);
    paying.filter_map(|(id, _)| {
        let mut instruments = context.offer.taxonomy.instruments.iter();
        instruments
            .find(|instrument| instrument.id.as_str() == id)
            .map(|instrument| instrument.kind)
    })
}

/// Code of `FinanceType`.
fn finance_type(kind: InstrumentKind) -> Option<u16> {
    match kind {
        InstrumentKind::Grant => Some(110),
        InstrumentKind::Loan => Some(421),
        InstrumentKind::Guarantee => Some(1100),
        InstrumentKind::Equity => Some(510),
        // An export credit is a loan of another flow, own money no flow at all.
        InstrumentKind::ExportCredit | InstrumentKind::Domestic => None,
    }
}

/// What is due in each year: as stated, else investment over the building years and running costs after them.
fn budgets(context: &Context, at: &[(&Pack, &Chosen)]) -> Vec<Budget> {
    let (first, _) = context.years();
    let (_, chosen) = at[0];
    let (invest, run) = chosen.payments(context.offer.scenario.horizon);
    let weights: Vec<f64> = invest.iter().zip(&run).map(|(a, b)| a + b).collect();
    let total: f64 = at.iter().map(|(_, chosen)| chosen.item.cost).sum();
    let euros = apportion(&positive(&weights), nearest_euro(total));
    (first..)
        .zip(euros)
        .filter(|(_, value)| *value != 0)
        .map(|(year, value)| Budget {
            year,
            value,
            value_date: day(context.offer.scenario.price_year, "07-01"),
        })
        .collect()
}

fn outcome(line: &str) -> Outcome {
    let read = Line::read(line);
    let text = read.text.as_str();
    Outcome {
        kind: match read.level {
            "Output" => 1,
            "Impact" => 3,
            _ => 2,
        },
        measure: if text.contains('%') || text.to_lowercase().starts_with("share ") {
            2
        } else if text.contains("(number") {
            1
        } else {
            5
        },
        title: words::capital(text),
    }
}
