//! Every number of the result is a number.

use std::collections::BTreeMap;

use crate::package::result::Figures;
use crate::package::result::ResultFile;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for (at, number) in numbers(view.result) {
        let found = number.to_string();
        ledger.holds(
            Code::NotFinite,
            &at,
            number.is_finite(),
            "a finite number",
            &found,
        );
    }
}

/// Every number and where it stands.
fn numbers(result: &ResultFile) -> Vec<(Site, f64)> {
    let mut all = Vec::new();
    let objective = &result.objective;
    for (name, number) in [
        ("objective value", objective.value),
        ("objective bound", objective.bound),
        ("objective gap", objective.gap),
    ] {
        all.push((Site::named(name), number));
    }
    for stage in &result.stages {
        let figures = [Some(stage.value), stage.bound];
        all.extend(
            figures
                .into_iter()
                .flatten()
                .map(|number| (Site::named(&stage.aim), number)),
        );
    }
    for party in &result.parties {
        for (name, number) in [
            ("utility", Some(party.utility)),
            ("disagreement", Some(party.disagreement)),
            ("ideal", Some(party.ideal)),
            ("ideal bound", party.ideal_bound),
            ("share of ideal", Some(party.share_of_ideal)),
        ] {
            all.extend(number.map(|number| (Site::partner(&party.id).detail(name), number)));
        }
    }
    for package in &result.packages {
        let at = Site::partner(&package.partner);
        for (name, number) in [
            ("cost", Some(package.cost)),
            ("EU utility", Some(package.eu_utility)),
            ("effort", Some(package.effort)),
            ("delivery capacity", package.delivery_capacity),
        ] {
            all.extend(number.map(|number| (at.clone().detail(name), number)));
        }
        for item in &package.items {
            let at = at.clone().component(&item.component);
            all.push((at.clone().detail("cost"), item.cost));
            all.extend(
                item.by_year
                    .iter()
                    .map(|&paid| (at.clone().detail("by year"), paid)),
            );
            let finance = item.finance.iter();
            all.extend(finance.map(|(id, &paid)| (at.clone().instrument(id), paid)));
            for (id, years) in &item.finance_by_year {
                let at = at.clone().instrument(id).detail("by year");
                all.extend(years.iter().map(|&paid| (at.clone(), paid)));
            }
        }
        for need in &package.needs {
            all.push((at.clone().detail(&need.id), need.severity));
            all.push((at.clone().detail(&need.id), need.met));
        }
        let interests = package.interests.iter();
        all.extend(interests.map(|interest| (at.clone().detail(&interest.id), interest.met)));
        let figures = package.figures.iter().flat_map(of_figures);
        all.extend(figures.map(|(name, number)| (at.clone().detail(name), number)));
    }
    for project in &result.regional {
        all.push((Site::default().component(&project.component), project.cost));
    }
    for envelope in &result.envelopes {
        let at = Site::default().instrument(&envelope.instrument);
        let figures = [envelope.total, Some(envelope.used)];
        all.extend(
            figures
                .into_iter()
                .flatten()
                .map(|number| (at.clone(), number)),
        );
        let prices = envelope.shadow_price_by_year.iter().copied();
        let prices = prices.chain(envelope.shadow_price);
        all.extend(prices.map(|price| (at.clone().detail("shadow price"), price)));
    }
    all.extend(beside(result));
    all
}

/// Every number of what is listed beside the packages.
fn beside(result: &ResultFile) -> Vec<(Site, f64)> {
    let mut all = Vec::new();
    for listed in &result.compromises {
        let at = Site::partner(&listed.partner).detail("compromises");
        let notions = listed.notions.iter().map(|notion| &notion.pick);
        let points = listed.points.iter().chain(notions);
        let numbers = points.flat_map(|point| [point.partner, point.eu]);
        all.extend(numbers.map(|number| (at.clone(), number)));
    }
    for listed in &result.variants {
        let at = Site::partner(&listed.partner).detail("variants");
        all.push((at.clone(), listed.within));
        for variant in &listed.packages {
            let own = [
                variant.value,
                variant.loss,
                variant.cost,
                variant.effort,
                variant.eu_utility,
            ];
            let utilities = variant.utilities.values().copied();
            let money = variant.money.values().copied();
            let finance = variant.finance.values().flat_map(BTreeMap::values);
            let by_year = variant.finance_by_year.values();
            let by_year = by_year.flat_map(BTreeMap::values).flatten();
            let financed = finance.chain(by_year).copied();
            let paid = money.chain(financed);
            let numbers = own.into_iter().chain(utilities).chain(paid);
            all.extend(numbers.map(|number| (at.clone(), number)));
        }
    }
    all
}

/// Every number of a package's figures.
fn of_figures(found: &Figures) -> Vec<(&'static str, f64)> {
    let whole = [
        Some(found.eu_grants),
        Some(found.grants),
        Some(found.grant_share),
        Some(found.private),
        Some(found.government_debt),
        found.leverage,
        found.private_leverage,
        found.cost_per_head_eur,
        Some(found.low),
        Some(found.high),
        Some(found.contingency),
        Some(found.discount_rate),
        Some(found.present_value),
        Some(found.running_per_year),
        Some(found.running_ten_years),
        Some(found.running_ten_years_operators),
        found.grant_element_percent,
        found.grant_share_needed_percent,
    ];
    let mut all = Vec::new();
    let mut add = |name, numbers: &[Option<f64>]| {
        all.extend(numbers.iter().flatten().map(|number| (name, *number)));
    };
    add("figures", &whole);
    for one in &found.components {
        let numbers = [one.running_ten_years, one.present_value];
        add("components", &numbers.map(Some));
    }
    for loan in &found.loans {
        let numbers = [
            Some(loan.meur),
            loan.rate,
            loan.grace_years,
            loan.maturity_years,
            loan.grant_element_percent,
            loan.grant_element_dac_percent,
        ];
        add("loans", &numbers);
        let service: Vec<Option<f64>> = loan.service.iter().copied().map(Some).collect();
        add("loans", &service);
    }
    for due in &found.debt_service {
        let numbers = [Some(due.meur), Some(due.government), due.share_of_gdp];
        add("debt service", &numbers);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::numbers;
    use crate::verify::small;

    #[test]
    fn infinite_stage() {
        assert_eq!(
            small::codes(|result| result.stages[1].value = f64::INFINITY),
            ["not-finite"]
        );
    }

    #[test]
    fn not_a_number() {
        let codes = small::codes(|result| result.parties[0].utility = f64::NAN);
        assert!(
            codes.contains(&"not-finite") && codes.contains(&"utility"),
            "{codes:?}"
        );
    }

    /// A number that is added to the result file must be added here too.
    #[test]
    fn no_number_is_forgotten() {
        fn count(value: &serde_json::Value) -> usize {
            match value {
                serde_json::Value::Number(number) => usize::from(number.is_f64()),
                serde_json::Value::Array(items) => items.iter().map(count).sum(),
                serde_json::Value::Object(fields) => fields.values().map(count).sum(),
                _ => 0,
            }
        }
        let mut result = small::result();
        let academy = &mut result.packages[0].items[2];
        academy.finance_by_year = [("NDICI-G".into(), academy.by_year.clone())].into();
        let written = serde_json::to_value(&result).unwrap();
        assert_eq!(numbers(&result).len(), count(&written));
    }
}
