//! `components/taxonomy.json`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::component::{RawEligibility, RawSource};
use super::text::{
    Amount, ById, Code, ColumnRef, Finite, Fraction, GroupRef, Item, LanguageCode, MarkerName,
    Positive, Purpose, Slug, Text, Years, capped_at_one, one,
};
use super::translation::{RawNamed, RawReason, RawRuleTexts};
use crate::model::{Confidence, InstrumentKind};

/// The shared vocabulary: areas, needs, interests, instruments, actors.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Taxonomy of the Tech Business Offer")]
pub(crate) struct RawTaxonomy {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub(crate) _schema: Option<String>,
    /// Areas of the catalogue.
    pub(crate) areas: Vec<RawArea>,
    /// Groups of needs, for charts and tables.
    #[serde(default)]
    pub(crate) groups: Vec<RawGroup>,
    /// What a partner may lack.
    pub(crate) needs: Vec<RawNeed>,
    /// What the EU wants.
    pub(crate) interests: Vec<RawInterest>,
    /// Sources of money.
    pub(crate) instruments: Vec<RawInstrument>,
    /// Delivery bodies.
    #[serde(default)]
    pub(crate) actors: Vec<RawActor>,
}

/// An area of the catalogue.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawArea {
    /// Identifier: `connectivity`.
    pub(crate) id: Slug,
    /// Name as printed.
    pub(crate) name: Text,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
    /// Hard infrastructure: what a package complements with capacity building.
    #[serde(default)]
    pub(crate) hard: bool,
    /// Suggested DAC purpose codes; the first one is that of components without their own.
    #[serde(default)]
    pub(crate) dac_codes: Vec<Purpose>,
    /// Sustainable Development Goals that it serves, the main one first.
    #[serde(default)]
    #[schemars(inner(range(min = 1, max = 17)))]
    pub(crate) sdgs: Vec<u8>,
    /// Policy markers of its components, where these do not set their own.
    #[serde(default)]
    pub(crate) markers: ById<MarkerName, RawMark>,
    /// Items of the strategy that it stands for.
    #[serde(default)]
    pub(crate) strategy: Vec<Item>,
}

/// The score of a policy marker and the reason for it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawMark {
    /// 0 not targeted, 1 significant objective, 2 principal objective.
    #[schemars(range(min = 0, max = 2))]
    pub(crate) score: u8,
    /// One line.
    pub(crate) why: Text,
    /// How the score came about: estimated unless stated.
    #[serde(default)]
    pub(crate) confidence: Option<Confidence>,
    /// The reason in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawReason>,
}

/// A group of needs.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGroup {
    /// Identifier, the `group` of a need.
    pub(crate) id: Text,
    /// Name as printed.
    pub(crate) name: Text,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
}

/// What a partner may lack.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNeed {
    /// Identifier: `INTEROP`.
    pub(crate) id: Code,
    /// Name as printed.
    pub(crate) name: Text,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
    /// Group it is shown in.
    #[serde(default)]
    pub(crate) group: Option<GroupRef>,
    /// Weight before a partner's or a scenario's own priorities: 1 unless stated.
    #[serde(default = "one")]
    pub(crate) weight: Amount,
    /// How severe it is: a constant, or linear in an indicator.
    pub(crate) severity: RawSeverity,
    /// Sum of effects that counts as fully met: 1 unless stated; null adds up without limit.
    #[serde(default = "capped_at_one")]
    pub(crate) cap: Option<Positive>,
    /// What the indicator is worth as a proxy.
    #[serde(default)]
    pub(crate) why: String,
    /// Items of the strategy that it stands for.
    #[serde(default)]
    pub(crate) strategy: Vec<Item>,
}

/// `{"constant"}`, or `{"indicator", "worst", "best", "when_missing"}`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSeverity {
    /// The same for every partner.
    #[serde(default)]
    pub(crate) constant: Option<Fraction>,
    /// Column of the partner table.
    #[serde(default)]
    pub(crate) indicator: Option<ColumnRef>,
    /// Value at which severity is 1.
    #[serde(default)]
    pub(crate) worst: Option<Finite>,
    /// Value at which severity is 0.
    #[serde(default)]
    pub(crate) best: Option<Finite>,
    /// Severity where the cell is empty; printed as an assumption.
    #[serde(default)]
    pub(crate) when_missing: Option<Fraction>,
}

/// What the EU wants.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawInterest {
    /// Identifier: `STD`.
    pub(crate) id: Code,
    /// Name as printed.
    pub(crate) name: Text,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
    /// Weight before a scenario's own: 1 unless stated.
    #[serde(default = "one")]
    pub(crate) weight: Amount,
    /// Sum of effects (or MEUR of EU content for each partner) that counts as fully met: 1 unless
    /// stated; null adds up without limit.
    #[serde(default = "capped_at_one")]
    pub(crate) cap: Option<Positive>,
    /// What it is measured by: effects unless stated.
    #[serde(default)]
    pub(crate) measure: RawMeasure,
    /// Objective of the strategy that it stands for.
    #[serde(default)]
    pub(crate) objective: Option<RawObjective>,
    /// Partners at which it means something: every one unless stated. Effects elsewhere are dropped.
    #[serde(default)]
    pub(crate) applies_to: Option<super::component::RawCondition>,
    /// Items of the strategy that it stands for.
    #[serde(default)]
    pub(crate) strategy: Vec<Item>,
}

/// What an interest is measured by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawMeasure {
    /// The sum of the options' `serves`.
    #[default]
    Effects,
    /// The money that EU suppliers deliver, in MEUR.
    EuContent,
}

/// Objective of the strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawObjective {
    /// Objective a.
    A,
    /// Objective b.
    B,
    /// Objective c.
    C,
}

/// A source of money.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawInstrument {
    /// Identifier: `NDICI-G`.
    pub(crate) id: Code,
    /// Name as printed.
    pub(crate) name: Text,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
    /// What kind of money it is.
    pub(crate) kind: InstrumentKind,
    /// Whose money it is.
    #[serde(default)]
    pub(crate) owner: String,
    /// Terms of repayment.
    #[serde(default)]
    pub(crate) terms: Option<RawTerms>,
    /// Whether the partner's government owes it; true for loan, guarantee and export-credit unless stated.
    #[serde(default)]
    pub(crate) sovereign: Option<bool>,
    /// Which partners it may serve.
    #[serde(default)]
    pub(crate) eligible: RawEligibility,
    /// Its own rules on what it pays for, and how much; printed with their sources.
    #[serde(default)]
    pub(crate) blending: Vec<RawBlending>,
    /// Items of the strategy that it stands for.
    #[serde(default)]
    pub(crate) strategy: Vec<Item>,
}

/// A rule of an instrument on what it pays for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum RawBlending {
    /// The instrument carries at most this share of a component.
    LargestShare {
        /// The share, 0.5 for half.
        share: Fraction,
        /// Of the whole cost unless stated.
        #[serde(default)]
        of: RawShareBase,
        /// The rule in words, as printed.
        text: Text,
        /// The rule in other languages; where there is none, documents print the English one.
        #[serde(default)]
        translations: ById<LanguageCode, RawRuleTexts>,
        /// Who says so.
        source: RawSource,
    },
    /// The instrument carries at most this much of a component, a shared project counted once.
    LargestAmount {
        /// In MEUR, as published.
        meur: Positive,
        /// The rule in words, as printed.
        text: Text,
        /// The rule in other languages; where there is none, documents print the English one.
        #[serde(default)]
        translations: ById<LanguageCode, RawRuleTexts>,
        /// Who says so.
        source: RawSource,
    },
    /// The instrument pays for nothing whose `dac_code` is `none`.
    DevelopmentOnly {
        /// The rule in words, as printed.
        text: Text,
        /// The rule in other languages; where there is none, documents print the English one.
        #[serde(default)]
        translations: ById<LanguageCode, RawRuleTexts>,
        /// Who says so.
        source: RawSource,
    },
    /// Where the partner holds none of the frameworks, the instrument pays for shared projects alone.
    AssociatedOrShared {
        /// Frameworks that open it for everything: `["ConnectingEurope"]`.
        #[schemars(length(min = 1))]
        frameworks_any: Vec<Text>,
        /// The rule in words, as printed.
        text: Text,
        /// The rule in other languages; where there is none, documents print the English one.
        #[serde(default)]
        translations: ById<LanguageCode, RawRuleTexts>,
        /// Who says so.
        source: RawSource,
    },
    /// A project with less investment takes another way to the same money: printed where it applies.
    LeastProject {
        /// In MEUR, as published.
        meur: Positive,
        /// The other way, as printed: `through a framework loan`.
        below: Text,
        /// The rule in words, as printed.
        text: Text,
        /// The rule in other languages; where there is none, documents print the English one.
        #[serde(default)]
        translations: ById<LanguageCode, RawRuleTexts>,
        /// Who says so.
        source: RawSource,
    },
    /// Something else that is printed: to be settled outside the model unless `kept`.
    Condition {
        /// Another part of the model keeps it: `eligible`, running programmes, the debt gate.
        #[serde(default)]
        kept: bool,
        /// The rule in words, as printed.
        text: Text,
        /// The rule in other languages; where there is none, documents print the English one.
        #[serde(default)]
        translations: ById<LanguageCode, RawRuleTexts>,
        /// Who says so.
        source: RawSource,
    },
}

/// What a largest share is a share of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawShareBase {
    /// The whole cost over the horizon.
    #[default]
    Cost,
    /// The investment alone.
    Investment,
    /// The part of the cost that EU suppliers deliver.
    EuContent,
}

/// Terms of a loan.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTerms {
    /// Interest a year, 0.03 for 3 %.
    pub(crate) rate: Fraction,
    /// Years before the first repayment of principal.
    pub(crate) grace_years: Years,
    /// Years until the last repayment.
    pub(crate) maturity_years: Years,
}

/// A delivery body.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawActor {
    /// Identifier: `eib-global`.
    pub(crate) id: Slug,
    /// Name as printed.
    pub(crate) name: Text,
    /// Its name in other languages; where there is none, documents print the English one.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawNamed>,
    /// What it is.
    #[schemars(extend("enum" = ["eu", "member-state", "dfi", "partner", "industry", "international", "civil-society"]))]
    pub(crate) kind: String,
    /// Items of the strategy that it stands for.
    #[serde(default)]
    pub(crate) strategy: Vec<Item>,
}
