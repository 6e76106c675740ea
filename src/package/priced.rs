//! What one more million of each envelope would bring, as the result file says it.

use super::result::ResultFile;
use crate::model::Offer;
use crate::portfolio::ShadowPrice;

/// Adds the prices to the envelopes of a result.
pub fn priced(offer: &Offer, result: &mut ResultFile, prices: &[ShadowPrice]) {
    for envelope in &mut result.envelopes {
        let of = |price: &&ShadowPrice| {
            offer.taxonomy.instruments[price.instrument].id.as_str() == envelope.instrument
        };
        let (years, totals): (Vec<&ShadowPrice>, Vec<_>) = prices
            .iter()
            .filter(of)
            .partition(|price| price.year.is_some());
        envelope.shadow_price = totals.first().map(|price| price.worth);
        // They come in the order of the years.
        envelope.shadow_price_by_year = years.iter().map(|price| price.worth).collect();
    }
}
