//! Sharing a cost, or a gain, among those who bear it together, from what every coalition would pay
//! (earn) on its own.
//!
//! One rule a file; [`RULES`] names them all with one sentence and one formula each. No rule is right
//! by itself: they stand side by side, with which of them are in the core.
//!
//! **How to add one.** A file with a `RULE`, a line in [`RULES`], a row in docs/mathematics.md and a
//! textbook case in `tests/sharing.rs`.

mod core;
mod directions;
mod nucleolus;
mod proportional;
mod regional;
mod rounded;
mod sampled;
mod separable;
mod serial;
mod shapley;
mod stand_alone;

use std::collections::BTreeMap;

use crate::model::{Game, Shared};

pub use self::core::{Standing, least_core, standing};
pub use nucleolus::nucleolus;
pub use regional::{cost_game, equal_shares};
pub use rounded::rounded;
pub use sampled::{Sampled, sampled};
pub use serial::nested;
pub use shapley::shapley;

/// Part of the largest worth below which two amounts are the same.
pub const TOLERANCE: f64 = 1e-9;

/// A rule of sharing.
pub struct Rule {
    /// Its name in tables and files.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// The same as a formula; `c` is the worth of a coalition, `n` the number of members.
    pub formula: &'static str,
    /// Who first wrote it down.
    pub source: &'static str,
    /// The shares by position; `None` where the rule says nothing on this game.
    share: fn(&Game) -> Result<Option<Vec<f64>>, String>,
}

/// Every rule, in the order of the table.
pub const RULES: &[Rule] = &[
    proportional::RULE,
    stand_alone::RULE,
    separable::RULE,
    serial::RULE,
    shapley::RULE,
    nucleolus::RULE,
];

/// What one rule gives.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleShares {
    /// Name of the rule.
    pub rule: &'static str,
    /// Shares by position; `None` where the rule says nothing on this game.
    pub shares: Option<Vec<f64>>,
    /// Whether they are in the core, where coalitions are listed.
    pub standing: Option<Standing>,
}

/// A cost or a gain shared by every rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing {
    /// Cost or gain.
    pub shared: Shared,
    /// Names by position.
    pub members: Vec<String>,
    /// What is shared.
    pub total: f64,
    /// What each member would pay or earn alone.
    pub alone: Vec<f64>,
    /// Each rule of [`RULES`], in its order.
    pub rules: Vec<RuleShares>,
    /// The Shapley value's standard error by position, where it is sampled.
    pub shapley_error: Option<Vec<f64>>,
    /// The smallest largest excess that any division of the total leaves: above 0 the core is empty.
    /// `None` where coalitions are not listed.
    pub least_core: Option<f64>,
    /// What the reader should know.
    pub notes: Vec<Note>,
}

/// What the reader of a sharing should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Members alone are worth nothing together, or some less than nothing: no proportions.
    NoProportions,
    /// What is not separable cannot be shared in proportion.
    NotSeparable,
    /// Demands are not nested: the serial rule reads the larger as containing the smaller.
    NotNested,
    /// No division leaves every member at least as well off as alone.
    NobodyJoins,
    /// Too many members to list coalitions: no nucleolus, no core, the Shapley value sampled.
    Sampled,
}

impl Sharing {
    /// Shares by every rule. Up to [`crate::model::MOST_LISTED`] members all are exact; beyond, the
    /// Shapley value is sampled and there is no nucleolus.
    ///
    /// # Errors
    /// In words, where a linear program of the nucleolus fails.
    pub fn of(game: &Game) -> Result<Self, String> {
        let members = game.len();
        let listed = game.table().is_some();
        let mut notes = Vec::new();
        let mut rules = Vec::new();
        let mut shapley_error = None;
        for rule in RULES {
            let mut shares = (rule.share)(game)?;
            if rule.name == shapley::RULE.name && !listed {
                let sampled = sampled(game, sampled::PAIRS);
                shapley_error = Some(tidied(game, sampled.error));
                shares = Some(sampled.shares);
            }
            let shares = shares.map(|shares| tidied(game, shares));
            if shares.is_none() && rule.name == proportional::RULE.name {
                notes.push(Note::NoProportions);
            }
            if shares.is_none() && rule.name == separable::RULE.name {
                notes.push(Note::NotSeparable);
            }
            let standing = shares.as_ref().and_then(|shares| standing(game, shares));
            rules.push(RuleShares {
                rule: rule.name,
                shares,
                standing,
            });
        }
        if !listed {
            notes.push(Note::Sampled);
        } else if !nested(game) {
            notes.push(Note::NotNested);
        }
        let alone: Vec<f64> = (0..members).map(|member| game.alone(member)).collect();
        if nucleolus::saved(game) < -TOLERANCE * game.scale() {
            notes.push(Note::NobodyJoins);
        }
        notes.sort_unstable();
        Ok(Self {
            shared: game.shared(),
            members: game.members().to_vec(),
            total: tidy(game, game.total()),
            alone: tidied(game, alone),
            rules,
            shapley_error,
            least_core: least_core(game)?.map(|epsilon| tidy(game, epsilon)),
            notes,
        })
    }

    /// What one rule gives.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&RuleShares> {
        self.rules.iter().find(|rule| rule.rule == name)
    }

    /// Whether no division is in the core; `None` where coalitions are not listed.
    #[must_use]
    pub fn core_is_empty(&self) -> Option<bool> {
        self.least_core.map(|epsilon| epsilon > 0.0)
    }

    /// Whether every rule that says anything gives these shares.
    #[must_use]
    pub fn agreed(&self, shares: &[f64]) -> bool {
        let near = |a: &f64, b: &f64| (a - b).abs() <= 1e-6 * self.total.abs().max(1.0);
        let mut all = self.rules.iter().filter_map(|rule| rule.shares.as_deref());
        all.all(|rule| rule.iter().zip(shares).all(|(a, b)| near(a, b)))
    }

    /// A rule's shares by name.
    #[must_use]
    pub fn by_name(&self, shares: &[f64]) -> BTreeMap<String, f64> {
        let named = self.members.iter().cloned().zip(shares.iter().copied());
        named.collect()
    }
}

/// Ten digits of the largest worth: what arithmetic adds beyond is noise.
fn tidy(game: &Game, amount: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a power of ten of a finite number"
    )]
    let digits = 10 - game.scale().log10().ceil() as i32;
    let tidy = if digits >= 0 {
        let unit = 10_f64.powi(digits);
        (amount * unit).round() / unit
    } else {
        let unit = 10_f64.powi(-digits);
        (amount / unit).round() * unit
    };
    tidy + 0.0 // no minus zero
}

fn tidied(game: &Game, amounts: Vec<f64>) -> Vec<f64> {
    let amounts = amounts.into_iter();
    amounts.map(|amount| tidy(game, amount)).collect()
}

/// A count as a number.
#[expect(
    clippy::cast_precision_loss,
    reason = "members and samples are far below 2^53"
)]
fn real(count: usize) -> f64 {
    count as f64
}
