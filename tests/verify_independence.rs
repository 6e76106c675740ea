//! The verifier stands on the model and the result file alone, so that a mistake made where the
//! answer is found cannot repeat itself where it is checked.

use std::fs;
use std::path::{Path, PathBuf};

const ALLOWED: [&str; 3] = ["model::", "package::result::", "verify::"];

#[test]
fn imports_nothing_of_how_the_answer_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/verify");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 30, "only {} files found", files.len());
    let mut imports = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable file");
        for (position, _) in text.match_indices("crate::") {
            let path = &text[position + "crate::".len()..];
            let allowed = ALLOWED.iter().any(|module| path.starts_with(module));
            let line = path.lines().next().unwrap_or_default();
            assert!(allowed, "{} imports {line}", file.display());
            imports += 1;
        }
    }
    assert!(imports > 100, "only {imports} imports found");
}

/// One check is one file, or one folder, and none is forgotten in the table.
#[test]
fn every_check_is_in_the_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/verify/check");
    let entries = fs::read_dir(folder).expect("a readable folder");
    let files = entries.map(|entry| entry.expect("a readable entry").path());
    let mut names: Vec<String> = files
        .filter_map(|file| Some(file.file_stem()?.to_str()?.replace('_', "-")))
        .filter(|name| *name != "mod")
        .collect();
    names.sort();
    let mut listed: Vec<&str> = tech_business_offer::verify::check::CHECKS
        .iter()
        .map(|check| check.name)
        .collect();
    listed.sort_unstable();
    assert_eq!(names, listed);
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}
