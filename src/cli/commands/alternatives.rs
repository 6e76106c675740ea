//! `tbo alternatives`: packages nearly as good as the chosen one, and what all of them hold.

use std::fmt::Write as _;

use rayon::prelude::*;

use super::super::Failure;
use super::super::args::{Alternatives as Args, SolveFormat};
use super::super::exit::plural;
use super::super::output::{Talk, out, out_text};
use super::super::solved::{Solved, failure};
use super::table::columns;
use super::wrap::{TIED, wrapped};
use crate::explore::alternatives::{Near, alternatives};
use crate::explore::around::Around;
use crate::load::{stated, suggest};
use crate::model::Offer;
use crate::package::alternatives::{
    ALTERNATIVES, AlternativePackage, AlternativesFile, ForcedComponent, PartnerAlternatives, named,
};
use crate::package::assemble;
use crate::package::balance::ItemOutline;
use crate::solve::Clock;
use crate::verify;

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Args, talk: &Talk) -> Result<(), Failure> {
    let solved = Solved::of(&args.scenario, args.format == SolveFormat::Json, talk)?;
    let partners = asked(&solved.offer, &args.partner)?;
    let near = Near {
        within: args.within,
        count: usize::from(args.count),
    };
    let since = solved.clock.elapsed();
    let found = solved.search.pool.install(|| {
        partners
            .par_iter()
            .with_max_len(1)
            .map(|&partner| around(&solved, partner, near, args))
            .collect::<Result<Vec<_>, Failure>>()
    })?;
    let seconds = solved.clock.elapsed().saturating_sub(since).as_secs_f64();
    let result = &solved.result;
    let file = AlternativesFile {
        format: ALTERNATIVES.to_owned(),
        scenario: result.scenario.clone(),
        inputs: result.inputs.clone(),
        overrides: stated(&args.scenario.set),
        criterion: result.criterion,
        alpha: result.alpha,
        within: near.within,
        others_held: solved.offer.partners.len() > 1,
        stopped_by_clock: result.stopped_by_clock,
        partners: found,
    };
    match args.format {
        SolveFormat::Table => out_text(&tables(&solved.offer, &file))?,
        SolveFormat::Json => {
            let text = serde_json::to_string_pretty(&file).map_err(|error| {
                Failure::Other(format!("cannot write the alternatives: {error}"))
            })?;
            out(&format!("{text}\n"))?;
        }
        SolveFormat::Csv => out(&csv(&file)?)?,
    }
    talk.say(&said(&file, seconds));
    Ok(())
}

/// The partners asked for, by position.
fn asked(offer: &Offer, ids: &[String]) -> Result<Vec<usize>, Failure> {
    if ids.is_empty() {
        return Ok((0..offer.partners.len()).collect());
    }
    let known = || offer.partners.iter().map(|partner| partner.id.as_str());
    ids.iter()
        .map(|id| {
            known()
                .position(|known| known.eq_ignore_ascii_case(id))
                .ok_or_else(|| {
                    let hint = suggest::hint(id, known()).unwrap_or_default();
                    Failure::Usage(format!("`{id}` is no partner of the scenario; {hint}"))
                })
        })
        .collect()
}

/// One partner's alternatives, each verified like any answer.
fn around(
    solved: &Solved,
    partner: usize,
    near: Near,
    args: &Args,
) -> Result<PartnerAlternatives, Failure> {
    let (offer, solution) = (&solved.offer, &solved.solution);
    let effort = solved.effort();
    let all = alternatives(offer, solution, partner, near, &effort).map_err(failure)?;
    for found in &all.found {
        let mut selection = solution.selection.clone();
        selection.picks[partner].clone_from(&found.picks);
        let financing = solution.financing.with(partner, &found.financing);
        let whole = Around::solution(offer, solution, selection, financing);
        let result = assemble(offer, &whole, &args.scenario.set);
        if let Some(finding) = verify::messages(offer, &result).first() {
            return Err(Failure::NoAnswer(format!(
                "an alternative ({}) does not hold up and nothing is shown: {finding}",
                found.kind.name()
            )));
        }
    }
    Ok(named(offer, solution, &all))
}

fn percent(share: f64) -> String {
    format!("{:.2} %", 100.0 * share + 0.0)
}

fn tables(offer: &Offer, file: &AlternativesFile) -> String {
    let mut text = format!("{}\n", offer.scenario.title);
    for partner in &file.partners {
        about(&mut text, offer, file, partner);
    }
    text
}

fn about(text: &mut String, offer: &Offer, file: &AlternativesFile, partner: &PartnerAlternatives) {
    let mut partners = offer.partners.iter();
    let name = partners.find(|known| known.id.as_str() == partner.partner);
    let name = name.map_or("", |known| known.name.as_str());
    // Writing into a String cannot fail.
    let _ = writeln!(
        text,
        "\n{} {name}: within {} of {} ({:.4}, at least {:.4})",
        partner.partner,
        percent(file.within),
        offer.scenario.criterion,
        partner.value,
        partner.level
    );
    if file.others_held {
        text.push_str(
            "  the other partners' packages and money and the shared projects are held as chosen\n",
        );
    }
    let rows: Vec<Vec<String>> = std::iter::once(&partner.chosen)
        .chain(&partner.alternatives)
        .map(|package| line(partner, package))
        .collect();
    text.push('\n');
    text.push_str(&columns(
        &[
            "package",
            "value",
            "loss",
            "differs in",
            "MEUR",
            "effort",
            "years",
            &partner.partner,
            "eu",
            "proven",
        ],
        &rows,
    ));
    for package in &partner.alternatives {
        changes(text, &partner.chosen, package);
    }
    remarks(text, partner);
    forced(
        text,
        offer,
        "Must-haves: in every package within the loss",
        "without it",
        &partner.must_have,
    );
    forced(
        text,
        offer,
        "Choices: in some",
        "the other way",
        &partner.between,
    );
    forced(
        text,
        offer,
        "Never: in no package within the loss",
        "with it",
        &partner.never,
    );
    forced(
        text,
        offer,
        "Not decided within the time limit",
        "the other way",
        &partner.undecided,
    );
}

fn line(partner: &PartnerAlternatives, package: &AlternativePackage) -> Vec<String> {
    let utility = |id: &str| {
        let known = package.utilities.get(id);
        known.map_or_else(String::new, |utility| format!("{utility:.4}"))
    };
    vec![
        package.kind.clone(),
        format!("{:.4}", package.value),
        percent(package.loss),
        package.distance.to_string(),
        format!("{:.1}", package.cost),
        format!("{:.1}", package.effort),
        package.build_years.to_string(),
        utility(&partner.partner),
        utility("eu"),
        if package.proven { "yes" } else { "no" }.to_owned(),
    ]
}

fn listed(items: &[ItemOutline]) -> Vec<String> {
    let names = items.iter().map(|item| match item.start_year {
        None => format!("{}/{}", item.component, item.option),
        Some(year) => format!("{}/{} from {year}", item.component, item.option),
    });
    names.collect()
}

/// Items behind a label, none of them broken.
fn items(label: &str, items: &[String]) -> String {
    let tied = items
        .iter()
        .map(|item| item.replace(' ', &TIED.to_string()));
    wrapped(label, &tied.collect::<Vec<_>>().join(", "))
}

/// What one package changes against the chosen one.
fn changes(text: &mut String, chosen: &AlternativePackage, package: &AlternativePackage) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "\n{}", package.kind);
    if !package.enters.is_empty() {
        text.push_str(&items("  in:    ", &listed(&package.enters)));
    }
    if !package.leaves.is_empty() {
        text.push_str(&items("  out:   ", &listed(&package.leaves)));
    }
    if !package.resized.is_empty() {
        let sizes = package.resized.iter();
        let sizes = sizes.map(|r| format!("{} from {} to {}", r.component, r.from, r.to));
        text.push_str(&items("  size:  ", &sizes.collect::<Vec<_>>()));
    }
    if !package.moved.is_empty() {
        let starts = package.moved.iter();
        let starts = starts.map(|m| format!("{} from {} to {}", m.component, m.from, m.to));
        text.push_str(&items("  start: ", &starts.collect::<Vec<_>>()));
    }
    let instruments: std::collections::BTreeSet<&String> =
        chosen.money.keys().chain(package.money.keys()).collect();
    let of = |money: &std::collections::BTreeMap<String, f64>, key: &str| {
        money.get(key).copied().unwrap_or(0.0)
    };
    let money = instruments.into_iter().filter_map(|key| {
        let change = of(&package.money, key) - of(&chosen.money, key);
        (change.abs() >= 0.05).then(|| format!("{key} {change:+.1}"))
    });
    let money: Vec<String> = money.collect();
    let total = package.cost - chosen.cost;
    let by = if money.is_empty() {
        String::new()
    } else {
        format!(" ({})", money.join(", "))
    };
    let _ = writeln!(text, "  money: {:+.1} MEUR{by}", total + 0.0);
}

fn remarks(text: &mut String, partner: &PartnerAlternatives) {
    let mut lines = Vec::new();
    if partner.no_more_different {
        lines.push("no further package within the loss is as different".to_owned());
    }
    if partner.no_more_best {
        lines.push("the next best package loses more".to_owned());
    }
    if !partner.already_best.is_empty() {
        let names = partner.already_best.join(", ");
        lines.push(format!(
            "the chosen package is already the best for: {names}"
        ));
    }
    if !partner.meaningless.is_empty() {
        let names = partner.meaningless.join(", ");
        lines.push(format!("nothing to measure for: {names}"));
    }
    if !partner.unsettled.is_empty() {
        let names = partner.unsettled.join(", ");
        lines.push(format!("not found within the time limit: {names}"));
    }
    if !lines.is_empty() {
        text.push('\n');
    }
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
}

fn forced(text: &mut String, offer: &Offer, title: &str, other: &str, all: &[ForcedComponent]) {
    if all.is_empty() {
        return;
    }
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|known| {
            let mut components = offer.components.iter();
            let component = components.find(|c| c.id.as_str() == known.component);
            vec![
                known.component.clone(),
                if known.chosen { "in" } else { "out" }.to_owned(),
                known
                    .value
                    .map_or_else(|| "no package".to_owned(), |value| format!("{value:.4}")),
                known.loss.map_or_else(|| "-".to_owned(), percent),
                component.map_or_else(String::new, |c| c.name.clone()),
            ]
        })
        .collect();
    // Writing into a String cannot fail.
    let _ = writeln!(text, "\n{title} ({})", all.len());
    text.push_str(&columns(
        &[
            "component",
            "chosen",
            &format!("best {other}"),
            "loss",
            "name",
        ],
        &rows,
    ));
}

/// One line for each package, the chosen one first.
fn csv(file: &AlternativesFile) -> Result<String, Failure> {
    let problem = |error: &dyn std::fmt::Display| {
        Failure::Other(format!("cannot write the alternatives: {error}"))
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "partner",
            "package",
            "value",
            "loss",
            "distance",
            "proven",
            "cost_meur",
            "effort",
            "build_years",
            "utility_partner",
            "utility_eu",
            "in",
            "out",
            "resized",
            "items",
            "moved",
        ])
        .map_err(|error| problem(&error))?;
    let words = |items: &[ItemOutline]| {
        let names = items.iter().map(|item| match item.start_year {
            None => format!("{}/{}", item.component, item.option),
            Some(year) => format!("{}/{}@{year}", item.component, item.option),
        });
        names.collect::<Vec<_>>().join(" ")
    };
    for partner in &file.partners {
        for package in std::iter::once(&partner.chosen).chain(&partner.alternatives) {
            let utility = |id: &str| {
                let known = package.utilities.get(id);
                known.map_or_else(String::new, ToString::to_string)
            };
            let resized = package.resized.iter();
            let resized = resized.map(|r| format!("{}/{}>{}", r.component, r.from, r.to));
            let moved = package.moved.iter();
            let moved = moved.map(|m| format!("{}@{}>{}", m.component, m.from, m.to));
            writer
                .write_record([
                    partner.partner.clone(),
                    package.kind.clone(),
                    package.value.to_string(),
                    package.loss.to_string(),
                    package.distance.to_string(),
                    package.proven.to_string(),
                    package.cost.to_string(),
                    package.effort.to_string(),
                    package.build_years.to_string(),
                    utility(&partner.partner),
                    utility("eu"),
                    words(&package.enters),
                    words(&package.leaves),
                    resized.collect::<Vec<_>>().join(" "),
                    words(&package.items),
                    moved.collect::<Vec<_>>().join(" "),
                ])
                .map_err(|error| problem(&error))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| problem(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn said(file: &AlternativesFile, seconds: f64) -> String {
    let packages: usize = file
        .partners
        .iter()
        .map(|partner| partner.alternatives.len())
        .sum();
    let undecided: usize = file
        .partners
        .iter()
        .map(|partner| partner.undecided.len())
        .sum();
    let unsettled: usize = file
        .partners
        .iter()
        .map(|partner| partner.unsettled.len())
        .sum();
    let left = if undecided + unsettled > 0 {
        format!(
            "; {} and {} not settled within the time limit",
            plural(undecided, "component"),
            plural(unsettled, "kind")
        )
    } else {
        String::new()
    };
    format!(
        "{} found and verified ({seconds:.1} s){left}",
        plural(packages, "alternative")
    )
}
