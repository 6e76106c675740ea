//! Cross-checks.

use super::input::Input;
use super::shape::Reference;
use crate::model::{Diagnostic, OfferParts};

/// Runs every check.
pub(crate) fn run(_: &Input, _: &[Reference], _: &mut Vec<Diagnostic>) {}
/// Runs every check on the resolved offer.
pub(crate) fn run_resolved(_: &OfferParts, _: &Input, _: &mut Vec<Diagnostic>) {}
