//! `explore::sensitivity` against enumeration: every move is made, and everything is tried again.

use serde_json::json;
use tech_business_offer::explore::sensitivity::{Change, Changed, Fate, Trial, moved, sensitivity};
use tech_business_offer::model::{CriterionRule, Offer};
use tech_business_offer::package::robust::named;
use tech_business_offer::portfolio::{Selection, Solution};
use tech_business_offer::solve::Backend;

use crate::alternatives::{beside, value};
use crate::enumerate::{Everything, Package, aims, floors};
use crate::support::Case;
use crate::{CLOSE, all_right, effort, offers, under};

/// A random offer, with grades and cost ranges on some components.
fn graded(seed: u64, partners: usize) -> Case {
    let mut case = offers::random(seed, partners);
    for (at, component) in case.components.iter_mut().enumerate() {
        if at % 2 == 0 {
            component["judgements"] = json!({
                "NA": { "grade": "partial", "why": "a test" },
                "IA": { "grade": "minor", "why": "a test" }
            });
        }
        for option in component["options"].as_array_mut().expect("options") {
            if option["cost"].get("capex").is_some() {
                option["cost"]["range"] = json!({ "low": 0.5, "high": 1.75 });
            }
        }
    }
    case
}

/// What becomes of a selection when everything is tried with the moved numbers.
#[derive(Debug, PartialEq)]
enum Expected {
    Stays,
    Changes(f64, bool),
    NoPackage,
}

fn expected(offer: &Offer, reference: &Selection) -> Option<Expected> {
    let everything = Everything::of(offer);
    let Some(ideals) = everything.ideals() else {
        return Some(Expected::NoPackage);
    };
    let least = floors(offer, &ideals);
    let Some(best) = everything.best(&least, &|utilities| aims(offer, &ideals, utilities)) else {
        return Some(Expected::NoPackage);
    };
    let package = reference
        .of(0)
        .iter()
        .map(|pick| (pick.component, pick.option))
        .collect();
    let mut known = everything.portfolios.iter();
    let at = known.position(|portfolio| portfolio.packages[0] == package);
    let (utilities, cost) = reference.worth(offer);
    let mut values = aims(offer, &ideals, &utilities);
    values.push(-cost);
    let meets = utilities
        .iter()
        .zip(&least)
        .all(|(utility, floor)| *utility >= floor - 1e-9);
    let fits = meets && at.is_some_and(|at| everything.is_payable(at));
    let apart = best
        .values
        .iter()
        .zip(&values)
        .map(|(best, kept)| (best - kept).abs());
    let apart: Vec<f64> = apart.collect();
    // Where rounding decides, nobody is right.
    if apart
        .iter()
        .any(|difference| (1e-8..1e-5).contains(difference))
    {
        return None;
    }
    let same = apart.iter().all(|difference| *difference < 1e-8);
    Some(if fits && same {
        Expected::Stays
    } else {
        let loss = (best.values[0] - values[0]) / best.values[0].abs().max(1e-12);
        Expected::Changes(loss.max(0.0), fits)
    })
}

/// The same for one of several partners, while the others keep their packages and the ideal points stay.
fn expected_beside(
    everything: &Everything<'_>,
    ideals: &[f64],
    chosen: &[Package],
    partner: usize,
) -> Option<Expected> {
    let offer = everything.offer;
    let least = floors(offer, ideals);
    let meets = |utilities: &[f64]| {
        let mut asked = [partner, offer.partners.len()].into_iter();
        asked.all(|party| utilities[party] >= least[party] - 1e-9)
    };
    let (mut best, mut kept) = (None::<f64>, None);
    for (at, known) in everything.portfolios.iter().enumerate() {
        if !beside(offer, partner, &known.packages, chosen) || !meets(&known.utilities) {
            continue;
        }
        let value = value(offer, ideals, partner, &known.utilities);
        let is_chosen = known.packages == *chosen;
        // What is no better need not be paid for.
        let counts = is_chosen || best.is_none_or(|best| value > best);
        if counts && everything.is_payable(at) {
            best = Some(best.map_or(value, |best| best.max(value)));
            kept = kept.or_else(|| is_chosen.then_some(value));
        }
    }
    let Some(best) = best else {
        return Some(Expected::NoPackage);
    };
    let Some(kept) = kept else {
        return Some(Expected::Changes(1.0, false));
    };
    // Where rounding decides, nobody is right.
    if (1e-8..1e-5).contains(&(best - kept)) {
        return None;
    }
    Some(if best - kept < 1e-8 {
        Expected::Stays
    } else {
        Expected::Changes((best - kept) / best.abs().max(1e-12), true)
    })
}

/// The packages of a selection as enumeration names them.
fn packages(selection: &Selection) -> Vec<Package> {
    let all = selection.picks.iter();
    all.map(|picks| picks.iter().map(|p| (p.component, p.option)).collect())
        .collect()
}

/// Whether a change loses so much, or allows the chosen package no more.
fn is_such(change: &Changed, loss: f64, fits: bool) -> bool {
    change.fits == fits && (!fits || (change.loss - loss).abs() < 10.0 * CLOSE)
}

/// A move against what is expected of each partner.
fn judge_beside(trial: &Trial, expected: &[Expected]) -> Result<(), String> {
    let right = match &trial.fate {
        Fate::NoPackage => expected.contains(&Expected::NoPackage),
        Fate::Stays => expected.iter().all(|one| *one == Expected::Stays),
        Fate::Changes(changes) => expected.iter().enumerate().all(|(partner, one)| {
            let mut changes = changes.iter();
            let change = changes.find(|change| change.partner == partner);
            match (change, one) {
                (None, Expected::Stays) => true,
                (Some(change), Expected::Changes(loss, fits)) => is_such(change, *loss, *fits),
                _ => false,
            }
        }),
        Fate::Open | Fate::NotTried => false,
    };
    right
        .then_some(())
        .ok_or_else(|| format!("{trial:?}, expected {expected:?}"))
}

fn judge(trial: &Trial, expected: &Expected) -> Result<(), String> {
    let right = match (&trial.fate, expected) {
        (Fate::Stays, Expected::Stays) | (Fate::NoPackage, Expected::NoPackage) => true,
        (Fate::Changes(changes), Expected::Changes(loss, fits)) => {
            is_such(&changes[0], *loss, *fits)
        }
        _ => false,
    };
    right
        .then_some(())
        .ok_or_else(|| format!("{trial:?}, expected {expected:?}"))
}

#[test]
fn every_move_is_decided_as_by_enumeration() {
    let effort = effort(Backend::Embedded);
    let rules = [
        CriterionRule::KalaiSmorodinsky,
        CriterionRule::Utilitarian,
        CriterionRule::PartnerFirst,
    ];
    let mut wrong = Vec::new();
    let (mut compared, mut changed, mut argued, mut grades, mut costs) = (0, 0, 0, 0, 0);
    for seed in 700..712 {
        let mut case = graded(seed, 1);
        under(&mut case, &rules, |criterion, offer, (solution, _)| {
            let found = sensitivity(offer, solution, 0.25, &effort).expect("no failure");
            for trial in &found.trials {
                let Some(expected) = expected(&moved(offer, &trial.moved), &found.reference) else {
                    continue;
                };
                compared += 1;
                changed += usize::from(matches!(trial.fate, Fate::Changes(_)));
                argued += usize::from(trial.argued);
                grades += usize::from(matches!(trial.moved.change, Change::Grade { .. }));
                costs += usize::from(matches!(trial.moved.change, Change::Low | Change::High));
                if let Err(why) = judge(trial, &expected) {
                    wrong.push(format!("seed {seed}, {criterion}: {why}"));
                }
            }
            let order: Vec<f64> = found.trials.iter().map(Trial::loss).collect();
            assert!(
                order.is_sorted_by(|a, b| a >= b),
                "seed {seed}: not in order of influence"
            );
        });
    }
    all_right(&wrong, compared);
    let tally = (compared, changed, argued, grades, costs);
    assert!(
        compared >= 300 && changed >= 20 && argued >= 20,
        "{tally:?}"
    );
    assert!(grades >= 50 && costs >= 50, "{tally:?}");
}

/// Seeds of one partner, and a few of two: seed, partners.
fn draws(alone: std::ops::Range<u64>) -> impl Iterator<Item = (u64, usize)> {
    let two = [720, 721, 722].map(|seed| (seed, 2));
    alone.map(|seed| (seed, 1)).chain(two)
}

/// Whether what is said of a move is right.
type Judge = Box<dyn Fn(&Trial) -> Result<(), String>>;

/// Every other thing that could be said of a move.
fn lies(fate: &Fate, reference: &Selection) -> Vec<Fate> {
    let another = Changed {
        partner: 0,
        picks: reference.of(0).to_vec(),
        loss: 0.1,
        fits: true,
    };
    let mut lies = vec![
        Fate::Stays,
        Fate::NoPackage,
        Fate::Open,
        Fate::NotTried,
        Fate::Changes(vec![another.clone()]),
    ];
    lies.retain(|lie| lie != fate && !matches!((lie, fate), (Fate::Changes(_), Fate::Changes(_))));
    if let Fate::Changes(changes) = fate {
        for (at, change) in changes.iter().enumerate() {
            let mut lie = |said: Option<Changed>| {
                let mut told = changes.clone();
                told.splice(at..=at, said);
                // That nobody's package changes is said otherwise.
                if !told.is_empty() {
                    lies.push(Fate::Changes(told));
                }
            };
            lie(None);
            let fits = !change.fits;
            lie(Some(Changed {
                fits,
                ..change.clone()
            }));
            if change.fits {
                let loss = change.loss + 20.0 * CLOSE;
                lie(Some(Changed {
                    loss,
                    ..change.clone()
                }));
            }
        }
        if changes.iter().all(|change| change.partner != 0) {
            let told = std::iter::once(another).chain(changes.clone());
            lies.push(Fate::Changes(told.collect()));
        }
    }
    lies
}

#[test]
fn a_wrong_answer_is_caught() {
    let effort = effort(Backend::Embedded);
    let rules = [CriterionRule::KalaiSmorodinsky];
    let mut caught = [0; 3];
    for (seed, partners) in draws(700..706) {
        let mut case = graded(seed, partners);
        under(&mut case, &rules, |_, offer, (solution, _)| {
            let Some(ideals) = Everything::of(offer).ideals() else {
                return;
            };
            let found = sensitivity(offer, solution, 0.25, &effort).expect("no failure");
            let chosen = packages(&found.reference);
            for trial in &found.trials {
                let new = moved(offer, &trial.moved);
                let judged: Judge = if partners == 1 {
                    let Some(expected) = expected(&new, &found.reference) else {
                        continue;
                    };
                    Box::new(move |trial| judge(trial, &expected))
                } else {
                    let everything = Everything::of(&new);
                    let each = 0..partners;
                    let each = each.map(|at| expected_beside(&everything, &ideals, &chosen, at));
                    let Some(expected) = each.collect::<Option<Vec<Expected>>>() else {
                        continue;
                    };
                    Box::new(move |trial| judge_beside(trial, &expected))
                };
                judged(trial).expect("what was found is right");
                for fate in lies(&trial.fate, &found.reference) {
                    let lie = Trial {
                        fate,
                        ..trial.clone()
                    };
                    assert!(judged(&lie).is_err(), "seed {seed}: {lie:?} for {trial:?}");
                    caught[partners] += 1;
                }
            }
        });
    }
    assert!(caught[1] >= 50 && caught[2] >= 50, "{caught:?}");
}

#[test]
fn what_is_held_says_whether_the_clock_ended_its_search() {
    let effort = effort(Backend::Embedded);
    let rules = [CriterionRule::KalaiSmorodinsky];
    let mut said = [0; 3];
    for (seed, partners) in draws(700..704) {
        let mut case = graded(seed, partners);
        under(&mut case, &rules, |_, offer, (solution, _)| {
            for by_clock in [false, true] {
                let held = Solution {
                    by_clock,
                    ..solution.clone()
                };
                let found = sensitivity(offer, &held, 0.25, &effort).expect("no failure");
                let file = named(offer, &found, 0.25, &[]);
                assert_eq!(file.stopped_by_clock, by_clock);
                said[partners] += 1;
            }
        });
    }
    assert!(said[1] > 0 && said[2] > 0, "{said:?}");
}

#[test]
fn every_move_of_several_partners_is_decided_as_by_enumeration() {
    let effort = effort(Backend::Embedded);
    let rules = [
        CriterionRule::KalaiSmorodinsky,
        CriterionRule::Egalitarian,
        CriterionRule::Utilitarian,
    ];
    let mut wrong = Vec::new();
    let (mut compared, mut changed, mut argued, mut searched, mut costs) = (0, 0, 0, 0, 0);
    for (seed, partners) in (720..728).map(|seed| (seed, 2)).chain([(740, 3), (741, 3)]) {
        let mut case = graded(seed, partners);
        under(&mut case, &rules, |criterion, offer, (solution, _)| {
            let Some(ideals) = Everything::of(offer).ideals() else {
                return;
            };
            let found = sensitivity(offer, solution, 0.25, &effort).expect("no failure");
            let chosen = packages(&found.reference);
            for trial in &found.trials {
                let new = moved(offer, &trial.moved);
                let everything = Everything::of(&new);
                let each = 0..partners;
                let each = each.map(|at| expected_beside(&everything, &ideals, &chosen, at));
                let Some(expected) = each.collect::<Option<Vec<Expected>>>() else {
                    continue;
                };
                compared += 1;
                changed += usize::from(matches!(trial.fate, Fate::Changes(_)));
                argued += usize::from(trial.argued);
                searched += usize::from(trial.fate == Fate::Stays && !trial.argued);
                costs += usize::from(matches!(trial.moved.change, Change::Low | Change::High));
                if let Err(why) = judge_beside(trial, &expected) {
                    wrong.push(format!("seed {seed}, {criterion}: {why}"));
                }
            }
        });
    }
    all_right(&wrong, compared);
    let tally = (compared, changed, argued, searched, costs);
    assert!(
        compared >= 300 && changed >= 20 && argued >= 20 && searched >= 20 && costs >= 50,
        "{tally:?}"
    );
}
