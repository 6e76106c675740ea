//! What can be in the way of a package, one thing at a time, and the offer with only some of it.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::feasible::Whose;
use crate::formulate::rules::debt_gate;
use crate::model::{
    Candidate, Choice, Component, DebtRating, FloorLevel, Meur, Offer, OptionId, PartnerId,
    PartyId, Rule, Scope, Share,
};
use crate::portfolio::proofs::Case;

/// The side of a rule with a least and a most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// All that the rule says.
    Whole,
    /// At least.
    Least,
    /// At most.
    Most,
}

/// One thing that a package has to obey; positions are those of the offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A rule of the scenario, or one side of it.
    Rule {
        /// Position in the scenario.
        at: usize,
        /// Which side of it.
        side: Side,
    },
    /// What there is of an instrument, by the row of the envelope.
    Total(usize),
    /// What one partner may get of an instrument, by the row of the envelope.
    PerPartner(usize),
    /// What there is of an instrument in one year.
    Year {
        /// Row of the envelope.
        row: usize,
        /// Year of the horizon.
        year: usize,
    },
    /// Utility with no deal of a party, the EU last.
    Disagreement(usize),
    /// Effort that a partner's administration can carry.
    Capacity(usize),
    /// What a partner can take up in a year.
    Absorption(usize),
    /// A partner's own money.
    OwnBudget(usize),
    /// Two components that a partner cannot have both.
    Conflict {
        /// Partner.
        partner: usize,
        /// The first component.
        one: usize,
        /// The second.
        other: usize,
    },
    /// What a component requires at a partner.
    Requirement {
        /// Partner.
        partner: usize,
        /// Component.
        component: usize,
        /// Which of its requirements.
        number: usize,
    },
    /// The concessionality that a partner's debt asks for.
    DebtGate(usize),
    /// Fewest members of a shared project.
    Members(usize),
}

/// A rule that asks for nothing.
const NOTHING: Rule = Rule::Count {
    partner: None,
    min: None,
    max: None,
};

/// The rank of causes that are last to blame.
pub const LAST_RANK: usize = 5;

/// Everything in the way of an offer, and the offer without some of it.
pub struct Field<'o> {
    offer: &'o Offer,
    /// What would be on offer without rules that exclude.
    candidates: Vec<Candidate>,
    /// Every cause: the scenario's own first, then the partners', then the catalogue's.
    pub causes: Vec<Cause>,
}

/// An offer with only some of its causes, and the least that each party must get, the EU last.
pub struct Held {
    /// The offer; floors are no longer among its rules.
    pub offer: Offer,
    /// The least utilities.
    pub floors: Vec<f64>,
    /// For each partner a number that is the same wherever its own problem is; none where nothing is known.
    pub signs: Vec<u64>,
}

impl Held {
    /// The question whether there is any portfolio.
    #[must_use]
    pub fn case(&self) -> Case<'_> {
        Case {
            offer: &self.offer,
            floors: &self.floors,
            signs: &self.signs,
        }
    }
}

impl<'o> Field<'o> {
    /// The causes of an offer; `loose` is the same offer without rules that exclude.
    #[must_use]
    pub fn new(offer: &'o Offer, loose: &Offer) -> Self {
        let candidates = loose.candidates.clone();
        let causes = causes(offer, &candidates);
        Self {
            offer,
            candidates,
            causes,
        }
    }

    /// The offer as it stands.
    #[must_use]
    pub fn offer(&self) -> &'o Offer {
        self.offer
    }

    /// Whether a cause can matter to one partner's package alone.
    #[must_use]
    pub fn concerns(&self, cause: Cause, partner: usize) -> bool {
        let eu = self.offer.partners.len();
        match cause {
            Cause::Rule { at, .. } => match &self.offer.scenario.rules[at] {
                Rule::Floor(floor) => party(self.offer, &floor.party) == Some(partner),
                rule => named(rule).is_none_or(|id| self.offer.partners[partner].id == *id),
            },
            Cause::Total(_) | Cause::PerPartner(_) | Cause::Year { .. } => true,
            Cause::Disagreement(at) if at == eu => false,
            Cause::Disagreement(at)
            | Cause::Capacity(at)
            | Cause::Absorption(at)
            | Cause::OwnBudget(at)
            | Cause::DebtGate(at)
            | Cause::Conflict { partner: at, .. }
            | Cause::Requirement { partner: at, .. } => at == partner,
            Cause::Members(component) => self
                .candidates
                .iter()
                .any(|known| known.partner == partner && known.component == component),
        }
    }

    /// Whether a cause can matter to one partner's package alone, or to all together, as any does.
    #[must_use]
    pub fn is_about(&self, cause: Cause, whose: Whose) -> bool {
        match whose {
            Whose::Alone(partner) => self.concerns(cause, partner),
            Whose::All => true,
        }
    }

    /// Which causes are rather to blame than others: what the scenario asks for, then what it has to give, then
    /// what it rules out, then what partners and the catalogue bring along.
    #[must_use]
    pub fn rank(&self, cause: Cause) -> usize {
        match cause {
            Cause::Rule { at, side } => match (&self.offer.scenario.rules[at], side) {
                (Rule::Include { .. } | Rule::Floor(_), _) => 0,
                (Rule::Count { .. } | Rule::AreaShare { .. }, Side::Least) => 1,
                (Rule::Count { .. } | Rule::AreaShare { .. }, _) => 3,
                (Rule::Complement { .. } | Rule::Exclude { .. }, _) => 4,
            },
            Cause::Total(_) | Cause::PerPartner(_) | Cause::Year { .. } => 2,
            _ => LAST_RANK,
        }
    }

    /// Whether a cause is about what the EU gets.
    #[must_use]
    pub fn is_of_eu(&self, cause: Cause) -> bool {
        self.is_floor_of(cause, self.offer.partners.len())
    }

    /// Whether a cause asks for what a party gets, the EU last.
    #[must_use]
    pub fn is_floor_of(&self, cause: Cause, of: usize) -> bool {
        match cause {
            Cause::Disagreement(at) => at == of,
            Cause::Rule { at, .. } => match &self.offer.scenario.rules[at] {
                Rule::Floor(floor) => party(self.offer, &floor.party) == Some(of),
                _ => false,
            },
            _ => false,
        }
    }

    /// The instrument of a row of the envelope, by position.
    #[must_use]
    pub fn instrument(&self, row: usize) -> Option<usize> {
        let id = &self.offer.scenario.envelope[row].instrument;
        let mut known = self.offer.taxonomy.instruments.iter();
        known.position(|known| known.id == *id)
    }

    /// The offer with only these causes, some of them at other values; floors stated as a share of the
    /// ideal are taken at these ideal points, or left out where there are none.
    #[must_use]
    pub fn held(
        &self,
        kept: &BTreeSet<Cause>,
        changed: &[(Cause, f64)],
        ideals: Option<&[f64]>,
    ) -> Held {
        let is_kept = |cause: Cause| kept.contains(&cause);
        let mut parts = self.offer.offering(self.allowed(&is_kept));
        let value = |cause: Cause, stated: f64| {
            let known = changed.iter().find(|(at, _)| *at == cause);
            known.map_or(stated, |(_, value)| *value)
        };
        for candidate in &mut parts.candidates {
            let (partner, component) = (candidate.partner, candidate.component);
            let mut number = 0;
            candidate.requires.retain(|_| {
                number += 1;
                is_kept(Cause::Requirement {
                    partner,
                    component,
                    number: number - 1,
                })
            });
            candidate
                .conflicts
                .retain(|&other| is_kept(conflict(partner, component, other)));
        }
        parts.scenario.rules = self.rules(&is_kept, &value);
        for (row, limits) in parts.scenario.envelope.iter_mut().enumerate() {
            let limit = |cause: Cause, stated: Option<Meur>| {
                let stated = stated.filter(|_| is_kept(cause))?;
                Meur::new(value(cause, stated.value()))
            };
            limits.total = limit(Cause::Total(row), limits.total);
            limits.per_partner = limit(Cause::PerPartner(row), limits.per_partner);
            for (year, amount) in limits.per_year.iter_mut().enumerate() {
                let cause = Cause::Year { row, year };
                *amount = limit(cause, Some(*amount)).unwrap_or(Meur::MAX);
            }
        }
        for (at, partner) in parts.partners.iter_mut().enumerate() {
            let stated = partner.delivery_capacity;
            let capacity = stated.filter(|_| is_kept(Cause::Capacity(at)));
            partner.delivery_capacity = capacity.map(|most| value(Cause::Capacity(at), most));
            let stated = partner.absorptive_capacity;
            let most = stated.filter(|_| is_kept(Cause::Absorption(at)));
            partner.absorptive_capacity =
                most.and_then(|most| Meur::new(value(Cause::Absorption(at), most.value())));
            let stated = partner.profile.own_budget;
            let budget = stated.filter(|_| is_kept(Cause::OwnBudget(at)));
            partner.profile.own_budget =
                budget.and_then(|most| Meur::new(value(Cause::OwnBudget(at), most.value())));
            if debt_gate::applies(partner) && !is_kept(Cause::DebtGate(at)) {
                partner.debt = DebtRating::Low;
            }
            let stated = partner.disagreement;
            partner.disagreement = disagreement(&is_kept, &value, at, stated).max(0.0);
        }
        let eu = parts.partners.len();
        let stated = parts.scenario.eu_disagreement;
        parts.scenario.eu_disagreement = disagreement(&is_kept, &value, eu, stated).max(0.0);
        for (at, component) in parts.components.iter_mut().enumerate() {
            if let Scope::Regional { min_members, .. } = &mut component.scope
                && !is_kept(Cause::Members(at))
            {
                *min_members = 1;
            }
        }
        let floors = self.floors(&is_kept, &value, ideals);
        let signs = (0..self.offer.partners.len())
            .map(|partner| self.sign(kept, changed, &floors, partner))
            .collect();
        Held {
            offer: Offer::from_checked(parts),
            floors,
            signs,
        }
    }

    /// The causes that a partner's own problem has, with their values.
    fn sign(
        &self,
        kept: &BTreeSet<Cause>,
        changed: &[(Cause, f64)],
        floors: &[f64],
        partner: usize,
    ) -> u64 {
        let mut hasher = DefaultHasher::new();
        let concerns = |cause: Cause| self.concerns(cause, partner);
        for cause in kept.iter().filter(|cause| concerns(**cause)) {
            cause.hash(&mut hasher);
        }
        for (cause, value) in changed.iter().filter(|(cause, _)| concerns(*cause)) {
            (cause, value.to_bits()).hash(&mut hasher);
        }
        floors[partner].to_bits().hash(&mut hasher);
        floors[self.offer.partners.len()]
            .is_finite()
            .hash(&mut hasher);
        hasher.finish()
    }

    /// What may be offered where only the kept rules exclude.
    fn allowed(&self, is_kept: &dyn Fn(Cause) -> bool) -> Vec<Candidate> {
        let mut candidates = self.candidates.clone();
        for (at, rule) in self.offer.scenario.rules.iter().enumerate() {
            let Rule::Exclude {
                partner,
                component,
                option,
            } = rule
            else {
                continue;
            };
            if !is_kept(whole(at)) {
                continue;
            }
            for candidate in &mut candidates {
                let described = &self.offer.components[candidate.component];
                let who = &self.offer.partners[candidate.partner].id;
                if described.id == *component && partner.as_ref().is_none_or(|id| id == who) {
                    candidate
                        .choices
                        .retain(|choice| !is_size(described, choice, option.as_ref()));
                }
            }
            candidates.retain(|candidate| !candidate.choices.is_empty());
        }
        candidates
    }

    /// The rules that are kept, as far as they are; those that exclude and floors are applied elsewhere.
    fn rules(
        &self,
        is_kept: &dyn Fn(Cause) -> bool,
        value: &dyn Fn(Cause, f64) -> f64,
    ) -> Vec<Rule> {
        // Each stays where it is, so that rows keep their names; what is included for whom comes after them.
        let (mut kept, mut includes) = (Vec::new(), Vec::new());
        for (at, rule) in self.offer.scenario.rules.iter().enumerate() {
            let side = |side: Side| Cause::Rule { at, side };
            match rule {
                Rule::AreaShare {
                    partner,
                    area,
                    min,
                    max,
                } => {
                    let share = |which: Side, stated: &Option<Share>| {
                        let stated = stated.filter(|_| is_kept(side(which)))?;
                        Share::new(value(side(which), stated.value()))
                    };
                    let (min, max) = (share(Side::Least, min), share(Side::Most, max));
                    let (partner, area) = (partner.clone(), area.clone());
                    kept.push(Rule::AreaShare {
                        partner,
                        area,
                        min,
                        max,
                    });
                }
                Rule::Count { partner, min, max } => {
                    let count = |which: Side, stated: &Option<usize>| {
                        let stated = stated.filter(|_| is_kept(side(which)))?;
                        Some(whole_number(value(side(which), number(stated))))
                    };
                    let (min, max) = (count(Side::Least, min), count(Side::Most, max));
                    let partner = partner.clone();
                    kept.push(Rule::Count { partner, min, max });
                }
                Rule::Include {
                    component, option, ..
                } if is_kept(side(Side::Whole)) => {
                    // For those it is offered to as the scenario stands, whatever else is dropped.
                    includes.extend(included(self.offer, at).map(|partner| Rule::Include {
                        partner: Some(self.offer.partners[partner].id.clone()),
                        component: component.clone(),
                        option: option.clone(),
                    }));
                    kept.push(NOTHING);
                }
                Rule::Complement { .. } if is_kept(side(Side::Whole)) => kept.push(rule.clone()),
                Rule::Include { .. }
                | Rule::Complement { .. }
                | Rule::Exclude { .. }
                | Rule::Floor(_) => kept.push(NOTHING),
            }
        }
        kept.extend(includes);
        kept
    }

    fn floors(
        &self,
        is_kept: &dyn Fn(Cause) -> bool,
        value: &dyn Fn(Cause, f64) -> f64,
        ideals: Option<&[f64]>,
    ) -> Vec<f64> {
        let parties = 0..=self.offer.partners.len();
        let mut floors: Vec<f64> = parties
            .map(|party| disagreement(is_kept, value, party, self.offer.disagreement(party)))
            .collect();
        for (at, rule) in self.offer.scenario.rules.iter().enumerate() {
            let Rule::Floor(floor) = rule else { continue };
            let cause = whole(at);
            let Some(party) = party(self.offer, &floor.party).filter(|_| is_kept(cause)) else {
                continue;
            };
            let least = match (floor.level, ideals) {
                (FloorLevel::Utility(utility), _) => value(cause, utility),
                (FloorLevel::ShareOfIdeal(share), Some(ideals)) => {
                    let base = self.offer.disagreement(party);
                    // Rounding in the ideal point must not make a floor of 1 unreachable.
                    base + value(cause, share) * (ideals[party] - base) - 1e-9
                }
                (FloorLevel::ShareOfIdeal(_), None) => continue,
            };
            floors[party] = floors[party].max(least);
        }
        floors
    }
}

/// The whole of a rule.
#[must_use]
pub fn whole(at: usize) -> Cause {
    let side = Side::Whole;
    Cause::Rule { at, side }
}

/// The position of a party, the EU last.
#[must_use]
pub fn party(offer: &Offer, party: &PartyId) -> Option<usize> {
    match party {
        PartyId::Eu => Some(offer.partners.len()),
        PartyId::Partner(id) => offer.partners.iter().position(|partner| partner.id == *id),
    }
}

/// The partners for which a rule includes something.
pub fn included(offer: &Offer, rule: usize) -> impl Iterator<Item = usize> {
    let stated = match &offer.scenario.rules[rule] {
        Rule::Include {
            partner, component, ..
        } => Some((partner, component)),
        _ => None,
    };
    (0..offer.partners.len()).filter(move |&at| {
        stated.is_some_and(|(partner, component)| match partner {
            Some(id) => offer.partners[at].id == *id,
            None => offer
                .candidates_of(at)
                .any(|candidate| offer.components[candidate.component].id == *component),
        })
    })
}

/// A small number as it stands in a model.
#[must_use]
pub fn number(count: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a package has a few dozen components"
    )]
    let number = count as f64;
    number
}

fn whole_number(value: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count that is not below 0"
    )]
    let count = value.round().max(0.0) as usize;
    count
}

fn conflict(partner: usize, a: usize, b: usize) -> Cause {
    Cause::Conflict {
        partner,
        one: a.min(b),
        other: a.max(b),
    }
}

/// Least utility by a party's disagreement point; none where that is not kept.
fn disagreement(
    is_kept: &dyn Fn(Cause) -> bool,
    value: &dyn Fn(Cause, f64) -> f64,
    party: usize,
    stated: f64,
) -> f64 {
    let cause = Cause::Disagreement(party);
    if is_kept(cause) {
        value(cause, stated)
    } else {
        f64::NEG_INFINITY
    }
}

fn is_size(component: &Component, choice: &Choice, option: Option<&OptionId>) -> bool {
    option.is_none_or(|id| component.options[choice.option].id == *id)
}

/// The partner that a rule names.
fn named(rule: &Rule) -> Option<&PartnerId> {
    match rule {
        Rule::AreaShare { partner, .. }
        | Rule::Include { partner, .. }
        | Rule::Exclude { partner, .. }
        | Rule::Count { partner, .. }
        | Rule::Complement { partner, .. } => partner.as_ref(),
        Rule::Floor(_) => None,
    }
}

fn causes(offer: &Offer, candidates: &[Candidate]) -> Vec<Cause> {
    let mut causes = Vec::new();
    for (at, rule) in offer.scenario.rules.iter().enumerate() {
        let (min, max) = match rule {
            Rule::AreaShare { min, max, .. } => (min.is_some(), max.is_some()),
            Rule::Count { min, max, .. } => (min.is_some(), max.is_some()),
            _ => {
                causes.push(whole(at));
                continue;
            }
        };
        let sides = [(Side::Least, min), (Side::Most, max)].into_iter();
        let sides = sides.filter(|(_, stated)| *stated);
        causes.extend(sides.map(|(side, _)| Cause::Rule { at, side }));
    }
    let envelope = || offer.scenario.envelope.iter().enumerate();
    causes.extend(
        envelope()
            .filter(|(_, limits)| limits.total.is_some())
            .map(|(row, _)| Cause::Total(row)),
    );
    causes.extend(
        envelope()
            .filter(|(_, limits)| limits.per_partner.is_some())
            .map(|(row, _)| Cause::PerPartner(row)),
    );
    causes.extend(envelope().flat_map(|(row, limits)| {
        (0..limits.per_year.len()).map(move |year| Cause::Year { row, year })
    }));
    causes.extend((0..=offer.partners.len()).map(Cause::Disagreement));
    let partners = || offer.partners.iter().enumerate();
    causes.extend(
        partners()
            .filter(|(_, partner)| partner.delivery_capacity.is_some())
            .map(|(at, _)| Cause::Capacity(at)),
    );
    causes.extend(
        partners()
            .filter(|(_, partner)| partner.absorptive_capacity.is_some())
            .map(|(at, _)| Cause::Absorption(at)),
    );
    causes.extend(
        partners()
            .filter(|(_, partner)| partner.profile.own_budget.is_some())
            .map(|(at, _)| Cause::OwnBudget(at)),
    );
    let conflicts: BTreeSet<Cause> = candidates
        .iter()
        .flat_map(|candidate| {
            let others = candidate.conflicts.iter();
            others.map(|&other| conflict(candidate.partner, candidate.component, other))
        })
        .collect();
    causes.extend(conflicts);
    causes.extend(candidates.iter().flat_map(|candidate| {
        let (partner, component) = (candidate.partner, candidate.component);
        (0..candidate.requires.len()).map(move |number| Cause::Requirement {
            partner,
            component,
            number,
        })
    }));
    causes.extend(
        partners()
            .filter(|(_, partner)| debt_gate::applies(partner))
            .map(|(at, _)| Cause::DebtGate(at)),
    );
    let shared = offer.components.iter().enumerate();
    causes.extend(
        shared
            .filter(|(at, component)| {
                matches!(component.scope, Scope::Regional { min_members, .. } if min_members > 1)
                    && candidates.iter().any(|known| known.component == *at)
            })
            .map(|(at, _)| Cause::Members(at)),
    );
    causes
}
