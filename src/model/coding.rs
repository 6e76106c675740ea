//! How an action is coded for statistics of development assistance: policy markers of the OECD's DAC.

use std::fmt;

use super::source::Confidence;
use super::translation::Translations;

/// A policy marker of the Development Assistance Committee, in the order of its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    /// Gender equality.
    Gender,
    /// Aid to environment.
    Environment,
    /// Participatory development and good governance.
    Governance,
    /// Trade development.
    Trade,
    /// Rio marker: biological diversity.
    Biodiversity,
    /// Rio marker: mitigation of climate change.
    Mitigation,
    /// Rio marker: adaptation to climate change.
    Adaptation,
    /// Rio marker: combating desertification.
    Desertification,
    /// Reproductive, maternal, newborn and child health.
    Rmnch,
    /// Disaster risk reduction.
    Drr,
    /// Inclusion and empowerment of persons with disabilities.
    Disability,
    /// Nutrition.
    Nutrition,
}

impl Marker {
    /// Every marker.
    pub const ALL: [Marker; 12] = [
        Self::Gender,
        Self::Environment,
        Self::Governance,
        Self::Trade,
        Self::Biodiversity,
        Self::Mitigation,
        Self::Adaptation,
        Self::Desertification,
        Self::Rmnch,
        Self::Drr,
        Self::Disability,
        Self::Nutrition,
    ];

    /// Name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Gender => "gender",
            Self::Environment => "environment",
            Self::Governance => "governance",
            Self::Trade => "trade",
            Self::Biodiversity => "biodiversity",
            Self::Mitigation => "mitigation",
            Self::Adaptation => "adaptation",
            Self::Desertification => "desertification",
            Self::Rmnch => "rmnch",
            Self::Drr => "drr",
            Self::Disability => "disability",
            Self::Nutrition => "nutrition",
        }
    }

    /// Name as printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gender => "Gender equality",
            Self::Environment => "Aid to environment",
            Self::Governance => "Participatory development and good governance",
            Self::Trade => "Trade development",
            Self::Biodiversity => "Biological diversity (Rio)",
            Self::Mitigation => "Climate change mitigation (Rio)",
            Self::Adaptation => "Climate change adaptation (Rio)",
            Self::Desertification => "Combating desertification (Rio)",
            Self::Rmnch => "Reproductive, maternal, newborn and child health",
            Self::Drr => "Disaster risk reduction",
            Self::Disability => "Inclusion of persons with disabilities",
            Self::Nutrition => "Nutrition",
        }
    }

    /// Code in the IATI code list `PolicyMarker`.
    ///
    /// ```
    /// use tech_business_offer::model::Marker;
    /// assert_eq!((Marker::Gender.code(), Marker::Mitigation.code()), (1, 6));
    /// ```
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Gender => 1,
            Self::Environment => 2,
            Self::Governance => 3,
            Self::Trade => 4,
            Self::Biodiversity => 5,
            Self::Mitigation => 6,
            Self::Adaptation => 7,
            Self::Desertification => 8,
            Self::Rmnch => 9,
            Self::Drr => 10,
            Self::Disability => 11,
            Self::Nutrition => 12,
        }
    }

    /// The marker with this name in files.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|marker| marker.id() == id)
    }
}

impl fmt::Display for Marker {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.id())
    }
}

/// A marker's score with the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// 0 not targeted, 1 significant objective, 2 principal objective.
    pub score: u8,
    /// One line.
    pub why: String,
    /// How the score came about.
    pub confidence: Confidence,
    /// The line in other languages.
    pub translations: Translations,
}
