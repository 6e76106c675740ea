//! What can stand for an item, and where it is found.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::formulate::{CRITERIA, RULES};
use crate::load::{self, Catalogue, PartnerTable, SchemaKind};
use crate::model::{Component, Eligibility, ItemKind, Pointer, Scope, Shelf, StrategyMap};
use crate::render::SECTIONS;

/// Something that stands for an item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Standing {
    /// What it is.
    pub what: What,
    /// Its id, or its code where it has one.
    pub id: String,
    /// More about it: a name, or how many partners hold it.
    pub name: String,
}

/// What stands for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A component of one partner.
    Component,
    /// A component that several partners share.
    Project,
    /// An area of the catalogue.
    Area,
    /// A need.
    Need,
    /// An interest of the EU.
    Interest,
    /// A source of money.
    Instrument,
    /// A delivery body.
    Actor,
    /// A framework that partners are part of.
    Framework,
    /// A topic agreed with partners.
    Topic,
    /// A part of partner profiles.
    Profile,
    /// A column of the partner table.
    Column,
    /// A constraint of the model.
    Rule,
    /// A notion of balance.
    Criterion,
    /// A key of scenarios.
    Scenario,
    /// A component that carries the item and has conditions: eligibility or prerequisites.
    Condition,
    /// A section of the brief.
    Section,
}

impl What {
    /// As printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Component => "component",
            Self::Project => "shared project",
            Self::Area => "area",
            Self::Need => "need",
            Self::Interest => "interest",
            Self::Instrument => "instrument",
            Self::Actor => "actor",
            Self::Framework => "framework",
            Self::Topic => "topic",
            Self::Profile => "profile",
            Self::Column => "column",
            Self::Rule => "rule",
            Self::Criterion => "criterion",
            Self::Scenario => "scenario key",
            Self::Condition => "conditions of",
            Self::Section => "section",
        }
    }

    /// Whether it is an answer to what must stand for an item. A rule is answered by a score, a constraint, a
    /// condition or by a section that states it to the reader.
    #[must_use]
    pub fn answers(self, kind: ItemKind) -> bool {
        let by: &[What] = match kind {
            ItemKind::Component => &[Self::Component, Self::Project, Self::Area],
            ItemKind::Attribute => &[Self::Framework, Self::Topic, Self::Profile, Self::Column],
            ItemKind::Rule => &[
                Self::Need,
                Self::Interest,
                Self::Rule,
                Self::Criterion,
                Self::Scenario,
                Self::Condition,
                Self::Section,
            ],
            ItemKind::Instrument => &[Self::Instrument, Self::Scenario],
            ItemKind::Actor => &[Self::Actor],
            ItemKind::Section => &[Self::Section],
            ItemKind::Indicator => &[Self::Need, Self::Column],
            ItemKind::Portfolio => &[Self::Project, Self::Rule, Self::Scenario],
            ItemKind::Context => &[],
        };
        by.contains(&self)
    }
}

/// Everything that carries ids of the strategy, by id; and what carries one that the map does not have.
pub(super) fn carriers(
    map: &StrategyMap,
    catalogue: &Catalogue,
) -> (BTreeMap<String, Vec<Standing>>, Vec<String>) {
    let mut carried: BTreeMap<String, Vec<Standing>> = BTreeMap::new();
    let mut broken = Vec::new();
    let known: BTreeSet<&str> = map.items.iter().map(|item| item.id.as_str()).collect();
    let mut note = |what: What, id: &str, name: &str, items: &[String]| {
        for item in items {
            if known.contains(item.as_str()) {
                let places = carried.entry(item.clone()).or_default();
                places.push(standing(what, id, name));
            } else {
                broken.push(format!(
                    "{} {id} names {item}, which is not on the map",
                    what.word()
                ));
            }
        }
    };
    for component in &catalogue.components {
        let what = match component.scope {
            Scope::National => What::Component,
            Scope::Regional { .. } => What::Project,
        };
        let id = component
            .code
            .as_deref()
            .unwrap_or_else(|| component.id.as_str());
        note(what, id, &component.name, &component.strategy);
        if conditional(component) {
            note(What::Condition, id, &component.name, &component.strategy);
        }
    }
    let taxonomy = &catalogue.taxonomy;
    for area in &taxonomy.areas {
        note(What::Area, area.id.as_str(), &area.name, &area.strategy);
    }
    for need in &taxonomy.needs {
        note(What::Need, need.id.as_str(), &need.name, &need.strategy);
    }
    for interest in &taxonomy.interests {
        note(
            What::Interest,
            interest.id.as_str(),
            &interest.name,
            &interest.strategy,
        );
    }
    for instrument in &taxonomy.instruments {
        note(
            What::Instrument,
            instrument.id.as_str(),
            &instrument.name,
            &instrument.strategy,
        );
    }
    for actor in &taxonomy.actors {
        note(What::Actor, actor.id.as_str(), &actor.name, &actor.strategy);
    }
    for section in SECTIONS {
        let items: Vec<String> = section.strategy.iter().map(ToString::to_string).collect();
        note(What::Section, section.number, &section.title(), &items);
    }
    (carried, broken)
}

fn standing(what: What, id: &str, name: &str) -> Standing {
    Standing {
        what,
        id: id.to_owned(),
        name: name.to_owned(),
    }
}

/// Whether a component is offered under conditions.
fn conditional(component: &Component) -> bool {
    component.eligible != Eligibility::default() || !component.requires.is_empty()
}

/// What pointers of the map can name, with how many partners hold it where that is a number.
pub(super) struct Shelves {
    frameworks: BTreeMap<String, usize>,
    topics: BTreeMap<String, usize>,
    profile: BTreeMap<String, usize>,
    columns: BTreeMap<String, String>,
    scenario: serde_json::Value,
}

impl Shelves {
    pub(super) fn new(partners: &PartnerTable) -> Self {
        let mut shelves = Self {
            frameworks: BTreeMap::new(),
            topics: BTreeMap::new(),
            profile: BTreeMap::new(),
            columns: BTreeMap::new(),
            scenario: load::schema(SchemaKind::Scenario),
        };
        for row in &partners.rows {
            let profile = &row.profile;
            // Once for each partner, however often its profile says it.
            for framework in profile.frameworks.iter().collect::<BTreeSet<_>>() {
                *shelves.frameworks.entry(framework.clone()).or_default() += 1;
            }
            for topic in profile.topics.iter().collect::<BTreeSet<_>>() {
                *shelves.topics.entry(topic.clone()).or_default() += 1;
            }
            for (part, holds) in [
                ("running", !profile.running.is_empty()),
                ("strengths", !profile.strengths.is_empty()),
                ("topics", !profile.topics.is_empty()),
            ] {
                if holds {
                    *shelves.profile.entry(part.to_owned()).or_default() += 1;
                }
            }
        }
        for column in &partners.indicators {
            let id = column.id.to_string();
            shelves.columns.insert(id, column.title.clone());
        }
        shelves
    }

    /// What a pointer names.
    ///
    /// # Errors
    /// What it names in vain, in words.
    pub(super) fn standing(&self, pointer: &Pointer) -> Result<Standing, String> {
        let name = pointer.name.as_str();
        let held = |shelf: &BTreeMap<String, usize>| {
            let count = shelf.get(name)?;
            let noun = if *count == 1 { "partner" } else { "partners" };
            Some(format!("{count} {noun}"))
        };
        let (what, found, nowhere) = match pointer.shelf {
            Shelf::Framework => (
                What::Framework,
                held(&self.frameworks),
                "which no partner holds",
            ),
            Shelf::Topic => (What::Topic, held(&self.topics), "which no partner has"),
            Shelf::Profile => (
                What::Profile,
                held(&self.profile),
                "which no profile fills in",
            ),
            Shelf::Column => (
                What::Column,
                self.columns.get(name).cloned(),
                "which the partner table does not have",
            ),
            Shelf::Rule => {
                let rule = RULES.iter().find(|rule| rule.name == name);
                let found = rule.map(|rule| rule.sentence.to_owned());
                (What::Rule, found, "which the model does not have")
            }
            Shelf::Criterion => {
                let mut criteria = CRITERIA.iter();
                let criterion = criteria.find(|criterion| criterion.rule.to_string() == name);
                let found = criterion.map(|criterion| criterion.sentence.to_owned());
                (What::Criterion, found, "which the model does not have")
            }
            Shelf::Scenario => {
                let found = self.key(name);
                (What::Scenario, found, "which scenarios do not have")
            }
        };
        match found {
            Some(found) => Ok(standing(what, name, &found)),
            None => Err(format!("{} `{name}`, {nowhere}", what.word())),
        }
    }

    /// What the schema of scenarios says of a dotted key.
    fn key(&self, dotted: &str) -> Option<String> {
        let mut at = &self.scenario;
        for key in dotted.split('.') {
            at = self.followed(at).get("properties")?.get(key)?;
        }
        let said = at.get("description").and_then(|said| said.as_str());
        Some(said.unwrap_or_default().to_owned())
    }

    /// A schema, or the one it refers to.
    fn followed<'a>(&'a self, schema: &'a serde_json::Value) -> &'a serde_json::Value {
        let reference = schema.get("$ref").and_then(|reference| reference.as_str());
        reference
            .and_then(|reference| reference.strip_prefix('#'))
            .and_then(|pointer| self.scenario.pointer(pointer))
            .unwrap_or(schema)
    }
}
