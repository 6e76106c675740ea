//! Packages nearly as good: everything that is stated of each follows from its items and the package that
//! stands, while the others keep their packages and their money.
//!
//! | figure | is |
//! |---|---|
//! | value | the criterion as far as the partner and the EU make it up, at the ideal points of the result |
//! | loss | `(value of the package that stands - value) / abs(value of the package that stands)` |
//! | distance | components in one and not in the other, in another size, or with another start |
//! | enters, leaves, resized, moved | these components |
//! | `build_years` | latest `start + build years`, counted from the first year |
//! | money | what pays for each item, in what the other packages leave of each instrument |
//!
//! A variant loses no more than is stated, keeps every rule for packages, and is better than the package that
//! stands in what it is named for. That none is better still is the search's word.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Offer;
use crate::package::result::{AlternativePackage, Item, ResultFile, Variants};
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{
    Held, View, all_offered, component_position, count, instrument_position, is_regional, item,
    place, replaced,
};

use super::{
    absorption, area_share, blending, capacity, complement, count as number, debt, envelope,
    finance, floor, own_budget, packages, rationality, requirements, selection, yearly,
};
use package::{Package, changes, green};

mod package;

/// Loss within which a result lists variants.
const WITHIN: f64 = 0.02;
/// What a variant can be named for.
const KINDS: [&str; 6] = ["cheaper", "faster", "lighter", "greener", "partner", "eu"];
/// What a package keeps by what is in it, and what each party gets at least.
const RULES: [fn(&View<'_>, &mut Ledger); 10] = [
    requirements::run,
    capacity::run,
    area_share::run,
    selection::run,
    number::run,
    complement::run,
    floor::run,
    rationality::run,
    absorption::run,
    packages::run,
];
/// What money keeps: shares, the rules of instruments and of debt, and what there is of each in total, for one
/// partner and in each year.
const MONEY: [fn(&View<'_>, &mut Ledger); 6] = [
    finance::run,
    blending::run,
    envelope::run,
    yearly::run,
    own_budget::run,
    debt::run,
];

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for listed in &view.result.variants {
        let at = Site::partner(&listed.partner).detail("variants");
        let Some(place) = place(view, &listed.partner, Code::VariantPartner, &at, ledger) else {
            continue;
        };
        let Some(held) = view.packages.get(place) else {
            continue;
        };
        ledger.equal(Code::VariantLoss, &at, WITHIN, listed.within);
        kinds(view.offer, held, listed, &at, ledger);
        let Some(stands) = Package::of(view, place) else {
            continue;
        };
        for variant in &listed.packages {
            judge(view, &stands, place, variant, ledger);
        }
    }
}

/// The places of variants with findings: of the list, and in it.
pub(crate) fn unsound(view: &View<'_>) -> Vec<(usize, usize)> {
    let mut unsound = Vec::new();
    for (list, listed) in view.result.variants.iter().enumerate() {
        let mut packages = view.result.packages.iter();
        let place = packages.position(|package| package.partner == listed.partner);
        let stands = place.and_then(|place| Some((place, Package::of(view, place)?)));
        for (at, variant) in listed.packages.iter().enumerate() {
            let mut ledger = Ledger::default();
            if let Some((place, stands)) = &stands {
                judge(view, stands, *place, variant, &mut ledger);
            }
            if stands.is_none() || !ledger.findings.is_empty() {
                unsound.push((list, at));
            }
        }
    }
    unsound
}

/// Each kind is found, the package's own, without meaning or not settled: once.
fn kinds(offer: &Offer, held: &Held<'_>, listed: &Variants, at: &Site, ledger: &mut Ledger) {
    let found = listed.packages.iter().map(|variant| &variant.kind);
    let others = listed.already_best.iter().chain(&listed.unsettled);
    let said = found.chain(others).chain(&listed.meaningless);
    let mut said: Vec<&str> = said.map(String::as_str).collect();
    said.sort_unstable();
    let mut all = KINDS;
    all.sort_unstable();
    ledger.same(Code::VariantKind, at, &all.join(", "), &said.join(", "));
    let none = if green(offer, held.partner).is_empty() {
        "greener"
    } else {
        ""
    };
    let said = listed.meaningless.join(", ");
    ledger.same(Code::VariantKind, at, none, &said);
}

fn judge(
    view: &View<'_>,
    stands: &Package,
    place: usize,
    variant: &AlternativePackage,
    ledger: &mut Ledger,
) {
    let offer = view.offer;
    let id = &view.result.packages[place].partner;
    let at = Site::partner(id).detail(&variant.kind);
    let items = variant.items.iter().map(|outline| {
        let (component, option) = (&outline.component, &outline.option);
        let paid = variant.finance.get(component).cloned();
        let years = variant.finance_by_year.get(component).cloned();
        Item {
            finance: paid.unwrap_or_default(),
            finance_by_year: years.unwrap_or_default(),
            ..item(component, option, outline.start_year)
        }
    });
    let with = replaced(view.result, place, items);
    let other = View::new(offer, &with);
    let (Some(held), Some(found)) = (other.packages.get(place), Package::of(&other, place)) else {
        return;
    };
    all_offered(held, variant.items.len(), Code::VariantItems, &at, ledger);
    let years = variant.items.iter().all(|item| {
        // A start is stated where it is chosen, and nowhere else.
        item.start_year.is_some() == offer.scenario.phased
    });
    ledger.holds(Code::VariantItems, &at, years, "start years", "others");

    let lost = (stands.value - found.value) / stands.value.abs().max(1e-9);
    let figures = [
        ("value", found.value, variant.value),
        ("loss", lost, variant.loss),
        ("EU utility here", found.eu_here, variant.eu_utility),
        ("cost", found.cost, variant.cost),
        ("effort", found.effort, variant.effort),
        ("years", found.last, count(variant.build_years)),
    ];
    for (what, expected, said) in figures {
        let at = Site::partner(id).detail(&format!("{}: {what}", variant.kind));
        ledger.equal(Code::VariantFigure, &at, expected, said);
    }
    utilities(offer, &found, variant, &at, ledger);
    changes(stands, &found, variant, offer, &at, ledger);
    money(&other, variant, &at, ledger);

    ledger.at_most(Code::VariantLoss, &at, WITHIN, variant.loss);
    let least = stands.value - WITHIN * stands.at_stake.abs();
    ledger.at_least(Code::VariantLoss, &at, least, found.value);
    let measures = |package: &Package| package.measures(&variant.kind, held.partner);
    let better = measures(&found) > measures(stands);
    ledger.holds(Code::VariantKind, &at, better, "better so", "not better");
    let with = standing(offer, &with, place, &found);
    passes(
        &RULES,
        Code::VariantRule,
        &View::new(offer, &with),
        &at,
        ledger,
    );
    let shared = |package: &Package| -> Vec<(String, (String, usize))> {
        let items = package.items.iter();
        let items = items.filter(|(id, _)| {
            component_position(offer, id).is_some_and(|at| is_regional(offer, at))
        });
        items.map(|(id, item)| (id.clone(), item.clone())).collect()
    };
    // With other partners around, what they share stays as it is.
    let held = offer.partners.len() == 1 || shared(&found) == shared(stands);
    ledger.holds(Code::VariantRule, &at, held, "shared projects held", "not");
}

fn utilities(
    offer: &Offer,
    found: &Package,
    variant: &AlternativePackage,
    at: &Site,
    ledger: &mut Ledger,
) {
    let parties: Vec<String> = offer.parties().iter().map(ToString::to_string).collect();
    let listed: BTreeSet<&str> = variant.utilities.keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = parties.iter().map(String::as_str).collect();
    let same = listed == known;
    ledger.holds(Code::VariantFigure, at, same, "every party", "others");
    for (party, &expected) in parties.iter().zip(&found.utilities) {
        if let Some(&said) = variant.utilities.get(party) {
            ledger.equal(Code::VariantFigure, at, expected, said);
        }
    }
}

/// The same result with the utilities and the effort that go with the package.
fn standing(offer: &Offer, with: &ResultFile, place: usize, found: &Package) -> ResultFile {
    let mut with = with.clone();
    with.packages[place].effort = found.effort;
    for (id, &utility) in offer.parties().iter().zip(&found.utilities) {
        let id = id.to_string();
        let listed = with.parties.iter_mut().filter(|party| party.id == id);
        listed.for_each(|party| party.utility = utility);
    }
    with
}

/// What pays for it: as the items say, which obey every rule on money in what the other packages leave of each
/// envelope, in total and in each year.
fn money(view: &View<'_>, variant: &AlternativePackage, at: &Site, ledger: &mut Ledger) {
    let items = || variant.items.iter();
    let listed = variant.finance.keys().chain(variant.finance_by_year.keys());
    for id in listed {
        let held = items().any(|item| item.component == *id);
        ledger.holds(Code::VariantMoney, at, held, "an item", id);
    }
    let mut paid: BTreeMap<&String, f64> = BTreeMap::new();
    for (instrument, amount) in items()
        .filter_map(|i| variant.finance.get(&i.component))
        .flatten()
    {
        *paid.entry(instrument).or_default() += amount;
    }
    let ids: BTreeSet<&String> = paid.keys().copied().chain(variant.money.keys()).collect();
    for id in ids {
        let at = at.clone().instrument(id);
        let sum = paid.get(id).copied().unwrap_or(0.0);
        let said = variant.money.get(id).copied().unwrap_or(0.0);
        ledger.equal(Code::VariantMoney, &at, sum, said);
        let known = instrument_position(view.offer, id).is_some();
        ledger.holds(Code::VariantMoney, &at, known, "an instrument", id);
    }
    passes(&MONEY, Code::VariantMoney, view, at, ledger);
}

/// The checks that a package has to pass beside the others, with what it is found to break.
fn passes(
    checks: &[fn(&View<'_>, &mut Ledger)],
    code: Code,
    view: &View<'_>,
    at: &Site,
    ledger: &mut Ledger,
) {
    let mut own = Ledger::default();
    for check in checks {
        check(view, &mut own);
    }
    ledger.comparisons += own.comparisons;
    // Where years are not chosen, a variant has none.
    let timed = [Code::RequirementLate, Code::StartYear, Code::TooEarly];
    let counts = |code: Code| view.offer.scenario.phased || !timed.contains(&code);
    let here = |known: &Site| {
        let listed = known.partner.as_ref();
        listed.is_none_or(|p| at.partner.as_ref() == Some(p) || p == "eu")
    };
    for finding in own.findings {
        if counts(finding.code) && here(&finding.at) {
            ledger.same(code, at, "kept", finding.code.as_str());
        }
    }
}

#[cfg(test)]
mod tests;
