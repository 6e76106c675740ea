//! Shared projects: listed if held, by the partners that hold them, enough of them, paid once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Scope;
use crate::package::result::RegionalProject;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, Held, View, component_position, count};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let offer = view.offer;
    let mut listed = BTreeSet::new();
    for project in &view.result.regional {
        let at = Site::default().component(&project.component);
        let Some(component) = component_position(offer, &project.component) else {
            continue;
        };
        let once = listed.insert(component);
        ledger.holds(
            Code::RegionalListed,
            &at,
            once,
            "listed once",
            "listed again",
        );
        let Scope::Regional { min_members, .. } = offer.components[component].scope else {
            ledger.holds(
                Code::RegionalListed,
                &at,
                false,
                "a regional component",
                "a national one",
            );
            continue;
        };
        let held = view.holders.contains_key(&component);
        ledger.holds(
            Code::RegionalListed,
            &at,
            held,
            "held by its members",
            "held by nobody",
        );
        if held {
            project_is_right(view, project, component, min_members, &at, ledger);
        }
    }
    for &component in view.holders.keys() {
        let component_spec = &offer.components[component];
        if matches!(component_spec.scope, Scope::Regional { .. }) {
            let at = Site::default().component(component_spec.id.as_str());
            let found = listed.contains(&component);
            ledger.holds(
                Code::RegionalListed,
                &at,
                found,
                "listed",
                "held but not listed",
            );
        }
    }
}

fn project_is_right(
    view: &View<'_>,
    project: &RegionalProject,
    component: usize,
    min_members: usize,
    at: &Site,
    ledger: &mut Ledger,
) {
    let partners = view.offer.partners.iter().enumerate();
    let holders = view.holders.get(&component);
    let expected: Vec<&str> = partners
        .filter(|(position, _)| holders.is_some_and(|holders| holders.contains(position)))
        .map(|(_, partner)| partner.id.as_str())
        .collect();
    let members = &project.members;
    ledger.same(
        Code::RegionalMembers,
        at,
        &expected.join(", "),
        &members.join(", "),
    );
    ledger.at_least(
        Code::RegionalTooFew,
        at,
        count(min_members),
        count(expected.len()),
    );

    // The last item a partner lists of it; listing it twice is a finding elsewhere.
    let mut held: BTreeMap<usize, (&Held<'_>, &Chosen<'_>)> = BTreeMap::new();
    for package in &view.packages {
        let same = |chosen: &&Chosen<'_>| chosen.candidate.component == component;
        for chosen in package.chosen.iter().filter(same) {
            held.insert(package.partner, (package, chosen));
        }
    }
    let mut paid = 0.0;
    for (package, chosen) in held.values() {
        let at = package.site().component(&project.component);
        let (expected, found) = (&project.option, &chosen.item.option);
        ledger.same(Code::RegionalOption, &at, expected, found);
        let (expected, found) = (project.start_year, chosen.item.start_year);
        ledger.same(
            Code::RegionalOption,
            &at,
            &expected.to_string(),
            &found.to_string(),
        );
        let whole = chosen.choice.cost.value();
        ledger.equal(Code::RegionalCost, &at, whole, project.cost);
        paid += chosen.item.cost;
    }
    ledger.equal(Code::RegionalCost, at, project.cost, paid);
}

#[cfg(test)]
mod tests {
    use crate::model::Scope;
    use crate::verify::small;

    fn finds(code: &str, change: impl FnOnce(&mut crate::package::result::ResultFile)) {
        let codes = small::codes(change);
        assert!(codes.contains(&code), "{code} not in {codes:?}");
    }

    #[test]
    fn held_but_not_listed() {
        assert_eq!(
            small::codes(|result| result.regional.clear()),
            ["regional-listed"]
        );
    }

    #[test]
    fn listed_but_not_held() {
        finds("regional-listed", |result| {
            result.packages[0].items.remove(1);
            result.packages[1].items.remove(0);
        });
    }

    #[test]
    fn listed_twice() {
        let codes = small::codes(|result| result.regional.push(result.regional[0].clone()));
        assert_eq!(codes, ["regional-listed"]);
    }

    #[test]
    fn not_a_shared_project() {
        finds("regional-listed", |result| {
            result.regional[0].component = "digital-id".into();
        });
    }

    #[test]
    fn members() {
        let codes = small::codes(|result| result.regional[0].members.reverse());
        assert_eq!(codes, ["regional-members"]);
        let codes = small::codes(|result| drop(result.regional[0].members.pop()));
        assert_eq!(codes, ["regional-members"]);
    }

    #[test]
    fn too_few() {
        let codes = small::codes_with(
            |offer| {
                let Scope::Regional { min_members, .. } = &mut offer.components[2].scope else {
                    panic!("sea-cable is regional");
                };
                *min_members = 3;
            },
            |_| {},
        );
        assert_eq!(codes, ["regional-too-few"]);
    }

    #[test]
    fn another_option_or_year() {
        finds("regional-option", |result| {
            result.regional[0].option = "other".into();
        });
        let codes = small::codes(|result| result.regional[0].start_year = 2028);
        assert_eq!(codes, ["regional-option"; 2]);
    }

    #[test]
    fn paid_once() {
        finds("regional-cost", |result| result.regional[0].cost = 120.0);
        finds("regional-cost", |result| {
            result.packages[0].items[1].cost = 60.0;
        });
    }
}
