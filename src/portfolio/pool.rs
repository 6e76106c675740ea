//! Every package found so far, and the claims on the shared envelope that any of them together obey.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::prices::{Ask, Prices};
use super::projects::{Project, projects};
use super::purse::{self, Claim, Purse, Shared, Till};
use super::{Selection, Unsolved};
use crate::formulate::{Pick, Plan, Value, value};
use crate::model::Offer;

/// How far below a floor a package may seem by rounding.
pub const SLACK: f64 = 1e-9;
/// Prices this close to those of a known claim are the same.
const SAME: f64 = 1e-6;

/// A package that a partner could have.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What is in it, sorted.
    pub picks: Vec<Pick>,
    /// What it is worth.
    pub value: Value,
    /// What its financing obeys.
    pub purse: Purse,
    /// Least that it needs at the prices of each claim, in MEUR.
    pub needs: Vec<f64>,
}

impl Known {
    /// The shared projects that the package joins.
    pub fn joined(&self) -> impl Iterator<Item = &Pick> {
        self.picks.iter().filter(|pick| pick.group > 0)
    }
}

/// Every package found so far, by partner.
#[derive(Clone)]
pub struct Pool {
    /// What all partners share.
    pub shared: Vec<Shared>,
    /// The packages.
    pub packages: Vec<Vec<Known>>,
    /// The shared projects that may be built.
    pub projects: Vec<Project>,
    /// What any packages together obey.
    pub claims: Vec<Claim>,
    tills: Vec<Till>,
    seen: Vec<BTreeSet<Vec<Pick>>>,
}

impl Pool {
    /// An empty pool, with a claim for each shared thing and for all of them.
    #[must_use]
    pub fn new(offer: &Offer) -> Self {
        Self::sharing(offer, purse::shared(offer))
    }

    /// The same where something else is shared than what the offer says.
    #[must_use]
    pub fn sharing(offer: &Offer, shared: Vec<Shared>) -> Self {
        let partners = offer.partners.len();
        let tills = (0..partners)
            .into_par_iter()
            .map(|partner| Till::new(offer, partner, &shared))
            .collect();
        let single = |row: usize| {
            let mut prices = vec![0.0; shared.len()];
            prices[row] = 1.0;
            prices
        };
        let all = std::iter::once(vec![1.0; shared.len()]);
        let claims = all
            .chain((0..shared.len()).map(single))
            .filter_map(|prices| Claim::new(&shared, &prices))
            .collect();
        Self {
            shared,
            packages: vec![Vec::new(); partners],
            projects: projects(offer),
            claims,
            tills,
            seen: vec![BTreeSet::new(); partners],
        }
    }

    /// The money that is shared, in MEUR; never quite none.
    #[must_use]
    pub fn money(&self) -> f64 {
        let totals = self.shared.iter().filter(|row| row.year.is_none());
        totals.map(|row| row.limit).sum::<f64>().max(1e-3)
    }

    /// Every package, with its partner.
    #[must_use]
    pub fn all(&self) -> Vec<(usize, Vec<Pick>)> {
        let packages = self.packages.iter().enumerate();
        packages
            .flat_map(|(partner, known)| known.iter().map(move |k| (partner, k.picks.clone())))
            .collect()
    }

    /// Adds packages unless they are there; says whether any is new.
    pub fn add(&mut self, offer: &Offer, found: Vec<(usize, Vec<Pick>)>) -> bool {
        let new: Vec<(usize, Vec<Pick>)> = found
            .into_iter()
            .filter(|(partner, picks)| self.seen[*partner].insert(picks.clone()))
            .collect();
        let (tills, claims) = (&self.tills, &self.claims);
        let known: Vec<Option<(usize, Known)>> = new
            .into_par_iter()
            .map(|(partner, picks)| {
                let purse = tills[partner].purse(&picks);
                let needs = claims.iter().map(|claim| need(&purse, claim));
                let needs = needs.collect::<Option<Vec<f64>>>()?;
                let value = value(offer, partner, &picks);
                Some((
                    partner,
                    Known {
                        picks,
                        value,
                        purse,
                        needs,
                    },
                ))
            })
            .collect();
        let mut any = false;
        for (partner, known) in known.into_iter().flatten() {
            self.packages[partner].push(known);
            any = true;
        }
        any
    }

    /// The claim of some prices, added if it is not there, and the factor from its prices to them;
    /// `None` where all prices are 0.
    pub fn claim(&mut self, prices: &[f64]) -> Option<(usize, f64)> {
        let claim = Claim::new(&self.shared, prices)?;
        let factor = prices.iter().copied().fold(0.0, f64::max);
        let close = |known: &Claim| {
            let pairs = known.prices.iter().zip(&claim.prices);
            pairs.into_iter().all(|(a, b)| (a - b).abs() <= SAME)
        };
        if let Some(at) = self.claims.iter().position(close) {
            return Some((at, factor));
        }
        self.packages.par_iter_mut().for_each(|packages| {
            for known in packages {
                // A package that was paid for once can be paid for again.
                let need = need(&known.purse, &claim).unwrap_or(0.0);
                known.needs.push(need);
            }
        });
        self.claims.push(claim);
        Some((self.claims.len() - 1, factor))
    }

    /// A known package by what is in it.
    #[must_use]
    pub fn find(&self, partner: usize, picks: &[Pick]) -> Option<&Known> {
        self.packages[partner]
            .iter()
            .find(|known| known.picks == picks)
    }

    /// The purse of any package.
    #[must_use]
    pub fn purse(&self, partner: usize, picks: &[Pick]) -> Purse {
        self.tills[partner].purse(picks)
    }

    /// Whether packages can all be paid for together; where not, the claim that they break is added.
    ///
    /// # Errors
    /// [`Unsolved`] where one of them cannot be paid for even alone.
    pub fn affords(&mut self, selection: &Selection) -> Result<bool, Unsolved> {
        let purses: Vec<Purse> = selection
            .picks
            .iter()
            .enumerate()
            .filter(|(_, picks)| !picks.is_empty())
            .map(|(partner, picks)| self.purse(partner, picks))
            .collect();
        let purses: Vec<&Purse> = purses.iter().collect();
        match purse::broken(&self.shared, &purses)? {
            None => Ok(true),
            Some(claim) => {
                self.claim(&claim.prices);
                Ok(false)
            }
        }
    }

    /// The best known package that answers an ask.
    #[must_use]
    pub fn best(&self, offer: &Offer, ask: &Ask<'_>) -> Option<&Known> {
        let worth = |known: &Known| self.worth(offer, ask.partner, ask.prices, known);
        self.packages[ask.partner]
            .iter()
            .filter(|known| {
                known.value.partner >= ask.floors[ask.partner] - SLACK
                    && ask
                        .most
                        .iter()
                        .all(|&(claim, most)| known.needs[claim] <= most)
                    && fits(known, ask.partner, ask.plan)
            })
            .max_by(|a, b| worth(a).total_cmp(&worth(b)))
    }

    /// What any package is worth at prices, joining apart; `None` where it cannot be paid for.
    #[must_use]
    pub fn worth_of(
        &self,
        offer: &Offer,
        partner: usize,
        prices: &Prices,
        picks: &[Pick],
    ) -> Option<f64> {
        let (needed, _) = self.purse(partner, picks).least(&prices.money).ok()?;
        Some(gains(offer, partner, prices, &value(offer, partner, picks)) - needed)
    }

    /// What a known package is worth at prices, at most: exactly where the prices are a claim's.
    #[must_use]
    pub fn worth(&self, offer: &Offer, partner: usize, prices: &Prices, known: &Known) -> f64 {
        let needed = prices
            .claim
            .map_or(0.0, |(claim, factor)| factor * known.needs[claim]);
        let joining = prices.joining(partner, known.joined());
        gains(offer, partner, prices, &known.value) - needed - joining
    }
}

/// What both sides gain, by their weights.
pub(super) fn gains(offer: &Offer, partner: usize, prices: &Prices, value: &Value) -> f64 {
    let eu = prices.parties[offer.partners.len()] * offer.partner_share(partner);
    prices.parties[partner] * value.partner + eu * value.eu
}

fn need(purse: &Purse, claim: &Claim) -> Option<f64> {
    purse.least(&claim.prices).ok().map(|(least, _)| least)
}

/// Whether a known package joins exactly the projects of a plan that name the partner.
fn fits(known: &Known, partner: usize, plan: Option<&Plan>) -> bool {
    let Some(plan) = plan else { return true };
    let mine = plan
        .projects
        .iter()
        .filter(|(_, _, members)| members.contains(&partner));
    let mut asked: Vec<Pick> = mine
        .map(|(component, option, members)| Pick {
            component: *component,
            option: *option,
            group: members.len(),
        })
        .collect();
    asked.sort();
    known.joined().copied().eq(asked)
}
