//! The JSON Schemas that the project ships: what the program prints, and what every data file keeps to.

#[path = "support/little_money.rs"]
mod little_money;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use little_money::POOR;
use serde_json::{Value, json};

/// Kinds of files, each with a schema of its name under `docs/schema`.
const KINDS: [&str; 16] = [
    "alternatives",
    "balance",
    "compare",
    "component",
    "conflicts",
    "explanation",
    "frontier",
    "partner",
    "profile",
    "result",
    "robust",
    "scenario",
    "share",
    "strategy",
    "sweep",
    "taxonomy",
];

/// A small scenario of two partners.
const BASE: &str = "tests/fixtures/good/scenarios/base.json";

/// No package holds so many components.
const IMPOSSIBLE: [&str; 2] = ["--set", r#"rules=[{"rule":"count","min":50}]"#];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn tbo(arguments: &[&str]) -> Vec<u8> {
    ended(0, arguments)
}

/// Standard output of a command that ends with an exit code.
fn ended(code: i32, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the program runs");
    let talk = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {talk}");
    output.stdout
}

fn json(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn validator(kind: &str) -> jsonschema::Validator {
    let schema = json(&root().join(format!("docs/schema/{kind}.json")));
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{kind}: {error}"))
}

fn json_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            json_below(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            found.push(path);
        }
    }
}

/// Every data file that the project ships.
fn shipped() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["components", "partners", "scenarios"] {
        json_below(&root().join(folder), &mut files);
    }
    assert!(files.len() > 100, "only {} files found", files.len());
    files.sort();
    files
}

/// The kind of a file, told from its place and not from what it says of itself.
fn kind_of(file: &Path) -> &'static str {
    let path = file.strip_prefix(root()).expect("a file of the project");
    match path.to_str().expect("a plain path") {
        "components/taxonomy.json" => "taxonomy",
        "components/strategy.json" => "strategy",
        "partners/indicators.schema.json" => "partner",
        path if path.starts_with("components/") => "component",
        path if path.starts_with("partners/profiles/") => "profile",
        path if path.starts_with("scenarios/") => "scenario",
        path => panic!("{path} is of no kind"),
    }
}

#[test]
fn schemas_are_what_the_program_prints() {
    for kind in KINDS {
        let path = root().join(format!("docs/schema/{kind}.json"));
        let shipped = fs::read(&path).unwrap_or_default();
        let drift = shipped != tbo(&["schema", kind]);
        assert!(
            !drift,
            "`tbo schema {kind} > docs/schema/{kind}.json` brings it up to date"
        );
    }
    let mut listed = Vec::new();
    json_below(&root().join("docs/schema"), &mut listed);
    assert_eq!(
        listed.len(),
        KINDS.len(),
        "docs/schema holds more: {listed:?}"
    );
}

#[test]
fn schemas_are_valid_and_explain_every_key() {
    for kind in KINDS {
        let schema = json(&root().join(format!("docs/schema/{kind}.json")));
        if let Err(error) = jsonschema::meta::validate(&schema) {
            panic!("{kind}: {error}");
        }
        let mut silent = Vec::new();
        unexplained(&schema, "", &mut silent);
        assert!(silent.is_empty(), "{kind} says nothing of {silent:?}");
    }
}

/// Pointers of properties without a description, of their own or behind a reference.
fn unexplained(schema: &Value, at: &str, silent: &mut Vec<String>) {
    let Value::Object(keys) = schema else { return };
    for (key, inner) in keys {
        let at = format!("{at}/{key}");
        match (key.as_str(), inner) {
            ("properties", Value::Object(properties)) => {
                for (name, property) in properties {
                    let fixed = property.get("const").is_some();
                    let explained = ["description", "$ref"]
                        .iter()
                        .any(|word| property.get(word).is_some());
                    if !fixed && !explained {
                        silent.push(format!("{at}/{name}"));
                    }
                    unexplained(property, &format!("{at}/{name}"), silent);
                }
            }
            (_, Value::Array(list)) => list
                .iter()
                .for_each(|inner| unexplained(inner, &at, silent)),
            _ => unexplained(inner, &at, silent),
        }
    }
}

#[test]
fn every_shipped_file_keeps_to_its_schema() {
    let validators: Vec<_> = KINDS.iter().map(|kind| (*kind, validator(kind))).collect();
    for file in shipped() {
        let kind = kind_of(&file);
        let (_, validator) = validators
            .iter()
            .find(|(known, _)| *known == kind)
            .expect("a known kind");
        let value = json(&file);
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(
            errors.is_empty(),
            "{}: {}",
            file.display(),
            errors.join("\n")
        );
        // A file with a key that nobody knows must not pass.
        let mut odd = value;
        odd["no_such_key"] = json!(1);
        assert!(
            !validator.is_valid(&odd),
            "{} with an unknown key passes",
            file.display()
        );
    }
}

#[test]
fn every_shipped_file_names_its_schema() {
    for file in shipped() {
        let value = json(&file);
        let named = value["$schema"].as_str().unwrap_or_default();
        let folder = file.parent().expect("a folder");
        let found = folder.join(named).canonicalize();
        let found =
            found.unwrap_or_else(|error| panic!("{} names `{named}`: {error}", file.display()));
        let expected = root().join(format!("docs/schema/{}.json", kind_of(&file)));
        assert_eq!(
            found,
            expected.canonicalize().expect("a schema"),
            "{}",
            file.display()
        );
    }
}

#[test]
fn a_result_keeps_to_its_schema() {
    let validator = validator("result");
    let printed = tbo(&[
        "solve",
        "tests/fixtures/good/scenarios/base.json",
        "--format",
        "json",
        "-q",
    ]);
    let mut result: Value = serde_json::from_slice(&printed).expect("JSON");
    let errors: Vec<String> = validator
        .iter_errors(&result)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    result["status"] = json!("perfect");
    assert!(!validator.is_valid(&result));
}

#[test]
fn a_frontier_keeps_to_its_schema() {
    let validator = validator("frontier");
    let scenario = "tests/fixtures/lorie-savage/scenarios/lorie-savage.json";
    let printed = tbo(&["frontier", scenario, "--format", "json", "-q"]);
    let mut frontier: Value = serde_json::from_slice(&printed).expect("JSON");
    assert!(validator.is_valid(&frontier), "{frontier:#}");
    // What only says the least is a frontier too.
    let least = json!({ "format": "tbo-frontier/1", "objectives": ["partners", "eu"], "exact": true,
        "points": [ { "values": [2103.0, 1529.0], "items": [] } ] });
    assert!(validator.is_valid(&least));
    frontier["exact"] = json!("perhaps");
    assert!(!validator.is_valid(&frontier));
}

/// What a command prints as JSON keeps to the schema of its kind, which takes no other key and no other
/// kind of value.
fn printed_keeps_to(kind: &str, code: i32, arguments: &[&str]) -> Value {
    let printed = ended(code, &[arguments, &["--format", "json", "-q"]].concat());
    let file: Value = serde_json::from_slice(&printed).expect("JSON");
    let validator = validator(kind);
    let errors: Vec<String> = validator
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{arguments:?}: {}", errors.join("\n"));
    let keys = file.as_object().expect("an object");
    for key in keys.keys() {
        let mut odd = file.clone();
        odd[key] = json!({ "no such": "value" });
        let unchecked = key == "names";
        assert!(unchecked || !validator.is_valid(&odd), "{kind}: any {key}");
    }
    let mut odd = file.clone();
    odd["no_such_key"] = json!(1);
    assert!(!validator.is_valid(&odd), "{kind}: an unknown key passes");
    file
}

#[test]
fn what_commands_print_keeps_to_its_schema() {
    let poor = |command| [&[command, BASE][..], &POOR].concat();
    let held = |kind: &str, arguments: &[&str]| printed_keeps_to(kind, 0, arguments);
    let alternatives = held("alternatives", &poor("alternatives"));
    assert_ne!(alternatives["partners"][0]["alternatives"], json!([]));
    let balance = held("balance", &poor("balance"));
    assert_ne!(balance["notions"], json!([]));
    let robust = held("robust", &poor("robust"));
    assert_ne!(robust["changes"], json!([]));
    let compared = [poor("compare"), vec![BASE]].concat();
    assert_ne!(held("compare", &compared)["packages"], json!([]));
    // Nobody can pay for twelve components: a row without a package, and why.
    let sweep = [
        poor("sweep"),
        vec!["--key", "rules.count.min", "--values", "1,12"],
    ]
    .concat();
    let rows = &held("sweep", &sweep)["rows"];
    assert_eq!(
        (
            &rows[0]["because"],
            rows[1]["because"].as_array().map(Vec::len)
        ),
        (&Value::Null, Some(1))
    );
    let every = held("explanation", &poor("explain"));
    assert_ne!(every["decisions"], json!([]));
    for component in ["dpi-interoperability", "skills-basic", "backbone"] {
        let one = [poor("explain"), vec!["--component", component]].concat();
        let one = held("explanation", &one);
        assert!(one["decisions"][0]["turned"].is_object(), "{one:#}");
    }
}

#[test]
fn no_package_keeps_to_its_schema_whatever_was_asked() {
    for command in [
        "solve",
        "balance",
        "frontier",
        "explain",
        "alternatives",
        "robust",
        "compare",
    ] {
        let mut asked = [&[command, BASE][..], &IMPOSSIBLE].concat();
        if command == "compare" {
            asked.push(BASE);
        }
        let file = printed_keeps_to("conflicts", 4, &asked);
        assert_ne!(file["conflicts"], json!([]), "{command}");
    }
}

#[test]
fn a_scenario_is_whole_unless_it_extends_another() {
    let validator = validator("scenario");
    let mut scenario = json!({ "id": "child", "title": "A child", "extends": "base.json" });
    assert!(validator.is_valid(&scenario));
    scenario["extends"] = json!(1);
    assert!(!validator.is_valid(&scenario));
    if let Some(keys) = scenario.as_object_mut() {
        keys.remove("extends");
    }
    assert!(!validator.is_valid(&scenario));
}
