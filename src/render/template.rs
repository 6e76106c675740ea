//! The templates: ours are built in, a user's folder replaces them one by one.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::{
    AutoEscape, Environment, Error, Output, State, UndefinedBehavior, Value, escape_formatter,
};
use serde::Serialize;

use super::error::{RenderError, TemplateError};
use super::escape::{self, ZERO_WIDTH_SPACE};

/// Templates of the user, which replace ours of the same name.
#[derive(Debug, Clone, Default)]
pub struct TemplateSource {
    /// The folder they were read from, as messages name it.
    pub directory: String,
    /// Text by file name, `brief.md.j2`.
    pub files: BTreeMap<String, String>,
}

/// A template that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// File name, under which a user's folder may replace it.
    pub name: &'static str,
    /// Text.
    pub source: &'static str,
    /// What it draws.
    pub purpose: &'static str,
}

macro_rules! template {
    ($name:literal, $purpose:literal) => {
        Template {
            name: $name,
            source: include_str!(concat!("../../templates/", $name)),
            purpose: $purpose,
        }
    };
}

/// Every template. To add one: put the file into `templates/`, add a line here, and render it
/// from a format. How text is escaped follows from the name: `.html.j2`, `.svg.j2` and `.xml.j2` as
/// XML, `.md.j2` as Markdown; anything else is not escaped. A `.typ` is for Typst.
pub const TEMPLATES: &[Template] = &[
    template!("brief.md.j2", "one partner's brief in Markdown"),
    template!("summary.md.j2", "the summary in Markdown"),
    template!("macros.md.j2", "tables and lists in Markdown"),
    template!("brief.html.j2", "one partner's brief in HTML"),
    template!("summary.html.j2", "the summary in HTML"),
    template!("compare.md.j2", "answers side by side in Markdown"),
    template!("compare.html.j2", "answers side by side in HTML"),
    template!("page.html.j2", "the frame of an HTML page"),
    template!("macros.html.j2", "tables and lists in HTML"),
    template!("style.css.j2", "the style sheet of an HTML page"),
    template!("charts.svg.j2", "a chart as a picture"),
    template!("palette.j2", "colours and patterns of charts"),
    template!("word-document.xml.j2", "a Word document"),
    template!(
        "word-macros.xml.j2",
        "paragraphs, tables and charts in a Word document"
    ),
    template!("word-styles.xml.j2", "the styles of a Word document"),
    template!("word-theme.xml.j2", "its colours and fonts"),
    template!(
        "word-fonts.xml.j2",
        "what replaces its fonts where they are missing"
    ),
    template!("word-numbering.xml.j2", "its lists"),
    template!("word-header.xml.j2", "the head of its pages"),
    template!("word-footer.xml.j2", "the foot of its pages"),
    template!("word-settings.xml.j2", "its settings"),
    template!("word-properties.xml.j2", "its properties"),
    template!("word-chart.xml.j2", "a chart that Word draws"),
    template!("brief.typ", "a PDF document, of Typst"),
    template!("iati.xml.j2", "an activity file of IATI"),
];

/// The templates ready for use.
pub(crate) struct Engine {
    environment: Environment<'static>,
    directory: String,
    replaced: BTreeMap<String, String>,
}

impl Engine {
    /// Compiles our templates and the user's.
    ///
    /// # Errors
    /// A name that is none of ours, or a template that does not parse.
    pub(crate) fn new(user: Option<&TemplateSource>) -> Result<Self, RenderError> {
        let mut environment = Environment::new();
        if let Ok(syntax) = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
        {
            environment.set_syntax(syntax);
        }
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(escaping);
        environment.set_formatter(format_value);
        environment.set_debug(true);
        environment.add_filter("prose", prose);
        environment.add_filter("pieces", pieces);
        let mut engine = Engine {
            environment,
            directory: user.map(|user| user.directory.clone()).unwrap_or_default(),
            replaced: user.map(|user| user.files.clone()).unwrap_or_default(),
        };
        if let Some(name) = engine
            .replaced
            .keys()
            .find(|name| !TEMPLATES.iter().any(|known| known.name == **name))
        {
            let known: Vec<&str> = TEMPLATES.iter().map(|known| known.name).collect();
            return Err(RenderError::UnknownTemplate {
                directory: engine.directory.clone(),
                name: name.clone(),
                known: known.join(", "),
            });
        }
        for template in TEMPLATES {
            // Typst's own are compiled where they are used.
            if template.name.rsplit('.').next() != Some("j2") {
                continue;
            }
            let source = engine
                .replaced
                .get(template.name)
                .cloned()
                .unwrap_or_else(|| template.source.to_owned());
            engine
                .environment
                .add_template_owned(template.name, source)
                .map_err(|error| engine.framed(&error))?;
        }
        Ok(engine)
    }

    /// Fills a template.
    ///
    /// # Errors
    /// A field that does not exist, or anything else that is wrong in the template.
    pub(crate) fn fill(&self, name: &str, data: &impl Serialize) -> Result<String, RenderError> {
        let fill = || {
            self.environment
                .get_template(name)?
                .render(Value::from(minijinja::value::Serde(data)))
        };
        let mut text = fill().map_err(|error| self.framed(&error))?;
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Ok(text)
    }

    /// Fills a template that has to give XML, which is checked where the user replaced anything.
    ///
    /// # Errors
    /// As [`fill`](Self::fill), and text that is not XML.
    pub(crate) fn fill_xml(
        &self,
        name: &str,
        data: &impl Serialize,
    ) -> Result<String, RenderError> {
        let text = self.fill(name, data)?;
        if !self.replaced.is_empty() {
            roxmltree::Document::parse(&text).map_err(|error| self.no_xml(name, &error))?;
        }
        Ok(text)
    }

    /// The error for a template whose text is no XML, though it has to be.
    pub(crate) fn no_xml(&self, name: &str, error: &roxmltree::Error) -> RenderError {
        RenderError::Template(TemplateError {
            file: self.file(name),
            line: 0,
            column: 0,
            message: format!("what it gives is not XML: {error}"),
            source_line: None,
        })
    }

    /// A template that another engine fills: its text, and its file as the user knows it.
    #[cfg(feature = "pdf")]
    pub(crate) fn source(&self, template: &Template) -> (&str, String) {
        let replaced = self.replaced.get(template.name).map(String::as_str);
        (
            replaced.unwrap_or(template.source),
            self.file(template.name),
        )
    }

    /// A template's file as the user knows it.
    fn file(&self, name: &str) -> String {
        if self.replaced.contains_key(name) {
            format!("{}/{name}", self.directory)
        } else {
            format!("{name} (built in)")
        }
    }

    /// The error with the user's file name and the line itself.
    fn framed(&self, error: &Error) -> RenderError {
        // An include wraps the error of what it includes; the innermost one names the place.
        let mut inner = error;
        while let Some(next) =
            std::error::Error::source(inner).and_then(|s| s.downcast_ref::<Error>())
        {
            inner = next;
        }
        let name = inner.name().unwrap_or("(unnamed)");
        let line = inner.line().unwrap_or(0);
        let source = self.replaced.get(name).map(String::as_str).or_else(|| {
            let known = TEMPLATES.iter().find(|known| known.name == name);
            known.map(|known| known.source)
        });
        let source_line = source
            .and_then(|source| source.lines().nth(line.checked_sub(1)?))
            .map(|text| text.trim_end().to_owned());
        let file = self.file(name);
        let mut message = inner.kind().to_string();
        if let Some(detail) = inner.detail() {
            message = format!("{message}: {detail}");
        }
        if let (Some(range), Some(text)) = (inner.range(), inner.template_source())
            && let Some(expression) = text.get(range)
            && !expression.trim().is_empty()
            && expression.len() <= 80
            && !message.contains(expression.trim())
        {
            message = format!("{message} (`{}`)", expression.trim());
        }
        RenderError::Template(TemplateError {
            file,
            line,
            column: 0,
            message,
            source_line,
        })
    }
}

/// Text for the inside of an HTML element: escaped, with places to break at in words without end, English text in
/// another language marked as such.
fn prose(text: &str) -> Value {
    let mut html = String::with_capacity(text.len());
    for (piece, foreign) in escape::pieces(text) {
        let piece = escape::broken(&escape::printable(piece));
        let piece = escape::html(&piece).replace(ZERO_WIDTH_SPACE, "<wbr>");
        if foreign {
            html.push_str("<span lang=\"en\" dir=\"ltr\">");
            html.push_str(&piece);
            html.push_str("</span>");
        } else {
            html.push_str(&piece);
        }
    }
    Value::from_safe_string(html)
}

/// Text cut at the marks of English text: `text` and `foreign` of each piece.
fn pieces(text: &str) -> Value {
    let pieces = escape::pieces(text).into_iter();
    let pieces: Vec<Piece> = pieces
        .map(|(text, foreign)| Piece { text, foreign })
        .collect();
    Value::from(minijinja::value::Serde(&pieces))
}

/// A piece of a text as templates see it.
#[derive(Serialize)]
struct Piece<'a> {
    text: &'a str,
    /// English in a document of another language.
    foreign: bool,
}

/// How text is escaped, by file name.
fn escaping(name: &str) -> AutoEscape {
    let name = name.strip_suffix(".j2").unwrap_or(name);
    match name.rsplit('.').next() {
        Some("html" | "svg" | "xml") => AutoEscape::Html,
        Some("md") => AutoEscape::Custom("markdown".into()),
        _ => AutoEscape::None,
    }
}

/// Writes a value, escaped as its template asks.
fn format_value(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        if matches!(state.auto_escape(), AutoEscape::Custom(_)) {
            return Ok(out.write_str(&value.to_string())?);
        }
        return escape_formatter(out, state, value);
    };
    match state.auto_escape() {
        AutoEscape::Custom(_) => Ok(out.write_str(&escape::markdown(text))?),
        AutoEscape::Html => Ok(out.write_str(&escape::html(&escape::printable(text)))?),
        _ => Ok(out.write_str(text)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let files = BTreeMap::from([("breif.md.j2".to_owned(), String::new())]);
        let user = TemplateSource {
            directory: "mine".to_owned(),
            files,
        };
        let error = Engine::new(Some(&user)).err().unwrap().to_string();
        assert!(
            error.starts_with("mine/breif.md.j2 is not a template of ours; known: brief.md.j2, ")
        );
    }

    #[test]
    fn a_broken_template_is_framed() {
        let source = "first line\n{% for x in %}\n".to_owned();
        let files = BTreeMap::from([("brief.md.j2".to_owned(), source)]);
        let user = TemplateSource {
            directory: "mine".to_owned(),
            files,
        };
        let error = Engine::new(Some(&user)).err().unwrap().to_string();
        insta::assert_snapshot!(error);
    }
}
