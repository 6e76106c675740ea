//! Whatever stands in the files, loading answers: an offer or findings, never a panic.

use std::path::{Path, PathBuf};

use crate::files::good;
use proptest::prelude::*;
use tech_business_offer::load::{check_paths, load_offer};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn random_bytes_never_panic(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, any::<u8>()), 1..6),
    ) {
        let mut files = good();
        let paths: Vec<PathBuf> = files.0.0.keys().cloned().collect();
        let path = file.get(&paths).clone();
        let mut bytes = files.0.0[&path].clone();
        for (at, what, byte) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => bytes.truncate(at),
            }
        }
        files.0.0.insert(path, bytes);
        if let Err(rejected) = load_offer(&files.0, Path::new("scenarios/child.json"), &[]) {
            prop_assert!(!rejected.findings.is_empty());
            for finding in &rejected.findings {
                prop_assert!(finding.to_string().contains('['));
            }
        }
    }

    /// Digits, signs and names swapped for others: mostly still JSON, so it reaches the checks.
    #[test]
    fn plausible_changes_never_panic(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        word in prop::sample::select(vec![
            "0", "-1", "1e999", "1e12", "null", "\"\"", "[]", "{}", "\"MAR\"", "\"INTEROP\"", "true", "0.5",
        ]),
    ) {
        let mut files = good();
        let paths: Vec<PathBuf> = files.0.0.keys().cloned().collect();
        let path = file.get(&paths).clone();
        let text = String::from_utf8(files.0.0[&path].clone()).unwrap();
        // A value starts after a colon, a comma or a bracket and runs to the next of them.
        let starts: Vec<usize> = text
            .char_indices()
            .filter(|(_, c)| matches!(c, ':' | ',' | '['))
            .map(|(at, _)| at + 1)
            .collect();
        let start = *at.get(&starts);
        let end = text[start..].find([',', ']', '}', '\n']).map_or(text.len(), |end| start + end);
        let changed = format!("{}{word}{}", &text[..start], &text[end..]);
        files.0.0.insert(path, changed.into_bytes());
        let _ = load_offer(&files.0, Path::new("scenarios/child.json"), &[]);
        let all = ["scenarios", "components", "partners"].map(PathBuf::from);
        let _ = check_paths(&files.0, &all);
    }

    #[test]
    fn settings_never_panic(key in "[a-zA-Z.0-9-]{0,12}", value in ".{0,12}") {
        let settings = [(key, value)];
        let _ = load_offer(&good().0, Path::new("scenarios/base.json"), &settings);
    }
}

#[test]
fn the_good_example_has_nothing_to_find() {
    let all = ["scenarios", "components", "partners"].map(PathBuf::from);
    assert_eq!(check_paths(&good().0, &all), []);
    let alone = [
        "components/dpi/registers.json",
        "partners/profiles/TUN.json",
    ];
    for path in alone {
        assert_eq!(check_paths(&good().0, &[path.into()]), [], "{path}");
    }
}
