//! Loans that are repaid before they are due, or on unknown terms; components nobody can pay for.

use super::Check;
use crate::load::input::Input;
use crate::model::{Diagnostic, InstrumentKind};

pub(super) const CHECK: Check = Check {
    about: "A loan's last repayment is after its grace period, and the shares of the money that may pay for a component reach its cost.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let instruments = input.taxonomy.iter().flat_map(|taxonomy| {
        let raw = taxonomy.value.instruments.iter().enumerate();
        raw.map(move |(at, raw)| (taxonomy, at, raw))
    });
    for (taxonomy, at, raw) in instruments {
        let place = |key: &str| taxonomy.place(&format!("/instruments/{at}{key}"));
        match &raw.terms {
            Some(terms) if terms.maturity_years.0 <= terms.grace_years.0 => {
                let finding =
                    Diagnostic::error("bad-terms", "the loan is due within its grace period");
                findings.push(
                    finding
                        .at(place("/terms"))
                        .hint("`maturity_years` counts from the start and exceeds `grace_years`"),
                );
            }
            None if raw.kind == InstrumentKind::Loan && raw.sovereign != Some(false) => {
                let message = format!("loan `{}` has no terms", raw.id.0);
                let finding = Diagnostic::warning("no-terms", message);
                findings.push(
                    finding
                        .at(place(""))
                        .hint("without terms its grant element is not known and counts as 0"),
                );
            }
            _ => {}
        }
    }
    for component in &input.components {
        let shares = &component.value.finance.0;
        let sum: f64 = shares.values().map(|share| share.0).sum();
        if !shares.is_empty() && sum < 1.0 - 1e-9 {
            let message =
                format!("the shares of `finance` add up to {sum}: nobody pays for the rest");
            let finding = Diagnostic::error("unpayable", message);
            findings.push(
                finding
                    .at(component.place("/finance"))
                    .hint("they are the most that each instrument may carry; together at least 1"),
            );
        }
    }
    findings
}
