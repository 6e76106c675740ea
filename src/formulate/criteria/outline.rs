//! A power mean outlined by tangents, so that linear programs can look for it.
//!
//! For each party that counts a gain `h` and a column `t <= 1 + F(h / m)`, held below by tangents
//! of F at some gains (m is a mean reached already). The sum of `w t` is 1 at the mean m, and never
//! less than `1 + F(M / m)`: what bounds the sum bounds M.

use good_lp::{Expression, Variable};

use super::fair::NO_GAIN;
use super::{Fair, Staged, reach};
use crate::formulate::{ColumnKey, RowKey, Sense};

/// Steepest tangent: steeper ones would only upset the solver.
const STEEP: f64 = 1e5;
/// Part by which the mean that gains must allow is lowered, for rounding.
const ROUNDING: f64 = 1e-6;

/// The most that each gain can be by the bounds of the model's columns.
#[must_use]
pub fn most(fair: &Fair, staged: &Staged) -> Vec<f64> {
    let gains = fair.gains.iter();
    gains
        .map(|known| (reach(staged, known.party, known.offset) / known.scale).max(0.0))
        .collect()
}

/// The columns of a power mean in a model.
pub struct Outline {
    fair: Fair,
    gain: Vec<Variable>,
    worth: Vec<Variable>,
    /// The most each gain can be.
    most: Vec<f64>,
    mean: f64,
}

impl Outline {
    /// Adds the columns, and the rows that tie gains to utilities. `mean` is one that is reached,
    /// above 0: only packages that are as good are outlined.
    #[must_use]
    pub fn new(fair: &Fair, staged: &mut Staged, mean: f64) -> Self {
        let most = most(fair, staged);
        let mut outline = Self {
            fair: fair.clone(),
            gain: Vec::new(),
            worth: Vec::new(),
            most,
            mean,
        };
        let least = outline.least();
        for (at, known) in fair.gains.iter().enumerate() {
            let party = known.party;
            let most = outline.most[at];
            let gain = ColumnKey::Gain { party };
            let gain = staged.model.column(gain, 0.0, most.max(least[at]), false);
            let low = if fair.needs_all() {
                let (slope, constant) = outline.line(0.0, least[at]);
                constant + slope * least[at] - 1.0
            } else {
                fair.rise(0.0)
            };
            let high = 1.0 + fair.rise(most.max(outline.flattest(least[at])) / mean);
            let worth = ColumnKey::Worthwhile { party };
            let worth = staged.model.column(worth, low, high.max(low), false);
            let utility = staged.utility[party].clone();
            let row = known.scale * gain - utility;
            let key = RowKey::shared("gain", party.to_string());
            staged.model.row(key, row, Sense::Le, -known.offset);
            outline.gain.push(gain);
            outline.worth.push(worth);
        }
        outline
    }

    /// Measures against another mean that is reached: not lower than the last.
    pub fn against(&mut self, mean: f64) {
        self.mean = mean;
    }

    /// What is made as large as it can be: 1 at the mean that is measured against.
    #[must_use]
    pub fn sum(&self) -> Expression {
        let parts = self.fair.gains.iter().zip(&self.worth);
        parts.map(|(known, &worth)| known.weight * worth).sum()
    }

    /// The mean that a bound on the sum allows.
    #[must_use]
    pub fn bound(&self, sum: f64) -> f64 {
        self.mean * self.fair.fall(sum - 1.0)
    }

    /// The sum that a mean at least comes to.
    #[must_use]
    pub fn at_least(&self, mean: f64) -> f64 {
        1.0 + self.fair.rise(mean / self.mean)
    }

    /// Gains of each party from the least worth looking at to the most, each at most `ratio` times
    /// the one before, and at most `count` of them.
    #[must_use]
    pub fn spread(&self, ratio: f64, count: u16) -> Vec<Vec<f64>> {
        let ranges = self.least().into_iter().zip(&self.most);
        ranges
            .map(|(least, &most)| {
                let low = self.flattest(least);
                let range = (most.max(low) / low).ln();
                let steps = (range / ratio.ln()).ceil().clamp(1.0, f64::from(count - 1));
                let at = |step: u16| low * (range * f64::from(step) / steps).exp();
                (0..count)
                    .take_while(|&step| f64::from(step) <= steps)
                    .map(at)
                    .collect()
            })
            .collect()
    }

    /// Writes a tangent at each of some gains of each party, and that no gain is less than the mean
    /// allows.
    pub fn write(&self, staged: &mut Staged, points: &[Vec<f64>]) {
        let least = self.least();
        for (at, points) in points.iter().enumerate() {
            let key = RowKey::shared("least-gain", self.fair.gains[at].party.to_string());
            staged.model.row(key, self.gain[at], Sense::Ge, least[at]);
            for &point in points {
                self.tangent(staged, at, point, least[at]);
            }
            if least[at] <= 0.0 {
                self.chord(staged, at);
            }
        }
    }

    /// Writes the tangents at one combination of gains.
    pub fn cut(&self, staged: &mut Staged, gains: &[f64]) {
        let least = self.least();
        for (at, &gain) in gains.iter().enumerate() {
            self.tangent(staged, at, gain, least[at]);
        }
    }

    /// Writes the line through no gain and the least that counts as one: with alpha below 1 no gain is
    /// worth something finite, and no tangent touches F there.
    fn chord(&self, staged: &mut Staged, at: usize) {
        let nothing = self.fair.rise(0.0);
        let slope = (self.fair.rise(NO_GAIN / self.mean) - nothing) / NO_GAIN;
        if slope.is_finite() && slope <= STEEP / self.mean {
            self.line_above(staged, at, (slope, 1.0 + nothing));
        }
    }

    fn tangent(&self, staged: &mut Staged, at: usize, point: f64, least: f64) {
        self.line_above(staged, at, self.line(point, least));
    }

    fn line_above(&self, staged: &mut Staged, at: usize, (slope, constant): (f64, f64)) {
        let size = slope.max(1.0);
        let row = (1.0 / size) * self.worth[at] - (slope / size) * self.gain[at];
        let key = RowKey::shared("fair", self.fair.gains[at].party.to_string());
        staged.model.row(key, row, Sense::Le, constant / size);
    }

    /// The tangent of `1 + F(g / m)` at a gain: slope and constant.
    fn line(&self, point: f64, least: f64) -> (f64, f64) {
        let h = point.max(self.flattest(least)) / self.mean;
        let slope = self.fair.slope(h);
        (slope / self.mean, 1.0 + self.fair.rise(h) - slope * h)
    }

    /// The smallest gain at which a tangent is made.
    fn flattest(&self, least: f64) -> f64 {
        let steepest = self.mean * STEEP.powf(-1.0 / self.fair.alpha);
        least.max(steepest).max(NO_GAIN)
    }

    fn least(&self) -> Vec<f64> {
        let least = self.fair.least(self.mean * (1.0 - ROUNDING), &self.most);
        least
            .into_iter()
            .map(|gain| gain * (1.0 - ROUNDING))
            .collect()
    }
}
