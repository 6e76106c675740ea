//! In the end: who owns each component, who runs it, what that costs in ten years, present values.

use super::block::{Block, Table, note};
use super::context::{Chosen, Context, Pack};
use super::ratios;
use crate::render::locale::tell;
use crate::render::number::{apportion, nearest};

/// Years of running cost that are shown.
const YEARS: f64 = 10.0;

/// The table and how to read it; nothing for an empty package.
pub(super) fn blocks(context: &Context, pack: &Pack) -> Vec<Block> {
    let rate = context.rate(context.offer.scenario.discount_rate);
    let mut table = Table::new(
        context.say("ownership-table"),
        &context.cells_with("ownership-columns", &[("rate", rate.into())]),
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
            chosen.short(context),
            context.say(owner(chosen, ventured)),
            context.say(runner(chosen, ventured)),
            context.money_or_dash(run),
            context.money_or_dash(later),
            context.money(part),
        ]);
    }
    table.total = Some(vec![
        context.say("total"),
        String::new(),
        String::new(),
        context.money(runs),
        context.money(discounted),
        context.money(value),
    ]);
    let Some(table) = table.block() else {
        return Vec::new();
    };
    vec![
        table,
        note(tell!(
            context,
            "ownership-remarks",
            year = context.offer.scenario.horizon.start_year
        )),
    ]
}

/// Message that says who owns it when it is built.
fn owner(chosen: &Chosen, ventured: bool) -> &'static str {
    match (chosen.regional(), ventured) {
        (true, true) => "ownership-consortium",
        (true, false) => "ownership-members",
        (false, true) => "ownership-operator",
        (false, false) => "ownership-public",
    }
}

/// Message that says who runs it and pays for that.
fn runner(chosen: &Chosen, ventured: bool) -> &'static str {
    if chosen.running() <= 0.0 {
        "runner-nothing"
    } else if ventured {
        "runner-operator"
    } else {
        "runner-budget"
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
