//! The good example in memory, and what loading it finds.

use std::path::{Path, PathBuf};

use tech_business_offer::load::{Disk, Memory, World, load_offer};

/// One text replaced in one file.
pub(crate) struct Edit<'e> {
    /// The file.
    pub(crate) file: &'e str,
    /// What stands there; empty: the whole file.
    pub(crate) from: &'e str,
    /// What stands there afterwards.
    pub(crate) to: &'e str,
}

/// Files in memory.
#[derive(Clone)]
pub(crate) struct Files(pub(crate) Memory);

/// The good example.
pub(crate) fn good() -> Files {
    let mut files = Memory::default();
    let root = Path::new("tests/fixtures/good");
    read(root, root, &mut files);
    Files(files)
}

fn read(root: &Path, folder: &Path, files: &mut Memory) {
    for path in Disk.list(folder).expect("the good example is there") {
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("the good example is there")
                .to_owned();
            files
                .0
                .insert(name, Disk.read(&path).expect("the good example is there"));
        }
    }
}

impl Files {
    /// The text of a file.
    pub(crate) fn text(&self, file: &str) -> String {
        String::from_utf8(self.0.0[Path::new(file)].clone()).expect("the good example is there")
    }

    /// Changes a file; what is replaced must stand there.
    pub(crate) fn edit(&mut self, edit: &Edit<'_>) {
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
    pub(crate) fn bytes(&mut self, file: &str, bytes: &[u8]) {
        self.0.0.insert(PathBuf::from(file), bytes.to_owned());
    }

    /// Takes a file away.
    pub(crate) fn remove(&mut self, file: &str) {
        self.0.0.remove(Path::new(file));
    }
}

/// Every finding as a person reads it, or `accepted`.
pub(crate) fn report(files: &Files, scenario: &str, settings: &[(&str, &str)]) -> String {
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
