//! `tbo balance`: Nash's barter of 1950 and a scenario with floors and outside offers, side by side.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tech_business_offer::explore::balance::{balance, every_criterion, standings};
use tech_business_offer::formulate::CRITERIA;
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::model::{Criterion, CriterionRule};
use tech_business_offer::package::assemble;
use tech_business_offer::portfolio::{self, Effort};
use tech_business_offer::solve::limits::NoClock;
use tech_business_offer::verify::verify;

/// J. F. Nash, The Bargaining Problem, Econometrica 18 (1950): Bill is the partner, Jack the EU.
const BARTER: &str = "tests/fixtures/nash-barter/scenarios/nash-barter.json";
const BASE: &str = "tests/fixtures/good/scenarios/base.json";
/// What Bill gives and what Jack gives.
const GIVEN: [&str; 7] = ["ball", "bat", "book", "knife", "pen", "toy", "whip"];

fn tbo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs")
}

fn said(arguments: &[&str]) -> String {
    let output = tbo(arguments);
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {err}");
    String::from_utf8(output.stdout).expect("UTF-8 on stdout")
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&said(arguments)).expect("JSON on stdout, and nothing else")
}

fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("a number: {value}"))
}

fn near(value: &Value, expected: f64) {
    let found = number(value);
    assert!((found - expected).abs() < 1e-6, "{found}, not {expected}");
}

fn notion<'f>(file: &'f Value, name: &str) -> &'f Value {
    let notions = file["notions"].as_array().expect("a list");
    let mut found = notions.iter().filter(|notion| notion["criterion"] == name);
    found.next().unwrap_or_else(|| panic!("{name} is there"))
}

fn effort() -> Effort<'static> {
    Effort {
        gap: 0.0,
        time: std::time::Duration::from_secs(600),
        clock: &NoClock,
        solver: tech_business_offer::solve::Solver::default(),
    }
}

#[test]
fn nash_barter_by_the_library() {
    let offer = load_offer(&Disk, Path::new(BARTER), &[]).expect("a good scenario");
    let solution = portfolio::solve(&offer, &effort()).expect("there is a bargain");
    let result = assemble(&offer, &solution, &[]);
    let gains: Vec<f64> = result.parties.iter().map(|party| party.utility).collect();
    assert_eq!(gains, [12.0, 5.0]);
    let items = result.packages[0].items.iter();
    let given: Vec<&str> = items.map(|item| item.component.as_str()).collect();
    assert_eq!(given, GIVEN);
    // The geometric mean of shares of the ideal points, which are 18 and 8 (by enumeration).
    let mean = (12.0 / 18.0 * 5.0 / 8.0_f64).sqrt();
    assert!((result.objective.value - mean).abs() < 1e-9);
    assert!((result.objective.bound - mean).abs() < 1e-6);
    assert!(verify(&offer, &result).is_empty());
}

#[test]
fn nash_barter_with_an_outside_offer() {
    // With 9 elsewhere Bill asks for more.
    let settings = [("disagreement.MAR".to_owned(), "9".to_owned())];
    let offer = load_offer(&Disk, Path::new(BARTER), &settings).expect("a good scenario");
    assert!((offer.disagreement(0) - 9.0).abs() < 1e-12);
    let solution = portfolio::solve(&offer, &effort()).expect("there is a bargain");
    let (utilities, _) = solution.selection.worth(&offer);
    assert_eq!(utilities, best_bargain(9.0, 0.0));
    // And the EU's.
    let settings = [("disagreement.eu".to_owned(), "5.5".to_owned())];
    let offer = load_offer(&Disk, Path::new(BARTER), &settings).expect("a good scenario");
    let solution = portfolio::solve(&offer, &effort()).expect("there is a bargain");
    let (utilities, _) = solution.selection.worth(&offer);
    assert_eq!(utilities, best_bargain(0.0, 5.5));
    let result = assemble(&offer, &solution, &[]);
    assert!((result.parties[1].disagreement - 5.5).abs() < 1e-12);
    assert!(verify(&offer, &result).is_empty());
}

/// Nash's solution of the barter by trying all 512 bargains.
fn best_bargain(bill: f64, jack: f64) -> [f64; 2] {
    // Worth to Bill, to Jack; the first five are Bill's.
    let goods = [
        (2.0, 4.0),
        (2.0, 2.0),
        (2.0, 1.0),
        (2.0, 2.0),
        (4.0, 1.0),
        (10.0, 1.0),
        (4.0, 1.0),
        (6.0, 2.0),
        (2.0, 2.0),
    ];
    let mut best = (f64::NEG_INFINITY, [0.0, 0.0]);
    for given in 0..512_u32 {
        let mut gets = [0.0, 0.0];
        for (at, (to_bill, to_jack)) in goods.iter().enumerate() {
            if given & (1 << at) != 0 {
                let sign = if at < 5 { -1.0 } else { 1.0 };
                gets[0] += sign * to_bill;
                gets[1] -= sign * to_jack;
            }
        }
        let gains = (gets[0] - bill, gets[1] - jack);
        if gains.0 >= 0.0 && gains.1 >= 0.0 && gains.0 * gains.1 > best.0 {
            best = (gains.0 * gains.1, gets);
        }
    }
    best.1
}

#[test]
fn nash_barter_by_the_program() {
    let file = json(&["balance", BARTER, "--format", "json"]);
    assert_eq!(file["format"], "tbo-balance/1");
    let notions = file["notions"].as_array().expect("a list");
    assert_eq!(notions.len(), CRITERIA.len());
    let nash = notion(&file, "nash");
    near(&nash["parties"][0]["utility"], 12.0);
    near(&nash["parties"][1]["utility"], 5.0);
    assert_eq!(nash["status"], "optimal");
    near(&nash["price_of_fairness"], 0.0);
    // (8, 6) is the egalitarian bargain: 8/18 + 6/8 against 12/18 + 5/8.
    let egalitarian = notion(&file, "egalitarian");
    let sum = |bill: f64, jack: f64| bill / 18.0 + jack / 8.0;
    near(
        &egalitarian["price_of_fairness"],
        1.0 - sum(8.0, 6.0) / sum(12.0, 5.0),
    );
    near(
        &egalitarian["price_of_efficiency"],
        1.0 - (8.0 / 18.0) / (5.0 / 8.0),
    );
    let agreement = &file["agreement"][0];
    assert_eq!(agreement["in_every"], serde_json::json!(["book", "pen"]));
    assert_eq!(agreement["in_none"], serde_json::json!(["box", "hat"]));
    let some = agreement["in_some"].as_array().expect("a list");
    let toy = some.iter().find(|picked| picked["component"] == "toy");
    let by = toy.expect("a toy")["notions"].as_array().expect("a list");
    assert!(by.iter().any(|name| name == "nash") && !by.iter().any(|name| name == "egalitarian"));
}

#[test]
fn tables_and_csv() {
    let table = said(&["balance", BARTER, "--criteria", "nash,alpha-fair:0.5"]);
    for mark in [
        "Bill and Jack",
        "price of fairness",
        "12.0000 (67 %)",
        "alpha-fair:0.5",
        "in every notion's package",
    ] {
        assert!(table.contains(mark), "{mark} not in\n{table}");
    }
    // Without the utilitarian answer there is no yardstick.
    assert!(
        table
            .lines()
            .any(|line| line.starts_with("nash") && line.ends_with("-  -")
                || line.starts_with("nash") && line.trim_end().ends_with('-'))
    );
    let csv = said(&["balance", BARTER, "--criteria", "nash", "--format", "csv"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 3, "{csv}");
    let columns = lines[0].split(',').count();
    assert!(lines.iter().all(|line| line.split(',').count() == columns));
    assert!(lines[1].starts_with("nash,MAR,12,"), "{csv}");
    assert!(lines[2].starts_with("nash,eu,5,"), "{csv}");
}

#[test]
fn mistakes_in_criteria() {
    for (criteria, help) in [
        ("nahs", "kalai-smorodinsky"),
        ("alpha-fair", "alpha-fair:2"),
        ("alpha-fair:-1", "0 to 100"),
        ("nash:2", "no alpha"),
    ] {
        let output = tbo(&["balance", BARTER, "--criteria", criteria]);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(output.stdout.is_empty() && err.contains(help), "{err}");
    }
    let nobody = "disagreement.MAR=100";
    let output = tbo(&["balance", BARTER, "--set", nobody, "--criteria", "nash"]);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{err}");
    assert!(err.contains("disagreement point of MAR"), "{err}");
}

/// Every notion respects floors and outside offers, of partners and of the EU, and is what solving
/// for it alone gives.
#[test]
fn floors_and_outside_offers_everywhere() {
    let settings = [
        ("disagreement.MAR".to_owned(), "0.1".to_owned()),
        ("disagreement.eu".to_owned(), "0.15".to_owned()),
    ];
    let offer = load_offer(&Disk, Path::new(BASE), &settings).expect("a good scenario");
    assert!((offer.disagreement(0) - 0.1).abs() < 1e-12);
    assert!((offer.disagreement(2) - 0.15).abs() < 1e-12);
    let criteria = every_criterion(&offer);
    let notions = balance(&offer, &criteria, &effort()).expect("answers");
    for (notion, standing) in notions.iter().zip(standings(&notions)) {
        let criterion = notion.offer.scenario.criterion;
        let result = assemble(&notion.offer, &notion.solution, &[]);
        let findings = verify(&notion.offer, &result);
        assert!(findings.is_empty(), "{criterion}: {findings:?}");
        for party in &result.parties {
            assert!(party.utility >= party.disagreement - 1e-9, "{criterion}");
            assert!(party.ideal >= party.disagreement, "{criterion}");
        }
        // The scenario's floor: 0.4 of the way from 0.15 to the ideal.
        assert!(
            standing.shares[2] >= 0.4 - 1e-6,
            "{criterion}: {standing:?}"
        );
        let alone = portfolio::solve(&notion.offer, &effort()).expect("an answer");
        let (utilities, _) = alone.selection.worth(&notion.offer);
        assert_eq!(utilities, standing.utilities, "{criterion}");
        assert!(standing.price_of_fairness.expect("a price") >= 0.0);
    }
    // Floors below what the notions choose anyway would show nothing.
    let first = |rule| {
        let mut all = notions.iter().zip(standings(&notions));
        let found = all.find(|(notion, _)| notion.offer.scenario.criterion.rule == rule);
        found.expect("the notion").1
    };
    let for_partners = first(CriterionRule::PartnerFirst);
    let without = offer.with_criterion(Criterion::of(CriterionRule::PartnerFirst));
    let ideal = portfolio::solve(&without, &effort())
        .expect("an answer")
        .ideals[2]
        .value;
    assert!(for_partners.utilities[2] >= 0.15 + 0.4 * (ideal - 0.15) - 1e-6);
}

#[test]
fn a_first_aim_that_a_later_one_betters_within_a_wide_gap_is_stated_as_it_ends() {
    for rule in ["kalai-smorodinsky", "egalitarian", "nash"] {
        for gap in [0.05, 0.3] {
            let settings = [("criterion.rule".to_owned(), rule.to_owned())];
            let offer = load_offer(&Disk, Path::new("scenarios/kenya.json"), &settings)
                .expect("a good scenario");
            let wide = Effort { gap, ..effort() };
            let solution = portfolio::solve(&offer, &wide).expect("an answer");
            let findings = verify(&offer, &assemble(&offer, &solution, &[]));
            assert!(findings.is_empty(), "{rule}, {gap}: {findings:?}");
        }
    }
}
