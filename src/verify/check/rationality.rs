//! Individual rationality: `utility >= disagreement` for every party.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for party in &view.result.parties {
        let at = Site::partner(&party.id);
        ledger.at_least(Code::Rationality, &at, party.disagreement, party.utility);
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn worse_off_than_with_no_deal() {
        let codes = small::codes_with(
            |offer| offer.partners[0].disagreement = 0.71,
            |result| result.parties[0].disagreement = 0.71,
        );
        assert!(codes.contains(&"rationality"), "{codes:?}");
    }
}
