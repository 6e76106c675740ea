//! Tables for spreadsheets: unrounded figures with a full stop, text that cannot become a formula.

use super::{Format, Input, datapackage};
use crate::render::report::data::{Cell, Sheet};
use crate::render::{OutFile, RenderError, escape};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    writes: "packages.csv, figures.csv, financing.csv, financing-plan.csv, loans.csv, needs.csv, interests.csv, left-out.csv and datapackage.json, which describes them",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let mut tables = Vec::new();
    for sheet in &input.report.sheets {
        let bytes = sheet_bytes(sheet).map_err(RenderError::Csv)?;
        tables.push(OutFile {
            path: format!("{}.csv", sheet.name),
            bytes,
        });
    }
    let package = datapackage::file(input.report, &tables)?;
    files.extend(tables);
    files.push(package);
    Ok(())
}

fn sheet_bytes(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&sheet.columns)?;
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => escape::csv_text(text).into_owned(),
            Cell::Number(value) => number(*value),
            Cell::Count(count) => count.to_string(),
            Cell::Empty => String::new(),
        });
        writer.write_record(cells)?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

/// At most six decimals, no exponent, no minus zero.
fn number(value: f64) -> String {
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_plain() {
        assert_eq!(number(1234.5), "1234.5");
        assert_eq!(number(-0.000_000_01), "0");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(-2.25), "-2.25");
    }
}
