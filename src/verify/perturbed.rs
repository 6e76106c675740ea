//! The right result passes; any number in it that is changed is found; nothing makes it panic.

use proptest::prelude::*;
use serde_json::Value;

use super::{Report, report, small, verify};
use crate::package::result::ResultFile;

#[test]
fn the_right_result_passes() {
    let Report {
        checked,
        findings,
        comparisons,
    } = report(&small::offer(), &small::result());
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!(checked.len(), super::check::CHECKS.len());
    assert!(comparisons > 200, "{comparisons}");
}

/// Places of whole numbers, which are moved where their checks are tested.
const WHOLE: [&str; 3] = ["year", "/distance", "/build_years"];

/// JSON pointers of all numbers. Later stages have no figures to be held against, an item may start
/// in any year that lets it be ready in time, and other years and counts are whole numbers.
fn numbers(at: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Number(_) if at.starts_with("/stages/1") => {}
        Value::Number(number) if number.is_i64() && WHOLE.iter().any(|end| at.ends_with(end)) => {}
        Value::Number(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                numbers(&format!("{at}/{position}"), item, found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                numbers(&format!("{at}/{key}"), field, found);
            }
        }
        _ => {}
    }
}

/// The right result with the number at a place moved by `change`, relative above 1.
fn moved(place: prop::sample::Index, change: f64) -> (String, ResultFile) {
    let mut value = serde_json::to_value(small::result()).unwrap();
    let mut places = Vec::new();
    numbers("", &value, &mut places);
    let place = place.get(&places).clone();
    let number = value.pointer_mut(&place).unwrap();
    let old = number.as_f64().unwrap();
    *number = Value::from(old + change * old.abs().max(1.0));
    (place, serde_json::from_value(value).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_changed_number_is_found(
        place in any::<prop::sample::Index>(),
        sign in prop::sample::select(vec![-1.0, 1.0]),
        power in -4.0..6.0,
    ) {
        let (place, result) = moved(place, sign * 10_f64.powf(power));
        prop_assert!(!verify(&small::offer(), &result).is_empty(), "{place}");
    }

    #[test]
    fn rounding_is_not_found(place in any::<prop::sample::Index>(), change in -1e-9..1e-9) {
        let (place, result) = moved(place, change);
        let findings = verify(&small::offer(), &result);
        prop_assert!(findings.is_empty(), "{place}: {findings:?}");
    }

    /// Numbers and texts in the wrong places, lists cut or doubled: findings, never a panic.
    #[test]
    fn nothing_makes_it_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..6_u8, any::<f64>()), 1..8),
    ) {
        let mut value = serde_json::to_value(small::result()).unwrap();
        for (place, edit, number) in edits {
            let mut places = Vec::new();
            nodes("", &value, &mut places);
            let place = place.get(&places).clone();
            let node = value.pointer_mut(&place).unwrap();
            match (node, edit) {
                (Value::Array(items), 0) => items.clear(),
                (Value::Array(items), 1) => items.reverse(),
                (Value::Array(items), _) => items.extend(items.clone()),
                (Value::String(text), 0 | 1) => text.push('x'),
                (Value::String(text), 2) => *text = "MAR".into(),
                (Value::String(text), 3) => *text = "sea-cable".into(),
                (Value::String(text), 4) => *text = "data-centre".into(),
                (Value::String(text), _) => *text = "eu".into(),
                (node @ Value::Number(_), _) if place.ends_with("start_year") => {
                    *node = Value::from([i32::MIN, i32::MAX, 0, 2026, 2030, 2031][usize::from(edit)]);
                }
                (node @ Value::Number(_), _) => *node = Value::from(number),
                _ => {}
            }
        }
        if let Ok(result) = serde_json::from_value::<ResultFile>(value) {
            for finding in verify(&small::offer(), &result) {
                prop_assert!(!finding.to_string().is_empty());
            }
        }
    }
}

fn nodes(at: &str, value: &Value, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                nodes(&format!("{at}/{position}"), item, found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                nodes(&format!("{at}/{key}"), field, found);
            }
        }
        _ => {}
    }
}
