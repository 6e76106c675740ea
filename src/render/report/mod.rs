//! Everything that documents say, in words and figures as printed; formats and templates only lay it out.
//!
//! A brief is a list of sections, a section a list of [`block::Block`]s. To add a section: a file with
//! a function from context and package to blocks, and a line in [`SECTIONS`].

mod action;
pub(crate) mod activity;
mod alternatives;
mod annex;
mod benefit;
mod blending;
pub(crate) mod block;
pub(crate) mod chart;
mod coding;
mod conditions;
mod context;
mod costs;
pub(crate) mod data;
mod delivery;
pub(crate) mod fields;
mod financing;
mod gains;
mod header;
mod loans;
mod matrix;
mod needs;
mod offer;
mod ownership;
mod package;
mod plan;
mod provenance;
mod ratios;
mod results;
mod risks;
mod sharing;
mod sources;
mod summary;
mod timeline;
mod words;
pub(crate) mod workbook;

use std::collections::BTreeMap;

use serde::Serialize;

use self::block::Block;
use self::chart::Figure;
use self::context::{Context, Pack};
use super::RenderError;
use crate::model::Offer;
use crate::package::ResultFile;

/// A section of the brief and the items of the strategy that it stands for.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// `1` to `5` for the two pages that everybody reads, then annexes from `A`.
    pub number: &'static str,
    /// Heading, without the number.
    pub title: &'static str,
    /// Items of the strategy, `M049`.
    pub strategy: &'static [&'static str],
    build: fn(&Context, &Pack) -> Vec<Block>,
}

impl Section {
    /// Whether it is an annex.
    #[must_use]
    pub fn is_annex(&self) -> bool {
        self.number.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// How another section refers to it: `section 4`, `annex C`.
    fn place(&self) -> String {
        let kind = if self.is_annex() { "annex" } else { "section" };
        format!("{kind} {}", self.number)
    }
}

/// Every section of a brief, in order: what is proposed and why first, the evidence after it.
pub const SECTIONS: &[Section] = &[
    offer::SECTION,
    package::SECTION,
    benefit::SECTION,
    financing::SECTION,
    header::SECTION,
    needs::SECTION,
    costs::SECTION,
    gains::SECTION,
    timeline::SECTION,
    delivery::SECTION,
    conditions::SECTION,
    risks::SECTION,
    results::SECTION,
    alternatives::SECTION,
    provenance::SECTION,
    annex::TRACE,
    action::SECTION,
    annex::CONTEXT,
    annex::PLAIN,
];

/// Printed on every document.
pub(crate) const NOTICE: &str = "Illustrative draft for discussion. Not an official EU document.";

/// What every document is made from.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) document: Document,
    pub(crate) summary: Paper,
    pub(crate) briefs: Vec<Paper>,
    pub(crate) sheets: Vec<data::Sheet>,
    pub(crate) workbook: workbook::Workbook,
    pub(crate) activities: Vec<activity::Activity>,
    /// Publications behind the figures.
    pub(crate) sources: Vec<Source>,
    /// Identifier of the scenario.
    pub(crate) scenario: String,
    /// Year whose prices amounts are in.
    pub(crate) price_year: i32,
}

/// A publication behind a figure.
#[derive(Debug)]
pub(crate) struct Source {
    /// Who published what, and when.
    pub(crate) title: String,
}

/// What all documents of a result share.
#[derive(Debug, Serialize)]
pub(crate) struct Document {
    /// Title of the scenario.
    pub(crate) scenario: String,
    /// Date as given.
    pub(crate) date: String,
    /// Version of the program.
    pub(crate) version: String,
    /// That it is no official document.
    pub(crate) notice: String,
}

/// One document: a partner's brief, or the summary.
#[derive(Debug, Serialize)]
pub(crate) struct Paper {
    /// Partner id, or `summary`.
    pub(crate) id: String,
    /// Title of the document.
    pub(crate) title: String,
    /// Line under the title.
    pub(crate) subtitle: String,
    /// Footnote of the partner's name.
    pub(crate) footnote: Option<String>,
    /// What a reader sees first.
    pub(crate) key_figures: Vec<KeyFigure>,
    /// Sections, each with an anchor.
    pub(crate) sections: Vec<Part>,
    /// Other documents of the same result.
    pub(crate) links: Vec<Link>,
}

/// A figure on the cover.
#[derive(Debug, Serialize)]
pub(crate) struct KeyFigure {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// A section as printed.
#[derive(Debug, Serialize)]
pub(crate) struct Part {
    pub(crate) number: String,
    pub(crate) title: String,
    /// Whether it is an annex: `Annex A` instead of `1`.
    pub(crate) annex: bool,
    pub(crate) anchor: String,
    pub(crate) blocks: Vec<Block>,
}

/// A link to another document, without its extension.
#[derive(Debug, Serialize)]
pub(crate) struct Link {
    pub(crate) path: String,
    pub(crate) label: String,
}

/// What a template sees.
#[derive(Debug, Serialize)]
pub(crate) struct Page<'a> {
    /// What all documents share.
    pub(crate) document: &'a Document,
    /// This document.
    pub(crate) paper: &'a Paper,
    /// Folder of the charts as seen from this document, with a slash.
    pub(crate) charts: &'static str,
    /// Charts by id, where they are drawn into the page.
    pub(crate) svg: Option<&'a BTreeMap<String, String>>,
}

impl<'a> Page<'a> {
    pub(crate) fn summary(report: &'a Report) -> Self {
        Page {
            document: &report.document,
            paper: &report.summary,
            charts: "charts/",
            svg: None,
        }
    }

    pub(crate) fn brief(report: &'a Report, paper: &'a Paper) -> Self {
        Page {
            document: &report.document,
            paper,
            charts: "../charts/",
            svg: None,
        }
    }
}

impl Report {
    /// Every chart of every document.
    pub(crate) fn charts(&self) -> Vec<&Figure> {
        let mut charts = Vec::new();
        for paper in std::iter::once(&self.summary).chain(&self.briefs) {
            for part in &paper.sections {
                collect(&part.blocks, &mut charts);
            }
        }
        charts
    }
}

fn collect<'a>(blocks: &'a [Block], charts: &mut Vec<&'a Figure>) {
    for block in blocks {
        match block {
            Block::Chart { figure } => charts.push(figure),
            Block::Pair { left, right } => {
                collect(&left.blocks, charts);
                collect(&right.blocks, charts);
            }
            _ => {}
        }
    }
}

/// Joins offer and result and writes down everything that documents say.
///
/// # Errors
/// A result that names something the offer does not hold.
pub(crate) fn build(
    offer: &Offer,
    result: &ResultFile,
    date: &str,
    version: &str,
) -> Result<Report, RenderError> {
    let context = Context::new(offer, result, date, version)?;
    Ok(Report {
        document: Document {
            scenario: offer.scenario.title.clone(),
            date: date.to_owned(),
            version: version.to_owned(),
            notice: NOTICE.to_owned(),
        },
        summary: summary::paper(&context),
        briefs: context
            .packs
            .iter()
            .map(|pack| brief(&context, pack))
            .collect(),
        sheets: data::sheets(&context),
        workbook: workbook::workbook(&context),
        activities: activity::activities(&context),
        sources: sources::sources(&context),
        scenario: offer.scenario.id.to_string(),
        price_year: offer.scenario.price_year,
    })
}

fn brief(context: &Context, pack: &Pack) -> Paper {
    let sections = SECTIONS.iter().map(|section| Part {
        number: section.number.to_owned(),
        title: section.title.to_owned(),
        annex: section.is_annex(),
        anchor: format!("s{}", section.number.to_lowercase()),
        blocks: (section.build)(context, pack),
    });
    Paper {
        id: pack.partner.id.to_string(),
        title: format!("Tech Business Offer for {}", pack.name()),
        subtitle: "Proposal brief".to_owned(),
        footnote: pack
            .partner
            .profile
            .note
            .as_ref()
            .map(|note| format!("* {}", note.trim_start_matches(['*', ' ']))),
        key_figures: header::key_figures(context, pack),
        sections: sections.collect(),
        links: vec![Link {
            path: "../summary".to_owned(),
            label: "Summary of all packages".to_owned(),
        }],
    }
}
