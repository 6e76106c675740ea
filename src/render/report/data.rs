//! The same result as flat tables for spreadsheets, unrounded.

use super::context::Context;
use super::{figures, plan};
use crate::package::figures::RUNNING_YEARS;
use crate::package::{CarriedBy, Item, Owner};

/// One file.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// File name without extension.
    pub(crate) name: &'static str,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
    Count(i64),
    Empty,
}

pub(super) fn text<T: ToString + ?Sized>(value: &T) -> Cell {
    Cell::Text(value.to_string())
}

/// Names of columns.
pub(super) fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Every file, in the order of writing.
pub(super) fn sheets(context: &Context) -> Vec<Sheet> {
    vec![
        packages(context),
        figures::sheet(context),
        financing(context),
        plan::financing_plan(context),
        plan::loans(context),
        needs(context),
        interests(context),
        left_out(context),
    ]
}

fn packages(context: &Context) -> Sheet {
    let mut rows = Vec::new();
    for pack in &context.packs {
        for chosen in &pack.chosen {
            let Item {
                start_year, cost, ..
            } = chosen.item;
            rows.push(vec![
                text(&pack.partner.id),
                text(&pack.partner.name),
                text(&chosen.component.id),
                text(chosen.component.code.as_deref().unwrap_or_default()),
                text(&chosen.component.name),
                text(&chosen.component.area),
                text(&chosen.option.id),
                text(&chosen.size(context)),
                text(if chosen.regional() {
                    "regional"
                } else {
                    "national"
                }),
                Cell::Number(chosen.share),
                Cell::Count(i64::from(*start_year)),
                Cell::Count(i64::from(chosen.operates_from())),
                Cell::Number(*cost),
                Cell::Number(chosen.choice.capex.value() * chosen.share),
                Cell::Number(chosen.choice.opex_per_year.value() * chosen.share),
                Cell::Number(chosen.choice.low.value() * chosen.share),
                Cell::Number(chosen.choice.high.value() * chosen.share),
                Cell::Number(chosen.choice.effort),
                Cell::Number(chosen.choice.eu_content),
                text(super::package::mark(chosen)),
                text(owner(chosen.held().owner(context.offer))),
                text(carried_by(chosen.held().carried_by(context.offer))),
                Cell::Number(chosen.running() * f64::from(RUNNING_YEARS)),
                Cell::Number(chosen.held().present_value(context.offer)),
            ]);
        }
    }
    Sheet {
        name: "packages",
        columns: names(&[
            "partner",
            "partner_name",
            "component",
            "code",
            "name",
            "area",
            "option",
            "size",
            "scope",
            "share",
            "start_year",
            "operates_from",
            "cost_meur",
            "capex_meur",
            "opex_meur_per_year",
            "low_meur",
            "high_meur",
            "effort",
            "eu_content",
            "confidence",
            "owner",
            "running_carried_by",
            "running_ten_years_meur",
            "present_value_meur",
        ]),
        rows,
    }
}

/// Who owns it in the end, as the result writes it.
fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::PublicBody => "public-body",
        Owner::Operator => "operator",
        Owner::Members => "members",
        Owner::Consortium => "consortium",
    }
}

/// Who carries running costs, as the result writes it.
fn carried_by(carried_by: CarriedBy) -> &'static str {
    match carried_by {
        CarriedBy::Nobody => "nobody",
        CarriedBy::Operator => "operator",
        CarriedBy::PartnerBudget => "partner-budget",
    }
}

fn financing(context: &Context) -> Sheet {
    let mut rows = Vec::new();
    for pack in &context.packs {
        for chosen in &pack.chosen {
            for (id, meur) in &chosen.item.finance {
                let known = context
                    .offer
                    .taxonomy
                    .instruments
                    .iter()
                    .find(|i| i.id.as_str() == id);
                rows.push(vec![
                    text(&pack.partner.id),
                    text(&chosen.component.id),
                    text(id),
                    known.map_or(Cell::Empty, |instrument| text(&instrument.name)),
                    known.map_or(Cell::Empty, |instrument| {
                        text(&super::words::kind(context, instrument.kind))
                    }),
                    known.map_or(Cell::Empty, |instrument| text(&instrument.owner)),
                    Cell::Number(*meur),
                ]);
            }
        }
    }
    Sheet {
        name: "financing",
        columns: names(&[
            "partner",
            "component",
            "instrument",
            "instrument_name",
            "kind",
            "owner",
            "meur",
        ]),
        rows,
    }
}

fn needs(context: &Context) -> Sheet {
    let mut rows = Vec::new();
    for pack in &context.packs {
        for (at, need) in context.offer.taxonomy.needs.iter().enumerate() {
            let (severity, met) = pack.need(context.offer, at);
            rows.push(vec![
                text(&pack.partner.id),
                text(&need.id),
                text(&need.name),
                text(&need.group),
                Cell::Number(pack.partner.need_weight[at]),
                Cell::Number(severity),
                Cell::Number(met),
                Cell::Number(severity * (1.0 - met)),
                Cell::Number(pack.partner.need_share(at) * met),
            ]);
        }
    }
    Sheet {
        name: "needs",
        columns: names(&[
            "partner",
            "need",
            "name",
            "group",
            "weight",
            "severity",
            "met",
            "remaining",
            "utility",
        ]),
        rows,
    }
}

fn interests(context: &Context) -> Sheet {
    let mut rows = Vec::new();
    for pack in &context.packs {
        for (at, interest) in context.offer.taxonomy.interests.iter().enumerate() {
            let met = pack.interest(context.offer, at);
            rows.push(vec![
                text(&pack.partner.id),
                text(&interest.id),
                text(&interest.name),
                interest
                    .objective
                    .map_or(Cell::Empty, |objective| text(&objective)),
                Cell::Number(interest.weight),
                Cell::Number(met),
                Cell::Number(context.offer.interest_share(at) * met),
            ]);
        }
    }
    Sheet {
        name: "interests",
        columns: names(&[
            "partner",
            "interest",
            "name",
            "objective",
            "weight",
            "met",
            "utility_at_partner",
        ]),
        rows,
    }
}

fn left_out(context: &Context) -> Sheet {
    let name = |id: &str| {
        let known = context
            .offer
            .components
            .iter()
            .find(|component| component.id.as_str() == id);
        known.map_or(Cell::Empty, |component| text(&component.name))
    };
    let rows = context.result.left_out.iter().map(|left| {
        vec![
            text(&left.partner),
            text(&left.component),
            name(&left.component),
            text(&left.code),
            text(&left.reason),
        ]
    });
    Sheet {
        name: "left-out",
        columns: names(&["partner", "component", "name", "code", "reason"]),
        rows: rows.collect(),
    }
}
