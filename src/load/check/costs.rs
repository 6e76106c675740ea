//! Costs that say too little, or two things at once.

use super::Check;
use crate::finance::{PriceBase, PriceError};
use crate::load::input::Input;
use crate::load::raw::RawCost;
use crate::model::{Diagnostic, Place};

pub(super) const CHECK: Check = Check {
    about: "A cost is an investment with running costs or payments by year, in a currency and at prices of a year that the price table holds.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let prices = PriceBase::shipped();
    let mut findings = Vec::new();
    for component in &input.components {
        for (at, option) in component.value.options.iter().enumerate() {
            let place = |key: &str| component.place(&format!("/options/{at}/cost{key}"));
            findings.extend(form(&option.cost, &place));
            if let Some(year) = option.cost.price_year
                && let Err(error) = prices.year(year)
            {
                findings.push(unlisted(&error, place("/price_year")));
            }
        }
    }
    if let Some(scenario) = &input.scenario
        && let Err(error) = prices.year(scenario.value.price_year)
    {
        findings.push(unlisted(&error, scenario.place("/price_year")));
    }
    findings
}

fn unlisted(error: &PriceError, place: Place) -> Diagnostic {
    Diagnostic::error("no-price-base", error.to_string())
        .at(place)
        .hint("state amounts at prices of one of these years")
}

fn form(cost: &RawCost, place: &impl Fn(&str) -> Place) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut report = |code, message: &str, at: Place, hint: &str| {
        findings.push(Diagnostic::error(code, message).at(at).hint(hint));
    };
    if cost.by_year.is_some() {
        for (given, key) in [
            (cost.capex.is_some(), "capex"),
            (cost.opex_per_year.is_some(), "opex_per_year"),
            (cost.range.is_some(), "range"),
        ] {
            if given {
                let message = format!("`{key}` cannot stand beside `by_year`");
                let hint = "payments by year are the whole cost: keep one of the two";
                report("two-costs", &message, place(&format!("/{key}")), hint);
            }
        }
    } else if cost.capex.is_none() && cost.opex_per_year.is_none() {
        let hint = "give `capex`, `opex_per_year` or `by_year`";
        report("no-cost", "the cost holds no amount", place(""), hint);
    }
    let bare = cost.by_year.is_some() && cost.currency.is_none() && cost.price_year.is_none();
    if bare {
        return findings;
    }
    if cost.currency.is_none() {
        let hint = "name it: \"currency\": \"EUR\", \"USD\" or \"GBP\"";
        report("missing-key", "`currency` is missing", place(""), hint);
    }
    if cost.price_year.is_none() {
        let hint = "name the year of the prices: \"price_year\": 2024";
        report("missing-key", "`price_year` is missing", place(""), hint);
    }
    findings
}
