//! What the files say, word for word: serde mirrors with unknown keys refused.
//!
//! The JSON Schema of each kind of file is generated from these types; their doc comments are what
//! an editor shows while a file is typed, and [`super::shape`] holds every file against the same
//! schema. Nothing outside `load` sees these types.

pub(crate) mod component;
pub(crate) mod profile;
pub(crate) mod scenario;
pub(crate) mod share;
pub(crate) mod strategy;
pub(crate) mod table;
pub(crate) mod taxonomy;
pub(crate) mod text;
pub(crate) mod translation;

pub(crate) use component::{
    RawComponent, RawComponents, RawCondition, RawCost, RawEligibility, RawOption, RawQuantity,
    RawScope, RawUnit,
};
pub(crate) use profile::RawProfile;
pub(crate) use scenario::{RawPartners, RawRule, RawScenario};
pub(crate) use share::RawShare;
pub(crate) use strategy::RawStrategy;
pub(crate) use table::{RawColumnType, RawTableSchema};
pub(crate) use taxonomy::{RawMeasure, RawTaxonomy};
