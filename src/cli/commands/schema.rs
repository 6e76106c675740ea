//! `tbo schema`: the JSON Schema of a kind of file.

use super::super::Failure;
use super::super::args::{Kind, Schema};
use super::super::output::out;
use crate::explore::frontier::file::FrontierFile;
use crate::load::{self, SchemaKind};
use crate::package::ResultFile;

/// Runs the command.
///
/// # Errors
/// [`Failure::Closed`] where the reader has gone.
pub fn run(args: &Schema) -> Result<(), Failure> {
    out(&format!("{:#}\n", schema(args.kind)))
}

/// The schema of a kind of file.
#[must_use]
pub fn schema(kind: Kind) -> serde_json::Value {
    match kind {
        Kind::Component => load::schema(SchemaKind::Component),
        Kind::Partner => load::schema(SchemaKind::Partner),
        Kind::Profile => load::schema(SchemaKind::Profile),
        Kind::Scenario => load::schema(SchemaKind::Scenario),
        Kind::Share => load::schema(SchemaKind::Share),
        Kind::Strategy => load::schema(SchemaKind::Strategy),
        Kind::Taxonomy => load::schema(SchemaKind::Taxonomy),
        Kind::Result => schemars::schema_for!(ResultFile).to_value(),
        Kind::Frontier => schemars::schema_for!(FrontierFile).to_value(),
    }
}
