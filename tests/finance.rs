//! `tbo finance`: one loan answered on the command line, through the program.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn tbo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(["finance", "grant-element"])
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("the program runs")
}

/// The answer for terms in years and per cent.
fn answer(rate: f64, grace: f64, maturity: f64, discount: f64, more: &[&str]) -> Value {
    let (rate, discount) = (format!("{}", rate / 100.0), format!("{}", discount / 100.0));
    let (grace, maturity) = (grace.to_string(), maturity.to_string());
    let mut arguments = vec!["--rate", &rate, "--grace", &grace, "--maturity", &maturity];
    arguments.extend(["--discount", &discount, "--format", "json"]);
    arguments.extend(more);
    let output = tbo(&arguments);
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("{value} is no number"))
}

/// Refused with code 2, nothing on stdout; what was said.
fn refused(arguments: &[&str]) -> String {
    let output = tbo(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

/// Maturity, grace, rate, discount rate, grant element; computed apart from the program, all but years in per cent.
const WORKED: [(f64, f64, f64, f64, f64); 13] = [
    (38.0, 6.0, 0.75, 5.0, 53.17),
    (50.0, 10.0, 0.0, 5.0, 73.34),
    (12.0, 6.0, 0.0, 5.0, 36.09),
    (30.0, 5.0, 2.0, 5.0, 32.90),
    (20.0, 5.0, 2.0, 5.0, 26.84),
    (25.0, 7.0, 1.0, 5.0, 42.49),
    (15.0, 3.0, 4.0, 5.0, 6.73),
    (20.0, 5.0, 2.5, 5.0, 22.28),
    (40.0, 10.0, 1.0, 9.0, 75.54),
    (20.0, 5.0, 4.0, 9.0, 35.10),
    (20.0, 5.0, 2.5, 7.0, 35.63),
    (20.0, 5.0, 4.0, 6.0, 16.47),
    (15.0, 3.0, 4.5, 6.0, 9.67),
];

#[test]
fn worked_terms() {
    for (maturity, grace, rate, discount, expected) in WORKED {
        let answer = answer(rate, grace, maturity, discount, &[]);
        let found = number(&answer["grant_element_percent"]);
        assert!(
            (found - expected).abs() < 0.001,
            "{maturity} y: {found}, not {expected}"
        );
        // Two decimals and no more.
        assert!(
            (found * 100.0 - (found * 100.0).round()).abs() < 1e-9,
            "{found}"
        );
        assert!((number(&answer["present_value_percent"]) - (100.0 - found)).abs() < 1e-9);
    }
}

fn verdict<'a>(answer: &'a Value, test: &str) -> &'a Value {
    let verdicts = answer["verdicts"].as_array().expect("a list");
    verdicts
        .iter()
        .find(|verdict| verdict["test"] == test)
        .expect("the test")
}

#[test]
fn verdicts_and_the_grant_that_lifts_a_loan() {
    let soft = answer(0.75, 6.0, 38.0, 5.0, &[]);
    assert_eq!(soft["terms"]["profile"], "equal-principal");
    assert_eq!(soft["terms"]["payments_per_year"], 2);
    for verdict in soft["verdicts"].as_array().expect("a list") {
        assert_eq!(verdict["met"], true, "{verdict}");
        assert_eq!(verdict["grant_share_needed_percent"], 0.0);
    }
    let hard = answer(4.0, 3.0, 15.0, 5.0, &[]);
    let imf = verdict(&hard, "imf-world-bank");
    assert_eq!(imf["met"], false);
    assert_eq!(
        (number(&imf["discount"]), number(&imf["least_percent"])),
        (0.05, 35.0)
    );
    assert!(
        (number(&imf["grant_share_needed_percent"]) - 30.31).abs() < 0.011,
        "{imf}"
    );
    let (met, at_nine) = (
        |loan: &Value, test| verdict(loan, test)["met"].clone(),
        answer(4.0, 5.0, 20.0, 9.0, &[]),
    );
    assert_eq!(met(&at_nine, "dac-ldc-lic"), false);
    assert_eq!(
        verdict(&at_nine, "dac-ldc-lic")["grant_element_percent"],
        at_nine["grant_element_percent"]
    );
    assert_eq!(met(&at_nine, "dac-umic"), true);
    assert_eq!(met(&answer(4.5, 3.0, 15.0, 6.0, &[]), "dac-umic"), false);
}

#[test]
fn the_schedule_discounts_to_the_answer_for_every_profile() {
    for profile in ["equal-principal", "annuity", "bullet"] {
        for per_year in ["1", "2", "4", "12"] {
            let more = ["--profile", profile, "--payments-per-year", per_year];
            let answer = answer(2.0, 5.0, 20.0, 7.0, &more);
            assert_eq!(answer["terms"]["profile"], profile);
            let schedule = answer["schedule"].as_array().expect("a list");
            assert_eq!(
                schedule.len(),
                20 * per_year.parse::<usize>().expect("a number")
            );
            let sum = |of: &dyn Fn(&Value) -> f64| schedule.iter().map(of).sum::<f64>();
            let principal = sum(&|payment| number(&payment["principal_percent"]));
            assert!((principal - 100.0).abs() < 1e-9, "{profile}: {principal}");
            let value = sum(&|payment| {
                let service =
                    number(&payment["principal_percent"]) + number(&payment["interest_percent"]);
                service / 1.07_f64.powf(number(&payment["year"]))
            });
            let found = number(&answer["grant_element_percent"]);
            assert!(
                (100.0 - value - found).abs() < 0.0051,
                "{profile} {per_year}: {found}, not {}",
                100.0 - value
            );
            let first = schedule
                .iter()
                .find(|payment| number(&payment["principal_percent"]) > 0.0)
                .expect("principal");
            let expected = if profile == "bullet" {
                20.0
            } else {
                5.0 + 1.0 / per_year.parse::<f64>().expect("a number")
            };
            assert!(
                (number(&first["year"]) - expected).abs() < 1e-9,
                "{profile} {per_year}: {first}"
            );
        }
    }
}

#[test]
fn a_table_for_people_adds_up() {
    let output = tbo(&[
        "--rate",
        "0.03",
        "--grace",
        "5",
        "--maturity",
        "20",
        "--profile",
        "annuity",
    ]);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.starts_with("grant element "), "{text}");
    assert!(
        text.contains("IMF and World Bank")
            && text.contains("converted to the period by compounding"),
        "{text}"
    );
    let rows: Vec<Vec<i64>> = text
        .lines()
        .skip_while(|line| !line.starts_with("year "))
        .skip(2)
        .map(|line| {
            let cells = line.split_whitespace().skip(1).take(3);
            cells
                .map(|cell| cell.replace('.', "").parse().expect("four decimals"))
                .collect()
        })
        .collect();
    let (all, years) = rows.split_last().expect("rows");
    assert_eq!(years.len(), 20);
    for column in 0..3 {
        assert_eq!(
            years.iter().map(|row| row[column]).sum::<i64>(),
            all[column],
            "{text}"
        );
    }
    for row in &rows {
        assert_eq!(row[0] + row[1], row[2], "{text}");
    }
    assert_eq!(all[0], 1_000_000, "{text}");
}

#[test]
fn impossible_terms_are_framed() {
    insta::assert_snapshot!(refused(&[
        "--rate",
        "0.75",
        "--grace",
        "40",
        "--maturity",
        "38",
        "--payments-per-year",
        "0"
    ]));
}

#[test]
fn impossible_terms_are_refused() {
    let good = ["--rate", "0.02", "--grace", "5", "--maturity", "20"];
    for (name, value) in [
        ("--rate", "nan"),
        ("--rate", "inf"),
        ("--rate", "-0.2"),
        ("--rate", "5"),
        ("--grace", "20"),
        ("--grace", "-1"),
        ("--grace", "nan"),
        ("--grace", "5.3"),
        ("--maturity", "0"),
        ("--maturity", "-20"),
        ("--maturity", "nan"),
        ("--maturity", "inf"),
        ("--maturity", "100000"),
        ("--payments-per-year", "0"),
        ("--payments-per-year", "-2"),
        ("--payments-per-year", "1.5"),
        ("--payments-per-year", "1000"),
        ("--payments-per-year", "nan"),
        ("--discount", "nan"),
        ("--discount", "-1"),
        ("--discount", "5"),
    ] {
        let mut arguments: Vec<&str> = good.to_vec();
        if let Some(at) = arguments.iter().position(|argument| *argument == name) {
            arguments[at + 1] = value;
        } else {
            arguments.extend([name, value]);
        }
        let said = refused(&arguments);
        assert!(
            said.contains("error[bad-terms]") && said.contains('^') && said.contains("= help:"),
            "{name} {value}: {said}"
        );
    }
    // What is no number, or no profile, is refused by name before that.
    assert!(refused(&["--rate", "two", "--grace", "5", "--maturity", "20"]).contains("--rate"));
    assert!(refused(&["--rate", "0.02", "--grace", "5"]).contains("--maturity"));
    assert!(refused(&[&good[..], &["--profile", "balloon"]].concat()).contains("equal-principal"));
    // Money that costs less than nothing is possible, if not much less.
    let given = answer(-0.5, 5.0, 20.0, 5.0, &[]);
    assert!(
        number(&given["grant_element_percent"])
            > number(&answer(0.0, 5.0, 20.0, 5.0, &[])["grant_element_percent"])
    );
}

#[test]
fn terms_that_only_just_leave_time() {
    let annual = answer(2.0, 4.0, 5.0, 5.0, &["--payments-per-year", "1"]);
    let bullet = answer(
        2.0,
        4.0,
        5.0,
        5.0,
        &["--payments-per-year", "1", "--profile", "bullet"],
    );
    assert_eq!(
        annual["grant_element_percent"],
        bullet["grant_element_percent"]
    );
    assert_eq!(
        answer(0.0, 0.0, 20.0, 0.0, &[])["grant_element_percent"],
        0.0
    );
}
