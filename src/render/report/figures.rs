//! What a bank asks of each package, as a flat table: the figures of the result.

use super::context::{Chosen, Context};
use super::data::{Cell, Sheet, names, text};
use crate::package::figures::figures;

/// One row for each partner.
pub(super) fn sheet(context: &Context) -> Sheet {
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let mut rows = Vec::new();
    for pack in &context.packs {
        let held: Vec<_> = pack.chosen.iter().map(Chosen::held).collect();
        let found = figures(context.offer, pack.partner, &held);
        let most = found.debt_service.iter().rev();
        let most = most.max_by(|a, b| a.meur.total_cmp(&b.meur));
        rows.push(vec![
            text(&pack.partner.id),
            text(&pack.partner.name),
            Cell::Number(pack.package.cost),
            Cell::Number(found.eu_grants),
            Cell::Number(found.grants),
            Cell::Number(found.grant_share),
            Cell::Number(found.private),
            Cell::Number(found.government_debt),
            number(found.leverage),
            number(found.private_leverage),
            number(found.cost_per_head_eur),
            Cell::Number(found.low),
            Cell::Number(found.high),
            Cell::Number(found.contingency),
            Cell::Number(found.discount_rate),
            Cell::Number(found.present_value),
            Cell::Number(found.running_per_year),
            Cell::Number(found.running_ten_years),
            Cell::Number(found.running_ten_years_operators),
            Cell::Number(found.running_ten_years - found.running_ten_years_operators),
            number(found.grant_element_percent),
            number(found.grant_share_needed_percent),
            Cell::Number(found.debt_service.iter().map(|due| due.meur).sum()),
            most.map_or(Cell::Empty, |due| Cell::Count(i64::from(due.year))),
            number(most.map(|due| due.meur)),
            number(most.and_then(|due| due.share_of_gdp)),
        ]);
    }
    Sheet {
        name: "figures",
        columns: names(&[
            "partner",
            "partner_name",
            "cost_meur",
            "eu_grants_meur",
            "grants_meur",
            "grant_share",
            "private_meur",
            "government_debt_meur",
            "leverage",
            "private_leverage",
            "cost_per_head_eur",
            "low_meur",
            "high_meur",
            "contingency_meur",
            "discount_rate",
            "present_value_meur",
            "running_meur_per_year",
            "running_ten_years_meur",
            "running_ten_years_operators_meur",
            "running_ten_years_budget_meur",
            "grant_element_percent",
            "grant_share_needed_percent",
            "debt_service_meur",
            "debt_service_peak_year",
            "debt_service_peak_meur",
            "debt_service_peak_share_of_gdp",
        ]),
        rows,
    }
}
