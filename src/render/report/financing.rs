//! Section 4: who pays, in which kind of money, and who pays afterwards.

use super::block::{Block, Table, figure_of, list, note, paragraph};
use super::chart::{Slice, money as money_chart};
use super::context::{Context, Pack};
use super::{Section, blending, costs, loans, matrix, ratios, words};
use crate::formulate::rules::debt_gate;
use crate::model::{DebtRating, Instrument, InstrumentKind};
use crate::render::locale::tell;
use crate::render::number::{apportion, as_f64};

pub(super) const SECTION: Section = Section {
    number: "4",
    id: "section-financing",
    strategy: &[
        "M013", "M029", "M030", "M031", "M042", "M065", "M068", "M069", "M173",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let used = context.used_instruments(pack.sources(context));
    if used.is_empty() {
        let mut blocks = vec![paragraph(context.say("financing-none"))];
        blocks.extend(list(vec![debt_rating(context, pack)]));
        return blocks;
    }
    let mut blocks = vec![figure_of(context, chart(context, pack, &used))];
    let mut lines = remarks(context, pack);
    lines.extend(loans::in_short(context, pack));
    lines.extend(matrix::contingent(context, pack));
    lines.extend(blending::conditions(context, pack));
    blocks.extend(list(lines));
    blocks.push(note(tell!(
        context,
        "financing-owners",
        annex = costs::SECTION.annex()
    )));
    blocks
}

fn instrument<'a>(context: &'a Context, at: usize) -> &'a Instrument {
    &context.offer.taxonomy.instruments[at]
}

/// Every source with its owner, kind and terms.
pub(super) fn sources(context: &Context, pack: &Pack) -> Block {
    let used = context.used_instruments(pack.sources(context));
    let mut table = Table::new(
        context.say("sources-table"),
        &context.cells("sources-columns"),
    );
    let parts: Vec<f64> = used
        .iter()
        .map(|at| as_f64(pack.sources(context)[*at]))
        .collect();
    let shares = apportion(&parts, 100);
    for (at, share) in used.iter().zip(shares) {
        let source = instrument(context, *at);
        table.row(vec![
            context.pair(
                &context.code(source.id.as_str()),
                &context.instrument(source),
            ),
            words::owner(context, &source.owner),
            words::kind(context, source.kind),
            context.money(pack.sources(context)[*at]),
            context.with_percent(&share.to_string()),
            terms(context, source),
        ]);
    }
    table.total = Some(vec![
        context.say("total"),
        String::new(),
        String::new(),
        context.money(pack.total(context)),
        context.with_percent("100"),
        String::new(),
    ]);
    Block::Table { table }
}

/// Name of a source, with its kind where the name does not say it.
pub(super) fn named(context: &Context, source: &Instrument) -> String {
    let kind = words::kind(context, source.kind);
    let name = context.instrument(source);
    let lower = name.to_lowercase();
    // Short words are parts of others by chance.
    let says = |word: &str| match word.chars().count() {
        0..=2 => false,
        3 => lower.split(' ').any(|other| other.starts_with(word)),
        _ => lower.contains(word),
    };
    if kind.split([' ', '-', '\'', '’']).any(says) {
        name
    } else if let Some(open) = name.strip_suffix(')') {
        format!("{})", context.semicolons(&[open, &kind]))
    } else {
        format!("{name} ({kind})")
    }
}

fn terms(context: &Context, source: &Instrument) -> String {
    match source.terms {
        Some(terms) => tell!(
            context,
            "loan-terms",
            rate = context.rate(terms.rate),
            grace = context.figure(terms.grace_years),
            maturity = context.figure(terms.maturity_years)
        ),
        None if source.kind.is_debt() => context.say("to-be-agreed"),
        None => "–".to_owned(),
    }
}

fn chart(context: &Context, pack: &Pack, used: &[usize]) -> super::chart::Figure {
    let parts: Vec<f64> = used
        .iter()
        .map(|at| as_f64(pack.sources(context)[*at]))
        .collect();
    let slices: Vec<Slice> = used
        .iter()
        .zip(apportion(&parts, 100))
        .zip(matrix::roles(context, used))
        .map(|((at, share), role)| {
            let source = instrument(context, *at);
            let units = pack.sources(context)[*at];
            Slice {
                label: named(context, source),
                value: as_f64(units),
                text: format!(
                    "{} ({})",
                    context.eur(units),
                    context.with_percent(&share.to_string())
                ),
                role,
            }
        })
        .collect();
    let id = context.chart_id(pack.partner.id.as_str(), "financing");
    let title = tell!(
        context,
        "financing-chart",
        amount = context.eur(pack.total(context))
    );
    money_chart(context, id, &title, &slices)
}

/// Colour and pattern of a kind of money.
pub(super) fn role(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Grant => "grant",
        InstrumentKind::Loan => "loan",
        InstrumentKind::Guarantee => "guarantee",
        InstrumentKind::ExportCredit => "export",
        InstrumentKind::Equity => "equity",
        InstrumentKind::Domestic => "domestic",
    }
}

/// Whole percentages of the money by kind, which sum to 100: grants first.
pub(super) fn kinds(context: &Context, pack: &Pack) -> Vec<(String, i64)> {
    let of = |test: fn(InstrumentKind) -> bool| as_f64(pack.of_kind(context, test));
    let names = context.cells("kinds-of-money");
    let parts = [
        of(|kind| kind == InstrumentKind::Grant),
        of(InstrumentKind::is_debt),
        of(|kind| kind == InstrumentKind::Equity),
        of(|kind| kind == InstrumentKind::Domestic),
    ];
    names.into_iter().zip(apportion(&parts, 100)).collect()
}

fn remarks(context: &Context, pack: &Pack) -> Vec<String> {
    let kinds: Vec<String> = kinds(context, pack)
        .into_iter()
        .filter(|(_, share)| *share > 0)
        .map(|(kind, share)| {
            let share = context.with_percent(&share.to_string());
            tell!(context, "kind-and-share", kind = kind, share = share)
        })
        .collect();
    let mut lines = vec![
        tell!(context, "financing-kinds", kinds = context.commas(&kinds)),
        ratios::Leverage::of(context, pack).sentence(context),
        debt_rating(context, pack),
    ];
    let (run, ventured) = ratios::running(context, pack);
    let (_, last) = context.years();
    if run > 0 {
        let amount = context.eur(run);
        lines.push(if ventured == 0 {
            tell!(context, "financing-running", last = last, amount = amount)
        } else {
            tell!(
                context,
                "financing-running-shared",
                last = last,
                amount = amount,
                operators = context.eur(ventured),
                budget = context.eur(run - ventured)
            )
        });
    }
    lines
}

/// What the debt rating allows.
fn debt_rating(context: &Context, pack: &Pack) -> String {
    let rating = words::debt(context, pack.partner.debt);
    let allowed = context.say(match pack.partner.debt {
        DebtRating::High | DebtRating::InDistress => "debt-no-loans",
        DebtRating::Moderate => "debt-concessional-only",
        DebtRating::Low => "debt-no-bar",
        DebtRating::NotRated if debt_gate::applies(pack.partner) => "debt-unrated-high",
        DebtRating::NotRated => "debt-unrated",
    });
    let sovereign = pack.sovereign(context);
    let owed = if sovereign > 0 {
        tell!(context, "debt-owed", amount = context.eur(sovereign))
    } else {
        context.say("debt-nothing-owed")
    };
    tell!(
        context,
        "debt-rating",
        rating = rating,
        allowed = allowed,
        owed = owed
    )
}
