//! The scenario.

use super::super::raw::scenario::{RawEnvelope, RawGate, RawWeights};
use super::super::raw::translation::titles;
use super::super::raw::{RawRule, RawScenario};
use super::{meur, share};
use crate::model::{
    AreaId, ComponentId, Criterion, Envelope, Floor, FloorLevel, Gate, Horizon, InstrumentId,
    OptionId, PartnerId, PartyId, Rule, Scenario, ScenarioId, SolverSettings, Weights,
};

/// Relative gap at which the search may stop where the scenario gives none.
const GAP: f64 = 1e-4;
/// Seconds at which the search must stop where the scenario gives none.
const TIME_LIMIT_S: f64 = 60.0;

/// The scenario with its defaults filled in.
pub(crate) fn scenario(raw: &RawScenario) -> Scenario {
    Scenario {
        id: ScenarioId::new(&raw.id.0),
        title: raw.title.0.clone(),
        description: raw.description.clone().unwrap_or_default(),
        translations: titles(&raw.translations),
        horizon: Horizon {
            start_year: raw.horizon.start_year,
            years: raw.horizon.years,
        },
        price_year: raw.price_year,
        discount_rate: raw.discount_rate.0,
        benefit_discount_rate: raw.benefit_discount_rate.map_or(0.0, |rate| rate.0),
        phased: is_phased(raw),
        not_before: raw.not_before.iter().map(gate).collect(),
        criterion: Criterion {
            rule: raw.criterion.rule,
            alpha: raw.criterion.alpha.map(|alpha| alpha.0),
        },
        envelope: raw.envelope.iter().map(envelope).collect(),
        rules: raw.rules.iter().map(rule).collect(),
        weights: weights(&raw.weights),
        eu_disagreement: disagreement(raw, "eu").unwrap_or(0.0),
        solver: SolverSettings {
            gap: raw.solver.gap.map_or(GAP, |gap| gap.0),
            time_limit_s: raw
                .solver
                .time_limit_s
                .map_or(TIME_LIMIT_S, |limit| limit.0),
        },
    }
}

/// Whether the scenario says anything to which the year of a start matters.
fn is_phased(raw: &RawScenario) -> bool {
    raw.envelope.iter().any(|row| row.per_year.is_some())
        || raw.benefit_discount_rate.is_some_and(|rate| rate.0 > 0.0)
        || !raw.absorptive_capacity.0.is_empty()
        || !raw.not_before.is_empty()
}

fn gate(raw: &RawGate) -> Gate {
    Gate {
        partner: raw.partner.as_ref().map(|id| PartnerId::new(&id.0)),
        component: ComponentId::new(&raw.component.0),
        year: raw.year,
        why: raw
            .why
            .as_ref()
            .map_or_else(String::new, |why| why.0.clone()),
    }
}

/// A party's utility with its best outside offer, where the scenario states it.
pub(crate) fn disagreement(raw: &RawScenario, party: &str) -> Option<f64> {
    let mut stated = raw.disagreement.0.iter();
    stated
        .find(|(id, _)| id.0 == party)
        .map(|(_, utility)| utility.0)
}

fn envelope(raw: &RawEnvelope) -> Envelope {
    let per_year = raw.per_year.iter().flatten();
    Envelope {
        instrument: InstrumentId::new(&raw.instrument.0),
        total: raw.total.map(|total| meur(total.0)),
        per_year: per_year.map(|amount| meur(amount.0)).collect(),
        per_partner: raw.per_partner.map(|most| meur(most.0)),
    }
}

fn weights(raw: &RawWeights) -> Weights {
    Weights {
        parties: raw
            .parties
            .0
            .iter()
            .map(|(id, weight)| (party(&id.0), weight.0))
            .collect(),
        partners: raw
            .partners
            .0
            .iter()
            .map(|(id, weight)| (PartnerId::new(&id.0), weight.0))
            .collect(),
    }
}

fn party(id: &str) -> PartyId {
    match id {
        "eu" => PartyId::Eu,
        id => PartyId::Partner(PartnerId::new(id)),
    }
}

fn rule(raw: &RawRule) -> Rule {
    use super::super::raw::text::{AreaRef, OptionRef, PartnerRef};
    let one = |raw: &Option<PartnerRef>| raw.as_ref().map(|id| PartnerId::new(&id.0));
    let size = |raw: &Option<OptionRef>| raw.as_ref().map(|id| OptionId::new(&id.0));
    let areas = |raw: &[AreaRef]| raw.iter().map(|id| AreaId::new(&id.0)).collect();
    match raw {
        RawRule::AreaShare {
            partner,
            area,
            min,
            max,
        } => Rule::AreaShare {
            partner: one(partner),
            area: AreaId::new(&area.0),
            min: min.map(share),
            max: max.map(share),
        },
        RawRule::Include {
            partner,
            component,
            option,
        } => Rule::Include {
            partner: one(partner),
            component: ComponentId::new(&component.0),
            option: size(option),
        },
        RawRule::Exclude {
            partner,
            component,
            option,
        } => Rule::Exclude {
            partner: one(partner),
            component: ComponentId::new(&component.0),
            option: size(option),
        },
        RawRule::Floor {
            party: id,
            share_of_ideal,
            utility,
        } => {
            let stated = share_of_ideal.map(|share| FloorLevel::ShareOfIdeal(share.0));
            let utility = utility.map_or(0.0, |utility| utility.0);
            Rule::Floor(Floor {
                party: party(&id.0),
                level: stated.unwrap_or(FloorLevel::Utility(utility)),
            })
        }
        RawRule::Count { partner, min, max } => Rule::Count {
            partner: one(partner),
            min: *min,
            max: *max,
        },
        RawRule::Complement {
            partner,
            when_areas,
            needs_areas,
        } => Rule::Complement {
            partner: one(partner),
            when_areas: areas(when_areas),
            needs_areas: areas(needs_areas),
        },
    }
}
