//! Delivery capacity: the efforts of a package add up to no more than the administration can carry.

use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for held in &view.packages {
        let at = held.site();
        let effort: f64 = held.chosen.iter().map(|chosen| chosen.choice.effort).sum();
        ledger.equal(Code::Effort, &at, effort, held.package.effort);
        let capacity = view.offer.partners[held.partner].delivery_capacity;
        match (capacity, held.package.delivery_capacity) {
            (Some(expected), Some(found)) => ledger.equal(Code::Capacity, &at, expected, found),
            (expected, found) => {
                let say = |given: Option<f64>| given.map_or("none".to_owned(), |n| n.to_string());
                ledger.same(Code::Capacity, &at, &say(expected), &say(found));
            }
        }
        if let Some(capacity) = capacity {
            ledger.at_most(Code::CapacityExceeded, &at, capacity, effort);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn effort_does_not_add_up() {
        assert_eq!(
            small::codes(|result| result.packages[0].effort = 2.0),
            ["effort"]
        );
    }

    #[test]
    fn capacity_is_not_the_partners() {
        let codes = small::codes(|result| result.packages[0].delivery_capacity = None);
        assert_eq!(codes, ["capacity"]);
        let codes = small::codes(|result| result.packages[0].delivery_capacity = Some(6.0));
        assert_eq!(codes, ["capacity"]);
        let codes = small::codes(|result| result.packages[1].delivery_capacity = Some(6.0));
        assert_eq!(codes, ["capacity"]);
    }

    #[test]
    fn too_much_to_deliver() {
        let codes = small::codes_with(
            |offer| offer.partners[0].delivery_capacity = Some(2.4),
            |result| result.packages[0].delivery_capacity = Some(2.4),
        );
        assert_eq!(codes, ["capacity-exceeded"]);
    }
}
