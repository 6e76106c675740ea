//! Names of the catalogue in the language of a document.

use crate::model::{
    Actor, Area, Component, Group, Instrument, Interest, Judgement, Need, OptionSpec, Partner,
    RunningProgramme,
};
use crate::render::locale::Locale;

impl Locale {
    pub(super) fn need(&self, need: &Need) -> String {
        self.text(&need.translations, "name", &need.name)
    }

    pub(super) fn interest(&self, interest: &Interest) -> String {
        self.text(&interest.translations, "name", &interest.name)
    }

    pub(super) fn area(&self, area: &Area) -> String {
        self.text(&area.translations, "name", &area.name)
    }

    pub(super) fn group(&self, group: &Group) -> String {
        self.text(&group.translations, "name", &group.name)
    }

    pub(super) fn instrument(&self, instrument: &Instrument) -> String {
        self.text(&instrument.translations, "name", &instrument.name)
    }

    pub(super) fn actor(&self, actor: &Actor) -> String {
        self.text(&actor.translations, "name", &actor.name)
    }

    pub(super) fn partner(&self, partner: &Partner) -> String {
        self.text(&partner.profile.translations, "name", &partner.name)
    }

    pub(super) fn component(&self, component: &Component) -> String {
        self.text(&component.translations, "name", &component.name)
    }

    /// What a component delivers.
    pub(super) fn delivers(&self, component: &Component) -> String {
        self.text(&component.translations, "delivers", &component.delivers)
    }

    /// Why a judgement is as it is, to stand within a sentence.
    pub(super) fn reason(&self, judgement: &Judgement) -> String {
        let english = judgement.why.trim_end_matches('.');
        let english = english.strip_prefix("concession: ").unwrap_or(english);
        let reason = self.text(&judgement.translations, "why", english);
        reason.trim_end_matches('.').to_owned()
    }

    /// Size of an option; its identifier where it has no name.
    pub(super) fn size(&self, option: &OptionSpec) -> String {
        if option.name.is_empty() {
            option.id.to_string()
        } else {
            self.text(&option.translations, "name", &option.name)
        }
    }

    pub(super) fn programme(&self, programme: &RunningProgramme) -> String {
        self.foreign(&programme.name)
    }
}
