//! Annex B: what each component costs to build and to run, who pays for it, and what it asks.

use super::block::{Block, Table, note, paragraph};
use super::context::{Chosen, Context, Pack};
use super::{Section, blending, financing, loans, matrix, ownership, package, ratios};
use crate::model::InstrumentKind;
use crate::render::number::{decimal, money, money_or_dash, nearest};

pub(super) const SECTION: Section = Section {
    number: "B",
    title: "Costs and money by component",
    strategy: &["M059", "M061", "M064"],
    build,
};

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph("There is nothing to pay: the package is empty.")];
    }
    let mut blocks = vec![costs(context, pack)];
    if pack.total(context) > 0 {
        blocks.push(matrix(context, pack));
        blocks.extend(matrix::tables(context, pack));
        blocks.push(financing::sources(context, pack));
        blocks.extend(blending::table(context, pack));
        blocks.push(ratios::table(context, pack));
        blocks.extend(loans::by_year(context, pack));
    }
    blocks.extend(ownership::blocks(context, pack));
    let capacity = pack.package.delivery_capacity.map_or_else(
        || "; no capacity is recorded for this partner".to_owned(),
        |capacity| format!(" of a capacity put at {} (estimated)", decimal(capacity, 1)),
    );
    let mut remarks = vec![
        "Codes are those of section 2.".to_owned(),
        format!(
            "Effort (estimated) is what a component asks of the partner's administration, in comparable units: {}{capacity}.",
            decimal(pack.package.effort, 1)
        ),
        "Running cost over ten years counts the first ten years of operation and is not part of the cost.".to_owned(),
    ];
    if pack.of_kind(context, InstrumentKind::is_debt) > 0 {
        remarks.push(
            "Borrower, security, environmental and social class of a loan are settled by its lender.".to_owned(),
        );
    }
    if pack.chosen.iter().any(Chosen::states_payments) {
        remarks.push(
            "Where the catalogue states payments by year, they are shown as investment.".to_owned(),
        );
    }
    blocks.push(note(remarks.join(" ")));
    blocks
}

fn costs(context: &Context, pack: &Pack) -> Block {
    let (first, last) = context.years();
    let mut table = Table::new(
        format!(
            "What it costs, million EUR, constant {} prices",
            context.offer.scenario.price_year
        ),
        &[
            "Component".to_owned(),
            "#Investment".to_owned(),
            format!("#Running {first} to {last}"),
            "#Cost".to_owned(),
            "#Low".to_owned(),
            "#High".to_owned(),
            "#Running, ten years".to_owned(),
            "#Years to build".to_owned(),
            "#Effort".to_owned(),
            "Mark".to_owned(),
        ],
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
            short(chosen),
            money_or_dash(invest),
            money_or_dash(run),
            money(chosen.units),
            money(low),
            money(high),
            money_or_dash(ten),
            chosen.choice.build_years.to_string(),
            decimal(chosen.choice.effort, 1),
            package::mark(chosen).to_owned(),
        ]);
    }
    table.total = Some(vec![
        "Total".to_owned(),
        money(invest_sum),
        money(run_sum),
        money(pack.total(context)),
        money(low_sum),
        money(high_sum),
        money(ten_sum),
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
    let mut columns = vec!["Component".to_owned()];
    columns.extend(used.iter().map(|at| format!("#{}", instruments[*at].id)));
    columns.push("#Cost".to_owned());
    let mut table = Table::new("Who pays for what, million EUR", &columns);
    for chosen in &pack.chosen {
        let mut row = vec![short(chosen)];
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

fn short(chosen: &Chosen) -> String {
    if chosen.regional() {
        format!("{} (shared)", chosen.short())
    } else {
        chosen.short().to_owned()
    }
}
