//! Catalogue and partner folders as they were read, for scenarios that share them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::input::Input;
use super::read::{Reader, has_errors};
use super::shape::Reference;
use super::world::World;
use crate::model::{Diagnostic, InputFile, Place};

/// What reading one folder gave.
#[derive(Clone)]
pub(crate) struct Folder {
    /// Its files' contents.
    pub(crate) input: Input,
    /// What is wrong with them.
    pub(crate) findings: Vec<Diagnostic>,
    /// What they name.
    pub(crate) references: Vec<Reference>,
    /// The files.
    pub(crate) inputs: Vec<InputFile>,
}

impl Folder {
    /// Reads a catalogue folder; `named_at` is where a scenario names it.
    pub(crate) fn catalogue(world: &dyn World, path: &Path, named_at: Option<&Place>) -> Self {
        Self::read(world, |input, reader| {
            input.catalogue(reader, path, named_at);
        })
    }

    /// Reads a partner folder: table, schema, profiles.
    pub(crate) fn partners(world: &dyn World, path: &Path, named_at: Option<&Place>) -> Self {
        Self::read(world, |input, reader| {
            input.partners(reader, path, named_at);
        })
    }

    fn read(world: &dyn World, read: impl FnOnce(&mut Input, &mut Reader<'_>)) -> Self {
        let mut reader = Reader::new(world);
        let mut input = Input::default();
        read(&mut input, &mut reader);
        Self {
            input,
            findings: reader.findings,
            references: reader.references,
            inputs: reader.inputs,
        }
    }
}

/// Folders already read, by path.
#[derive(Default)]
pub(crate) struct Shelf(BTreeMap<PathBuf, Folder>);

impl Shelf {
    /// Keeps a folder. One with errors is read again by whoever names it: some of its findings
    /// stand where it is named.
    pub(crate) fn keep(&mut self, path: &Path, folder: &Folder) {
        if !has_errors(&folder.findings) {
            self.0.insert(path.to_owned(), folder.clone());
        }
    }

    /// A folder, where it was read before.
    pub(crate) fn get(&self, path: &Path) -> Option<&Folder> {
        self.0.get(path)
    }
}
