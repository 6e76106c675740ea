//! Loans: how concessional each is, whether it counts as aid, and what has to be paid back when.
//!
//! A loan is taken to be paid out in full at the beginning of the year in which its component starts,
//! on the terms of the taxonomy: equal principal, two payments a year. Nominal terms on amounts at
//! constant prices: a real burden falls faster.

use std::collections::BTreeMap;

use super::block::{Block, Table, heading, list, note};
use super::context::{Context, Pack};
use super::{costs, words};
use crate::finance::absorption::gdp;
use crate::finance::{IMF_WORLD_BANK, Loan, Verdict, dac, grant_share};
use crate::model::{BorrowerClass, Instrument, InstrumentKind, Partner};
use crate::render::number::{NBSP, as_f64, decimal, eur, figure, money, money_or_dash};
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

/// Whether a loan counts as official development assistance, and why not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Aid {
    /// Held against the least grant element of the partner's class.
    Judged(Verdict),
    /// Export credits never count.
    ExportCredit,
    /// The partner is not eligible.
    NotEligible,
    /// Money to private borrowers and guarantees follow rules of their own.
    OtherRules,
    /// Class or terms are not known.
    Unknown,
}

impl Aid {
    /// What the loan is to the OECD's Development Assistance Committee.
    pub(super) fn of(partner: &Partner, instrument: &Instrument, loan: Option<&Loan>) -> Self {
        match instrument.kind {
            InstrumentKind::ExportCredit => Self::ExportCredit,
            _ if partner.oda == Some(false) => Self::NotEligible,
            InstrumentKind::Loan if instrument.sovereign => match (loan, partner.borrower_class) {
                (Some(loan), Some(class)) if partner.oda == Some(true) => {
                    Self::Judged(dac(class).judge(loan))
                }
                _ => Self::Unknown,
            },
            _ => Self::OtherRules,
        }
    }

    /// For a table of data.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Judged(Verdict { met: true, .. }) => "yes",
            Self::Judged(_) => "no: grant element",
            Self::ExportCredit => "no: export credit",
            Self::NotEligible => "no: partner",
            Self::OtherRules => "other rules",
            Self::Unknown => "not known",
        }
    }

    fn words(self) -> String {
        match self {
            Self::Judged(verdict) => {
                let least = figure(verdict.threshold.least);
                if verdict.met {
                    format!("yes (from {least}{NBSP}%)")
                } else {
                    format!("no (from {least}{NBSP}%)")
                }
            }
            Self::ExportCredit => "no: export credit".to_owned(),
            Self::NotEligible => "no: partner not eligible".to_owned(),
            Self::OtherRules => "own rules (no loan to a government)".to_owned(),
            Self::Unknown => "not known".to_owned(),
        }
    }
}

/// Class of a borrower as printed.
pub(super) fn class(class: BorrowerClass) -> &'static str {
    match class {
        BorrowerClass::LdcLic => "a least developed or low-income country",
        BorrowerClass::Lmic => "a lower middle-income country",
        BorrowerClass::Umic => "an upper middle-income country",
        BorrowerClass::GlobalInstitution => "a global institution or development bank",
        BorrowerClass::OtherInstitution => "another multilateral institution",
    }
}

/// A small share in per cent: `0.021 %`.
pub(super) fn of_gdp(service: f64, gdp: Option<f64>) -> String {
    match gdp.map(|gdp| 100.0 * service / gdp) {
        None => "not known".to_owned(),
        Some(share) if share > 0.0 && share < 0.0005 => format!("<0.001{NBSP}%"),
        Some(share) => format!("{}{NBSP}%", decimal(share, 3)),
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

/// The part of section 4 on loans: nothing where nothing is lent.
pub(super) fn blocks(context: &Context, pack: &Pack) -> Vec<Block> {
    let lines = lines(context, pack);
    if lines.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading("Loans and debt"), terms(pack, &lines)];
    blocks.extend(list(remarks(context, pack, &lines)));
    blocks
}

/// Each loan with its terms, how concessional it is, and whether it counts as aid.
fn terms(pack: &Pack, lines: &[Line]) -> Block {
    let threshold = pack.partner.borrower_class.map(dac);
    let mut columns = [
        "Loan",
        "#Million EUR",
        "#Rate a year",
        "#Grace, years",
        "#Tenor, years",
    ]
    .map(str::to_owned)
    .to_vec();
    columns.push(format!(
        "#Grant element at {}{NBSP}%",
        percent(IMF_WORLD_BANK.discount)
    ));
    columns.extend(
        threshold.map(|threshold| format!("#at {}{NBSP}% (DAC)", percent(threshold.discount))),
    );
    columns.push("Counts as aid".to_owned());
    let mut table = Table::new("Loans, on the terms assumed", &columns);
    for line in lines {
        let mut row = vec![line.instrument.id.to_string(), money(line.units)];
        if let (Some(loan), Some(terms)) = (&line.loan, line.instrument.terms) {
            row.extend([
                format!("{}{NBSP}%", percent(terms.rate)),
                figure(terms.grace_years),
                figure(terms.maturity_years),
                in_percent(loan.grant_element(IMF_WORLD_BANK.discount)),
            ]);
            row.extend(
                threshold.map(|threshold| in_percent(loan.grant_element(threshold.discount))),
            );
        } else {
            row.push("to be agreed".to_owned());
            row.extend(vec!["–".to_owned(); 3 + usize::from(threshold.is_some())]);
        }
        row.push(Aid::of(pack.partner, line.instrument, line.loan.as_ref()).words());
        table.row(row);
    }
    if lines.len() > 1 {
        let mut total = vec![String::new(); table.columns.len()];
        "Total".clone_into(&mut total[0]);
        total[1] = money(lines.iter().map(|line| line.units).sum());
        table.total = Some(total);
    }
    Block::Table { table }
}

fn percent(share: f64) -> String {
    figure(share * 100.0)
}

fn remarks(context: &Context, pack: &Pack, lines: &[Line]) -> Vec<String> {
    let mut remarks = vec![burden(context, pack, lines)];
    remarks.extend(concession(context, pack, lines));
    let judged =
        |line: &Line| line.instrument.sovereign && line.instrument.kind == InstrumentKind::Loan;
    if !lines.iter().any(judged) {
        return remarks;
    }
    let class = match (pack.partner.oda, pack.partner.borrower_class) {
        (Some(false), _) => "development assistance may not go to this partner".to_owned(),
        (_, Some(class)) => format!("{} is classed as {}", pack.name(), self::class(class)),
        (_, None) => "no class is recorded for this partner, so that no loan is judged".to_owned(),
    };
    remarks.push(format!(
        "To the OECD's Development Assistance Committee (DAC), {class}; a loan has to respect the IMF's and the World Bank's \
         limits on debt as well."
    ));
    remarks
}

/// What has to be paid back when.
fn burden(context: &Context, pack: &Pack, lines: &[Line]) -> String {
    let service = Service::of(lines);
    let Some((year, most)) = service.peak() else {
        return "Debt service is not known: no terms are stated.".to_owned();
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
        .map(|line| line.instrument.id.to_string())
        .collect();
    let without = if without.is_empty() {
        String::new()
    } else {
        format!(
            "; {} not counted, since its terms are to be agreed",
            words::and(&without)
        )
    };
    format!(
        "Debt service: {} until {last} (interest {}, owed by the government {}); most in {year}: {}, {} of GDP; by year: {}{without}.",
        eur(service.total),
        eur(service.total - lent),
        eur(sovereign),
        eur(most),
        of_gdp(
            as_f64(most) / 10.0,
            gdp(pack.partner, context.offer.scenario.price_year)
        ),
        costs::SECTION.place()
    )
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
    let held = if whole >= least {
        "reaches"
    } else {
        "does not reach"
    };
    let lift = if loans < least {
        format!(
            "; the loans alone have {} and need {} of grants in the whole to reach it",
            in_percent(loans),
            in_percent(grant_share(loans, least))
        )
    } else {
        format!("; the loans alone have {}", in_percent(loans))
    };
    Some(format!(
        "Grants and loans to the government together have a grant element of {} at {}{NBSP}%, which {held} the {}{NBSP}% of the IMF and the World Bank{lift}.",
        in_percent(whole),
        percent(IMF_WORLD_BANK.discount),
        figure(least)
    ))
}

fn in_percent(value: f64) -> String {
    format!("{}{NBSP}%", decimal(value, 1))
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
    let mut columns = vec!["Year".to_owned()];
    columns.extend(lines.iter().map(|line| format!("#{}", line.instrument.id)));
    columns.extend(["#Debt service".to_owned(), "#Share of GDP".to_owned()]);
    let mut table = Table::new("Debt service by year, million EUR", &columns);
    let gdp = gdp(pack.partner, context.offer.scenario.price_year);
    for (year, cells, sum) in &service.years {
        let mut row = vec![year.to_string()];
        row.extend(cells.iter().map(|units| money_or_dash(*units)));
        row.push(money_or_dash(*sum));
        row.push(of_gdp(as_f64(*sum) / 10.0, gdp));
        table.row(row);
    }
    let mut total = vec!["Total".to_owned()];
    total.extend(service.lines.iter().map(|units| money(*units)));
    total.extend([money(service.total), String::new()]);
    table.total = Some(total);
    vec![
        Block::Table { table },
        note(
            "Each loan is taken as paid out in full when its component starts, with equal principal and two payments a year; \
             nominal rates on amounts at constant prices, and GDP held at its last known figure. Real disbursement \
             follows the works and costs less interest.",
        ),
    ]
}
