//! Annex D: when it starts and when it operates.

use super::block::{Block, note, paragraph};
use super::chart::{Span, gantt};
use super::context::{Chosen, Context, Pack};
use super::{Section, words};

pub(super) const SECTION: Section = Section {
    number: "D",
    title: "Timeline",
    strategy: &["M051", "M072", "M086"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph("Nothing is scheduled: the package is empty.")];
    }
    let (first, last) = context.years();
    let mut rows: Vec<&Chosen> = pack.chosen.iter().collect();
    rows.sort_by_key(|chosen| (chosen.operates_from(), chosen.item.start_year));
    let spans: Vec<Span> = rows
        .iter()
        .map(|chosen| Span {
            label: chosen.label(),
            start: chosen.item.start_year,
            operates: chosen.operates_from(),
        })
        .collect();
    let first_results: Vec<String> = rows
        .iter()
        .take_while(|chosen| chosen.operates_from() == rows[0].operates_from())
        .take(4)
        .map(|chosen| chosen.component.name.clone())
        .collect();
    let mut blocks = vec![paragraph(format!(
        "First results: {} from {}. The last component operates from {}.",
        words::and(&first_results),
        rows[0].operates_from(),
        rows.last().map_or(first, |chosen| chosen.operates_from())
    ))];
    let id = format!("{}-timeline", pack.partner.id);
    blocks.push(Block::Chart {
        figure: gantt(id, "Building and operation by year", first, last, &spans),
    });
    if rows.iter().all(|chosen| chosen.item.start_year == first) {
        blocks.push(note(format!(
            "Phasing is not modelled yet: every component starts in the first year, {first}. A component that others \
             depend on should start before them. From identification to signature an EU action commonly takes one to \
             two years (general knowledge, to be verified)."
        )));
    }
    if pack.partner.has_framework("InformalDigitalHub") {
        blocks.push(note("An informal digital hub at the Delegation can shorten the start by some months (estimated)."));
    }
    blocks
}
