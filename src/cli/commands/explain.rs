//! `tbo explain`: why each component is in a package or not, and what would turn that.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::super::Failure;
use super::super::args::{Explain, ExplainFormat, ScenarioArgs};
use super::super::output::{Talk, out, out_text};
use super::super::session::Opened;
use super::table::columns;
use super::wrap::{TIED, wrapped};
use crate::explain::decision::{Decision, Solved};
use crate::load::{self, Disk};
use crate::model::{Offer, Rule};
use crate::package::conflict_words::plain;
use crate::package::explanation::{
    DecisionEntry, ExplanationFile, FlipEntry, TurnedEntry, explanation,
};
use crate::package::left_out::CAPACITY_USED;
use crate::package::{ResultFile, words};
use crate::render::number::printed;
use crate::solve::Clock as _;

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Explain, talk: &Talk) -> Result<(), Failure> {
    let scenario = &args.scenario;
    let opened = Opened::of(scenario, talk)?;
    let (offer, search, clock) = (&opened.offer, &opened.search, &opened.clock);
    let partner = args
        .partner
        .as_deref()
        .map(|id| partner(offer, id))
        .transpose()?;
    let component = args
        .component
        .as_deref()
        .map(|id| component(offer, id))
        .transpose()?;
    let settled = opened
        .solve(scenario, talk, |_, _, _| ())
        .map_err(|failure| failure.for_programs(args.format == ExplainFormat::Json))?;
    let (solution, result) = &settled.result;
    let solved_at = clock.elapsed();
    let loose = unexcluded(scenario)?;
    let solved = Solved {
        offer,
        loose: &loose,
        solution,
        effort: search.effort(settled.solver, clock),
    };
    let partners = partner.map_or(0..offer.partners.len(), |at| at..at + 1);
    let decisions: Vec<Decision> = search.pool.install(|| match component {
        Some(component) => partners.map(|at| solved.examined(at, component)).collect(),
        None => partners
            .flat_map(|at| (0..offer.components.len()).map(move |component| (at, component)))
            .map(|(at, component)| solved.decision(at, component))
            .collect(),
    });
    let file = explanation(
        offer,
        solution,
        result,
        &decisions,
        solved.holds_the_others(),
    );
    match args.format {
        ExplainFormat::Table => out_text(&shown(offer, result, &file, component.is_some()))?,
        ExplainFormat::Json => {
            let text = serde_json::to_string_pretty(&file).map_err(|error| {
                Failure::Other(format!("cannot write the explanation: {error}"))
            })?;
            out(&format!("{text}\n"))?;
        }
    }
    talk.say(&format!(
        "solved in {:.1} s, explained in {:.1} s",
        solved_at.as_secs_f64(),
        clock.elapsed().saturating_sub(solved_at).as_secs_f64()
    ));
    if component.is_none() {
        talk.say(
            "--component ID solves again: what it would cost, and what would turn the decision",
        );
    }
    Ok(())
}

fn unexcluded(scenario: &ScenarioArgs) -> Result<Offer, Failure> {
    let path: &PathBuf = &scenario.scenario;
    load::load_unexcluded(&Disk, path, &scenario.set)
        .map_err(|rejected| Failure::Rejected(rejected.findings))
}

fn partner(offer: &Offer, typed: &str) -> Result<usize, Failure> {
    let ids: Vec<&str> = offer
        .partners
        .iter()
        .map(|known| known.id.as_str())
        .collect();
    let at = ids.iter().position(|id| id.eq_ignore_ascii_case(typed));
    at.ok_or_else(|| unknown("partner", typed, &ids))
}

fn component(offer: &Offer, typed: &str) -> Result<usize, Failure> {
    let known = offer.components.iter();
    let is_it = |code: Option<&str>| code.is_some_and(|code| code.eq_ignore_ascii_case(typed));
    let at = known
        .clone()
        .position(|known| known.id.as_str() == typed || is_it(known.code.as_deref()));
    at.ok_or_else(|| {
        let ids: Vec<&str> = known.clone().map(|known| known.id.as_str()).collect();
        let codes: Vec<&str> = known.filter_map(|known| known.code.as_deref()).collect();
        // Who types a code has mistyped a code.
        let upper = typed.chars().any(char::is_uppercase) && !codes.is_empty();
        unknown("component", typed, if upper { &codes } else { &ids })
    })
}

fn unknown(what: &str, typed: &str, ids: &[&str]) -> Failure {
    let hint = load::suggest::hint(typed, ids.iter().copied());
    let hint = hint.map(|hint| format!("; {hint}")).unwrap_or_default();
    Failure::Usage(format!("the scenario has no {what} called `{typed}`{hint}"))
}

/// Everything for a terminal.
fn shown(offer: &Offer, result: &ResultFile, file: &ExplanationFile, examined: bool) -> String {
    let mut text = format!("{}\n", offer.scenario.title);
    if examined {
        let held = |decision: &DecisionEntry| {
            let turned = decision.turned.as_ref();
            turned.is_some_and(|turned| !turned.everybody)
        };
        if file.others_held && file.decisions.iter().any(held) {
            text.push_str(&wrapped(
                "",
                "solved again partner by partner: the others keep their packages, shared projects and ideal points stay",
            ));
        }
        for decision in &file.decisions {
            paragraph(&mut text, offer, file, decision);
        }
        return text;
    }
    let mut at = 0;
    while at < file.decisions.len() {
        let partner = &file.decisions[at].partner;
        let of_it: Vec<&DecisionEntry> = file.decisions[at..]
            .iter()
            .take_while(|decision| decision.partner == *partner)
            .collect();
        at += of_it.len();
        package(&mut text, offer, result, partner, &of_it);
    }
    text
}

/// What a partner gets, and what it does not get by reason: the reason of most components first.
fn package(
    text: &mut String,
    offer: &Offer,
    result: &ResultFile,
    partner: &str,
    decisions: &[&DecisionEntry],
) {
    let described = |id: &str| {
        offer
            .components
            .iter()
            .find(|known| known.id.as_str() == id)
    };
    let code = |id: &str| described(id).and_then(|known| known.code.clone());
    let chosen = decisions.iter().filter_map(|decision| {
        let id = &decision.component;
        let name = described(id).map_or_else(String::new, |known| known.name.clone());
        let size = decision.option.clone()?;
        Some(vec![code(id).unwrap_or_default(), id.clone(), size, name])
    });
    let chosen: Vec<Vec<String>> = chosen.collect();
    // Writing into a String cannot fail, here and below.
    let _ = writeln!(text, "\n{partner}: {} in the package", chosen.len());
    if !chosen.is_empty() {
        text.push_str(&columns(&["code", "component", "size", "name"], &chosen));
    }
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    let out = decisions
        .iter()
        .filter(|decision| decision.option.is_none());
    let mut left_out = 0;
    for decision in out {
        left_out += 1;
        let id = &decision.component;
        let mut item = code(id).map_or_else(|| id.clone(), |code| format!("{code}{TIED}{id}"));
        let why = match capacity_used(offer, result, decision) {
            Some((why, takes)) => {
                // Writing into a String cannot fail.
                let _ = write!(item, "{TIED}({takes:.1})");
                why
            }
            None => why(offer, decision),
        };
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, items)) => items.push(item),
            None => reasons.push((why, vec![item])),
        }
    }
    reasons.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    let _ = writeln!(text, "\n{partner}: {left_out} left out, by reason");
    for (why, items) in reasons {
        text.push_str(&wrapped(&format!("{:>4}  ", items.len()), &why));
        text.push_str(&wrapped("        ", &items.join(", ")));
    }
}

/// That the administration cannot carry more, as it is told of several components, and what this one takes. Each has a
/// reason of its own otherwise, since they differ in that.
fn capacity_used(
    offer: &Offer,
    result: &ResultFile,
    decision: &DecisionEntry,
) -> Option<(String, f64)> {
    if decision.code != CAPACITY_USED || decision.dominated_by.is_some() {
        return None;
    }
    let mut packages = result.packages.iter();
    let package = packages.find(|package| package.partner == decision.partner)?;
    let left = (package.delivery_capacity? - package.effort).max(0.0);
    let mut partners = offer.partners.iter();
    let partner = partners.position(|known| known.id.as_str() == decision.partner)?;
    let mut candidates = offer.candidates_of(partner);
    let candidate = candidates
        .find(|known| offer.components[known.component].id.as_str() == decision.component)?;
    let efforts = candidate.choices.iter().map(|choice| choice.effort);
    Some((
        words::capacity_used(left, "each takes more (in brackets)"),
        efforts.reduce(f64::min)?,
    ))
}

/// Why it is left out, in words.
fn why(offer: &Offer, decision: &DecisionEntry) -> String {
    let reason = decision.reason.clone().unwrap_or_default();
    match &decision.dominated_by {
        Some(other) => format!(
            "{reason}; {} does at least as much and asks for no more",
            name(offer, other)
        ),
        None => reason,
    }
}

/// That a rule of the scenario asks for it.
fn asked_for(offer: &Offer, decision: &DecisionEntry) -> Option<String> {
    let asks = |rule: &Rule| match rule {
        Rule::Include {
            partner, component, ..
        } => {
            let mut partner = partner.iter();
            component.as_str() == decision.component
                && partner.all(|id| id.as_str() == decision.partner)
        }
        _ => false,
    };
    let at = offer.scenario.rules.iter().position(asks)?;
    Some(format!(": the scenario includes it (rule {})", at + 1))
}

fn name(offer: &Offer, id: &str) -> String {
    let mut known = offer.components.iter();
    let known = known.find(|known| known.id.as_str() == id);
    format!("\u{201c}{}\u{201d}", known.map_or(id, |known| &known.name))
}

/// One component at one partner, with everything that was found by solving again.
fn paragraph(text: &mut String, offer: &Offer, file: &ExplanationFile, decision: &DecisionEntry) {
    let is_in = decision.option.is_some();
    let verdict = match &decision.option {
        Some(option) => {
            let asked = asked_for(offer, decision).unwrap_or_default();
            format!("is in the package, in size `{option}`{asked}")
        }
        None => format!("is not in the package: {}", why(offer, decision)),
    };
    let about = name(offer, &decision.component);
    text.push('\n');
    text.push_str(&wrapped(
        &format!("{}: ", decision.partner),
        &format!("{about} {verdict}"),
    ));
    if let Some(turned) = &decision.turned {
        let asked = if is_in { "left out" } else { "forced in" };
        match turned.how.as_str() {
            "solved" => {
                let whole = if turned.everybody {
                    " (a shared project: everybody's packages solved again, ideal points too)"
                } else {
                    ""
                };
                let _ = writeln!(text, "  {asked}{whole}:");
                solved_again(text, offer, turned, is_in);
            }
            "impossible" => {
                let _ = writeln!(text, "  {asked}: there is no such package");
                for because in &turned.because {
                    text.push_str(&wrapped("    ", because));
                }
                if turned.because.is_empty() && file.others_held {
                    let _ = writeln!(text, "    beside the packages that the others keep");
                }
            }
            _ => {
                let _ = writeln!(
                    text,
                    "  {asked}: stopped at a limit; give it more with --time-limit"
                );
            }
        }
    }
    if decision.turned.is_none() {
        text.push_str(
            "  it is not on offer here, whatever it costs and does: nothing was solved again\n",
        );
    }
    if let Some(flip) = &decision.cost {
        let said = flipped(flip, is_in, "it costs nothing");
        text.push_str(&wrapped("  cost: ", &said));
    }
    if let Some(flip) = &decision.effect {
        let said = flipped(flip, is_in, "it has no effect of its own");
        text.push_str(&wrapped("  effects: ", &said));
    }
}

fn solved_again(text: &mut String, offer: &Offer, turned: &TurnedEntry, is_in: bool) {
    // Differences are of the figures as they are printed, so that they add up.
    let mut moved = false;
    for party in &turned.parties {
        let (before, then) = (printed(party.before, 4), printed(party.then, 4));
        let change = then - before;
        if change.abs() >= 5e-5 {
            moved = true;
            let _ = writeln!(
                text,
                "    utility of {}: {before:.4} to {then:.4} ({change:+.4})",
                party.id
            );
        }
    }
    if !moved {
        let _ = writeln!(text, "    no party gains or loses");
    }
    if let Some([before, then]) = turned.cost {
        let (before, then) = (printed(before, 1), printed(then, 1));
        let what = if offer.partners.len() > 1 {
            "all packages cost"
        } else {
            "the package costs"
        };
        let change = if (then - before).abs() < 0.05 {
            "as before".to_owned()
        } else {
            format!("{:+.1}", then - before)
        };
        let _ = writeln!(text, "    {what} {then:.1} MEUR ({change})");
    }
    let (leaves, enters) = if is_in {
        ("goes with it", "comes in its place")
    } else {
        ("crowded out until now by", "comes with it")
    };
    let lists = [
        (leaves, &turned.leaves),
        (enters, &turned.enters),
        ("changes size", &turned.resized),
    ];
    for (what, ids) in lists {
        let names: Vec<String> = ids.iter().map(|id| name(offer, id)).collect();
        if !names.is_empty() {
            text.push_str(&wrapped(&format!("    {what}: "), &names.join(", ")));
        }
    }
    if turned.stopped_by_clock {
        let _ = writeln!(
            text,
            "    stopped by the time limit: a better package may exist"
        );
    }
}

/// A flip in words. What turns the decision is rounded away from what there is, so that it still turns it; what leaves it,
/// towards it.
fn flipped(flip: &FlipEntry, is_in: bool, nothing: &str) -> String {
    let (now, then) = if is_in { ("in", "out") } else { ("out", "in") };
    let up = |factor: f64| factor > 1.0;
    let percent = |factor: f64, up: bool| format!("{} %", plain(rounded(100.0 * factor, 10.0, up)));
    let holds = percent(flip.holds, !up(flip.holds));
    let as_it_holds = if flip.holds < 1.0 {
        format!("down to {holds} of what it is")
    } else {
        format!("up to {holds} of what it is")
    };
    match flip.flips {
        Some(flips) => {
            let cost = flip.flips_at_cost.map(|cost| {
                let cost = rounded(cost, 100.0, up(flips));
                format!(", {cost:.2} MEUR")
            });
            let cost = cost.unwrap_or_default();
            let then = if flip.no_package {
                "no package at all"
            } else {
                then
            };
            let open = if flip.complete {
                String::new()
            } else {
                format!("; {now} at {holds}, between the two stopped at a limit")
            };
            let flips = percent(flips, up(flips));
            format!("{then} at {flips} of what it is{cost}{open}")
        }
        None if flip.complete && flip.holds <= 0.0 => format!("{now} even where {nothing}"),
        None if flip.complete => format!("{now} as far as was tried, {as_it_holds}"),
        None if flip.holds.total_cmp(&1.0).is_eq() => {
            "stopped at a limit before any other was settled; give it more with --time-limit"
                .to_owned()
        }
        None => format!("{now} {as_it_holds}, then stopped at a limit"),
    }
}

/// A figure in parts of one, rounded up or down; what is a figure of so many parts but for noise stays.
fn rounded(value: f64, parts: f64, up: bool) -> f64 {
    let (exact, noise) = (value * parts, 1e-6);
    let whole = if up {
        (exact - noise).ceil()
    } else {
        (exact + noise).floor()
    };
    whole / parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_limit_left_open_is_said_with_what_is_known() {
        let flip = |holds: f64, flips: Option<f64>, complete: bool| FlipEntry {
            holds,
            flips,
            no_package: false,
            flips_at_cost: None,
            complete,
        };
        for (flip, is_in, said) in [
            (
                flip(1.0, None, false),
                true,
                "stopped at a limit before any other was settled; give it more with --time-limit",
            ),
            (
                flip(3.0, None, false),
                true,
                "in up to 300 % of what it is, then stopped at a limit",
            ),
            (
                flip(0.0, None, true),
                false,
                "out even where it costs nothing",
            ),
            (
                flip(0.281, Some(0.25), false),
                false,
                "in at 25 % of what it is; out at 28.1 %, between the two stopped at a limit",
            ),
            (
                flip(10.0, None, true),
                true,
                "in as far as was tried, up to 1000 % of what it is",
            ),
            (
                flip(1.07, Some(1.08), true),
                true,
                "out at 108 % of what it is",
            ),
            // Rounded to the near side, the decision would not turn there.
            (
                flip(1.0702, Some(1.0703), true),
                true,
                "out at 107.1 % of what it is",
            ),
            (
                flip(0.4849, Some(0.4848), true),
                false,
                "in at 48.4 % of what it is",
            ),
        ] {
            assert_eq!(flipped(&flip, is_in, "it costs nothing"), said);
        }
    }
}
