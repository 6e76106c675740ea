//! The debt gate.
//!
//! - At high risk or in distress: no sovereign debt at all.
//! - At moderate risk, or not rated with public debt above 90 % of GDP: the grant element of the
//!   external financing is at least 35 % at a discount rate of 5 %:
//!   `sum grants + sum GE x loan >= 0.35 (sum grants + sum loans)`.
//!   Domestic money, equity and debt that the government does not owe stand outside the test.
//!
//! The grant element is computed here payment by payment: face value minus discounted debt service
//! (OECD), equal parts of principal, two payments a year, the first repayment half a year after
//! the grace period. Terms are taken to the nearest half-year.

use crate::model::{DebtRating, Instrument, InstrumentKind, InstrumentTerms, Partner};
use crate::verify::code::Code;
use crate::verify::ledger::{Ledger, slack};
use crate::verify::view::{Held, View};

use super::used::used_by;

/// Discount rate of the test, a year (IMF and World Bank).
const DISCOUNT: f64 = 0.05;
/// Least grant element (IMF and World Bank).
const LEAST_GRANT_ELEMENT: f64 = 0.35;
/// Public debt in percent of GDP above which a partner without a rating is tested too.
const HIGH_DEBT: f64 = 90.0;
const PUBLIC_DEBT: &str = "public_debt_pct_gdp";

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let instruments = &view.offer.taxonomy.instruments;
    for held in &view.packages {
        let partner = &view.offer.partners[held.partner];
        if matches!(partner.debt, DebtRating::High | DebtRating::InDistress) {
            for instrument in instruments.iter().filter(|one| is_sovereign_debt(one)) {
                let used = used_by(held.package, instrument.id.as_str());
                let at = held.site().instrument(instrument.id.as_str());
                ledger.at_most(Code::DebtBarred, &at, 0.0, used);
            }
        } else if is_tested(partner) {
            concession(held, instruments, ledger);
        }
    }
}

fn is_tested(partner: &Partner) -> bool {
    let debt = partner.indicators.get(PUBLIC_DEBT).copied();
    partner.debt == DebtRating::Moderate
        || (partner.debt == DebtRating::NotRated && debt.is_some_and(|debt| debt > HIGH_DEBT))
}

fn is_sovereign_debt(instrument: &Instrument) -> bool {
    instrument.kind.is_debt() && instrument.sovereign
}

fn concession(held: &Held<'_>, instruments: &[Instrument], ledger: &mut Ledger) {
    let (mut external, mut concessional) = (0.0, 0.0);
    for instrument in instruments {
        let share = match instrument.kind {
            InstrumentKind::Grant => 1.0,
            _ if !is_sovereign_debt(instrument) => continue,
            // A debt without terms concedes nothing that can be shown.
            _ => instrument.terms.as_ref().map_or(0.0, grant_element),
        };
        let used = used_by(held.package, instrument.id.as_str());
        external += used;
        concessional += share * used;
    }
    if external.abs() > slack(0.0) {
        let at = held.site();
        let least = LEAST_GRANT_ELEMENT * external;
        ledger.at_least(Code::DebtConcession, &at, least, concessional);
    }
}

/// Face value minus discounted debt service, as a share of face value.
fn grant_element(terms: &InstrumentTerms) -> f64 {
    // 200 years: longer terms than any lender gives would only take time.
    let half_years = |years: f64| (2.0 * years).round().clamp(0.0, 400.0);
    let grace = half_years(terms.grace_years);
    let last = half_years(terms.maturity_years).max(grace);
    if last < 1.0 {
        return 0.0;
    }
    // Without time between grace and maturity all of it is repaid at the end.
    let first = (grace + 1.0).min(last);
    let part = 1.0 / (last - first + 1.0);
    let growth = (1.0 + DISCOUNT).sqrt();
    let (mut payment, mut balance, mut factor, mut service) = (1.0, 1.0, 1.0, 0.0);
    while payment <= last {
        factor /= growth;
        let principal = if payment >= first { part } else { 0.0 };
        service += factor * (balance * terms.rate / 2.0 + principal);
        balance -= principal;
        payment += 1.0;
    }
    1.0 - service
}

#[cfg(test)]
mod tests {
    use super::grant_element;
    use crate::model::{DebtRating, IndicatorId, InstrumentTerms, OfferParts};
    use crate::verify::small;

    #[test]
    fn worked_numbers() {
        // Rate in percent, grace and maturity in years, grant element in percent at 5 %.
        for (rate, grace_years, maturity_years, expected) in [
            (0.75, 6.0, 38.0, 53.17),
            (0.0, 10.0, 50.0, 73.34),
            (0.0, 6.0, 12.0, 36.09),
            (2.0, 5.0, 30.0, 32.90),
            (2.0, 5.0, 20.0, 26.84),
            (1.0, 7.0, 25.0, 42.49),
            (4.0, 3.0, 15.0, 6.73),
            (2.5, 5.0, 20.0, 22.28),
        ] {
            let terms = InstrumentTerms {
                rate: rate / 100.0,
                grace_years,
                maturity_years,
            };
            let found = 100.0 * grant_element(&terms);
            assert!(
                (found - expected).abs() < 0.005,
                "{terms:?}: {found}, not {expected}"
            );
        }
    }

    #[test]
    fn odd_terms() {
        let with = |rate, grace_years, maturity_years| {
            grant_element(&InstrumentTerms {
                rate,
                grace_years,
                maturity_years,
            })
        };
        assert!(with(0.0, 0.0, 0.0).abs() < 1e-12);
        let bullet = 1.0 - 1.05_f64.powi(-10);
        assert!((with(0.0, 10.0, 10.0) - bullet).abs() < 1e-12);
        assert!((with(0.0, 10.0, 5.0) - bullet).abs() < 1e-12);
        assert!(with(0.01, 5.0, 1e300).is_finite());
    }

    fn rated(rating: DebtRating, debt: f64) -> impl FnOnce(&mut OfferParts) {
        move |offer| {
            offer.partners[1].debt = rating;
            let column = IndicatorId::new(super::PUBLIC_DEBT);
            offer.partners[1].indicators.insert(column, debt);
            // Market terms: 14 + 8 of grant and 12 of loan give 0.65 and a little, 12 alone next to nothing.
            offer.taxonomy.instruments[1].terms = Some(InstrumentTerms {
                rate: 0.06,
                grace_years: 3.0,
                maturity_years: 15.0,
            });
        }
    }

    #[test]
    fn barred() {
        for rating in [DebtRating::High, DebtRating::InDistress] {
            assert_eq!(
                small::codes_with(rated(rating, 50.0), |_| {}),
                ["debt-barred"]
            );
        }
        let codes = small::codes_with(
            |offer| {
                offer.partners[1].debt = DebtRating::High;
                offer.taxonomy.instruments[1].sovereign = false;
            },
            |_| {},
        );
        assert!(codes.is_empty(), "{codes:?}");
    }

    /// TUN's package with less grant, the partner's own money in its place.
    fn little_grant(result: &mut crate::package::result::ResultFile) {
        let items = &mut result.packages[1].items;
        items[0].finance = [("EIB".to_owned(), 18.0), ("PTN".to_owned(), 12.0)].into();
        items[1].finance = [("NDICI-G".to_owned(), 8.0)].into();
        result.envelopes[0].used = 34.0;
        result.envelopes[1].used = 39.0;
        result.envelopes[2].used = 13.0;
    }

    fn with_little_grant(offer: impl FnOnce(&mut OfferParts)) -> Vec<&'static str> {
        small::codes_with(
            |parts| {
                offer(parts);
                parts.partners[1].profile.own_budget = None;
                let cable = small::candidate("TUN", "sea-cable");
                parts.candidates[cable].finance[2] = 1.0;
            },
            little_grant,
        )
    }

    #[test]
    fn concession() {
        assert!(with_little_grant(|_| {}).is_empty(), "on soft terms");
        for (rating, debt, tested) in [
            (DebtRating::Moderate, 50.0, true),
            (DebtRating::NotRated, 95.0, true),
            (DebtRating::NotRated, 90.0, false),
            (DebtRating::Low, 95.0, false),
        ] {
            let codes = with_little_grant(rated(rating, debt));
            assert_eq!(
                codes == ["debt-concession"],
                tested,
                "{rating:?} {debt}: {codes:?}"
            );
        }
        let enough = small::codes_with(rated(DebtRating::Moderate, 50.0), |_| {});
        assert!(enough.is_empty(), "{enough:?}");
    }

    #[test]
    fn debt_of_others_is_not_tested() {
        let codes = with_little_grant(|offer| {
            rated(DebtRating::Moderate, 50.0)(offer);
            offer.taxonomy.instruments[1].sovereign = false;
        });
        assert!(codes.is_empty(), "{codes:?}");
    }
}
