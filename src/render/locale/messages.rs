//! The messages of one language, with English behind them.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Language;
use crate::model::Translations;
use crate::render::escape::{FOREIGN_END, FOREIGN_START};

/// The files of one language, in the same order for each.
macro_rules! files {
    ($code:literal) => {
        [
            include_str!(concat!($code, "/frame.ftl")),
            include_str!(concat!($code, "/brief.ftl")),
            include_str!(concat!($code, "/annexes.ftl")),
            include_str!(concat!($code, "/summary.ftl")),
            include_str!(concat!($code, "/words.ftl")),
            include_str!(concat!($code, "/book.ftl")),
            include_str!(concat!($code, "/compare.ftl")),
        ]
    };
}

/// The texts of a language as files.
pub(super) fn files(language: Language) -> [&'static str; 7] {
    match language {
        Language::English => files!("en"),
        Language::French => files!("fr"),
        Language::Spanish => files!("es"),
        Language::Portuguese => files!("pt"),
        Language::Arabic => files!("ar"),
        Language::Ukrainian => files!("uk"),
    }
}

/// One language with its messages and its ways of writing.
pub(crate) struct Locale {
    pub(crate) language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Locale({})", self.language.code())
    }
}

impl Locale {
    /// The locale of a language; its messages are read once.
    pub(crate) fn of(language: Language) -> &'static Self {
        static KNOWN: [OnceLock<Locale>; 6] = [const { OnceLock::new() }; 6];
        KNOWN[language as usize].get_or_init(|| Self::read(language))
    }

    /// English, in which tables of data and activity files are written.
    pub(crate) fn english() -> &'static Self {
        Self::of(Language::English)
    }

    fn read(language: Language) -> Self {
        let tag: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // What is isolated is marked by us: the marks of Fluent would stand around every number.
        bundle.set_use_isolating(false);
        for text in files(language) {
            // A file that is broken in places gives the rest; a test holds every file whole.
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// Whether the language is written from right to left.
    pub(crate) fn is_rtl(&self) -> bool {
        self.language.is_rtl()
    }

    /// A message without places.
    pub(crate) fn say(&self, id: &str) -> String {
        self.tell(id, &[])
    }

    /// A message with values for its places. One that is missing is said in English.
    pub(crate) fn tell(&self, id: &str, values: &[(&'static str, FluentValue)]) -> String {
        let args: FluentArgs = values.iter().cloned().collect();
        self.message(id, &args)
            .or_else(|| Self::english().message(id, &args))
            .unwrap_or_else(|| format!("[{id}]"))
    }

    /// A message that may be missing, such as the name of a code that a catalogue made up.
    pub(crate) fn find(&self, id: &str) -> Option<String> {
        let none = FluentArgs::new();
        self.message(id, &none)
            .or_else(|| Self::english().message(id, &none))
    }

    fn message(&self, id: &str, args: &FluentArgs) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        Some(text)
    }

    /// That a translation needs review, in its language and in English; nothing in English.
    pub(crate) fn review(&self) -> Vec<String> {
        if self.language == Language::English {
            return Vec::new();
        }
        vec![self.say("review"), Self::english().say("review")]
    }

    /// The cells of a message that holds several: headings of columns, a row of a table.
    pub(crate) fn cells(&self, id: &str) -> Vec<String> {
        split(&self.say(id))
    }

    /// The same with values for its places.
    pub(crate) fn cells_with(
        &self,
        id: &str,
        values: &[(&'static str, FluentValue)],
    ) -> Vec<String> {
        split(&self.tell(id, values))
    }

    /// Text of the catalogue in this language; where it has no translation, the English text, marked as such.
    pub(crate) fn text(&self, translations: &Translations, field: &str, english: &str) -> String {
        if self.language == Language::English {
            return english.to_owned();
        }
        match translations.get(self.language.code(), field) {
            Some(text) => text.to_owned(),
            None => self.foreign(english),
        }
    }

    /// English text in a document of another language, marked as such.
    pub(crate) fn foreign(&self, english: &str) -> String {
        if self.language == Language::English || !english.chars().any(char::is_alphabetic) {
            return english.to_owned();
        }
        let inner = english.replace([FOREIGN_START, FOREIGN_END], "");
        format!("{FOREIGN_START}{inner}{FOREIGN_END}")
    }
}

fn split(text: &str) -> Vec<String> {
    text.split('|').map(|cell| cell.trim().to_owned()).collect()
}
