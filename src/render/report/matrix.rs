//! Who pays for what in which year, in printed units that add up along every row and column.
//!
//! Each source's amount for a component is printed elsewhere; here it is spread over the years so
//! that these sum to it, and so that each year's sum, of a source and of all, is its exact sum to the
//! nearest unit or next to it: a source that pays just its yearly limit is not printed above it.

use super::block::{Block, Table, figure_of, note};
use super::chart::{Band, Figure, years};
use super::context::{Context, Pack};
use super::workbook::PlanRow;
use super::{financing, plan, words};
use crate::model::{Instrument, InstrumentKind};
use crate::render::locale::{Locale, tell};
use crate::render::rounding::{self, Amount};

/// What one source pays for one component, by year.
pub(super) struct Cell {
    /// Position among the package's components.
    pub(super) component: usize,
    /// Position of the instrument.
    pub(super) source: usize,
    /// Printed units in each year of the horizon.
    pub(super) years: Vec<i64>,
}

/// Every cell of a package, by component and then by instrument.
pub(super) fn cells(context: &Context, pack: &Pack) -> Vec<Cell> {
    let horizon = context.offer.scenario.horizon;
    let instruments = &context.offer.taxonomy.instruments;
    let mut cells = Vec::new();
    let mut amounts = Vec::new();
    for (component, chosen) in pack.chosen.iter().enumerate() {
        for (&source, &units) in &chosen.sources {
            let id = instruments[source].id.as_str();
            if units <= 0 {
                continue;
            }
            let row = cells.len();
            let years = plan::by_year(context, chosen, id);
            for (year, meur) in rounding::scaled(&years, units).into_iter().enumerate() {
                // In the words of the rounding: sources stand for partners, years for sources.
                amounts.push(Amount {
                    partner: source,
                    row,
                    source: year,
                    meur,
                });
            }
            cells.push(Cell {
                component,
                source,
                years: vec![0; horizon.years],
            });
        }
    }
    let rounded = rounding::round(&amounts, instruments.len(), cells.len(), horizon.years);
    for (amount, units) in amounts.iter().zip(rounded.cells) {
        cells[amount.row].years[amount.source] = units;
    }
    cells
}

/// Every cell of a package for the workbook.
pub(super) fn rows(context: &Context, pack: &Pack) -> Vec<PlanRow> {
    let row = |cell: Cell| {
        let component = pack.chosen[cell.component].component;
        let source = &context.offer.taxonomy.instruments[cell.source];
        PlanRow {
            partner: pack.partner.id.to_string(),
            code: component.code.clone().unwrap_or_default(),
            component: context.component(component),
            source: context.code(source.id.as_str()),
            kind: words::kind(context, source.kind),
            years: cell.years,
        }
    };
    cells(context, pack).into_iter().map(row).collect()
}

/// Printed units by year of what each instrument pays in these packages: grants first, guarantees last.
fn by_source<'p>(
    context: &Context,
    packs: impl Iterator<Item = &'p Pack<'p>>,
) -> Vec<(usize, Vec<i64>)> {
    let instruments = &context.offer.taxonomy.instruments;
    let mut sums = vec![vec![0; context.offer.scenario.horizon.years]; instruments.len()];
    for pack in packs {
        for cell in cells(context, pack) {
            for (sum, units) in sums[cell.source].iter_mut().zip(&cell.years) {
                *sum += units;
            }
        }
    }
    let mut used: Vec<(usize, Vec<i64>)> = sums
        .into_iter()
        .enumerate()
        .filter(|(_, years)| years.iter().any(|units| *units != 0))
        .collect();
    used.sort_by_key(|(at, _)| (order(instruments[*at].kind), *at));
    used
}

/// Grants, then what is repaid, then own money; what is only stood behind comes last.
fn order(kind: InstrumentKind) -> u8 {
    match kind {
        InstrumentKind::Grant => 0,
        InstrumentKind::Loan => 1,
        InstrumentKind::ExportCredit => 2,
        InstrumentKind::Equity => 3,
        InstrumentKind::Domestic => 4,
        InstrumentKind::Guarantee => 5,
    }
}

/// The chart of one package, or nothing where nothing is paid.
pub(super) fn chart(context: &Context, pack: &Pack) -> Option<Block> {
    let id = context.chart_id(pack.partner.id.as_str(), "by-year");
    drawn(context, id, by_source(context, std::iter::once(pack)))
}

/// The chart of all packages.
pub(super) fn chart_of_all(context: &Context) -> Option<Block> {
    let used = by_source(context, context.packs.iter());
    drawn(context, context.chart_id("summary", "by-year"), used)
}

fn drawn(context: &Context, id: String, used: Vec<(usize, Vec<i64>)>) -> Option<Block> {
    if used.is_empty() {
        return None;
    }
    let instruments = &context.offer.taxonomy.instruments;
    let positions: Vec<usize> = used.iter().map(|(at, _)| *at).collect();
    let band = |((at, units), role): ((usize, Vec<i64>), &'static str)| Band {
        label: financing::named(context, &instruments[at]),
        role,
        units,
    };
    let roles = roles(context, &positions);
    let bands: Vec<Band> = used.into_iter().zip(roles).map(band).collect();
    let (first, _) = context.years();
    let title = context.say("by-year-chart");
    let figure: Figure = years(context, id, &title, first, &bands);
    Some(figure_of(context, figure))
}

/// Colour and pattern of each of these sources: one colour a kind, one pattern for each of its sources.
pub(super) fn roles(context: &Context, used: &[usize]) -> Vec<&'static str> {
    let kind = |at: usize| context.offer.taxonomy.instruments[at].kind;
    let own = |&at: &usize| {
        let others = used.iter().filter(|other| kind(**other) == kind(at));
        role(kind(at), others.filter(|other| **other < at).count())
    };
    used.iter().map(own).collect()
}

/// Colour and pattern of a source, where `before` others of its kind came before it.
fn role(kind: InstrumentKind, before: usize) -> &'static str {
    const GRANTS: [&str; 4] = ["grant", "grant-2", "grant-3", "grant-4"];
    const LOANS: [&str; 3] = ["loan", "loan-2", "loan-3"];
    match kind {
        InstrumentKind::Grant => GRANTS[before % GRANTS.len()],
        InstrumentKind::Loan => LOANS[before % LOANS.len()],
        kind => financing::role(kind),
    }
}

/// Sources by year, then components and sources by year, for the annex.
pub(super) fn tables(context: &Context, pack: &Pack) -> Vec<Block> {
    let cells = cells(context, pack);
    if cells.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![sources(context, pack), components(context, pack, &cells)];
    blocks.push(note(context.say("by-year-remarks")));
    blocks
}

/// Columns of a message with the years before the last one.
fn columns(context: &Context, mut columns: Vec<String>) -> Vec<String> {
    let (from, to) = context.years();
    let sum = columns.pop();
    columns.extend((from..=to).map(|year| format!("#{year}")));
    columns.extend(sum);
    columns
}

fn row(locale: &Locale, names: &[&str], years: &[i64], dash: bool) -> Vec<String> {
    let print = |units: i64| {
        if dash {
            locale.money_or_dash(units)
        } else {
            locale.money(units)
        }
    };
    let mut row: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    row.extend(years.iter().map(|units| print(*units)));
    row.push(locale.money(years.iter().sum()));
    row
}

fn add(sums: &mut [i64], years: &[i64]) {
    for (sum, units) in sums.iter_mut().zip(years) {
        *sum += units;
    }
}

/// Above the line what is paid in, below it what a guarantee stands behind.
fn sources(context: &Context, pack: &Pack) -> Block {
    let used = by_source(context, std::iter::once(pack));
    let instruments = &context.offer.taxonomy.instruments;
    let mut table = Table::new(
        context.say("sources-by-year-table"),
        &columns(context, context.cells("sources-by-year-columns")),
    );
    let years = context.offer.scenario.horizon.years;
    let (mut firm, mut all) = (vec![0; years], vec![0; years]);
    let is_contingent = |source: &Instrument| source.kind == InstrumentKind::Guarantee;
    let contingent = used.iter().any(|(at, _)| is_contingent(&instruments[*at]));
    let mut drawn = false;
    for (at, units) in &used {
        let source = &instruments[*at];
        if is_contingent(source) && !drawn {
            let above = context.say("by-year-paid-in");
            table.row(row(context, &[&above, ""], &firm, false));
            drawn = true;
        }
        if !is_contingent(source) {
            add(&mut firm, units);
        }
        add(&mut all, units);
        let name = if is_contingent(source) {
            tell!(
                context,
                "by-year-below",
                source = context.code(source.id.as_str())
            )
        } else {
            context.code(source.id.as_str())
        };
        let kind = if is_contingent(source) {
            context.say("by-year-guaranteed")
        } else {
            words::kind(context, source.kind)
        };
        table.row(row(context, &[&name, &kind], units, true));
    }
    let total = context.say(if contingent {
        "by-year-cost-with-below"
    } else {
        "by-year-cost"
    });
    table.total = Some(row(context, &[&total, ""], &all, false));
    Block::Table { table }
}

/// The whole matrix: a row for each component and source.
fn components(context: &Context, pack: &Pack, cells: &[Cell]) -> Block {
    let instruments = &context.offer.taxonomy.instruments;
    let mut table = Table::new(
        context.say("plan-table"),
        &columns(context, context.cells("plan-columns")),
    );
    let mut all = vec![0; context.offer.scenario.horizon.years];
    for cell in cells {
        let chosen = &pack.chosen[cell.component];
        let source = context.code(instruments[cell.source].id.as_str());
        let short = chosen.short(context);
        table.row(row(context, &[&short, &source], &cell.years, true));
        add(&mut all, &cell.years);
    }
    let total = context.say("total");
    table.total = Some(row(context, &[&total, ""], &all, false));
    Block::Table { table }
}

/// What a guarantee stands behind, in words: nothing where there is none.
pub(super) fn contingent(context: &Context, pack: &Pack) -> Option<String> {
    let behind = pack.of_kind(context, |kind| kind == InstrumentKind::Guarantee);
    let grants = pack.of_kind(context, |kind| kind == InstrumentKind::Grant);
    let amount = context.eur(behind);
    (behind > 0).then(|| {
        if grants > 0 {
            tell!(
                context,
                "contingent-beside-grants",
                amount = amount,
                grants = context.eur(grants)
            )
        } else {
            tell!(context, "contingent", amount = amount)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::number::as_f64;
    use crate::render::sample;

    /// Every printed sum of every sample package, read back from the printed tables.
    #[test]
    fn rows_and_columns_add_up_as_printed() {
        let (offer, result) = (sample::offer(), sample::result());
        let context = Context::new(&offer, &result, "2026-11-20", "0.0.0").unwrap();
        let tenths = |text: &String| -> i64 {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            if text == "–" {
                0
            } else {
                digits.parse().unwrap()
            }
        };
        for pack in &context.packs {
            for block in tables(&context, pack) {
                let Block::Table { table } = block else {
                    continue;
                };
                let total: Vec<i64> = table.total.as_ref().unwrap()[2..]
                    .iter()
                    .map(tenths)
                    .collect();
                let mut sums = vec![0; total.len()];
                for row in table
                    .rows
                    .iter()
                    .filter(|row| !row[0].starts_with("Paid in"))
                {
                    let figures: Vec<i64> = row[2..].iter().map(tenths).collect();
                    let (last, years) = figures.split_last().unwrap();
                    assert_eq!(years.iter().sum::<i64>(), *last, "{row:?}");
                    add(&mut sums, &figures);
                }
                assert_eq!(sums, total, "{}", table.caption);
                assert_eq!(*total.last().unwrap(), pack.total(&context));
            }
            for (at, units) in by_source(&context, std::iter::once(pack)) {
                assert_eq!(units.iter().sum::<i64>(), pack.sources(&context)[at]);
            }
            for cell in cells(&context, pack) {
                let chosen = &pack.chosen[cell.component];
                assert_eq!(cell.years.iter().sum::<i64>(), chosen.sources[&cell.source]);
                let id = offer.taxonomy.instruments[cell.source].id.as_str();
                let exact = plan::by_year(&context, chosen, id);
                for (units, meur) in cell.years.iter().zip(exact) {
                    // Scaled to the printed sum, then to a unit up or down.
                    assert!((as_f64(*units) - meur * 10.0).abs() < 2.0, "{id}");
                }
            }
        }
    }
}
