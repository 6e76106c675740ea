//! The explanation file: why each component is in a package or not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::conflict_words;
use super::result::{ResultFile, Status};
use crate::explain::decision::{Decision, Flip, TOLERANCE, Trial, Turned, Twist, twisted};
use crate::model::{Candidate, InputFile, Offer};
use crate::portfolio::Solution;

/// The name and version of the format.
pub const EXPLANATION: &str = "tbo-explanation/1";

/// Why each component is in a package or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplanationFile {
    /// Name and version of the format: `tbo-explanation/1`.
    pub format: String,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    pub inputs: Vec<InputFile>,
    /// Changes made on the command line, `key=value`, in order.
    pub overrides: Vec<String>,
    /// How good the solution is that is explained.
    pub status: Status,
    /// Whether the other partners' packages, the shared projects and the ideal points were held while
    /// one partner's package was solved again.
    pub others_held: bool,
    /// How closely factors were found, as a share of those above 1.
    pub tolerance: f64,
    /// Every component asked for, by partner and then component.
    pub decisions: Vec<DecisionEntry>,
}

/// One component at one partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionEntry {
    /// The partner.
    pub partner: String,
    /// The component.
    pub component: String,
    /// The chosen size; absent where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// `chosen`, or the stable code of why it is left out, as in the result file.
    pub code: String,
    /// Why it is left out, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A component of the same area that does at least as much and asks for no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dominated_by: Option<String>,
    /// What changes where the decision is turned: forced in, or left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turned: Option<TurnedEntry>,
    /// How far its cost can move before the decision turns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<FlipEntry>,
    /// How far its own effects can move before the decision turns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<FlipEntry>,
}

/// What changes where a decision is turned.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnedEntry {
    /// `solved`; `impossible`: there is no such package; `stopped`: a limit came first.
    pub how: String,
    /// Whether everybody's packages were solved again with new ideal points, since the component is a shared
    /// project, whatever `others_held` says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub everybody: bool,
    /// Utility of each party, before and then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<PartyChange>,
    /// Cost of all packages, before and then, in MEUR.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<[f64; 2]>,
    /// Components that leave the partner's package: what crowds it out, where it is forced in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaves: Vec<String>,
    /// Components that enter it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enters: Vec<String>,
    /// Components that change their size.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resized: Vec<String>,
    /// Why there is no such package, a sentence for each conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
    /// Whether the clock ended the search.
    pub stopped_by_clock: bool,
}

/// A party's utility before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyChange {
    /// The party.
    pub id: String,
    /// Utility in the solution.
    pub before: f64,
    /// Utility with the decision turned.
    pub then: f64,
}

/// How far a factor can move before a decision turns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlipEntry {
    /// Factor farthest from 1 at which the decision was found to be the same.
    pub holds: f64,
    /// Factor at which it was found turned, at most the tolerance away; absent where it is the same at
    /// every factor tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flips: Option<f64>,
    /// Whether there is no package at all at that factor: it has to be chosen and cannot be.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_package: bool,
    /// The cost at that factor, of the chosen size or else the cheapest, in MEUR.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flips_at_cost: Option<f64>,
    /// Whether every question was answered.
    pub complete: bool,
}

/// The file of some decisions about a solution and its result.
#[must_use]
pub fn explanation(
    offer: &Offer,
    solution: &Solution,
    result: &ResultFile,
    decisions: &[Decision],
    others_held: bool,
) -> ExplanationFile {
    let entries = decisions
        .iter()
        .map(|decision| entry(offer, solution, result, decision));
    ExplanationFile {
        format: EXPLANATION.to_owned(),
        scenario: offer.scenario.id.to_string(),
        inputs: offer.inputs.clone(),
        overrides: result.overrides.clone(),
        status: result.status,
        others_held,
        tolerance: TOLERANCE,
        decisions: entries.collect(),
    }
}

fn entry(
    offer: &Offer,
    solution: &Solution,
    result: &ResultFile,
    decision: &Decision,
) -> DecisionEntry {
    let partner = offer.partners[decision.partner].id.to_string();
    let described = &offer.components[decision.component];
    let component = described.id.to_string();
    let mut left_out = result.left_out.iter();
    let left = left_out.find(|left| left.partner == partner && left.component == component);
    let option = decision
        .chosen
        .map(|pick| described.options[pick.option].id.to_string());
    let code = match (&option, left) {
        (None, Some(left)) => left.code.clone(),
        _ => "chosen".to_owned(),
    };
    let cheapest = base_cost(offer, decision);
    let dominating = decision
        .dominated_by
        .map(|at| offer.components[at].id.to_string());
    DecisionEntry {
        reason: left
            .map(|left| left.reason.clone())
            .filter(|_| option.is_none()),
        partner,
        component,
        option,
        code,
        dominated_by: dominating,
        turned: decision
            .trial
            .as_ref()
            .map(|trial| turned(offer, solution, decision, trial)),
        cost: decision.cost.map(|flip| flipped(flip, cheapest)),
        effect: decision.effect.map(|flip| flipped(flip, None)),
    }
}

/// The cost of the chosen size, or of the cheapest, in MEUR.
fn base_cost(offer: &Offer, decision: &Decision) -> Option<f64> {
    let mut candidates = offer.candidates_of(decision.partner);
    let is_it = |known: &&Candidate| known.component == decision.component;
    let choices = &candidates.find(is_it)?.choices;
    let costs = choices
        .iter()
        .filter(|choice| {
            decision
                .chosen
                .is_none_or(|pick| pick.option == choice.option)
        })
        .map(|choice| choice.cost.value());
    costs.reduce(f64::min)
}

fn flipped(flip: Flip, cost: Option<f64>) -> FlipEntry {
    FlipEntry {
        holds: flip.holds,
        flips: flip.flips,
        no_package: flip.no_package,
        flips_at_cost: flip.flips.zip(cost).map(|(factor, cost)| factor * cost),
        complete: flip.complete,
    }
}

fn turned(offer: &Offer, solution: &Solution, decision: &Decision, trial: &Trial) -> TurnedEntry {
    let how = |how: &str| TurnedEntry {
        how: how.to_owned(),
        ..TurnedEntry::default()
    };
    match trial {
        Trial::Solved(turned) => changes(offer, solution, turned),
        Trial::Impossible(why) => {
            // The rule that was added to include it can be among the causes.
            let asked = if decision.chosen.is_none() {
                let (partner, component) = (decision.partner, decision.component);
                &twisted(offer, partner, component, Twist::Include)
            } else {
                offer
            };
            let why = why.iter();
            let because = why.flat_map(|why| {
                let conflicts = why.conflicts.iter();
                conflicts.map(|(conflict, _)| conflict_words::because(asked, why, conflict))
            });
            TurnedEntry {
                because: because.collect(),
                ..how("impossible")
            }
        }
        Trial::Stopped => how("stopped"),
    }
}

fn changes(offer: &Offer, solution: &Solution, turned: &Turned) -> TurnedEntry {
    let (utilities, cost) = solution.selection.worth(offer);
    let ids = |components: &[usize]| -> Vec<String> {
        let ids = components.iter().map(|&at| &offer.components[at].id);
        ids.map(ToString::to_string).collect()
    };
    let parties = offer.parties();
    let pairs = utilities.iter().zip(&turned.utilities);
    TurnedEntry {
        how: "solved".to_owned(),
        everybody: turned.everybody,
        parties: parties
            .iter()
            .zip(pairs)
            .map(|(id, (&before, &then))| PartyChange {
                id: id.to_string(),
                before,
                then,
            })
            .collect(),
        cost: Some([cost, turned.cost]),
        leaves: ids(&turned.leaves),
        enters: ids(&turned.enters),
        resized: ids(&turned.resized),
        because: Vec::new(),
        stopped_by_clock: turned.by_clock,
    }
}
