//! What else could be agreed with each partner while the others keep their packages and money: the best
//! compromises between its utility and the EU's there, and which of them every notion of balance would
//! pick.
//!
//! The compromises are the packages that some weighted sum `w U_p + (1 - w) U_eu(p)` likes best
//! (Aneja and Nair 1979): between two neighbours the sum that likes both alike is asked next, until it
//! finds no other or enough are known. Outcomes off their hull are left to the whole frontier.

use std::cmp::Ordering;
use std::collections::VecDeque;

use rayon::prelude::*;

use super::around::{Around, Then, Wish};
use super::balance::every_criterion;
use crate::formulate::{Aim, Pick, criteria, value};
use crate::model::{Criterion, Offer};
use crate::portfolio::{Effort, Solution, money, pursue};

/// Partners of a scenario at most: with more, what can be traded off is the frontier's to say.
pub const PARTNERS: usize = 6;
/// Weighted sums asked at most; fewer where start years are chosen, and one takes half a second.
const SUMS: usize = 11;
const SUMS_PHASED: usize = 3;
/// Nodes for one sum where there is one partner; where others hold their packages, or start years are chosen.
const NODES: u64 = 3_000;
const FEW_NODES: u64 = 100;
/// Relative gap of one sum.
const GAP: f64 = 1e-5;
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
    /// Sums that counted work ended before their package was proven to be the best.
    pub unproven: usize,
}

/// The compromises of every partner; none where there are too many partners, or the time is up. Each
/// search gets its share of counted work, so that the answers are the same each time.
#[must_use]
pub fn compromises(offer: &Offer, solution: &Solution, effort: &Effort<'_>) -> Vec<Compromises> {
    let partners = offer.partners.len();
    if partners > PARTNERS {
        return Vec::new();
    }
    let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
    let few = partners > 1 || offer.scenario.phased;
    let nodes = if few { FEW_NODES } else { NODES };
    let quick = Effort {
        gap: GAP,
        ..*effort
    };
    let asked: Vec<Option<Compromises>> = (0..partners)
        .into_par_iter()
        .with_max_len(1)
        .map(|partner| {
            let left = money::left(offer, &solution.financing, partner);
            let table = Table {
                offer: &left,
                solution,
                partner,
                nodes,
                effort: &quick,
            };
            let (points, unproven) = table.points();
            let notions = table.notions(&points, &ideals);
            (!effort.is_over()).then_some(Compromises {
                partner,
                points,
                notions,
                unproven,
            })
        })
        .collect();
    // Whatever the clock let through, it is all partners or none.
    asked.into_iter().collect::<Option<_>>().unwrap_or_default()
}

/// One partner at the table; the others have left it.
struct Table<'a> {
    /// What they leave.
    offer: &'a Offer,
    solution: &'a Solution,
    partner: usize,
    nodes: u64,
    effort: &'a Effort<'a>,
}

/// What a search found, and whether nothing is better.
type Found = Option<(Compromise, bool)>;

impl Table<'_> {
    fn ask(&self, aims: &[Aim]) -> Found {
        let around = Around::settled(self.offer, self.solution, self.partner);
        let mut around = around.hurried(self.nodes);
        around.pursue(aims.to_vec());
        let wish = Wish {
            then: Then::Everything,
            from_chosen: true,
            ..Wish::ANY
        };
        let found = around.find(&wish, self.effort).ok()?;
        let left = found.first.bound - found.first.value;
        let proven = left <= 2.0 * GAP * found.first.value.abs().max(1.0);
        let worth = value(self.offer, self.partner, &found.picks);
        let compromise = Compromise {
            partner: worth.partner,
            eu: worth.eu,
            picks: found.picks,
        };
        Some((compromise, proven))
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

    /// The compromises, and how many sums were left open. All that is between neighbours is asked at a time,
    /// so that the answer does not depend on the threads.
    fn points(&self) -> (Vec<Compromise>, usize) {
        let (first, last) = (self.sum(0.0, 1.0), self.sum(1.0, 0.0));
        let (eu, partner) = rayon::join(
            || self.ask(&[first.clone(), last.clone()]),
            || self.ask(&[last.clone(), first.clone()]),
        );
        let (Some((eu, by_eu)), Some((partner, by_partner))) = (eu, partner) else {
            return (Vec::new(), 0);
        };
        let mut unproven = usize::from(!by_eu) + usize::from(!by_partner);
        let mut points = vec![eu.clone(), partner.clone()];
        let mut open = VecDeque::from([(eu, partner)]);
        let mut left = if self.offer.scenario.phased {
            SUMS_PHASED
        } else {
            SUMS
        };
        while left > 0 && !open.is_empty() {
            let pairs = open.drain(..open.len().min(left));
            // The sum that likes both alike.
            let weighed = pairs.map(|(a, b)| ((a.eu - b.eu, b.partner - a.partner), a, b));
            let next: Vec<_> = weighed.collect();
            left -= next.len();
            let answers: Vec<Found> = next
                .par_iter()
                .with_max_len(1)
                .map(|&((partner, eu), ..)| {
                    let apart = partner > BETTER && eu > BETTER;
                    apart.then(|| self.ask(&[self.sum(partner, eu)])).flatten()
                })
                .collect();
            for ((weights, a, b), answer) in next.into_iter().zip(answers) {
                let Some((found, proven)) = answer else {
                    continue;
                };
                unproven += usize::from(!proven);
                let worth = |at: &Compromise| weights.0 * at.partner + weights.1 * at.eu;
                if worth(&found) > worth(&a) * (1.0 + BETTER) {
                    open.push_back((a, found.clone()));
                    open.push_back((found.clone(), b));
                    points.push(found);
                }
            }
        }
        points.sort_by(|a, b| a.partner.total_cmp(&b.partner).then(b.eu.total_cmp(&a.eu)));
        points.dedup_by(|b, a| a.picks == b.picks);
        (points, unproven)
    }

    /// What each other notion of balance picks of these, and of what is agreed.
    fn notions(&self, points: &[Compromise], ideals: &[f64]) -> Vec<(Criterion, Compromise)> {
        let picks = &self.solution.selection.picks[self.partner];
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
                    let mut selection = self.solution.selection.clone();
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
