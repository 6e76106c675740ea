//! What a package of one partner beside the others' comes to, and in what two of them differ.

use std::collections::BTreeMap;

use crate::model::Offer;
use crate::package::result::{AlternativePackage, ItemOutline};
use crate::verify::code::Code;
use crate::verify::criterion::{Standing, between, stake};
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::recompute::{eu_utility, eu_utility_at, needs_met, partner_utility};
use crate::verify::view::{Held, View, count};

/// Group of needs that `greener` is about.
pub(super) const GREEN: &str = "green";

/// Needs of the green group that count for a partner.
pub(super) fn green(offer: &Offer, partner: usize) -> Vec<usize> {
    let partner = &offer.partners[partner];
    let counts = |need: &usize| {
        offer.taxonomy.needs[*need].group == GREEN
            && partner.need_weight[*need] * partner.severity[*need] > 0.0
    };
    (0..offer.taxonomy.needs.len()).filter(counts).collect()
}

/// A package of one partner beside the others', and what it comes to.
pub(super) struct Package {
    /// Option and years after the first in which it starts, by component.
    pub(super) items: BTreeMap<String, (String, usize)>,
    /// Utility of every party, the EU last.
    pub(super) utilities: Vec<f64>,
    pub(super) eu_here: f64,
    pub(super) cost: f64,
    pub(super) effort: f64,
    pub(super) last: f64,
    /// Years until each item is built, in sum.
    years: f64,
    /// Part of the partner's needs that are green and met.
    green: f64,
    pub(super) value: f64,
    pub(super) at_stake: f64,
}

impl Package {
    /// The package at a place of a result; `None` where a party is not listed.
    pub(super) fn of(view: &View<'_>, place: usize) -> Option<Self> {
        let offer = view.offer;
        let held = view.packages.get(place)?;
        let choices = || held.chosen.iter().map(|chosen| chosen.choice);
        let built = || choices().map(|choice| choice.start + choice.build_years);
        let mut utilities = vec![0.0; offer.partners.len()];
        for held in &view.packages {
            utilities[held.partner] = partner_utility(offer, held);
        }
        utilities.push(eu_utility(view));
        let parties = view.standings()?.into_iter().zip(&utilities);
        let parties: Vec<Standing> = parties
            .map(|(party, &utility)| Standing { utility, ..party })
            .collect();
        let whole: f64 = view.packages.iter().map(Held::cost).sum();
        let criterion = offer.scenario.criterion;
        let partner = &offer.partners[held.partner];
        let shares = partner.need_weight.iter().zip(&partner.severity);
        let shares: Vec<f64> = shares.map(|(weight, severity)| weight * severity).collect();
        let met = needs_met(offer, held);
        let green = green(offer, held.partner);
        let green: f64 = green.into_iter().map(|need| shares[need] * met[need]).sum();
        let items = held.chosen.iter().map(|chosen| {
            let start = if offer.scenario.phased {
                chosen.choice.start
            } else {
                0
            };
            let item = chosen.item;
            (item.component.clone(), (item.option.clone(), start))
        });
        Some(Self {
            items: items.collect(),
            eu_here: eu_utility_at(offer, held),
            cost: held.cost(),
            effort: choices().map(|choice| choice.effort).sum(),
            last: count(built().max().unwrap_or(0)),
            years: count(built().sum()),
            green: green / shares.iter().sum::<f64>().max(f64::MIN_POSITIVE),
            value: between(criterion, &parties, held.partner, whole),
            at_stake: stake(criterion, &parties, held.partner, whole),
            utilities,
        })
    }

    /// What a kind of variant looks at, in turn, larger is better.
    pub(super) fn measures(&self, kind: &str, partner: usize) -> Vec<f64> {
        match kind {
            "cheaper" => vec![-self.cost],
            "faster" => vec![-self.last, -self.years],
            "lighter" => vec![-self.effort],
            "greener" => vec![self.green],
            "partner" => vec![self.utilities[partner]],
            "eu" => self.utilities.last().copied().into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// What comes in, goes out and stays otherwise.
pub(super) fn changes(
    stands: &Package,
    found: &Package,
    variant: &AlternativePackage,
    offer: &Offer,
    at: &Site,
    ledger: &mut Ledger,
) {
    let year = |start: usize| {
        let first = i64::from(offer.scenario.horizon.start_year);
        i64::try_from(start).map_or(i64::MAX, |start| first.saturating_add(start))
    };
    let outline = |component: &str, option: &str, year: Option<i64>| match year {
        None => format!("{component}/{option}"),
        Some(year) => format!("{component}/{option} from {year}"),
    };
    let only = |these: &Package, those: &Package| -> Vec<String> {
        let items = these.items.iter();
        let alone = items.filter(|(component, _)| !those.items.contains_key(*component));
        let phased = offer.scenario.phased;
        let outlined =
            alone.map(|(c, (option, start))| outline(c, option, phased.then(|| year(*start))));
        outlined.collect()
    };
    let kept = || {
        found.items.iter().filter_map(|(component, new)| {
            let old = stands.items.get(component)?;
            Some((component, old, new))
        })
    };
    let resized = kept().filter(|(_, old, new)| old.0 != new.0);
    let resized = resized.map(|(c, old, new)| format!("{c}: {} to {}", old.0, new.0));
    let moved = kept().filter(|(_, old, new)| old.1 != new.1);
    let moved = moved.map(|(c, old, new)| format!("{c}: {} to {}", year(old.1), year(new.1)));
    let listed = |items: &[ItemOutline]| -> Vec<String> {
        let items = items.iter();
        items
            .map(|item| {
                outline(
                    &item.component,
                    &item.option,
                    item.start_year.map(i64::from),
                )
            })
            .collect()
    };
    let sizes = variant.resized.iter();
    let sizes = sizes.map(|size| format!("{}: {} to {}", size.component, size.from, size.to));
    let starts = variant.moved.iter();
    let starts = starts.map(|start| format!("{}: {} to {}", start.component, start.from, start.to));
    for (mut expected, mut said) in [
        (only(found, stands), listed(&variant.enters)),
        (only(stands, found), listed(&variant.leaves)),
        (resized.collect(), sizes.collect()),
        (moved.collect(), starts.collect()),
    ] {
        expected.sort_unstable();
        said.sort_unstable();
        let (expected, said) = (expected.join(", "), said.join(", "));
        ledger.same(Code::VariantChange, at, &expected, &said);
    }
    let apart = |these: &Package, those: &Package| {
        let items = these.items.iter();
        items.filter(|(c, _)| !those.items.contains_key(*c)).count()
    };
    let otherwise = kept().filter(|(_, old, new)| old != new).count();
    let distance = apart(found, stands) + apart(stands, found) + otherwise;
    let said = count(variant.distance);
    ledger.equal(Code::VariantFigure, at, count(distance), said);
}
