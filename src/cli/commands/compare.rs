//! `tbo compare`: scenarios or results side by side, what differs first.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::super::Failure;
use super::super::args::{Compare as Args, CompareFormat, ScenarioArgs};
use super::super::exit::plural;
use super::super::output::{Talk, out, out_text};
use super::super::session::{self, Beside};
use super::documents::TRANSLATED;
use super::table::aligned;
use super::wrap::wrapped;
use crate::load::{Disk, load_offer};
use crate::model::{Diagnostic, Offer, Place};
use crate::package::compare::{Answer, CompareFile, compare};
use crate::package::{FORMAT, ResultFile};
use crate::render::compare::{Paper, Wording, paper, sheets};
use crate::render::{FOREIGN_END, FOREIGN_START, Language, csv_text};

/// What standard input is called.
const STDIN: &str = "standard input";

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Args, talk: &Talk) -> Result<(), Failure> {
    // Counted here, so that options may stand between files.
    if args.files.len() < 2 {
        return Err(Failure::Usage(
            "name two or more scenarios or results to compare".to_owned(),
        ));
    }
    if args
        .files
        .iter()
        .filter(|path| path.as_os_str() == "-")
        .count()
        > 1
    {
        return Err(Failure::Usage(
            "standard input can be read only once".to_owned(),
        ));
    }
    // Everything is read before the first scenario is solved.
    let read: Vec<Option<ResultFile>> = args
        .files
        .iter()
        .map(|path| result(path))
        .collect::<Result<_, _>>()?;
    let mut names = Names {
        language: args.lang,
        english: BTreeMap::new(),
        translated: BTreeMap::new(),
    };
    let mut answers = Vec::with_capacity(read.len());
    for (path, stored) in args.files.iter().zip(read) {
        let solved = stored.is_none();
        let result = if let Some(result) = stored {
            if let Some(offer) = behind(&result) {
                names.note(&offer);
            }
            result
        } else {
            let scenario = ScenarioArgs {
                scenario: path.clone(),
                set: args.set.clone(),
                search: args.search.clone(),
            };
            let session = session::run(&scenario, Beside::Prices, talk).map_err(|failure| {
                failure
                    .of(&shown(path))
                    .for_programs(args.format == CompareFormat::Json)
            })?;
            names.note(&session.offer);
            session.result
        };
        answers.push(Answer {
            source: shown(path),
            solved,
            result,
        });
    }
    let used = |id: &String| {
        let packages = answers.iter().flat_map(|answer| &answer.result.packages);
        let mut items = packages.flat_map(|package| &package.items);
        items.any(|item| item.component == *id)
    };
    names.english.retain(|id, _| used(id));
    let file = compare(&answers, names.english);
    let wording = Wording {
        language: args.lang,
        names: &names.translated,
    };
    print(&file, &wording, args.format)?;
    let stored = answers.iter().filter(|answer| !answer.solved).count();
    let taken = if stored > 0 {
        format!(
            "; {} taken as stored, not verified",
            plural(stored, "result")
        )
    } else {
        String::new()
    };
    talk.say(&format!(
        "{} compared{taken}",
        plural(answers.len(), "answer")
    ));
    let data = matches!(args.format, CompareFormat::Csv | CompareFormat::Json);
    if args.lang != Language::English && !data {
        talk.say(TRANSLATED);
    }
    Ok(())
}

fn print(file: &CompareFile, wording: &Wording, format: CompareFormat) -> Result<(), Failure> {
    let document = |kind| {
        paper(file, wording, kind, env!("CARGO_PKG_VERSION"))
            .map_err(|error| Failure::Other(error.to_string()))
    };
    match format {
        CompareFormat::Table => out_text(&tables(file, wording)),
        CompareFormat::Markdown => out(&document(Paper::Markdown)?),
        CompareFormat::Html => out(&document(Paper::Html)?),
        CompareFormat::Csv => out(&csv(file)?),
        CompareFormat::Json => {
            let text = serde_json::to_string_pretty(file)
                .map_err(|error| Failure::Other(format!("cannot write the comparison: {error}")))?;
            out(&format!("{text}\n"))
        }
    }
}

fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" {
        STDIN.to_owned()
    } else {
        path.display().to_string()
    }
}

/// The result in a file; `None` for what says of itself nothing of the kind: a scenario.
fn result(path: &Path) -> Result<Option<ResultFile>, Failure> {
    let from_stdin = path.as_os_str() == "-";
    let mut bytes = Vec::new();
    let read = if from_stdin {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    let reject = |message: String, hint: &str| {
        let place = Place {
            file: shown(path),
            pointer: String::new(),
            span: None,
        };
        Failure::Rejected(vec![
            Diagnostic::error("result", message).at(place).hint(hint),
        ])
    };
    if let Err(error) = read {
        return Err(reject(
            format!("cannot be read: {error}"),
            "name a scenario or a result.json that tbo wrote",
        ));
    }
    let tree: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
    let format = tree.as_ref().and_then(|tree| tree.get("format"));
    let Some(format) = format.and_then(serde_json::Value::as_str) else {
        // Whether it is a scenario is for the loader to say, with line and column.
        return if from_stdin {
            Err(reject(
                "not a result".to_owned(),
                "only a result can be read from standard input: a scenario names its files from where it stands",
            ))
        } else {
            Ok(None)
        };
    };
    if format != FORMAT {
        return Err(reject(
            format!("`{format}` cannot be compared"),
            "name a scenario or a result.json that tbo wrote",
        ));
    }
    serde_json::from_slice(&bytes).map(Some).map_err(|error| {
        reject(
            format!("not a result: {error}"),
            "`tbo schema result` prints what a result holds",
        )
    })
}

/// The offer that a result was made from, where its files are still there: only for names.
fn behind(result: &ResultFile) -> Option<Offer> {
    let scenario = PathBuf::from(&result.inputs.first()?.path);
    let pairs = result.overrides.iter().map(|change| {
        let (key, value) = change.split_once('=')?;
        Some((key.to_owned(), value.to_owned()))
    });
    let set: Vec<(String, String)> = pairs.collect::<Option<_>>()?;
    load_offer(&Disk, &scenario, &set).ok()
}

/// Names of components: in English, and in the language of the comparison where the catalogue has them.
struct Names {
    language: Language,
    english: BTreeMap<String, String>,
    translated: BTreeMap<String, String>,
}

impl Names {
    fn note(&mut self, offer: &Offer) {
        for component in &offer.components {
            let (id, name) = (component.id.to_string(), || component.name.clone());
            let translations = &component.translations;
            if let Some(own) = translations.get(self.language.code(), "name") {
                let own = || own.to_owned();
                self.translated.entry(id.clone()).or_insert_with(own);
            }
            self.english.entry(id).or_insert_with(name);
        }
    }
}

fn tables(file: &CompareFile, wording: &Wording) -> String {
    let parts = sheets(file, wording).into_iter().map(|sheet| {
        let plain = |label: &str| label.strip_prefix('#').unwrap_or(label).to_owned();
        let header: Vec<String> = sheet.columns.iter().map(|label| plain(label)).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let note = sheet
            .note
            .map_or_else(String::new, |note| wrapped("", &note));
        let right: Vec<bool> = sheet
            .columns
            .iter()
            .map(|label| label.starts_with('#'))
            .collect();
        let table = aligned(&header, &right, &sheet.rows);
        format!("{}\n{table}{note}", sheet.caption)
    });
    without_marks(&parts.collect::<Vec<_>>().join("\n"))
}

/// Without the marks around English text: a terminal shows them as signs.
fn without_marks(text: &str) -> String {
    text.replace([FOREIGN_START, FOREIGN_END], "")
}

/// One line for each figure, or component, in each answer.
fn csv(file: &CompareFile) -> Result<String, Failure> {
    let problem = |error: &dyn std::fmt::Display| {
        Failure::Other(format!("cannot write the comparison: {error}"))
    };
    let mut records: Vec<[String; 7]> = Vec::new();
    let text = |text: &str| csv_text(text).into_owned();
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let mut add = |what: &str, about: &str, same: bool, values: Vec<(String, String)>| {
        for (answer, (option, value)) in file.answers.iter().zip(values) {
            records.push([
                what.to_owned(),
                text(about),
                text(&answer.mark),
                text(&answer.source),
                text(&option),
                value,
                same.to_string(),
            ]);
        }
    };
    let plain = |values: &[Option<f64>]| -> (bool, Vec<(String, String)>) {
        let same = values.iter().all(|value| *value == values[0]);
        let cells = values.iter().map(|value| (String::new(), number(*value)));
        (same, cells.collect())
    };
    let of = |get: fn(&crate::package::compare::Compared) -> f64| -> Vec<Option<f64>> {
        file.answers
            .iter()
            .map(|answer| Some(get(answer)))
            .collect()
    };
    for (what, values) in [("value", of(|a| a.value)), ("cost", of(|a| a.cost))] {
        let (same, cells) = plain(&values);
        add(what, "", same, cells);
    }
    for party in &file.parties {
        for (what, values) in [
            ("utility", &party.utility),
            ("share_of_ideal", &party.share_of_ideal),
        ] {
            let (same, cells) = plain(values);
            add(what, &party.id, same, cells);
        }
    }
    for package in &file.packages {
        for (what, values) in [("package_cost", &package.cost), ("effort", &package.effort)] {
            let (same, cells) = plain(values);
            add(what, &package.partner, same, cells);
        }
        let rows = [(false, &package.differences), (true, &package.same)];
        for (same, row) in rows
            .into_iter()
            .flat_map(|(same, rows)| rows.iter().map(move |r| (same, r)))
        {
            let cells = row.option.iter().zip(&row.cost);
            let cells =
                cells.map(|(option, cost)| (option.clone().unwrap_or_default(), number(*cost)));
            let about = format!("{}/{}", package.partner, row.component);
            add("component", &about, same, cells.collect());
        }
    }
    for row in &file.money {
        for (what, values) in [("used", &row.used), ("total", &row.total)] {
            let (same, cells) = plain(values);
            add(what, &row.instrument, same, cells);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "what",
            "about",
            "answer",
            "file",
            "size",
            "value",
            "same_in_all",
        ])
        .map_err(|error| problem(&error))?;
    for record in records {
        writer
            .write_record(record)
            .map_err(|error| problem(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| problem(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
