//! What is said of a scenario without a package, judged by changing the file and solving it again.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use serde_json::Value;

use super::plant::write;

/// Exit codes of `tbo`.
const DONE: i32 = 0;
const REJECTED: i32 = 3;
const INFEASIBLE: i32 = 4;

/// What one run came to.
pub(super) struct Judged {
    /// Seconds, conflicts, how many of them are irreducible, changes that hold, and what is wrong.
    pub(super) cells: String,
    /// Whether everything that was said holds.
    pub(super) holds: bool,
}

/// Runs the program on a scenario and judges what it says. `refused`: input checks see it before any search.
pub(super) fn judge(
    tbo: &Path,
    path: &Path,
    scenario: &Value,
    refused: bool,
) -> Result<Judged, String> {
    let start = Instant::now();
    let output = solve(tbo, path, &[])?;
    let seconds = start.elapsed().as_secs_f64();
    let expected = if refused { REJECTED } else { INFEASIBLE };
    if output.status.code() != Some(expected) {
        return Ok(Judged {
            cells: format!(
                "{seconds:.1} | - | - | - | ended with {}: {}",
                output.status,
                said(&output)
            ),
            holds: false,
        });
    }
    if refused {
        return Ok(Judged {
            cells: format!("{seconds:.1} | - | - | - | refused: {}", said(&output)),
            holds: true,
        });
    }
    let told: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let conflicts = told["conflicts"].as_array().cloned().unwrap_or_default();
    let irreducible = conflicts.iter().filter(|one| one["irreducible"] == true);
    let irreducible = irreducible.count();
    let (mut made, mut held) = (0, 0);
    for (at, conflict) in conflicts.iter().enumerate() {
        let others = conflicts
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        let others = others.flat_map(|(_, other)| list(&other["causes"]));
        let others: Option<Vec<&str>> = others.map(|cause| cause["pointer"].as_str()).collect();
        for change in list(&conflict["changes"]) {
            // What is not of the scenario would have to be changed in the catalogue or a profile.
            let (Some(others), Some(pointer)) = (&others, change["cause"]["pointer"].as_str())
            else {
                continue;
            };
            let mut changed = scenario.clone();
            make(&mut changed, pointer, change);
            others
                .iter()
                .for_each(|pointer| drop_at(&mut changed, pointer));
            made += 1;
            held += usize::from(has_package(tbo, path, &changed)?);
        }
    }
    let together: Vec<&Value> = list(&told["repair"]).collect();
    let pointers = together.iter();
    let pointers: Option<Vec<&str>> = pointers
        .map(|change| change["cause"]["pointer"].as_str())
        .collect();
    if let Some(pointers) = pointers.filter(|pointers| !pointers.is_empty()) {
        let mut changed = scenario.clone();
        for (change, pointer) in together.into_iter().zip(pointers) {
            make(&mut changed, pointer, change);
        }
        made += 1;
        held += usize::from(has_package(tbo, path, &changed)?);
    }
    let all = told["all"] == true;
    let holds = all && irreducible == conflicts.len() && held == made && !conflicts.is_empty();
    let remark = match (all, told["floors_open"] == true) {
        (true, false) => "",
        (true, true) => "floors by ideal points not looked at",
        (false, _) => "there may be more",
    };
    let causes = conflicts.iter().map(|one| list(&one["causes"]).count());
    let causes: Vec<String> = causes.map(|count| count.to_string()).collect();
    Ok(Judged {
        cells: format!(
            "{seconds:.1} | {} of {} causes | {irreducible} | {held} of {made} | {remark}",
            conflicts.len(),
            causes.join(", ")
        ),
        holds,
    })
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn solve(tbo: &Path, path: &Path, more: &[&str]) -> Result<Output, String> {
    let mut command = Command::new(tbo);
    command
        .arg("solve")
        .arg(path)
        .args(["--format", "json", "--quiet"]);
    command.args(more).stdin(Stdio::null());
    command
        .output()
        .map_err(|error| format!("{}: {error}", tbo.display()))
}

/// Whether a scenario has a package: any will do, however long it takes to be found.
fn has_package(tbo: &Path, path: &Path, scenario: &Value) -> Result<bool, String> {
    let path = path.with_extension("changed.json");
    write(&path, scenario)?;
    let output = solve(tbo, &path, &["--gap", "0.9", "--time-limit", "120"])?;
    fs::remove_file(&path).map_err(|error| error.to_string())?;
    Ok(output.status.code() == Some(DONE))
}

/// Makes a change where its pointer leads.
fn make(scenario: &mut Value, pointer: &str, change: &Value) {
    match change.get("to") {
        Some(to) => set(scenario, pointer, to),
        None => drop_at(scenario, pointer),
    }
}

/// Another value where a pointer leads; a floor and an include are one cause with all they say.
fn set(scenario: &mut Value, pointer: &str, to: &Value) {
    let Some(place) = scenario.pointer_mut(pointer) else {
        return;
    };
    let level = ["utility", "share_of_ideal"];
    let key = level.into_iter().find(|key| place.get(key).is_some());
    // Counts of components; money may be divided.
    let whole = place.is_u64() && pointer.starts_with("/rules/");
    let to = to.as_f64().map(|to| {
        if whole {
            #[expect(clippy::cast_possible_truncation, reason = "a count")]
            let count = to.round() as i64;
            Value::from(count)
        } else {
            Value::from(to)
        }
    });
    match key {
        Some(key) => place[key] = to.unwrap_or_default(),
        None => *place = to.unwrap_or_default(),
    }
}

/// The scenario without what a pointer leads to; positions of rules stay.
fn drop_at(scenario: &mut Value, pointer: &str) {
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    let harmless = || serde_json::json!({ "rule": "count", "max": 1000 });
    match scenario.pointer_mut(parent) {
        Some(Value::Object(of)) => {
            let empty = ["min", "max"]
                .into_iter()
                .all(|side| side == key || !of.contains_key(side));
            if parent.starts_with("/rules/") && empty {
                scenario.pointer_mut(parent).map(|rule| *rule = harmless());
            } else if key == "total" {
                of.insert(key.to_owned(), Value::from(1e5));
            } else {
                of.remove(key);
            }
        }
        Some(Value::Array(of)) => {
            let at = key.parse().ok();
            if let Some(place) = at.and_then(|at: usize| of.get_mut(at)) {
                *place = if parent == "/rules" {
                    harmless()
                } else {
                    Value::from(1e5)
                };
            }
        }
        _ => {}
    }
}

/// The last finding or sentence of a run on stderr.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.unwrap_or("nothing").trim().replace('|', "/")
}
