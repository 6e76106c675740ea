//! Brute force as oracle: on small random offers every combination is tried, and what `solve` says
//! about ideal points, objective, balance, efficiency, cost and infeasibility must be the same.

#[path = "../support/mod.rs"]
mod support;

mod alternatives;
mod decomposed;
mod enumerate;
mod explained;
mod frontier;
mod money;
mod offers;
mod payable;
mod sensitivity;

use std::ops::Range;
use std::sync::LazyLock;
use std::time::Duration;

use enumerate::{Everything, aims, floors};
use support::Case;
use tech_business_offer::model::{Criterion, CriterionRule, Offer};
use tech_business_offer::package::{ResultFile, assemble};
use tech_business_offer::portfolio::{self, Effort, Solution, Unsolved};
use tech_business_offer::solve::limits::NoClock;
use tech_business_offer::solve::{Backend, Solver};
use tech_business_offer::verify::verify;

/// How close values must be: the solver keeps what an aim reached to 1e-7.
const CLOSE: f64 = 1e-6;

const CRITERIA: [Criterion; 10] = [
    of(CriterionRule::Utilitarian),
    of(CriterionRule::Egalitarian),
    of(CriterionRule::KalaiSmorodinsky),
    of(CriterionRule::Nash),
    of(CriterionRule::PartnerFirst),
    of(CriterionRule::EuFirst),
    alpha_fair(0.0),
    alpha_fair(0.5),
    alpha_fair(2.0),
    alpha_fair(8.0),
];

const fn of(rule: CriterionRule) -> Criterion {
    Criterion { rule, alpha: None }
}

const fn alpha_fair(alpha: f64) -> Criterion {
    Criterion {
        rule: CriterionRule::AlphaFair,
        alpha: Some(alpha),
    }
}

/// A criterion as a scenario states it.
fn stated(criterion: Criterion) -> serde_json::Value {
    let mut stated = serde_json::json!({ "rule": criterion.rule });
    if let Some(alpha) = criterion.alpha {
        stated["alpha"] = alpha.into();
    }
    stated
}

/// Everything is proven, however long it takes.
fn effort(backend: Backend) -> Effort<'static> {
    Effort {
        gap: 0.0,
        time: Duration::from_secs(3600),
        clock: &NoClock,
        solver: Solver::of(backend),
    }
}

/// What a case comes to under some rules, those under which it has no answer left out.
fn under(
    case: &mut Case,
    rules: &[CriterionRule],
    mut each: impl FnMut(Criterion, &Offer, (&Solution, &ResultFile)),
) {
    let known = CRITERIA.into_iter();
    for criterion in known.filter(|known| rules.contains(&known.rule)) {
        case.scenario["criterion"] = stated(criterion);
        let Ok(offer) = case.load() else { return };
        if let Ok((solution, result)) = solve(&offer, 0.0, Backend::Embedded) {
            each(criterion, &offer, (&solution, &result));
        }
    }
}

/// Fails with everything that was found wrong.
fn all_right(wrong: &[String], compared: usize) {
    assert!(
        wrong.is_empty(),
        "{} of {compared}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn solve(offer: &Offer, gap: f64, backend: Backend) -> Result<(Solution, ResultFile), Unsolved> {
    let effort = Effort {
        gap,
        ..effort(backend)
    };
    let solution = portfolio::solve(offer, &effort)?;
    let result = assemble(offer, &solution, &[]);
    Ok((solution, result))
}

/// How the seeds of a test turned out, each with every criterion.
#[derive(Debug, Default)]
struct Tally {
    feasible: usize,
    infeasible: usize,
    /// Nash answers of offers where no package lets everybody gain.
    without_gain: usize,
    wrong: Vec<String>,
    unverified: Vec<String>,
}

/// Compares every criterion on the offers of some seeds, by every backend.
fn over(seeds: Range<u64>, partners: usize) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let mut case = offers::random(seed, partners);
        for criterion in CRITERIA {
            case.scenario["criterion"] = stated(criterion);
            let Ok(offer) = case.load() else {
                break; // the loader refuses some combinations of rules: that is its own test
            };
            let everything = Everything::of(&offer);
            for &backend in Backend::built() {
                let name = |why: String| {
                    format!("seed {seed}, {partners} partners, {criterion}, {backend}: {why}")
                };
                match judge(&everything, backend) {
                    Ok(None) => tally.infeasible += 1,
                    Ok(Some(result)) => {
                        tally.feasible += 1;
                        tally.without_gain += usize::from(
                            criterion.rule == CriterionRule::Nash && result.objective.value < 1e-9,
                        );
                        tally
                            .unverified
                            .extend(verified(&offer, &result).err().map(name));
                    }
                    Err(why) => tally.wrong.push(name(why)),
                }
            }
        }
    }
    tally
}

/// The answer, if there is a portfolio; or what `solve` says wrongly.
fn judge(everything: &Everything<'_>, backend: Backend) -> Result<Option<ResultFile>, String> {
    let offer = everything.offer;
    let ideals = everything.ideals();
    let best = ideals.as_ref().and_then(|ideals| {
        everything.best(&floors(offer, ideals), &|utilities| {
            aims(offer, ideals, utilities)
        })
    });
    let (solution, result) = match (solve(offer, 0.0, backend), &best) {
        (Ok(found), Some(_)) => found,
        (Err(Unsolved::Infeasible), None) => return Ok(None),
        (Ok((_, result)), None) => {
            return Err(format!(
                "there is no portfolio, yet one was found: {:?}",
                items(&result)
            ));
        }
        (Err(why), _) => {
            return Err(format!(
                "{why:?}, yet there is {}",
                shown(everything, best.map(|best| best.at))
            ));
        }
    };
    let (Some(ideals), Some(best)) = (ideals, best) else {
        return Ok(None);
    };
    for (party, (found, known)) in solution.ideals.iter().zip(&ideals).enumerate() {
        near(
            &format!("ideal point of party {party}"),
            found.value,
            *known,
        )?;
        near(
            &format!("bound of the ideal point of party {party}"),
            found.bound,
            *known,
        )?;
    }
    let Some(at) = everything.find(&result) else {
        return Err(format!(
            "a rule forbids what was found: {:?}",
            items(&result)
        ));
    };
    if !everything.is_payable(at) {
        return Err(format!(
            "there is no money for what was found: {:?}",
            items(&result)
        ));
    }
    let portfolio = &everything.portfolios[at];
    for (party, known) in result.parties.iter().zip(&portfolio.utilities) {
        near(&format!("utility of {}", party.id), party.utility, *known)?;
    }
    let mut values = aims(offer, &ideals, &portfolio.utilities);
    values.push(-portfolio.cost);
    if values.len() != best.values.len() {
        return Err(format!("{} aims, not {}", values.len(), best.values.len()));
    }
    for (stage, (found, known)) in values.iter().zip(&best.values).enumerate() {
        near(&format!("aim {}", stage + 1), *found, *known).map_err(|why| {
            format!(
                "{why}; best is {}, found {}",
                shown(everything, Some(best.at)),
                shown(everything, Some(at))
            )
        })?;
    }
    near(
        "bound of the objective",
        result.objective.bound,
        result.objective.value,
    )?;
    if let Some(better) = everything.dominating(&floors(offer, &ideals), &portfolio.utilities) {
        return Err(format!(
            "everybody would prefer {}",
            shown(everything, Some(better))
        ));
    }
    Ok(Some(result))
}

fn verified(offer: &Offer, result: &ResultFile) -> Result<(), String> {
    match verify(offer, result).first() {
        Some(finding) => Err(format!("verification: {}", finding.message())),
        None => Ok(()),
    }
}

fn near(what: &str, found: f64, known: f64) -> Result<(), String> {
    if (found - known).abs() <= CLOSE * known.abs().max(1.0) {
        Ok(())
    } else {
        Err(format!("{what} is {found}, by enumeration {known}"))
    }
}

fn items(result: &ResultFile) -> Vec<String> {
    let of = |package: &tech_business_offer::package::Package| {
        let items = package
            .items
            .iter()
            .map(|item| format!("{}/{}", item.component, item.option));
        format!(
            "{}: {}",
            package.partner,
            items.collect::<Vec<_>>().join(" ")
        )
    };
    result.packages.iter().map(of).collect()
}

fn shown(everything: &Everything<'_>, at: Option<usize>) -> String {
    let Some(at) = at else {
        return "nothing".to_owned();
    };
    let portfolio = &everything.portfolios[at];
    let components = &everything.offer.components;
    let packages = portfolio.packages.iter().map(|package| {
        let names = package
            .iter()
            .map(|(&c, &o)| format!("{}/{}", components[c].id, components[c].options[o].id));
        names.collect::<Vec<_>>().join(" ")
    });
    format!(
        "[{}] worth {:?} for {}",
        packages.collect::<Vec<_>>().join(" | "),
        portfolio.utilities,
        portfolio.cost
    )
}

/// Compared once, looked at by several tests.
static COMPARED: [LazyLock<Tally>; 5] = [
    LazyLock::new(|| over(0..80, 1)),
    LazyLock::new(|| over(100..206, 2)),
    LazyLock::new(|| over(200..260, 3)),
    LazyLock::new(|| over(700..715, 4)),
    LazyLock::new(|| over(800..812, 5)),
];

/// So many answers and refusals must have been right, and none wrong.
fn as_by_enumeration(tally: &Tally, feasible: usize, infeasible: usize) {
    let Tally { wrong, .. } = tally;
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let found = (tally.feasible, tally.infeasible);
    let backends = Backend::built().len();
    assert!(
        found.0 >= feasible * backends && found.1 >= infeasible * backends,
        "too few compared: {found:?}"
    );
}

#[test]
fn one_partner_as_by_enumeration() {
    as_by_enumeration(&COMPARED[0], 480, 100);
}

#[test]
fn two_partners_as_by_enumeration() {
    as_by_enumeration(&COMPARED[1], 640, 100);
}

#[test]
fn three_partners_as_by_enumeration() {
    as_by_enumeration(&COMPARED[2], 360, 100);
}

#[test]
fn four_and_five_partners_as_by_enumeration() {
    as_by_enumeration(&COMPARED[3], 80, 0);
    as_by_enumeration(&COMPARED[4], 40, 0);
}

/// The comparison is also about products that are 0 whatever the package: the smallest shares decide.
#[test]
fn products_of_nothing_are_compared_too() {
    let compared: usize = COMPARED.iter().map(|tally| tally.without_gain).sum();
    assert!(compared >= 3, "{compared}");
}

/// 0 is utilitarian, and a large alpha comes to the largest smallest share: no more than the weight
/// of the worst-off, to the power of 1 / (alpha - 1), away from it.
#[test]
fn alpha_goes_from_utilitarian_to_the_largest_smallest_share() {
    let mut compared = 0;
    for (seed, partners) in (0..40).map(|seed| (seed, 1 + usize::from(seed % 2 == 1))) {
        let mut case = offers::random(seed, partners);
        case.scenario["weights"] = serde_json::json!({});
        let Ok(offer) = case.load() else { continue };
        let under = |criterion| solve(&offer.with_criterion(criterion), 0.0, Backend::Embedded);
        let Ok((_, sum)) = under(of(CriterionRule::Utilitarian)) else {
            continue;
        };
        let (_, least) = under(of(CriterionRule::KalaiSmorodinsky)).expect("an answer");
        let (_, mean) = under(alpha_fair(0.0)).expect("an answer");
        let (_, large) = under(alpha_fair(100.0)).expect("an answer");
        let gaining = sum.parties.iter();
        let gaining = gaining.filter(|party| party.ideal - party.disagreement > 1e-9);
        let count = f64::from(u32::try_from(gaining.count()).expect("a few"));
        if count < 1.0 {
            continue;
        }
        compared += 1;
        let close = |a: f64, b: f64| (a - b).abs() <= CLOSE;
        assert!(
            close(mean.objective.value * count, sum.objective.value),
            "seed {seed}: {} and {}",
            mean.objective.value,
            sum.objective.value
        );
        let (worst, most) = (least.objective.value, count.powf(1.0 / 99.0));
        let found = large.objective.value;
        assert!(
            found >= worst - CLOSE && found <= worst * most + CLOSE,
            "seed {seed}: {found} and {worst}"
        );
    }
    assert!(compared >= 20, "{compared}");
}

#[test]
fn what_enumeration_confirms_is_verified() {
    let unverified: Vec<&str> = COMPARED
        .iter()
        .flat_map(|tally| &tally.unverified)
        .map(String::as_str)
        .collect();
    assert!(
        unverified.is_empty(),
        "{} not verified:\n{}",
        unverified.len(),
        unverified.join("\n")
    );
}
