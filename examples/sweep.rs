//! How often each component is chosen over every partner at three budgets: what calibrates the catalogue.
//!
//! `cargo run --release --example sweep [SCENARIO [SECONDS]]` prints Markdown on stdout. Seconds are a
//! limit on each partner at each budget; on a busy machine give more than the usual 30.
//! Each partner of the scenario stands alone, under Kalai-Smorodinsky, with at most 12 components.
//! A budget is spread over the instruments that the partner may use in proportion to the
//! scenario's limits for any one partner.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::model::{Meur, Offer};
use tech_business_offer::package::{ResultFile, assemble};
use tech_business_offer::portfolio::{self, Effort, Unsolved};
use tech_business_offer::solve::{Clock, Solver};

/// Budgets for one partner, in MEUR.
const BUDGETS: [f64; 3] = [60.0, 200.0, 600.0];
/// Seconds for one partner at one budget, unless given.
const SECONDS: u64 = 30;
/// Relative gap at which a search stops.
const GAP: f64 = 1e-4;
/// Components of a package at most.
const MOST: usize = 12;

struct Since(Instant);

impl Clock for Since {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// One partner at one budget.
struct Run {
    budget: usize,
    partner: String,
    candidates: Vec<String>,
    answer: Result<ResultFile, String>,
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that prints a table, and what is wrong"
)]
fn main() {
    let named = std::env::args().nth(1);
    let scenario = PathBuf::from(named.unwrap_or_else(|| "scenarios/all-partners.json".to_owned()));
    let all = match load(&scenario, &[]) {
        Ok(offer) => offer,
        Err(why) => return eprintln!("{why}"),
    };
    let given = std::env::args()
        .nth(2)
        .and_then(|seconds| seconds.parse().ok());
    let time = Duration::from_secs(given.unwrap_or(SECONDS));
    let tasks: Vec<(usize, usize)> = (0..all.partners.len())
        .flat_map(|partner| (0..BUDGETS.len()).map(move |budget| (partner, budget)))
        .collect();
    let runs: Vec<Run> = tasks
        .into_par_iter()
        .map(|(partner, budget)| run(&scenario, &all, partner, budget, time))
        .collect();
    print!(
        "{}\n{}{}",
        packages(&runs),
        components(&all, &runs),
        failures(&runs)
    );
}

fn load(scenario: &Path, settings: &[(String, String)]) -> Result<Offer, String> {
    load_offer(&Disk, scenario, settings).map_err(|rejected| {
        let lines: Vec<String> = rejected.findings.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}

fn run(scenario: &Path, all: &Offer, partner: usize, budget: usize, time: Duration) -> Run {
    let id = all.partners[partner].id.to_string();
    let settings = settings(all, partner, BUDGETS[budget]);
    let mut candidates = Vec::new();
    let answer = load(scenario, &settings).and_then(|offer| {
        let names = offer
            .candidates
            .iter()
            .map(|c| &offer.components[c.component]);
        candidates = names.map(|component| component.id.to_string()).collect();
        let clock = Since(Instant::now());
        let effort = Effort {
            gap: GAP,
            time,
            clock: &clock,
            solver: Solver::default(),
        };
        match portfolio::solve(&offer, &effort) {
            Ok(solution) => Ok(assemble(&offer, &solution, &settings)),
            Err(Unsolved::Infeasible) => Err("no package".to_owned()),
            Err(Unsolved::Stopped) => Err("none found in time".to_owned()),
            Err(Unsolved::Failed(why)) => Err(why),
        }
    });
    Run {
        budget,
        partner: id,
        candidates,
        answer,
    }
}

/// `--set` pairs: this partner alone, this budget, this notion of balance.
fn settings(all: &Offer, partner: usize, budget: f64) -> Vec<(String, String)> {
    let instruments = &all.taxonomy.instruments;
    let usable: Vec<(String, f64)> = all
        .scenario
        .envelope
        .iter()
        .filter_map(|row| {
            let at = instruments
                .iter()
                .position(|known| known.id == row.instrument)?;
            let limit = row.per_partner.or(row.total).map_or(0.0, Meur::value);
            all.may_use[partner][at].then(|| (row.instrument.to_string(), limit))
        })
        .collect();
    let whole: f64 = usable.iter().map(|(_, limit)| limit).sum();
    let rows: Vec<String> = usable
        .iter()
        .map(|(id, limit)| {
            let total = (budget * limit / whole * 1e3).round() / 1e3;
            format!(r#"{{"instrument":"{id}","total":{total}}}"#)
        })
        .collect();
    let rules = format!(
        r#"[{{"rule":"count","max":{MOST}}},{{"rule":"complement","when_areas":["connectivity"],"needs_areas":["skills","governance"]}}]"#
    );
    let pairs = [
        ("partners", all.partners[partner].id.to_string()),
        ("envelope", format!("[{}]", rows.join(","))),
        ("criterion.rule", "kalai-smorodinsky".to_owned()),
        ("rules", rules),
        ("weights.parties", "{}".to_owned()),
    ];
    pairs.map(|(key, value)| (key.to_owned(), value)).to_vec()
}

/// A table row.
fn row(what: &str, cells: impl Iterator<Item = String>) -> String {
    format!("| {what} | {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn heading(what: &str) -> String {
    let budgets = BUDGETS.iter().map(|budget| format!("EUR {budget} million"));
    row(what, budgets) + "|---|---:|---:|---:|\n"
}

/// Sizes and shares of the packages.
fn packages(runs: &[Run]) -> String {
    let mut text = heading("packages");
    let solved = |budget: usize| {
        let of_budget = runs.iter().filter(move |run| run.budget == budget);
        of_budget.filter_map(|run| run.answer.as_ref().ok())
    };
    let mut add = |what: &str, of: &dyn Fn(usize) -> String| {
        text.push_str(&row(what, (0..BUDGETS.len()).map(of)));
    };
    add("partners solved", &|b| {
        let asked = runs.iter().filter(|run| run.budget == b).count();
        format!("{} of {asked}", solved(b).count())
    });
    add("largest gap, %", &|b| {
        format!(
            "{:.1}",
            100.0 * solved(b).map(|r| r.objective.gap).fold(0.0, f64::max)
        )
    });
    add("stopped by the clock", &|b| {
        solved(b).filter(|r| r.stopped_by_clock).count().to_string()
    });
    add("components, least / median / most", &|b| {
        spread(solved(b).map(|r| whole(r.packages[0].items.len())), 0)
    });
    add("cost in EUR million, least / median / most", &|b| {
        spread(solved(b).map(|r| r.packages[0].cost), 0)
    });
    add("partner's share of its ideal, mean", &|b| {
        mean(solved(b).map(|r| r.parties[0].share_of_ideal))
    });
    add("the EU's share of its ideal, mean", &|b| {
        mean(solved(b).map(|r| r.parties[1].share_of_ideal))
    });
    add("partner's utility, mean", &|b| {
        mean(solved(b).map(|r| r.parties[0].utility))
    });
    add("the EU's utility, mean", &|b| {
        mean(solved(b).map(|r| r.parties[1].utility))
    });
    text
}

/// How often each component was chosen of the times it was offered.
fn components(all: &Offer, runs: &[Run]) -> String {
    let mut text = heading("component, chosen of offered");
    let mut offered: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    let mut chosen: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for run in runs {
        let Ok(result) = &run.answer else { continue };
        for component in &run.candidates {
            *offered.entry((component, run.budget)).or_default() += 1;
        }
        for item in &result.packages[0].items {
            *chosen.entry((&item.component, run.budget)).or_default() += 1;
        }
    }
    let count = |of: &BTreeMap<(&str, usize), usize>, id: &str, budget: usize| {
        of.get(&(id, budget)).copied().unwrap_or(0)
    };
    let (mut never, mut always, mut unoffered) = (Vec::new(), Vec::new(), Vec::new());
    for component in &all.components {
        let id = component.id.as_str();
        let sum = |of| {
            (0..BUDGETS.len())
                .map(|budget| count(of, id, budget))
                .sum::<usize>()
        };
        let (taken, possible) = (sum(&chosen), sum(&offered));
        match (taken, possible) {
            (_, 0) => unoffered.push(id),
            (0, _) => never.push(id),
            (taken, possible) if taken == possible => always.push(id),
            _ => {}
        }
        if possible > 0 {
            let (chosen, offered) = (&chosen, &offered);
            let cell = |b| format!("{} / {}", count(chosen, id, b), count(offered, id, b));
            text.push_str(&row(id, (0..BUDGETS.len()).map(cell)));
        }
    }
    for (what, ids) in [
        ("Never chosen", never),
        ("Always chosen", always),
        (
            "Offered to no partner alone (regional or not eligible)",
            unoffered,
        ),
    ] {
        let listed = if ids.is_empty() {
            "none".to_owned()
        } else {
            ids.join(", ")
        };
        let _ = writeln!(text, "\n{what}: {listed}."); // into a String: cannot fail
    }
    text
}

/// Partners without a package, and why.
fn failures(runs: &[Run]) -> String {
    let said = runs.iter().filter_map(|run| {
        let why = run.answer.as_ref().err()?;
        let budget = BUDGETS[run.budget];
        Some(format!(
            "\n{} at EUR {budget} million: {why}.\n",
            run.partner
        ))
    });
    said.collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen components")]
fn whole(count: usize) -> f64 {
    count as f64
}

fn mean(values: impl Iterator<Item = f64>) -> String {
    let values: Vec<f64> = values.collect();
    if values.is_empty() {
        return "-".to_owned();
    }
    format!("{:.2}", values.iter().sum::<f64>() / whole(values.len()))
}

fn spread(values: impl Iterator<Item = f64>, decimals: usize) -> String {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match (values.first(), values.last()) {
        (Some(least), Some(most)) => {
            let median = values[values.len() / 2];
            format!("{least:.decimals$} / {median:.decimals$} / {most:.decimals$}")
        }
        _ => "-".to_owned(),
    }
}
