//! Where points may still hide: zones above a corner.
//!
//! A zone is every point better than its corner in every objective. A known point splits the zones
//! it lies in: whoever is not reached by it is better in at least one objective (Klamroth, Lacour
//! and Vanderpooten 2015, local upper bounds; with two objectives: the boxes between neighbours).
//! Together the zones are exactly what no known point reaches.

/// The open zones.
#[derive(Debug, Clone)]
pub struct Zones {
    corners: Vec<Vec<f64>>,
    /// How far apart two values count as equal.
    tolerance: Vec<f64>,
}

impl Zones {
    /// One zone above `lowest`.
    #[must_use]
    pub fn new(lowest: Vec<f64>, tolerance: Vec<f64>) -> Self {
        Self {
            corners: vec![lowest],
            tolerance,
        }
    }

    /// The corners, in a fixed order.
    #[must_use]
    pub fn corners(&self) -> &[Vec<f64>] {
        &self.corners
    }

    /// Keeps the zones that are still open.
    pub fn keep(&mut self, open: impl FnMut(&Vec<f64>) -> bool) {
        self.corners.retain(open);
    }

    /// Whether a point lies in a zone.
    #[must_use]
    pub fn holds(&self, corner: &[f64], point: &[f64]) -> bool {
        let parts = corner.iter().zip(point).zip(&self.tolerance);
        parts
            .into_iter()
            .all(|((corner, value), tolerance)| *value > corner + tolerance)
    }

    /// Takes out what a point reaches.
    pub fn split(&mut self, point: &[f64]) {
        let (hit, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.corners)
            .into_iter()
            .partition(|corner| self.holds(corner, point));
        let mut children: Vec<Vec<f64>> = Vec::new();
        for corner in &hit {
            for (objective, value) in point.iter().enumerate() {
                let mut child = corner.clone();
                child[objective] = *value;
                children.push(child);
            }
        }
        self.corners = kept;
        let within = |small: &[f64], large: &[f64]| small.iter().zip(large).all(|(s, l)| s >= l);
        for at in 0..children.len() {
            let child = &children[at];
            // Of two equal children the first stays.
            let twin = children.iter().enumerate().any(|(other, known)| {
                other != at && within(child, known) && (other < at || !within(known, child))
            });
            if !twin && !self.corners.iter().any(|known| within(child, known)) {
                self.corners.push(child.clone());
            }
        }
        self.corners.sort_by(|a, b| {
            b.iter()
                .partial_cmp(a.iter())
                .unwrap_or(std::cmp::Ordering::Equal)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Zones;

    #[test]
    fn two_objectives_give_the_boxes_between_neighbours() {
        let mut zones = Zones::new(vec![0.0, 0.0], vec![0.0, 0.0]);
        zones.split(&[3.0, 1.0]);
        zones.split(&[1.0, 3.0]);
        assert_eq!(zones.corners(), [[3.0, 0.0], [1.0, 1.0], [0.0, 3.0]]);
    }

    /// Every cell of a grid is in a zone exactly if no point reaches it.
    #[test]
    fn zones_are_what_no_point_reaches() {
        let points = [
            [2.0, 3.0, 1.0],
            [3.0, 1.0, 2.0],
            [1.0, 1.0, 4.0],
            [3.0, 3.0, 1.0],
            [2.0, 2.0, 2.0],
        ];
        let mut zones = Zones::new(vec![0.0; 3], vec![0.0; 3]);
        for point in &points {
            zones.split(point);
        }
        let mut inside = 0;
        for cell in 0..125 {
            let at = [cell / 25, cell / 5 % 5, cell % 5].map(|step| f64::from(step) + 0.5);
            let reached = points
                .iter()
                .any(|p| p.iter().zip(&at).all(|(p, a)| p >= a));
            let inside_one = zones
                .corners()
                .iter()
                .any(|corner| zones.holds(corner, &at));
            assert_ne!(reached, inside_one, "{at:?}");
            inside += i32::from(inside_one);
        }
        assert!(inside > 0 && inside < 125);
    }
}
