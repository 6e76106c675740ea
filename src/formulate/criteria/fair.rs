//! The alpha-fair family: the weighted power mean of gains.
//!
//! Largest `sum_j lambda_j f(g_j)` with `f(g) = g^(1-alpha) / (1-alpha)`, `log g` for alpha = 1
//! (Atkinson 1970; Mo and Walrand 2000), is largest
//!
//! ```text
//! M(g) = (sum_j w_j g_j^(1-alpha))^(1/(1-alpha))    w_j = lambda_j / sum lambda
//! ```
//!
//! the same order in the units of a gain: the arithmetic mean at alpha = 0, the geometric (Nash) at
//! 1, the harmonic at 2, towards the smallest gain as alpha grows. M is concave, and doubles where
//! every gain does. With alpha of 1 or more it is 0 where any party gains nothing.

use super::Aim;

/// A share of the range that is as good as no gain.
pub const NO_GAIN: f64 = 1e-6;

/// The weighted power mean of gains, to be made as large as it can be.
#[derive(Debug, Clone, PartialEq)]
pub struct Fair {
    /// What it is, as printed.
    pub name: &'static str,
    /// Aversion to inequality, above 0.
    pub alpha: f64,
    /// The parties that count; weights above 0 that add up to 1.
    pub gains: Vec<FairGain>,
}

/// One party's part in the mean: its gain is `(U - offset) / scale`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FairGain {
    /// Party, the EU last.
    pub party: usize,
    /// Weight.
    pub weight: f64,
    /// Utility at which it gains nothing.
    pub offset: f64,
    /// Utility that is one unit of gain.
    pub scale: f64,
}

impl FairGain {
    /// The gain at a utility; never below 0.
    ///
    /// ```
    /// # use tech_business_offer::formulate::criteria::fair::FairGain;
    /// let gain = FairGain { party: 0, weight: 1.0, offset: 0.2, scale: 0.5 };
    /// assert!((gain.at(0.3) - 0.2).abs() < 1e-12);
    /// assert_eq!(gain.at(0.1), 0.0);
    /// ```
    #[must_use]
    pub fn at(&self, utility: f64) -> f64 {
        let gain = (utility - self.offset) / self.scale;
        if gain > NO_GAIN { gain } else { 0.0 }
    }
}

impl Fair {
    /// The gains at given utilities, in the order of the parties that count.
    #[must_use]
    pub fn gains(&self, utilities: &[f64]) -> Vec<f64> {
        self.gains
            .iter()
            .map(|gain| gain.at(utilities[gain.party]))
            .collect()
    }

    /// M at given utilities; 1 where nobody counts.
    ///
    /// ```
    /// # use tech_business_offer::formulate::criteria::fair::{Fair, FairGain};
    /// let gain = |party| FairGain { party, weight: 0.5, offset: 0.0, scale: 1.0 };
    /// let fair = |alpha| Fair { name: "", alpha, gains: vec![gain(0), gain(1)] };
    /// assert!((fair(1.0).value(&[0.2, 0.8]) - 0.4).abs() < 1e-12);
    /// assert!((fair(2.0).value(&[0.2, 0.8]) - 0.32).abs() < 1e-12);
    /// assert_eq!(fair(1.0).value(&[0.0, 1.0]), 0.0);
    /// ```
    #[must_use]
    pub fn value(&self, utilities: &[f64]) -> f64 {
        self.mean(&self.gains(utilities))
    }

    /// M of given gains.
    #[must_use]
    pub fn mean(&self, gains: &[f64]) -> f64 {
        let Some(unit) = self.unit(gains) else {
            return 1.0;
        };
        if unit <= 0.0 {
            return 0.0;
        }
        let parts = self.gains.iter().zip(gains);
        let sum = parts.map(|(known, gain)| known.weight * self.rise(gain / unit));
        unit * self.fall(sum.sum())
    }

    /// The gain by which the others are divided, so that no power overflows.
    fn unit(&self, gains: &[f64]) -> Option<f64> {
        let gains = gains.iter().copied();
        if self.needs_all() {
            gains.reduce(f64::min)
        } else {
            gains.reduce(f64::max)
        }
    }

    /// Whether the mean is 0 as soon as one party gains nothing.
    #[must_use]
    pub fn needs_all(&self) -> bool {
        self.alpha >= 1.0
    }

    /// `F(h) = (h^(1-alpha) - 1) / (1-alpha)`, `log h` at 1: increasing, concave, `F(1) = 0`, `F'(1) = 1`.
    #[must_use]
    pub fn rise(&self, h: f64) -> f64 {
        let power = 1.0 - self.alpha;
        if power.abs() < 1e-9 {
            h.ln()
        } else {
            (power * h.ln()).exp_m1() / power
        }
    }

    /// The inverse of [`Fair::rise`]; infinite for what F never reaches.
    #[must_use]
    pub fn fall(&self, y: f64) -> f64 {
        let power = 1.0 - self.alpha;
        if power.abs() < 1e-9 {
            y.exp()
        } else if 1.0 + power * y > 0.0 {
            ((power * y).ln_1p() / power).exp()
        } else if power < 0.0 {
            f64::INFINITY
        } else {
            0.0
        }
    }

    /// `F'(h) = h^-alpha`.
    #[must_use]
    pub fn slope(&self, h: f64) -> f64 {
        h.powf(-self.alpha)
    }

    /// The gradient of M in utilities: `w_j (g_j / M)^-alpha / scale_j` for the parties that count.
    /// A gain near 0 is taken as a millionth of the largest.
    #[must_use]
    pub fn gradient(&self, utilities: &[f64]) -> Vec<f64> {
        let mut gains = self.gains(utilities);
        let most = gains.iter().copied().fold(0.0, f64::max);
        let least = if most > 0.0 { 1e-6 * most } else { 1.0 };
        for gain in &mut gains {
            *gain = gain.max(least);
        }
        let mean = self.mean(&gains);
        let mut gradient = vec![0.0; utilities.len()];
        for (known, gain) in self.gains.iter().zip(&gains) {
            gradient[known.party] = known.weight * self.slope(gain / mean) / known.scale;
        }
        gradient
    }

    /// The sum that touches M at given utilities and is nowhere less: M is concave and homogeneous,
    /// so `M(g) <= sum_j dM/dg_j(at) g_j`. What bounds the sum bounds M.
    #[must_use]
    pub fn tangent(&self, at: &[f64]) -> Aim {
        self.sum(self.gradient(at))
    }

    /// The weighted arithmetic mean of the gains: never less than M, the tangent where all are equal.
    #[must_use]
    pub fn average(&self, parties: usize) -> Aim {
        let mut coefficients = vec![0.0; parties];
        for known in &self.gains {
            coefficients[known.party] = known.weight / known.scale;
        }
        self.sum(coefficients)
    }

    fn sum(&self, coefficients: Vec<f64>) -> Aim {
        let offsets = self.gains.iter();
        let constant = -offsets
            .map(|known| coefficients[known.party] * known.offset)
            .sum::<f64>();
        Aim::Sum {
            name: self.name,
            coefficients,
            constant,
        }
    }

    /// The same among some parties: where the others stand still, the order of all is their order.
    #[must_use]
    pub fn among(&self, moves: impl Fn(usize) -> bool) -> Self {
        let mut gains = self.gains.clone();
        gains.retain(|known| moves(known.party));
        let total: f64 = gains.iter().map(|known| known.weight).sum();
        for known in &mut gains {
            known.weight /= total;
        }
        Self {
            name: self.name,
            alpha: self.alpha,
            gains,
        }
    }

    /// What each gain must be at least for a mean of `mean`, where no gain exceeds `most`:
    /// `w_j F(g_j / M) >= - sum_{k != j} w_k F(most_k / M)`.
    #[must_use]
    pub fn least(&self, mean: f64, most: &[f64]) -> Vec<f64> {
        let parts = self.gains.iter().zip(most);
        let best: Vec<f64> = parts
            .map(|(known, most)| known.weight * self.rise(most / mean))
            .collect();
        let all: f64 = best.iter().sum();
        let rest = self.gains.iter().zip(&best);
        rest.map(|(known, own)| mean * self.fall((own - all) / known.weight))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Aim, Fair, FairGain};

    fn fair(alpha: f64) -> Fair {
        let gain = |party, weight, offset, scale| FairGain {
            party,
            weight,
            offset,
            scale,
        };
        Fair {
            name: "a test",
            alpha,
            gains: vec![
                gain(0, 0.5, 0.1, 0.8),
                gain(1, 0.3, 0.0, 2.0),
                gain(2, 0.2, 0.2, 0.5),
            ],
        }
    }

    const POINTS: [[f64; 3]; 4] = [
        [0.5, 1.0, 0.45],
        [0.9, 0.2, 0.7],
        [0.11, 2.0, 0.3],
        [0.6, 1.5, 0.21],
    ];

    /// The definition, without care for overflow.
    #[test]
    fn mean_by_its_definition() {
        for alpha in [0.3, 0.9, 1.0, 1.0 + 1e-12, 2.0, 5.0] {
            let fair = fair(alpha);
            for at in POINTS {
                let parts = || fair.gains.iter().zip(fair.gains(&at));
                let expected = if (alpha - 1.0).abs() < 1e-9 {
                    parts().map(|(k, g)| g.powf(k.weight)).product::<f64>()
                } else {
                    let sum: f64 = parts().map(|(k, g)| k.weight * g.powf(1.0 - alpha)).sum();
                    sum.powf(1.0 / (1.0 - alpha))
                };
                assert!((fair.value(&at) - expected).abs() < 1e-9, "{alpha} {at:?}");
            }
        }
    }

    #[test]
    fn large_alpha_is_the_smallest_gain_and_nothing_overflows() {
        let at = [0.5, 1.0, 0.45]; // every gain is 0.5
        for alpha in [0.5, 1.0, 8.0, 100.0] {
            assert!((fair(alpha).value(&at) - 0.5).abs() < 1e-12);
            assert!(fair(alpha).value(&[0.1, 0.0, 0.2]).abs() < 1e-12);
        }
        let value = fair(100.0).value(&[0.108, 2.0, 0.7]);
        assert!((0.01..0.0102).contains(&value), "{value}");
    }

    #[test]
    fn a_party_without_gain() {
        let at = [0.1, 1.0, 0.45];
        assert!(fair(1.0).value(&at).abs() < 1e-12);
        assert!(fair(3.0).value(&at).abs() < 1e-12);
        assert!((fair(0.5).value(&at) - 0.125).abs() < 1e-12);
    }

    #[test]
    fn tangents_touch_and_are_nowhere_less() {
        for alpha in [0.3, 1.0, 2.0, 8.0] {
            let fair = fair(alpha);
            for at in POINTS {
                let tangent = fair.tangent(&at);
                assert!((tangent.value(&at, 0.0) - fair.value(&at)).abs() < 1e-9);
                for other in POINTS {
                    assert!(tangent.value(&other, 0.0) >= fair.value(&other) - 1e-9);
                    assert!(fair.average(3).value(&other, 0.0) >= fair.value(&other) - 1e-9);
                }
            }
            assert!(matches!(fair.tangent(&[0.1, 0.0, 0.2]), Aim::Sum { .. }));
        }
    }

    #[test]
    fn no_portfolio_with_a_lower_gain_reaches_the_mean() {
        for alpha in [0.3, 1.0, 2.0, 8.0] {
            let fair = fair(alpha);
            let most = [1.0, 1.0, 1.0];
            let least = fair.least(0.7, &most);
            for party in 0..3 {
                let mut gains = most;
                gains[party] = least[party];
                let mean = fair.mean(&gains);
                // Exactly reached with everybody else at the most, or by nobody's gain at all.
                assert!((mean - 0.7).abs() < 1e-9 || (least[party] == 0.0 && mean > 0.7));
            }
        }
    }

    #[test]
    fn a_part_keeps_the_order() {
        let part = fair(2.0).among(|party| party != 1);
        let weights: f64 = part.gains.iter().map(|known| known.weight).sum();
        assert!((weights - 1.0).abs() < 1e-12 && part.gains.len() == 2);
        let (low, high) = ([0.3, 1.0, 0.3], [0.6, 1.0, 0.25]);
        assert_eq!(
            part.value(&low) < part.value(&high),
            fair(2.0).value(&low) < fair(2.0).value(&high)
        );
    }
}
