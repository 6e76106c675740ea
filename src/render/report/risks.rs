//! Annex G: what can go wrong, from a common list and from the chosen components with their safeguards.

use super::block::{Block, Table, note};
use super::conditions::has_hard;
use super::context::{Context, Pack};
use super::{Section, package, words};
use crate::model::{InstrumentKind, Phrase};

pub(super) const SECTION: Section = Section {
    number: "G",
    id: "section-risks",
    strategy: &["M004", "M045", "M074", "M086", "M152"],
    build,
};

/// Most rows of the table.
const SHOWN: usize = 10;
/// Risks that section 5 names.
const NAMED: usize = 3;

/// How likely a risk is, or how hard it hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grade {
    #[expect(
        dead_code,
        reason = "no common risk starts low; the letter is explained"
    )]
    Low,
    Medium,
    High,
}

impl Grade {
    /// Message of its letter.
    fn id(self) -> &'static str {
        match self {
            Self::Low => "grade-low",
            Self::Medium => "grade-medium",
            Self::High => "grade-high",
        }
    }
}

/// A risk that many packages share. Likelihood and impact are starting values.
struct Common {
    /// Message: risk, category, mitigation.
    row: &'static str,
    likelihood: Grade,
    impact: Grade,
    applies: fn(&Context, &Pack) -> bool,
}

/// The common list. To add one: a row with its test.
const COMMON: &[Common] = &[
    Common {
        row: "risk-running-costs",
        likelihood: Grade::High,
        impact: Grade::High,
        applies: |_, pack| {
            pack.chosen
                .iter()
                .any(|c| c.choice.opex_per_year.value() > 0.0)
        },
    },
    Common {
        row: "risk-debt-limit",
        likelihood: Grade::Medium,
        impact: Grade::High,
        applies: |context, pack| pack.of_kind(context, InstrumentKind::is_debt) > 0,
    },
    Common {
        row: "risk-law-slips",
        likelihood: Grade::High,
        impact: Grade::Medium,
        applies: |_, pack| pack.chosen.iter().any(|c| !c.component.requires.is_empty()),
    },
    Common {
        row: "risk-supplier",
        likelihood: Grade::Medium,
        impact: Grade::High,
        applies: has_hard,
    },
    Common {
        row: "risk-cable",
        likelihood: Grade::Medium,
        impact: Grade::High,
        applies: |context, pack| {
            pack.closes_any(context.offer, &["CONN-INT"]) && has_hard(context, pack)
        },
    },
    Common {
        row: "risk-little-use",
        likelihood: Grade::Medium,
        impact: Grade::High,
        applies: |_, pack| !pack.chosen.is_empty(),
    },
    Common {
        row: "risk-identity",
        likelihood: Grade::Medium,
        impact: Grade::High,
        applies: |context, pack| pack.closes_any(context.offer, &["ID", "TRUST"]),
    },
    Common {
        row: "risk-brain-drain",
        likelihood: Grade::Medium,
        impact: Grade::Medium,
        applies: |context, pack| pack.closes_any(context.offer, &["TALENT", "SKILL-A"]),
    },
    Common {
        row: "risk-power",
        likelihood: Grade::Medium,
        impact: Grade::High,
        applies: |context, pack| pack.closes_any(context.offer, &["AI-COMP", "CLOUD"]),
    },
    Common {
        row: "risk-administration",
        likelihood: Grade::Medium,
        impact: Grade::Medium,
        applies: |_, pack| {
            pack.package
                .delivery_capacity
                .is_some_and(|capacity| pack.package.effort > 0.85 * capacity)
        },
    },
    Common {
        row: "risk-overrun",
        likelihood: Grade::Medium,
        impact: Grade::Medium,
        applies: |_, pack| pack.chosen.iter().any(|c| c.choice.capex.value() > 0.0),
    },
    Common {
        row: "risk-overlap",
        likelihood: Grade::Medium,
        impact: Grade::Medium,
        applies: |_, pack| !pack.chosen.is_empty(),
    },
    Common {
        row: "risk-election",
        likelihood: Grade::Medium,
        impact: Grade::Medium,
        applies: |_, _| true,
    },
];

/// Common risks of this package, the heaviest first.
fn applying(context: &Context, pack: &Pack) -> Vec<&'static Common> {
    let mut applying: Vec<&Common> = COMMON
        .iter()
        .filter(|common| (common.applies)(context, pack))
        .collect();
    applying.sort_by_key(|common| std::cmp::Reverse(common.likelihood as u8 + common.impact as u8));
    applying
}

/// Names of the heaviest risks, for section 5.
pub(super) fn heaviest(context: &Context, pack: &Pack) -> Vec<String> {
    if pack.chosen.is_empty() {
        return Vec::new();
    }
    let rows = applying(context, pack).into_iter().take(NAMED);
    rows.filter_map(|common| context.cells(common.row).into_iter().next())
        .collect()
}

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut table = Table::new(context.say("risks-table"), &context.cells("risks-columns"));
    for common in applying(context, pack).into_iter().take(SHOWN) {
        let mut row = context.cells(common.row);
        let mitigation = row.split_off(2.min(row.len()));
        row.extend([
            context.say(common.likelihood.id()),
            context.say(common.impact.id()),
        ]);
        row.extend(mitigation);
        table.row(row);
    }
    let mut blocks: Vec<Block> = table.block().into_iter().collect();
    let mut own = Table::new(
        context.say("own-risks-table"),
        &context.cells("own-risks-columns"),
    );
    let sentences = |lines: &[Phrase]| {
        let line = |line| words::sentence(&context.phrase(line));
        let lines: Vec<String> = lines.iter().map(line).collect();
        if lines.is_empty() {
            "–".to_owned()
        } else {
            lines.join(" ")
        }
    };
    for chosen in &pack.chosen {
        let component = chosen.component;
        if !component.risks.is_empty() || !component.safeguards.is_empty() {
            own.row(vec![
                package::name(context, chosen),
                sentences(&component.risks),
                sentences(&component.safeguards),
            ]);
        }
    }
    blocks.extend(own.block());
    blocks.push(note(context.say("risks-starting-values")));
    blocks
}
