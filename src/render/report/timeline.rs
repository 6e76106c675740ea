//! Annex D: when it starts and when it operates.

use super::Section;
use super::block::{Block, figure_of, note, paragraph};
use super::chart::{Span, gantt};
use super::context::{Chosen, Context, Pack};
use crate::render::locale::tell;

pub(super) const SECTION: Section = Section {
    number: "D",
    id: "section-timeline",
    strategy: &["M051", "M072", "M086"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(context.say("timeline-none"))];
    }
    let (first, last) = context.years();
    let rows = in_order(pack);
    let spans: Vec<Span> = rows
        .iter()
        .map(|chosen| Span {
            label: chosen.label(context),
            start: chosen.item.start_year,
            operates: chosen.operates_from(),
        })
        .collect();
    let mut blocks: Vec<Block> = first_results(context, pack)
        .map(|results| {
            let name = context.say("framework-results");
            paragraph(context.pair(&name, &results))
        })
        .into_iter()
        .collect();
    let id = context.chart_id(pack.partner.id.as_str(), "timeline");
    let title = context.say("timeline-chart");
    blocks.push(figure_of(
        context,
        gantt(context, id, &title, first, last, &spans),
    ));
    let scenario = &context.offer.scenario;
    for gate in &scenario.not_before {
        let meant = |chosen: &&Chosen| chosen.component.id == gate.component;
        let here = gate
            .partner
            .as_ref()
            .is_none_or(|id| *id == pack.partner.id);
        if let Some(chosen) = pack.chosen.iter().find(meant).filter(|_| here) {
            let component = context.component(chosen.component);
            let told = tell!(
                context,
                "timeline-gate",
                component = component,
                year = gate.year
            );
            blocks.push(note(
                format!("{told} {}", context.foreign(&gate.why))
                    .trim_end()
                    .to_owned(),
            ));
        }
    }
    blocks.push(note(if scenario.phased {
        let rate = context.rate(scenario.benefit_discount_rate);
        tell!(context, "timeline-phased", rate = rate)
    } else {
        tell!(context, "timeline-at-once", year = first)
    }));
    if pack.partner.has_framework("InformalDigitalHub") {
        blocks.push(note(context.say("timeline-hub")));
    }
    blocks
}

/// Chosen components, those that operate first before the others.
fn in_order<'p, 'a>(pack: &'p Pack<'a>) -> Vec<&'p Chosen<'a>> {
    let mut rows: Vec<&Chosen> = pack.chosen.iter().collect();
    rows.sort_by_key(|chosen| (chosen.operates_from(), chosen.item.start_year));
    rows
}

/// What operates first, and when everything does: nothing where the package is empty.
pub(super) fn first_results(context: &Context, pack: &Pack) -> Option<String> {
    let rows = in_order(pack);
    let (first, last) = (rows.first()?.operates_from(), rows.last()?.operates_from());
    let named: Vec<String> = rows
        .iter()
        .take_while(|chosen| chosen.operates_from() == first)
        .take(4)
        .map(|chosen| context.component(chosen.component))
        .collect();
    Some(tell!(
        context,
        "timeline-first",
        components = context.and(&named),
        year = first,
        last = last
    ))
}
