//! Sentences that several commands print.

use crate::model::{CriterionRule, FloorLevel, PartnerId, Rule};
use crate::package::{Party, ResultFile, Status};

/// How far an ideal point may be below its bound, relative to it, before that is said.
const IDEAL: f64 = 0.01;

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
    let proof = match result.status {
        Status::Optimal => format!("{}: optimal, {value:.6}{clock}", result.criterion),
        Status::WithinGap => format!(
            "{}: {value:.6}, proven to be within {:.3} % of the best possible ({:.6}){clock}",
            result.criterion,
            objective.gap * 100.0,
            objective.bound
        ),
        Status::Infeasible => "no package satisfies the scenario".to_owned(),
    };
    proof + &open_ideals(result)
}

/// The ideal points that the shares are of, where they are not proven: what was found, and what is not
/// exceeded.
fn open_ideals(result: &ResultFile) -> String {
    if result.criterion != CriterionRule::KalaiSmorodinsky {
        return String::new();
    }
    let open = |party: &&Party| {
        let bound = party.ideal_bound.unwrap_or(party.ideal);
        bound - party.ideal > IDEAL * bound.abs()
    };
    let open = result.parties.iter().filter(open).map(|party| {
        let bound = party.ideal_bound.unwrap_or(party.ideal);
        format!("{} {:.4} (at most {bound:.4})", party.id, party.ideal)
    });
    let open: Vec<String> = open.collect();
    if open.is_empty() {
        return String::new();
    }
    format!("; ideal points that are not proven: {}", open.join(", "))
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
