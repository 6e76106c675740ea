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
mod figures;
mod financing;
mod gains;
mod header;
mod loans;
mod matrix;
mod names;
mod needs;
mod offer;
mod ownership;
mod package;
mod plan;
mod provenance;
mod ratios;
mod reasons;
mod results;
mod risks;
mod sharing;
mod sources;
mod summary;
mod timeline;
mod variants;
mod words;

pub(crate) use words::notion;
pub(crate) mod workbook;

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use self::block::Block;
use self::chart::Figure;
use self::context::{Context, Pack};
use super::RenderError;
use super::locale::{Language, Languages, Locale, tell};
use crate::model::Offer;
use crate::package::ResultFile;

/// A section of the brief and the items of the strategy that it stands for.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// `1` to `5` for the two pages that everybody reads, then annexes from `A`.
    pub number: &'static str,
    /// Message of its heading.
    pub id: &'static str,
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

    /// Heading in English, without the number.
    #[must_use]
    pub fn title(&self) -> String {
        Locale::english().say(self.id)
    }

    /// How a list names it: `section 4`, `annex C`.
    fn place(&self, locale: &Locale) -> String {
        if self.is_annex() {
            tell!(locale, "place-annex", number = self.number)
        } else {
            tell!(locale, "place-section", number = self.number)
        }
    }

    /// Its letter, for a sentence that speaks of an annex.
    fn annex(&self) -> &'static str {
        debug_assert!(self.is_annex(), "{} is a section", self.id);
        self.number
    }

    /// Its number, for a sentence that speaks of a section.
    fn section(&self) -> &'static str {
        debug_assert!(!self.is_annex(), "{} is an annex", self.id);
        self.number
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

/// What every document is made from.
#[derive(Debug)]
pub(crate) struct Report {
    /// The documents, a language at a time, English first.
    pub(crate) editions: Vec<Edition>,
    /// In English: tables of data and activity file have no other language.
    pub(crate) document: Document,
    pub(crate) sheets: Vec<data::Sheet>,
    pub(crate) activities: Vec<activity::Activity>,
    /// Publications behind the figures.
    pub(crate) sources: Vec<Source>,
    /// Identifier of the scenario.
    pub(crate) scenario: String,
    /// Year whose prices amounts are in.
    pub(crate) price_year: i32,
}

/// The documents of one language.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) language: Language,
    pub(crate) document: Document,
    pub(crate) words: Words,
    pub(crate) summary: Option<Paper>,
    /// What the workbook is made from, wherever there is a summary.
    pub(crate) workbook: Option<workbook::Workbook>,
    pub(crate) briefs: Vec<Paper>,
}

/// A publication behind a figure.
#[derive(Debug)]
pub(crate) struct Source {
    /// Who published what, and when.
    pub(crate) title: String,
}

/// What all documents of a result in one language share.
#[derive(Debug, Serialize)]
pub(crate) struct Document {
    /// Title of the scenario.
    pub(crate) scenario: String,
    /// Date as given.
    pub(crate) date: String,
    /// The same in words.
    pub(crate) day: String,
    /// Version of the program.
    pub(crate) version: String,
    /// That it is no official document.
    pub(crate) notice: String,
    /// That a translation needs review, in its language and in English; nothing in English.
    pub(crate) review: Vec<String>,
    /// From which scenario, with which version, when, from which files.
    pub(crate) made: String,
}

/// Fixed words of the frame around a paper.
#[derive(Debug, Serialize)]
pub(crate) struct Words {
    pub(crate) contents: String,
    pub(crate) skip: String,
    pub(crate) briefs: String,
    /// Before the links to other briefs in a line of text.
    pub(crate) briefs_inline: String,
    /// Before the links to the same document in other languages.
    pub(crate) versions: String,
    pub(crate) annex: String,
    pub(crate) annexes: String,
    pub(crate) table: String,
    pub(crate) figure: String,
    pub(crate) key_figures: String,
    /// Before, between and after the numbers of "Page 1 of 9".
    pub(crate) page: [String; 3],
    /// The notice at the foot of a printed page.
    pub(crate) notice_short: String,
    /// Between things of a list, before a space.
    pub(crate) comma: String,
    pub(crate) draft: String,
}

impl Words {
    pub(crate) fn of(locale: &Locale) -> Self {
        let page = tell!(locale, "page-of", page = "|", pages = "|");
        let mut page = page.split('|').map(ToOwned::to_owned);
        let mut next = || page.next().unwrap_or_default();
        Words {
            contents: locale.say("contents"),
            skip: locale.say("skip"),
            briefs: locale.say("briefs"),
            briefs_inline: locale.say("briefs-inline"),
            versions: locale.say("versions"),
            annex: locale.say("annex"),
            annexes: locale.say("annexes"),
            table: locale.say("table"),
            figure: locale.say("figure"),
            key_figures: locale.say("key-figures"),
            page: [next(), next(), next()],
            notice_short: locale.say("notice-short"),
            comma: locale.commas(&["", ""]).trim().to_owned(),
            draft: locale.say("status-draft"),
        }
    }
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
    /// The same document in other languages.
    pub(crate) versions: Vec<Version>,
}

/// A document in another language, without its extension.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Version {
    pub(crate) path: String,
    /// The language's name in itself.
    pub(crate) label: &'static str,
    /// Its code.
    pub(crate) lang: &'static str,
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
    /// Path of the document without its extension.
    #[serde(skip)]
    pub(crate) path: String,
    /// Its language.
    #[serde(skip)]
    pub(crate) language: Language,
    /// Code of the language.
    pub(crate) lang: &'static str,
    /// `ltr` or `rtl`.
    pub(crate) dir: &'static str,
    /// Fixed words of the frame.
    pub(crate) words: &'a Words,
    /// What all documents share.
    pub(crate) document: &'a Document,
    /// This document.
    pub(crate) paper: &'a Paper,
    /// Folder of the charts as seen from this document, with a slash.
    pub(crate) charts: &'static str,
    /// Charts by id, where they are drawn into the page.
    pub(crate) svg: Option<&'a BTreeMap<String, String>>,
}

impl Edition {
    /// Every document of the language.
    pub(crate) fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        let summary = self.summary.iter().map(|paper| ("", "charts/", paper));
        let briefs = self.briefs.iter();
        let briefs = briefs.map(|paper| ("briefs/", "../charts/", paper));
        summary.chain(briefs).map(|(folder, charts, paper)| Page {
            path: format!("{folder}{}{}", paper.id, self.language.suffix()),
            language: self.language,
            lang: self.language.code(),
            dir: if self.language.is_rtl() { "rtl" } else { "ltr" },
            words: &self.words,
            document: &self.document,
            paper,
            charts,
            svg: None,
        })
    }

    /// Every chart of every document of the language.
    pub(crate) fn charts(&self) -> Vec<&Figure> {
        let mut charts = Vec::new();
        for paper in self.summary.iter().chain(&self.briefs) {
            for part in &paper.sections {
                collect(&part.blocks, &mut charts);
            }
        }
        charts
    }
}

impl Page<'_> {
    /// Whether it is the summary of all packages.
    pub(crate) fn is_summary(&self) -> bool {
        self.paper.id == "summary"
    }
}

impl Report {
    /// Every document of every language.
    pub(crate) fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        self.editions.iter().flat_map(Edition::pages)
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
    languages: &Languages,
) -> Result<Report, RenderError> {
    let mut context = Context::new(offer, result, date, version)?;
    let sheets = data::sheets(&context);
    let activities = activity::activities(&context);
    let sources = sources::sources(&context);
    let english = document(&context);
    let mut editions = Vec::new();
    for language in Language::ALL {
        context.locale = Locale::of(language);
        let edition = edition(&context, languages);
        if edition.summary.is_some() || !edition.briefs.is_empty() {
            editions.push(edition);
        }
    }
    Ok(Report {
        editions,
        document: english,
        sheets,
        activities,
        sources,
        scenario: offer.scenario.id.to_string(),
        price_year: offer.scenario.price_year,
    })
}

/// What all documents in the context's language share.
fn document(context: &Context) -> Document {
    let scenario = context.title(&context.offer.scenario);
    let day = context.day(context.date);
    Document {
        made: tell!(
            context,
            "made",
            scenario = scenario.as_str(),
            version = context.version,
            day = day.as_str(),
            files = context.result.inputs.len(),
            digest = context.digest(&inputs(context.result))
        ),
        scenario,
        date: context.date.to_owned(),
        day,
        version: context.version.to_owned(),
        notice: context.say("notice"),
        review: context.locale.review(),
    }
}

/// The files read in sixteen signs: the beginning of the SHA-256 of a list of their digests and paths, as
/// `sha256sum` prints one.
fn inputs(result: &ResultFile) -> String {
    let lines = result.inputs.iter();
    let lines: Vec<String> = lines
        .map(|file| format!("{}  {}\n", file.sha256, file.path))
        .collect();
    let list = lines.concat();
    let mut digest = format!("{:x}", Sha256::digest(list.as_bytes()));
    digest.truncate(16);
    digest
}

/// The documents in the context's language.
fn edition(context: &Context, languages: &Languages) -> Edition {
    let language = context.language;
    let wanted = |pack: &&Pack| languages.wants(language, &pack.partner.profile.languages);
    let summary = languages.wants_summary(language).then(|| {
        let mut paper = summary::paper(context, languages);
        paper.versions = versions("summary", language, |of| languages.wants_summary(of));
        paper
    });
    let briefs = context.packs.iter().filter(wanted);
    let document = document(context);
    let workbook = languages
        .wants_summary(language)
        .then(|| workbook::workbook(context, &document));
    Edition {
        language,
        document,
        words: Words::of(context),
        summary,
        workbook,
        briefs: briefs
            .map(|pack| {
                let working = &pack.partner.profile.languages;
                let mut paper = brief(context, pack, languages);
                paper.versions = versions(pack.partner.id.as_str(), language, |of| {
                    languages.wants(of, working)
                });
                paper
            })
            .collect(),
    }
}

/// The other languages in which a document is written, as links beside it.
fn versions(id: &str, own: Language, written: impl Fn(Language) -> bool) -> Vec<Version> {
    let others = Language::ALL.into_iter();
    let others = others.filter(|language| *language != own && written(*language));
    others
        .map(|language| Version {
            path: format!("{id}{}", language.suffix()),
            label: language.own_name(),
            lang: language.code(),
        })
        .collect()
}

fn brief(context: &Context, pack: &Pack, languages: &Languages) -> Paper {
    let sections = SECTIONS.iter().map(|section| Part {
        number: section.number.to_owned(),
        title: context.say(section.id),
        annex: section.is_annex(),
        anchor: format!("s{}", section.number.to_lowercase()),
        blocks: (section.build)(context, pack),
    });
    Paper {
        id: pack.partner.id.to_string(),
        title: tell!(context, "brief-title", partner = pack.name(context)),
        subtitle: context.say("brief-subtitle"),
        footnote: footnote(context, pack),
        key_figures: header::key_figures(context, pack),
        sections: sections.collect(),
        links: vec![Link {
            path: if languages.wants_summary(context.language) {
                format!("../summary{}", context.language.suffix())
            } else {
                "../summary".to_owned()
            },
            label: context.say("brief-to-summary"),
        }],
        versions: Vec::new(),
    }
}

/// The footnote of a partner's name.
fn footnote(context: &Context, pack: &Pack) -> Option<String> {
    let note = pack.partner.profile.note.as_ref()?;
    let note = context.foreign(note.trim_start_matches(['*', ' ']));
    Some(format!("* {note}"))
}
