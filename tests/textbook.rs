//! Published answers, found again through the public interface and through the program.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::package::{ResultFile, Status, assemble, priced};
use tech_business_offer::portfolio::{self, Effort};
use tech_business_offer::solve::limits::NoClock;
use tech_business_offer::solve::{Backend, Solver};

/// Lorie and Savage (1955): nine projects, two yearly budgets; 1, 3, 4, 6 and 9 are worth 70.
const LORIE_SAVAGE: &str = "tests/fixtures/lorie-savage/scenarios/lorie-savage.json";
const BEST: [&str; 5] = [
    "project-1",
    "project-3",
    "project-4",
    "project-6",
    "project-9",
];

fn solve(scenario: &str, settings: &[(String, String)], backend: Backend) -> ResultFile {
    let offer = load_offer(&Disk, Path::new(scenario), settings).expect("a good scenario");
    let effort = Effort {
        gap: 0.0,
        time: Duration::from_secs(600),
        clock: &NoClock,
        solver: Solver::of(backend),
    };
    let solution = portfolio::solve(&offer, &effort).expect("there is a package");
    let mut result = assemble(&offer, &solution, settings);
    let prices = portfolio::shadow_prices(&offer, &solution, &effort);
    priced(&offer, &mut result, &prices);
    result
}

fn components(result: &ResultFile) -> Vec<&str> {
    result.packages[0]
        .items
        .iter()
        .map(|item| item.component.as_str())
        .collect()
}

#[test]
fn lorie_and_savage_by_the_library() {
    for &backend in Backend::built() {
        is_the_best(&solve(LORIE_SAVAGE, &[], backend));
    }
}

fn is_the_best(result: &ResultFile) {
    assert_eq!(components(result), BEST);
    assert!(
        (result.parties[0].utility - 70.0).abs() < 1e-9,
        "{:?}",
        result.parties
    );
    assert!(
        (result.parties[0].ideal - 70.0).abs() < 1e-6,
        "{:?}",
        result.parties
    );
    assert!(
        (result.objective.value - 70.0).abs() < 1e-9,
        "{:?}",
        result.objective
    );
    assert_eq!(result.status, Status::Optimal);
    let by_year = |year: usize| -> f64 {
        result.packages[0]
            .items
            .iter()
            .map(|item| item.by_year[year])
            .sum()
    };
    assert!((by_year(0) - 48.0).abs() < 1e-9 && (by_year(1) - 20.0).abs() < 1e-9);
}

/// Weingartner (1963): the dual prices of the two budgets are 3/22 and 41/22, from the projects 6 and 7 that the
/// relaxation takes in part.
#[test]
fn the_budgets_of_lorie_and_savage_have_their_published_prices() {
    let result = solve(LORIE_SAVAGE, &[], Backend::Embedded);
    let prices = &result.envelopes[0].shadow_price_by_year;
    assert_eq!(prices.len(), 2, "{prices:?}");
    assert!((prices[0] - 3.0 / 22.0).abs() < 1e-4, "{prices:?}");
    assert!((prices[1] - 41.0 / 22.0).abs() < 1e-4, "{prices:?}");
}

/// With one budget alone the answers differ, so both years were felt.
#[test]
fn lorie_and_savage_need_both_years() {
    for &backend in Backend::built() {
        let relaxed = |limits: &str| {
            let settings = [("envelope.CAPITAL.per_year".to_owned(), limits.to_owned())];
            solve(LORIE_SAVAGE, &settings, backend).parties[0].utility
        };
        // By enumeration of the 512 sets of projects.
        assert!((relaxed("[50, 1000]") - FIRST_YEAR_ALONE).abs() < 1e-9);
        assert!((relaxed("[1000, 20]") - SECOND_YEAR_ALONE).abs() < 1e-9);
    }
}

const FIRST_YEAR_ALONE: f64 = 84.0;
const SECOND_YEAR_ALONE: f64 = 72.0;

#[test]
fn lorie_and_savage_by_the_program() {
    for backend in Backend::built() {
        by_the_program(backend.name());
    }
}

fn by_the_program(solver: &str) {
    let run = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(["solve", LORIE_SAVAGE, "--format", "json"])
        .args(["--solver", solver])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let result: Value =
        serde_json::from_slice(&run.stdout).expect("a result on stdout, and nothing else");
    let items = result["packages"][0]["items"].as_array().expect("a list");
    let found: Vec<&str> = items
        .iter()
        .filter_map(|item| item["component"].as_str())
        .collect();
    assert_eq!(found, BEST);
    assert_eq!(result["status"], "optimal");
    let utility = result["parties"][0]["utility"].as_f64().expect("a number");
    assert!((utility - 70.0).abs() < 1e-9, "{utility}");
}
