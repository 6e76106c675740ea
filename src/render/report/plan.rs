//! Money by year as flat tables, in whole euros, so that rows and columns add up as printed.

use super::context::{Chosen, Context, Pack};
use super::data::{Cell, Sheet, names, text};
use super::loans::due_from;
use super::words;
use crate::finance::{Aid, IMF_WORLD_BANK, Loan, dac};
use crate::model::{BorrowerClass, Instrument};
use crate::render::number::{apportion, as_f64, as_units};

/// Euros in a million.
const EUROS: f64 = 1e6;

/// What each source pays for each component, for building and for running it, year by year.
///
/// Where the result says what a source pays in which year, that stands; elsewhere each source pays the
/// same share of every year. A line `total` for each partner sums the lines above it.
pub(super) fn financing_plan(context: &Context) -> Sheet {
    let horizon = context.offer.scenario.horizon;
    let mut columns = names(&[
        "partner",
        "line",
        "component",
        "purpose",
        "instrument",
        "kind",
        "owner",
    ]);
    let (first, last) = context.years();
    columns.extend((first..=last).map(|year| format!("eur_{year}")));
    columns.push("eur".to_owned());
    let mut rows = Vec::new();
    for pack in &context.packs {
        let mut sums = vec![0; horizon.years];
        for chosen in &pack.chosen {
            for (id, meur) in &chosen.item.finance {
                let Some(source) = instrument(context, id) else {
                    continue;
                };
                for (purpose, cells) in split(context, chosen, id, *meur) {
                    if cells.iter().all(|euros| *euros == 0) {
                        continue;
                    }
                    for (sum, euros) in sums.iter_mut().zip(&cells) {
                        *sum += euros;
                    }
                    let mut row = vec![
                        text(&pack.partner.id),
                        text("item"),
                        text(&chosen.component.id),
                        text(purpose),
                        text(id),
                        text(&words::kind(context, source.kind)),
                        text(&source.owner),
                    ];
                    row.extend(euros(&cells));
                    rows.push(row);
                }
            }
        }
        let mut row = vec![text(&pack.partner.id), text("total")];
        row.extend((0..5).map(|_| Cell::Empty));
        row.extend(euros(&sums));
        rows.push(row);
    }
    Sheet {
        name: "financing-plan",
        columns,
        rows,
    }
}

fn instrument<'a>(context: &'a Context, id: &str) -> Option<&'a Instrument> {
    let mut instruments = context.offer.taxonomy.instruments.iter();
    instruments.find(|instrument| instrument.id.as_str() == id)
}

/// Cells of a row, and their sum.
fn euros(cells: &[i64]) -> impl Iterator<Item = Cell> {
    let sum = cells.iter().sum();
    cells
        .iter()
        .copied()
        .chain([sum])
        .map(Cell::Count)
        .collect::<Vec<_>>()
        .into_iter()
}

/// Whole euros by year of what one source pays for building and for running one component.
fn split(
    context: &Context,
    chosen: &Chosen,
    source: &str,
    meur: f64,
) -> [(&'static str, Vec<i64>); 2] {
    let horizon = context.offer.scenario.horizon;
    let (invest, run) = parts(context, chosen, source);
    let all: Vec<f64> = invest.into_iter().chain(run).collect();
    let mut invest = apportion(&all, as_units(meur * EUROS));
    let run = invest.split_off(horizon.years);
    [("investment", invest), ("running", run)]
}

/// By year for building and for running, what the parts of a source's amount are in proportion to.
fn parts(context: &Context, chosen: &Chosen, source: &str) -> (Vec<f64>, Vec<f64>) {
    let horizon = context.offer.scenario.horizon;
    let (mut invest, mut run) = chosen.payments(horizon);
    if let Some(stated) = chosen.item.finance_by_year.get(source) {
        // What it pays in a year is for building and running in the year's own proportion.
        for (year, (invest, run)) in invest.iter_mut().zip(&mut run).enumerate() {
            let paid = stated.get(year).copied().unwrap_or(0.0);
            let due = *invest + *run;
            let building = if due > 0.0 { *invest / due } else { 1.0 };
            *invest = paid * building;
            *run = paid - *invest;
        }
    }
    (invest, run)
}

/// MEUR by year of what one source pays for one component.
pub(super) fn by_year(context: &Context, chosen: &Chosen, source: &str) -> Vec<f64> {
    let (invest, run) = parts(context, chosen, source);
    let years: Vec<f64> = invest.iter().zip(&run).map(|(a, b)| a + b).collect();
    let sum: f64 = years.iter().sum();
    let meur = chosen.item.finance.get(source).copied().unwrap_or(0.0);
    let scale = if sum > 0.0 { meur / sum } else { 0.0 };
    years.into_iter().map(|year| year * scale).collect()
}

/// Every loan of every component, with what is due in each year.
pub(super) fn loans(context: &Context) -> Sheet {
    let mut columns = names(&[
        "partner",
        "partner_name",
        "component",
        "instrument",
        "instrument_name",
        "kind",
        "owner",
        "borrower",
        "meur",
        "start_year",
        "rate",
        "grace_years",
        "maturity_years",
        "payments_per_year",
        "profile",
        "grant_element_5_percent",
        "concessional",
        "grant_share_needed_percent",
        "dac_class",
        "dac_discount",
        "dac_least_percent",
        "grant_element_dac_percent",
        "counts_as_aid",
        "interest_meur",
        "service_meur",
    ]);
    let lent: Vec<Lent> = context
        .packs
        .iter()
        .flat_map(|pack| lent(context, pack))
        .collect();
    let first = lent
        .iter()
        .filter_map(|line| line.due.first())
        .map(|due| due.0)
        .min();
    let last = lent
        .iter()
        .filter_map(|line| line.due.last())
        .map(|due| due.0)
        .max();
    let years: Vec<i32> = first
        .zip(last)
        .map_or_else(Vec::new, |(first, last)| (first..=last).collect());
    columns.extend(years.iter().map(|year| format!("service_{year}_meur")));
    let rows = lent.into_iter().map(|mut line| {
        line.row.extend(years.iter().map(|year| {
            let due = line.due.iter().find(|due| due.0 == *year);
            due.map_or(Cell::Empty, |due| millions(due.1))
        }));
        line.row
    });
    Sheet {
        name: "loans",
        rows: rows.collect(),
        columns,
    }
}

/// A row without its years, and what is due in each year in whole euros.
struct Lent {
    row: Vec<Cell>,
    due: Vec<(i32, i64)>,
}

fn millions(euros: i64) -> Cell {
    Cell::Number(as_f64(euros) / EUROS)
}

fn lent<'a>(context: &'a Context, pack: &'a Pack) -> Vec<Lent> {
    let mut lines = Vec::new();
    for chosen in &pack.chosen {
        for (id, meur) in &chosen.item.finance {
            let source =
                instrument(context, id).filter(|source| source.kind.is_debt() && *meur > 0.0);
            if let Some(source) = source {
                lines.push(line(context, pack, chosen, source, *meur));
            }
        }
    }
    lines
}

fn line(context: &Context, pack: &Pack, chosen: &Chosen, source: &Instrument, meur: f64) -> Lent {
    let loan = source.terms.as_ref().map(Loan::of);
    let shares: Vec<(i32, f64)> = loan
        .iter()
        .flat_map(|loan| due_from(chosen.item.start_year, loan))
        .collect();
    let parts: Vec<f64> = shares.iter().map(|(_, share)| *share).collect();
    let service = as_units(meur * EUROS * parts.iter().sum::<f64>());
    let due = shares
        .iter()
        .map(|(year, _)| *year)
        .zip(apportion(&parts, service))
        .collect();
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let yes = |yes: bool| text(if yes { "yes" } else { "no" });
    let known = |cell: Cell| if loan.is_some() { cell } else { Cell::Empty };
    let imf = loan.as_ref().map(|loan| IMF_WORLD_BANK.judge(loan));
    let class = pack.partner.borrower_class;
    let threshold = class.map(dac);
    let row = vec![
        text(&pack.partner.id),
        text(&pack.partner.name),
        text(&chosen.component.id),
        text(&source.id),
        text(&source.name),
        text(&words::kind(context, source.kind)),
        text(&source.owner),
        text(if source.sovereign {
            "government"
        } else {
            "other"
        }),
        Cell::Number(meur),
        Cell::Count(i64::from(chosen.item.start_year)),
        number(source.terms.map(|terms| terms.rate)),
        number(source.terms.map(|terms| terms.grace_years)),
        number(source.terms.map(|terms| terms.maturity_years)),
        known(Cell::Count(i64::from(
            loan.map_or(0, |loan| loan.payments_per_year()),
        ))),
        known(text("equal-principal")),
        number(imf.map(|verdict| verdict.grant_element)),
        imf.map_or(Cell::Empty, |verdict| yes(verdict.met)),
        number(imf.map(|verdict| verdict.grant_share)),
        class.map_or(Cell::Empty, |class| text(code(class))),
        number(threshold.map(|threshold| threshold.discount)),
        number(threshold.map(|threshold| threshold.least)),
        number(
            threshold
                .zip(loan.as_ref())
                .map(|(threshold, loan)| loan.grant_element(threshold.discount)),
        ),
        text(Aid::of(pack.partner, source, loan.as_ref()).code()),
        known(millions(service - as_units(meur * EUROS))),
        known(millions(service)),
    ];
    Lent { row, due }
}

/// Class as the partner table writes it.
fn code(class: BorrowerClass) -> &'static str {
    match class {
        BorrowerClass::LdcLic => "LDC_LIC",
        BorrowerClass::Lmic => "LMIC",
        BorrowerClass::Umic => "UMIC",
        BorrowerClass::GlobalInstitution => "GLOBAL",
        BorrowerClass::OtherInstitution => "OTHER",
    }
}
