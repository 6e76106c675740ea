//! One size of a component with one partner's figures: cost and effects.

use std::collections::BTreeMap;

use super::super::convert::meur;
use super::eligible::holds;
use crate::finance::payments;
use crate::model::{
    Choice, Condition, Cost, Effect, IndicatorId, InterestId, Meur, OptionSpec, Partner, Quantity,
    Reach, Scenario, Taxonomy,
};

/// Why a size cannot be offered.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unfit {
    /// It takes longer than the horizon.
    TooLate {
        /// Years that it takes, or over which it is paid.
        years: usize,
    },
    /// A figure of the partner is not known.
    Missing(IndicatorId),
    /// Its cost is below 0 or not finite with the partner's figures.
    Absurd {
        /// The cost.
        cost: f64,
    },
}

/// The size at `option` with the partner's figures.
///
/// ```text
/// capex  = fixed + sum per x figure          opex = fixed + share x capex
/// cost   = capex + opex x max(0, years - start - ceil(build years)),   or the payments by year
/// effect = as stated x (1 + benefit discount rate)^-(start + ceil(build years))
/// ```
///
/// In a phased scenario investment is paid evenly over the years of building.
pub(super) fn choice(
    option: usize,
    spec: &OptionSpec,
    partner: &Partner,
    taxonomy: &Taxonomy,
    scenario: &Scenario,
) -> Result<Choice, Unfit> {
    let years = scenario.horizon.years.saturating_sub(spec.start);
    let build_years = whole_years(spec.build_years);
    if build_years > years {
        return Err(Unfit::TooLate { years: build_years });
    }
    let mut cost = cost(&spec.cost, partner, years - build_years, years)?;
    if scenario.phased {
        cost.spread(spec.start, build_years, scenario.horizon.years);
    }
    let wait = i32::try_from(spec.start + build_years).unwrap_or(i32::MAX);
    let weight = (1.0 + scenario.benefit_discount_rate).powi(-wait);
    let discounted = |mut effects: Vec<Effect>| {
        for effect in &mut effects {
            effect.value *= weight;
        }
        effects
    };
    Ok(Choice {
        option,
        cost: cost.whole,
        capex: cost.capex,
        opex_per_year: cost.opex,
        low: cost.low,
        high: cost.high,
        by_year: cost.by_year,
        start: spec.start,
        build_years,
        effort: spec.effort,
        eu_content: spec.eu_content.value(),
        closes: discounted(closes(spec, partner, taxonomy)?),
        serves: discounted(positions(&spec.serves, |id| {
            interest(taxonomy, partner, id)
        })),
    })
}

/// Position of an interest that means something at the partner.
pub(super) fn interest(taxonomy: &Taxonomy, partner: &Partner, id: &InterestId) -> Option<usize> {
    let applies = |rule: &Option<Condition>| rule.as_ref().is_none_or(|rule| holds(rule, partner));
    let mut interests = taxonomy.interests.iter();
    interests.position(|interest| interest.id == *id && applies(&interest.applies_to))
}

/// Years rounded up; the schema bounds them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded to 0..1000 when read"
)]
pub(super) fn whole_years(years: f64) -> usize {
    // A build time of 2.0000000001 years that arithmetic produced is two years.
    (years - 1e-9).ceil().max(0.0) as usize
}

struct Costed {
    whole: Meur,
    capex: Meur,
    opex: Meur,
    low: Meur,
    high: Meur,
    by_year: Option<Vec<Meur>>,
}

impl Costed {
    /// Writes down what is paid in each year of the horizon; stated payments move to the start.
    fn spread(&mut self, start: usize, build_years: usize, years: usize) {
        let mut by_year = vec![Meur::ZERO; years];
        if let Some(stated) = &self.by_year {
            for (year, payment) in by_year.iter_mut().skip(start).zip(stated) {
                *year = *payment;
            }
        } else {
            let (capex, opex) = (self.capex.value(), self.opex.value());
            let (invest, run) = payments(capex, opex, start, build_years, years);
            by_year = invest.iter().zip(run).map(|(a, b)| meur(a + b)).collect();
        }
        self.by_year = Some(by_year);
    }
}

fn cost(cost: &Cost, partner: &Partner, running: usize, years: usize) -> Result<Costed, Unfit> {
    match cost {
        Cost::ByYear(payments) => {
            let length = cost.paid_years();
            if length > years {
                return Err(Unfit::TooLate { years: length });
            }
            let payments: Vec<Meur> = payments.iter().take(years).copied().collect();
            let whole: Meur = payments.iter().copied().sum();
            Ok(Costed {
                whole,
                capex: whole,
                opex: Meur::ZERO,
                low: whole,
                high: whole,
                by_year: Some(payments),
            })
        }
        Cost::Capex {
            capex,
            opex_fixed,
            opex_share,
            range,
            ..
        } => {
            let capex = applied(capex, partner)?;
            let opex = opex_fixed.value() + opex_share * capex;
            #[expect(clippy::cast_precision_loss, reason = "at most 50 years")]
            let whole = capex + opex * running as f64;
            let absurd = |cost: f64| !cost.is_finite() || cost < 0.0;
            if absurd(capex) || absurd(whole) || absurd(whole * range.high) {
                return Err(Unfit::Absurd { cost: whole });
            }
            Ok(Costed {
                whole: meur(whole),
                capex: meur(capex),
                opex: meur(opex),
                low: meur(whole * range.low),
                high: meur(whole * range.high),
                by_year: None,
            })
        }
    }
}

/// `fixed + sum per x figure`.
fn applied(quantity: &Quantity, partner: &Partner) -> Result<f64, Unfit> {
    let mut sum = quantity.fixed;
    for (indicator, per) in &quantity.per {
        sum += per * figure(partner, indicator)?;
    }
    Ok(sum)
}

fn figure(partner: &Partner, indicator: &IndicatorId) -> Result<f64, Unfit> {
    let known = partner.indicator(indicator);
    known.ok_or_else(|| Unfit::Missing(indicator.clone()))
}

fn closes(spec: &OptionSpec, partner: &Partner, taxonomy: &Taxonomy) -> Result<Vec<Effect>, Unfit> {
    let mut effects = spec.closes.clone();
    for (need, reach) in &spec.reaches {
        effects.insert(need.clone(), reached(reach, partner)?);
    }
    Ok(positions(&effects, |id| {
        taxonomy.needs.iter().position(|need| need.id == *id)
    }))
}

/// `min(at_most, units / of)`. Where nobody is there to be reached, everybody is: `at_most`.
fn reached(reach: &Reach, partner: &Partner) -> Result<f64, Unfit> {
    let units = applied(&reach.units, partner)?;
    let of = figure(partner, &reach.of)?;
    if of <= 0.0 {
        return Ok(reach.at_most);
    }
    Ok((units / of).min(reach.at_most))
}

/// Effects by position in the taxonomy, in its order.
pub(super) fn positions<K>(
    effects: &BTreeMap<K, f64>,
    position: impl Fn(&K) -> Option<usize>,
) -> Vec<Effect> {
    let effect = |(on, value): (&K, &f64)| {
        let on = position(on)?;
        Some(Effect { on, value: *value })
    };
    let mut resolved: Vec<Effect> = effects.iter().filter_map(effect).collect();
    resolved.sort_by_key(|effect| effect.on);
    resolved
}
