//! Sharing a cost: textbook games, what must hold of every game, and independent computations.

use proptest::prelude::*;
use tech_business_offer::explore::sharing::{
    RULES, Sharing, least_core, nucleolus, sampled, shapley, standing,
};
use tech_business_offer::model::{Coalition, Game, Part, Shared};

fn names(count: usize) -> Vec<String> {
    (0..count)
        .map(|at| format!("{}", char::from(b'A' + u8::try_from(at).expect("small"))))
        .collect()
}

fn game(shared: Shared, members: usize, worth: impl Fn(Coalition) -> f64) -> Game {
    Game::listed(shared, names(members), worth).expect("a game")
}

fn table(shared: Shared, members: usize, worth: &[f64]) -> Game {
    game(shared, members, |s| {
        worth[usize::try_from(s).expect("small")]
    })
}

fn holds(coalition: Coalition, member: usize) -> bool {
    coalition >> member & 1 == 1
}

/// A runway as long as the largest aircraft of a coalition needs.
fn airport(costs: &[f64]) -> Game {
    game(Shared::Cost, costs.len(), |s| {
        let needed = (0..costs.len()).filter(|&at| holds(s, at));
        needed.map(|at| costs[at]).fold(0.0, f64::max)
    })
}

/// What an estate leaves to some claimants after all others are paid in full.
fn bankruptcy(estate: f64, claims: &[f64]) -> Game {
    game(Shared::Gain, claims.len(), |s| {
        let others: f64 = (0..claims.len())
            .filter(|&at| !holds(s, at))
            .map(|at| claims[at])
            .sum();
        (estate - others).max(0.0)
    })
}

fn close(found: &[f64], expected: &[f64]) {
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-8 * b.abs().max(1.0);
    let same = found.len() == expected.len() && found.iter().zip(expected).all(near);
    assert!(same, "{found:?} instead of {expected:?}");
}

fn rule(sharing: &Sharing, name: &str) -> Vec<f64> {
    let rule = sharing.rule(name).expect("a rule of this name");
    rule.shares.clone().expect("shares")
}

#[test]
fn the_airport_of_littlechild_and_owen() {
    let sharing = Sharing::of(&airport(&[8.0, 11.0, 13.0, 18.0])).unwrap();
    assert_eq!(rule(&sharing, "shapley"), [2.0, 3.0, 4.0, 9.0]);
    assert_eq!(rule(&sharing, "serial"), [2.0, 3.0, 4.0, 9.0]);
    assert_eq!(rule(&sharing, "stand_alone"), [0.0, 3.0, 5.0, 10.0]);
    close(&rule(&sharing, "proportional"), &[2.88, 3.96, 4.68, 6.48]);
    // Only the largest adds anything to the others: 18 - 13; 13 remain over savings 8, 11, 13, 13.
    let part = 13.0 / 45.0;
    close(
        &rule(&sharing, "separable"),
        &[8.0 * part, 11.0 * part, 13.0 * part, 5.0 + 13.0 * part],
    );
    assert_eq!(sharing.core_is_empty(), Some(false));
    assert!(
        sharing
            .rules
            .iter()
            .all(|rule| rule.standing.as_ref().unwrap().in_core)
    );
}

/// The nucleolus of an airport game by the algorithm of Littlechild (1974) in the form of Potters and
/// Sudhoelter (1999): from the smallest, the least equal share that no group of smaller members can
/// refuse, then the same for the others. Costs ascend.
fn littlechild(costs: &[f64]) -> Vec<f64> {
    let n = costs.len();
    let mut shares: Vec<f64> = Vec::new();
    while shares.len() < n - 1 {
        let done = shares.len();
        let paid: f64 = shares.iter().sum();
        // A group i..k short of the largest pays r each: (cost - paid) / (k - done + 1);
        // with the last but one the largest itself is in.
        let mut best = (f64::INFINITY, done);
        for k in done + 1..n {
            let size = f64::from(u32::try_from(k - done).expect("small"));
            let each = (costs[k - 1] - paid) / (size + 1.0);
            if each <= best.0 + 1e-12 {
                best = (each, k);
            }
        }
        shares.resize(best.1, best.0);
    }
    let paid: f64 = shares.iter().sum();
    shares.push(costs[n - 1] - paid);
    shares
}

#[test]
fn nucleolus_of_airports_by_another_algorithm() {
    for costs in [
        &[8.0, 11.0, 13.0, 18.0][..],
        &[1.0, 2.0, 3.0],
        &[3.0, 3.0, 3.0, 3.0],
        &[1.0, 10.0, 10.5, 11.0, 40.0, 41.0],
        &[0.0, 2.0, 5.0, 5.0, 9.0, 9.5, 20.0],
        &[5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0],
    ] {
        let found = nucleolus(&airport(costs)).unwrap().unwrap();
        close(&found, &littlechild(costs));
    }
}

#[test]
fn the_estates_of_the_talmud() {
    // Aumann and Maschler 1985: the division of the Talmud is the nucleolus.
    let claims = [100.0, 200.0, 300.0];
    for (estate, expected) in [
        (100.0, [100.0 / 3.0; 3]),
        (200.0, [50.0, 75.0, 75.0]),
        (300.0, [50.0, 100.0, 150.0]),
    ] {
        let found = nucleolus(&bankruptcy(estate, &claims)).unwrap().unwrap();
        close(&found, &expected);
    }
}

#[test]
fn two_members_share_the_saving_equally() {
    let sharing = Sharing::of(&table(Shared::Cost, 2, &[0.0, 8.0, 11.0, 15.0])).unwrap();
    for name in ["shapley", "nucleolus", "stand_alone"] {
        assert_eq!(rule(&sharing, name), [6.0, 9.0], "{name}");
    }
    close(&[sharing.total], &[15.0]);
}

#[test]
fn one_member_bears_all() {
    let sharing = Sharing::of(&table(Shared::Cost, 1, &[0.0, 8.0])).unwrap();
    for rule in &sharing.rules {
        assert_eq!(rule.shares.as_deref(), Some(&[8.0][..]), "{}", rule.rule);
        assert!(rule.standing.as_ref().unwrap().in_core);
    }
}

#[test]
fn who_leaves_is_named_where_shares_are_outside_the_core() {
    // B and C together cost 6 on their own; an equal third of 12 each is 8.
    let game = table(
        Shared::Cost,
        3,
        &[0.0, 9.0, 4.0, 12.0, 4.0, 12.0, 6.0, 12.0],
    );
    let found = standing(&game, &[4.0, 4.0, 4.0]).unwrap();
    assert!(!found.in_core);
    assert_eq!((found.largest_excess, found.coalition), (2.0, 0b110));
    assert!(standing(&game, &[7.0, 2.5, 2.5]).unwrap().in_core);
    // Of a gain it is the other way round.
    let game = table(Shared::Gain, 3, &[0.0, 0.0, 0.0, 6.0, 0.0, 6.0, 6.0, 9.0]);
    let found = standing(&game, &[9.0, 0.0, 0.0]).unwrap();
    assert_eq!((found.largest_excess, found.coalition), (6.0, 0b110));
    assert!(standing(&game, &[3.0, 3.0, 3.0]).unwrap().in_core);
}

#[test]
fn the_least_core_of_a_majority_is_empty_by_a_third() {
    let majority = game(Shared::Gain, 3, |s| {
        f64::from(u8::from(s.count_ones() >= 2))
    });
    close(&[least_core(&majority).unwrap().unwrap()], &[1.0 / 3.0]);
    let sharing = Sharing::of(&majority).unwrap();
    assert_eq!(sharing.core_is_empty(), Some(true));
    close(&rule(&sharing, "nucleolus"), &[1.0 / 3.0; 3]);
    assert!(sharing.rule("proportional").unwrap().shares.is_none());
}

#[test]
fn an_apex_game_that_needs_more_than_the_least_core() {
    // Owen's and Maschler's point: the least core of this game is a segment; the second stage decides.
    // The big member with any small one, or all small ones: nucleolus (3, 1, 1, 1, 1) / 7.
    let apex = game(Shared::Gain, 5, |s| {
        let wins = (holds(s, 0) && s.count_ones() >= 2) || s == 0b11110;
        f64::from(u8::from(wins))
    });
    let found = nucleolus(&apex).unwrap().unwrap();
    close(
        &found,
        &[3.0 / 7.0, 1.0 / 7.0, 1.0 / 7.0, 1.0 / 7.0, 1.0 / 7.0],
    );
}

#[test]
fn without_an_imputation_all_divisions_are_looked_at() {
    // Alone 1 each, together 1: somebody loses.
    let game = table(Shared::Gain, 2, &[0.0, 1.0, 1.0, 1.0]);
    close(&nucleolus(&game).unwrap().unwrap(), &[0.5, 0.5]);
    let sharing = Sharing::of(&game).unwrap();
    assert_eq!(sharing.core_is_empty(), Some(true));
}

#[test]
fn parts_are_split_among_those_who_need_them() {
    let part = |name: &str, cost: f64, members: Coalition| Part {
        name: name.to_owned(),
        cost,
        members,
    };
    let parts = vec![
        part("trunk", 45.0, 0b111),
        part("land", 18.0, 0b110),
        part("sea", 14.0, 0b100),
    ];
    let game = Game::of_parts(names(3), parts).unwrap();
    close(&shapley(&game).unwrap(), &[15.0, 24.0, 38.0]);
    close(&[game.worth(0b010)], &[63.0]);
}

/// A game of many members whose Shapley value is known: each part equally among its users.
fn many(members: usize) -> (Game, Vec<f64>) {
    let mut parts = Vec::new();
    let mut exact = vec![0.0; members];
    for at in 0..members {
        let users: Vec<usize> = (0..members)
            .filter(|user| (user * 7 + at) % 5 < 2 || *user == at)
            .collect();
        let cost = 10.0 + 3.0 * f64::from(u32::try_from(at % 4).expect("small"));
        for &user in &users {
            exact[user] += cost / f64::from(u32::try_from(users.len()).expect("small"));
        }
        let members = users.iter().fold(0, |all, user| all | 1 << user);
        parts.push(Part {
            name: format!("part {at}"),
            cost,
            members,
        });
    }
    let labels = (0..members).map(|at| format!("M{at}")).collect();
    (Game::of_parts(labels, parts).expect("small"), exact)
}

#[test]
fn a_sampled_shapley_value_is_as_near_as_it_says() {
    let (game, exact) = many(30);
    let sharing = Sharing::of(&game).unwrap();
    let found = rule(&sharing, "shapley");
    let error = sharing.shapley_error.as_ref().expect("an error");
    let off = found
        .iter()
        .zip(&exact)
        .zip(error)
        .map(|((a, b), e)| (a - b).abs() / e);
    let off: Vec<f64> = off.collect();
    // Two in three within one error, none beyond four.
    assert!(off.iter().all(|&off| off < 4.0), "{off:?}");
    assert!(
        off.iter().filter(|&&off| off < 1.0).count() >= 15,
        "{off:?}"
    );
    assert!(
        off.iter().any(|&off| off > 0.5),
        "the errors are too large: {off:?}"
    );
    let total: f64 = found.iter().sum();
    assert!((total - sharing.total).abs() < 1e-6);
    assert!(sharing.rule("nucleolus").unwrap().shares.is_none());
    assert_eq!(sharing.core_is_empty(), None);
    // The same on every run.
    assert_eq!(sampled(&game, 100), sampled(&game, 100));
}

#[test]
fn sixty_four_members_are_no_more_than_fit() {
    let (game, exact) = many(64);
    let found = sampled(&game, 500);
    let near = |at: usize| (found.shares[at] - exact[at]).abs() < 5.0 * found.error[at];
    assert!((0..64).all(near));
}

#[test]
fn fifteen_members_are_exact() {
    let costs: Vec<f64> = (0..15).map(|at| 3.0 + f64::from(at * at % 17)).collect();
    let mut ascending = costs.clone();
    ascending.sort_by(f64::total_cmp);
    let sharing = Sharing::of(&airport(&ascending)).unwrap();
    close(&rule(&sharing, "nucleolus"), &littlechild(&ascending));
    close(&rule(&sharing, "shapley"), &rule(&sharing, "serial"));
}

/// The Shapley value by listing every order.
fn by_orders(game: &Game) -> Vec<f64> {
    fn go(game: &Game, order: &mut Vec<usize>, added: &mut [f64]) -> f64 {
        if order.len() == game.len() {
            let mut joined = 0;
            for &member in order.iter() {
                added[member] += game.worth(joined | 1 << member) - game.worth(joined);
                joined |= 1 << member;
            }
            return 1.0;
        }
        let mut orders = 0.0;
        for member in 0..game.len() {
            if !order.contains(&member) {
                order.push(member);
                orders += go(game, order, added);
                order.pop();
            }
        }
        orders
    }
    let mut added = vec![0.0; game.len()];
    let orders = go(game, &mut Vec::new(), &mut added);
    added.iter().map(|sum| sum / orders).collect()
}

/// Excesses of all coalitions short of everybody, from the largest.
fn excesses(game: &Game, shares: &[f64]) -> Vec<f64> {
    let sign = game.shared().sign();
    let mut all: Vec<f64> = (1..game.everybody())
        .map(|s| {
            let sum: f64 = (0..game.len())
                .filter(|&at| holds(s, at))
                .map(|at| shares[at])
                .sum();
            sign * (sum - game.worth(s))
        })
        .collect();
    all.sort_by(|a, b| b.total_cmp(a));
    all
}

/// Whether the first excesses are lexicographically smaller than the second by more than noise.
fn better(first: &[f64], second: &[f64], noise: f64) -> bool {
    for (a, b) in first.iter().zip(second) {
        if (a - b).abs() > noise {
            return a < b;
        }
    }
    false
}

fn some_game(most: usize) -> impl Strategy<Value = Game> {
    (2..=most, any::<bool>()).prop_flat_map(|(members, cost)| {
        let shared = if cost { Shared::Cost } else { Shared::Gain };
        let coarse = prop::collection::vec((-5..20_i32).prop_map(f64::from), 1 << members);
        let fine = prop::collection::vec(0.0..100.0_f64, 1 << members);
        prop_oneof![coarse, fine].prop_map(move |worth| table(shared, members, &worth))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_rule_shares_the_whole(game in some_game(5)) {
        let sharing = Sharing::of(&game).unwrap();
        prop_assert_eq!(sharing.rules.len(), RULES.len());
        for rule in &sharing.rules {
            if let Some(shares) = &rule.shares {
                let total: f64 = shares.iter().sum();
                prop_assert!((total - sharing.total).abs() <= 1e-7, "{}: {total}", rule.rule);
                let core = excesses(&game, shares)[0] <= 1e-6;
                prop_assert_eq!(rule.standing.as_ref().unwrap().in_core, core, "{}", rule.rule);
            }
        }
    }

    #[test]
    fn shapley_is_the_mean_over_all_orders(game in some_game(7)) {
        let found = shapley(&game).unwrap();
        for (a, b) in found.iter().zip(by_orders(&game)) {
            prop_assert!((a - b).abs() < 1e-9);
        }
    }

    #[test]
    fn members_who_are_alike_pay_alike_and_who_adds_nothing_pays_nothing(
        by_size in prop::collection::vec(0.0..50.0_f64, 6),
    ) {
        // Three who are alike, and one who changes nothing.
        let alike = game(Shared::Cost, 4, |s| by_size[(s & 0b111).count_ones() as usize]
            - if s.trailing_zeros() >= 3 { by_size[0] } else { 0.0 });
        let sharing = Sharing::of(&alike).unwrap();
        let shapley = rule(&sharing, "shapley");
        prop_assert!(shapley[3].abs() < 1e-9);
        for name in ["shapley", "nucleolus", "serial", "stand_alone"] {
            let shares = rule(&sharing, name);
            prop_assert!((shares[0] - shares[1]).abs() < 1e-6 && (shares[1] - shares[2]).abs() < 1e-6,
                "{name}: {shares:?}");
        }
    }

    #[test]
    fn nobody_does_better_than_the_nucleolus(
        game in some_game(5),
        steps in prop::collection::vec((0..5_usize, 0..5_usize, 1e-4..1.0_f64), 60),
    ) {
        let found = nucleolus(&game).unwrap().unwrap();
        let of_it = excesses(&game, &found);
        let sign = game.shared().sign();
        let alone: f64 = (0..game.len()).map(|at| game.alone(at)).sum();
        let rational = sign * (alone - game.total()) >= -1e-9;
        for (from, to, size) in steps {
            let mut other = found.clone();
            other[from % game.len()] -= size * 10.0;
            other[to % game.len()] += size * 10.0;
            let worse_alone = (0..game.len()).any(|at| sign * (other[at] - game.alone(at)) > 1e-9);
            if rational && worse_alone {
                continue;
            }
            prop_assert!(!better(&excesses(&game, &other), &of_it, 1e-6), "{other:?} beats {found:?}");
        }
    }

    #[test]
    fn the_nucleolus_is_in_the_core_where_there_is_one(game in some_game(6)) {
        let epsilon = least_core(&game).unwrap().unwrap();
        let found = nucleolus(&game).unwrap().unwrap();
        let largest = excesses(&game, &found)[0];
        prop_assert!(largest >= epsilon - 1e-6);
        if epsilon <= 0.0 {
            prop_assert!((largest - epsilon).abs() < 1e-6, "{largest} instead of {epsilon}");
        }
    }

    #[test]
    fn a_cost_and_the_gain_of_the_same_numbers_below_0_share_alike(worth in prop::collection::vec(0.0..9.0_f64, 16)) {
        let cost = table(Shared::Cost, 4, &worth);
        let gain = game(Shared::Gain, 4, |s| -worth[usize::try_from(s).unwrap()]);
        let (cost, gain) = (nucleolus(&cost).unwrap().unwrap(), nucleolus(&gain).unwrap().unwrap());
        for (a, b) in cost.iter().zip(&gain) {
            prop_assert!((a + b).abs() < 1e-6);
        }
    }
}
