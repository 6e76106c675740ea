//! A component of the offer as the catalogue states it, before a partner's figures are applied.

use std::collections::BTreeMap;

use super::coding::{Mark, Marker};
use super::ids::{
    AreaId, ComponentId, IndicatorId, InstrumentId, InterestId, NeedId, OptionId, PartnerId,
};
use super::source::{Confidence, Source};
use super::translation::{Phrase, Translations};
use super::units::{Meur, Share};

/// Something the offer can contain.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Identifier.
    pub id: ComponentId,
    /// Short code as printed, `DPI-04`.
    pub code: Option<String>,
    /// Area of the catalogue.
    pub area: AreaId,
    /// National, or one shared project.
    pub scope: Scope,
    /// Name as printed.
    pub name: String,
    /// What the partner gets.
    pub delivers: String,
    /// Sizes or variants; at most one is chosen.
    pub options: Vec<OptionSpec>,
    /// What must be chosen with it.
    pub requires: Vec<Requirement>,
    /// What cannot be chosen with it.
    pub conflicts: Vec<ComponentId>,
    /// What works better with it.
    pub synergies: Vec<Synergy>,
    /// Which partners it is offered to.
    pub eligible: Eligibility,
    /// Largest share of the cost that each instrument may carry; empty: any instrument, up to all.
    pub finance: BTreeMap<InstrumentId, Share>,
    /// Why the effects are graded as they are, by need or interest code.
    pub judgements: BTreeMap<String, Judgement>,
    /// Delivery bodies as printed.
    pub actors: Vec<Phrase>,
    /// Conditions and safeguards.
    pub safeguards: Vec<Phrase>,
    /// What can go wrong.
    pub risks: Vec<Phrase>,
    /// How success is measured; a translation has neither the level nor the remark on the baseline.
    pub indicators: Vec<Phrase>,
    /// Its DAC purpose code instead of its area's; `none` where it is no development assistance.
    pub dac_code: Option<String>,
    /// Policy markers instead of its area's.
    pub markers: BTreeMap<Marker, Mark>,
    /// Items of the strategy that the component stands for, `M127`.
    pub strategy: Vec<String>,
    /// Where its figures come from.
    pub sources: Vec<Source>,
    /// Texts in other languages.
    pub translations: Translations,
}

/// National, or one shared project that several partners join.
#[derive(Debug, Clone, PartialEq)]
pub enum Scope {
    /// Chosen for each partner.
    National,
    /// One shared project.
    Regional {
        /// Partners that may join.
        members: Vec<PartnerId>,
        /// Fewest members that make it worth building.
        min_members: usize,
    },
}

/// One size or variant of a component.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionSpec {
    /// Identifier within the component.
    pub id: OptionId,
    /// Name as printed.
    pub name: String,
    /// Cost before the partner's figures are applied, in MEUR at the scenario's price year.
    pub cost: Cost,
    /// Years after the first year of the horizon in which it starts; the catalogue's own are 0, a
    /// phased scenario has one such option for each year in which it could start.
    pub start: usize,
    /// Years from start to operation.
    pub build_years: f64,
    /// Share of the money spent that EU suppliers deliver.
    pub eu_content: Share,
    /// What it asks of the partner's administration, in comparable units.
    pub effort: f64,
    /// Share of each need's gap that it closes; negative is a concession.
    pub closes: BTreeMap<NeedId, f64>,
    /// Share of each interest that it serves; negative is a concession.
    pub serves: BTreeMap<InterestId, f64>,
    /// Effects that depend on how many are reached.
    pub reaches: BTreeMap<NeedId, Reach>,
    /// Parts of a regional component's cost and who needs each; empty: all is for all.
    pub parts: Vec<ProjectPart>,
    /// Texts in other languages.
    pub translations: Translations,
}

/// A part of a shared project, paid once by those who need it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectPart {
    /// Name as printed.
    pub name: String,
    /// Its cost, to be scaled with the others to the option's whole cost.
    pub cost: f64,
    /// Who needs it.
    pub members: Vec<PartnerId>,
}

/// What an option costs, already in MEUR at the scenario's price year.
#[derive(Debug, Clone, PartialEq)]
pub enum Cost {
    /// Investment, then running costs.
    Capex {
        /// Investment.
        capex: Quantity,
        /// Running cost a year that does not follow the investment.
        opex_fixed: Meur,
        /// Running cost a year as a share of the investment.
        opex_share: f64,
        /// How far off the figure may be.
        range: CostRange,
        /// How the figure came about.
        confidence: Confidence,
        /// How it was computed, as printed in the assumptions.
        basis: String,
    },
    /// Payments in the years since the start, and nothing else.
    ByYear(Vec<Meur>),
}

impl Cost {
    /// Years over which stated payments are made; 0 where none are stated.
    #[must_use]
    pub fn paid_years(&self) -> usize {
        match self {
            Self::ByYear(payments) => payments
                .iter()
                .rposition(|payment| payment.value() != 0.0)
                .map_or(0, |last| last + 1),
            Self::Capex { .. } => 0,
        }
    }
}

/// A fixed amount plus amounts that follow the partner's own figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quantity {
    /// Fixed part.
    pub fixed: f64,
    /// Part per unit of an indicator.
    pub per: BTreeMap<IndicatorId, f64>,
}

/// Multipliers on a cost for its low and its high estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostRange {
    /// At most 1.
    pub low: f64,
    /// At least 1.
    pub high: f64,
}

/// An effect that follows from how many are reached: `min(at_most, units / of)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    /// How many are reached, in the unit of `of`.
    pub units: Quantity,
    /// Column of the partner table that holds how many there are.
    pub of: IndicatorId,
    /// Most that the option closes however many it reaches.
    pub at_most: f64,
}

/// One of the named components must be chosen too.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Any one of these satisfies it.
    pub any_of: Vec<ComponentId>,
    /// The partner has it already where this holds.
    pub waived_if: Option<Condition>,
    /// Why, as printed.
    pub why: String,
    /// The same in other languages.
    pub translations: Translations,
}

/// Extra effects when another component is chosen too.
#[derive(Debug, Clone, PartialEq)]
pub struct Synergy {
    /// The other component.
    pub with: ComponentId,
    /// Extra share of needs closed.
    pub closes: BTreeMap<NeedId, f64>,
    /// Extra share of interests served.
    pub serves: BTreeMap<InterestId, f64>,
    /// Why, as printed.
    pub why: String,
}

/// A test on a partner; every stated part must hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Condition {
    /// Indicators within bounds.
    pub indicators: Vec<Bounds>,
    /// At least one of these frameworks, where any is stated.
    pub frameworks_any: Vec<String>,
    /// One of these partners, where any is stated.
    pub partners: Vec<PartnerId>,
}

/// An indicator between two values, both inclusive.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// Column of the partner table.
    pub indicator: IndicatorId,
    /// Lower bound.
    pub min: Option<f64>,
    /// Upper bound.
    pub max: Option<f64>,
}

/// Which partners a component or an instrument is for; every stated part must hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Eligibility {
    /// One of these regions.
    pub regions: Vec<String>,
    /// One of these partners.
    pub partners: Vec<PartnerId>,
    /// At least one of these frameworks.
    pub frameworks_any: Vec<String>,
    /// Indicators within bounds.
    pub indicators: Vec<Bounds>,
    /// `true`: only where official development assistance may go; `false`: only where not.
    pub oda: Option<bool>,
}

/// The grade behind an effect and the reason for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// `major`, `substantial`, `partial`, `minor`, or the same with a leading minus: a concession.
    pub grade: String,
    /// One line.
    pub why: String,
    /// The line in other languages.
    pub translations: Translations,
}
