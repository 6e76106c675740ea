//! In which directions shares can still move when some coalitions' sums are settled.

use crate::model::{Coalition, positions};

/// Below this a sum does not move; entries of the directions are of the size of 1.
const STILL: f64 = 1e-9;

/// A basis of the changes of shares that leave every settled sum as it is.
#[derive(Debug, Clone)]
pub(super) struct Directions(Vec<Vec<f64>>);

impl Directions {
    /// Of shares whose whole alone is settled.
    pub(super) fn of(members: usize) -> Self {
        let towards = |member: usize| {
            let mut direction = vec![0.0; members];
            direction[member] = 1.0;
            direction[members - 1] = -1.0;
            direction
        };
        Self((0..members - 1).map(towards).collect())
    }

    /// Whether nothing can move.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a coalition's sum can still move.
    pub(super) fn moves(&self, coalition: Coalition) -> bool {
        self.0
            .iter()
            .any(|direction| along(direction, coalition).abs() > STILL)
    }

    /// Settles a coalition's sum; `false` where it was settled already.
    pub(super) fn settle(&mut self, coalition: Coalition) -> bool {
        let moved: Vec<f64> = self.0.iter().map(|d| along(d, coalition)).collect();
        let most = (0..moved.len()).max_by(|&a, &b| moved[a].abs().total_cmp(&moved[b].abs()));
        let Some(most) = most.filter(|&most| moved[most].abs() > STILL) else {
            return false;
        };
        let gone = self.0.remove(most);
        let others = moved.iter().enumerate().filter(|&(at, _)| at != most);
        for (direction, (_, by)) in self.0.iter_mut().zip(others) {
            let factor = by / moved[most];
            for (entry, gone) in direction.iter_mut().zip(&gone) {
                *entry -= factor * gone;
            }
        }
        true
    }
}

fn along(direction: &[f64], coalition: Coalition) -> f64 {
    positions(coalition).map(|member| direction[member]).sum()
}

#[cfg(test)]
mod tests {
    use super::Directions;

    #[test]
    fn what_follows_from_settled_sums_is_settled() {
        let mut directions = Directions::of(4);
        assert!(!directions.moves(0b1111));
        assert!(directions.settle(0b0011));
        assert!(!directions.moves(0b1100) && directions.moves(0b0101));
        assert!(!directions.settle(0b1100));
        assert!(directions.settle(0b0101) && !directions.moves(0b1010));
        assert!(directions.moves(0b0001));
        assert!(directions.settle(0b0111) && directions.is_empty());
        assert!(!directions.moves(0b0001));
    }
}
