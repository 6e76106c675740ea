//! Printing and writing: data on stdout, talk on stderr, files whole or not at all.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::Failure;

/// Whether and how to talk.
#[derive(Debug, Clone, Copy)]
pub struct Talk {
    /// Say nothing but errors.
    pub quiet: bool,
}

impl Talk {
    /// A line for the person who watches.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            err(line);
        }
    }
}

/// A line on stderr. Nobody listening is no reason to stop.
pub fn err(line: &str) {
    let _ = writeln!(anstream::stderr(), "{}", tame(line));
}

/// Text without control characters but line ends and tabs: the name of a file, or a title in one,
/// must not command the terminal.
///
/// ```
/// assert_eq!(tech_business_offer::cli::output::tame("a\u{1b}[31m.json"), "a\u{fffd}[31m.json");
/// ```
#[must_use]
pub fn tame(text: &str) -> String {
    let tame = |one: char| match one {
        '\n' | '\t' => one,
        _ if one.is_control() => char::REPLACEMENT_CHARACTER,
        _ => one,
    };
    text.chars().map(tame).collect()
}

/// Text for people on stdout.
///
/// # Errors
/// [`Failure::Closed`] where the reader has gone.
pub fn out_text(text: &str) -> Result<(), Failure> {
    out(&tame(text))
}

/// Data on stdout.
///
/// # Errors
/// [`Failure::Closed`] where the reader has gone.
pub fn out(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(|error| {
            if error.kind() == std::io::ErrorKind::BrokenPipe {
                Failure::Closed
            } else {
                Failure::Other(format!("cannot write to standard output: {error}"))
            }
        })
}

/// Whether documents can go to a folder; asked before minutes are spent on solving.
///
/// # Errors
/// [`Failure::Usage`] where a file stands there.
pub fn folder_for_documents(folder: &Path) -> Result<(), Failure> {
    let mut above = folder.ancestors();
    match above.find(|path| path.exists()) {
        Some(path) if !path.is_dir() => {
            let message = format!(
                "{} is a file; name a folder for the documents",
                path.display()
            );
            Err(Failure::Usage(message))
        }
        _ => Ok(()),
    }
}

/// Writes every file or none: all are written beside the target first, then moved into place.
///
/// # Errors
/// [`Failure::Other`] with the file and what went wrong.
pub fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    let problem = |what: &str, path: &Path, error: &std::io::Error| {
        Failure::Other(format!("cannot {what} {}: {error}", path.display()))
    };
    let staging = staging(folder);
    let result = (|| {
        for (name, bytes) in files {
            let path = staging.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)
                    .map_err(|error| problem("create", parent, &error))?;
            }
            std::fs::write(&path, bytes).map_err(|error| problem("write", &path, &error))?;
        }
        if !folder.exists() {
            if let Some(parent) = folder
                .parent()
                .filter(|parent| !parent.as_os_str().is_empty())
            {
                std::fs::create_dir_all(parent)
                    .map_err(|error| problem("create", parent, &error))?;
            }
            return std::fs::rename(&staging, folder)
                .map_err(|error| problem("create", folder, &error));
        }
        for (name, _) in files {
            let (from, to) = (staging.join(name), folder.join(name));
            if let Some(parent) = to.parent() {
                std::fs::create_dir_all(parent)
                    .map_err(|error| problem("create", parent, &error))?;
            }
            std::fs::rename(&from, &to).map_err(|error| problem("replace", &to, &error))?;
        }
        Ok(())
    })();
    // Gone after a rename; otherwise what is left of it is of no use to anybody.
    let _ = std::fs::remove_dir_all(&staging);
    result
}

fn staging(folder: &Path) -> PathBuf {
    let name = folder
        .file_name()
        .map_or_else(|| "out".into(), |name| name.to_string_lossy().into_owned());
    let parent = folder
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    parent.join(format!(".{name}.{}.tmp", std::process::id()))
}
