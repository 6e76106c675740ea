//! `tbo check PATH...`: files and folders told apart by what they are.

use std::path::PathBuf;

use crate::files::{Edit, Files, good};
use tech_business_offer::load::check_paths;

fn codes(files: &Files, paths: &[&str]) -> Vec<String> {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let findings = check_paths(&files.0, &paths);
    let line = |finding: &tech_business_offer::model::Diagnostic| {
        let file = finding.place.as_ref().map_or("", |place| &place.file);
        format!("{} {file}", finding.code)
    };
    findings.iter().map(line).collect()
}

fn edited(file: &str, from: &str, to: &str) -> Files {
    let mut files = good();
    files.edit(&Edit { file, from, to });
    files
}

#[test]
fn a_component_file_alone_is_held_against_the_taxonomy_above_it() {
    let file = "components/dpi/registers.json";
    let files = edited(file, "\"INTEROP\": 0.45", "\"INTROP\": 0.45");
    assert_eq!(codes(&files, &[file]), [format!("unknown-id {file}")]);
    // What another file may define is not judged.
    let files = edited(
        file,
        "\"with\": \"skills-basic\"",
        "\"with\": \"elsewhere\"",
    );
    assert_eq!(codes(&files, &[file]), [""; 0]);
    assert_eq!(
        codes(&files, &["components"]),
        [format!("unknown-id {file}")]
    );
}

#[test]
fn catalogue_and_partners_together_are_held_against_each_other() {
    let file = "components/taxonomy.json";
    let files = edited(file, "\"egdi_osi_2024\"", "\"egdi_2024\"");
    assert_eq!(codes(&files, &["components"]), [""; 0]);
    let both = codes(&files, &["components", "partners"]);
    assert_eq!(both, [format!("unknown-id {file}")]);
}

#[test]
fn scenarios_are_built_on_what_they_name_and_each_finding_comes_once() {
    let file = "components/dpi/registers.json";
    let files = edited(file, "\"capex\"", "\"capxe\"");
    let all = codes(&files, &["scenarios", "components", "partners"]);
    assert_eq!(all, [format!("unknown-key {file}")]);
}

#[test]
fn each_kind_of_file_is_told_apart() {
    for (file, from, to) in [
        ("partners/profiles/TUN.json", "\"note\"", "\"nota\""),
        (
            "partners/indicators.schema.json",
            "\"primaryKey\"",
            "\"primaryKay\"",
        ),
        ("components/taxonomy.json", "\"actors\"", "\"actor\""),
        ("scenarios/base.json", "\"solver\"", "\"solve\""),
    ] {
        let files = edited(file, from, to);
        assert_eq!(codes(&files, &[file]), [format!("unknown-key {file}")]);
    }
    let files = edited("partners/indicators.csv", "37.0", "x");
    let file = "partners/indicators.csv";
    assert_eq!(codes(&files, &[file]), [format!("bad-cell {file}")]);
}

#[test]
fn what_is_no_file_of_the_offer_is_said() {
    let mut files = good();
    files.bytes("notes/a.json", b"{ \"hello\": 1 }");
    assert_eq!(codes(&files, &["notes"]), ["unknown-kind notes/a.json"]);
    assert_eq!(codes(&files, &["scenaros"]), ["not-found scenaros"]);
    files.bytes("notes/a.json", b"{ hello }");
    assert_eq!(
        codes(&files, &["notes/a.json"]),
        ["json-syntax notes/a.json"]
    );
}
