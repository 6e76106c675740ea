//! Rule `floor`: a utility, or a share of the way from the disagreement point to the ideal point.

use crate::model::{FloorLevel, Rule};
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for rule in &view.offer.scenario.rules {
        let Rule::Floor(floor) = rule else { continue };
        let Some(party) = view.party(&floor.party) else {
            continue;
        };
        let least = match floor.level {
            FloorLevel::Utility(utility) => utility,
            FloorLevel::ShareOfIdeal(share) => {
                party.disagreement + share * (party.ideal - party.disagreement)
            }
        };
        ledger.at_least(Code::Floor, &Site::partner(&party.id), least, party.utility);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Floor, FloorLevel, PartnerId, PartyId, Rule};
    use crate::verify::small;

    fn codes(party: PartyId, level: FloorLevel) -> Vec<&'static str> {
        let rule = Rule::Floor(Floor { party, level });
        small::codes_with(|offer| offer.scenario.rules.push(rule), |_| {})
    }

    #[test]
    fn as_a_utility() {
        assert!(codes(PartyId::Eu, FloorLevel::Utility(0.49)).is_empty());
        assert_eq!(codes(PartyId::Eu, FloorLevel::Utility(0.5)), ["floor"]);
    }

    #[test]
    fn as_a_share_of_the_ideal() {
        // MAR has 0.75 of the way from 0.1 to 0.9, which is 0.78 of its ideal point itself.
        let mar = PartyId::Partner(PartnerId::new("MAR"));
        assert!(codes(mar.clone(), FloorLevel::ShareOfIdeal(0.74)).is_empty());
        assert_eq!(codes(mar, FloorLevel::ShareOfIdeal(0.76)), ["floor"]);
    }
}
