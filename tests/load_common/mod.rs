//! The good example in memory, and what loading it finds.

use std::path::{Path, PathBuf};

use tech_business_offer::load::{Disk, Memory, World, load_offer};

/// One text replaced in one file.
pub struct Edit<'e> {
    /// The file.
    pub file: &'e str,
    /// What stands there; empty: the whole file.
    pub from: &'e str,
    /// What stands there afterwards.
    pub to: &'e str,
}

/// Files in memory.
#[derive(Clone)]
pub struct Files(pub Memory);

/// The good example.
pub fn good() -> Files {
    let mut files = Memory::default();
    let root = Path::new("tests/fixtures/good");
    read(root, root, &mut files);
    Files(files)
}

fn read(root: &Path, folder: &Path, files: &mut Memory) {
    for path in Disk.list(folder).unwrap() {
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_owned();
            files.0.insert(name, Disk.read(&path).unwrap());
        }
    }
}

impl Files {
    /// The text of a file.
    pub fn text(&self, file: &str) -> String {
        String::from_utf8(self.0.0[Path::new(file)].clone()).unwrap()
    }

    /// Changes a file; what is replaced must stand there.
    pub fn edit(&mut self, edit: &Edit<'_>) {
        let text = self.text(edit.file);
        let changed = if edit.from.is_empty() {
            edit.to.to_owned()
        } else {
            assert!(
                text.contains(edit.from),
                "{} does not hold {}",
                edit.file,
                edit.from
            );
            text.replacen(edit.from, edit.to, 1)
        };
        self.bytes(edit.file, changed.as_bytes());
    }

    /// Sets a file's bytes.
    pub fn bytes(&mut self, file: &str, bytes: &[u8]) {
        self.0.0.insert(PathBuf::from(file), bytes.to_owned());
    }

    /// Takes a file away.
    pub fn remove(&mut self, file: &str) {
        self.0.0.remove(Path::new(file));
    }
}

/// Every finding as a person reads it, or `accepted`.
pub fn report(files: &Files, scenario: &str, settings: &[(&str, &str)]) -> String {
    let settings: Vec<_> = settings
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect();
    let findings = match load_offer(&files.0, Path::new(scenario), &settings) {
        Ok(offer) if offer.warnings.is_empty() => return "accepted".to_owned(),
        Ok(offer) => offer.warnings.clone(),
        Err(rejected) => rejected.findings,
    };
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    findings.join("\n")
}
