//! Packages nearly as good: what each costs, asks and brings both sides while the others keep theirs.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::recompute::{eu_utility, eu_utility_at, partner_utility};
use crate::verify::view::{View, all_offered, count, place, replaced};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for listed in &view.result.variants {
        let at = Site::partner(&listed.partner).detail("variants");
        let Some(place) = place(view, &listed.partner, Code::VariantPartner, &at, ledger) else {
            continue;
        };
        for variant in &listed.packages {
            let at = Site::partner(&listed.partner).detail(&variant.kind);
            let items = variant.items.iter();
            let items = items.map(|item| (item.component.as_str(), item.option.as_str()));
            let with = replaced(view.result, place, items);
            let other = View::new(view.offer, &with);
            let Some(held) = other.packages.get(place) else {
                continue;
            };
            all_offered(held, variant.items.len(), Code::VariantItems, &at, ledger);
            let choices = || held.chosen.iter().map(|chosen| chosen.choice);
            let effort: f64 = choices().map(|choice| choice.effort).sum();
            let years = choices().map(|choice| choice.build_years).max();
            let utility = |party: &str| variant.utilities.get(party).copied().unwrap_or(f64::NAN);
            let figures = [
                (partner_utility(view.offer, held), utility(&listed.partner)),
                (eu_utility(&other), utility("eu")),
                (eu_utility_at(view.offer, held), variant.eu_utility),
                (held.cost(), variant.cost),
                (effort, variant.effort),
                (count(years.unwrap_or(0)), count(variant.build_years)),
            ];
            for (expected, found) in figures {
                ledger.equal(Code::VariantFigure, &at, expected, found);
            }
            ledger.at_most(Code::VariantLoss, &at, listed.within, variant.loss);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::package::result::{AlternativePackage, ItemOutline, Variants};
    use crate::verify::small;

    /// The package that stands, listed as a variant, with changes.
    fn codes(change: impl FnOnce(&mut Variants)) -> Vec<&'static str> {
        small::codes(|result| {
            let package = &result.packages[0];
            let items = package.items.iter().map(|item| ItemOutline {
                component: item.component.clone(),
                option: item.option.clone(),
            });
            let parties = result.parties.iter();
            let mut listed = Variants {
                partner: package.partner.clone(),
                within: 0.02,
                packages: vec![AlternativePackage {
                    kind: "cheaper".to_owned(),
                    value: 0.5,
                    loss: 0.0,
                    distance: 0,
                    proven: true,
                    cost: package.cost,
                    effort: package.effort,
                    build_years: 2,
                    utilities: parties.map(|p| (p.id.clone(), p.utility)).collect(),
                    eu_utility: package.eu_utility,
                    enters: Vec::new(),
                    leaves: Vec::new(),
                    resized: Vec::new(),
                    money: std::collections::BTreeMap::new(),
                    items: items.collect(),
                }],
                already_best: Vec::new(),
                meaningless: Vec::new(),
                unsettled: Vec::new(),
                stopped_by_clock: false,
            };
            change(&mut listed);
            result.variants.push(listed);
        })
    }

    #[test]
    fn figures_are_recomputed() {
        assert!(codes(|_| ()).is_empty());
        let changes: [fn(&mut AlternativePackage); 6] = [
            |variant| variant.eu_utility += 0.1,
            |variant| variant.cost -= 1.0,
            |variant| variant.effort += 1.0,
            |variant| variant.build_years += 1,
            |variant| {
                variant.utilities.remove("MAR");
            },
            |variant| {
                variant.utilities.remove("eu");
            },
        ];
        for change in changes {
            let wrong = codes(|listed| change(&mut listed.packages[0]));
            assert_eq!(wrong, ["variant-figure"]);
        }
    }

    #[test]
    fn what_is_not_offered_or_loses_more_is_found() {
        let wrong = codes(|listed| {
            listed.packages[0].items.push(ItemOutline {
                component: "nothing".into(),
                option: "core".into(),
            });
        });
        assert_eq!(wrong, ["variant-items"]);
        let wrong = codes(|listed| listed.packages[0].loss = 0.03);
        assert_eq!(wrong, ["variant-loss"]);
        let wrong = codes(|listed| listed.partner = "XXX".into());
        assert_eq!(wrong, ["variant-partner"]);
    }
}
