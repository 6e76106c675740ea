//! What each adds on average over all orders in which members could join.

use super::{Rule, real};
use crate::model::Game;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "shapley",
    sentence: "what each adds, on average over all orders in which the members could join",
    formula: "x_i = sum_{S without i} |S|! (n - |S| - 1)! / n! (c(S and i) - c(S))",
    source: "Shapley 1953; Littlechild and Owen 1973 for the airport game",
    share: |game| Ok(shapley(game)),
};

/// The Shapley value, exactly, in `n 2^n` steps; `None` where coalitions are not listed.
///
/// ```
/// use tech_business_offer::{explore::sharing::shapley, model::{Game, Shared}};
/// let names = ["A", "B"].map(str::to_owned).to_vec();
/// let game = Game::listed(Shared::Cost, names, |s| [0.0, 8.0, 11.0, 15.0][s as usize]).unwrap();
/// assert_eq!(shapley(&game).unwrap(), [6.0, 9.0]);
/// ```
#[must_use]
pub fn shapley(game: &Game) -> Option<Vec<f64>> {
    let table = game.table()?;
    let members = game.len();
    // weight[s] = s! (n - s - 1)! / n! = 1 / (n binomial(n - 1, s))
    let mut weight = vec![1.0 / real(members); members];
    for size in 1..members {
        weight[size] = weight[size - 1] * real(size) / real(members - size);
    }
    let mut shares = vec![0.0; members];
    for (member, share) in shares.iter_mut().enumerate() {
        let bit = 1_usize << member;
        // Summed by size first: sums of like terms lose less.
        let mut by_size = vec![0.0; members];
        for without in (0..table.len()).filter(|coalition| coalition & bit == 0) {
            by_size[without.count_ones() as usize] += table[without | bit] - table[without];
        }
        *share = by_size
            .iter()
            .zip(&weight)
            .map(|(sum, weight)| sum * weight)
            .sum();
    }
    Some(shares)
}
