//! Conflicts planted among harmless rules: how long it takes to find them, and whether what is said holds.
//!
//! `cargo bench --bench conflicts -- --seeds 1 2 3`, on a machine that does nothing else: one row for each kind
//! and seed. `--keep FOLDER` leaves the scenarios as files.

mod judge;
// One source of numbers for everything that is drawn.
#[expect(dead_code, reason = "figures of partners are drawn elsewhere")]
#[path = "../synthetic/numbers.rs"]
mod numbers;
mod plant;

use std::path::{Path, PathBuf};

use clap::Parser;

use plant::{Base, KINDS, Kind};

/// Plant conflicts among harmless rules of the Southern Neighbourhood, and time and judge what is said of them.
///
/// `time` is that of the whole command. Every change is made in the file and solved again; one that is not about
/// the scenario is not counted.
#[derive(Parser)]
struct Arguments {
    /// Kinds of conflicts, all unless given.
    #[arg(long, num_args = 1.., value_parser = clap::builder::PossibleValuesParser::new(KINDS.map(|kind| kind.name)))]
    kinds: Vec<String>,
    /// Seeds: another draws other rules and conflicts.
    #[arg(long, num_args = 1.., default_values_t = [1])]
    seeds: Vec<u64>,
    /// Harmless rules.
    #[arg(long, default_value_t = 200)]
    rules: usize,
    /// Write the scenarios into this folder instead of one that is deleted.
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    /// Only write the scenarios.
    #[arg(long, requires = "keep")]
    write_only: bool,
    /// The program to time, instead of the one built with this bench.
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_tbo"))]
    tbo: PathBuf,
    /// Cargo passes it.
    #[arg(long, hide = true)]
    bench: bool,
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that prints a table, and what is wrong"
)]
fn main() -> std::process::ExitCode {
    let arguments = Arguments::parse();
    if !arguments.bench {
        // `cargo test --benches` only asks whether it starts.
        return std::process::ExitCode::SUCCESS;
    }
    let rows = |row: &str| println!("{row}");
    match run(&arguments, &rows) {
        Ok(true) => std::process::ExitCode::SUCCESS,
        Ok(false) => std::process::ExitCode::FAILURE,
        Err(why) => {
            eprintln!("error: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Every kind with every seed. Says whether everything that was told holds.
fn run(arguments: &Arguments, print: &dyn Fn(&str)) -> Result<bool, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let temporary = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = arguments.keep.as_deref().unwrap_or(temporary.path());
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let base = Base::read(root)?;
    let asked = |kind: &&Kind| {
        arguments.kinds.is_empty() || arguments.kinds.iter().any(|name| name == kind.name)
    };
    if !arguments.write_only {
        print(
            "| planted | seed | rules | seconds | conflicts | irreducible | changes verified | |",
        );
        print("|---|---:|---:|---:|---:|---:|---:|---|");
    }
    let mut all_hold = true;
    for kind in KINDS.iter().filter(asked) {
        for &seed in &arguments.seeds {
            let scenario = base.planted(kind, seed, arguments.rules, folder)?;
            let path = folder.join(format!("{}-{seed}.json", kind.name));
            plant::write(&path, &scenario)?;
            if arguments.write_only {
                continue;
            }
            let judged = judge::judge(&arguments.tbo, &path, &scenario, kind.refused)?;
            all_hold &= judged.holds;
            let rules = scenario["rules"].as_array().map_or(0, Vec::len);
            print(&format!(
                "| {} | {seed} | {rules} | {} |",
                kind.name, judged.cells
            ));
        }
    }
    Ok(all_hold)
}
