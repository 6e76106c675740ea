//! Blending rules of instruments.

use super::super::raw::component::RawSource;
use super::super::raw::taxonomy::{RawBlending, RawShareBase};
use super::super::raw::translation::rules;
use super::component::source;
use super::{meur, share};
use crate::model::{BlendingRule, BlendingTerm, ShareBase};

/// A rule; its amounts stay as published, since a bank's threshold does not follow prices.
pub(super) fn rule(raw: &RawBlending) -> BlendingRule {
    let (term, text, translations, from): (_, _, _, &RawSource) = match raw {
        RawBlending::LargestShare {
            share: most,
            of,
            text,
            translations,
            source,
        } => {
            let (share, of) = (share(*most), base(*of));
            (
                BlendingTerm::LargestShare { share, of },
                text,
                translations,
                source,
            )
        }
        RawBlending::LargestAmount {
            meur: most,
            text,
            translations,
            source,
        } => {
            let meur = meur(most.0);
            (
                BlendingTerm::LargestAmount { meur },
                text,
                translations,
                source,
            )
        }
        RawBlending::DevelopmentOnly {
            text,
            translations,
            source,
        } => (BlendingTerm::DevelopmentOnly, text, translations, source),
        RawBlending::AssociatedOrShared {
            frameworks_any,
            text,
            translations,
            source,
        } => {
            let frameworks_any = frameworks_any.iter().map(|one| one.0.clone()).collect();
            let term = BlendingTerm::AssociatedOrShared { frameworks_any };
            (term, text, translations, source)
        }
        RawBlending::LeastProject {
            meur: least,
            below,
            text,
            translations,
            source,
        } => {
            let (meur, below) = (meur(least.0), below.0.clone());
            (
                BlendingTerm::LeastProject { meur, below },
                text,
                translations,
                source,
            )
        }
        RawBlending::Condition {
            kept,
            text,
            translations,
            source,
        } => (
            BlendingTerm::Condition { kept: *kept },
            text,
            translations,
            source,
        ),
    };
    BlendingRule {
        term,
        text: text.0.clone(),
        source: source(from),
        translations: rules(translations),
    }
}

fn base(raw: RawShareBase) -> ShareBase {
    match raw {
        RawShareBase::Cost => ShareBase::Cost,
        RawShareBase::Investment => ShareBase::Investment,
        RawShareBase::EuContent => ShareBase::EuContent,
    }
}
