//! The vocabulary, with what the scenario sets in it.

use std::collections::BTreeMap;

use super::super::raw::component::RawEligibility;
use super::super::raw::taxonomy::{RawMark, RawObjective, RawSeverity};
use super::super::raw::text::{ById, Item, MarkerName};
use super::super::raw::translation::{names, reasons};
use super::super::raw::{RawMeasure, RawScenario, RawTaxonomy};
use super::component::bounds;
use super::share;
use crate::model::{
    Actor, ActorId, Area, AreaId, Confidence, Eligibility, Group, IndicatorId, Instrument,
    InstrumentId, InstrumentTerms, Interest, InterestId, Mark, Marker, Measure, Need, NeedId,
    PartnerId, SeverityRule, Share, Taxonomy,
};

/// The taxonomy; weights of interests and caps are the scenario's where it gives them. Weights of
/// needs are each partner's own and stay as the file has them.
pub(crate) fn taxonomy(raw: &RawTaxonomy, scenario: Option<&RawScenario>) -> Taxonomy {
    let set_cap = |code: &str, own: Option<f64>| {
        let caps = scenario.map(|scenario| &scenario.caps.0);
        let set = caps.and_then(|caps| caps.iter().find(|(on, _)| on.0 == code));
        set.map_or(own, |(_, cap)| cap.map(|cap| cap.0))
    };
    let set_weight = |code: &str, own: f64| {
        let weights = scenario.map(|scenario| &scenario.weights.interests.0);
        let set = weights.and_then(|weights| weights.iter().find(|(on, _)| on.0 == code));
        set.map_or(own, |(_, weight)| weight.0)
    };
    let mut taxonomy = Taxonomy {
        areas: areas(raw),
        needs: needs(raw),
        groups: groups(raw),
        interests: interests(raw),
        instruments: instruments(raw),
        actors: actors(raw),
    };
    for need in &mut taxonomy.needs {
        need.cap = set_cap(need.id.as_str(), need.cap);
    }
    for interest in &mut taxonomy.interests {
        interest.cap = set_cap(interest.id.as_str(), interest.cap);
        interest.weight = set_weight(interest.id.as_str(), interest.weight);
    }
    taxonomy
}

fn items(raw: &[Item]) -> Vec<String> {
    raw.iter().map(|item| item.0.clone()).collect()
}

fn areas(raw: &RawTaxonomy) -> Vec<Area> {
    let area = |raw: &super::super::raw::taxonomy::RawArea| Area {
        id: AreaId::new(&raw.id.0),
        name: raw.name.0.clone(),
        hard: raw.hard,
        dac_codes: raw.dac_codes.iter().map(|code| code.0.clone()).collect(),
        sdgs: raw.sdgs.clone(),
        markers: marks(&raw.markers),
        strategy: items(&raw.strategy),
        translations: names(&raw.translations),
    };
    raw.areas.iter().map(area).collect()
}

/// Policy markers; a score is a judgement unless its file says otherwise.
pub(crate) fn marks(raw: &ById<MarkerName, RawMark>) -> BTreeMap<Marker, Mark> {
    let mark = |(name, raw): (&MarkerName, &RawMark)| {
        let mark = Mark {
            score: raw.score,
            why: raw.why.0.clone(),
            confidence: raw.confidence.unwrap_or(Confidence::Estimated),
            translations: reasons(&raw.translations),
        };
        Some((Marker::named(&name.0)?, mark))
    };
    raw.0.iter().filter_map(mark).collect()
}

fn groups(raw: &RawTaxonomy) -> Vec<Group> {
    let group = |raw: &super::super::raw::taxonomy::RawGroup| Group {
        id: raw.id.0.clone(),
        name: raw.name.0.clone(),
        translations: names(&raw.translations),
    };
    raw.groups.iter().map(group).collect()
}

fn needs(raw: &RawTaxonomy) -> Vec<Need> {
    let need = |raw: &super::super::raw::taxonomy::RawNeed| Need {
        id: NeedId::new(&raw.id.0),
        name: raw.name.0.clone(),
        group: raw
            .group
            .as_ref()
            .map(|group| group.0.clone())
            .unwrap_or_default(),
        weight: raw.weight.0,
        severity: severity(&raw.severity),
        cap: raw.cap.map(|cap| cap.0),
        why: raw.why.clone(),
        strategy: items(&raw.strategy),
        translations: names(&raw.translations),
    };
    raw.needs.iter().map(need).collect()
}

/// A cross-check has seen that one of the two forms is complete.
fn severity(raw: &RawSeverity) -> SeverityRule {
    match raw {
        RawSeverity {
            indicator: Some(indicator),
            worst: Some(worst),
            best: Some(best),
            when_missing: Some(when_missing),
            ..
        } => SeverityRule::Linear {
            indicator: IndicatorId::new(&indicator.0),
            worst: worst.0,
            best: best.0,
            when_missing: share(*when_missing),
        },
        _ => SeverityRule::Constant(raw.constant.map_or(Share::ALL, share)),
    }
}

fn interests(raw: &RawTaxonomy) -> Vec<Interest> {
    let interest = |raw: &super::super::raw::taxonomy::RawInterest| Interest {
        id: InterestId::new(&raw.id.0),
        name: raw.name.0.clone(),
        weight: raw.weight.0,
        cap: raw.cap.map(|cap| cap.0),
        measure: match raw.measure {
            RawMeasure::Effects => Measure::Effects,
            RawMeasure::EuContent => Measure::EuContent,
        },
        objective: raw.objective.map(|objective| match objective {
            RawObjective::A => 'a',
            RawObjective::B => 'b',
            RawObjective::C => 'c',
        }),
        applies_to: raw.applies_to.as_ref().map(super::component::condition),
        strategy: items(&raw.strategy),
        translations: names(&raw.translations),
    };
    raw.interests.iter().map(interest).collect()
}

fn instruments(raw: &RawTaxonomy) -> Vec<Instrument> {
    let instrument = |raw: &super::super::raw::taxonomy::RawInstrument| Instrument {
        id: InstrumentId::new(&raw.id.0),
        name: raw.name.0.clone(),
        kind: raw.kind,
        owner: raw.owner.clone(),
        terms: raw.terms.as_ref().map(|terms| InstrumentTerms {
            rate: terms.rate.0,
            grace_years: terms.grace_years.0,
            maturity_years: terms.maturity_years.0,
        }),
        sovereign: raw.sovereign.unwrap_or(raw.kind.is_debt()),
        eligible: eligibility(&raw.eligible),
        blending: raw.blending.iter().map(super::blending::rule).collect(),
        strategy: items(&raw.strategy),
        translations: names(&raw.translations),
    };
    raw.instruments.iter().map(instrument).collect()
}

fn actors(raw: &RawTaxonomy) -> Vec<Actor> {
    let actor = |raw: &super::super::raw::taxonomy::RawActor| Actor {
        id: ActorId::new(&raw.id.0),
        name: raw.name.0.clone(),
        kind: raw.kind.clone(),
        strategy: items(&raw.strategy),
        translations: names(&raw.translations),
    };
    raw.actors.iter().map(actor).collect()
}

/// Which partners a component or an instrument is for.
pub(crate) fn eligibility(raw: &RawEligibility) -> Eligibility {
    Eligibility {
        regions: raw.regions.iter().map(|region| region.0.clone()).collect(),
        partners: raw.partners.iter().map(|p| PartnerId::new(&p.0)).collect(),
        frameworks_any: raw.frameworks_any.iter().map(|f| f.0.clone()).collect(),
        indicators: raw.indicators.iter().map(bounds).collect(),
        oda: raw.oda,
    }
}
