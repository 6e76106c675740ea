//! An activity file of IATI 2.03, as a draft: identifiers are placeholders until a publisher sets its own.

use serde::Serialize;

use super::{Format, Input, text};
use crate::render::report::Document;
use crate::render::report::activity::Activity;
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "iati",
    writes: "iati.xml: a draft activity file of IATI 2.03, where there is something to report",
    write,
};

/// What the template sees.
#[derive(Serialize)]
struct File<'a> {
    document: &'a Document,
    activities: &'a [Activity],
}

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let report = input.report;
    if report.activities.is_empty() {
        return Ok(()); // The standard knows no file without an activity.
    }
    let file = File {
        document: &report.document,
        activities: &report.activities,
    };
    files.push(text("iati.xml", input.engine.fill("iati.xml.j2", &file)?));
    Ok(())
}
