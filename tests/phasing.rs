//! Start years worked out by hand: what waits, for what, and what that costs.

mod support;

use std::time::Duration;

use serde_json::{Value, json};
use support::{Case, cost};
use tech_business_offer::formulate::Pick;
use tech_business_offer::model::Offer;
use tech_business_offer::package::{ResultFile, assemble};
use tech_business_offer::portfolio::pool::Pool;
use tech_business_offer::portfolio::rough::Rough;
use tech_business_offer::portfolio::{self, Effort};
use tech_business_offer::solve::limits::NoClock;
use tech_business_offer::solve::{Backend, Solver};
use tech_business_offer::verify;

/// The answer to a case, verified.
fn solved(case: &Case) -> ResultFile {
    let offer = case.load().expect("a good case");
    let effort = Effort {
        gap: 0.0,
        time: Duration::from_secs(60),
        clock: &NoClock,
        solver: Solver::of(Backend::Embedded),
    };
    let solution = portfolio::solve(&offer, &effort).expect("there is a package");
    let result = assemble(&offer, &solution, &[]);
    assert_eq!(verify::messages(&offer, &result), [""; 0]);
    result
}

/// Component, start year and payments by year of every item.
fn plan(result: &ResultFile) -> Vec<(&str, i32, Vec<f64>)> {
    let items = result.packages[0].items.iter();
    items
        .map(|item| {
            let years = item.by_year.iter().map(|paid| (paid * 1e6).round() / 1e6);
            (item.component.as_str(), item.start_year, years.collect())
        })
        .collect()
}

fn component(id: &str, meur: f64, build_years: u32, closes: f64) -> Value {
    json!({
        "id": id, "area": "hard", "name": id,
        "options": [{ "id": "std", "cost": cost(meur), "build_years": build_years, "closes": { "NA": closes } }]
    })
}

fn case(components: &[Value]) -> Case {
    let mut case = Case::small();
    case.components = components.to_vec();
    case
}

#[test]
fn without_years_a_component_waits_for_what_it_requires() {
    let mut school = component("school", 5.0, 1, 0.3);
    school["requires"] = json!([{ "any_of": ["net"], "why": "nothing to teach with" }]);
    let mut portal = component("portal", 2.0, 1, 0.1);
    portal["requires"] = json!([{ "any_of": ["school"], "why": "nobody to use it" }]);
    let result = solved(&case(&[component("net", 10.0, 3, 0.4), school, portal]));
    let starts: Vec<(&str, i32)> = plan(&result).iter().map(|x| (x.0, x.1)).collect();
    // The net operates from 2030; so do those that build for one year only.
    assert_eq!(starts, [("net", 2027), ("portal", 2029), ("school", 2029)]);
}

#[test]
fn yearly_money_decides_who_starts_first() {
    let mut case = case(&[
        component("net", 10.0, 0, 0.4),
        component("school", 5.0, 0, 0.3),
    ]);
    case.scenario["benefit_discount_rate"] = json!(0.1);
    case.scenario["envelope"][0]["per_year"] = json!([10, 5, 0]);
    let result = solved(&case);
    // The net fits into the first year alone. The school, a year later, counts for 1 / 1.1 of it.
    assert_eq!(
        plan(&result),
        [
            ("net", 2027, vec![10.0, 0.0, 0.0]),
            ("school", 2028, vec![0.0, 5.0, 0.0])
        ]
    );
    let met = result.packages[0].needs[0].met;
    assert!((met - (0.4 + 0.3 / 1.1)).abs() < 1e-9, "{met}");
}

#[test]
fn other_money_pays_what_a_yearly_limit_leaves() {
    let mut case = case(&[component("net", 9.0, 3, 0.4)]);
    case.scenario["envelope"] = json!([
        { "instrument": "GRANT", "total": 30, "per_year": [1, 2, 5] },
        { "instrument": "OWN", "total": 4 }
    ]);
    let result = solved(&case);
    let item = &result.packages[0].items[0];
    assert_eq!(plan(&result), [("net", 2027, vec![3.0, 3.0, 3.0])]);
    assert!((item.finance["GRANT"] - 6.0).abs() < 1e-6, "{item:?}");
    let own = &item.finance_by_year["OWN"];
    assert!(
        own.iter()
            .zip([2.0, 1.0, 0.0])
            .all(|(a, b)| (a - b).abs() < 1e-6),
        "{own:?}"
    );
    // A MEUR less of its own, and it cannot be paid for.
    case.scenario["envelope"][1]["total"] = json!(2.9);
    assert_eq!(plan(&solved(&case)), []);
}

#[test]
fn a_gate_and_what_can_be_taken_up() {
    let mut case = case(&[
        component("net", 10.0, 1, 0.4),
        component("school", 5.0, 1, 0.3),
    ]);
    case.scenario["benefit_discount_rate"] = json!(0.1);
    case.scenario["not_before"] =
        json!([{ "component": "net", "year": 2028, "why": "a law comes first" }]);
    let starts = |case: &Case| -> Vec<i32> { plan(&solved(case)).iter().map(|x| x.1).collect() };
    assert_eq!(starts(&case), [2028, 2027]);
    case.scenario["not_before"] = json!([]);
    assert_eq!(starts(&case), [2027, 2027]);
    case.scenario["absorptive_capacity"] = json!({ "MAR": 12 });
    // 0.4 + 0.3 / 1.1 is more than 0.3 + 0.4 / 1.1.
    assert_eq!(starts(&case), [2027, 2028]);
    // No year is long enough for the net.
    case.scenario["absorptive_capacity"] = json!({ "MAR": 9 });
    assert_eq!(plan(&solved(&case)).len(), 1);
}

#[test]
fn what_is_required_operates_no_later() {
    let mut school = component("school", 5.0, 1, 0.3);
    school["requires"] = json!([{ "any_of": ["net"], "why": "nothing to teach with" }]);
    let mut case = case(&[component("net", 9.0, 2, 0.1), school]);
    case.scenario["benefit_discount_rate"] = json!(0.1);
    let starts: Vec<i32> = plan(&solved(&case)).iter().map(|x| x.1).collect();
    assert_eq!(starts, [2027, 2028]);
}

#[test]
fn the_rougher_offer_has_the_first_start_that_requirements_allow_and_those_of_known_packages() {
    let mut portal = component("portal", 2.0, 0, 0.1);
    portal["requires"] = json!([{ "any_of": ["net"], "why": "nothing to stand on" }]);
    let mut case = case(&[component("net", 10.0, 1, 0.4), portal]);
    case.scenario["benefit_discount_rate"] = json!(0.1);
    let offer = case.load().expect("a good case");
    let starts = |offer: &Offer| -> Vec<Vec<usize>> {
        let candidates = offer.candidates.iter();
        let starts = candidates.map(|candidate| candidate.choices.iter().map(|x| x.start));
        starts.map(Iterator::collect).collect()
    };
    assert_eq!(starts(&offer), [vec![0, 1, 2], vec![0, 1, 2]]);
    let mut known = Pool::new(&offer);
    let rough = Rough::of(&offer, &known).expect("start years are chosen");
    // The net operates a year after it starts, the portal at once, but not before the net.
    assert_eq!(starts(&rough.offer), [vec![0], vec![1]]);
    let pick = |candidate: usize, start: usize| {
        let candidate = &offer.candidates[candidate];
        let choice = candidate.choices.iter().find(|x| x.start == start);
        Pick {
            component: candidate.component,
            option: choice.expect("it may start then").option,
            group: 0,
        }
    };
    known.add(&offer, vec![(0, vec![pick(0, 1), pick(1, 2)])]);
    let rough = Rough::of(&offer, &known).expect("start years are chosen");
    assert_eq!(starts(&rough.offer), [vec![0, 1], vec![1, 2]]);
    case.scenario
        .as_object_mut()
        .expect("a scenario")
        .remove("benefit_discount_rate");
    let offer = case.load().expect("a good case");
    assert!(Rough::of(&offer, &Pool::new(&offer)).is_none());
}
