//! What all documents of a run have in common: styles, theme, numbering, page, header and footer;
//! ours, or those of the Word file that a ministry brought.

use std::fmt::Write as _;

use super::house::WordTemplate;
use super::numbering::{self, OUR_LIST};
use super::pack::Part;
use super::styles::{self, Styles};
use crate::render::RenderError;
use crate::render::locale::Language;
use crate::render::template::Engine;

/// What all documents share.
pub(super) struct Base {
    pub(super) styles: Styles,
    pub(super) numbering: Part,
    pub(super) theme: Part,
    /// Headers, footers and pictures of the user's file.
    pub(super) parts: Vec<Part>,
    /// Headers and footers by relation, where they are not ours.
    pub(super) references: Vec<Reference>,
    /// The last element of a document's body: page size, margins, headers and footers.
    pub(super) section: String,
    /// Width of the text, in twips.
    pub(super) width: u32,
    pub(super) even_and_odd_headers: bool,
    pub(super) mirror_margins: bool,
}

/// A header or footer that the section names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) footer: bool,
    /// `default`, `first` or `even`.
    pub(super) pages: &'static str,
    /// Name of its part.
    pub(super) part: String,
}

/// Our own header and footer, filled for each document.
pub(super) const HEADER: &str = "word/header1.xml";
/// The same for the foot of the page.
pub(super) const FOOTER: &str = "word/footer1.xml";

/// A4 with margins of 2 cm, in twips.
const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1304\" w:right=\"1134\" w:bottom=\"1247\" w:left=\"1134\" w:header=\"624\" w:footer=\"567\" w:gutter=\"0\"/>";
const PAGE_WIDTH: u32 = 11_906 - 2 * 1_134;

pub(super) const STYLES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
const NUMBERING_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const THEME: &str = "word/theme/theme1.xml";
const NUMBERING: &str = "word/numbering.xml";

#[derive(serde::Serialize)]
struct Fixed {
    language: &'static str,
    /// Whether the text runs from right to left.
    rtl: bool,
}

impl Base {
    /// Our parts, or the user's completed by ours.
    ///
    /// # Errors
    /// A template of ours that the user replaced and broke.
    pub(super) fn new(
        engine: &Engine,
        house: Option<&WordTemplate>,
        language: Language,
    ) -> Result<Self, RenderError> {
        let fixed = Fixed {
            language: language.tag(),
            rtl: language.is_rtl(),
        };
        let our_styles = engine.fill_xml("word-styles.xml.j2", &fixed)?;
        let our_numbering = engine.fill_xml("word-numbering.xml.j2", &fixed)?;
        let our_theme = engine.fill_xml("word-theme.xml.j2", &fixed)?;
        let theme = Part::new(THEME, THEME_TYPE, our_theme.into_bytes());
        let Some(house) = house else {
            let numbering = Part::new(NUMBERING, NUMBERING_TYPE, our_numbering.into_bytes());
            return Ok(Base {
                styles: styles::ours(our_styles, engine)?,
                numbering,
                theme,
                parts: Vec::new(),
                references: our_references(),
                section: section(&our_references(), PAGE),
                width: PAGE_WIDTH,
                even_and_odd_headers: false,
                mirror_margins: false,
            });
        };
        let (numbering, list) = if let Some(theirs) = &house.numbering {
            let (text, list) = numbering::merged(&theirs.text, &our_numbering, engine)?;
            let mut part = Part::new(NUMBERING, NUMBERING_TYPE, text.into_bytes());
            part.relations.clone_from(&theirs.relations);
            (part, list)
        } else {
            let part = Part::new(NUMBERING, NUMBERING_TYPE, our_numbering.into_bytes());
            (part, OUR_LIST)
        };
        let references = if house.references.is_empty() {
            our_references()
        } else {
            house.references.clone()
        };
        let page = house.page.as_ref();
        Ok(Base {
            styles: styles::merged(&house.styles, &our_styles, list, language.tag(), engine)?,
            numbering,
            theme: house.theme.as_ref().map_or(theme, |theirs| {
                let mut part = Part::new(THEME, THEME_TYPE, theirs.text.clone().into_bytes());
                part.relations.clone_from(&theirs.relations);
                part
            }),
            parts: house.parts.clone(),
            section: section(&references, page.map_or(PAGE, |page| &page.settings)),
            references,
            width: page.map_or(PAGE_WIDTH, |page| page.width),
            even_and_odd_headers: house.even_and_odd_headers,
            mirror_margins: house.mirror_margins,
        })
    }
}

fn our_references() -> Vec<Reference> {
    [(false, HEADER), (true, FOOTER)]
        .map(|(footer, part)| Reference {
            footer,
            pages: "default",
            part: part.to_owned(),
        })
        .into()
}

/// Relation of the nth header or footer, from 1.
pub(super) fn reference_relation(number: usize) -> String {
    format!("rPage{number}")
}

fn section(references: &[Reference], page: &str) -> String {
    let mut xml = "<w:sectPr>".to_owned();
    for (at, reference) in references.iter().enumerate() {
        let place = if reference.footer { "footer" } else { "header" };
        let _ = write!(
            xml,
            "<w:{place}Reference w:type=\"{}\" r:id=\"{}\"/>",
            reference.pages,
            reference_relation(at + 1)
        );
    }
    xml + page + "</w:sectPr>"
}
