//! A component, its money converted once.

use std::collections::BTreeMap;

use super::super::raw::component::{
    RawBounds, RawCondition, RawPart, RawRequirement, RawSource, RawSynergy,
};
use super::super::raw::text::{
    Amount, ById, ColumnRef, Finite, Fraction, InterestRef, NeedRef, Text,
};
use super::super::raw::translation::{RawDescribed, described, names, phrases, reasons};
use super::super::raw::{RawComponent, RawCost, RawOption, RawQuantity, RawScope, RawUnit};
use super::{eligibility, marks, meur, share};
use crate::finance::{PriceBase, PriceError};
use crate::model::{
    AreaId, Bounds, Component, ComponentId, Condition, Confidence, Cost, CostRange, IndicatorId,
    InstrumentId, InterestId, Judgement, NeedId, OptionId, OptionSpec, PartnerId, ProjectPart,
    Quantity, Reach, Requirement, Scope, Source, Synergy,
};

/// The component at prices of `price_year`.
///
/// # Errors
/// The position of the option whose money cannot be converted, and why.
pub(crate) fn component(
    raw: &RawComponent,
    prices: &PriceBase,
    price_year: i32,
) -> Result<Component, (usize, PriceError)> {
    let converted = |(at, raw)| option(raw, prices, price_year).map_err(|error| (at, error));
    let options = raw.options.iter().enumerate().map(converted);
    let lines = |english: &[Text], of: fn(&RawDescribed) -> &[String]| {
        phrases(english, &raw.translations, of)
    };
    Ok(Component {
        id: ComponentId::new(&raw.id.0),
        code: raw.code.as_ref().map(|code| code.0.clone()),
        area: AreaId::new(&raw.area.0),
        scope: scope(raw),
        name: raw.name.0.clone(),
        delivers: raw.delivers.clone(),
        options: options.collect::<Result<_, _>>()?,
        requires: raw.requires.iter().map(requirement).collect(),
        conflicts: raw
            .conflicts
            .iter()
            .map(|c| ComponentId::new(&c.0))
            .collect(),
        synergies: raw.synergies.iter().map(synergy).collect(),
        eligible: eligibility(&raw.eligible),
        finance: raw
            .finance
            .0
            .iter()
            .map(|(id, most)| (InstrumentId::new(&id.0), share(*most)))
            .collect(),
        judgements: raw
            .judgements
            .0
            .iter()
            .map(|(on, raw)| {
                let judgement = Judgement {
                    grade: raw.grade.clone(),
                    why: raw.why.0.clone(),
                    translations: reasons(&raw.translations),
                };
                (on.0.clone(), judgement)
            })
            .collect(),
        actors: lines(&raw.actors, |raw| &raw.actors),
        safeguards: lines(&raw.safeguards, |raw| &raw.safeguards),
        risks: lines(&raw.risks, |raw| &raw.risks),
        indicators: lines(&raw.indicators, |raw| &raw.indicators),
        dac_code: raw.dac_code.as_ref().map(|code| code.0.clone()),
        markers: marks(&raw.markers),
        strategy: raw.strategy.iter().map(|item| item.0.clone()).collect(),
        sources: raw.sources.iter().map(source).collect(),
        translations: described(&raw.translations),
    })
}

/// A publication.
pub(super) fn source(raw: &RawSource) -> Source {
    Source {
        id: raw.id.0.clone(),
        publisher: raw.publisher.0.clone(),
        title: raw.title.0.clone(),
        year: raw.year,
        confidence: raw.confidence,
    }
}

fn scope(raw: &RawComponent) -> Scope {
    match raw.scope {
        RawScope::National => Scope::National,
        RawScope::Regional => Scope::Regional {
            members: raw
                .members
                .iter()
                .flatten()
                .map(|member| PartnerId::new(&member.0))
                .collect(),
            min_members: raw.min_members.unwrap_or(2),
        },
    }
}

fn part(raw: &RawPart) -> ProjectPart {
    ProjectPart {
        name: raw.name.0.clone(),
        cost: raw.cost.0,
        members: raw
            .needed_by
            .iter()
            .map(|member| PartnerId::new(&member.0))
            .collect(),
    }
}

fn option(raw: &RawOption, prices: &PriceBase, price_year: i32) -> Result<OptionSpec, PriceError> {
    let reach = |raw: &super::super::raw::component::RawReach| Reach {
        units: quantity(raw.units, &raw.units_per, 1.0),
        of: IndicatorId::new(&raw.of.0),
        at_most: raw.at_most.0,
    };
    Ok(OptionSpec {
        id: OptionId::new(&raw.id.0),
        name: raw
            .name
            .as_ref()
            .unwrap_or(&Text(raw.id.0.clone()))
            .0
            .clone(),
        cost: cost(&raw.cost, prices, price_year)?,
        start: 0,
        build_years: raw.build_years.0,
        eu_content: share(raw.eu_content.unwrap_or(Fraction(0.0))),
        effort: raw.effort.0,
        closes: closes(&raw.closes),
        serves: serves(&raw.serves),
        reaches: raw
            .reaches
            .0
            .iter()
            .map(|(need, raw)| (NeedId::new(&need.0), reach(raw)))
            .collect(),
        parts: raw.parts.iter().map(part).collect(),
        translations: names(&raw.translations),
    })
}

/// MEUR at prices of `price_year` for each 1 that the file states. A cost by year without a
/// currency is in MEUR at that year already.
fn factor(raw: &RawCost, prices: &PriceBase, price_year: i32) -> Result<f64, PriceError> {
    let scale = match raw.unit {
        RawUnit::Million => 1.0,
        RawUnit::Thousand => 1e-3,
        RawUnit::One => 1e-6,
    };
    let (Some(currency), Some(year)) = (raw.currency, raw.price_year) else {
        return Ok(scale);
    };
    Ok(scale * prices.convert(1.0, currency.code(), year, price_year)?)
}

fn cost(raw: &RawCost, prices: &PriceBase, price_year: i32) -> Result<Cost, PriceError> {
    let factor = factor(raw, prices, price_year)?;
    if let Some(by_year) = &raw.by_year {
        let payments = by_year.iter().map(|payment| meur(payment.0 * factor));
        return Ok(Cost::ByYear(payments.collect()));
    }
    let opex = raw.opex_per_year.as_ref();
    let capex = raw.capex.as_ref();
    Ok(Cost::Capex {
        capex: capex.map_or_else(Quantity::default, |RawQuantity { fixed, per }| {
            quantity(*fixed, per, factor)
        }),
        opex_fixed: meur(
            opex.and_then(|opex| opex.fixed)
                .map_or(0.0, |fixed| fixed.0)
                * factor,
        ),
        opex_share: opex
            .and_then(|opex| opex.share_of_capex)
            .map_or(0.0, |share| share.0),
        range: raw.range.as_ref().map_or(
            CostRange {
                low: 1.0,
                high: 1.0,
            },
            |range| CostRange {
                low: range.low.0,
                high: range.high.0,
            },
        ),
        confidence: raw.confidence.unwrap_or(Confidence::Estimated),
        basis: raw.basis.clone().unwrap_or_default(),
    })
}

fn quantity(fixed: Option<Amount>, per: &ById<ColumnRef, Amount>, factor: f64) -> Quantity {
    Quantity {
        fixed: fixed.map_or(0.0, |fixed| fixed.0) * factor,
        per: per
            .0
            .iter()
            .map(|(column, amount)| (IndicatorId::new(&column.0), amount.0 * factor))
            .collect(),
    }
}

fn closes(raw: &ById<NeedRef, Finite>) -> BTreeMap<NeedId, f64> {
    let effect = |(need, value): (&NeedRef, &Finite)| (NeedId::new(&need.0), value.0);
    raw.0.iter().map(effect).collect()
}

fn serves(raw: &ById<InterestRef, Finite>) -> BTreeMap<InterestId, f64> {
    let effect = |(on, value): (&InterestRef, &Finite)| (InterestId::new(&on.0), value.0);
    raw.0.iter().map(effect).collect()
}

fn requirement(raw: &RawRequirement) -> Requirement {
    Requirement {
        any_of: raw.any_of.iter().map(|c| ComponentId::new(&c.0)).collect(),
        waived_if: raw.waived_if.as_ref().map(condition),
        why: raw.why.0.clone(),
        translations: reasons(&raw.translations),
    }
}

pub(crate) fn condition(raw: &RawCondition) -> Condition {
    let bounds = raw.indicator.iter().map(|indicator| Bounds {
        indicator: IndicatorId::new(&indicator.0),
        min: raw.min.map(|min| min.0),
        max: raw.max.map(|max| max.0),
    });
    Condition {
        indicators: bounds.collect(),
        frameworks_any: raw.frameworks_any.iter().map(|f| f.0.clone()).collect(),
        partners: raw.partners.iter().map(|p| PartnerId::new(&p.0)).collect(),
    }
}

fn synergy(raw: &RawSynergy) -> Synergy {
    Synergy {
        with: ComponentId::new(&raw.with.0),
        closes: closes(&raw.closes),
        serves: serves(&raw.serves),
        why: raw.why.clone(),
    }
}

/// Bounds on an indicator.
pub(crate) fn bounds(raw: &RawBounds) -> Bounds {
    Bounds {
        indicator: IndicatorId::new(&raw.indicator.0),
        min: raw.min.map(|min| min.0),
        max: raw.max.map(|max| max.0),
    }
}
