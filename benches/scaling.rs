//! Time and memory of whole runs as the number of partners grows: one Markdown table.
//!
//! `cargo bench --bench scaling -- 10 30 100 300 1000 --time-limit 300`, on a machine that does nothing else.

mod synthetic;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use clap::Parser;
use serde_json::Value;

/// Partners, unless given: what ends in minutes.
const PARTNERS: [u16; 2] = [10, 30];
/// How often a run is looked at: its peak memory is read until it ends.
const LOOK: Duration = Duration::from_millis(20);

/// Solve scenarios over synthetic partners by whole processes and print seconds, proven gap and peak memory.
///
/// `check` is the time in which `tbo check` reads and checks the same files. Memory is read from /proc and left
/// out elsewhere.
#[derive(Parser)]
struct Arguments {
    /// How many partners, several times.
    #[arg(value_parser = clap::value_parser!(u16).range(i64::from(synthetic::LEAST)..=i64::from(synthetic::MOST)),
          default_values_t = PARTNERS)]
    partners: Vec<u16>,
    /// Seconds at which each search must stop.
    #[arg(long, default_value_t = 120.0)]
    time_limit: f64,
    /// Relative gap at which a search may stop, instead of the scenario's 1 %.
    #[arg(long)]
    gap: Option<f64>,
    /// Threads of each run.
    #[arg(long)]
    threads: Option<u16>,
    /// Changes of the scenario, as `tbo solve --set`: `criterion.rule=nash`.
    #[arg(long = "set", value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Seed of the synthetic partners.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The program to time, instead of the one built with this bench.
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_tbo"))]
    tbo: PathBuf,
    /// Cargo passes it.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What a process took.
struct Took {
    seconds: f64,
    peak_mb: Option<f64>,
    code: Option<i32>,
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
    println!("| partners | check, s | solve, s | gap proven | peak memory, MB | ended |");
    println!("|---:|---:|---:|---:|---:|---|");
    for &partners in &arguments.partners {
        match measure(&arguments, partners) {
            Ok(row) => println!("{row}"),
            Err(why) => {
                eprintln!("error: {partners} partners: {why}");
                return std::process::ExitCode::FAILURE;
            }
        }
    }
    std::process::ExitCode::SUCCESS
}

/// One row of the table.
fn measure(arguments: &Arguments, partners: u16) -> Result<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = folder.path();
    let scenario = synthetic::write(root, &folder.join("offer"), partners, arguments.seed)?;
    let mut check = Command::new(&arguments.tbo);
    check
        .arg("check")
        .arg(root.join("components"))
        .args(["partners", "scenarios"].map(|name| folder.join("offer").join(name)));
    let checked = run(&mut check, folder, Duration::from_secs(600))?;
    if checked.code != Some(0) {
        return Err(format!("`tbo check` refuses the files: {}", said(folder)));
    }
    let mut solve = Command::new(&arguments.tbo);
    solve.arg("solve").arg(&scenario).args(["--format", "json"]);
    solve.args(["--time-limit", &arguments.time_limit.to_string()]);
    if let Some(gap) = arguments.gap {
        solve.args(["--gap", &gap.to_string()]);
    }
    if let Some(threads) = arguments.threads {
        solve.args(["--threads", &threads.to_string()]);
    }
    for set in &arguments.set {
        solve.args(["--set", set]);
    }
    // Long past the limit a run is as good as hung.
    let patience = Duration::from_secs_f64(3.0 * arguments.time_limit + 600.0);
    let took = run(&mut solve, folder, patience)?;
    let (gap, ended) = match took.code {
        Some(0) => outcome(&folder.join("stdout"))?,
        Some(code) => ("-".to_owned(), format!("exit {code}: {}", said(folder))),
        None => ("-".to_owned(), "did not end: killed".to_owned()),
    };
    let peak = took
        .peak_mb
        .map_or_else(|| "-".to_owned(), |mb| format!("{mb:.0}"));
    Ok(format!(
        "| {partners} | {:.2} | {:.1} | {gap} | {peak} | {ended} |",
        checked.seconds, took.seconds
    ))
}

/// Runs a program to its end, its output in files of a folder.
fn run(command: &mut Command, folder: &Path, patience: Duration) -> Result<Took, String> {
    let file = |name: &str| File::create(folder.join(name)).map_err(|error| error.to_string());
    command
        .stdin(Stdio::null())
        .stdout(file("stdout")?)
        .stderr(file("stderr")?);
    let start = Instant::now();
    let program = command.get_program().to_owned();
    let wrong = |error: std::io::Error| format!("{}: {error}", program.display());
    let mut child = command.spawn().map_err(wrong)?;
    let mut peak_mb = None;
    loop {
        peak_mb = peak(&child).or(peak_mb);
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            let seconds = start.elapsed().as_secs_f64();
            let code = status.code();
            return Ok(Took {
                seconds,
                peak_mb,
                code,
            });
        }
        if start.elapsed() > patience {
            child.kill().map_err(|error| error.to_string())?;
            child.wait().map_err(|error| error.to_string())?;
            let seconds = start.elapsed().as_secs_f64();
            return Ok(Took {
                seconds,
                peak_mb,
                code: None,
            });
        }
        sleep(LOOK);
    }
}

/// Most memory that a process has held so far, in MB of 1024 kB, as Linux tells it.
fn peak(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// The proven gap of a result, and how the search ended.
fn outcome(result: &Path) -> Result<(String, String), String> {
    let text = fs::read_to_string(result).map_err(|error| error.to_string())?;
    let result: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let gap = result["objective"]["gap"]
        .as_f64()
        .ok_or("the result states no gap")?;
    let by_clock = result["stopped_by_clock"] == true;
    let ended = if by_clock {
        "at the limit"
    } else {
        "by itself"
    };
    Ok((format!("{:.3} %", 100.0 * gap), ended.to_owned()))
}

/// The last line that a run said on stderr.
fn said(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("stderr")).unwrap_or_default();
    let last = text.lines().rev().find(|line| !line.trim().is_empty());
    last.unwrap_or("nothing").trim().replace('|', "/")
}
