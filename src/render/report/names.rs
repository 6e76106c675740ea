//! Names of the catalogue in the language of a document.

use crate::model::{
    Actor, Area, BlendingRule, Component, Group, Indicator, Instrument, Interest, Judgement, Need,
    OptionSpec, Partner, Phrase, Requirement, RunningProgramme, Scenario,
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

    /// A line of a list of the catalogue.
    pub(super) fn phrase(&self, phrase: &Phrase) -> String {
        self.text(&phrase.translations, "text", &phrase.text)
    }

    /// Why a prerequisite is one.
    pub(super) fn prerequisite(&self, requirement: &Requirement) -> String {
        self.text(&requirement.translations, "why", &requirement.why)
    }

    /// A rule of an instrument.
    pub(super) fn blending(&self, rule: &BlendingRule) -> String {
        self.text(&rule.translations, "text", &rule.text)
    }

    /// Title of a column of the partner table.
    pub(super) fn column(&self, column: &Indicator) -> String {
        self.text(&column.translations, "title", &column.title)
    }

    /// Unit of a column of the partner table.
    pub(super) fn unit(&self, column: &Indicator) -> String {
        self.text(&column.translations, "unit", &column.unit)
    }

    /// Title of a scenario.
    pub(super) fn title(&self, scenario: &Scenario) -> String {
        self.text(&scenario.translations, "title", &scenario.title)
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
        self.text(&programme.translations, "name", &programme.name)
    }
}
