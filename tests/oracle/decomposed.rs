//! The search for many partners on offers that enumeration still settles: what it proves must hold,
//! and what it finds must be no better than the best there is.

use std::sync::LazyLock;

use tech_business_offer::portfolio::purse::shared;
use tech_business_offer::portfolio::{Effort, ShadowPrice, Unsolved, shadow_prices};
use tech_business_offer::solve::Backend;

use crate::enumerate::{Everything, aims, floors};
use crate::{CRITERIA, effort, offers, solve, stated, verified};

/// Relative gap at which the search may stop.
const GAP: f64 = 1e-4;
/// Rounding in proofs and values.
const SLACK: f64 = 1e-6;

/// How the seeds turned out.
#[derive(Debug, Default)]
struct Tally {
    compared: usize,
    /// Of these with start years to choose.
    starts: usize,
    /// Answers as good as the best.
    best: usize,
    infeasible: usize,
    /// Stopped or failed before any answer.
    gave_up: Vec<String>,
    wrong: Vec<String>,
    /// Said to be infeasible where there is a portfolio.
    denied: Vec<String>,
    unverified: Vec<String>,
}

/// What became of one offer under one criterion.
enum Fate {
    /// An answer, whether it is as good as the best, and what verification says.
    Answer(bool, Result<(), String>),
    Infeasible,
    Denied,
    GaveUp(String),
}

/// Whether what is proven and found about one criterion is true.
fn judge(everything: &Everything<'_>, backend: Backend) -> Result<Fate, String> {
    let offer = everything.offer;
    let known = everything.ideals();
    let (solution, result) = match solve(offer, GAP, backend) {
        Ok(found) => found,
        Err(Unsolved::Infeasible) => {
            let least = known.map(|ideals| floors(offer, &ideals));
            let any = least.and_then(|least| everything.best(&least, &|_| Vec::new()));
            return Ok(if any.is_some() {
                Fate::Denied
            } else {
                Fate::Infeasible
            });
        }
        Err(why) => return Ok(Fate::GaveUp(format!("{why:?}"))),
    };
    let known = known.ok_or("there is no portfolio, yet one was found")?;
    for (party, (found, known)) in solution.ideals.iter().zip(&known).enumerate() {
        let slack = SLACK * known.abs().max(1.0);
        if found.value > known + slack || found.bound < known - slack {
            return Err(format!(
                "ideal point of party {party}: {found:?}, by enumeration {known}"
            ));
        }
    }
    // Floors and shares follow from the ideal points that were found.
    let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
    let at = everything
        .find(&result)
        .ok_or("a rule forbids what was found")?;
    if !everything.is_payable(at) {
        return Err("there is no money for what was found".to_owned());
    }
    let least = floors(offer, &ideals);
    let best = everything.best(&least, &|utilities| aims(offer, &ideals, utilities));
    let best = best
        .ok_or("there is no portfolio, yet one was found")?
        .values;
    // Whatever is looked for, everything shared has a price.
    let within = Effort {
        gap: GAP,
        ..effort(backend)
    };
    let prices = shadow_prices(offer, &solution, &within);
    let good = |price: &ShadowPrice| price.worth.is_finite() && price.worth >= 0.0;
    if prices.len() != shared(offer).len() || !prices.iter().all(good) {
        return Err(format!("prices of money: {prices:?}"));
    }
    let objective = result.objective;
    let slack = SLACK * best[0].abs().max(1.0);
    if objective.value > best[0] + slack || objective.bound < best[0] - slack {
        return Err(format!(
            "value {} within {}, by enumeration {}",
            objective.value, objective.bound, best[0]
        ));
    }
    Ok(Fate::Answer(
        objective.value >= best[0] - slack,
        verified(offer, &result),
    ))
}

static COMPARED: LazyLock<Tally> = LazyLock::new(|| {
    let mut tally = Tally::default();
    let drawn = (300..340).map(|seed| (seed, 2, false));
    let drawn = drawn.chain((400..420).map(|seed| (seed, 3, false)));
    for (seed, partners, starts) in drawn.chain((420..440).map(|seed| (seed, 2, true))) {
        let drawn = offers::random(seed, partners);
        let drawn = if starts {
            offers::starting(drawn)
        } else {
            drawn
        };
        let mut case = offers::padded(drawn);
        for criterion in CRITERIA {
            case.scenario["criterion"] = stated(criterion);
            let Ok(offer) = case.load() else { break };
            let everything = Everything::of(&offer);
            for &backend in Backend::built() {
                let name = |why: &str| {
                    format!("seed {seed}, {partners} partners, {criterion}, {backend}: {why}")
                };
                match judge(&everything, backend) {
                    Ok(Fate::Answer(best, verified)) => {
                        tally.compared += 1;
                        tally.starts += usize::from(starts && offer.scenario.phased);
                        tally.best += usize::from(best);
                        tally
                            .unverified
                            .extend(verified.err().map(|why| name(&why)));
                    }
                    Ok(Fate::Infeasible) => tally.infeasible += 1,
                    Ok(Fate::Denied) => tally.denied.push(name("there is a portfolio")),
                    Ok(Fate::GaveUp(why)) => tally.gave_up.push(name(&why)),
                    Err(why) => tally.wrong.push(name(&why)),
                }
            }
        }
    }
    tally
});

fn none(of: &[String]) {
    assert!(of.is_empty(), "{}:\n{}", of.len(), of.join("\n"));
}

#[test]
fn bounds_are_never_below_and_values_never_above_the_best() {
    none(&COMPARED.wrong);
    assert!(
        COMPARED.compared >= 150 * Backend::built().len()
            && COMPARED.starts >= 40 * Backend::built().len()
            && COMPARED.infeasible > 0,
        "too few compared: {:?}",
        *COMPARED
    );
}

#[test]
fn what_is_found_is_mostly_the_best() {
    let tally = &*COMPARED;
    assert!(
        tally.best * 10 >= tally.compared * 9,
        "too often short of the best: {tally:?}"
    );
    assert!(
        tally.gave_up.len() * 10 <= tally.compared,
        "too often without an answer: {tally:?}"
    );
}

#[test]
fn infeasible_is_said_only_where_it_is_so() {
    none(&COMPARED.denied);
}

#[test]
fn every_answer_is_verified() {
    none(&COMPARED.unverified);
}
