//! `tbo list`: what the files, and the program, hold.

use serde_json::{Value, json};

use super::super::Failure;
use super::super::args::{DataArgs, List, ListWhat};
use super::super::output::{out, out_text};
use super::table;
use crate::formulate::{CRITERIA, RULES};
use crate::load::{self, Catalogue, Disk, PartnerTable};
use crate::model::{Diagnostic, Place, Scope};
use crate::render::FORMATS;

/// Runs the command.
///
/// # Errors
/// [`Failure::Rejected`] where the files do not hold.
pub fn run(args: &List) -> Result<(), Failure> {
    let (header, rows) = listing(args)?;
    if !args.json {
        return out_text(&table::lines(&header, &rows));
    }
    let objects: Vec<Value> = rows
        .iter()
        .map(|row| {
            let pairs = header
                .iter()
                .zip(row)
                .map(|(key, cell)| ((*key).to_owned(), json!(cell)));
            Value::Object(pairs.collect())
        })
        .collect();
    out(&format!("{:#}\n", Value::Array(objects)))
}

type Listing = (Vec<&'static str>, Vec<Vec<String>>);

fn listing(args: &List) -> Result<Listing, Failure> {
    let data = &args.data;
    Ok(match args.what {
        ListWhat::Components => components(&catalogue(data)?),
        ListWhat::Partners => partners(&partner_table(data)?),
        ListWhat::Scenarios => scenarios(data)?,
        ListWhat::Needs => {
            let needs = catalogue(data)?.taxonomy.needs;
            let row = |need: &crate::model::Need| {
                vec![
                    need.id.to_string(),
                    need.group.clone(),
                    format!("{}", need.weight),
                    need.name.clone(),
                ]
            };
            (
                vec!["id", "group", "weight", "name"],
                needs.iter().map(row).collect(),
            )
        }
        ListWhat::Interests => {
            let interests = catalogue(data)?.taxonomy.interests;
            let row = |interest: &crate::model::Interest| {
                let cap = interest.cap.map(|cap| format!("{cap}")).unwrap_or_default();
                vec![
                    interest.id.to_string(),
                    format!("{}", interest.weight),
                    cap,
                    interest.name.clone(),
                ]
            };
            (
                vec!["id", "weight", "cap", "name"],
                interests.iter().map(row).collect(),
            )
        }
        ListWhat::Instruments => {
            let instruments = catalogue(data)?.taxonomy.instruments;
            let row = |instrument: &crate::model::Instrument| {
                let kind = json!(instrument.kind)
                    .as_str()
                    .unwrap_or_default()
                    .to_owned();
                vec![
                    instrument.id.to_string(),
                    kind,
                    instrument.owner.clone(),
                    instrument.name.clone(),
                ]
            };
            (
                vec!["id", "kind", "owner", "name"],
                instruments.iter().map(row).collect(),
            )
        }
        ListWhat::Criteria => {
            let row = |criterion: &crate::formulate::criteria::Criterion| {
                vec![
                    criterion.rule.to_string(),
                    criterion.formula.to_owned(),
                    criterion.sentence.to_owned(),
                ]
            };
            (
                vec!["rule", "formula", "sentence"],
                CRITERIA.iter().map(row).collect(),
            )
        }
        ListWhat::Rules => {
            let row = |rule: &crate::formulate::rules::Rule| {
                vec![
                    rule.name.to_owned(),
                    rule.sentence.to_owned(),
                    rule.formula.to_owned(),
                ]
            };
            (
                vec!["rule", "sentence", "formula"],
                RULES.iter().map(row).collect(),
            )
        }
        ListWhat::Formats => {
            let row = |format: &crate::render::Format| {
                vec![format.name.to_owned(), format.writes.to_owned()]
            };
            (vec!["format", "writes"], FORMATS.iter().map(row).collect())
        }
    })
}

fn components(catalogue: &Catalogue) -> Listing {
    let row = |component: &crate::model::Component| {
        let scope = match component.scope {
            Scope::National => "national",
            Scope::Regional { .. } => "regional",
        };
        let sizes: Vec<&str> = component
            .options
            .iter()
            .map(|option| option.id.as_str())
            .collect();
        vec![
            component.code.clone().unwrap_or_default(),
            component.id.to_string(),
            component.area.to_string(),
            scope.to_owned(),
            sizes.join(" "),
            component.name.clone(),
        ]
    };
    let header = vec!["code", "id", "area", "scope", "sizes", "name"];
    (header, catalogue.components.iter().map(row).collect())
}

fn partners(table: &PartnerTable) -> Listing {
    let row = |row: &crate::load::PartnerRow| {
        let oda = row.oda.map_or("", |oda| if oda { "yes" } else { "no" });
        vec![
            row.id.to_string(),
            row.name.clone(),
            row.region.clone(),
            oda.to_owned(),
        ]
    };
    (
        vec!["id", "name", "region", "oda"],
        table.rows.iter().map(row).collect(),
    )
}

fn scenarios(data: &DataArgs) -> Result<Listing, Failure> {
    let problem = |error: std::io::Error| {
        Failure::Other(format!("cannot read {}: {error}", data.scenarios.display()))
    };
    let mut rows = Vec::new();
    for entry in std::fs::read_dir(&data.scenarios).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(problem)?;
        let value: Value = serde_json::from_str(&text).map_err(|error| {
            let file = path.display().to_string();
            let place = Place {
                file,
                pointer: String::new(),
                span: None,
            };
            let finding = Diagnostic::error("not-json", error.to_string()).at(place);
            Failure::Rejected(vec![finding.hint("`tbo check` says more")])
        })?;
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        rows.push(vec![text("id"), path.display().to_string(), text("title")]);
    }
    rows.sort();
    Ok((vec!["id", "file", "title"], rows))
}

/// The catalogue that the arguments name.
///
/// # Errors
/// [`Failure::Rejected`] with every finding.
pub fn catalogue(data: &DataArgs) -> Result<Catalogue, Failure> {
    load::load_catalogue(&Disk, &data.catalogue)
        .map_err(|rejected| Failure::Rejected(rejected.findings))
}

/// The partner table that the arguments name.
///
/// # Errors
/// [`Failure::Rejected`] with every finding.
pub fn partner_table(data: &DataArgs) -> Result<PartnerTable, Failure> {
    load::load_partners(&Disk, &data.partners)
        .map_err(|rejected| Failure::Rejected(rejected.findings))
}
