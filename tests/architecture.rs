//! The structure holds: modules import only what stands before them, one place names the solver,
//! and the library neither prints, exits nor reads the clock.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules with their rank; a module imports only lower ranks (or itself).
const RANKS: &[(&str, u32)] = &[
    ("model", 0),
    ("finance", 1),
    ("load", 2),
    ("formulate", 3),
    ("solve", 4),
    ("portfolio", 5),
    ("explore", 6),
    ("explain", 7),
    ("package", 8),
    ("verify", 9),
    ("render", 10),
    ("cli", 11),
];

fn rank(module: &str) -> Option<u32> {
    RANKS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, rank)| *rank)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Lines of code without comments, with the module they belong to.
fn lines() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut lines = Vec::new();
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).expect("inside src").to_path_buf();
        let first = inside.components().next().expect("a name");
        let module = first
            .as_os_str()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_owned();
        for line in fs::read_to_string(&path).expect("UTF-8").lines() {
            if !line.trim_start().starts_with("//") {
                lines.push((
                    module.clone(),
                    inside.display().to_string(),
                    line.to_owned(),
                ));
            }
        }
    }
    lines
}

#[test]
fn modules_import_only_what_stands_before_them() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, file, line) in lines() {
        let Some(own) = rank(&module) else { continue };
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let imported: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(other) = rank(&imported) else {
                continue;
            };
            seen += 1;
            if other > own {
                wrong.push(format!(
                    "{file}: {module} imports {imported}: {}",
                    line.trim()
                ));
            }
        }
    }
    assert!(seen > 50, "the test no longer finds the imports");
    assert!(
        wrong.is_empty(),
        "imports against the order:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn verification_shares_nothing_with_the_optimiser() {
    let shared: Vec<String> = lines()
        .into_iter()
        .filter(|(module, _, _)| module == "verify")
        .filter(|(_, _, line)| {
            ["crate::formulate", "crate::solve", "crate::portfolio"]
                .iter()
                .any(|name| line.contains(name))
        })
        .map(|(_, file, line)| format!("{file}: {line}"))
        .collect();
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

#[test]
fn one_place_names_the_solver() {
    let elsewhere: Vec<String> = lines()
        .into_iter()
        .filter(|(module, _, line)| {
            let line = line.to_lowercase();
            module != "solve" && ["microlp", "highs"].iter().any(|name| line.contains(name))
        })
        .map(|(_, file, line)| format!("{file}: {line}"))
        .collect();
    assert!(elsewhere.is_empty(), "{}", elsewhere.join("\n"));
}

#[test]
fn the_library_neither_prints_nor_reads_clock_or_environment() {
    let forbidden = [
        "println!",
        "eprintln!",
        "process::exit",
        "SystemTime::now",
        "Instant::now",
        "env::var",
    ];
    let wrong: Vec<String> = lines()
        .into_iter()
        .filter(|(module, _, line)| {
            module != "cli" && forbidden.iter().any(|word| line.contains(word))
        })
        .map(|(_, file, line)| format!("{file}: {line}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
