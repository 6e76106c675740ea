//! Files and folders of every kind, checked without building anything.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::input::Input;
use super::locate::Node;
use super::read::{Reader, sorted};
use super::shelf::{Folder, Shelf};
use super::world::{World, normal, shown};
use super::{check, load_with, strategy};
use crate::model::{Diagnostic, Place};

/// What a file is, told from its keys and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Scenario,
    Components,
    Taxonomy,
    Table,
    Profile,
    Strategy,
}

/// Checks files and folders, told apart by what they are: a scenario with everything it names, a
/// folder of scenarios, a catalogue, a file of components, a taxonomy, a partner folder, a profile.
/// Catalogue and partners given together are held against each other. Every finding, warnings too,
/// by file and line.
pub fn check_paths(world: &dyn World, paths: &[PathBuf]) -> Vec<Diagnostic> {
    let mut reader = Reader::new(world);
    let mut input = Input::default();
    let mut scenarios = Vec::new();
    let mut shelf = Shelf::default();
    for path in paths {
        let path = normal(path);
        match world.read(&path) {
            Ok(_) => file(&mut reader, &mut input, &path, &mut scenarios),
            Err(_) => folder(&mut reader, &mut input, &path, &mut scenarios, &mut shelf),
        }
    }
    if !input.catalogue_read {
        // Single files of a catalogue: the components that they name may well exist.
        input.known.forget("component");
    }
    check(&mut reader, &mut input);
    let mut findings = reader.findings;
    let of_scenarios: Vec<Vec<Diagnostic>> = scenarios
        .par_iter()
        .map(|scenario| match load_with(world, scenario, &[], &shelf) {
            Ok(offer) => offer.warnings.clone(),
            Err(rejected) => rejected.findings,
        })
        .collect();
    findings.extend(of_scenarios.into_iter().flatten());
    sorted(findings)
}

fn folder(
    reader: &mut Reader<'_>,
    input: &mut Input,
    path: &Path,
    scenarios: &mut Vec<PathBuf>,
    shelf: &mut Shelf,
) {
    let has = |name: &str| reader.world.read(&path.join(name)).is_ok();
    if has("taxonomy.json") {
        let read = Folder::catalogue(reader.world, path, None);
        shelf.keep(path, &read);
        input.take_catalogue(reader, read);
        if has(strategy::FILE) {
            strategy::read(reader, &path.join(strategy::FILE));
        }
        return;
    }
    if has("indicators.csv") {
        let read = Folder::partners(reader.world, path, None);
        shelf.keep(path, &read);
        input.take(reader, read);
        return;
    }
    match reader.json_below(path) {
        Ok(files) if files.is_empty() => {
            let finding = Diagnostic::warning("nothing-here", "the folder holds no file to check");
            reader.report(finding.at(whole(path)));
        }
        Ok(files) => {
            for path in files {
                file(reader, input, &path, scenarios);
            }
        }
        // Neither file nor folder: reading says so, with what there is.
        Err(_) => {
            reader.text(path, None);
        }
    }
}

fn whole(path: &Path) -> Place {
    Place {
        file: shown(path),
        pointer: String::new(),
        span: None,
    }
}

fn file(reader: &mut Reader<'_>, input: &mut Input, path: &Path, scenarios: &mut Vec<PathBuf>) {
    let csv = path.extension().is_some_and(|extension| extension == "csv");
    let kind = if csv {
        Some(Kind::Table)
    } else {
        // Syntax errors are found by whoever reads the file next.
        let mut glance = Reader::new(reader.world);
        let tree = glance.tree(path, None);
        if tree.is_none() {
            reader.findings.append(&mut glance.findings);
            return;
        }
        tree.and_then(|tree| by_keys(&tree))
            .or_else(|| by_place(path))
    };
    let above = path.parent().unwrap_or(Path::new(""));
    match kind {
        Some(Kind::Scenario) => scenarios.push(path.to_owned()),
        Some(Kind::Components) => {
            if input.taxonomy.is_none()
                && let Some(taxonomy) = taxonomy_above(reader.world, above)
            {
                input.read_taxonomy(reader, &taxonomy, None);
            }
            input.read_components(reader, path);
        }
        Some(Kind::Taxonomy) => input.read_taxonomy(reader, path, None),
        Some(Kind::Table) => {
            let read = Folder::partners(reader.world, above, None);
            input.take(reader, read);
        }
        Some(Kind::Profile) => input.read_profile(reader, path),
        Some(Kind::Strategy) => {
            strategy::read(reader, path);
        }
        None => {
            let finding = Diagnostic::error("unknown-kind", "this is no file of the offer");
            reader.report(finding.at(whole(path)).hint(
                "a scenario has `envelope`, a catalogue file `components`, a taxonomy `needs`, a map of the strategy `items`, a profile `frameworks`",
            ));
        }
    }
}

fn by_keys(tree: &Node) -> Option<Kind> {
    let has = |keys: &[&str]| keys.iter().any(|key| tree.get(key).is_some());
    if has(&["components"]) {
        Some(Kind::Components)
    } else if has(&["items"]) {
        Some(Kind::Strategy)
    } else if has(&[
        "envelope",
        "horizon",
        "extends",
        "criterion",
        "partner_data",
    ]) {
        Some(Kind::Scenario)
    } else if has(&["needs", "areas", "interests", "instruments"]) {
        Some(Kind::Taxonomy)
    } else if has(&["fields"]) {
        Some(Kind::Table)
    } else if has(&[
        "frameworks",
        "running",
        "overrides",
        "priorities",
        "languages",
    ]) {
        Some(Kind::Profile)
    } else {
        None
    }
}

fn by_place(path: &Path) -> Option<Kind> {
    let name = path.file_name().map(|name| name.to_string_lossy());
    match name.as_deref() {
        Some("taxonomy.json") => return Some(Kind::Taxonomy),
        Some(strategy::FILE) => return Some(Kind::Strategy),
        Some("indicators.schema.json") => return Some(Kind::Table),
        _ => {}
    }
    let mut folders = path.parent()?.iter().rev();
    folders.find_map(|folder| match folder.to_str() {
        Some("profiles") => Some(Kind::Profile),
        Some("scenarios") => Some(Kind::Scenario),
        Some("components") => Some(Kind::Components),
        _ => None,
    })
}

/// The taxonomy that a file of components stands under.
fn taxonomy_above(world: &dyn World, folder: &Path) -> Option<PathBuf> {
    let candidates = folder.ancestors().take(4);
    candidates
        .map(|folder| folder.join("taxonomy.json"))
        .find(|path| world.read(path).is_ok())
}
