//! The listed use of each envelope.

use crate::package::result::Package;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let rows = &view.offer.scenario.envelope;
    let listed = &view.result.envelopes;
    let expected: Vec<&str> = rows.iter().map(|row| row.instrument.as_str()).collect();
    let found: Vec<&str> = listed.iter().map(|row| row.instrument.as_str()).collect();
    let at = Site::named("envelopes");
    ledger.same(
        Code::EnvelopeListed,
        &at,
        &expected.join(", "),
        &found.join(", "),
    );
    for (row, listed) in rows.iter().zip(listed) {
        let at = Site::default().instrument(&listed.instrument);
        match (row.total, listed.total) {
            (Some(total), Some(found)) => {
                ledger.equal(Code::EnvelopeStated, &at, total.value(), found);
            }
            (total, found) => {
                let say = |stated: bool| if stated { "a total" } else { "no total" };
                let (total, found) = (say(total.is_some()), say(found.is_some()));
                ledger.same(Code::EnvelopeStated, &at, total, found);
            }
        }
        let used = used_in_all(view, &listed.instrument);
        ledger.equal(Code::EnvelopeUsed, &at, used, listed.used);
    }
}

/// What a package draws on an instrument, in MEUR, by the result's own amounts.
pub(super) fn used_by(package: &Package, instrument: &str) -> f64 {
    let amounts = package
        .items
        .iter()
        .filter_map(|item| item.finance.get(instrument));
    amounts.sum()
}

/// What all packages draw on an instrument, in MEUR.
pub(super) fn used_in_all(view: &View<'_>, instrument: &str) -> f64 {
    let packages = view.result.packages.iter();
    packages.map(|package| used_by(package, instrument)).sum()
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn rows() {
        let codes = small::codes(|result| drop(result.envelopes.pop()));
        assert_eq!(codes, ["envelope-listed"]);
        let codes = small::codes(|result| result.envelopes.clear());
        assert_eq!(codes, ["envelope-listed"]);
    }

    #[test]
    fn totals() {
        let codes = small::codes(|result| result.envelopes[0].total = Some(61.0));
        assert_eq!(codes, ["envelope-stated"]);
        let codes = small::codes(|result| result.envelopes[0].total = None);
        assert_eq!(codes, ["envelope-stated"]);
    }

    #[test]
    fn use_of_each() {
        for row in 0..3 {
            let codes = small::codes(|result| result.envelopes[row].used += 0.1);
            assert_eq!(codes, ["envelope-used"]);
        }
    }
}
