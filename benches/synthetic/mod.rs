//! Synthetic partners: how time and memory grow with the number of partners, up to a thousand.
//!
//! Each is drawn around one row of the shipped table. Regions, income classes and gaps in the data come as
//! often as they do there: the rows are gone through in a shuffled order, again and again. Classes, ratings,
//! years, frameworks, running programmes and priorities stay those of the row; figures are drawn anew
//! (`partner.rs`), derived ones computed again. The catalogue is the shipped one. It names partners and regions,
//! so the shipped rows stand first in the table; the scenario is over the others alone. No synthetic partner is a
//! member of a shared project, since each names its members.
//!
//! The same seed gives the same bytes on every machine, and the partners of a smaller number are the first
//! of a larger one. The money of the scenario is that of `scenarios/all-partners.json` in proportion to
//! their number.
//!
//! They are no countries, and every file says so. Their ids are codes that ISO 3166-1 leaves to
//! users and will never assign.

mod numbers;
mod partner;
mod scenario;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use numbers::Numbers;
use table::Table;

/// Fewest partners.
pub(crate) const LEAST: u16 = 10;
/// Most partners; there are codes for a few more.
pub(crate) const MOST: u16 = 1000;

/// What stands in the folder.
const README: &str = "# Synthetic partners\n\n\
    Made by `benches/synthetic` to measure speed. Partners whose name begins with \"Synthetic\" are no countries, and\n\
    no figure of theirs is one of a country: each was drawn around a row of the shipped table. The shipped rows\n\
    stand there because the catalogue names them; no scenario here is about them.\n";

/// Writes `partners` synthetic partners and a scenario over them into a folder that is empty or not there
/// yet, and gives the path of the scenario. `shipped` is the folder that holds `components`, `partners` and
/// `scenarios`.
///
/// # Errors
/// In words: what cannot be read or written, or too few or too many partners.
pub(crate) fn write(
    shipped: &Path,
    folder: &Path,
    partners: u16,
    seed: u64,
) -> Result<PathBuf, String> {
    if !(LEAST..=MOST).contains(&partners) {
        return Err(format!("write a number of partners from {LEAST} to {MOST}"));
    }
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!(
            "{} is not empty: name a new folder",
            folder.display()
        ));
    }
    let mut table = Table::read(&shipped.join("partners"))?;
    let codes = codes(&table).take(usize::from(partners));
    let rows = rows(table.rows.len(), seed).take(usize::from(partners));
    let (mut drawn, mut ids, mut profiles) = (Vec::new(), Vec::new(), Vec::new());
    for ((id, row), number) in codes.zip(rows).zip(0..) {
        let numbers = &mut Numbers::of(seed, number);
        let (cells, profile) = partner::draw(&table, row, &id, numbers)?;
        drawn.push(cells);
        profiles.extend(profile.map(|profile| (format!("partners/profiles/{id}.json"), profile)));
        ids.push(id);
    }
    let shares = table.rows.len();
    table.rows.extend(drawn);
    make(&folder.join("scenarios"))?;
    make(&folder.join("partners/profiles"))?;
    let components = scenario::way(&folder.join("scenarios"), &shipped.join("components"))?;
    let base = read_json(&shipped.join("scenarios/all-partners.json"))?;
    let offered = scenario::over(base, &components, &ids, shares)?;
    let name = format!("scenarios/synthetic-{partners}.json");
    let mut files = vec![
        ("README.md".to_owned(), README.to_owned()),
        ("partners/indicators.csv".to_owned(), table.csv()?),
        (
            "partners/indicators.schema.json".to_owned(),
            pretty(&table.described())?,
        ),
        (name.clone(), pretty(&offered)?),
    ];
    for (path, profile) in profiles {
        files.push((path, pretty(&profile)?));
    }
    for (path, text) in files {
        let path = folder.join(path);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(folder.join(name))
}

/// Codes that ISO 3166-1 leaves to users, but for those of the table (XKX).
fn codes(table: &Table) -> impl Iterator<Item = String> + '_ {
    let ranges = [("X", 'A', 'Z'), ("Q", 'M', 'Z')];
    ranges
        .into_iter()
        .flat_map(|(first, from, to)| {
            (from..=to).flat_map(move |second| {
                ('A'..='Z').map(move |third| format!("{first}{second}{third}"))
            })
        })
        .filter(|code| table.rows.iter().all(|row| row.first() != Some(code)))
}

/// Positions of rows without end: all of them in one shuffled order, then in another.
fn rows(count: usize, seed: u64) -> impl Iterator<Item = usize> {
    (0..).flat_map(move |round: u64| {
        let mut order: Vec<usize> = (0..count).collect();
        // The partners' own numbers are counted from 0; these are far from them.
        Numbers::of(seed, u64::MAX - round).shuffle(&mut order);
        order
    })
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn read_json(path: &Path) -> Result<serde_json::Value, String> {
    serde_json::from_str(&read(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

fn pretty(value: &serde_json::Value) -> Result<String, String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}
