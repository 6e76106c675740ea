//! How concessional a loan is.

/// Grant element of a loan in percent of its face value, repaid in equal parts of principal.
///
/// ```text
/// D  = (1 + d)^(1/a) - 1                     discount rate of one payment period
/// G  = grace_years                           years to the first repayment, less one period
/// GE = 100 (1 - (R/a)/D) (1 - (v^(aG) - v^(aM)) / (D (aM - aG)))      with v = 1/(1 + D)
/// ```
///
/// `rate` (R) and `discount` (d) are shares a year (0.03 for 3 %), `grace_years` and
/// `maturity_years` (M) are years, `payments_per_year` (a) is usually 2. The discount rate is
/// converted to the payment period by compounding; halving it instead would add 0.3 to 1 points.
///
/// Special cases: a rate of 0 is free money but for the wait; a rate whose period share equals `D`
/// gives 0; a maturity that does not exceed the grace period is one repayment at maturity (the
/// limit of the formula); a discount rate of 0 gives minus the undiscounted interest. An argument
/// that is not finite gives NaN.
///
/// Source: OECD and IDA glossaries; the IMF calls a loan concessional from 35 % at 5 %.
///
/// ```
/// use tech_business_offer::finance::grant_element;
/// // IDA regular terms: 38 years, 6 of grace, 0.75 %.
/// let share = grant_element(0.0075, 6.0, 38.0, 2.0, 0.05);
/// assert!((share - 53.17).abs() < 0.005);
/// ```
#[must_use]
pub fn grant_element(
    rate: f64,
    grace_years: f64,
    maturity_years: f64,
    payments_per_year: f64,
    discount: f64,
) -> f64 {
    let period_rate = rate / payments_per_year;
    let period_discount = (1.0 + discount).powf(payments_per_year.recip()) - 1.0;
    let first = payments_per_year * grace_years;
    let last = (payments_per_year * maturity_years).max(first);
    if period_discount.abs() < 1e-12 {
        // Undiscounted, the borrower pays interest on the average balance.
        return -100.0 * period_rate * f64::midpoint(first, last);
    }
    let value = |periods: f64| (1.0 + period_discount).powf(-periods);
    let average = if last - first < 1e-9 {
        value(last)
    } else {
        (value(first) - value(last)) / (period_discount * (last - first))
    };
    100.0 * (1.0 - period_rate / period_discount) * (1.0 - average)
}

#[cfg(test)]
pub(super) mod tests {
    use super::grant_element;

    /// Maturity, grace, rate, discount rate and grant element, all but years in percent.
    /// Computed independently from cash flows.
    pub(in crate::finance) const WORKED: [(f64, f64, f64, f64, f64); 13] = [
        (38.0, 6.0, 0.75, 5.0, 53.17),
        (50.0, 10.0, 0.0, 5.0, 73.34),
        (12.0, 6.0, 0.0, 5.0, 36.09),
        (30.0, 5.0, 2.0, 5.0, 32.90),
        (20.0, 5.0, 2.0, 5.0, 26.84),
        (25.0, 7.0, 1.0, 5.0, 42.49),
        (15.0, 3.0, 4.0, 5.0, 6.73),
        (20.0, 5.0, 2.5, 5.0, 22.28),
        (40.0, 10.0, 1.0, 9.0, 75.54),
        (20.0, 5.0, 4.0, 9.0, 35.10),
        (20.0, 5.0, 2.5, 7.0, 35.63),
        (20.0, 5.0, 4.0, 6.0, 16.47),
        (15.0, 3.0, 4.5, 6.0, 9.67),
    ];

    #[test]
    fn worked_terms_are_reproduced() {
        for (maturity, grace, rate, discount, expected) in WORKED {
            let found = grant_element(rate / 100.0, grace, maturity, 2.0, discount / 100.0);
            assert!(
                (found - expected).abs() < 0.006,
                "{maturity} y / {grace} y / {rate} % at {discount} %: {found}, not {expected}"
            );
        }
    }

    /// Face value minus discounted debt service, payment by payment.
    fn by_cash_flow(rate: f64, grace: u32, maturity: u32, discount: f64) -> f64 {
        let period = (1.0_f64 + discount).sqrt() - 1.0;
        let (first, last) = (2 * grace + 1, 2 * maturity);
        let part = 1.0 / f64::from(last - first + 1);
        let mut balance = 1.0;
        let mut service = 0.0;
        for payment in 1..=last {
            let due = balance * rate / 2.0 + if payment >= first { part } else { 0.0 };
            service += due / (1.0 + period).powi(i32::try_from(payment).unwrap());
            if payment >= first {
                balance -= part;
            }
        }
        100.0 * (1.0 - service)
    }

    #[test]
    fn agrees_with_cash_flows() {
        for (maturity, grace, rate, discount, _) in WORKED {
            let formula = grant_element(rate / 100.0, grace, maturity, 2.0, discount / 100.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole years"
            )]
            let flows = by_cash_flow(
                rate / 100.0,
                grace as u32,
                maturity as u32,
                discount / 100.0,
            );
            assert!((formula - flows).abs() < 1e-9, "{formula} {flows}");
        }
    }

    #[test]
    fn a_loan_at_its_discount_rate_gives_nothing() {
        let period = 2.0 * (1.05_f64.sqrt() - 1.0);
        assert!(grant_element(period, 5.0, 20.0, 2.0, 0.05).abs() < 1e-9);
        assert!(grant_element(0.05, 5.0, 20.0, 1.0, 0.05).abs() < 1e-9);
    }

    #[test]
    fn no_discount_costs_the_interest() {
        // 20 years, no grace: half the balance on average, 10 years of 2 %.
        assert!((grant_element(0.02, 0.0, 20.0, 2.0, 0.0) + 20.0).abs() < 1e-9);
        assert!(grant_element(0.0, 0.0, 20.0, 2.0, 0.0).abs() < 1e-12);
    }

    #[test]
    fn one_repayment_at_maturity() {
        let bullet = grant_element(0.0, 10.0, 10.0, 2.0, 0.05);
        assert!((bullet - 100.0 * (1.0 - 1.05_f64.powi(-10))).abs() < 1e-9);
    }
}
