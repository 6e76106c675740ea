//! Raw files -> model types: defaults filled in, money at the scenario's price year.
//!
//! The shape of the files was checked, so that shares are shares and amounts are bounded.

mod blending;
mod component;
mod scenario;
mod taxonomy;

pub(crate) use component::component;
pub(crate) use scenario::{disagreement, scenario};
pub(crate) use taxonomy::{eligibility, marks, taxonomy};

use super::raw::text::Fraction;
use crate::model::{Meur, Share};

/// A share that the schema bounded to \[0, 1\].
fn share(raw: Fraction) -> Share {
    Share::new(raw.0.clamp(0.0, 1.0)).unwrap_or(Share::ALL)
}

/// An amount that the schema bounded, so that it is finite.
pub(crate) fn meur(value: f64) -> Meur {
    Meur::new(value).unwrap_or_default()
}
