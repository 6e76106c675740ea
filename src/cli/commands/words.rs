//! Sentences that several commands print.

use crate::model::{FloorLevel, PartnerId, Rule};
use crate::package::{ResultFile, Status};

/// How good an answer is: "optimal" only where that is proven.
#[must_use]
pub fn proof(result: &ResultFile) -> String {
    let objective = &result.objective;
    let value = objective.value;
    let clock = if result.stopped_by_clock {
        ", stopped by the time limit"
    } else {
        ""
    };
    match result.status {
        Status::Optimal => format!("{}: optimal, {value:.6}{clock}", result.criterion),
        Status::WithinGap => format!(
            "{}: {value:.6}, proven to be within {:.3} % of the best possible ({:.6}){clock}",
            result.criterion,
            objective.gap * 100.0,
            objective.bound
        ),
        Status::Infeasible => "no package satisfies the scenario".to_owned(),
    }
}

/// A rule of a scenario in words, with its number.
#[must_use]
pub fn rule(rule: &Rule, at: usize) -> String {
    let of = |partner: &Option<PartnerId>| {
        partner
            .as_ref()
            .map(|id| format!(" for {id}"))
            .unwrap_or_default()
    };
    let what = match rule {
        Rule::AreaShare { partner, area, .. } => format!("area-share of {area}{}", of(partner)),
        Rule::Include {
            partner, component, ..
        } => format!("include of {component}{}", of(partner)),
        Rule::Exclude {
            partner, component, ..
        } => format!("exclude of {component}{}", of(partner)),
        Rule::Count { partner, .. } => format!("count{}", of(partner)),
        Rule::Complement { partner, .. } => format!("complement{}", of(partner)),
        Rule::Floor(floor) => match floor.level {
            FloorLevel::ShareOfIdeal(share) => {
                format!("floor of {share} of the ideal for {}", floor.party)
            }
            FloorLevel::Utility(utility) => format!("floor of {utility} for {}", floor.party),
        },
    };
    format!("rule {} ({what})", at + 1)
}
