//! What is left out: for each partner exactly the components of the catalogue that its package lacks.

use std::collections::{BTreeMap, BTreeSet};

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let mut times: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for left in &view.result.left_out {
        *times.entry((&left.partner, &left.component)).or_default() += 1;
    }
    for partner in &view.offer.partners {
        let packages = view.result.packages.iter();
        let packages = packages.filter(|package| package.partner == partner.id.as_str());
        let held: BTreeSet<&str> = packages
            .flat_map(|package| &package.items)
            .map(|item| item.component.as_str())
            .collect();
        for component in &view.offer.components {
            let id = component.id.as_str();
            let at = Site::partner(partner.id.as_str()).component(id);
            let expected = usize::from(!held.contains(id));
            let found = times.get(&(partner.id.as_str(), id)).copied().unwrap_or(0);
            ledger.same(Code::LeftOut, &at, say(expected), say(found));
        }
    }
}

fn say(times: usize) -> &'static str {
    match times {
        0 => "not listed",
        1 => "listed once",
        _ => "listed more than once",
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn each_exactly_once() {
        assert_eq!(
            small::codes(|result| drop(result.left_out.pop())),
            ["left-out"]
        );
        let codes = small::codes(|result| result.left_out.push(result.left_out[0].clone()));
        assert_eq!(codes, ["left-out"]);
        let codes = small::codes(|result| result.left_out[0].component = "sea-cable".into());
        assert_eq!(codes, ["left-out"; 2]);
    }
}
