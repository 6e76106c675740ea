//! The financing plan of a whole package, number by number: whichever figure of it is moved by one
//! step, `verify` objects. The package is that of a scenario with start years and yearly limits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::model::Offer;
use tech_business_offer::package::ResultFile;
use tech_business_offer::verify::verify;

/// A hundred euros, or a ten-thousandth of a share or a percentage point. Money is stated in whole euros, so
/// that sums over sources and years may be off by some.
const STEP: f64 = 1e-4;

/// Words that follow from numbers, and two that could stand there.
const WORDS: [(&str, [&str; 2]); 3] = [
    ("/owner", ["public-body", "operator"]),
    ("/carried_by", ["operator", "partner-budget"]),
    ("/counts_as_aid", ["yes", "no: grant element"]),
];

/// What could be said in a place of words; nothing where the words are names.
fn words(at: &str) -> Vec<&'static str> {
    let meant = WORDS.iter().filter(|(end, _)| at.ends_with(end));
    meant.flat_map(|(_, words)| *words).collect()
}

fn solved(scenario: &str, partners: &str) -> (Offer, Value) {
    let done = run(scenario, partners, &["solve", "--format", "json"]);
    let result = serde_json::from_slice(&done).expect("a result");
    (offer(scenario, partners), result)
}

/// The same with what documents show beside the packages.
fn built(scenario: &str, partners: &str) -> (Offer, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("a plain path");
    run(
        scenario,
        partners,
        &["build", "--formats", "json", "-o", out],
    );
    let text = fs::read(folder.path().join("result.json")).expect("a result");
    let result = serde_json::from_slice(&text).expect("a result");
    (offer(scenario, partners), result)
}

fn path(scenario: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("scenarios").join(scenario)
}

fn offer(scenario: &str, partners: &str) -> Offer {
    let settings = [("partners".to_owned(), partners.to_owned())];
    load_offer(&Disk, &path(scenario), &settings).expect("a good scenario")
}

/// What a command prints about a scenario with these partners.
fn run(scenario: &str, partners: &str, arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .arg("--quiet")
        .arg(path(scenario))
        .args(["--set", &format!("partners={partners}")])
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
    done.stdout
}

/// Pointers to what a plan states: numbers, flags, and words that follow from numbers.
fn stated(at: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Number(_) | Value::Bool(_) => found.push(at.to_owned()),
        Value::String(_) if !words(at).is_empty() => found.push(at.to_owned()),
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                stated(&format!("{at}/{position}"), item, found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                stated(&format!("{at}/{key}"), field, found);
            }
        }
        _ => {}
    }
}

/// What else could stand in a place: one step up, one step down; another answer.
fn others(at: &str, value: &Value) -> Vec<Value> {
    if let Some(said) = value.as_str() {
        let others = words(at).into_iter().filter(|word| *word != said);
        return others.map(Value::from).collect();
    }
    if let Some(flag) = value.as_bool() {
        return vec![Value::from(!flag)];
    }
    if let Some(whole) = value.as_i64() {
        return vec![Value::from(whole + 1), Value::from(whole - 1)];
    }
    let number = value.as_f64().expect("a number");
    let step = STEP * number.abs().max(1.0);
    vec![Value::from(number + step), Value::from(number - step)]
}

fn findings(offer: &Offer, result: &Value) -> Option<usize> {
    let file: ResultFile = serde_json::from_value(result.clone()).ok()?;
    Some(verify(offer, &file).len())
}

/// Every place of a part of the result in which a step passes unseen. What a search says of itself is not
/// recomputed.
fn unseen(offer: &Offer, result: &Value, part: &str) -> (usize, Vec<String>) {
    let mut places = Vec::new();
    stated(&format!("/{part}"), &result[part], &mut places);
    let searched = ["/proven", "/stopped_by_clock", "/unproven"];
    places.retain(|place| !searched.iter().any(|end| place.ends_with(end)));
    let mut missed = Vec::new();
    for place in &places {
        let mut changed = result.clone();
        let old = result.pointer(place).expect("a place").clone();
        for other in others(place, &old) {
            *changed.pointer_mut(place).expect("a place") = other.clone();
            // What the format refuses is no result at all.
            if findings(offer, &changed) == Some(0) {
                missed.push(format!("{place}: {other} for {old}"));
            }
        }
    }
    (places.len(), missed)
}

#[test]
fn every_figure_of_a_phased_plan_is_recomputed() {
    let (offer, result) = solved("kenya-phased.json", "KEN");
    assert_eq!(findings(&offer, &result), Some(0));
    let (places, missed) = unseen(&offer, &result, "packages");
    assert!(places > 300, "only {places} figures");
    assert!(missed.is_empty(), "{places}:\n{}", missed.join("\n"));
}

/// Loans to the government and to others, with their terms and debt service. Without start years of its
/// own a component may start whenever it is ready in time.
#[test]
fn every_figure_of_loans_is_recomputed() {
    let (offer, result) = solved("southern-neighbourhood.json", "EGY");
    assert_eq!(findings(&offer, &result), Some(0));
    let loans = &result["packages"][0]["figures"]["loans"];
    let loans = loans.as_array().expect("loans").iter();
    let lenders: Vec<&str> = loans
        .filter_map(|loan| loan["instrument"].as_str())
        .collect();
    assert!(
        lenders.contains(&"EIB") && lenders.contains(&"EFSD+"),
        "{lenders:?}"
    );
    let (places, missed) = unseen(&offer, &result, "packages");
    assert!(places > 200, "only {places} figures");
    let missed: Vec<String> = missed
        .into_iter()
        .filter(|line| !line.contains("/start_year"))
        .collect();
    assert!(missed.is_empty(), "{places}:\n{}", missed.join("\n"));
}

/// What is nearly as good, and what else could be agreed: of one partner with start years, and of two under one
/// envelope.
#[test]
fn every_figure_of_what_else_could_be_is_recomputed() {
    for (scenario, partners, least) in [
        ("kenya-phased.json", "KEN", 90),
        ("southern-neighbourhood.json", r#"["TUN","JOR"]"#, 60),
    ] {
        let (offer, result) = built(scenario, partners);
        assert_eq!(findings(&offer, &result), Some(0));
        let mut all = 0;
        for part in ["variants", "compromises"] {
            let (places, missed) = unseen(&offer, &result, part);
            assert!(places > 10, "{scenario}: only {places} figures of {part}");
            assert!(
                missed.is_empty(),
                "{scenario}, {places}:\n{}",
                missed.join("\n")
            );
            all += places;
        }
        assert!(all > least, "{scenario}: only {all} figures");
    }
}
