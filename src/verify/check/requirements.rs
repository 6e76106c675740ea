//! Requirements and conflicts between the components of a package.

use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, View};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let name = |component: usize| view.offer.components[component].id.as_str();
    for held in &view.packages {
        for chosen in &held.chosen {
            let at = held.site().component(&chosen.item.component);
            for any_of in &chosen.candidate.requires {
                let met = any_of.iter().any(|&component| held.holds(component));
                let names: Vec<&str> = any_of.iter().map(|&component| name(component)).collect();
                let expected = format!("one of: {}", names.join(", "));
                ledger.holds(Code::Requirement, &at, met, &expected, "none of them");
                let others = held.chosen.iter();
                let first = others
                    .filter(|other| any_of.contains(&other.candidate.component))
                    .map(Chosen::operates)
                    .min();
                if let Some(first) = first {
                    let (expected, found) = (format!("{first} or later"), chosen.operates());
                    let late = found >= first;
                    ledger.holds(
                        Code::RequirementLate,
                        &at,
                        late,
                        &expected,
                        &found.to_string(),
                    );
                }
            }
            for &other in &chosen.candidate.conflicts {
                let expected = format!("no {}", name(other));
                ledger.holds(
                    Code::Conflict,
                    &at,
                    !held.holds(other),
                    &expected,
                    "both chosen",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn nothing_that_is_required() {
        let cable = small::candidate("MAR", "sea-cable");
        let codes = small::codes_with(
            |offer| offer.candidates[cable].requires = vec![vec![0]],
            |_| {},
        );
        assert_eq!(codes, ["requirement"]);
        let codes = small::codes_with(
            |offer| offer.candidates[cable].requires = vec![vec![]],
            |_| {},
        );
        assert_eq!(codes, ["requirement"]);
        let either = vec![vec![0, 1]];
        let codes = small::codes_with(|offer| offer.candidates[cable].requires = either, |_| {});
        assert!(codes.is_empty(), "{codes:?}");
    }

    #[test]
    fn both_of_a_conflict() {
        let codes = small::codes_with(|offer| offer.candidates[0].conflicts = vec![2], |_| {});
        assert_eq!(codes, ["conflict"]);
    }
}
