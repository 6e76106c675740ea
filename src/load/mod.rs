//! Files -> checked [`Offer`], with every finding at once.
//!
//! 1. [`world`]: where files come from.
//! 2. `locate`, `csv`: text -> a tree in which every value knows its line.
//! 3. `raw`, `schema`, `shape`: the tree held against the schema of its kind.
//! 4. `scenario`, `table`, `input`: all files of a scenario, bases and settings merged.
//! 5. `check`: one cross-check a file, over all that was read.
//! 6. `convert`: raw -> model types, money at one price year.
//! 7. `resolve`: the partners' figures applied.
//!
//! `book` is the way to a workbook that people edit, and back. `share` reads a table of coalition costs and
//! `strategy` the map of the strategy: these stand by themselves.

mod book;
mod check;
mod check_paths;
mod convert;
mod csv;
mod input;
mod locate;
mod pattern;
mod raw;
mod read;
mod resolve;
mod scenario;
mod schema;
mod shape;
mod share;
mod shelf;
mod strategy;
pub(crate) mod suggest;
mod table;
mod world;

use std::collections::BTreeMap;
use std::path::Path;

pub(crate) use book::text as book_text;
pub use book::{BookFormat, Imported, canonical, export_components, import_components};
pub use check_paths::check_paths;
pub use scenario::{setting, stated};
pub use schema::{SchemaKind, schema};
pub use share::load_share;
pub use strategy::load_strategy;
pub use world::{Disk, Memory, World};

use crate::model::{
    Component, DebtRating, Diagnostic, Indicator, IndicatorId, InputFile, Offer, PartnerId,
    Profile, Taxonomy,
};
use input::Input;
use read::{Reader, has_errors, sorted};
use shelf::Shelf;

/// Price year of amounts where no scenario names one.
const CATALOGUE_PRICE_YEAR: i32 = 2025;

/// Why the input cannot be used: every finding, warnings too, by file and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The findings.
    pub findings: Vec<Diagnostic>,
}

/// A catalogue without a scenario: costs are in EUR of 2025.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The vocabulary.
    pub taxonomy: Taxonomy,
    /// The components, sorted by id.
    pub components: Vec<Component>,
    /// What the reader should know.
    pub warnings: Vec<Diagnostic>,
    /// Every file read.
    pub inputs: Vec<InputFile>,
}

/// A partner table without a scenario.
#[derive(Debug, Clone)]
pub struct PartnerTable {
    /// Columns that hold numbers or yes and no, in table order.
    pub indicators: Vec<Indicator>,
    /// Rows in table order.
    pub rows: Vec<PartnerRow>,
    /// What the reader should know.
    pub warnings: Vec<Diagnostic>,
}

/// A row of the partner table.
#[derive(Debug, Clone, PartialEq)]
pub struct PartnerRow {
    /// ISO 3166-1 alpha-3.
    pub id: PartnerId,
    /// Name as printed.
    pub name: String,
    /// Region.
    pub region: String,
    /// Figures; an absent key is an empty cell.
    pub figures: BTreeMap<IndicatorId, f64>,
    /// Whether official development assistance may go there, where the table says.
    pub oda: Option<bool>,
    /// Debt sustainability rating.
    pub debt: DebtRating,
    /// Whether the partner has a profile.
    pub has_profile: bool,
    /// What the profile adds; nothing where there is none.
    pub profile: Profile,
}

/// Loads a scenario with everything it names. `settings` are `--set key=value` pairs: a dotted path
/// into the scenario (after `extends`) and a value, checked like the file itself.
///
/// # Errors
/// Every finding over all files, where any of them is an error.
pub fn load_offer(
    world: &dyn World,
    scenario: &Path,
    settings: &[(String, String)],
) -> Result<Offer, Rejected> {
    load_with(world, scenario, settings, &Shelf::default())
}

/// The same without the rules of the scenario that exclude something: what could be offered but for them.
///
/// # Errors
/// Every finding over all files, where any of them is an error.
pub fn load_unexcluded(
    world: &dyn World,
    scenario: &Path,
    settings: &[(String, String)],
) -> Result<Offer, Rejected> {
    let mut reader = Reader::new(world);
    let mut input = Input::of_scenario(&mut reader, scenario, settings, &Shelf::default());
    if let Some(scenario) = &mut input.scenario {
        let excludes = |rule: &raw::RawRule| matches!(rule, raw::RawRule::Exclude { .. });
        scenario.value.rules.retain(|rule| !excludes(rule));
    }
    finish(reader, input)
}

/// The same with folders that were read before.
fn load_with(
    world: &dyn World,
    scenario: &Path,
    settings: &[(String, String)],
    shelf: &Shelf,
) -> Result<Offer, Rejected> {
    let mut reader = Reader::new(world);
    let input = Input::of_scenario(&mut reader, scenario, settings, shelf);
    finish(reader, input)
}

/// What was read, checked and resolved.
fn finish(mut reader: Reader<'_>, mut input: Input) -> Result<Offer, Rejected> {
    check(&mut reader, &mut input);
    if has_errors(&reader.findings) {
        return Err(rejected(reader.findings));
    }
    let parts = resolve::offer(&input, &mut reader.findings);
    if let Some(parts) = &parts {
        check::run_resolved(parts, &input, &mut reader.findings);
    }
    match parts {
        Some(mut parts) if !has_errors(&reader.findings) => {
            parts.warnings = sorted(reader.findings);
            parts.inputs = reader.inputs;
            Ok(resolve::seal(parts))
        }
        _ => Err(rejected(reader.findings)),
    }
}

/// What each cross-check refuses, in one sentence, for documents.
///
/// ```
/// assert!(tech_business_offer::load::checks().any(|about| about.contains("circle")));
/// ```
pub fn checks() -> impl Iterator<Item = &'static str> {
    check::abouts()
}

/// Runs the cross-checks over what was read.
fn check(reader: &mut Reader<'_>, input: &mut Input) {
    input.references = std::mem::take(&mut reader.references);
    check::run(input, &mut reader.findings);
}

fn rejected(findings: Vec<Diagnostic>) -> Rejected {
    let mut findings = sorted(findings);
    if !has_errors(&findings) {
        // Nothing may be refused without a reason.
        findings.push(
            Diagnostic::error("unreadable", "the input could not be put together")
                .hint("check the scenario's folders"),
        );
    }
    Rejected { findings }
}

/// Loads a catalogue folder.
///
/// # Errors
/// Every finding, where any of them is an error.
pub fn load_catalogue(world: &dyn World, dir: &Path) -> Result<Catalogue, Rejected> {
    let mut reader = Reader::new(world);
    let mut input = Input::default();
    input.catalogue(&mut reader, dir, None);
    check(&mut reader, &mut input);
    let components = resolve::catalogue(
        &input.components,
        CATALOGUE_PRICE_YEAR,
        &mut reader.findings,
    );
    match &input.taxonomy {
        Some(taxonomy) if !has_errors(&reader.findings) => Ok(Catalogue {
            taxonomy: convert::taxonomy(&taxonomy.value, None),
            components: components
                .into_iter()
                .map(|(component, _)| component)
                .collect(),
            warnings: sorted(reader.findings),
            inputs: reader.inputs,
        }),
        _ => Err(rejected(reader.findings)),
    }
}

/// Loads a partner folder.
///
/// # Errors
/// Every finding, where any of them is an error.
pub fn load_partners(world: &dyn World, dir: &Path) -> Result<PartnerTable, Rejected> {
    let mut reader = Reader::new(world);
    let mut input = Input::default();
    input.partners(&mut reader, dir, None);
    check(&mut reader, &mut input);
    let Some(table) = input.table.filter(|_| !has_errors(&reader.findings)) else {
        return Err(rejected(reader.findings));
    };
    let row = |row: table::Row| {
        let mut profiles = input.profiles.iter();
        let raw = profiles.find(|profile| profile.value.id.0 == row.id.as_str());
        PartnerRow {
            has_profile: raw.is_some(),
            profile: raw.map_or_else(Profile::default, |raw| resolve::profile(&raw.value)),
            id: row.id,
            name: row.name,
            region: row.region,
            figures: row.numbers,
            oda: row.oda,
            debt: row.debt,
        }
    };
    Ok(PartnerTable {
        indicators: table.indicators,
        rows: table.rows.into_iter().map(row).collect(),
        warnings: sorted(reader.findings),
    })
}
