//! The model's text, rule by rule: a small offer for each constraint, and the LP text of the whole
//! formulation under `tests/golden/`. After a change that is meant, `UPDATE_GOLDEN=1 cargo test --test
//! golden` writes the texts anew; read the difference before it is committed.

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;

use good_lp::Expression;
use serde_json::{Value, json};
use support::{Case, cost};
use tech_business_offer::formulate::rules::Rule;
use tech_business_offer::formulate::text::lp_text;
use tech_business_offer::formulate::{Extent, Formulation, Money, RULES};
use tech_business_offer::model::Offer;

/// A component with one option that closes part of the first need.
fn component(id: &str, area: &str, meur: f64, closes: f64) -> Value {
    json!({
        "id": id, "area": area, "name": id,
        "options": [{ "id": "std", "cost": cost(meur), "closes": { "NA": closes }, "serves": { "IA": 0.2 } }]
    })
}

/// Two components and one kind of money, to which each rule adds what it is about.
fn plain() -> Case {
    let mut case = Case::small();
    case.components = vec![
        component("net", "hard", 10.0, 0.4),
        component("school", "soft", 5.0, 0.3),
    ];
    case
}

fn with_rule(rule: &Value) -> Case {
    let mut case = plain();
    case.scenario["rules"] = json!([rule]);
    case
}

fn with_profile(key: &str, value: f64) -> Case {
    let mut case = plain();
    case.profiles = vec![json!({ "id": "MAR", key: { "value": value, "source": "a test" } })];
    case
}

fn with_envelope(rows: &Value) -> Case {
    let mut case = plain();
    case.scenario["envelope"] = rows.clone();
    case
}

/// The smallest offer in which a rule has something to say.
fn case(rule: &str) -> Case {
    let mut case = plain();
    match rule {
        "one-option" => {
            let large = json!({ "id": "large", "cost": cost(16.0), "closes": { "NA": 0.6 } });
            case.components[0]["options"]
                .as_array_mut()
                .expect("a list")
                .push(large);
        }
        "requires" => {
            case.components.push(component("state", "state", 2.0, 0.1));
            case.components[0]["requires"] =
                json!([{ "any_of": ["school", "state"], "why": "somebody must run it" }]);
        }
        "conflicts" => case.components[0]["conflicts"] = json!(["school"]),
        "synergies" => {
            case.components[0]["synergies"] =
                json!([{ "with": "school", "closes": { "NA": 0.1 }, "serves": { "IA": -0.05 } }]);
        }
        "needs" => case.taxonomy["needs"][0]["cap"] = json!(0.5),
        "interests" => {
            case.taxonomy["interests"][1]["cap"] = json!(6);
            case.components[0]["options"][0]["eu_content"] = json!(0.5);
            case.components[1]["options"][0]["eu_content"] = json!(0.8);
        }
        "financing" | "pooled-financing" => {
            case.components[0]["finance"] = json!({ "GRANT": 0.5, "OWN": 1.0 });
            case.scenario["envelope"] = json!([{ "instrument": "GRANT", "total": 30 }, { "instrument": "OWN", "total": 9 }]);
        }
        "envelope-year" => {
            case.components[0]["options"][0]["cost"] = json!({ "by_year": [6, 4] });
            case.scenario["envelope"][0]["per_year"] = json!([8, 3, 3]);
        }
        "envelope-partner" => {
            case =
                with_envelope(&json!([{ "instrument": "GRANT", "total": 30, "per_partner": 12 }]));
        }
        "own-budget" => {
            case = with_profile("own_budget", 4.0);
            case.scenario["envelope"] = json!([{ "instrument": "GRANT", "total": 30 }, { "instrument": "OWN", "total": 9 }]);
        }
        "debt-gate" => {
            case = with_envelope(
                &json!([{ "instrument": "GRANT", "total": 30 }, { "instrument": "LOAN", "total": 30 }]),
            );
            "Moderate".clone_into(&mut case.partners[0].1);
        }
        "regional" => {
            case.partners
                .push(("TUN".to_owned(), String::new(), 50.0, 60.0));
            let mut cable = component("cable", "hard", 12.0, 0.3);
            cable["scope"] = json!("regional");
            cable["members"] = json!(["MAR", "TUN"]);
            case.components = vec![cable];
        }
        "absorptive-capacity" => {
            case.scenario["absorptive_capacity"] = json!({ "MAR": 8 });
        }
        "delivery-capacity" => case = with_profile("delivery_capacity", 1.5),
        "count" => case = with_rule(&json!({ "rule": "count", "min": 1, "max": 1 })),
        "include" => case = with_rule(&json!({ "rule": "include", "component": "school" })),
        "area-share" => {
            case =
                with_rule(&json!({ "rule": "area-share", "area": "soft", "min": 0.1, "max": 0.4 }));
        }
        "complement" => {
            case = with_rule(
                &json!({ "rule": "complement", "when_areas": ["hard"], "needs_areas": ["soft"] }),
            );
        }
        "floors" => case = with_profile("disagreement", 0.1),
        _ => {}
    }
    case
}

/// The text of the formulation, headed by what the rule says.
fn text(rule: &Rule) -> String {
    let offer: Offer = case(rule.name).load().expect("a good offer");
    let mut extent = Extent::whole(&offer);
    if rule.name == "financing" {
        extent.money = Money::Itemised;
    }
    let mut formulation = Formulation::new(&offer, extent);
    let utilities: Expression = formulation.utility.iter().cloned().sum();
    formulation.model.maximise(utilities);
    let model = lp_text(&formulation.model, &offer);
    format!(
        "\\ {}: {}\n\\ {}\n{model}",
        rule.name, rule.sentence, rule.formula
    )
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

#[test]
fn every_rule_reads_as_it_did() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut changed = Vec::new();
    for rule in RULES {
        let path = folder().join(format!("{}.lp", rule.name));
        let now = text(rule);
        if update {
            std::fs::write(&path, &now).expect("tests/golden can be written");
        }
        if std::fs::read_to_string(&path).ok().as_deref() != Some(now.as_str()) {
            changed.push(format!("{}:\n{now}", path.display()));
        }
    }
    assert!(
        changed.is_empty(),
        "no longer as in the golden texts:\n{}",
        changed.join("\n")
    );
}

#[test]
fn every_golden_text_shows_a_row_of_its_rule() {
    for rule in RULES {
        let path = folder().join(format!("{}.lp", rule.name));
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let named = |line: &str| {
            line.strip_prefix(&format!(" {}", rule.name))
                .is_some_and(|rest| rest.starts_with(['_', ':']))
        };
        assert!(
            text.lines().any(named),
            "{} has no row of its rule",
            path.display()
        );
    }
}

#[test]
fn every_golden_text_belongs_to_a_rule() {
    let files = std::fs::read_dir(folder()).expect("tests/golden is there");
    let found: BTreeSet<String> = files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let rules: BTreeSet<String> = RULES
        .iter()
        .map(|rule| format!("{}.lp", rule.name))
        .collect();
    assert_eq!(found, rules);
}
