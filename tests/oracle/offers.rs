//! Small random offers: every kind of rule, on coarse grids so that near ties are rare.

use serde_json::{Value, json};

use crate::support::{Case, cost};

/// Numbers that follow from a seed alone (splitmix64, Steele and others 2014).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `least` to `most`, both included.
    pub(crate) fn whole(&mut self, least: i64, most: i64) -> i64 {
        let span = u64::try_from(most - least + 1).expect("least is not above most");
        least + i64::try_from(self.next() % span).expect("a span fits")
    }

    /// `k / of`, k whole from `least` to `most`.
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    pub(crate) fn part(&mut self, least: i64, most: i64, of: i64) -> f64 {
        self.whole(least, most) as f64 / of as f64
    }

    /// True in so many of a hundred cases.
    pub(crate) fn chance(&mut self, percent: i64) -> bool {
        self.whole(1, 100) <= percent
    }

    /// A position in a list of so many.
    fn below(&mut self, count: usize) -> usize {
        let last = i64::try_from(count).expect("a short list") - 1;
        usize::try_from(self.whole(0, last)).expect("a position")
    }

    fn one<'v>(&mut self, values: &[&'v str]) -> &'v str {
        values[self.below(values.len())]
    }
}

const PARTNERS: [&str; 5] = ["MAR", "TUN", "EGY", "JOR", "LBN"];
const AREAS: [&str; 3] = ["hard", "soft", "state"];

/// A random scenario for so many partners.
pub(crate) fn random(seed: u64, partners: usize) -> Case {
    let n = &mut Numbers(seed.wrapping_mul(1009) + partners as u64);
    let mut case = Case::small();
    taxonomy(&mut case, n);
    case.partners = PARTNERS[..partners]
        .iter()
        .map(|id| {
            let rating = n.one(&["", "", "Low", "Moderate", "Moderate", "High"]);
            (
                (*id).to_owned(),
                rating.to_owned(),
                n.part(40, 120, 1),
                n.part(0, 100, 1),
            )
        })
        .collect();
    for id in &PARTNERS[..partners] {
        if n.chance(70) {
            case.profiles.push(profile(id, n));
        }
    }
    let national = match partners {
        1 => n.whole(3, 5),
        2 => n.whole(2, 4),
        3 => n.whole(2, 3),
        _ => n.whole(1, 2),
    };
    let by_year = n.chance(40);
    for at in 0..usize::try_from(national).expect("a count") {
        let described = component(at, by_year, n);
        case.components.push(described);
    }
    if (2..=3).contains(&partners) && n.chance(60) {
        case.components.push(shared_project(partners, n));
    }
    envelope(&mut case, by_year, n);
    rules(&mut case, partners, n);
    if n.chance(30) {
        case.scenario["disagreement"] =
            json!({ "eu": n.part(0, 10, 100), "MAR": n.part(0, 20, 100) });
    }
    if n.chance(40) {
        case.scenario["weights"] = json!({
            "parties": { "eu": n.part(0, 4, 2), "MAR": n.part(0, 4, 2) },
            "partners": { "MAR": n.part(0, 4, 2) }
        });
        if partners == 1 {
            case.scenario["weights"]["partners"] = json!({});
        }
    }
    // Last, so that what is drawn before it stays what it was.
    phased(&mut case, by_year, n);
    drop_idle_money(&mut case);
    case
}

/// Without rows of the envelope that nobody may use: they are refused, and would change nothing.
fn drop_idle_money(case: &mut Case) {
    while let Err(findings) = case.load() {
        let idle = findings.split("[idle-money]").nth(1);
        let at = idle.and_then(|finding| finding.split("/envelope/").nth(1));
        let at = at.and_then(|at| at.split('/').next()?.parse::<usize>().ok());
        let rows = case.scenario["envelope"].as_array_mut();
        match (at, rows) {
            (Some(at), Some(rows)) if at < rows.len() && rows.len() > 1 => drop(rows.remove(at)),
            _ => return,
        }
    }
}

/// Times to build, and what makes start years matter. With several partners, whose packages are all put
/// together, what is built takes the whole horizon and has one start.
fn phased(case: &mut Case, by_year: bool, n: &mut Numbers) {
    let alone = case.partners.len() == 1;
    let starts = alone && case.components.len() < 4 && n.chance(60);
    if !starts && !by_year {
        return;
    }
    let components = case.components.iter_mut();
    let options = components.flat_map(|c| c["options"].as_array_mut().expect("a list"));
    for option in options {
        let stated = option["cost"].get("by_year").is_some();
        let takes = if starts { n.whole(0, 2) } else { 3 };
        option["build_years"] = json!(takes);
        if starts && !stated && n.chance(50) {
            option["cost"]["opex_per_year"] = json!({ "fixed": n.part(0, 4, 2) });
        }
    }
    if starts {
        case.scenario["benefit_discount_rate"] = json!(n.part(0, 10, 100));
        if n.chance(50) {
            case.scenario["absorptive_capacity"] = json!({ "MAR": n.whole(8, 20) });
        }
        if n.chance(30) {
            case.scenario["not_before"] = json!([{ "component": "c0", "year": 2028 }]);
        }
    }
}

/// The same scenario with start years to choose: what comes earlier counts more, and one partner cannot
/// take up everything at once.
pub(crate) fn starting(mut case: Case) -> Case {
    let components = case.components.iter_mut();
    let options = components.flat_map(|c| c["options"].as_array_mut().expect("a list"));
    for (number, option) in options.enumerate() {
        option["build_years"] = json!(1 + number % 2);
    }
    case.scenario["benefit_discount_rate"] = json!(0.05);
    case.scenario["absorptive_capacity"] = json!({ "MAR": 8 });
    case
}

/// The same scenario with a component in so many sizes that nobody can pay for: nothing changes but
/// the size of the model, which is then too large for plain branch and bound.
pub(crate) fn padded(mut case: Case) -> Case {
    let rows = case.scenario["envelope"].as_array().expect("a list");
    let money: f64 = rows.iter().filter_map(|row| row["total"].as_f64()).sum();
    let partners = u32::try_from(case.partners.len()).expect("a count");
    let sizes = (1..=61_u32.div_ceil(partners)).map(|size| {
        let beyond = money * f64::from(partners) + f64::from(size);
        json!({ "id": format!("p{size}"), "cost": cost(beyond), "closes": { "NA": 0.3 }, "serves": { "IA": 0.2 } })
    });
    let sizes: Vec<Value> = sizes.collect();
    case.components
        .push(json!({ "id": "too-dear", "area": "state", "name": "Too dear", "options": sizes }));
    case
}

fn taxonomy(case: &mut Case, n: &mut Numbers) {
    for need in case.taxonomy["needs"].as_array_mut().expect("a list") {
        need["severity"] = json!({ "constant": n.part(2, 10, 10) });
        need["weight"] = json!(n.part(1, 3, 1));
        need["cap"] = if n.chance(25) {
            Value::Null
        } else {
            json!(n.part(3, 10, 10))
        };
    }
    let interests = case.taxonomy["interests"].as_array_mut().expect("a list");
    interests[0]["cap"] = if n.chance(25) {
        Value::Null
    } else {
        json!(n.part(3, 10, 10))
    };
    interests[1]["cap"] = json!(n.part(2, 12, 1));
    interests[1]["weight"] = json!(n.part(0, 4, 2));
    let loan = &mut case.taxonomy["instruments"][1];
    loan["terms"]["rate"] = json!(n.part(1, 5, 100));
    loan["sovereign"] = json!(n.chance(80));
}

fn profile(id: &str, n: &mut Numbers) -> Value {
    let mut profile = json!({ "id": id });
    if n.chance(40) {
        profile["priorities"] = json!({ "NA": n.part(1, 4, 1) });
    }
    if n.chance(40) {
        profile["delivery_capacity"] = json!({ "value": n.part(2, 8, 2), "source": "a test" });
    }
    if n.chance(50) {
        profile["own_budget"] = json!({ "value": n.part(0, 8, 1), "source": "a test" });
    }
    if n.chance(40) {
        profile["disagreement"] = json!({ "value": n.part(0, 20, 100), "source": "a test" });
    }
    profile
}

fn effects(codes: &[&str], n: &mut Numbers) -> Value {
    let mut effects = json!({});
    for code in codes {
        if n.chance(70) {
            let sign = if n.chance(20) { -0.5 } else { 1.0 };
            effects[code] = json!(sign * n.part(1, 15, 20));
        }
    }
    effects
}

fn option(id: &str, paid: &Value, n: &mut Numbers) -> Value {
    json!({
        "id": id, "cost": paid, "build_years": n.whole(0, 3), "effort": n.part(1, 4, 2),
        "eu_content": n.part(0, 10, 10), "closes": { "NA": n.part(1, 12, 20) },
        "serves": effects(&["IA"], n)
    })
}

fn component(at: usize, by_year: bool, n: &mut Numbers) -> Value {
    let by_year = by_year && n.chance(60);
    let mut options = Vec::new();
    for number in 1..=n.whole(1, 2) {
        let paid = if by_year {
            json!({ "by_year": [n.whole(0, 8), n.whole(0, 8), n.whole(1, 8)] })
        } else {
            cost(n.part(1, 20, 1))
        };
        let mut option = option(&format!("o{number}"), &paid, n);
        option["closes"] = effects(&["NA", "NB"], n);
        option["closes"]["NA"] = json!(n.part(1, 12, 20));
        options.push(option);
    }
    let mut component = json!({ "id": format!("c{at}"), "area": n.one(&AREAS), "name": format!("Component {at}"), "options": options });
    if n.chance(60) {
        // Coarse shares; some cannot carry the whole cost, and then it is not offered.
        component["finance"] =
            json!({ "GRANT": n.part(1, 4, 4), "LOAN": n.part(2, 4, 4), "OWN": n.part(1, 4, 4) });
    }
    let other = |n: &mut Numbers| format!("c{}", n.below(at));
    let requires = at > 0 && n.chance(30);
    let conflicts = at > 0 && !requires && n.chance(30);
    if requires {
        let mut requirement = json!({ "any_of": [other(n)], "why": "a test" });
        if n.chance(40) {
            requirement["waived_if"] = json!({ "indicator": "figure", "min": 50 });
        }
        component["requires"] = json!([requirement]);
    }
    if conflicts {
        component["conflicts"] = json!([other(n)]);
    }
    if at > 0 && n.chance(50) {
        component["synergies"] = json!([{ "with": other(n), "closes": effects(&["NB"], n), "serves": { "IA": n.part(-3, 6, 20) } }]);
    }
    component
}

fn shared_project(partners: usize, n: &mut Numbers) -> Value {
    let mut options = Vec::new();
    for number in 1..=n.whole(1, 2) {
        // Divisible by two and by three members.
        let paid = cost(6.0 * n.part(1, 4, 1));
        options.push(option(&format!("r{number}"), &paid, n));
    }
    let most = i64::try_from(partners).expect("a count");
    json!({
        "id": "shared", "area": n.one(&AREAS), "name": "Shared project", "scope": "regional",
        "members": PARTNERS[..partners], "min_members": n.whole(2, most), "options": options
    })
}

fn envelope(case: &mut Case, by_year: bool, n: &mut Numbers) {
    let partners = i64::try_from(case.partners.len()).expect("a count");
    let mut rows = Vec::new();
    for (instrument, share) in [("GRANT", 10), ("LOAN", 8), ("OWN", 5)] {
        if instrument != "GRANT" && n.chance(25) {
            continue;
        }
        let total = n.whole(3, 5 + share * partners);
        let mut row = json!({ "instrument": instrument, "total": total });
        if n.chance(40) {
            row["per_partner"] = json!(n.whole(2, total));
        }
        if by_year && n.chance(60) {
            row["per_year"] = json!([n.whole(0, total), n.whole(1, total), n.whole(1, total)]);
        }
        rows.push(row);
    }
    case.scenario["envelope"] = Value::Array(rows);
}

fn rules(case: &mut Case, partners: usize, n: &mut Numbers) {
    let mut rules = Vec::new();
    let component = |n: &mut Numbers| {
        let at = n.below(case.components.len());
        case.components[at]["id"].clone()
    };
    let who = |n: &mut Numbers, mut rule: Value| {
        if n.chance(50) {
            rule["partner"] = json!(n.one(&PARTNERS[..partners]));
        }
        rule
    };
    let most = if partners > 3 { 1 } else { 3 };
    for _ in 0..n.whole(0, most) {
        let rule = match n.whole(0, 8) {
            0 => json!({ "rule": "area-share", "area": n.one(&AREAS), "min": n.part(1, 4, 10) }),
            1 => json!({ "rule": "area-share", "area": n.one(&AREAS), "max": n.part(3, 9, 10) }),
            2 => json!({ "rule": "include", "component": component(n) }),
            3 => json!({ "rule": "exclude", "component": component(n) }),
            4 => json!({ "rule": "count", "max": n.whole(1, 3) }),
            5 => json!({ "rule": "count", "min": n.whole(1, 2) }),
            6 => {
                rules.push(
                    json!({ "rule": "floor", "party": "eu", "share_of_ideal": n.part(1, 12, 20) }),
                );
                continue;
            }
            7 => {
                rules.push(json!({ "rule": "floor", "party": n.one(&PARTNERS[..partners]), "utility": n.part(1, 30, 100) }));
                continue;
            }
            _ => json!({ "rule": "complement", "when_areas": ["hard"], "needs_areas": ["soft"] }),
        };
        rules.push(who(n, rule));
    }
    case.scenario["rules"] = Value::Array(rules);
}
