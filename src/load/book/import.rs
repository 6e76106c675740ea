//! Sheets -> catalogue files, each value with the cell it came from.

use std::collections::BTreeMap;

use super::layout::{CODES, EFFECTS, EXTRA, Holds, LINES, README, SHEETS, TESTS};
use super::table::{At, Book, Cell, Row, Table};
use super::tree::{Tree, Value};
use crate::load::suggest;
use crate::model::Diagnostic;

/// A finding and the cell it is about.
pub(crate) type Finding = (Option<At>, Diagnostic);

/// What the sheets say.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    /// Files by their path below the catalogue's folder, in the order of the sheet.
    pub(crate) files: Vec<(String, Tree)>,
    /// What is wrong with the sheets themselves.
    pub(crate) findings: Vec<Finding>,
}

/// Puts files together. Values are taken as they stand: whether they are right is checked as for
/// any other file.
pub(crate) fn assemble(book: &Book) -> Assembled {
    let mut importer = Importer {
        book,
        findings: Vec::new(),
        drafts: Vec::new(),
    };
    let sheets = importer.sheets();
    importer.components(&sheets);
    importer.options(&sheets);
    importer.effects(&sheets);
    importer.per_unit(&sheets);
    importer.parts(&sheets);
    importer.requires(&sheets);
    importer.synergies(&sheets);
    importer.eligibility(&sheets);
    importer.finance(&sheets);
    importer.markers(&sheets);
    importer.translations(&sheets);
    importer.sources(&sheets);
    importer.lines(&sheets);
    importer.files()
}

/// A sheet of the layout where the book has it.
struct Sheet<'b> {
    at: usize,
    table: &'b Table,
    spec: &'static super::layout::Sheet,
    /// Column of the table for each column of the layout.
    columns: Vec<Option<usize>>,
}

/// A row of a sheet.
#[derive(Clone, Copy)]
struct Line<'b> {
    sheet: &'b Sheet<'b>,
    row: &'b Row,
    decimal_comma: bool,
}

type Sheets<'b> = BTreeMap<&'static str, Sheet<'b>>;

impl Line<'_> {
    fn at(&self, column: &str) -> At {
        let spec = self.sheet.spec.column(column);
        let column = spec.and_then(|spec| self.sheet.columns[spec]);
        self.at_column(column.unwrap_or(0))
    }

    fn at_column(&self, column: usize) -> At {
        At {
            table: self.sheet.at,
            row: self.row.number,
            column,
        }
    }

    fn cell(&self, column: &str) -> &Cell {
        let spec = self.sheet.spec.column(column);
        let column = spec.and_then(|spec| self.sheet.columns[spec]);
        column
            .and_then(|column| self.row.cells.get(column))
            .unwrap_or(&Cell::Empty)
    }

    /// What the cell holds, as its column says.
    fn tree(&self, column: &str) -> Option<Tree> {
        let holds = self.sheet.spec.columns[self.sheet.spec.column(column)?].holds;
        let at = self.at(column);
        let value = match holds {
            Holds::Word | Holds::OneOf(_) => {
                let text = text(self.cell(column))?;
                let word = text.trim();
                (!word.is_empty()).then(|| Value::Text(word.to_owned()))?
            }
            Holds::Text => Value::Text(text(self.cell(column))?),
            Holds::Number => number(self.cell(column), self.decimal_comma)?,
            Holds::Words => {
                let text = text(self.cell(column))?;
                let apart = |c: char| c.is_whitespace() || c == ',' || c == ';';
                let words = text.split(apart).filter(|word| !word.is_empty());
                listed(at, words.map(|word| Value::Text(word.to_owned())))?
            }
            Holds::Texts => {
                let texts = unescaped(&text(self.cell(column))?);
                listed(at, texts.into_iter().map(Value::Text))?
            }
            Holds::Numbers => {
                let text = text(self.cell(column))?;
                let apart = |c: char| c.is_whitespace() || c == ';';
                let numbers = text.split(apart).filter(|number| !number.is_empty());
                let value = |typed: &str| {
                    let cell = Cell::Text(typed.to_owned());
                    number(&cell, self.decimal_comma)
                };
                listed(at, numbers.filter_map(value))?
            }
        };
        Some(Tree::of(at, value))
    }

    /// A word or text of the cell.
    fn word(&self, column: &str) -> Option<String> {
        match self.tree(column)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn is_blank(&self, column: &str) -> bool {
        self.cell(column).is_blank()
    }
}

fn listed(at: At, values: impl Iterator<Item = Value>) -> Option<Value> {
    let elements: Vec<Tree> = values.map(|value| Tree::of(at, value)).collect();
    (!elements.is_empty()).then_some(Value::List(elements))
}

fn text(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Empty | Cell::Unreadable(_) => None,
        Cell::Text(text) => (!text.is_empty()).then(|| text.clone()),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(flag.to_string()),
    }
}

/// A number; text that is none stays text, for the schema to refuse.
fn number(cell: &Cell, decimal_comma: bool) -> Option<Value> {
    match cell {
        Cell::Empty | Cell::Unreadable(_) => None,
        Cell::Number(number) => Some(Value::Number(*number)),
        Cell::Flag(flag) => Some(Value::Flag(*flag)),
        Cell::Text(text) => {
            let typed = text.trim();
            if typed.is_empty() {
                return None;
            }
            let plain = if decimal_comma {
                typed.replacen(',', ".", 1)
            } else {
                typed.to_owned()
            };
            let number = plain
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite());
            Some(number.map_or_else(|| Value::Text(typed.to_owned()), Value::Number))
        }
    }
}

/// Texts apart by semicolons; a backslash takes what follows it as it stands.
fn unescaped(cell: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = String::new();
    // Bytes up to which blanks belong to the text.
    let mut kept = 0;
    let mut finish = |text: &mut String, kept: &mut usize| {
        let end = text.trim_end_matches(' ').len().max(*kept);
        text.truncate(end);
        if !text.is_empty() {
            texts.push(std::mem::take(text));
        }
        *kept = 0;
    };
    let mut characters = cell.chars();
    while let Some(c) = characters.next() {
        match c {
            ';' => finish(&mut text, &mut kept),
            '\\' => {
                text.push(characters.next().unwrap_or('\\'));
                kept = text.len();
            }
            ' ' if text.is_empty() => {}
            c => text.push(c),
        }
    }
    finish(&mut text, &mut kept);
    texts
}

/// A component under construction.
struct Draft {
    id: String,
    at: At,
    file: String,
    schema: Option<Tree>,
    row: Vec<(&'static str, Tree)>,
    options: Vec<OptionDraft>,
    requires: Vec<Tree>,
    synergies: Vec<SynergyDraft>,
    eligible: BTreeMap<&'static str, Vec<Tree>>,
    oda: Option<Tree>,
    finance: Option<Tree>,
    /// Policy markers.
    markers: Tree,
    /// Texts in other languages.
    translations: Tree,
    judgements: Vec<(String, At, Judgement)>,
    lines: BTreeMap<&'static str, Vec<Tree>>,
    sources: Vec<Tree>,
}

#[derive(Default)]
struct Judgement {
    grade: Option<Tree>,
    why: Option<Tree>,
}

struct OptionDraft {
    id: String,
    at: At,
    name: Option<Tree>,
    /// Its name in other languages.
    translations: Tree,
    cost: Vec<(&'static str, Tree)>,
    capex_fixed: Option<Tree>,
    capex_per: Tree,
    opex: Tree,
    range: Tree,
    cost_at: At,
    rest: Vec<(&'static str, Tree)>,
    parts: Vec<Tree>,
    closes: Tree,
    serves: Tree,
    reaches: Vec<ReachDraft>,
}

struct ReachDraft {
    code: String,
    code_at: At,
    units: Option<Tree>,
    units_per: Tree,
    of: Option<Tree>,
    at_most: Option<Tree>,
    at: At,
}

struct SynergyDraft {
    with: Tree,
    why: Option<Tree>,
    at: At,
    closes: Tree,
    serves: Tree,
}

struct Importer<'b> {
    book: &'b Book,
    findings: Vec<Finding>,
    drafts: Vec<Draft>,
}

impl<'b> Importer<'b> {
    fn report(&mut self, at: At, code: &'static str, message: String, hint: impl Into<String>) {
        let finding = Diagnostic::error(code, message).hint(hint);
        self.findings.push((Some(at), finding));
    }

    /// Every sheet of the layout; what is missing, unknown or given twice is reported.
    fn sheets(&mut self) -> Sheets<'b> {
        let mut found = Sheets::new();
        let names = || SHEETS.iter().map(|sheet| sheet.name);
        for (at, table) in self.book.tables.iter().enumerate() {
            let name = table.name.trim();
            let top = At {
                table: at,
                row: table.heading_row,
                column: 0,
            };
            if [README, CODES].contains(&name) {
                continue;
            }
            let Some(spec) = SHEETS.iter().find(|sheet| sheet.name == name) else {
                let message = format!("there is no sheet `{name}` in a catalogue");
                let hint = suggest::hint(name, names()).unwrap_or_default();
                self.report(top, "unknown-sheet", message, hint);
                continue;
            };
            if found.contains_key(spec.name) {
                let message = format!("sheet `{name}` is there twice");
                self.report(top, "duplicate-sheet", message, "keep one of the two");
                continue;
            }
            let sheet = self.sheet(at, table, spec);
            found.insert(spec.name, sheet);
        }
        for spec in SHEETS {
            if !found.contains_key(spec.name) {
                let message = format!("sheet `{}` is missing", spec.name);
                let columns: Vec<&str> = spec.columns.iter().map(|column| column.name).collect();
                let finding = Diagnostic::error("missing-sheet", message).hint(format!(
                    "add it, without rows where there is nothing to say; its columns: {}",
                    columns.join(", ")
                ));
                self.findings.push((None, finding));
            }
        }
        found
    }

    fn sheet(
        &mut self,
        at: usize,
        table: &'b Table,
        spec: &'static super::layout::Sheet,
    ) -> Sheet<'b> {
        let mut columns = vec![None; spec.columns.len()];
        let place = |column| At {
            table: at,
            row: table.heading_row,
            column,
        };
        for (column, heading) in table.columns.iter().enumerate() {
            let heading = heading.trim();
            if let Some(known) = spec.column(heading) {
                if columns[known].is_some() {
                    let message = format!("column `{heading}` is there twice");
                    self.report(
                        place(column),
                        "duplicate-column",
                        message,
                        "keep one of the two",
                    );
                }
                columns[known] = columns[known].or(Some(column));
            } else if heading.is_empty() {
                let filled =
                    |row: &&Row| row.cells.get(column).is_some_and(|cell| !cell.is_blank());
                if let Some(row) = table.rows.iter().find(filled) {
                    let at = At {
                        row: row.number,
                        ..place(column)
                    };
                    let message = "a cell in a column without a heading".to_owned();
                    self.report(
                        at,
                        "unknown-column",
                        message,
                        "give the column its heading, or empty it",
                    );
                }
            } else if !spec.by_instrument {
                let names = spec.columns.iter().map(|column| column.name);
                let hint = suggest::hint(heading, names).unwrap_or_default();
                let message = format!("sheet {} has no column `{heading}`", spec.name);
                self.report(place(column), "unknown-column", message, hint);
            }
        }
        for (known, column) in spec.columns.iter().zip(&columns) {
            if column.is_none() {
                let message = format!("column `{}` is missing", known.name);
                let hint = format!(
                    "add it, empty where there is nothing to say: {}",
                    known.about
                );
                self.report(place(0), "missing-column", message, hint);
            }
        }
        for row in &table.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                if let Cell::Unreadable(what) = cell {
                    let at = At {
                        row: row.number,
                        ..place(column)
                    };
                    let message = format!("the cell holds {what}");
                    self.report(
                        at,
                        "unreadable-cell",
                        message,
                        "write the value itself, as a number or as text",
                    );
                }
            }
        }
        Sheet {
            at,
            table,
            spec,
            columns,
        }
    }

    fn rows<'s>(&self, sheets: &'s Sheets<'b>, name: &str) -> Vec<Line<'s>> {
        let decimal_comma = self.book.decimal_comma;
        sheets.get(name).map_or_else(Vec::new, |sheet| {
            let line = |row| Line {
                sheet,
                row,
                decimal_comma,
            };
            sheet.table.rows.iter().map(line).collect()
        })
    }

    /// A word that a row cannot do without.
    fn needed(&mut self, line: Line<'_>, column: &str) -> Option<String> {
        let word = line.word(column);
        if word.is_none() && !matches!(line.cell(column), Cell::Unreadable(_)) {
            let spec = line.sheet.spec.column(column);
            let about = spec.map_or("", |spec| line.sheet.spec.columns[spec].about);
            let message = format!("`{column}` is missing");
            self.report(
                line.at(column),
                "missing-cell",
                message,
                format!("write the {about}"),
            );
        }
        word
    }

    /// The same for a word out of a few.
    fn one_of(
        &mut self,
        line: Line<'_>,
        column: &str,
        words: &[&'static str],
    ) -> Option<&'static str> {
        let word = self.needed(line, column)?;
        let found = words.iter().find(|known| **known == word);
        if found.is_none() {
            let message = format!("`{word}` is not a value here");
            let hint = suggest::hint(&word, words.iter().copied()).unwrap_or_default();
            self.report(line.at(column), "unknown-value", message, hint);
        }
        found.copied()
    }

    /// The component that a row belongs to.
    fn component(&mut self, line: Line<'_>) -> Option<usize> {
        let id = self.needed(line, "component")?;
        let found = self.drafts.iter().position(|draft| draft.id == id);
        if found.is_none() {
            let message = format!("there is no component `{id}` in the sheet components");
            let hint = suggest::hint(&id, self.drafts.iter().map(|draft| draft.id.as_str()));
            self.report(
                line.at("component"),
                "unknown-id",
                message,
                hint.unwrap_or_default(),
            );
        }
        found
    }

    /// The option that a row belongs to.
    fn option(&mut self, line: Line<'_>, component: usize) -> Option<usize> {
        let id = self.needed(line, "option")?;
        let options = &self.drafts[component].options;
        let found = options.iter().position(|option| option.id == id);
        if found.is_none() {
            let component = &self.drafts[component].id;
            let message =
                format!("component `{component}` has no option `{id}` in the sheet options");
            let hint = suggest::hint(&id, options.iter().map(|option| option.id.as_str()));
            self.report(
                line.at("option"),
                "unknown-id",
                message,
                hint.unwrap_or_default(),
            );
        }
        found
    }

    fn twice(&mut self, at: At, what: &str, first: usize) {
        let hint = format!("row {first} says it already; remove one of the two");
        self.report(at, "duplicate-row", format!("{what} is given twice"), hint);
    }

    fn components(&mut self, sheets: &Sheets<'b>) {
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
            let keys = [
                "code",
                "area",
                "scope",
                "members",
                "min_members",
                "name",
                "delivers",
                "conflicts",
                "strategy",
                "dac_code",
                "life_years",
            ];
            let row = keys.iter().filter_map(|key| Some((*key, line.tree(key)?)));
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

    fn options(&mut self, sheets: &Sheets<'b>) {
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

    fn effects(&mut self, sheets: &Sheets<'b>) {
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
            judgements.push((code.to_owned(), line.at("code"), Judgement::default()));
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

    fn per_unit(&mut self, sheets: &Sheets<'b>) {
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

    fn parts(&mut self, sheets: &Sheets<'b>) {
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

    fn requires(&mut self, sheets: &Sheets<'b>) {
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
            self.drafts[component].requires.push(requirement);
        }
    }

    fn synergies(&mut self, sheets: &Sheets<'b>) {
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

    fn eligibility(&mut self, sheets: &Sheets<'b>) {
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

    fn markers(&mut self, sheets: &Sheets<'b>) {
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
            let markers = &mut self.drafts[component].markers;
            if let Some(first) = put_once(markers, &marker, line.at("marker"), Some(mark)) {
                let what = format!("marker `{marker}`");
                self.twice(line.at("marker"), &what, first);
            }
        }
    }

    fn translations(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "translations") {
            let (Some(component), Some(language)) =
                (self.component(line), self.needed(line, "language"))
            else {
                continue;
            };
            let mut texts = Tree::object(line.at("language"));
            for key in ["name", "delivers"] {
                texts.put(key, line.tree(key));
            }
            let of_option = line.word("option").is_some_and(|option| !option.is_empty());
            let translations = if of_option {
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

    fn finance(&mut self, sheets: &Sheets<'b>) {
        let Some(sheet) = sheets.get("finance") else {
            return;
        };
        let own = sheet.columns.iter().flatten().collect::<Vec<_>>();
        for line in self.rows(sheets, "finance") {
            let Some(component) = self.component(line) else {
                continue;
            };
            if let Some(first) = self.drafts[component]
                .finance
                .as_ref()
                .and_then(|tree| tree.at)
            {
                let what = format!("the finance of `{}`", self.drafts[component].id);
                self.twice(line.at("component"), &what, first.row);
                continue;
            }
            let mut shares = Tree::object(line.at("component"));
            for (column, heading) in sheet.table.columns.iter().enumerate() {
                let heading = heading.trim();
                if own.contains(&&column) || heading.is_empty() {
                    continue;
                }
                let cell = line.row.cells.get(column).unwrap_or(&Cell::Empty);
                let at = line.at_column(column);
                let share = number(cell, line.decimal_comma).map(|value| Tree::of(at, value));
                // A code is a heading: a wrong one is found there, once for each share under it.
                let head = At {
                    row: sheet.table.heading_row,
                    ..at
                };
                if shares.entries().iter().all(|entry| entry.key != heading) {
                    shares.put_named(heading, Some(head), share);
                } else if share.is_some() {
                    let message = format!("two columns of `{heading}`");
                    self.report(head, "duplicate-column", message, "keep one of the two");
                }
            }
            self.drafts[component].finance = Some(shares);
        }
    }

    fn sources(&mut self, sheets: &Sheets<'b>) {
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

    fn lines(&mut self, sheets: &Sheets<'b>) {
        for line in self.rows(sheets, "lines") {
            let (Some(component), Some(list)) =
                (self.component(line), self.one_of(line, "list", LINES))
            else {
                continue;
            };
            if self.needed(line, "text").is_some() {
                let lines = self.drafts[component].lines.entry(list).or_default();
                lines.extend(line.tree("text"));
            }
        }
    }

    fn files(mut self) -> Assembled {
        let mut files: Vec<(String, Option<Tree>, Vec<Tree>)> = Vec::new();
        for draft in std::mem::take(&mut self.drafts) {
            let (file, schema) = (draft.file.clone(), draft.schema.clone());
            let component = draft.tree();
            let Some((_, first, components)) = files.iter_mut().find(|(path, _, _)| *path == file)
            else {
                files.push((file, schema, vec![component]));
                continue;
            };
            components.push(component);
            match (&*first, schema) {
                (Some(first), Some(other)) if first.value != other.value => {
                    if let Some(at) = other.at {
                        let message = format!("another schema for the same file {file}");
                        self.report(
                            at,
                            "two-schemas",
                            message,
                            "a file has one: write the same, or leave it empty",
                        );
                    }
                }
                (None, Some(other)) => *first = Some(other),
                _ => {}
            }
        }
        let tree = |(path, schema, components): (String, Option<Tree>, Vec<Tree>)| {
            let mut tree = Tree::new(Value::Object(Vec::new()));
            tree.put("$schema", schema);
            tree.put("components", Tree::new(Value::List(components)));
            (path, tree)
        };
        Assembled {
            files: files.into_iter().map(tree).collect(),
            findings: self.findings,
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

/// Gives an object a key unless it has it: then the row of the first.
fn put_once(object: &mut Tree, key: &str, key_at: At, tree: Option<Tree>) -> Option<usize> {
    if let Some(first) = object.entries().iter().find(|entry| entry.key == key) {
        return Some(first.key_at.map_or(0, |at| at.row));
    }
    object.put_named(key, Some(key_at), tree);
    None
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

impl Draft {
    /// The component as it stands in a file, keys in the order of those that ship.
    fn tree(self) -> Tree {
        let mut tree = Tree::object(self.at);
        tree.put("id", Tree::of(self.at, Value::Text(self.id)));
        let mut row: BTreeMap<&str, Tree> = self.row.into_iter().collect();
        for key in [
            "code",
            "area",
            "scope",
            "members",
            "min_members",
            "name",
            "delivers",
        ] {
            tree.put(key, row.remove(key));
        }
        tree.put("translations", filled(self.translations));
        let at = self.at;
        let list = |elements: Vec<Tree>| Tree::of(at, Value::List(elements));
        tree.put(
            "options",
            list(self.options.into_iter().map(OptionDraft::tree).collect()),
        );
        tree.put("requires", list(self.requires));
        tree.put(
            "conflicts",
            row.remove("conflicts").unwrap_or_else(|| list(Vec::new())),
        );
        tree.put(
            "synergies",
            list(self.synergies.into_iter().map(SynergyDraft::tree).collect()),
        );
        let mut eligible = Tree::object(self.at);
        let mut tests = self.eligible;
        for (key, test) in super::TESTED.iter().chain(&[("indicators", "indicator")]) {
            eligible.put(key, tests.remove(test).map(list));
        }
        eligible.put("oda", self.oda);
        tree.put("eligible", eligible);
        tree.put(
            "finance",
            self.finance.filter(|finance| !finance.is_empty()),
        );
        let mut judgements = Tree::object(self.at);
        for (code, code_at, judged) in self.judgements {
            let mut judgement = Tree::object(code_at);
            judgement.put("grade", judged.grade);
            judgement.put("why", judged.why);
            judgements.put_named(&code, Some(code_at), judgement);
        }
        tree.put("judgements", (!judgements.is_empty()).then_some(judgements));
        let mut lines = self.lines;
        for key in LINES {
            tree.put(key, lines.remove(key).map(list));
        }
        tree.put("dac_code", row.remove("dac_code"));
        tree.put("life_years", row.remove("life_years"));
        tree.put("markers", filled(self.markers));
        tree.put("strategy", row.remove("strategy"));
        tree.put(
            "sources",
            (!self.sources.is_empty()).then(|| list(self.sources)),
        );
        tree
    }
}

impl OptionDraft {
    fn tree(self) -> Tree {
        let mut tree = Tree::object(self.at);
        tree.put("id", Tree::of(self.at, Value::Text(self.id)));
        tree.put("name", self.name);
        tree.put("translations", filled(self.translations));
        let mut plain: BTreeMap<&str, Tree> = self.cost.into_iter().collect();
        let mut cost = Tree::object(self.cost_at);
        for key in ["currency", "price_year", "unit"] {
            cost.put(key, plain.remove(key));
        }
        let mut capex = Tree {
            at: self.capex_per.at,
            value: Value::Object(Vec::new()),
        };
        capex.put("fixed", self.capex_fixed);
        capex.put("per", filled(self.capex_per));
        cost.put("capex", filled(capex));
        cost.put("opex_per_year", filled(self.opex));
        cost.put("range", filled(self.range));
        for key in ["confidence", "basis", "by_year"] {
            cost.put(key, plain.remove(key));
        }
        tree.put("cost", filled(cost));
        tree.put(
            "parts",
            (!self.parts.is_empty()).then(|| Tree::of(self.at, Value::List(self.parts))),
        );
        for (key, value) in self.rest {
            tree.put(key, value);
        }
        tree.put("closes", filled(self.closes));
        tree.put("serves", filled(self.serves));
        let mut reaches = Tree::object(self.at);
        for reach in self.reaches {
            let mut tree = Tree::object(reach.at);
            tree.put("units", reach.units);
            tree.put("units_per", filled(reach.units_per));
            tree.put("of", reach.of);
            tree.put("at_most", reach.at_most);
            reaches.put_named(&reach.code, Some(reach.code_at), tree);
        }
        tree.put("reaches", filled(reaches));
        tree
    }
}

impl SynergyDraft {
    fn tree(self) -> Tree {
        let mut tree = Tree::object(self.at);
        tree.put("with", self.with);
        tree.put("closes", filled(self.closes));
        tree.put("serves", filled(self.serves));
        tree.put("why", self.why);
        tree
    }
}

fn filled(tree: Tree) -> Option<Tree> {
    (!tree.is_empty()).then_some(tree)
}
