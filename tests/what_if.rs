//! `tbo alternatives`, `sweep`, `compare` and `robust` as a person meets them.

#[path = "support/files.rs"]
mod files;
#[path = "support/little_money.rs"]
mod little_money;

use std::fs;
use std::path::Path;
use std::process::Command;

use files::copy;
use little_money::POOR;
use serde_json::Value;

const BASE: &str = "tests/fixtures/good/scenarios/base.json";

/// One partner, nine projects (Lorie and Savage 1955).
const FIRM: &str = "tests/fixtures/lorie-savage/scenarios/lorie-savage.json";

/// The command on the base scenario with little money.
fn poor<'a>(command: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&[command, BASE][..], &POOR, more, &["-q"]].concat()
}

/// Exit code, stdout, stderr.
fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("it ends by itself");
    (code, text(output.stdout), text(output.stderr))
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

fn done(arguments: &[&str]) -> String {
    let (code, out, err) = run(arguments);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    out
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&done(arguments)).expect("JSON on stdout")
}

fn refused(code: i32, arguments: &[&str]) -> String {
    let (found, out, err) = run(arguments);
    assert_eq!((found, out.as_str()), (code, ""), "{arguments:?}: {err}");
    assert!(err.contains("error"), "{arguments:?}: {err}");
    err
}

#[test]
fn wording_of_alternatives() {
    let out = done(&[
        "alternatives",
        FIRM,
        "--within",
        "45%",
        "--count",
        "2",
        "-q",
    ]);
    insta::assert_snapshot!(out);
    let out = done(&poor("alternatives", &["--within", "40%", "--count", "2"]));
    insta::assert_snapshot!("wording_of_alternatives_among_others", out);
}

#[test]
fn wording_of_a_sweep() {
    let key = ["--key", "envelope.NDICI-G.total"];
    let ends = ["--from", "50%", "--to", "200%", "--steps", "4", "--chart"];
    insta::assert_snapshot!(done(&poor("sweep", &[&key[..], &ends].concat())));
    // Values of two criteria are never held against each other.
    let rules = ["--key", "criterion.rule", "--values", "utilitarian,nash"];
    let out = done(&poor("sweep", &rules));
    assert!(out.contains("not comparable"), "{out}");
    assert!(!out.contains("The criterion's value falls"), "{out}");
}

#[test]
fn a_key_that_has_to_be_there_may_be_stated_by_its_values_alone() {
    let arguments = [
        &["sweep", BASE, "--set", "criterion.rule=alpha-fair"][..],
        &["--key", "criterion.alpha", "--values", "0.5,2"],
        &POOR,
        &["--format", "json", "-q"],
    ]
    .concat();
    let rows = json(&arguments)["rows"].clone();
    let values: Vec<&str> = rows
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["value"].as_str())
        .collect();
    assert_eq!(values, ["0.5", "2"], "{rows:#}");
}

#[test]
fn wording_of_robustness() {
    insta::assert_snapshot!(done(&poor("robust", &["--set", "partners=MAR"])));
    let out = done(&poor("robust", &[]));
    insta::assert_snapshot!("wording_of_robustness_among_others", out);
}

#[test]
fn wording_of_a_comparison() {
    let folder = tempfile::tempdir().expect("a folder");
    let stored = folder.path().join("before.json");
    let before = done(&poor("solve", &["--format", "json"]));
    fs::write(&stored, before).expect("a file");
    let stored = stored.to_str().expect("a plain path");
    let shown = |format: &str| {
        let out = done(&["compare", stored, BASE, "--format", format, "-q"]);
        out.replace(folder.path().to_str().expect("a plain path"), "FOLDER")
    };
    insta::assert_snapshot!(shown("markdown"));
    let page = shown("html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    for outside in [
        "http:", "https:", "<script", "<link", "src=", "@import", "url(",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(
        !page.contains("<th scope=\"col\"></th>"),
        "a heading of nothing"
    );
    let file: Value = serde_json::from_str(&shown("json")).expect("JSON");
    assert_eq!(file["format"], "tbo-compare/1");
    assert_eq!(
        (&file["answers"][0]["solved"], &file["answers"][1]["solved"]),
        (&false.into(), &true.into())
    );
    let mut reader = csv::Reader::from_reader(shown("csv").into_bytes().leak() as &[u8]);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("CSV");
    assert!(
        rows.iter()
            .any(|row| &row[0] == "utility" && &row[1] == "eu" && &row[2] == "B")
    );
    let table = shown("table");
    let at = |what: &str| {
        table
            .find(what)
            .unwrap_or_else(|| panic!("no {what}: {table}"))
    };
    assert!(at("What differs") < at("What is the same"), "{table}");
}

#[test]
fn a_comparison_speaks_six_languages() {
    let kenya = "scenarios/kenya.json";
    let shown = |language: &str, format: &str| {
        let set = ["--set", "envelope.NDICI-G.total=-50%", "-q"];
        let files = ["compare", kenya, kenya, "--lang", language];
        done(&[&files[..], &["--format", format], &set].concat())
    };
    let french = shown("fr", "markdown");
    for text in [
        "# Comparaison de paquets",
        "Traduction assistée par machine",
        "| Kalai-Smorodinsky |",
        "coût pour KEN, Mio EUR",
        "Ce qui est identique pour KEN",
        "Dorsale nationale en fibre",
        " sur ",
        "UE, utilité",
    ] {
        assert!(french.contains(text), "{text}: {french}");
    }
    let decimal = |cell: &str| {
        let plain = cell.replace(',', ".");
        cell.contains(',') && plain.parse::<f64>().is_ok()
    };
    assert!(
        french.split('|').any(|cell| decimal(cell.trim())),
        "{french}"
    );
    let arabic = shown("ar", "html");
    assert!(
        arabic.contains("<html lang=\"ar\" dir=\"rtl\">"),
        "{arabic}"
    );
    assert!(arabic.contains("<h1>مقارنة الحزم</h1>"), "{arabic}");
    for language in ["fr", "es", "pt", "ar", "uk"] {
        let table = shown(language, "table");
        for english in [
            "What is",
            "utility",
            "Parties\n-",
            "Money used",
            "solved",
            "\u{2066}",
        ] {
            assert!(!table.contains(english), "{language}: {english}: {table}");
        }
    }
    let data = |language: &str| (shown(language, "json"), shown(language, "csv"));
    assert_eq!(data("uk"), data("en"));
    let err = refused(2, &["compare", kenya, kenya, "--lang", "de"]);
    assert!(err.contains("write one of en, fr, es, pt, ar, uk"), "{err}");
}

#[test]
fn what_is_said_agrees_with_what_solve_says() {
    let solved = json(&["solve", BASE, "--format", "json", "-q"]);
    let found = json(&["alternatives", BASE, "--format", "json", "-q"]);
    assert_eq!(found["format"], "tbo-alternatives/1");
    for (package, partner) in solved["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .zip(found["partners"].as_array().expect("partners"))
    {
        assert_eq!(package["partner"], partner["partner"]);
        let names = |items: &Value| -> Vec<(Value, Value)> {
            let items = items.as_array().expect("items").iter();
            items
                .map(|item| (item["component"].clone(), item["option"].clone()))
                .collect()
        };
        assert_eq!(names(&package["items"]), names(&partner["chosen"]["items"]));
        for other in partner["alternatives"].as_array().expect("alternatives") {
            let value = other["value"].as_f64().expect("a value");
            assert!(
                value >= partner["level"].as_f64().expect("a level") - 1e-6,
                "{other}"
            );
        }
    }
    let swept = json(&[
        "sweep",
        BASE,
        "--key",
        "criterion.rule",
        "--values",
        "nash, utilitarian",
        "--format",
        "json",
        "-q",
    ]);
    for (row, rule) in swept["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .zip(["nash", "utilitarian"])
    {
        let set = format!("criterion.rule={rule}");
        let solved = json(&["solve", BASE, "--set", &set, "--format", "json", "-q"]);
        assert_eq!(row["objective"], solved["objective"]);
        assert_eq!(row["value"], rule);
    }
}

#[test]
fn a_build_holds_the_variants_that_alternatives_finds() {
    let whole = ["--set", "envelope.NDICI-G.per_year=null"];
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().to_str().expect("a plain path");
    let built = |more: &[&str]| -> Value {
        let written = ["-o", folder, "--formats", "json"];
        done(&[&poor("build", more)[..], &written].concat());
        let text = fs::read(Path::new(folder).join("result.json")).expect("a result");
        serde_json::from_slice(&text).expect("JSON")
    };
    let found = json(&[&poor("alternatives", &whole)[..], &["--format", "json"]].concat());
    let solved = built(&whole);
    let kinds = ["cheaper", "faster", "lighter", "greener", "partner", "eu"];
    let mut listed = 0;
    for (variants, partner) in solved["variants"]
        .as_array()
        .expect("variants")
        .iter()
        .zip(found["partners"].as_array().expect("partners"))
    {
        assert_eq!(variants["partner"], partner["partner"]);
        assert_eq!(variants["within"], found["within"]);
        assert_eq!(variants["already_best"], partner["already_best"]);
        assert_eq!(variants["meaningless"], partner["meaningless"]);
        let alternatives = partner["alternatives"].as_array().expect("alternatives");
        let is_variant = |known: &&Value| kinds.iter().any(|kind| known["kind"] == *kind);
        let same: Vec<&Value> = alternatives.iter().filter(is_variant).collect();
        let held: Vec<&Value> = variants["packages"]
            .as_array()
            .expect("packages")
            .iter()
            .collect();
        assert_eq!(held, same);
        let known = |key: &str| variants[key].as_array().map_or(0, Vec::len);
        let settled = held.len() + known("already_best") + known("meaningless");
        assert_eq!((settled, known("unsettled")), (kinds.len(), 0));
        listed += 1;
    }
    assert_eq!(listed, 2, "{solved:#}");
    // Where start years are chosen, a variant may be the same package with another start.
    let phased = built(&[]);
    let cheaper = &phased["variants"][0]["packages"][0];
    assert_eq!(cheaper["kind"], "cheaper");
    assert_eq!(cheaper["distance"], 1);
    let moved = serde_json::json!([
        { "component": "dpi-interoperability", "from": 2028, "to": 2029 }
    ]);
    assert_eq!(cheaper["moved"], moved);
    assert_eq!(cheaper["items"][0]["start_year"], 2029);
}

#[test]
fn every_command_that_solves_takes_settings() {
    let set = [
        "--set",
        "envelope.NDICI-G.total=-50%",
        "--format",
        "json",
        "-q",
    ];
    let sweep = ["sweep", BASE, "--key", "discount_rate", "--values", "0.03"];
    for command in [
        &["solve", BASE][..],
        &["balance", BASE, "--criteria", "utilitarian"],
        &["frontier", BASE],
        &["alternatives", BASE],
        &["robust", BASE],
        &sweep,
    ] {
        let arguments: Vec<&str> = command.iter().copied().chain(set).collect();
        let stated = json(&arguments)["overrides"].clone();
        assert_eq!(
            stated,
            serde_json::json!(["envelope.NDICI-G.total=-50%"]),
            "{command:?}"
        );
    }
    let arguments: Vec<&str> = ["compare", BASE, BASE].into_iter().chain(set).collect();
    let answers = json(&arguments)["answers"].clone();
    assert_eq!(answers[1]["overrides"][0], "envelope.NDICI-G.total=-50%");
}

#[test]
fn a_value_without_package_is_a_row() {
    let set = "rules=[{\"rule\":\"floor\",\"party\":\"eu\",\"utility\":0.2}]";
    let swept = json(&[
        "sweep",
        BASE,
        "--set",
        set,
        "--key",
        "envelope.NDICI-G.total",
        "--values",
        "100%,0",
        "--set",
        "envelope.EIB.total=0",
        "--set",
        "envelope.PTN.per_partner=0",
        "--format",
        "json",
        "-q",
    ]);
    let rows = swept["rows"].as_array().expect("rows");
    assert_eq!(rows[0]["value"], "220");
    assert_eq!(
        (&rows[1]["status"], &rows[1]["cost"]),
        (&"infeasible".into(), &Value::Null)
    );
}

#[test]
fn csv_can_be_read() {
    let key = ["--key", "envelope.NDICI-G.total"];
    let values = ["--values", "-50%,300", "--format", "csv"];
    for arguments in [
        poor("alternatives", &["--format", "csv"]),
        poor("robust", &["--format", "csv"]),
        poor("sweep", &[&key[..], &values].concat()),
    ] {
        let arguments = arguments.as_slice();
        let out = done(arguments);
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let rows = reader
            .records()
            .collect::<Result<Vec<_>, _>>()
            .expect("CSV");
        assert!(!rows.is_empty(), "{arguments:?}");
        assert!(!out.contains(",-minor") && !out.contains(",-50%"), "{out}");
    }
}

#[test]
fn names_inject_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/fixtures/good"), folder.path());
    let path = folder.path().join("components/dpi/registers.json");
    let text = fs::read_to_string(&path).expect("text");
    let hostile = "\"name\": \"<script>alert(1)</script> | =1+1 [x](http://a.b)\"";
    let text = text.replace("\"name\": \"Interoperability layer\"", hostile);
    assert!(text.contains("<script>"), "the fixture names it so");
    fs::write(&path, text).expect("a file");
    let scenario = "scenarios/base.json";
    let shown = |format: &str| {
        let (code, out, err) = run_in(
            folder.path(),
            &["compare", scenario, scenario, "--format", format, "-q"],
        );
        assert_eq!(code, 0, "{err}");
        out
    };
    let page = shown("html");
    assert!(
        page.contains("&lt;script&gt;") && !page.contains("<script"),
        "{page}"
    );
    let markdown = shown("markdown");
    assert!(
        markdown.contains("\\<script\\>")
            && markdown.contains("\\|")
            && markdown.contains("http\\:"),
        "{markdown}"
    );
}

#[test]
fn the_same_on_any_number_of_threads() {
    for command in ["alternatives", "robust"] {
        let on = |threads| done(&poor(command, &["--format", "json", "--threads", threads]));
        assert_eq!(on("1"), on("3"), "{command}");
    }
}

#[test]
fn usage_mistakes() {
    let key = ["--key", "envelope.NDICI-G.total"];
    for arguments in [
        &["alternatives"][..],
        &["alternatives", BASE, "--within", "100%"],
        &["alternatives", BASE, "--within", "-1%"],
        &["alternatives", BASE, "--within", "much"],
        &["alternatives", BASE, "--count", "0"],
        &["alternatives", BASE, "--partner", "MRA"],
        &["robust", BASE, "--spread", "0"],
        &["robust", BASE, "--spread", "nan"],
        &["sweep", BASE],
        &["sweep", BASE, key[0], key[1]],
        &["sweep", BASE, key[0], key[1], "--from", "1"],
        &["sweep", BASE, key[0], key[1], "--from", "1", "--to", "150%"],
        &["sweep", BASE, key[0], key[1], "--from", "1", "--to", "inf"],
        &[
            "sweep", BASE, key[0], key[1], "--from", "1", "--to", "2", "--steps", "1",
        ],
        &[
            "sweep", BASE, key[0], key[1], "--from", "1", "--to", "2", "--values", "3",
        ],
        &["sweep", BASE, key[0], key[1], "--values", ""],
        &["sweep", BASE, key[0], key[1], "--values", "1,,2"],
        &["compare", BASE],
        &["compare", "-", "-"],
        &["compare", BASE, BASE, "--format", "pdf"],
    ] {
        refused(2, arguments);
    }
    let err = refused(2, &["alternatives", BASE, "--partner", "MRA"]);
    assert!(err.contains("MAR"), "{err}");
}

#[test]
fn input_mistakes() {
    for arguments in [
        &["alternatives", "no-such.json"][..],
        &["robust", BASE, "--set", "envelope.NDICI-G.totl=1"],
        &[
            "sweep",
            BASE,
            "--key",
            "envelope.NDICI-X.total",
            "--values",
            "1,2",
        ],
        &[
            "sweep",
            BASE,
            "--key",
            "criterion.rule",
            "--from",
            "50%",
            "--to",
            "150%",
        ],
        &[
            "sweep",
            BASE,
            "--key",
            "envelope.NDICI-G.total",
            "--values",
            "1,many",
        ],
        &["compare", BASE, "no-such.json"],
        &[
            "compare",
            BASE,
            "tests/fixtures/good/components/taxonomy.json",
        ],
    ] {
        refused(3, arguments);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("frontier.json");
    fs::write(&path, "{\"format\": \"tbo-frontier/1\"}").expect("a file");
    let err = refused(3, &["compare", BASE, path.to_str().expect("a plain path")]);
    assert!(err.contains("tbo-frontier/1"), "{err}");
}

#[test]
fn nothing_to_look_at_where_there_is_no_package() {
    let set = "rules=[{\"rule\":\"count\",\"min\":30}]";
    for command in ["alternatives", "robust"] {
        refused(4, &[command, BASE, "--set", set]);
    }
    // Of several it is said which.
    let err = refused(4, &["compare", BASE, FIRM, "--set", set]);
    assert!(err.contains(&format!("in {BASE}:")), "{err}");
}

#[test]
fn no_money_at_all() {
    let poor = [
        "--set",
        "envelope.NDICI-G.total=0",
        "--set",
        "envelope.EIB.total=0",
        "--set",
        "envelope.PTN.per_partner=0",
        "-q",
    ];
    for command in ["alternatives", "robust"] {
        let arguments: Vec<&str> = [command, BASE].into_iter().chain(poor).collect();
        done(&arguments);
    }
}
