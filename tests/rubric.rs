//! The rubric of the code is the one that officers read.

use tech_business_offer::model::rubric::GRADES;

#[test]
fn the_grades_are_those_of_the_readme() {
    let text = include_str!("../components/README.md");
    for (name, closes, serves) in GRADES.iter().skip(1) {
        let row = format!("| {name} | {closes:.2} | {serves:.2} |");
        assert!(text.contains(&row), "no row `{row}`");
    }
}
