//! How much a partner can take up in one year.

use super::price_base::PriceBase;
use crate::model::{IndicatorId, Partner};

/// Largest share of a partner's GDP that its package may pay out in a year, unless a scenario says
/// otherwise. The EU caps what cohesion policy pays to its own poorer members at 2.3 % of their GDP
/// for the same reason (Regulation (EU) 2021/1060, Annex XXVI; general knowledge, to be verified).
pub const SHARE_OF_GDP: f64 = 0.023;

/// A partner's GDP in MEUR at prices of a year, where the partner table and the price base reach.
#[must_use]
pub fn gdp(partner: &Partner, price_year: i32) -> Option<f64> {
    let bn = partner.indicator(&IndicatorId::new("gdp_usd_bn"))?;
    let year = partner.indicator(&IndicatorId::new("gdp_year"))?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "`as` saturates, and the price base knows few years"
    )]
    let year = year as i32;
    let converted = PriceBase::shipped().convert(bn * 1000.0, "USD", year, price_year);
    converted.ok().filter(|meur| *meur > 0.0)
}
