//! The partner table: its cells as text, with what its schema says of each column.

use std::path::Path;

use serde_json::{Value, json};

/// Table and schema.
pub(super) struct Table {
    /// What the columns hold, in table order.
    pub(super) columns: Vec<Column>,
    /// Cells.
    pub(super) rows: Vec<Vec<String>>,
    /// Profiles, one a row; null where there is none.
    pub(super) profiles: Vec<Value>,
    schema: Value,
}

/// One column.
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// How its figures are drawn.
    pub(super) draw: Draw,
}

/// How a figure is drawn around another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Draw {
    /// Not at all: names, classes, ratings, years, ranks.
    Kept,
    /// A share of the largest value there may be; 0 and all of it stay.
    Share {
        /// The largest value.
        most: f64,
        /// Whether it moves with how developed the partner is.
        development: bool,
    },
    /// A size without limit.
    Size {
        /// Whether it moves with how many live there.
        people: bool,
    },
}

impl Table {
    /// Reads a partner folder.
    pub(super) fn read(folder: &Path) -> Result<Self, String> {
        let schema = super::read_json(&folder.join("indicators.schema.json"))?;
        let path = folder.join("indicators.csv");
        let wrong = |error: csv::Error| format!("{}: {error}", path.display());
        let mut reader = csv::Reader::from_path(&path).map_err(wrong)?;
        let header = reader.headers().map_err(wrong)?.clone();
        let columns = header.iter().map(|name| Column {
            name: name.to_owned(),
            draw: draw(&schema, name),
        });
        let mut table = Self {
            columns: columns.collect(),
            rows: Vec::new(),
            profiles: Vec::new(),
            schema,
        };
        for record in reader.records() {
            let cells: Vec<String> = record.map_err(wrong)?.iter().map(str::to_owned).collect();
            let id = cells.first().map_or("", String::as_str);
            let profile = folder.join(format!("profiles/{id}.json"));
            let profile = profile.exists().then(|| super::read_json(&profile));
            table
                .profiles
                .push(profile.transpose()?.unwrap_or_default());
            table.rows.push(cells);
        }
        Ok(table)
    }

    /// The table as text.
    pub(super) fn csv(&self) -> Result<String, String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let header = self.columns.iter().map(|column| column.name.as_str());
        writer
            .write_record(header)
            .map_err(|error| error.to_string())?;
        for row in &self.rows {
            writer
                .write_record(row)
                .map_err(|error| error.to_string())?;
        }
        let bytes = writer.into_inner().map_err(|error| error.to_string())?;
        String::from_utf8(bytes).map_err(|error| error.to_string())
    }

    /// The schema, with a word on the synthetic rows at every column.
    pub(super) fn described(&self) -> Value {
        let mut schema = self.schema.clone();
        if let Some(keys) = schema.as_object_mut() {
            keys.remove("$schema");
        }
        let fields = schema["fields"].as_array_mut();
        for field in fields.into_iter().flatten() {
            let source = field["source"].as_str().unwrap_or("the shipped table");
            let source =
                format!("{source}; rows of synthetic partners: drawn, no country's figure");
            field["source"] = json!(source);
            field["confidence"] = json!("estimated");
        }
        schema
    }
}

/// How the schema's type, unit and bounds say that a column is drawn.
fn draw(schema: &Value, name: &str) -> Draw {
    let mut fields = schema["fields"].as_array().into_iter().flatten();
    let Some(field) = fields.find(|field| field["name"] == *name) else {
        return Draw::Kept;
    };
    let unit = field["unit"].as_str().unwrap_or_default();
    if field["type"] == "string" || ["year", "level", "rank"].contains(&unit) {
        return Draw::Kept;
    }
    match field["constraints"]["maximum"].as_f64() {
        Some(most) => Draw::Share {
            most,
            development: unit != "% of GDP",
        },
        None => Draw::Size {
            people: ["people", "bn USD"].contains(&unit),
        },
    }
}
