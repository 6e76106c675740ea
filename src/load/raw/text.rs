//! Identifiers, references and bounded numbers as they stand in a file.
//!
//! Each type carries its JSON Schema: the pattern an identifier must have, the range of a number,
//! and, for a reference, the kind of thing it names (`x-tbo-ref`, taken out of printed schemas).

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// Pattern of components, options, areas, scenarios, actors.
pub(crate) const SLUG: &str = "^[a-z0-9][a-z0-9-]*$";
/// Pattern of needs, interests, instruments.
pub(crate) const CODE: &str = "^[A-Z][A-Z0-9+-]*$";
/// Pattern of partners.
pub(crate) const ISO3: &str = "^[A-Z]{3}$";
/// Pattern of a party: a partner or the EU.
pub(crate) const PARTY: &str = "^([A-Z]{3}|eu)$";
/// Pattern of columns of the partner table.
pub(crate) const COLUMN: &str = "^[a-z][a-z0-9_]*$";
/// Pattern of DAC purpose codes.
pub(crate) const PURPOSE: &str = "^[0-9]{5}$";
/// The same, or none at all.
pub(crate) const OWN_PURPOSE: &str = "^([0-9]{5}|none)$";
/// Pattern of policy markers.
pub(crate) const MARKER: &str = "^(gender|environment|governance|trade|biodiversity|mitigation|adaptation|desertification|\
                                 rmnch|drr|disability|nutrition)$";
/// Pattern of languages of the documents other than English.
pub(crate) const LANGUAGE: &str = "^(fr|es|pt|ar|uk)$";
/// Pattern of items of the strategy.
pub(crate) const ITEM: &str = "^M[0-9]{3}$";

/// Schema keyword that says what kind of thing a text names.
pub(crate) const REF: &str = "x-tbo-ref";
/// The same for the keys of an object.
pub(crate) const REF_KEYS: &str = "x-tbo-ref-keys";

/// A text with a pattern, and the kind of thing it names, if it names one.
pub(crate) trait Word {
    /// Pattern.
    const PATTERN: &'static str;
    /// Kind of thing named.
    const NAMES: Option<&'static str>;
}

macro_rules! word {
    ($(#[$doc:meta])* $name:ident, $pattern:expr, $names:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) String);

        impl Word for $name {
            const PATTERN: &'static str = $pattern;
            const NAMES: Option<&'static str> = $names;
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let mut schema = json_schema!({ "type": "string", "pattern": Self::PATTERN });
                if let Some(kind) = Self::NAMES {
                    schema.insert(REF.to_owned(), kind.into());
                }
                schema
            }
        }
    };
}

word!(
    /// Defines a component, option, area, scenario or actor.
    Slug, SLUG, None
);
word!(
    /// Defines a need, interest or instrument.
    Code, CODE, None
);
word!(
    /// Defines a column.
    ColumnName, COLUMN, None
);
word!(
    /// An item of the strategy.
    Item, ITEM, None
);
word!(
    /// A DAC purpose code.
    Purpose, PURPOSE, None
);
word!(
    /// A DAC purpose code, or `none`.
    OwnPurpose, OWN_PURPOSE, None
);
word!(
    /// A policy marker.
    MarkerName, MARKER, None
);
word!(
    /// A language of the documents, ISO 639-1: fr, es, pt, ar or uk.
    LanguageCode, LANGUAGE, None
);
word!(
    /// Names an area.
    AreaRef, SLUG, Some("area")
);
word!(
    /// Names a component.
    ComponentRef, SLUG, Some("component")
);
word!(
    /// Names an option of a component named beside it.
    OptionRef, SLUG, None
);
word!(
    /// Names a need.
    NeedRef, CODE, Some("need")
);
word!(
    /// Names an interest.
    InterestRef, CODE, Some("interest")
);
word!(
    /// Names a need or an interest.
    EffectRef, CODE, Some("need or interest")
);
word!(
    /// Names an instrument.
    InstrumentRef, CODE, Some("instrument")
);
word!(
    /// Names a partner.
    PartnerRef, ISO3, Some("partner")
);
word!(
    /// Names a partner or the EU.
    PartyRef, PARTY, Some("party")
);
word!(
    /// Names a numeric column of the partner table.
    ColumnRef, COLUMN, Some("indicator")
);
word!(
    /// Names a group of needs.
    GroupRef, "\\S", Some("group")
);
word!(
    /// Names a region of the partner table.
    RegionRef, "\\S", Some("region")
);
word!(
    /// Text that is not empty.
    Text, "\\S", None
);

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $bounds:tt) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) f64);

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($bounds)
            }
        }
    };
}

number!(
    /// A share between 0 and 1.
    Fraction, { "type": "number", "minimum": 0, "maximum": 1 }
);
number!(
    /// Money, people, weights: nothing below 0. The upper bound keeps sums finite.
    Amount, { "type": "number", "minimum": 0, "maximum": 1e12 }
);
number!(
    /// More than 0.
    Positive, { "type": "number", "exclusiveMinimum": 0, "maximum": 1e12 }
);
number!(
    /// At least 1.
    AtLeastOne, { "type": "number", "minimum": 1, "maximum": 1e6 }
);
number!(
    /// Aversion to inequality; beyond 100 nothing but the smallest share counts.
    Alpha, { "type": "number", "minimum": 0, "maximum": 100 }
);
number!(
    /// Any number of ordinary size.
    Finite, { "type": "number", "minimum": -1e12, "maximum": 1e12 }
);

/// An object whose keys name things.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(
    transparent,
    bound(deserialize = "K: Ord + Deserialize<'de>, V: Deserialize<'de>")
)]
pub(crate) struct ById<K, V>(pub(crate) BTreeMap<K, V>);

impl<K, V> Default for ById<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Word, V: JsonSchema> JsonSchema for ById<K, V> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("by_{}", K::NAMES.unwrap_or("text")).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<V>();
        json_schema!({
            "type": "object",
            "propertyNames": { "pattern": K::PATTERN },
            "additionalProperties": value,
            REF_KEYS: K::NAMES,
        })
    }
}

/// The default of a weight, an effort, a cap.
pub(crate) fn one() -> Amount {
    Amount(1.0)
}

/// The default of a cap.
#[expect(
    clippy::unnecessary_wraps,
    reason = "serde wants the field's type; null means no cap"
)]
pub(crate) fn capped_at_one() -> Option<Positive> {
    Some(Positive(1.0))
}

/// The default of a duration, a share.
pub(crate) fn no_years() -> Years {
    Years(0.0)
}

number!(
    /// Years, possibly with a fraction.
    Years, { "type": "number", "minimum": 0, "maximum": 1000 }
);
