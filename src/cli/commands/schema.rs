//! `tbo schema`: the JSON Schema of a kind of file.

use super::super::Failure;
use super::super::args::{Kind, Schema};
use super::super::output::out;
use crate::explore::frontier::file::FrontierFile;
use crate::load::{self, SchemaKind};
use crate::package::ResultFile;
use crate::package::alternatives::AlternativesFile;
use crate::package::balance::BalanceFile;
use crate::package::compare::CompareFile;
use crate::package::conflicts::ConflictsFile;
use crate::package::explanation::ExplanationFile;
use crate::package::robust::RobustFile;
use crate::package::sweep::SweepFile;

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
        Kind::Alternatives => schemars::schema_for!(AlternativesFile).to_value(),
        Kind::Balance => schemars::schema_for!(BalanceFile).to_value(),
        Kind::Compare => schemars::schema_for!(CompareFile).to_value(),
        Kind::Conflicts => schemars::schema_for!(ConflictsFile).to_value(),
        Kind::Explanation => schemars::schema_for!(ExplanationFile).to_value(),
        Kind::Frontier => schemars::schema_for!(FrontierFile).to_value(),
        Kind::Robust => schemars::schema_for!(RobustFile).to_value(),
        Kind::Sweep => schemars::schema_for!(SweepFile).to_value(),
    }
}
