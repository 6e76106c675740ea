//! Annex A: the heaviest needs with their indicators, years and sources.

use super::block::{Block, Table, note, paragraph};
use super::chart::{PairBar, Unit, pairs};
use super::context::{Context, Pack};
use super::{Section, provenance};
use crate::model::{Indicator, IndicatorId, Need, SeverityRule};
use crate::render::number::{figure, points};

pub(super) const SECTION: Section = Section {
    number: "A",
    title: "Needs in numbers",
    strategy: &["M009", "M020", "M148"],
    build,
};

/// Most needs that the table and the chart show.
const SHOWN: usize = 8;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let heaviest = heaviest(context, pack);
    if heaviest.is_empty() {
        return vec![paragraph("No need of this partner is recorded as open.")];
    }
    let mut table = Table::new(
        "The heaviest needs and the figures they rest on",
        &[
            "Need",
            "#Gap today",
            "Indicator",
            "#Value",
            "Unit",
            "Year",
            "Source",
            "Mark",
        ],
    );
    let mut chart = Vec::new();
    for &at in &heaviest {
        let need = &context.offer.taxonomy.needs[at];
        let (severity, met) = pack.need(context.offer, at);
        let mut cells = vec![need.name.clone(), points(severity)];
        cells.extend(evidence(context, pack, need));
        table.row(cells);
        let after = (severity * (1.0 - met)).max(0.0);
        chart.push(PairBar {
            label: need.name.clone(),
            values: [severity, after],
            text: format!("{} → {}", points(severity), points(after)),
        });
    }
    let keys = [("before", "gap today"), ("after", "gap with the package")];
    let id = format!("{}-needs", pack.partner.id);
    let title = "Needs before and after: gap on a scale of 0 to 100";
    vec![
        paragraph(
            "The gap runs from 0 (none) to 100 (as wide as the scale goes). It follows from a public indicator where \
             there is one; needs are ordered by gap and weight.",
        ),
        Block::Table { table },
        Block::Chart {
            figure: pairs(id, title, Unit::Points, 1.0, keys, &chart),
        },
        note(
            "Marks: S the figure stands in the named source; D arithmetic on such figures; E judgement.",
        ),
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
        let text = "no public indicator: judgement".to_owned();
        return vec![text, dash(), dash(), dash(), dash(), "E".to_owned()];
    };
    let value = pack.partner.indicator(id);
    let title = column.map_or_else(|| id.to_string(), |column| column.title.clone());
    let Some(value) = value else {
        return vec![
            title,
            "not known".to_owned(),
            dash(),
            dash(),
            format!("assumed, see {}", provenance::SECTION.place()),
            "E".to_owned(),
        ];
    };
    match column {
        Some(column) => vec![
            title,
            figure(value),
            column.unit.clone(),
            year(pack, column),
            column.source.clone(),
            column.confidence.mark().to_owned(),
        ],
        None => vec![title, figure(value), dash(), dash(), dash(), dash()],
    }
}
