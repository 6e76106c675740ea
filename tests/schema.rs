//! The JSON Schemas that the project ships: what the program prints, and what every data file keeps to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// Kinds of files, each with a schema of its name under `docs/schema`.
const KINDS: [&str; 9] = [
    "component",
    "frontier",
    "partner",
    "profile",
    "result",
    "scenario",
    "share",
    "strategy",
    "taxonomy",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn tbo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the program runs");
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {talk}");
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
