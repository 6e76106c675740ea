//! When a loan counts as concessional: to the IMF and the World Bank, and as aid to the OECD.

use super::loan::Loan;
use crate::model::BorrowerClass;

/// A least grant element at a discount rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Effective discount rate a year.
    pub discount: f64,
    /// Least grant element in percent of the face value.
    pub least: f64,
}

/// The IMF's and the World Bank's since 11 October 2013; a programme may ask for more.
pub const IMF_WORLD_BANK: Threshold = Threshold {
    discount: 0.05,
    least: 35.0,
};

/// What a loan of the official sector needs to count as official development assistance.
///
/// | borrower | discount rate | least grant element |
/// |---|---|---|
/// | least developed and other low-income countries | 9 % | 45 % |
/// | lower middle-income countries | 7 % | 15 % |
/// | upper middle-income countries | 6 % | 10 % |
/// | global institutions and multilateral development banks | 5 % | 10 % |
/// | other multilateral institutions | 6 % | 10 % |
///
/// Source: OECD, *Official development assistance: definition and coverage* (2022).
#[must_use]
pub fn dac(class: BorrowerClass) -> Threshold {
    let (discount, least) = match class {
        BorrowerClass::LdcLic => (0.09, 45.0),
        BorrowerClass::Lmic => (0.07, 15.0),
        BorrowerClass::Umic | BorrowerClass::OtherInstitution => (0.06, 10.0),
        BorrowerClass::GlobalInstitution => (0.05, 10.0),
    };
    Threshold { discount, least }
}

/// A loan held against a threshold. Compared is the unrounded grant element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// What it is held against.
    pub threshold: Threshold,
    /// Its grant element at the threshold's discount rate, in percent.
    pub grant_element: f64,
    /// Whether it reaches the threshold.
    pub met: bool,
    /// Share of grants in loan and grants together that lifts them to it, in percent.
    pub grant_share: f64,
}

impl Threshold {
    /// Holds a loan against it.
    ///
    /// ```
    /// use tech_business_offer::finance::{IMF_WORLD_BANK, Loan, Profile};
    /// let loan = Loan::new(0.04, 3.0, 15.0, 2.0, Profile::EqualPrincipal).unwrap();
    /// let verdict = IMF_WORLD_BANK.judge(&loan);
    /// assert!(!verdict.met && (verdict.grant_element - 6.73).abs() < 0.005);
    /// assert!((verdict.grant_share - 30.3).abs() < 0.05);
    /// ```
    #[must_use]
    pub fn judge(self, loan: &Loan) -> Verdict {
        let grant_element = loan.grant_element(self.discount);
        Verdict {
            threshold: self,
            grant_element,
            met: grant_element >= self.least,
            grant_share: grant_share(grant_element, self.least),
        }
    }
}

/// Share of grants, in percent of grants and loans together, that lifts loans with the grant element
/// `loans` to `least` (all in percent): `100 (T - g) / (100 - g)`, 0 where they reach it alone.
///
/// ```
/// use tech_business_offer::finance::grant_share;
/// // 20 years, 5 of grace, 2.5 %: 22.28 % at 5 %.
/// assert!((grant_share(22.28, 35.0) - 16.4).abs() < 0.05);
/// assert_eq!(grant_share(40.0, 35.0), 0.0);
/// ```
///
/// `least` is below 100: nothing but grants reaches that.
#[must_use]
pub fn grant_share(loans: f64, least: f64) -> f64 {
    if loans >= least {
        0.0
    } else {
        100.0 * (least - loans) / (100.0 - loans)
    }
}

#[cfg(test)]
mod tests {
    use super::{dac, grant_share};
    use crate::finance::{Loan, Profile};
    use crate::model::BorrowerClass;

    /// Maturity, grace and rate in years and percent, class, whether it counts: published floors on worked terms.
    #[test]
    fn aid_or_not() {
        for (maturity, grace, rate, class, met) in [
            (40.0, 10.0, 1.0, BorrowerClass::LdcLic, true),
            (20.0, 5.0, 4.0, BorrowerClass::LdcLic, false),
            (20.0, 5.0, 2.5, BorrowerClass::Lmic, true),
            (20.0, 5.0, 4.0, BorrowerClass::Umic, true),
            (15.0, 3.0, 4.5, BorrowerClass::Umic, false),
        ] {
            let loan =
                Loan::new(rate / 100.0, grace, maturity, 2.0, Profile::EqualPrincipal).unwrap();
            let verdict = dac(class).judge(&loan);
            assert_eq!(verdict.met, met, "{class:?}: {verdict:?}");
            assert_eq!(verdict.grant_share > 0.0, !met);
        }
    }

    #[test]
    fn the_share_lifts_to_the_threshold_and_no_further() {
        for loans in [-40.0, 0.0, 6.73, 34.9] {
            let share = grant_share(loans, 35.0);
            let whole = share + (100.0 - share) * loans / 100.0;
            assert!((whole - 35.0).abs() < 1e-9, "{loans}: {share}");
        }
    }
}
