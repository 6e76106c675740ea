//! Markdown, with the charts as SVG files beside it.

use super::{Format, Input, text};
use crate::render::report::Page;
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    writes: "summary.md, briefs/<ISO3>.md and charts/*.svg",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let report = input.report;
    let page = Page::summary(report);
    files.push(text(
        "summary.md",
        input.engine.fill("summary.md.j2", &page)?,
    ));
    for brief in &report.briefs {
        let page = Page::brief(report, brief);
        let path = format!("briefs/{}.md", brief.id);
        files.push(text(path, input.engine.fill("brief.md.j2", &page)?));
    }
    for chart in report.charts() {
        let path = format!("charts/{}.svg", chart.id);
        files.push(text(path, input.engine.fill("charts.svg.j2", chart)?));
    }
    Ok(())
}
