//! The whole checked problem: what each partner can be offered, at which cost, with which effect.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::component::Component;
use super::diagnostic::Diagnostic;
use super::ids::{ComponentId, IndicatorId, NeedId, PartnerId};
use super::partner::{Indicator, Partner};
use super::scenario::{Criterion, PartyId, Scenario};
use super::taxonomy::{Measure, Taxonomy};
use super::units::Meur;

/// A validated problem. Only `load` builds one; everybody reads it.
#[derive(Debug, Clone)]
pub struct Offer(OfferParts);

/// What an [`Offer`] holds. Indices (`partner`, `component`, `need`, `interest`, `instrument`) are
/// positions in the vectors below and in the taxonomy.
#[derive(Debug, Clone)]
pub struct OfferParts {
    /// The scenario.
    pub scenario: Scenario,
    /// The vocabulary.
    pub taxonomy: Taxonomy,
    /// The scenario's partners, in its order.
    pub partners: Vec<Partner>,
    /// The catalogue, sorted by id.
    pub components: Vec<Component>,
    /// What each partner can be offered, by partner and then by component.
    pub candidates: Vec<Candidate>,
    /// What it cannot, and why.
    pub blocked: Vec<Blocked>,
    /// Columns of the partner table.
    pub indicators: Vec<Indicator>,
    /// Instruments each partner may use: `may_use[partner][instrument]`.
    pub may_use: Vec<Vec<bool>>,
    /// What was assumed where a figure is missing.
    pub assumptions: Vec<Assumption>,
    /// What the reader should know.
    pub warnings: Vec<Diagnostic>,
    /// Every file read, with its digest.
    pub inputs: Vec<InputFile>,
}

/// A component as one partner could get it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Position of the partner.
    pub partner: usize,
    /// Position of the component.
    pub component: usize,
    /// Sizes it could get, in catalogue order.
    pub choices: Vec<Choice>,
    /// Each inner list: one of these components must be chosen too (empty: none can be).
    /// Waived requirements and those met by a running programme are left out.
    pub requires: Vec<Vec<usize>>,
    /// Components that cannot be chosen with it.
    pub conflicts: Vec<usize>,
    /// Extra effects with other candidates of the same partner.
    pub synergies: Vec<ResolvedSynergy>,
    /// Largest share of the cost each instrument may carry, by position; 0 where not allowed.
    pub finance: Vec<f64>,
}

/// One size as one partner could get it.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Position in the component's options.
    pub option: usize,
    /// Whole cost over the horizon: investment and running costs, or the payments by year.
    /// For a regional component: of the whole project, to be shared by those who join.
    pub cost: Meur,
    /// Investment.
    pub capex: Meur,
    /// Running cost a year once it operates.
    pub opex_per_year: Meur,
    /// Whole cost if everything turns out cheap.
    pub low: Meur,
    /// Whole cost if everything turns out dear.
    pub high: Meur,
    /// Payments in each year of the horizon, where the catalogue states them or the scenario is phased.
    pub by_year: Option<Vec<Meur>>,
    /// Years after the first year of the horizon in which it starts.
    pub start: usize,
    /// Full years from start to operation.
    pub build_years: usize,
    /// What it asks of the administration.
    pub effort: f64,
    /// Share of the cost that EU suppliers deliver.
    pub eu_content: f64,
    /// Effects on needs, by position, reach applied.
    pub closes: Vec<Effect>,
    /// Effects on interests, by position.
    pub serves: Vec<Effect>,
}

impl Choice {
    /// Years after the first year of the horizon from which it operates.
    #[must_use]
    pub fn operates(&self) -> usize {
        self.start + self.build_years
    }
}

/// An effect on the need or interest at a position.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// Position in the taxonomy.
    pub on: usize,
    /// Share closed or served; negative is a concession.
    pub value: f64,
}

/// Extra effects when both components are chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedSynergy {
    /// Position of the other component.
    pub with: usize,
    /// Extra effects on needs.
    pub closes: Vec<Effect>,
    /// Extra effects on interests.
    pub serves: Vec<Effect>,
}

/// A component that a partner cannot be offered.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocked {
    /// Position of the partner.
    pub partner: usize,
    /// Position of the component.
    pub component: usize,
    /// Why.
    pub reason: BlockedReason,
}

/// Why a component cannot be offered. Data first; the words are made where documents are.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockedReason {
    /// The partner's region is not one it is for.
    Region {
        /// Regions it is for.
        allowed: Vec<String>,
        /// The partner's.
        found: String,
    },
    /// The partner is not one it is for.
    Partner,
    /// The partner is not among a regional component's members.
    NotMember,
    /// Fewer of its members are in the scenario than it needs.
    TooFewMembers {
        /// Fewest needed.
        needed: usize,
        /// Present.
        present: usize,
    },
    /// The partner holds none of the frameworks.
    Framework {
        /// Any of these would do.
        any_of: Vec<String>,
    },
    /// An indicator is outside its bounds, or not known.
    Indicator {
        /// The column.
        indicator: IndicatorId,
        /// Its value, where known.
        value: Option<f64>,
        /// Lower bound.
        min: Option<f64>,
        /// Upper bound.
        max: Option<f64>,
    },
    /// Official development assistance may not go there, or only there.
    Oda {
        /// What the component asks for.
        needed: bool,
    },
    /// A programme that runs already delivers it.
    AlreadyRunning {
        /// Name of the programme.
        programme: String,
    },
    /// The scenario excludes it.
    Excluded,
    /// No size is ready within the horizon.
    TooLate {
        /// Years that the fastest size takes.
        build_years: usize,
        /// Years there are.
        horizon: usize,
    },
    /// It may not start before a year that leaves no time to build it.
    Gated {
        /// The year.
        year: i32,
        /// Years that the fastest size takes.
        build_years: usize,
    },
    /// No instrument that the partner may use can carry it in full.
    NoFinance {
        /// Largest share that its instruments can carry together.
        share: f64,
    },
    /// A figure of the partner that its cost or effect follows is not known.
    MissingFigure {
        /// The column.
        indicator: IndicatorId,
    },
    /// It requires a component that the partner cannot be offered either.
    MissingRequirement {
        /// Any one of these would do.
        any_of: Vec<ComponentId>,
    },
}

/// What was assumed where a figure is missing or set by hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Assumption {
    /// A severity where the indicator is empty.
    SeverityWhenMissing {
        /// The partner.
        partner: PartnerId,
        /// The need.
        need: NeedId,
        /// The column that is empty.
        indicator: IndicatorId,
        /// What was taken.
        severity: f64,
    },
    /// A severity that the profile sets.
    SeverityByProfile {
        /// The partner.
        partner: PartnerId,
        /// The need.
        need: NeedId,
        /// What it sets.
        severity: f64,
        /// Why.
        source: String,
    },
    /// An indicator that the profile sets.
    IndicatorByProfile {
        /// The partner.
        partner: PartnerId,
        /// The column.
        indicator: IndicatorId,
        /// What it sets.
        value: f64,
        /// Why.
        source: String,
    },
    /// A yearly ceiling on payments that follows from the partner's GDP.
    AbsorptionByGdp {
        /// The partner.
        partner: PartnerId,
        /// The ceiling.
        most: Meur,
        /// The share of GDP that it is.
        share: f64,
    },
    /// The table does not say whether official development assistance may go there.
    OdaUnknown {
        /// The partner.
        partner: PartnerId,
    },
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InputFile {
    /// Path as it was found, with forward slashes.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Deref for Offer {
    type Target = OfferParts;
    fn deref(&self) -> &OfferParts {
        &self.0
    }
}

impl Offer {
    /// Seals checked parts. For `load` only.
    pub(crate) fn from_checked(mut parts: OfferParts) -> Self {
        let place = |candidate: &Candidate| (candidate.partner, candidate.component);
        parts.candidates.sort_by_key(place);
        Self(parts)
    }

    /// The parts of the same problem with other candidates, for a search alone: without what is only told about it.
    pub(crate) fn offering(&self, candidates: Vec<Candidate>) -> OfferParts {
        OfferParts {
            scenario: self.scenario.clone(),
            taxonomy: self.taxonomy.clone(),
            partners: self.partners.clone(),
            components: self.components.clone(),
            candidates,
            blocked: Vec::new(),
            indicators: self.indicators.clone(),
            may_use: self.may_use.clone(),
            assumptions: Vec::new(),
            warnings: Vec::new(),
            inputs: Vec::new(),
        }
    }

    /// Every party: the partners in order, then the EU.
    #[must_use]
    pub fn parties(&self) -> Vec<PartyId> {
        let partners = self
            .partners
            .iter()
            .map(|partner| PartyId::Partner(partner.id.clone()));
        partners.chain([PartyId::Eu]).collect()
    }

    /// A party's utility with no deal (its best outside offer), by position, the EU last.
    #[must_use]
    pub fn disagreement(&self, party: usize) -> f64 {
        self.partners
            .get(party)
            .map_or(self.scenario.eu_disagreement, |partner| {
                partner.disagreement
            })
    }

    /// The same offer under another notion of balance.
    #[must_use]
    pub fn with_criterion(&self, criterion: Criterion) -> Self {
        let mut parts = self.0.clone();
        parts.scenario.criterion = criterion;
        Self(parts)
    }

    /// The candidates of one partner.
    pub fn candidates_of(&self, partner: usize) -> impl Iterator<Item = &Candidate> {
        let all = &self.candidates;
        let first = all.partition_point(|candidate| candidate.partner < partner);
        let after = all.partition_point(|candidate| candidate.partner <= partner);
        all.get(first..after).unwrap_or_default().iter()
    }

    /// A component as it is offered to a partner; `None` where it is not.
    #[must_use]
    pub fn candidate(&self, partner: usize, component: usize) -> Option<&Candidate> {
        let place = |candidate: &Candidate| (candidate.partner, candidate.component);
        let found = self
            .candidates
            .binary_search_by_key(&(partner, component), place);
        self.candidates.get(found.ok()?)
    }

    /// An option as outlines name it: `core`, or `core from 2028` where start years are chosen.
    #[must_use]
    pub fn option_name(&self, component: usize, option: usize) -> String {
        let id = &self.components[component].options[option].id;
        match self.start_year(component, option) {
            None => id.to_string(),
            Some(year) => format!("{id} from {year}"),
        }
    }

    /// The year in which an option starts, where the scenario is phased; elsewhere it may start when it will.
    #[must_use]
    pub fn start_year(&self, component: usize, option: usize) -> Option<i32> {
        let start = self.components[component].options[option].start;
        let start = i32::try_from(start).unwrap_or(i32::MAX);
        let first = self.scenario.horizon.start_year;
        let year = first.saturating_add(start);
        self.scenario.phased.then_some(year)
    }

    /// The share of the EU's utility at one partner that a fully served interest stands for.
    #[must_use]
    pub fn interest_share(&self, interest: usize) -> f64 {
        let total: f64 = self
            .taxonomy
            .interests
            .iter()
            .map(|interest| interest.weight)
            .sum();
        if total > 0.0 {
            self.taxonomy.interests[interest].weight / total
        } else {
            0.0
        }
    }

    /// The share of the EU's utility that its utility at one partner stands for: `k / sum k`.
    #[must_use]
    pub fn partner_share(&self, partner: usize) -> f64 {
        let weight = |partner: &Partner| self.scenario.partner_weight(&partner.id);
        let total: f64 = self.partners.iter().map(weight).sum();
        if total > 0.0 {
            weight(&self.partners[partner]) / total
        } else {
            0.0
        }
    }

    /// What a choice adds to an interest for each MEUR of it, where the interest counts EU content.
    #[must_use]
    pub fn counts_eu_content(&self, interest: usize) -> bool {
        self.taxonomy.interests[interest].measure == Measure::EuContent
    }
}
