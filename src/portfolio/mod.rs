//! Many partners, one envelope: from the offer to a package for each partner.
//!
//! 1. [`ideals`]: the best each party could get under the whole envelope.
//! 2. The criterion's aims in turn: [`exact`] where plain branch and bound settles them (one
//!    partner, or a small offer), [`prices`] otherwise: the shared envelope is priced, each partner's
//!    problem is solved alone at these prices, a master combines whole packages, and the prices
//!    prove a bound.
//! 3. [`money`]: which instrument pays for what.
//!
//! [`begin`] has the packages that a search starts from, [`rough`] an offer with few start years in which
//! it begins; [`payable`] says whether there is any portfolio.

pub mod balance;
pub mod begin;
pub mod bound;
pub mod dual;
pub mod exact;
pub mod ideals;
pub mod joining;
pub mod local;
pub mod master;
pub mod money;
mod outer;
pub mod payable;
pub mod pool;
pub mod prices;
pub mod projects;
pub mod proofs;
pub mod purse;
pub mod pursue;
pub mod rough;
pub mod shadow;
pub mod steps;

use std::time::Duration;

use crate::formulate::{Aim, Pick, Plan, value};
use crate::model::Offer;
use crate::solve::{Clock, Solver};

pub use money::Financing;
pub use pursue::{ideal_points, solve, solve_with_ideals};
pub use shadow::{ShadowPrice, shadow_prices};

/// Packages for every partner, without their money yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// Picks of each partner, sorted.
    pub picks: Vec<Vec<Pick>>,
}

/// A solved scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// The packages.
    pub selection: Selection,
    /// Who pays for them.
    pub financing: Financing,
    /// Ideal point of each party, the EU last.
    pub ideals: Vec<Proven>,
    /// What each aim of the criterion came to.
    pub stages: Vec<StageOutcome>,
    /// Prices of what is shared that prove the first aim's bound, where prices do.
    pub prices: Option<prices::Prices>,
    /// The packages found on the way, each with its partner.
    pub packages: Vec<(usize, Vec<Pick>)>,
    /// Whether the clock ended a search.
    pub by_clock: bool,
}

/// A value and what is proven not to be exceeded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proven {
    /// What was reached.
    pub value: f64,
    /// What cannot be exceeded.
    pub bound: f64,
}

/// What one aim came to.
#[derive(Debug, Clone, PartialEq)]
pub struct StageOutcome {
    /// The aim, as printed.
    pub aim: String,
    /// What was reached; a cost is stated as it is.
    pub value: f64,
    /// What cannot be exceeded (a cost: fallen below); `None` where not proven.
    pub bound: Option<f64>,
}

/// Why there is no solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsolved {
    /// Proven: no portfolio satisfies the scenario.
    Infeasible,
    /// A limit came before any usable answer.
    Stopped,
    /// The solver failed.
    Failed(String),
}

/// How long and how hard to search.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Relative gap at which a search may stop.
    pub gap: f64,
    /// Wall time for the whole run.
    pub time: Duration,
    /// The clock.
    pub clock: &'a dyn Clock,
    /// Who solves the models.
    pub solver: Solver,
}

impl Effort<'_> {
    /// Time left.
    #[must_use]
    pub fn left(&self) -> Duration {
        self.time.saturating_sub(self.clock.elapsed())
    }

    /// Time left, and enough to put together what is known when it is up.
    #[must_use]
    pub fn left_to_finish(&self) -> Duration {
        self.left().max(Duration::from_secs(3))
    }

    /// Whether the time is up.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.left().is_zero()
    }
}

impl Selection {
    /// A partner's picks; none where it has no package.
    #[must_use]
    pub fn of(&self, partner: usize) -> &[Pick] {
        self.picks.get(partner).map_or(&[], Vec::as_slice)
    }

    /// Utility of every party, the EU last, and the whole cost.
    #[must_use]
    pub fn worth(&self, offer: &Offer) -> (Vec<f64>, f64) {
        let mut utilities = Vec::with_capacity(self.picks.len() + 1);
        let (mut eu, mut cost) = (0.0, 0.0);
        for (partner, picks) in self.picks.iter().enumerate() {
            let worth = value(offer, partner, picks);
            utilities.push(worth.partner);
            eu += offer.partner_share(partner) * worth.eu;
            cost += worth.cost;
        }
        utilities.push(eu);
        (utilities, cost)
    }

    /// Whether of each shared component one project is built, in one option, by as many as each of its members
    /// counts on.
    #[must_use]
    pub fn agrees(&self) -> bool {
        let projects = self.plan().projects;
        let alike = projects.iter().all(|(component, option, members)| {
            let pick = Pick {
                component: *component,
                option: *option,
                group: members.len(),
            };
            members.iter().all(|&at| self.picks[at].contains(&pick))
        });
        // They are sorted by component.
        alike && projects.windows(2).all(|pair| pair[0].0 != pair[1].0)
    }

    /// What an aim comes to with it.
    #[must_use]
    pub fn reaches(&self, offer: &Offer, aim: &Aim) -> f64 {
        let (utilities, cost) = self.worth(offer);
        aim.value(&utilities, cost)
    }

    /// The shared projects that are built, with who joins.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let mut projects: Vec<(usize, usize, Vec<usize>)> = Vec::new();
        for (partner, picks) in self.picks.iter().enumerate() {
            for pick in picks.iter().filter(|pick| pick.group > 0) {
                match projects
                    .iter_mut()
                    .find(|(c, o, _)| (*c, *o) == (pick.component, pick.option))
                {
                    Some((_, _, members)) => members.push(partner),
                    None => projects.push((pick.component, pick.option, vec![partner])),
                }
            }
        }
        projects.sort();
        Plan { projects }
    }
}
