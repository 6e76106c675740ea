use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::messages::files;
use super::{Language, Languages, Locale, tell};
use crate::package::frameworks;

/// Families of messages whose ids are put together from a code.
const FAMILIES: &[&str] = &[
    "aim-",
    "because-",
    "framework-",
    "language-",
    "marker-",
    "owner-",
    "purpose-",
    "reason-",
    "region-",
    "sharing-rule-",
    "topic-",
    "variant-",
];

/// Messages of a language: id to the text as written.
fn messages(language: Language) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for file in files(language) {
        let mut id = String::new();
        for line in file.lines() {
            let opens = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some((name, text)) = line.split_once(" = ").filter(|_| opens) {
                name.clone_into(&mut id);
                let twice = all.insert(id.clone(), text.to_owned());
                assert_eq!(twice, None, "{}: {id} twice", language.code());
            } else if line.starts_with('#') || line.is_empty() {
                id.clear();
            } else {
                let text: &mut String = all.get_mut(&id).expect("a line of a message");
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    all
}

/// Every id of a language.
pub(crate) fn ids(language: Language) -> Vec<String> {
    messages(language).into_keys().collect()
}

/// Names of the places in a text.
fn places(text: &str) -> BTreeSet<String> {
    let after = text.split('$').skip(1);
    let name = |rest: &str| {
        rest.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '-')
            .collect()
    };
    after.map(name).collect()
}

#[test]
fn every_language_has_every_message_with_the_same_places() {
    let english = messages(Language::English);
    assert!(english.len() > 600, "{}", english.len());
    for language in Language::ALL {
        let code = language.code();
        let own = messages(language);
        let ids = |of: &BTreeMap<String, String>| of.keys().cloned().collect::<BTreeSet<_>>();
        let missing: Vec<_> = ids(&english).difference(&ids(&own)).cloned().collect();
        let unknown: Vec<_> = ids(&own).difference(&ids(&english)).cloned().collect();
        assert!(missing.is_empty(), "{code} lacks {missing:?}");
        assert!(unknown.is_empty(), "{code} has more: {unknown:?}");
        for (id, text) in &own {
            let expected = &english[id];
            let mut own_places = places(text);
            if id == "amount-million" {
                // The number behind the amount picks a plural where there is one.
                own_places.remove("value");
            }
            assert_eq!(own_places, places(expected), "{code}: {id}");
            // Cells and their kinds: a heading that starts with # is of figures.
            let figures = |text: &str| -> Vec<bool> {
                text.split('|')
                    .map(|cell| cell.trim().starts_with('#'))
                    .collect()
            };
            assert_eq!(figures(text), figures(expected), "{code}: {id}");
            assert!(!text.trim().is_empty(), "{code}: {id}");
        }
    }
}

#[test]
fn every_file_is_whole_and_every_message_can_be_said() {
    for language in Language::ALL {
        let code = language.code();
        let mut bundle = FluentBundle::new_concurrent(vec![code.parse().unwrap()]);
        bundle.set_use_isolating(false);
        for file in files(language) {
            let resource = FluentResource::try_new(file.to_owned());
            let resource = resource.map_err(|(_, errors)| errors);
            bundle.add_resource(resource.unwrap()).unwrap();
        }
        for (id, text) in messages(language) {
            for number in [0, 1, 2, 3, 11, 100] {
                let args: FluentArgs = places(&text)
                    .into_iter()
                    .map(|place| (place, FluentValue::from(number)))
                    .collect();
                let mut errors = Vec::new();
                let pattern = bundle.get_message(&id).and_then(|found| found.value());
                let said = bundle.format_pattern(pattern.expect(&id), Some(&args), &mut errors);
                assert!(errors.is_empty(), "{code}: {id}: {errors:?}");
                assert!(!said.contains(['{', '}']), "{code}: {id}: {said}");
            }
        }
    }
}

/// Sources of the documents without their tests.
fn sources() -> Vec<String> {
    fn read(folder: &Path, all: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, all);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).expect("a source");
                let code = text
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"));
                all.push(code.collect::<Vec<_>>().join("\n"));
            }
        }
    }
    let mut all = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render");
    read(&root, &mut all);
    all
}

#[test]
fn every_message_that_is_asked_for_exists_and_none_is_left_over() {
    let english = messages(Language::English);
    let sources = sources();
    for id in english.keys() {
        let family = FAMILIES.iter().any(|family| id.starts_with(family));
        let literal = format!("\"{id}\"");
        let used = sources.iter().any(|source| source.contains(&literal));
        assert!(family || used, "nobody asks for {id}");
    }
    let mut asked = 0;
    for source in &sources {
        for call in [".say(", ".cells(", ".cells_with(", "tell!("] {
            for (at, _) in source.match_indices(call) {
                let arguments = &source[at + call.len()..];
                // The id is the first argument of a method, and the second of the macro.
                let id = if call == "tell!(" {
                    let second = arguments.split_once(',').map_or("", |(_, rest)| rest);
                    second.trim_start().strip_prefix('"')
                } else {
                    arguments.trim_start().strip_prefix('"')
                };
                let Some((id, _)) = id.and_then(|rest| rest.split_once('"')) else {
                    continue;
                };
                if id != "id" {
                    asked += 1;
                    assert!(english.contains_key(id), "there is no message {id}");
                }
            }
        }
    }
    assert!(asked > 300, "{asked}");
}

#[test]
fn a_message_that_is_missing_is_said_in_english_and_never_panics() {
    let arabic = Locale::of(Language::Arabic);
    assert_eq!(arabic.say("no-such-message"), "[no-such-message]");
    assert_eq!(arabic.find("reason-made-up"), None);
    // A place without a value does not stop the sentence.
    assert!(arabic.say("conflict").contains("component"));
}

#[test]
fn agreements_are_named_as_elsewhere() {
    for (id, text) in messages(Language::English) {
        let token = id.strip_prefix("framework-");
        let token = token.filter(|token| token.starts_with(|c: char| c.is_ascii_uppercase()));
        if let Some(token) = token {
            assert_eq!(text, frameworks::framework(token));
        }
    }
}

#[test]
fn plurals_follow_each_language() {
    let offered =
        |language, count: u32| tell!(Locale::of(language), "key-components", count = count);
    let arabic = [
        (1, "مكوّن"),
        (2, "مكوّنان"),
        (3, "مكوّنات"),
        (11, "مكوّناً"),
        (100, "مكوّن"),
    ];
    for (count, word) in arabic {
        assert_eq!(offered(Language::Arabic, count), word, "{count}");
    }
    let ukrainian = [
        (1, "компонент"),
        (2, "компоненти"),
        (5, "компонентів"),
        (21, "компонент"),
    ];
    for (count, word) in ukrainian {
        assert_eq!(offered(Language::Ukrainian, count), word, "{count}");
    }
    assert_eq!(offered(Language::French, 0), "composante");
    assert_eq!(offered(Language::English, 0), "components");
}

#[test]
fn numbers_and_dates_follow_each_language() {
    let cases = [
        (
            Language::English,
            "1\u{a0}234.5",
            "45\u{a0}%",
            "EUR\u{a0}12.3\u{a0}million",
            "1 March 2026",
        ),
        (
            Language::French,
            "1\u{202f}234,5",
            "45\u{202f}%",
            "12,3 millions d’euros",
            "1er mars 2026",
        ),
        (
            Language::Spanish,
            "1.234,5",
            "45\u{a0}%",
            "12,3 millones de euros",
            "1 de marzo de 2026",
        ),
        (
            Language::Portuguese,
            "1.234,5",
            "45\u{a0}%",
            "12,3 milhões de euros",
            "1 de março de 2026",
        ),
        (
            Language::Arabic,
            "1.234,5",
            "\u{200e}45%\u{200e}",
            "12,3 مليون يورو",
            "1 مارس 2026",
        ),
        (
            Language::Ukrainian,
            "1\u{a0}234,5",
            "45\u{a0}%",
            "12,3 млн євро",
            "1 березня 2026 року",
        ),
    ];
    for (language, number, percent, money, day) in cases {
        let locale = Locale::of(language);
        assert_eq!(locale.decimal(1234.5, 1), number);
        assert_eq!(locale.percent(0.45), percent);
        assert_eq!(locale.eur(123), money);
        assert_eq!(locale.day("2026-03-01"), day);
        // What is no day stays as it is.
        assert_eq!(locale.day("2026-13-01"), "2026-13-01");
        assert_eq!(locale.day(""), "");
    }
    let french = Locale::of(Language::French);
    assert_eq!(french.eur(15), "1,5 million d’euros");
}

#[test]
fn figures_read_well() {
    let english = Locale::english();
    assert_eq!(english.decimal(1_234_567.25, 1), "1\u{a0}234\u{a0}567.2");
    assert_eq!(english.decimal(-0.04, 1), "0.0");
    assert_eq!(english.decimal(-0.06, 1), "\u{2212}0.1");
    assert_eq!(english.figure(0.6314), "0.631");
    assert_eq!(english.figure(40.0), "40");
    assert_eq!(english.figure(98.59), "98.6");
    assert_eq!(english.money(1234), "123.4");
    assert_eq!(english.percent(0.004), "<1\u{a0}%");
    assert_eq!(english.percent(0.999), ">99\u{a0}%");
    assert_eq!(english.percent(1.0), "100\u{a0}%");
    assert_eq!(english.gap_percent(0.000_04), "0.01\u{a0}%");
    assert_eq!(english.gap_percent(0.012), "1.2\u{a0}%");
    assert_eq!(english.signed_points(-0.000_01), "0.0");
    assert_eq!(english.signed_points(0.012), "+1.2");
    // Thousands are apart by the mark that elsewhere opens a fraction: no zero is lost.
    let spanish = Locale::of(Language::Spanish);
    assert_eq!(spanish.figure(12_000.0), "12.000");
    assert_eq!(spanish.figure(40.0), "40");
    // A sign stays before its number in a line from right to left.
    let arabic = Locale::of(Language::Arabic);
    assert_eq!(arabic.decimal(-0.3, 1), "\u{200e}\u{2212}0,3");
    assert_eq!(arabic.signed_points(0.012), "\u{200e}+1,2");
}

#[test]
fn who_gets_which_language() {
    let working = |codes: &[&str]| {
        codes
            .iter()
            .map(|&code| code.to_owned())
            .collect::<Vec<_>>()
    };
    let of = |languages: &Languages, codes: &[&str]| -> Vec<&'static str> {
        let written = Language::ALL
            .into_iter()
            .filter(|language| languages.wants(*language, &working(codes)));
        written.map(Language::code).collect()
    };
    let default = Languages::default();
    assert_eq!(of(&default, &["ar", "fr"]), ["en", "ar"]);
    assert_eq!(of(&default, &["sw", "fr"]), ["en", "fr"]);
    assert_eq!(of(&default, &["en", "sw"]), ["en"]);
    assert_eq!(of(&default, &["ja"]), ["en"]);
    assert_eq!(of(&default, &[]), ["en"]);
    let stated = Languages::of(&["fr", "en"]).unwrap();
    assert_eq!(of(&stated, &["ar"]), ["en", "fr"]);
    let partner = Languages::of(&["partner"]).unwrap();
    assert_eq!(of(&partner, &["uk"]), ["uk"]);
    assert_eq!(of(&partner, &["ja"]), ["en"]);
    assert_eq!(Languages::of::<&str>(&[]).unwrap(), default);
    let error = Languages::of(&["de"]).unwrap_err().to_string();
    assert!(
        error.contains("`de`") && error.contains("en, fr, es, pt, ar, uk"),
        "{error}"
    );
    let summaries = |languages: &Languages| -> Vec<&'static str> {
        let written = Language::ALL.into_iter();
        let written = written.filter(|language| languages.wants_summary(*language));
        written.map(Language::code).collect()
    };
    assert_eq!(summaries(&default), ["en"]);
    assert_eq!(summaries(&Languages::of(&["fr"]).unwrap()), ["en", "fr"]);
}
