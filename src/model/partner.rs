//! A partner: its row of the indicator table and its profile.

use std::collections::BTreeMap;

use super::ids::{ComponentId, IndicatorId, NeedId, OptionId, PartnerId};
use super::translation::{Phrase, Translations};
use super::units::Meur;

/// A partner as the scenario sees it, overrides applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Partner {
    /// ISO 3166-1 alpha-3.
    pub id: PartnerId,
    /// Name as printed.
    pub name: String,
    /// Region of the partner table.
    pub region: String,
    /// Numbers of the partner table, overrides applied; an absent key is an empty cell.
    pub indicators: BTreeMap<IndicatorId, f64>,
    /// Whether official development assistance may go there; `None` where the table does not say.
    pub oda: Option<bool>,
    /// Debt sustainability rating.
    pub debt: DebtRating,
    /// Its class among borrowers, which decides when a loan counts as aid; `None` where it is in none.
    pub borrower_class: Option<BorrowerClass>,
    /// What the profile adds.
    pub profile: Profile,
    /// Severity of each need of the taxonomy, in its order.
    pub severity: Vec<f64>,
    /// Weight of each need of the taxonomy, in its order, priorities and scenario applied.
    pub need_weight: Vec<f64>,
    /// Most effort that its administration can carry, where given.
    pub delivery_capacity: Option<f64>,
    /// Most that its package may pay out in one year, in MEUR, where a phased scenario limits it.
    pub absorptive_capacity: Option<Meur>,
    /// Its GDP in MEUR at the scenario's prices, where the partner table and the price base reach.
    pub gdp: Option<f64>,
    /// Utility with no deal, or with its best outside offer.
    pub disagreement: f64,
}

/// What `partners/profiles/<ISO3>.json` adds to the table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// Agreements and dialogues it is part of, `DigitalPartnership`.
    pub frameworks: Vec<String>,
    /// Working languages, ISO 639-1.
    pub languages: Vec<String>,
    /// Topics agreed with the EU.
    pub topics: Vec<String>,
    /// What already runs and must not be paid twice.
    pub running: Vec<RunningProgramme>,
    /// Its own money for packages, in MEUR over the horizon.
    pub own_budget: Option<Meur>,
    /// What the EU can learn or reuse.
    pub strengths: Vec<Phrase>,
    /// Footnote that must follow the name in print.
    pub note: Option<String>,
    /// The partner's name in other languages.
    pub translations: Translations,
}

/// A programme that already runs.
#[derive(Debug, Clone, PartialEq)]
pub struct RunningProgramme {
    /// Name as printed.
    pub name: String,
    /// What it already delivers: whole components, or single options of them.
    pub covers: Vec<(ComponentId, Option<OptionId>)>,
    /// Its size, where published.
    pub amount: Option<Meur>,
    /// Where that is published.
    pub source: String,
    /// The name in other languages.
    pub translations: Translations,
}

/// Rating of a debt sustainability analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DebtRating {
    /// No rating: not a country of the low-income framework.
    NotRated,
    /// Low risk.
    Low,
    /// Moderate risk.
    Moderate,
    /// High risk.
    High,
    /// In distress.
    InDistress,
}

/// Class of a borrower in the OECD's rules on concessional loans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BorrowerClass {
    /// Least developed and other low-income countries.
    LdcLic,
    /// Lower middle-income countries.
    Lmic,
    /// Upper middle-income countries.
    Umic,
    /// Global institutions and multilateral development banks.
    GlobalInstitution,
    /// Other multilateral institutions.
    OtherInstitution,
}

/// A column of the partner table as its schema describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Column name.
    pub id: IndicatorId,
    /// Title as printed.
    pub title: String,
    /// Unit as printed.
    pub unit: String,
    /// Who published it.
    pub source: String,
    /// Reference year as printed, `2024` or `2022-24`.
    pub year: String,
    /// `sourced`, `derived` or `estimated`.
    pub confidence: super::source::Confidence,
    /// Title and unit in other languages.
    pub translations: Translations,
}

impl Partner {
    /// The value of an indicator, where the cell is not empty.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<f64> {
        self.indicators.get(id).copied()
    }

    /// The share of the partner's utility that a fully met need stands for: `w v / sum w v`.
    #[must_use]
    pub fn need_share(&self, need: usize) -> f64 {
        let total: f64 = self
            .need_weight
            .iter()
            .zip(&self.severity)
            .map(|(w, v)| w * v)
            .sum();
        if total > 0.0 {
            self.need_weight[need] * self.severity[need] / total
        } else {
            0.0
        }
    }

    /// The profile's override source for a need, kept for print.
    #[must_use]
    pub fn has_framework(&self, framework: &str) -> bool {
        self.profile.frameworks.iter().any(|held| held == framework)
    }
}

/// A severity that a profile sets instead of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct SeverityOverride {
    /// The need.
    pub need: NeedId,
    /// Severity in \[0, 1\].
    pub severity: f64,
    /// Why.
    pub source: String,
}
