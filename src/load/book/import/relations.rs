//! What a component requires, and with what it does more.

use super::draft::SynergyDraft;
use super::sheets::Sheets;
use super::texts::reasons;
use super::{Importer, put_once};
use crate::load::book::layout::EXTRA;
use crate::load::book::tree::{Tree, Value};

impl<'b> Importer<'b> {
    pub(super) fn requires(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "requires") {
            let Some(component) = self.component(line) else {
                continue;
            };
            let mut requirement = Tree::object(line.at("component"));
            requirement.put("any_of", line.tree("any_of"));
            let mut waived = Tree::object(line.at("waived_indicator"));
            for (key, column) in [
                ("indicator", "waived_indicator"),
                ("min", "waived_min"),
                ("max", "waived_max"),
                ("frameworks_any", "waived_frameworks_any"),
                ("partners", "waived_partners"),
            ] {
                waived.put(key, line.tree(column));
            }
            requirement.put("waived_if", (!waived.is_empty()).then_some(waived));
            requirement.put("why", line.tree("why"));
            requirement.put("translations", reasons(line, "component"));
            self.drafts[component].requires.push(requirement);
        }
    }

    pub(super) fn synergies(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "synergies") {
            let Some(component) = self.component(line) else {
                continue;
            };
            let kind = self.one_of(line, "effect", EXTRA);
            let (with, code) = (self.needed(line, "with"), self.needed(line, "code"));
            let (Some(kind), Some(with), Some(code)) = (kind, with, code) else {
                continue;
            };
            if line.is_blank("value") {
                let message = "no extra share".to_owned();
                self.report(
                    line.at("value"),
                    "missing-cell",
                    message,
                    "write it, or remove the row",
                );
            }
            let why = line.tree("why");
            let with = Tree::of(line.at("with"), Value::Text(with));
            let told = |tree: &Option<Tree>| tree.as_ref().map(|tree| tree.value.clone());
            let synergies = &mut self.drafts[component].synergies;
            let same = |draft: &SynergyDraft| {
                draft.with.value == with.value && told(&draft.why) == told(&why)
            };
            let at = synergies.iter().position(same).unwrap_or_else(|| {
                let at = line.at("with");
                synergies.push(SynergyDraft {
                    with,
                    why,
                    at,
                    closes: Tree::object(at),
                    serves: Tree::object(at),
                });
                synergies.len() - 1
            });
            let synergy = &mut synergies[at];
            let effects = if kind == "closes" {
                &mut synergy.closes
            } else {
                &mut synergy.serves
            };
            if let Some(first) = put_once(effects, &code, line.at("code"), line.tree("value")) {
                self.twice(
                    line.at("code"),
                    &format!("the extra effect on `{code}`"),
                    first,
                );
            }
        }
    }
}
