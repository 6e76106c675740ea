//! The division whose largest complaint is as small as it can be, then the next largest, and so on.
//!
//! A sequence of linear programs (Maschler, Peleg and Shapley 1979): the least excess that holds for
//! every coalition; the coalitions that have it in every best division are settled; the same again
//! for those whose sums can still move, until nothing can. Rows are generated as they are broken
//! (`stages`); a last linear system takes the solver's noise out (`polish`).

mod polish;
pub(super) mod stages;

use std::collections::BTreeSet;

use super::{Rule, TOLERANCE, directions::Directions};
use crate::model::{Coalition, Game};
use stages::{least_excess, tight_in_all};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "nucleolus",
    sentence: "the largest complaint of a coalition is as small as it can be, then the next largest, and so on",
    formula: "lexmin over x of the excesses x(S) - c(S), sorted from the largest; x(N) = c(N), x_i <= c(i)",
    source: "Schmeidler 1969",
    share: nucleolus,
};

/// A game as the linear programs see it: a gain, nobody worth anything alone, the largest worth 1.
pub(super) struct Normal {
    /// How many members.
    pub(super) members: usize,
    /// Worth by coalition.
    pub(super) table: Vec<f64>,
    /// What 1 stands for.
    pub(super) scale: f64,
    /// Whether nobody may end worse off than alone.
    pub(super) rational: bool,
}

impl Normal {
    /// `None` where coalitions are not listed, or where joining changes nothing for any of them.
    pub(super) fn of(game: &Game, rational: bool) -> Option<Self> {
        let listed = game.table()?;
        let members = game.len();
        let sign = game.shared().sign();
        let alone: Vec<f64> = (0..members).map(|member| game.alone(member)).collect();
        let sums = super::core::sums(&alone);
        let added = listed.iter().zip(&sums);
        let mut table: Vec<f64> = added.map(|(worth, sum)| sign * (sum - worth)).collect();
        let scale = table.iter().map(|worth| worth.abs()).fold(0.0, f64::max);
        if scale <= TOLERANCE * game.scale() {
            return None;
        }
        for worth in &mut table {
            *worth /= scale;
        }
        Some(Self {
            members,
            // No division leaves everybody as well off as alone: all are looked at.
            rational: rational && table[table.len() - 1] >= -TOLERANCE,
            table,
            scale,
        })
    }

    /// Everybody.
    pub(super) fn everybody(&self) -> Coalition {
        (1 << self.members) - 1
    }

    /// What everybody together is worth.
    pub(super) fn whole(&self) -> f64 {
        let whole = self.table[self.table.len() - 1];
        if self.rational { whole.max(0.0) } else { whole }
    }

    /// A coalition's worth.
    pub(super) fn worth(&self, coalition: Coalition) -> f64 {
        usize::try_from(coalition).map_or(f64::NAN, |at| self.table[at])
    }

    /// Where row generation starts: each member, and everybody else.
    pub(super) fn first_rows(&self) -> BTreeSet<Coalition> {
        let everybody = self.everybody();
        (0..self.members)
            .flat_map(|member| [1 << member, everybody & !(1 << member)])
            .filter(|&coalition| coalition != 0 && coalition != everybody)
            .collect()
    }
}

/// What joining saves (adds) for all together: below 0 no division leaves everybody as well off as alone.
pub(super) fn saved(game: &Game) -> f64 {
    let alone: f64 = (0..game.len()).map(|member| game.alone(member)).sum();
    game.shared().sign() * (alone - game.total())
}

/// The nucleolus; `None` where coalitions are not listed.
///
/// Over the divisions that leave nobody worse off than alone; where there are none, over all
/// divisions (the prenucleolus). Unique, and in the core wherever the core is not empty.
///
/// ```
/// use tech_business_offer::{explore::sharing::nucleolus, model::{Game, Shared}};
/// let names = ["A", "B"].map(str::to_owned).to_vec();
/// let game = Game::listed(Shared::Cost, names, |s| [0.0, 8.0, 11.0, 15.0][s as usize]).unwrap();
/// assert_eq!(nucleolus(&game).unwrap().unwrap(), [6.0, 9.0]);
/// ```
///
/// # Errors
/// In words, where one of its linear programs fails.
pub fn nucleolus(game: &Game) -> Result<Option<Vec<f64>>, String> {
    if game.table().is_none() {
        return Ok(None);
    }
    let alone: Vec<f64> = (0..game.len()).map(|member| game.alone(member)).collect();
    let Some(normal) = Normal::of(game, true) else {
        return Ok(Some(alone));
    };
    let mut fixed = vec![(normal.everybody(), normal.whole())];
    let mut directions = Directions::of(normal.members);
    let mut rows = normal.first_rows();
    let mut found = vec![normal.whole()];
    let mut tight = Vec::new();
    while !directions.is_empty() {
        let (at, excess) = least_excess(&normal, &fixed, &directions, &mut rows)?;
        let here = tight_in_all(&normal, &fixed, &rows, &at, excess)?;
        let before = fixed.len();
        for &coalition in &here {
            if directions.settle(coalition) {
                fixed.push((coalition, normal.worth(coalition) - excess));
            }
        }
        if fixed.len() == before {
            return Err("the nucleolus: a linear program settled nothing".to_owned());
        }
        rows.retain(|&coalition| directions.moves(coalition));
        tight.push(here);
        found = at;
    }
    let found = polish::polish(&normal, &tight, found);
    let sign = game.shared().sign();
    let shares = alone.iter().zip(&found);
    Ok(Some(
        shares
            .map(|(alone, gain)| alone - sign * normal.scale * gain)
            .collect(),
    ))
}
