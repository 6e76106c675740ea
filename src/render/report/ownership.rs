//! In the end: who owns each component, who runs it, what that costs in ten years, present values.

use super::block::{Block, Table, note};
use super::context::{Chosen, Context, Pack};
use super::ratios;
use crate::render::number::{NBSP, apportion, figure, money, money_or_dash, nearest};

/// Years of running cost that are shown.
const YEARS: f64 = 10.0;

/// The table and how to read it; nothing for an empty package.
pub(super) fn blocks(context: &Context, pack: &Pack) -> Vec<Block> {
    let rate = figure(context.offer.scenario.discount_rate * 100.0);
    let mut table = Table::new(
        "In the end: who owns, who runs, what it costs",
        &[
            "Component".to_owned(),
            "Owner (proposed)".to_owned(),
            "Runs it and carries the cost".to_owned(),
            "#Running, ten years".to_owned(),
            format!("#Its present value at {rate}{NBSP}%"),
            format!("#Cost, present value at {rate}{NBSP}%"),
        ],
    );
    let (mut runs, mut discounted) = (0, 0);
    // The sum is printed with the package's figures too: the parts follow it.
    let values = pack.chosen.iter();
    let values: Vec<f64> = values
        .map(|chosen| ratios::present_value_of(context, chosen))
        .collect();
    let value = nearest(values.iter().sum());
    let parts = apportion(&values, value);
    for (chosen, part) in pack.chosen.iter().zip(parts) {
        let run = nearest(chosen.running() * YEARS);
        let later = nearest(running_now(context, chosen));
        runs += run;
        discounted += later;
        let ventured = ratios::is_ventured(context, chosen);
        table.row(vec![
            chosen.short().to_owned(),
            owner(chosen, ventured).to_owned(),
            runner(chosen, ventured).to_owned(),
            money_or_dash(run),
            money_or_dash(later),
            money(part),
        ]);
    }
    table.total = Some(vec![
        "Total".to_owned(),
        String::new(),
        String::new(),
        money(runs),
        money(discounted),
        money(value),
    ]);
    let Some(table) = table.block() else {
        return Vec::new();
    };
    vec![
        table,
        note(format!(
            "Owner and operator are defaults that follow from the money and are to be agreed: what private investors or borrowers pay \
             for in part is theirs, the rest is the partner's public body's. No source of the EU owns anything in the end. Million EUR in {}; \
             running costs count the first ten years of operation.",
            context.offer.scenario.horizon.start_year
        )),
    ]
}

/// Who owns it when it is built.
fn owner(chosen: &Chosen, ventured: bool) -> &'static str {
    match (chosen.regional(), ventured) {
        (true, true) => "company or consortium of the shared project",
        (true, false) => "public bodies of its members together",
        (false, true) => "operator or private borrower",
        (false, false) => "public body of the partner",
    }
}

/// Who runs it and pays for that.
fn runner(chosen: &Chosen, ventured: bool) -> &'static str {
    if chosen.running() <= 0.0 {
        "nothing to run after the period"
    } else if ventured {
        "operator, from its users"
    } else {
        "partner's budget"
    }
}

/// MEUR in the first year of the horizon for ten years of running from when it operates.
///
/// `opex x sum_(k=0..9) (1 + r)^-(t0 + k)`, `t0` years from the start of the horizon to operation.
fn running_now(context: &Context, chosen: &Chosen) -> f64 {
    let scenario = &context.offer.scenario;
    let wait = chosen
        .operates_from()
        .saturating_sub(scenario.horizon.start_year);
    let first = wait.clamp(0, 1000);
    let factor = |year: i32| (1.0 + scenario.discount_rate).powi(-year);
    let factors = (first..first + 10).map(factor);
    chosen.running() * factors.sum::<f64>()
}
