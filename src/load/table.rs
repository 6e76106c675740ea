//! `partners/indicators.csv` with its schema: one row per partner, typed cells.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::csv::{Cell, records};
use super::locate::Spot;
use super::raw::table::RawField;
use super::raw::translation;
use super::raw::{RawColumnType, RawTableSchema};
use super::read::{Located, Reader};
use super::schema::SchemaKind;
use super::suggest;
use crate::model::{
    BorrowerClass, Confidence, DebtRating, Diagnostic, Indicator, IndicatorId, PartnerId, Place,
    Translations,
};

/// The checked partner table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// Columns that hold numbers or yes and no, in table order.
    pub(crate) indicators: Vec<Indicator>,
    /// Rows in table order.
    pub(crate) rows: Vec<Row>,
    /// Partners and columns that stand there and could not be read: reported once, not once more
    /// wherever they are named.
    pub(crate) unread: Unread,
}

/// Names in the table that could not be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unread {
    /// Partners of rows that are broken.
    pub(crate) partners: Vec<String>,
    /// Columns that the schema does not describe.
    pub(crate) columns: Vec<String>,
}

/// One partner's row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// ISO3.
    pub(crate) id: PartnerId,
    /// Where the row's first cell stands.
    pub(crate) spot: Spot,
    /// Name as printed.
    pub(crate) name: String,
    /// Region.
    pub(crate) region: String,
    /// Numbers; an absent key is an empty cell.
    pub(crate) numbers: BTreeMap<IndicatorId, f64>,
    /// Whether development assistance may go there.
    pub(crate) oda: Option<bool>,
    /// Debt rating.
    pub(crate) debt: DebtRating,
    /// Class among borrowers.
    pub(crate) borrower_class: Option<BorrowerClass>,
}

/// Columns with a meaning of their own.
const NAMED: [&str; 3] = ["iso3", "name", "region"];

/// A column as its cells are read.
struct Column {
    name: String,
    kind: RawColumnType,
    /// Smallest and largest value.
    bounds: (f64, f64),
    required: bool,
    unique: bool,
    indicator: Option<Indicator>,
}

/// Reads table and schema of a partner folder.
pub(crate) fn read_table(
    reader: &mut Reader<'_>,
    folder: &Path,
    named_at: Option<&Place>,
) -> Option<Table> {
    let path = folder.join("indicators.csv");
    let source = reader.text(&path, named_at.cloned());
    let schema_path = folder.join("indicators.schema.json");
    let schema = read_schema(reader, &schema_path, named_at);
    let records = match records(&source?) {
        Ok(records) => records,
        Err(finding) => {
            reader.report(*finding);
            return None;
        }
    };
    let Some((header, rows)) = records.split_first() else {
        let place = whole(&path);
        let finding = Diagnostic::error("no-header", "the table is empty").at(place);
        reader.report(finding.hint("its first line names the columns: iso3,name,region,..."));
        return None;
    };
    let columns = match &schema {
        Schema::Read(schema) => columns(reader, header, schema),
        Schema::Absent => {
            let finding = Diagnostic::warning(
                "no-table-schema",
                "there is no indicators.schema.json: titles, units and sources are not known",
            );
            reader.report(
                finding
                    .at(whole(&path))
                    .hint("describe each column in indicators.schema.json beside the table"),
            );
            guessed(header, rows)
        }
        Schema::Broken => guessed(header, rows),
    };
    check_header(reader, header);
    let mut table = Table::default();
    for record in rows {
        match row(reader, header, &columns, record) {
            Some(row) => table.rows.push(row),
            None => table.unread.partners.extend(label(header, record)),
        }
    }
    if let Schema::Read(schema) = &schema {
        let described = |name: &str| schema.value.fields.iter().any(|field| field.name.0 == name);
        let names = header.iter().map(|cell| cell.text.clone());
        table.unread.columns = names.filter(|name| !described(name)).collect();
    }
    duplicate_rows(reader, &table.rows);
    duplicate_cells(reader, &columns, rows);
    table.indicators = columns.into_iter().filter_map(|c| c.indicator).collect();
    Some(table)
}

fn whole(path: &Path) -> Place {
    Place {
        file: super::world::shown(path),
        pointer: String::new(),
        span: None,
    }
}

enum Schema {
    Read(Located<RawTableSchema>),
    Absent,
    Broken,
}

fn read_schema(reader: &mut Reader<'_>, path: &Path, named_at: Option<&Place>) -> Schema {
    match reader.world.read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Schema::Absent,
        _ => {}
    }
    let Some(tree) = reader.tree(path, named_at.cloned()) else {
        return Schema::Broken;
    };
    reader
        .shaped(&tree, SchemaKind::Partner)
        .map_or(Schema::Broken, Schema::Read)
}

fn column(field: &RawField) -> Column {
    let numeric = field.kind != RawColumnType::String && !NAMED.contains(&field.name.0.as_str());
    let constraints = field.constraints.as_ref();
    let bound = |value: Option<Option<f64>>, open: f64| value.flatten().unwrap_or(open);
    Column {
        name: field.name.0.clone(),
        kind: field.kind,
        bounds: (
            bound(constraints.map(|c| c.minimum), f64::NEG_INFINITY),
            bound(constraints.map(|c| c.maximum), f64::INFINITY),
        ),
        required: constraints.and_then(|c| c.required).unwrap_or(false),
        unique: constraints.and_then(|c| c.unique).unwrap_or(false),
        indicator: numeric.then(|| Indicator {
            id: IndicatorId::new(&field.name.0),
            title: field.title.0.clone(),
            unit: field.unit.clone().unwrap_or_default(),
            source: field.source.clone().unwrap_or_default(),
            year: field.year.clone().unwrap_or_default(),
            confidence: field.confidence.unwrap_or(Confidence::Estimated),
            translations: translation::columns(&field.translations),
        }),
    }
}

/// One column a header cell, from the schema; every mismatch is a finding.
fn columns(
    reader: &mut Reader<'_>,
    header: &[Cell],
    schema: &Located<RawTableSchema>,
) -> Vec<Column> {
    let fields = &schema.value.fields;
    for (at, field) in fields.iter().enumerate() {
        let name = field.name.0.as_str();
        let place = schema.place(&format!("/fields/{at}/name"));
        if fields[..at].iter().any(|before| before.name == field.name) {
            let finding = Diagnostic::error("duplicate-id", format!("`{name}` is described twice"));
            reader.report(finding.at(place).hint("keep one of the two"));
        } else if !header.iter().any(|cell| cell.text == name) {
            let message = format!("the table has no column `{name}`");
            let mut finding = Diagnostic::error("schema-without-column", message).at(place);
            if let Some(hint) = suggest::hint(name, header.iter().map(|c| c.text.as_str())) {
                finding = finding.hint(hint);
            }
            reader.report(finding);
        }
    }
    if let Some(missing) = &schema.value.missing_values
        && missing.iter().any(|word| !word.is_empty())
    {
        let finding = Diagnostic::error("unknown-value", "only the empty cell means not known");
        let place = schema.place("/missingValues");
        reader.report(finding.at(place).hint("write \"missingValues\": [\"\"]"));
    }
    let mut columns = Vec::new();
    for cell in header {
        let found = fields.iter().find(|field| field.name.0 == cell.text);
        if let Some(field) = found {
            columns.push(column(field));
            continue;
        }
        if !NAMED.contains(&cell.text.as_str()) {
            let message = format!("column `{}` is not in indicators.schema.json", cell.text);
            let mut finding = Diagnostic::error("column-without-schema", message);
            let names = fields.iter().map(|field| field.name.0.as_str());
            if let Some(hint) = suggest::hint(&cell.text, names) {
                finding = finding.hint(hint);
            }
            reader.report(finding.at(cell.spot.place("")));
        }
        columns.push(text_column(&cell.text));
    }
    columns
}

fn text_column(name: &str) -> Column {
    Column {
        name: name.to_owned(),
        kind: RawColumnType::String,
        bounds: (f64::NEG_INFINITY, f64::INFINITY),
        required: false,
        unique: false,
        indicator: None,
    }
}

/// Without a schema a column is numeric where every filled cell is a number.
fn guessed(header: &[Cell], rows: &[Vec<Cell>]) -> Vec<Column> {
    let guess = |(at, cell): (usize, &Cell)| {
        let mut column = text_column(&cell.text);
        let mut filled = rows
            .iter()
            .filter_map(|row| row.get(at))
            .filter(|cell| !cell.text.is_empty())
            .peekable();
        let numeric = filled.peek().is_some()
            && filled.all(|cell| cell.text.parse::<f64>().is_ok_and(f64::is_finite));
        if numeric && !NAMED.contains(&cell.text.as_str()) {
            column.kind = RawColumnType::Number;
            column.indicator = Some(Indicator {
                id: IndicatorId::new(&cell.text),
                title: cell.text.clone(),
                unit: String::new(),
                source: String::new(),
                year: String::new(),
                confidence: Confidence::Estimated,
                translations: Translations::default(),
            });
        }
        column
    };
    header.iter().enumerate().map(guess).collect()
}

fn check_header(reader: &mut Reader<'_>, header: &[Cell]) {
    for (at, cell) in header.iter().enumerate() {
        if cell.text.is_empty() {
            let finding = Diagnostic::error("empty-text", "a column has no name");
            let finding = finding.at(cell.spot.place(""));
            reader.report(finding.hint("name it, or remove the comma"));
        } else if header[..at].iter().any(|before| before.text == cell.text) {
            let message = format!("column `{}` stands there twice", cell.text);
            let finding = Diagnostic::error("duplicate-id", message).at(cell.spot.place(""));
            reader.report(finding.hint("keep one of the two"));
        }
    }
    for name in NAMED {
        if !header.iter().any(|cell| cell.text == name) {
            let place = header.first().map(|cell| cell.spot.place(""));
            let mut finding =
                Diagnostic::error("missing-column", format!("column `{name}` is missing"));
            finding.place = place;
            let hint = suggest::hint(name, header.iter().map(|cell| cell.text.as_str()));
            reader.report(
                finding.hint(hint.unwrap_or_else(|| "the first line names columns".into())),
            );
        }
    }
}

/// The iso3 of a row as it stands there.
fn label(header: &[Cell], record: &[Cell]) -> Option<String> {
    let mut cells = record.iter().zip(header);
    let cell = cells.find(|(_, name)| name.text == "iso3")?.0;
    Some(cell.text.clone())
}

fn row(
    reader: &mut Reader<'_>,
    header: &[Cell],
    columns: &[Column],
    record: &[Cell],
) -> Option<Row> {
    let first = record.first()?;
    let id = record
        .iter()
        .zip(header)
        .find(|(_, name)| name.text == "iso3")
        .map(|(cell, _)| cell);
    let label = id.map_or("", |cell| cell.text.as_str());
    if record.len() != header.len() {
        let message = format!("the row has {} cells, not {}", record.len(), header.len());
        let spot = record.last().map_or(&first.spot, |cell| &cell.spot);
        let finding = Diagnostic::error("ragged-row", message).at(spot.place(label));
        let hint = if record.len() < header.len() {
            "an unknown figure is an empty cell: add the missing commas"
        } else {
            "put a cell that holds a comma into double quotes"
        };
        reader.report(finding.hint(hint));
        return None;
    }
    let id = id?;
    let iso3 = super::pattern::matches(super::raw::text::ISO3, &id.text);
    if let Err(hint) = iso3 {
        let (code, message) = if id.text.is_empty() {
            ("missing-id", "the row has no iso3".to_owned())
        } else {
            ("bad-id", format!("`{}` is no partner id", id.text))
        };
        let finding = Diagnostic::error(code, message).at(id.spot.place(""));
        reader.report(finding.hint(hint));
        return None;
    }
    let mut row = Row {
        id: PartnerId::new(label),
        spot: id.spot.clone(),
        name: label.to_owned(),
        region: String::new(),
        numbers: BTreeMap::new(),
        oda: None,
        debt: DebtRating::NotRated,
        borrower_class: None,
    };
    let mut overall = None;
    let mut external = None;
    for (cell, column) in record.iter().zip(columns) {
        let pointer = format!("{label}/{}", column.name);
        if cell.text.is_empty() {
            if column.required || column.name == "name" {
                let finding =
                    Diagnostic::error("missing-value", format!("`{}` is empty", column.name));
                reader.report(
                    finding
                        .at(cell.spot.place(&pointer))
                        .hint("this column must be filled"),
                );
            }
            continue;
        }
        match column.name.as_str() {
            "name" => row.name.clone_from(&cell.text),
            "region" => row.region.clone_from(&cell.text),
            "oda_eligible" => row.oda = yes_or_no(reader, cell, &pointer),
            "debt_distress_overall" => overall = rating(reader, cell, &pointer),
            "debt_distress_external" => external = rating(reader, cell, &pointer),
            "dac_concession_class" => row.borrower_class = borrower_class(reader, cell, &pointer),
            _ => {}
        }
        if column.indicator.is_some()
            && let Some(number) = number(reader, cell, column, &pointer)
        {
            row.numbers.insert(IndicatorId::new(&column.name), number);
        }
    }
    row.debt = overall.or(external).unwrap_or(DebtRating::NotRated);
    Some(row)
}

fn yes_or_no(reader: &mut Reader<'_>, cell: &Cell, pointer: &str) -> Option<bool> {
    match cell.text.to_lowercase().as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => {
            let message = format!("`{}` is neither yes nor no", cell.text);
            let finding = Diagnostic::error("bad-cell", message).at(cell.spot.place(pointer));
            reader.report(finding.hint("write yes or no, or leave the cell empty"));
            None
        }
    }
}

fn rating(reader: &mut Reader<'_>, cell: &Cell, pointer: &str) -> Option<DebtRating> {
    match cell.text.to_lowercase().as_str() {
        "low" => Some(DebtRating::Low),
        "moderate" => Some(DebtRating::Moderate),
        "high" => Some(DebtRating::High),
        "in debt distress" | "in distress" => Some(DebtRating::InDistress),
        _ => {
            let message = format!("`{}` is not a debt rating", cell.text);
            let finding = Diagnostic::error("bad-cell", message).at(cell.spot.place(pointer));
            reader
                .report(finding.hint(
                    "write Low, Moderate, High or In debt distress, or leave the cell empty",
                ));
            None
        }
    }
}

fn borrower_class(reader: &mut Reader<'_>, cell: &Cell, pointer: &str) -> Option<BorrowerClass> {
    match cell.text.to_lowercase().as_str() {
        "ldc_lic" => Some(BorrowerClass::LdcLic),
        "lmic" => Some(BorrowerClass::Lmic),
        "umic" => Some(BorrowerClass::Umic),
        _ => {
            let message = format!("`{}` is no class of borrowers", cell.text);
            let finding = Diagnostic::error("bad-cell", message).at(cell.spot.place(pointer));
            reader.report(finding.hint("write LDC_LIC, LMIC or UMIC, or leave the cell empty"));
            None
        }
    }
}

fn number(reader: &mut Reader<'_>, cell: &Cell, column: &Column, pointer: &str) -> Option<f64> {
    if column.kind == RawColumnType::Boolean {
        // The column that says it for development assistance was reported already.
        if column.name == "oda_eligible" {
            return match cell.text.to_lowercase().as_str() {
                "yes" | "true" => Some(1.0),
                "no" | "false" => Some(0.0),
                _ => None,
            };
        }
        return yes_or_no(reader, cell, pointer).map(|yes| if yes { 1.0 } else { 0.0 });
    }
    let parsed = cell
        .text
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite());
    let whole = column.kind == RawColumnType::Integer;
    let (low, high) = column.bounds;
    let wrong = match parsed {
        None => Some(("bad-cell", format!("`{}` is not a number", cell.text))),
        Some(number) if whole && number.fract() != 0.0 => {
            Some(("bad-cell", format!("{number} is not a whole number")))
        }
        Some(number) if number < low => Some(("out-of-range", format!("{number} is below {low}"))),
        Some(number) if number > high => {
            Some(("out-of-range", format!("{number} is above {high}")))
        }
        Some(number) if number.abs() > 1e15 => {
            Some(("out-of-range", format!("{number:e} is too large a figure")))
        }
        Some(_) => None,
    };
    let Some((code, message)) = wrong else {
        return parsed;
    };
    let finding = Diagnostic::error(code, message).at(cell.spot.place(pointer));
    let hint = if parsed.is_none() {
        "write an ordinary number with a decimal point, or leave the cell empty"
    } else {
        "correct the cell, or the column's constraints in indicators.schema.json"
    };
    reader.report(finding.hint(hint));
    None
}

fn duplicate_rows(reader: &mut Reader<'_>, rows: &[Row]) {
    for (at, row) in rows.iter().enumerate() {
        if rows[..at].iter().any(|before| before.id == row.id) {
            let message = format!("partner {} has two rows", row.id);
            let finding = Diagnostic::error("duplicate-id", message);
            reader.report(finding.at(row.spot.place("")).hint("keep one of the two"));
        }
    }
}

/// In a column that the schema calls unique no two filled cells are alike.
fn duplicate_cells(reader: &mut Reader<'_>, columns: &[Column], rows: &[Vec<Cell>]) {
    for (at, column) in columns.iter().enumerate() {
        // Two rows of one partner are reported as such.
        if !column.unique || column.name == "iso3" {
            continue;
        }
        let mut seen = BTreeSet::new();
        for cell in rows.iter().filter_map(|row| row.get(at)) {
            if !cell.text.is_empty() && !seen.insert(cell.text.as_str()) {
                let message = format!("`{}` stands in `{}` twice", cell.text, column.name);
                let finding = Diagnostic::error("duplicate-id", message);
                reader.report(
                    finding
                        .at(cell.spot.place(&column.name))
                        .hint("the column's schema says that it is unique"),
                );
            }
        }
    }
}
