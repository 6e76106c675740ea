//! The JSON Schema of each kind of file, generated from the types that read it.

use std::sync::OnceLock;

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::raw::text::{REF, REF_KEYS};
use super::raw::{
    RawComponents, RawProfile, RawScenario, RawShare, RawStrategy, RawTableSchema, RawTaxonomy,
};

/// Kinds of files that a user edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchemaKind {
    /// `components/<area>/*.json`
    Component,
    /// `components/taxonomy.json`
    Taxonomy,
    /// `partners/indicators.schema.json`
    Partner,
    /// `partners/profiles/<ISO3>.json`
    Profile,
    /// `scenarios/*.json`
    Scenario,
    /// A table of coalition costs for `tbo share`.
    Share,
    /// `components/strategy.json`
    Strategy,
}

impl SchemaKind {
    /// Every kind, by the name that a user types.
    pub const ALL: [(&'static str, SchemaKind); 7] = [
        ("component", SchemaKind::Component),
        ("partner", SchemaKind::Partner),
        ("profile", SchemaKind::Profile),
        ("scenario", SchemaKind::Scenario),
        ("share", SchemaKind::Share),
        ("strategy", SchemaKind::Strategy),
        ("taxonomy", SchemaKind::Taxonomy),
    ];

    /// The kind with this name.
    ///
    /// ```
    /// use tech_business_offer::load::SchemaKind;
    /// assert_eq!(SchemaKind::named("scenario"), Some(SchemaKind::Scenario));
    /// assert_eq!(SchemaKind::named("senario"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, kind)| *kind)
    }
}

/// The JSON Schema (2020-12) of a kind of file, with what an editor shows while it is typed.
///
/// ```
/// use tech_business_offer::load::{SchemaKind, schema};
/// let scenario = schema(SchemaKind::Scenario);
/// assert_eq!(scenario["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// ```
#[must_use]
pub fn schema(kind: SchemaKind) -> Value {
    let mut schema = annotated(kind).clone();
    strip(&mut schema);
    if kind == SchemaKind::Scenario {
        unless_extended(&mut schema);
    }
    schema
}

/// A scenario that extends another one gives only the keys that differ.
fn unless_extended(schema: &mut Value) {
    let Some(keys) = schema.as_object_mut() else {
        return;
    };
    if let Some(required) = keys.remove("required") {
        keys.insert("if".to_owned(), json!({ "required": ["extends"] }));
        keys.insert("else".to_owned(), json!({ "required": required }));
    }
}

/// The schema with the marks that say which texts name things. Made once for each kind: a catalogue
/// has a hundred files of one.
pub(crate) fn annotated(kind: SchemaKind) -> &'static Value {
    static MADE: [OnceLock<Value>; SchemaKind::ALL.len()] =
        [const { OnceLock::new() }; SchemaKind::ALL.len()];
    MADE[kind as usize].get_or_init(|| generated(kind))
}

fn generated(kind: SchemaKind) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let schema = match kind {
        SchemaKind::Component => generator.into_root_schema_for::<RawComponents>(),
        SchemaKind::Taxonomy => generator.into_root_schema_for::<RawTaxonomy>(),
        SchemaKind::Partner => generator.into_root_schema_for::<RawTableSchema>(),
        SchemaKind::Profile => generator.into_root_schema_for::<RawProfile>(),
        SchemaKind::Scenario => generator.into_root_schema_for::<RawScenario>(),
        SchemaKind::Share => generator.into_root_schema_for::<RawShare>(),
        SchemaKind::Strategy => generator.into_root_schema_for::<RawStrategy>(),
    };
    schema.to_value()
}

/// Takes the marks out: strict validators refuse keywords they do not know.
fn strip(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            keys.remove(REF);
            keys.remove(REF_KEYS);
            keys.values_mut().for_each(strip);
        }
        Value::Array(elements) => elements.iter_mut().for_each(strip),
        _ => {}
    }
}
