//! At moderate risk of debt distress, what a government borrows and is given is concessional as a whole.
//!
//! `sum_f (GE_f - 35 %) g[p,f] >= 0` over grants (GE 100 %) and sovereign loans (GE at 5 %, equal
//! principal, two payments a year). At high risk or in distress sovereign loans are not offered at
//! all, which the offer already says. A partner without a rating whose public debt exceeds 90 % of
//! GDP is treated as at moderate risk: a design choice, not a rule of the IMF.

use good_lp::Expression;

use super::Rule;
use crate::finance::{IMF_WORLD_BANK, Loan};
use crate::formulate::{Formulation, RowKey, Sense};
use crate::model::{DebtRating, IndicatorId, Instrument, InstrumentKind, Partner};

/// The rule.
pub const RULE: Rule = Rule {
    name: "debt-gate",
    sentence: "at moderate risk of debt distress grants and sovereign loans together are concessional",
    formula: "sum_f (GE_f - 0.35) g[p,f] >= 0 over grants and sovereign loans",
    add,
};

/// Public debt in % of GDP above which an unrated partner is treated as at moderate risk.
pub const HIGH_DEBT: f64 = 90.0;

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    let least = IMF_WORLD_BANK.least / 100.0;
    for partner in formulation.extent.partners.clone() {
        if !applies(&offer.partners[partner]) {
            continue;
        }
        let balance: Expression = offer
            .taxonomy
            .instruments
            .iter()
            .zip(&formulation.finance[partner])
            .filter_map(|(instrument, used)| Some((concession(instrument)? - least) * used.clone()))
            .sum();
        let terms = formulation.model.terms(&balance);
        if terms.iter().all(|&(_, value)| value >= 0.0) {
            continue; // nothing borrowed
        }
        formulation
            .model
            .row(RowKey::of(RULE.name, partner, ""), balance, Sense::Ge, 0.0);
    }
}

/// Whether grants and sovereign loans together have to be concessional.
#[must_use]
pub fn applies(partner: &Partner) -> bool {
    let debt = partner.indicator(&IndicatorId::new("public_debt_pct_gdp"));
    match partner.debt {
        DebtRating::Moderate => true,
        DebtRating::NotRated => debt.is_some_and(|debt| debt > HIGH_DEBT),
        DebtRating::Low | DebtRating::High | DebtRating::InDistress => false,
    }
}

/// The share of each euro that is given rather than lent; `None` for money outside the test.
fn concession(instrument: &Instrument) -> Option<f64> {
    match (instrument.kind, instrument.terms) {
        (InstrumentKind::Grant, _) => Some(1.0),
        (kind, Some(terms)) if kind.is_debt() && instrument.sovereign => {
            Some(Loan::of(&terms).grant_element(IMF_WORLD_BANK.discount) / 100.0)
        }
        (kind, None) if kind.is_debt() && instrument.sovereign => Some(0.0),
        _ => None,
    }
}
