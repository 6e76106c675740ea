//! Annexes: traceability, policy context, plain language.

use super::block::{Block, list, note, paragraph};
use super::context::{Context, Pack};
use super::{SECTIONS, Section};
use crate::render::locale::{Language, tell};

pub(super) const TRACE: Section = Section {
    number: "K",
    id: "section-trace",
    strategy: &["M001", "M055"],
    build: trace,
};

pub(super) const CONTEXT: Section = Section {
    number: "M",
    id: "section-context",
    strategy: &[
        "M002", "M012", "M017", "M096", "M102", "M122", "M124", "M146", "M153", "M155", "M156",
        "M157", "M159", "M160", "M165", "M167",
    ],
    build: policy,
};

pub(super) const PLAIN: Section = Section {
    number: "N",
    id: "section-plain",
    strategy: &["M181"],
    build: plain,
};

fn trace(context: &Context, pack: &Pack) -> Vec<Block> {
    let items = |name: &str, items: &[String]| {
        let items = if items.is_empty() {
            context.say("none")
        } else {
            context.commas(items)
        };
        format!("{name} ({items})")
    };
    let components: Vec<String> = pack
        .chosen
        .iter()
        .map(|chosen| items(&chosen.short(context), &chosen.component.strategy))
        .collect();
    let sections: Vec<String> = SECTIONS
        .iter()
        .map(|section| {
            let ids: Vec<String> = section.strategy.iter().map(ToString::to_string).collect();
            items(&section.place(context), &ids)
        })
        .collect();
    let mut blocks = vec![paragraph(context.say("trace-items"))];
    if !components.is_empty() {
        blocks.push(paragraph(tell!(
            context,
            "trace-components",
            items = context.semicolons(&components)
        )));
    }
    blocks.push(paragraph(tell!(
        context,
        "trace-sections",
        items = context.semicolons(&sections)
    )));
    blocks
}

fn policy(context: &Context, _: &Pack) -> Vec<Block> {
    let lines = vec![
        context.say("policy-council"),
        context.say("policy-security"),
        context.say("policy-fora"),
        context.say("policy-internet"),
        context.say("policy-open"),
    ];
    list(lines).into_iter().collect()
}

fn plain(context: &Context, pack: &Pack) -> Vec<Block> {
    let (first, last) = context.years();
    let text = if pack.chosen.is_empty() {
        tell!(context, "plain-empty", partner = pack.name(context))
    } else {
        let names: Vec<String> = pack
            .chosen
            .iter()
            .map(|chosen| context.component(chosen.component))
            .collect();
        tell!(
            context,
            "plain-idea",
            partner = pack.name(context),
            count = pack.chosen.len(),
            first = first,
            last = last,
            components = context.and(&names),
            amount = context.eur(pack.total(context))
        )
    };
    let mut sentences = vec![text];
    let mut best: Option<(f64, String)> = None;
    for (at, need) in context.offer.taxonomy.needs.iter().enumerate() {
        let (severity, met) = pack.need(context.offer, at);
        let gain = pack.partner.need_share(at) * met;
        if gain > best.as_ref().map_or(1e-9, |known| known.0) {
            let line = tell!(
                context,
                "plain-change",
                need = context.need(need),
                before = context.points(severity),
                after = context.points(severity * (1.0 - met))
            );
            best = Some((gain, line));
        }
    }
    sentences.extend(best.map(|(_, line)| line));
    sentences.push(context.say("plain-undecided"));
    let translations = if context.language == Language::English {
        "plain-translations"
    } else {
        "review"
    };
    vec![
        paragraph(sentences.join(" ")),
        note(context.say(translations)),
    ]
}
