//! Packages that were really agreed, beside what the catalogue chooses with the same money (Markdown).
//!
//! `cargo run --release --example backtest`, from the root of the repository.
//!
//! What was agreed stands in the partner's profile as a running programme and has set its priorities,
//! so both are taken out first: of the files in memory, not of those on disk.

#![expect(clippy::print_stdout, reason = "an example prints its answer")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tech_business_offer::load::{Disk, Memory, World};
use tech_business_offer::package::result::{Package, ResultFile};
use tech_business_offer::{load, package, portfolio, solve};

/// One agreed package.
struct Case {
    title: &'static str,
    partner: &'static str,
    scenario: &'static str,
    source: &'static str,
    /// What was agreed, in words, and the component and size nearest to it.
    agreed: &'static [(&'static str, &'static str, Option<&'static str>)],
}

const CASES: [Case; 2] = [
    Case {
        title: "Kenya",
        partner: "KEN",
        scenario: "scenarios/backtest/kenya.json",
        source: "C(2022) 6026, C(2023) 6559; UNICEF Kenya, 5 October 2023",
        agreed: &[
            ("1,300 connected schools", "con-schools", Some("pilot")),
            ("fibre", "con-fibre-backbone", None),
            ("digital vocational training", "skl-academy", Some("pilot")),
            ("governance", "plt-data-protection", None),
        ],
    },
    Case {
        title: "Philippines",
        partner: "PHL",
        scenario: "scenarios/backtest/philippines.json",
        source: "C(2024) 3683; EU Delegation, November 2025",
        agreed: &[
            ("fast link to Europe", "con-research-network", None),
            ("Copernicus mirror site", "con-copernicus", None),
            (
                "5G: supplier screening and tests",
                "cyb-5g-certification",
                None,
            ),
            ("cybersecurity", "cyb-national-csirt", None),
        ],
    },
];

/// Time since the start.
struct Wall(Instant);

impl solve::Clock for Wall {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

fn main() -> Result<(), String> {
    for case in &CASES {
        report(case)?;
    }
    Ok(())
}

/// Prints one comparison.
fn report(case: &Case) -> Result<(), String> {
    let world = lifted(case.partner)?;
    let free = answer(&world, case, |_| ())?;
    let chosen = of_partner(&free)?;

    // The agreed package knows none of the scenario's rules.
    let as_agreed = answer(&world, case, |rules| {
        *rules = case.agreed.iter().map(include).collect();
        rules.push(json!({ "rule": "count", "max": case.agreed.len() }));
    });

    println!("### {}\n\nAgreed: {}.\n", case.title, case.source);
    println!("| | partner | EU | cost, MEUR |\n|---|---:|---:|---:|");
    scores("chosen with the same money", &free)?;
    match &as_agreed {
        Ok(result) => scores("what was agreed, in the catalogue's terms", result)?,
        Err(why) => println!("| what was agreed | not affordable: {why} | | |"),
    }

    println!(
        "\n| agreed | in the catalogue | chosen | if it must be in, without other change of the rules |\n|---|---|---|---|"
    );
    for agreed in case.agreed {
        let (words, component, _) = agreed;
        let size = chosen
            .items
            .iter()
            .find(|item| item.component == *component);
        let (size, cost_of_it) = match size {
            Some(item) => (
                format!("{}, EUR {:.1} million", item.option, item.cost),
                "-".to_owned(),
            ),
            None => ("no".to_owned(), forced(&world, case, agreed, &free)?),
        };
        println!("| {words} | `{component}` | {size} | {cost_of_it} |");
    }

    let beside = chosen.items.iter().filter(|item| {
        case.agreed
            .iter()
            .all(|(_, component, _)| item.component != *component)
    });
    let beside: Vec<String> = beside
        .map(|item| format!("`{}` ({}, {:.1})", item.component, item.option, item.cost))
        .collect();
    println!(
        "\nChosen besides: {}.\n",
        if beside.is_empty() {
            "nothing".to_owned()
        } else {
            beside.join(", ")
        }
    );
    Ok(())
}

/// What it costs both sides to have a component in that the answer leaves out.
fn forced(
    world: &Memory,
    case: &Case,
    agreed: &(&str, &str, Option<&str>),
    free: &ResultFile,
) -> Result<String, String> {
    let with = match answer(world, case, |rules| rules.push(include(agreed))) {
        Ok(with) => with,
        Err(why) => return Ok(why),
    };
    let names = |result: &ResultFile| -> Result<BTreeSet<String>, String> {
        Ok(of_partner(result)?
            .items
            .iter()
            .map(|item| item.component.clone())
            .collect())
    };
    let (before, after) = (names(free)?, names(&with)?);
    let out: Vec<&str> = before.difference(&after).map(String::as_str).collect();
    let change = |eu: bool| 100.0 * (utility(&with, eu) / utility(free, eu) - 1.0);
    let out = if out.is_empty() {
        "none".to_owned()
    } else {
        out.join(", ")
    };
    Ok(format!(
        "partner {:+.1} %, EU {:+.1} %; out go {out}",
        change(false),
        change(true)
    ))
}

/// A rule that an agreed component is in.
fn include((_, component, option): &(&str, &str, Option<&str>)) -> Value {
    match option {
        Some(option) => json!({ "rule": "include", "component": component, "option": option }),
        None => json!({ "rule": "include", "component": component }),
    }
}

/// One line of utilities and cost.
fn scores(label: &str, result: &ResultFile) -> Result<(), String> {
    println!(
        "| {label} | {:.3} | {:.3} | {:.1} |",
        utility(result, false),
        utility(result, true),
        of_partner(result)?.cost
    );
    Ok(())
}

/// Utility of the EU, or of the partner.
fn utility(result: &ResultFile, eu: bool) -> f64 {
    let party = result.parties.iter().find(|party| (party.id == "eu") == eu);
    party.map_or(0.0, |party| party.utility)
}

/// The only package of a result.
fn of_partner(result: &ResultFile) -> Result<&Package, String> {
    result
        .packages
        .first()
        .ok_or_else(|| "the result holds no package".to_owned())
}

/// Solves the case's scenario with its rules changed.
fn answer(
    world: &Memory,
    case: &Case,
    change: impl FnOnce(&mut Vec<Value>),
) -> Result<ResultFile, String> {
    let mut world = world.clone();
    edit(&mut world, Path::new(case.scenario), |scenario| {
        if let Some(rules) = scenario.get_mut("rules").and_then(Value::as_array_mut) {
            change(rules);
        }
    })?;
    let offer = load::load_offer(&world, Path::new(case.scenario), &[]).map_err(|rejected| {
        rejected
            .findings
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    })?;
    let clock = Wall(Instant::now());
    let effort = portfolio::Effort {
        gap: offer.scenario.solver.gap,
        time: Duration::from_secs_f64(offer.scenario.solver.time_limit_s),
        clock: &clock,
        solver: solve::Solver::default(),
    };
    let solution = portfolio::solve(&offer, &effort).map_err(|unsolved| format!("{unsolved:?}"))?;
    Ok(package::assemble(&offer, &solution, &[]))
}

/// The shipped files, the partner's profile without what runs and without priorities.
fn lifted(partner: &str) -> Result<Memory, String> {
    let mut world = Memory::default();
    for folder in ["components", "partners", "scenarios"] {
        copy(&mut world, Path::new(folder))?;
    }
    let profile = PathBuf::from(format!("partners/profiles/{partner}.json"));
    edit(&mut world, &profile, |profile| {
        if let Some(keys) = profile.as_object_mut() {
            keys.remove("running");
            keys.remove("priorities");
        }
    })?;
    Ok(world)
}

/// Copies a folder of the disk into memory.
fn copy(world: &mut Memory, folder: &Path) -> Result<(), String> {
    for path in Disk
        .list(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
    {
        if path.is_dir() {
            copy(world, &path)?;
        } else {
            let bytes = Disk
                .read(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            world.0.insert(path, bytes);
        }
    }
    Ok(())
}

/// Changes a JSON file in memory.
fn edit(world: &mut Memory, path: &Path, change: impl FnOnce(&mut Value)) -> Result<(), String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = world.read(path).map_err(|error| named(&error))?;
    let mut value: Value = serde_json::from_slice(&bytes).map_err(|error| named(&error))?;
    change(&mut value);
    world
        .0
        .insert(path.to_owned(), value.to_string().into_bytes());
    Ok(())
}
