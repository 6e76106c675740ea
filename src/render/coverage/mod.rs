//! Where each item of the strategy is represented, computed from what carries its id.
//!
//! Components and the vocabulary carry `strategy` in the catalogue, sections of the brief in the code. What carries
//! none (frameworks, rules, keys of scenarios) is named by the map itself, and must exist.

mod page;
mod standing;

pub use page::{page, places};
pub use standing::{Standing, What};

use serde::Serialize;

use crate::load::{Catalogue, PartnerTable};
use crate::model::{ItemKind, StrategyItem, StrategyMap};

/// The name and version of the format that `tbo coverage --format json` prints.
pub const FORMAT: &str = "tbo-coverage/1";

/// The whole map with what stands for each item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Name and version of the format.
    pub format: &'static str,
    /// Every item, in the order of its id.
    pub items: Vec<Covered>,
    /// What is named and does not exist, in words: a pointer into nothing, an id that is not on the map.
    pub broken: Vec<String>,
}

/// One item with what stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Covered {
    /// Identifier.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it stands in the documents.
    pub section: String,
    /// What must stand for it.
    pub kinds: Vec<String>,
    /// Whether that is so.
    pub state: State,
    /// What stands for it.
    pub places: Vec<Standing>,
    /// Kinds that nothing stands for.
    pub missing: Vec<String>,
    /// Why nothing is built from it, where it is context.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// What is still missing, as the map admits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
}

/// Whether an item is represented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// By everything that must stand for it.
    Carried,
    /// By something, and the map says what is missing.
    Partly,
    /// On purpose by nothing; the map says why.
    Context,
    /// Something that must stand for it does not, and nobody says why.
    Lost,
}

impl State {
    /// Every state, best first.
    pub const ALL: [State; 4] = [Self::Carried, Self::Partly, Self::Context, Self::Lost];

    /// As printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Partly => "partly",
            Self::Context => "context",
            Self::Lost => "lost",
        }
    }
}

impl Coverage {
    /// How many items are in a state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        let items = self.items.iter();
        items.filter(|item| item.state == state).count()
    }

    /// What is wrong, one line each: items that are lost and names that lead nowhere. Empty where all is well.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let lost = self.items.iter().filter(|item| item.state == State::Lost);
        let lines = lost.map(|item| {
            let by = if item.places.is_empty() {
                "nothing stands for it".to_owned()
            } else {
                format!("no {} stands for it", item.missing.join(" and no "))
            };
            format!(
                "{} {} (section {}): {by}",
                item.id, item.title, item.section
            )
        });
        lines.chain(self.broken.iter().cloned()).collect()
    }
}

/// Computes where each item of the map is represented.
///
/// ```
/// use std::path::Path;
/// use tech_business_offer::load::{self, Disk};
/// use tech_business_offer::render::coverage::{State, coverage};
///
/// let map = load::load_strategy(&Disk, Path::new("components")).expect("a map");
/// let catalogue = load::load_catalogue(&Disk, Path::new("components")).expect("a catalogue");
/// let partners = load::load_partners(&Disk, Path::new("partners")).expect("a table");
/// assert_eq!(coverage(&map, &catalogue, &partners).count(State::Lost), 0);
/// ```
#[must_use]
pub fn coverage(map: &StrategyMap, catalogue: &Catalogue, partners: &PartnerTable) -> Coverage {
    let (carried, mut broken) = standing::carriers(map, catalogue);
    let shelves = standing::Shelves::new(partners);
    let mut items = Vec::new();
    for item in &map.items {
        let mut places: Vec<Standing> = carried.get(&item.id).cloned().unwrap_or_default();
        for pointer in &item.pointers {
            match shelves.standing(pointer) {
                Ok(standing) => places.push(standing),
                Err(problem) => broken.push(format!("{} names {problem}", item.id)),
            }
        }
        if !item.kinds.contains(&ItemKind::Rule) {
            places.retain(|place| place.what != What::Condition);
        }
        places.sort();
        places.dedup();
        items.push(covered(item, places));
    }
    Coverage {
        format: FORMAT,
        items,
        broken,
    }
}

fn covered(item: &StrategyItem, places: Vec<Standing>) -> Covered {
    let wanted: Vec<ItemKind> = item
        .kinds
        .iter()
        .copied()
        .filter(|kind| *kind != ItemKind::Context)
        .collect();
    let missing: Vec<ItemKind> = wanted
        .iter()
        .copied()
        .filter(|kind| !places.iter().any(|place| place.what.answers(*kind)))
        .collect();
    let state = if missing.len() == wanted.len() && item.context.is_some() {
        State::Context
    } else if places.is_empty() || (!missing.is_empty() && item.gap.is_none()) {
        State::Lost
    } else if item.gap.is_some() {
        State::Partly
    } else {
        State::Carried
    };
    Covered {
        id: item.id.clone(),
        title: item.title.clone(),
        section: item.section.clone(),
        kinds: item.kinds.iter().map(ToString::to_string).collect(),
        state,
        places,
        missing: missing.iter().map(ToString::to_string).collect(),
        context: item.context.clone(),
        gap: item.gap.clone(),
    }
}
