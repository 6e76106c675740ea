//! What is not in a package, and why: as data.
//!
//! The reasons are facts about the package as it stands: what is missing for one more component.
//! Where nothing is missing, its effects are already met or other components did more with the same
//! money and effort.

use super::words;
use crate::formulate::{Pick, Value, value};
use crate::model::{BlockedReason, Candidate, Choice, InstrumentKind, Meur, Offer, Rule, Scope};
use crate::portfolio::{Financing, Selection};

/// Code of a reason: the administration cannot carry more.
pub const CAPACITY_USED: &str = "capacity-used";

/// A component that is not in a partner's package.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    /// Partner.
    pub partner: usize,
    /// Component.
    pub component: usize,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a component is not in a package.
#[derive(Debug, Clone, PartialEq)]
pub enum LeftOutReason {
    /// It is not offered to this partner.
    Blocked(BlockedReason),
    /// What it requires is not in the package; any of these would do.
    Requires(Vec<usize>),
    /// Something in the package conflicts with it.
    Conflict(usize),
    /// Too few members join the shared project.
    NotBuilt,
    /// The package has as many components as the scenario allows.
    Count(usize),
    /// The administration cannot carry more.
    Capacity {
        /// Effort left.
        left: f64,
        /// Effort of its smallest size.
        needed: f64,
    },
    /// The money that may pay for it is used.
    Money {
        /// MEUR that it could still get.
        left: f64,
        /// MEUR of its cheapest size.
        needed: f64,
    },
    /// It adds nothing to what either side already has.
    NothingAdded,
    /// It would make one side worse off.
    WorseFor {
        /// Whether that side is the partner (else the EU).
        partner: bool,
    },
    /// It could be added as the package stands; the search or a rule kept it out.
    Outweighed,
}

impl LeftOutReason {
    /// Stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Blocked(reason) => words::blocked_code(reason),
            Self::Requires(_) => "requirement-not-chosen",
            Self::Conflict(_) => "conflict",
            Self::NotBuilt => "project-not-built",
            Self::Count(_) => "count-reached",
            Self::Capacity { .. } => CAPACITY_USED,
            Self::Money { .. } => "money-used",
            Self::NothingAdded => "nothing-added",
            Self::WorseFor { .. } => "worse-for-one-side",
            Self::Outweighed => "outweighed",
        }
    }
}

/// Everything that is not in a package, by partner and then component.
#[must_use]
pub fn left_out(offer: &Offer, selection: &Selection, financing: &Financing) -> Vec<Left> {
    let mut left: Vec<Left> = offer
        .blocked
        .iter()
        .map(|blocked| Left {
            partner: blocked.partner,
            component: blocked.component,
            reason: LeftOutReason::Blocked(blocked.reason.clone()),
        })
        .collect();
    let spent = Spent::of(offer, financing);
    for (partner, picks) in selection.picks.iter().enumerate() {
        let standing = Standing::new(offer, selection, &spent, partner);
        for candidate in offer.candidates_of(partner) {
            if picks
                .iter()
                .any(|pick| pick.component == candidate.component)
            {
                continue;
            }
            let reason = standing.reason(candidate);
            left.push(Left {
                partner,
                component: candidate.component,
                reason,
            });
        }
    }
    left.sort_by_key(|left| (left.partner, left.component));
    left
}

/// One partner's package as it stands.
struct Standing<'a> {
    offer: &'a Offer,
    partner: usize,
    picks: &'a [Pick],
    worth: Value,
    money: Vec<f64>,
}

impl<'a> Standing<'a> {
    fn new(offer: &'a Offer, selection: &'a Selection, spent: &Spent, partner: usize) -> Self {
        let picks = &selection.picks[partner];
        Self {
            offer,
            partner,
            picks,
            worth: value(offer, partner, picks),
            money: (0..offer.taxonomy.instruments.len())
                .map(|instrument| money_left(offer, spent, partner, instrument))
                .collect(),
        }
    }

    fn holds(&self, component: usize) -> bool {
        self.picks.iter().any(|pick| pick.component == component)
    }

    fn reason(&self, candidate: &Candidate) -> LeftOutReason {
        let held = |other: &usize| self.holds(*other);
        if let Some(any_of) = candidate
            .requires
            .iter()
            .find(|any_of| !any_of.iter().any(held))
        {
            return LeftOutReason::Requires(any_of.clone());
        }
        let against = |other: &&Candidate| {
            self.holds(other.component) && other.conflicts.contains(&candidate.component)
        };
        let stated_there = self
            .offer
            .candidates_of(self.partner)
            .find(against)
            .map(|other| other.component);
        if let Some(other) = candidate
            .conflicts
            .iter()
            .copied()
            .find(held)
            .or(stated_there)
        {
            return LeftOutReason::Conflict(other);
        }
        if matches!(
            self.offer.components[candidate.component].scope,
            Scope::Regional { .. }
        ) {
            return LeftOutReason::NotBuilt;
        }
        let gains: Vec<(f64, f64)> = candidate
            .choices
            .iter()
            .map(|choice| self.gain(candidate, choice))
            .collect();
        if gains
            .iter()
            .all(|(partner, eu)| *partner <= 1e-9 && *eu <= 1e-9)
        {
            return LeftOutReason::NothingAdded;
        }
        if let Some(limit) = self
            .count_limit()
            .filter(|limit| self.picks.len() >= *limit)
        {
            return LeftOutReason::Count(limit);
        }
        let needed = candidate
            .choices
            .iter()
            .map(|choice| choice.effort)
            .fold(f64::INFINITY, f64::min);
        if let Some(capacity) = self.offer.partners[self.partner].delivery_capacity {
            let left = capacity - self.worth.effort;
            if needed > left + 1e-9 {
                return LeftOutReason::Capacity {
                    left: left.max(0.0),
                    needed,
                };
            }
        }
        let cheapest = candidate
            .choices
            .iter()
            .min_by(|a, b| a.cost.value().total_cmp(&b.cost.value()));
        if let Some(choice) = cheapest {
            let needed = choice.cost.value();
            let left: f64 = candidate
                .finance
                .iter()
                .zip(&self.money)
                .map(|(share, left)| (share * needed).min(*left))
                .sum();
            if left < needed - 1e-6 {
                return LeftOutReason::Money { left, needed };
            }
        }
        if gains.iter().all(|(partner, _)| *partner < -1e-9) {
            return LeftOutReason::WorseFor { partner: true };
        }
        if gains.iter().all(|(_, eu)| *eu < -1e-9) {
            return LeftOutReason::WorseFor { partner: false };
        }
        LeftOutReason::Outweighed
    }

    /// What one more component would add to each side.
    fn gain(&self, candidate: &Candidate, choice: &Choice) -> (f64, f64) {
        let mut picks = self.picks.to_vec();
        picks.push(Pick {
            component: candidate.component,
            option: choice.option,
            group: 0,
        });
        let with = value(self.offer, self.partner, &picks);
        (with.partner - self.worth.partner, with.eu - self.worth.eu)
    }

    fn count_limit(&self) -> Option<usize> {
        let id = &self.offer.partners[self.partner].id;
        let limits = self
            .offer
            .scenario
            .rules
            .iter()
            .filter_map(|rule| match rule {
                Rule::Count { partner, max, .. }
                    if partner.as_ref().is_none_or(|meant| meant == id) =>
                {
                    *max
                }
                _ => None,
            });
        limits.min()
    }
}

/// MEUR used of each instrument.
struct Spent {
    in_all: Vec<f64>,
    /// By partner.
    by: Vec<Vec<f64>>,
}

impl Spent {
    fn of(offer: &Offer, financing: &Financing) -> Self {
        let nothing = vec![0.0; offer.taxonomy.instruments.len()];
        let mut spent = Self {
            by: vec![nothing.clone(); offer.partners.len()],
            in_all: nothing,
        };
        for ((partner, _), amounts) in &financing.items {
            for (&instrument, amount) in amounts {
                spent.in_all[instrument] += amount;
                spent.by[*partner][instrument] += amount;
            }
        }
        spent
    }
}

/// What one partner could still get of an instrument.
fn money_left(offer: &Offer, spent: &Spent, partner: usize, instrument: usize) -> f64 {
    let described = &offer.taxonomy.instruments[instrument];
    let (in_all, own) = (spent.in_all[instrument], spent.by[partner][instrument]);
    let mut rows = offer.scenario.envelope.iter();
    let Some(row) = rows.find(|row| row.instrument == described.id) else {
        return 0.0;
    };
    let left = |limit: Meur, used: f64| limit.value() - used;
    let total = row.total.map_or(f64::INFINITY, |total| left(total, in_all));
    let limit = row.per_partner;
    let limit = limit.map_or(f64::INFINITY, |limit| left(limit, own));
    let budget = match (described.kind, offer.partners[partner].profile.own_budget) {
        (InstrumentKind::Domestic, Some(budget)) => left(budget, own),
        _ => f64::INFINITY,
    };
    total.min(limit).min(budget).max(0.0)
}
