//! Annex J: where figures come from, what was assumed, what this paper is not.

use std::collections::BTreeMap;

use super::block::{Block, Table, heading, list, note, paragraph};
use super::context::{Context, Pack};
use super::{Section, words};
use crate::model::{Assumption, Confidence, Cost, Source};
use crate::render::number::{NBSP, decimal, eur, figure, points};

pub(super) const SECTION: Section = Section {
    number: "J",
    title: "Sources, confidence, limits",
    strategy: &["M001", "M002", "M068", "M136", "M181", "M190", "M191"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![paragraph(
        "This paper is illustrative and not an official EU document. Nobody has approved it, and it commits nobody.",
    )];
    blocks.push(heading("How sure the costs are"));
    blocks.extend(list(costs(context, pack)));
    if let Some(table) = sources(pack).block() {
        blocks.push(heading("Sources of the components' figures"));
        blocks.push(table);
    }
    let bases = bases(pack);
    if let Some(table) = bases.block() {
        blocks.push(heading("How each cost was computed"));
        blocks.push(table);
    }
    blocks.push(heading("Assumptions"));
    blocks.extend(list(assumptions(context, pack)));
    blocks.push(heading("What the strategy does not say"));
    blocks.push(paragraph(
        "JOIN(2025) 140 sets no budget for the Tech Business Offer, no list of target countries, no criteria of selection, \
         no timetable, no definition of a trusted partner, no cost of a component, no charter for Tech Team Europe and no \
         measure of mutual benefit. All of these are choices of the model used here and are labelled so.",
    ));
    blocks.push(note(format!(
        "Made with tbo {} on {} from scenario \u{201c}{}\u{201d}; the files read and their digests are in result.json.",
        context.version, context.date, context.offer.scenario.id
    )));
    blocks
}

fn costs(context: &Context, pack: &Pack) -> Vec<String> {
    let scenario = &context.offer.scenario;
    let mut lines = Vec::new();
    if !pack.chosen.is_empty() {
        let (low, high) = super::ratios::range(pack);
        lines.push(format!(
            "The package costs {}; between {} if everything turns out cheap and {} if everything turns out dear.",
            eur(pack.total(context)),
            eur(low),
            eur(high)
        ));
        let marked = |confidence: Confidence| {
            pack.chosen
                .iter()
                .filter(|c| super::package::mark(c) == confidence.mark())
                .count()
        };
        lines.push(format!(
            "Marks of the costs: {} sourced (S), {} derived (D), {} estimated (E).",
            marked(Confidence::Sourced),
            marked(Confidence::Derived),
            marked(Confidence::Estimated)
        ));
    }
    lines.push(format!(
        "Amounts are at constant {} prices and are not discounted; present values elsewhere use a real rate of {}{NBSP}% a year.",
        scenario.price_year,
        figure(scenario.discount_rate * 100.0)
    ));
    lines.push(
        "Effects on needs and interests are judgements by a published rubric: always estimated."
            .to_owned(),
    );
    lines
}

/// Every publication behind a chosen component, once.
fn sources(pack: &Pack) -> Table {
    let mut by_id: BTreeMap<&str, (&Source, Vec<&str>)> = BTreeMap::new();
    for chosen in &pack.chosen {
        let code = chosen
            .component
            .code
            .as_deref()
            .unwrap_or(&chosen.component.name);
        for source in &chosen.component.sources {
            by_id
                .entry(&source.id)
                .or_insert((source, Vec::new()))
                .1
                .push(code);
        }
    }
    let mut table = Table::new(
        "Publications",
        &[
            "Id",
            "Publisher",
            "What it says",
            "Year",
            "Mark",
            "Used for",
        ],
    );
    for (id, (source, codes)) in by_id {
        table.row(vec![
            id.to_owned(),
            source.publisher.clone(),
            words::sentence(&source.title),
            source
                .year
                .map_or_else(|| "not dated".to_owned(), |year| year.to_string()),
            source.confidence.mark().to_owned(),
            codes.join(", "),
        ]);
    }
    table
}

fn bases(pack: &Pack) -> Table {
    let mut table = Table::new(
        "Basis of the costs",
        &["Component", "Basis", "Range (× cost)", "Mark"],
    );
    for chosen in &pack.chosen {
        let Cost::Capex { basis, range, .. } = &chosen.option.cost else {
            continue;
        };
        let basis = if basis.is_empty() {
            "not stated".to_owned()
        } else {
            words::sentence(&words::capital(basis))
        };
        table.row(vec![
            chosen.label(),
            basis,
            format!("{}–{}", decimal(range.low, 2), decimal(range.high, 2)),
            super::package::mark(chosen).to_owned(),
        ]);
    }
    table
}

fn assumptions(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = assumed(context, pack);
    if lines.is_empty() {
        lines.push("No figure of this partner had to be assumed or was set by hand.".to_owned());
    }
    lines.push(ALWAYS_ASSUMED.to_owned());
    lines
}

/// What holds for every partner.
pub(super) const ALWAYS_ASSUMED: &str = "Needs add up by weight; a gap closes at most fully; the partner's outside options count as nothing unless its profile says otherwise.";

/// Figures of one partner that had to be assumed or were set by hand.
pub(super) fn assumed(context: &Context, pack: &Pack) -> Vec<String> {
    let taxonomy = &context.offer.taxonomy;
    let title = |id: &crate::model::IndicatorId| {
        let known = context
            .offer
            .indicators
            .iter()
            .find(|column| column.id == *id);
        known.map_or_else(|| id.to_string(), |column| column.title.clone())
    };
    let need_name = |id: &crate::model::NeedId| {
        taxonomy
            .need(id)
            .map_or_else(|| id.to_string(), |need| need.name.clone())
    };
    let mut lines = Vec::new();
    for assumption in &context.offer.assumptions {
        let (partner, line) = match assumption {
            Assumption::SeverityWhenMissing { partner, need, indicator, severity } => (
                partner,
                format!(
                    "{}: no value for \u{201c}{}\u{201d}, so a gap of {} is assumed (E).",
                    need_name(need),
                    title(indicator),
                    points(*severity)
                ),
            ),
            Assumption::SeverityByProfile { partner, need, severity, source } => (
                partner,
                format!(
                    "{}: gap set to {} by the partner's profile. Source: {}",
                    need_name(need),
                    points(*severity),
                    words::sentence(source)
                ),
            ),
            Assumption::IndicatorByProfile { partner, indicator, value, source } => (
                partner,
                format!(
                    "{}: set to {} by the partner's profile. Source: {}",
                    title(indicator),
                    figure(*value),
                    words::sentence(source)
                ),
            ),
            Assumption::AbsorptionByGdp { partner, most, share } => (
                partner,
                format!(
                    "Payments of a year: at most {}\u{a0}% of GDP, EUR {} million. The EU caps cohesion payments to its own poorer members \
                     at this share (Regulation (EU) 2021/1060, Annex XXVI; general knowledge, to be verified).",
                    figure(100.0 * share),
                    figure(most.value())
                ),
            ),
            Assumption::OdaUnknown { partner } => {
                (partner, "The table does not say whether development assistance may be used; instruments tied to it are left out or in as the catalogue states.".to_owned())
            }
        };
        if *partner == pack.partner.id {
            lines.push(line);
        }
    }
    lines
}
