//! Word: one document a paper, with styles, native tables, charts that can be edited, and a table of
//! contents. Templates fill the parts; a Word file of the user may give styles and page.

mod base;
mod chart;
mod house;
mod numbering;
mod pack;
mod styles;
mod view;
mod xml;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use self::base::{Base, FOOTER, HEADER, STYLES_TYPE, reference_relation};
use self::pack::{Part, Relation, Target, pack};
use super::{Format, Input};
use crate::render::report::Page;
use crate::render::report::chart::Figure;
use crate::render::{OutFile, RenderError};

pub use self::house::WordTemplate;

pub(super) const FORMAT: Format = Format {
    name: "docx",
    writes: "summary.docx and briefs/<ISO3>.docx, Word documents to edit",
    write,
};

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PROPERTIES: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const CHART_TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const WORKBOOK_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    for edition in &input.report.editions {
        let base = Base::new(input.engine, input.word, edition.language)?;
        let pages: Vec<Page> = edition.pages().collect();
        let written: Result<Vec<OutFile>, RenderError> = pages
            .into_par_iter()
            .map(|page| {
                let bytes = document(input, &page, &base)?;
                let path = format!("{}.docx", page.path);
                Ok(OutFile { path, bytes })
            })
            .collect();
        files.extend(written?);
    }
    Ok(())
}

/// One document.
fn document(input: &Input, page: &Page, base: &Base) -> Result<Vec<u8>, RenderError> {
    let (seen, figures) = view::view(page, base);
    let fill = |template: &str, name: &str, kind: &str| {
        let text = input.engine.fill_xml(template, &seen)?;
        Ok::<Part, RenderError>(Part::new(name, kind, text.into_bytes()))
    };
    let mut main = fill(
        "word-document.xml.j2",
        "word/document.xml",
        &format!("{WORD}.document.main+xml"),
    )?;
    let styles = base.styles.text.clone().into_bytes();
    let settings = format!("{WORD}.settings+xml");
    let mut parts = Vec::new();
    for (id, kind, part) in [
        (
            "rStyles",
            "styles",
            Part::new("word/styles.xml", STYLES_TYPE, styles),
        ),
        (
            "rSettings",
            "settings",
            fill("word-settings.xml.j2", "word/settings.xml", &settings)?,
        ),
        (
            "rFonts",
            "fontTable",
            fill(
                "word-fonts.xml.j2",
                "word/fontTable.xml",
                &format!("{WORD}.fontTable+xml"),
            )?,
        ),
        ("rNumbering", "numbering", base.numbering.clone()),
        ("rTheme", "theme", base.theme.clone()),
    ] {
        main = main.related(id, of(kind), Target::Part(part.name.clone()));
        parts.push(part);
    }
    for (number, figure) in (1..).zip(figures) {
        let [chart, workbook] = chart_parts(input, page, number, figure)?;
        let id = view::chart_relation(number);
        main = main.related(id, of("chart"), Target::Part(chart.name.clone()));
        parts.extend([chart, workbook]);
    }
    for (number, reference) in (1..).zip(&base.references) {
        let place = if reference.footer { "footer" } else { "header" };
        let id = reference_relation(number);
        main = main.related(id, of(place), Target::Part(reference.part.clone()));
        // Ours say the title of the document.
        if reference.part == HEADER || reference.part == FOOTER {
            let template = format!("word-{place}.xml.j2");
            parts.push(fill(
                &template,
                &reference.part,
                &format!("{WORD}.{place}+xml"),
            )?);
        }
    }
    let versions = page.paper.versions.iter().map(|version| &version.path);
    let links = page.paper.links.iter().map(|link| &link.path);
    for (number, path) in (1..).zip(links.chain(versions)) {
        let address = Target::Outside(format!("{path}.docx"));
        main = main.related(view::link_relation(number), of("hyperlink"), address);
    }
    let properties = fill(
        "word-properties.xml.j2",
        "docProps/core.xml",
        PROPERTIES_TYPE,
    )?;
    let root = [
        relation("rDocument", of("officeDocument"), &main),
        relation("rProperties", PROPERTIES.to_owned(), &properties),
    ];
    parts.insert(0, main);
    parts.push(properties);
    parts.extend(base.parts.iter().cloned());
    pack(&root, &parts).map_err(|error| RenderError::Word(error.to_string()))
}

/// A chart and the workbook with its numbers.
fn chart_parts(
    input: &Input,
    page: &Page,
    number: usize,
    figure: &Figure,
) -> Result<[Part; 2], RenderError> {
    let drawn = input
        .engine
        .fill_xml("word-chart.xml.j2", &chart::drawn(figure, page.language))?;
    let numbers =
        chart::workbook(&figure.data).map_err(|error| RenderError::Word(error.to_string()))?;
    let workbook = Part::new(
        format!("word/embeddings/chart{number}.xlsx"),
        WORKBOOK_TYPE,
        numbers,
    );
    let chart = Part::new(
        format!("word/charts/chart{number}.xml"),
        CHART_TYPE,
        drawn.into_bytes(),
    );
    let chart = chart.related(
        chart::WORKBOOK,
        of("package"),
        Target::Part(workbook.name.clone()),
    );
    Ok([chart, workbook])
}

/// A type of relationship among those of office documents.
fn of(kind: &str) -> String {
    format!("{RELATION}/{kind}")
}

fn relation(id: &str, kind: String, part: &Part) -> Relation {
    Relation {
        id: id.to_owned(),
        kind,
        target: Target::Part(part.name.clone()),
    }
}
