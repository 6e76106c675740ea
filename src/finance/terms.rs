//! Why nobody could keep the terms of a loan.

use super::loan::Loan;

/// Which figure of the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Rate of interest.
    Rate,
    /// Years of grace.
    Grace,
    /// Years to the last payment.
    Maturity,
    /// Payments a year.
    Payments,
    /// Discount rate.
    Discount,
}

/// Why terms are refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum TermsError {
    /// A rate that is no number or beyond reason.
    #[error("{found} is no rate a year between {low} and {high}", low = Loan::RATES.0, high = Loan::RATES.1)]
    Rate {
        /// Interest or discount.
        argument: Argument,
        /// What was given.
        found: f64,
    },
    /// No number of years to wait.
    #[error("{found} is no number of years from 0")]
    Grace {
        /// What was given.
        found: f64,
    },
    /// No number of years to owe.
    #[error("{found} is no number of years above 0 and up to {most}", most = Loan::LONGEST)]
    Maturity {
        /// What was given.
        found: f64,
    },
    /// Nothing is left of the loan after its grace period.
    #[error("{grace} years of grace leave no time to repay within {maturity} years")]
    NoTimeToRepay {
        /// Years of grace.
        grace: f64,
        /// Years in all.
        maturity: f64,
    },
    /// No number of payments a year.
    #[error("{found} is no whole number of payments a year from 1 to {most}", most = Loan::MOST_PAYMENTS)]
    Payments {
        /// What was given.
        found: f64,
    },
    /// Years that end within a payment period.
    #[error("{years} years are no whole number of payment periods of 1/{per_year} year")]
    OffPeriod {
        /// Grace or maturity.
        argument: Argument,
        /// What was given.
        years: f64,
        /// Payments a year.
        per_year: u32,
    },
}

impl TermsError {
    /// The figure that is wrong.
    #[must_use]
    pub fn argument(&self) -> Argument {
        match self {
            Self::Rate { argument, .. } | Self::OffPeriod { argument, .. } => *argument,
            Self::Grace { .. } | Self::NoTimeToRepay { .. } => Argument::Grace,
            Self::Maturity { .. } => Argument::Maturity,
            Self::Payments { .. } => Argument::Payments,
        }
    }

    /// What would be right.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Rate { found, .. }
                if *found > Loan::RATES.1 && *found <= 100.0 * Loan::RATES.1 =>
            {
                format!("write a share: {} for {found} %", shown(found / 100.0))
            }
            Self::Rate { .. } => "write a share a year: 0.0075 for 0.75 %".to_owned(),
            Self::Grace { .. } => {
                "years to the first payment of principal, less one payment period; 0 for no grace"
                    .to_owned()
            }
            Self::Maturity { .. } => {
                "years from the day the loan is paid out to its last payment".to_owned()
            }
            Self::NoTimeToRepay { .. } => {
                "the grace period ends at least one payment period before the loan".to_owned()
            }
            Self::Payments { .. } => "2 for half-yearly payments, 1 for yearly ones".to_owned(),
            Self::OffPeriod {
                years, per_year, ..
            } => {
                let per_year = f64::from(*per_year);
                let (below, above) = (
                    (years * per_year).floor() / per_year,
                    (years * per_year).ceil() / per_year,
                );
                format!("write {} or {}", shown(below), shown(above))
            }
        }
    }
}

/// A number without the last digits of binary fractions.
fn shown(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::Argument;
    use crate::finance::{Loan, Profile};

    fn errors(
        rate: f64,
        grace: f64,
        maturity: f64,
        payments: f64,
    ) -> Vec<(Argument, String, String)> {
        let errors =
            Loan::new(rate, grace, maturity, payments, Profile::EqualPrincipal).unwrap_err();
        errors
            .iter()
            .map(|error| (error.argument(), error.to_string(), error.hint()))
            .collect()
    }

    #[test]
    fn each_mistake_is_named_with_what_would_be_right() {
        let one = |rate, grace, maturity, payments| {
            let mut all = errors(rate, grace, maturity, payments);
            assert_eq!(all.len(), 1, "{all:?}");
            all.remove(0)
        };
        let (argument, message, hint) = one(0.75, 6.0, 38.0, 2.0);
        assert_eq!(argument, Argument::Rate);
        assert_eq!(message, "0.75 is no rate a year between -0.05 and 0.5");
        assert_eq!(hint, "write a share: 0.0075 for 0.75 %");
        assert_eq!(
            one(f64::NAN, 6.0, 38.0, 2.0).1,
            "NaN is no rate a year between -0.05 and 0.5"
        );
        assert_eq!(
            one(-0.2, 6.0, 38.0, 2.0).2,
            "write a share a year: 0.0075 for 0.75 %"
        );
        assert_eq!(
            one(0.02, 38.0, 38.0, 2.0).1,
            "38 years of grace leave no time to repay within 38 years"
        );
        assert_eq!(one(0.02, -1.0, 38.0, 2.0).0, Argument::Grace);
        assert_eq!(one(0.02, 0.0, f64::INFINITY, 2.0).0, Argument::Maturity);
        assert_eq!(one(0.02, 0.0, 0.0, 2.0).0, Argument::Maturity);
        assert_eq!(
            one(0.02, 6.0, 38.0, 0.0).1,
            "0 is no whole number of payments a year from 1 to 12"
        );
        assert_eq!(one(0.02, 6.0, 38.0, 1.5).0, Argument::Payments);
        assert_eq!(one(0.02, 5.3, 38.0, 2.0).2, "write 5 or 5.5");
        assert_eq!(one(0.02, 5.0, 38.1, 1.0).2, "write 38 or 39");
    }

    #[test]
    fn all_mistakes_at_once() {
        let named: Vec<Argument> = errors(9.0, f64::NAN, -3.0, 0.0)
            .into_iter()
            .map(|error| error.0)
            .collect();
        assert_eq!(
            named,
            [
                Argument::Rate,
                Argument::Grace,
                Argument::Maturity,
                Argument::Payments
            ]
        );
    }
}
