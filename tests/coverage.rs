//! Every item of the strategy is represented, the page says where, and a loss is noticed.

#[path = "support/files.rs"]
mod files;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use files::copy;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn tbo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the program runs")
}

fn done(arguments: &[&str]) -> String {
    let output = tbo(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs on a copy of the catalogue with one change, which must be one: exit code and stderr.
fn changed(file: &str, from: &str, to: &str) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&root().join("components"), folder.path());
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{file} holds no {from}");
    fs::write(&path, text.replace(from, to)).expect("a written file");
    let output = tbo(&[
        "coverage",
        "--catalogue",
        folder.path().to_str().expect("a plain path"),
    ]);
    let code = output.status.code().expect("it ends by itself");
    (code, String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_page_is_what_the_program_prints() {
    let page = fs::read_to_string(root().join("docs/strategy-coverage.md")).expect("the page");
    assert!(
        page == done(&["coverage", "--format", "markdown"]),
        "`tbo coverage --format markdown > docs/strategy-coverage.md` brings it up to date"
    );
}

#[test]
fn every_item_is_listed_and_none_is_lost() {
    let json: Value = serde_json::from_str(&done(&["coverage", "--format", "json"])).expect("JSON");
    let items = json["items"].as_array().expect("items");
    let ids: Vec<&str> = items
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect();
    let expected: Vec<String> = (1..=191).map(|n| format!("M{n:03}")).collect();
    assert_eq!(ids, expected);
    for item in items {
        let (state, places) = (item["state"].as_str(), item["places"].as_array());
        match state {
            Some("carried" | "partly") => assert!(places.is_some_and(|found| !found.is_empty())),
            Some("context") => assert!(item["context"].is_string()),
            _ => panic!("{item}"),
        }
        assert_eq!(state == Some("partly"), item["gap"].is_string(), "{item}");
    }
    assert_eq!(json["broken"], serde_json::json!([]));

    let csv = done(&["coverage", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let mut found: Vec<String> = reader
        .records()
        .map(|record| record.expect("a record")[0].to_owned())
        .collect();
    let lines = found.len();
    found.dedup();
    assert_eq!(found, expected);
    assert!(lines > 500, "{lines}");

    // The same item, in the table: from the component that carries it.
    let table = done(&["coverage"]);
    let line = table.lines().find(|line| line.starts_with("M127 "));
    assert!(line.is_some_and(|line| line.contains("carried") && line.contains("DPI-04")));
}

#[test]
fn what_a_component_alone_stands_for_is_lost_with_it() {
    // M158, the Open Internet Stack, stands on one component.
    let (code, said) = changed("dpi/dpi-open-source.json", "\"M158\"", "\"M159\"");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("1 item is not represented"), "{said}");
    assert!(
        said.contains("M158 Action: Open Internet Stack (section 5, actions): nothing"),
        "{said}"
    );
    assert!(said.contains("1 lost"), "{said}");
}

#[test]
fn an_item_without_what_must_stand_for_it_is_lost_though_something_does() {
    // M128 has two components: one of them is enough.
    let (code, said) = changed("dpi/dpi-interoperability.json", "\"M128\"", "\"M127\"");
    assert_eq!(code, 0, "{said}");
    // M173 must have an instrument; the section of the brief that carries it is not one.
    let (code, said) = changed("taxonomy.json", "\"M173\"", "\"M174\"");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("M173") && said.contains("no instrument stands for it"),
        "{said}"
    );
}

#[test]
fn a_name_that_leads_nowhere_is_a_fault() {
    let (code, said) = changed(
        "strategy.json",
        "\"NewPactMediterranean\"",
        "\"NewPactMed\"",
    );
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("M034 names framework `NewPactMed`, which no partner holds"),
        "{said}"
    );
    let (code, said) = changed("strategy.json", "\"complement\"", "\"compliment\"");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("M059 names rule `compliment`"), "{said}");
    let (code, said) = changed(
        "strategy.json",
        "\"weights.partners\"",
        "\"weights.partner\"",
    );
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("M182 names scenario key `weights.partner`"),
        "{said}"
    );
    let (code, said) = changed("taxonomy.json", "\"M173\"", "\"M500\"");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("instrument NDICI-G names M500, which is not on the map"),
        "{said}"
    );
}

#[test]
fn a_broken_map_is_rejected_with_every_finding() {
    let (code, said) = changed("strategy.json", "\"id\": \"M158\"", "\"id\": \"M157\"");
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("item `M157` is given twice"), "{said}");
    assert!(said.contains("items are missing: M158"), "{said}");
    let (code, said) = changed("strategy.json", "\"id\": \"M191\"", "\"id\": \"M192\"");
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("`M192` is no item of the strategy"), "{said}");
    let (code, said) = changed(
        "strategy.json",
        "\"context\": \"documents",
        "\"kontext\": \"documents",
    );
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("kontext"), "{said}");
    // Checked by `tbo check` too, in its folder and alone.
    done(&["check", "components/strategy.json"]);
}
