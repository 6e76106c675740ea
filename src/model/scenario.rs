//! A scenario: who, how much money of which kind, which rules, which notion of balance.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::ids::{AreaId, ComponentId, InstrumentId, OptionId, PartnerId, ScenarioId};
use super::translation::Translations;
use super::units::{Meur, Share};

/// A checked scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Identifier.
    pub id: ScenarioId,
    /// Title as printed.
    pub title: String,
    /// Free text as printed under the title.
    pub description: String,
    /// Title and description in other languages.
    pub translations: Translations,
    /// When it runs.
    pub horizon: Horizon,
    /// Year of the constant prices that every amount is in.
    pub price_year: i32,
    /// Real discount rate for present values.
    pub discount_rate: f64,
    /// How much less an effect counts for each year until the component operates, 0.03 for 3 %.
    pub benefit_discount_rate: f64,
    /// Whether it matters when components start: the start year of each is chosen with it.
    pub phased: bool,
    /// Components that may not start before a year.
    pub not_before: Vec<Gate>,
    /// How a package is picked among the feasible ones.
    pub criterion: Criterion,
    /// Money there is.
    pub envelope: Vec<Envelope>,
    /// Rules beyond the catalogue's own.
    pub rules: Vec<Rule>,
    /// Weights that the scenario sets.
    pub weights: Weights,
    /// Utility of the EU with no deal; a partner's stands with the partner.
    pub eu_disagreement: f64,
    /// Limits on the search.
    pub solver: SolverSettings,
}

/// First year and number of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// First year.
    pub start_year: i32,
    /// How many years.
    pub years: usize,
}

/// The rule that picks among feasible packages, with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criterion {
    /// The rule.
    pub rule: CriterionRule,
    /// How averse to inequality `alpha-fair` is; `None` for every other rule.
    pub alpha: Option<f64>,
}

impl Criterion {
    /// A rule without parameter.
    #[must_use]
    pub fn of(rule: CriterionRule) -> Self {
        Self { rule, alpha: None }
    }
}

impl fmt::Display for Criterion {
    /// `nash`, `alpha-fair:2`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.alpha {
            Some(alpha) => out.pad(&format!("{}:{alpha}", self.rule)),
            None => self.rule.fmt(out),
        }
    }
}

/// Notions of balance.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CriterionRule {
    /// Largest weighted sum of normalised gains.
    Utilitarian,
    /// Lexicographic max-min of raw gains.
    Egalitarian,
    /// Lexicographic max-min of gains as shares of the best each could get.
    KalaiSmorodinsky,
    /// Largest weighted product of gains.
    Nash,
    /// Largest weighted power mean of normalised gains, more averse to inequality with a larger alpha.
    AlphaFair,
    /// Best for the partners, the EU at its floor or better.
    PartnerFirst,
    /// Best for the EU, every partner at its floor or better.
    EuFirst,
}

impl fmt::Display for CriterionRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::Utilitarian => "utilitarian",
            Self::Egalitarian => "egalitarian",
            Self::KalaiSmorodinsky => "kalai-smorodinsky",
            Self::Nash => "nash",
            Self::AlphaFair => "alpha-fair",
            Self::PartnerFirst => "partner-first",
            Self::EuFirst => "eu-first",
        })
    }
}

/// How much there is of one instrument.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Over the horizon, in MEUR.
    pub total: Option<Meur>,
    /// In each year of the horizon, in MEUR; empty: no yearly limit.
    pub per_year: Vec<Meur>,
    /// For any one partner over the horizon, in MEUR.
    pub per_partner: Option<Meur>,
}

/// A party: one partner, or the EU.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyId {
    /// A partner.
    Partner(PartnerId),
    /// The EU.
    Eu,
}

impl fmt::Display for PartyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartyId::Partner(id) => id.fmt(out),
            PartyId::Eu => out.pad("eu"),
        }
    }
}

/// A rule of the scenario. `partner: None` holds for every partner.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// A package spends between `min` and `max` of its cost on an area.
    AreaShare {
        /// One partner, or every one.
        partner: Option<PartnerId>,
        /// The area.
        area: AreaId,
        /// Lower bound on the share.
        min: Option<Share>,
        /// Upper bound on the share.
        max: Option<Share>,
    },
    /// The component (of this size, where stated) is in the package.
    Include {
        /// One partner, or every one it is offered to.
        partner: Option<PartnerId>,
        /// The component.
        component: ComponentId,
        /// The size.
        option: Option<OptionId>,
    },
    /// The component (of this size, where stated) is not in the package.
    Exclude {
        /// One partner, or every one.
        partner: Option<PartnerId>,
        /// The component.
        component: ComponentId,
        /// The size.
        option: Option<OptionId>,
    },
    /// A party gets at least this much.
    Floor(Floor),
    /// A package has between `min` and `max` components.
    Count {
        /// One partner, or every one.
        partner: Option<PartnerId>,
        /// Fewest components.
        min: Option<usize>,
        /// Most components.
        max: Option<usize>,
    },
    /// A package with something from `when_areas` has something from `needs_areas`.
    Complement {
        /// One partner, or every one.
        partner: Option<PartnerId>,
        /// Areas that call for a complement.
        when_areas: Vec<AreaId>,
        /// Areas that are one.
        needs_areas: Vec<AreaId>,
    },
}

/// A component that may not start before a year: a law, a treaty or a vote comes first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// One partner, or every one.
    pub partner: Option<PartnerId>,
    /// The component.
    pub component: ComponentId,
    /// First year in which it may start.
    pub year: i32,
    /// What comes first, as printed.
    pub why: String,
}

/// Least that a party gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    /// The party.
    pub party: PartyId,
    /// How the floor is stated.
    pub level: FloorLevel,
}

/// How a floor is stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FloorLevel {
    /// As a share of the way from the disagreement point to the ideal point.
    ShareOfIdeal(f64),
    /// As a utility.
    Utility(f64),
}

/// Weights that the scenario sets; an absent key is 1 or the file's own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weights {
    /// Lambda of the criteria, by party.
    pub parties: BTreeMap<PartyId, f64>,
    /// Strategic weight of a partner in the EU's utility.
    pub partners: BTreeMap<PartnerId, f64>,
}

/// Limits on the search.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SolverSettings {
    /// Relative gap at which the search may stop.
    pub gap: f64,
    /// Seconds at which the search must stop.
    pub time_limit_s: f64,
}

impl Scenario {
    /// Whether an option with this start, in years after the first, can be the one that starts in a
    /// year: any where start years are not chosen.
    #[must_use]
    pub fn starts_in(&self, start: usize, year: i32) -> bool {
        let since = i64::from(year) - i64::from(self.horizon.start_year);
        !self.phased || usize::try_from(since).is_ok_and(|since| since == start)
    }

    /// Lambda of a party, 1 unless the scenario says otherwise.
    #[must_use]
    pub fn party_weight(&self, party: &PartyId) -> f64 {
        self.weights.parties.get(party).copied().unwrap_or(1.0)
    }

    /// Strategic weight of a partner, 1 unless the scenario says otherwise.
    #[must_use]
    pub fn partner_weight(&self, partner: &PartnerId) -> f64 {
        self.weights.partners.get(partner).copied().unwrap_or(1.0)
    }
}
