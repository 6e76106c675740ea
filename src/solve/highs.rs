//! HiGHS, the stronger solver, by the Cargo feature `highs`.
//!
//! `good_lp` hides the bound that HiGHS proves, so the rows go to the `highs` crate directly. One
//! thread for each solve: the callers solve many models at a time, and one thread gives the same
//! answer on every run. HiGHS can overrun its time limit, so it runs beside a watchdog.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use highs::{Col, HighsModelStatus as Status, HighsSolutionStatus, Model, RowProblem, SolvedModel};

use super::{Limits, LinearOutcome, LinearPoint, Outcome, Point};
use crate::formulate::{LinearModel, Sense};

/// Tolerance on rows, bounds and whole numbers: rounding must not move money by a cent.
const TOLERANCE: f64 = 1e-9;
/// Further from whole than this, the rest is solved again with the whole numbers rounded and fixed.
const EXACT: f64 = 1e-12;
/// What HiGHS may overrun its time limit by before the watchdog gives up on it.
const GRACE: Duration = Duration::from_secs(2);
/// HiGHS keeps its own stack frames on this thread.
const STACK: usize = 16 << 20;

/// What HiGHS came to.
struct Report {
    status: Status,
    feasible: bool,
    values: Vec<f64>,
    duals: Vec<f64>,
    /// What no point can exceed, without the objective's constant.
    bound: Option<f64>,
}

/// Maximises.
pub(super) fn solve(model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    let whole: Vec<bool> = model.columns().iter().map(|c| c.integer).collect();
    let (problem, columns) = problem(model, true);
    let start = (!limits.start.is_empty()).then(|| {
        // HiGHS completes what is not given; infinity is its word for it.
        let mut start = vec![f64::INFINITY; columns.len()];
        for &(at, value) in limits.start {
            start[at] = value;
        }
        start
    });
    let settings = Settings::of(limits);
    let found = watched(limits.time, move || {
        let first = run(problem.clone(), settings, start.as_deref())?;
        Ok(polished(problem, &columns, &whole, settings, first))
    });
    match found {
        Ok(report) => read(model, report),
        Err(Broken::Overran) => Outcome::Stopped {
            bound: None,
            by_clock: true,
        },
        Err(Broken::Failed(why)) => Outcome::Failed(why),
    }
}

/// Maximises the relaxation, with the dual of each row.
pub(super) fn linear(model: &LinearModel, limits: &Limits<'_>) -> LinearOutcome {
    let (problem, _) = problem(model, false);
    let settings = Settings::of(limits);
    let report = match watched(limits.time, move || run(problem, settings, None)) {
        Ok(report) => report,
        Err(Broken::Overran) => return LinearOutcome::Stopped,
        Err(Broken::Failed(why)) => return LinearOutcome::Failed(why),
    };
    match report.status {
        Status::Optimal => {
            LinearOutcome::Solved(LinearPoint::new(model, report.values, report.duals))
        }
        Status::Infeasible => LinearOutcome::Infeasible,
        Status::ReachedTimeLimit => LinearOutcome::Stopped,
        other => LinearOutcome::Failed(format!("it ended with {other:?}")),
    }
}

fn problem(model: &LinearModel, whole: bool) -> (RowProblem, Vec<Col>) {
    let mut objective = vec![0.0; model.columns().len()];
    for (at, value) in model.terms(model.objective()) {
        objective[at] = value;
    }
    let mut problem = RowProblem::default();
    let columns: Vec<Col> = model
        .columns()
        .iter()
        .zip(objective)
        .map(|(column, coefficient)| {
            let range = column.lower..=column.upper;
            problem.add_column_with_integrality(coefficient, range, whole && column.integer)
        })
        .collect();
    for row in model.rows() {
        let terms = model.terms(&row.expression);
        let terms: Vec<(Col, f64)> = terms.iter().map(|&(at, v)| (columns[at], v)).collect();
        match row.sense {
            Sense::Le => problem.add_row(..=row.rhs, terms),
            Sense::Ge => problem.add_row(row.rhs.., terms),
            Sense::Eq => problem.add_row(row.rhs..=row.rhs, terms),
        }
    }
    (problem, columns)
}

/// The limits as HiGHS takes them.
#[derive(Clone, Copy)]
struct Settings {
    gap: f64,
    nodes: i32,
    seconds: f64,
    seed: i32,
}

impl Settings {
    fn of(limits: &Limits<'_>) -> Self {
        Self {
            gap: limits.gap,
            nodes: i32::try_from(limits.nodes).unwrap_or(i32::MAX),
            seconds: limits.time.as_secs_f64(),
            seed: i32::try_from(limits.solver.seed).unwrap_or(i32::MAX),
        }
    }

    fn apply(self, model: &mut Model) -> Result<(), highs::TrySetOptionError> {
        model.make_quiet();
        model.try_set_option("threads", 1)?;
        model.try_set_option("parallel", "off")?;
        model.try_set_option("random_seed", self.seed)?;
        model.try_set_option("time_limit", self.seconds)?;
        model.try_set_option("mip_max_nodes", self.nodes)?;
        model.try_set_option("mip_rel_gap", self.gap)?;
        // Starting the tree again costs these models two to four times what it saves.
        model.try_set_option("mip_allow_restart", false)?;
        // Otherwise it stops within 1e-6 and calls it optimal.
        model.try_set_option("mip_abs_gap", 0.0)?;
        model.try_set_option("mip_feasibility_tolerance", TOLERANCE)?;
        model.try_set_option("primal_feasibility_tolerance", TOLERANCE)?;
        model.try_set_option("dual_feasibility_tolerance", TOLERANCE)
    }
}

fn run(problem: RowProblem, settings: Settings, start: Option<&[f64]>) -> Result<Report, String> {
    let mut model = problem
        .try_optimise(highs::Sense::Maximise)
        .map_err(|_| "it refuses the model".to_owned())?;
    settings
        .apply(&mut model)
        .map_err(|error| error.to_string())?;
    if start.is_some() {
        model
            .try_set_solution(start, None, None, None)
            .map_err(|_| "it refuses the start".to_owned())?;
    }
    let solved = model
        .try_solve()
        .map_err(|_| "it ended with an error".to_owned())?;
    Ok(report(&solved))
}

fn report(solved: &SolvedModel) -> Report {
    let solution = solved.get_solution();
    let status = solved.status();
    // Models without whole numbers have no tree: what is optimal is the bound.
    let tree = solved.double_info_value(c"mip_dual_bound").ok();
    let linear = solved.mip_gap().is_infinite() && status == Status::Optimal;
    let bound = if linear {
        Some(solved.objective_value())
    } else {
        tree
    };
    Report {
        status,
        feasible: solved.primal_solution_status() == HighsSolutionStatus::Feasible,
        values: solution.columns().to_vec(),
        duals: solution.dual_rows().to_vec(),
        bound: bound.filter(|bound| bound.is_finite()),
    }
}

/// The report with whole numbers that are whole, and everything else solved for them.
fn polished(
    mut problem: RowProblem,
    columns: &[Col],
    whole: &[bool],
    settings: Settings,
    mut report: Report,
) -> Report {
    let off = |(&value, &whole): (&f64, &bool)| whole && (value - value.round()).abs() > EXACT;
    if !report.feasible || !report.values.iter().zip(whole).any(off) {
        return report;
    }
    for ((column, value), _) in columns
        .iter()
        .zip(&report.values)
        .zip(whole)
        .filter(|of| *of.1)
    {
        problem.change_column_bounds(*column, value.round()..=value.round());
    }
    // Where nothing fits the rounded numbers, the answer stays as it is, to be distrusted.
    if let Ok(again) = run(problem, settings, None)
        && again.feasible
    {
        report.values = again.values;
    }
    report
}

fn read(model: &LinearModel, report: Report) -> Outcome {
    let constant = model.objective_constant();
    let bound = report.bound.map(|bound| bound + constant);
    let by_clock = report.status == Status::ReachedTimeLimit;
    match report.status {
        Status::Optimal
        | Status::ReachedTimeLimit
        | Status::ReachedSolutionLimit
        | Status::ReachedIterationLimit
        | Status::ReachedInterrupt
        | Status::ReachedMemoryLimit => {}
        Status::Infeasible => return Outcome::Infeasible,
        // Every column of ours is bounded, so nothing can grow without limit.
        Status::UnboundedOrInfeasible if bounded(model) => return Outcome::Infeasible,
        other => return Outcome::Failed(format!("it ended with {other:?}")),
    }
    if !report.feasible {
        return Outcome::Stopped { bound, by_clock };
    }
    let columns = model.columns().iter().zip(report.values);
    let values: Vec<f64> = columns
        .map(|(column, value)| if column.integer { value.round() } else { value })
        .collect();
    let value = model.evaluate(model.objective(), &values);
    // Rounding may put the value above the bound by less than anybody would notice.
    let bound = match bound {
        Some(bound) if bound > value - super::FEASIBILITY * value.abs().max(1.0) => {
            bound.max(value)
        }
        Some(bound) => bound,
        None => f64::INFINITY,
    };
    Outcome::Solved(Point {
        values,
        value,
        bound,
        by_clock,
    })
}

fn bounded(model: &LinearModel) -> bool {
    let finite = |column: &crate::formulate::linear::Column| {
        column.lower.is_finite() && column.upper.is_finite()
    };
    model.columns().iter().all(finite)
}

/// Why there is no report.
enum Broken {
    Overran,
    Failed(String),
}

/// Runs a job on a thread of its own and leaves it behind when it overruns: HiGHS looks at its time
/// limit only between steps that may take minutes. Fresh threads also keep HiGHS from remembering
/// how many threads an earlier model was solved with.
fn watched<T: Send + 'static>(
    time: Duration,
    job: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, Broken> {
    let (sender, receiver) = mpsc::channel();
    let started = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            // Nobody listens to a job that has overrun.
            let _ = sender.send(job());
        });
    started.map_err(|error| Broken::Failed(format!("it cannot be started: {error}")))?;
    match receiver.recv_timeout(time.saturating_add(time / 10).saturating_add(GRACE)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(why)) => Err(Broken::Failed(why)),
        Err(RecvTimeoutError::Timeout) => Err(Broken::Overran),
        Err(RecvTimeoutError::Disconnected) => Err(Broken::Failed("it panicked".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_watchdog_leaves_a_job_that_overruns() {
        let late = watched(Duration::ZERO, || {
            std::thread::sleep(GRACE * 10);
            Ok(())
        });
        assert!(matches!(late, Err(Broken::Overran)));
    }

    #[test]
    fn a_job_that_panics_has_failed() {
        let broken = watched(Duration::from_secs(60), || -> Result<(), String> {
            std::panic::panic_any("told to panic")
        });
        assert!(matches!(broken, Err(Broken::Failed(_))));
        let done = watched(Duration::from_secs(60), || Ok(7));
        assert!(matches!(done, Ok(7)));
    }
}
