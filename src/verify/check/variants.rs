//! Packages nearly as good: everything that is stated of each follows from its items and the package that
//! stands, while the others keep theirs.
//!
//! | figure | is |
//! |---|---|
//! | value | the criterion as far as the partner and the EU make it up, at the ideal points of the result |
//! | loss | `(value of the package that stands - value) / abs(value of the package that stands)` |
//! | distance | components in one and not in the other, in another size, or with another start |
//! | enters, leaves, resized, moved | these components |
//! | `build_years` | latest `start + build years`, counted from the first year |
//! | money | what the items cost, from instruments open to them and within their shares and limits |
//!
//! A variant loses no more than is stated, keeps every rule for packages, and is better than the package that
//! stands in what it is named for. That none is better still is the search's word.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Offer;
use crate::package::result::{AlternativePackage, ItemOutline, ResultFile, Variants};
use crate::verify::code::Code;
use crate::verify::criterion::{Standing, between, stake};
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::recompute::{eu_utility, eu_utility_at, needs_met, partner_utility};
use crate::verify::view::{
    Held, View, all_offered, component_position, count, instrument_position, is_regional, place,
    replaced,
};

use super::{
    absorption, area_share, capacity, complement, count as number, floor, packages, rationality,
    requirements, selection,
};

/// Loss within which a result lists variants.
const WITHIN: f64 = 0.02;
/// What a variant can be named for.
const KINDS: [&str; 6] = ["cheaper", "faster", "lighter", "greener", "partner", "eu"];
/// Group of needs that `greener` is about.
const GREEN: &str = "green";

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

/// Needs of the green group that count for a partner.
fn green(offer: &Offer, partner: usize) -> Vec<usize> {
    let partner = &offer.partners[partner];
    let counts = |need: &usize| {
        offer.taxonomy.needs[*need].group == GREEN
            && partner.need_weight[*need] * partner.severity[*need] > 0.0
    };
    (0..offer.taxonomy.needs.len()).filter(counts).collect()
}

/// A package of one partner beside the others', and what it comes to.
struct Package {
    /// Option and years after the first in which it starts, by component.
    items: BTreeMap<String, (String, usize)>,
    /// Utility of every party, the EU last.
    utilities: Vec<f64>,
    eu_here: f64,
    cost: f64,
    effort: f64,
    last: f64,
    /// Years until each item is built, in sum.
    years: f64,
    /// Part of the partner's needs that are green and met.
    green: f64,
    value: f64,
    at_stake: f64,
}

impl Package {
    /// The package at a place of a result; `None` where a party is not listed.
    fn of(view: &View<'_>, place: usize) -> Option<Self> {
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
    fn measures(&self, kind: &str, partner: usize) -> Vec<f64> {
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
    let items = variant.items.iter();
    let items = items.map(|i| (i.component.as_str(), i.option.as_str(), i.start_year));
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
    money(offer, held, variant, &at, ledger);

    ledger.at_most(Code::VariantLoss, &at, WITHIN, variant.loss);
    let least = stands.value - WITHIN * stands.at_stake.abs();
    ledger.at_least(Code::VariantLoss, &at, least, found.value);
    let measures = |package: &Package| package.measures(&variant.kind, held.partner);
    let better = measures(&found) > measures(stands);
    ledger.holds(Code::VariantKind, &at, better, "better so", "not better");
    rules(offer, &with, place, &found, &at, ledger);
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

/// What comes in, goes out and stays otherwise.
fn changes(
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

/// What pays for it: as much as it costs, and from nothing more than may pay for its items.
fn money(
    offer: &Offer,
    held: &Held<'_>,
    variant: &AlternativePackage,
    at: &Site,
    ledger: &mut Ledger,
) {
    let sum: f64 = variant.money.values().sum();
    let terms = count(variant.money.len() * held.chosen.len().max(1));
    ledger.equal_in_euros(Code::VariantMoney, at, held.cost(), sum, terms);
    for (id, &meur) in &variant.money {
        let at = at.clone().instrument(id);
        let Some(instrument) = instrument_position(offer, id) else {
            ledger.same(Code::VariantMoney, &at, "an instrument", id);
            continue;
        };
        ledger.at_least(Code::VariantMoney, &at, 0.0, meur);
        let open = offer.may_use.get(held.partner);
        let open = open.and_then(|open| open.get(instrument)).copied();
        let may = held.chosen.iter().map(|chosen| {
            let share = chosen.candidate.finance.get(instrument).copied();
            share.unwrap_or(0.0) * chosen.cost()
        });
        let may: f64 = if open == Some(true) { may.sum() } else { 0.0 };
        ledger.at_most(Code::VariantMoney, &at, may + 1e-6 * terms, meur);
        let rows = offer.scenario.envelope.iter();
        for row in rows.filter(|row| row.instrument.as_str() == id) {
            for limit in [row.total, row.per_partner].into_iter().flatten() {
                ledger.at_most(Code::VariantMoney, &at, limit.value(), meur);
            }
        }
    }
}

/// Every rule that a package keeps by what is in it, and what each party gets at least.
fn rules(
    offer: &Offer,
    with: &ResultFile,
    place: usize,
    found: &Package,
    at: &Site,
    ledger: &mut Ledger,
) {
    let mut with = with.clone();
    with.packages[place].effort = found.effort;
    for (id, &utility) in offer.parties().iter().zip(&found.utilities) {
        let id = id.to_string();
        let listed = with.parties.iter_mut().filter(|party| party.id == id);
        listed.for_each(|party| party.utility = utility);
    }
    let view = View::new(offer, &with);
    let mut own = Ledger::default();
    for check in [
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
    ] {
        check(&view, &mut own);
    }
    ledger.comparisons += own.comparisons;
    // Where years are not chosen, a variant has none.
    let timed = [Code::RequirementLate, Code::StartYear, Code::TooEarly];
    let counts = |code: Code| offer.scenario.phased || !timed.contains(&code);
    let partner = &with.packages[place].partner;
    let here = |known: &Site| {
        known
            .partner
            .as_ref()
            .is_none_or(|p| p == partner || p == "eu")
    };
    for finding in own.findings {
        if counts(finding.code) && here(&finding.at) {
            ledger.same(Code::VariantRule, at, "kept", finding.code.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{NeedId, Offer, OfferParts, Rule};
    use crate::package::result::{AlternativePackage, ItemOutline, Moved, Variants};
    use crate::verify::{small, verify};

    /// Codes of the findings on the right result with changes in the offer and the variants.
    fn codes_with(
        change_offer: impl FnOnce(&mut OfferParts),
        change: impl FnOnce(&mut Variants),
    ) -> Vec<&'static str> {
        let offer = small::offer();
        let mut parts: OfferParts = (*offer).clone();
        change_offer(&mut parts);
        let mut result = small::result();
        change(&mut result.variants[0]);
        let findings = verify(&Offer::from_checked(parts), &result);
        findings
            .iter()
            .map(|finding| finding.code.as_str())
            .collect()
    }

    fn codes(change: impl FnOnce(&mut Variants)) -> Vec<&'static str> {
        codes_with(|_| {}, change)
    }

    #[test]
    fn figures_are_recomputed() {
        assert_eq!(codes(|_| ()), [""; 0]);
        let changes: [fn(&mut AlternativePackage); 10] = [
            |variant| variant.value += 1e-4,
            |variant| variant.loss -= 1e-4,
            |variant| variant.eu_utility += 1e-4,
            |variant| variant.cost -= 1e-3,
            |variant| variant.effort += 1e-3,
            |variant| variant.build_years += 1,
            |variant| variant.distance += 1,
            |variant| {
                variant.utilities.insert("TUN".into(), 0.5667);
            },
            |variant| {
                variant.utilities.remove("TUN");
            },
            |variant| {
                variant.utilities.insert("XXX".into(), 0.5);
            },
        ];
        for change in changes {
            let wrong = codes(|listed| change(&mut listed.packages[0]));
            assert_eq!(wrong, ["variant-figure"]);
        }
    }

    #[test]
    fn what_changes_is_told_rightly() {
        let item = || ItemOutline {
            component: "sea-cable".into(),
            option: "standard".into(),
            start_year: None,
        };
        let changes: [&dyn Fn(&mut AlternativePackage); 6] = [
            &|variant| variant.enters.push(item()),
            &|variant| variant.leaves.push(item()),
            &|variant| variant.resized.clear(),
            &|variant| variant.resized[0].from = "full".into(),
            &|variant| variant.resized[0].to = "core".into(),
            &|variant| {
                variant.moved.push(Moved {
                    component: "sea-cable".into(),
                    from: 2027,
                    to: 2028,
                });
            },
        ];
        for change in changes {
            let wrong = codes(|listed| change(&mut listed.packages[0]));
            assert_eq!(wrong, ["variant-change"]);
        }
    }

    #[test]
    fn money_pays_for_the_items() {
        let money = |changes: &[(&str, f64)]| {
            codes(|listed| {
                for &(id, more) in changes {
                    let paid = &mut listed.packages[0].money;
                    *paid.entry(id.to_owned()).or_default() += more;
                }
            })
        };
        assert_eq!(money(&[("NDICI-G", 1e-3)]), ["variant-money"]);
        assert_eq!(money(&[("NDICI-G", -5.0), ("EIB", 5.0)]), [""; 0]);
        // At most half of 16 and 0.6 of 30 may be lent.
        assert_eq!(money(&[("NDICI-G", -7.0), ("EIB", 7.0)]), ["variant-money"]);
        assert_eq!(money(&[("NDICI-G", 3.0), ("PTN", -3.0)]), ["variant-money"]);
        assert_eq!(money(&[("NDICI-G", -1.0), ("XXX", 1.0)]), ["variant-money"]);
    }

    #[test]
    fn each_kind_is_there_once_and_true() {
        let changes: [fn(&mut Variants); 5] = [
            |listed| drop(listed.already_best.pop()),
            |listed| listed.unsettled.push("eu".into()),
            |listed| listed.packages[0].kind = "pricier".into(),
            // Nothing in it is cheaper.
            |listed| {
                listed.packages[0].kind = "cheaper".into();
                listed.already_best[0] = "partner".into();
            },
            |listed| {
                listed.meaningless.clear();
                listed.unsettled.push("greener".into());
            },
        ];
        for change in changes {
            let wrong = codes(change);
            assert!(!wrong.is_empty(), "nothing found");
            assert!(
                wrong.iter().all(|code| *code == "variant-kind"),
                "{wrong:?}"
            );
        }
        // With a green need, greener means something, and the full digital ID is.
        let green = |parts: &mut OfferParts| {
            let needs = parts.taxonomy.needs.iter_mut();
            for need in needs.filter(|need| need.id == NeedId::new("SKILL")) {
                need.group = super::GREEN.into();
            }
        };
        assert_eq!(codes_with(green, |_| ()), ["variant-kind"]);
        let wrong = codes_with(green, |listed| {
            listed.packages[0].kind = "greener".into();
            listed.meaningless = vec![];
            listed.unsettled.push("partner".into());
        });
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn what_is_not_offered_or_loses_more_is_found() {
        let wrong = codes(|listed| {
            listed.packages[0].items.push(ItemOutline {
                component: "nothing".into(),
                option: "core".into(),
                start_year: None,
            });
        });
        assert!(wrong.contains(&"variant-items"), "{wrong:?}");
        let wrong = codes(|listed| listed.packages[0].items[0].start_year = Some(2027));
        assert!(wrong.contains(&"variant-items"), "{wrong:?}");
        assert_eq!(codes(|listed| listed.within = 0.03), ["variant-loss"]);
        let wrong = codes(|listed| listed.partner = "XXX".into());
        assert_eq!(wrong, ["variant-partner"]);
        // Without the digital ID MAR has SKILL 0.25 and 0.55 / 1.5, a third of its range: much more is lost.
        let wrong = codes(|listed| {
            let variant = &mut listed.packages[0];
            variant.items.remove(0);
            variant.kind = "cheaper".into();
        });
        assert!(wrong.contains(&"variant-loss"), "{wrong:?}");
    }

    #[test]
    fn rules_of_packages_hold() {
        let fewer = |parts: &mut OfferParts| parts.partners[0].delivery_capacity = Some(3.0);
        let wrong = codes_with(fewer, |_| ());
        // The capacity that the package states is another one then, too.
        assert_eq!(
            wrong.iter().filter(|code| **code == "variant-rule").count(),
            2,
            "{wrong:?}"
        );
        let excluded = |parts: &mut OfferParts| {
            parts.scenario.rules.push(Rule::Exclude {
                partner: None,
                component: crate::model::ComponentId::new("digital-id"),
                option: Some(crate::model::OptionId::new("full")),
            });
        };
        assert_eq!(codes_with(excluded, |_| ()), ["variant-rule"]);
        // Shared projects stay as they are.
        let wrong = codes(|listed| {
            listed.packages[0].items.remove(1);
        });
        assert!(wrong.contains(&"variant-rule"), "{wrong:?}");
    }
}
