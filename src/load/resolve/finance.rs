//! Which money a partner may use, and how much of a component it may pay for.

use super::blending;
use super::eligible::{OdaUnknown, eligible};
use crate::model::{Choice, Component, DebtRating, OfferParts};

/// Instruments each partner may use: `may_use[partner][instrument]`.
///
/// The instrument must be for the partner, and a government at high risk of debt distress or in it
/// takes no debt of its own (grants and private money alone). What a moderate risk asks of the
/// package as a whole is a rule of the formulation.
pub(super) fn may_use(parts: &OfferParts, oda_unknown: &OdaUnknown) -> Vec<Vec<bool>> {
    let instruments = &parts.taxonomy.instruments;
    let partners = parts.partners.iter().enumerate();
    partners
        .map(|(at, partner)| {
            let no_debt = matches!(partner.debt, DebtRating::High | DebtRating::InDistress);
            let may = |instrument: &crate::model::Instrument| {
                let gated = no_debt && instrument.sovereign && instrument.kind.is_debt();
                eligible(&instrument.eligible, partner, at, oda_unknown).is_ok() && !gated
            };
            instruments.iter().map(may).collect()
        })
        .collect()
}

/// Largest share of the component's cost that each instrument may carry for the partner; 0 where it
/// may not, and where the envelope holds no money of the kind. The component's own share and the
/// rules of the instrument both hold.
pub(super) fn shares(
    parts: &OfferParts,
    partner: usize,
    component: &Component,
    choices: &[Choice],
) -> Vec<f64> {
    let instruments = parts.taxonomy.instruments.iter();
    instruments
        .zip(&parts.may_use[partner])
        .map(|(instrument, may)| {
            let mut rows = parts.scenario.envelope.iter();
            let money = rows.any(|row| row.instrument == instrument.id);
            if !may || !money {
                return 0.0;
            }
            let own = if component.finance.is_empty() {
                1.0
            } else {
                let most = component.finance.get(&instrument.id);
                most.map_or(0.0, |share| share.value())
            };
            let partner = &parts.partners[partner];
            own.min(blending::most(instrument, component, partner, choices))
        })
        .collect()
}
