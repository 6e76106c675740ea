//! The search for many partners on offers that enumeration still settles: what it proves must hold,
//! and what it finds must be no better than the best there is.

use tech_business_offer::model::CriterionRule;
use tech_business_offer::portfolio::Unsolved;

use crate::enumerate::{Everything, aims, floors};
use crate::{CRITERIA, offers, solve, verified};

/// Relative gap at which the search may stop.
const GAP: f64 = 1e-4;
/// Rounding in proofs and values.
const SLACK: f64 = 1e-6;

/// How the seeds turned out.
#[derive(Debug, Default)]
struct Tally {
    compared: usize,
    /// Answers as good as the best.
    best: usize,
    infeasible: usize,
    gave_up: usize,
    wrong: Vec<String>,
}

/// Whether what is proven and found about one criterion is true.
fn judge(everything: &Everything<'_>, rule: CriterionRule, tally: &mut Tally) -> Result<(), String> {
    let offer = everything.offer;
    let known = everything.ideals();
    let (solution, result) = match (solve(offer, GAP), &known) {
        (Ok(found), Some(_)) => found,
        (Ok(_), None) => return Err("there is no portfolio, yet one was found".to_owned()),
        (Err(Unsolved::Infeasible), None) => {
            tally.infeasible += 1;
            return Ok(());
        }
        (Err(Unsolved::Infeasible), Some(ideals)) => {
            // The floors may leave nothing.
            let best = everything.best(&floors(offer, ideals), &|_| Vec::new());
            tally.infeasible += 1;
            return best.map_or(Ok(()), |_| Err("there is a portfolio, yet none is said to exist".to_owned()));
        }
        (Err(_), _) => {
            tally.gave_up += 1;
            return Ok(());
        }
    };
    let known = known.unwrap_or_default();
    for (party, (found, known)) in solution.ideals.iter().zip(&known).enumerate() {
        let slack = SLACK * known.abs().max(1.0);
        if found.value > known + slack || found.bound < known - slack {
            return Err(format!("ideal point of party {party}: {found:?}, by enumeration {known}"));
        }
    }
    // Floors and shares follow from the ideal points that were found.
    let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
    let at = everything.find(&result).ok_or("a rule forbids what was found")?;
    if !everything.is_payable(at) {
        return Err("there is no money for what was found".to_owned());
    }
    let least = floors(offer, &ideals);
    let best = everything.best(&least, &|utilities| aims(offer, rule, &ideals, utilities));
    let best = best.ok_or("there is no portfolio, yet one was found")?.values;
    let objective = result.objective;
    let slack = SLACK * best[0].abs().max(1.0);
    if objective.value > best[0] + slack || objective.bound < best[0] - slack {
        return Err(format!("value {} within {}, by enumeration {}", objective.value, objective.bound, best[0]));
    }
    tally.compared += 1;
    tally.best += usize::from(objective.value >= best[0] - slack);
    verified(offer, &result)
}

#[test]
fn bounds_are_never_below_and_values_never_above_the_best() {
    let mut tally = Tally::default();
    for (seed, partners) in (300..340).map(|seed| (seed, 2)).chain((400..420).map(|seed| (seed, 3))) {
        let mut case = offers::padded(offers::random(seed, partners));
        for rule in CRITERIA {
            case.scenario["criterion"]["rule"] = rule.to_string().into();
            let Ok(offer) = case.load() else { break };
            let everything = Everything::of(&offer);
            if let Err(why) = judge(&everything, rule, &mut tally) {
                tally.wrong.push(format!("seed {seed}, {partners} partners, {rule}: {why}"));
            }
        }
    }
    assert!(tally.wrong.is_empty(), "{} wrong:\n{}", tally.wrong.len(), tally.wrong.join("\n"));
    assert!(tally.compared >= 150 && tally.infeasible > 0, "too few compared: {tally:?}");
    assert!(tally.best * 10 >= tally.compared * 9, "too often short of the best: {tally:?}");
    assert!(tally.gave_up * 20 <= tally.compared, "too often without an answer: {tally:?}");
}
