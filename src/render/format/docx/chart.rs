//! A chart that Word draws and its reader can edit: the drawing as XML, the numbers in a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde::Serialize;

use crate::render::Language;
use crate::render::report::chart::{Curve, Data, Figure, Unit};

/// What the template of a chart sees.
#[derive(Serialize)]
pub(super) struct Drawn<'a> {
    language: &'static str,
    /// Whether it is read from the right.
    rtl: bool,
    /// Whether bars follow one another instead of standing side by side.
    stacked: bool,
    /// Number format.
    format: &'static str,
    /// Both ends of the axis, where they do not follow from the numbers.
    ends: Option<[String; 2]>,
    labels: &'a [String],
    label_cells: String,
    series: Vec<DrawnSeries<'a>>,
    /// Where the two series are places in a plane.
    plane: Option<DrawnPlane<'a>>,
    /// Relation of the workbook.
    workbook: &'static str,
}

#[derive(Serialize)]
struct DrawnSeries<'a> {
    name: &'a str,
    name_cell: String,
    roles: &'a [&'static str],
    values: Vec<String>,
    value_cells: String,
}

/// A line, and places beside it.
#[derive(Serialize)]
struct DrawnPlane<'a> {
    /// Of both axes: name, its cell, ends and step.
    axes: Vec<Axis<'a>>,
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Axis<'a> {
    name: &'a str,
    from: String,
    to: String,
    step: String,
}

/// The line, or a place: a series of points.
#[derive(Serialize)]
struct Place<'a> {
    name: &'a str,
    name_cell: String,
    role: &'a str,
    /// Whether its points are joined.
    joined: bool,
    x: Vec<String>,
    y: Vec<String>,
    x_cells: String,
    y_cells: String,
}

/// Relation of a chart to its workbook.
pub(super) const WORKBOOK: &str = "rWorkbook";
/// The sheet that holds the numbers.
const SHEET: &str = "Data";

/// The chart as its template sees it.
pub(super) fn drawn(figure: &Figure, language: Language) -> Drawn<'_> {
    let data = &figure.data;
    let last = data.labels.len() + 1;
    let cells = |column: char| format!("{SHEET}!${column}$2:${column}${last}");
    let series = data
        .series
        .iter()
        .zip('B'..='Z')
        .map(|(series, column)| DrawnSeries {
            name: &series.name,
            name_cell: format!("{SHEET}!${column}$1"),
            roles: &series.roles,
            values: series.values.iter().map(f64::to_string).collect(),
            value_cells: cells(column),
        });
    Drawn {
        language: language.tag(),
        rtl: language.is_rtl(),
        stacked: matches!(data.unit, Unit::Years { .. } | Unit::MillionStacked),
        format: data.unit.format(),
        ends: data
            .unit
            .ends()
            .map(|(from, to)| [from.to_string(), to.to_string()]),
        labels: &data.labels,
        label_cells: cells('A'),
        series: series.collect(),
        plane: data.line.as_ref().map(|line| plane(data, line)),
        workbook: WORKBOOK,
    }
}

/// The places first, as they stand in the workbook, then the line.
fn plane<'a>(data: &'a Data, line: &'a Curve) -> DrawnPlane<'a> {
    let rows = |column: char, first: usize, last: usize| {
        format!("{SHEET}!${column}${first}:${column}${last}")
    };
    let first = data.labels.len() + 2;
    let last = (first + line.points.len()).saturating_sub(1).max(first);
    let value = |series: usize, at: usize| {
        let series = data.series.get(series);
        let value = series.and_then(|series| series.values.get(at));
        value.map(f64::to_string).into_iter().collect()
    };
    let mut places = vec![Place {
        name: &line.name,
        name_cell: format!("{SHEET}!$A${first}"),
        role: "neutral",
        joined: true,
        x: line.points.iter().map(|at| at.0.to_string()).collect(),
        y: line.points.iter().map(|at| at.1.to_string()).collect(),
        x_cells: rows('B', first, last),
        y_cells: rows('C', first, last),
    }];
    for (at, (label, role)) in data.labels.iter().zip(&line.roles).enumerate() {
        let row = at + 2;
        places.push(Place {
            name: label,
            name_cell: format!("{SHEET}!$A${row}"),
            role,
            joined: false,
            x: value(0, at),
            y: value(1, at),
            x_cells: rows('B', row, row),
            y_cells: rows('C', row, row),
        });
    }
    let axes = data.series.iter().zip(line.axes);
    let axes = axes.map(|(series, (from, to, step))| Axis {
        name: &series.name,
        from: short(from),
        to: short(to),
        step: short(step),
    });
    DrawnPlane {
        axes: axes.collect(),
        places,
    }
}

/// A tick without the noise of binary fractions.
fn short(value: f64) -> String {
    ((value * 1e4).round() / 1e4).to_string()
}

/// The workbook behind it: labels down, series across.
pub(super) fn workbook(data: &Data) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The day that zip archives begin with: the same chart gives the same bytes.
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    sheet.set_column_width(0, 48)?;
    let format = Format::new().set_num_format(data.unit.format());
    for (row, label) in (1..).zip(&data.labels) {
        sheet.write_string(row, 0, label)?;
    }
    for (column, series) in (1..).zip(&data.series) {
        sheet.write_string(0, column, &series.name)?;
        for (row, value) in (1..).zip(&series.values) {
            sheet.write_number_with_format(row, column, *value, &format)?;
        }
    }
    if let Some(line) = &data.line {
        let first = u32::try_from(data.labels.len() + 1).unwrap_or(u32::MAX);
        sheet.write_string(first, 0, &line.name)?;
        for (row, (x, y)) in (first..).zip(&line.points) {
            sheet.write_number_with_format(row, 1, *x, &format)?;
            sheet.write_number_with_format(row, 2, *y, &format)?;
        }
    }
    book.save_to_buffer()
}
