//! Sizes: what they cost, what that grows with, and what a shared project is made of.

use super::draft::OptionDraft;
use super::sheets::Sheets;
use super::{Importer, put_once};
use crate::load::book::tree::Tree;
use crate::load::suggest;

impl<'b> Importer<'b> {
    pub(super) fn options(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "options") {
            let (Some(component), Some(id)) = (self.component(line), self.needed(line, "option"))
            else {
                continue;
            };
            let options = &self.drafts[component].options;
            if let Some(first) = options.iter().find(|option| option.id == id) {
                let first = first.at.row;
                self.twice(line.at("option"), &format!("option `{id}`"), first);
                continue;
            }
            let some = |keys: &[&'static str]| -> Vec<(&'static str, Tree)> {
                let found = keys.iter().filter_map(|key| Some((*key, line.tree(key)?)));
                found.collect()
            };
            let mut opex = Tree::object(line.at("opex_fixed"));
            opex.put("fixed", line.tree("opex_fixed"));
            opex.put("share_of_capex", line.tree("opex_share_of_capex"));
            let mut range = Tree::object(line.at("range_low"));
            range.put("low", line.tree("range_low"));
            range.put("high", line.tree("range_high"));
            let at = line.at("option");
            self.drafts[component].options.push(OptionDraft {
                id,
                at,
                name: line.tree("name"),
                translations: Tree::object(at),
                cost: some(&[
                    "currency",
                    "price_year",
                    "unit",
                    "confidence",
                    "basis",
                    "by_year",
                ]),
                capex_fixed: line.tree("capex_fixed"),
                capex_per: Tree::object(line.at("capex_fixed")),
                opex,
                range,
                cost_at: line.at("currency"),
                rest: some(&["build_years", "eu_content", "effort"]),
                parts: Vec::new(),
                closes: Tree::object(at),
                serves: Tree::object(at),
                reaches: Vec::new(),
            });
        }
    }

    pub(super) fn per_unit(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "per_unit") {
            let Some(component) = self.component(line) else {
                continue;
            };
            let option = self.option(line, component);
            let (part_of, indicator) =
                (self.needed(line, "part_of"), self.needed(line, "indicator"));
            let (Some(option), Some(part_of), Some(indicator)) = (option, part_of, indicator)
            else {
                continue;
            };
            if line.is_blank("value") {
                let message = "no amount for each unit".to_owned();
                self.report(
                    line.at("value"),
                    "missing-cell",
                    message,
                    "write it, or remove the row",
                );
            }
            let draft = &mut self.drafts[component].options[option];
            let per = if part_of == "capex" {
                Some(&mut draft.capex_per)
            } else {
                let mut reaches = draft.reaches.iter_mut();
                let reach = reaches.find(|reach| reach.code == part_of);
                reach.map(|reach| &mut reach.units_per)
            };
            let Some(per) = per else {
                let message =
                    format!("the option reaches nothing of `{part_of}` in the sheet effects");
                let known = draft
                    .reaches
                    .iter()
                    .map(|reach| reach.code.as_str())
                    .chain(["capex"]);
                let hint = suggest::hint(&part_of, known).unwrap_or_default();
                self.report(line.at("part_of"), "unknown-id", message, hint);
                continue;
            };
            if let Some(first) = put_once(per, &indicator, line.at("indicator"), line.tree("value"))
            {
                let what = format!("the amount of {part_of} for each unit of `{indicator}`");
                self.twice(line.at("indicator"), &what, first);
            }
        }
    }

    pub(super) fn parts(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "parts") {
            let Some(component) = self.component(line) else {
                continue;
            };
            let Some(option) = self.option(line, component) else {
                continue;
            };
            let mut part = Tree::object(line.at("option"));
            for key in ["name", "cost", "needed_by"] {
                part.put(key, line.tree(key));
            }
            self.drafts[component].options[option].parts.push(part);
        }
    }
}
