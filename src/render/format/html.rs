//! HTML: one self-contained file a document, charts and style inside, nothing fetched.

use std::collections::BTreeMap;

use super::{Format, Input, text};
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "html",
    writes: "summary.html and briefs/<ISO3>.html, each self-contained and ready to print; briefs/<ISO3>.fr.html in French",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    for edition in &input.report.editions {
        let mut drawn = BTreeMap::new();
        for chart in edition.charts() {
            drawn.insert(chart.id.clone(), input.engine.fill("charts.svg.j2", chart)?);
        }
        for mut page in edition.pages() {
            page.svg = Some(&drawn);
            let template = if page.is_summary() {
                "summary.html.j2"
            } else {
                "brief.html.j2"
            };
            let path = format!("{}.html", page.path);
            files.push(text(path, input.engine.fill(template, &page)?));
        }
    }
    Ok(())
}
