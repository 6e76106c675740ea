//! Annexes: traceability, policy context, plain language.

use super::block::{Block, list, note, paragraph};
use super::context::{Context, Pack};
use super::{SECTIONS, Section, words};
use crate::render::number::{eur, points};

pub(super) const TRACE: Section = Section {
    number: "K",
    title: "Traceability to the strategy",
    strategy: &["M001", "M055"],
    build: trace,
};

pub(super) const CONTEXT: Section = Section {
    number: "M",
    title: "Policy context",
    strategy: &[
        "M002", "M012", "M017", "M096", "M102", "M122", "M124", "M146", "M153", "M155", "M156",
        "M157", "M159", "M160", "M165", "M167",
    ],
    build: policy,
};

pub(super) const PLAIN: Section = Section {
    number: "N",
    title: "Summary in plain language",
    strategy: &["M181"],
    build: plain,
};

fn trace(_: &Context, pack: &Pack) -> Vec<Block> {
    let items = |name: &str, items: &[String]| {
        let items = items.join(", ");
        format!(
            "{name} ({})",
            if items.is_empty() { "none" } else { &items }
        )
    };
    let components: Vec<String> = pack
        .chosen
        .iter()
        .map(|chosen| items(chosen.short(), &chosen.component.strategy))
        .collect();
    let sections: Vec<String> = SECTIONS
        .iter()
        .map(|section| {
            let ids: Vec<String> = section.strategy.iter().map(ToString::to_string).collect();
            items(&section.place(), &ids)
        })
        .collect();
    let mut blocks = vec![paragraph(
        "Items M001 to M191 are the project's own numbering of what JOIN(2025) 140 and the papers around it name.",
    )];
    if !components.is_empty() {
        blocks.push(paragraph(format!(
            "By component: {}.",
            components.join("; ")
        )));
    }
    blocks.push(paragraph(format!(
        "By section of this brief: {}.",
        sections.join("; ")
    )));
    blocks
}

fn policy(_: &Context, _: &Pack) -> Vec<Block> {
    let lines = [
        "The European Council asked for the strategy on 17 April 2024; Council conclusions on digital diplomacy date from \
         18 July 2022 and June 2023.",
        "Preparedness, economic security and defence readiness are context; nothing here is offered under the common \
         foreign, security and defence policy, and attribution or sanctions are no components.",
        "Shared positions are possible in the UN, the G7 and G20, the OECD, the Council of Europe, the OSCE and the WTO.",
        "Internet governance stays multi-stakeholder: Internet Governance Forum, ICANN, the Global Digital Compact and the \
         outcome of the WSIS+20 review.",
        "The EU describes itself as open for partnership; this brief says how one partner and the EU could use it.",
    ];
    list(lines.iter().map(|line| (*line).to_owned()).collect())
        .into_iter()
        .collect()
}

fn plain(context: &Context, pack: &Pack) -> Vec<Block> {
    let (first, last) = context.years();
    let text = if pack.chosen.is_empty() {
        format!(
            "Under the money and rules of this exercise there is no package for {}.",
            pack.name()
        )
    } else {
        let names: Vec<String> = pack
            .chosen
            .iter()
            .map(|chosen| chosen.component.name.clone())
            .collect();
        format!(
            "The idea is that the EU and {} do {} together between {first} and {last}: {}. All of it would cost {}.",
            pack.name(),
            if pack.chosen.len() == 1 {
                "one thing".to_owned()
            } else {
                format!("{} things", pack.chosen.len())
            },
            words::and(&names),
            eur(pack.total(context))
        )
    };
    let mut sentences = vec![text];
    let mut best: Option<(f64, String)> = None;
    for (at, need) in context.offer.taxonomy.needs.iter().enumerate() {
        let (severity, met) = pack.need(context.offer, at);
        let gain = pack.partner.need_share(at) * met;
        if gain > best.as_ref().map_or(1e-9, |known| known.0) {
            let after = points(severity * (1.0 - met));
            best = Some((
                gain,
                format!(
                    "{}: the gap would shrink from {} to {after} of 100",
                    need.name,
                    points(severity)
                ),
            ));
        }
    }
    if let Some((_, line)) = best {
        sentences.push(format!("The biggest change for people would be in {line}."));
    }
    sentences.push(
        "Nothing is decided. The figures are estimates, and both sides can change the plan."
            .to_owned(),
    );
    vec![
        paragraph(sentences.join(" ")),
        note("Translations into the partner's languages are to be made and checked by people."),
    ]
}
