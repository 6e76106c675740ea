//! A comparison of answers as tables: for a terminal, as Markdown, as one self-contained HTML page, each in any of
//! the six languages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::RenderError;
use super::escape::one_line;
use super::locale::{Language, Locale, tell};
use super::number::printed;
use super::report::block::{Block, Table, note};
use super::report::{Words, notion};
use super::template::Engine;
use crate::model::CriterionRule;
use crate::package::compare::{CompareFile, Compared, ComponentRow, PackageRow};
use crate::package::{Status, gap_percent};

/// A table of a comparison: plain text, not yet escaped for any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows.
    pub caption: String,
    /// Column headings; one that starts with `#` is of figures.
    pub columns: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
    /// A remark under it.
    pub note: Option<String>,
}

/// The documents a comparison can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Markdown.
    Markdown,
    /// HTML with its style inside.
    Html,
}

/// The language of a comparison, and the names of components that have one in it.
#[derive(Debug, Clone)]
pub struct Wording<'n> {
    /// The language.
    pub language: Language,
    /// Names in it by component; where there is none, the English name of the comparison stands.
    pub names: &'n BTreeMap<String, String>,
}

#[derive(Serialize)]
struct Page<'p> {
    lang: &'static str,
    dir: &'static str,
    title: String,
    /// That it is no official document, and the same with what made it.
    status: String,
    made: String,
    /// That a translation needs review, in its language and in English; nothing in English.
    review: Vec<String>,
    version: &'p str,
    words: Words,
    content: Vec<Block>,
}

/// What every table is made from.
struct Scene<'s> {
    file: &'s CompareFile,
    locale: &'static Locale,
    ways: &'static Ways,
    names: &'s BTreeMap<String, String>,
}

/// How figures and criteria are written.
struct Ways {
    number: fn(&Locale, f64, usize) -> String,
    /// A difference with its sign.
    signed: fn(&Locale, f64, usize) -> String,
    gap: fn(&Locale, f64) -> String,
    /// A criterion with its parameter, from how a scenario names it.
    criterion: fn(&Locale, &str) -> String,
}

/// In English: as every other table of the command line has them, `1234.5`.
static TERMINAL: Ways = Ways {
    number: |_, value, places| format!("{:.places$}", value + 0.0),
    signed: |_, value, places| format!("{value:+.places$}"),
    gap: |_, gap| gap_percent(gap),
    criterion: |_, stated| stated.to_owned(),
};

/// In any other language: as that language does.
static LOCAL: Ways = Ways {
    number: Locale::decimal,
    signed: Locale::signed,
    gap: Locale::gap_percent,
    criterion,
};

impl Ways {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &TERMINAL,
            _ => &LOCAL,
        }
    }
}

/// A criterion by its usual name, with its parameter.
fn criterion(locale: &Locale, stated: &str) -> String {
    let (name, parameter) = stated
        .split_once(':')
        .map_or((stated, None), |(name, value)| (name, Some(value)));
    match serde_json::from_value::<CriterionRule>(name.into()) {
        Ok(rule) => {
            let name = notion(locale, rule);
            parameter.map_or_else(|| name.clone(), |value| format!("{name} ({value})"))
        }
        Err(_) => stated.to_owned(),
    }
}

/// The tables of a comparison, what differs first.
#[must_use]
pub fn sheets(file: &CompareFile, wording: &Wording) -> Vec<Sheet> {
    let scene = Scene {
        file,
        locale: Locale::of(wording.language),
        ways: Ways::of(wording.language),
        names: wording.names,
    };
    let packages = || file.packages.iter();
    let mut sheets = vec![scene.answers(), scene.parties()];
    sheets.extend(packages().filter_map(|package| scene.differences(package)));
    sheets.extend(scene.money());
    sheets.extend(packages().filter_map(|package| scene.same(package)));
    sheets
}

/// A comparison as a document.
///
/// # Errors
/// A template of ours that is broken.
pub fn paper(
    file: &CompareFile,
    wording: &Wording,
    paper: Paper,
    version: &str,
) -> Result<String, RenderError> {
    let mut blocks = Vec::new();
    for sheet in sheets(file, wording) {
        let mut table = Table::new(&sheet.caption, &sheet.columns);
        for row in sheet.rows {
            table.row(row);
        }
        blocks.extend(table.block());
        blocks.extend(sheet.note.map(note));
    }
    let locale = Locale::of(wording.language);
    let page = Page {
        lang: wording.language.code(),
        dir: if locale.is_rtl() { "rtl" } else { "ltr" },
        title: locale.say("compare-title"),
        status: locale.say("compare-status"),
        made: tell!(locale, "compare-made", version = version),
        review: locale.review(),
        version,
        words: Words::of(locale),
        content: blocks,
    };
    let template = match paper {
        Paper::Markdown => "compare.md.j2",
        Paper::Html => "compare.html.j2",
    };
    Engine::new(None)?.fill(template, &page)
}

impl Scene<'_> {
    fn marks(&self) -> impl Iterator<Item = &str> {
        self.file.answers.iter().map(|answer| answer.mark.as_str())
    }

    /// What a file or a program names: signs from left to right.
    fn plain(&self, text: &str) -> String {
        self.locale.digest(&one_line(text))
    }

    fn party(&self, id: &str) -> String {
        if id == "eu" {
            self.locale.say("compare-eu")
        } else {
            one_line(id)
        }
    }

    fn number(&self, value: f64, places: usize) -> String {
        (self.ways.number)(self.locale, value, places)
    }

    /// A difference with its sign; what rounds to nothing is 0.
    fn signed(&self, value: f64, places: usize) -> String {
        let rounded = format!("{value:.places$}");
        if rounded.contains(|c: char| matches!(c, '1'..='9')) {
            (self.ways.signed)(self.locale, value, places)
        } else {
            "0".to_owned()
        }
    }

    fn answers(&self) -> Sheet {
        let locale = self.locale;
        let row = |answer: &Compared| {
            let mut source = self.plain(&answer.source);
            if !answer.overrides.is_empty() {
                let changes: Vec<String> =
                    answer.overrides.iter().map(|set| self.plain(set)).collect();
                let changes = locale.commas(&changes);
                source = tell!(locale, "compare-with", file = source, changes = changes);
            }
            let origin = if answer.solved {
                locale.say("compare-solved")
            } else {
                locale.say("compare-stored")
            };
            let proof = match answer.status {
                Status::Optimal => locale.say("compare-optimal"),
                Status::WithinGap => {
                    let gap = (self.ways.gap)(locale, answer.gap);
                    tell!(locale, "compare-within", gap = gap)
                }
                Status::Infeasible => locale.say("compare-no-package"),
            };
            vec![
                answer.mark.clone(),
                source,
                self.plain(&answer.scenario),
                origin,
                (self.ways.criterion)(locale, &answer.criterion),
                self.number(answer.value, 4),
                proof,
                self.number(answer.cost, 1),
            ]
        };
        let criteria = self.file.answers.iter().map(|answer| &answer.criterion);
        let one = criteria
            .clone()
            .all(|name| Some(name) == criteria.clone().next());
        Sheet {
            caption: locale.say("compare-answers"),
            columns: locale.cells("compare-answers-columns"),
            rows: self.file.answers.iter().map(row).collect(),
            note: (!one).then(|| locale.say("compare-criteria-differ")),
        }
    }

    /// A figure for each answer, and the difference of each later one to the first.
    fn figures(&self, values: &[Option<f64>], places: usize) -> Vec<String> {
        let shown = values
            .iter()
            .map(|value| value.map_or_else(|| "-".to_owned(), |value| self.number(value, places)));
        // Of the figures as they are printed, so that they add up.
        let first = values.first().copied().flatten();
        let first = first.map(|value| printed(value, places));
        let more = values.iter().skip(1).map(|value| match (first, value) {
            (Some(first), Some(value)) => self.signed(printed(*value, places) - first, places),
            _ => "-".to_owned(),
        });
        shown.chain(more).collect()
    }

    fn figure_columns(&self) -> Vec<String> {
        let first = self.marks().next().unwrap_or_default();
        let plain = self.marks().map(|mark| format!("#{mark}"));
        let more = self.marks().skip(1).map(|mark| {
            let label = tell!(self.locale, "compare-more", mark = mark, first = first);
            format!("#{label}")
        });
        plain.chain(more).collect()
    }

    fn parties(&self) -> Sheet {
        let locale = self.locale;
        let mut rows = Vec::new();
        let mut add = |label: String, values: &[Option<f64>], places: usize| {
            let figures = self.figures(values, places);
            rows.push([vec![label], figures].concat());
        };
        for row in &self.file.parties {
            let party = self.party(&row.id);
            let label = tell!(locale, "compare-utility", party = party.as_str());
            add(label, &row.utility, 4);
            let percent = row.share_of_ideal.iter();
            let percent: Vec<_> = percent.map(|share| share.map(|s| 100.0 * s)).collect();
            add(
                tell!(locale, "compare-share-of-ideal", party = party),
                &percent,
                1,
            );
        }
        for package in &self.file.packages {
            let partner = one_line(&package.partner);
            let label = tell!(locale, "compare-cost", partner = partner.as_str());
            add(label, &package.cost, 1);
            let label = tell!(locale, "compare-effort", partner = partner);
            add(label, &package.effort, 1);
        }
        Sheet {
            caption: locale.say("compare-parties"),
            columns: [vec![String::new()], self.figure_columns()].concat(),
            rows,
            note: None,
        }
    }

    /// A component's name in the language, or in English and marked as such.
    fn name(&self, component: &str) -> String {
        let english = || self.file.names.get(component);
        match self.names.get(component) {
            Some(name) => one_line(name),
            None => english().map_or_else(String::new, |name| self.locale.foreign(&one_line(name))),
        }
    }

    /// Rows of components: code, name, and the size in each answer with its cost.
    fn components(&self, rows: &[ComponentRow]) -> Vec<Vec<String>> {
        let cell = |row: &ComponentRow, at: usize| {
            let Some(option) = &row.option[at] else {
                return "-".to_owned();
            };
            let mut text = one_line(option);
            // Writing into a String cannot fail.
            if let Some(year) = row.start_year.get(at).copied().flatten() {
                let _ = write!(text, ", {year}");
            }
            if let Some(cost) = row.cost.get(at).copied().flatten() {
                let _ = write!(text, " ({})", self.number(cost, 1));
            }
            text
        };
        rows.iter()
            .map(|row| {
                let sizes = 0..row.option.len();
                [one_line(&row.component), self.name(&row.component)]
                    .into_iter()
                    .chain(sizes.map(|at| cell(row, at)))
                    .collect()
            })
            .collect()
    }

    fn component_sheet(&self, caption: String, rows: &[ComponentRow]) -> Option<Sheet> {
        let marks = self.marks();
        let marks = marks.map(|mark| tell!(self.locale, "compare-size", mark = mark));
        (!rows.is_empty()).then(|| Sheet {
            caption,
            columns: self
                .locale
                .cells("compare-components-columns")
                .into_iter()
                .chain(marks)
                .collect(),
            rows: self.components(rows),
            note: None,
        })
    }

    fn differences(&self, package: &PackageRow) -> Option<Sheet> {
        let partner = one_line(&package.partner);
        let caption = tell!(self.locale, "compare-differences", partner = partner);
        self.component_sheet(caption, &package.differences)
    }

    fn same(&self, package: &PackageRow) -> Option<Sheet> {
        let partner = one_line(&package.partner);
        let caption = tell!(self.locale, "compare-same", partner = partner);
        self.component_sheet(caption, &package.same)
    }

    fn money(&self) -> Option<Sheet> {
        let locale = self.locale;
        // Where there is no total, there is no limit.
        let of = |used: &Option<f64>, total: &Option<f64>| match (used, total) {
            (None, _) => "-".to_owned(),
            (Some(used), None) => self.number(*used, 1),
            (Some(used), Some(total)) => {
                let (used, total) = (self.number(*used, 1), self.number(*total, 1));
                tell!(locale, "compare-of", used = used, total = total)
            }
        };
        let rows = self.file.money.iter().map(|row| {
            let cells = row.used.iter().zip(&row.total);
            let cells = cells.map(|(used, total)| of(used, total));
            let more = self.figures(&row.used, 1).split_off(row.used.len());
            [locale.code(&one_line(&row.instrument))]
                .into_iter()
                .chain(cells)
                .chain(more)
                .collect()
        });
        (!self.file.money.is_empty()).then(|| Sheet {
            caption: locale.say("compare-money"),
            columns: [
                vec![locale.say("compare-instrument")],
                self.figure_columns(),
            ]
            .concat(),
            rows: rows.collect(),
            note: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::compare::{Answer, compare};
    use crate::render::sample;

    #[test]
    fn differences_are_of_the_figures_as_they_are_printed() {
        let mut first = sample::result();
        let mut second = first.clone();
        // 18.1 and 16.1, which are 1.95 apart.
        first.packages[0].cost = 18.06;
        second.packages[0].cost = 16.11;
        second.packages[0].items[0].start_year += 1;
        let answers = [first, second].map(|result| Answer {
            source: "a file".to_owned(),
            solved: false,
            result,
        });
        let file = compare(&answers, BTreeMap::new());
        // The first component alone differs, by its start.
        let package = &file.packages[0];
        assert_eq!(package.differences.len(), 1, "{package:?}");
        assert!(package.same.iter().all(|row| row.start_year.is_empty()));
        let start = file.packages[0].differences[0].start_year[1].expect("a year");
        for language in [Language::English, Language::French] {
            let names = BTreeMap::new();
            let wording = Wording {
                language,
                names: &names,
            };
            let sheets = sheets(&file, &wording);
            let costs = sheets[1].rows.iter().find(|row| row[1].starts_with("18"));
            let costs = costs.expect("the costs of the first package");
            let difference: String = costs[3].chars().filter(char::is_ascii_digit).collect();
            assert_eq!(difference, "20", "{costs:?}");
            let sizes = &sheets[2].rows[0];
            assert!(sizes[3].contains(&format!(", {start}")), "{sizes:?}");
        }
    }
}
