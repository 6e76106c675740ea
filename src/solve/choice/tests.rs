//! The search against every choice there is, on small random models of the same kind.

use std::time::Duration;

use good_lp::{Expression, Variable};

use super::narrow::Narrow;
use super::prices::Prices;
use super::problem::{Group, Problem};
use super::program::Program;
use super::relaxation::Relaxation;
use super::search::{Search, Wish};
use super::surrogate::Limits as Determining;
use super::ties;
use crate::formulate::{ColumnKey, KEEP, LinearModel, RowKey, Sense};
use crate::solve::{Backend, Limits, LinearOutcome, Outcome, Solver, linear};

/// Random numbers, the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        u32::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.roll(1001)) / 1000.0
    }
}

/// A package problem: sizes of components, a capacity, needs that are met up to a cap, a floor on the
/// partner's gain, money from two funds that are limited together.
struct Random {
    model: LinearModel,
    binaries: Vec<Variable>,
}

fn random(dice: &mut Dice, floor: f64, funds: bool) -> Random {
    let mut model = LinearModel::default();
    let key = |row| ColumnKey::Price { row };
    let mut next = 0..;
    let mut binaries: Vec<Variable> = Vec::new();
    let mut groups: Vec<Vec<Variable>> = Vec::new();
    for component in 0..5 {
        let sizes = if component == 0 { 3 } else { 1 + dice.roll(2) };
        let group: Vec<Variable> = (0..sizes)
            .map(|_| model.column(key(next.next().unwrap_or(0)), 0.0, 1.0, true))
            .collect();
        if sizes > 1 {
            let one: Expression = group.iter().copied().sum();
            model.row(
                RowKey::shared("one", component.to_string()),
                one,
                Sense::Le,
                1.0,
            );
        }
        binaries.extend(&group);
        groups.push(group);
    }
    let sum = |dice: &mut Dice, low: f64, high: f64| -> Expression {
        binaries.iter().map(|&x| dice.between(low, high) * x).sum()
    };
    let effort = sum(dice, 1.0, 4.0);
    model.row(RowKey::shared("capacity", ""), effort, Sense::Le, 8.0);
    // One component requires another.
    let wants: Expression = groups[0].iter().copied().sum();
    let gives: Expression = groups[1].iter().copied().sum();
    model.row(
        RowKey::shared("requires", ""),
        wants - gives,
        Sense::Le,
        0.0,
    );
    // Three needs, each met by what is chosen, up to in full.
    let mut gain = Expression::default();
    for need in 0..3 {
        let met = model.column(key(next.next().unwrap_or(0)), 0.0, 1.0, false);
        let closed = sum(dice, 0.0, 0.6);
        model.row(
            RowKey::shared("need", need.to_string()),
            met - closed,
            Sense::Le,
            0.0,
        );
        gain += dice.between(0.2, 0.5) * met;
    }
    let other = sum(dice, 0.0, 0.3);
    let cost = sum(dice, 1.0, 5.0);
    let mut objective = other + dice.between(0.0, 1.0) * gain.clone();
    if funds {
        // What one fund does not pay the other does; the first pays at most half of the cost.
        let first = model.column(key(next.next().unwrap_or(0)), 0.0, 6.0, false);
        let second = model.column(key(next.next().unwrap_or(0)), 0.0, 9.0, false);
        let whole = cost.clone() - first - second;
        model.row(RowKey::shared("paid", ""), whole, Sense::Eq, 0.0);
        let half = first - 0.5 * cost;
        model.row(RowKey::shared("half", ""), half, Sense::Le, 0.0);
        objective -= 0.02 * first + 0.01 * second;
    } else {
        model.row(RowKey::shared("money", ""), cost, Sense::Le, 10.0);
    }
    if floor > 0.0 {
        model.row(RowKey::shared("floor", ""), gain, Sense::Ge, floor);
    }
    model.maximise(objective);
    Random { model, binaries }
}

/// The best of all choices, each filled in by a linear program.
fn best(random: &Random) -> Option<f64> {
    possible(random)
        .map(|(_, worth)| worth)
        .max_by(f64::total_cmp)
}

/// Every choice that holds, as bits of its columns, with what it is worth.
fn possible(random: &Random) -> impl Iterator<Item = (u32, f64)> + '_ {
    let count = random.binaries.len();
    let worth = |choice: u32| {
        let mut model = random.model.without(&[]);
        for (at, &x) in random.binaries.iter().enumerate() {
            let value = f64::from(choice >> at & 1);
            let key = RowKey::shared("is", at.to_string());
            model.row(key, x, Sense::Eq, value);
        }
        match linear(&model, &Limits::proof(Solver::of(Backend::Embedded))) {
            LinearOutcome::Solved(point) => Some((choice, point.value)),
            LinearOutcome::Infeasible => None,
            other => panic!("a small linear program: {other:?}"),
        }
    };
    (0..1 << count).filter_map(worth)
}

/// A backend that knows nothing.
fn silent(_: &LinearModel, _: &Limits<'_>) -> Outcome {
    Outcome::Stopped {
        bound: None,
        by_clock: false,
    }
}

fn proof() -> Limits<'static> {
    Limits::proof(Solver::of(Backend::Embedded))
}

#[test]
fn the_search_alone_finds_the_best_of_all_choices() {
    let mut dice = Dice(7);
    let mut infeasible = 0;
    for round in 0..40 {
        let floor = [0.0, 0.2, 0.5, 0.9][round % 4];
        let random = random(&mut dice, floor, round % 3 == 0);
        match (
            best(&random),
            super::solve(&random.model, &proof(), &silent),
        ) {
            (Some(best), Some(Outcome::Solved(point))) => {
                assert!(
                    (point.value - best).abs() < 1e-7,
                    "{round}: {} {best}",
                    point.value
                );
                assert!(point.bound - best < 1e-7, "{round}: {} {best}", point.bound);
            }
            // Where the relaxation has no point either there are no prices: a backend says so.
            (None, None | Some(Outcome::Infeasible)) => infeasible += 1,
            (best, found) => panic!("{round}: {best:?} {found:?}"),
        }
    }
    assert!(infeasible > 0, "some floors are out of reach");
}

#[test]
fn what_is_said_after_a_few_steps_is_still_true() {
    let mut dice = Dice(11);
    for round in 0..30 {
        let random = random(&mut dice, 0.4, true);
        let Some(best) = best(&random) else {
            continue;
        };
        let expression = [random.model.objective().clone()];
        let program = Program::read(&random.model, &expression, &Expression::default());
        let program = program.expect("of its kind");
        let never = || false;
        let wish = Wish {
            gap: 0.0,
            least: f64::NEG_INFINITY,
            most: f64::INFINITY,
            over: &never,
        };
        let mut search = Search::new(&program, wish);
        for _ in 0..20 {
            search.run(1);
            assert!(
                search.bound() >= best - 1e-7,
                "{round}: {} {best}",
                search.bound()
            );
            if let Some(known) = &search.found.best {
                assert!(
                    known.value <= best + 1e-7,
                    "{round}: {} {best}",
                    known.value
                );
            }
        }
    }
}

#[test]
fn columns_that_are_shut_out_are_in_no_better_choice() {
    let mut dice = Dice(23);
    let mut shut = 0;
    for _ in 0..30 {
        let random = random(&mut dice, 0.3, false);
        let Some(best) = best(&random) else {
            continue;
        };
        let expression = [random.model.objective().clone()];
        let program = Program::read(&random.model, &expression, &Expression::default());
        let program = program.expect("of its kind");
        let never = || false;
        let wish = Wish {
            gap: 0.0,
            least: best - 0.02,
            most: f64::INFINITY,
            over: &never,
        };
        let mut search = Search::new(&program, wish);
        search.run(1);
        let (shut_out, most) = search.closed();
        for column in shut_out {
            let mut forced = random.model.without(&[]);
            let x = random.binaries[program.source[column]];
            forced.row(RowKey::shared("with", ""), x, Sense::Eq, 1.0);
            let forced = Random {
                model: forced,
                binaries: random.binaries.clone(),
            };
            let reached = self::best(&forced).unwrap_or(f64::NEG_INFINITY);
            assert!(reached <= most.max(best - 0.02) + 1e-7, "{reached} {most}");
            shut += 1;
        }
    }
    assert!(shut > 0, "the bound shuts something out");
}

#[test]
fn what_is_struck_out_is_in_no_choice_that_holds() {
    let mut dice = Dice(31);
    let (mut struck, mut impossible) = (0, 0);
    for round in 0..12 {
        let random = random(&mut dice, [0.0, 0.3][round % 2], round % 3 == 0);
        let expression = [random.model.objective().clone()];
        let program = Program::read(&random.model, &expression, &Expression::default());
        let program = program.expect("of its kind");
        let problem = Problem::new(&program);
        let narrow = Narrow::new(&problem);
        let choices: Vec<u32> = possible(&random).map(|(choice, _)| choice).collect();
        let taken = |choice: u32, group: &Group| {
            let has = |at: &usize| choice >> program.source[*at] & 1 == 1;
            group.options.iter().copied().find(has)
        };
        let is_in = |choice: u32, groups: &[Group]| {
            let mut pairs = groups.iter().zip(&problem.groups);
            pairs.all(|(group, whole)| {
                taken(choice, whole).map_or(!group.required, |at| group.options.contains(&at))
            })
        };
        let count = |groups: &[Group]| -> usize {
            let ways = |group: &Group| group.options.len() + usize::from(!group.required);
            groups.iter().map(ways).sum()
        };
        // A column of one group, none of another.
        for one in 0..problem.groups.len() {
            for (other, _) in problem.groups.iter().enumerate() {
                let column = problem.groups[one].options[0];
                let mut groups = problem.groups.clone();
                groups[other].options.clear();
                groups[one] = Group {
                    options: vec![column],
                    required: true,
                };
                let asked = groups.clone();
                let with = choices.iter().filter(|choice| is_in(**choice, &asked));
                if narrow.strike(&mut groups) {
                    struck += count(&asked) - count(&groups);
                    for choice in with {
                        assert!(is_in(*choice, &groups), "{round}: {choice:b} {groups:?}");
                    }
                } else {
                    assert_eq!(with.count(), 0, "{round}: {one} without {other}");
                    impossible += 1;
                }
            }
        }
    }
    assert!(struck > 0 && impossible > 0, "{struck} {impossible}");
}

/// The model with the ways to settle groups that a part leaves.
fn narrowed(random: &Random, program: &Program, problem: &Problem<'_>) -> LinearModel {
    let mut model = random.model.without(&[]);
    let column = |at: usize| random.binaries[program.source[at]];
    for (number, group) in problem.groups.iter().enumerate() {
        let all: Expression = group.options.iter().map(|&at| column(at)).sum();
        if group.required {
            let key = RowKey::shared("required", number.to_string());
            model.row(key, all, Sense::Ge, 1.0);
        }
    }
    let left = |at: &usize| {
        problem
            .groups
            .iter()
            .any(|group| group.options.contains(at))
    };
    for at in (0..program.binaries).filter(|at| !left(at)) {
        let key = RowKey::shared("struck", at.to_string());
        model.row(key, column(at), Sense::Eq, 0.0);
    }
    model
}

#[test]
fn prices_of_a_part_prove_what_its_linear_program_does() {
    let mut dice = Dice(43);
    let (mut solved, mut none) = (0, 0);
    for round in 0..24 {
        let random = random(&mut dice, [0.0, 0.2, 0.5, 0.9][round % 4], round % 3 == 0);
        let expression = [random.model.objective().clone()];
        let program = Program::read(&random.model, &expression, &Expression::default());
        let program = program.expect("of its kind");
        let whole = Problem::new(&program);
        let mut known = Relaxation::default();
        for part in 0..=whole.groups.len() {
            let mut problem = whole.clone();
            // The whole; then one group at a time has its last way, and the one before it has none.
            if let Some(group) = part.checked_sub(1) {
                let last = problem.groups[group].options.pop();
                problem.groups[group].options = last.into_iter().collect();
                problem.groups[group].required = true;
                if let Some(before) = group.checked_sub(1) {
                    problem.groups[before].options.clear();
                }
            }
            let relaxed = Relaxation::of(
                &problem,
                &Determining::new(&problem),
                &known,
                f64::NEG_INFINITY,
            );
            let relaxed = relaxed.expect("a small linear program");
            let prices = Prices::new(&problem, relaxed.rows.clone());
            let best = |group: &Group| {
                let none = if group.required {
                    f64::NEG_INFINITY
                } else {
                    0.0
                };
                let worths = group.options.iter().map(|&at| prices.worth[at]);
                worths.fold(none, f64::max)
            };
            let bound = prices.base + problem.groups.iter().map(best).sum::<f64>();
            let model = narrowed(&random, &program, &problem);
            match linear(&model, &proof()) {
                LinearOutcome::Solved(point) => {
                    let off = bound - point.value;
                    assert!((-1e-7..1e-5).contains(&off), "{round}, part {part}: {off}");
                    solved += 1;
                }
                LinearOutcome::Infeasible => {
                    let (low, _) = program.objectives[0].range(&program.bounds);
                    assert!(bound < low, "{round}, part {part}: {bound} {low}");
                    none += 1;
                }
                other => panic!("a small linear program: {other:?}"),
            }
            known = relaxed;
        }
    }
    assert!(solved > 60 && none > 0, "{solved} {none}");
}

#[test]
fn prices_for_other_numbers_begin_a_search_as_well() {
    let mut dice = Dice(31);
    let (mut begun, mut changed) = (0, 0);
    for round in 0..40 {
        let mut random = random(&mut dice, 0.0, round % 3 == 0);
        let Some((_, Some(before))) = super::solve_like(&random.model, &proof(), None, &silent)
        else {
            continue;
        };
        let old = best(&random).expect("what has a relaxation has a choice");
        let x = random.binaries[round % random.binaries.len()];
        let moved = random.model.objective().clone() + dice.between(-0.5, 0.5) * x;
        random.model.maximise(moved);
        let best = best(&random).expect("the rows are as they were");
        let like = Some(&before);
        let Some((Outcome::Solved(found), Some(root))) =
            super::solve_like(&random.model, &proof(), like, &silent)
        else {
            panic!("{round}: there is a choice");
        };
        assert_eq!(root.rows, before.rows, "{round}");
        assert!(
            (found.value - best).abs() < 1e-7,
            "{round}: {found:?} {best}"
        );
        assert!(found.bound - best < 1e-7, "{round}: {found:?} {best}");
        begun += 1;
        changed += usize::from((best - old).abs() > 1e-7);
        // Prices of another model are of no use, and none are taken.
        let other = Relaxation::default();
        let again = super::solve_like(&random.model, &proof(), Some(&other), &silent);
        let Some((Outcome::Solved(again), Some(_))) = again else {
            panic!("{round}: there is a choice");
        };
        assert!((again.value - best).abs() < 1e-7, "{round}: {again:?}");
    }
    assert!(begun > 30 && changed > 15, "{begun} {changed}");
}

#[test]
fn a_given_choice_is_taken_only_if_it_holds() {
    let mut dice = Dice(5);
    let random = random(&mut dice, 0.0, false);
    let all: Vec<(usize, f64)> = (0..random.binaries.len()).map(|at| (at, 1.0)).collect();
    let limits = Limits {
        start: &all,
        nodes: 0,
        time: Duration::ZERO,
        ..proof()
    };
    // Everything at once breaks the capacity: no time, so there is no answer at all.
    match super::solve(&random.model, &limits, &silent) {
        Some(Outcome::Stopped { .. }) => {}
        other => panic!("{other:?}"),
    }
    let none: Vec<(usize, f64)> = all.iter().map(|&(at, _)| (at, 0.0)).collect();
    let limits = Limits {
        start: &none,
        ..limits
    };
    match super::solve(&random.model, &limits, &silent) {
        Some(Outcome::Solved(point)) => assert!(point.bound >= point.value),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_model_of_another_kind_is_left_to_a_backend() {
    let mut model = LinearModel::default();
    let x = model.column(ColumnKey::Price { row: 0 }, 0.0, 5.0, true);
    model.maximise(Expression::from(x));
    assert_eq!(super::solve(&model, &proof(), &silent), None);
    let mut model = LinearModel::default();
    let x = model.column(ColumnKey::Price { row: 0 }, 0.0, 5.0, false);
    model.maximise(Expression::from(x));
    assert_eq!(super::solve(&model, &proof(), &silent), None);
}

#[test]
fn a_later_aim_is_settled_among_the_choices_that_attain_the_earlier_one() {
    let mut dice = Dice(29);
    let mut named = 0;
    for round in 0..40 {
        let mut random = random(&mut dice, 0.0, round % 3 == 0);
        // Few values, so that many choices attain the same.
        let counts = random.binaries.iter().map(|&x| f64::from(dice.roll(3)) * x);
        let earlier: Expression = counts.sum();
        let later = random.model.objective().clone();
        random.model.maximise(earlier.clone());
        let Some(Outcome::Solved(first)) = super::solve(&random.model, &proof(), &silent) else {
            panic!("{round}: nothing at all is a choice");
        };
        let key = RowKey::shared(KEEP, "earlier");
        random.model.row(key, earlier, Sense::Ge, first.value);
        random.model.maximise(later.clone());
        let best = best(&random).unwrap_or(f64::NEG_INFINITY);
        let start: Vec<(usize, f64)> = first.values.iter().copied().enumerate().collect();
        let limits = Limits {
            start: &start,
            ..proof()
        };
        let Some(Outcome::Solved(found)) = super::solve(&random.model, &limits, &silent) else {
            panic!("{round}: what attains the earlier aim is known");
        };
        assert!(
            (found.value - best).abs() < 1e-7,
            "{round}: {found:?} {best}"
        );
        assert!(found.bound - best < 1e-7, "{round}: {found:?} {best}");
        let program = Program::read(&random.model, &[later], &Expression::default());
        let program = program.expect("a choice");
        let over = || false;
        let wish = Wish {
            gap: 0.0,
            least: f64::NEG_INFINITY,
            most: f64::INFINITY,
            over: &over,
        };
        let mut search = Search::new(&program, wish);
        search.take(&super::binaries(&program, &first.values));
        let asked = ties::Asked {
            model: &random.model,
            program: &program,
            most: u64::MAX,
            over: &over,
        };
        if ties::settle(&asked, &mut search) > 0 {
            named += 1;
            let value = search.found.best.as_ref().map(|best| best.value);
            let close = value.is_some_and(|value| (value - best).abs() < 1e-7);
            assert!(close && search.is_settled(), "{round}: {value:?} {best}");
        }
    }
    assert!(named > 30, "only {named} were settled so");
}
