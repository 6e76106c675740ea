//! What is asked for and how: help, wrong usage, lists, single things, checks, silence.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use super::{BASE, done, example, program, refused, root, run, run_in, text};

#[test]
fn help_and_version_are_data() {
    assert!(done(&["--help"]).out.contains("Exit codes"));
    assert!(done(&["--version"]).out.starts_with("tbo "));
    assert!(done(&["help", "build"]).out.contains("--output"));
}

#[test]
fn usage_mistakes() {
    let err = refused(2, &["biuld"]);
    assert!(err.contains("build"), "{err}");
    for arguments in [
        &["build", BASE][..],
        &["solve"],
        &["solve", BASE, "--format", "xml"],
        &["solve", BASE, "--threads", "0"],
        &["solve", BASE, "--threads", "100000"],
        &["solve", BASE, "--time-limit", "-1"],
        &["solve", BASE, "--time-limit", "nan"],
        &["solve", BASE, "--gap", "1"],
        &["solve", BASE, "--gap", "nan"],
        &["solve", BASE, "--seed", "-1"],
        &["solve", BASE, "--seed", "2147483648"],
        &["solve", BASE, "--solver", "cplex"],
        &["solve", BASE, "--solver", ""],
        &["solve", BASE, "--no-such-option"],
        &["list"],
        &["list", "everything"],
        &["show"],
        &["show", "KEN", "--json"],
        &["schema", "indicators"],
        &["build", BASE, "-o", "x", "--date", "2026-02-30"],
        &["build", BASE, "-o", "x", "--date", "+026-02-03"],
        &["build", BASE, "-o", "x", "--formats", "odt"],
        &["build", BASE, "-o", "x", "--lang", "de"],
    ] {
        refused(2, arguments);
    }
    // No command at all prints the help where mistakes go.
    let run = run(&[]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("Usage"), "{}", run.err);
}

#[test]
fn schema_of_every_kind() {
    for kind in [
        "component",
        "partner",
        "profile",
        "scenario",
        "share",
        "taxonomy",
        "result",
    ] {
        let printed = done(&["schema", kind]);
        let schema: Value = serde_json::from_str(&printed.out).expect("JSON");
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(printed.err, "");
    }
}

#[test]
fn lists() {
    for (what, mark) in [
        ("components", "dpi-interoperability"),
        ("partners", "KEN"),
        ("scenarios", "kenya"),
        ("needs", "INTEROP"),
        ("interests", "ACC"),
        ("instruments", "NDICI-G"),
        ("criteria", "kalai-smorodinsky"),
        ("rules", "debt-gate"),
        ("formats", "markdown"),
    ] {
        let table = done(&["list", what]);
        assert!(table.out.contains(mark), "{what}: {}", table.out);
        assert_eq!(table.err, "");
        let listed: Value =
            serde_json::from_str(&done(&["list", what, "--json"]).out).expect("JSON");
        let rows = listed.as_array().expect("a list").len();
        // A line of names and one of dashes stand above the rows.
        assert_eq!(table.out.lines().count(), rows + 2, "{what}");
    }
}

#[test]
fn lists_of_another_folder() {
    let good = "tests/fixtures/good";
    let of = |what: &str, option: &str, folder: &str| {
        done(&["list", what, option, &format!("{good}/{folder}")]).out
    };
    assert_eq!(
        of("components", "--catalogue", "components")
            .lines()
            .count(),
        5
    );
    assert_eq!(of("partners", "--partners", "partners").lines().count(), 5);
    assert_eq!(
        of("scenarios", "--scenarios", "scenarios").lines().count(),
        4
    );
    refused(3, &["list", "components", "--catalogue", "nowhere"]);
    refused(3, &["list", "partners", "--partners", "nowhere"]);
    refused(1, &["list", "scenarios", "--scenarios", "nowhere"]);
    let folder = example();
    fs::write(folder.path().join("scenarios/broken.json"), "{").expect("a file");
    let scenarios = text(&folder.path().join("scenarios"));
    let err = refused(3, &["list", "scenarios", "--scenarios", &scenarios]);
    assert!(err.contains("broken.json"), "{err}");
}

#[test]
fn shows_one_thing_of_each_kind() {
    for (id, mark) in [
        ("dpi-interoperability", "DPI-04"),
        ("DPI-04", "dpi-interoperability"),
        ("KEN", "Kenya"),
        ("INTEROP", "severity"),
        ("STD", "served by"),
        ("NDICI-G", "may pay for"),
        ("dpi", "dpi-digital-id"),
    ] {
        let shown = done(&["show", id]);
        assert!(shown.out.contains(mark), "{id}: {}", shown.out);
        assert_eq!(shown.err, "");
    }
    let err = refused(2, &["show", "interoperability"]);
    assert!(err.contains("did you mean dpi-interoperability"), "{err}");
    let err = refused(2, &["show", "zzz"]);
    assert!(err.contains("tbo list"), "{err}");
}

#[test]
fn check_of_everything_and_of_parts() {
    let all = done(&["check"]);
    assert!(
        all.out
            .starts_with("components, partners, scenarios: no errors"),
        "{}",
        all.out
    );
    done(&["check", BASE]);
    done(&[
        "check",
        "tests/fixtures/good/components",
        "tests/fixtures/good/partners",
    ]);
    let err = refused(3, &["check", "no/such/file.json"]);
    assert!(err.contains("no/such/file.json"), "{err}");
    let nowhere = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(run_in(nowhere.path(), &["check"]).code, 2);
}

#[test]
fn check_lists_every_finding_with_its_line() {
    let folder = example();
    let scenario = folder.path().join("scenarios/base.json");
    let broken = fs::read_to_string(&scenario).expect("a scenario");
    let broken = broken
        .replace("\"price_year\": 2025", "\"price_yaer\": 2025")
        .replace("\"EIB\"", "\"EBI\"");
    fs::write(&scenario, broken).expect("a file");
    let err = refused(3, &["check", &text(&scenario)]);
    for mark in [
        "unknown key `price_yaer`",
        "`price_year` is missing",
        "EBI",
        "base.json:4:",
        "3 findings in 1 file",
    ] {
        assert!(err.contains(mark), "{mark}: {err}");
    }
}

#[test]
fn quiet_says_nothing_but_errors() {
    let folder = example();
    let scenario = folder.path().join("scenarios/base.json");
    let loose = fs::read_to_string(&scenario).expect("a scenario");
    fs::write(
        &scenario,
        loose.replace("\"per_partner\": 80", "\"per_partner\": 800"),
    )
    .expect("a file");
    let scenario = text(&scenario);
    let loud = done(&["check", &scenario]);
    assert!(loud.err.contains("warning["), "{}", loud.err);
    let quiet = done(&["check", &scenario, "-q"]);
    assert_eq!((quiet.err.as_str(), quiet.out), ("", loud.out));
    assert!(done(&["solve", BASE]).err.contains("2 partners"));
    assert_eq!(done(&["-q", "solve", BASE]).err, "");
    let err = refused(3, &["solve", "-q", "no-such.json"]);
    assert!(err.contains("no-such.json"), "{err}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = program(&["schema", "component"], root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), err.as_ref()), (Some(0), ""));
}

#[test]
fn what_the_project_ships_is_sound() {
    let all = done(&["check", "-q"]);
    assert!(all.out.contains("no errors, 0 warnings"), "{}", all.out);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("kenya");
    done(&["build", "scenarios/kenya.json", "-o", &text(&output), "-q"]);
    assert!(
        done(&["verify", &text(&output.join("result.json"))])
            .out
            .contains(": holds; ")
    );
}
