//! The comparison file: answers side by side, what differs first.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::result::{Package, ResultFile, Status};
use crate::model::Criterion;

/// The name and version of the format.
pub const COMPARE: &str = "tbo-compare/1";

/// Two or more answers side by side; every list of values is in the order of `answers`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareFile {
    /// Name and version of the format: `tbo-compare/1`.
    pub format: String,
    /// The answers.
    pub answers: Vec<Compared>,
    /// Parties of any answer: partners in order of first mention, `eu` last.
    pub parties: Vec<PartyRow>,
    /// Packages of any answer, by partner.
    pub packages: Vec<PackageRow>,
    /// Envelopes of any answer, by instrument.
    pub money: Vec<MoneyRow>,
    /// Names of components, where any answer's catalogue is at hand.
    pub names: BTreeMap<String, String>,
}

/// One of the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// What it is called: `A`, `B`, ...
    pub mark: String,
    /// The file it was made or read from.
    pub source: String,
    /// Whether it was solved and verified here, or read as it stands.
    pub solved: bool,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Changes made on the command line.
    pub overrides: Vec<String>,
    /// The criterion with its parameter: `nash`, `alpha-fair:2`.
    pub criterion: String,
    /// How good it is.
    pub status: Status,
    /// The criterion's value; values of different criteria or ideal points are not comparable.
    pub value: f64,
    /// What is proven not to be exceeded.
    pub bound: f64,
    /// Gap between the two.
    pub gap: f64,
    /// Whole cost in MEUR.
    pub cost: f64,
}

/// A party in every answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyRow {
    /// The party.
    pub id: String,
    /// Its utility; null where it is not in the answer.
    pub utility: Vec<Option<f64>>,
    /// Its share of the ideal.
    pub share_of_ideal: Vec<Option<f64>>,
}

/// A partner's package in every answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackageRow {
    /// The partner.
    pub partner: String,
    /// Cost in MEUR; null where it is not in the answer.
    pub cost: Vec<Option<f64>>,
    /// Effort of the administration.
    pub effort: Vec<Option<f64>>,
    /// Components that are not the same in all answers.
    pub differences: Vec<ComponentRow>,
    /// Components in the same size from the same year in all answers; costs may differ.
    pub same: Vec<ComponentRow>,
}

/// A component in every answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComponentRow {
    /// The component.
    pub component: String,
    /// Its size; null where it is not chosen.
    pub option: Vec<Option<String>>,
    /// Its cost in MEUR.
    pub cost: Vec<Option<f64>>,
    /// The year in which it starts, where that is not the same in all answers that have it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub start_year: Vec<Option<i32>>,
}

/// An envelope in every answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneyRow {
    /// The instrument.
    pub instrument: String,
    /// MEUR used; null where the answer has no such envelope.
    pub used: Vec<Option<f64>>,
    /// MEUR there are; null where there is no total.
    pub total: Vec<Option<f64>>,
}

/// An answer to be compared.
pub struct Answer {
    /// The file it was made or read from.
    pub source: String,
    /// Whether it was solved and verified here.
    pub solved: bool,
    /// The answer.
    pub result: ResultFile,
}

/// How an answer is called: `A` to `Z`, then by number.
#[must_use]
pub fn mark(at: usize) -> String {
    let letter = u8::try_from(at).ok().filter(|at| *at < 26);
    letter.map_or_else(
        || format!("#{}", at + 1),
        |at| char::from(b'A' + at).to_string(),
    )
}

/// Answers side by side. `names` are the components' where known.
#[must_use]
pub fn compare(answers: &[Answer], names: BTreeMap<String, String>) -> CompareFile {
    CompareFile {
        format: COMPARE.to_owned(),
        answers: answers.iter().enumerate().map(compared).collect(),
        parties: parties(answers),
        packages: packages(answers),
        money: money(answers),
        names,
    }
}

fn compared((at, answer): (usize, &Answer)) -> Compared {
    let result = &answer.result;
    let (rule, alpha) = (result.criterion, result.alpha);
    Compared {
        mark: mark(at),
        source: answer.source.clone(),
        solved: answer.solved,
        scenario: result.scenario.clone(),
        overrides: result.overrides.clone(),
        criterion: Criterion { rule, alpha }.to_string(),
        status: result.status,
        value: result.objective.value,
        bound: result.objective.bound,
        gap: result.objective.gap,
        cost: result.packages.iter().map(|package| package.cost).sum(),
    }
}

/// Keys in order of first mention.
fn mentioned<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    keys.filter(|key| seen.insert(*key))
        .map(str::to_owned)
        .collect()
}

fn parties(answers: &[Answer]) -> Vec<PartyRow> {
    let all = answers.iter().flat_map(|answer| &answer.result.parties);
    let mut ids = mentioned(all.map(|party| party.id.as_str()));
    ids.sort_by_key(|id| id == "eu");
    let row = |id: String| {
        let find = |answer: &Answer| {
            let mut parties = answer.result.parties.iter();
            parties.find(|party| party.id == id).cloned()
        };
        let found: Vec<_> = answers.iter().map(find).collect();
        let of = |value: fn(&super::Party) -> f64| {
            found
                .iter()
                .map(|party| party.as_ref().map(value))
                .collect()
        };
        PartyRow {
            utility: of(|party| party.utility),
            share_of_ideal: of(|party| party.share_of_ideal),
            id,
        }
    };
    ids.into_iter().map(row).collect()
}

fn packages(answers: &[Answer]) -> Vec<PackageRow> {
    let all = answers.iter().flat_map(|answer| &answer.result.packages);
    let partners = mentioned(all.map(|package| package.partner.as_str()));
    let row = |partner: String| {
        let find = |answer: &Answer| -> Option<Package> {
            let mut packages = answer.result.packages.iter();
            packages.find(|package| package.partner == partner).cloned()
        };
        let found: Vec<Option<Package>> = answers.iter().map(find).collect();
        let items = found.iter().flatten().flat_map(|package| &package.items);
        let components: BTreeSet<&str> = items.map(|item| item.component.as_str()).collect();
        let rows = components.into_iter().map(|id| component(&found, id));
        let (same, differences) = rows.partition(is_same);
        PackageRow {
            cost: found.iter().map(|p| p.as_ref().map(|p| p.cost)).collect(),
            effort: found.iter().map(|p| p.as_ref().map(|p| p.effort)).collect(),
            differences,
            same,
            partner,
        }
    };
    partners.into_iter().map(row).collect()
}

fn component(found: &[Option<Package>], id: &str) -> ComponentRow {
    let items = found.iter().map(|package| {
        let items = package.iter().flat_map(|package| &package.items);
        items.clone().find(|item| item.component == id).cloned()
    });
    let items: Vec<_> = items.collect();
    let starts: Vec<Option<i32>> = items
        .iter()
        .map(|item| item.as_ref().map(|item| item.start_year))
        .collect();
    let years: BTreeSet<i32> = starts.iter().copied().flatten().collect();
    ComponentRow {
        start_year: if years.len() > 1 { starts } else { Vec::new() },
        component: id.to_owned(),
        option: items
            .iter()
            .map(|item| item.as_ref().map(|item| item.option.clone()))
            .collect(),
        cost: items
            .iter()
            .map(|item| item.as_ref().map(|item| item.cost))
            .collect(),
    }
}

fn is_same(row: &ComponentRow) -> bool {
    let mut options = row.option.iter();
    row.start_year.is_empty() && options.all(|option| option.is_some() && *option == row.option[0])
}

fn money(answers: &[Answer]) -> Vec<MoneyRow> {
    let all = answers.iter().flat_map(|answer| &answer.result.envelopes);
    let instruments = mentioned(all.map(|row| row.instrument.as_str()));
    let row = |instrument: String| {
        let find = |answer: &Answer| {
            let mut rows = answer.result.envelopes.iter();
            rows.find(|row| row.instrument == instrument).cloned()
        };
        let found: Vec<_> = answers.iter().map(find).collect();
        MoneyRow {
            used: found
                .iter()
                .map(|row| row.as_ref().map(|row| row.used))
                .collect(),
            total: found
                .iter()
                .map(|row| row.as_ref().and_then(|row| row.total))
                .collect(),
            instrument,
        }
    };
    instruments.into_iter().map(row).collect()
}
