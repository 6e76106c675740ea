//! Loans: how concessional each is, whether it counts as aid, and what has to be paid back when.
//!
//! A loan is taken to be paid out in full at the beginning of the year in which its component starts,
//! on the terms of the taxonomy: equal principal, two payments a year. Nominal terms on amounts at
//! constant prices: a real burden falls faster.

use std::collections::BTreeMap;

use super::block::{Block, Table, heading, list, note};
use super::context::{Context, Pack};
use super::{costs, words};
use crate::finance::{Aid, IMF_WORLD_BANK, Loan, dac, grant_share};
use crate::model::{BorrowerClass, Instrument, InstrumentKind};
use crate::render::locale::{Locale, tell};
use crate::render::number::as_f64;
use crate::render::rounding::{self, Amount};

/// All that one instrument lends to one package.
pub(super) struct Line<'a> {
    pub(super) instrument: &'a Instrument,
    /// Printed units lent.
    pub(super) units: i64,
    /// MEUR lent.
    pub(super) meur: f64,
    /// MEUR paid out by year.
    drawn: BTreeMap<i32, f64>,
    /// The loan, where the taxonomy states its terms.
    pub(super) loan: Option<Loan>,
}

/// Every instrument that lends to the package, in taxonomy order.
pub(super) fn lines<'a>(context: &Context<'a>, pack: &Pack) -> Vec<Line<'a>> {
    let instruments = context.offer.taxonomy.instruments.iter().enumerate();
    let lines = instruments.filter(|(_, instrument)| instrument.kind.is_debt());
    lines
        .map(|(at, instrument)| {
            let mut drawn = BTreeMap::new();
            for chosen in &pack.chosen {
                let lent = chosen.item.finance.get(instrument.id.as_str());
                if let Some(&meur) = lent.filter(|meur| **meur > 0.0) {
                    *drawn.entry(chosen.item.start_year).or_insert(0.0) += meur;
                }
            }
            Line {
                instrument,
                units: pack.sources(context)[at],
                meur: drawn.values().sum(),
                drawn,
                loan: instrument.terms.as_ref().map(Loan::of),
            }
        })
        .filter(|line| line.meur > 0.0)
        .collect()
}

impl Line<'_> {
    /// Debt service by year in MEUR; nothing where terms are not known.
    pub(super) fn service(&self) -> BTreeMap<i32, f64> {
        let mut due = BTreeMap::new();
        for (&start, meur) in &self.drawn {
            for (year, share) in self.loan.iter().flat_map(|loan| due_from(start, loan)) {
                *due.entry(year).or_insert(0.0) += meur * share;
            }
        }
        due
    }
}

/// Years and debt service of a loan paid out at the beginning of `start`, as shares of its face value.
pub(super) fn due_from(start: i32, loan: &Loan) -> impl Iterator<Item = (i32, f64)> {
    let shares = loan.by_year().into_iter();
    (start..).zip(shares.map(|(principal, interest)| principal + interest))
}

/// Whether a loan counts as aid, as printed.
fn whether_aid(locale: &Locale, aid: Aid) -> String {
    match aid {
        Aid::Judged(verdict) => {
            let least = locale.rate(verdict.threshold.least / 100.0);
            if verdict.met {
                tell!(locale, "aid-yes", least = least)
            } else {
                tell!(locale, "aid-no", least = least)
            }
        }
        Aid::ExportCredit => locale.say("aid-export-credit"),
        Aid::NotEligible => locale.say("aid-not-eligible"),
        Aid::OtherRules => locale.say("aid-other-rules"),
        Aid::Unknown => locale.say("not-known"),
    }
}

/// Class of a borrower as printed.
pub(super) fn class(locale: &Locale, class: BorrowerClass) -> String {
    locale.say(match class {
        BorrowerClass::LdcLic => "class-ldc-lic",
        BorrowerClass::Lmic => "class-lmic",
        BorrowerClass::Umic => "class-umic",
        BorrowerClass::GlobalInstitution => "class-global",
        BorrowerClass::OtherInstitution => "class-other",
    })
}

/// A small share in per cent: `0.021 %`.
pub(super) fn of_gdp(locale: &Locale, service: f64, gdp: Option<f64>) -> String {
    match gdp.map(|gdp| 100.0 * service / gdp) {
        None => locale.say("not-known"),
        Some(share) if share > 0.0 && share < 0.0005 => {
            locale.with_percent(&format!("<{}", locale.decimal(0.001, 3)))
        }
        Some(share) => locale.with_percent(&locale.decimal(share, 3)),
    }
}

/// Debt service as printed: by year for each line with terms, and in all.
pub(super) struct Service {
    /// Years with their printed units: of each line, then the sum.
    pub(super) years: Vec<(i32, Vec<i64>, i64)>,
    /// Printed units of each line over all years.
    lines: Vec<i64>,
    total: i64,
}

impl Service {
    /// Rounds the debt service of lines so that years and lines add up as printed.
    pub(super) fn of(lines: &[Line]) -> Self {
        let due: Vec<BTreeMap<i32, f64>> = lines.iter().map(Line::service).collect();
        let mut years: Vec<i32> = due.iter().flat_map(BTreeMap::keys).copied().collect();
        years.sort_unstable();
        years.dedup();
        let mut amounts = Vec::new();
        for (source, due) in due.iter().enumerate() {
            for (row, year) in years.iter().enumerate() {
                if let Some(&meur) = due.get(year) {
                    amounts.push(Amount {
                        partner: 0,
                        row,
                        source,
                        meur,
                    });
                }
            }
        }
        let rounded = rounding::round(&amounts, 1, years.len(), lines.len());
        let mut cells = vec![vec![0; lines.len()]; years.len()];
        for (amount, units) in amounts.iter().zip(&rounded.cells) {
            cells[amount.row][amount.source] = *units;
        }
        let rows = years.into_iter().zip(cells).zip(rounded.rows);
        Self {
            years: rows
                .map(|((year, cells), sum)| (year, cells, sum))
                .collect(),
            lines: rounded.sources,
            total: rounded.total,
        }
    }

    /// The year with the largest debt service: the first where several are.
    pub(super) fn peak(&self) -> Option<(i32, i64)> {
        let years = self.years.iter().rev().map(|(year, _, sum)| (*year, *sum));
        years
            .max_by_key(|(_, sum)| *sum)
            .filter(|(_, sum)| *sum > 0)
    }
}

/// How concessional loans to the government are together with the grants, for section 4: nothing without such loans.
pub(super) fn in_short(context: &Context, pack: &Pack) -> Option<String> {
    concession(context, pack, &lines(context, pack))
}

/// The part of annex B on loans: nothing where nothing is lent.
pub(super) fn blocks(context: &Context, pack: &Pack) -> Vec<Block> {
    let lines = lines(context, pack);
    if lines.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(context.say("loans")), terms(context, pack, &lines)];
    blocks.extend(list(remarks(context, pack, &lines)));
    blocks
}

/// Each loan with its terms, how concessional it is, and whether it counts as aid.
fn terms(context: &Context, pack: &Pack, lines: &[Line]) -> Block {
    let threshold = pack.partner.borrower_class.map(dac);
    let rate = context.rate(IMF_WORLD_BANK.discount);
    let mut columns = context.cells_with("loans-columns", &[("rate", rate.into())]);
    let counts = columns.pop();
    columns.extend(threshold.map(|threshold| {
        let rate = context.rate(threshold.discount);
        tell!(context, "loans-column-dac", rate = rate)
    }));
    columns.extend(counts);
    let in_percent = |value: f64| in_percent(context, value);
    let mut table = Table::new(context.say("loans-table"), &columns);
    for line in lines {
        let mut row = vec![
            context.code(line.instrument.id.as_str()),
            context.money(line.units),
        ];
        if let (Some(loan), Some(terms)) = (&line.loan, line.instrument.terms) {
            row.extend([
                context.rate(terms.rate),
                context.figure(terms.grace_years),
                context.figure(terms.maturity_years),
                in_percent(loan.grant_element(IMF_WORLD_BANK.discount)),
            ]);
            row.extend(
                threshold.map(|threshold| in_percent(loan.grant_element(threshold.discount))),
            );
        } else {
            row.push(context.say("to-be-agreed"));
            row.extend(vec!["–".to_owned(); 3 + usize::from(threshold.is_some())]);
        }
        let aid = Aid::of(pack.partner, line.instrument, line.loan.as_ref());
        row.push(whether_aid(context, aid));
        table.row(row);
    }
    if lines.len() > 1 {
        let mut total = vec![String::new(); table.columns.len()];
        total[0] = context.say("total");
        total[1] = context.money(lines.iter().map(|line| line.units).sum());
        table.total = Some(total);
    }
    Block::Table { table }
}

fn remarks(context: &Context, pack: &Pack, lines: &[Line]) -> Vec<String> {
    let mut remarks = vec![burden(context, pack, lines)];
    remarks.extend(concession(context, pack, lines));
    let judged =
        |line: &Line| line.instrument.sovereign && line.instrument.kind == InstrumentKind::Loan;
    if !lines.iter().any(judged) {
        return remarks;
    }
    remarks.push(match (pack.partner.oda, pack.partner.borrower_class) {
        (Some(false), _) => context.say("dac-not-eligible"),
        (_, Some(class)) => tell!(
            context,
            "dac-class",
            partner = pack.name(context),
            class = self::class(context, class)
        ),
        (_, None) => context.say("dac-no-class"),
    });
    remarks
}

/// What has to be paid back when.
fn burden(context: &Context, pack: &Pack, lines: &[Line]) -> String {
    let service = Service::of(lines);
    let Some((year, most)) = service.peak() else {
        return context.say("debt-service-unknown");
    };
    let lent: i64 = lines
        .iter()
        .filter(|line| line.loan.is_some())
        .map(|line| line.units)
        .sum();
    let last = service.years.last().map_or(year, |(year, ..)| *year);
    let owed = lines.iter().zip(&service.lines);
    let sovereign: i64 = owed
        .filter(|(line, _)| line.instrument.sovereign)
        .map(|(_, units)| units)
        .sum();
    let without: Vec<String> = lines
        .iter()
        .filter(|line| line.loan.is_none())
        .map(|line| context.code(line.instrument.id.as_str()))
        .collect();
    let gdp = pack.partner.gdp;
    let service = tell!(
        context,
        "debt-service",
        amount = context.eur(service.total),
        last = last,
        interest = context.eur(service.total - lent),
        sovereign = context.eur(sovereign),
        year = year,
        most = context.eur(most),
        share = of_gdp(context, as_f64(most) / 10.0, gdp),
        annex = costs::SECTION.annex()
    );
    if without.is_empty() {
        words::sentence(&service)
    } else {
        let without = context.and(&without);
        tell!(
            context,
            "debt-service-without",
            service = service,
            without = without
        )
    }
}

/// Grants and loans to the government together, against the IMF's and the World Bank's threshold.
fn concession(context: &Context, pack: &Pack, lines: &[Line]) -> Option<String> {
    let owed: Vec<&Line> = lines
        .iter()
        .filter(|line| line.instrument.sovereign)
        .collect();
    let lent: f64 = owed.iter().map(|line| line.meur).sum();
    if lent <= 0.0 {
        return None;
    }
    let of = |line: &&Line| {
        line.loan
            .as_ref()
            .map_or(0.0, |loan| loan.grant_element(IMF_WORLD_BANK.discount))
    };
    let loans = owed.iter().map(|line| line.meur * of(line)).sum::<f64>() / lent;
    let grants = granted(context, pack);
    let whole = (100.0 * grants + lent * loans) / (grants + lent);
    let least = IMF_WORLD_BANK.least;
    let element = tell!(
        context,
        "grant-element",
        held = if whole >= least { "yes" } else { "no" },
        element = in_percent(context, whole),
        rate = context.rate(IMF_WORLD_BANK.discount),
        least = context.rate(least / 100.0)
    );
    let loans_alone = in_percent(context, loans);
    Some(if loans < least {
        tell!(
            context,
            "grant-element-lift",
            element = element,
            loans = loans_alone,
            grants = in_percent(context, grant_share(loans, least))
        )
    } else {
        tell!(
            context,
            "grant-element-loans",
            element = element,
            loans = loans_alone
        )
    })
}

fn in_percent(locale: &Locale, value: f64) -> String {
    locale.with_percent(&locale.decimal(value, 1))
}

/// MEUR of grants.
fn granted(context: &Context, pack: &Pack) -> f64 {
    let instruments = &context.offer.taxonomy.instruments;
    let grants = instruments
        .iter()
        .filter(|instrument| instrument.kind == InstrumentKind::Grant);
    let ids: Vec<&str> = grants.map(|grant| grant.id.as_str()).collect();
    let finance = pack.chosen.iter().flat_map(|chosen| &chosen.item.finance);
    finance
        .filter(|(id, _)| ids.contains(&id.as_str()))
        .map(|(_, meur)| meur)
        .sum()
}

/// Debt service by year, for the annex: nothing where no loan has terms.
pub(super) fn by_year(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut lines = lines(context, pack);
    lines.retain(|line| line.loan.is_some());
    let service = Service::of(&lines);
    if service.total == 0 {
        return Vec::new();
    }
    let mut columns = context.cells("debt-service-columns");
    let after = columns.split_off(1.min(columns.len()));
    columns.extend(
        lines
            .iter()
            .map(|line| context.numeric_code(line.instrument.id.as_str())),
    );
    columns.extend(after);
    let mut table = Table::new(context.say("debt-service-table"), &columns);
    let gdp = pack.partner.gdp;
    for (year, cells, sum) in &service.years {
        let mut row = vec![year.to_string()];
        row.extend(cells.iter().map(|units| context.money_or_dash(*units)));
        row.push(context.money_or_dash(*sum));
        row.push(of_gdp(context, as_f64(*sum) / 10.0, gdp));
        table.row(row);
    }
    let mut total = vec![context.say("total")];
    total.extend(service.lines.iter().map(|units| context.money(*units)));
    total.extend([context.money(service.total), String::new()]);
    table.total = Some(total);
    vec![
        Block::Table { table },
        note(context.say("debt-service-remarks")),
    ]
}
