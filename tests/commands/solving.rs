//! Solving: formats, settings, no package, no answer, each solver.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tech_business_offer::solve::Backend;

use super::{BASE, done, refused, run, text};

#[test]
fn solve_in_every_format() {
    let table = done(&["solve", BASE]);
    assert!(table.out.starts_with("A base\n"), "{}", table.out);
    assert!(table.out.contains("MAR Morocco"), "{}", table.out);
    let json = done(&["solve", BASE, "--format", "json"]);
    let result: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(result["format"], "tbo-result/1");
    assert_eq!(result["packages"].as_array().map(Vec::len), Some(2));
    let csv = done(&["solve", BASE, "--format", "csv"]);
    let items: usize = result["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|package| package["items"].as_array())
        .map(Vec::len)
        .sum();
    assert!(items > 0);
    assert_eq!(csv.out.lines().count(), items + 1, "{}", csv.out);
    // The same bytes whatever the number of threads.
    let again = done(&["solve", BASE, "--format", "json", "--threads", "1"]);
    assert_eq!(again.out, json.out);
}

#[test]
fn settings_change_the_scenario() {
    let solve = |set: &str| {
        let json = done(&["solve", BASE, "--format", "json", "--set", set]).out;
        serde_json::from_str::<Value>(&json).expect("JSON")
    };
    let changed = solve("envelope.EIB.total=-50%");
    assert_eq!(changed["envelopes"][1]["total"], 200.0);
    assert_eq!(changed["overrides"][0], "envelope.EIB.total=-50%");
    assert_eq!(
        solve("criterion.rule=utilitarian")["criterion"],
        "utilitarian"
    );
    let fewer = solve("rules.count.max=1");
    for package in fewer["packages"].as_array().expect("packages") {
        assert!(package["items"].as_array().expect("items").len() <= 1);
    }
}

#[test]
fn mistakes_in_settings() {
    for set in ["criterion.rule", "=utilitarian", " =1", ""] {
        refused(2, &["solve", BASE, "--set", set]);
    }
    let deep = format!("title={}", "[".repeat(100_000));
    for set in [
        "no_such_key=1",
        "criterion.rule=no-such-rule",
        "envelope.NOPE.total=3",
        "envelope.EIB.total=much",
        "envelope.EIB.total=-1",
        "envelope.EIB.total=1e999",
        "criterion.rule=+20%",
        "envelope..total=3",
        "rules.99.max=3",
        "partners=ZZZ",
        "partners=[]",
        "weights={\"needs\": {}, \"needs\": {}}",
        "horizon.years=0",
        "catalogue=nowhere",
        deep.as_str(),
    ] {
        let err = refused(3, &["solve", BASE, "--set", set]);
        let key = set.split('=').next().unwrap_or_default();
        assert!(err.contains(key) || err.contains("nowhere"), "{err}");
    }
}

#[test]
fn no_package_satisfies_the_scenario() {
    let err = refused(
        4,
        &[
            "solve",
            BASE,
            "--set",
            "rules.area-share.min=0.99",
            "--set",
            "rules.count.min=3",
        ],
    );
    for line in [
        "= because every package spends at least 99 % on ",
        "= lower the least number of components (rule 3) from 3 to 1",
    ] {
        assert!(err.contains(line), "{err}");
    }
}

#[test]
fn stopped_without_an_answer() {
    // Whether there is time to find a package is the machine's to say; half an answer is not.
    let run = run(&["solve", "scenarios/kenya.json", "--time-limit", "0.000001"]);
    match run.code {
        0 => assert!(run.out.contains("share of ideal")),
        5 => {
            assert_eq!(run.out, "");
            assert!(run.err.contains("--time-limit"), "{}", run.err);
        }
        code => panic!("{code}: {}", run.err),
    }
}

#[test]
fn every_solver_that_is_built() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for backend in Backend::built() {
        let name = backend.name();
        let build = |folder: &Path, threads: &str| {
            let output = text(folder);
            let seed = ["--seed", "5", "--gap", "0", "--threads", threads];
            let plain = ["build", BASE, "-o", &output, "--solver", name];
            done(&[&plain[..], &seed].concat());
            fs::read(folder.join("result.json")).expect("a result")
        };
        let output = folder.path().join(name);
        let result = build(&output, "1");
        assert_eq!(build(&folder.path().join("again"), "3"), result, "{name}");
        let verified = done(&["verify", &text(&output.join("result.json"))]);
        assert!(verified.out.contains(": holds; "), "{}", verified.out);
        let run = fs::read(output.join("run.json")).expect("a record of the run");
        let run: Value = serde_json::from_slice(&run).expect("JSON");
        let solver = &run["solver"];
        assert_eq!(solver["name"], name);
        assert_eq!(solver["version"], backend.version());
        assert_eq!(
            (&solver["seed"], &solver["threads"]),
            (&5.into(), &1.into())
        );
        assert_eq!(solver["refused"], Value::Array(Vec::new()));
    }
}

#[test]
fn a_solver_that_is_not_built_says_how_to_get_it() {
    if Backend::built().contains(&Backend::Highs) {
        return done_with_the_stronger_one();
    }
    let err = refused(2, &["solve", BASE, "--solver", "highs"]);
    for word in ["--features highs", "g++", "cmake", "libclang"] {
        assert!(err.contains(word), "{err}");
    }
}

fn done_with_the_stronger_one() {
    let found = |solver| {
        let run = done(&["solve", BASE, "--solver", solver, "--format", "json"]);
        let result: Value = serde_json::from_str(&run.out).expect("JSON");
        result["objective"]["value"].as_f64().expect("a number")
    };
    let (embedded, highs) = (found("microlp"), found("HiGHS"));
    assert!((embedded - highs).abs() < 1e-6, "{embedded} and {highs}");
}
