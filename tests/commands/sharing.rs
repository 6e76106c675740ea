//! Shared costs side by side.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use super::{Run, program, root};

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
