//! The catalogue, the partner table and the scenarios that the project ships.

use std::path::PathBuf;

use tech_business_offer::load::{Disk, check_paths};

#[test]
fn there_is_nothing_to_find_in_them() {
    let all = ["scenarios", "components", "partners"].map(PathBuf::from);
    let findings = check_paths(&Disk, &all);
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
