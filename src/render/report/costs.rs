//! Annex B: what each component costs to build and to run, who pays for it, and what it asks.

use super::block::{Block, Table, note, paragraph};
use super::context::{Chosen, Context, Pack};
use super::{Section, blending, financing, loans, matrix, ownership, package, ratios};
use crate::model::InstrumentKind;
use crate::render::locale::{Locale, tell};
use crate::render::number::nearest;

pub(super) const SECTION: Section = Section {
    number: "B",
    id: "section-costs",
    strategy: &["M059", "M061", "M064"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(context.say("costs-none"))];
    }
    let mut blocks = vec![costs(context, pack)];
    if pack.total(context) > 0 {
        blocks.push(matrix(context, pack));
        blocks.extend(matrix::chart(context, pack));
        blocks.extend(matrix::tables(context, pack));
        blocks.push(financing::sources(context, pack));
        blocks.extend(blending::table(context, pack));
        blocks.push(ratios::table(context, pack));
        blocks.extend(loans::blocks(context, pack));
        blocks.extend(loans::by_year(context, pack));
    }
    blocks.extend(ownership::blocks(context, pack));
    let effort = context.decimal(pack.package.effort, 1);
    let effort = match pack.package.delivery_capacity {
        Some(capacity) => tell!(
            context,
            "costs-effort",
            effort = effort,
            capacity = context.decimal(capacity, 1)
        ),
        None => tell!(context, "costs-effort-no-capacity", effort = effort),
    };
    let mut remarks = vec![
        tell!(context, "costs-codes", section = package::SECTION.section()),
        effort,
        context.say("costs-ten-years"),
    ];
    if pack.of_kind(context, InstrumentKind::is_debt) > 0 {
        remarks.push(context.say("costs-lender"));
    }
    if pack.chosen.iter().any(Chosen::states_payments) {
        remarks.push(context.say("costs-by-year"));
    }
    blocks.push(note(remarks.join(" ")));
    blocks
}

fn costs(context: &Context, pack: &Pack) -> Block {
    let (first, last) = context.years();
    let prices = context.offer.scenario.price_year;
    let years = [("first", first.into()), ("last", last.into())];
    let mut table = Table::new(
        tell!(context, "costs-table", prices = prices),
        &context.cells_with("costs-columns", &years),
    );
    let (mut invest_sum, mut run_sum, mut ten_sum) = (0, 0, 0);
    let (mut low_sum, mut high_sum) = (0, 0);
    for chosen in &pack.chosen {
        let (invest, run) = chosen.split();
        let ten = nearest(chosen.choice.opex_per_year.value() * 10.0 * chosen.share);
        let low = nearest(chosen.choice.low.value() * chosen.share);
        let high = nearest(chosen.choice.high.value() * chosen.share);
        invest_sum += invest;
        run_sum += run;
        ten_sum += ten;
        low_sum += low;
        high_sum += high;
        table.row(vec![
            short(context, chosen),
            context.money_or_dash(invest),
            context.money_or_dash(run),
            context.money(chosen.units),
            context.money(low),
            context.money(high),
            context.money_or_dash(ten),
            chosen.choice.build_years.to_string(),
            context.decimal(chosen.choice.effort, 1),
            package::mark(chosen).to_owned(),
        ]);
    }
    table.total = Some(vec![
        context.say("total"),
        context.money(invest_sum),
        context.money(run_sum),
        context.money(pack.total(context)),
        context.money(low_sum),
        context.money(high_sum),
        context.money(ten_sum),
        String::new(),
        String::new(),
        String::new(),
    ]);
    Block::Table { table }
}

/// Who pays for what: a row for each component, a column for each source.
fn matrix(context: &Context, pack: &Pack) -> Block {
    let instruments = &context.offer.taxonomy.instruments;
    let used = context.used_instruments(pack.sources(context));
    let mut columns = context.cells("matrix-columns");
    let after = columns.split_off(1.min(columns.len()));
    columns.extend(
        used.iter()
            .map(|at| context.numeric_code(instruments[*at].id.as_str())),
    );
    columns.extend(after);
    let mut table = Table::new(context.say("matrix-table"), &columns);
    for chosen in &pack.chosen {
        let mut row = vec![short(context, chosen)];
        let paid = |at: &usize| chosen.sources.get(at).copied().unwrap_or(0);
        row.extend(used.iter().map(|at| context.money_or_dash(paid(at))));
        row.push(context.money(chosen.units));
        table.row(row);
    }
    let mut last = vec![context.say("total")];
    let sources = pack.sources(context);
    last.extend(used.iter().map(|at| context.money(sources[*at])));
    last.push(context.money(pack.total(context)));
    table.total = Some(last);
    Block::Table { table }
}

fn short(locale: &Locale, chosen: &Chosen) -> String {
    package::shared(locale, chosen, chosen.short(locale))
}
