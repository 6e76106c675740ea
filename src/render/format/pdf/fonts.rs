//! The fonts of PDF documents: the same on every machine, so that the same input gives the same bytes.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, is_default_ignorable};
use typst::utils::LazyHash;

/// Noto Sans for Latin, Greek and Cyrillic, Noto Sans Arabic, and arrows and signs of Noto Sans Math.
/// To add a script: the files into `templates/fonts/`, a line each here, their names in `brief.typ`.
const FILES: [&[u8]; 5] = [
    include_bytes!("../../../../templates/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../../templates/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../../templates/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../../../templates/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../../../templates/fonts/NotoSansMath-Subset.ttf"),
];

/// Stands for a character that no font has.
const REPLACEMENT: char = '\u{fffd}';

/// The fonts, read once.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

impl Fonts {
    /// The text with a mark for each character that no font has: PDF/UA forbids what does not show.
    pub(super) fn displayable(&self, text: &str) -> String {
        let shows = |c: char| {
            c.is_ascii()
                || c.is_whitespace()
                || is_default_ignorable(c)
                || self
                    .fonts
                    .iter()
                    .any(|font| font.info().coverage.contains(u32::from(c)))
        };
        text.chars()
            .map(|c| if shows(c) { c } else { REPLACEMENT })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_read() {
        assert_eq!(FONTS.fonts.len(), FILES.len());
        let families: Vec<&str> = FONTS.book.families().map(|(name, _)| name).collect();
        assert_eq!(
            families,
            ["Noto Sans", "Noto Sans Arabic", "Noto Sans Math"]
        );
    }

    #[test]
    fn what_no_font_has_gets_a_mark() {
        let text = "EUR\u{a0}1 → 2 − 0, Črna Gora, Україна, تونس";
        assert_eq!(FONTS.displayable(text), text);
        assert_eq!(FONTS.displayable("日本 🚀"), "\u{fffd}\u{fffd} \u{fffd}");
    }
}
