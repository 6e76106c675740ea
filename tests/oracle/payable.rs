//! Whether there is any portfolio, by prices and by enumeration, with floors from none to what nobody can have.

use serde_json::json;
use tech_business_offer::model::Offer;
use tech_business_offer::package::assemble;
use tech_business_offer::portfolio::payable::payable;
use tech_business_offer::portfolio::proofs::{Case, Proofs};
use tech_business_offer::portfolio::{Effort, Proven, Selection, Solution, Unsolved, money};
use tech_business_offer::solve::Backend;

use crate::enumerate::{Everything, disagreement};
use crate::{effort, offers};

/// Floors as a part of each party's ideal point, the EU's last: some of them too much together.
const LEVELS: [(f64, f64); 6] = [
    (0.0, 0.0),
    (0.5, 0.0),
    (0.9, 0.0),
    (1.0, 0.0),
    (0.3, 0.9),
    (0.8, 0.8),
];
/// Rounding.
const SLACK: f64 = 1e-7;

#[derive(Debug, Default)]
struct Tally {
    found: usize,
    denied: usize,
    open: usize,
}

/// Whether enumeration knows a selection as a portfolio with such floors.
fn stands(
    everything: &Everything<'_>,
    floors: &[f64],
    selection: &Selection,
    effort: &Effort<'_>,
) -> bool {
    let offer = everything.offer;
    let (utilities, _) = selection.worth(offer);
    let enough = utilities
        .iter()
        .zip(floors)
        .all(|(u, floor)| *u >= floor - SLACK);
    let Ok(financing) = money::finance(offer, selection, effort) else {
        return false;
    };
    let solution = Solution {
        selection: selection.clone(),
        financing,
        ideals: vec![
            Proven {
                value: 1.0,
                bound: 1.0
            };
            utilities.len()
        ],
        stages: Vec::new(),
        prices: None,
        packages: Vec::new(),
        by_clock: false,
    };
    let known = everything.find(&assemble(offer, &solution, &[]));
    enough && known.is_some_and(|at| everything.is_payable(at))
}

fn compare(offer: &Offer, backend: Backend, tally: &mut Tally) -> Result<(), String> {
    let effort = effort(backend);
    let everything = Everything::of(offer);
    let Some(ideals) = everything.ideals() else {
        let verdict = payable(
            &Case {
                offer,
                floors: &disagreement(offer),
                signs: &[],
            },
            &Proofs::default(),
            &effort,
        );
        return match verdict {
            Ok(_) => Err("found where there is none".to_owned()),
            Err(_) => Ok(()),
        };
    };
    let eu = offer.partners.len();
    // The same proofs for all levels: what one proves must not be said of another.
    let proofs = Proofs::default();
    for (partners, of_eu) in LEVELS {
        let floors = disagreement(offer)
            .into_iter()
            .enumerate()
            .map(|(party, base)| {
                let part = if party == eu { of_eu } else { partners };
                base + part * (ideals[party] - base) - SLACK
            });
        let floors: Vec<f64> = floors.collect();
        let exists = everything.best(&floors, &|_| Vec::new()).is_some();
        match payable(
            &Case {
                offer,
                floors: &floors,
                signs: &[],
            },
            &proofs,
            &effort,
        ) {
            Ok(selection) if stands(&everything, &floors, &selection, &effort) => tally.found += 1,
            Ok(selection) => {
                return Err(format!("{partners}, {of_eu}: no portfolio: {selection:?}"));
            }
            Err(Unsolved::Infeasible) if exists => {
                return Err(format!("{partners}, {of_eu}: denied"));
            }
            Err(Unsolved::Infeasible) => tally.denied += 1,
            Err(Unsolved::Stopped) => tally.open += 1,
            Err(Unsolved::Failed(why)) => return Err(why),
        }
    }
    Ok(())
}

#[test]
fn any_portfolio_at_all() {
    let mut tally = Tally::default();
    let mut wrong = Vec::new();
    let seeds = (300..340)
        .map(|seed| (seed, 2))
        .chain((400..420).map(|seed| (seed, 3)));
    for (seed, partners) in seeds {
        let Ok(offer) = offers::random(seed, partners).load() else {
            continue;
        };
        for &backend in Backend::built() {
            let outcome = compare(&offer, backend, &mut tally);
            wrong.extend(
                outcome
                    .err()
                    .map(|why| format!("seed {seed}, {backend}: {why}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let settled = tally.found + tally.denied;
    assert!(
        tally.found > 20 && tally.denied > 20 && settled > 4 * tally.open,
        "{tally:?}"
    );
}

/// Each of two partners must have the shared project in a size of its own: it is built in one.
#[test]
fn a_shared_project_is_built_in_one_size() {
    let (mut tally, mut with_project) = (Tally::default(), 0);
    let mut wrong = Vec::new();
    for seed in 300..400 {
        let mut case = offers::random(seed, 2);
        let shared = case.components.iter().find(|of| of["id"] == "shared");
        let sizes = shared.and_then(|of| of["options"].as_array().map(Vec::len));
        if sizes != Some(2) {
            continue;
        }
        let rules = [("MAR", "r1"), ("TUN", "r2")].map(|(partner, option)| {
            json!({ "rule": "include", "component": "shared", "option": option, "partner": partner })
        });
        case.scenario["rules"] = json!(rules);
        let Ok(offer) = case.load() else { continue };
        with_project += 1;
        for &backend in Backend::built() {
            let outcome = compare(&offer, backend, &mut tally);
            let said = |why| format!("seed {seed}, {backend}: {why}");
            wrong.extend(outcome.err().map(said));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(with_project > 5, "{with_project} offers");
}
