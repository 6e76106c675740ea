//! Each figure of a variant, changed alone, is found.

use crate::model::{Meur, NeedId, Offer, OfferParts, Rule};
use crate::package::result::{AlternativePackage, ItemOutline, Moved, ResultFile, Variants};
use crate::verify::{small, verify};

/// Codes of the findings on the right result with changes in the offer and the result.
fn codes_of(
    change_offer: impl FnOnce(&mut OfferParts),
    change: impl FnOnce(&mut ResultFile),
) -> Vec<&'static str> {
    let offer = small::offer();
    let mut parts: OfferParts = (*offer).clone();
    change_offer(&mut parts);
    let mut result = small::result();
    change(&mut result);
    let findings = verify(&Offer::from_checked(parts), &result);
    findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect()
}

/// The same with changes in the offer and the variants.
fn codes_with(
    change_offer: impl FnOnce(&mut OfferParts),
    change: impl FnOnce(&mut Variants),
) -> Vec<&'static str> {
    codes_of(change_offer, |result| change(&mut result.variants[0]))
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

/// Moves money of the variant's digital ID, which an instrument pays more or less of.
fn paid(variant: &mut AlternativePackage, changes: &[(&str, f64)]) {
    for &(id, more) in changes {
        let finance = variant.finance.get_mut("digital-id").unwrap();
        *finance.entry(id.to_owned()).or_default() += more;
        *variant.money.entry(id.to_owned()).or_default() += more;
    }
}

#[test]
fn money_pays_for_the_items() {
    let wrong = |changes: &[(&str, f64)]| {
        let codes = codes(|listed| paid(&mut listed.packages[0], changes));
        assert!(
            codes.iter().all(|code| *code == "variant-money"),
            "{codes:?}"
        );
        !codes.is_empty()
    };
    assert!(wrong(&[("NDICI-G", 1e-3)]));
    assert!(!wrong(&[("NDICI-G", -5.0), ("EIB", 5.0)]));
    // At most half of 16 may be lent.
    assert!(wrong(&[("NDICI-G", -7.0), ("EIB", 7.0)]));
    assert!(wrong(&[("NDICI-G", 3.0), ("PTN", -3.0)]));
    assert!(wrong(&[("NDICI-G", -1.0), ("XXX", 1.0)]));
}

#[test]
fn money_adds_up_over_the_items() {
    let changes: [fn(&mut AlternativePackage); 3] = [
        |variant| *variant.money.get_mut("EIB").unwrap() += 1.0,
        |variant| variant.money.retain(|id, _| id != "PTN"),
        |variant| {
            variant.finance.insert("nothing".into(), [].into());
        },
    ];
    for change in changes {
        let wrong = codes(|listed| change(&mut listed.packages[0]));
        assert_eq!(wrong, ["variant-money"]);
    }
}

#[test]
fn the_others_keep_their_money() {
    // 32 of the grant beside 22 for TUN, where the package that stands takes 26.
    let total = |most: f64| {
        codes_of(
            |parts| parts.scenario.envelope[0].total = Meur::new(most),
            |result| result.envelopes[0].total = Some(most),
        )
    };
    assert_eq!(total(54.0), [""; 0]);
    assert_eq!(total(53.9), ["variant-money"]);
    let own = |most: f64| {
        let limit = |parts: &mut OfferParts| {
            parts.scenario.envelope[0].per_partner = Meur::new(most);
        };
        codes_with(limit, |_| ())
    };
    assert_eq!(own(32.0), [""; 0]);
    assert_eq!(own(31.9), ["variant-money"]);
}

#[test]
fn the_others_keep_their_money_of_each_year() {
    // Both academies take 4, 2, 1, 1. What stands pays 1 of the second and 1 of the third year itself.
    let with = |limits: [f64; 4]| {
        let mut codes = codes_of(
            |parts| {
                parts.scenario.phased = true;
                parts.scenario.envelope[0].per_year =
                    limits.into_iter().filter_map(Meur::new).collect();
            },
            |result| {
                let academy = &mut result.packages[0].items[2];
                academy.finance = [("NDICI-G".into(), 6.0), ("PTN".into(), 2.0)].into();
                let years = [vec![4.0, 1.0, 0.0, 1.0], vec![0.0, 1.0, 1.0, 0.0]];
                let [grant, own] = years;
                academy.finance_by_year = [("NDICI-G".into(), grant), ("PTN".into(), own)].into();
                result.envelopes[0].used = 46.0;
                result.envelopes[2].used = 7.0;
                for item in &mut result.variants[0].packages[0].items {
                    item.start_year = Some(2027);
                }
            },
        );
        // The figures of what stands are of other money.
        codes.retain(|code| code.starts_with("variant"));
        codes
    };
    assert_eq!(with([8.0, 4.0, 2.0, 2.0]), [""; 0]);
    assert_eq!(with([8.0, 4.0, 1.0, 2.0]), ["variant-money"]);
    assert_eq!(with([8.0, 3.0, 2.0, 2.0]), ["variant-money"]);
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
            need.group = super::package::GREEN.into();
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
