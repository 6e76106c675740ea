//! Synthetic partners (benches/synthetic): ordinary files that load, the same on every run, plainly synthetic.

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use tech_business_offer::load::{Disk, load_offer, load_partners};
use tech_business_offer::model::{Meur, Offer};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The offer over so many, and the text of every file but the scenario by its path.
fn made(partners: u16, seed: u64) -> (Offer, BTreeMap<String, String>) {
    let folder = tempfile::tempdir().expect("a new folder");
    let scenario =
        synthetic::write(root(), folder.path(), partners, seed).expect("synthetic partners");
    let offer = load_offer(&Disk, &scenario, &[]).unwrap_or_else(|rejected| {
        panic!("{}", rejected.findings[0]);
    });
    let mut files = BTreeMap::new();
    for name in ["", "partners", "partners/profiles"] {
        for entry in fs::read_dir(folder.path().join(name)).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let text = fs::read_to_string(&path).expect("text");
                let inside = path.strip_prefix(folder.path()).expect("inside");
                files.insert(inside.display().to_string(), text);
            }
        }
    }
    files.insert(
        "scenario".to_owned(),
        fs::read_to_string(scenario).expect("text"),
    );
    (offer, files)
}

#[test]
fn a_thousand_load_and_are_no_countries() {
    let shipped = load_partners(&Disk, &root().join("partners")).expect("the shipped table");
    let real: BTreeSet<&str> = shipped.rows.iter().map(|row| row.id.as_str()).collect();
    let (offer, files) = made(synthetic::MOST, 1);
    assert_eq!(offer.partners.len(), usize::from(synthetic::MOST));
    for partner in &offer.partners {
        assert!(!real.contains(partner.id.as_str()), "{}", partner.id);
        // ISO 3166-1 will never assign these.
        assert!(
            partner.id.as_str().starts_with(['X', 'Q']),
            "{}",
            partner.id
        );
        assert!(partner.name.starts_with("Synthetic"), "{}", partner.name);
    }
    for (path, text) in files {
        assert!(text.to_lowercase().contains("synthetic"), "{path}");
    }
    // Every region and every gap in the data comes about as often as in the shipped table.
    let share = |count: usize, of: usize| {
        let whole = |number: usize| f64::from(u32::try_from(number).expect("small"));
        whole(count) / whole(of)
    };
    for column in shipped.indicators.iter().map(|column| &column.id) {
        let there = shipped.rows.iter();
        let there = there.filter(|row| row.figures.contains_key(column)).count();
        let here = offer.partners.iter();
        let here = here.filter(|at| at.indicator(column).is_some()).count();
        // Profiles set some of the figures that the table lacks.
        let least = share(there, shipped.rows.len()) - 0.02;
        assert!(share(here, offer.partners.len()) > least, "{column}");
    }
    for row in &shipped.rows {
        let of = |region: &str| region == row.region;
        let there = shipped.rows.iter().filter(|row| of(&row.region)).count();
        let here = offer.partners.iter().filter(|at| of(&at.region)).count();
        let (there, here) = (
            share(there, shipped.rows.len()),
            share(here, offer.partners.len()),
        );
        assert!(
            (there - here).abs() < 0.01,
            "{}: {there} {here}",
            row.region
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_files_and_another_gives_others() {
    let table = |files: &BTreeMap<String, String>| files["partners/indicators.csv"].clone();
    let (_, first) = made(12, 7);
    let (_, again) = made(12, 7);
    let partners = |files: &BTreeMap<String, String>| {
        let mut files = files.clone();
        // It names the catalogue by the way there, which differs.
        files.remove("scenario");
        files
    };
    assert!(partners(&first) == partners(&again));
    let (_, other) = made(12, 8);
    assert!(table(&first) != table(&other));
    let (_, more) = made(40, 7);
    assert!(table(&more).starts_with(&table(&first)));
}

#[test]
fn money_grows_with_the_number_of_partners() {
    let totals = |partners: u16| -> Vec<f64> {
        let (offer, _) = made(partners, 1);
        let rows = offer.scenario.envelope.iter();
        rows.filter_map(|row| row.total.map(Meur::value)).collect()
    };
    let (few, many) = (totals(20), totals(200));
    assert!(!few.is_empty() && few.len() == many.len());
    for (few, many) in few.iter().zip(many) {
        assert!((10.0 * few - many).abs() < 1e-6 * many, "{few} {many}");
    }
}

#[test]
fn what_cannot_be_made_is_refused() {
    let folder = tempfile::tempdir().expect("a new folder");
    let few = synthetic::LEAST - 1;
    let why = synthetic::write(root(), folder.path(), few, 1).expect_err("too few");
    assert!(why.contains("from 10 to 1000"), "{why}");
    fs::write(folder.path().join("mine.txt"), "mine").expect("a file");
    let why = synthetic::write(root(), folder.path(), 10, 1).expect_err("not empty");
    assert!(why.contains("not empty"), "{why}");
}
