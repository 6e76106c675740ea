//! Units that must not be mixed: money at the scenario's price year, and shares.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

use serde::{Deserialize, Serialize};

/// An amount in million EUR at the scenario's constant price year. Always finite.
///
/// ```
/// use tech_business_offer::model::Meur;
/// assert_eq!((Meur::new(1.5).unwrap() + Meur::new(2.0).unwrap()).value(), 3.5);
/// assert!(Meur::new(f64::NAN).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meur(f64);

impl Meur {
    /// Nothing at all.
    pub const ZERO: Meur = Meur(0.0);

    /// More than anything costs, and yet finite.
    pub const MAX: Meur = Meur(1e9);

    /// A finite amount, or `None` for NaN and infinities.
    #[must_use]
    pub fn new(value: f64) -> Option<Meur> {
        value.is_finite().then_some(Meur(value))
    }

    /// The amount in million EUR.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl Add for Meur {
    type Output = Meur;
    fn add(self, other: Meur) -> Meur {
        Meur(self.0 + other.0)
    }
}

impl AddAssign for Meur {
    fn add_assign(&mut self, other: Meur) {
        self.0 += other.0;
    }
}

impl Sub for Meur {
    type Output = Meur;
    fn sub(self, other: Meur) -> Meur {
        Meur(self.0 - other.0)
    }
}

impl Mul<f64> for Meur {
    type Output = Meur;
    fn mul(self, factor: f64) -> Meur {
        Meur(self.0 * factor)
    }
}

impl Sum for Meur {
    fn sum<I: Iterator<Item = Meur>>(amounts: I) -> Meur {
        amounts.fold(Meur::ZERO, Add::add)
    }
}

impl fmt::Display for Meur {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A share between 0 and 1.
///
/// ```
/// use tech_business_offer::model::Share;
/// assert!(Share::new(0.4).is_some());
/// assert!(Share::new(1.2).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share(f64);

impl Share {
    /// All of it.
    pub const ALL: Share = Share(1.0);

    /// A share in \[0, 1\], or `None`.
    #[must_use]
    pub fn new(value: f64) -> Option<Share> {
        (0.0..=1.0).contains(&value).then_some(Share(value))
    }

    /// The share as a number between 0 and 1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}
