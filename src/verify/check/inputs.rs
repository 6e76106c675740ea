//! Input files and their digests.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::InputFile;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let read: BTreeMap<&str, &str> = digests(&view.offer.inputs).collect();
    let mut listed = BTreeSet::new();
    for (path, digest) in digests(&view.result.inputs) {
        let at = Site::named(path);
        match read.get(path) {
            Some(expected) => ledger.same(Code::InputChanged, &at, expected, digest),
            None => ledger.holds(Code::InputUnknown, &at, false, "not listed", digest),
        }
        ledger.holds(
            Code::InputUnknown,
            &at,
            listed.insert(path),
            "listed once",
            "listed again",
        );
    }
    for (path, digest) in read {
        let at = Site::named(path);
        ledger.holds(
            Code::InputMissing,
            &at,
            listed.contains(path),
            digest,
            "not listed",
        );
    }
    let first = |files: &[InputFile]| {
        files
            .first()
            .map_or(String::new(), |file| file.path.clone())
    };
    ledger.same(
        Code::InputOrder,
        &Site::named("inputs"),
        &first(&view.offer.inputs),
        &first(&view.result.inputs),
    );
}

fn digests(files: &[InputFile]) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .map(|file| (file.path.as_str(), file.sha256.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    #[test]
    fn a_changed_file() {
        assert_eq!(
            small::codes(|result| result.inputs[1].sha256 = "00".into()),
            ["input-changed"]
        );
    }

    #[test]
    fn a_file_that_is_not_listed() {
        assert_eq!(
            small::codes(|result| drop(result.inputs.pop())),
            ["input-missing"]
        );
    }

    #[test]
    fn a_file_that_was_not_read() {
        let codes = small::codes(|result| result.inputs[1].path = "other.json".into());
        assert_eq!(codes, ["input-unknown", "input-missing"]);
    }

    #[test]
    fn a_file_listed_twice() {
        let codes = small::codes(|result| result.inputs.push(result.inputs[1].clone()));
        assert_eq!(codes, ["input-unknown"]);
    }

    #[test]
    fn the_scenario_comes_first() {
        assert_eq!(
            small::codes(|result| result.inputs.reverse()),
            ["input-order"]
        );
    }
}
