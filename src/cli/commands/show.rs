//! `tbo show`: one thing in full.

use std::fmt::Write as _;

use super::super::Failure;
use super::super::args::{DataArgs, Show};
use super::super::output::out_text;
use super::list::{catalogue, partner_table};
use super::table;
use crate::load::{Catalogue, PartnerRow, PartnerTable};
use crate::model::{Component, Cost, OptionSpec, Scope, SeverityRule};

/// Runs the command.
///
/// # Errors
/// [`Failure::Usage`] where nothing has that name.
pub fn run(args: &Show) -> Result<(), Failure> {
    let catalogue = catalogue(&args.data)?;
    let wanted = args.id.as_str();
    let named = |component: &&Component| {
        component.id.as_str() == wanted
            || component.code.as_deref().is_some_and(|code| code == wanted)
    };
    if let Some(component) = catalogue.components.iter().find(named) {
        return out_text(&describe(component));
    }
    if let Some(text) = word(&catalogue, wanted) {
        return out_text(&text);
    }
    let table = partner_table(&args.data)?;
    if let Some(row) = table.rows.iter().find(|row| row.id.as_str() == wanted) {
        return out_text(&partner(&table, row));
    }
    Err(unknown(&args.data, &catalogue, &table, wanted))
}

fn unknown(data: &DataArgs, catalogue: &Catalogue, table: &PartnerTable, wanted: &str) -> Failure {
    let ids = catalogue
        .components
        .iter()
        .map(|component| component.id.to_string());
    let codes = catalogue
        .components
        .iter()
        .filter_map(|component| component.code.clone());
    let partners = table.rows.iter().map(|row| row.id.to_string());
    let lower = wanted.to_lowercase();
    let near: Vec<String> = ids
        .chain(codes)
        .chain(partners)
        .filter(|known| {
            let known = known.to_lowercase();
            known.contains(&lower) || lower.contains(&known)
        })
        .take(5)
        .collect();
    let hint = if near.is_empty() {
        "`tbo list components` and `tbo list partners` list what there is".to_owned()
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    Failure::Usage(format!(
        "nothing in {} is called `{wanted}`; {hint}",
        data.catalogue.display()
    ))
}

fn describe(component: &Component) -> String {
    let mut text = String::new();
    let code = component.code.as_deref().unwrap_or_default();
    // Writing into a String cannot fail, here and below.
    let _ = writeln!(
        text,
        "{code} {} ({}, {})\n{}\n",
        component.name, component.id, component.area, component.delivers
    );
    if let Scope::Regional {
        members,
        min_members,
    } = &component.scope
    {
        let members: Vec<&str> = members
            .iter()
            .map(crate::model::PartnerId::as_str)
            .collect();
        let _ = writeln!(
            text,
            "one shared project of at least {min_members} of {}\n",
            members.join(" ")
        );
    }
    text.push_str(&sizes(component));
    for (code, judgement) in &component.judgements {
        let _ = writeln!(text, "  {code}: {}, {}", judgement.grade, judgement.why);
    }
    let lists = [
        ("safeguards", &component.safeguards),
        ("risks", &component.risks),
        ("indicators", &component.indicators),
        ("actors", &component.actors),
    ];
    for (title, lines) in lists.iter().filter(|(_, lines)| !lines.is_empty()) {
        let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let _ = writeln!(text, "\n{title}\n  {}", lines.join("\n  "));
    }
    let _ = writeln!(text, "\nstrategy {}", component.strategy.join(" "));
    for source in &component.sources {
        let year = source
            .year
            .map(|year| format!(" ({year})"))
            .unwrap_or_default();
        let _ = writeln!(
            text,
            "source {} [{}] {}: {}{year}",
            source.id,
            source.confidence.mark(),
            source.publisher,
            source.title
        );
    }
    text
}

/// The sizes of a component as a table.
fn sizes(component: &Component) -> String {
    let effects = |pairs: &mut dyn Iterator<Item = (String, f64)>| {
        let shown: Vec<String> = pairs
            .map(|(code, value)| format!("{code} {value}"))
            .collect();
        shown.join(", ")
    };
    let row = |option: &OptionSpec| {
        let (cost, mark) = cost(&option.cost);
        let closes = option
            .closes
            .iter()
            .map(|(id, value)| (id.to_string(), *value));
        let reaches = option.reaches.iter();
        let reaches = reaches.map(|(id, reach)| (format!("{id} by reach, at most"), reach.at_most));
        let serves = option
            .serves
            .iter()
            .map(|(id, value)| (id.to_string(), *value));
        vec![
            option.id.to_string(),
            cost,
            mark.to_owned(),
            option.build_years.to_string(),
            option.effort.to_string(),
            effects(&mut closes.chain(reaches)),
            effects(&mut { serves }),
        ]
    };
    let rows: Vec<Vec<String>> = component.options.iter().map(row).collect();
    let header = [
        "size",
        "investment in MEUR",
        "mark",
        "years",
        "effort",
        "closes (estimated)",
        "serves (estimated)",
    ];
    table::columns(&header, &rows)
}

/// A cost in MEUR, and the mark of how it came about.
fn cost(cost: &Cost) -> (String, &'static str) {
    match cost {
        Cost::Capex {
            capex, confidence, ..
        } => {
            let per = capex.per.iter();
            let per = per.map(|(column, amount)| format!(" + {amount:.4} x {column}"));
            let text = format!("{:.2}{}", capex.fixed, per.collect::<String>());
            (text, confidence.mark())
        }
        Cost::ByYear(payments) => {
            let sum: f64 = payments.iter().map(|payment| payment.value()).sum();
            (format!("{sum:.2} by year"), "")
        }
    }
}

/// A need, an interest, an instrument or an area.
fn word(catalogue: &Catalogue, wanted: &str) -> Option<String> {
    let taxonomy = &catalogue.taxonomy;
    let who = |touches: &dyn Fn(&Component) -> bool| -> String {
        let of: Vec<&str> = catalogue
            .components
            .iter()
            .filter(|c| touches(c))
            .map(|c| c.id.as_str())
            .collect();
        format!("  {}\n", of.join("\n  "))
    };
    if let Some(need) = taxonomy
        .needs
        .iter()
        .find(|need| need.id.as_str() == wanted)
    {
        let severity = match &need.severity {
            SeverityRule::Constant(share) => {
                format!("severity {} for every partner", share.value())
            }
            SeverityRule::Linear {
                indicator,
                worst,
                best,
                when_missing,
            } => format!(
                "severity 1 at {indicator} = {worst}, 0 at {best}; {} where it is not known",
                when_missing.value()
            ),
        };
        let closes = who(&|component| {
            let mut options = component.options.iter();
            options.any(|o| o.closes.contains_key(&need.id) || o.reaches.contains_key(&need.id))
        });
        return Some(format!(
            "need {} {}\nweight {}, {severity}\n{}\n\nclosed by\n{closes}",
            need.id, need.name, need.weight, need.why
        ));
    }
    if let Some(interest) = taxonomy
        .interests
        .iter()
        .find(|interest| interest.id.as_str() == wanted)
    {
        let serves = who(&|component| {
            component
                .options
                .iter()
                .any(|o| o.serves.contains_key(&interest.id))
        });
        return Some(format!(
            "interest {} {}\nweight {}\n\nserved by\n{serves}",
            interest.id, interest.name, interest.weight
        ));
    }
    if let Some(instrument) = taxonomy
        .instruments
        .iter()
        .find(|known| known.id.as_str() == wanted)
    {
        let pays = who(&|component| {
            component
                .finance
                .get(&instrument.id)
                .is_some_and(|share| share.value() > 0.0)
        });
        return Some(format!(
            "instrument {} {}\nowner {}\n\nmay pay for\n{pays}",
            instrument.id, instrument.name, instrument.owner
        ));
    }
    let area = taxonomy
        .areas
        .iter()
        .find(|area| area.id.as_str() == wanted)?;
    Some(format!(
        "area {} {}\n\nholds\n{}",
        area.id,
        area.name,
        who(&|component| component.area == area.id)
    ))
}

fn partner(table: &PartnerTable, row: &PartnerRow) -> String {
    let rows: Vec<Vec<String>> = table
        .indicators
        .iter()
        .filter_map(|indicator| {
            let value = row.figures.get(&indicator.id)?;
            Some(vec![
                indicator.id.to_string(),
                format!("{value}"),
                indicator.unit.clone(),
                indicator.year.clone(),
                indicator.confidence.mark().to_owned(),
            ])
        })
        .collect();
    let head = format!("{} {}, {}\n\n", row.id, row.name, row.region);
    head + &table::columns(&["indicator", "value", "unit", "year", "mark"], &rows)
}
