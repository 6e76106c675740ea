//! Section 6: who pays what, in which kind of money, and who pays afterwards.

use super::block::{Block, Table, list, note, paragraph};
use super::chart::{Slice, money as money_chart};
use super::context::{Context, Pack};
use super::{Section, offer, package, words};
use crate::model::{DebtRating, Instrument, InstrumentKind};
use crate::render::number::{
    NBSP, apportion, as_f64, decimal, eur, figure, money, money_or_dash, nearest, percent,
};

pub(super) const SECTION: Section = Section {
    number: "6",
    title: "Financing plan",
    strategy: &[
        "M013", "M029", "M030", "M031", "M042", "M064", "M065", "M068", "M069", "M173",
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
    let mut blocks = vec![matrix(context, pack, &used), sources(context, pack, &used)];
    blocks.push(Block::Chart {
        figure: chart(context, pack, &used),
    });
    blocks.extend(list(remarks(context, pack, total)));
    blocks.push(note(
        "Every amount belongs to the owner named; money that an agency only implements is counted once, at its owner. \
         The instruments exist; the amounts are a proposal and no owner has agreed to them.",
    ));
    blocks
}

fn instrument<'a>(context: &'a Context, at: usize) -> &'a Instrument {
    &context.offer.taxonomy.instruments[at]
}

fn matrix(context: &Context, pack: &Pack, used: &[usize]) -> Block {
    let mut columns = vec!["Component".to_owned()];
    columns.extend(
        used.iter()
            .map(|at| format!("#{}", instrument(context, *at).id)),
    );
    columns.push("#Total".to_owned());
    let caption = format!(
        "Who pays what, million EUR, constant {} prices",
        context.offer.scenario.price_year
    );
    let mut table = Table::new(caption, &columns);
    for chosen in &pack.chosen {
        let mut row = vec![package::name(chosen)];
        let cell = |at: &usize| money_or_dash(chosen.sources.get(at).copied().unwrap_or(0));
        row.extend(used.iter().map(cell));
        row.push(money(chosen.units));
        table.row(row);
    }
    let mut last = vec!["Total".to_owned()];
    last.extend(used.iter().map(|at| money(pack.sources(context)[*at])));
    last.push(money(pack.total(context)));
    table.total = Some(last);
    Block::Table { table }
}

fn sources(context: &Context, pack: &Pack, used: &[usize]) -> Block {
    let mut table = Table::new(
        "Sources of money",
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
fn named(source: &Instrument) -> String {
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
    let total = as_f64(pack.total(context)).max(1.0);
    let slices: Vec<Slice> = used
        .iter()
        .map(|at| {
            let source = instrument(context, *at);
            let units = pack.sources(context)[*at];
            Slice {
                label: named(source),
                value: as_f64(units),
                text: format!("{} ({})", eur(units), percent(as_f64(units) / total)),
                role: role(source.kind),
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

fn remarks(context: &Context, pack: &Pack, total: i64) -> Vec<String> {
    let share = |units: i64| percent(as_f64(units) / as_f64(total).max(1.0));
    let grants = pack.of_kind(context, |kind| kind == InstrumentKind::Grant);
    let debt = pack.of_kind(context, InstrumentKind::is_debt);
    let equity = pack.of_kind(context, |kind| kind == InstrumentKind::Equity);
    let own = pack.of_kind(context, |kind| kind == InstrumentKind::Domestic);
    let mut kinds = vec![format!("grants {}", share(grants))];
    if debt > 0 {
        kinds.push(format!("money to be repaid {}", share(debt)));
    }
    if equity > 0 {
        kinds.push(format!("equity {}", share(equity)));
    }
    if own > 0 {
        kinds.push(format!("the partner's own money {}", share(own)));
    }
    let mut lines = vec![
        format!("By kind of money: {}.", kinds.join(", ")),
        debt_gate(context, pack),
    ];
    if let Some(people) = offer::people(pack).filter(|people| *people > 0.0) {
        let each = as_f64(total) / 10.0 / people;
        lines.push(format!(
            "Cost per inhabitant: EUR{NBSP}{} over the period.",
            decimal(each, 2)
        ));
    }
    let run: f64 = pack
        .chosen
        .iter()
        .map(|c| c.choice.opex_per_year.value() * c.share)
        .sum();
    let (_, last) = context.years();
    if run > 0.0 {
        lines.push(format!(
            "Running costs after {last}: about {} a year. Nobody in this plan pays them; by default they fall to the \
             partner's budget or to users, and an opex line should be agreed before signature.",
            eur(nearest(run))
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
    let instruments = &context.offer.taxonomy.instruments;
    let sovereign: i64 = (0..instruments.len())
        .filter(|at| instruments[*at].sovereign)
        .map(|at| pack.sources(context)[at])
        .sum();
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
