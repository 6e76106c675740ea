//! Section 11: how success is measured; baselines from the table, targets left open.

use super::block::{Block, Table, note, paragraph};
use super::context::{Context, Pack};
use super::needs::indicator;
use super::{Section, words};
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
    for chosen in &pack.chosen {
        for line in &chosen.component.indicators {
            let code = chosen
                .component
                .code
                .as_deref()
                .unwrap_or(&chosen.component.name);
            table.row(vec![
                "Outcome".to_owned(),
                format!("{} ({code})", words::capital(line.trim_end_matches('.'))),
                "to be collected".to_owned(),
                "first report".to_owned(),
                TARGET.to_owned(),
            ]);
        }
    }
    let mut blocks: Vec<Block> = table.block().into_iter().collect();
    blocks.push(note(
        "Baselines are the figures of section 3. Targets are not invented here: they are set with the partner. Lines of a component measure outcomes or outputs. A missing baseline is filled at signature \
         or in the first report; people are counted by sex.",
    ));
    blocks
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
            format!("{}, {}", column.source, column.year),
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
