//! What sizes close, serve and reach, with grades and reasons.

use super::draft::{Judgement, ReachDraft};
use super::line::Line;
use super::sheets::Sheets;
use super::{Importer, put_once};
use crate::load::book::layout::EFFECTS;
use crate::load::book::tree::Tree;

impl<'b> Importer<'b> {
    pub(super) fn effects(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "effects") {
            let (Some(component), Some(code)) = (self.component(line), self.needed(line, "code"))
            else {
                continue;
            };
            self.judgement(line, component, &code);
            let effect = [
                "option",
                "effect",
                "value",
                "reach_units",
                "reach_of",
                "reach_at_most",
            ];
            if effect.iter().all(|column| line.is_blank(column)) {
                continue; // It only grades.
            }
            let kind = self.one_of(line, "effect", EFFECTS);
            let (Some(option), Some(kind)) = (self.option(line, component), kind) else {
                continue;
            };
            if kind == "reaches" {
                self.reach(line, component, option, code);
                continue;
            }
            for column in ["reach_units", "reach_of", "reach_at_most"] {
                if !line.is_blank(column) {
                    let message = format!("`{column}` beside an effect that is no reach");
                    self.report(
                        line.at(column),
                        "two-effects",
                        message,
                        "empty it, or write `reaches` as the effect",
                    );
                }
            }
            if line.is_blank("value") {
                let message = format!("no value of what the option {kind}");
                self.report(
                    line.at("value"),
                    "missing-cell",
                    message,
                    "write the share, such as 0.3, or remove the row",
                );
            }
            let draft = &mut self.drafts[component].options[option];
            let effects = if kind == "closes" {
                &mut draft.closes
            } else {
                &mut draft.serves
            };
            if let Some(first) = put_once(effects, &code, line.at("code"), line.tree("value")) {
                self.twice(
                    line.at("code"),
                    &format!("what the option {kind} of `{code}`"),
                    first,
                );
            }
        }
    }

    fn reach(&mut self, line: Line<'_>, component: usize, option: usize, code: String) {
        if !line.is_blank("value") {
            let message = "a value beside a reach".to_owned();
            let hint =
                "empty it: what is closed follows from reach_units, reach_of and reach_at_most";
            self.report(line.at("value"), "two-effects", message, hint);
        }
        let reaches = &self.drafts[component].options[option].reaches;
        if let Some(first) = reaches.iter().find(|reach| reach.code == code) {
            let first = first.at.row;
            self.twice(
                line.at("code"),
                &format!("what the option reaches of `{code}`"),
                first,
            );
            return;
        }
        let reach = ReachDraft {
            code,
            code_at: line.at("code"),
            units: line.tree("reach_units"),
            units_per: Tree::object(line.at("reach_units")),
            of: line.tree("reach_of"),
            at_most: line.tree("reach_at_most"),
            at: line.at("reach_of"),
        };
        self.drafts[component].options[option].reaches.push(reach);
    }

    /// Grade and reason of a code: once, or the same again.
    fn judgement(&mut self, line: Line<'_>, component: usize, code: &str) {
        let judgements = &mut self.drafts[component].judgements;
        let at = judgements.iter().position(|(known, _, _)| known == code);
        let (grade, why) = (line.tree("grade"), line.tree("why"));
        if grade.is_none() && why.is_none() {
            return;
        }
        let at = at.unwrap_or_else(|| {
            let judgement = Judgement {
                grade: None,
                why: None,
                translations: Tree::object(line.at("code")),
            };
            judgements.push((code.to_owned(), line.at("code"), judgement));
            judgements.len() - 1
        });
        let judged = &mut judgements[at].2;
        let mut differs = Vec::new();
        for (column, given, there) in [
            ("grade", grade, &mut judged.grade),
            ("why", why, &mut judged.why),
        ] {
            match (there, given) {
                (Some(first), Some(given)) if first.value != given.value => {
                    differs.push((column, first.at.map_or(0, |at| at.row)));
                }
                (there @ None, Some(given)) => *there = Some(given),
                _ => {}
            }
        }
        for (column, first) in differs {
            let message = format!("`{column}` of `{code}` differs from row {first}");
            let hint =
                "it stands for all sizes of the component: write it once, or the same everywhere";
            self.report(line.at(column), "two-judgements", message, hint);
        }
    }
}
