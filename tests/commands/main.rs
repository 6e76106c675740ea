//! The program as a person meets it: exit codes, what goes to stdout and what to stderr, and that
//! nothing is left half written. Codes: 0 done, 2 wrong usage, 3 input rejected, 4 no package,
//! 5 no usable answer, 1 anything else.

mod asking;
mod documents;
#[path = "../support/files.rs"]
mod files;
mod sharing;
mod solving;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use files::copy;

const BASE: &str = "tests/fixtures/good/scenarios/base.json";

/// What a run said and how it ended.
struct Run {
    code: i32,
    out: String,
    err: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn program(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tbo"));
    command.args(arguments).current_dir(folder);
    command
}

fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let output = program(arguments, folder)
        .output()
        .expect("the program runs");
    Run {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
    }
}

fn run(arguments: &[&str]) -> Run {
    run_in(root(), arguments)
}

/// A run that must end with this code, with nothing on stdout and a reason on stderr.
fn refused(code: i32, arguments: &[&str]) -> String {
    let run = run(arguments);
    let short: String = arguments.join(" ").chars().take(200).collect();
    let said: String = run.err.chars().take(2_000).collect();
    assert_eq!(run.code, code, "{short}: {said}");
    assert_eq!(run.out, "", "{short}");
    assert!(said.contains("error"), "{short}: {said}");
    run.err
}

/// A run that must end well.
fn done(arguments: &[&str]) -> Run {
    let run = run(arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    run
}

/// A folder with a copy of the good example.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&root().join("tests/fixtures/good"), folder.path());
    folder
}

/// Everything in a folder, by name.
fn held(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let mut names: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    names.sort();
    names
}

fn text(path: &Path) -> String {
    path.to_str().expect("a plain path").to_owned()
}
