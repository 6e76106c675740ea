//! The versioned result file: what outside tools read, what documents are made from, what
//! `verify` checks. Fields are only ever added.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use super::alternatives::{AlternativePackage, Moved, Resized};
pub use super::balance::ItemOutline;
pub use super::figures::{CarriedBy, Figures, InTheEnd, LoanFigures, Owner};
use crate::model::{CriterionRule, InputFile};

/// The name and version of the format.
pub const FORMAT: &str = "tbo-result/1";

/// A whole result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultFile {
    /// Name and version of the format: `tbo-result/1`.
    pub format: String,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    pub inputs: Vec<InputFile>,
    /// Changes made on the command line, `key=value`, in order.
    #[serde(default)]
    pub overrides: Vec<String>,
    /// How good the answer is.
    pub status: Status,
    /// The rule that picked among feasible packages.
    pub criterion: CriterionRule,
    /// Its parameter, where it is `alpha-fair`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alpha: Option<f64>,
    /// Value, proven bound and gap of the criterion's first stage.
    pub objective: Objective,
    /// Every stage of the criterion in order; the first is `objective`.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// Whether the clock (and not counted work or proof) ended the search.
    #[serde(default)]
    pub stopped_by_clock: bool,
    /// Every party: the partners in order, then `eu`.
    pub parties: Vec<Party>,
    /// One package for each partner, in order.
    pub packages: Vec<Package>,
    /// Shared projects that are built.
    pub regional: Vec<RegionalProject>,
    /// What is not in a package, and why.
    pub left_out: Vec<LeftOut>,
    /// How much of each envelope is used.
    #[serde(default)]
    pub envelopes: Vec<EnvelopeUse>,
    /// What else could be agreed with the partner while any others keep their packages and
    /// their money; empty for several partners.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub compromises: Vec<Compromises>,
    /// Packages nearly as good that are better in one respect, by partner, while any others keep their packages
    /// and their money; empty where they were not looked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variants>,
}

/// Packages nearly as good for one partner that are better in one respect.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variants {
    /// The partner.
    pub partner: String,
    /// Largest loss of the criterion's value, as a part of it.
    pub within: f64,
    /// The packages, in the order in which they were looked for.
    pub packages: Vec<AlternativePackage>,
    /// Variants of which the chosen package is the best already.
    pub already_best: Vec<String>,
    /// Variants that mean nothing for this partner.
    pub meaningless: Vec<String>,
    /// Variants that a limit ended without an answer.
    pub unsettled: Vec<String>,
    /// Whether the clock (and not counted work or proof) ended a search for them.
    #[serde(default)]
    pub stopped_by_clock: bool,
}

/// What else could be agreed with one partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compromises {
    /// The partner.
    pub partner: String,
    /// The packages that some weighted sum of both utilities likes best, from the EU's best to the
    /// partner's.
    pub points: Vec<Compromise>,
    /// Which of these, or of what is agreed, each other notion of balance picks.
    pub notions: Vec<NotionPick>,
    /// Weighted sums that counted work ended before their package was proven to be the best.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unproven: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// A package that could be agreed instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compromise {
    /// The partner's utility.
    pub partner: f64,
    /// The EU's utility at this partner.
    pub eu: f64,
    /// What is in it: component and option.
    pub items: Vec<(String, String)>,
    /// The year in which each of these starts, where a phased scenario chooses it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub start_years: Vec<i32>,
}

/// What a notion of balance picks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotionPick {
    /// The criterion.
    pub criterion: CriterionRule,
    /// Its choice.
    pub pick: Compromise,
}

/// How good the answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Value and bound agree within 1e-6 relative, ideal points included.
    Optimal,
    /// Proven to be within `objective.gap` of the best.
    WithinGap,
    /// No package satisfies the scenario.
    Infeasible,
}

/// A proven gap in per cent with three decimals, never rounded down.
#[must_use]
pub fn gap_percent(gap: f64) -> String {
    let thousandths = (gap * 1e5 - 1e-9).ceil().max(1.0);
    format!("{:.3} %", thousandths / 1e3)
}

/// A value with what is proven about it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// What the answer reaches.
    pub value: f64,
    /// What no answer can exceed.
    pub bound: f64,
    /// `(bound - value) / max(|bound|, 1e-9)`, at least 0.
    pub gap: f64,
}

/// One stage of a criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What it looks for, in words.
    pub aim: String,
    /// What the answer reaches.
    pub value: f64,
    /// What no answer can exceed (or, for a cost, fall below); absent where not proven.
    pub bound: Option<f64>,
}

/// A party and what it gets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Partner id, or `eu`.
    pub id: String,
    /// Weighted share of its needs (interests) met.
    pub utility: f64,
    /// Utility with no deal.
    pub disagreement: f64,
    /// Best it could get under the whole envelope with everybody at least at no deal.
    pub ideal: f64,
    /// What the ideal is proven not to exceed; equal to `ideal` where it is exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ideal_bound: Option<f64>,
    /// `(utility - disagreement) / (ideal - disagreement)`; 1 where nothing can be gained.
    pub share_of_ideal: f64,
    /// The same share of `ideal_bound`, below which it is proven not to be; only where the ideal is more than
    /// 1 % below its bound, so that `share_of_ideal` may say too much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_at_least: Option<f64>,
}

impl Party {
    /// How far the ideal may be below its bound, relative to it, before that is said.
    pub const OPEN: f64 = 0.01;
    /// A bound so little above the ideal is rounding.
    const ROUNDING: f64 = 1e-6;

    /// The share of the ideal that is proven, where the ideal point is not: `(utility - disagreement) /
    /// (bound - disagreement)`, and the bound.
    #[must_use]
    pub fn open(&self) -> Option<(f64, f64)> {
        let bound = self.ideal_bound?;
        let share = (self.utility - self.disagreement) / (bound - self.disagreement);
        let open = bound - self.ideal;
        (open > Self::OPEN * bound.abs() && open > Self::ROUNDING).then_some((share, bound))
    }
}

/// One partner's package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// The partner.
    pub partner: String,
    /// Cost in MEUR, shares of regional projects included.
    pub cost: f64,
    /// Chosen options.
    pub items: Vec<Item>,
    /// Every need of the taxonomy.
    pub needs: Vec<NeedMet>,
    /// Every interest of the taxonomy.
    pub interests: Vec<InterestMet>,
    /// The EU's utility at this partner.
    #[serde(default)]
    pub eu_utility: f64,
    /// Sum of the effort of the chosen options.
    #[serde(default)]
    pub effort: f64,
    /// Most effort that the administration can carry, where given.
    #[serde(default)]
    pub delivery_capacity: Option<f64>,
    /// What a bank asks of it; absent in results of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Figures>,
}

/// One chosen option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The component.
    pub component: String,
    /// The option.
    pub option: String,
    /// Year it starts.
    pub start_year: i32,
    /// Cost in MEUR; for a regional project this partner's share.
    pub cost: f64,
    /// Payments in each year of the horizon, where the catalogue states them.
    pub by_year: Vec<f64>,
    /// Where the money comes from, in MEUR; sums to the cost.
    pub finance: BTreeMap<String, f64>,
    /// The same by year of the horizon, where payments are stated by year.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub finance_by_year: BTreeMap<String, Vec<f64>>,
}

/// A need, before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedMet {
    /// The need.
    pub id: String,
    /// Severity in \[0, 1\].
    pub severity: f64,
    /// Share of the gap that the package closes.
    pub met: f64,
}

/// An interest and how far it is met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InterestMet {
    /// The interest.
    pub id: String,
    /// Share of it that the package serves.
    pub met: f64,
}

/// A shared project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegionalProject {
    /// The component.
    pub component: String,
    /// The option.
    pub option: String,
    /// Year it starts.
    pub start_year: i32,
    /// Cost in MEUR, paid once.
    pub cost: f64,
    /// Partners that join, in scenario order.
    pub members: Vec<String>,
}

/// A component that is not in a package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The partner.
    pub partner: String,
    /// The component.
    pub component: String,
    /// Stable code of the reason.
    #[serde(default)]
    pub code: String,
    /// Why, in words.
    pub reason: String,
}

/// How much of an envelope is used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnvelopeUse {
    /// The instrument.
    pub instrument: String,
    /// What there is, in MEUR; absent without a total.
    pub total: Option<f64>,
    /// What is used, in MEUR.
    pub used: f64,
    /// What one more MEUR of the total would add to the objective at the margin, the ideal points held;
    /// absent without a total, or where there was no time to find out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shadow_price: Option<f64>,
    /// The same for each year of the horizon, where yearly limits bind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shadow_price_by_year: Vec<f64>,
}
