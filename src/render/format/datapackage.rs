//! A Frictionless Data Package 2.0 around the tables: types, units, sources, digests.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::render::report::data::Sheet;
use crate::render::report::fields::{self, About, Field};
use crate::render::report::{Report, Source};
use crate::render::{OutFile, RenderError, escape};

/// `datapackage.json` for the tables that were written beside it.
pub(super) fn file(report: &Report, tables: &[OutFile]) -> Result<OutFile, RenderError> {
    let document = &report.document;
    let mut resources = Vec::new();
    for (sheet, table) in report.sheets.iter().zip(tables) {
        resources.push(resource(fields::about(sheet), sheet, table));
    }
    let sources: Vec<Value> = report.sources.iter().map(source).collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name(&report.scenario),
        "title": escape::one_line(&document.scenario),
        "description": format!(
            "{} Packages of the scenario as flat tables. Amounts are million EUR at constant prices of {}. Text cells that a \
             spreadsheet could take for a formula begin with an apostrophe.",
            document.notice, report.price_year
        ),
        "created": format!("{}T00:00:00Z", document.date),
        "contributors": [{ "title": format!("tbo {}", document.version), "roles": ["wrangler"] }],
        "resources": resources,
    });
    if let Some(keys) = package.as_object_mut().filter(|_| !sources.is_empty()) {
        keys.insert("sources".to_owned(), Value::Array(sources));
    }
    let mut text = serde_json::to_string_pretty(&package).map_err(RenderError::Json)?;
    text.push('\n');
    Ok(super::text("datapackage.json", text))
}

fn resource(about: Option<&About>, sheet: &Sheet, table: &OutFile) -> Value {
    let mut resource = json!({
        "name": sheet.name,
        "type": "table",
        "path": table.path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.bytes.len(),
        "hash": format!("sha256:{:x}", Sha256::digest(&table.bytes)),
    });
    if let (Some(about), Some(keys)) = (about, resource.as_object_mut()) {
        keys.insert("description".to_owned(), about.meaning.into());
        let named = |column: &String| Some(field(&about.field(column)?, column));
        let fields: Vec<Value> = sheet.columns.iter().filter_map(named).collect();
        let mut schema = json!({
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": fields,
            "missingValues": [""],
        });
        if !about.key.is_empty() {
            schema["primaryKey"] = about.key.into();
        }
        keys.insert("schema".to_owned(), schema);
    }
    resource
}

fn field(field: &Field, column: &str) -> Value {
    let mut keys = Map::new();
    keys.insert("name".to_owned(), column.into());
    keys.insert("type".to_owned(), field.kind.word().into());
    keys.insert("description".to_owned(), field.meaning.into());
    if !field.unit.is_empty() {
        keys.insert("unit".to_owned(), field.unit.into());
    }
    Value::Object(keys)
}

fn source(source: &Source) -> Value {
    json!({ "title": source.title })
}

/// A name as the standard wants it: lower-case letters, digits, `-`, `.`, `_`.
fn name(scenario: &str) -> String {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
    let kept: String = scenario.chars().filter(|c| allowed(*c)).collect();
    format!("tbo-{kept}")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use sha2::{Digest as _, Sha256};

    use crate::render::{Format, RenderOptions, render, sample};

    #[test]
    fn the_package_describes_the_tables_beside_it() {
        let options = RenderOptions {
            date: "2026-11-20".to_owned(),
            version: "0.0.0".to_owned(),
            formats: vec![Format::named("csv").unwrap()],
            ..RenderOptions::default()
        };
        let files = render(&sample::offer(), &sample::result(), &options).unwrap();
        let bytes = |path: &str| {
            let file = files.iter().find(|file| file.path == path);
            file.unwrap_or_else(|| panic!("{path} is missing"))
                .bytes
                .clone()
        };
        let package: Value = serde_json::from_slice(&bytes("datapackage.json")).unwrap();
        assert_eq!(package["created"], "2026-11-20T00:00:00Z");
        let resources = package["resources"].as_array().unwrap();
        assert_eq!(resources.len() + 1, files.len());
        for resource in resources {
            let table = bytes(resource["path"].as_str().unwrap());
            assert_eq!(resource["bytes"], table.len());
            assert_eq!(
                resource["hash"],
                format!("sha256:{:x}", Sha256::digest(&table))
            );
            let mut reader = csv::Reader::from_reader(table.as_slice());
            let header: Vec<String> = reader
                .headers()
                .unwrap()
                .iter()
                .map(str::to_owned)
                .collect();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> = fields
                .iter()
                .filter_map(|field| field["name"].as_str())
                .collect();
            assert_eq!(names, header);
            let key = resource["schema"]["primaryKey"].as_array();
            let key: Vec<usize> = key
                .into_iter()
                .flatten()
                .map(|name| names.iter().position(|known| name == known).unwrap())
                .collect();
            let mut seen = std::collections::BTreeSet::new();
            for record in reader.records() {
                let record = record.unwrap();
                for (field, cell) in fields.iter().zip(&record) {
                    let fits = match field["type"].as_str() {
                        Some("integer") => cell.is_empty() || cell.parse::<i64>().is_ok(),
                        Some("number") => cell.is_empty() || cell.parse::<f64>().is_ok(),
                        _ => true,
                    };
                    assert!(fits, "{}: {cell}", field["name"]);
                }
                let row: Vec<String> = key.iter().map(|at| record[*at].to_owned()).collect();
                assert!(
                    key.is_empty() || seen.insert(row),
                    "{}: a key twice",
                    resource["name"]
                );
            }
        }
        let titles: Vec<&str> = package["sources"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|source| source["title"].as_str())
            .collect();
        assert!(titles[0].contains("JOIN(2025) 140"));
        assert!(
            titles
                .iter()
                .any(|title| title.starts_with("Example Bank: ")),
            "{titles:?}"
        );
        assert!(
            titles
                .iter()
                .any(|title| title.contains("Example Statistics")),
            "{titles:?}"
        );
    }

    #[test]
    fn names_are_those_of_the_standard() {
        assert_eq!(
            super::name("southern-neighbourhood"),
            "tbo-southern-neighbourhood"
        );
        assert_eq!(super::name("A b/../c"), "tbo-b..c");
    }
}
