//! The balance file: a scenario's answers under several notions of balance, side by side.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::result::{Objective, ResultFile, Status};
use crate::explore::balance::{Notion, Standing, pickers, standings};
use crate::model::{CriterionRule, InputFile};

/// The name and version of the format.
pub const BALANCE: &str = "tbo-balance/1";

/// A whole comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BalanceFile {
    /// Name and version of the format: `tbo-balance/1`.
    pub format: String,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    pub inputs: Vec<InputFile>,
    /// Changes made on the command line, `key=value`, in order.
    pub overrides: Vec<String>,
    /// Every party: the partners in order, then `eu`.
    pub parties: Vec<PartyRange>,
    /// One answer for each notion.
    pub notions: Vec<NotionAnswer>,
    /// What the notions agree on, by partner.
    pub agreement: Vec<Agreement>,
}

/// Between what a party's utility lies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyRange {
    /// The party.
    pub id: String,
    /// Utility with no deal.
    pub disagreement: f64,
    /// Best it could get.
    pub ideal: f64,
    /// What its ideal point is proven not to exceed.
    pub ideal_bound: f64,
}

/// What one notion comes to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotionAnswer {
    /// The rule.
    pub criterion: CriterionRule,
    /// Its parameter, where it is `alpha-fair`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alpha: Option<f64>,
    /// How good the answer is.
    pub status: Status,
    /// Value, proven bound and gap, in the notion's own terms.
    pub objective: Objective,
    /// Whether the clock ended the search.
    pub stopped_by_clock: bool,
    /// Whole cost in MEUR.
    pub cost: f64,
    /// `1 - sum of shares / that of the utilitarian answer`; null without that answer.
    pub price_of_fairness: Option<f64>,
    /// `1 - smallest share / that of the Kalai-Smorodinsky answer`; null without that answer.
    pub price_of_efficiency: Option<f64>,
    /// Every party: the partners in order, then `eu`.
    pub parties: Vec<PartyShare>,
    /// One package for each partner, in order.
    pub packages: Vec<PackageOutline>,
}

/// What a party gets under one notion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyShare {
    /// The party.
    pub id: String,
    /// Its utility.
    pub utility: f64,
    /// `(utility - disagreement) / (ideal - disagreement)`; 1 where nothing can be gained.
    pub share_of_ideal: f64,
}

/// A package without its figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackageOutline {
    /// The partner.
    pub partner: String,
    /// Cost in MEUR.
    pub cost: f64,
    /// Chosen options.
    pub items: Vec<ItemOutline>,
}

/// A chosen option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemOutline {
    /// The component.
    pub component: String,
    /// The option.
    pub option: String,
    /// Year in which it starts: of a variant or an alternative in a phased scenario.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_year: Option<i32>,
}

/// What the notions agree on for one partner: by component, in whichever size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The partner.
    pub partner: String,
    /// Components in every package.
    pub in_every: Vec<String>,
    /// Components in some packages, with the notions that pick them.
    pub in_some: Vec<PickedBy>,
    /// Components on offer that are in no package.
    pub in_none: Vec<String>,
}

/// A component that only some notions pick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PickedBy {
    /// The component.
    pub component: String,
    /// The notions, `nash`, `alpha-fair:2`.
    pub notions: Vec<String>,
}

/// The balance file of some notions and their result files, which are in the same order.
#[must_use]
pub fn compare(notions: &[Notion], results: &[ResultFile]) -> BalanceFile {
    let first = results.first();
    let ranges = first.into_iter().flat_map(|result| &result.parties);
    let standings = standings(notions);
    let answers = results.iter().zip(&standings);
    BalanceFile {
        format: BALANCE.to_owned(),
        scenario: first.map_or_else(String::new, |result| result.scenario.clone()),
        inputs: first.map_or_else(Vec::new, |result| result.inputs.clone()),
        overrides: first.map_or_else(Vec::new, |result| result.overrides.clone()),
        parties: ranges
            .map(|party| PartyRange {
                id: party.id.clone(),
                disagreement: party.disagreement,
                ideal: party.ideal,
                ideal_bound: party.ideal_bound.unwrap_or(party.ideal),
            })
            .collect(),
        notions: answers
            .map(|(result, standing)| answer(result, standing))
            .collect(),
        agreement: agreement(notions),
    }
}

fn answer(result: &ResultFile, standing: &Standing) -> NotionAnswer {
    let parties = result.parties.iter().enumerate();
    let packages = result.packages.iter();
    NotionAnswer {
        criterion: result.criterion,
        alpha: result.alpha,
        status: result.status,
        objective: result.objective,
        stopped_by_clock: result.stopped_by_clock,
        cost: standing.cost,
        price_of_fairness: standing.price_of_fairness,
        price_of_efficiency: standing.price_of_efficiency,
        parties: parties
            .map(|(at, party)| PartyShare {
                id: party.id.clone(),
                utility: standing.utilities[at],
                share_of_ideal: standing.shares[at],
            })
            .collect(),
        packages: packages
            .map(|package| PackageOutline {
                partner: package.partner.clone(),
                cost: package.cost,
                items: package
                    .items
                    .iter()
                    .map(|item| ItemOutline {
                        component: item.component.clone(),
                        option: item.option.clone(),
                        start_year: None,
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn agreement(notions: &[Notion]) -> Vec<Agreement> {
    let Some(Notion { offer, .. }) = notions.first() else {
        return Vec::new();
    };
    let name = |component: usize| offer.components[component].id.to_string();
    let partners = pickers(notions).into_iter().enumerate();
    partners
        .map(|(partner, pickers)| {
            let (agreed, some): (Vec<_>, Vec<_>) = pickers.iter().partition(|p| p.agreed());
            let offered = offer.candidates_of(partner).map(|known| known.component);
            let picked = |component: &usize| pickers.iter().any(|p| p.component == *component);
            let by = |options: &[Option<usize>]| {
                let pairs = options.iter().zip(notions);
                let by = pairs.filter(|(option, _)| option.is_some());
                by.map(|(_, notion)| notion.offer.scenario.criterion.to_string())
                    .collect()
            };
            Agreement {
                partner: offer.partners[partner].id.to_string(),
                in_every: agreed.iter().map(|known| name(known.component)).collect(),
                in_some: some
                    .iter()
                    .map(|known| PickedBy {
                        component: name(known.component),
                        notions: by(&known.options),
                    })
                    .collect(),
                in_none: offered
                    .filter(|component| !picked(component))
                    .map(name)
                    .collect(),
            }
        })
        .collect()
}
