//! The words of the offer as types: what a file says once it has been checked.
//!
//! Nothing here reads a file, solves or prints. An [`Offer`] is the whole checked problem;
//! its fields are readable by everybody and buildable by `load` alone.

pub mod blending;
pub mod coalition;
pub mod coding;
pub mod component;
pub mod diagnostic;
pub mod ids;
pub mod offer;
pub mod partner;
pub mod rubric;
mod scenario;
pub mod source;
pub mod strategy;
pub mod taxonomy;
mod translation;
pub mod units;

pub use blending::{BlendingRule, BlendingTerm, ShareBase};
pub use coalition::{Coalition, Game, MOST_LISTED, MOST_MEMBERS, Part, Shared, positions};
pub use coding::{Mark, Marker};
pub use component::{
    Bounds, Component, Condition, Cost, CostRange, Eligibility, Judgement, OptionSpec, ProjectPart,
    Quantity, Reach, Requirement, Scope, Synergy,
};
pub use diagnostic::{Diagnostic, Place, Severity, Span};
pub use ids::{
    ActorId, AreaId, ComponentId, IndicatorId, InstrumentId, InterestId, NeedId, OptionId,
    PartnerId, ScenarioId,
};
pub use offer::{
    Assumption, Blocked, BlockedReason, Candidate, Choice, Effect, InputFile, Offer, OfferParts,
    ResolvedSynergy,
};
pub use partner::{BorrowerClass, DebtRating, Indicator, Partner, Profile, RunningProgramme};
pub use scenario::{
    Criterion, CriterionRule, Envelope, Floor, FloorLevel, Gate, Horizon, PartyId, Rule, Scenario,
    SolverSettings, Weights,
};
pub use source::{Confidence, Source};
pub use strategy::{ItemKind, Pointer, STRATEGY_ITEMS, Shelf, StrategyItem, StrategyMap};
pub use taxonomy::{
    Actor, Area, Group, Instrument, InstrumentKind, InstrumentTerms, Interest, Measure, Need,
    SeverityRule, Taxonomy,
};
pub use translation::{Phrase, Translations};
pub use units::{Meur, Share};
