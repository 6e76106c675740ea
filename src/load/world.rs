//! Where files come from: the disk, or memory in tests and for standard input.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Something that files are read from, by several readers at a time.
pub trait World: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// Whatever reading gives; [`io::ErrorKind::NotFound`] where there is no such file.
    fn read(&self, path: &Path) -> Result<Vec<u8>, io::Error>;

    /// What a folder holds, sorted, each as `dir` joined with its name.
    ///
    /// # Errors
    /// Whatever listing gives; [`io::ErrorKind::NotFound`] where there is no such folder.
    fn list(&self, dir: &Path) -> Result<Vec<PathBuf>, io::Error>;
}

/// The files of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl World for Disk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, io::Error> {
        std::fs::read(path)
    }

    fn list(&self, dir: &Path) -> Result<Vec<PathBuf>, io::Error> {
        let dir = if dir.as_os_str().is_empty() {
            Path::new(".")
        } else {
            dir
        };
        let mut entries = std::fs::read_dir(dir)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        Ok(entries)
    }
}

/// Files in memory, by path.
#[derive(Debug, Clone, Default)]
pub struct Memory(pub BTreeMap<PathBuf, Vec<u8>>);

impl World for Memory {
    fn read(&self, path: &Path) -> Result<Vec<u8>, io::Error> {
        let found = self.0.get(path).cloned();
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, dir: &Path) -> Result<Vec<PathBuf>, io::Error> {
        let mut entries: Vec<PathBuf> = self
            .0
            .keys()
            .filter_map(|path| path.strip_prefix(dir).ok()?.iter().next())
            .map(|name| dir.join(name))
            .collect();
        entries.dedup();
        if entries.is_empty() || self.0.contains_key(dir) {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(entries)
    }
}

/// A path without `.` and without `..` where the folder before it is named.
pub(crate) fn normal(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.iter().collect()
}

/// A path as printed: forward slashes.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::{Memory, World, normal, shown};
    use std::path::Path;

    #[test]
    fn paths_are_normalised() {
        let tidy = |path: &str| shown(&normal(Path::new(path)));
        assert_eq!(
            tidy("scenarios/../components/./a.json"),
            "components/a.json"
        );
        assert_eq!(tidy("../components"), "../components");
        assert_eq!(tidy("a/../../b"), "../b");
        assert_eq!(tidy("/a/../b"), "/b");
    }

    #[test]
    fn memory_lists_files_and_folders_once() {
        let files = ["a/x.json", "a/b/y.json", "a/b/z.json", "c.json"];
        let memory = Memory(files.iter().map(|f| (f.into(), vec![])).collect());
        let listed = memory.list(Path::new("a")).unwrap();
        assert_eq!(listed, [Path::new("a/b"), Path::new("a/x.json")]);
        assert!(memory.list(Path::new("a/x.json")).is_err());
    }
}
