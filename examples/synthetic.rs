//! Writes synthetic partners and a scenario over them as ordinary files, to see how time grows with their number.
//!
//! `cargo run --example synthetic -- 100 target/synthetic/100`, from the root of the repository, then
//! `tbo solve target/synthetic/100/scenarios/synthetic-100.json`.

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use std::path::{Path, PathBuf};

use clap::Parser;

/// Write synthetic partners and a scenario over them, to see how time grows with their number.
///
/// Each is drawn around a row of the shipped table. None is a country. The catalogue is the shipped one, the
/// money that of `scenarios/all-partners.json` in proportion to the number of partners.
#[derive(Parser)]
struct Arguments {
    /// How many partners.
    #[arg(value_parser = clap::value_parser!(u16).range(i64::from(synthetic::LEAST)..=i64::from(synthetic::MOST)))]
    partners: u16,
    /// Folder to write, empty or not there yet.
    folder: PathBuf,
    /// Another seed gives other partners.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that says what it wrote, or why not"
)]
fn main() -> std::process::ExitCode {
    let Arguments {
        partners,
        folder,
        seed,
    } = Arguments::parse();
    match synthetic::write(Path::new("."), &folder, partners, seed) {
        Ok(scenario) => {
            println!("{}", scenario.display());
            std::process::ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("error: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}
