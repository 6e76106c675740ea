//! The frontier against every combination of packages: the same values, each at its least cost.

use std::ops::Range;
use std::time::Duration;

use tech_business_offer::explore::frontier::{self, Frontier, Objective};
use tech_business_offer::model::Offer;
use tech_business_offer::portfolio::{Effort, Unsolved};
use tech_business_offer::solve::limits::NoClock;

use super::enumerate::{Everything, disagreement, floors};
use super::offers;

const CLOSE: f64 = 1e-6;

/// How a frontier is found.
type How = fn(&Offer, &[Objective]) -> Result<Frontier, Unsolved>;

/// The frontier by the solver alone.
fn by_solver(offer: &Offer, objectives: &[Objective]) -> Result<Frontier, Unsolved> {
    let effort = Effort {
        gap: 0.0,
        time: Duration::from_secs(3600),
        clock: &NoClock,
        solver: tech_business_offer::solve::Solver::default(),
    };
    frontier::whole(offer, objectives, &effort, &|_, _| {}, false)
}

/// The frontier without a clock.
fn solve(offer: &Offer, objectives: &[Objective]) -> Result<Frontier, Unsolved> {
    let effort = Effort {
        gap: 0.0,
        time: Duration::from_secs(3600),
        clock: &NoClock,
        solver: tech_business_offer::solve::Solver::default(),
    };
    frontier::solve(offer, objectives, &effort, &|_, _| {})
}

/// Values (as maximised) and least cost of every outcome that no other reaches.
fn brute(everything: &Everything<'_>, objectives: &[Objective]) -> Vec<(Vec<f64>, f64)> {
    let offer = everything.offer;
    let ideals = everything.ideals().unwrap_or_else(|| disagreement(offer));
    let least = floors(offer, &ideals);
    let mut outcomes: Vec<(Vec<f64>, f64)> = Vec::new();
    for (at, portfolio) in everything.portfolios.iter().enumerate() {
        let utilities = &portfolio.utilities;
        let meets = utilities
            .iter()
            .zip(&least)
            .all(|(u, floor)| *u >= floor - 2e-9);
        if meets && everything.is_payable(at) {
            let gain = |it: &Objective| it.sign() * it.value(utilities, portfolio.cost);
            outcomes.push((objectives.iter().map(gain).collect(), portfolio.cost));
        }
    }
    // Best first, the cheaper of equals first: a later one never reaches an earlier one.
    outcomes.sort_by(|(a, x), (b, y)| {
        let sum = |values: &[f64]| values.iter().sum::<f64>();
        let order = sum(b).total_cmp(&sum(a));
        if (sum(a) - sum(b)).abs() < 1e-9 {
            x.total_cmp(y)
        } else {
            order
        }
    });
    let reaches = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| *a >= b - 1e-8);
    let mut kept: Vec<(Vec<f64>, f64)> = Vec::new();
    for (values, cost) in outcomes {
        let twin =
            |known: &&mut (Vec<f64>, f64)| reaches(&known.0, &values) && reaches(&values, &known.0);
        if let Some(known) = kept.iter_mut().find(twin) {
            known.1 = known.1.min(cost);
        } else if !kept.iter().any(|known| reaches(&known.0, &values)) {
            kept.retain(|known| !reaches(&values, &known.0));
            kept.push((values, cost));
        }
    }
    kept.sort_by(|(a, _), (b, _)| b.partial_cmp(a).expect("numbers"));
    kept
}

/// What the frontier says wrongly.
fn wrong(offer: &Offer, objectives: &[Objective], how: How) -> Result<usize, String> {
    let expected = brute(&Everything::of(offer), objectives);
    let found = match how(offer, objectives) {
        Ok(found) => found,
        Err(Unsolved::Infeasible) if expected.is_empty() => return Ok(0),
        Err(other) => return Err(format!("{other:?}, expected {expected:?}")),
    };
    let mut unmatched: Vec<&(Vec<f64>, f64)> = expected.iter().collect();
    for point in &found.points {
        let same = |(values, cost): &(Vec<f64>, f64)| {
            let pairs = values.iter().zip(&point.values).zip(objectives);
            let near = |((a, b), it): ((&f64, &f64), &Objective)| (a - it.sign() * b).abs() < CLOSE;
            pairs.into_iter().all(near) && (cost - point.cost).abs() < 1e-4
        };
        match unmatched.iter().position(|expected| same(expected)) {
            Some(at) => drop(unmatched.remove(at)),
            None => {
                return Err(format!(
                    "not expected: {:?} at {}; {expected:?}",
                    point.values, point.cost
                ));
            }
        }
    }
    if !unmatched.is_empty() {
        return Err(format!("missing: {unmatched:?}"));
    }
    if !found.exact || !found.open.is_empty() || found.points.iter().any(|point| !point.proven) {
        return Err("not proven".to_owned());
    }
    Ok(found.points.len())
}

fn over(seeds: Range<u64>, partners: usize, objectives: &[Objective], how: How) -> (usize, usize) {
    let (mut offers_seen, mut points) = (0, 0);
    let mut wrongs = Vec::new();
    for seed in seeds {
        let Ok(offer) = offers::random(seed, partners).load() else {
            continue;
        };
        match wrong(&offer, objectives, how) {
            Ok(found) => {
                offers_seen += 1;
                points += found;
            }
            Err(why) => wrongs.push(format!("seed {seed}: {why}")),
        }
    }
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
    (offers_seen, points)
}

#[test]
fn two_objectives() {
    use Objective::{Cost, Eu, Partners};
    let (seen, points) = over(0..120, 1, &[Partners, Eu], solve);
    assert!(seen > 60 && points > seen, "{seen} offers, {points} points");
    let (seen, points) = over(0..60, 1, &[Cost, Partners], solve);
    assert!(seen > 30 && points > seen, "{seen} offers, {points} points");
    over(0..40, 2, &[Partners, Eu], solve);
}

#[test]
fn three_objectives() {
    use Objective::{Cost, Eu, Partner, Partners};
    let (seen, points) = over(0..80, 1, &[Partners, Eu, Cost], solve);
    assert!(
        seen > 40 && points > 2 * seen,
        "{seen} offers, {points} points"
    );
    let (seen, points) = over(0..40, 2, &[Partner(0), Partner(1), Eu], solve);
    assert!(seen > 15 && points > seen, "{seen} offers, {points} points");
}

/// What the solver says about zones is as true as what enumeration does.
#[test]
fn by_the_solver_alone() {
    use Objective::{Cost, Eu, Partners};
    let (seen, points) = over(0..50, 1, &[Partners, Eu], by_solver);
    assert!(seen > 25 && points > seen, "{seen} offers, {points} points");
    over(0..15, 2, &[Partners, Eu], by_solver);
    over(0..25, 1, &[Partners, Eu, Cost], by_solver);
}

/// A criterion's pick read off the points is what solving the scenario with it gives.
#[test]
fn picks_are_what_the_criteria_solve_to() {
    use tech_business_offer::explore::frontier::picks;
    let effort = Effort {
        gap: 0.0,
        time: Duration::from_secs(3600),
        clock: &NoClock,
        solver: tech_business_offer::solve::Solver::default(),
    };
    let mut marked = 0;
    for seed in 0..40 {
        for rule in picks::every() {
            let mut case = offers::random(seed, 1);
            case.scenario["criterion"]["rule"] = rule.to_string().into();
            let Ok(offer) = case.load() else { continue };
            let objectives = [Objective::Partners, Objective::Eu];
            let Ok(mut found) = solve(&offer, &objectives) else {
                continue;
            };
            if !picks::are_among_the_points(&offer, &found) {
                continue;
            }
            picks::mark(&offer, &mut found, &[rule], &effort);
            let solution =
                tech_business_offer::portfolio::solve(&offer, &effort).expect("there is a package");
            let (utilities, _) = solution.selection.worth(&offer);
            let pick = &found.picks[0];
            for (value, objective) in pick.values.iter().zip(&objectives) {
                let solved = objective.value(&utilities, 0.0);
                assert!(
                    (value - solved).abs() < 1e-5,
                    "seed {seed}, {rule}: {:?}, {utilities:?}",
                    pick.values
                );
            }
            marked += 1;
        }
    }
    assert!(marked > 50, "{marked}");
}
