//! Six languages: how each one writes numbers, dates, lists and money, and every fixed text of the documents.
//!
//! A text is a message of Fluent in `<language>/*.ftl`, whole sentences with places for what is filled in.
//! To add one: a line in `en/`, the same id with the same places in the five other folders, and
//! `context.say("id")` or `tell!(context, "id", place = value)` where it is printed. A test compares the
//! folders with each other and with the sources.

mod language;
mod messages;
mod number;

#[cfg(test)]
mod tests;

pub use language::{Language, Languages, UnknownLanguage};
pub(crate) use messages::Locale;
#[cfg(test)]
pub(crate) use tests::ids;

/// A message with values for its places: `tell!(context, "costs", amount = context.eur(units))`.
macro_rules! tell {
    ($locale:expr, $id:literal, $($place:ident = $value:expr),+ $(,)?) => {
        $locale.tell($id, &[$((stringify!($place), $value.into())),+])
    };
}

pub(crate) use tell;
