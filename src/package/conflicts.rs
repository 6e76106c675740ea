//! The conflicts file: why a scenario has no package, for programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::conflict_words as words;
use crate::explain::{Cause, Change, Conflict, Infeasibility, Side, Whose};
use crate::model::{InputFile, Offer, Rule};

/// The name and version of the format.
pub const CONFLICTS: &str = "tbo-conflicts/1";

/// Why a scenario has no package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictsFile {
    /// Name and version of the format: `tbo-conflicts/1`.
    pub format: String,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    pub inputs: Vec<InputFile>,
    /// `infeasible`.
    pub status: String,
    /// Sets of causes that cannot hold together; no two share a cause.
    pub conflicts: Vec<ConflictEntry>,
    /// Whether there is a package without the causes of all of them, so that there is no other.
    pub all: bool,
    /// Whether floors stated as a share of the ideal could not be looked at yet.
    pub floors_open: bool,
    /// Where no single change is enough: changes that together give a package, verified by solving.
    pub repair: Vec<ChangeEntry>,
}

/// Causes that cannot hold together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictEntry {
    /// The partner whose package alone cannot obey them; absent where it is all packages together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// Whether it is proven that without any one of them there is a package.
    pub irreducible: bool,
    /// The causes.
    pub causes: Vec<CauseEntry>,
    /// The conflict as a sentence.
    pub because: String,
    /// Changes of which any one ends it, each verified by solving.
    pub changes: Vec<ChangeEntry>,
}

/// One thing that a package has to obey.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CauseEntry {
    /// `rule`, `total`, `per-partner`, `per-year`, `disagreement`, `delivery-capacity`, `absorptive-capacity`,
    /// `own-budget`, `conflict`, `requirement`, `debt-gate` or `min-members`.
    pub kind: String,
    /// Where it stands in the scenario, as a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The rule's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The instrument.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The party: a partner, or `eu`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// The components: one, or the two that conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<String>,
    /// What it says, as a clause.
    pub text: String,
}

/// A change that was verified by solving.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEntry {
    /// `drop` or `set`.
    pub kind: String,
    /// What is changed.
    pub cause: CauseEntry,
    /// Its value now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// Its value then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// Whether it is proven that no smaller change of it is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smallest: Option<bool>,
    /// The change as an instruction.
    pub text: String,
}

/// The file of an explanation.
#[must_use]
pub fn conflicts(offer: &Offer, why: &Infeasibility) -> ConflictsFile {
    let entry = |(conflict, changes): &(Conflict, Vec<Change>)| ConflictEntry {
        partner: match conflict.whose {
            Whose::Alone(partner) => Some(offer.partners[partner].id.to_string()),
            Whose::All => None,
        },
        irreducible: conflict.irreducible,
        causes: conflict
            .causes
            .iter()
            .map(|&cause| self::cause(offer, why, cause))
            .collect(),
        because: words::because(offer, why, conflict),
        changes: changes.iter().map(|one| change(offer, why, one)).collect(),
    };
    ConflictsFile {
        format: CONFLICTS.to_owned(),
        scenario: offer.scenario.id.to_string(),
        inputs: offer.inputs.clone(),
        status: "infeasible".to_owned(),
        conflicts: why.conflicts.iter().map(entry).collect(),
        all: why.all,
        floors_open: why.floors_open,
        repair: why
            .repair
            .iter()
            .map(|one| change(offer, why, one))
            .collect(),
    }
}

fn change(offer: &Offer, why: &Infeasibility, one: &Change) -> ChangeEntry {
    let (kind, from, to, smallest) = match *one {
        Change::Drop(_) => ("drop", None, None, None),
        Change::Set {
            from, to, smallest, ..
        } => ("set", Some(from), Some(to), Some(smallest)),
    };
    ChangeEntry {
        kind: kind.to_owned(),
        cause: cause(offer, why, one.cause()),
        from,
        to,
        smallest,
        text: words::change(offer, one),
    }
}

fn cause(offer: &Offer, why: &Infeasibility, cause: Cause) -> CauseEntry {
    let text = words::clause(offer, why.ideals.as_deref(), cause);
    let entry = |kind: &str| CauseEntry {
        kind: kind.to_owned(),
        text: text.clone(),
        ..CauseEntry::default()
    };
    let party = |at: usize| Some(offer.parties()[at].to_string());
    let component = |at: usize| offer.components[at].id.to_string();
    let limit = |kind: &str, row: usize, key: &str| CauseEntry {
        pointer: Some(format!("/envelope/{row}/{key}")),
        instrument: Some(offer.scenario.envelope[row].instrument.to_string()),
        ..entry(kind)
    };
    match cause {
        Cause::Rule { at, side } => {
            let side = match side {
                Side::Whole => "",
                Side::Least => "/min",
                Side::Most => "/max",
            };
            CauseEntry {
                pointer: Some(format!("/rules/{at}{side}")),
                rule: Some(rule_name(&offer.scenario.rules[at]).to_owned()),
                ..entry("rule")
            }
        }
        Cause::Total(row) => limit("total", row, "total"),
        Cause::PerPartner(row) => limit("per-partner", row, "per_partner"),
        Cause::Year { row, year } => CauseEntry {
            year: Some(offer.scenario.horizon.start_year + i32::try_from(year).unwrap_or_default()),
            ..limit("per-year", row, &format!("per_year/{year}"))
        },
        Cause::Disagreement(at) => CauseEntry {
            party: party(at),
            ..entry("disagreement")
        },
        Cause::Capacity(at) => CauseEntry {
            party: party(at),
            ..entry("delivery-capacity")
        },
        Cause::Absorption(at) => CauseEntry {
            party: party(at),
            ..entry("absorptive-capacity")
        },
        Cause::OwnBudget(at) => CauseEntry {
            party: party(at),
            ..entry("own-budget")
        },
        Cause::Conflict {
            partner,
            one,
            other,
        } => CauseEntry {
            party: party(partner),
            components: vec![component(one), component(other)],
            ..entry("conflict")
        },
        Cause::Requirement {
            partner,
            component: of,
            ..
        } => CauseEntry {
            party: party(partner),
            components: vec![component(of)],
            ..entry("requirement")
        },
        Cause::DebtGate(at) => CauseEntry {
            party: party(at),
            ..entry("debt-gate")
        },
        Cause::Members(of) => CauseEntry {
            components: vec![component(of)],
            ..entry("min-members")
        },
    }
}

fn rule_name(rule: &Rule) -> &'static str {
    match rule {
        Rule::AreaShare { .. } => "area-share",
        Rule::Include { .. } => "include",
        Rule::Exclude { .. } => "exclude",
        Rule::Floor(_) => "floor",
        Rule::Count { .. } => "count",
        Rule::Complement { .. } => "complement",
    }
}
