//! Well-formed files become the offer they state.

use std::path::Path;

use tech_business_offer::load::{
    Disk, SchemaKind, load_catalogue, load_offer, load_partners, schema,
};
use tech_business_offer::model::{Assumption, BlockedReason, Choice, CriterionRule, Offer, Rule};

const SCENARIOS: &str = "tests/fixtures/good/scenarios";

fn load(scenario: &str, settings: &[(&str, &str)]) -> Offer {
    let settings: Vec<_> = settings
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect();
    let path = Path::new(SCENARIOS).join(scenario);
    match load_offer(&Disk, &path, &settings) {
        Ok(offer) => offer,
        Err(rejected) => {
            let findings: Vec<String> = rejected.findings.iter().map(ToString::to_string).collect();
            panic!("{}", findings.join("\n"));
        }
    }
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found}, not {expected}");
}

fn component(offer: &Offer, id: &str) -> usize {
    let mut components = offer.components.iter();
    let found = components.position(|component| component.id.as_str() == id);
    found.expect("the component is in the catalogue")
}

#[test]
fn costs_and_effects_follow_the_partners_figures() {
    let offer = load("base.json", &[]);
    assert!(offer.warnings.is_empty(), "{:?}", offer.warnings);
    let interoperability = component(&offer, "dpi-interoperability");
    let morocco = &offer
        .candidates_of(0)
        .find(|c| c.component == interoperability)
        .unwrap();
    // `full` takes nine years, the horizon is four; `core` takes two and can start in any of three.
    let starts: Vec<usize> = morocco.choices.iter().map(|choice| choice.start).collect();
    assert_eq!(starts, [0, 1, 2]);
    let core = &morocco.choices[0];
    near(core.capex.value(), 5.0 + 0.05 * 37.0);
    near(core.opex_per_year.value(), 0.4 + 0.03 * 6.85);
    near(core.cost.value(), 6.85 + 2.0 * (0.4 + 0.03 * 6.85));
    near(core.high.value(), 1.6 * core.cost.value());
    assert_eq!(core.build_years, 2);
    let paid = |choice: &Choice| -> Vec<f64> {
        let years = choice.by_year.iter().flatten();
        years
            .map(|paid| (paid.value() * 1e9).round() / 1e9)
            .collect()
    };
    let running = 0.4 + 0.03 * 6.85;
    assert_eq!(paid(core), [3.425, 3.425, running, running]);
    assert_eq!(paid(&morocco.choices[1]), [0.0, 3.425, 3.425, running]);
    near(morocco.choices[1].cost.value(), 6.85 + running);
    // Waived in Morocco, needed in Tunisia.
    assert!(morocco.requires.is_empty());
    let tunisia = offer
        .candidates_of(1)
        .find(|c| c.component == interoperability)
        .unwrap();
    assert_eq!(tunisia.requires, [vec![component(&offer, "skills-basic")]]);
    assert_eq!(tunisia.synergies.len(), 1);
    assert_eq!(tunisia.finance, [0.8, 0.5, 1.0]);
}

#[test]
fn reach_and_payments_by_year() {
    let offer = load("base.json", &[]);
    let skills = component(&offer, "skills-basic");
    let morocco = offer
        .candidates_of(0)
        .find(|c| c.component == skills)
        .unwrap();
    near(morocco.choices[0].closes[0].value, 0.5 / 37.0);
    near(morocco.choices[0].cost.value(), 4.0);
    near(morocco.choices[0].high.value(), 4.0);
    let by_year = |at: usize| -> Vec<f64> {
        let years = morocco.choices[at].by_year.iter().flatten();
        years.map(|paid| paid.value()).collect()
    };
    assert_eq!(by_year(0), [1.0, 2.0, 1.0, 0.0]);
    assert_eq!(by_year(1), [0.0, 1.0, 2.0, 1.0]);
    assert_eq!(morocco.choices.len(), 2);
}

#[test]
fn money_is_converted_once() {
    let offer = load("base.json", &[]);
    let cable = component(&offer, "backbone");
    let candidate = offer
        .candidates
        .iter()
        .find(|c| c.component == cable)
        .unwrap();
    near(
        candidate.choices[0].cost.value(),
        9.0 / 1.053 * 1.054 * 1.024 * 1.021,
    );
}

#[test]
fn severities_weights_and_assumptions() {
    let offer = load("base.json", &[]);
    near(offer.partners[0].severity[0], 0.5);
    near(offer.partners[1].severity[0], 0.5);
    assert_eq!(offer.partners[0].need_weight, [1.0, 2.0, 1.0]);
    assert_eq!(offer.partners[1].need_weight, [1.0, 3.0, 1.0]);
    assert_eq!(offer.partners[1].delivery_capacity, Some(6.0));
    near(offer.taxonomy.interests[0].weight, 3.0);
    let missing = |a: &Assumption| matches!(a, Assumption::SeverityWhenMissing { .. });
    let set = |a: &Assumption| matches!(a, Assumption::IndicatorByProfile { value, .. } if (*value - 70.0).abs() < 1e-9);
    assert_eq!(offer.assumptions.iter().filter(|a| missing(a)).count(), 1);
    assert_eq!(offer.assumptions.iter().filter(|a| set(a)).count(), 1);
}

#[test]
fn outside_offers_and_alpha() {
    let offer = load("base.json", &[]);
    let known: Vec<f64> = (0..3).map(|party| offer.disagreement(party)).collect();
    near(known[2], 0.0);
    let settings = [
        ("disagreement.eu", "0.05"),
        ("disagreement.TUN", "0.3"),
        ("criterion", r#"{ "rule": "alpha-fair", "alpha": 0.5 }"#),
    ];
    let offer = load("base.json", &settings);
    near(offer.disagreement(0), known[0]);
    near(offer.disagreement(1), 0.3);
    near(offer.disagreement(2), 0.05);
    assert_eq!(offer.scenario.criterion.rule, CriterionRule::AlphaFair);
    assert_eq!(offer.scenario.criterion.alpha, Some(0.5));
}

#[test]
fn a_child_replaces_keys_and_keeps_the_rest() {
    let offer = load("child.json", &[]);
    assert_eq!(offer.scenario.id.as_str(), "child");
    assert_eq!(offer.scenario.criterion.rule, CriterionRule::Utilitarian);
    assert_eq!(offer.scenario.envelope.len(), 3);
    assert_eq!(offer.taxonomy.needs[0].cap, None);
    assert_eq!(offer.taxonomy.interests[1].cap, Some(10.0));
    let paths: Vec<&str> = offer
        .inputs
        .iter()
        .map(|input| input.path.as_str())
        .collect();
    let root = "tests/fixtures/good";
    let expected: Vec<String> = [
        "scenarios/child.json",
        "scenarios/base.json",
        "components/taxonomy.json",
        "components/dpi/registers.json",
        "partners/indicators.csv",
        "partners/indicators.schema.json",
        "partners/profiles/TUN.json",
    ]
    .map(|path| format!("{root}/{path}"))
    .to_vec();
    assert_eq!(paths, expected);
    assert_eq!(offer.inputs[0].sha256.len(), 64);
}

#[test]
fn settings_reach_into_the_scenario() {
    let offer = load(
        "base.json",
        &[
            ("criterion.rule", "utilitarian"),
            ("envelope.NDICI-G.total", "+20%"),
            ("envelope.EIB.total", "100"),
            ("solver.gap", "0.01"),
            ("partners", "TUN,MAR"),
            ("weights.needs.INTEROP", "5"),
            ("delivery_capacity.MAR", "4"),
        ],
    );
    assert_eq!(offer.scenario.criterion.rule, CriterionRule::Utilitarian);
    near(offer.scenario.envelope[0].total.unwrap().value(), 264.0);
    near(offer.scenario.envelope[1].total.unwrap().value(), 100.0);
    near(offer.scenario.solver.gap, 0.01);
    assert_eq!(offer.partners[0].id.as_str(), "TUN");
    near(offer.partners[0].need_weight[0], 5.0);
    assert_eq!(offer.partners[1].delivery_capacity, Some(4.0));
    assert!(
        offer
            .scenario
            .rules
            .iter()
            .any(|rule| matches!(rule, Rule::Floor(_)))
    );
}

#[test]
fn what_is_not_offered_keeps_its_reason() {
    let offer = load("base.json", &[("partners", "all")]);
    let moldova = offer
        .partners
        .iter()
        .position(|p| p.id.as_str() == "MDA")
        .unwrap();
    let reasons: Vec<_> = offer
        .blocked
        .iter()
        .filter(|b| b.partner == moldova)
        .collect();
    assert_eq!(reasons.len(), 1);
    assert_eq!(reasons[0].reason, BlockedReason::NotMember);

    let offer = load("base.json", &[("partners", "MAR,MDA")]);
    let reason = &offer
        .blocked
        .iter()
        .find(|b| b.partner == 0)
        .unwrap()
        .reason;
    let (needed, present) = (2, 1);
    assert_eq!(*reason, BlockedReason::TooFewMembers { needed, present });
}

#[test]
fn a_blocked_requirement_blocks_what_needs_it() {
    let rule = r#"[{"rule": "exclude", "component": "skills-basic"}]"#;
    let offer = load("base.json", &[("rules", rule)]);
    let of = |partner: usize| -> Vec<&BlockedReason> {
        let blocked = offer.blocked.iter().filter(|b| b.partner == partner);
        blocked.map(|b| &b.reason).collect()
    };
    assert_eq!(of(0), [&BlockedReason::Excluded]);
    assert_eq!(of(1).len(), 2);
    assert!(matches!(of(1)[0], BlockedReason::MissingRequirement { .. }));
}

#[test]
fn catalogue_and_partners_load_on_their_own() {
    let catalogue = load_catalogue(&Disk, Path::new("tests/fixtures/good/components")).unwrap();
    assert_eq!(catalogue.components.len(), 3);
    assert_eq!(catalogue.components[0].id.as_str(), "backbone");
    let partners = load_partners(&Disk, Path::new("tests/fixtures/good/partners")).unwrap();
    assert_eq!(partners.rows.len(), 3);
    assert_eq!(partners.indicators.len(), 4);
    assert!(partners.rows[1].has_profile);
}

#[test]
fn schemas_explain_and_hold_no_private_marks() {
    for (name, kind) in SchemaKind::ALL {
        let text = schema(kind).to_string();
        assert!(!text.contains("x-tbo"), "{name}");
        assert!(text.contains("\"description\""), "{name}");
        assert!(text.contains("\"additionalProperties\":false"), "{name}");
    }
}

#[test]
fn a_scenario_with_a_title_of_its_own_leaves_translations_behind() {
    let mut files = crate::files::good();
    files.edit(&crate::files::Edit {
        file: "scenarios/base.json",
        from: "\"title\": \"A base\",",
        to: "\"title\": \"A base\", \"translations\": { \"fr\": { \"title\": \"Une base\" } },",
    });
    let title = |scenario: &str, settings: &[(&str, &str)]| -> Option<String> {
        let settings: Vec<(String, String)> = settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        let offer = load_offer(&files.0, Path::new(scenario), &settings).expect("good");
        let french = offer.scenario.translations.get("fr", "title");
        french.map(str::to_owned)
    };
    let base = "scenarios/base.json";
    assert_eq!(title(base, &[]), Some("Une base".to_owned()));
    assert_eq!(
        title(base, &[("discount_rate", "0.04")]),
        Some("Une base".to_owned())
    );
    assert_eq!(title(base, &[("title", "Another")]), None);
    assert_eq!(title("scenarios/child.json", &[]), None);
}
