//! The financing plan as printed: every row, every column and the grand total of every brief add up,
//! and the flat table holds what the result holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// Scenarios that are settled in a second or two.
const SMALL: [&str; 3] = ["kenya", "kenya-phased", "backtest/philippines"];

/// A folder of its own with a scenario's documents: tests run side by side.
fn built(scenario: &str) -> TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let done = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .current_dir(root)
        .args([
            "build",
            &format!("scenarios/{scenario}.json"),
            "--quiet",
            "-o",
        ])
        .arg(folder.path().join("out"))
        .output()
        .expect("the program runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    folder
}

/// Tenths of a million EUR.
fn tenths(cell: &str) -> i64 {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

/// The rows of a table of a Markdown document, without its heads.
fn table(text: &str, caption: &str) -> Vec<Vec<String>> {
    let mut lines = text
        .lines()
        .skip_while(|line| !line.starts_with(&format!("*{caption}")));
    lines.next();
    lines
        .skip_while(|line| !line.starts_with('|'))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells = line.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}

/// The figures of a row after two names; they sum to the last one.
fn figures(row: &[String]) -> Vec<i64> {
    let figures: Vec<i64> = row[2..].iter().map(|cell| tenths(cell)).collect();
    let (last, years) = figures.split_last().expect("a sum");
    assert_eq!(years.iter().sum::<i64>(), *last, "{row:?}");
    figures
}

#[test]
fn rows_columns_and_the_total_add_up_as_printed() {
    for scenario in SMALL {
        let folder = built(scenario);
        let out = folder.path().join("out");
        for entry in fs::read_dir(out.join("briefs")).expect("briefs") {
            let path = entry.expect("a brief").path();
            if path.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a brief");
            let mut totals = Vec::new();
            for caption in ["Sources by year", "Financing plan: component"] {
                let rows = table(&text, caption);
                let (total, rows) = rows.split_last().expect(caption);
                let mut sums = vec![0; total.len() - 2];
                for row in rows.iter().filter(|row| !row[0].starts_with("Paid in")) {
                    for (sum, figure) in sums.iter_mut().zip(figures(row)) {
                        *sum += figure;
                    }
                }
                assert_eq!(sums, figures(total), "{scenario}: {caption}");
                totals.push(sums);
            }
            assert_eq!(totals[0], totals[1], "{scenario}");
            // The same money as in the table without years.
            let whole = table(&text, "Who pays for what");
            let whole = whole.last().expect("a total").last().expect("a sum");
            assert_eq!(totals[0].last(), Some(&tenths(whole)), "{scenario}");
        }
    }
}

/// A source that pays just what a year allows is not printed above it.
#[test]
fn yearly_limits_hold_as_printed() {
    let folder = built("kenya-phased");
    let brief = folder.path().join("out/briefs/KEN.md");
    let text = fs::read_to_string(brief).expect("a brief");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kenya-phased.json");
    let scenario: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("a scenario")).expect("JSON");
    let mut years = 0;
    for row in table(&text, "Sources by year") {
        let rows = scenario["envelope"].as_array().expect("rows").iter();
        let limits = rows
            .filter(|limit| row[0].ends_with(limit["instrument"].as_str().expect("a code")))
            .filter_map(|limit| limit["per_year"].as_array());
        for limits in limits {
            for (paid, limit) in figures(&row).iter().zip(limits) {
                let limit = tenths(&format!("{:.1}", limit.as_f64().expect("an amount")));
                assert!(*paid <= limit, "{row:?}");
                years += 1;
            }
        }
    }
    assert_eq!(years, 10);
}

#[test]
fn every_line_is_what_the_result_holds() {
    for scenario in SMALL {
        let folder = built(scenario);
        let out = folder.path().join("out");
        let text = fs::read_to_string(out.join("result.json")).expect("a result");
        let result: Value = serde_json::from_str(&text).expect("JSON");
        let mut plan: BTreeMap<(String, String, String), i64> = BTreeMap::new();
        let mut reader = csv::Reader::from_path(out.join("financing-plan.csv")).expect("a plan");
        for row in reader.deserialize() {
            let row: BTreeMap<String, String> = row.expect("a row");
            if row["line"] == "item" {
                let whole: i64 = row["eur"].parse().expect("euros");
                let years = row.iter().filter(|(name, _)| name.starts_with("eur_"));
                let sum: i64 = years
                    .map(|(_, cell)| cell.parse::<i64>().expect("euros"))
                    .sum();
                assert_eq!(sum, whole, "{row:?}");
                let key =
                    [&row["partner"], &row["component"], &row["instrument"]].map(Clone::clone);
                *plan.entry(key.into()).or_default() += whole;
            }
        }
        let mut lines = 0;
        for package in result["packages"].as_array().expect("packages") {
            for item in package["items"].as_array().expect("items") {
                for (source, meur) in item["finance"].as_object().expect("finance") {
                    let text = |value: &Value| value.as_str().expect("a name").to_owned();
                    let key = (
                        text(&package["partner"]),
                        text(&item["component"]),
                        source.clone(),
                    );
                    let meur = meur.as_f64().expect("an amount");
                    if meur < 1e-6 {
                        continue;
                    }
                    let euros = plan.get(&key).copied().unwrap_or(0);
                    let off = i32::try_from(euros).map_or(f64::INFINITY, f64::from) - meur * 1e6;
                    assert!(off.abs() <= 1.0, "{key:?}: {euros} for {meur}");
                    lines += 1;
                }
            }
        }
        assert_eq!(lines, plan.len(), "{scenario}");
        fs::remove_dir_all(out).ok();
    }
}
