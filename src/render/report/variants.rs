//! Packages nearly as good as the proposed one, each better in one respect, and what each loses.

use super::block::{Block, Table, heading, list, note, paragraph};
use super::context::{Context, Pack, label};
use super::words;
use crate::package::alternatives::AlternativePackage;
use crate::package::balance::ItemOutline;
use crate::render::locale::tell;
use crate::render::number::nearest;

/// Nothing where variants were not looked for.
pub(super) fn blocks(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut listed = context.result.variants.iter();
    let Some(known) = listed.find(|known| known.partner == pack.package.partner) else {
        return Vec::new();
    };
    let mut blocks = vec![heading(context.say("variants"))];
    // Fewer years of building in total, but as many until all is built, is not what a reader calls sooner.
    let years = years(pack);
    let (same, packages): (Vec<_>, Vec<_>) = known
        .packages
        .iter()
        .partition(|variant| variant.kind == "faster" && variant.build_years >= years);
    if !packages.is_empty() {
        let columns = if context.offer.scenario.phased {
            "variants-columns-phased"
        } else {
            "variants-columns"
        };
        let mut table = Table::new(context.say("variants-table"), &context.cells(columns));
        table.row(chosen(context, pack));
        for variant in &packages {
            table.row(row(context, pack, variant));
        }
        blocks.push(paragraph(tell!(
            context,
            "variants-text",
            partners = context.packs.len(),
            within = context.rate(known.within),
            notion = words::notion(context, context.result.criterion)
        )));
        blocks.push(Block::Table { table });
        let changes = packages.iter();
        blocks.extend(list(changes.map(|v| changed(context, v)).collect()));
        blocks.push(paragraph(kept(context, pack, &packages)));
    }
    let names = |kinds: &[String]| -> Vec<String> {
        let names = kinds.iter().map(|kind| name(context, kind));
        names.collect()
    };
    let kind = |variant: &&AlternativePackage| variant.kind.clone();
    let unproven = packages.iter().filter(|variant| !variant.proven);
    let unproven: Vec<String> = unproven.map(kind).collect();
    let already = known.already_best.iter().cloned();
    let already: Vec<String> = already.chain(same.iter().map(kind)).collect();
    for (message, kinds) in [
        ("variants-already", &already),
        ("variants-unproven", &unproven),
        ("variants-open", &known.unsettled),
    ] {
        if !kinds.is_empty() {
            let names = context.commas(&names(kinds));
            blocks.push(note(context.tell(message, &[("names", names.into())])));
        }
    }
    blocks
}

/// What this package and each of its variants hold.
fn kept(context: &Context, pack: &Pack, packages: &[&AlternativePackage]) -> String {
    let given_up = |id: &str| {
        let mut packages = packages.iter();
        packages.any(|variant| variant.leaves.iter().any(|left| left.component == id))
    };
    let chosen = pack.chosen.iter();
    let kept = chosen.filter(|chosen| !given_up(chosen.component.id.as_str()));
    let names: Vec<String> = kept
        .map(|chosen| label(context, chosen.component))
        .collect();
    if names.is_empty() {
        return context.say("variants-none-kept");
    }
    tell!(context, "variants-kept", names = context.commas(&names))
}

/// What a kind of variant is called.
fn name(context: &Context, kind: &str) -> String {
    let known = context.find(&format!("variant-{kind}"));
    known.unwrap_or_else(|| context.foreign(kind))
}

/// Years from the first until everything of the package is built.
fn years(pack: &Pack) -> usize {
    let choices = pack.chosen.iter().map(|chosen| chosen.choice);
    let built = choices.map(|choice| choice.start + choice.build_years);
    built.max().unwrap_or(0)
}

/// A share with one decimal: the differences are small.
fn share(context: &Context, share: f64) -> String {
    context.with_percent(&context.decimal(100.0 * share, 1))
}

fn chosen(context: &Context, pack: &Pack) -> Vec<String> {
    let party = pack.party.map_or(0.0, |party| party.utility);
    vec![
        context.say("variants-this"),
        context.money(pack.total(context)),
        years(pack).to_string(),
        context.decimal(pack.package.effort, 1),
        share(context, party),
        share(context, pack.package.eu_utility),
        share(context, 0.0),
    ]
}

fn row(context: &Context, pack: &Pack, variant: &AlternativePackage) -> Vec<String> {
    let utility = variant.utilities.get(&pack.package.partner);
    vec![
        name(context, &variant.kind),
        context.money(nearest(variant.cost)),
        variant.build_years.to_string(),
        context.decimal(variant.effort, 1),
        share(context, utility.copied().unwrap_or(0.0)),
        share(context, variant.eu_utility),
        share(context, variant.loss),
    ]
}

/// `Lower cost: adds A; leaves out B and C.`
fn changed(context: &Context, variant: &AlternativePackage) -> String {
    let called = |id: &str| {
        let mut known = context.offer.components.iter();
        let known = known.find(|known| known.id.as_str() == id);
        known.map_or_else(|| id.to_owned(), |known| label(context, known))
    };
    let items = |items: &[ItemOutline]| -> Vec<String> {
        items.iter().map(|item| called(&item.component)).collect()
    };
    let resized = variant.resized.iter();
    let moved = |earlier: bool| -> Vec<String> {
        let moved = variant.moved.iter();
        let meant = moved.filter(|start| (start.to < start.from) == earlier);
        meant
            .map(|start| {
                let name = called(&start.component);
                let (from, to) = (start.from.to_string(), start.to.to_string());
                tell!(context, "variants-year", name = name, from = from, to = to)
            })
            .collect()
    };
    let parts = [
        ("variants-adds", items(&variant.enters)),
        ("variants-drops", items(&variant.leaves)),
        (
            "variants-resizes",
            resized.map(|size| called(&size.component)).collect(),
        ),
        ("variants-earlier", moved(true)),
        ("variants-later", moved(false)),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(message, names)| {
            let names = context.commas(&names);
            context.tell(message, &[("names", names.into())])
        })
        .collect();
    let said = context.semicolons(&said);
    words::sentence(&context.pair(&name(context, &variant.kind), &said))
}
