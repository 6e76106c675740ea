//! To whom a component can be offered.

use super::Importer;
use super::line::Line;
use super::sheets::Sheets;
use crate::load::book::layout::TESTS;
use crate::load::book::tree::{Tree, Value};

impl<'b> Importer<'b> {
    pub(super) fn eligibility(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "eligibility") {
            let (Some(component), Some(test)) =
                (self.component(line), self.one_of(line, "test", TESTS))
            else {
                continue;
            };
            if self.needed(line, "value").is_none() {
                continue;
            }
            for column in ["min", "max"] {
                if test != "indicator" && !line.is_blank(column) {
                    let message = format!("a bound on a {test}");
                    self.report(
                        line.at(column),
                        "bad-condition",
                        message,
                        "empty it: only indicators have bounds",
                    );
                }
            }
            match test {
                "oda" => self.oda(line, component),
                "indicator" => {
                    let mut bounds = Tree::object(line.at("value"));
                    bounds.put("indicator", trimmed(line.tree("value")));
                    bounds.put("min", line.tree("min"));
                    bounds.put("max", line.tree("max"));
                    self.drafts[component]
                        .eligible
                        .entry(test)
                        .or_default()
                        .push(bounds);
                }
                _ => {
                    let value = line.tree("value");
                    let value = if test == "partner" {
                        trimmed(value)
                    } else {
                        value
                    };
                    let values = self.drafts[component].eligible.entry(test).or_default();
                    values.extend(value);
                }
            }
        }
    }

    fn oda(&mut self, line: Line<'_>, component: usize) {
        let said = line.word("value").unwrap_or_default();
        let oda = match said.trim().to_lowercase().as_str() {
            "yes" | "true" => true,
            "no" | "false" => false,
            _ => {
                let message = format!("`{said}` is neither yes nor no");
                let hint = "yes: only where development assistance may go; no: only where not";
                self.report(line.at("value"), "unknown-value", message, hint);
                return;
            }
        };
        if let Some(first) = self.drafts[component].oda.as_ref().and_then(|tree| tree.at) {
            self.twice(line.at("test"), "the test oda", first.row);
            return;
        }
        self.drafts[component].oda = Some(Tree::of(line.at("value"), Value::Flag(oda)));
    }
}

/// A text without blanks around it: an identifier in a column of texts.
fn trimmed(tree: Option<Tree>) -> Option<Tree> {
    tree.map(|tree| match tree.value {
        Value::Text(text) => Tree {
            at: tree.at,
            value: Value::Text(text.trim().to_owned()),
        },
        _ => tree,
    })
}
