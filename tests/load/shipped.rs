//! The catalogue, the partner table and the scenarios that the project ships.

use std::path::{Path, PathBuf};

use tech_business_offer::load::{Disk, check_paths, load_offer};

#[test]
fn there_is_nothing_to_find_in_them() {
    let all = ["scenarios", "components", "partners"].map(PathBuf::from);
    let findings = check_paths(&Disk, &all);
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn the_reason_of_every_concession_stands_in_every_language() {
    let scenario = Path::new("scenarios/all-partners.json");
    let offer = load_offer(&Disk, scenario, &[]).expect("a good scenario");
    let mut seen = 0;
    for component in &offer.components {
        for (code, judgement) in &component.judgements {
            if !judgement.grade.starts_with('-') {
                continue;
            }
            seen += 1;
            for language in ["fr", "es", "pt", "ar", "uk"] {
                let reason = judgement.translations.get(language, "why");
                assert!(reason.is_some(), "{} {code} {language}", component.id);
            }
        }
    }
    assert!(seen > 10, "{seen}");
}
