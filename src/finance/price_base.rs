//! From money of any listed year and currency to EUR of the scenario's price year.
//!
//! ```text
//! EUR of the price year = amount / rate(currency, year) x index(price year) / index(year)
//! index(year)           = index(year - 1) x (1 + inflation(year))
//! ```
//!
//! The table is shipped with the project (`price_base.json`), each year with its source and how far
//! it can be trusted.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::Confidence;

/// Price level and exchange rates by year.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceBase {
    dated: String,
    entries: BTreeMap<i32, PriceEntry>,
}

/// One year of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceEntry {
    /// The year.
    pub year: i32,
    /// Euro-area price level, 100 in the first year.
    pub index: f64,
    /// Change of prices on the year before, in percent.
    pub inflation_pct: f64,
    /// Where the change of prices comes from.
    pub inflation_source: String,
    /// US dollars for one euro.
    pub usd_per_eur: f64,
    /// Pounds sterling for one euro.
    pub gbp_per_eur: f64,
    /// Where the rates come from.
    pub rate_source: String,
    /// How far the year's figures can be trusted.
    pub confidence: Confidence,
}

/// Why an amount cannot be converted. Both say what the table does hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// The table has no such currency.
    #[error("there is no exchange rate for {currency}; there is EUR, USD and GBP")]
    Currency {
        /// What was asked for.
        currency: String,
    },
    /// The table has no such year.
    #[error("there is no price level for {year}; there is {first} to {last}")]
    Year {
        /// What was asked for.
        year: i32,
        /// First year of the table.
        first: i32,
        /// Last year of the table.
        last: i32,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    #[serde(rename = "title")]
    _title: String,
    dated: String,
    years: Vec<RawYear>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYear {
    year: i32,
    inflation_pct: f64,
    inflation_source: String,
    usd_per_eur: f64,
    gbp_per_eur: f64,
    rate_source: String,
    confidence: Confidence,
}

impl PriceBase {
    /// The currencies of the table.
    pub const CURRENCIES: [&'static str; 3] = ["EUR", "USD", "GBP"];

    /// The table that the project ships.
    ///
    /// # Panics
    /// Never: a test reads the embedded table.
    #[must_use]
    pub fn shipped() -> Self {
        #[expect(
            clippy::unwrap_used,
            reason = "the table is part of the program, and a test reads it"
        )]
        let table: RawTable = serde_json::from_str(include_str!("price_base.json")).unwrap();
        let mut index = 100.0;
        let mut entries = BTreeMap::new();
        for raw in table.years {
            index *= 1.0 + raw.inflation_pct / 100.0;
            let entry = PriceEntry {
                year: raw.year,
                index,
                inflation_pct: raw.inflation_pct,
                inflation_source: raw.inflation_source,
                usd_per_eur: raw.usd_per_eur,
                gbp_per_eur: raw.gbp_per_eur,
                rate_source: raw.rate_source,
                confidence: raw.confidence,
            };
            entries.insert(raw.year, entry);
        }
        Self {
            dated: table.dated,
            entries,
        }
    }

    /// Year and month in which the table was put together, `2026-11`.
    #[must_use]
    pub fn dated(&self) -> &str {
        &self.dated
    }

    /// Every year of the table in order, for print.
    pub fn entries(&self) -> impl Iterator<Item = &PriceEntry> {
        self.entries.values()
    }

    /// The year's entry.
    ///
    /// # Errors
    /// [`PriceError::Year`] where the table does not reach.
    pub fn year(&self, year: i32) -> Result<&PriceEntry, PriceError> {
        let bounds = || Some((*self.entries.keys().next()?, *self.entries.keys().last()?));
        self.entries.get(&year).ok_or_else(|| {
            let (first, last) = bounds().unwrap_or_default();
            PriceError::Year { year, first, last }
        })
    }

    /// `amount` of `currency` at prices of `year`, in EUR at prices of `to_year`.
    ///
    /// ```
    /// use tech_business_offer::finance::PriceBase;
    /// let base = PriceBase::shipped();
    /// assert_eq!(base.convert(5.0, "EUR", 2025, 2025), Ok(5.0));
    /// // Prices rose by 2.1 % from 2024 to 2025.
    /// assert!((base.convert(100.0, "EUR", 2024, 2025).unwrap() - 102.1).abs() < 1e-9);
    /// assert!(base.convert(1.0, "EUR", 1999, 2025).is_err());
    /// ```
    ///
    /// # Errors
    /// A [`PriceError`] where the table lacks the currency or one of the years.
    pub fn convert(
        &self,
        amount: f64,
        currency: &str,
        year: i32,
        to_year: i32,
    ) -> Result<f64, PriceError> {
        let from = self.year(year)?;
        let rate = match currency {
            "EUR" => 1.0,
            "USD" => from.usd_per_eur,
            "GBP" => from.gbp_per_eur,
            other => {
                let currency = other.to_owned();
                return Err(PriceError::Currency { currency });
            }
        };
        let to = self.year(to_year)?;
        let deflator = if year == to_year {
            1.0
        } else {
            to.index / from.index
        };
        Ok(amount / rate * deflator)
    }
}

#[cfg(test)]
mod tests {
    use super::{PriceBase, PriceError};

    #[test]
    fn the_shipped_table_covers_every_year() {
        let years: Vec<i32> = PriceBase::shipped().entries().map(|e| e.year).collect();
        assert_eq!(years, (2015..=2027).collect::<Vec<_>>());
    }

    #[test]
    fn dollars_are_exchanged_in_their_own_year_then_deflated() {
        let base = PriceBase::shipped();
        let expected = 10.0 / 1.053 * 1.054 * 1.024 * 1.021;
        let found = base.convert(10.0, "USD", 2022, 2025).unwrap();
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    }

    #[test]
    fn there_and_back_is_the_same() {
        let base = PriceBase::shipped();
        let there = base.convert(7.0, "EUR", 2018, 2026).unwrap();
        assert!((base.convert(there, "EUR", 2026, 2018).unwrap() - 7.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_missing_is_named() {
        let base = PriceBase::shipped();
        assert_eq!(
            base.convert(1.0, "EUR", 2010, 2025)
                .unwrap_err()
                .to_string(),
            "there is no price level for 2010; there is 2015 to 2027"
        );
        let currency = "XOF".to_owned();
        assert_eq!(
            base.convert(1.0, "XOF", 2020, 2025),
            Err(PriceError::Currency { currency })
        );
    }
}
