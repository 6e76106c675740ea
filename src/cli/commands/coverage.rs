//! `tbo coverage`: which item of the strategy is represented where.

use super::super::Failure;
use super::super::args::{Coverage as Arguments, CoverageFormat};
use super::super::output::{Talk, out, out_text};
use super::list::{catalogue, partner_table};
use super::table::lines;
use crate::load::{self, Disk};
use crate::render::coverage::{Coverage, Covered, State, coverage, page, places};
use crate::render::csv_text;

/// Most names that the table shows of an item; the other formats show all.
const SHOWN: usize = 5;

/// Runs the command.
///
/// # Errors
/// [`Failure::Rejected`] where the files do not hold, [`Failure::Other`] with the list where an item is lost.
pub fn run(args: &Arguments, talk: &Talk) -> Result<(), Failure> {
    let catalogue = catalogue(&args.data)?;
    let partners = partner_table(&args.data)?;
    let map = load::load_strategy(&Disk, &args.data.catalogue)
        .map_err(|rejected| Failure::Rejected(rejected.findings))?;
    let coverage = coverage(&map, &catalogue, &partners);
    match args.format {
        CoverageFormat::Table => out_text(&table(&coverage))?,
        CoverageFormat::Json => {
            let text = serde_json::to_string_pretty(&coverage)
                .map_err(|error| Failure::Other(format!("cannot write the coverage: {error}")))?;
            out(&format!("{text}\n"))?;
        }
        CoverageFormat::Csv => out(&csv(&coverage)?)?,
        CoverageFormat::Markdown => out(&page(&coverage))?,
    }
    talk.say(&summary(&coverage));
    let faults = coverage.faults();
    if faults.is_empty() {
        return Ok(());
    }
    let noun = if faults.len() == 1 {
        "item is"
    } else {
        "items are"
    };
    Err(Failure::Other(format!(
        "{} {noun} not represented as the map asks:\n  {}\n  = help: add the id to `strategy` of what stands for it, or say in \
         {} what is missing (`gap`) or why nothing is built from it (`context`)",
        faults.len(),
        faults.join("\n  "),
        args.data.catalogue.join("strategy.json").display()
    )))
}

fn summary(coverage: &Coverage) -> String {
    let counts: Vec<String> = State::ALL
        .iter()
        .map(|state| format!("{} {}", coverage.count(*state), state.word()))
        .collect();
    format!("{} items: {}", coverage.items.len(), counts.join(", "))
}

/// One line an item.
fn table(coverage: &Coverage) -> String {
    let row = |item: &Covered| {
        let shown = &item.places[..item.places.len().min(SHOWN)];
        let mut by = places(shown);
        if item.places.len() > SHOWN {
            by = format!("{by} and {} more", item.places.len() - SHOWN);
        }
        if by.is_empty() {
            by = item.context.clone().unwrap_or_default();
        }
        vec![
            item.id.clone(),
            item.state.word().to_owned(),
            item.section.clone(),
            item.title.clone(),
            by,
        ]
    };
    let rows: Vec<Vec<String>> = coverage.items.iter().map(row).collect();
    lines(&["item", "state", "section", "what it is", "where"], &rows)
}

/// One line for each item and each thing that stands for it; an item without any has a line of its own.
fn csv(coverage: &Coverage) -> Result<String, Failure> {
    let problem = |error: csv::Error| Failure::Other(format!("cannot write the coverage: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = [
        "item", "title", "section", "kinds", "state", "by", "id", "name", "remark",
    ];
    writer.write_record(header).map_err(problem)?;
    for item in &coverage.items {
        let kinds = item.kinds.join(" ");
        let remark = item.gap.as_ref().or(item.context.as_ref());
        let remark = remark.map_or("", String::as_str);
        let mut line = |by: &str, id: &str, name: &str| {
            let cells = [
                &item.id,
                &item.title,
                &item.section,
                &kinds,
                item.state.word(),
                by,
                id,
                name,
                remark,
            ];
            writer.write_record(cells.map(|cell| csv_text(cell).into_owned()))
        };
        if item.places.is_empty() {
            line("", "", "").map_err(problem)?;
        }
        for place in &item.places {
            line(place.what.word(), &place.id, &place.name).map_err(problem)?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| problem(csv::Error::from(error.into_error())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
