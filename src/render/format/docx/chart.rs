//! A chart that Word draws and its reader can edit: the drawing as XML, the numbers in a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde::Serialize;

use crate::render::report::chart::{Data, Figure, Unit};

/// What the template of a chart sees.
#[derive(Serialize)]
pub(super) struct Drawn<'a> {
    language: &'static str,
    /// Whether bars follow one another instead of standing side by side.
    stacked: bool,
    /// Number format.
    format: &'static str,
    /// Both ends of the axis, where they do not follow from the numbers.
    ends: Option<[String; 2]>,
    labels: &'a [String],
    label_cells: String,
    series: Vec<DrawnSeries<'a>>,
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

/// Relation of a chart to its workbook.
pub(super) const WORKBOOK: &str = "rWorkbook";
/// The sheet that holds the numbers.
const SHEET: &str = "Data";

/// The chart as its template sees it.
pub(super) fn drawn<'a>(figure: &'a Figure, language: &'static str) -> Drawn<'a> {
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
        language,
        stacked: matches!(data.unit, Unit::Years { .. } | Unit::MillionStacked),
        format: data.unit.format(),
        ends: data
            .unit
            .ends()
            .map(|(from, to)| [from.to_string(), to.to_string()]),
        labels: &data.labels,
        label_cells: cells('A'),
        series: series.collect(),
        workbook: WORKBOOK,
    }
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
    book.save_to_buffer()
}
