//! `tbo balance`: every notion of balance on one scenario, side by side.

use std::fmt::Write as _;

use super::super::Failure;
use super::super::args::{Balance, SolveFormat};
use super::super::output::{Talk, out, out_text};
use super::super::session::Opened;
use super::table::columns;
use crate::explore::balance::{Notion, balance, every_criterion};
use crate::model::{Criterion, Offer};
use crate::package::balance::{Agreement, BalanceFile, NotionAnswer, compare};
use crate::package::{ResultFile, Status, assemble, gap_percent};
use crate::portfolio::Effort;
use crate::solve::Clock;
use crate::verify;

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to print.
pub fn run(args: &Balance, talk: &Talk) -> Result<(), Failure> {
    let scenario = &args.scenario;
    let opened = Opened::of(scenario, talk)?;
    let offer = &opened.offer;
    let criteria = if args.criteria.is_empty() {
        every_criterion(offer)
    } else {
        args.criteria.clone()
    };
    let names: Vec<String> = criteria.iter().map(ToString::to_string).collect();
    talk.say(&format!(
        "{}: {}; {} seconds at most for each",
        offer.scenario.id,
        names.join(", "),
        opened.search.seconds
    ));
    let attempt = |effort: &Effort<'_>| {
        let notions = balance(offer, &criteria, effort)?;
        let results = notions
            .iter()
            .map(|notion| assemble(&notion.offer, &notion.solution, &scenario.set))
            .collect();
        Ok((notions, results))
    };
    let findings = |(notions, results): &(Vec<Notion>, Vec<ResultFile>)| {
        let pairs = notions.iter().zip(results);
        pairs
            .flat_map(|(notion, result)| verify::messages(&notion.offer, result))
            .collect()
    };
    let settled = opened
        .answer(scenario, talk, attempt, findings)
        .map_err(|failure| failure.for_programs(args.format == SolveFormat::Json))?;
    let (notions, results) = settled.result;
    let file = compare(&notions, &results);
    match args.format {
        SolveFormat::Table => out_text(&tables(offer, &file))?,
        SolveFormat::Json => {
            let text = serde_json::to_string_pretty(&file)
                .map_err(|error| Failure::Other(format!("cannot write the balance: {error}")))?;
            out(&format!("{text}\n"))?;
        }
        SolveFormat::Csv => out(&csv(&file))?,
    }
    talk.say(&format!(
        "{} notions solved and verified ({:.1} s)",
        results.len(),
        opened.clock.elapsed().as_secs_f64()
    ));
    Ok(())
}

fn name(notion: &NotionAnswer) -> String {
    let (rule, alpha) = (notion.criterion, notion.alpha);
    Criterion { rule, alpha }.to_string()
}

fn percent(price: Option<f64>) -> String {
    price.map_or_else(|| "-".to_owned(), |price| format!("{:.1} %", 100.0 * price))
}

/// Everything for a terminal.
fn tables(offer: &Offer, file: &BalanceFile) -> String {
    let mut text = format!("{}\n\n", offer.scenario.title);
    text.push_str(&columns(
        &[
            "notion",
            "value",
            "bound",
            "proof",
            "MEUR",
            "price of fairness",
            "price of efficiency",
        ],
        &file.notions.iter().map(summary).collect::<Vec<_>>(),
    ));
    let names: Vec<String> = file.notions.iter().map(name).collect();
    let header: Vec<&str> = ["party", "no deal", "ideal"]
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .collect();
    let parties = file.parties.iter().enumerate().map(|(at, party)| {
        let gets = file.notions.iter().map(|notion| {
            let gets = &notion.parties[at];
            let share = 100.0 * gets.share_of_ideal;
            format!("{:.4} ({share:.0} %)", gets.utility)
        });
        [
            party.id.clone(),
            format!("{:.4}", party.disagreement),
            format!("{:.4}", party.ideal),
        ]
        .into_iter()
        .chain(gets)
        .collect()
    });
    text.push_str("\nUtility of each party (share of its ideal)\n");
    text.push_str(&columns(&header, &parties.collect::<Vec<_>>()));
    for (at, agreement) in file.agreement.iter().enumerate() {
        package(&mut text, offer, file, &names, at, agreement);
    }
    text
}

fn summary(notion: &NotionAnswer) -> Vec<String> {
    let objective = notion.objective;
    let proof = match notion.status {
        Status::Optimal => "optimal".to_owned(),
        _ => format!("within {}", gap_percent(objective.gap)),
    };
    vec![
        name(notion),
        format!("{:.4}", objective.value),
        format!("{:.4}", objective.bound),
        proof,
        format!("{:.1}", notion.cost),
        percent(notion.price_of_fairness),
        percent(notion.price_of_efficiency),
    ]
}

/// One partner: which notion picks what, in which size.
fn package(
    text: &mut String,
    offer: &Offer,
    file: &BalanceFile,
    names: &[String],
    at: usize,
    agreement: &Agreement,
) {
    let known = offer.components.iter();
    let of = |id: &str| known.clone().find(|c| c.id.as_str() == id);
    let some = agreement.in_some.iter().map(|picked| &picked.component);
    let rows: Vec<Vec<String>> = agreement
        .in_every
        .iter()
        .chain(some)
        .map(|id| {
            let code = of(id).and_then(|c| c.code.clone()).unwrap_or_default();
            let sizes = file.notions.iter().map(|notion| {
                let mut items = notion.packages[at].items.iter();
                let item = items.find(|item| item.component == *id);
                item.map_or_else(|| ".".to_owned(), |item| item.option.clone())
            });
            [code, id.clone()].into_iter().chain(sizes).collect()
        })
        .collect();
    // Writing into a String cannot fail.
    let _ = writeln!(
        text,
        "\n{}: {} in every notion's package, {} in some, {} on offer in none",
        agreement.partner,
        agreement.in_every.len(),
        agreement.in_some.len(),
        agreement.in_none.len()
    );
    if rows.is_empty() {
        return;
    }
    let header: Vec<&str> = ["code", "component"]
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .collect();
    let cost = file
        .notions
        .iter()
        .map(|notion| format!("{:.1}", notion.packages[at].cost));
    let total = [String::new(), "MEUR".to_owned()].into_iter().chain(cost);
    let rows: Vec<Vec<String>> = rows.into_iter().chain([total.collect()]).collect();
    text.push_str(&columns(&header, &rows));
}

/// One line for each notion and party.
fn csv(file: &BalanceFile) -> String {
    let mut text = "notion,party,utility,share_of_ideal,disagreement,ideal,cost_meur,components,\
                    value,bound,gap,price_of_fairness,price_of_efficiency\n"
        .to_owned();
    let price = |price: Option<f64>| price.map(|price| price.to_string()).unwrap_or_default();
    for notion in &file.notions {
        for (at, (gets, range)) in notion.parties.iter().zip(&file.parties).enumerate() {
            // The EU's line is about everybody's packages together.
            let package = notion.packages.get(at);
            let cost = package.map_or(notion.cost, |package| package.cost);
            let items = package.into_iter().flat_map(|package| &package.items);
            let items: Vec<String> = items
                .map(|item| format!("{}/{}", item.component, item.option))
                .collect();
            let objective = notion.objective;
            // Writing into a String cannot fail.
            let _ = writeln!(
                text,
                "{},{},{},{},{},{},{cost},{},{},{},{},{},{}",
                name(notion),
                gets.id,
                gets.utility,
                gets.share_of_ideal,
                range.disagreement,
                range.ideal,
                items.join(" "),
                objective.value,
                objective.bound,
                objective.gap,
                price(notion.price_of_fairness),
                price(notion.price_of_efficiency)
            );
        }
    }
    text
}
