//! What a bank asks of a package, worked out again from its items and their financing.
//!
//! ```text
//! leverage = cost / EU grants        grant share = grants / cost        contingency = max(0, high - cost)
//! present value = sum_t cost_t / (1 + r)^t        ten years = 10 x opex
//! service_t = principal_t + interest_t, half-years of equal principal after the grace period
//! ```
//!
//! A component is an operator's where private investors, or borrowers that are not the government, pay for
//! part of it. Results of older versions hold no such figures: nothing to check.

use std::collections::BTreeMap;

use crate::model::{
    BorrowerClass, Cost, Instrument, InstrumentKind, InstrumentTerms, Offer, Partner,
};
use crate::package::result::{CarriedBy, Figures, InTheEnd, LoanFigures, Owner};
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, Held, View, count, is_regional};

/// Years of running that are looked at.
const TEN: f64 = 10.0;
/// Discount rate and least grant element in percent: IMF and World Bank.
const IMF: (f64, f64) = (0.05, 35.0);

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for held in &view.packages {
        if let Some(found) = &held.package.figures {
            whole(view, held, found, ledger);
            in_the_end(view, held, &found.components, ledger);
            loans(view, held, &found.loans, ledger);
            service(view, held, found, ledger);
        }
    }
}

/// An item's instruments with the MEUR that they pay.
fn sources<'a>(offer: &'a Offer, chosen: &Chosen<'_>) -> Vec<(&'a Instrument, f64)> {
    let paid = chosen.item.finance.iter().filter(|(_, meur)| **meur > 0.0);
    let known = paid.filter_map(|(id, meur)| {
        let mut instruments = offer.taxonomy.instruments.iter();
        Some((instruments.find(|one| one.id.as_str() == id)?, *meur))
    });
    known.collect()
}

fn is_private(source: &Instrument) -> bool {
    source.owner == "private" || source.kind == InstrumentKind::Equity
}

fn is_owed(source: &Instrument) -> bool {
    source.sovereign && source.kind.is_debt()
}

fn is_ventured(offer: &Offer, chosen: &Chosen<'_>) -> bool {
    sources(offer, chosen)
        .iter()
        .any(|(source, _)| is_private(source) || (source.kind.is_debt() && !source.sovereign))
}

fn running(chosen: &Chosen<'_>) -> f64 {
    chosen.choice.opex_per_year.value() / chosen.payers
}

/// Money of a package by kind, and what its loans to the government give, in percent times MEUR.
#[derive(Default)]
struct Money {
    eu: f64,
    grants: f64,
    private: f64,
    owed: f64,
    given: f64,
}

fn money(offer: &Offer, held: &Held<'_>) -> Money {
    let mut money = Money::default();
    for (source, meur) in held.chosen.iter().flat_map(|one| sources(offer, one)) {
        if source.kind == InstrumentKind::Grant {
            money.grants += meur;
            if source.owner == "eu" {
                money.eu += meur;
            }
        }
        if is_private(source) {
            money.private += meur;
        }
        if is_owed(source) {
            money.owed += meur;
            money.given += meur * element(source.terms, IMF.0).unwrap_or(0.0);
        }
    }
    money
}

fn whole(view: &View<'_>, held: &Held<'_>, found: &Figures, ledger: &mut Ledger) {
    let offer = view.offer;
    let partner = &offer.partners[held.partner];
    let cost = held.cost();
    let Money {
        eu,
        grants,
        private,
        owed,
        given,
    } = money(offer, held);
    let sum = |of: &dyn Fn(&Chosen<'_>) -> f64| held.chosen.iter().map(of).sum::<f64>();
    let high = sum(&|one| one.choice.high.value() / one.payers);
    let operators = sum(&|one| {
        if is_ventured(offer, one) {
            running(one)
        } else {
            0.0
        }
    });
    let per = |part: f64, of: f64| (of > 0.0).then(|| part / of);
    let lent = owed > 0.0;
    let lift = || {
        let own = given / owed;
        100.0 * ((IMF.1 - own) / (100.0 - own)).max(0.0)
    };
    let values = [
        ("eu_grants", Some(eu), Some(found.eu_grants)),
        ("grants", Some(grants), Some(found.grants)),
        (
            "grant_share",
            Some(per(grants, cost).unwrap_or(0.0)),
            Some(found.grant_share),
        ),
        ("private", Some(private), Some(found.private)),
        ("government_debt", Some(owed), Some(found.government_debt)),
        ("leverage", per(cost, eu), found.leverage),
        ("private_leverage", per(private, eu), found.private_leverage),
        (
            "cost_per_head_eur",
            people(partner).map(|people| cost / people),
            found.cost_per_head_eur,
        ),
        (
            "low",
            Some(sum(&|one| one.choice.low.value() / one.payers)),
            Some(found.low),
        ),
        ("high", Some(high), Some(found.high)),
        (
            "contingency",
            Some((high - cost).max(0.0)),
            Some(found.contingency),
        ),
        (
            "discount_rate",
            Some(offer.scenario.discount_rate),
            Some(found.discount_rate),
        ),
        (
            "present_value",
            Some(sum(&|one| present_value(offer, one))),
            Some(found.present_value),
        ),
        (
            "running_per_year",
            Some(sum(&running)),
            Some(found.running_per_year),
        ),
        (
            "running_ten_years",
            Some(TEN * sum(&running)),
            Some(found.running_ten_years),
        ),
        (
            "running_ten_years_operators",
            Some(TEN * operators),
            Some(found.running_ten_years_operators),
        ),
        (
            "grant_element_percent",
            lent.then(|| (100.0 * grants + given) / (grants + owed)),
            found.grant_element_percent,
        ),
        (
            "grant_share_needed_percent",
            lent.then(lift),
            found.grant_share_needed_percent,
        ),
    ];
    for (name, expected, found) in values {
        let at = held.site().detail(name);
        maybe(Code::Figures, &at, expected, found, ledger);
    }
}

/// Both numbers are the same, or both are absent.
fn maybe(code: Code, at: &Site, expected: Option<f64>, found: Option<f64>, ledger: &mut Ledger) {
    match (expected, found) {
        (Some(expected), Some(found)) => ledger.equal(code, at, expected, found),
        (expected, found) => {
            let say =
                |value: Option<f64>| value.map_or("none".to_owned(), |value| value.to_string());
            ledger.same(code, at, &say(expected), &say(found));
        }
    }
}

/// Inhabitants in millions.
fn people(partner: &Partner) -> Option<f64> {
    let value = |id: &str| partner.indicators.get(id).copied();
    let known = value("population_million").or(value("population").map(|all| all * 1e-6));
    known.filter(|millions| *millions > 0.0)
}

/// What it costs, year by year, at the beginning of the horizon. Running costs that are counted although
/// it waits are spread over the years in which it runs, or fall into the last year.
fn present_value(offer: &Offer, chosen: &Chosen<'_>) -> f64 {
    let horizon = offer.scenario.horizon;
    let worth = |year: usize| (1.0 + offer.scenario.discount_rate).powf(-count(year));
    let start = i64::from(chosen.item.start_year) - i64::from(horizon.start_year);
    let start = usize::try_from(start).unwrap_or(0);
    let spec = &offer.components[chosen.candidate.component].options[chosen.choice.option];
    if matches!(spec.cost, Cost::ByYear(_)) {
        let payments = chosen.payments().into_iter().enumerate();
        let inside = payments.filter(|(since, _)| start.saturating_add(*since) < horizon.years);
        return inside
            .map(|(since, paid)| paid * worth(start + since))
            .sum();
    }
    let capex = chosen.choice.capex.value() / chosen.payers;
    let build = chosen.choice.build_years;
    let building = start..start.saturating_add(build.max(1)).min(horizon.years);
    let each = capex / count(build.max(1));
    let invested: f64 = building.map(|year| each * worth(year)).sum();
    let run = chosen.cost() - capex;
    let first = start
        .saturating_add(build)
        .min(horizon.years.saturating_sub(1));
    let runs = first..horizon.years;
    let yearly = run / count(runs.len().max(1));
    invested + runs.map(|year| yearly * worth(year)).sum::<f64>()
}

fn in_the_end(view: &View<'_>, held: &Held<'_>, found: &[InTheEnd], ledger: &mut Ledger) {
    let ids = |ids: Vec<&str>| ids.join(", ");
    let expected = held.chosen.iter().map(|one| one.item.component.as_str());
    let listed = found.iter().map(|one| one.component.as_str());
    let at = held.site().detail("components");
    let (expected, listed) = (ids(expected.collect()), ids(listed.collect()));
    ledger.same(Code::InTheEnd, &at, &expected, &listed);
    for (chosen, found) in held.chosen.iter().zip(found) {
        let at = held.site().component(&chosen.item.component);
        let ventured = is_ventured(view.offer, chosen);
        let owner = match (
            is_regional(view.offer, chosen.candidate.component),
            ventured,
        ) {
            (true, true) => Owner::Consortium,
            (true, false) => Owner::Members,
            (false, true) => Owner::Operator,
            (false, false) => Owner::PublicBody,
        };
        let carried_by = if running(chosen) <= 0.0 {
            CarriedBy::Nobody
        } else if ventured {
            CarriedBy::Operator
        } else {
            CarriedBy::PartnerBudget
        };
        let site = |what: &str| at.clone().detail(what);
        ledger.same(
            Code::InTheEnd,
            &site("owner"),
            &format!("{owner:?}"),
            &format!("{:?}", found.owner),
        );
        ledger.same(
            Code::InTheEnd,
            &site("carried_by"),
            &format!("{carried_by:?}"),
            &format!("{:?}", found.carried_by),
        );
        let ten = TEN * running(chosen);
        let now = present_value(view.offer, chosen);
        let mut same = |what: &str, expected, found| {
            ledger.equal(Code::InTheEnd, &site(what), expected, found);
        };
        same("running_ten_years", ten, found.running_ten_years);
        same("present_value", now, found.present_value);
    }
}

fn loans(view: &View<'_>, held: &Held<'_>, found: &[LoanFigures], ledger: &mut Ledger) {
    let partner = &view.offer.partners[held.partner];
    let lent: Vec<(&Chosen<'_>, &Instrument, f64)> = held
        .chosen
        .iter()
        .flat_map(|chosen| {
            let all = sources(view.offer, chosen).into_iter();
            let debts = all.filter(|(source, _)| source.kind.is_debt());
            debts.map(move |(source, meur)| (chosen, source, meur))
        })
        .collect();
    let name = |component: &str, instrument: &str| format!("{instrument} for {component}");
    let expected: Vec<String> = lent
        .iter()
        .map(|(chosen, source, _)| name(&chosen.item.component, source.id.as_str()))
        .collect();
    let listed: Vec<String> = found
        .iter()
        .map(|loan| name(&loan.component, &loan.instrument))
        .collect();
    let at = held.site().detail("loans");
    ledger.same(Code::Loans, &at, &expected.join(", "), &listed.join(", "));
    for ((chosen, source, meur), found) in lent.iter().zip(found) {
        let at = held.site().component(&chosen.item.component);
        let at = at.instrument(source.id.as_str());
        let site = |what: &str| at.clone().detail(what);
        let class = partner.borrower_class.map(class);
        let imf = element(source.terms, IMF.0);
        let dac = class.and_then(|(discount, _)| element(source.terms, discount));
        let terms = source.terms;
        for (what, expected, found) in [
            ("meur", Some(*meur), Some(found.meur)),
            ("rate", terms.map(|terms| terms.rate), found.rate),
            (
                "grace_years",
                terms.map(|terms| terms.grace_years),
                found.grace_years,
            ),
            (
                "maturity_years",
                terms.map(|terms| terms.maturity_years),
                found.maturity_years,
            ),
            ("grant_element_percent", imf, found.grant_element_percent),
            (
                "grant_element_dac_percent",
                dac,
                found.grant_element_dac_percent,
            ),
            (
                "first_year",
                Some(f64::from(chosen.item.start_year)),
                Some(f64::from(found.first_year)),
            ),
        ] {
            maybe(Code::Loans, &site(what), expected, found, ledger);
        }
        let say = |met: Option<bool>| met.map_or("none".to_owned(), |met| met.to_string());
        ledger.same(
            Code::Loans,
            &site("concessional"),
            &say(imf.map(|imf| imf >= IMF.1)),
            &say(found.concessional),
        );
        let least = class.map(|(_, least)| least);
        let aid = aid(partner, source, dac.zip(least));
        ledger.same(
            Code::Loans,
            &site("counts_as_aid"),
            aid,
            &found.counts_as_aid,
        );
        let due = due(source.terms);
        let years = due.len().max(found.service.len());
        for year in 0..years {
            let expected = meur * due.get(year).copied().unwrap_or(0.0);
            let found = found.service.get(year).copied().unwrap_or(0.0);
            let at = site(&format!("year {}", year + 1));
            ledger.equal(Code::Loans, &at, expected, found);
        }
    }
}

/// Discount rate and least grant element in percent of a class of borrowers (OECD).
fn class(class: BorrowerClass) -> (f64, f64) {
    match class {
        BorrowerClass::LdcLic => (0.09, 45.0),
        BorrowerClass::Lmic => (0.07, 15.0),
        BorrowerClass::Umic | BorrowerClass::OtherInstitution => (0.06, 10.0),
        BorrowerClass::GlobalInstitution => (0.05, 10.0),
    }
}

fn aid(partner: &Partner, source: &Instrument, judged: Option<(f64, f64)>) -> &'static str {
    if source.kind == InstrumentKind::ExportCredit {
        return "no: export credit";
    }
    if partner.oda == Some(false) {
        return "no: partner";
    }
    if source.kind != InstrumentKind::Loan || !source.sovereign {
        return "other rules";
    }
    match judged.filter(|_| partner.oda == Some(true)) {
        Some((element, least)) if element >= least => "yes",
        Some(_) => "no: grant element",
        None => "not known",
    }
}

/// Half-yearly payments of 1 lent: principal in equal parts after the grace period.
fn payments(terms: InstrumentTerms) -> Vec<f64> {
    let half_years = |years: f64| (2.0 * years).round().clamp(0.0, 200.0);
    let last = half_years(terms.maturity_years).max(1.0);
    let grace = half_years(terms.grace_years).min(last - 1.0);
    let (mut paid, mut owed, mut at) = (Vec::new(), 1.0, 1.0);
    while at <= last {
        let principal = if at > grace {
            1.0 / (last - grace)
        } else {
            0.0
        };
        paid.push(principal + owed * terms.rate / 2.0);
        owed -= principal;
        at += 1.0;
    }
    paid
}

/// Grant element in percent of the face value.
fn element(terms: Option<InstrumentTerms>, discount: f64) -> Option<f64> {
    let growth = (1.0 + discount).sqrt();
    let mut factor = 1.0;
    let value = payments(terms?).into_iter().map(|paid| {
        factor /= growth;
        paid * factor
    });
    Some(100.0 * (1.0 - value.sum::<f64>()))
}

/// Debt service of 1 lent by year after it is paid out.
fn due(terms: Option<InstrumentTerms>) -> Vec<f64> {
    let paid = terms.map_or_else(Vec::new, payments);
    paid.chunks(2).map(|year| year.iter().sum()).collect()
}

fn service(view: &View<'_>, held: &Held<'_>, found: &Figures, ledger: &mut Ledger) {
    let gdp = view.offer.partners[held.partner].gdp;
    let mut sums: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    for chosen in &held.chosen {
        for (source, meur) in sources(view.offer, chosen) {
            let due = due(source.terms.filter(|_| source.kind.is_debt()));
            for (year, share) in (i64::from(chosen.item.start_year)..).zip(due) {
                let sum = sums.entry(year).or_default();
                sum.0 += meur * share;
                sum.1 += if is_owed(source) { meur * share } else { 0.0 };
            }
        }
    }
    let years = |years: Vec<String>| years.join(", ");
    let expected = sums.keys().map(ToString::to_string).collect();
    let listed = found.debt_service.iter().map(|due| due.year.to_string());
    let (expected, listed) = (years(expected), years(listed.collect()));
    let at = held.site().detail("debt_service");
    ledger.same(Code::DebtService, &at, &expected, &listed);
    for ((year, (all, owed)), found) in sums.iter().zip(&found.debt_service) {
        let at = |what: &str| held.site().detail(&format!("{what} {year}"));
        ledger.equal(Code::DebtService, &at("meur"), *all, found.meur);
        ledger.equal(
            Code::DebtService,
            &at("government"),
            *owed,
            found.government,
        );
        // Thousandths of a per cent are printed: a share is held to more than that.
        let millions = |share: Option<f64>| share.map(|share| share * 1e6);
        let share = millions(gdp.map(|gdp| all / gdp));
        let at = at("share_of_gdp, millionths");
        maybe(
            Code::DebtService,
            &at,
            share,
            millions(found.share_of_gdp),
            ledger,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::element;
    use crate::model::InstrumentTerms;
    use crate::package::result::{CarriedBy, Owner};
    use crate::verify::{small, verify};

    fn codes(change: impl FnOnce(&mut super::Figures)) -> Vec<&'static str> {
        let mut result = small::result();
        let figures = result.packages[0].figures.as_mut();
        change(figures.expect("figures"));
        let findings = verify(&small::offer(), &result);
        findings
            .iter()
            .map(|finding| finding.code.as_str())
            .collect()
    }

    #[test]
    fn figures_worked_by_hand() {
        let result = small::result();
        let found = result.packages[0].figures.as_ref().expect("figures");
        // 12 + 6 + 8 of grants among 48, none of them from the EU budget by its owner; 18 + 3 lent.
        assert_eq!((found.grants, found.eu_grants), (26.0, 0.0));
        assert_eq!((found.leverage, found.government_debt), (None, 21.0));
        assert!((found.cost_per_head_eur.expect("people") - 1.2).abs() < 1e-12);
        let whole = (2600.0 + 21.0 * 53.17) / 47.0;
        assert!((found.grant_element_percent.expect("loans") - whole).abs() < 0.01);
        assert_eq!(found.grant_share_needed_percent, Some(0.0));
        // 6 at once and 1 in each of four years, 15 and 15 in two years, 4, 2, 1, 1, all at 3 %.
        let years = [7.0 + 15.0 + 4.0, 1.0 + 15.0 + 2.0, 1.0 + 1.0, 1.0 + 1.0];
        let value: f64 = (0..)
            .zip(years)
            .map(|(t, paid)| paid / 1.03_f64.powi(t))
            .sum();
        assert_eq!(
            (found.running_per_year, found.running_ten_years),
            (1.0, 10.0)
        );
        assert!((found.present_value - value).abs() < 1e-9, "{found:?}");
        assert_eq!(found.loans.len(), 2);
        assert_eq!(found.debt_service.len(), 38);
    }

    #[test]
    fn whose_it_is() {
        assert_eq!(
            codes(|found| found.components[0].owner = Owner::Operator),
            ["in-the-end"]
        );
        assert_eq!(
            codes(|found| found.components[0].carried_by = CarriedBy::Operator),
            ["in-the-end"]
        );
        assert_eq!(codes(|found| drop(found.components.pop())), ["in-the-end"]);
    }

    #[test]
    fn loans_are_all_there_and_judged() {
        assert_eq!(codes(|found| drop(found.loans.pop())), ["loans"]);
        assert_eq!(
            codes(|found| found.loans[0].concessional = Some(false)),
            ["loans"]
        );
        assert_eq!(
            codes(|found| found.loans[0].counts_as_aid = "yes".into()),
            ["loans"]
        );
        assert_eq!(codes(|found| found.loans[0].first_year += 1), ["loans"]);
        assert_eq!(
            codes(|found| found.debt_service.truncate(37)),
            ["debt-service"]
        );
        assert_eq!(
            codes(|found| found.debt_service[0].year -= 1),
            ["debt-service"]
        );
    }

    #[test]
    fn what_is_not_known_is_not_stated() {
        assert_eq!(codes(|found| found.leverage = Some(1.0)), ["figures"]);
        assert_eq!(codes(|found| found.cost_per_head_eur = None), ["figures"]);
    }

    #[test]
    fn grant_elements_are_worked_out_here() {
        let terms = |rate, grace_years, maturity_years| InstrumentTerms {
            rate,
            grace_years,
            maturity_years,
        };
        for (rate, grace, maturity, discount, expected) in [
            (0.0075, 6.0, 38.0, 0.05, 53.17),
            (0.04, 3.0, 15.0, 0.05, 6.73),
            (0.025, 5.0, 20.0, 0.07, 35.63),
            (0.045, 3.0, 15.0, 0.06, 9.67),
        ] {
            let found = element(Some(terms(rate, grace, maturity)), discount).expect("terms");
            assert!((found - expected).abs() < 0.006, "{found}");
        }
    }
}
