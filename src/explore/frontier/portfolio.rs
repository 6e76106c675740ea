//! Many partners: weighted sums of the objectives, each within its share of the time.
//!
//! The whole model is too large to be searched zone by zone. Decomposition finds a portfolio for each
//! weighted sum and says what no portfolio can exceed; a point that reaches that bound is proven to be
//! on the frontier, others are not, and what lies between the points stays open.

use super::archive::Archive;
use super::milp::Question;
use super::search::Found;
use super::zones::Zones;
use super::{Frontier, Objective, TOLERANCE, Watch};
use crate::formulate::{Aim, Extent};
use crate::model::Offer;
use crate::portfolio::{Effort, Unsolved, pursue};

/// Weighted sums at most, beside each objective alone.
const SUMS: usize = 15;
/// Relative gap below which a bound counts as reached.
const REACHED: f64 = 1e-6;

/// The frontier as far as time allows; `None` where an objective is not a sum of utilities.
///
/// # Errors
/// [`Unsolved`] where there is no portfolio, or none was found in time.
pub fn solve(
    offer: &Offer,
    objectives: &[Objective],
    effort: &Effort<'_>,
    watch: &Watch<'_>,
) -> Result<Option<Frontier>, Unsolved> {
    let partners = offer.partners.len();
    let coefficients: Option<Vec<Vec<f64>>> = objectives
        .iter()
        .map(|it| it.coefficients(partners))
        .collect();
    let Some(coefficients) = coefficients else {
        return Ok(None);
    };
    let extent = Extent {
        floors: super::floors(offer, effort)?,
        ..Extent::whole(offer)
    };
    // Utilities of many partners add up; none of them says how far it reaches before it is solved.
    let size = |coefficients: &Vec<f64>| coefficients.iter().sum::<f64>().max(1e-9);
    let scale: Vec<f64> = coefficients.iter().map(size).collect();
    let question = Question {
        offer,
        extent: &extent,
        objectives,
        scale: &scale,
    };
    let tolerance: Vec<f64> = scale.iter().map(|scale| TOLERANCE * scale).collect();
    let lowest: Vec<f64> = scale.iter().map(|scale| -scale).collect();
    let mut archive = Archive::new(tolerance.clone());
    let mut zones = Zones::new(lowest, tolerance);
    let mut proven: Vec<Vec<f64>> = Vec::new();
    let mut workshop = pursue::Workshop::new(offer, extent.floors.clone());
    let weights = weights(objectives.len());
    let mut failed = None;
    for (at, weights) in weights.iter().enumerate() {
        if effort.is_over() {
            break;
        }
        let share = u32::try_from(super::portfolio::SUMS + objectives.len() - at)
            .unwrap_or(1)
            .max(1);
        let slice = Effort {
            time: effort.clock.elapsed() + effort.left() / share,
            ..*effort
        };
        let weighted = |party: usize| -> f64 {
            let terms = coefficients.iter().zip(weights).zip(&scale);
            terms
                .map(|((c, weight), scale)| weight * c[party] / scale)
                .sum()
        };
        let aim = Aim::Sum {
            name: "weighted sum",
            coefficients: (0..=partners).map(weighted).collect(),
            constant: 0.0,
        };
        match workshop.pursue(offer, &[aim], &slice) {
            Ok(found) => {
                let reached =
                    found.first.bound - found.first.value <= REACHED * found.first.value.abs();
                let known = question.known(found.selection);
                if reached && weights.iter().all(|weight| *weight > 0.0) {
                    proven.push(known.gains.clone());
                }
                let gains = known.gains.clone();
                if archive.take(known) {
                    zones.split(&gains);
                }
            }
            Err(Unsolved::Infeasible) => return Err(Unsolved::Infeasible),
            Err(other) => failed = Some(other),
        }
        watch(archive.points(), zones.corners().len());
    }
    if archive.points().is_empty() {
        return Err(failed.unwrap_or(Unsolved::Stopped));
    }
    let proven = archive
        .points()
        .iter()
        .map(|known| proven.contains(&known.gains))
        .collect();
    Ok(Some(super::frontier(
        objectives,
        &Found {
            open: zones.corners().to_vec(),
            archive,
            proven,
        },
    )))
}

/// Weights from coarse to fine, each objective with a little of the others first.
fn weights(objectives: usize) -> Vec<Vec<f64>> {
    const LITTLE: f64 = 1e-3;
    let mut list: Vec<Vec<f64>> = (0..objectives)
        .map(|one| {
            (0..objectives)
                .map(|at| if at == one { 1.0 } else { LITTLE })
                .collect()
        })
        .collect();
    let mut parts: u32 = 2;
    while list.len() < SUMS + objectives {
        // Every way to share `parts` between the objectives that no coarser one had.
        for first in 1..parts {
            let rest = parts - first;
            let seconds = if objectives == 2 {
                rest..rest + 1
            } else {
                1..rest
            };
            for second in seconds {
                let shares = [first, second, rest - second];
                if shares[..objectives].iter().any(|share| share % 2 == 1) || parts <= 3 {
                    list.push(
                        shares[..objectives]
                            .iter()
                            .map(|share| f64::from(*share))
                            .collect(),
                    );
                }
            }
        }
        parts *= 2;
    }
    list.truncate(SUMS + objectives);
    list
}
