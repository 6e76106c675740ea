//! Envelope rows that limit nothing, or contradict themselves.

use super::Check;
use crate::load::input::Input;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "An envelope row gives a limit, a yearly one for each year of the horizon, and no limit that another makes pointless.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let Some(scenario) = &input.scenario else {
        return Vec::new();
    };
    let years = scenario.value.horizon.years;
    let mut findings = Vec::new();
    if scenario.value.envelope.is_empty() {
        let finding = Diagnostic::error("no-money", "the envelope is empty");
        let hint = "add a row: { \"instrument\": \"NDICI-G\", \"total\": 100 }";
        findings.push(finding.at(scenario.place("/envelope")).hint(hint));
    }
    for (at, row) in scenario.value.envelope.iter().enumerate() {
        let place = |key: &str| scenario.place(&format!("/envelope/{at}{key}"));
        let total = row.total.map(|total| total.0);
        if total.is_none() && row.per_year.is_none() && row.per_partner.is_none() {
            let message = format!("the row of `{}` gives no limit", row.instrument.0);
            let finding = Diagnostic::error("no-limit", message).at(place(""));
            findings.push(finding.hint("add `total`, `per_year` or `per_partner`"));
        }
        if let Some(per_year) = &row.per_year {
            if per_year.len() != years {
                let message = format!("{} yearly amounts for {years} years", per_year.len());
                let finding = Diagnostic::error("wrong-length", message).at(place("/per_year"));
                findings.push(finding.hint("give one amount for each year of the horizon"));
            }
            let sum: f64 = per_year.iter().map(|amount| amount.0).sum();
            let printed = (sum * 1e6).round() / 1e6;
            let above = |amount: f64| total.filter(|total| amount > total * (1.0 + 1e-9));
            let years = per_year.iter().map(|amount| amount.0);
            if let Some((year, total)) = years.clone().find_map(|y| Some((y, above(y)?))) {
                let message = format!("{year} in one year is more than the total of {total}");
                let finding = input.unless_set("envelope", "year-above-total", message);
                let finding = finding.at(place("/per_year"));
                let hint = format!("lower the year, or raise the total to {printed}");
                findings.push(finding.hint(hint));
            } else if let Some(total) = above(sum) {
                // Yearly limits may leave room to shift within the total.
                let message =
                    format!("the years add up to {printed}, more than the total of {total}");
                let finding = Diagnostic::warning("loose-limit", message).at(place("/per_year"));
                let hint = format!(
                    "the total holds and the years shift within it; raise it to {printed}, or lower the years"
                );
                findings.push(finding.hint(hint));
            }
        }
        if let (Some(total), Some(most)) = (total, row.per_partner)
            && most.0 > total
        {
            let message = format!(
                "{} for one partner is more than the total of {total}",
                most.0
            );
            let finding = Diagnostic::warning("loose-limit", message).at(place("/per_partner"));
            findings.push(finding.hint("the total holds; lower it or drop `per_partner`"));
        }
    }
    findings
}
