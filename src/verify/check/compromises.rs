//! What else could be agreed: the utilities of each package listed, while the others keep theirs.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::recompute::{eu_utility_at, partner_utility};
use crate::verify::view::{View, all_offered, item, place, replaced};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for listed in &view.result.compromises {
        let at = Site::partner(&listed.partner).detail("compromises");
        let Some(place) = place(view, &listed.partner, Code::CompromisePartner, &at, ledger) else {
            continue;
        };
        let notions = listed.notions.iter().map(|notion| &notion.pick);
        for compromise in listed.points.iter().chain(notions) {
            // A start is stated for each item where it is chosen, and for none elsewhere.
            let years = &compromise.start_years;
            let stated = if view.offer.scenario.phased {
                compromise.items.len()
            } else {
                0
            };
            let told = years.len() == stated;
            ledger.holds(Code::CompromiseItems, &at, told, "start years", "others");
            let items = compromise.items.iter().enumerate();
            let items = items.map(|(place, (component, option))| {
                let year = years.get(place).copied();
                item(component, option, year)
            });
            let with = replaced(view.result, place, items);
            let other = View::new(view.offer, &with);
            let Some(held) = other.packages.get(place) else {
                continue;
            };
            all_offered(
                held,
                compromise.items.len(),
                Code::CompromiseItems,
                &at,
                ledger,
            );
            let utility = partner_utility(view.offer, held);
            ledger.equal(Code::CompromiseUtility, &at, utility, compromise.partner);
            let utility = eu_utility_at(view.offer, held);
            ledger.equal(Code::CompromiseUtility, &at, utility, compromise.eu);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::package::result::{Compromise, Compromises};
    use crate::verify::small;

    /// The package that stands, listed as a compromise, with changes.
    fn codes(change: impl FnOnce(&mut Compromises)) -> Vec<&'static str> {
        small::codes(|result| {
            let package = &result.packages[0];
            let mut listed = Compromises {
                partner: package.partner.clone(),
                points: vec![Compromise {
                    partner: result.parties[0].utility,
                    eu: package.eu_utility,
                    items: package
                        .items
                        .iter()
                        .map(|item| (item.component.clone(), item.option.clone()))
                        .collect(),
                    start_years: Vec::new(),
                }],
                notions: Vec::new(),
                unproven: 0,
            };
            change(&mut listed);
            result.compromises.push(listed);
        })
    }

    #[test]
    fn utilities_are_recomputed() {
        assert!(codes(|_| ()).is_empty());
        let wrong = codes(|listed| listed.points[0].partner += 0.1);
        assert_eq!(wrong, ["compromise-utility"]);
        let wrong = codes(|listed| listed.points[0].eu -= 0.1);
        assert_eq!(wrong, ["compromise-utility"]);
    }

    #[test]
    fn what_is_not_offered_is_found() {
        let wrong = codes(|listed| {
            listed.points[0]
                .items
                .push(("nothing".into(), "core".into()));
        });
        assert_eq!(wrong, ["compromise-items"]);
        let wrong = codes(|listed| listed.points[0].start_years.push(2027));
        assert_eq!(wrong, ["compromise-items"]);
        let wrong = codes(|listed| listed.partner = "XXX".into());
        assert_eq!(wrong, ["compromise-partner"]);
    }
}
