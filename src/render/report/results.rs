//! Section 11: how success is measured; baselines from the table, targets left open.

use super::Section;
use super::block::{Block, Table, note, paragraph};
use super::context::{Context, Pack};
use super::needs::{indicator, year};
use crate::model::IndicatorId;
use crate::render::number::figure;

pub(super) const SECTION: Section = Section {
    number: "11",
    title: "Results frame",
    strategy: &["M009", "M061", "M074", "M151"],
    build,
};

/// Most rows of level "impact".
const IMPACTS: usize = 8;
const TARGET: &str = "to be set";

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph("No result is expected: the package is empty.")];
    }
    let mut table = Table::new(
        "Indicators with baseline and target",
        &[
            "Level",
            "Indicator",
            "Baseline",
            "Source of the baseline",
            "Target (with the partner)",
        ],
    );
    for (title, baseline, source) in impacts(context, pack) {
        table.row(vec![
            "Impact".to_owned(),
            title,
            baseline,
            source,
            TARGET.to_owned(),
        ]);
    }
    for (level, baseline, text) in of_components(pack) {
        let source = match baseline {
            "0" => "starts with the component",
            "in the partner table" => "partner table",
            _ => "first report",
        };
        table.row(vec![
            level.to_owned(),
            text,
            baseline.to_owned(),
            source.to_owned(),
            TARGET.to_owned(),
        ]);
    }
    let mut blocks: Vec<Block> = table.block().into_iter().collect();
    blocks.push(note(
        "Baselines are the figures of section 3. Targets are not invented here: they are set with the partner. A missing baseline is filled at signature \
         or in the first report; people are counted by sex.",
    ));
    blocks
}

/// Indicators that the catalogue names, one row for each component, level and baseline.
fn of_components(pack: &Pack) -> Vec<(&'static str, &'static str, String)> {
    let mut rows: Vec<(&str, &str, String)> = Vec::new();
    for chosen in &pack.chosen {
        let mut of: Vec<(&str, &str, Vec<String>)> = Vec::new();
        for line in chosen
            .component
            .indicators
            .iter()
            .map(|line| Line::read(line))
        {
            match of
                .iter_mut()
                .find(|row| (row.0, row.1) == (line.level, line.baseline))
            {
                Some(row) => row.2.push(line.text),
                None => of.push((line.level, line.baseline, vec![line.text])),
            }
        }
        let code = chosen
            .component
            .code
            .as_deref()
            .unwrap_or(&chosen.component.name);
        rows.extend(of.into_iter().map(|(level, baseline, lines)| {
            (level, baseline, format!("{code}: {}", lines.join("; ")))
        }));
    }
    rows.sort_by_key(|row| row.0);
    rows
}

/// An indicator that the catalogue names: `Output: sites (number; baseline 0)`.
struct Line {
    /// Sorts as printed: impact, outcome, output.
    level: &'static str,
    text: String,
    baseline: &'static str,
}

impl Line {
    fn read(line: &str) -> Self {
        let mut text = line.trim().trim_end_matches('.').to_owned();
        let mut level = "Outcome";
        for known in ["Impact", "Outcome", "Output"] {
            if let Some(rest) = text
                .strip_prefix(known)
                .and_then(|rest| rest.strip_prefix(':'))
            {
                (level, text) = (known, rest.trim().to_owned());
                break;
            }
        }
        let mut baseline = "to be collected";
        for (remark, says) in [
            ("baseline in the partner table", "in the partner table"),
            ("baseline to be collected", "to be collected"),
            ("to be collected", "to be collected"),
            ("baseline 0", "0"),
        ] {
            for tail in [format!(" ({remark})"), format!("; {remark})")] {
                if let Some(rest) = text.strip_suffix(&tail) {
                    let close = if tail.starts_with(';') { ")" } else { "" };
                    (baseline, text) = (says, format!("{rest}{close}"));
                }
            }
        }
        Line {
            level,
            text,
            baseline,
        }
    }
}

/// Indicators behind the needs that the package closes, by gain: title, baseline, source.
fn impacts(context: &Context, pack: &Pack) -> Vec<(String, String, String)> {
    let mut order: Vec<(f64, usize)> = (0..context.offer.taxonomy.needs.len())
        .map(|at| {
            (
                pack.partner.need_share(at) * pack.need(context.offer, at).1,
                at,
            )
        })
        .filter(|(gain, _)| *gain > 1e-9)
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut seen: Vec<&IndicatorId> = Vec::new();
    let mut rows = Vec::new();
    for (_, at) in order {
        let Some((id, Some(column))) = indicator(context, &context.offer.taxonomy.needs[at]) else {
            continue;
        };
        if seen.contains(&id) || rows.len() == IMPACTS {
            continue;
        }
        seen.push(id);
        let baseline = pack.partner.indicator(id).map_or_else(
            || "not known".to_owned(),
            |value| with_unit(value, &column.unit),
        );
        rows.push((
            column.title.clone(),
            baseline,
            format!("{}, {}", column.source, year(pack, column)),
        ));
    }
    rows
}

/// `40.8 % of people`, `63.1 (0-100)`.
fn with_unit(value: f64, unit: &str) -> String {
    let value = figure(value);
    if unit.is_empty() {
        value
    } else if unit.starts_with(|c: char| c == '%' || c.is_alphabetic()) {
        format!("{value} {unit}")
    } else {
        format!("{value} ({unit})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_catalogue_are_read() {
        let read = |line: &str| {
            let line = Line::read(line);
            (line.level, line.text, line.baseline)
        };
        assert_eq!(
            read("Output: villages connected (number; baseline 0)"),
            ("Output", "villages connected (number)".to_owned(), "0")
        );
        assert_eq!(
            read("Outcome: hours of service (to be collected)."),
            ("Outcome", "hours of service".to_owned(), "to be collected")
        );
        assert_eq!(
            read("sites: all"),
            ("Outcome", "sites: all".to_owned(), "to be collected")
        );
    }
}
