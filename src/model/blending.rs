//! Rules of an instrument's own on what it may pay for: the blending rules of banks and programmes.

use super::source::Source;
use super::translation::Translations;
use super::units::{Meur, Share};

/// One rule of an instrument, with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct BlendingRule {
    /// What it asks.
    pub term: BlendingTerm,
    /// The rule in words, as printed.
    pub text: String,
    /// Who says so.
    pub source: Source,
    /// The rule and the other way in other languages, under `text` and `below`.
    pub translations: Translations,
}

/// What a blending rule asks.
#[derive(Debug, Clone, PartialEq)]
pub enum BlendingTerm {
    /// The instrument carries at most this share of a component: a limit of the model.
    LargestShare {
        /// The share.
        share: Share,
        /// Of what.
        of: ShareBase,
    },
    /// The instrument carries at most this much of a component, a shared project counted once, in
    /// MEUR as published: a limit of the model.
    LargestAmount {
        /// The amount.
        meur: Meur,
    },
    /// The instrument pays for nothing that is no development assistance: a limit of the model.
    DevelopmentOnly,
    /// Where the partner holds none of these, the instrument pays for projects that partners share and
    /// for nothing else: a limit of the model.
    AssociatedOrShared {
        /// Frameworks that open it for everything.
        frameworks_any: Vec<String>,
    },
    /// A project with less investment than this, in MEUR as published, takes another way to the same
    /// money: a condition that is printed where it applies, no limit of the model.
    LeastProject {
        /// The investment.
        meur: Meur,
        /// The other way, as printed.
        below: String,
    },
    /// Something else, printed: kept by another part of the model (whom the instrument is for, what runs
    /// already, the debt gate), or to be settled outside it.
    Condition {
        /// Whether another part of the model keeps it.
        kept: bool,
    },
}

/// What the largest share of an instrument is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareBase {
    /// The whole cost over the horizon.
    Cost,
    /// The investment alone: running costs are for others.
    Investment,
    /// The part of the cost that EU suppliers deliver.
    EuContent,
}

impl BlendingTerm {
    /// Whether the model keeps it, so that no answer can break it.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        match self {
            Self::LargestShare { .. }
            | Self::LargestAmount { .. }
            | Self::DevelopmentOnly
            | Self::AssociatedOrShared { .. } => true,
            Self::LeastProject { .. } | Self::Condition { .. } => false,
        }
    }
}
