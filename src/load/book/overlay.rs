//! A world in which a catalogue folder holds other files of components than on the disk.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::load::world::{Memory, World};

/// The world below, but for one folder: of that only the taxonomy is seen, and the files given.
pub(crate) struct Overlay<'w> {
    under: &'w dyn World,
    catalogue: PathBuf,
    taxonomy: PathBuf,
    files: Memory,
}

impl<'w> Overlay<'w> {
    /// Lays files over a catalogue.
    pub(crate) fn new(
        under: &'w dyn World,
        catalogue: &Path,
        mut files: BTreeMap<PathBuf, Vec<u8>>,
    ) -> Self {
        let taxonomy = catalogue.join("taxonomy.json");
        if let Ok(bytes) = under.read(&taxonomy) {
            files.insert(taxonomy.clone(), bytes);
        }
        Self {
            under,
            catalogue: catalogue.to_owned(),
            taxonomy,
            files: Memory(files),
        }
    }
}

impl World for Overlay<'_> {
    fn read(&self, path: &Path) -> Result<Vec<u8>, io::Error> {
        match self.files.read(path) {
            Err(_) if path == self.taxonomy || !path.starts_with(&self.catalogue) => {
                self.under.read(path)
            }
            found => found,
        }
    }

    fn list(&self, dir: &Path) -> Result<Vec<PathBuf>, io::Error> {
        if dir.starts_with(&self.catalogue) {
            match self.files.list(dir) {
                // An empty catalogue is a folder all the same, where there is one.
                Err(_) if dir == self.catalogue && self.under.list(dir).is_ok() => Ok(Vec::new()),
                found => found,
            }
        } else {
            self.under.list(dir)
        }
    }
}
