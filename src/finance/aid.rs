//! Whether a loan counts as official development assistance.

use super::concession::{Verdict, dac};
use super::loan::Loan;
use crate::model::{Instrument, InstrumentKind, Partner};

/// What a loan is to the OECD's Development Assistance Committee, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Aid {
    /// Held against the least grant element of the partner's class.
    Judged(Verdict),
    /// Export credits never count.
    ExportCredit,
    /// The partner is not eligible.
    NotEligible,
    /// Money to private borrowers and guarantees follow rules of their own.
    OtherRules,
    /// Class or terms are not known.
    Unknown,
}

impl Aid {
    /// What an instrument's loan to a partner is.
    #[must_use]
    pub fn of(partner: &Partner, instrument: &Instrument, loan: Option<&Loan>) -> Self {
        match instrument.kind {
            InstrumentKind::ExportCredit => Self::ExportCredit,
            _ if partner.oda == Some(false) => Self::NotEligible,
            InstrumentKind::Loan if instrument.sovereign => match (loan, partner.borrower_class) {
                (Some(loan), Some(class)) if partner.oda == Some(true) => {
                    Self::Judged(dac(class).judge(loan))
                }
                _ => Self::Unknown,
            },
            _ => Self::OtherRules,
        }
    }

    /// In a table of data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Judged(Verdict { met: true, .. }) => "yes",
            Self::Judged(_) => "no: grant element",
            Self::ExportCredit => "no: export credit",
            Self::NotEligible => "no: partner",
            Self::OtherRules => "other rules",
            Self::Unknown => "not known",
        }
    }
}
