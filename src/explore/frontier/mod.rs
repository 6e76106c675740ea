//! The frontier: every outcome that cannot be improved for one objective without loss in another.
//!
//! 1. [`objective`]: what is traded off; the model is read as a choice
//!    of packages ([`choice`](crate::solve::choice)).
//! 2. [`zones`]: where points may still hide; [`archive`]: the points known.
//! 3. [`search`]: zones are closed or split, by [`enumerate`] within the Lagrangian bound, and by the solver ([`milp`]) where that is not enough.
//! 4. [`portfolio`]: weighted sums where the whole model is too large; [`picks`]: what each criterion
//!    picks; [`file`]: how a frontier is written.
//!
//! Values that differ by less than [`TOLERANCE`] of the size of an objective count as equal.

pub mod archive;
pub mod enumerate;
pub mod file;
pub mod milp;
pub mod objective;
pub mod picks;
pub mod portfolio;
pub mod search;
pub mod zones;

use good_lp::{Expression, IntoAffineExpression as _};

use crate::formulate::{Extent, Formulation};
use crate::model::{FloorLevel, Offer, Rule};
use crate::portfolio::{Effort, Selection, Unsolved, ideals, pursue};
use crate::solve::choice::program::{Program, activity};

pub use archive::Known;
pub use objective::Objective;

/// Relative difference below which two values count as equal.
pub const TOLERANCE: f64 = 1e-9;

/// Told after each round: the points known, and how many zones are open.
pub type Watch<'a> = dyn Fn(&[Known], usize) + Sync + 'a;

/// A frontier.
#[derive(Debug, Clone)]
pub struct Frontier {
    /// What is traded off.
    pub objectives: Vec<Objective>,
    /// The points, best in the first objective first.
    pub points: Vec<Point>,
    /// Whether these are all, each proven.
    pub exact: bool,
    /// What no open zone excludes: values, as printed, that a point not listed would have to better
    /// in every objective.
    pub open: Vec<Vec<f64>>,
    /// What each criterion picks, where asked for.
    pub picks: Vec<picks::Picked>,
}

/// A point with the package behind it.
#[derive(Debug, Clone)]
pub struct Point {
    /// Value of each objective, as printed.
    pub values: Vec<f64>,
    /// Whole cost, in MEUR.
    pub cost: f64,
    /// The packages.
    pub selection: Selection,
    /// Whether it is proven that nothing is better in one objective and no worse in the others.
    pub proven: bool,
}

/// Finds the frontier of an offer.
///
/// # Errors
/// [`Unsolved`] where there is no package, or none was found in time.
pub fn solve(
    offer: &Offer,
    objectives: &[Objective],
    effort: &Effort<'_>,
    watch: &Watch<'_>,
) -> Result<Frontier, Unsolved> {
    if !pursue::is_small(offer)
        && let Some(frontier) = portfolio::solve(offer, objectives, effort, watch)?
    {
        return Ok(frontier);
    }
    whole(offer, objectives, effort, watch, true)
}

/// Finds the frontier of an offer on the whole model, by enumeration or by the solver alone.
///
/// # Errors
/// As [`solve`].
pub fn whole(
    offer: &Offer,
    objectives: &[Objective],
    effort: &Effort<'_>,
    watch: &Watch<'_>,
    enumerates: bool,
) -> Result<Frontier, Unsolved> {
    let extent = Extent {
        floors: floors(offer, effort)?,
        ..Extent::whole(offer)
    };
    let staged = Formulation::new(offer, extent.clone()).staged(&[]);
    let expressions: Vec<Expression> = objectives.iter().map(|it| it.expression(&staged)).collect();
    let program =
        Program::read(&staged.model, &expressions, &staged.cost).filter(Program::is_settled);
    let ranges: Vec<(f64, f64)> = match &program {
        Some(program) => program
            .objectives
            .iter()
            .map(|sum| sum.range(&program.bounds))
            .collect(),
        None => expressions
            .iter()
            .map(|sum| range(&staged.model, sum))
            .collect(),
    };
    let scale: Vec<f64> = ranges
        .iter()
        .map(|(low, high)| low.abs().max(high.abs()).max(1e-9))
        .collect();
    let steps: Vec<f64> = match &program {
        Some(program) => program
            .objectives
            .iter()
            .map(|sum| sum.step(program.binaries))
            .collect(),
        None => vec![0.0; objectives.len()],
    };
    let search = search::Search {
        question: milp::Question {
            offer,
            extent: &extent,
            objectives,
            scale: &scale,
        },
        program: program.as_ref().filter(|_| enumerates),
        model: &staged.model,
        steps: &steps,
        effort: *effort,
        watch,
    };
    // Nothing is below the lowest corner, with room for a step.
    let lowest = ranges.iter().zip(&scale).zip(&steps);
    let lowest = lowest
        .map(|(((low, _), scale), step)| low - 1e-3 * scale - 2.0 * step)
        .collect();
    let tolerance = scale.iter().map(|scale| TOLERANCE * scale).collect();
    let found = search.run(lowest, tolerance);
    if found.archive.points().is_empty() {
        return Err(if found.open.is_empty() {
            Unsolved::Infeasible
        } else {
            Unsolved::Stopped
        });
    }
    Ok(frontier(objectives, &found))
}

/// What was found, as printed.
fn frontier(objectives: &[Objective], found: &search::Found) -> Frontier {
    let printed = |gains: &[f64]| -> Vec<f64> {
        // Not -0 for what costs nothing.
        let signed = gains.iter().zip(objectives);
        signed.map(|(gain, it)| it.sign() * gain + 0.0).collect()
    };
    let points = found.archive.points().iter().zip(&found.proven);
    Frontier {
        objectives: objectives.to_vec(),
        points: points
            .map(|(known, &proven)| Point {
                values: printed(&known.gains),
                cost: known.cost,
                selection: (*known.selection).clone(),
                proven,
            })
            .collect(),
        exact: found.open.is_empty(),
        open: found.open.iter().map(|corner| printed(corner)).collect(),
        picks: Vec::new(),
    }
}

/// Least utility of each party. A floor as a share of the ideal point needs the ideal points.
fn floors(offer: &Offer, effort: &Effort<'_>) -> Result<Vec<f64>, Unsolved> {
    let floors = Extent::whole(offer).floors;
    let relative = offer.scenario.rules.iter().any(|rule| {
        matches!(rule, Rule::Floor(floor) if matches!(floor.level, FloorLevel::ShareOfIdeal(_)))
    });
    let ideals = if relative {
        let mut workshop = pursue::Workshop::new(offer, floors);
        let exactly = Effort {
            gap: 0.0,
            ..*effort
        };
        let ideals = ideals::ideals(offer, &mut workshop, &exactly)?;
        ideals.iter().map(|ideal| ideal.value).collect()
    } else {
        vec![0.0; floors.len()]
    };
    Ok(pursue::floors(offer, &ideals))
}

/// The least and the most an expression can be within the bounds of its columns.
fn range(model: &crate::formulate::LinearModel, sum: &Expression) -> (f64, f64) {
    let bounds: Vec<(f64, f64)> = model.columns().iter().map(|c| (c.lower, c.upper)).collect();
    let (low, high) = activity(&model.terms(sum), &bounds);
    (low + sum.constant(), high + sum.constant())
}
