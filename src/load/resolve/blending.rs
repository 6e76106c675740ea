//! What an instrument's own rules leave of a component's cost for it to carry.

use crate::model::{BlendingTerm, Choice, Component, Instrument, Partner, Scope, ShareBase};

/// DAC purpose code of what is no development assistance.
const NO_ASSISTANCE: &str = "none";

/// Whether association lets the instrument pay for the component at this partner: it holds a framework
/// that opens the programme, or the project is shared.
pub(crate) fn associated(
    instrument: &Instrument,
    component: &Component,
    partner: &Partner,
) -> bool {
    let shared = matches!(component.scope, Scope::Regional { .. });
    instrument.blending.iter().all(|rule| match &rule.term {
        BlendingTerm::AssociatedOrShared { frameworks_any } => {
            let held = |framework: &String| partner.has_framework(framework);
            shared || frameworks_any.iter().any(held)
        }
        _ => true,
    })
}

/// Largest share of the cost that the instrument's rules allow at the partner, whichever size is chosen.
///
/// A limit on a part of the cost becomes one on the whole by the least part that any size has, and
/// an amount by the largest cost: the shares of a component stand for all its sizes, which keeps the
/// model as small as it is without rules.
pub(super) fn most(
    instrument: &Instrument,
    component: &Component,
    partner: &Partner,
    choices: &[Choice],
) -> f64 {
    if !associated(instrument, component, partner) {
        return 0.0;
    }
    let least = |of: &dyn Fn(&Choice) -> f64| choices.iter().map(of).fold(1.0, f64::min);
    let limit = |term: &BlendingTerm| match term {
        BlendingTerm::LargestShare { share, of } => {
            share.value() * least(&|choice| part(choice, *of))
        }
        BlendingTerm::LargestAmount { meur } => least(&|choice| {
            let cost = choice.cost.value();
            if cost > 0.0 { meur.value() / cost } else { 1.0 }
        }),
        BlendingTerm::DevelopmentOnly if component.dac_code.as_deref() == Some(NO_ASSISTANCE) => {
            0.0
        }
        BlendingTerm::DevelopmentOnly
        | BlendingTerm::AssociatedOrShared { .. }
        | BlendingTerm::LeastProject { .. }
        | BlendingTerm::Condition { .. } => 1.0,
    };
    let rules = instrument.blending.iter();
    rules.map(|rule| limit(&rule.term)).fold(1.0, f64::min)
}

/// The part of a cost that a share is of.
fn part(choice: &Choice, of: ShareBase) -> f64 {
    let cost = choice.cost.value();
    match of {
        ShareBase::EuContent => choice.eu_content,
        // Payments by year are all investment.
        ShareBase::Investment if cost > 0.0 => (choice.capex.value() / cost).clamp(0.0, 1.0),
        ShareBase::Cost | ShareBase::Investment => 1.0,
    }
}
