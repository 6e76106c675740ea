//! `tbo frontier` and the frontier of selections: against a dynamic program, on any number of threads,
//! with near-equal values and ties, and when time runs out.

mod support;

use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use support::Case;
use tech_business_offer::explore::frontier::{self, Frontier, Objective};
use tech_business_offer::model::Offer;
use tech_business_offer::portfolio::Effort;
use tech_business_offer::solve::Clock;
use tech_business_offer::solve::limits::NoClock;

const BOTH: [Objective; 2] = [Objective::Partners, Objective::Eu];

fn solve(offer: &Offer, objectives: &[Objective]) -> Frontier {
    let effort = Effort {
        gap: 0.0,
        time: Duration::from_secs(3600),
        clock: &NoClock,
        solver: tech_business_offer::solve::Solver::default(),
    };
    frontier::solve(offer, objectives, &effort, &|_, _| {}).expect("there is a package")
}

/// Items with a cost, a partner's value and an EU's value under one budget; values add up.
fn selection(items: &[(f64, f64, f64)], budget: f64) -> Case {
    let mut case = Case::small();
    case.taxonomy["needs"] =
        json!([{ "id": "NA", "name": "First", "severity": { "constant": 1 }, "cap": null }]);
    case.taxonomy["interests"] = json!([{ "id": "IA", "name": "Second", "cap": null }]);
    case.scenario["envelope"] = json!([{ "instrument": "GRANT", "total": budget }]);
    for (at, &(cost, first, second)) in items.iter().enumerate() {
        case.components.push(json!({
            "id": format!("item-{at:02}"), "area": "hard", "name": "Item", "finance": { "GRANT": 1 },
            "options": [{ "id": "whole", "cost": support::cost(cost), "closes": { "NA": first }, "serves": { "IA": second } }]
        }));
    }
    case
}

/// Reproducible numbers: a linear congruential generator.
fn numbers(seed: u64) -> impl FnMut(u64) -> f64 {
    let mut state = seed;
    move |most| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from((state >> 33) % most).expect("small")) + 1.0
    }
}

/// Every outcome that no other reaches, by adding one item after the other (Nemhauser and Ullmann 1969).
fn dynamic(items: &[(f64, f64, f64)], budget: f64) -> Vec<[f64; 2]> {
    let mut states = vec![[0.0, 0.0, 0.0]];
    for &(cost, first, second) in items {
        let more: Vec<[f64; 3]> = states
            .iter()
            .map(|s| [s[0] + cost, s[1] + first, s[2] + second])
            .collect();
        states.extend(more.into_iter().filter(|s| s[0] <= budget));
        states.sort_by(|a, b| {
            a[0].total_cmp(&b[0])
                .then(b[1].total_cmp(&a[1]))
                .then(b[2].total_cmp(&a[2]))
        });
        let mut kept: Vec<[f64; 3]> = Vec::new();
        for state in states {
            if !kept.iter().any(|k| k[1] >= state[1] && k[2] >= state[2]) {
                kept.push(state);
            }
        }
        states = kept;
    }
    let reached = |one: &[f64; 3]| {
        states
            .iter()
            .any(|s| s[1] >= one[1] && s[2] >= one[2] && (s[1] > one[1] || s[2] > one[2]))
    };
    let mut front: Vec<[f64; 2]> = states
        .iter()
        .filter(|s| !reached(s))
        .map(|s| [s[1], s[2]])
        .collect();
    front.sort_by(|a, b| b[0].total_cmp(&a[0]));
    front
}

fn values(frontier: &Frontier) -> Vec<[f64; 2]> {
    frontier
        .points
        .iter()
        .map(|point| [point.values[0], point.values[1]])
        .collect()
}

#[test]
fn a_single_budget_as_by_dynamic_programming() {
    for seed in 1..=4 {
        let mut number = numbers(seed);
        let items: Vec<(f64, f64, f64)> = (0..30)
            .map(|_| (number(40), number(100), number(100)))
            .collect();
        let budget = (items.iter().map(|item| item.0).sum::<f64>() / 2.0).floor();
        let offer = selection(&items, budget).load().expect("a good scenario");
        let found = solve(&offer, &BOTH);
        let expected = dynamic(&items, budget);
        assert!(found.exact && expected.len() > 5);
        assert_eq!(values(&found).len(), expected.len());
        for (found, expected) in values(&found).iter().zip(&expected) {
            assert!((found[0] - expected[0]).abs() < 1e-9 && (found[1] - expected[1]).abs() < 1e-9);
        }
    }
}

#[test]
fn threads_change_nothing() {
    let mut number = numbers(9);
    let items: Vec<(f64, f64, f64)> = (0..25)
        .map(|_| (number(40), number(100) / 7.0, number(100) / 3.0))
        .collect();
    let offer = selection(&items, 250.0).load().expect("a good scenario");
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        let found = pool.install(|| {
            solve(
                &offer,
                &[Objective::Partners, Objective::Eu, Objective::Cost],
            )
        });
        let file = frontier::file::file(&offer, &found, &[]);
        serde_json::to_string(&file).expect("JSON")
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(5));
}

/// One of each: values 1e-6 apart stay apart, a point no better in anything is not listed, and of
/// two packages with the same values the cheaper one is.
#[test]
fn near_equal_weakly_dominated_and_tied() {
    let items = [
        (10.0, 1.0, 0.2),
        (10.0, 1.0 - 1e-6, 0.2 + 1e-6),
        (10.0, 1.0 - 2e-6, 0.2 + 1e-6),
        (9.0, 0.5, 0.9),
        (8.0, 0.5, 0.9),
        (10.0, 0.5, 0.8),
    ];
    let offer = selection(&items, 10.0).load().expect("a good scenario");
    let found = solve(&offer, &BOTH);
    let expected = [[1.0, 0.2], [1.0 - 1e-6, 0.2 + 1e-6], [0.5, 0.9]];
    assert_eq!(values(&found).len(), 3, "{:?}", found.points);
    for (found, expected) in values(&found).iter().zip(&expected) {
        assert!((found[0] - expected[0]).abs() < 1e-12 && (found[1] - expected[1]).abs() < 1e-12);
    }
    assert!((found.points[2].cost - 8.0).abs() < 1e-9);
    assert_eq!(found.points[2].selection.picks[0][0].component, 4);
}

/// A clock that runs by a second each time somebody looks.
struct Impatient(std::sync::atomic::AtomicU64);

impl Clock for Impatient {
    fn elapsed(&self) -> Duration {
        Duration::from_secs(self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst))
    }
}

/// What is said to be proven when time runs out is true, and what is missing is in an open region.
#[test]
fn when_time_runs_out() {
    let mut number = numbers(5);
    let items: Vec<(f64, f64, f64)> = (0..40)
        .map(|_| (number(40), number(100), number(100)))
        .collect();
    let offer = selection(&items, 400.0).load().expect("a good scenario");
    let all = solve(&offer, &BOTH);
    let mut cut_short = 0;
    for seconds in 1..12 {
        let clock = Impatient(std::sync::atomic::AtomicU64::new(0));
        let effort = Effort {
            gap: 0.0,
            time: Duration::from_secs(seconds),
            clock: &clock,
            solver: tech_business_offer::solve::Solver::default(),
        };
        let Ok(found) = frontier::solve(&offer, &BOTH, &effort, &|_, _| {}) else {
            continue;
        };
        assert_eq!(found.exact, found.open.is_empty());
        cut_short += usize::from(!found.exact);
        let same = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9);
        for point in found.points.iter().filter(|point| point.proven) {
            assert!(
                all.points
                    .iter()
                    .any(|known| same(&known.values, &point.values))
            );
        }
        for known in &all.points {
            let listed = found
                .points
                .iter()
                .any(|point| same(&point.values, &known.values));
            let open = found
                .open
                .iter()
                .any(|corner| known.values.iter().zip(corner).all(|(v, c)| v > c));
            assert!(listed || open, "{:?}", known.values);
        }
    }
    assert!(cut_short > 0);
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code().expect("it ends by itself"),
        text(output.stdout),
        text(output.stderr),
    )
}

const LORIE_SAVAGE: &str = "tests/fixtures/lorie-savage/scenarios/lorie-savage.json";

#[test]
fn the_command_in_every_format() {
    let arguments = ["frontier", LORIE_SAVAGE, "--objectives", "partners,cost"];
    let with = |format: &str| run(&[&arguments[..], &["--format", format]].concat());
    let (code, out, err) = with("json");
    assert_eq!(code, 0, "{err}");
    let file: Value = serde_json::from_str(&out).expect("JSON on stdout and nothing else");
    assert_eq!(file["format"], "tbo-frontier/1");
    assert_eq!(file["objectives"], json!(["partners", "cost"]));
    assert_eq!(file["exact"], true);
    let points = file["points"].as_array().expect("a list");
    // The best is the published one; doing nothing costs nothing.
    assert_eq!(points[0]["values"], json!([70.0, 68.0]));
    assert_eq!(points[0]["items"].as_array().map(Vec::len), Some(5));
    assert_eq!(points[points.len() - 1]["values"], json!([0.0, 0.0]));
    assert!(err.contains("exact"), "{err}");

    let (code, out, _) = with("csv");
    assert_eq!(code, 0);
    assert_eq!(out.lines().count(), points.len() + 1);
    assert!(
        out.starts_with(
            "partners,cost,cost_meur,proven,exact,picked_by,items\n70,68,68,true,true,"
        ),
        "{out}"
    );

    let (code, out, err) = run(&["frontier", LORIE_SAVAGE, "--chart"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("partners") && out.contains("utilitarian") && out.contains("70.0"),
        "{out}"
    );
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn wrong_objectives_are_wrong_usage() {
    for (objectives, said) in [
        ("partners,uu", "did you mean `eu`?"),
        ("partners", "two or three objectives"),
        ("partners,MAR", "named twice"),
        ("partners,eu,cost,MAR", "named twice"),
    ] {
        let (code, out, err) = run(&["frontier", LORIE_SAVAGE, "--objectives", objectives]);
        assert_eq!((code, out.as_str()), (2, ""), "{objectives}: {err}");
        assert!(
            err.starts_with("error: ") && err.contains(said),
            "{objectives}: {err}"
        );
    }
    let (code, _, err) = run(&["frontier", LORIE_SAVAGE, "--criteria", "fairness"]);
    assert_eq!(code, 2, "{err}");
}
