//! Everything that was read, before anything is looked up.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::locate::Node;
use super::raw::{RawComponent, RawProfile, RawScenario, RawTaxonomy};
use super::read::{Located, Reader, beside};
use super::scenario::read_scenario;
use super::schema::SchemaKind;
use super::shape::Reference;
use super::shelf::{Folder, Shelf};
use super::table::{Table, read_table};
use super::world::shown;
use crate::model::{Diagnostic, Place};

/// The files' contents where their shape is right; what is not there was reported.
#[derive(Clone, Default)]
pub(crate) struct Input {
    /// The scenario.
    pub(crate) scenario: Option<Located<RawScenario>>,
    /// The vocabulary.
    pub(crate) taxonomy: Option<Located<RawTaxonomy>>,
    /// The catalogue, in file order.
    pub(crate) components: Vec<Located<RawComponent>>,
    /// The partner table.
    pub(crate) table: Option<Table>,
    /// Profiles, in file order.
    pub(crate) profiles: Vec<Located<RawProfile>>,
    /// Names that exist.
    pub(crate) known: Known,
    /// Names that are mentioned.
    pub(crate) references: Vec<Reference>,
    /// Whether a whole catalogue was read, and not single files of one.
    pub(crate) catalogue_read: bool,
    /// Keys of the scenario that a setting changed: `partners`, `envelope`.
    pub(crate) set: BTreeSet<String>,
}

/// Names that exist, by kind. They are gathered from broken files too, so that one wrong number
/// does not make every mention of its component wrong as well.
#[derive(Clone, Default)]
pub(crate) struct Known {
    names: BTreeMap<&'static str, BTreeSet<String>>,
    /// Options by component.
    pub(crate) options: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    /// The names of a kind, or `None` where they could not be read.
    pub(crate) fn names(&self, kind: &str) -> Option<Vec<&str>> {
        let own = |kind: &str| self.names.get(kind);
        match kind {
            "need or interest" => {
                let (needs, interests) = (own("need")?, own("interest")?);
                Some(needs.iter().chain(interests).map(String::as_str).collect())
            }
            "party" => {
                let partners = own("partner")?.iter().map(String::as_str);
                Some(partners.chain(["eu"]).collect())
            }
            _ => own(kind).map(|names| names.iter().map(String::as_str).collect()),
        }
    }

    /// Whether a name of a kind exists, or `None` where the kind could not be read.
    pub(crate) fn has(&self, kind: &str, name: &str) -> Option<bool> {
        let own = |kind: &str| Some(self.names.get(kind)?.contains(name));
        match kind {
            "need or interest" => Some(own("need")? | own("interest")?),
            "party" => Some(own("partner")? || name == "eu"),
            _ => own(kind),
        }
    }

    /// Makes a kind one that is not judged.
    pub(crate) fn forget(&mut self, kind: &str) {
        self.names.remove(kind);
    }

    fn extend(&mut self, more: Self) {
        for (kind, names) in more.names {
            self.add(kind, names);
        }
        for (component, options) in more.options {
            self.options.entry(component).or_default().extend(options);
        }
    }

    fn add(&mut self, kind: &'static str, names: impl IntoIterator<Item = String>) {
        self.names.entry(kind).or_default().extend(names);
    }
}

fn ids(tree: &Node, key: &str) -> Vec<String> {
    let elements = tree.get(key).map_or(&[][..], Node::elements);
    let id = |node: &Node| node.get("id")?.text().map(str::to_owned);
    elements.iter().filter_map(id).collect()
}

impl Input {
    /// Reads a scenario and everything it names.
    pub(crate) fn of_scenario(
        reader: &mut Reader<'_>,
        path: &Path,
        settings: &[(String, String)],
        shelf: &Shelf,
    ) -> Self {
        let top = |(key, _): &(String, String)| key.split('.').next().map(str::to_owned);
        let mut input = Self {
            set: settings.iter().filter_map(top).collect(),
            ..Self::default()
        };
        let Some(tree) = read_scenario(reader, path, settings) else {
            return input;
        };
        input.scenario = reader.shaped(&tree, SchemaKind::Scenario);
        // A scenario with a wrong key still names its folders: read on, to find all there is.
        let folder = |key: &str| {
            let node = tree.get(key)?;
            let place = node.spot.place(&format!("/{key}"));
            let named = node.text().filter(|text| !text.trim().is_empty())?;
            Some((beside(node.spot.file(), named), place))
        };
        if let Some((folder, place)) = folder("catalogue") {
            let read = shelf.get(&folder).cloned();
            let read =
                read.unwrap_or_else(|| Folder::catalogue(reader.world, &folder, Some(&place)));
            input.take_catalogue(reader, read);
        }
        if let Some((folder, place)) = folder("partner_data") {
            let read = shelf.get(&folder).cloned();
            let read =
                read.unwrap_or_else(|| Folder::partners(reader.world, &folder, Some(&place)));
            input.take(reader, read);
        }
        input
    }

    /// What a file says and cannot mean is an error. Where a setting changed that key (fewer partners, less
    /// money), what it leaves without effect is only said.
    pub(crate) fn unless_set(
        &self,
        key: &str,
        code: &'static str,
        message: impl Into<String>,
    ) -> Diagnostic {
        if self.set.contains(key) {
            Diagnostic::warning(code, message)
        } else {
            Diagnostic::error(code, message)
        }
    }

    /// Adds a catalogue folder that was read.
    pub(crate) fn take_catalogue(&mut self, reader: &mut Reader<'_>, folder: Folder) {
        self.catalogue_read = folder.input.catalogue_read;
        self.take(reader, folder);
        if !self.catalogue_read {
            self.known.forget("component");
        }
    }

    /// Adds a folder that was read.
    pub(crate) fn take(&mut self, reader: &mut Reader<'_>, folder: Folder) {
        let Self {
            taxonomy,
            components,
            table,
            profiles,
            known,
            ..
        } = folder.input;
        self.taxonomy = taxonomy.or(self.taxonomy.take());
        self.components.extend(components);
        self.table = table.or(self.table.take());
        self.profiles.extend(profiles);
        self.known.extend(known);
        reader.findings.extend(folder.findings);
        reader.references.extend(folder.references);
        for file in folder.inputs {
            reader.list(file);
        }
    }

    /// Reads a catalogue folder into what is empty so far.
    pub(crate) fn catalogue(
        &mut self,
        reader: &mut Reader<'_>,
        folder: &Path,
        named_at: Option<&Place>,
    ) {
        let Some(files) = folder_files(reader, folder, named_at) else {
            return;
        };
        let taxonomy = folder.join("taxonomy.json");
        let map = folder.join(super::strategy::FILE);
        self.read_taxonomy(reader, &taxonomy, named_at);
        let mut complete = true;
        for file in files
            .iter()
            .filter(|file| **file != taxonomy && **file != map)
        {
            complete &= self.read_components(reader, file);
        }
        self.catalogue_read = complete;
        if !complete {
            self.known.forget("component");
        }
    }

    /// Reads a taxonomy.
    pub(crate) fn read_taxonomy(
        &mut self,
        reader: &mut Reader<'_>,
        path: &Path,
        named_at: Option<&Place>,
    ) {
        let Some(tree) = reader.tree(path, named_at.cloned()) else {
            return;
        };
        for (kind, key) in [
            ("area", "areas"),
            ("group", "groups"),
            ("need", "needs"),
            ("interest", "interests"),
            ("instrument", "instruments"),
            ("actor", "actors"),
        ] {
            self.known.add(kind, ids(&tree, key));
        }
        self.taxonomy = reader.shaped(&tree, SchemaKind::Taxonomy);
    }

    /// Reads one file of components; says whether it could be read at all.
    pub(crate) fn read_components(&mut self, reader: &mut Reader<'_>, path: &Path) -> bool {
        let Some(tree) = reader.tree(path, None) else {
            return false;
        };
        self.known.add("component", ids(&tree, "components"));
        for component in tree.get("components").map_or(&[][..], Node::elements) {
            if let Some(id) = component.get("id").and_then(Node::text) {
                let options = self.known.options.entry(id.to_owned()).or_default();
                options.extend(ids(component, "options"));
            }
        }
        let good = reader.shaped_elements(&tree, SchemaKind::Component, "components");
        self.components.extend(good);
        true
    }

    /// Reads a partner folder: table, schema, profiles.
    pub(crate) fn partners(
        &mut self,
        reader: &mut Reader<'_>,
        folder: &Path,
        named_at: Option<&Place>,
    ) {
        if let Err(error) = reader.world.list(folder) {
            report_folder(reader, folder, named_at, &error);
            return;
        }
        if let Some(table) = read_table(reader, folder, named_at) {
            let ids = table.rows.iter().map(|row| row.id.to_string());
            self.known.add("partner", ids);
            self.known.add("partner", table.unread.partners.clone());
            let regions = table.rows.iter().map(|row| row.region.clone());
            self.known
                .add("region", regions.filter(|region| !region.is_empty()));
            let columns = table.indicators.iter().map(|column| column.id.to_string());
            self.known.add("indicator", columns);
            self.known.add("indicator", table.unread.columns.clone());
            self.table = Some(table);
        }
        let Ok(profiles) = reader.json_below(&folder.join("profiles")) else {
            return; // There may be none.
        };
        for path in profiles {
            self.read_profile(reader, &path);
        }
    }

    /// Reads one profile.
    pub(crate) fn read_profile(&mut self, reader: &mut Reader<'_>, path: &Path) {
        let Some(tree) = reader.tree(path, None) else {
            return;
        };
        if let Some(profile) = reader.shaped::<RawProfile>(&tree, SchemaKind::Profile) {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy());
            let id = &profile.value.id.0;
            if stem.is_some_and(|stem| stem != id.as_str()) {
                let message = format!("the profile of {id} stands in {}", shown(path));
                let finding = Diagnostic::error("wrong-file", message).at(profile.place("/id"));
                reader.report(finding.hint(format!("name the file {id}.json")));
            }
            self.profiles.push(profile);
        }
    }
}

fn folder_files(
    reader: &mut Reader<'_>,
    folder: &Path,
    named_at: Option<&Place>,
) -> Option<Vec<PathBuf>> {
    match reader.json_below(folder) {
        Ok(files) => Some(files),
        Err(error) => {
            report_folder(reader, folder, named_at, &error);
            None
        }
    }
}

fn report_folder(
    reader: &mut Reader<'_>,
    folder: &Path,
    named_at: Option<&Place>,
    error: &std::io::Error,
) {
    let file = shown(folder);
    let mut finding = Diagnostic::error("not-found", format!("there is no folder {file}"));
    if error.kind() != std::io::ErrorKind::NotFound {
        finding = Diagnostic::error("unreadable", format!("the folder {file} cannot be listed"));
        finding = finding.hint(error.kind().to_string());
    } else if let Some(parent) = folder.parent()
        && let Ok(siblings) = reader.world.list(parent)
    {
        let names: Vec<String> = siblings.iter().map(|path| shown(path)).collect();
        let hint = super::suggest::hint(&file, names.iter().map(String::as_str));
        finding.hints.extend(hint);
    }
    let place = named_at.cloned().unwrap_or(Place {
        file,
        pointer: String::new(),
        span: None,
    });
    reader.report(finding.at(place));
}
