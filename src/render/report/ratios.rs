//! The package in a few figures that a bank asks for: leverage, present value, range, running cost.

use super::block::{Block, Table};
use super::context::{Chosen, Context, Pack};
use super::{financing, offer};
use crate::model::{Instrument, InstrumentKind};
use crate::package::figures::is_private;
use crate::render::locale::{Locale, tell};
use crate::render::number::{as_f64, nearest};

/// Printed units of EU grants, of private money, and of everything.
pub(super) struct Leverage {
    pub(super) eu_grants: i64,
    pub(super) private: i64,
    pub(super) all: i64,
}

impl Leverage {
    /// What the package draws on.
    pub(super) fn of(context: &Context, pack: &Pack) -> Self {
        let instruments = context.offer.taxonomy.instruments.iter();
        let sources = instruments.zip(pack.sources(context));
        let sum = |test: fn(&Instrument) -> bool| {
            let counted = sources.clone().filter(|(instrument, _)| test(instrument));
            counted.map(|(_, units)| units).sum()
        };
        Self {
            eu_grants: sum(|source| source.kind == InstrumentKind::Grant && source.owner == "eu"),
            private: sum(is_private),
            all: pack.total(context),
        }
    }

    /// Money per euro of EU grant: all of it, and the private part; nothing without an EU grant.
    pub(super) fn per_euro(&self, locale: &Locale) -> Option<(String, String)> {
        (self.eu_grants > 0).then(|| {
            let per = |units: i64| locale.decimal(as_f64(units) / as_f64(self.eu_grants), 2);
            (per(self.all), per(self.private))
        })
    }

    /// The same in a sentence.
    pub(super) fn sentence(&self, locale: &Locale) -> String {
        let amount = |figure: String| tell!(locale, "amount-eur", amount = figure);
        match self.per_euro(locale) {
            Some((all, private)) if self.private > 0 => tell!(
                locale,
                "leverage",
                all = amount(all),
                private = amount(private)
            ),
            Some((all, _)) => tell!(locale, "leverage-no-private", all = amount(all)),
            None => locale.say("leverage-no-grant"),
        }
    }
}

/// Printed units of running costs a year once everything is built: all, and the part in components
/// that private investors or borrowers pay for in part.
pub(super) fn running(context: &Context, pack: &Pack) -> (i64, i64) {
    let ventured = |chosen: &&Chosen| chosen.held().is_ventured(context.offer);
    let all: f64 = pack.chosen.iter().map(Chosen::running).sum();
    let part: f64 = pack
        .chosen
        .iter()
        .filter(ventured)
        .map(Chosen::running)
        .sum();
    (nearest(all), nearest(part).min(nearest(all)))
}

/// Printed units of the cost if everything turns out cheap, and if dear.
pub(super) fn range(pack: &Pack) -> (i64, i64) {
    let sum = |of: fn(&Chosen) -> f64| pack.chosen.iter().map(|chosen| nearest(of(chosen))).sum();
    (
        sum(|chosen| chosen.choice.low.value() * chosen.share),
        sum(|chosen| chosen.choice.high.value() * chosen.share),
    )
}

/// Present value of the cost in MEUR at the beginning of the horizon: `sum_t cost_t / (1 + r)^t`, the
/// first year undiscounted.
fn present_value(context: &Context, pack: &Pack) -> f64 {
    let chosen = pack.chosen.iter();
    chosen
        .map(|chosen| chosen.held().present_value(context.offer))
        .sum()
}

/// The table.
pub(super) fn table(context: &Context, pack: &Pack) -> Block {
    let scenario = &context.offer.scenario;
    let total = pack.total(context);
    let (low, high) = range(pack);
    let mut table = Table::new(
        context.say("ratios-table"),
        &context.cells("ratios-columns"),
    );
    let mut row = |name: String, value: String, how: String| table.row(vec![name, value, how]);
    row(
        context.say("ratio-range"),
        tell!(
            context,
            "range",
            low = context.money(low),
            high = context.money(high)
        ),
        context.say("ratio-range-how"),
    );
    let contingency = (high - total).max(0);
    row(
        context.say("ratio-contingency"),
        context.money(contingency),
        tell!(
            context,
            "ratio-contingency-how",
            share = context.percent(as_f64(contingency) / as_f64(total.max(1)))
        ),
    );
    row(
        tell!(
            context,
            "ratio-present-value",
            rate = context.rate(scenario.discount_rate)
        ),
        context.money(nearest(present_value(context, pack))),
        tell!(
            context,
            "ratio-present-value-how",
            year = scenario.horizon.start_year,
            prices = scenario.price_year
        ),
    );
    let leverage = Leverage::of(context, pack);
    if let Some((all, private)) = leverage.per_euro(context) {
        let grants = context.eur(leverage.eu_grants);
        row(
            context.say("ratio-all"),
            all,
            tell!(context, "ratio-all-how", grants = grants.as_str()),
        );
        row(
            context.say("ratio-private"),
            private,
            tell!(context, "ratio-private-how", grants = grants.as_str()),
        );
    }
    let grants = financing::kinds(context, pack)[0].1.to_string();
    row(
        context.say("ratio-grants"),
        context.with_percent(&grants),
        context.say("ratio-grants-how"),
    );
    if let Some(people) = offer::people(pack) {
        row(
            context.say("ratio-inhabitant"),
            context.decimal(as_f64(total) / 10.0 / people, 2),
            context.say("ratio-inhabitant-how"),
        );
    }
    let (run, ventured) = running(context, pack);
    row(
        context.say("ratio-running"),
        context.money(run),
        tell!(
            context,
            "ratio-running-how",
            operators = context.money(ventured),
            budget = context.money(run - ventured)
        ),
    );
    Block::Table { table }
}
