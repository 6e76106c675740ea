//! Absorptive capacity: in no year does a package pay out more than its partner can take up.

use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

use super::yearly::due;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let horizon = view.offer.scenario.horizon;
    for held in &view.packages {
        let Some(most) = view.offer.partners[held.partner].absorptive_capacity else {
            continue;
        };
        let mut paid = vec![0.0; horizon.years];
        for chosen in &held.chosen {
            let due = due(chosen, horizon.start_year, horizon.years);
            for (paid, due) in paid.iter_mut().zip(due) {
                *paid += due;
            }
        }
        for (year, paid) in (i64::from(horizon.start_year)..).zip(paid) {
            let at = held.site().detail(&year.to_string());
            ledger.at_most(Code::AbsorptiveCapacity, &at, most.value(), paid);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Meur;
    use crate::verify::small;

    #[test]
    fn no_more_than_it_can_take_up() {
        // TUN's academy pays 4 in the first year; nothing else is known by year.
        let with = |most| {
            small::codes_with(
                |offer| offer.partners[1].absorptive_capacity = Meur::new(most),
                |_| {},
            )
        };
        assert!(with(4.0).is_empty());
        assert_eq!(with(3.9), ["absorptive-capacity"]);
    }
}
