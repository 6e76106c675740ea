//! In the end: who owns each component, who runs it, what that costs in ten years, present values.

use super::block::{Block, Table, note};
use super::context::{Chosen, Context, Pack};
use crate::package::figures::{CarriedBy, Owner, RUNNING_YEARS};
use crate::render::locale::tell;
use crate::render::number::{apportion, nearest};

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
        .map(|chosen| chosen.held().present_value(context.offer))
        .collect();
    let value = nearest(values.iter().sum());
    let parts = apportion(&values, value);
    for (chosen, part) in pack.chosen.iter().zip(parts) {
        let run = nearest(chosen.running() * f64::from(RUNNING_YEARS));
        let later = nearest(running_now(context, chosen));
        runs += run;
        discounted += later;
        table.row(vec![
            chosen.short(context),
            context.say(owner(chosen.held().owner(context.offer))),
            context.say(runner(chosen.held().carried_by(context.offer))),
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
            year = context.offer.scenario.horizon.start_year,
            prices = context.offer.scenario.price_year
        )),
    ]
}

/// Message that says who owns it when it is built.
fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Consortium => "ownership-consortium",
        Owner::Members => "ownership-members",
        Owner::Operator => "ownership-operator",
        Owner::PublicBody => "ownership-public",
    }
}

/// Message that says who runs it and pays for that.
fn runner(carried_by: CarriedBy) -> &'static str {
    match carried_by {
        CarriedBy::Nobody => "runner-nothing",
        CarriedBy::Operator => "runner-operator",
        CarriedBy::PartnerBudget => "runner-budget",
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
