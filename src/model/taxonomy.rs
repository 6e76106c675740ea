//! The shared vocabulary: areas, needs, interests, instruments, actors.

use std::collections::BTreeMap;

use super::blending::BlendingRule;
use super::coding::{Mark, Marker};
use super::component::{Condition, Eligibility};
use super::ids::{ActorId, AreaId, IndicatorId, InstrumentId, InterestId, NeedId};
use super::translation::Translations;
use super::units::Share;

/// Everything that `components/taxonomy.json` defines, in file order.
#[derive(Debug, Clone, PartialEq)]
pub struct Taxonomy {
    /// Areas of the catalogue.
    pub areas: Vec<Area>,
    /// What a partner may lack.
    pub needs: Vec<Need>,
    /// Groups of needs, for charts and tables.
    pub groups: Vec<Group>,
    /// What the EU wants.
    pub interests: Vec<Interest>,
    /// Sources of money.
    pub instruments: Vec<Instrument>,
    /// Delivery bodies.
    pub actors: Vec<Actor>,
}

/// An area of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Identifier.
    pub id: AreaId,
    /// Name as printed.
    pub name: String,
    /// Hard infrastructure: what a package complements with capacity building.
    pub hard: bool,
    /// Suggested DAC purpose codes; the first one is that of components without their own.
    pub dac_codes: Vec<String>,
    /// Sustainable Development Goals that it serves, the main one first.
    pub sdgs: Vec<u8>,
    /// Policy markers of its components, where these do not set their own.
    pub markers: BTreeMap<Marker, Mark>,
    /// Items of the strategy that the area stands for.
    pub strategy: Vec<String>,
    /// Texts in other languages.
    pub translations: Translations,
}

/// A group of needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Identifier, the `group` of a need.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// The same in other languages.
    pub translations: Translations,
}

/// What a partner may lack.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// Identifier.
    pub id: NeedId,
    /// Name as printed.
    pub name: String,
    /// Group it is shown in.
    pub group: String,
    /// Weight before a partner's or a scenario's own priorities.
    pub weight: f64,
    /// How severity follows from the partner table.
    pub severity: SeverityRule,
    /// Sum of effects that counts as fully met; `None` adds up without limit.
    pub cap: Option<f64>,
    /// What the indicator is worth as a proxy.
    pub why: String,
    /// Items of the strategy that the need stands for.
    pub strategy: Vec<String>,
    /// Texts in other languages.
    pub translations: Translations,
}

/// How severe a need is, in \[0, 1\].
#[derive(Debug, Clone, PartialEq)]
pub enum SeverityRule {
    /// The same for every partner unless its profile says otherwise.
    Constant(Share),
    /// Linear between `worst` (1) and `best` (0), clamped.
    Linear {
        /// Column of the partner table.
        indicator: IndicatorId,
        /// Value at which severity is 1.
        worst: f64,
        /// Value at which severity is 0.
        best: f64,
        /// Severity where the cell is empty; printed as an assumption.
        when_missing: Share,
    },
}

/// What the EU wants.
#[derive(Debug, Clone, PartialEq)]
pub struct Interest {
    /// Identifier.
    pub id: InterestId,
    /// Name as printed.
    pub name: String,
    /// Weight before a scenario's own.
    pub weight: f64,
    /// Sum of effects (or MEUR of EU content) that counts as fully met; `None`: without limit.
    pub cap: Option<f64>,
    /// What the interest is measured by.
    pub measure: Measure,
    /// Objective of the strategy it stands for: `a`, `b`, `c`, or none.
    pub objective: Option<char>,
    /// Partners at which it means something; `None`: every one. Effects elsewhere are dropped.
    pub applies_to: Option<Condition>,
    /// Items of the strategy that the interest stands for.
    pub strategy: Vec<String>,
    /// Texts in other languages.
    pub translations: Translations,
}

/// What an interest is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The sum of the options' `serves`.
    Effects,
    /// The money that EU suppliers deliver: the sum of `eu_content` x cost, in MEUR.
    EuContent,
}

/// A source of money.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// Identifier.
    pub id: InstrumentId,
    /// Name as printed.
    pub name: String,
    /// What kind of money it is.
    pub kind: InstrumentKind,
    /// Whose money it is, `eib`.
    pub owner: String,
    /// Terms of repayment; loans without terms are no loans.
    pub terms: Option<InstrumentTerms>,
    /// Whether the partner's government owes it: the debt gate looks at these alone.
    pub sovereign: bool,
    /// Which partners it may serve.
    pub eligible: Eligibility,
    /// Its own rules on what it pays for, and how much.
    pub blending: Vec<BlendingRule>,
    /// Items of the strategy that the instrument stands for.
    pub strategy: Vec<String>,
    /// Texts in other languages.
    pub translations: Translations,
}

/// What kind of money an instrument is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentKind {
    /// Not paid back.
    Grant,
    /// Paid back with interest.
    Loan,
    /// A loan of others that the EU stands behind.
    Guarantee,
    /// A loan tied to exports.
    ExportCredit,
    /// A share in the venture.
    Equity,
    /// The partner's own money.
    Domestic,
}

impl InstrumentKind {
    /// Whether the money has to be paid back.
    #[must_use]
    pub fn is_debt(self) -> bool {
        matches!(self, Self::Loan | Self::Guarantee | Self::ExportCredit)
    }
}

/// Terms of a loan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InstrumentTerms {
    /// Interest a year, 0.03 for 3 %.
    pub rate: f64,
    /// Years before the first repayment of principal.
    pub grace_years: f64,
    /// Years until the last repayment.
    pub maturity_years: f64,
}

/// A delivery body.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Identifier.
    pub id: ActorId,
    /// Name as printed.
    pub name: String,
    /// `eu`, `member-state`, `dfi`, `partner`, `industry`, `international` or `civil-society`.
    pub kind: String,
    /// Items of the strategy that the actor stands for.
    pub strategy: Vec<String>,
    /// Texts in other languages.
    pub translations: Translations,
}

impl Taxonomy {
    /// The need with this identifier.
    #[must_use]
    pub fn need(&self, id: &NeedId) -> Option<&Need> {
        self.needs.iter().find(|need| need.id == *id)
    }

    /// The interest with this identifier.
    #[must_use]
    pub fn interest(&self, id: &InterestId) -> Option<&Interest> {
        self.interests.iter().find(|interest| interest.id == *id)
    }

    /// The instrument with this identifier.
    #[must_use]
    pub fn instrument(&self, id: &InstrumentId) -> Option<&Instrument> {
        self.instruments
            .iter()
            .find(|instrument| instrument.id == *id)
    }

    /// The area with this identifier.
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }
}
