//! Section 4: who pays, in which kind of money, and who pays afterwards.

use super::block::{Block, Table, list, note, paragraph};
use super::chart::{Slice, money as money_chart};
use super::context::{Context, Pack};
use super::{Section, blending, loans, matrix, offer, ratios, words};
use crate::model::{DebtRating, Instrument, InstrumentKind};
use crate::render::number::{NBSP, apportion, as_f64, decimal, eur, figure, money};

pub(super) const SECTION: Section = Section {
    number: "4",
    title: "Who pays",
    strategy: &[
        "M013", "M029", "M030", "M031", "M042", "M065", "M068", "M069", "M173",
    ],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let total = pack.total(context);
    let used = context.used_instruments(pack.sources(context));
    if used.is_empty() {
        let mut blocks = vec![paragraph(
            "No money is used: the package is empty or costs nothing.",
        )];
        blocks.extend(list(vec![debt_gate(context, pack)]));
        return blocks;
    }
    let mut blocks = vec![Block::Chart {
        figure: chart(context, pack, &used),
    }];
    blocks.extend(matrix::chart(context, pack));
    let mut lines = remarks(context, pack, total);
    lines.extend(matrix::contingent(context, pack));
    lines.extend(blending::conditions(context, pack));
    blocks.extend(list(lines));
    blocks.extend(loans::blocks(context, pack));
    blocks.push(note(
        "Every amount belongs to the owner named; money that an agency only implements is counted once, at its owner. \
         The instruments exist; the amounts are a proposal and no owner has agreed to them.",
    ));
    blocks
}

fn instrument<'a>(context: &'a Context, at: usize) -> &'a Instrument {
    &context.offer.taxonomy.instruments[at]
}

/// Every source with its owner, kind and terms.
pub(super) fn sources(context: &Context, pack: &Pack) -> Block {
    let used = context.used_instruments(pack.sources(context));
    let mut table = Table::new(
        "Sources of money and their terms",
        &[
            "Source",
            "Owner",
            "Kind",
            "#Million EUR",
            "#Share",
            "Terms assumed",
        ],
    );
    let parts: Vec<f64> = used
        .iter()
        .map(|at| as_f64(pack.sources(context)[*at]))
        .collect();
    let shares = apportion(&parts, 100);
    for (at, share) in used.iter().zip(shares) {
        let source = instrument(context, *at);
        table.row(vec![
            format!("{}: {}", source.id, source.name),
            words::owner(&source.owner),
            words::kind(source.kind).to_owned(),
            money(pack.sources(context)[*at]),
            format!("{share}{NBSP}%"),
            terms(source),
        ]);
    }
    table.total = Some(vec![
        "Total".to_owned(),
        String::new(),
        String::new(),
        money(pack.total(context)),
        format!("100{NBSP}%"),
        String::new(),
    ]);
    Block::Table { table }
}

/// Name of a source, with its kind where the name does not say it.
pub(super) fn named(source: &Instrument) -> String {
    let kind = words::kind(source.kind);
    let said = kind
        .split([' ', '-', '\''])
        .any(|word| word.len() > 3 && source.name.to_lowercase().contains(word));
    if said {
        source.name.clone()
    } else {
        format!("{} ({kind})", source.name)
    }
}

fn terms(source: &Instrument) -> String {
    match source.terms {
        Some(terms) => format!(
            "{}{NBSP}% a year, {} years of grace, {} years in all",
            figure(terms.rate * 100.0),
            figure(terms.grace_years),
            figure(terms.maturity_years)
        ),
        None if source.kind.is_debt() => "to be agreed".to_owned(),
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
                label: named(source),
                value: as_f64(units),
                text: format!("{} ({share}{NBSP}%)", eur(units)),
                role,
            }
        })
        .collect();
    let id = format!("{}-financing", pack.partner.id);
    money_chart(
        id,
        &format!("Who pays: {}", eur(pack.total(context))),
        &slices,
    )
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
pub(super) fn kinds(context: &Context, pack: &Pack) -> Vec<(&'static str, i64)> {
    let of = |test: fn(InstrumentKind) -> bool| as_f64(pack.of_kind(context, test));
    let names = [
        "grants",
        "money to be repaid",
        "equity",
        "the partner's own money",
    ];
    let parts = [
        of(|kind| kind == InstrumentKind::Grant),
        of(InstrumentKind::is_debt),
        of(|kind| kind == InstrumentKind::Equity),
        of(|kind| kind == InstrumentKind::Domestic),
    ];
    names.into_iter().zip(apportion(&parts, 100)).collect()
}

fn remarks(context: &Context, pack: &Pack, total: i64) -> Vec<String> {
    let kinds: Vec<String> = kinds(context, pack)
        .into_iter()
        .filter(|(_, share)| *share > 0)
        .map(|(kind, share)| format!("{kind} {share}{NBSP}%"))
        .collect();
    let mut lines = vec![
        format!("By kind of money: {}.", kinds.join(", ")),
        ratios::Leverage::of(context, pack).sentence(),
        debt_gate(context, pack),
    ];
    if let Some(people) = offer::people(pack).filter(|people| *people > 0.0) {
        let each = as_f64(total) / 10.0 / people;
        lines.push(format!(
            "Cost per inhabitant: EUR{NBSP}{} over the period.",
            decimal(each, 2)
        ));
    }
    let (run, ventured) = ratios::running(context, pack);
    let (_, last) = context.years();
    if run > 0 {
        let carried = if ventured == 0 {
            "by default they fall to the partner's budget or to users".to_owned()
        } else {
            format!(
                "by default {} falls to the operators that private investors or borrowers pay for, and their users, and {} to \
                 the partner's budget",
                eur(ventured),
                eur(run - ventured)
            )
        };
        lines.push(format!(
            "Running costs after {last}: about {} a year. Nobody in this plan pays them; {carried}, and an opex line should be \
             agreed before signature.",
            eur(run)
        ));
    }
    lines
}

/// What the debt rating allows.
fn debt_gate(context: &Context, pack: &Pack) -> String {
    let rating = words::debt(pack.partner.debt);
    let allowed = match pack.partner.debt {
        DebtRating::High | DebtRating::InDistress => "loans to the government are not proposed".to_owned(),
        DebtRating::Moderate => {
            "a loan to the government needs a grant element of at least 35 % at a discount rate of 5 %, alone or \
             together with the grants of the package"
                .to_owned()
        }
        DebtRating::Low | DebtRating::NotRated => "the rating bars no loan; debt is still to be checked".to_owned(),
    };
    let sovereign = pack.sovereign(context);
    let owed = if sovereign > 0 {
        format!(
            "{} of this plan would be owed by the government",
            eur(sovereign)
        )
    } else {
        "nothing in this plan would be owed by the government".to_owned()
    };
    format!("Debt sustainability rating: {rating}; {allowed}; {owed}.")
}
