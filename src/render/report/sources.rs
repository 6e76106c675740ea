//! Every publication behind the figures of a result, once: for the data package.

use std::collections::BTreeSet;

use super::Source;
use super::context::Context;
use crate::model::SeverityRule;

/// The strategy first, then columns of the partner table that the needs follow, then what chosen components cite.
pub(super) fn sources(context: &Context) -> Vec<Source> {
    let mut titles: BTreeSet<String> = BTreeSet::new();
    for need in &context.offer.taxonomy.needs {
        let SeverityRule::Linear { indicator, .. } = &need.severity else {
            continue;
        };
        let column = context
            .offer
            .indicators
            .iter()
            .find(|column| column.id == *indicator);
        titles.extend(
            column
                .filter(|column| !column.source.is_empty())
                .map(|column| {
                    let year = column.year.split(", see ").next().unwrap_or_default();
                    format!("{}: {} ({year})", column.title, column.source)
                }),
        );
    }
    for pack in &context.packs {
        for chosen in &pack.chosen {
            for source in &chosen.component.sources {
                let year = source
                    .year
                    .map_or_else(String::new, |year| format!(" ({year})"));
                titles.insert(format!("{}: {}{year}", source.publisher, source.title));
            }
        }
    }
    let strategy = "European Commission and High Representative: JOIN(2025) 140, An International Digital Strategy (2025)";
    std::iter::once(strategy.to_owned())
        .chain(titles)
        .map(|title| Source { title })
        .collect()
}
