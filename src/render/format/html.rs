//! HTML: one self-contained file a document, charts and style inside, nothing fetched.

use std::collections::BTreeMap;

use super::{Format, Input, text};
use crate::render::report::Page;
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "html",
    writes: "summary.html and briefs/<ISO3>.html, each self-contained and ready to print",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let report = input.report;
    let mut drawn = BTreeMap::new();
    for chart in report.charts() {
        drawn.insert(chart.id.clone(), input.engine.fill("charts.svg.j2", chart)?);
    }
    let mut page = Page::summary(report);
    page.svg = Some(&drawn);
    files.push(text(
        "summary.html",
        input.engine.fill("summary.html.j2", &page)?,
    ));
    for brief in &report.briefs {
        let mut page = Page::brief(report, brief);
        page.svg = Some(&drawn);
        let path = format!("briefs/{}.html", brief.id);
        files.push(text(path, input.engine.fill("brief.html.j2", &page)?));
    }
    Ok(())
}
