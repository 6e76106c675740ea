//! `scenarios/*.json`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::text::{
    Alpha, Amount, AreaRef, ById, ComponentRef, EffectRef, Finite, Fraction, ISO3, InstrumentRef,
    InterestRef, LanguageCode, NeedRef, OptionRef, PartnerRef, PartyRef, Positive, REF, Slug, Text,
};
use super::translation::RawScenarioTexts;
use crate::model::CriterionRule;

/// Who, how much money of which kind, which rules, which notion of balance.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Scenario of the Tech Business Offer")]
pub(crate) struct RawScenario {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub(crate) _schema: Option<String>,
    /// Identifier: `southern-neighbourhood`.
    pub(crate) id: Slug,
    /// Title as printed.
    pub(crate) title: Text,
    /// Free text as printed under the title.
    #[serde(default)]
    pub(crate) description: Option<String>,
    /// Title and description in other languages; what is absent is printed in English. A scenario with a title or description of its own has them from its own file alone.
    #[serde(default)]
    pub(crate) translations: ById<LanguageCode, RawScenarioTexts>,
    /// A scenario that this one starts from; each key given here replaces the base's.
    #[serde(rename = "extends", default)]
    pub(crate) _extends: Option<Text>,
    /// Folder of the catalogue, relative to this file.
    #[expect(
        dead_code,
        reason = "read from the tree, which knows the file that names it"
    )]
    pub(crate) catalogue: Text,
    /// Folder of the partner table, relative to this file.
    #[expect(
        dead_code,
        reason = "read from the tree, which knows the file that names it"
    )]
    pub(crate) partner_data: Text,
    /// Partners by ISO3, `"all"`, or `{"region": ...}`.
    pub(crate) partners: RawPartners,
    /// When it runs.
    pub(crate) horizon: RawHorizon,
    /// Year of the constant prices that every amount is in.
    #[schemars(range(min = 1900, max = 2200))]
    pub(crate) price_year: i32,
    /// Real discount rate for present values, 0.03 for 3 %.
    pub(crate) discount_rate: Fraction,
    /// How much less an effect counts for each year until the component operates, 0.03 for 3 %; start years are then chosen.
    #[serde(default)]
    pub(crate) benefit_discount_rate: Option<Fraction>,
    /// How a package is picked among the feasible ones.
    pub(crate) criterion: RawCriterion,
    /// Money there is, in MEUR at the price year.
    pub(crate) envelope: Vec<RawEnvelope>,
    /// Rules beyond the catalogue's own.
    #[serde(default)]
    pub(crate) rules: Vec<RawRule>,
    /// Weights instead of 1, or instead of the taxonomy's.
    #[serde(default)]
    pub(crate) weights: RawWeights,
    /// Caps instead of the taxonomy's, by need or interest; null adds up without limit.
    #[serde(default)]
    pub(crate) caps: ById<EffectRef, Option<Positive>>,
    /// Utility of a party with its best outside offer, instead of the profile's; 0 for the EU unless stated.
    #[serde(default)]
    pub(crate) disagreement: ById<PartyRef, Amount>,
    /// Most effort that each partner's administration can carry, instead of the profile's.
    #[serde(default)]
    pub(crate) delivery_capacity: ById<PartnerRef, Amount>,
    /// Most that each partner's package may pay out in one year, in MEUR, instead of a share of its GDP; start years are then chosen.
    #[serde(default)]
    pub(crate) absorptive_capacity: ById<PartnerRef, Amount>,
    /// Components that may not start before a year; start years are then chosen.
    #[serde(default)]
    pub(crate) not_before: Vec<RawGate>,
    /// Limits on the search.
    #[serde(default)]
    pub(crate) solver: RawSolver,
}

/// Which partners a scenario is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawPartners {
    /// Every row of the table.
    All,
    /// The rows of one region.
    Region(String),
    /// These, in this order.
    List(Vec<String>),
}

impl JsonSchema for RawPartners {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Partners".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "oneOf": [
                { "type": "array", "minItems": 1, "items": { "type": "string", "pattern": ISO3, REF: "partner" } },
                { "type": "string", "enum": ["all"] },
                { "type": "object", "properties": { "region": { "type": "string", "description": "Region of the partner table.", REF: "region" } },
                  "required": ["region"], "additionalProperties": false },
            ]
        })
    }
}

impl<'de> Deserialize<'de> for RawPartners {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde_json::Value;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let found = match &Value::deserialize(deserializer)? {
            Value::String(word) if word == "all" => Some(Self::All),
            Value::Object(keys) => keys.get("region").and_then(text).map(Self::Region),
            Value::Array(ids) => ids.iter().map(text).collect::<Option<_>>().map(Self::List),
            _ => None,
        };
        found.ok_or_else(|| D::Error::custom("expected a list of partners, \"all\" or a region"))
    }
}

/// First year and number of years.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawHorizon {
    /// First year.
    #[schemars(range(min = 1900, max = 2200))]
    pub(crate) start_year: i32,
    /// How many years: 1 to 50.
    #[schemars(range(min = 1, max = 50))]
    pub(crate) years: usize,
}

/// The notion of balance.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCriterion {
    /// Its rule.
    pub(crate) rule: CriterionRule,
    /// For `alpha-fair`, and only there, how averse to inequality: 0 utilitarian, 1 Nash, large towards the largest smallest share.
    #[serde(default)]
    pub(crate) alpha: Option<Alpha>,
}

/// How much there is of one instrument, in MEUR; at least one of the three limits.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEnvelope {
    /// The instrument.
    pub(crate) instrument: InstrumentRef,
    /// Over the horizon.
    #[serde(default)]
    pub(crate) total: Option<Amount>,
    /// In each year of the horizon.
    #[serde(default)]
    pub(crate) per_year: Option<Vec<Amount>>,
    /// For any one partner over the horizon.
    #[serde(default)]
    pub(crate) per_partner: Option<Amount>,
}

/// A rule of the scenario; without `partner` it holds for every partner.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum RawRule {
    /// A package spends between `min` and `max` of its cost on an area.
    AreaShare {
        /// One partner.
        #[serde(default)]
        partner: Option<PartnerRef>,
        /// The area.
        area: AreaRef,
        /// Lower bound on the share.
        #[serde(default)]
        min: Option<Fraction>,
        /// Upper bound on the share.
        #[serde(default)]
        max: Option<Fraction>,
    },
    /// The component is in the package.
    Include {
        /// One partner.
        #[serde(default)]
        partner: Option<PartnerRef>,
        /// The component.
        component: ComponentRef,
        /// The size.
        #[serde(default)]
        option: Option<OptionRef>,
    },
    /// The component is not in the package.
    Exclude {
        /// One partner.
        #[serde(default)]
        partner: Option<PartnerRef>,
        /// The component.
        component: ComponentRef,
        /// The size.
        #[serde(default)]
        option: Option<OptionRef>,
    },
    /// A party gets at least this much: `share_of_ideal` or `utility`.
    Floor {
        /// A partner or `eu`.
        party: PartyRef,
        /// As a share of the way from the disagreement point to the ideal point.
        #[serde(default)]
        share_of_ideal: Option<Fraction>,
        /// As a utility.
        #[serde(default)]
        utility: Option<Finite>,
    },
    /// A package has between `min` and `max` components.
    Count {
        /// One partner.
        #[serde(default)]
        partner: Option<PartnerRef>,
        /// Fewest components.
        #[serde(default)]
        #[schemars(range(min = 0, max = 1_000_000))]
        min: Option<usize>,
        /// Most components.
        #[serde(default)]
        #[schemars(range(min = 0, max = 1_000_000))]
        max: Option<usize>,
    },
    /// A package with something from `when_areas` has something from `needs_areas`.
    Complement {
        /// One partner.
        #[serde(default)]
        partner: Option<PartnerRef>,
        /// Areas that call for a complement.
        #[schemars(length(min = 1))]
        when_areas: Vec<AreaRef>,
        /// Areas that are one.
        #[schemars(length(min = 1))]
        needs_areas: Vec<AreaRef>,
    },
}

/// A component that may not start before a year; without `partner` it holds for every partner.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGate {
    /// One partner.
    #[serde(default)]
    pub(crate) partner: Option<PartnerRef>,
    /// The component.
    pub(crate) component: ComponentRef,
    /// First year in which it may start.
    #[schemars(range(min = 1900, max = 2200))]
    pub(crate) year: i32,
    /// What comes first, as printed: a law, a treaty, a vote.
    #[serde(default)]
    pub(crate) why: Option<Text>,
}

/// Weights that the scenario sets.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWeights {
    /// Lambda of the criteria, by party: 1 unless stated.
    #[serde(default)]
    pub(crate) parties: ById<PartyRef, Amount>,
    /// Strategic weight of a partner in the EU's utility: 1 unless stated.
    #[serde(default)]
    pub(crate) partners: ById<PartnerRef, Amount>,
    /// Weight of a need, instead of the taxonomy's and the profiles'.
    #[serde(default)]
    pub(crate) needs: ById<NeedRef, Amount>,
    /// Weight of an interest, instead of the taxonomy's.
    #[serde(default)]
    pub(crate) interests: ById<InterestRef, Amount>,
}

/// Limits on the search.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSolver {
    /// Relative gap at which the search may stop: 1e-6 unless stated.
    #[serde(default)]
    pub(crate) gap: Option<Fraction>,
    /// Seconds at which the search must stop: 60 unless stated.
    #[serde(default)]
    pub(crate) time_limit_s: Option<Positive>,
}
