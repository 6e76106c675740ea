//! The answer does not depend on how many threads look for it: the same bytes on one, two and five.

#[path = "support/little_money.rs"]
mod little_money;

use std::path::Path;
use std::process::Command;

use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::portfolio::pursue::is_small;

use little_money::POOR;

/// Four partners under one envelope.
const SCENARIO: &str = "scenarios/digital-partners.json";
/// Criteria, and packages so small that the search ends by proof within seconds.
const CASES: [(&str, &str); 3] = [
    ("kalai-smorodinsky", "rules.0.max=4"),
    ("utilitarian", "rules.0.max=4"),
    ("nash", "rules.0.max=2"),
];

/// What a command prints on so many threads, with time enough.
fn printed(arguments: &[&str], threads: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .args(["--format", "json", "--quiet", "--time-limit", "900"])
        .args(["--threads", threads])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{threads} threads: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// `result.json` of a run on so many threads.
fn answer(criterion: &str, smaller: &str, threads: &str) -> String {
    let criterion = format!("criterion.rule={criterion}");
    let sets = ["--set", smaller, "--set", &criterion, "--gap", "0.001"];
    printed(&[&["solve", SCENARIO], &sets[..]].concat(), threads)
}

#[test]
fn the_portfolios_are_decomposed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCENARIO);
    for (criterion, smaller) in CASES {
        let (key, value) = smaller.split_once('=').expect("a setting");
        let settings = [
            ("criterion.rule".to_owned(), criterion.to_owned()),
            (key.to_owned(), value.to_owned()),
        ];
        let offer = load_offer(&Disk, &path, &settings).expect("a good scenario");
        assert!(!is_small(&offer), "{criterion}");
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    for (criterion, smaller) in CASES {
        let one = answer(criterion, smaller, "1");
        assert!(
            one.contains("\"stopped_by_clock\": false"),
            "{criterion}: the clock ended the search, so nothing is shown"
        );
        for threads in ["2", "5"] {
            let other = answer(criterion, smaller, threads);
            assert!(
                one == other,
                "{criterion}: {threads} threads give another answer than one:\n{other}"
            );
        }
    }
}

/// Which judgements change the packages of several partners: the same moves, the same packages.
#[test]
fn any_number_of_threads_moves_judgements_alike() {
    let moved = |threads: &str| {
        let asked = ["robust", "tests/fixtures/good/scenarios/base.json"];
        let arguments: Vec<&str> = asked.into_iter().chain(POOR).collect();
        printed(&arguments, threads)
    };
    let one = moved("1");
    assert!(
        one.contains("\"not_tried\": []"),
        "a limit came first: {one}"
    );
    for threads in ["2", "5"] {
        assert_eq!(one, moved(threads), "{threads} threads");
    }
}
