//! PDF: one tagged document a paper (PDF/UA-1), typeset by Typst. The text goes over as data that a fixed
//! template reads: whatever a catalogue says prints literally and is never run.

mod fonts;
mod view;
mod world;

#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

use serde_json::Value;
use typst::WorldExt;
use typst::diag::{EcoVec, SourceDiagnostic};
use typst::foundations::{Datetime, Smart};
use typst::syntax::Source;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use self::fonts::FONTS;
use self::view::Date;
use self::world::{Sandbox, TEMPLATE};
use super::{Format, Input};
use crate::render::escape::{FOREIGN_END, FOREIGN_START, broken};
use crate::render::report::Page;
use crate::render::{OutFile, RenderError, TEMPLATES, TemplateError, escape};

pub(super) const FORMAT: Format = Format {
    name: "pdf",
    writes: "summary.pdf and briefs/<ISO3>.pdf, to print and to send: tagged, readable by screen readers",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let template = Template::new(input)?;
    let pages: Vec<Page> = input.report.pages().collect();
    // Typst remembers the layouts of documents that other threads are at.
    let remembered = rayon::current_num_threads().saturating_sub(1);
    let written = one_by_one(&pages, |page| {
        let bytes = document(input, &template, page)?;
        typst::comemo::evict(remembered);
        let path = format!("{}.pdf", page.path);
        Ok(OutFile { path, bytes })
    });
    for file in written {
        files.push(file?);
    }
    Ok(())
}

/// What `make` makes of each item, in their order, up to the first error; every thread finishes an item before
/// it takes the next. Rayon, which Typst uses inside a document, would not: a thread of it that waits there
/// begins another document, until all of them are open at once and in memory.
fn one_by_one<T: Sync, O: Send, E: Send>(
    items: &[T],
    make: impl Fn(&T) -> Result<O, E> + Sync,
) -> Vec<Result<O, E>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            let result = make(item);
            if result.is_err() {
                // Those before it are taken already, so that the first error is always the same.
                next.fetch_max(items.len(), Ordering::Relaxed);
            }
            done.push((at, result));
        }
    };
    let threads = rayon::current_num_threads().min(items.len());
    let mut done = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = threads.into_iter().flat_map(|thread| {
            thread
                .join()
                .unwrap_or_else(|panicked| panic::resume_unwind(panicked))
        });
        done.collect::<Vec<_>>()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Our template, or the user's.
struct Template {
    source: Source,
    /// The file as the user knows it.
    file: String,
}

impl Template {
    fn new(input: &Input) -> Result<Self, RenderError> {
        let known = TEMPLATES.iter().find(|known| known.name == TEMPLATE);
        let known = known.ok_or_else(|| internal(&format!("{TEMPLATE} is missing")))?;
        let (text, file) = input.engine.source(known);
        let source = world::source(text).map_err(|error| internal(&error))?;
        Ok(Template { source, file })
    }

    /// The pages.
    fn typeset(&self, world: &Sandbox) -> Result<PagedDocument, RenderError> {
        typst::compile(world)
            .output
            .map_err(|errors| self.framed(&errors, world))
    }

    /// The first of Typst's errors, with the place and the line itself.
    fn framed(&self, errors: &EcoVec<SourceDiagnostic>, world: &Sandbox) -> RenderError {
        let Some(error) = errors.first() else {
            return internal("no reason was given");
        };
        let mut message = error.message.to_string();
        for hint in &error.hints {
            message = format!("{message}; {}", hint.v);
        }
        if errors.len() > 1 {
            message = format!("{message} (and {} more)", errors.len() - 1);
        }
        let lines = self.source.lines();
        let place = world
            .range(error.span)
            .filter(|_| error.span.id() == Some(self.source.id()))
            .and_then(|range| lines.byte_to_line_column(range.start));
        let (line, column) = place.map_or((0, 0), |(line, column)| (line + 1, column + 1));
        let source_line = line
            .checked_sub(1)
            .and_then(|line| lines.text().lines().nth(line))
            .map(|text| text.trim_end().to_owned());
        RenderError::Template(TemplateError {
            file: self.file.clone(),
            line,
            column,
            message,
            source_line,
        })
    }
}

/// One document.
fn document(input: &Input, template: &Template, page: &Page) -> Result<Vec<u8>, RenderError> {
    let sandbox = Sandbox::new(
        &template.source,
        data(input, page)?,
        midnight(&page.document.date),
    );
    let world = sandbox.map_err(|error| internal(&error))?;
    let laid_out = template.typeset(&world)?;
    let accessible =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| internal(error.message()))?;
    let options = |standards| PdfOptions {
        ident: Smart::Custom(format!("{}/{}", input.report.scenario, page.path)),
        creator: Smart::Custom(Some(format!("tbo {}", page.document.version))),
        timestamp: midnight(&page.document.date).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&laid_out, &options(accessible))
        .or_else(|errors| {
            // Where one of our fonts lacks a sign the page stays, and does not claim the standard.
            if lacks_a_sign(&errors) {
                typst_pdf::pdf(&laid_out, &options(PdfStandards::default()))
            } else {
                Err(errors)
            }
        })
        .map_err(|errors| template.framed(&errors, &world))
}

/// Whether all that is wrong is that a font has no picture of some signs.
fn lacks_a_sign(errors: &[typst::diag::SourceDiagnostic]) -> bool {
    let missing = "could not be displayed with font";
    errors.iter().all(|error| error.message.contains(missing))
}

/// What the template reads.
fn data(input: &Input, page: &Page) -> Result<Vec<u8>, RenderError> {
    let seen = view::view(page, input.engine)?;
    let mut data = serde_json::to_value(&seen).map_err(RenderError::Json)?;
    clean(&mut data, Place::Metadata);
    serde_json::to_vec(&data).map_err(RenderError::Json)
}

/// The beginning of a day, where it is one.
fn midnight(date: &str) -> Option<Datetime> {
    let date = Date::read(date)?;
    Datetime::from_ymd_hms(date.year, date.month, date.day, 0, 0, 0)
}

/// What no template can be blamed for.
fn internal(error: &(impl std::fmt::Display + ?Sized)) -> RenderError {
    RenderError::Pdf(error.to_string())
}

/// Where a text stands, which says what becomes of the marks around English in another language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On the page: they stay, and the template turns them into the language and the direction of the run.
    Page,
    /// Where only plain text may stand, such as titles and descriptions of charts.
    Metadata,
    /// In a drawing, which may not be broken either.
    Drawing,
}

impl Place {
    /// The place of what a key holds.
    fn of(self, key: &str) -> Self {
        match key {
            "svg" => Place::Drawing,
            "sections" => Place::Page,
            "desc" => Place::Metadata,
            _ => self,
        }
    }
}

/// Takes out of every text what cannot be shown, and lets words without end break.
fn clean(value: &mut Value, place: Place) {
    match value {
        Value::String(text) => *text = cleaned(text, place),
        Value::Array(values) => values.iter_mut().for_each(|value| clean(value, place)),
        Value::Object(values) => {
            for (name, value) in values {
                clean(value, place.of(name));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn cleaned(text: &str, place: Place) -> String {
    let shown = |text: &str| FONTS.displayable(&escape::printable(text));
    match place {
        // After the marks that turn the direction of a text have gone: those it needs it gets here.
        Place::Drawing => view::lettered(shown(text)),
        Place::Metadata => broken(&shown(text)),
        Place::Page => {
            let piece = |(text, english): (&str, bool)| {
                let text = broken(&shown(text));
                if english {
                    format!("{FOREIGN_START}{text}{FOREIGN_END}")
                } else {
                    text
                }
            };
            escape::pieces(text).into_iter().map(piece).collect()
        }
    }
}
