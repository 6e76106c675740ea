//! All that Typst can see: one template, one page as JSON, our fonts and the date of the run. No file
//! system, no packages, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, PathError, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::FONTS;

/// Typst's functions, with those that mark the header of a row for who cannot see a table.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The template, by the name under which a user replaces it.
pub(super) const TEMPLATE: &str = "brief.typ";
/// The page as the template reads it.
const PAGE: &str = "page.json";

/// What one document is made from.
pub(super) struct Sandbox {
    template: Source,
    page: FileId,
    data: Bytes,
    date: Option<Datetime>,
}

/// The id of a virtual file.
fn file_id(name: &str) -> Result<FileId, PathError> {
    Ok(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name)?).intern())
}

/// The template's text, parsed once for all documents.
pub(super) fn source(text: &str) -> Result<Source, PathError> {
    Ok(Source::new(file_id(TEMPLATE)?, text.to_owned()))
}

impl Sandbox {
    pub(super) fn new(
        template: &Source,
        page: Vec<u8>,
        date: Option<Datetime>,
    ) -> Result<Self, PathError> {
        Ok(Sandbox {
            template: template.clone(),
            page: file_id(PAGE)?,
            data: Bytes::new(page),
            date,
        })
    }
}

impl World for Sandbox {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(missing(id))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.page {
            Ok(self.data.clone())
        } else {
            Err(missing(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.date
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
