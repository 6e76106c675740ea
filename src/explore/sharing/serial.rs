//! Step by step in the order of what each would pay alone: a step is shared by all who go that far.

use super::{Rule, TOLERANCE, real};
use crate::model::{Coalition, Game};

/// The rule. With levels `l_1 < l_2 < ...` of the stand-alone costs and `T_k` the members up to
/// level k, the step `c(T_k) - c(T_{k-1})` is shared equally by everybody of level k and above.
///
/// It is the serial rule of Moulin and Shenker where demands are nested, that is where `c(S)` is
/// what the largest of S would pay alone (see [`nested`]): `c(T_k) = l_k` is then the cost of serving
/// everybody at level k, and the shares are the Shapley value. Elsewhere it reads the demand of the
/// larger as containing that of the smaller, which may charge somebody more than it would pay alone.
pub(super) const RULE: Rule = Rule {
    name: "serial",
    sentence: "step by step from the smallest stand-alone cost: each step is shared equally by all who go that far",
    formula: "x_i = sum_{k <= level of i} (c(T_k) - c(T_{k-1})) / (n - |T_{k-1}|), T_k = members up to level k",
    source: "Moulin and Shenker 1992",
    share: |game| Ok(Some(share(game))),
};

fn share(game: &Game) -> Vec<f64> {
    let same = TOLERANCE * game.scale();
    let mut order: Vec<usize> = (0..game.len()).collect();
    order.sort_by(|&a, &b| game.alone(a).total_cmp(&game.alone(b)));
    let mut shares = vec![0.0; game.len()];
    let (mut joined, mut paid, mut each): (Coalition, f64, f64) = (0, 0.0, 0.0);
    let mut at = 0;
    while let Some(&first) = order.get(at) {
        let level = game.alone(first);
        let here: Vec<usize> = order[at..]
            .iter()
            .copied()
            .take_while(|&member| game.alone(member) - level <= same)
            .collect();
        joined |= here.iter().fold(0, |all, &member| all | 1 << member);
        let cost = game.worth(joined);
        each += (cost - paid) / real(game.len() - at);
        paid = cost;
        for &member in &here {
            shares[member] = each;
        }
        at += here.len();
    }
    shares
}

/// Whether every coalition is worth what its largest member is worth alone: an airport whose runway
/// is as long as the largest aircraft needs. `false` where coalitions are not listed.
#[must_use]
pub fn nested(game: &Game) -> bool {
    let same = TOLERANCE * game.scale();
    let Some(table) = game.table() else {
        return false;
    };
    // The largest alone of a coalition: of its first member and of the others.
    let mut largest = vec![f64::NEG_INFINITY; table.len()];
    (1..table.len()).all(|coalition| {
        let others = coalition & (coalition - 1);
        largest[coalition] = table[coalition ^ others].max(largest[others]);
        (table[coalition] - largest[coalition]).abs() <= same
    })
}
