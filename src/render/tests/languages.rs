//! Documents in other languages: which are written, what stays English and is marked so.

use super::markup::well_formed;
use super::*;

#[test]
fn briefs_come_in_the_languages_of_their_partners() {
    let paths = |languages: &[&str]| -> Vec<String> {
        let options = RenderOptions {
            languages: Languages::of(languages).unwrap(),
            ..options(&["html"])
        };
        let files = render(&in_french(), &sample::result(), &options).unwrap();
        files.into_iter().map(|file| file.path).collect()
    };
    // Aland works in French, Beland in a language that is none of the six.
    let default = [
        "summary.html",
        "briefs/AAA.html",
        "briefs/BBB.html",
        "briefs/AAA.fr.html",
    ];
    assert_eq!(paths(&[]), default);
    assert_eq!(paths(&["en", "partner"]), default);
    let ukrainian = [
        "summary.html",
        "summary.uk.html",
        "briefs/AAA.uk.html",
        "briefs/BBB.uk.html",
    ];
    assert_eq!(paths(&["uk"]), ukrainian);
    let partner = ["summary.html", "briefs/BBB.html", "briefs/AAA.fr.html"];
    assert_eq!(paths(&["partner"]), partner);
}

/// The sample with partners whose working languages are French and Japanese.
fn in_french() -> Offer {
    let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
    parts.partners[0].profile.languages = vec!["fr".to_owned()];
    parts.partners[1].profile.languages = vec!["ja".to_owned()];
    Offer::from_checked(parts)
}

fn in_languages(offer: &Offer, codes: &[&str], formats: &[&str]) -> Vec<OutFile> {
    let options = RenderOptions {
        languages: Languages::of(codes).unwrap(),
        ..options(formats)
    };
    render(offer, &sample::result(), &options).unwrap()
}

#[test]
fn versions_of_a_document_link_to_each_other() {
    let files = in_languages(&in_french(), &["en", "partner"], &["html", "markdown"]);
    let english = text_of(&files, "briefs/AAA.html");
    assert!(english.contains(r#"<a href="AAA.fr.html" lang="fr" hreflang="fr">"#));
    let french = text_of(&files, "briefs/AAA.fr.html");
    assert!(
        french.contains(r#"<html lang="fr">"#)
            && french.contains(r#"<a href="AAA.html" lang="en""#)
    );
    assert!(text_of(&files, "briefs/AAA.fr.md").contains("(AAA.md)"));
    assert!(!text_of(&files, "briefs/BBB.html").contains("hreflang"));
    // No document points to one that is not there.
    for file in files.iter().filter(|file| is(file, "html")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in text.match_indices("<a href=\"").map(|(at, mark)| {
            text[at + mark.len()..]
                .split('"')
                .next()
                .unwrap_or_default()
        }) {
            if link.starts_with('#') {
                continue;
            }
            let path = match link.strip_prefix("../") {
                Some(up) => up.to_owned(),
                None if folder.is_empty() => link.to_owned(),
                None => format!("{folder}/{link}"),
            };
            assert!(
                files.iter().any(|file| file.path == path),
                "{}: {link}",
                file.path
            );
        }
    }
}

#[test]
fn a_translation_says_that_it_needs_review() {
    let english = "Machine-assisted translation; needs review by a native speaker.";
    let files = in_languages(
        &sample::offer(),
        &["en", "fr", "ar"],
        &["html", "markdown", "docx"],
    );
    for (path, own) in [
        ("briefs/AAA.fr.html", "Traduction assistée par machine"),
        ("briefs/AAA.fr.md", "Traduction assistée par machine"),
        ("summary.ar.html", "ترجمة بمساعدة الآلة"),
    ] {
        let text = text_of(&files, path);
        assert!(text.contains(own) && text.contains(english), "{path}");
    }
    assert!(!text_of(&files, "briefs/AAA.html").contains(english));
}

/// The text of a page as a reader sees it, without what is marked as English.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html.split_once("<body>").map_or(html, |(_, body)| body);
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let english = tag.contains("lang=\"en\"") && tag.find("lang=\"en\"") < tag.find('>');
        if english {
            // Elements marked so hold no others.
            rest = tag.split_once("</").map_or("", |(_, after)| after);
        } else {
            rest = tag;
        }
        rest = rest.split_once('>').map_or("", |(_, after)| after);
        text.push(' ');
    }
    text.push_str(rest);
    text
}

#[test]
fn no_fixed_sentence_is_left_in_english() {
    use crate::render::locale::{Language, Locale};
    let files = in_languages(&sample::offer(), &["fr", "es", "pt", "ar", "uk"], &["html"]);
    let mut pieces: Vec<String> = Vec::new();
    for id in crate::render::locale::ids(Language::English) {
        // Names that are the same in every language are no sentences.
        let text = Locale::english().say(&id);
        let parts = text
            .split(['{', '}', '|'])
            .map(|part| part.trim_matches([' ', '#', '.']));
        pieces.extend(
            parts
                .filter(|part| part.len() >= 14 && part.contains(' ') && !part.contains('$'))
                .filter(|part| !part.starts_with("JOIN("))
                .map(str::to_owned),
        );
    }
    assert!(pieces.len() > 300, "{}", pieces.len());
    let mut pages = 0;
    for file in &files {
        if file.path == "summary.html" {
            continue;
        }
        pages += 1;
        let text = seen(std::str::from_utf8(&file.bytes).unwrap());
        for piece in &pieces {
            assert!(!text.contains(piece.as_str()), "{}: {piece}", file.path);
        }
    }
    assert_eq!(pages, 15);
}

#[test]
fn hostile_text_stays_text_in_every_language() {
    let files = in_languages(&sample::offer(), &["fr", "ar"], &["html", "markdown"]);
    for file in &files {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(
            !is(file, "html") || !text.contains("<script"),
            "{}",
            file.path
        );
        assert!(
            !text.contains(['\u{2066}', '\u{2069}', '\u{202e}']),
            "{}",
            file.path
        );
        if is(file, "svg") {
            well_formed(text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        }
    }
    let arabic = text_of(&files, "briefs/AAA.ar.html");
    assert!(arabic.contains(r#"<html lang="ar" dir="rtl">"#));
    assert!(arabic.contains(r#"<span lang="en" dir="ltr">"#));
}

#[test]
fn names_of_the_catalogue_are_printed_in_the_language_of_the_document() {
    let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
    let names = [("fr", "name", "Atlantide")];
    parts.partners[1].profile.translations = names.into_iter().collect();
    let offer = Offer::from_checked(parts);
    let files = in_languages(&offer, &["en", "fr", "es"], &["html"]);
    assert!(
        text_of(&files, "briefs/BBB.fr.html")
            .contains("<h1>Offre technologique\u{a0}: Atlantide</h1>")
    );
    let spanish = text_of(&files, "briefs/BBB.es.html");
    assert!(
        spanish.contains(r#"para <span lang="en" dir="ltr">Beland</span>"#),
        "{}",
        &spanish[..900]
    );
    assert!(text_of(&files, "briefs/BBB.html").contains("<h1>Tech Business Offer for Beland</h1>"));
}

#[test]
fn the_reason_of_a_concession_is_printed_in_the_language_of_the_document() {
    let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
    let judgement = parts.components[2].judgements.get_mut("SKILL-B").unwrap();
    judgement.why = "concession: staff are drawn from elsewhere".to_owned();
    let reasons = [("fr", "why", "du personnel vient d’ailleurs.")];
    judgement.translations = reasons.into_iter().collect();
    let offer = Offer::from_checked(parts);
    let files = in_languages(&offer, &["en", "fr", "es"], &["html"]);
    let page = |path: &str| text_of(&files, path);
    assert!(page("briefs/AAA.fr.html").contains("\u{202f}; du personnel vient d’ailleurs.</li>"));
    assert!(page("briefs/AAA.html").contains("; staff are drawn from elsewhere.</li>"));
    let english = r#"<span lang="en" dir="ltr">staff are drawn from elsewhere.</span></li>"#;
    assert!(page("briefs/AAA.es.html").contains(english));
}
