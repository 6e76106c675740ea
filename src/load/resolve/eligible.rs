//! Whether a component or an instrument is for a partner.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::model::{BlockedReason, Bounds, Condition, Eligibility, Partner};

/// Partners for which it was asked whether development assistance may go there, and is not known.
#[derive(Debug, Default)]
pub(super) struct OdaUnknown(RefCell<BTreeSet<usize>>);

impl OdaUnknown {
    /// Their positions, in order.
    pub(super) fn partners(&self) -> Vec<usize> {
        self.0.borrow().iter().copied().collect()
    }
}

/// Whether every stated part holds for the partner at `position`; else the first that does not.
/// Where the table does not say whether development assistance may go there, it is taken to do so
/// or not, whichever is asked for, and noted.
pub(super) fn eligible(
    rule: &Eligibility,
    partner: &Partner,
    position: usize,
    oda_unknown: &OdaUnknown,
) -> Result<(), BlockedReason> {
    if !rule.partners.is_empty() && !rule.partners.contains(&partner.id) {
        return Err(BlockedReason::Partner);
    }
    if !rule.regions.is_empty() && !rule.regions.contains(&partner.region) {
        return Err(BlockedReason::Region {
            allowed: rule.regions.clone(),
            found: partner.region.clone(),
        });
    }
    let held = |framework: &String| partner.has_framework(framework);
    if !rule.frameworks_any.is_empty() && !rule.frameworks_any.iter().any(held) {
        return Err(BlockedReason::Framework {
            any_of: rule.frameworks_any.clone(),
        });
    }
    if let Some(bounds) = rule.indicators.iter().find(|b| !within(b, partner)) {
        return Err(BlockedReason::Indicator {
            indicator: bounds.indicator.clone(),
            value: partner.indicator(&bounds.indicator),
            min: bounds.min,
            max: bounds.max,
        });
    }
    match (rule.oda, partner.oda) {
        (Some(needed), Some(found)) if needed != found => Err(BlockedReason::Oda { needed }),
        (Some(_), None) => {
            oda_unknown.0.borrow_mut().insert(position);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Whether an indicator is known and within bounds, both inclusive.
fn within(bounds: &Bounds, partner: &Partner) -> bool {
    partner.indicator(&bounds.indicator).is_some_and(|value| {
        bounds.min.is_none_or(|min| value >= min) && bounds.max.is_none_or(|max| value <= max)
    })
}

/// Whether every stated part of a condition holds; an unknown figure makes it false.
pub(super) fn holds(condition: &Condition, partner: &Partner) -> bool {
    let frameworks = &condition.frameworks_any;
    let partners = &condition.partners;
    condition.indicators.iter().all(|b| within(b, partner))
        && (frameworks.is_empty() || frameworks.iter().any(|f| partner.has_framework(f)))
        && (partners.is_empty() || partners.contains(&partner.id))
}
