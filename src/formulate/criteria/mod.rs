//! The notions of balance: one criterion a file, one line in [`CRITERIA`].
//!
//! A criterion is a list of aims. Each is pursued in turn among the packages that are best for the
//! aims before it; every list ends Pareto-efficient, and then cheapest.
//!
//! **How to add one.** Write `criteria/<name>.rs` with its sentence, formula and `aims`, add a line
//! to `CRITERIA` and a variant to `CriterionRule`; the brute-force oracle in `tests/` picks it up.

pub mod alpha_fair;
pub mod egalitarian;
pub mod eu_first;
pub mod fair;
pub mod kalai_smorodinsky;
pub mod nash;
pub mod outline;
pub mod partner_first;
pub mod utilitarian;

use good_lp::{Expression, IntoAffineExpression};

use super::{ColumnKey, LinearModel, RowKey, Sense};
use crate::model::{self, CriterionRule, Offer};

pub use fair::{Fair, FairGain};

/// Range below which a party has nothing to gain.
pub const NO_RANGE: f64 = 1e-9;

/// A notion of balance.
pub struct Criterion {
    /// Which one.
    pub rule: CriterionRule,
    /// What it looks for.
    pub sentence: &'static str,
    /// How it is written.
    pub formula: &'static str,
    /// Its aims in order, before cost, given its alpha (0 where it has none).
    pub aims: fn(&[PartyView], f64) -> Vec<Aim>,
}

/// Every notion of balance.
pub const CRITERIA: &[Criterion] = &[
    utilitarian::CRITERION,
    egalitarian::CRITERION,
    kalai_smorodinsky::CRITERION,
    nash::CRITERION,
    alpha_fair::CRITERION,
    partner_first::CRITERION,
    eu_first::CRITERION,
];

/// The aims of a criterion in order, cost last.
#[must_use]
pub fn aims(asked: model::Criterion, parties: &[PartyView]) -> Vec<Aim> {
    let mut known = CRITERIA.iter();
    let criterion = known.find(|criterion| criterion.rule == asked.rule);
    let alpha = asked.alpha.unwrap_or(0.0);
    let mut aims = criterion.map_or_else(Vec::new, |criterion| (criterion.aims)(parties, alpha));
    aims.push(Aim::Cheapest);
    aims
}

/// What a criterion sees of a party; the EU is last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartyView {
    /// Lambda.
    pub weight: f64,
    /// Utility with no deal.
    pub disagreement: f64,
    /// Best it could get.
    pub ideal: f64,
    /// Whether it is the EU.
    pub is_eu: bool,
}

impl PartyView {
    /// What there is to gain; `None` where that is nothing.
    #[must_use]
    pub fn range(&self) -> Option<f64> {
        let range = self.ideal - self.disagreement;
        (range > NO_RANGE).then_some(range)
    }
}

/// A model on which aims can be pursued: the whole offer, or a choice among known packages.
pub struct Staged {
    /// Columns and rows.
    pub model: LinearModel,
    /// Utility of each party, the EU last.
    pub utility: Vec<Expression>,
    /// Whole cost in MEUR.
    pub cost: Expression,
}

/// One thing to look for.
#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// Largest `sum_j coefficient_j U_j + constant`.
    Sum {
        /// What it is, as printed.
        name: &'static str,
        /// Coefficient of each party's utility, the EU last.
        coefficients: Vec<f64>,
        /// Added to the sum.
        constant: f64,
    },
    /// Largest sum of the `k` smallest `(U_j - offset_j) / scale_j`.
    Worst {
        /// What it is, as printed.
        name: &'static str,
        /// How many of the worst-off.
        k: usize,
        /// Party, offset, scale.
        gains: Vec<(usize, f64, f64)>,
    },
    /// Largest weighted power mean of gains.
    Fair(Fair),
    /// Least cost.
    Cheapest,
}

impl Aim {
    /// What it is, as printed.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Sum { name, .. } | Self::Worst { name, k: 1, .. } => (*name).to_owned(),
            Self::Worst { name, k, .. } => format!("{name}, sum of the {k} lowest"),
            Self::Fair(fair) => fair.name.to_owned(),
            Self::Cheapest => "cost in million EUR, least".to_owned(),
        }
    }

    /// What it cannot exceed where no party's utility exceeds the given ones.
    #[must_use]
    pub fn most(&self, utilities: &[f64]) -> f64 {
        match self {
            Self::Sum { .. } | Self::Worst { .. } | Self::Fair(_) => self.value(utilities, 0.0),
            Self::Cheapest => 0.0,
        }
    }

    /// Its value at given utilities (the EU last) and cost; a cost counts negative.
    #[must_use]
    pub fn value(&self, utilities: &[f64], cost: f64) -> f64 {
        match self {
            Self::Sum {
                coefficients,
                constant,
                ..
            } => {
                coefficients
                    .iter()
                    .zip(utilities)
                    .map(|(c, u)| c * u)
                    .sum::<f64>()
                    + constant
            }
            Self::Worst { k, gains, .. } => {
                let mut values: Vec<f64> = gains
                    .iter()
                    .map(|&(party, offset, scale)| (utilities[party] - offset) / scale)
                    .collect();
                values.sort_by(f64::total_cmp);
                values.iter().take(*k).sum()
            }
            Self::Fair(fair) => fair.value(utilities),
            Self::Cheapest => -cost,
        }
    }

    /// The aim as an expression to maximise; adds the columns and rows it needs.
    ///
    /// The sum of the `k` smallest gains is `max k r - sum_j d_j` with `d_j >= r - gain_j`,
    /// `d_j >= 0` (Ogryczak and Tamir 2003), which is linear and exact for whole packages too.
    /// A power mean is not linear: its expression is the arithmetic mean, which is never less; an
    /// [`Outline`](outline::Outline) comes as close as it must.
    pub fn expression(&self, stage: &mut Staged) -> Expression {
        match self {
            Self::Sum {
                coefficients,
                constant,
                ..
            } => {
                let terms = coefficients.iter().zip(&stage.utility);
                terms
                    .filter(|(c, _)| **c != 0.0)
                    .map(|(&c, u)| c * u.clone())
                    .sum::<Expression>()
                    + *constant
            }
            Self::Worst { k, gains, .. } => {
                // Bounds far outside what utilities reach, so that every column is bounded.
                const FAR: f64 = 1e3;
                let threshold = ColumnKey::Threshold { k: *k };
                let bound = gains
                    .iter()
                    .map(|&(party, offset, scale)| reach(stage, party, offset) / scale);
                let most = bound.fold(1.0, f64::max).min(FAR * FAR);
                let r = match stage.model.find(&threshold) {
                    Some(known) => known,
                    None => stage.model.column(threshold, -FAR, most, false),
                };
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "there are a few hundred parties at most"
                )]
                let mut sum = *k as f64 * Expression::from(r);
                for &(party, offset, scale) in gains {
                    let gain = (stage.utility[party].clone() - offset) / scale;
                    let about = format!("{k}_{party}");
                    if *k == 1 {
                        let key = RowKey::shared("worst", about);
                        stage.model.row(key, r - gain, Sense::Le, 0.0);
                    } else {
                        let column = ColumnKey::Shortfall { k: *k, party };
                        let short = stage.model.column(column, 0.0, most + FAR, false);
                        let key = RowKey::shared("worst", about);
                        stage.model.row(key, r - gain - short, Sense::Le, 0.0);
                        sum -= Expression::from(short);
                    }
                }
                sum
            }
            Self::Fair(fair) => fair.average(stage.utility.len()).expression(stage),
            Self::Cheapest => -1.0 * stage.cost.clone(),
        }
    }
}

/// The most a party's gain can be by the bounds of its columns.
fn reach(stage: &Staged, party: usize, offset: f64) -> f64 {
    let columns = stage.model.columns();
    let terms = stage.model.terms(&stage.utility[party]);
    let most: f64 = terms
        .iter()
        .map(|&(at, value)| (value * columns[at].upper).max(value * columns[at].lower))
        .sum();
    most + stage.utility[party].constant() - offset
}

/// Every party with its disagreement and ideal point, as the criteria see it.
#[must_use]
pub fn views(offer: &Offer, ideals: &[f64]) -> Vec<PartyView> {
    offer
        .parties()
        .iter()
        .enumerate()
        .map(|(at, party)| PartyView {
            weight: offer.scenario.party_weight(party),
            disagreement: offer.disagreement(at),
            ideal: ideals[at],
            is_eu: at == offer.partners.len(),
        })
        .collect()
}

/// Lexicographic max-min: the sums of the 1, 2, ... smallest gains in turn.
fn leximin(name: &'static str, gains: &[(usize, f64, f64)]) -> Vec<Aim> {
    (1..=gains.len())
        .map(|k| Aim::Worst {
            name,
            k,
            gains: gains.to_vec(),
        })
        .collect()
}

/// The plain sum of every party's utility: what makes a list end Pareto-efficient.
fn efficient(parties: &[PartyView]) -> Aim {
    Aim::Sum {
        name: "sum of normalised utilities",
        coefficients: parties
            .iter()
            .map(|party| party.range().map_or(1.0, |range| 1.0 / range))
            .collect(),
        constant: 0.0,
    }
}

/// Gains as shares of the range: party, offset, scale of everybody who has something to gain.
fn shares(parties: &[PartyView]) -> Vec<(usize, f64, f64)> {
    let numbered = parties.iter().enumerate();
    numbered
        .filter_map(|(at, party)| Some((at, party.disagreement, party.range()?)))
        .collect()
}

/// Where nobody has anything to gain, everybody's share of the ideal is 1, as results state it.
fn all_at_their_ideal(name: &'static str, parties: &[PartyView]) -> Aim {
    Aim::Sum {
        name,
        coefficients: vec![0.0; parties.len()],
        constant: 1.0,
    }
}
