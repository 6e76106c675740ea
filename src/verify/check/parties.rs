//! What each party gets: `sum w v z / sum w v`, and for the EU `sum k U_eu(p) / sum k`.

use crate::model::PartyId;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::recompute::{eu_utility, partner_utility};
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let parties = view.offer.parties();
    let expected: Vec<String> = parties.iter().map(ToString::to_string).collect();
    let found: Vec<&str> = view
        .result
        .parties
        .iter()
        .map(|party| party.id.as_str())
        .collect();
    let at = Site::named("parties");
    ledger.same(Code::Parties, &at, &expected.join(", "), &found.join(", "));

    for held in &view.packages {
        let partner = &view.offer.partners[held.partner];
        if let Some(party) = view.party(&PartyId::Partner(partner.id.clone())) {
            let utility = partner_utility(view.offer, held);
            ledger.equal(Code::Utility, &held.site(), utility, party.utility);
            let disagreement = partner.disagreement;
            ledger.equal(
                Code::Disagreement,
                &held.site(),
                disagreement,
                party.disagreement,
            );
        }
    }
    if let Some(eu) = view.party(&PartyId::Eu) {
        let at = Site::partner("eu");
        ledger.equal(Code::Utility, &at, eu_utility(view), eu.utility);
        let disagreement = view.offer.scenario.eu_disagreement;
        ledger.equal(Code::Disagreement, &at, disagreement, eu.disagreement);
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    fn finds(code: &str, change: impl FnOnce(&mut crate::package::result::ResultFile)) {
        let codes = small::codes(change);
        assert!(codes.contains(&code), "{code} not in {codes:?}");
    }

    #[test]
    fn order_and_completeness() {
        assert_eq!(
            small::codes(|result| result.parties.swap(0, 1)),
            ["parties"]
        );
        finds("parties", |result| drop(result.parties.pop()));
        finds("parties", |result| result.parties.clear());
    }

    #[test]
    fn utility_of_each() {
        for party in 0..3 {
            finds("utility", |result| result.parties[party].utility += 1e-4);
        }
    }

    #[test]
    fn disagreement_of_each() {
        for party in 0..3 {
            finds("disagreement", |result| {
                result.parties[party].disagreement += 1e-4;
            });
        }
    }
}
