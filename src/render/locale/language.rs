//! The languages that documents are written in, and who gets which.

use std::fmt;

/// A language of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English: what every other language falls back to.
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese as in Europe and Africa.
    Portuguese,
    /// Arabic, from right to left.
    Arabic,
    /// Ukrainian.
    Ukrainian,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 6] = [
        Self::English,
        Self::French,
        Self::Spanish,
        Self::Portuguese,
        Self::Arabic,
        Self::Ukrainian,
    ];

    /// ISO 639-1.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Arabic => "ar",
            Self::Ukrainian => "uk",
        }
    }

    /// Language and country, as office programs ask for.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::French => "fr-FR",
            Self::Spanish => "es-ES",
            Self::Portuguese => "pt-PT",
            Self::Arabic => "ar-MA",
            Self::Ukrainian => "uk-UA",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Portuguese => "Português",
            Self::Arabic => "العربية",
            Self::Ukrainian => "Українська",
        }
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Arabic
    }

    /// The language with this code.
    #[must_use]
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// The end of a document's name: nothing in English, `.fr` in French.
    #[must_use]
    pub fn suffix(self) -> String {
        if self == Self::English {
            String::new()
        } else {
            format!(".{}", self.code())
        }
    }
}

/// A code that is none of the six.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// As given.
    pub code: String,
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Language::ALL.map(Language::code).join(", ");
        write!(
            out,
            "there is no language `{}`; documents are written in {known}, and `partner` stands for each partner's \
             working language",
            self.code
        )
    }
}

impl std::error::Error for UnknownLanguage {}

/// Which documents are written in which languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    /// Languages of every document.
    stated: Vec<Language>,
    /// Whether each brief is written in its partner's working language, too.
    partner: bool,
}

impl Default for Languages {
    /// English, and each brief in its partner's working language.
    fn default() -> Self {
        Self {
            stated: vec![Language::English],
            partner: true,
        }
    }
}

impl Languages {
    /// What a list of codes asks for; `partner` stands for each partner's working language. An empty list
    /// is the default.
    ///
    /// # Errors
    /// A code that is none of the six.
    pub fn of<S: AsRef<str>>(codes: &[S]) -> Result<Self, UnknownLanguage> {
        if codes.is_empty() {
            return Ok(Self::default());
        }
        let mut languages = Self {
            stated: Vec::new(),
            partner: false,
        };
        for code in codes {
            let code = code.as_ref().trim();
            if code == "partner" {
                languages.partner = true;
            } else {
                let unknown = || UnknownLanguage {
                    code: code.to_owned(),
                };
                languages
                    .stated
                    .push(Language::named(code).ok_or_else(unknown)?);
            }
        }
        Ok(languages)
    }

    /// Whether the brief of a partner with these working languages is written in this one.
    ///
    /// Where only the working language is asked for and it is none of the six, the brief is in English.
    #[must_use]
    pub fn wants(&self, language: Language, working: &[String]) -> bool {
        if self.stated.contains(&language) {
            return true;
        }
        let own = working.iter().find_map(|code| Language::named(code));
        self.partner
            && (own == Some(language)
                || (own.is_none() && self.stated.is_empty() && language == Language::English))
    }

    /// Whether the summary is written in this language: always in English, and in those that are named.
    #[must_use]
    pub fn wants_summary(&self, language: Language) -> bool {
        language == Language::English || self.stated.contains(&language)
    }
}
