//! The workbook read back: formulas hold what they come to, text stays text, tables add up.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};

use super::workbook;
use crate::render::locale::{Language, Languages};
use crate::render::report::workbook::{ItemRow, Workbook};
use crate::render::report::{self, Report};
use crate::render::sample;

fn english(mut report: Report) -> Workbook {
    report.editions[0].workbook.take().unwrap()
}

fn tables() -> Workbook {
    english(sample::report(&sample::offer(), &sample::result()))
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Number(f64),
    Text(String),
    Empty,
}

#[derive(Debug, Clone)]
struct Cell {
    value: Value,
    formula: Option<String>,
}

/// Cells by sheet, row and column.
type Cells = BTreeMap<(String, u32, u32), Cell>;

fn read(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut cells = Cells::new();
    for sheet in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&sheet).unwrap();
        while let Some(cell) = reader.next_cell_with_formula().unwrap() {
            let value = match cell.value {
                DataRef::Int(value) => Value::Number(f64::from(i32::try_from(value).unwrap())),
                DataRef::Float(value) => Value::Number(value),
                DataRef::String(text) => Value::Text(text),
                DataRef::SharedString(text) => Value::Text(text.to_owned()),
                DataRef::Empty => Value::Empty,
                other => panic!("{sheet} {:?}: {other:?}", cell.pos),
            };
            let (row, column) = cell.pos;
            let formula = cell.formula;
            cells.insert((sheet.clone(), row, column), Cell { value, formula });
        }
    }
    cells
}

/// A small spreadsheet: what a formula comes to, from the cells alone.
struct Evaluator<'a> {
    cells: &'a Cells,
    sheet: &'a str,
    rest: &'a str,
}

/// What an expression is: cells row by row, or one value.
type Area = Vec<Value>;

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Text(text) => panic!("a number is wanted, there is {text:?}"),
        Value::Empty => 0.0,
    }
}

fn one(area: &Area) -> Value {
    assert_eq!(area.len(), 1);
    area[0].clone()
}

impl<'a> Evaluator<'a> {
    fn new(cells: &'a Cells, sheet: &'a str, formula: &'a str) -> Self {
        let rest = formula.trim_start_matches('=');
        Self { cells, sheet, rest }
    }

    fn eat(&mut self, token: char) -> bool {
        let found = self.rest.strip_prefix(token);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn compare(&mut self) -> Area {
        let left = self.sum();
        if !self.eat('=') {
            return left;
        }
        let right = self.sum();
        vec![Value::Number(f64::from(one(&left) == one(&right)))]
    }

    fn sum(&mut self) -> Area {
        let mut left = self.product();
        loop {
            let sign = if self.eat('+') {
                1.0
            } else if self.eat('-') {
                -1.0
            } else {
                return left;
            };
            let right = self.product();
            left = vec![Value::Number(
                number(&one(&left)) + sign * number(&one(&right)),
            )];
        }
    }

    fn product(&mut self) -> Area {
        let mut left = self.factor();
        loop {
            if self.eat('*') {
                let right = self.factor();
                left = vec![Value::Number(number(&one(&left)) * number(&one(&right)))];
            } else if self.eat('/') {
                let right = number(&one(&self.factor()));
                // A branch that is not taken may divide by nothing.
                left = vec![Value::Number(number(&one(&left)) / right)];
            } else {
                return left;
            }
        }
    }

    fn factor(&mut self) -> Area {
        if self.eat('(') {
            let inner = self.compare();
            assert!(self.eat(')'));
            return inner;
        }
        if self.eat('"') {
            let (text, rest) = self.rest.split_once('"').unwrap();
            self.rest = rest;
            return vec![Value::Text(text.to_owned())];
        }
        let word = |c: char| c.is_ascii_alphanumeric() || "$.!:".contains(c);
        // The name of a sheet stands between quotes; none holds one.
        let named = self.rest.starts_with('\'');
        let after = if named {
            self.rest[1..].find('\'').unwrap() + 2
        } else {
            0
        };
        let length = self.rest[after..].find(|c| !word(c));
        let length = length.map_or(self.rest.len(), |length| after + length);
        let (token, rest) = self.rest.split_at(length);
        self.rest = rest;
        if self.eat('(') {
            return self.call(token);
        }
        match token.parse() {
            Ok(number) => vec![Value::Number(number)],
            Err(_) => self.area(token),
        }
    }

    fn area(&self, token: &str) -> Area {
        let (sheet, range) = token.split_once('!').unwrap_or((self.sheet, token));
        let sheet = sheet.trim_matches('\'');
        let range = range.replace('$', "");
        let (from, to) = range.split_once(':').unwrap_or((&range, &range));
        let ((top, left), (bottom, right)) = (place(from), place(to));
        let mut area = Area::new();
        for row in top..=bottom {
            for column in left..=right {
                let cell = self.cells.get(&(sheet.to_owned(), row, column));
                area.push(cell.map_or(Value::Empty, |cell| cell.value.clone()));
            }
        }
        area
    }

    fn call(&mut self, name: &str) -> Area {
        let mut given = vec![self.compare()];
        while self.eat(',') {
            given.push(self.compare());
        }
        assert!(self.eat(')'), "{name}: {}", self.rest);
        let chosen = || -> Vec<f64> {
            let criterion = one(&given[1]);
            let pairs = given[0].iter().zip(given.last().unwrap());
            let hits = pairs.filter(|(key, _)| **key == criterion);
            hits.map(|(_, value)| number(value)).collect()
        };
        let result = match name {
            "SUM" => given[0].iter().map(number).sum(),
            "MAX" => given
                .iter()
                .map(|area| number(&one(area)))
                .fold(f64::MIN, f64::max),
            "IF" => return given[if number(&one(&given[0])) == 0.0 { 2 } else { 1 }].clone(),
            "SUMIF" => chosen().iter().sum(),
            "AVERAGEIF" => {
                chosen().iter().sum::<f64>() / f64::from(u32::try_from(chosen().len()).unwrap())
            }
            "COUNTIF" => {
                let criterion = one(&given[1]);
                let hits = given[0].iter().filter(|value| **value == criterion).count();
                f64::from(u32::try_from(hits).unwrap())
            }
            "SUMPRODUCT" => given[0]
                .iter()
                .zip(&given[1])
                .map(|(a, b)| number(a) * number(b))
                .sum(),
            other => panic!("no function {other}"),
        };
        vec![Value::Number(result)]
    }
}

/// `C5` as row and column from 0.
fn place(name: &str) -> (u32, u32) {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter - b'A') + 1
    });
    (
        name[letters.len()..].parse::<u32>().unwrap() - 1,
        column - 1,
    )
}

fn evaluate(cells: &Cells, sheet: &str, formula: &str) -> f64 {
    let mut evaluator = Evaluator::new(cells, sheet, formula);
    let result = evaluator.compare();
    assert_eq!(evaluator.rest, "", "{formula}");
    number(&one(&result))
}

/// The same tables in every language.
fn in_every_language() -> Vec<Workbook> {
    let codes = Language::ALL.map(Language::code);
    let languages = Languages::of(&codes).unwrap();
    let (offer, result) = (sample::offer(), sample::result());
    let report = report::build(&offer, &result, "2026-11-20", "0.0.0", &languages).unwrap();
    let editions = report.editions.into_iter();
    editions.filter_map(|edition| edition.workbook).collect()
}

#[test]
fn every_language_has_its_workbook_and_every_formula_holds_in_it() {
    let books = in_every_language();
    assert_eq!(books.len(), 6);
    for tables in &books {
        hold(&read(&workbook(tables).unwrap()));
    }
}

#[test]
fn sheets_are_named_as_office_programs_allow() {
    for tables in in_every_language() {
        let bytes = workbook(&tables).unwrap();
        let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        assert_eq!(names.len(), 10);
        for (at, name) in names.iter().enumerate() {
            assert!(name.chars().count() <= 31, "{name}");
            assert!(
                !name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']),
                "{name}"
            );
            assert!(!names[..at].contains(name), "{name}");
        }
    }
}

#[test]
fn every_formula_holds_what_it_comes_to() {
    hold(&read(&workbook(&tables()).unwrap()));
}

fn hold(cells: &Cells) {
    let mut seen = 0;
    for ((sheet, row, column), cell) in cells {
        if let Some(formula) = &cell.formula {
            let computed = evaluate(cells, sheet, formula);
            let held = number(&cell.value);
            let place = format!("{sheet} row {row} column {column}: {formula}");
            assert!(
                (computed - held).abs() < 1e-9,
                "{place}: {held}, not {computed}"
            );
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen} formulas");
}

#[test]
fn a_multiplier_moves_what_follows_from_it() {
    let tables = tables();
    let mut cells = read(&workbook(&tables).unwrap());
    let cost = |item: &ItemRow| item.invest + item.run;
    let dearest = tables
        .items
        .iter()
        .enumerate()
        .max_by_key(|(_, item)| cost(item))
        .unwrap()
        .0;
    let row = super::packages::FIRST + u32::try_from(dearest).unwrap();
    let factor = cells.get_mut(&("Packages".to_owned(), row, 14)).unwrap();
    assert_eq!(factor.value, Value::Number(1.0), "{factor:?}");
    factor.value = Value::Number(3.0);
    let formula = |cells: &Cells, row| {
        cells[&("Packages".to_owned(), row, 15)]
            .formula
            .clone()
            .unwrap()
    };
    let dearer = evaluate(&cells, "Packages", &formula(&cells, row));
    let expected = super::page::meur(3 * cost(&tables.items[dearest]));
    assert!(
        (dearer - expected).abs() < 1e-9 && expected > 0.0,
        "{dearer} {expected}"
    );
    cells
        .get_mut(&("Packages".to_owned(), row, 15))
        .unwrap()
        .value = Value::Number(dearer);
    let last = super::packages::FIRST + u32::try_from(tables.items.len()).unwrap();
    let all = evaluate(&cells, "Packages", &formula(&cells, last));
    let before = super::page::meur(tables.items.iter().map(cost).sum());
    assert!(
        (all - before - 2.0 * expected / 3.0).abs() < 1e-9,
        "{all} {before}"
    );
}

#[test]
fn money_is_what_the_other_documents_print() {
    let (offer, result) = (sample::offer(), sample::result());
    let report = sample::report(&offer, &result);
    let tables = report.editions[0].workbook.as_ref().unwrap();
    for item in &tables.items {
        assert_eq!(
            item.sources.iter().sum::<i64>(),
            item.invest + item.run,
            "{}",
            item.component
        );
    }
    let total: i64 = tables.items.iter().map(|item| item.invest + item.run).sum();
    let printed = crate::render::locale::Locale::english().eur(total);
    let summary = report.editions[0].summary.as_ref().unwrap();
    assert!(
        summary
            .key_figures
            .iter()
            .any(|figure| figure.value == printed),
        "{printed}"
    );
}

#[test]
fn no_text_becomes_a_formula() {
    let hostile = [
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "=cmd|'/c calc'!A1",
        "'=1",
        "=HYPERLINK(\"http://evil.example\")",
        "<r><t>x</t></r>",
        "_x003D_1",
        "http://evil.example",
    ];
    let own = read(&workbook(&tables()).unwrap());
    let formulas = |cells: &Cells| cells.values().filter(|cell| cell.formula.is_some()).count();
    for text in hostile {
        for before in ["", "\t", "\r", "\n"] {
            let typed = format!("{before}{text}");
            let mut tables = tables();
            tables.title.clone_from(&typed);
            for partner in &mut tables.partners {
                partner.name.clone_from(&typed);
            }
            for source in &mut tables.instruments {
                source.name.clone_from(&typed);
                source.owner.clone_from(&typed);
            }
            for item in &mut tables.items {
                item.component.clone_from(&typed);
                item.size.clone_from(&typed);
                item.area.clone_from(&typed);
                item.code.clone_from(&typed);
            }
            let cells = read(&workbook(&tables).unwrap());
            assert_eq!(formulas(&cells), formulas(&own), "{typed:?}");
            // It stands there as text, on one line.
            let there = Value::Text(text.to_owned());
            let first = &cells[&("Packages".to_owned(), super::packages::FIRST, 2)];
            assert_eq!((&first.value, &first.formula), (&there, &None), "{typed:?}");
        }
    }
}

#[test]
fn an_empty_result_is_a_workbook_too() {
    let mut tables = tables();
    tables.items.clear();
    tables.instruments.clear();
    let cells = read(&workbook(&tables).unwrap());
    for ((sheet, ..), cell) in &cells {
        if let Some(formula) = &cell.formula {
            let computed = evaluate(&cells, sheet, formula);
            assert!(
                (computed - number(&cell.value)).abs() < 1e-9,
                "{sheet}: {formula}"
            );
        }
    }
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let first = workbook(&tables()).unwrap();
    // What the archive keeps of the time counts two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(first == workbook(&tables()).unwrap());
}
