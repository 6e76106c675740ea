//! Explanations as they are told: the wording is held by snapshots, codes and data by assertions. That they
//! are true is for the enumeration in `tests/oracle` to say.

mod support;

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use serde_json::{Value, json};
use support::{Case, SCENARIO, cost};
use tech_business_offer::explain::infeasible;
use tech_business_offer::load::load_unexcluded;
use tech_business_offer::package::conflict_words;
use tech_business_offer::package::conflicts::conflicts;
use tech_business_offer::portfolio::Effort;
use tech_business_offer::portfolio::proofs::Proofs;
use tech_business_offer::solve::Solver;
use tech_business_offer::solve::limits::NoClock;

/// A component that closes some of the first need and serves some of the first interest.
fn component(id: &str, area: &str, meur: f64) -> Value {
    json!({
        "id": id, "area": area, "name": format!("The {id}"),
        "options": [{ "id": "core", "cost": cost(meur), "closes": { "NA": 0.3 }, "serves": { "IA": 0.2 } }]
    })
}

fn case(components: Vec<Value>, rules: Value) -> Case {
    let mut case = Case::small();
    case.components = components;
    case.scenario["rules"] = rules;
    case
}

fn explained(case: &Case) -> (String, Value) {
    let offer = case.load().expect("a scenario that can be loaded");
    let loose = load_unexcluded(&case.files(), Path::new(SCENARIO), &[]).expect("looser");
    let effort = Effort {
        gap: 0.0,
        time: Duration::from_secs(3600),
        clock: &NoClock,
        solver: Solver::default(),
    };
    let why = infeasible::explain(&offer, &loose, &Proofs::default(), &effort);
    let file = serde_json::to_value(conflicts(&offer, &why)).expect("a file");
    (conflict_words::lines(&offer, &why).join("\n"), file)
}

#[test]
fn money_is_raised_to_what_is_needed() {
    let mut case = case(
        vec![
            component("radio", "hard", 12.5),
            component("school", "soft", 22.0),
        ],
        json!([{ "rule": "include", "component": "radio" }, { "rule": "include", "component": "school" }]),
    );
    case.scenario["envelope"] = json!([{ "instrument": "GRANT", "total": 20 }]);
    let (words, file) = explained(&case);
    insta::assert_snapshot!(words);
    let changes = file["conflicts"][0]["changes"].as_array().expect("changes");
    let total = changes
        .iter()
        .find(|change| change["cause"]["kind"] == "total");
    let total = total.expect("the total can be raised");
    assert_eq!(
        (&total["to"], &total["smallest"]),
        (&json!(34.5), &json!(true))
    );
    assert_eq!(total["cause"]["pointer"], "/envelope/0/total");
}

#[test]
fn the_catalogue_s_own_conditions_are_told_too() {
    let mut radio = component("radio", "hard", 1.0);
    radio["requires"] = json!([{ "any_of": ["mast"], "why": "a test" }]);
    let mut mast = component("mast", "hard", 1.0);
    mast["conflicts"] = json!(["school"]);
    let case = case(
        vec![radio, mast, component("school", "soft", 1.0)],
        json!([{ "rule": "include", "component": "radio" }, { "rule": "include", "component": "school" }]),
    );
    insta::assert_snapshot!(explained(&case).0);
}

#[test]
fn what_a_rule_excludes_can_be_let_in_again() {
    let case = case(
        vec![
            component("radio", "hard", 1.0),
            component("school", "soft", 1.0),
        ],
        json!([
            { "rule": "include", "component": "radio" },
            { "rule": "exclude", "component": "school" },
            { "rule": "complement", "when_areas": ["hard"], "needs_areas": ["soft"] }
        ]),
    );
    insta::assert_snapshot!(explained(&case).0);
}

#[test]
fn two_conflicts_are_both_told_with_what_ends_them_together() {
    let mut case = case(
        vec![
            component("radio", "hard", 6.0),
            component("school", "soft", 4.0),
        ],
        json!([
            { "rule": "count", "partner": "MAR", "min": 2, "max": 5 },
            { "rule": "count", "partner": "MAR", "max": 1 },
            { "rule": "floor", "party": "TUN", "utility": 0.5 },
            { "rule": "area-share", "partner": "TUN", "area": "soft", "max": 0.25 }
        ]),
    );
    case.partners
        .push(("TUN".to_owned(), String::new(), 50.0, 60.0));
    insta::assert_snapshot!(explained(&case).0);
}

#[test]
fn rules_are_taken_out_last_since_that_changes_the_places_of_others() {
    let mut radio = component("radio", "hard", 1.0);
    radio["requires"] = json!([{ "any_of": ["mast"], "why": "a test" }]);
    let mut mast = component("mast", "hard", 1.0);
    mast["conflicts"] = json!(["school"]);
    let mut case = case(
        vec![radio, mast, component("school", "soft", 1.0)],
        json!([
            { "rule": "include", "partner": "MAR", "component": "radio" },
            { "rule": "floor", "party": "TUN", "utility": 0.9 },
            { "rule": "include", "partner": "MAR", "component": "school" }
        ]),
    );
    case.partners
        .push(("TUN".to_owned(), String::new(), 50.0, 60.0));
    insta::assert_snapshot!(explained(&case).0);
}

#[test]
fn the_partner_s_own_limits() {
    let mut radio = component("radio", "hard", 8.0);
    radio["options"][0]["effort"] = json!(3.0);
    radio["finance"] = json!({ "GRANT": 0.5, "OWN": 0.5 });
    let mut case = case(
        vec![radio],
        json!([{ "rule": "include", "component": "radio" }]),
    );
    case.profiles = vec![json!({
        "id": "MAR", "delivery_capacity": { "value": 2, "source": "a test" },
        "own_budget": { "value": 3, "source": "a test" }
    })];
    case.scenario["envelope"] =
        json!([{ "instrument": "GRANT", "total": 30 }, { "instrument": "OWN", "total": 30 }]);
    insta::assert_snapshot!(explained(&case).0);
}

#[test]
fn years_floors_and_disagreement_points() {
    let mut radio = component("radio", "hard", 8.0);
    radio["options"][0]["cost"] = json!({ "by_year": [4.0, 6.0] });
    let mut case = case(
        vec![radio],
        json!([{ "rule": "floor", "party": "MAR", "utility": 0.25 }]),
    );
    case.components.push(component("school", "soft", 1.0));
    case.components[1]["options"][0]["serves"] = json!({ "IA": -0.1 });
    case.scenario["envelope"] =
        json!([{ "instrument": "GRANT", "total": 30, "per_year": [4, 5, 5] }]);
    insta::assert_snapshot!(explained(&case).0);
}

#[test]
fn a_floor_that_is_a_share_of_the_ideal() {
    let mut school = component("school", "soft", 20.0);
    school["options"][0]["serves"] = json!({ "IA": -0.1 });
    let case = case(
        vec![component("radio", "hard", 20.0), school],
        json!([
            { "rule": "floor", "party": "eu", "share_of_ideal": 0.5 },
            { "rule": "floor", "party": "MAR", "utility": 0.3 }
        ]),
    );
    insta::assert_snapshot!(explained(&case).0);
}

const BASE: &str = "tests/fixtures/good/scenarios/base.json";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn no_package_is_code_4_with_reasons_in_words_and_for_programs() {
    let impossible = "rules=[{\"rule\":\"count\",\"min\":50}]";
    for command in ["solve", "balance", "frontier", "explain"] {
        let said = run(&[command, BASE, "--set", impossible]);
        assert_eq!(said.status.code(), Some(4), "{command}");
        assert_eq!(text(&said.stdout), "", "{command}");
        let words = text(&said.stderr);
        assert!(words.contains("= because "), "{command}: {words}");
        assert!(
            words.contains("lower the least number of components"),
            "{command}: {words}"
        );
        let told = run(&[command, BASE, "--set", impossible, "--format", "json"]);
        assert_eq!(told.status.code(), Some(4), "{command}");
        let file: Value = serde_json::from_slice(&told.stdout).expect("JSON on stdout");
        assert_eq!(file["format"], "tbo-conflicts/1", "{command}");
        assert_eq!(
            file["conflicts"][0]["causes"][0]["rule"], "count",
            "{command}"
        );
    }
}

#[test]
fn changes_are_made_as_they_are_printed() {
    let rules = r#"rules=[{"rule":"count","min":2},{"rule":"area-share","area":"skills","max":0}]"#;
    let count = r#"rules=[{"rule":"count","partner":"TUN","min":2},{"rule":"count","partner":"TUN","max":1}]"#;
    for impossible in [rules, count] {
        let arguments = ["solve", BASE, "--set", impossible];
        let said = run(&arguments);
        assert_eq!(said.status.code(), Some(4), "{}", text(&said.stderr));
        let words = text(&said.stderr);
        let after = words.split("--set ").skip(1);
        let sets: Vec<&str> = after
            .filter_map(|set| set.split([')', ';']).next())
            .collect();
        assert!(!sets.is_empty(), "{words}");
        for set in sets {
            let made = run(&[&arguments[..], &["--set", set]].concat());
            let failed = text(&made.stderr);
            assert_eq!(made.status.code(), Some(0), "{words}\n{set}: {failed}");
        }
    }
}

#[test]
fn an_explanation_in_words() {
    // No shared project, so that packages can be solved again one at a time, and room for one component.
    let few = r#"rules=[{"rule":"exclude","component":"backbone"},{"rule":"count","max":1}]"#;
    let told = |more: &[&str]| {
        let arguments = [&["explain", BASE, "--set", few], more].concat();
        let said = run(&arguments);
        assert_eq!(said.status.code(), Some(0), "{}", text(&said.stderr));
        text(&said.stdout)
    };
    insta::assert_snapshot!("every_component", told(&[]));
    insta::assert_snapshot!("one_component", told(&["--component", "skills-basic"]));
    insta::assert_snapshot!(
        "another",
        told(&["--component", "DPI-04", "--partner", "mar"])
    );
    let asked = r#"rules=[{"rule":"include","partner":"TUN","component":"skills-basic"}]"#;
    let of = |partner: &str| {
        let which = ["--component", "skills-basic", "--partner", partner];
        told(&[&["--set", asked][..], &which].concat())
    };
    assert!(of("TUN").contains(": the scenario includes it (rule 1)"));
    assert!(!of("MAR").contains("the scenario includes it"));
    let file: Value = serde_json::from_str(&told(&["--component", "DPI-04", "--format", "json"]))
        .expect("JSON on stdout");
    assert_eq!(file["format"], "tbo-explanation/1");
    assert_eq!(file["others_held"], true);
    let how = |at: usize| &file["decisions"][at]["turned"]["how"];
    assert_eq!((how(0), how(1)), (&json!("solved"), &json!("impossible")));
}

#[test]
fn a_shared_project_is_everybody_s_to_decide() {
    let told = |more: &[&str]| {
        let said = run(&[&["explain", BASE, "--component", "backbone"], more].concat());
        assert_eq!(said.status.code(), Some(0), "{}", text(&said.stderr));
        text(&said.stdout)
    };
    insta::assert_snapshot!("a_shared_project", told(&[]));
    let file: Value = serde_json::from_str(&told(&["--format", "json"])).expect("JSON on stdout");
    let decision = &file["decisions"][0];
    assert_eq!(decision["turned"]["everybody"], true, "{decision:#}");
    // How far its cost may move is not looked for.
    assert_eq!(decision["cost"], Value::Null);
}

#[test]
fn names_that_do_not_exist_are_wrong_usage_with_a_hint() {
    for (flag, what) in [("--partner", "partner"), ("--component", "component")] {
        let said = run(&["explain", BASE, flag, "nonsense"]);
        assert_eq!(said.status.code(), Some(2));
        assert_eq!(text(&said.stdout), "");
        assert!(text(&said.stderr).contains(&format!("no {what} called `nonsense`")));
    }
}
