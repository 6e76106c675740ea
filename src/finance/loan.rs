//! A loan as a schedule of payments.
//!
//! Payments fall at the end of each of `M a` equal periods, `a` a year, counted from the day on which
//! the loan is paid out in full. Interest is due on the balance at `R / a` a period, in the grace
//! period too. The first principal is paid one period after the grace period `G`, so that principal is
//! paid in the periods `aG + 1` to `aM`. Amounts are shares of the face value.

use super::terms::{Argument, TermsError};
use crate::model::InstrumentTerms;

/// How the principal is paid back after the grace period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// The same principal at each date: the debt service falls.
    EqualPrincipal,
    /// The same debt service at each date: the principal grows.
    Annuity,
    /// All principal at the last date; the grace period plays no part.
    Bullet,
}

/// Terms that can be kept: nothing else can be built.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loan {
    rate: f64,
    per_year: u32,
    /// Last period without principal, unless a bullet.
    grace: u32,
    last: u32,
    profile: Profile,
}

/// What is due at one date, as shares of the face value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payment {
    /// Number of the payment period, from 1.
    pub period: u32,
    /// Principal paid.
    pub principal: f64,
    /// Interest paid.
    pub interest: f64,
    /// What is still owed afterwards.
    pub balance: f64,
}

impl Payment {
    /// Debt service: principal and interest.
    #[must_use]
    pub fn service(&self) -> f64 {
        self.principal + self.interest
    }
}

/// Largest deviation from a whole number of periods that is taken for a typed rounding.
const OFF_PERIOD: f64 = 0.01;

impl Loan {
    /// Lowest and highest rate of interest or discount a year that is taken for one.
    pub const RATES: (f64, f64) = (-0.05, 0.5);
    /// Longest maturity in years.
    pub const LONGEST: f64 = 100.0;
    /// Most payments a year.
    pub const MOST_PAYMENTS: u32 = 12;

    /// A loan at `rate` a year (0.02 for 2 %), of `maturity_years`, with `grace_years`: years to the
    /// first payment of principal, less one payment period.
    ///
    /// ```
    /// use tech_business_offer::finance::{Loan, Profile};
    /// let loan = Loan::new(0.02, 5.0, 20.0, 2.0, Profile::EqualPrincipal).unwrap();
    /// let schedule = loan.schedule();
    /// // Forty half-years; principal in the last thirty of them.
    /// assert_eq!(schedule.len(), 40);
    /// assert_eq!((schedule[9].principal, schedule[9].interest), (0.0, 0.01));
    /// assert!((schedule[10].principal - 1.0 / 30.0).abs() < 1e-12);
    /// // Grace as long as the loan, no payments at all: two mistakes, both named.
    /// assert_eq!(Loan::new(0.02, 20.0, 20.0, 0.0, Profile::Annuity).unwrap_err().len(), 2);
    /// ```
    ///
    /// # Errors
    /// Every reason why nobody could keep these terms.
    pub fn new(
        rate: f64,
        grace_years: f64,
        maturity_years: f64,
        payments_per_year: f64,
        profile: Profile,
    ) -> Result<Self, Vec<TermsError>> {
        let rate = checked_rate(Argument::Rate, rate);
        let payments = whole(payments_per_year)
            .filter(|payments| (1..=Self::MOST_PAYMENTS).contains(payments))
            .ok_or(TermsError::Payments {
                found: payments_per_year,
            });
        let last = if maturity_years > 0.0 && maturity_years <= Self::LONGEST {
            Ok(maturity_years)
        } else {
            Err(TermsError::Maturity {
                found: maturity_years,
            })
        };
        let no_time = TermsError::NoTimeToRepay {
            grace: grace_years,
            maturity: maturity_years,
        };
        let grace = if !grace_years.is_finite() || grace_years < 0.0 {
            Err(TermsError::Grace { found: grace_years })
        } else if last.is_ok() && grace_years >= maturity_years {
            Err(no_time)
        } else {
            Ok(grace_years)
        };
        // Without a number of payments there are no periods to count; what else is wrong is said all the same.
        let per_year = payments.unwrap_or(1);
        let counted = |argument, years: Result<f64, TermsError>| {
            years.and_then(|years| match payments {
                Ok(per_year) => periods(argument, years, per_year),
                Err(_) => Ok(0),
            })
        };
        let grace = counted(Argument::Grace, grace);
        let last = counted(Argument::Maturity, last);
        match (rate, grace, last, payments) {
            (Ok(rate), Ok(grace), Ok(last), Ok(_)) if grace < last => Ok(Self {
                rate,
                per_year,
                grace,
                last,
                profile,
            }),
            // Apart by less than a typed rounding.
            (Ok(_), Ok(_), Ok(_), Ok(_)) => Err(vec![no_time]),
            (rate, grace, last, payments) => {
                let errors = [rate.err(), grace.err(), last.err(), payments.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    /// The loan that an instrument of the taxonomy stands for: equal principal, two payments a year.
    ///
    /// The terms were checked when the taxonomy was loaded; years go to the nearest half-year, and a
    /// loan that has no time left after its grace period is repaid at its last date.
    #[must_use]
    pub fn of(terms: &InstrumentTerms) -> Self {
        let half_years =
            |years: f64| whole((2.0 * years).round().clamp(0.0, 2.0 * Self::LONGEST)).unwrap_or(0);
        let last = half_years(terms.maturity_years).max(1);
        Self {
            rate: terms.rate,
            per_year: 2,
            grace: half_years(terms.grace_years).min(last - 1),
            last,
            profile: Profile::EqualPrincipal,
        }
    }

    /// Payments a year.
    #[must_use]
    pub fn payments_per_year(&self) -> u32 {
        self.per_year
    }

    /// Every payment in order; the principal sums to 1.
    ///
    /// ```text
    /// equal principal   1 / (aM - aG)                                            from aG + 1
    /// annuity           r / (1 - (1 + r)^-(aM - aG)) - r x balance,   r = R / a     from aG + 1
    /// bullet            1                                                        at aM
    /// ```
    #[must_use]
    pub fn schedule(&self) -> Vec<Payment> {
        let rate = self.rate / f64::from(self.per_year);
        let count = f64::from(self.last - self.grace);
        let level = if rate.abs() < 1e-12 {
            count.recip()
        } else {
            -rate / (-count * rate.ln_1p()).exp_m1()
        };
        let mut balance = 1.0;
        (1..=self.last)
            .map(|period| {
                let interest = balance * rate;
                let principal = if period == self.last {
                    balance
                } else if period <= self.grace {
                    0.0
                } else {
                    match self.profile {
                        Profile::EqualPrincipal => count.recip(),
                        Profile::Annuity => level - interest,
                        Profile::Bullet => 0.0,
                    }
                };
                balance = if period == self.last {
                    0.0
                } else {
                    balance - principal
                };
                Payment {
                    period,
                    principal,
                    interest,
                    balance,
                }
            })
            .collect()
    }

    /// Principal and interest due in the 1st, 2nd, ... year after it is paid out, as shares of the face value.
    ///
    /// ```
    /// use tech_business_offer::finance::{Loan, Profile};
    /// let years = Loan::new(0.04, 1.0, 3.0, 1.0, Profile::EqualPrincipal).unwrap().by_year();
    /// assert_eq!(years, [(0.0, 0.04), (0.5, 0.04), (0.5, 0.02)]);
    /// ```
    #[must_use]
    pub fn by_year(&self) -> Vec<(f64, f64)> {
        let mut years = vec![(0.0, 0.0); self.last.div_ceil(self.per_year) as usize];
        for payment in self.schedule() {
            let year = &mut years[((payment.period - 1) / self.per_year) as usize];
            year.0 += payment.principal;
            year.1 += payment.interest;
        }
        years
    }

    /// Grant element in percent of the face value, payment by payment, at an effective discount rate
    /// `discount` a year: `100 (1 - sum_k service_k / (1 + d)^(k/a))`.
    ///
    /// For equal principal this is what [`grant_element`](super::grant_element) gives in closed form.
    ///
    /// ```
    /// use tech_business_offer::finance::{Loan, Profile};
    /// let of = |profile| Loan::new(0.0075, 6.0, 38.0, 2.0, profile).unwrap().grant_element(0.05);
    /// assert!((of(Profile::EqualPrincipal) - 53.17).abs() < 0.005);
    /// // The later the principal, the more is given: zero-coupon money of 38 years at most.
    /// assert!(of(Profile::EqualPrincipal) < of(Profile::Annuity));
    /// assert!(of(Profile::Annuity) < of(Profile::Bullet));
    /// ```
    #[must_use]
    pub fn grant_element(&self, discount: f64) -> f64 {
        let period = discount.ln_1p() / f64::from(self.per_year);
        let value: f64 = self
            .schedule()
            .iter()
            .map(|payment| payment.service() * (-period * f64::from(payment.period)).exp())
            .sum();
        100.0 * (1.0 - value)
    }
}

/// A rate of interest or discount a year within [`Loan::RATES`].
///
/// ```
/// use tech_business_offer::finance::{Argument, checked_rate};
/// assert!(checked_rate(Argument::Discount, 0.05).is_ok());
/// // 5 typed for 5 %.
/// assert!(checked_rate(Argument::Discount, 5.0).is_err());
/// ```
///
/// # Errors
/// [`TermsError::Rate`] for what is no number or beyond reason.
pub fn checked_rate(argument: Argument, rate: f64) -> Result<f64, TermsError> {
    let (low, high) = Loan::RATES;
    if (low..=high).contains(&rate) {
        Ok(rate)
    } else {
        Err(TermsError::Rate {
            argument,
            found: rate,
        })
    }
}

fn periods(argument: Argument, years: f64, per_year: u32) -> Result<u32, TermsError> {
    let exact = years * f64::from(per_year);
    let error = TermsError::OffPeriod {
        argument,
        years,
        per_year,
    };
    if (exact - exact.round()).abs() > OFF_PERIOD {
        return Err(error);
    }
    whole(exact.round()).ok_or(error)
}

/// A small whole number.
fn whole(value: f64) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked on the same line"
    )]
    (value.fract() == 0.0 && (0.0..=1e9).contains(&value)).then_some(value as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Loan, Profile};
    use crate::finance::grant_element;
    use crate::finance::grant_element::tests::WORKED;
    use crate::model::InstrumentTerms;

    const PROFILES: [Profile; 3] = [Profile::EqualPrincipal, Profile::Annuity, Profile::Bullet];

    #[test]
    fn worked_terms_are_reproduced() {
        for (maturity, grace, rate, discount, expected) in WORKED {
            let loan =
                Loan::new(rate / 100.0, grace, maturity, 2.0, Profile::EqualPrincipal).unwrap();
            let found = loan.grant_element(discount / 100.0);
            assert!(
                (found - expected).abs() < 0.006,
                "{loan:?}: {found}, not {expected}"
            );
            let terms = InstrumentTerms {
                rate: rate / 100.0,
                grace_years: grace,
                maturity_years: maturity,
            };
            assert_eq!(Loan::of(&terms), loan);
        }
    }

    #[test]
    fn odd_terms_of_an_instrument_still_make_a_loan() {
        let of = |rate, grace_years, maturity_years| {
            Loan::of(&InstrumentTerms {
                rate,
                grace_years,
                maturity_years,
            })
        };
        let bullet = 100.0 * (1.0 - 1.05_f64.powi(-10));
        assert!((of(0.0, 10.0, 10.0).grant_element(0.05) - bullet).abs() < 1e-9);
        assert!((of(0.0, 12.0, 10.0).grant_element(0.05) - bullet).abs() < 1e-9);
        assert!(of(0.01, 5.0, 1e300).grant_element(0.05).is_finite());
        assert_eq!(of(0.01, 0.0, 0.0).schedule().len(), 1);
    }

    /// Closed forms of the value of the debt service.
    fn closed(
        profile: Profile,
        rate: f64,
        grace: u32,
        last: u32,
        per_year: u32,
        discount: f64,
    ) -> f64 {
        let (r, v) = (
            rate / f64::from(per_year),
            (1.0 + discount).powf(-1.0 / f64::from(per_year)),
        );
        let all = |count: u32| {
            (1..=count)
                .map(|k| v.powi(i32::try_from(k).unwrap()))
                .sum::<f64>()
        };
        let count = last - grace;
        match profile {
            Profile::Bullet => r * all(last) + v.powi(i32::try_from(last).unwrap()),
            Profile::Annuity => {
                let level = if r == 0.0 {
                    1.0 / f64::from(count)
                } else {
                    r / (1.0 - (1.0 + r).powi(-i32::try_from(count).unwrap()))
                };
                r * all(grace) + level * (all(last) - all(grace))
            }
            Profile::EqualPrincipal => {
                let years = f64::from(per_year);
                let of = grant_element(
                    rate,
                    f64::from(grace) / years,
                    f64::from(last) / years,
                    years,
                    discount,
                );
                1.0 - of / 100.0
            }
        }
    }

    proptest! {
        #[test]
        fn agrees_with_closed_forms(
            profile in prop::sample::select(&PROFILES[..]),
            rate in prop_oneof![Just(0.0), -0.04..0.2_f64],
            (grace, last) in (1..100_u32).prop_flat_map(|last| (0..last, Just(last))),
            per_year in prop::sample::select(vec![1_u32, 2, 4, 12]),
            discount in 0.001..0.15_f64,
        ) {
            let years = |periods: u32| f64::from(periods) / f64::from(per_year);
            let loan = Loan::new(rate, years(grace), years(last), f64::from(per_year), profile).unwrap();
            let found = loan.grant_element(discount);
            let expected = 100.0 * (1.0 - closed(profile, rate, grace, last, per_year, discount));
            prop_assert!((found - expected).abs() < 1e-7, "{found} {expected}");

            let schedule = loan.schedule();
            prop_assert!((schedule.iter().map(|p| p.principal).sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(schedule.last().unwrap().balance.abs() < 1e-15);
            let first = schedule.iter().find(|p| p.principal != 0.0).unwrap().period;
            prop_assert_eq!(first, if profile == Profile::Bullet { last } else { grace + 1 });
            let by_year: f64 = loan.by_year().iter().map(|(principal, interest)| principal + interest).sum();
            prop_assert!((by_year - schedule.iter().map(super::Payment::service).sum::<f64>()).abs() < 1e-9);
        }

        /// Whatever is typed, there is a loan or a reason.
        #[test]
        fn nothing_panics(
            rate in prop::num::f64::ANY, grace in prop::num::f64::ANY, maturity in prop::num::f64::ANY,
            payments in prop_oneof![prop::num::f64::ANY, 0.0..20.0_f64],
        ) {
            if let Err(errors) = Loan::new(rate, grace, maturity, payments, Profile::Annuity) {
                prop_assert!(!errors.is_empty());
            }
        }
    }

    #[test]
    fn an_annuity_is_level() {
        let loan = Loan::new(0.05, 2.0, 10.0, 2.0, Profile::Annuity).unwrap();
        let due: Vec<f64> = loan
            .schedule()
            .iter()
            .map(super::Payment::service)
            .collect();
        for service in &due[4..] {
            assert!((service - due[4]).abs() < 1e-12, "{due:?}");
        }
        assert!((due[0] - 0.025).abs() < 1e-12);
    }

    /// A published loan: EUR 100 million over 15 years, 3 of grace, 24 half-yearly payments of principal.
    #[test]
    fn a_real_loan_has_its_number_of_payments() {
        let loan = Loan::new(0.03, 3.0, 15.0, 2.0, Profile::EqualPrincipal).unwrap();
        let principal = loan
            .schedule()
            .iter()
            .filter(|payment| payment.principal > 0.0)
            .count();
        assert_eq!(principal, 24);
    }
}
