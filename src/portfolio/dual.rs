//! The prices at which the packages known so far are worth least: cutting planes (Kelley 1960).
//!
//! ```text
//! min  sigma B + sum_c rho_c + sum_p w_p - (floors, offsets)
//!      w_p >= alpha U_pk + ... - need_k(sigma) - pi_p(k)          for every package k known
//!      rho_c >= k r + sum_p s_p,  s_p >= pi_p - r,  s_p >= 0       for every project of component c
//! ```
//!
//! with prices within a box around the best known. The last two rows say that `rho_c` is at least what
//! the k members pay who pay most.

use std::collections::{BTreeMap, BTreeSet};

use good_lp::{Expression, Variable};

use super::Unsolved;
use super::bound::WORTHLESS;
use super::pool::{Known, Pool, SLACK, gains};
use super::prices::{Prices, clean};
use crate::formulate::{Aim, ColumnKey, LinearModel, Pick, RowKey, Sense};
use crate::model::Offer;
use crate::solve::{Limits, Outcome, Solver, solve};

/// How far a price may rise in a round, as a multiple of the best known.
const BOX: f64 = 1.5;
/// What the first guess of the prices' scale still counts for once prices are known.
const GUESS: f64 = 0.02;
/// How far what is paid for joining may move in a round, as a part of what a package is worth on average.
const JOINING: f64 = 0.05;
/// Packages of a partner that are looked at first when prices are sought.
const FIRST: usize = 12;
/// Far outside what a package is worth, so that every column is bounded.
const FAR: f64 = 1e6;

/// Where prices are looked for.
pub struct Within<'a> {
    /// The best prices known.
    pub centre: Option<&'a Prices>,
    /// What a MEUR is worth on average.
    pub unit: f64,
    /// How much of the box counts.
    pub trust: f64,
    /// Whether joining shared projects is priced too, or costs what it does at the best prices known.
    pub joining: bool,
}

/// The prices at which the packages known so far are worth least, and that worth. Packages come into
/// the linear program as they matter: most of them never do.
///
/// # Errors
/// [`Unsolved`] where the solver fails.
pub fn cheapest_prices(
    offer: &Offer,
    aim: &Aim,
    floors: &[f64],
    pool: &Pool,
    within: &Within<'_>,
) -> Result<(f64, Prices), Unsolved> {
    let good: Vec<Vec<usize>> = (0..offer.partners.len())
        .map(|partner| {
            let packages = &pool.packages[partner];
            let mut good: Vec<usize> = (0..packages.len())
                .filter(|&at| packages[at].value.partner >= floors[partner] - SLACK)
                .collect();
            if let Some(centre) = within.centre {
                let worth = |&at: &usize| pool.worth(offer, partner, centre, &packages[at]);
                good.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
            }
            good
        })
        .collect();
    let mut chosen: Vec<Vec<usize>> = good
        .iter()
        .map(|good| good[..good.len().min(FIRST)].to_vec())
        .collect();
    loop {
        let solved = Dual::new(offer, aim, floors, pool, within, &chosen).solve()?;
        let mut all = true;
        for (partner, left) in good.iter().enumerate() {
            let worth = |at: usize| solved.worth(offer, partner, &pool.packages[partner][at]);
            let slack = SLACK * solved.least.abs().max(1.0);
            let missed = left
                .iter()
                .filter(|at| !chosen[partner].contains(at))
                .map(|&at| (at, worth(at)))
                .max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((at, worth)) = missed
                && worth > solved.worths[partner] + slack
            {
                chosen[partner].push(at);
                all = false;
            }
        }
        if all {
            return Ok((solved.least, solved.prices));
        }
    }
}

/// Prices that are cheapest for some packages.
struct Cheapest {
    /// What the packages are worth, with what is shared.
    least: f64,
    /// The prices.
    prices: Prices,
    /// The price of each claim.
    claims: Vec<f64>,
    /// What a partner's best package is worth.
    worths: Vec<f64>,
}

impl Cheapest {
    /// What a package is worth by the prices of the claims.
    fn worth(&self, offer: &Offer, partner: usize, known: &Known) -> f64 {
        let needs = self.claims.iter().zip(&known.needs);
        let needed: f64 = needs.map(|(price, need)| price * need).sum();
        let joining = self.prices.joining(partner, known.joined());
        gains(offer, partner, &self.prices, &known.value) - needed - joining
    }
}

/// The linear program.
struct Dual {
    model: LinearModel,
    /// What is made least.
    least: Expression,
    /// The price of each claim.
    claims: Vec<Variable>,
    /// The price of each shared thing.
    money: Vec<Expression>,
    /// The weight of each party.
    weights: Vec<Expression>,
    /// What each partner pays for joining.
    joins: Vec<BTreeMap<Pick, Variable>>,
    /// What each partner's best package is worth.
    worths: Vec<Variable>,
}

impl Dual {
    fn new(
        offer: &Offer,
        aim: &Aim,
        floors: &[f64],
        pool: &Pool,
        within: &Within<'_>,
        chosen: &[Vec<usize>],
    ) -> Self {
        let partners = offer.partners.len();
        let mut dual = Self {
            model: LinearModel::default(),
            least: Expression::default(),
            claims: Vec::new(),
            money: vec![Expression::default(); pool.shared.len()],
            weights: vec![Expression::default(); partners + 1],
            joins: vec![BTreeMap::new(); partners],
            worths: Vec::new(),
        };
        dual.price_money(pool, within);
        dual.weigh(aim, floors, within);
        dual.price_projects(pool, within, chosen);
        dual.add_packages(offer, pool, chosen);
        dual
    }

    fn price_money(&mut self, pool: &Pool, within: &Within<'_>) {
        let reach = |row: usize| {
            // Once prices are known, a first guess of their scale counts for little.
            match within.centre {
                Some(centre) => {
                    let known = centre.money[row];
                    (known * (1.0 + within.trust * BOX)).max(GUESS * within.unit)
                }
                None => BOX * within.unit,
            }
        };
        let widest = (0..pool.shared.len()).map(reach).fold(0.0, f64::max);
        for (row, claim) in pool.claims.iter().enumerate() {
            let price = self
                .model
                .column(ColumnKey::Price { row }, 0.0, widest, false);
            self.claims.push(price);
            self.least += claim.limit * price;
            for (sum, &part) in self.money.iter_mut().zip(&claim.prices) {
                if part != 0.0 {
                    *sum += part * price;
                }
            }
        }
        for (row, sum) in self.money.iter().enumerate() {
            let key = RowKey::shared("box", row.to_string());
            self.model.row(key, sum.clone(), Sense::Le, reach(row));
            if let Some(centre) = within.centre
                && within.trust < 1.0
            {
                let key = RowKey::shared("box-below", row.to_string());
                let least = (1.0 - within.trust) * centre.money[row];
                self.model.row(key, sum.clone(), Sense::Ge, least);
            }
        }
    }

    fn weigh(&mut self, aim: &Aim, floors: &[f64], within: &Within<'_>) {
        let eu = self.weights.len() - 1;
        match aim {
            Aim::Sum {
                coefficients,
                constant,
                ..
            } => {
                for (weight, coefficient) in self.weights.iter_mut().zip(coefficients) {
                    *weight += *coefficient;
                }
                if floors[eu].is_finite() {
                    let known = within.centre.map_or(0.0, |centre| centre.parties[eu]);
                    let most = BOX * known.max(1.0);
                    let key = ColumnKey::Weight { party: eu };
                    let extra = self.model.column(key, 0.0, most, false);
                    self.weights[eu] += extra;
                    self.least -= floors[eu] * extra;
                }
                self.least += *constant;
            }
            Aim::Worst { k, gains, .. } => {
                let mut sum = Expression::default();
                for &(party, offset, scale) in gains {
                    let key = ColumnKey::Weight { party };
                    let alpha = self.model.column(key, 0.0, 1.0, false);
                    sum += alpha;
                    self.weights[party] += alpha / scale;
                    self.least -= (offset / scale) * alpha;
                }
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "there are a few hundred parties at most"
                )]
                let k = *k as f64;
                self.model
                    .row(RowKey::shared("weights", ""), sum, Sense::Eq, k);
            }
            Aim::Fair(_) | Aim::Cheapest => {}
        }
    }

    fn price_projects(&mut self, pool: &Pool, within: &Within<'_>, chosen: &[Vec<usize>]) {
        let known: Vec<BTreeSet<Pick>> = pool
            .packages
            .iter()
            .zip(chosen)
            .map(|(packages, chosen)| {
                let joined = chosen.iter().flat_map(|&at| packages[at].joined());
                joined.copied().collect()
            })
            .collect();
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are a few hundred partners at most"
        )]
        let worth = within.unit * pool.money() / pool.packages.len() as f64;
        let reach = if within.joining {
            JOINING * within.trust * worth
        } else {
            0.0
        };
        let mut built: BTreeMap<usize, Variable> = BTreeMap::new();
        for (number, project) in pool.projects.iter().enumerate() {
            let pick = project.pick;
            let mut paying: Vec<Expression> = Vec::new();
            for &partner in &project.joiners {
                let centre = within
                    .centre
                    .and_then(|centre| centre.joins[partner].get(&pick));
                if centre.is_none() && (!within.joining || !known[partner].contains(&pick)) {
                    continue; // nobody knows a package that joins it: it costs nothing to say so
                }
                let centre = centre.copied().unwrap_or(0.0);
                let key = ColumnKey::Joining {
                    project: number,
                    partner,
                };
                let price = self
                    .model
                    .column(key, centre - reach, centre + reach, false);
                self.joins[partner].insert(pick, price);
                paying.push(price.into());
            }
            if paying.is_empty() {
                continue;
            }
            let worth = *built.entry(pick.component).or_insert_with(|| {
                let key = ColumnKey::Project {
                    component: pick.component,
                    option: 0,
                    group: 0,
                };
                let worth = self.model.column(key, 0.0, FAR, false);
                self.least += worth;
                worth
            });
            let about = number.to_string();
            let row = RowKey::shared("project", about.clone());
            if project.joiners.len() == pick.group {
                let paid: Expression = paying.into_iter().sum();
                self.model.row(row, worth - paid, Sense::Ge, 0.0);
                continue;
            }
            let rest = project.joiners.len() - paying.len();
            paying.extend((0..rest.min(pick.group)).map(|_| Expression::default()));
            let key = ColumnKey::Threshold { k: number };
            let threshold = self.model.column(key, -FAR, FAR, false);
            #[expect(clippy::cast_precision_loss, reason = "a group is small")]
            let mut left = worth - pick.group as f64 * threshold;
            for (party, price) in paying.into_iter().enumerate() {
                let key = ColumnKey::Shortfall { k: number, party };
                let above = self.model.column(key, 0.0, FAR, false);
                left -= above;
                let row = RowKey::shared("pays", format!("{about}_{party}"));
                self.model
                    .row(row, above - price + threshold, Sense::Ge, 0.0);
            }
            self.model.row(row, left, Sense::Ge, 0.0);
        }
    }

    fn add_packages(&mut self, offer: &Offer, pool: &Pool, chosen: &[Vec<usize>]) {
        let partners = offer.partners.len();
        for (partner, chosen) in chosen.iter().enumerate() {
            let worth = self
                .model
                .column(ColumnKey::Worth { partner }, -FAR, FAR, false);
            self.worths.push(worth);
            self.least += worth;
            if chosen.is_empty() {
                let key = RowKey::of("worth", partner, "none");
                self.model.row(key, worth, Sense::Ge, 0.0);
            }
            for &at in chosen {
                let known = &pool.packages[partner][at];
                let eu = offer.partner_share(partner) * known.value.eu;
                let mut left = known.value.partner * self.weights[partner].clone()
                    + eu * self.weights[partners].clone();
                for (&price, &need) in self.claims.iter().zip(&known.needs) {
                    if need != 0.0 {
                        left -= need * price;
                    }
                }
                for pick in known.joined() {
                    if let Some(&price) = self.joins[partner].get(pick) {
                        left -= price;
                    }
                }
                let key = RowKey::of("worth", partner, at.to_string());
                self.model.row(key, left - worth, Sense::Le, 0.0);
            }
        }
    }

    fn solve(mut self) -> Result<Cheapest, Unsolved> {
        self.model.maximise(-1.0 * self.least);
        let model = &self.model;
        match solve(model, &Limits::proof(Solver::default())) {
            Outcome::Solved(point) => {
                let of = |expression: &Expression| model.evaluate(expression, &point.values);
                let at = |&variable: &Variable| of(&variable.into());
                let money = self
                    .money
                    .iter()
                    .map(|sum| clean(of(sum).max(0.0), WORTHLESS));
                let weights = self
                    .weights
                    .iter()
                    .map(|weight| clean(of(weight), WORTHLESS));
                let mut prices = Prices::new(money.collect(), weights.collect());
                for (prices, joins) in prices.joins.iter_mut().zip(&self.joins) {
                    let paid = joins
                        .iter()
                        .map(|(pick, price)| (*pick, clean(at(price), WORTHLESS)));
                    *prices = paid.filter(|(_, price)| *price != 0.0).collect();
                }
                Ok(Cheapest {
                    least: -point.value,
                    prices,
                    claims: self.claims.iter().map(at).collect(),
                    worths: self.worths.iter().map(at).collect(),
                })
            }
            Outcome::Infeasible => Err(Unsolved::Failed(
                "the prices of the envelope have no solution".to_owned(),
            )),
            Outcome::Stopped { .. } => Err(Unsolved::Stopped),
            Outcome::Failed(why) => Err(Unsolved::Failed(why)),
        }
    }
}
