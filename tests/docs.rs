//! The pages of docs/ keep up with the tables of the code.

use tech_business_offer::formulate::{CRITERIA, RULES};

const MATHEMATICS: &str = include_str!("../docs/mathematics.md");

/// The row of a table of docs/mathematics.md that begins with this name.
fn row(name: &str) -> &'static str {
    let start = format!("| `{name}` |");
    let mut rows = MATHEMATICS.lines().filter(|line| line.starts_with(&start));
    let found = rows
        .next()
        .unwrap_or_else(|| panic!("docs/mathematics.md has no row for `{name}`"));
    assert!(
        rows.next().is_none(),
        "docs/mathematics.md has two rows for `{name}`"
    );
    found
}

#[test]
fn every_rule_is_documented_as_it_stands_in_the_code() {
    for rule in RULES {
        let expected = format!(
            "| `{}` | {} | `{}` |",
            rule.name, rule.sentence, rule.formula
        );
        assert_eq!(row(rule.name), expected);
    }
}

#[test]
fn every_criterion_is_documented_as_it_stands_in_the_code() {
    for criterion in CRITERIA {
        let name = serde_json::to_value(criterion.rule).expect("a criterion has a name");
        let name = name.as_str().expect("a criterion's name is text");
        let expected = format!(
            "| `{name}` | {} | `{}` |",
            criterion.sentence, criterion.formula
        );
        assert_eq!(row(name), expected);
    }
}

#[test]
fn the_page_documents_no_rule_that_is_gone() {
    let rows = MATHEMATICS.lines().filter(|line| {
        line.starts_with("| `") && line.ends_with("` |") && line.matches(" | ").count() == 2
    });
    assert_eq!(rows.count(), RULES.len() + CRITERIA.len());
}
