//! The same tests for every backend of this build.

use std::time::Duration;

use good_lp::Expression;

use super::fake::{Act, Fake};
use super::{Backend, Limits, LinearOutcome, NoBackend, Outcome, Point, Solver};
use crate::formulate::{ColumnKey, LinearModel, RowKey, Sense};

/// A row: coefficients, sense, right-hand side.
type Given<'r> = (&'r [f64], Sense, f64);

/// Columns as (lower, upper, whole), the objective, the rows.
fn model(columns: &[(f64, f64, bool)], objective: &[f64], rows: &[Given<'_>]) -> LinearModel {
    let mut model = LinearModel::default();
    let handles: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(row, &(lower, upper, whole))| {
            model.column(ColumnKey::Price { row }, lower, upper, whole)
        })
        .collect();
    let sum = |coefficients: &[f64]| -> Expression {
        handles.iter().zip(coefficients).map(|(&x, &c)| c * x).sum()
    };
    let objective = sum(objective);
    for (at, (coefficients, sense, rhs)) in rows.iter().enumerate() {
        model.row(
            RowKey::shared("test", at.to_string()),
            sum(coefficients),
            *sense,
            *rhs,
        );
    }
    model.maximise(objective);
    model
}

const BINARY: (f64, f64, bool) = (0.0, 1.0, true);

/// Best is to take the first two, worth 9.
fn knapsack() -> LinearModel {
    model(
        &[BINARY; 3],
        &[5.0, 4.0, 3.0],
        &[
            (&[2.0, 3.0, 1.0], Sense::Le, 5.0),
            (&[4.0, 1.0, 2.0], Sense::Le, 11.0),
            (&[3.0, 4.0, 2.0], Sense::Le, 8.0),
        ],
    )
}

/// What one backend comes to, nobody stepping in.
fn solve(model: &LinearModel, limits: &Limits<'_>) -> Outcome {
    super::solve_by(&[(limits.solver.backend, false)], model, limits)
}

/// The same for a linear program.
fn linear(model: &LinearModel, limits: &Limits<'_>) -> LinearOutcome {
    super::linear_by(&[(limits.solver.backend, false)], model, limits)
}

fn solved(outcome: Outcome) -> Point {
    match outcome {
        Outcome::Solved(point) => point,
        other => panic!("no point: {other:?}"),
    }
}

fn solvers() -> impl Iterator<Item = Solver> {
    Backend::built().iter().map(|&backend| Solver::of(backend))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(1.0)
}

#[test]
fn a_knapsack_is_solved_and_proven() {
    for solver in solvers() {
        let point = solved(solve(&knapsack(), &Limits::proof(solver)));
        assert_eq!(point.values, [1.0, 1.0, 0.0], "{}", solver.backend);
        assert!(
            close(point.value, 9.0) && close(point.bound, 9.0),
            "{point:?}"
        );
    }
}

#[test]
fn no_point_is_said_to_be_none() {
    let twice = model(
        &[BINARY; 2],
        &[1.0, 1.0],
        &[(&[1.0, 1.0], Sense::Ge, 2.0), (&[1.0, 1.0], Sense::Le, 1.0)],
    );
    // The relaxation has points, whole numbers do not.
    let half = model(&[BINARY], &[1.0], &[(&[2.0], Sense::Eq, 1.0)]);
    for solver in solvers() {
        assert_eq!(solve(&twice, &Limits::proof(solver)), Outcome::Infeasible);
        assert_eq!(solve(&half, &Limits::proof(solver)), Outcome::Infeasible);
        assert_eq!(
            linear(&twice, &Limits::proof(solver)),
            LinearOutcome::Infeasible
        );
        assert!(matches!(
            linear(&half, &Limits::proof(solver)),
            LinearOutcome::Solved(_)
        ));
    }
}

#[test]
fn a_model_without_columns_holds_or_does_not() {
    let mut holds = LinearModel::default();
    holds.maximise(Expression::from(3.0));
    let mut not = LinearModel::default();
    not.row(
        RowKey::shared("test", ""),
        Expression::default(),
        Sense::Ge,
        1.0,
    );
    for solver in solvers() {
        let limits = Limits::proof(solver);
        assert!(close(solved(solve(&holds, &limits)).value, 3.0));
        assert_eq!(solve(&not, &limits), Outcome::Infeasible);
        assert_eq!(linear(&not, &limits), LinearOutcome::Infeasible);
    }
}

#[test]
fn what_is_no_number_is_refused() {
    let bad = [
        model(&[BINARY], &[f64::NAN], &[]),
        model(&[BINARY], &[1.0], &[(&[f64::NAN], Sense::Le, 1.0)]),
        model(&[BINARY], &[1.0], &[(&[1.0], Sense::Le, f64::NAN)]),
        model(&[(0.0, f64::NAN, false)], &[1.0], &[]),
        model(&[(0.0, f64::INFINITY, true)], &[1.0], &[]),
    ];
    for solver in solvers() {
        for model in &bad {
            let outcome = solve(model, &Limits::proof(solver));
            assert!(matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
            let outcome = linear(model, &Limits::proof(solver));
            assert!(matches!(outcome, LinearOutcome::Failed(_)), "{outcome:?}");
        }
    }
}

#[test]
fn a_start_changes_no_answer() {
    let model = knapsack();
    for solver in solvers() {
        for start in [
            &[(2, 1.0)][..],
            &[(0, 1.0), (1, 1.0), (2, 1.0)],
            &[(0, 0.0), (1, 1.0)],
        ] {
            let limits = Limits {
                start,
                ..Limits::proof(solver)
            };
            let point = solved(solve(&model, &limits));
            assert_eq!(
                point.values,
                [1.0, 1.0, 0.0],
                "{} from {start:?}",
                solver.backend
            );
        }
    }
}

#[test]
fn no_time_is_no_answer_but_no_lie_either() {
    let offers = random(3, 30);
    for solver in solvers() {
        let limits = Limits {
            time: Duration::ZERO,
            ..Limits::proof(solver)
        };
        match solve(&offers, &limits) {
            Outcome::Solved(point) => assert!(point.bound >= point.value),
            Outcome::Stopped { by_clock, .. } => assert!(by_clock),
            other => panic!("{}: {other:?}", solver.backend),
        }
    }
}

/// Whole numbers decide whether money flows; both must be clean.
#[test]
fn whole_numbers_are_whole_and_money_follows_them() {
    // 40 projects of odd costs, each paid from two instruments.
    let costs: Vec<f64> = (0..40)
        .map(|at| 900.0 + 37.123_456 * f64::from(at))
        .collect();
    let mut columns = vec![BINARY; 40];
    columns.extend([(0.0, 20_000.0, false); 2]);
    let mut objective: Vec<f64> = (0..40).map(|at| 1.0 + f64::from(at * at % 13)).collect();
    objective.extend([-1e-6, -2e-6]);
    let mut paid: Vec<f64> = costs.iter().map(|cost| -cost).collect();
    paid.extend([1.0, 1.0]);
    let mut one = vec![0.0; 40];
    one.extend([1.0, 0.0]);
    let mut two = vec![0.0; 40];
    two.extend([0.0, 1.0]);
    let rows: [Given<'_>; 3] = [
        (&paid, Sense::Eq, 0.0),
        (&one, Sense::Le, 9_000.5),
        (&two, Sense::Le, 4_000.25),
    ];
    let model = model(&columns, &objective, &rows);
    for solver in solvers() {
        let limits = Limits {
            gap: 1e-4,
            ..Limits::proof(solver)
        };
        let point = solved(solve(&model, &limits));
        let (whole, money) = point.values.split_at(40);
        assert!(
            whole.iter().all(|x| x.to_bits() == x.round().to_bits()),
            "{whole:?}"
        );
        let cost: f64 = whole.iter().zip(&costs).map(|(x, cost)| x * cost).sum();
        // A tenth of a cent, in MEUR.
        assert!(
            (money.iter().sum::<f64>() - cost).abs() < 1e-9 * 4.0,
            "{money:?} for {cost}"
        );
    }
}

/// A small generator (Knuth's MMIX numbers): the same models everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, below: u32) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap_or(0) % below)
    }
}

/// Binary columns under three rows, and one continuous column worth having.
fn random(seed: u64, columns: usize) -> LinearModel {
    let (columns, objective, rows) = numbers(seed, columns);
    let rows: Vec<Given<'_>> = rows.iter().map(|(c, s, r)| (&c[..], *s, *r)).collect();
    model(&columns, &objective, &rows)
}

type Numbers = (Vec<(f64, f64, bool)>, Vec<f64>, Vec<(Vec<f64>, Sense, f64)>);

fn numbers(seed: u64, columns: usize) -> Numbers {
    let mut random = Random(seed);
    let mut kinds = vec![BINARY; columns];
    kinds.push((0.0, 3.0, false));
    let mut objective: Vec<f64> = (0..columns).map(|_| random.below(19) - 4.0).collect();
    objective.push(1.5);
    let count = f64::from(u32::try_from(columns).expect("few"));
    let rows = [Sense::Le, Sense::Le, Sense::Ge].map(|sense| {
        let mut row: Vec<f64> = (0..columns).map(|_| random.below(9)).collect();
        row.push(if sense == Sense::Ge { 0.0 } else { 0.7 });
        let rhs = if sense == Sense::Ge {
            random.below(20)
        } else {
            count + random.below(12)
        };
        (row, sense, rhs)
    });
    (kinds, objective, rows.to_vec())
}

/// The best value by trying every 0/1 vector; the continuous column takes what room there is.
fn enumerated(numbers: &Numbers) -> Option<f64> {
    let (columns, objective, rows) = numbers;
    let whole = columns.len() - 1;
    let mut best: Option<f64> = None;
    for chosen in 0_u32..1 << whole {
        let taken = |at: usize| f64::from(chosen >> at & 1);
        let sum = |row: &[f64]| (0..whole).map(|at| row[at] * taken(at)).sum::<f64>();
        let mut room = 3.0_f64;
        for (row, sense, rhs) in rows {
            let left = sum(row);
            match sense {
                Sense::Le => room = room.min((rhs - left) / row[whole]),
                Sense::Ge if left < *rhs => room = -1.0,
                _ => {}
            }
        }
        if room >= 0.0 {
            let value = sum(objective) + objective[whole] * room;
            best = Some(best.map_or(value, |best| best.max(value)));
        }
    }
    best
}

#[test]
fn as_by_enumeration() {
    let mut none = 0;
    for seed in 0..60 {
        let known = enumerated(&numbers(seed, 9));
        let model = random(seed, 9);
        for solver in solvers() {
            match (solve(&model, &Limits::proof(solver)), known) {
                (Outcome::Solved(point), Some(known)) => {
                    let name = solver.backend;
                    assert!(
                        close(point.value, known),
                        "{name}, {seed}: {point:?}, not {known}"
                    );
                    assert!(
                        close(point.bound, known),
                        "{name}, {seed}: {point:?}, not {known}"
                    );
                }
                (Outcome::Infeasible, None) => none += 1,
                (outcome, known) => {
                    panic!("{}, {seed}: {outcome:?}, not {known:?}", solver.backend)
                }
            }
        }
    }
    assert!((1..30).contains(&none), "{none} without a point");
}

#[test]
fn limits_stop_the_search_and_the_bound_holds() {
    for seed in 0..6 {
        let model = random(seed, 25);
        for solver in solvers() {
            let best = match solve(&model, &Limits::proof(solver)) {
                Outcome::Solved(point) => point.value,
                Outcome::Infeasible => continue,
                other => panic!("{other:?}"),
            };
            for (gap, nodes) in [(0.2, u64::MAX), (0.0, 1), (0.0, 3)] {
                let limits = Limits {
                    gap,
                    nodes,
                    ..Limits::proof(solver)
                };
                let bound = match solve(&model, &limits) {
                    Outcome::Solved(point) => {
                        assert!(
                            point.value <= best + 1e-6 * best.abs().max(1.0),
                            "{point:?}"
                        );
                        Some(point.bound)
                    }
                    Outcome::Stopped { bound, by_clock } => {
                        assert!(!by_clock);
                        bound
                    }
                    other => panic!("{}: {other:?}", solver.backend),
                };
                let holds = bound.is_none_or(|bound| bound >= best - 1e-6 * best.abs().max(1.0));
                assert!(holds, "{}, {seed}: {bound:?} below {best}", solver.backend);
            }
        }
    }
}

#[test]
fn a_seed_changes_no_value() {
    let model = random(5, 20);
    for solver in solvers() {
        let value = |seed| solved(solve(&model, &Limits::proof(Solver { seed, ..solver }))).value;
        assert!(close(value(0), value(12_345)) && close(value(0), value(0x7fff_ffff)));
    }
}

#[test]
fn the_same_search_gives_the_same_point() {
    let model = random(8, 30);
    for solver in solvers() {
        let limits = Limits {
            gap: 0.05,
            ..Limits::proof(solver)
        };
        assert_eq!(
            solve(&model, &limits),
            solve(&model, &limits),
            "{}",
            solver.backend
        );
    }
}

/// Hillier and Lieberman's Wyndor Glass: 2 and 6, worth 36; shadow prices 0, 1.5 and 1.
#[test]
fn duals_of_a_textbook_program() {
    let free = (0.0, 1e3, false);
    let wyndor = model(
        &[free; 2],
        &[3.0, 5.0],
        &[
            (&[1.0, 0.0], Sense::Le, 4.0),
            (&[0.0, 2.0], Sense::Le, 12.0),
            (&[3.0, 2.0], Sense::Le, 18.0),
        ],
    );
    // By hand: 3 and 1 cost 9; the duals solve y + z = -2, y + 3 z = -3.
    let diet = model(
        &[free; 2],
        &[-2.0, -3.0],
        &[(&[1.0, 1.0], Sense::Ge, 4.0), (&[1.0, 3.0], Sense::Ge, 6.0)],
    );
    let equal = model(
        &[free; 2],
        &[1.0, 2.0],
        &[(&[1.0, 1.0], Sense::Eq, 3.0), (&[0.0, 1.0], Sense::Le, 2.0)],
    );
    let bound = model(&[(-2.0, 5.0, false)], &[1.0], &[(&[1.0], Sense::Le, 10.0)]);
    // Whole numbers are relaxed.
    let relaxed = model(&[BINARY], &[4.0], &[(&[2.0], Sense::Le, 1.0)]);
    let cases: [(&LinearModel, f64, &[f64], &[f64]); 5] = [
        (&wyndor, 36.0, &[0.0, 1.5, 1.0], &[2.0, 12.0, 18.0]),
        (&diet, -9.0, &[-1.5, -0.5], &[4.0, 6.0]),
        (&equal, 5.0, &[1.0, 1.0], &[3.0, 2.0]),
        (&bound, 5.0, &[0.0], &[5.0]),
        (&relaxed, 2.0, &[2.0], &[1.0]),
    ];
    for solver in solvers() {
        for (model, value, duals, rows) in cases {
            let LinearOutcome::Solved(point) = linear(model, &Limits::proof(solver)) else {
                panic!("{}: no answer worth {value}", solver.backend);
            };
            assert!(close(point.value, value), "{}: {point:?}", solver.backend);
            for (found, known) in point
                .duals
                .iter()
                .zip(duals)
                .chain(point.rows.iter().zip(rows))
            {
                assert!(close(*found, *known), "{}: {point:?}", solver.backend);
            }
        }
    }
}

/// Each answer is proven by its duals on the way; the values must also be the same everywhere.
#[test]
fn relaxations_have_one_value() {
    for seed in 0..40 {
        let model = random(seed, 12);
        let values: Vec<f64> = solvers()
            .map(|solver| match linear(&model, &Limits::proof(solver)) {
                LinearOutcome::Solved(point) => point.value,
                LinearOutcome::Infeasible => f64::NEG_INFINITY,
                other => panic!("{}, {seed}: {other:?}", solver.backend),
            })
            .collect();
        let first = values[0];
        assert!(
            values
                .iter()
                .all(|&v| v.is_infinite() && first.is_infinite() || close(v, first)),
            "{seed}: {values:?}"
        );
    }
}

fn fake(act: Act, alone: bool) -> Limits<'static> {
    Limits::proof(Solver::of(Backend::Fake(Fake { act, alone })))
}

const LIES: [Act; 4] = [Act::Overreaches, Act::Boasts, Act::Undercuts, Act::Nan];

#[test]
fn a_lie_is_no_answer() {
    for act in LIES.into_iter().chain([Act::Fails, Act::Panics]) {
        let outcome = solve(&knapsack(), &fake(act, true));
        assert!(
            matches!(outcome, Outcome::Failed(_)),
            "{act:?}: {outcome:?}"
        );
        let outcome = linear(&knapsack(), &fake(act, true));
        assert!(
            matches!(outcome, LinearOutcome::Failed(_)),
            "{act:?}: {outcome:?}"
        );
    }
    let outcome = solve(&knapsack(), &fake(Act::Stops, true));
    assert!(matches!(outcome, Outcome::Stopped { .. }), "{outcome:?}");
}

#[test]
fn somebody_else_steps_in() {
    for act in LIES
        .into_iter()
        .chain([Act::Fails, Act::Panics, Act::Stops])
    {
        let point = solved(super::solve(&knapsack(), &fake(act, false)));
        assert!(close(point.value, 9.0), "{act:?}: {point:?}");
    }
    let outcome = super::linear(&knapsack(), &fake(Act::Boasts, false));
    assert!(matches!(outcome, LinearOutcome::Solved(_)), "{outcome:?}");
}

#[test]
fn the_embedded_one_in_its_plainest_form_is_asked_last() {
    for solver in solvers() {
        let attempts = solver.attempts();
        assert_eq!(attempts[0], (solver.backend, false));
        assert_eq!(attempts.last(), Some(&(Backend::Embedded, true)));
        assert_eq!(attempts.len(), Backend::built().len() + 1);
    }
    let LinearOutcome::Solved(plain) =
        super::embedded::linear(&knapsack(), &fake(Act::Fails, true), true)
    else {
        panic!("no answer without presolve");
    };
    assert!(plain.value >= 9.0 - 1e-9);
    let plain = super::embedded::solve(&knapsack(), &fake(Act::Fails, true), true);
    assert!(close(solved(plain).value, 9.0));
}

#[test]
fn names() {
    assert_eq!("embedded".parse(), Ok(Backend::Embedded));
    assert_eq!("microlp".parse(), Ok(Backend::Embedded));
    assert_eq!("cplex".parse::<Backend>(), Err(NoBackend::Unknown));
    let highs = "HiGHS".parse::<Backend>();
    if cfg!(feature = "highs") {
        assert_eq!(highs, Ok(Backend::Highs));
    } else {
        assert_eq!(highs, Err(NoBackend::NotBuilt));
        let outcome = super::solve(&knapsack(), &Limits::proof(Solver::of(Backend::Highs)));
        assert!(
            close(solved(outcome).value, 9.0),
            "the embedded one stands in"
        );
    }
}

/// The versions that are printed are those of the lock file.
#[test]
fn versions() {
    let lock = include_str!("../../Cargo.lock");
    for (backend, package) in [
        (Backend::Embedded, "microlp"),
        (Backend::Highs, "highs-sys"),
    ] {
        let entry = format!("name = \"{package}\"\nversion = \"{}\"", backend.version());
        assert!(lock.contains(&entry), "{backend}");
    }
}
