//! Annex J: where figures come from, what was assumed, what this paper is not.

use std::collections::BTreeMap;

use super::block::{Block, Table, heading, list, note, paragraph};
use super::context::{Context, Pack};
use super::{Section, words};
use crate::finance::PriceBase;
use crate::model::{Assumption, Confidence, Cost, Source};
use crate::render::locale::{Language, tell};

pub(super) const SECTION: Section = Section {
    number: "J",
    id: "section-provenance",
    strategy: &["M001", "M002", "M068", "M136", "M181", "M190", "M191"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut blocks = vec![paragraph(context.say("provenance-status"))];
    blocks.push(heading(context.say("provenance-costs")));
    blocks.extend(list(costs(context, pack)));
    blocks.extend(open_ideals(context, Some(pack)));
    if let Some(table) = sources(context, pack).block() {
        blocks.push(heading(context.say("provenance-sources")));
        blocks.push(table);
    }
    if let Some(table) = bases(context, pack).block() {
        blocks.push(heading(context.say("provenance-bases")));
        blocks.push(table);
    }
    blocks.push(heading(context.say("assumptions")));
    blocks.extend(list(assumptions(context, pack)));
    blocks.push(heading(context.say("provenance-silent")));
    blocks.push(paragraph(context.say("provenance-silent-on")));
    blocks.push(note(tell!(
        context,
        "provenance-made",
        version = context.version,
        day = context.day(context.date),
        scenario = context.offer.scenario.id.as_str()
    )));
    if context.language != Language::English {
        blocks.push(note(context.say("untranslated")));
    }
    blocks
}

fn costs(context: &Context, pack: &Pack) -> Vec<String> {
    let scenario = &context.offer.scenario;
    let mut lines = Vec::new();
    if !pack.chosen.is_empty() {
        let (low, high) = super::ratios::range(pack);
        lines.push(tell!(
            context,
            "provenance-range",
            amount = context.eur(pack.total(context)),
            low = context.eur(low),
            high = context.eur(high)
        ));
        let marked = |confidence: Confidence| {
            pack.chosen
                .iter()
                .filter(|c| super::package::mark(c) == confidence.mark())
                .count()
        };
        lines.push(tell!(
            context,
            "provenance-marks",
            sourced = marked(Confidence::Sourced),
            derived = marked(Confidence::Derived),
            estimated = marked(Confidence::Estimated)
        ));
    }
    lines.push(tell!(
        context,
        "provenance-prices",
        prices = scenario.price_year,
        rate = context.rate(scenario.discount_rate)
    ));
    lines.push(tell!(
        context,
        "provenance-price-table",
        dated = PriceBase::shipped().dated()
    ));
    lines.push(context.say("provenance-effects"));
    lines
}

/// The sides whose ideal points are far from proven, with the share of the ideal that is: a partner and
/// the EU, or everybody.
pub(super) fn open_ideals(context: &Context, pack: Option<&Pack>) -> Vec<Block> {
    let parties = context.result.parties.iter();
    let meant = parties.filter(|party| {
        let own = pack.is_none_or(|pack| pack.package.partner == party.id);
        own || party.id == "eu"
    });
    let lines = meant.filter_map(|party| {
        let (least, _) = party.open()?;
        let mut packs = context.packs.iter();
        let its = packs.find(|pack| pack.package.partner == party.id);
        Some(tell!(
            context,
            "ideals-open-party",
            party = its.map_or_else(|| context.say("eu"), |pack| pack.name(context)),
            share = context.percent(party.share_of_ideal),
            least = context.percent(least)
        ))
    });
    let Some(lines) = list(lines.collect()) else {
        return Vec::new();
    };
    vec![
        heading(context.say("ideals-open")),
        paragraph(context.say("ideals-open-text")),
        lines,
    ]
}

/// Every publication behind a chosen component, once.
fn sources(context: &Context, pack: &Pack) -> Table {
    let mut by_id: BTreeMap<&str, (&Source, Vec<String>)> = BTreeMap::new();
    for chosen in &pack.chosen {
        for source in &chosen.component.sources {
            by_id
                .entry(&source.id)
                .or_insert((source, Vec::new()))
                .1
                .push(chosen.short(context));
        }
    }
    let mut table = Table::new(
        context.say("publications-table"),
        &context.cells("publications-columns"),
    );
    for (id, (source, codes)) in by_id {
        table.row(vec![
            id.to_owned(),
            context.foreign(&source.publisher),
            context.foreign(&words::sentence(&source.title)),
            source
                .year
                .map_or_else(|| context.say("not-dated"), |year| year.to_string()),
            source.confidence.mark().to_owned(),
            context.commas(&codes),
        ]);
    }
    table
}

fn bases(context: &Context, pack: &Pack) -> Table {
    let mut table = Table::new(context.say("bases-table"), &context.cells("bases-columns"));
    for chosen in &pack.chosen {
        let Cost::Capex { basis, range, .. } = &chosen.option.cost else {
            continue;
        };
        let basis = if basis.is_empty() {
            context.say("not-stated")
        } else {
            context.foreign(&words::sentence(&words::capital(basis)))
        };
        let (low, high) = (
            context.decimal(range.low, 2),
            context.decimal(range.high, 2),
        );
        table.row(vec![
            chosen.label(context),
            basis,
            format!("{low}–{high}"),
            super::package::mark(chosen).to_owned(),
        ]);
    }
    table
}

fn assumptions(context: &Context, pack: &Pack) -> Vec<String> {
    let mut lines = assumed(context, pack);
    if lines.is_empty() {
        lines.push(context.say("assumptions-none"));
    }
    lines.push(context.say("always-assumed"));
    lines
}

/// Figures of one partner that had to be assumed or were set by hand.
pub(super) fn assumed(context: &Context, pack: &Pack) -> Vec<String> {
    let taxonomy = &context.offer.taxonomy;
    let title = |id: &crate::model::IndicatorId| {
        let known = context
            .offer
            .indicators
            .iter()
            .find(|column| column.id == *id);
        known.map_or_else(|| id.to_string(), |column| context.column(column))
    };
    let need_name = |id: &crate::model::NeedId| {
        taxonomy
            .need(id)
            .map_or_else(|| id.to_string(), |need| context.need(need))
    };
    let mut lines = Vec::new();
    for assumption in &context.offer.assumptions {
        let (partner, line) = match assumption {
            Assumption::SeverityWhenMissing {
                partner,
                need,
                indicator,
                severity,
            } => (
                partner,
                tell!(
                    context,
                    "assumed-missing",
                    need = need_name(need),
                    indicator = title(indicator),
                    gap = context.points(*severity)
                ),
            ),
            Assumption::SeverityByProfile {
                partner,
                need,
                severity,
                source,
            } => (
                partner,
                tell!(
                    context,
                    "assumed-severity",
                    need = need_name(need),
                    gap = context.points(*severity),
                    source = words::sentence(&context.foreign(source))
                ),
            ),
            Assumption::IndicatorByProfile {
                partner,
                indicator,
                value,
                source,
            } => (
                partner,
                tell!(
                    context,
                    "assumed-indicator",
                    indicator = title(indicator),
                    value = context.figure(*value),
                    source = words::sentence(&context.foreign(source))
                ),
            ),
            Assumption::AbsorptionByGdp {
                partner,
                most,
                share,
            } => (
                partner,
                tell!(
                    context,
                    "assumed-absorption",
                    share = context.rate(*share),
                    amount = context.figure(most.value())
                ),
            ),
            Assumption::OdaUnknown { partner } => (partner, context.say("assumed-oda")),
        };
        if *partner == pack.partner.id {
            lines.push(line);
        }
    }
    lines
}
