//! `components/<area>/*.json`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::taxonomy::RawMark;
use super::text::{
    Amount, AreaRef, AtLeastOne, ById, ColumnRef, ComponentRef, EffectRef, Finite, Fraction,
    InstrumentRef, InterestRef, Item, LanguageCode, MarkerName, NeedRef, OwnPurpose, PartnerRef,
    Positive, RegionRef, Slug, Text, Years, no_years, one,
};
use super::translation::{RawDescribed, RawNamed, RawReason};
use crate::model::Confidence;

/// Components of the offer: one, or a few that belong together.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Components of the Tech Business Offer")]
pub(crate) struct RawComponents {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub(crate) _schema: Option<String>,
    /// The components.
    #[expect(
        dead_code,
        reason = "the schema is made from it; each element is read on its own"
    )]
    pub(crate) components: Vec<RawComponent>,
}

/// Something the offer can contain.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawComponent {
    /// Identifier, unique in the catalogue: `dpi-interoperability`.
    pub(crate) id: Slug,
    /// Short code as printed: `DPI-04`.
    #[serde(default)]
    pub(crate) code: Option<Text>,
    /// Area of the taxonomy.
    pub(crate) area: AreaRef,
    /// `national`: chosen for each partner. `regional`: one shared project that several partners join.
    #[serde(default)]
    pub(crate) scope: RawScope,
    /// Name as printed.
    pub(crate) name: Text,
    /// What the partner gets, in one sentence.
    #[serde(default)]
    pub(crate) delivers: String,
    /// Name, what it delivers and its lists in other languages; what is absent is printed in English.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawDescribed>,
    /// Sizes or variants; at most one is chosen.
    #[schemars(length(min = 1))]
    pub(crate) options: Vec<RawOption>,
    /// What must be chosen with it, and be complete before it operates.
    #[serde(default)]
    pub(crate) requires: Vec<RawRequirement>,
    /// Components that cannot be chosen with it.
    #[serde(default)]
    pub(crate) conflicts: Vec<ComponentRef>,
    /// Extra effects when another component is chosen too.
    #[serde(default)]
    pub(crate) synergies: Vec<RawSynergy>,
    /// Which partners it is offered to; every stated part must hold.
    #[serde(default)]
    pub(crate) eligible: RawEligibility,
    /// Largest share of the cost that each instrument may carry. Absent: any instrument, up to all of it.
    #[serde(default)]
    pub(crate) finance: ById<InstrumentRef, Fraction>,
    /// The rubric's grade behind each effect, by need or interest.
    #[serde(default)]
    pub(crate) judgements: ById<EffectRef, RawJudgement>,
    /// Delivery bodies: actor ids of the taxonomy, or names as printed.
    #[serde(default)]
    pub(crate) actors: Vec<Text>,
    /// Conditions and safeguards, as printed.
    #[serde(default)]
    pub(crate) safeguards: Vec<Text>,
    /// What can go wrong, as printed.
    #[serde(default)]
    pub(crate) risks: Vec<Text>,
    /// How success is measured, as printed.
    #[serde(default)]
    pub(crate) indicators: Vec<Text>,
    /// Its DAC purpose code instead of its area's; `none` where it is no development assistance.
    #[serde(default)]
    pub(crate) dac_code: Option<OwnPurpose>,
    /// Years that it lasts once built: no loan for it is repaid later. Taken to be 20 where not stated (estimated).
    #[serde(default)]
    pub(crate) life_years: Option<Years>,
    /// Policy markers instead of its area's.
    #[serde(default)]
    pub(crate) markers: ById<MarkerName, RawMark>,
    /// Items of the strategy that it stands for.
    #[serde(default)]
    pub(crate) strategy: Vec<Item>,
    /// Where its figures come from.
    #[serde(default)]
    pub(crate) sources: Vec<RawSource>,
    /// Partners that may join, for a regional component.
    #[serde(default)]
    pub(crate) members: Option<Vec<PartnerRef>>,
    /// Fewest members that make it worth building, for a regional component: 2 unless stated.
    #[serde(default)]
    #[schemars(range(min = 2, max = 1000))]
    pub(crate) min_members: Option<usize>,
}

/// National, or one shared project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawScope {
    /// Chosen for each partner.
    #[default]
    National,
    /// One shared project that several partners join.
    Regional,
}

/// One size or variant.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOption {
    /// Identifier, unique in the component: `core`.
    pub(crate) id: Slug,
    /// Name as printed; the id unless stated.
    #[serde(default)]
    pub(crate) name: Option<Text>,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
    /// What it costs.
    pub(crate) cost: RawCost,
    /// Years from start to operation: 0 unless stated.
    #[serde(default = "no_years")]
    pub(crate) build_years: Years,
    /// Share of the money spent that EU suppliers deliver: 0 unless stated.
    #[serde(default)]
    pub(crate) eu_content: Option<Fraction>,
    /// What it asks of the partner's administration, in comparable units: 1 unless stated.
    #[serde(default = "one")]
    pub(crate) effort: Amount,
    /// Share of each need's gap that it closes; negative is a concession.
    #[serde(default)]
    pub(crate) closes: ById<NeedRef, Finite>,
    /// Share of each interest that it serves; negative is a concession.
    #[serde(default)]
    pub(crate) serves: ById<InterestRef, Finite>,
    /// Effects that depend on how many are reached.
    #[serde(default)]
    pub(crate) reaches: ById<NeedRef, RawReach>,
    /// Parts of a regional component's cost and who needs each of them; absent: all is for all.
    #[serde(default)]
    pub(crate) parts: Vec<RawPart>,
}

/// A part of a shared project, paid once by those who need it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPart {
    /// Name as printed.
    pub(crate) name: Text,
    /// Its cost, in any unit: the parts are scaled to the option's whole cost.
    pub(crate) cost: Positive,
    /// Members of the component that need it.
    #[schemars(length(min = 1))]
    pub(crate) needed_by: Vec<PartnerRef>,
}

/// What an option costs: `capex` and `opex_per_year`, or `by_year`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCost {
    /// Currency of the amounts.
    #[serde(default)]
    pub(crate) currency: Option<RawCurrency>,
    /// Year of the prices that the amounts are in.
    #[serde(default)]
    #[schemars(range(min = 1900, max = 2200))]
    pub(crate) price_year: Option<i32>,
    /// What an amount of 1 stands for: `million` unless stated.
    #[serde(default)]
    pub(crate) unit: RawUnit,
    /// Investment.
    #[serde(default)]
    pub(crate) capex: Option<RawQuantity>,
    /// Running cost a year once it operates.
    #[serde(default)]
    pub(crate) opex_per_year: Option<RawOpex>,
    /// Multipliers for the low and the high estimate.
    #[serde(default)]
    pub(crate) range: Option<RawRange>,
    /// How the figure came about: estimated unless stated.
    #[serde(default)]
    pub(crate) confidence: Option<Confidence>,
    /// How it was computed, as printed.
    #[serde(default)]
    pub(crate) basis: Option<String>,
    /// Payments in the years since the start, and nothing else.
    #[serde(default)]
    #[schemars(length(min = 1))]
    pub(crate) by_year: Option<Vec<Amount>>,
}

/// Currencies that the price table converts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(crate) enum RawCurrency {
    /// Euro.
    #[serde(rename = "EUR")]
    Eur,
    /// US dollar.
    #[serde(rename = "USD")]
    Usd,
    /// Pound sterling.
    #[serde(rename = "GBP")]
    Gbp,
}

impl RawCurrency {
    /// ISO 4217 code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Eur => "EUR",
            Self::Usd => "USD",
            Self::Gbp => "GBP",
        }
    }
}

/// What an amount of 1 stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawUnit {
    /// A million.
    #[default]
    Million,
    /// A thousand.
    Thousand,
    /// One.
    One,
}

/// A fixed amount plus amounts that follow the partner's own figures.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawQuantity {
    /// Fixed part.
    #[serde(default)]
    pub(crate) fixed: Option<Amount>,
    /// Amount per unit of a column of the partner table.
    #[serde(default)]
    pub(crate) per: ById<ColumnRef, Amount>,
}

/// Running cost a year.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOpex {
    /// Part that does not follow the investment.
    #[serde(default)]
    pub(crate) fixed: Option<Amount>,
    /// Part that does, as a share of the investment.
    #[serde(default)]
    pub(crate) share_of_capex: Option<Fraction>,
}

/// Multipliers on a cost.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRange {
    /// Low estimate over the stated one: at most 1.
    pub(crate) low: Fraction,
    /// High estimate over the stated one: at least 1.
    pub(crate) high: AtLeastOne,
}

/// An effect that follows from how many are reached: `min(at_most, units / of)`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReach {
    /// How many are reached, in the unit of `of`.
    #[serde(default)]
    pub(crate) units: Option<Amount>,
    /// How many more are reached per unit of a column of the partner table.
    #[serde(default)]
    pub(crate) units_per: ById<ColumnRef, Amount>,
    /// Column of the partner table that says how many there are.
    pub(crate) of: ColumnRef,
    /// Most that the option closes however many it reaches.
    pub(crate) at_most: Amount,
}

/// One of the named components must be chosen too.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRequirement {
    /// Any one of these satisfies it.
    #[schemars(length(min = 1))]
    pub(crate) any_of: Vec<ComponentRef>,
    /// The partner has it already where this holds.
    #[serde(default)]
    pub(crate) waived_if: Option<RawCondition>,
    /// Why, as printed.
    pub(crate) why: Text,
    /// The reason in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawReason>,
}

/// A test on a partner; every stated part must hold.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCondition {
    /// Column of the partner table.
    #[serde(default)]
    pub(crate) indicator: Option<ColumnRef>,
    /// Lower bound on the indicator.
    #[serde(default)]
    pub(crate) min: Option<Finite>,
    /// Upper bound on the indicator.
    #[serde(default)]
    pub(crate) max: Option<Finite>,
    /// At least one of these frameworks.
    #[serde(default)]
    pub(crate) frameworks_any: Vec<Text>,
    /// One of these partners.
    #[serde(default)]
    pub(crate) partners: Vec<PartnerRef>,
}

/// Extra effects when another component is chosen too.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSynergy {
    /// The other component.
    pub(crate) with: ComponentRef,
    /// Extra share of needs closed.
    #[serde(default)]
    pub(crate) closes: ById<NeedRef, Finite>,
    /// Extra share of interests served.
    #[serde(default)]
    pub(crate) serves: ById<InterestRef, Finite>,
    /// Why, as printed.
    #[serde(default)]
    pub(crate) why: String,
}

/// Which partners it is for; every stated part must hold.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEligibility {
    /// One of these regions of the partner table.
    #[serde(default)]
    pub(crate) regions: Vec<RegionRef>,
    /// One of these partners.
    #[serde(default)]
    pub(crate) partners: Vec<PartnerRef>,
    /// At least one of these frameworks.
    #[serde(default)]
    pub(crate) frameworks_any: Vec<Text>,
    /// Indicators within bounds.
    #[serde(default)]
    pub(crate) indicators: Vec<RawBounds>,
    /// `true`: only where official development assistance may go; `false`: only where not.
    #[serde(default)]
    pub(crate) oda: Option<bool>,
}

/// An indicator between two values, both inclusive.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawBounds {
    /// Column of the partner table.
    pub(crate) indicator: ColumnRef,
    /// Lower bound.
    #[serde(default)]
    pub(crate) min: Option<Finite>,
    /// Upper bound.
    #[serde(default)]
    pub(crate) max: Option<Finite>,
}

/// The rubric's grade and one line of reason.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawJudgement {
    /// Grade of the standard size; a leading minus is a concession.
    #[schemars(extend("enum" = ["major", "substantial", "partial", "minor", "reach", "-major", "-substantial", "-partial", "-minor"]))]
    pub(crate) grade: String,
    /// One line of reason.
    pub(crate) why: Text,
    /// The reason in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawReason>,
}

/// A publication that the figures rest on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    /// Short mark used in tables: `A34`.
    pub(crate) id: Text,
    /// Who published it.
    pub(crate) publisher: Text,
    /// What it says that is used here.
    pub(crate) title: Text,
    /// Year of publication.
    #[serde(default)]
    #[schemars(range(min = 1900, max = 2200))]
    pub(crate) year: Option<i32>,
    /// How far it carries the figures.
    pub(crate) confidence: Confidence,
}
