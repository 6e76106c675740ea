//! One scenario under several notions of balance, side by side.
//!
//! The ideal points are found once and shared. With `S(x) = sum_j lambda_j share_j` the sum of the
//! shares of the ideal and `m(x)` the smallest share of an answer x:
//!
//! - price of fairness: `1 - S(x) / S(utilitarian)` (Bertsimas, Farias and Trichakis 2011);
//! - price of efficiency: `1 - m(x) / m(kalai-smorodinsky)` (the same 2012).

use std::collections::BTreeMap;

use crate::formulate::CRITERIA;
use crate::formulate::criteria::views;
use crate::model::{Criterion, CriterionRule, Offer};
use crate::portfolio::{Effort, Proven, Solution, Unsolved, ideal_points, solve_with_ideals};

/// Alpha of `alpha-fair` where nobody states one: the harmonic mean.
pub const ALPHA: f64 = 2.0;
/// How far ideal points may differ and still be the same.
const SAME: f64 = 1e-9;

/// A scenario's answer under one notion of balance.
pub struct Notion {
    /// The scenario with this criterion.
    pub offer: Offer,
    /// The answer.
    pub solution: Solution,
}

/// What one notion comes to for everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Utility of each party, the EU last.
    pub utilities: Vec<f64>,
    /// Its gain as a share of the best it could get; 1 where nothing can be gained.
    pub shares: Vec<f64>,
    /// Whole cost in MEUR.
    pub cost: f64,
    /// Part of the largest sum of shares that is given up; `None` without the utilitarian answer.
    pub price_of_fairness: Option<f64>,
    /// Part of the largest smallest share that is given up; `None` without Kalai-Smorodinsky's.
    pub price_of_efficiency: Option<f64>,
}

/// A component that a partner gets under some notions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pickers {
    /// Component, by position.
    pub component: usize,
    /// By notion: the option it picks, if any.
    pub options: Vec<Option<usize>>,
}

impl Pickers {
    /// Whether every notion picks the component, in whichever size.
    #[must_use]
    pub fn agreed(&self) -> bool {
        self.options.iter().all(Option::is_some)
    }
}

/// Every notion, `alpha-fair` with the scenario's alpha or 2.
#[must_use]
pub fn every_criterion(offer: &Offer) -> Vec<Criterion> {
    let alpha = offer.scenario.criterion.alpha.unwrap_or(ALPHA);
    let rules = CRITERIA.iter().map(|criterion| criterion.rule);
    rules
        .map(|rule| Criterion {
            rule,
            alpha: (rule == CriterionRule::AlphaFair).then_some(alpha),
        })
        .collect()
}

/// Solves a scenario under each criterion. The effort is for each, and for the ideal points.
///
/// # Errors
/// [`Unsolved`] of the first search without an answer.
pub fn balance(
    offer: &Offer,
    criteria: &[Criterion],
    effort: &Effort<'_>,
) -> Result<Vec<Notion>, Unsolved> {
    let limit = effort.left();
    let again = || Effort {
        time: effort.clock.elapsed().saturating_add(limit),
        ..*effort
    };
    let mut ideals = ideal_points(offer, &again())?;
    let mut notions = Vec::with_capacity(criteria.len());
    for &criterion in criteria {
        let offer = offer.with_criterion(criterion);
        let solution = solve_with_ideals(&offer, ideals.clone(), &again())?;
        ideals.clone_from(&solution.ideals);
        notions.push(Notion { offer, solution });
    }
    // One notion's answer may be better for a party than the search for its ideal point had found:
    // those before it are solved once more, with what is known now.
    for notion in &mut notions {
        if lags(&notion.solution.ideals, &ideals) {
            notion.solution = solve_with_ideals(&notion.offer, ideals.clone(), &again())?;
        }
    }
    Ok(notions)
}

fn lags(known: &[Proven], now: &[Proven]) -> bool {
    let mut pairs = known.iter().zip(now);
    pairs.any(|(known, now)| now.value > known.value + SAME)
}

/// What each notion comes to, in the order of the notions.
#[must_use]
pub fn standings(notions: &[Notion]) -> Vec<Standing> {
    let sums: Vec<(CriterionRule, f64, f64)> = notions
        .iter()
        .map(|notion| {
            let (_, _, sum, least) = reached(notion);
            (notion.offer.scenario.criterion.rule, sum, least)
        })
        .collect();
    let of = |rule| sums.iter().find(|(known, ..)| *known == rule);
    let most = of(CriterionRule::Utilitarian).map(|(_, sum, _)| *sum);
    let fairest = of(CriterionRule::KalaiSmorodinsky).map(|(_, _, least)| *least);
    notions
        .iter()
        .map(|notion| {
            let (utilities, shares, sum, least) = reached(notion);
            let (_, cost) = notion.solution.selection.worth(&notion.offer);
            Standing {
                utilities,
                shares,
                cost,
                price_of_fairness: most.map(|most| given_up(sum, most)),
                price_of_efficiency: fairest.map(|fairest| given_up(least, fairest)),
            }
        })
        .collect()
}

/// Utilities, shares, their weighted sum, the smallest.
fn reached(notion: &Notion) -> (Vec<f64>, Vec<f64>, f64, f64) {
    let (utilities, _) = notion.solution.selection.worth(&notion.offer);
    let ideals: Vec<f64> = notion.solution.ideals.iter().map(|at| at.value).collect();
    let parties = views(&notion.offer, &ideals);
    let share = |(utility, party): (&f64, &crate::formulate::PartyView)| {
        party
            .range()
            .map(|range| (utility - party.disagreement) / range)
    };
    let shares: Vec<Option<f64>> = utilities.iter().zip(&parties).map(share).collect();
    let gained = || shares.iter().zip(&parties);
    let sum = gained().filter_map(|(share, party)| Some(party.weight * (*share)?));
    let sum = sum.sum();
    let least = shares.iter().flatten().copied().reduce(f64::min);
    let shares = shares.iter().map(|share| share.unwrap_or(1.0)).collect();
    (utilities, shares, sum, least.unwrap_or(1.0))
}

/// `1 - value / best`, 0 where there is nothing to give up.
fn given_up(value: f64, best: f64) -> f64 {
    if best > SAME {
        (1.0 - value / best).max(0.0)
    } else {
        0.0
    }
}

/// Who picks what: by partner, each component that any notion picks, by position.
#[must_use]
pub fn pickers(notions: &[Notion]) -> Vec<Vec<Pickers>> {
    let partners = notions
        .first()
        .map_or(0, |notion| notion.offer.partners.len());
    let of = |partner: usize| {
        let mut all: BTreeMap<usize, Vec<Option<usize>>> = BTreeMap::new();
        for (at, notion) in notions.iter().enumerate() {
            for pick in notion.solution.selection.of(partner) {
                let options = all.entry(pick.component);
                options.or_insert_with(|| vec![None; notions.len()])[at] = Some(pick.option);
            }
        }
        let pickers = all.into_iter();
        pickers
            .map(|(component, options)| Pickers { component, options })
            .collect()
    };
    (0..partners).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pickers, given_up};

    #[test]
    fn prices() {
        assert!((given_up(0.6, 0.8) - 0.25).abs() < 1e-12);
        assert!(given_up(0.8, 0.8).abs() < 1e-12);
        // Within the gap the yardstick itself may be beaten: no price is below 0.
        assert!(given_up(0.81, 0.8).abs() < 1e-12);
        assert!(given_up(0.0, 0.0).abs() < 1e-12);
    }

    #[test]
    fn agreement_is_about_the_component_in_whichever_size() {
        let pickers = |options| Pickers {
            component: 0,
            options,
        };
        assert!(pickers(vec![Some(0), Some(1)]).agreed());
        assert!(!pickers(vec![Some(0), None]).agreed());
    }
}
