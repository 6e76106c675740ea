//! Markdown, with the charts as SVG files beside it.

use super::{Format, Input, text};
use crate::render::report::Edition;
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    writes: "summary.md, briefs/<ISO3>.md and charts/*.svg",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    for page in input.report.pages() {
        let template = if page.is_summary() {
            "summary.md.j2"
        } else {
            "brief.md.j2"
        };
        let path = format!("{}.md", page.path);
        files.push(text(path, input.engine.fill(template, &page)?));
    }
    for chart in input.report.editions.iter().flat_map(Edition::charts) {
        let path = format!("charts/{}.svg", chart.id);
        files.push(text(path, input.engine.fill("charts.svg.j2", chart)?));
    }
    Ok(())
}
