//! Explanations by enumeration: conflicts cannot hold together and spare nothing, changes end them and
//! less would not, and decisions turn where it is said.
//!
//! What is dropped or changed is dropped or changed in the files, which are then loaded and enumerated: none of
//! the code that does it for the explanation is used.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tech_business_offer::explain::cause::Field;
use tech_business_offer::explain::decision::{Decision, Solved, Trial, Twist};
use tech_business_offer::explain::parts::Proof;
use tech_business_offer::explain::{Cause, Change, Infeasibility, Side, Whose, infeasible};
use tech_business_offer::load::load_unexcluded;
use tech_business_offer::model::{FloorLevel, Offer, PartyId, Rule};
use tech_business_offer::portfolio::proofs::Proofs;
use tech_business_offer::portfolio::{self, Solution};
use tech_business_offer::solve::Backend;

use crate::enumerate::{Everything, Portfolio, aims, disagreement, floors};
use crate::support::{Case, SCENARIO};
use crate::{effort, offers};

fn loose(files: &Case) -> Offer {
    let path = std::path::Path::new(SCENARIO);
    load_unexcluded(&files.files(), path, &[]).expect("looser than what was loaded")
}

/// Whether there is a portfolio, with floors at given ideal points; some disagreement points may not count.
fn has_portfolio(offer: &Offer, ideals: &[f64], ignored: &BTreeSet<usize>) -> bool {
    let mut least = disagreement(offer);
    for party in ignored {
        least[*party] = f64::NEG_INFINITY;
    }
    for rule in &offer.scenario.rules {
        let Rule::Floor(floor) = rule else { continue };
        let party = match &floor.party {
            PartyId::Eu => offer.partners.len(),
            PartyId::Partner(id) => {
                let mut known = offer.partners.iter();
                known.position(|known| known.id == *id).expect("a partner")
            }
        };
        let base = offer.disagreement(party);
        let level = match floor.level {
            FloorLevel::Utility(utility) => utility,
            FloorLevel::ShareOfIdeal(share) => base + share * (ideals[party] - base),
        };
        least[party] = least[party].max(level);
    }
    Everything::of(offer)
        .best(&least, &|_| Vec::new())
        .is_some()
}

/// The files without some causes; disagreement points that do not count are returned.
fn without(files: &Case, dropped: &[Cause]) -> (Case, BTreeSet<usize>) {
    let mut files = files.clone();
    let mut ignored = BTreeSet::new();
    let id = |at: usize| files.partners[at].0.clone();
    let ids: Vec<String> = (0..files.partners.len()).map(id).collect();
    for &cause in dropped {
        match cause {
            Cause::Rule { at, side } => {
                let rule = &mut files.scenario["rules"][at];
                let key = match side {
                    Side::Whole => "",
                    Side::Least => "min",
                    Side::Most => "max",
                };
                let object = rule.as_object_mut().expect("a rule");
                object.remove(key);
                let empty = !object.contains_key("min") && !object.contains_key("max");
                if side == Side::Whole || empty {
                    *rule = json!({ "rule": "count", "max": 1000 });
                }
            }
            Cause::Total(row) => files.scenario["envelope"][row]["total"] = json!(1e5),
            Cause::PerPartner(row) => {
                let row = files.scenario["envelope"][row].as_object_mut();
                row.expect("a row").remove("per_partner");
            }
            Cause::Year { row, year } => {
                // A year may take all that there is.
                let row = &mut files.scenario["envelope"][row];
                row["per_year"][year] = json!(row["total"].as_f64().unwrap_or(1e5));
            }
            Cause::Disagreement(party) => {
                ignored.insert(party);
            }
            Cause::Capacity(at) => drop_from_profile(&mut files, &ids[at], "delivery_capacity"),
            Cause::Absorption(at) => {
                files.scenario["absorptive_capacity"][&ids[at]] = json!(1e5);
            }
            Cause::OwnBudget(at) => drop_from_profile(&mut files, &ids[at], "own_budget"),
            Cause::DebtGate(at) => "Low".clone_into(&mut files.partners[at].1),
            Cause::Conflict { .. } | Cause::Requirement { .. } | Cause::Members(_) => {}
        }
    }
    // A shared project has two members at least in any file: that is never dropped.
    // The catalogue's are the same for all partners in the files: dropped only where they are for all.
    let mut components = Vec::new();
    for mut component in files.components.clone() {
        let at = component["id"].as_str().expect("an id").to_owned();
        let is_it = |position: usize| sorted_ids(&files)[position] == at;
        for &cause in dropped {
            match cause {
                Cause::Conflict { one, other, .. } if is_it(one) || is_it(other) => {
                    component["conflicts"] = json!([]);
                }
                Cause::Requirement { component: of, .. } if is_it(of) => {
                    component["requires"] = json!([]);
                }
                _ => {}
            }
        }
        components.push(component);
    }
    files.components = components;
    (files, ignored)
}

fn sorted_ids(files: &Case) -> Vec<String> {
    let ids = files.components.iter();
    let mut ids: Vec<String> = ids
        .map(|component| component["id"].as_str().expect("an id").to_owned())
        .collect();
    ids.sort();
    ids
}

fn drop_from_profile(files: &mut Case, id: &str, key: &str) {
    for profile in files.profiles.iter_mut().filter(|known| known["id"] == id) {
        profile.as_object_mut().expect("a profile").remove(key);
    }
}

/// The files with another value of a cause.
fn with(files: &Case, cause: Cause, value: f64) -> Case {
    let mut files = files.clone();
    #[expect(clippy::cast_possible_truncation, reason = "a small count")]
    let whole = value.round() as i64;
    let ids: Vec<String> = files.partners.iter().map(|known| known.0.clone()).collect();
    let set = |files: &mut Case, id: &str, key: &str| {
        for profile in files.profiles.iter_mut().filter(|known| known["id"] == id) {
            profile[key]["value"] = json!(value);
        }
    };
    match cause {
        Cause::Rule { at, side } => {
            let rule = &mut files.scenario["rules"][at];
            let value = if rule["rule"] == "count" {
                json!(whole)
            } else {
                json!(value)
            };
            let key = match side {
                Side::Least => "min",
                Side::Most => "max",
                Side::Whole if rule.get("utility").is_some() => "utility",
                Side::Whole => "share_of_ideal",
            };
            rule[key] = value;
        }
        Cause::Total(row) => files.scenario["envelope"][row]["total"] = json!(value),
        Cause::PerPartner(row) => files.scenario["envelope"][row]["per_partner"] = json!(value),
        Cause::Year { row, year } => {
            files.scenario["envelope"][row]["per_year"][year] = json!(value);
        }
        Cause::Disagreement(party) => {
            let id = ids.get(party).map_or("eu", String::as_str).to_owned();
            if files.scenario["disagreement"].get(&id).is_some() {
                files.scenario["disagreement"][&id] = json!(value);
            } else {
                set(&mut files, &id, "disagreement");
            }
        }
        Cause::Capacity(at) => set(&mut files, &ids[at], "delivery_capacity"),
        Cause::Absorption(at) => files.scenario["absorptive_capacity"][&ids[at]] = json!(value),
        Cause::OwnBudget(at) => set(&mut files, &ids[at], "own_budget"),
        Cause::Conflict { .. }
        | Cause::Requirement { .. }
        | Cause::DebtGate(_)
        | Cause::Members(_) => panic!("{cause:?} has no value"),
    }
    files
}

/// The step to which a value is rounded, towards the value now.
fn step(files: &Case, cause: Cause) -> f64 {
    match cause {
        Cause::Rule { at, .. } => match files.scenario["rules"][at]["rule"].as_str() {
            Some("count") => 1.0,
            Some("area-share") => 1e-3,
            _ => 1e-4,
        },
        Cause::Disagreement(_) => 1e-4,
        _ => 1e-3,
    }
}

/// Whether a condition of the catalogue is kept for any partner: files say it for all at once.
fn is_said(kept: &BTreeSet<Cause>, cause: Cause) -> bool {
    kept.iter().any(|known| match (*known, cause) {
        (Cause::Requirement { component: a, .. }, Cause::Requirement { component: b, .. }) => {
            a == b
        }
        (
            Cause::Conflict { one, other, .. },
            Cause::Conflict {
                one: a, other: b, ..
            },
        ) => (one, other) == (a, b),
        _ => false,
    })
}

/// What is wrong with an explanation, by enumeration.
fn judge(files: &Case, offer: &Offer, why: &Infeasibility) -> Result<(), String> {
    let all = Field::new(offer, &loose(files)).causes;
    let all: BTreeSet<Cause> = all.into_iter().collect();
    let base_ideals = Everything::of(offer).ideals();
    let ideals = base_ideals.unwrap_or_else(|| vec![0.0; offer.partners.len() + 1]);
    let left = |kept: &BTreeSet<Cause>| -> bool {
        let dropped = all.difference(kept).copied();
        let dropped: Vec<Cause> = dropped.filter(|cause| !is_said(kept, *cause)).collect();
        let (files, ignored) = without(files, &dropped);
        let offer = files.load().expect("looser than what was loaded");
        has_portfolio(&offer, &ideals, &ignored)
    };
    if why.conflicts.is_empty() || !(why.all || why.floors_open) {
        return Err(format!("not explained: {why:?}"));
    }
    let mut of_conflicts = BTreeSet::new();
    for (conflict, _) in &why.conflicts {
        let causes: BTreeSet<Cause> = conflict.causes.iter().copied().collect();
        if !conflict.irreducible || causes.len() != conflict.causes.len() {
            return Err(format!("not irreducible: {conflict:?}"));
        }
        if left(&causes) {
            return Err(format!("they hold together: {conflict:?}"));
        }
        for cause in &causes {
            let mut fewer = causes.clone();
            fewer.remove(cause);
            if matches!(cause, Cause::Members(_)) || is_said(&fewer, *cause) {
                continue; // no file says this of one partner alone
            }
            if !left(&fewer) {
                return Err(format!("{cause:?} is not needed: {conflict:?}"));
            }
            if !of_conflicts.insert(*cause) {
                return Err(format!("{cause:?} is in two conflicts"));
            }
        }
    }
    let rest = all.difference(&of_conflicts).copied().collect();
    if why.all && !why.floors_open && !left(&rest) {
        return Err("there is another conflict".to_owned());
    }
    // With ideal points as they are once the change is made.
    let solved = |files: &Case, ignored: &BTreeSet<usize>| -> bool {
        let offer = files.load().expect("a change that can be loaded");
        let ideals = Everything::of(&offer).ideals();
        // A floor by ideal points counts where there are any.
        let none = vec![f64::NEG_INFINITY; offer.partners.len() + 1];
        has_portfolio(&offer, &ideals.unwrap_or(none), ignored)
    };
    let applied = |files: &Case, changes: &[Change]| -> Case {
        let dropped: Vec<Cause> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Drop(cause) => Some(*cause),
                Change::Set { .. } => None,
            })
            .collect();
        let mut files = without(files, &dropped).0;
        for change in changes {
            if let Change::Set { cause, to, .. } = *change {
                files = with(&files, cause, to);
            }
        }
        files
    };
    for (conflict, changes) in &why.conflicts {
        let others = of_conflicts.iter().copied();
        let others: Vec<Cause> = others
            .filter(|cause| !conflict.causes.contains(cause))
            .collect();
        let (files, ignored) = without(files, &others);
        for change in changes {
            if !solved(&applied(&files, &[*change]), &ignored) {
                return Err(format!("{change:?} does not end {conflict:?}"));
            }
            if let Change::Set {
                cause,
                from,
                to,
                smallest: true,
            } = *change
            {
                let nearer = to + step(&files, cause) * (from - to).signum();
                let between = (nearer - from).abs() < (to - from).abs() + 1e-12;
                let enough = (nearer - from) * (to - from) > 0.0;
                if between && enough && solved(&with(&files, cause, nearer), &ignored) {
                    return Err(format!("{nearer} would do, not only {change:?}"));
                }
            }
        }
    }
    let needed = why.conflicts.len() > 1 || why.conflicts[0].1.is_empty();
    if needed && !why.repair.is_empty() && !solved(&applied(files, &why.repair), &BTreeSet::new()) {
        return Err(format!("this repairs nothing: {:?}", why.repair));
    }
    Ok(())
}

/// Explains every scenario without a portfolio among some seeds.
fn explained(seeds: std::ops::Range<u64>, partners: usize) -> (usize, usize, Vec<String>) {
    let (mut judged, mut changes, mut wrong) = (0, 0, Vec::new());
    for seed in seeds {
        let files = offers::random(seed, partners);
        let Ok(offer) = files.load() else { continue };
        let everything = Everything::of(&offer);
        let best = everything
            .ideals()
            .and_then(|ideals| everything.best(&floors(&offer, &ideals), &|_| Vec::new()));
        if best.is_some() {
            continue;
        }
        for &backend in Backend::built() {
            let why =
                infeasible::explain(&offer, &loose(&files), &Proofs::default(), &effort(backend));
            judged += 1;
            changes += why
                .conflicts
                .iter()
                .map(|(_, changes)| changes.len())
                .sum::<usize>();
            if let Err(what) = judge(&files, &offer, &why) {
                wrong.push(format!(
                    "seed {seed}, {partners} partners, {backend}: {what}"
                ));
            }
        }
    }
    (judged, changes, wrong)
}

fn explained_as_by_enumeration(seeds: std::ops::Range<u64>, partners: usize, least: usize) {
    let (judged, changes, wrong) = explained(seeds, partners);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        judged >= least && changes >= judged,
        "{judged} explained, {changes} changes"
    );
}

#[test]
fn conflicts_of_one_partner_as_by_enumeration() {
    explained_as_by_enumeration(3000..3400, 1, 40);
}

#[test]
fn conflicts_of_two_partners_as_by_enumeration() {
    explained_as_by_enumeration(3400..3600, 2, 20);
}

#[test]
fn conflicts_of_three_partners_as_by_enumeration() {
    explained_as_by_enumeration(3600..3660, 3, 5);
}

#[test]
fn what_is_no_package_in_parts_is_none_at_all() {
    let (mut proven, mut without_it, mut open) = (0, 0, 0);
    for seed in 3000..3400 {
        let files = offers::random(seed, 1);
        let Ok(offer) = files.load() else { continue };
        let field = Field::new(&offer, &loose(&files));
        let ideals = Everything::of(&offer).ideals();
        let levels = ideals.clone().unwrap_or_else(|| vec![0.0; 2]);
        let exists = has_portfolio(&offer, &levels, &BTreeSet::new());
        let all: BTreeSet<Cause> = field.causes.iter().copied().collect();
        let held = field.held(&all, &[], Some(&levels));
        let whose = Whose::Alone(0);
        for &backend in Backend::built() {
            let proof = Proof::of(&held, whose, &effort(backend));
            let Some(proof) = proof.filter(|proof| proof.holds(&held, whose, 0.0)) else {
                open += usize::from(!exists);
                continue;
            };
            assert!(!exists, "seed {seed}, {backend}: there is a package");
            proven += 1;
            for &cause in &all {
                let mut kept = all.clone();
                kept.remove(&cause);
                let (files, ignored) = without(&files, &[cause]);
                if is_said(&kept, cause)
                    || !proof.holds(&field.held(&kept, &[], Some(&levels)), whose, 0.0)
                {
                    continue;
                }
                let offer = files.load().expect("looser than what was loaded");
                let exists = has_portfolio(&offer, &levels, &ignored);
                assert!(
                    !exists,
                    "seed {seed}, {backend}: without {cause:?} there is one"
                );
                without_it += 1;
            }
        }
    }
    assert!(
        proven > 20 && without_it > proven,
        "{proven} proven, {without_it} without a cause, {open} not"
    );
}

/// The files with a twist to one component; only for one partner where it is about including.
fn twisted(files: &Case, partner: &str, component: &str, twist: Twist) -> Case {
    let mut files = files.clone();
    let mut rule = |rule: &str| {
        let rules = files.scenario["rules"].as_array_mut().expect("a list");
        rules.push(json!({ "rule": rule, "partner": partner, "component": component }));
    };
    match twist {
        Twist::Include => rule("include"),
        Twist::Exclude => rule("exclude"),
        Twist::Cost(factor) => scale(&mut files, component, &["cost"], factor),
        Twist::Effect(factor) => scale(&mut files, component, &["closes", "serves"], factor),
    }
    files
}

fn scale(files: &mut Case, component: &str, keys: &[&str], factor: f64) {
    fn scaled(value: &mut Value, factor: f64) {
        match value {
            Value::Number(_) => *value = json!(value.as_f64().expect("a number") * factor),
            Value::Array(all) => all.iter_mut().for_each(|one| scaled(one, factor)),
            Value::Object(all) => {
                // The price year is no amount.
                let amounts = all.iter_mut().filter(|(key, _)| *key != "price_year");
                amounts.for_each(|(_, one)| scaled(one, factor));
            }
            _ => {}
        }
    }
    let found = files
        .components
        .iter_mut()
        .find(|known| known["id"] == component);
    let options = found.expect("a component")["options"].as_array_mut();
    for option in options.expect("a list") {
        for key in keys {
            if let Some(value) = option.get_mut(key) {
                scaled(value, factor);
            }
        }
    }
}

/// The values that a criterion seeks, of the best portfolio that passes; `None` where there is none.
fn best(
    everything: &Everything<'_>,
    ideals: &[f64],
    passes: &dyn Fn(&Portfolio) -> bool,
) -> Option<Vec<f64>> {
    let offer = everything.offer;
    let found = everything.best_where(
        &floors(offer, ideals),
        &|utilities| aims(offer, ideals, utilities),
        passes,
    )?;
    Some(found.values)
}

/// Whether one list of values comes lexicographically before another; `None` where they are as good.
fn before(one: &[f64], other: &[f64]) -> Option<bool> {
    let mut pairs = one.iter().zip(other);
    let telling = pairs.find(|(a, b)| (*a - *b).abs() > 2e-6 * b.abs().max(1.0));
    telling.map(|(a, b)| a > b)
}

/// Whether a component is in the best package; `None` where that is as good without it.
fn is_in(files: &Case, component: usize) -> Option<bool> {
    let offer = files.load().ok()?; // effects beyond what a file may state
    let everything = Everything::of(&offer);
    let ideals = everything.ideals()?;
    let holds = |portfolio: &Portfolio| portfolio.packages[0].contains_key(&component);
    let with = best(&everything, &ideals, &holds);
    let without = best(&everything, &ideals, &|portfolio| !holds(portfolio));
    match (with, without) {
        (Some(with), Some(without)) => before(&with, &without),
        (with, without) => (with.is_some() != without.is_some()).then_some(with.is_some()),
    }
}

struct Asked<'a> {
    files: &'a Case,
    offer: &'a Offer,
    solution: &'a Solution,
}

fn judge_decision(asked: &Asked<'_>, decision: &Decision) -> Result<usize, String> {
    let Asked {
        files,
        offer,
        solution,
    } = asked;
    let id = offer.components[decision.component].id.as_str();
    let who = offer.partners[decision.partner].id.as_str();
    let twist = if decision.chosen.is_some() {
        Twist::Exclude
    } else {
        Twist::Include
    };
    let alone = offer.partners.len() == 1;
    let is_shared =
        offer.components[decision.component].scope != tech_business_offer::model::Scope::National;
    // Everybody decides on a shared project.
    let whole = alone || is_shared;
    // Excluding everybody's only one or including what clashes may be refused at loading.
    let Ok(turned) = twisted(files, who, id, twist).load() else {
        return Ok(0);
    };
    let values = Some(turned).and_then(|turned| {
        let everything = Everything::of(&turned);
        let known: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
        let ideals = if whole { everything.ideals()? } else { known };
        let others_keep = |portfolio: &Portfolio| {
            (0..offer.partners.len()).all(|at| {
                let picks = solution.selection.of(at).iter();
                let picks = picks.map(|pick| (pick.component, pick.option)).collect();
                at == decision.partner || portfolio.packages[at] == picks
            })
        };
        let keeps = |portfolio: &Portfolio| {
            let shared = |at: usize| {
                let picks = solution.selection.of(decision.partner).iter();
                let was = picks
                    .into_iter()
                    .any(|pick| pick.component == at && pick.group > 0);
                was == portfolio.packages[decision.partner].contains_key(&at)
            };
            let regional = |at: &usize| {
                offer.components[*at].scope != tech_business_offer::model::Scope::National
            };
            whole
                || others_keep(portfolio)
                    && (0..offer.components.len()).filter(regional).all(shared)
        };
        let found = best(&everything, &ideals, &keeps)?;
        Some((found, ideals, turned))
    });
    match (&decision.trial, values) {
        (Some(Trial::Solved(found)), Some((known, ideals, turned))) => {
            let mut values = aims(&turned, &ideals, &found.utilities);
            values.push(-found.cost);
            for (found, known) in values.iter().zip(&known) {
                if (found - known).abs() > 2e-5 * known.abs().max(1.0) {
                    return Err(format!("{twist:?} of {id}: {values:?}, not {known:?}"));
                }
            }
        }
        (Some(Trial::Impossible(_)), None) => {}
        (trial, known) => {
            let known = known.map(|known| known.0);
            return Err(format!(
                "{twist:?} of {id}: {trial:?}, by enumeration {known:?}"
            ));
        }
    }
    if whole != alone {
        let told = decision.cost.is_some() || decision.effect.is_some();
        return if told {
            Err(format!("{id}: flips of a shared project"))
        } else {
            Ok(1)
        };
    }
    if !alone {
        return Ok(1);
    }
    judge_flips(asked, decision)
}

/// Whether a decision turns where it is said, and not before; how many flips there are.
fn judge_flips(asked: &Asked<'_>, decision: &Decision) -> Result<usize, String> {
    let Asked { files, offer, .. } = asked;
    let id = offer.components[decision.component].id.as_str();
    let who = offer.partners[decision.partner].id.as_str();
    let mut flips = 0;
    let cost: fn(f64) -> Twist = Twist::Cost;
    for (flip, twist) in [(decision.cost, cost), (decision.effect, Twist::Effect)] {
        let flip = flip.ok_or("no flip")?;
        let chosen = decision.chosen.is_some();
        let agrees = |factor: f64, expected: bool| {
            let now = is_in(&twisted(files, who, id, twist(factor)), decision.component);
            if now.is_some_and(|now| now != expected) {
                return Err(format!("{:?} of {id}: in is {now:?}", twist(factor)));
            }
            Ok(())
        };
        if !flip.complete {
            return Err(format!("{id}: {flip:?} is not complete"));
        }
        agrees(flip.holds, chosen)?;
        if let Some(factor) = flip.flips {
            if flip.no_package {
                let twisted = twisted(files, who, id, twist(factor)).load();
                let package = twisted.is_ok_and(|offer| {
                    let everything = Everything::of(&offer);
                    let ideals = everything.ideals();
                    ideals.is_some_and(|ideals| best(&everything, &ideals, &|_| true).is_some())
                });
                if package {
                    return Err(format!("{id}: there is a package at {factor}"));
                }
            } else {
                agrees(factor, !chosen)?;
            }
            let apart = (factor - flip.holds).abs();
            if apart > 1e-3 * flip.holds.max(1.0) + 1e-12 {
                return Err(format!("{id}: {flip:?} are too far apart"));
            }
            flips += 1;
        }
    }
    Ok(flips)
}

fn decisions(seeds: std::ops::Range<u64>, partners: usize) -> (usize, Vec<String>) {
    let (mut told, mut wrong) = (0, Vec::new());
    for seed in seeds {
        let files = offers::random(seed, partners);
        let Ok(offer) = files.load() else { continue };
        let Ok(solution) = portfolio::solve(&offer, &effort(Backend::Embedded)) else {
            continue;
        };
        let solved = Solved {
            offer: &offer,
            loose: &loose(&files),
            solution: &solution,
            effort: effort(Backend::Embedded),
        };
        let asked = Asked {
            files: &files,
            offer: &offer,
            solution: &solution,
        };
        for candidate in &offer.candidates {
            let decision = solved.examined(candidate.partner, candidate.component);
            match judge_decision(&asked, &decision) {
                Ok(flips) => told += flips,
                Err(what) => wrong.push(format!("seed {seed}, {partners} partners: {what}")),
            }
        }
    }
    (told, wrong)
}

#[test]
fn decisions_for_one_partner_turn_as_by_enumeration() {
    let (flips, wrong) = decisions(4000..4050, 1);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(flips >= 60, "{flips}");
}

#[test]
fn decisions_beside_others_as_by_enumeration() {
    let (trials, wrong) = decisions(4100..4140, 2);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(trials >= 60, "{trials}");
}
