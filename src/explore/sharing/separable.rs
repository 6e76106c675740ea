//! What each adds to the others, and the rest in proportion to what each saves beyond that.

use super::{Rule, TOLERANCE};
use crate::model::Game;

/// The rule: "separable costs, remaining benefits", as dams have been shared since the 1950s. It says
/// nothing where some member adds more to the others than it would pay alone, or where something
/// remains and nobody saves.
pub(super) const RULE: Rule = Rule {
    name: "separable",
    sentence: "what each adds to the others, and the rest in proportion to what each saves beyond that",
    formula: "x_i = m_i + (c(N) - sum_j m_j) (c(i) - m_i) / sum_j (c(j) - m_j), m_i = c(N) - c(N without i)",
    source: "Federal Inter-Agency River Basin Committee 1950; Young, Okada and Hashimoto 1982",
    share: |game| Ok(share(game)),
};

fn share(game: &Game) -> Option<Vec<f64>> {
    let everybody = game.everybody();
    let total = game.total();
    let members = 0..game.len();
    let added: Vec<f64> = members
        .clone()
        .map(|member| total - game.worth(everybody & !(1 << member)))
        .collect();
    let sign = game.shared().sign();
    let saved: Vec<f64> = members
        .map(|member| sign * (game.alone(member) - added[member]))
        .collect();
    let none = TOLERANCE * game.scale();
    let rest = total - added.iter().sum::<f64>();
    let sum: f64 = saved.iter().sum();
    if rest.abs() <= none {
        return Some(added);
    }
    let possible = saved.iter().all(|&saved| saved >= -none) && sum > none;
    possible.then(|| {
        let shares = added.iter().zip(&saved);
        shares
            .map(|(added, saved)| added + rest * saved / sum)
            .collect()
    })
}
