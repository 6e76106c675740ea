//! The map of the strategy: what the founding documents name, item by item.

use std::fmt;

/// How many items the map has: `M001` to `M191`.
pub const STRATEGY_ITEMS: usize = 191;

/// Every item, in the order of its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategyMap {
    /// The items.
    pub items: Vec<StrategyItem>,
}

/// One thing that the founding documents name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategyItem {
    /// Identifier, `M127`.
    pub id: String,
    /// What it is, in a few words of our own.
    pub title: String,
    /// Where it stands: a section of JOIN(2025) 140, or a companion document.
    pub section: String,
    /// What must stand for it.
    pub kinds: Vec<ItemKind>,
    /// What stands for it and carries no `strategy` of its own.
    pub pointers: Vec<Pointer>,
    /// Why nothing is built from it, where it is context.
    pub context: Option<String>,
    /// What is still missing, in words.
    pub gap: Option<String>,
}

/// Something named by its id that stands for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// What kind of thing it is.
    pub shelf: Shelf,
    /// Its name.
    pub name: String,
}

/// Where the thing that a pointer names is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// `frameworks` of partner profiles.
    Framework,
    /// `topics` of partner profiles.
    Topic,
    /// A part of partner profiles: `running`, `strengths`.
    Profile,
    /// A column of the partner table.
    Column,
    /// A constraint of the model.
    Rule,
    /// A notion of balance.
    Criterion,
    /// A key of scenarios, dotted.
    Scenario,
}

/// What must stand for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// Something the offer can contain.
    Component,
    /// A property of partners.
    Attribute,
    /// A constraint, a score or a condition.
    Rule,
    /// A source of money.
    Instrument,
    /// A delivery body.
    Actor,
    /// A section of the brief.
    Section,
    /// Something measured.
    Indicator,
    /// Something over several partners.
    Portfolio,
    /// Nothing to build; why is said.
    Context,
}

impl fmt::Display for ItemKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Component => "component",
            Self::Attribute => "attribute",
            Self::Rule => "rule",
            Self::Instrument => "instrument",
            Self::Actor => "actor",
            Self::Section => "section",
            Self::Indicator => "indicator",
            Self::Portfolio => "portfolio",
            Self::Context => "context",
        })
    }
}
