//! Sentences that several commands print.

use crate::model::{CriterionRule, FloorLevel, PartnerId, Rule};
use crate::package::{ResultFile, Status, gap_percent};

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
            "{}: {value:.6}, proven to be within {} of the best possible ({:.6}){clock}",
            result.criterion,
            gap_percent(objective.gap),
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
    let open = result.parties.iter().filter_map(|party| {
        let (_, bound) = party.open()?;
        Some(format!(
            "{} {:.4} (at most {bound:.4})",
            party.id, party.ideal
        ))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    /// The proof of the sample with ideal points that are proven to be so many times larger at most.
    fn said(criterion: CriterionRule, factors: [f64; 3]) -> String {
        let mut result = sample::result();
        result.criterion = criterion;
        for (party, factor) in result.parties.iter_mut().zip(factors) {
            party.ideal_bound = Some(factor * party.ideal);
        }
        proof(&result)
    }

    #[test]
    fn ideal_points_far_from_proven_are_named() {
        let kalai = CriterionRule::KalaiSmorodinsky;
        let open = said(kalai, [1.0, 2.0, 1.05]);
        let named = "; ideal points that are not proven: BBB 0.1600 (at most 0.3200), eu 0.5000 (at most 0.5250)";
        assert!(open.ends_with(named), "{open}");
        // A hundredth is near enough, and no other notion speaks of ideal points.
        assert!(!said(kalai, [1.0, 1.009, 1.0]).contains("ideal"));
        assert!(said(kalai, [1.0, 1.011, 1.0]).contains("BBB"));
        assert!(!said(CriterionRule::Egalitarian, [2.0; 3]).contains("ideal"));
    }
}
