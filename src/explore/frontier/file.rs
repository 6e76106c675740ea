//! `frontier.json`: the versioned file. Fields are only ever added.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Frontier, Point};
use crate::formulate::{shared, value::choice_of};
use crate::load::stated;
use crate::model::{CriterionRule, InputFile, Offer};

/// The name and version of the format.
pub const FORMAT: &str = "tbo-frontier/1";

/// A whole frontier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontierFile {
    /// Name and version of the format: `tbo-frontier/1`.
    pub format: String,
    /// Identifier of the scenario.
    #[serde(default)]
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    #[serde(default)]
    pub inputs: Vec<InputFile>,
    /// Changes made on the command line, `key=value`, in order.
    #[serde(default)]
    pub overrides: Vec<String>,
    /// What is traded off, in the order of `values`: `partners` (the sum of the partners' utilities),
    /// `eu`, `cost` in MEUR (the only one where less is better), or a partner's utility by its id.
    pub objectives: Vec<String>,
    /// Whether the points are all there are, each proven.
    pub exact: bool,
    /// The points, best in the first objective first. None is as good as another in every objective.
    pub points: Vec<PointFile>,
    /// What each criterion picks, where asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picks: Vec<PickFile>,
    /// Where points that are not listed may be; empty where `exact`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unexplored: Vec<Unexplored>,
}

/// A point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointFile {
    /// Value of each objective.
    pub values: Vec<f64>,
    /// The packages: every chosen option.
    pub items: Vec<PointItem>,
    /// Cost of all packages together, in MEUR.
    #[serde(default)]
    pub cost: f64,
    /// Whether it is proven that nothing is better in one objective and no worse in the others.
    #[serde(default)]
    pub proven: bool,
    /// Criteria that pick this point, or one with the same values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picked_by: Vec<CriterionRule>,
}

/// A chosen option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointItem {
    /// The partner.
    pub partner: String,
    /// The component.
    pub component: String,
    /// The option.
    pub option: String,
    /// Cost in MEUR; for a regional project this partner's share.
    pub cost: f64,
}

/// What a criterion picks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PickFile {
    /// The criterion.
    pub criterion: CriterionRule,
    /// Value of each objective at what it picks.
    pub values: Vec<f64>,
    /// Position in `points` of the point with these values; absent where none is listed with them
    /// (the criterion weighs something that is not an objective here, or the search was cut short).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<usize>,
}

/// A part of the trade-off that was not searched to the end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unexplored {
    /// A point that is not listed may be better than this in every objective at once.
    pub better_than: Vec<f64>,
}

/// A frontier as a file.
#[must_use]
pub fn file(offer: &Offer, frontier: &Frontier, overrides: &[(String, String)]) -> FrontierFile {
    let open = frontier.open.iter();
    let points = frontier.points.iter().enumerate();
    let picks = frontier.picks.iter().map(|picked| PickFile {
        criterion: picked.rule,
        values: picked.values.clone(),
        point: picked.point,
    });
    FrontierFile {
        format: FORMAT.to_owned(),
        scenario: offer.scenario.id.to_string(),
        inputs: offer.inputs.clone(),
        overrides: stated(overrides),
        objectives: frontier
            .objectives
            .iter()
            .map(|it| it.name(offer))
            .collect(),
        exact: frontier.exact,
        points: points
            .map(|(at, point)| point_file(offer, frontier, at, point))
            .collect(),
        picks: picks.collect(),
        unexplored: open
            .map(|corner| Unexplored {
                better_than: corner.clone(),
            })
            .collect(),
    }
}

fn point_file(offer: &Offer, frontier: &Frontier, at: usize, point: &Point) -> PointFile {
    let mut items = Vec::new();
    for (partner, picks) in point.selection.picks.iter().enumerate() {
        for pick in picks {
            let component = &offer.components[pick.component];
            let cost =
                choice_of(offer, partner, pick).map_or(0.0, |(_, choice)| choice.cost.value());
            items.push(PointItem {
                partner: offer.partners[partner].id.to_string(),
                component: component.id.to_string(),
                option: component.options[pick.option].id.to_string(),
                cost: cost * shared(pick.group),
            });
        }
    }
    let picked = frontier
        .picks
        .iter()
        .filter(|picked| picked.point == Some(at));
    PointFile {
        values: point.values.clone(),
        items,
        cost: point.cost,
        proven: point.proven,
        picked_by: picked.map(|picked| picked.rule).collect(),
    }
}
