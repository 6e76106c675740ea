//! What each would pay alone, less an equal part of what joining saves.

use super::{Rule, real};
use crate::model::Game;

/// The rule: the centre of all divisions that leave nobody worse off than alone, where there are any.
pub(super) const RULE: Rule = Rule {
    name: "stand_alone",
    sentence: "what each would pay (earn) alone, and an equal part of what joining saves (adds)",
    formula: "x_i = c(i) - (sum_j c(j) - c(N)) / n",
    source: "Driessen and Funaki 1991",
    share: |game| Ok(Some(share(game))),
};

fn share(game: &Game) -> Vec<f64> {
    let alone: Vec<f64> = (0..game.len()).map(|member| game.alone(member)).collect();
    let saved = alone.iter().sum::<f64>() - game.total();
    let each = saved / real(game.len());
    alone.iter().map(|cost| cost - each).collect()
}
