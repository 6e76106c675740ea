//! The robustness file: which judgements, moved within their range, change the packages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::balance::ItemOutline;
use crate::explore::sensitivity::{Change, Changed, Fate, Judgement, Move, Sensitivity, Trial};
use crate::formulate::Pick;
use crate::load::stated;
use crate::model::{CriterionRule, InputFile, Offer};

/// The name and version of the format.
pub const ROBUST: &str = "tbo-robust/1";

/// How the packages of a scenario stand against every judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RobustFile {
    /// Name and version of the format: `tbo-robust/1`.
    pub format: String,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    pub inputs: Vec<InputFile>,
    /// Changes made on the command line, `key=value`, in order.
    pub overrides: Vec<String>,
    /// The rule that picked the packages.
    pub criterion: CriterionRule,
    /// Its parameter, where it is `alpha-fair`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alpha: Option<f64>,
    /// Share by which moves what states neither grade nor range.
    pub spread: f64,
    /// Whether each partner was solved again while the others kept their packages and ideal points stood.
    pub others_held: bool,
    /// Whether the clock ended the search for the packages held against every move.
    pub stopped_by_clock: bool,
    /// Moves there are.
    pub moves: usize,
    /// Moves that were decided.
    pub decided: usize,
    /// Of these: the packages stay.
    pub unchanged: usize,
    /// Of the unchanged: settled without solving, since nothing is worth more and what is chosen not less than it may be.
    pub argued: usize,
    /// Effects that were not moved: computed from how many are reached.
    pub not_moved_reach: usize,
    /// Costs that were not moved: no range is stated.
    pub not_moved_costs: usize,
    /// The packages held against every move, with how often each component stays.
    pub packages: Vec<Stability>,
    /// The moves that change a package, in order of influence.
    pub changes: Vec<MoveOutcome>,
    /// The moves that were searched, and for which the counted work did not suffice to say.
    #[serde(default)]
    pub open: Vec<MoveName>,
    /// The moves that the time did not suffice for.
    pub not_tried: Vec<MoveName>,
}

/// How often each component of a package stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stability {
    /// The partner.
    pub partner: String,
    /// Its components.
    pub items: Vec<StableItem>,
}

/// How often one component stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StableItem {
    /// The component.
    pub component: String,
    /// Its size.
    pub option: String,
    /// Decided moves in which the package still holds it, in whichever size.
    pub stays: usize,
}

/// A judgement and where it moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveName {
    /// `closes`, `serves`, `synergy`, `cost`, `need-weight`, `interest-weight` or `party-weight`.
    pub kind: String,
    /// The component, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub component: Option<String>,
    /// Need, interest, other component or party that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Grade before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Grade after, `low` or `high`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Factor on the number; of a cost, on that of the first size with a range.
    pub factor: f64,
}

/// What a move changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveOutcome {
    /// The move.
    #[serde(rename = "move")]
    pub moved: MoveName,
    /// Loss of the criterion's value if the old packages are kept, relative to what could be had; 1 where
    /// one is no longer allowed.
    pub loss: f64,
    /// Whether any package satisfies the scenario still; of several partners, whether each has one beside the
    /// packages of the others.
    pub feasible: bool,
    /// What changes, by partner.
    pub packages: Vec<ChangedPackage>,
}

/// How one package changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedPackage {
    /// The partner.
    pub partner: String,
    /// Whether the old package is still allowed.
    pub old_is_allowed: bool,
    /// Loss if the old package is kept.
    pub loss: f64,
    /// Options that come in; a component in another size is in both lists.
    pub enters: Vec<ItemOutline>,
    /// Options that go out.
    pub leaves: Vec<ItemOutline>,
}

/// The robustness file of some trials.
#[must_use]
pub fn named(
    offer: &Offer,
    found: &Sensitivity,
    spread: f64,
    overrides: &[(String, String)],
) -> RobustFile {
    let (decided, unchanged) = found.decided();
    let changes = found
        .trials
        .iter()
        .filter(|trial| matches!(trial.fate, Fate::Changes(_) | Fate::NoPackage));
    let left = |fate: &Fate| -> Vec<MoveName> {
        let trials = found.trials.iter().filter(|trial| trial.fate == *fate);
        trials.map(|trial| name(offer, &trial.moved)).collect()
    };
    RobustFile {
        format: ROBUST.to_owned(),
        scenario: offer.scenario.id.to_string(),
        inputs: offer.inputs.clone(),
        overrides: stated(overrides),
        criterion: offer.scenario.criterion.rule,
        alpha: offer.scenario.criterion.alpha,
        spread,
        others_held: offer.partners.len() > 1,
        stopped_by_clock: found.by_clock,
        moves: found.trials.len(),
        decided,
        unchanged,
        argued: found.trials.iter().filter(|trial| trial.argued).count(),
        not_moved_reach: found.unmoved.reach,
        not_moved_costs: found.unmoved.costs,
        packages: (0..offer.partners.len())
            .map(|partner| stability(offer, found, partner))
            .collect(),
        changes: changes.map(|trial| outcome(offer, found, trial)).collect(),
        open: left(&Fate::Open),
        not_tried: left(&Fate::NotTried),
    }
}

fn item(offer: &Offer, pick: &Pick) -> ItemOutline {
    let component = &offer.components[pick.component];
    ItemOutline {
        component: component.id.to_string(),
        option: component.options[pick.option].id.to_string(),
        start_year: None,
    }
}

fn stability(offer: &Offer, found: &Sensitivity, partner: usize) -> Stability {
    let picks = found.reference.of(partner).iter();
    Stability {
        partner: offer.partners[partner].id.to_string(),
        items: picks
            .map(|pick| {
                let ItemOutline {
                    component, option, ..
                } = item(offer, pick);
                StableItem {
                    component,
                    option,
                    stays: found.keeps(partner, pick.component),
                }
            })
            .collect(),
    }
}

fn outcome(offer: &Offer, found: &Sensitivity, trial: &Trial) -> MoveOutcome {
    let changed: &[Changed] = match &trial.fate {
        Fate::Changes(changed) => changed,
        _ => &[],
    };
    let package = |change: &Changed| {
        let before = found.reference.of(change.partner);
        let only = |these: &[Pick], those: &[Pick]| {
            let lacks = |pick: &&Pick| !those.contains(pick);
            these
                .iter()
                .filter(lacks)
                .map(|pick| ItemOutline {
                    // The same size may come back with another start.
                    option: offer.option_name(pick.component, pick.option),
                    ..item(offer, pick)
                })
                .collect()
        };
        ChangedPackage {
            partner: offer.partners[change.partner].id.to_string(),
            old_is_allowed: change.fits,
            loss: change.loss,
            enters: only(&change.picks, before),
            leaves: only(before, &change.picks),
        }
    };
    MoveOutcome {
        moved: name(offer, &trial.moved),
        loss: trial.loss(),
        feasible: trial.fate != Fate::NoPackage,
        packages: changed.iter().map(package).collect(),
    }
}

fn name(offer: &Offer, moved: &Move) -> MoveName {
    let component = |at: usize| offer.components[at].id.to_string();
    let need = |at: usize| offer.taxonomy.needs[at].id.to_string();
    let interest = |at: usize| offer.taxonomy.interests[at].id.to_string();
    let (kind, of, on) = match moved.judgement {
        Judgement::Closes {
            component: c,
            need: n,
        } => ("closes", Some(component(c)), Some(need(n))),
        Judgement::Serves {
            component: c,
            interest: i,
        } => ("serves", Some(component(c)), Some(interest(i))),
        Judgement::Synergy { component: c, with } => {
            ("synergy", Some(component(c)), Some(component(with)))
        }
        Judgement::Cost { component: c } => ("cost", Some(component(c)), None),
        Judgement::Need { need: n } => ("need-weight", None, Some(need(n))),
        Judgement::Interest { interest: i } => ("interest-weight", None, Some(interest(i))),
        Judgement::Party { party } => (
            "party-weight",
            None,
            offer.parties().get(party).map(ToString::to_string),
        ),
    };
    let (from, to) = match &moved.change {
        Change::Grade { from, to } => (Some(from.clone()), Some(to.clone())),
        Change::Low => (None, Some("low".to_owned())),
        Change::High => (None, Some("high".to_owned())),
        Change::Share => (None, None),
    };
    MoveName {
        kind: kind.to_owned(),
        component: of,
        on,
        from,
        to,
        factor: moved.factor,
    }
}
