//! The sweep file: a scenario solved at several values of one key.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::balance::{ItemOutline, PackageOutline, PartyShare};
use super::result::{Objective, ResultFile, Status};
use crate::explore::sweep::{Placed, differences};
use crate::model::{InputFile, Offer};
use crate::portfolio::Selection;

/// The name and version of the format.
pub const SWEEP: &str = "tbo-sweep/1";

/// A whole sweep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SweepFile {
    /// Name and version of the format: `tbo-sweep/1`.
    pub format: String,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    pub inputs: Vec<InputFile>,
    /// Changes made on the command line at every value, `key=value`, in order.
    pub overrides: Vec<String>,
    /// The key that takes the values.
    pub key: String,
    /// One entry for each value, in order.
    pub rows: Vec<SweepRow>,
}

/// The answer at one value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SweepRow {
    /// The value as it was set: `110`, `+20%`, `utilitarian`.
    pub set: String,
    /// The value that the key then has.
    pub value: String,
    /// How good the answer is; `infeasible` where there is no package.
    pub status: Status,
    /// Whether the clock ended the search.
    pub stopped_by_clock: bool,
    /// Value, bound and gap of the criterion; null where there is no package.
    pub objective: Option<Objective>,
    /// Every party: the partners in order, then `eu`; empty where there is no package.
    pub parties: Vec<PartyShare>,
    /// Whole cost in MEUR; null where there is no package.
    pub cost: Option<f64>,
    /// One package for each partner, in order.
    pub packages: Vec<PackageOutline>,
    /// What comes in against the last value that had packages; another size is in both lists.
    pub enters: Vec<PlacedItem>,
    /// What goes out.
    pub leaves: Vec<PlacedItem>,
    /// Why there is no package, a sentence for each conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
}

/// An option in a partner's package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacedItem {
    /// The partner.
    pub partner: String,
    /// The component.
    pub component: String,
    /// The option.
    pub option: String,
}

/// The row of a value with an answer; `before` is the last selection there was, of the same partners.
#[must_use]
pub fn row(
    offer: &Offer,
    set: &str,
    value: &str,
    result: &ResultFile,
    selection: &Selection,
    before: Option<&Selection>,
) -> SweepRow {
    let place = |&(partner, pick): &Placed| {
        let component = &offer.components[pick.component];
        PlacedItem {
            partner: offer.partners[partner].id.to_string(),
            component: component.id.to_string(),
            option: offer.option_name(pick.component, pick.option),
        }
    };
    let (enters, leaves) =
        before.map_or_else(Default::default, |before| differences(before, selection));
    SweepRow {
        set: set.to_owned(),
        value: value.to_owned(),
        status: result.status,
        stopped_by_clock: result.stopped_by_clock,
        objective: Some(result.objective),
        parties: result
            .parties
            .iter()
            .map(|party| PartyShare {
                id: party.id.clone(),
                utility: party.utility,
                share_of_ideal: party.share_of_ideal,
            })
            .collect(),
        cost: Some(result.packages.iter().map(|package| package.cost).sum()),
        packages: result
            .packages
            .iter()
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
        enters: enters.iter().map(place).collect(),
        leaves: leaves.iter().map(place).collect(),
        because: Vec::new(),
    }
}

/// The row of a value without any package, and why there is none.
#[must_use]
pub fn without_package(set: &str, value: &str, because: Vec<String>) -> SweepRow {
    SweepRow {
        set: set.to_owned(),
        value: value.to_owned(),
        status: Status::Infeasible,
        stopped_by_clock: false,
        objective: None,
        parties: Vec::new(),
        cost: None,
        packages: Vec::new(),
        enters: Vec::new(),
        leaves: Vec::new(),
        because,
    }
}
