//! What else could be agreed with one partner while the others keep their packages: the best
//! compromises between its utility and the EU's there, and which of them every notion of balance would
//! pick.
//!
//! The compromises are the packages that some weighted sum `w U_p + (1 - w) U_eu(p)` likes best
//! (Aneja and Nair 1979): between two neighbours the sum that likes both alike is asked next, until it
//! finds no other or enough are known. Outcomes off their hull are left to the whole frontier.

use std::cmp::Ordering;
use std::collections::VecDeque;

use super::balance::every_criterion;
use crate::formulate::{Aim, Pick, criteria, value};
use crate::model::{Criterion, Offer};
use crate::portfolio::local::anew;
use crate::portfolio::pool::Pool;
use crate::portfolio::{Effort, Selection, Solution, pursue};

/// Partners of a scenario at most. With six it took 7 s more: what a portfolio can trade off is the
/// frontier's to say.
pub const PARTNERS: usize = 1;
/// Weighted sums asked at most.
const SUMS: usize = 11;
/// How much better a compromise has to be than its neighbours, relative to them.
const BETTER: f64 = 1e-4;
/// Values that differ by less, relative to them, are the same.
const SAME: f64 = 1e-9;

/// An outcome with what is behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Compromise {
    /// The partner's utility.
    pub partner: f64,
    /// The EU's utility at this partner.
    pub eu: f64,
    /// The package.
    pub picks: Vec<Pick>,
}

/// One partner's compromises.
#[derive(Debug, Clone, PartialEq)]
pub struct Compromises {
    /// The partner, by position.
    pub partner: usize,
    /// From the EU's best to the partner's.
    pub points: Vec<Compromise>,
    /// Which of these, or of what is agreed, each other notion of balance picks.
    pub notions: Vec<(Criterion, Compromise)>,
}

/// The compromises of every partner; none where there are too many partners, or the time is up.
#[must_use]
pub fn compromises(offer: &Offer, solution: &Solution, effort: &Effort<'_>) -> Vec<Compromises> {
    let partners = offer.partners.len();
    // The result names a compromise by its components and sizes: it has no start years.
    if partners > PARTNERS || offer.scenario.phased {
        return Vec::new();
    }
    let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
    let mut pool = Pool::new(offer);
    let asked = (0..partners).map(|partner| {
        let mut table = Table {
            offer,
            floors: pursue::floors(offer, &ideals),
            pool: &mut pool,
            selection: &solution.selection,
            partner,
            effort,
        };
        let points = table.points();
        let notions = table.notions(&points, &ideals);
        (!effort.is_over()).then_some(Compromises {
            partner,
            points,
            notions,
        })
    });
    // Whatever the clock let through, it is all partners or none.
    asked.collect::<Option<_>>().unwrap_or_default()
}

/// One partner at the table; the others have left it.
struct Table<'a> {
    offer: &'a Offer,
    floors: Vec<f64>,
    pool: &'a mut Pool,
    selection: &'a Selection,
    partner: usize,
    effort: &'a Effort<'a>,
}

impl Table<'_> {
    fn ask(&mut self, aims: &[Aim]) -> Option<Compromise> {
        let offer = self.offer;
        let (floors, selection) = (self.floors.clone(), self.selection);
        let found = anew(
            offer,
            aims,
            &floors,
            self.pool,
            selection,
            self.partner,
            self.effort,
        )
        .ok()?;
        let picks = found.picks.into_iter().nth(self.partner)?;
        let worth = value(offer, self.partner, &picks);
        Some(Compromise {
            partner: worth.partner,
            eu: worth.eu,
            picks,
        })
    }

    /// The sum of both utilities with weights.
    fn sum(&self, partner: f64, eu: f64) -> Aim {
        let parties = self.offer.partners.len() + 1;
        let mut coefficients = vec![0.0; parties];
        coefficients[self.partner] = partner;
        coefficients[parties - 1] = eu / self.offer.partner_share(self.partner).max(1e-9);
        Aim::Sum {
            name: "weighted sum",
            coefficients,
            constant: 0.0,
        }
    }

    fn points(&mut self) -> Vec<Compromise> {
        let (first, last) = (self.sum(0.0, 1.0), self.sum(1.0, 0.0));
        let ends = [[first.clone(), last.clone()], [last, first]];
        let [Some(eu), Some(partner)] = ends.map(|aims| self.ask(&aims)) else {
            return Vec::new();
        };
        let mut points = vec![eu.clone(), partner.clone()];
        let mut open = VecDeque::from([(eu, partner)]);
        for _ in 0..SUMS {
            let Some((a, b)) = open.pop_front() else {
                break;
            };
            let weights = (a.eu - b.eu, b.partner - a.partner);
            if weights.0 <= BETTER || weights.1 <= BETTER {
                continue;
            }
            let worth = |at: &Compromise| weights.0 * at.partner + weights.1 * at.eu;
            let sum = self.sum(weights.0, weights.1);
            if let Some(found) = self.ask(&[sum])
                && worth(&found) > worth(&a) * (1.0 + BETTER)
            {
                open.push_back((a, found.clone()));
                open.push_back((found.clone(), b));
                points.push(found);
            }
        }
        points.sort_by(|a, b| a.partner.total_cmp(&b.partner).then(b.eu.total_cmp(&a.eu)));
        points.dedup_by(|b, a| a.picks == b.picks);
        points
    }

    /// What each other notion of balance picks of these, and of what is agreed.
    fn notions(&self, points: &[Compromise], ideals: &[f64]) -> Vec<(Criterion, Compromise)> {
        let picks = &self.selection.picks[self.partner];
        let worth = value(self.offer, self.partner, picks);
        let agreed = Compromise {
            partner: worth.partner,
            eu: worth.eu,
            picks: picks.clone(),
        };
        let all: Vec<&Compromise> = points.iter().chain([&agreed]).collect();
        let asked = self.offer.scenario.criterion;
        let others = every_criterion(self.offer).into_iter();
        let others = others.filter(|criterion| criterion.rule != asked.rule);
        others
            .filter_map(|criterion| {
                let offer = self.offer.with_criterion(criterion);
                let aims = criteria::aims(criterion, &criteria::views(&offer, ideals));
                let floors = pursue::floors(&offer, ideals);
                let scored = all.iter().filter_map(|at| {
                    let mut selection = self.selection.clone();
                    selection.picks[self.partner].clone_from(&at.picks);
                    let (utilities, cost) = selection.worth(&offer);
                    let mut pairs = utilities.iter().zip(&floors);
                    let holds = pairs.all(|(utility, floor)| *utility >= floor - BETTER);
                    let values = aims.iter().map(|aim| aim.value(&utilities, cost));
                    holds.then(|| (values.collect::<Vec<f64>>(), *at))
                });
                let best = scored.max_by(|a, b| compared(&a.0, &b.0))?;
                Some((criterion, best.1.clone()))
            })
            .collect()
    }
}

/// One list of values against another, the first that differ beyond rounding.
fn compared(a: &[f64], b: &[f64]) -> Ordering {
    let mut pairs = a.iter().zip(b);
    let differ = pairs.find(|(a, b)| (*a - *b).abs() > SAME * a.abs().max(1.0));
    differ.map_or(Ordering::Equal, |(a, b)| a.total_cmp(b))
}
