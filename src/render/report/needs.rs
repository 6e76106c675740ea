//! Annex A: the heaviest needs with their indicators, years and sources.

use super::block::{Block, Table, figure_of, note, paragraph};
use super::chart::{PairBar, Unit, pairs};
use super::context::{Context, Pack};
use super::{Section, provenance};
use crate::model::{Indicator, IndicatorId, Need, SeverityRule};
use crate::render::locale::tell;

pub(super) const SECTION: Section = Section {
    number: "A",
    id: "section-needs",
    strategy: &["M009", "M020", "M148"],
    build,
};

/// Most needs that the table and the chart show.
const SHOWN: usize = 8;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let heaviest = heaviest(context, pack);
    if heaviest.is_empty() {
        return vec![paragraph(context.say("needs-none"))];
    }
    let mut table = Table::new(context.say("needs-table"), &context.cells("needs-columns"));
    let mut chart = Vec::new();
    for &at in &heaviest {
        let need = &context.offer.taxonomy.needs[at];
        let (severity, met) = pack.need(context.offer, at);
        let mut cells = vec![context.need(need), context.points(severity)];
        cells.extend(evidence(context, pack, need));
        table.row(cells);
        let after = (severity * (1.0 - met)).max(0.0);
        chart.push(PairBar {
            label: context.need(need),
            values: [severity, after],
            text: format!("{} → {}", context.points(severity), context.points(after)),
        });
    }
    let keys = [
        ("before", context.say("needs-chart-before")),
        ("after", context.say("needs-chart-after")),
    ];
    let id = context.chart_id(pack.partner.id.as_str(), "needs");
    let title = context.say("needs-chart");
    vec![
        paragraph(context.say("needs-scale")),
        Block::Table { table },
        figure_of(
            context,
            pairs(context, id, &title, Unit::Points, 1.0, &keys, &chart),
        ),
        note(context.say("needs-marks")),
    ]
}

/// Positions of the needs that weigh most for the partner.
pub(super) fn heaviest(context: &Context, pack: &Pack) -> Vec<usize> {
    let mut order: Vec<usize> = (0..context.offer.taxonomy.needs.len())
        .filter(|at| pack.partner.need_share(*at) > 0.0)
        .collect();
    order.sort_by(|a, b| {
        pack.partner
            .need_share(*b)
            .total_cmp(&pack.partner.need_share(*a))
            .then(a.cmp(b))
    });
    order.truncate(SHOWN);
    order
}

/// Column of the table that a need rests on.
pub(super) fn indicator<'a>(
    context: &'a Context,
    need: &'a Need,
) -> Option<(&'a IndicatorId, Option<&'a Indicator>)> {
    let SeverityRule::Linear { indicator, .. } = &need.severity else {
        return None;
    };
    Some((
        indicator,
        context
            .offer
            .indicators
            .iter()
            .find(|column| column.id == *indicator),
    ))
}

/// Year of a figure: of this partner's cell where a column of the table tells it (`2022-23, see x_year`).
pub(super) fn year(pack: &Pack, column: &Indicator) -> String {
    let Some((years, told_by)) = column.year.split_once(", see ") else {
        return column.year.clone();
    };
    let told = pack.partner.indicators.get(told_by.trim()).copied();
    told.map_or_else(|| years.to_owned(), |year| format!("{year:.0}"))
}

/// Indicator, value, unit, year, source, mark.
fn evidence(context: &Context, pack: &Pack, need: &Need) -> Vec<String> {
    let dash = || "–".to_owned();
    let Some((id, column)) = indicator(context, need) else {
        let text = context.say("needs-no-indicator");
        return vec![text, dash(), dash(), dash(), dash(), "E".to_owned()];
    };
    let value = pack.partner.indicator(id);
    let title = column.map_or_else(|| id.to_string(), |column| context.column(column));
    let Some(value) = value else {
        let annex = provenance::SECTION.annex();
        return vec![
            title,
            context.say("not-known"),
            dash(),
            dash(),
            tell!(context, "needs-assumed", annex = annex),
            "E".to_owned(),
        ];
    };
    match column {
        Some(column) => vec![
            title,
            context.figure(value),
            context.unit(column),
            year(pack, column),
            context.foreign(&column.source),
            column.confidence.mark().to_owned(),
        ],
        None => vec![title, context.figure(value), dash(), dash(), dash(), dash()],
    }
}
