//! In proportion to what each would pay alone.

use super::{Rule, TOLERANCE};
use crate::model::Game;

/// The rule. It says nothing where a member alone is worth less than 0, or all are worth 0.
pub(super) const RULE: Rule = Rule {
    name: "proportional",
    sentence: "in proportion to what each would pay (earn) alone",
    formula: "x_i = c(N) c(i) / sum_j c(j)",
    source: "textbook",
    share: |game| Ok(share(game)),
};

fn share(game: &Game) -> Option<Vec<f64>> {
    let alone: Vec<f64> = (0..game.len()).map(|member| game.alone(member)).collect();
    let sum: f64 = alone.iter().sum();
    let possible = alone.iter().all(|&cost| cost >= 0.0) && sum > TOLERANCE * game.scale();
    possible.then(|| {
        let total = game.total();
        alone.iter().map(|cost| total * cost / sum).collect()
    })
}
