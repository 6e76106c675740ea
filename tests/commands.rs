//! The program as a person meets it: exit codes, what goes to stdout and what to stderr, and that
//! nothing is left half written. Codes: 0 done, 2 wrong usage, 3 input rejected, 4 no package,
//! 5 no usable answer, 1 anything else.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tech_business_offer::solve::Backend;

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

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let entry = entry.expect("a readable entry").path();
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::copy(&entry, &target).expect("a copy");
        }
    }
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

/// Before anything is read, solved or written: the scenario does not even exist.
#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_how_to_get_it() {
    let err = refused(
        2,
        &["build", "none.json", "-o", "none", "--formats", "md,pdf"],
    );
    assert!(
        err.contains("the format `pdf` is not in this build")
            && err.contains("`cargo build --release --features pdf`"),
        "{err}"
    );
    assert!(!done(&["list", "formats"]).out.contains("pdf"));
}

/// Without `--formats` too.
#[cfg(feature = "pdf")]
#[test]
fn a_build_with_pdf_writes_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("out").display().to_string();
    done(&["build", BASE, "-o", &out, "-q"]);
    for path in ["summary.pdf", "briefs/TUN.pdf"] {
        let bytes = fs::read(folder.path().join("out").join(path)).expect("a document");
        assert!(bytes.starts_with(b"%PDF-1.7"), "{path}");
    }
    assert!(done(&["list", "formats"]).out.contains("pdf"));
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

#[test]
fn build_verify_and_render() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("new/out");
    let built = done(&["build", BASE, "-o", &text(&output), "--date", "2027-01-31"]);
    assert_eq!(built.out, "");
    assert!(built.err.contains("verified"), "{}", built.err);
    let result = output.join("result.json");
    assert!(result.is_file() && output.join("run.json").is_file());
    // Nothing of the staging is left beside it.
    assert_eq!(held(&folder.path().join("new")).len(), 1);

    let verified = done(&["verify", &text(&result)]);
    assert!(verified.out.contains(": holds; "), "{}", verified.out);

    let again = folder.path().join("again");
    done(&[
        "render",
        &text(&result),
        "-o",
        &text(&again),
        "--date",
        "2027-01-31",
    ]);
    for path in held(&again).iter().filter(|path| path.is_file()) {
        let name = path.file_name().expect("a name");
        let first = fs::read(output.join(name)).expect("the same file");
        assert_eq!(fs::read(path).expect("a file"), first, "{}", path.display());
    }
    let one = folder.path().join("one");
    done(&[
        "render",
        &text(&result),
        "-o",
        &text(&one),
        "--formats",
        "csv",
    ]);
    assert!(one.join("packages.csv").is_file());
    assert!(held(&one).len() < held(&again).len());

    // Written into a folder that is there: what else it holds stays.
    fs::write(one.join("notes.txt"), "mine").expect("a file");
    done(&["render", &text(&result), "-o", &text(&one)]);
    assert_eq!(
        fs::read_to_string(one.join("notes.txt")).expect("a file"),
        "mine"
    );
}

#[test]
fn verify_reads_standard_input_and_finds_a_changed_figure() {
    let printed = done(&["solve", BASE, "--format", "json", "-q"]).out;
    let verify = |text: &str| {
        let mut child = program(&["verify", "-"], root())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = child.stdin.take().expect("its input");
        stdin.write_all(text.as_bytes()).expect("it reads");
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        (
            output.status.code(),
            said,
            String::from_utf8(output.stderr).expect("UTF-8"),
        )
    };
    assert_eq!(verify(&printed).0, Some(0));
    let mut result: Value = serde_json::from_str(&printed).expect("JSON");
    let cost = result["packages"][0]["cost"].as_f64().expect("a cost");
    result["packages"][0]["cost"] = (cost + 1.0).into();
    let (code, out, err) = verify(&result.to_string());
    assert_eq!(code, Some(1));
    assert!(out.starts_with("package-cost: "), "{out}");
    assert!(err.contains("does not hold: 1 finding"), "{err}");
    for odd in ["", "{}", "[]", "null", "{\"format\": 1}", "\u{0}"] {
        let (code, out, _) = verify(odd);
        assert_eq!((code, out.as_str()), (Some(3), ""), "{odd:?}");
    }
    result["inputs"] = Value::Array(Vec::new());
    assert_eq!(verify(&result.to_string()).0, Some(3));
}

#[test]
fn verify_says_which_input_has_changed() {
    let folder = example();
    let scenario = text(&folder.path().join("scenarios/base.json"));
    let output = folder.path().join("out");
    done(&[
        "build",
        &scenario,
        "-o",
        &text(&output),
        "--formats",
        "json",
    ]);
    let table = folder.path().join("partners/indicators.csv");
    let figures = fs::read_to_string(&table)
        .expect("a table")
        .replace(",97.5", ",97.6");
    fs::write(&table, figures).expect("a file");
    let changed = run(&["verify", &text(&output.join("result.json"))]);
    assert_eq!(changed.code, 1);
    assert!(
        changed.out.starts_with("input-changed: "),
        "{}",
        changed.out
    );
    // What does not hold is not rendered.
    let late = folder.path().join("late");
    refused(
        1,
        &[
            "render",
            &text(&output.join("result.json")),
            "-o",
            &text(&late),
        ],
    );
    assert!(!late.exists());
}

#[test]
fn nothing_is_written_on_failure() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = text(&folder.path().join("out"));
    for (code, arguments) in [
        (3, &["no-such.json"][..]),
        (3, &[BASE, "--set", "no_such_key=1"]),
        (
            4,
            &[
                BASE,
                "--set",
                "rules.area-share.min=0.99",
                "--set",
                "rules.count.min=3",
            ],
        ),
        (2, &[BASE, "--formats", "odt"]),
        (1, &[BASE, "--templates", "no/such/folder"]),
    ] {
        let all = [&["build", "-o", &output], arguments].concat();
        refused(code, &all);
        assert!(held(folder.path()).is_empty(), "{arguments:?}");
    }
}

#[test]
fn output_folder_that_is_a_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("a file");
    for output in [file.clone(), file.join("inner/out")] {
        let err = refused(2, &["build", BASE, "-o", &text(&output)]);
        assert!(err.contains("is a file"), "{err}");
    }
    assert_eq!(fs::read_to_string(&file).expect("a file"), "mine");
    assert_eq!(held(folder.path()), [file]);
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

#[cfg(unix)]
#[test]
fn hostile_file_names() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = example();
    for name in [
        "\u{1b}[31mred.json",
        "-q.json",
        "a b\t'\"$(x).json",
        "\u{202e}nosj.json",
        "*.json",
        "ü.json",
    ] {
        let path = folder.path().join("scenarios").join(name);
        fs::copy(folder.path().join("scenarios/base.json"), &path).expect("a copy");
        let run = run_in(&folder.path().join("scenarios"), &["check", "--", name]);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        assert!(
            !run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'),
            "{name}"
        );
        fs::write(&path, "{ \"envelope\": 1 }").expect("a file");
        let run = run_in(&folder.path().join("scenarios"), &["check", "--", name]);
        assert_eq!(run.code, 3, "{name}: {}", run.err);
        assert!(
            !run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'),
            "{name}"
        );
        fs::remove_file(&path).expect("it goes");
    }
    let odd = "a\nb.json";
    fs::write(folder.path().join(odd), "{").expect("a file");
    assert_eq!(run_in(folder.path(), &["check", odd]).code, 3);
    let bytes = std::ffi::OsStr::from_bytes(b"\xff\xfe.json");
    fs::copy(
        folder.path().join("scenarios/base.json"),
        folder.path().join("scenarios").join(bytes),
    )
    .expect("a copy");
    let output = program(&["check", "scenarios"], folder.path())
        .output()
        .expect("the program runs");
    assert!(matches!(output.status.code(), Some(0 | 3)), "{output:?}");
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

/// A run of `tbo share -` with this file on standard input.
fn share(file: &str, format: &str) -> Run {
    let mut child = program(&["share", "-", "--format", format], root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(file.as_bytes()).expect("it is read");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    Run {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
    }
}

#[test]
fn a_cost_is_shared_side_by_side() {
    let two = r#"{"members":["A","B"],"costs":{"A":8,"B":11,"A+B":15}}"#;
    let run = share(two, "json");
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    for rule in ["shapley", "nucleolus", "stand_alone"] {
        assert_eq!(json[rule], serde_json::json!({ "A": 6, "B": 9 }), "{rule}");
        assert_eq!(json["core"][rule]["in_core"], true);
    }
    assert_eq!(json["kind"], "cost");
    assert_eq!(json["core_is_empty"], false);
    // The order of names does not matter, nor do spaces; a gain is shared the same way.
    let gain = r#"{"members":["A","B","C"],"values":{"A":0,"B":0,"C":0,"B + A":6,"C+A":6,"C+B":6,"C+B+A":6}}"#;
    let run = share(gain, "json");
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        json["nucleolus"],
        serde_json::json!({ "A": 2, "B": 2, "C": 2 })
    );
    assert_eq!(
        json["core"]["shapley"],
        serde_json::json!({ "in_core": false, "largest_excess": 2, "coalition": ["A", "B"] })
    );
    assert_eq!(
        (&json["core_is_empty"], &json["least_core_epsilon"]),
        (&Value::Bool(true), &serde_json::json!(2))
    );
    assert_eq!(json["proportional"], Value::Null);
    // Printed columns add up.
    let table = share(gain, "table").out;
    assert!(
        table.contains("in the core") && table.contains("A+B gets 2.000 less than on its own"),
        "{table}"
    );
    let csv = share(two, "csv").out;
    assert!(
        csv.starts_with("rule,member,share") && csv.contains("shapley,A,6,"),
        "{csv}"
    );
    // Parts say it for more members than a table could list.
    let many: Vec<String> = (0..25).map(|at| format!("M{at}")).collect();
    let parts = serde_json::json!({ "members": many, "parts": [
        { "name": "trunk", "cost": 50, "needed_by": many }, { "name": "branch", "cost": 7, "needed_by": ["M3"] } ] });
    let run = share(&parts.to_string(), "json");
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    let found = json["shapley"]["M3"].as_f64().expect("a share");
    let error = json["shapley_error"]["M3"].as_f64().expect("an error");
    assert!(
        (found - 9.0).abs() < 4.0 * error && error > 0.0,
        "{found} +- {error}"
    );
    assert_eq!(json["nucleolus"], Value::Null);
}

#[test]
fn a_bad_table_of_costs_is_refused_with_all_that_is_wrong() {
    let file = |costs: &str| {
        format!("{{\n\"members\": [\"A\", \"B\", \"Cy\"],\n\"costs\": {{{costs}}}\n}}")
    };
    let refused = |text: &str, codes: &[&str]| {
        let run = share(text, "json");
        assert_eq!((run.code, run.out.as_str()), (3, ""), "{text}: {}", run.err);
        for code in codes {
            assert!(run.err.contains(code), "{code} not in {}", run.err);
        }
        run.err
    };
    let err = refused(
        &file(r#""A": 1, "B+A": 2, "A+B": 3, "A+C": 4, "A+A": 5, "+": 6, "B": "7""#),
        &["wrong-type", "standard input:3"],
    );
    assert!(err.contains("without quotes"), "{err}");
    let err = refused(
        &file(r#""A": 1, "B+A": 2, "A+B": 3, "A+C": 4, "A+A": 5, "+": 6"#),
        &[
            "duplicate-coalition",
            "unknown-member",
            "repeated-member",
            "empty-coalition",
        ],
    );
    assert!(
        err.contains("there is A, B, Cy") || err.contains("did you mean"),
        "{err}"
    );
    let err = refused(
        &file(r#""A": 1, "B": 2, "Cy": 3, "A+B": 3, "A+Cy": 4"#),
        &["missing-coalition"],
    );
    assert!(
        err.contains("`A+B+Cy`, `B+Cy`") && err.contains("everybody together"),
        "{err}"
    );
    refused(&file(r#""A": 1e400"#), &["not-finite"]);
    refused(&file(r#""A": 1, "A": 1"#), &["duplicate-key"]);
    refused(r#"{"members":["A"]}"#, &["what-is-shared"]);
    refused(
        r#"{"members":["A"],"costs":{"A":1},"values":{"A":1}}"#,
        &["what-is-shared"],
    );
    refused(r#"{"members":[],"costs":{}}"#, &["empty-list"]);
    refused(
        r#"{"members":["A"," A"],"costs":{"A":1}}"#,
        &["duplicate-member"],
    );
    refused(r#"{"members":["A+B"],"costs":{"A+B":1}}"#, &["member-name"]);
    refused(
        r#"{"members":["A"],"parts":[{"name":"x","cost":1,"needed_by":["B"]}]}"#,
        &["unknown-member"],
    );
    let many: Vec<String> = (0..70).map(|at| format!("M{at}")).collect();
    refused(&serde_json::json!({ "members": many, "parts": [{ "name": "x", "cost": 1, "needed_by": many }] }).to_string(), &["too-many-members"]);
    refused(
        &serde_json::json!({ "members": &many[..21], "costs": { "M1": 1 } }).to_string(),
        &["too-many-members", "`parts`"],
    );
}

#[test]
fn a_word_template_is_used_or_refused_before_anything_is_solved() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| text(&folder.path().join(name));
    let out = path("out");
    done(&["build", BASE, "-o", &out, "--formats", "docx,json", "-q"]);
    let briefs = held(&folder.path().join("out/briefs"));
    let brief = text(briefs.first().expect("a brief"));
    // A document of ours is a Word file like another.
    let result = path("out/result.json");
    let again = path("again");
    let mut arguments = vec!["render", &result, "--scenario", BASE, "-o", &again];
    arguments.extend(["--formats", "docx", "-q", "--word-template", &brief]);
    done(&arguments);
    assert_eq!(
        held(&folder.path().join("again/briefs")).len(),
        briefs.len()
    );

    let (none, bad) = (path("none.docx"), path("bad.docx"));
    fs::write(&bad, "no Word file").expect("a file");
    let unused = path("unused");
    for (file, said) in [
        (&none, "there is no file"),
        (&bad, "not a Word file"),
        (&result, "not a Word file"),
        (&path("out"), "cannot be read"),
    ] {
        let err = refused(3, &["build", BASE, "-o", &unused, "--word-template", file]);
        assert!(err.contains(said) && err.contains(file.as_str()), "{err}");
    }
    let err = refused(
        2,
        &[
            "build",
            BASE,
            "-o",
            &unused,
            "--word-template",
            &brief,
            "--formats",
            "csv",
        ],
    );
    assert!(
        err.contains("--word-template is for the format docx"),
        "{err}"
    );
    assert!(!folder.path().join("unused").exists());
}

#[test]
fn documents_come_in_the_languages_that_are_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let err = refused(2, &["build", BASE, "-o", "x", "--lang", "fr,de"]);
    assert!(
        err.contains("no language `de`") && err.contains("en, fr, es, pt, ar, uk"),
        "{err}"
    );
    let output = folder.path().join("out");
    let out = text(&output);
    let build = done(&["build", BASE, "-o", &out, "--formats", "json,html"]);
    // Tunisia works in Arabic and French; nothing is known of Morocco here.
    let pages = |output: &Path| -> Vec<String> {
        let mut names: Vec<String> = held(&output.join("briefs"))
            .iter()
            .map(|path| text(path.strip_prefix(output).expect("below")))
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        pages(&output),
        ["briefs/MAR.html", "briefs/TUN.ar.html", "briefs/TUN.html"]
    );
    assert!(
        build.err.contains("needs review by a native speaker"),
        "{}",
        build.err
    );
    let result = text(&output.join("result.json"));
    let again = folder.path().join("again");
    let formats = ["--formats", "html", "--lang", "uk"];
    let render = ["render", &result, "-o", &text(&again)];
    done(&[&render[..], &formats[..]].concat());
    assert_eq!(pages(&again), ["briefs/MAR.uk.html", "briefs/TUN.uk.html"]);
    assert!(again.join("summary.uk.html").is_file() && again.join("summary.html").is_file());
    let english = folder.path().join("english");
    let formats = ["--formats", "html", "--lang", "en"];
    let render = ["render", &result, "-o", &text(&english)];
    let run = done(&[&render[..], &formats[..]].concat());
    assert_eq!(pages(&english), ["briefs/MAR.html", "briefs/TUN.html"]);
    assert!(!run.err.contains("native speaker"), "{}", run.err);
}
