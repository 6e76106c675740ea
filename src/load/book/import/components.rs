//! The sheet of components: one file or a part of one for each row.

use std::collections::BTreeMap;

use super::Importer;
use super::draft::{Draft, FIRST};
use super::line::Line;
use super::sheets::Sheets;
use crate::load::book::tree::Tree;

impl<'b> Importer<'b> {
    pub(super) fn components(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "components") {
            let Some(id) = self.needed(line, "component") else {
                continue;
            };
            if let Some(first) = self.drafts.iter().find(|draft| draft.id == id) {
                let first = first.at.row;
                self.twice(line.at("component"), &format!("component `{id}`"), first);
                continue;
            }
            let file = self.file(line, &id);
            let later = ["conflicts", "strategy", "dac_code", "life_years"];
            let keys = FIRST.into_iter().chain(later);
            let row = keys.filter_map(|key| Some((key, line.tree(key)?)));
            self.drafts.push(Draft {
                at: line.at("component"),
                id,
                file,
                schema: line.tree("schema"),
                row: row.collect(),
                options: Vec::new(),
                requires: Vec::new(),
                synergies: Vec::new(),
                eligible: BTreeMap::new(),
                oda: None,
                finance: None,
                markers: Tree::object(line.at("component")),
                translations: Tree::object(line.at("component")),
                judgements: Vec::new(),
                lines: BTreeMap::new(),
                translated: BTreeMap::new(),
                sources: Vec::new(),
            });
        }
    }

    /// Where a component is written: as stated, else by area and id.
    fn file(&mut self, line: Line<'_>, id: &str) -> String {
        let area = line.word("area").unwrap_or_default();
        let usual = format!("{area}/{id}.json");
        let stated = line.word("file").map(|file| file.trim().to_owned());
        let stated = stated.filter(|file| !file.is_empty());
        if let Some(stated) = &stated
            && !is_inside(stated)
        {
            let message = format!("`{stated}` is no path of a component file");
            let hint =
                format!("write a path below the catalogue, such as {usual}, or leave it empty");
            self.report(line.at("file"), "bad-path", message, hint);
        }
        let file = stated.unwrap_or(usual);
        if is_inside(&file) {
            file
        } else {
            // What is wrong with area or id is reported with them; the file is never written.
            format!("row-{}.json", line.row.number)
        }
    }
}

/// Whether a path stays below the catalogue and is found there when it is read.
fn is_inside(path: &str) -> bool {
    let Some((name, folders)) = path
        .split('/')
        .collect::<Vec<_>>()
        .split_last()
        .map(|(n, f)| (*n, f.to_vec()))
    else {
        return false;
    };
    let plain = |part: &str| {
        let odd = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
        !part.is_empty() && part.trim() == part && !part.contains(odd)
    };
    let stem = name.strip_suffix(".json").unwrap_or_default();
    plain(stem)
        && !stem.starts_with('.')
        && folders.len() < 8
        && folders
            .iter()
            .all(|folder| plain(folder) && !folder.contains('.'))
        && path != "taxonomy.json"
        && path != "strategy.json"
}
