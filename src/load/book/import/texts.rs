//! Policy markers, texts in other languages, sources and the lines that are printed.

use super::line::Line;
use super::sheets::Sheets;
use super::{Importer, put_once};
use crate::load::book::layout::{LANGUAGES, LINES};
use crate::load::book::tree::{Tree, Value};
use crate::load::suggest;

impl<'b> Importer<'b> {
    pub(super) fn markers(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "markers") {
            let (Some(component), Some(marker)) =
                (self.component(line), self.needed(line, "marker"))
            else {
                continue;
            };
            let mut mark = Tree::object(line.at("marker"));
            for key in ["score", "why", "confidence"] {
                mark.put(key, line.tree(key));
            }
            mark.put("translations", reasons(line, "marker"));
            let markers = &mut self.drafts[component].markers;
            if let Some(first) = put_once(markers, &marker, line.at("marker"), Some(mark)) {
                let what = format!("marker `{marker}`");
                self.twice(line.at("marker"), &what, first);
            }
        }
    }

    pub(super) fn translations(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "translations") {
            let (Some(component), Some(language)) =
                (self.component(line), self.needed(line, "language"))
            else {
                continue;
            };
            let mut texts = Tree::object(line.at("language"));
            for key in ["name", "delivers", "why"] {
                texts.put(key, line.tree(key));
            }
            let translations = if !line.is_blank("code") {
                let Some(judgement) = self.judged(line, component) else {
                    continue;
                };
                &mut self.drafts[component].judgements[judgement].2.translations
            } else if !line.is_blank("option") {
                let Some(option) = self.option(line, component) else {
                    continue;
                };
                &mut self.drafts[component].options[option].translations
            } else {
                &mut self.drafts[component].translations
            };
            if let Some(first) = put_once(translations, &language, line.at("language"), Some(texts))
            {
                let what = format!("the language `{language}`");
                self.twice(line.at("language"), &what, first);
            }
        }
    }

    /// The judgement that a row translates: of a component's code, and of no option.
    fn judged(&mut self, line: Line<'_>, component: usize) -> Option<usize> {
        if !line.is_blank("option") {
            let message = "an option beside the code of a judgement".to_owned();
            let hint = "empty one of the two: a judgement stands for all sizes";
            self.report(line.at("option"), "two-translated", message, hint);
            return None;
        }
        let code = self.needed(line, "code")?;
        let judgements = &self.drafts[component].judgements;
        let found = judgements.iter().position(|(known, _, _)| *known == code);
        if found.is_none() {
            let component = &self.drafts[component].id;
            let message = format!(
                "component `{component}` has no judgement of `{code}` in the sheet effects"
            );
            let hint = suggest::hint(&code, judgements.iter().map(|(known, _, _)| known.as_str()));
            self.report(
                line.at("code"),
                "unknown-id",
                message,
                hint.unwrap_or_default(),
            );
        }
        found
    }

    pub(super) fn sources(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "sources") {
            let Some(component) = self.component(line) else {
                continue;
            };
            let mut source = Tree::object(line.at("source"));
            source.put("id", line.tree("source"));
            for key in ["publisher", "title", "year", "confidence"] {
                source.put(key, line.tree(key));
            }
            self.drafts[component].sources.push(source);
        }
    }

    pub(super) fn lines(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "lines") {
            let (Some(component), Some(list)) =
                (self.component(line), self.one_of(line, "list", LINES))
            else {
                continue;
            };
            if self.needed(line, "text").is_some() {
                let lines = self.drafts[component].lines.entry(list).or_default();
                lines.extend(line.tree("text"));
                let translated = LANGUAGES.iter().map(|language| {
                    let text = || Tree::of(line.at(language), Value::Text(String::new()));
                    line.tree(language).unwrap_or_else(text)
                });
                let lines = self.drafts[component].translated.entry(list).or_default();
                lines.push(translated.collect());
            }
        }
    }

    /// Puts the lines of each list beside the other texts of their language; a list that has none in a
    /// language is not there, one that has some has an empty line where there is none.
    pub(super) fn translated_lines(&mut self) {
        for draft in &mut self.drafts {
            for list in LINES {
                let rows = draft.translated.remove(list).unwrap_or_default();
                let mut rows: Vec<_> = rows.into_iter().map(Vec::into_iter).collect();
                for language in LANGUAGES {
                    let lines: Vec<Tree> = rows.iter_mut().filter_map(Iterator::next).collect();
                    let blank =
                        |line: &Tree| matches!(&line.value, Value::Text(text) if text.is_empty());
                    let first = lines.iter().find(|line| !blank(line));
                    if let Some(at) = first.and_then(|line| line.at) {
                        let lines = Tree::of(at, Value::List(lines));
                        draft.translations.put_inner(language, at, list, lines);
                    }
                }
            }
        }
    }
}

/// Reasons in the languages that a row has columns for; `beside` is where the row's own texts stand.
pub(super) fn reasons(line: Line<'_>, beside: &str) -> Option<Tree> {
    let mut translations = Tree::object(line.at(beside));
    for language in LANGUAGES {
        if let Some(why) = line.tree(language) {
            translations.put_inner(language, line.at(language), "why", why);
        }
    }
    (!translations.is_empty()).then_some(translations)
}
