//! Annex G: what can go wrong, from a common list and from the chosen components with their safeguards.

use super::block::{Block, Table, note};
use super::conditions::has_hard;
use super::context::{Context, Pack};
use super::{Section, package, words};
use crate::model::InstrumentKind;

pub(super) const SECTION: Section = Section {
    number: "G",
    title: "Risks and safeguards",
    strategy: &["M004", "M045", "M074", "M086", "M152"],
    build,
};

/// Most rows of the table.
const SHOWN: usize = 10;

/// A risk that many packages share. Likelihood and impact are starting values (L, M, H).
struct Common {
    risk: &'static str,
    category: &'static str,
    likelihood: &'static str,
    impact: &'static str,
    mitigation: &'static str,
    applies: fn(&Context, &Pack) -> bool,
}

/// The common list. To add one: a row with its test.
const COMMON: &[Common] = &[
    Common {
        risk: "running costs are not budgeted",
        category: "fiscal",
        likelihood: "H",
        impact: "H",
        mitigation: "line in the partner's budget, support that tapers off",
        applies: |_, pack| {
            pack.chosen
                .iter()
                .any(|c| c.choice.opex_per_year.value() > 0.0)
        },
    },
    Common {
        risk: "debt limit is reached or the rating changes",
        category: "macro",
        likelihood: "M",
        impact: "H",
        mitigation: "grants first, guarantees to private borrowers, tranches released after a debt check",
        applies: |context, pack| pack.of_kind(context, InstrumentKind::is_debt) > 0,
    },
    Common {
        risk: "a law that is a prerequisite slips",
        category: "political",
        likelihood: "H",
        impact: "M",
        mitigation: "condition before payment, advice first, later start",
        applies: |_, pack| pack.chosen.iter().any(|c| !c.component.requires.is_empty()),
    },
    Common {
        risk: "a high-risk supplier enters the supply chain again",
        category: "security",
        likelihood: "M",
        impact: "H",
        mitigation: "toolbox clause, right of audit, alternative bidder",
        applies: has_hard,
    },
    Common {
        risk: "permits or conflict stop a cable",
        category: "external",
        likelihood: "M",
        impact: "H",
        mitigation: "second route, insurance, stop clause",
        applies: |context, pack| {
            pack.closes_any(context.offer, &["CONN-INT"]) && has_hard(context, pack)
        },
    },
    Common {
        risk: "little use after delivery",
        category: "demand",
        likelihood: "M",
        impact: "H",
        mitigation: "skills, tariff rule, anchor users",
        applies: |_, pack| !pack.chosen.is_empty(),
    },
    Common {
        risk: "identity is misused or excludes people",
        category: "rights",
        likelihood: "M",
        impact: "H",
        mitigation: "offline path, independent authority, impact assessment, no use for surveillance",
        applies: |context, pack| pack.closes_any(context.offer, &["ID", "TRUST"]),
    },
    Common {
        risk: "trained people leave the country",
        category: "social",
        likelihood: "M",
        impact: "M",
        mitigation: "circular schemes, return grants, share of local jobs",
        applies: |context, pack| pack.closes_any(context.offer, &["TALENT", "SKILL-A"]),
    },
    Common {
        risk: "power is short for computing",
        category: "technical",
        likelihood: "M",
        impact: "H",
        mitigation: "check of megawatts before signature, contract for renewable power",
        applies: |context, pack| pack.closes_any(context.offer, &["AI-COMP", "CLOUD"]),
    },
    Common {
        risk: "the administration cannot carry the whole package at once",
        category: "delivery",
        likelihood: "M",
        impact: "M",
        mitigation: "counterpart staff named before each start, phased starts, technical assistance",
        applies: |_, pack| {
            pack.package
                .delivery_capacity
                .is_some_and(|capacity| pack.package.effort > 0.85 * capacity)
        },
    },
    Common {
        risk: "cost overrun",
        category: "financial",
        likelihood: "M",
        impact: "M",
        mitigation: "contingency of 10 to 15 %, lots at a fixed price",
        applies: |_, pack| pack.chosen.iter().any(|c| c.choice.capex.value() > 0.0),
    },
    Common {
        risk: "overlap with other donors",
        category: "coordination",
        likelihood: "M",
        impact: "M",
        mitigation: "table of who does what, joint steering",
        applies: |_, pack| !pack.chosen.is_empty(),
    },
    Common {
        risk: "election or change of government",
        category: "political",
        likelihood: "M",
        impact: "M",
        mitigation: "information to all parties, signed roadmap",
        applies: |_, _| true,
    },
];

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    let mut table = Table::new(
        "Risks of the whole package (L low, M medium, H high)",
        &["Risk", "Category", "Likelihood", "Impact", "Mitigation"],
    );
    let mut applying: Vec<&Common> = COMMON
        .iter()
        .filter(|common| (common.applies)(context, pack))
        .collect();
    let grade = |grade: &str| {
        ["L", "M", "H"]
            .iter()
            .position(|known| *known == grade)
            .unwrap_or(0)
    };
    applying
        .sort_by_key(|common| std::cmp::Reverse(grade(common.likelihood) + grade(common.impact)));
    for common in applying.into_iter().take(SHOWN) {
        table.row(vec![
            words::capital(common.risk),
            common.category.to_owned(),
            common.likelihood.to_owned(),
            common.impact.to_owned(),
            words::sentence(&words::capital(common.mitigation)),
        ]);
    }
    let mut blocks: Vec<Block> = table.block().into_iter().collect();
    let mut own = Table::new(
        "Risks and safeguards that the catalogue names",
        &["Component", "Risks", "Safeguards"],
    );
    let sentences = |lines: &[String]| {
        let lines: Vec<String> = lines.iter().map(|line| words::sentence(line)).collect();
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
                package::name(chosen),
                sentences(&component.risks),
                sentences(&component.safeguards),
            ]);
        }
    }
    blocks.extend(own.block());
    blocks.push(note(
        "Likelihood and impact are starting values (estimated), to be set for the country.",
    ));
    blocks
}
