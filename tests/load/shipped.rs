//! The catalogue, the partner table and the scenarios that the project ships.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tech_business_offer::load::{Disk, check_paths, load_offer};
use tech_business_offer::model::{BlendingTerm, Mark, Marker, Offer, Phrase, Translations};

const SCENARIOS: [&str; 6] = [
    "all-partners",
    "digital-partners",
    "kenya",
    "kenya-phased",
    "southern-neighbourhood",
    "western-balkans",
];

#[test]
fn there_is_nothing_to_find_in_them() {
    let all = ["scenarios", "components", "partners"].map(PathBuf::from);
    let findings = check_paths(&Disk, &all);
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// English stay the publishers and titles of sources, how a cost was computed, where an assumption comes
/// from, and the names of bodies that other languages do not translate; everything else that a document
/// prints has a translation.
#[test]
fn every_text_that_documents_print_stands_in_every_language() {
    let mut missing = Vec::new();
    let mut seen = 0;
    for scenario in SCENARIOS {
        let path = format!("scenarios/{scenario}.json");
        let offer = load_offer(&Disk, Path::new(&path), &[]).expect("a good scenario");
        for (what, key, english, translations) in printed(&offer) {
            if !english.chars().any(char::is_alphabetic) {
                continue;
            }
            seen += 1;
            for language in ["fr", "es", "pt", "ar", "uk"] {
                if translations.get(language, key).is_none_or(str::is_empty) {
                    missing.push(format!("{scenario}, {what}, {language}: {english}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(seen > 1000, "{seen}");
}

/// Documents in these languages have a comma before a fraction: `5,000 km` would be five kilometres.
#[test]
fn translations_write_numbers_as_documents_in_their_language_do() {
    let mut english = Vec::new();
    for scenario in SCENARIOS {
        let path = format!("scenarios/{scenario}.json");
        let offer = load_offer(&Disk, Path::new(&path), &[]).expect("a good scenario");
        for (what, key, _, translations) in printed(&offer) {
            for language in ["fr", "es", "pt", "ar", "uk"] {
                let text = translations.get(language, key).unwrap_or_default();
                if has_english_number(text) {
                    english.push(format!("{scenario}, {what}, {language}: {text}"));
                }
            }
        }
    }
    assert!(english.is_empty(), "{}", english.join("\n"));
    let numbers = ["12,500 km", "0.35", "1.5 m", "a 1,234.5"];
    assert!(numbers.into_iter().all(has_english_number));
    let numbers = ["12.500 km", "0,35", "2024, 2025.", "0,125", "5G"];
    assert!(!numbers.into_iter().any(has_english_number));
}

/// Whether a text has commas between thousands or a point before a fraction.
fn has_english_number(text: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    text.split(|c| !part(c)).any(|number| {
        let number = number.trim_matches([',', '.']);
        let thousands = |(before, after): (&str, &str)| {
            before != "0" && after.split([',', '.']).next().map(str::len) == Some(3)
        };
        let fraction = |(_, after): (&str, &str)| after.len() != 3;
        number.split_once(',').is_some_and(thousands)
            || number.rsplit_once('.').is_some_and(fraction)
    })
}

/// What it is of, the key of its translation, the text.
type Printed<'a> = (String, &'static str, &'a str, &'a Translations);

fn printed(offer: &Offer) -> Vec<Printed<'_>> {
    let mut all: Vec<Printed> = Vec::new();
    let scenario = &offer.scenario;
    let of = &scenario.translations;
    all.push(("scenario".into(), "title", &scenario.title, of));
    all.push(("scenario".into(), "description", &scenario.description, of));
    for component in &offer.components {
        let id = &component.id;
        let of = &component.translations;
        all.push((id.to_string(), "name", &component.name, of));
        all.push((id.to_string(), "delivers", &component.delivers, of));
        for option in &component.options {
            let what = format!("{id}, {}", option.id);
            all.push((what, "name", &option.name, &option.translations));
        }
        for requirement in &component.requires {
            let of = &requirement.translations;
            all.push((format!("{id}, requires"), "why", &requirement.why, of));
        }
        for (code, judgement) in &component.judgements {
            if judgement.grade.starts_with('-') {
                let of = &judgement.translations;
                all.push((format!("{id}, {code}"), "why", &judgement.why, of));
            }
        }
        let lists = [
            &component.safeguards,
            &component.risks,
            &component.indicators,
        ];
        all.extend(phrases(id.as_str(), lists.into_iter().flatten()));
        all.extend(marks(id.as_str(), &component.markers));
    }
    let taxonomy = &offer.taxonomy;
    for area in &taxonomy.areas {
        all.push((area.id.to_string(), "name", &area.name, &area.translations));
        all.extend(marks(area.id.as_str(), &area.markers));
    }
    for need in &taxonomy.needs {
        all.push((need.id.to_string(), "name", &need.name, &need.translations));
    }
    for group in &taxonomy.groups {
        all.push((group.id.clone(), "name", &group.name, &group.translations));
    }
    for interest in &taxonomy.interests {
        let of = &interest.translations;
        all.push((interest.id.to_string(), "name", &interest.name, of));
    }
    for instrument in &taxonomy.instruments {
        let id = &instrument.id;
        let of = &instrument.translations;
        all.push((id.to_string(), "name", &instrument.name, of));
        for rule in &instrument.blending {
            all.push((id.to_string(), "text", &rule.text, &rule.translations));
            if let BlendingTerm::LeastProject { below, .. } = &rule.term {
                all.push((id.to_string(), "below", below, &rule.translations));
            }
        }
    }
    for column in &offer.indicators {
        let of = &column.translations;
        all.push((column.id.to_string(), "title", &column.title, of));
        all.push((column.id.to_string(), "unit", &column.unit, of));
    }
    for partner in &offer.partners {
        let (id, profile) = (&partner.id, &partner.profile);
        all.push((id.to_string(), "name", &partner.name, &profile.translations));
        all.extend(phrases(id.as_str(), &profile.strengths));
        for running in &profile.running {
            let of = &running.translations;
            all.push((format!("{id}, running"), "name", &running.name, of));
        }
    }
    all
}

fn phrases<'a>(
    of: &str,
    lines: impl IntoIterator<Item = &'a Phrase>,
) -> impl Iterator<Item = Printed<'a>> {
    let line = move |line: &'a Phrase| {
        let text = line.text.as_str();
        (of.to_owned(), "text", text, &line.translations)
    };
    lines.into_iter().map(line)
}

/// Reasons of the markers that documents explain: those with a score.
fn marks<'a>(of: &str, markers: &'a BTreeMap<Marker, Mark>) -> impl Iterator<Item = Printed<'a>> {
    let scored = markers.iter().filter(|(_, mark)| mark.score > 0);
    scored.map(move |(marker, mark)| {
        let what = format!("{of}, {marker}");
        (what, "why", mark.why.as_str(), &mark.translations)
    })
}
