//! The points known so far, none of which another reaches in every objective.

use std::sync::Arc;

use crate::portfolio::Selection;

/// A point with the package behind it. Values are what is maximised: a cost counts negative.
#[derive(Debug, Clone)]
pub struct Known {
    /// Value of each objective.
    pub gains: Vec<f64>,
    /// Whole cost, in MEUR.
    pub cost: f64,
    /// The packages.
    pub selection: Arc<Selection>,
}

/// Points, best in the first objective first.
#[derive(Debug, Clone, Default)]
pub struct Archive {
    points: Vec<Known>,
    /// How far two values of an objective may be apart and count as equal.
    tolerance: Vec<f64>,
}

impl Archive {
    /// An empty archive.
    #[must_use]
    pub fn new(tolerance: Vec<f64>) -> Self {
        Self {
            points: Vec::new(),
            tolerance,
        }
    }

    /// The points.
    #[must_use]
    pub fn points(&self) -> &[Known] {
        &self.points
    }

    /// How far two values of each objective may be apart and count as equal.
    #[must_use]
    pub fn tolerance(&self) -> &[f64] {
        &self.tolerance
    }

    /// Whether `one` reaches `other` in every objective.
    fn reaches(&self, one: &[f64], other: &[f64]) -> bool {
        let pairs = one.iter().zip(other).zip(&self.tolerance);
        pairs
            .into_iter()
            .all(|((one, other), tolerance)| *one >= other - tolerance)
    }

    /// Points that reach `gains` in every objective. Only those at least as good in the first are looked at.
    fn covering<'a>(&'a self, gains: &'a [f64]) -> impl Iterator<Item = &'a Known> {
        let least = gains[0] - self.tolerance[0];
        let end = self.points.partition_point(|point| point.gains[0] >= least);
        // With two objectives the nearest in the first is the best in the second.
        let most = if gains.len() == 2 { 2 } else { usize::MAX };
        self.points[..end]
            .iter()
            .rev()
            .take(most)
            .filter(move |point| self.reaches(&point.gains, gains))
    }

    /// Whether a point as good or better is known, and no cheaper twin of it would be news.
    /// `cost` is asked for only where the values are those of a known point.
    pub fn knows(&self, gains: &[f64], cost: impl Fn() -> f64) -> bool {
        let Some(point) = self.covering(gains).next() else {
            return false;
        };
        !self.reaches(gains, &point.gains) || cost() > point.cost + cents(point.cost)
    }

    /// Takes a point in: says whether it is a new point, or the better package of a known one.
    pub fn take(&mut self, new: Known) -> bool {
        let twin = |point: &Known| self.reaches(&new.gains, &point.gains);
        {
            let mut known = self.covering(&new.gains);
            if let Some(point) = known.next()
                && (!twin(point) || known.next().is_some() || !preferred(&new, point))
            {
                return false;
            }
        }
        let dominated: Vec<bool> = self.points.iter().map(twin).collect();
        let mut dominated = dominated.into_iter();
        self.points.retain(|_| !dominated.next().unwrap_or(false));
        let at = self.points.partition_point(|point| before(point, &new));
        self.points.insert(at, new);
        true
    }
}

/// Cheapest first, then by the order of the catalogue.
fn preferred(new: &Known, known: &Known) -> bool {
    let less = new.cost < known.cost - cents(known.cost);
    let same = (new.cost - known.cost).abs() <= cents(known.cost);
    less || (same && new.selection.picks < known.selection.picks)
}

/// Difference of cost that is rounding only.
fn cents(cost: f64) -> f64 {
    1e-9 * cost.abs().max(1.0)
}

/// Best in the first objective first, then in the second, and so on.
fn before(one: &Known, other: &Known) -> bool {
    let order = one
        .gains
        .iter()
        .zip(&other.gains)
        .map(|(a, b)| b.total_cmp(a))
        .find(|order| order.is_ne());
    order.is_some_and(std::cmp::Ordering::is_lt)
}
