//! The answer does not depend on how many threads look for it: the same bytes on one, two and five.

use std::process::Command;

use std::path::Path;

use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::portfolio::pursue::is_small;

/// Four partners, one envelope, packages of two: small enough to end by proof, too large for
/// plain branch and bound.
const SCENARIO: &str = "scenarios/digital-partners.json";
const SMALLER: &str = "rules.0.max=2";

/// `result.json` of a run on so many threads.
fn answer(criterion: &str, threads: &str) -> String {
    let criterion = format!("criterion.rule={criterion}");
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(["solve", SCENARIO, "--format", "json", "--quiet"])
        .args(["--set", SMALLER, "--set", &criterion])
        .args(["--gap", "0.01", "--time-limit", "900"])
        .args(["--threads", threads])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{threads} threads: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_portfolio_is_decomposed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCENARIO);
    let smaller = SMALLER.split_once('=').expect("a setting");
    let smaller = [(smaller.0.to_owned(), smaller.1.to_owned())];
    let offer = load_offer(&Disk, &path, &smaller).expect("a good scenario");
    assert!(!is_small(&offer));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    for criterion in ["kalai-smorodinsky", "utilitarian", "nash"] {
        let one = answer(criterion, "1");
        assert!(
            one.contains("\"stopped_by_clock\": false"),
            "{criterion}: the clock ended the search, so nothing is shown"
        );
        for threads in ["2", "5"] {
            let other = answer(criterion, threads);
            assert!(
                one == other,
                "{criterion}: {threads} threads give another answer than one:\n{other}"
            );
        }
    }
}
